//! What was asked: words, each of which must be in the case. A word is found as it is written, letters and digits also by
//! their beginning; numbers by their end; names by Pinyin. It must not know how the index is kept.

use super::parts::Part;
use super::tokens::{EDGE, GAP, Token, tokens};

/// Longest question, in characters, and most words of one.
const LONGEST: usize = 400;
const MOST: usize = 12;

/// What was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) all: Vec<Word>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Never empty, and neither begins nor ends with a gap.
    phrase: Vec<Token>,
    /// A number, or the end of one.
    number: Option<String>,
    /// Letters that may be Pinyin.
    pinyin: Option<String>,
}

impl Words {
    /// Splits at blanks. What holds neither letter nor digit asks for nothing.
    pub(crate) fn new(typed: &str) -> Words {
        let typed: String = typed.chars().take(LONGEST).collect();
        Words { all: typed.split_whitespace().filter_map(Word::new).take(MOST).collect() }
    }
}

impl Word {
    fn new(typed: &str) -> Option<Word> {
        let all = tokens(typed);
        let first = all.iter().position(|token| !token.is_gap())?;
        let last = all.iter().rposition(|token| !token.is_gap())?;
        let phrase = all.get(first..=last)?.to_vec();
        Some(Word { number: number_of(&phrase), pinyin: pinyin_of(&phrase), phrase })
    }

    /// As the index is asked: own tokens in quotes, never what was typed.
    pub(crate) fn expression(&self, private: bool) -> String {
        let begun = if self.is_begun() { " *" } else { "" };
        let columns = if private { "{open private}" } else { "{open}" };
        let mut asked = format!("{columns} : {}{begun}", quoted(&joined(&self.phrase)));
        if let Some(number) = &self.number {
            asked = format!("({asked}) OR ({columns} : {})", quoted(number));
        }
        if let Some(pinyin) = &self.pinyin {
            asked = format!("({asked}) OR (pinyin : {} *)", quoted(pinyin));
        }
        asked
    }

    /// Where the word stands in these tokens: the first character and the one after the last.
    pub(crate) fn places(&self, text: &[Token]) -> Vec<(usize, usize)> {
        let windows = text.windows(self.phrase.len().max(1)).filter(|window| self.is(window));
        windows.filter_map(|window| Some((window.first()?.from, window.last()?.to))).collect()
    }

    fn is(&self, window: &[Token]) -> bool {
        let last = self.phrase.len().saturating_sub(1);
        window.len() == self.phrase.len()
            && self.phrase.iter().zip(window).enumerate().all(|(at, (asked, there))| {
                asked.text == there.text || (at == last && self.is_begun() && there.text.starts_with(&asked.text))
            })
    }

    /// The number or end of a number that was asked for, if it is one of these.
    pub(crate) fn number_among<'a>(&self, numbers: &'a [String]) -> Option<&'a str> {
        let whole = self.phrase.first().filter(|_| self.phrase.len() == 1).map(|token| &token.text);
        let is_asked = |number: &&String| self.number.as_ref() == Some(number) || whole == Some(number);
        numbers.iter().find(is_asked).map(String::as_str)
    }

    /// Whether a name of this part is spelled as was asked, or begins so.
    pub(crate) fn is_pinyin(&self, part: &Part) -> bool {
        self.pinyin.as_ref().is_some_and(|asked| part.spellings().iter().any(|spelled| spelled.starts_with(asked)))
    }

    fn is_begun(&self) -> bool {
        self.phrase.last().is_some_and(Token::may_be_begun)
    }
}

/// Tokens as one text, with a blank between two.
pub(crate) fn joined(all: &[Token]) -> String {
    all.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn quoted(text: &str) -> String {
    debug_assert!(!text.contains('"') && !text.contains(EDGE));
    format!("\"{text}\"")
}

/// Four or more letters and digits, three of them digits, may be the end of a number or the number of a passport.
fn number_of(phrase: &[Token]) -> Option<String> {
    let signs: String = phrase.iter().map(|token| token.text.as_str()).collect();
    let digits = signs.bytes().filter(u8::is_ascii_digit).count();
    let fits = signs.len() > 3 && digits > 2 && signs.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| format!("{GAP}{signs}"))
}

/// Two letters or more, with or without the marks that part syllables; ü is typed as v.
fn pinyin_of(phrase: &[Token]) -> Option<String> {
    let letters: String = phrase.iter().filter(|token| !token.is_gap()).map(|token| token.text.as_str()).collect();
    let letters = letters.replace('ü', "v");
    (letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(typed: &str) -> Vec<String> {
        Words::new(typed).all.iter().map(|word| word.expression(false)).collect()
    }

    #[test]
    fn a_question_is_made_of_own_tokens_in_quotes() {
        for (typed, expressions) in [
            ("林志远", vec!["{open} : \"林 志 远\""]),
            ("林志远 漏水", vec!["{open} : \"林 志 远\"", "{open} : \"漏 水\""]),
            ("13800", vec!["({open} : \"13800\" *) OR ({open} : \"_13800\")"]),
            ("138", vec!["{open} : \"138\" *"]),
            ("第3", vec!["{open} : \"第 3\""]),
            ("e12345678", vec!["({open} : \"e 12345678\" *) OR ({open} : \"_e12345678\")"]),
            ("510107199003071234", vec!["{open} : \"_510107199003071234\""]),
            ("123X", vec!["({open} : \"123 x\") OR ({open} : \"_123x\")"]),
            ("LZY", vec!["({open} : \"lzy\" *) OR (pinyin : \"lzy\" *)"]),
            ("Lü", vec!["({open} : \"lü\" *) OR (pinyin : \"lv\" *)"]),
            ("lin'zhiyuan", vec!["({open} : \"lin _ zhiyuan\" *) OR (pinyin : \"linzhiyuan\" *)"]),
            ("“甲、乙”", vec!["{open} : \"甲 _ 乙\""]),
            ("\" * - ，", vec![]),
            ("   ", vec![]),
        ] {
            assert_eq!(asked(typed), expressions, "{typed}");
        }
    }

    #[test]
    fn a_word_knows_its_places() {
        let places = |typed: &str, text: &str| Words::new(typed).all[0].places(&tokens(text));
        assert_eq!(places("漏水", "屋顶漏水，又漏水"), [(2, 4), (6, 8)]);
        assert_eq!(places("漏水", "漏，水"), []);
        assert_eq!(places("138", "电话13800000001"), [(2, 13)]);
        assert_eq!(places("8", "电话18"), []);
        assert_eq!(places("漏水漏水漏水", "漏水"), []);
    }
}
