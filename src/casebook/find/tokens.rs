//! Text as it is searched: one token for each Han character, whole runs of letters and of digits, one sign wherever
//! anything else stood. The same preparation serves what is kept and what is asked. It must not know a case.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Stands where punctuation or a blank stood, so that no phrase runs over it.
pub(crate) const GAP: &str = "_";
/// Stands between two parts of a case. Nobody can type it.
pub(crate) const EDGE: &str = "~";
/// Longest run of letters or digits that is one token.
const LONGEST: usize = 64;

/// One token, and the characters of the text that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    /// The first character and the one after the last.
    pub(crate) from: usize,
    pub(crate) to: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Stands alone.
    Single,
    Letters,
    Digits,
    Gap,
}

impl Token {
    /// Whether it may be the beginning of a longer one: two or more letters or digits.
    pub(crate) fn may_be_begun(&self) -> bool {
        matches!(self.kind, Kind::Letters | Kind::Digits) && !self.is_number_of_a_person() && self.text.len() > 1
    }

    /// Whether it is a number of the length of an ID number: found whole or by its last four signs, never by its
    /// beginning, so that nobody finds out the rest of it sign by sign.
    pub(crate) fn is_number_of_a_person(&self) -> bool {
        self.kind == Kind::Digits && self.text.starts_with(GAP)
    }

    pub(crate) fn is_gap(&self) -> bool {
        self.kind == Kind::Gap
    }
}

/// The tokens of a text, in order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for (sign, at) in normal(text) {
        let kind = kind_of(sign);
        match found.last_mut() {
            // A mark belongs to the letter before it.
            Some(last) if is_combining_mark(sign) && last.kind == Kind::Letters => {
                last.text.push(sign);
                last.to = at + 1;
            }
            Some(last) if last.kind == kind && runs_on(last) => {
                if kind != Kind::Gap {
                    last.text.push(sign);
                }
                last.to = at + 1;
            }
            _ => {
                let text = if kind == Kind::Gap { GAP.to_owned() } else { sign.to_string() };
                found.push(Token { text, from: at, to: at + 1, kind });
            }
        }
    }
    with_numbers_of_persons(found)
}

/// Small letters of normal width, each with the position of the character that it came from.
fn normal(text: &str) -> Vec<(char, usize)> {
    let mut levelled = Vec::with_capacity(text.len() / 2);
    let mut signs = text.chars().enumerate().peekable();
    while let Some((at, sign)) = signs.next() {
        let stands_alone = signs.peek().is_none_or(|(_, next)| !is_combining_mark(*next));
        if let Some(plain) = plain(sign).filter(|_| stands_alone) {
            levelled.push((plain, at));
            continue;
        }
        let mut cluster = String::from(sign);
        while let Some((_, mark)) = signs.next_if(|(_, next)| is_combining_mark(*next)) {
            cluster.push(mark);
        }
        levelled.extend(cluster.nfkc().flat_map(char::to_lowercase).map(|sign| (sign, at)));
    }
    levelled
}

/// Most of what is written is its own normal form, or the wide form of a plain sign; `None` for what must be looked up.
const fn plain(sign: char) -> Option<char> {
    match sign {
        '\0'..='\u{7F}' => Some(sign.to_ascii_lowercase()),
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{3001}'..='\u{3029}' => Some(sign),
        _ => None,
    }
}

fn kind_of(sign: char) -> Kind {
    match sign {
        '0'..='9' => Kind::Digits,
        // From here on the scripts that put no blank between words, and rare characters without a name yet.
        '\u{2E80}'..='\u{2FFF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{20000}'..='\u{3FFFF}'
        | '\u{F0000}'..='\u{10FFFF}' => Kind::Single,
        sign if sign.is_alphabetic() && u32::from(sign) < 0x2E80 => Kind::Letters,
        sign if sign.is_alphanumeric() => Kind::Single,
        _ => Kind::Gap,
    }
}

