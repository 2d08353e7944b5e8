//! What a character is for the line: which may not begin a line or end one, which keep together (避头尾, after
//! 《中文排版需求》 and GB/T 15834). It must not know faces or widths.

use crate::i18n::Lang;

/// The kinds of character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Ideographs, kana, full-width letters and signs: a line may break on either side.
    Wide,
    /// Opening marks: never at the end of a line.
    Open,
    /// Closing marks: never at the beginning of a line.
    Close,
    /// The dash and the ellipsis, which stand in twos and are not taken apart.
    Pair,
    /// Letters, figures and marks of Latin text: a run of them is not broken.
    Latin,
    /// A space between words, at which a line breaks.
    Space,
    /// A place to break without a picture (U+200B).
    Break,
    /// No picture at all.
    Silent,
}

const NO_START: &str = "，。、；：？！）】》」』〉〕’”…—～·・‧％℃‰′″°,.;:?!)]}%｝］〗〙﹚｠々〻ー";
const NO_END: &str = "（【《「『〈〔‘“￥([{$¥€£＄￡｛［〖〘｟№#@";

/// Never at the beginning of a line.
pub fn never_starts(ch: char) -> bool {
    NO_START.contains(ch)
}

/// Never at the end of a line.
pub fn never_ends(ch: char) -> bool {
    NO_END.contains(ch)
}

/// The kind of a character between its neighbours.
pub fn kind(before: Option<char>, ch: char, after: Option<char>, lang: Lang) -> Kind {
    match ch {
        ' ' | '\t' => Kind::Space,
        '\u{200B}' => Kind::Break,
        '‘' | '’' | '“' | '”' if is_latin_quote(before, ch, after, lang) => Kind::Latin,
        '—' | '…' if lang == Lang::En => Kind::Latin,
        '—' | '…' => Kind::Pair,
        _ if super::super::faces::is_silent(ch) => Kind::Silent,
        _ if is_wide(ch) => {
            if never_starts(ch) {
                Kind::Close
            } else if never_ends(ch) {
                Kind::Open
            } else {
                Kind::Wide
            }
        }
        _ => Kind::Latin,
    }
}

/// A quotation mark of Latin text: any in English, an apostrophe inside a word elsewhere.
fn is_latin_quote(before: Option<char>, ch: char, after: Option<char>, lang: Lang) -> bool {
    let letter = |ch: Option<char>| ch.is_some_and(|ch| ch.is_alphanumeric() && !is_wide(ch));
    lang == Lang::En || ch == '’' && letter(before) && letter(after)
}

/// Whether the character stands on a full square, as all of Chinese does.
fn is_wide(ch: char) -> bool {
    matches!(ch, '×' | '÷' | '±' | '‘' | '’' | '“' | '”' | '·' | '‧' | '′' | '″' | '‰' | '\u{2100}'..='\u{218F}'
        | '\u{2190}'..='\u{2BFF}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}')
}

/// Figures and what belongs to a number, for deciding where a line breaks badly.
pub fn is_figure(ch: char) -> bool {
    ch.is_ascii_digit()
}

/// A sign of an amount in capitals (大写).
pub fn is_capital(ch: char) -> bool {
    "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正".contains(ch)
}

/// Whether Latin text that begins or ends with this character stands off from the Han characters beside it: letters
/// and figures do, hyphens, straight quotes and brackets do not.
pub fn takes_blank(ch: char) -> bool {
    ch.is_alphanumeric() || matches!(ch, '%' | '°' | '+' | '&' | '<' | '>' | '=')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_characters() {
        let cases = [
            ('调', Kind::Wide),
            ('，', Kind::Close),
            ('（', Kind::Open),
            ('《', Kind::Open),
            ('￥', Kind::Open),
            ('—', Kind::Pair),
            ('…', Kind::Pair),
            ('A', Kind::Latin),
            ('7', Kind::Latin),
            (',', Kind::Latin),
            (' ', Kind::Space),
            ('\u{3000}', Kind::Wide),
            ('\u{200B}', Kind::Break),
            ('\u{202E}', Kind::Silent),
            ('·', Kind::Close),
            ('“', Kind::Open),
            ('”', Kind::Close),
            ('𠮷', Kind::Wide),
            ('℃', Kind::Close),
        ];
        for (ch, expected) in cases {
            assert_eq!(kind(None, ch, None, Lang::Zh), expected, "{ch:?}");
        }
    }

    #[test]
    fn quotes_are_latin_in_english_and_in_words() {
        assert_eq!(kind(Some('n'), '’', Some('t'), Lang::Zh), Kind::Latin);
        assert_eq!(kind(Some('调'), '’', Some('t'), Lang::Zh), Kind::Close);
        assert_eq!(kind(None, '“', Some('a'), Lang::En), Kind::Latin);
    }
}
