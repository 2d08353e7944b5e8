//! Dates in the cells of a table: which characters make one date, so that a narrow column does not tear it.
//! It must not know widths, nor whether the date exists.

use super::super::page::Face;
use super::strip::Span;

/// What belongs to a date written after it, the longest first.
const DEADLINES: [&str; 4] = ["当日", "之前", "以前", "前"];
/// The signs of a date in Chinese, in their order; the first may be missing.
const SIGNS: [char; 3] = ['年', '月', '日'];

/// Whether a date stands in the text.
pub fn stand_in(text: &str) -> bool {
    spans(text, Face::Song, "").iter().any(|span| span.whole)
}

/// The text as spans; every date in it is one that is not broken: 2026年10月15日前, 10月15日, by 15 October 2026.
pub fn spans<'a>(text: &'a str, face: Face, place: &'a str) -> Vec<Span<'a>> {
    let mut spans = Vec::new();
    let (mut rest, mut from) = (text, 0);
    while let Some((words, tail)) = rest.split_at_checked(from) {
        let Some(start) = tail.chars().next() else { break };
        // A date begins where a word or a number does, not within one.
        let inside = words.chars().next_back().is_some_and(|before| before.is_ascii_alphanumeric());
        let length = if inside { 0 } else { date_at(tail) };
        match tail.split_at_checked(length) {
            Some((date, after)) if length > 0 => {
                spans.push(Span::new(words, face, place));
                spans.push(Span { whole: true, ..Span::new(date, face, place) });
                (rest, from) = (after, 0);
            }
            _ => from += start.len_utf8(),
        }
    }
    spans.push(Span::new(rest, face, place));
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// Length in bytes of the date that the text begins with; 0 where it begins with none.
fn date_at(text: &str) -> usize {
    let after = chinese(text).or_else(|| english(text));
    after.map_or(0, |after| text.len() - after.len())
}

/// What comes after a Chinese date with at least its month and day.
fn chinese(text: &str) -> Option<&str> {
    let [year, month, day] = SIGNS;
    let month_on = figures(text, 4).and_then(|rest| rest.strip_prefix(year)).unwrap_or(text);
    let day_on = figures(month_on, 2)?.strip_prefix(month)?;
    let end = figures(day_on, 2)?.strip_prefix(day)?;
    Some(DEADLINES.iter().find_map(|word| end.strip_prefix(word)).unwrap_or(end))
}

/// What comes after an English date: day, month, year, and the word for a deadline before them.
fn english(text: &str) -> Option<&str> {
    let day = text.strip_prefix("by ").unwrap_or(text);
    let month = figures(day, 2)?.strip_prefix(' ')?;
    let name = month.trim_start_matches(|ch: char| ch.is_ascii_alphabetic());
    if name.len() == month.len() || !month.starts_with(|ch: char| ch.is_ascii_uppercase()) {
        return None;
    }
    let year = name.strip_prefix(' ')?;
    let end = figures(year, 4)?;
    (year.len() - end.len() == 4).then_some(end)
}

/// What comes after a number of one to so many figures.
fn figures(text: &str, most: usize) -> Option<&str> {
    let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let count = text.len() - rest.len();
    (1..=most).contains(&count).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wholes(text: &str) -> Vec<&str> {
        spans(text, Face::Song, "").into_iter().filter(|span| span.whole).map(|span| span.text).collect()
    }

    #[test]
    fn a_date_is_whole_with_its_deadline() {
        let cases: [(&str, &[&str]); 11] = [
            ("2026年10月15日前", &["2026年10月15日前"]),
            ("自2026年9月4日起，10月15日当日付清", &["2026年9月4日", "10月15日当日"]),
            ("2026年5月30日18时前", &["2026年5月30日"]),
            ("2026年10月15日之前\nby 15 October 2026", &["2026年10月15日之前", "by 15 October 2026"]),
            ("20 September 2027", &["20 September 2027"]),
            ("12026年10月15日", &["10月15日"]),
            ("2026年10月", &[]),
            ("3个月内", &[]),
            ("13800000022", &[]),
            ("12 October", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(wholes(text), expected, "{text}");
            assert_eq!(stand_in(text), !expected.is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_character_is_lost(text in "(by |[0-9]{1,5}|[年月日前当 ]|October|款|，|\n){0,12}") {
            let joined: String = spans(&text, Face::Song, "").iter().map(|span| span.text).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
