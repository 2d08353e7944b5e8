//! Words with which a sentence says who spoke and what kind it is: `@关伯年 #方案 …`, typed by keyboard alone.
//! Text in, candidates out: it must not paint, and it knows no case.

use crate::domain::pinyin::Query;

/// Whether a word names a person or a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `@` or `＠`.
    Person,
    /// `#` or `＃`.
    Kind,
}

impl Mark {
    fn of(letter: char) -> Option<Mark> {
        match letter {
            '@' | '＠' => Some(Mark::Person),
            '#' | '＃' => Some(Mark::Kind),
            _ => None,
        }
    }
}

/// A word that begins with a mark, somewhere in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub mark: Mark,
    /// What stands before it.
    pub before: String,
    /// What was typed after the mark, up to the next space.
    pub query: String,
    /// What stands behind it, the space taken away.
    pub after: String,
    /// Whether a space has closed it.
    pub closed: bool,
}

impl Token {
    /// The first word with a mark. A mark inside a word (an address, 3栋#402) is no mark.
    pub fn find(text: &str) -> Option<Token> {
        Token::all(text).next()
    }

    /// Every word with a mark, in its order. A number (#402) is no kind.
    pub fn all(text: &str) -> impl Iterator<Item = Token> {
        let mut space_before = true;
        text.char_indices().filter_map(move |(at, letter)| {
            let mark = Mark::of(letter).filter(|_| space_before);
            space_before = letter.is_whitespace();
            Token::at(text, at, mark?)
        })
    }

    fn at(text: &str, at: usize, mark: Mark) -> Option<Token> {
        let (before, rest) = text.split_at_checked(at)?;
        let rest = rest.strip_prefix(|letter| Mark::of(letter).is_some())?;
        if mark == Mark::Kind && rest.starts_with(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        let (query, after, closed) = match rest.split_once(char::is_whitespace) {
            Some((query, after)) => (query, after, true),
            None => (rest, "", false),
        };
        Some(Token { mark, before: before.to_owned(), query: query.to_owned(), after: after.to_owned(), closed })
    }

    /// The word as it was typed.
    pub fn written(&self) -> String {
        let mark = if self.mark == Mark::Person { '@' } else { '#' };
        format!("{mark}{}", self.query)
    }

    /// The same word, closed.
    pub fn ended(&self) -> Token {
        Token { closed: true, ..self.clone() }
    }

    /// The text without the word, `kept` put in its place.
    pub fn taken_out(&self, kept: &str) -> String {
        format!("{}{kept}{}", self.before, self.after)
    }
}

/// Something that a word can mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate<T> {
    pub value: T,
    /// As the list and the tag show it.
    pub shown: String,
    /// Every word by which it is found.
    pub words: Vec<String>,
}

/// The candidates that the typed word may still mean, in their order: those whose word begins so, else those whose
/// Pinyin or first letters of it are typed (`gbn`). An empty word may mean all of them.
pub fn matching<'a, T>(candidates: &'a [Candidate<T>], query: &str) -> Vec<&'a Candidate<T>> {
    let lower = query.to_lowercase();
    let fits = |word: &String| word.to_lowercase().starts_with(&lower);
    let begun: Vec<_> = candidates.iter().filter(|candidate| candidate.words.iter().any(fits)).collect();
    if begun.is_empty() && query.chars().all(|letter| letter.is_ascii_alphabetic()) {
        return by_pinyin(candidates, query);
    }
    begun
}

fn by_pinyin<'a, T>(candidates: &'a [Candidate<T>], query: &str) -> Vec<&'a Candidate<T>> {
    let query = Query::new(query);
    let found = |candidate: &&Candidate<T>| candidate.words.iter().any(|word| query.finds(&[word.as_str()]));
    candidates.iter().filter(found).collect()
}

/// The candidate that a finished word means: the one that is called so, else the first that begins so, else the only
/// one whose Pinyin it is. Words must not be put into the mouth of the wrong person.
pub fn meant<'a, T>(candidates: &'a [Candidate<T>], query: &str) -> Option<&'a Candidate<T>> {
    let lower = query.to_lowercase();
    let called = |candidate: &&Candidate<T>| candidate.words.iter().any(|word| word.to_lowercase() == lower);
    let begins = |candidate: &&Candidate<T>| candidate.words.iter().any(|word| word.to_lowercase().starts_with(&lower));
    candidates.iter().find(called).or_else(|| candidates.iter().find(begins)).or_else(|| {
        match matching(candidates, query).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    })
}

