//! A list of words, found in a text in one pass: only at a character that begins one of them is anything compared.
//! The lists are data (`check/words/*.txt`, or a constant); what a word means is for the rule that asks.

use std::collections::HashMap;

/// A word of the list, where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Hit<'l> {
    pub start: usize,
    pub end: usize,
    pub entry: &'l Entry,
}

/// A word, what should stand instead (empty: nothing sure), and the neighbours with which it is a part of other words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct Entry {
    pub word: String,
    pub instead: String,
    not_after: Vec<String>,
    not_before: Vec<String>,
}

/// Words by their first character.
pub(in crate::check) struct WordList {
    entries: HashMap<char, Vec<Entry>>,
    /// One bit for each character of the basic plane: most characters begin no word.
    begins: Vec<u64>,
}

impl WordList {
    /// A list from its file: `word`, `word=instead`, then `<…` what it does not follow and `>…` what does not follow
    /// it, with a space between; a line that begins with # is a remark.
    pub fn read(file: &str) -> WordList {
        WordList::new(file.lines().filter(|line| !line.starts_with('#')).filter_map(entry))
    }

    /// The same, and further words by what should stand instead: `right wrong wrong …`, a line each. Where both have a
    /// word, the first list tells of it.
    pub fn read_with(file: &str, by_right_word: &str) -> WordList {
        let first = file.lines().filter(|line| !line.starts_with('#')).filter_map(entry);
        let more = by_right_word.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
            let mut words = line.split_whitespace();
            let right = words.next().unwrap_or_default().to_owned();
            words.map(move |wrong| Entry { word: wrong.to_owned(), instead: right.clone(), ..Entry::default() })
        });
        WordList::new(first.chain(more))
    }

    /// A list of plain words.
    pub fn of(words: &[&str]) -> WordList {
        WordList::new(words.iter().map(|word| Entry { word: (*word).to_owned(), ..Entry::default() }))
    }

    fn new(all: impl Iterator<Item = Entry>) -> WordList {
        let mut list = WordList { entries: HashMap::new(), begins: vec![0; 1024] };
        for entry in all {
            let Some(first) = entry.word.chars().next() else { continue };
            if let Some((word, bit)) = bit_of(first)
                && let Some(bits) = list.begins.get_mut(word)
            {
                *bits |= bit;
            }
            list.entries.entry(first).or_default().push(entry);
        }
        for same in list.entries.values_mut() {
            same.sort_by_key(|entry| std::cmp::Reverse(entry.word.chars().count()));
        }
        list
    }

    /// Every word of the list in the text, the longest where several begin at one place.
    pub fn find<'l>(&'l self, signs: &[char]) -> Vec<Hit<'l>> {
        let mut found = Vec::new();
        let mut position = 0;
        while let Some(sign) = signs.get(position) {
            match self.at(signs, position, *sign) {
                Some(hit) => {
                    position = hit.end;
                    found.push(hit);
                }
                None => position += 1,
            }
        }
        found
    }

    fn at<'l>(&'l self, signs: &[char], start: usize, first: char) -> Option<Hit<'l>> {
        if let Some((word, bit)) = bit_of(first)
            && self.begins.get(word).is_some_and(|bits| bits & bit == 0)
        {
            return None;
        }
        self.entries.get(&first)?.iter().find_map(|entry| {
            let end = start + entry.word.chars().count();
            let here = stands_at(signs, start, &entry.word) && entry.is_itself(signs, start, end);
            here.then_some(Hit { start, end, entry })
        })
    }
}

impl Entry {
    /// Whether the word is not a piece of others: 按装 in 按装修合同.
    fn is_itself(&self, signs: &[char], start: usize, end: usize) -> bool {
        let follows = |word: &String| {
            let length = word.chars().count();
            start.checked_sub(length).is_some_and(|before| stands_at(signs, before, word))
        };
        !self.not_after.iter().any(follows) && !self.not_before.iter().any(|word| stands_at(signs, end, word))
    }
}

fn bit_of(sign: char) -> Option<(usize, u64)> {
    let code = usize::try_from(u32::from(sign)).ok().filter(|code| *code < 65_536)?;
    Some((code / 64, 1 << (code % 64)))
}

fn entry(line: &str) -> Option<Entry> {
    let mut parts = line.split_whitespace();
    let (word, instead) = match parts.next()?.split_once('=') {
        Some((word, instead)) => (word, instead),
        None => (line.split_whitespace().next()?, ""),
    };
    let mut entry = Entry { word: word.to_owned(), instead: instead.to_owned(), ..Entry::default() };
    for part in parts {
        let list = |words: &str| words.split('|').map(str::to_owned).collect();
        if let Some(words) = part.strip_prefix('<') {
            entry.not_after = list(words);
        } else if let Some(words) = part.strip_prefix('>') {
            entry.not_before = list(words);
        }
    }
    Some(entry)
}

/// Whether the word stands at this position.
pub(in crate::check) fn stands_at(signs: &[char], start: usize, word: &str) -> bool {
    let mut rest = signs.iter().skip(start);
    word.chars().all(|sign| rest.next() == Some(&sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &WordList, text: &str) -> Vec<(usize, String)> {
        let signs: Vec<char> = text.chars().collect();
        list.find(&signs).into_iter().map(|hit| (hit.start, hit.entry.word.clone())).collect()
    }

    #[test]
    fn words_are_found_but_not_inside_others() {
        let list = WordList::read("# 说明\n按装=安装 >修|饰\n既使=即使\n整好 <平|修\n");
        assert_eq!(found(&list, "既使按装空调"), [(0, "既使".to_owned()), (2, "按装".to_owned())]);
        assert_eq!(found(&list, "按装修合同平整好场地"), []);
        assert_eq!(found(&list, "整好"), [(0, "整好".to_owned())]);
        assert_eq!(found(&list, "按"), []);
    }

    #[test]
    fn wrong_words_may_be_listed_by_the_right_one() {
        let list = WordList::read_with("检收=验收 <质\n", "# 说明\n验收 险验 捡收\n");
        assert_eq!(found(&list, "捡收质检收货"), [(0, "捡收".to_owned())]);
        assert_eq!(list.find(&['险', '验'])[0].entry.instead, "验收");
    }

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(found(&WordList::of(&["尽快", "尽快地"]), "尽快地付"), [(0, "尽快地".to_owned())]);
    }
}