fn runs_on(last: &Token) -> bool {
    match last.kind {
        Kind::Single => false,
        Kind::Gap => true,
        Kind::Letters | Kind::Digits => last.text.len() < LONGEST,
    }
}

/// Digits as long as an ID number become a token that only the whole number finds: 18 signs of which the last may be x,
/// or the 15 digits of old papers.
fn with_numbers_of_persons(found: Vec<Token>) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::with_capacity(found.len());
    for token in found {
        let ends_one = token.text == "x" && token.kind == Kind::Letters;
        match all.last_mut() {
            Some(last) if ends_one && last.kind == Kind::Digits && last.text.len() == 17 && last.to == token.from => {
                last.text = format!("{GAP}{}x", last.text);
                last.to = token.to;
            }
            _ => all.push(token),
        }
    }
    for token in &mut all {
        if token.kind == Kind::Digits && matches!(token.text.len(), 15 | 18) && !token.text.starts_with(GAP) {
            token.text.insert_str(0, GAP);
        }
    }
    all
}

/// The last signs of a number, as a token of its own.
pub(crate) fn tail(number: &str, length: usize) -> Option<String> {
    let signs: Vec<char> = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let start = signs.len().checked_sub(length)?;
    let end: String = signs.get(start..)?.iter().map(char::to_ascii_lowercase).collect();
    Some(format!("{GAP}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        tokens(text).into_iter().map(|token| token.text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_han_character_stands_alone_and_letters_and_digits_in_runs() {
        for (text, told) in [
            ("林志远", "林 志 远"),
            ("（2026）青渡人调字第001号", "_ 2026 _ 青 渡 人 调 字 第 001 号"),
            ("川A12345 车", "川 a 12345 _ 车"),
            ("䶮𠮷𬭶", "䶮 𠮷 𬭶"),
            ("ＡＢ１２３", "ab 123"),
            ("㎡", "m 2"),
            ("赔……偿", "赔 _ 偿"),
            ("〇一", "〇 一"),
            ("ひらがな", "ひ ら が な"),
            ("Müller", "müller"),
            ("Mu\u{308}ller", "müller"),
            ("ئالىم تۇرسۇن", "ئالىم _ تۇرسۇن"),
            ("", ""),
        ] {
            assert_eq!(said(text), told, "{text}");
        }
    }

    #[test]
    fn a_number_of_a_person_is_one_token_that_no_beginning_finds() {
        assert_eq!(said("身份证51010719900307123X。"), "身 份 证 _51010719900307123x _");
        assert_eq!(said("510107199003071234"), "_510107199003071234");
        assert_eq!(said("13800000001"), "13800000001");
        assert!(tokens("510107199003071234").iter().all(|token| !token.may_be_begun()));
        assert!(tokens("138").iter().all(Token::may_be_begun) && !tokens("1").iter().any(Token::may_be_begun));
        assert_eq!(tail("51010719900307123X", 4).as_deref(), Some("_123x"));
        assert_eq!(tail("12", 4), None);
    }

    #[test]
    fn the_short_way_gives_what_the_long_one_does() {
        for sign in ('\0'..='\u{FFFF}').filter(|sign| plain(*sign).is_some()) {
            let long: Vec<char> = std::iter::once(sign).nfkc().flat_map(char::to_lowercase).collect();
            assert_eq!(plain(sign).as_slice(), long, "{sign:?}");
        }
    }

    #[test]
    fn tokens_know_which_characters_they_came_from() {
        let places = |text: &str| -> Vec<(usize, usize)> {
            tokens(text).into_iter().map(|token| (token.from, token.to)).collect()
        };
        assert_eq!(places("林，AB１２"), [(0, 1), (1, 2), (2, 4), (4, 6)]);
        assert_eq!(places("Mu\u{308}l"), [(0, 4)]);
    }

    #[test]
    fn what_people_may_type_as_search_language_is_punctuation() {
        assert_eq!(said("\"a\" OR b* NEAR(c) -d:e"), "_ a _ or _ b _ near _ c _ d _ e");
    }
}
