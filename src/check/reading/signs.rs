//! Where phrases, sentences and quotations of a text begin and end, by characters. No word has a meaning here.

use std::ops::Range;

/// What ends a phrase.
pub(super) fn ends_a_phrase(sign: char) -> bool {
    ends_a_sentence(sign) || matches!(sign, '，' | ',' | '：' | ':')
}

/// What ends a sentence.
pub(super) fn ends_a_sentence(sign: char) -> bool {
    matches!(sign, '。' | '；' | ';' | '\n' | '！' | '？')
}

/// At most `most` characters before a position, back to the first that ends what is asked.
pub(super) fn before(signs: &[char], position: usize, most: usize, ends: fn(char) -> bool) -> &[char] {
    let head = signs.get(..position).unwrap_or_default();
    let kept = head.iter().rev().take(most).take_while(|sign| !ends(**sign)).count();
    head.get(head.len() - kept..).unwrap_or_default()
}

/// At most `most` characters from a position on, up to the first that ends what is asked.
pub(super) fn after(signs: &[char], position: usize, most: usize, ends: fn(char) -> bool) -> &[char] {
    let tail = signs.get(position..).unwrap_or_default();
    let kept = tail.iter().take(most).take_while(|sign| !ends(**sign)).count();
    tail.get(..kept).unwrap_or_default()
}

/// The sentences of a text, without their ends.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(ends_a_sentence).filter(|sentence| !sentence.trim().is_empty())
}

/// The quotations, from mark to mark: a quoted word is not the clause's own.
pub(crate) fn quoted(signs: &[char]) -> Vec<Range<usize>> {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('「', '」'), ('‘', '’'), ('《', '》')];
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (position, sign) in signs.iter().enumerate() {
        match open {
            Some((start, end)) if end == *sign => {
                found.push(start..position + 1);
                open = None;
            }
            Some(_) => {}
            None => open = PAIRS.iter().find(|(start, _)| start == sign).map(|(_, end)| (position, *end)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops_and_semicolons() {
        assert_eq!(sentences("甲，乙；丙。\n丁").collect::<Vec<_>>(), ["甲，乙", "丙", "丁"]);
    }

    #[test]
    fn quotations_reach_from_mark_to_mark() {
        let text: Vec<char> = "说“畀钱”、《若干规定》、“没完".chars().collect();
        assert_eq!(quoted(&text), [1..5, 6..12]);
    }
}