/// The candidate whose whole Chinese word opens the query, with the rest: Chinese writes no space behind a name.
pub fn opening<'a, 'q, T>(candidates: &'a [Candidate<T>], query: &'q str) -> Option<(&'a Candidate<T>, &'q str)> {
    let mut best: Option<(&Candidate<T>, &str, usize)> = None;
    for candidate in candidates {
        for word in candidate.words.iter().filter(|word| !word.is_empty() && !word.is_ascii()) {
            let Some(rest) = query.strip_prefix(word.as_str()).filter(|rest| !rest.is_empty()) else { continue };
            if best.is_none_or(|(_, _, length)| word.len() > length) {
                best = Some((candidate, rest, word.len()));
            }
        }
    }
    // A longer word may still be meant: 林志 must not be taken while 林志远 is being typed.
    let still_open = !matching(candidates, query).is_empty();
    best.filter(|_| !still_open).map(|(candidate, rest, _)| (candidate, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<Candidate<u8>> {
        let one = |value, name: &str, others: &[&str]| Candidate {
            value,
            shown: name.to_owned(),
            words: std::iter::once(name).chain(others.iter().copied()).map(str::to_owned).collect(),
        };
        vec![one(1, "林志远", &["甲", "A1"]), one(2, "何美娟", &["甲", "A2"]), one(3, "关伯年", &["乙", "B1"])]
    }

    fn values(query: &str) -> Vec<u8> {
        matching(&people(), query).iter().map(|candidate| candidate.value).collect()
    }

    #[test]
    fn a_word_is_found_with_what_stands_around_it() {
        assert_eq!(Token::find("那天@关伯年 说了"), None);
        let token = Token::find("那天 @关伯年 说了").unwrap();
        assert_eq!((token.mark, token.query.as_str(), token.closed), (Mark::Person, "关伯年", true));
        assert_eq!(token.taken_out(""), "那天 说了");
        let token = Token::find("＃方").unwrap();
        assert_eq!((token.mark, token.query.as_str(), token.closed), (Mark::Kind, "方", false));
        assert_eq!(Token::find("没有记号"), None);
    }

    #[test]
    fn people_are_found_by_side_by_id_and_by_the_start_of_the_name() {
        assert_eq!(values("甲"), [1, 2]);
        assert_eq!(values("a2"), [2]);
        assert_eq!(values("关"), [3]);
        assert_eq!(values(""), [1, 2, 3]);
        assert!(values("example.com").is_empty());
    }

    #[test]
    fn pinyin_finds_whom_no_word_names_and_a_finished_word_needs_one_alone() {
        assert_eq!(values("gbn"), [3]);
        assert_eq!(values("guanbo"), [3]);
        assert!(values("xyz").is_empty());
        let people = people();
        let one = |query| meant(&people, query).map(|candidate| candidate.value);
        assert_eq!((one("lzy"), one("hmj"), one("a2"), one("甲")), (Some(1), Some(2), Some(2), Some(1)));
        let twins = [
            Candidate { value: 1, shown: String::new(), words: vec!["李明".to_owned()] },
            Candidate { value: 2, shown: String::new(), words: vec!["刘敏".to_owned()] },
        ];
        assert_eq!(matching(&twins, "lm").len(), 2);
        assert_eq!(meant(&twins, "lm"), None);
    }

    #[test]
    fn a_name_without_a_space_behind_it_is_taken_once_the_sentence_goes_on() {
        let people = people();
        let found = |query| opening(&people, query).map(|(candidate, rest)| (candidate.value, rest));
        assert_eq!(found("关伯年棚子"), Some((3, "棚子")));
        assert_eq!(found("乙我拆"), Some((3, "我拆")));
        assert_eq!(found("关伯年"), None);
        assert_eq!(found("关伯"), None);
        assert_eq!(found("A1说"), None);
    }
}
