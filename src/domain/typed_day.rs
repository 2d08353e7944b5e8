//! Reads a day as people type it. It must not guess: what is not surely one day is not read.

use chrono::{Datelike, NaiveDate};

const ENGLISH: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a typed day: `2026-3-15`, `2026年3月15日`, `20260315`, `3月15日`, `3.15`, `15 Mar 2026`, full-width figures too.
/// Without a year it is the year of `today`.
pub fn read(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let plain: String = text.trim().chars().map(narrow).collect::<String>().to_lowercase();
    let figures: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let letters: String = plain.chars().filter(char::is_ascii_alphabetic).collect();
    if !plain.chars().all(|c| c.is_ascii_alphanumeric() || " -/.,年月日号".contains(c)) {
        return None;
    }
    if !letters.is_empty() {
        let month = ENGLISH.iter().position(|name| letters.starts_with(name))?;
        let month = u32::try_from(month + 1).ok()?;
        return match figures.as_slice() {
            [day] => NaiveDate::from_ymd_opt(today.year(), month, number(day)?),
            [day, year] if year.len() == 4 => NaiveDate::from_ymd_opt(year.parse().ok()?, month, number(day)?),
            _ => None,
        };
    }
    match figures.as_slice() {
        [one] if one.len() == 8 => NaiveDate::parse_from_str(one, "%Y%m%d").ok(),
        [month, day] => NaiveDate::from_ymd_opt(today.year(), number(month)?, number(day)?),
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)
        }
        _ => None,
    }
}

fn number(figures: &str) -> Option<u32> {
    if figures.len() <= 2 { figures.parse().ok() } else { None }
}

fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{3000}' => ' ',
        '。' => '.',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn typed_days_are_read_or_refused() {
        let today = day(2026, 3, 11);
        for text in [
            "2026-3-15",
            "2026-03-15",
            "2026年3月15日",
            "20260315",
            "3月15日",
            "3.15",
            "２０２６．３．１５",
            "15 Mar 2026",
            "15 march",
            "2026/3/15",
            " 3月15号 ",
        ] {
            assert_eq!(read(text, today), Some(day(2026, 3, 15)), "{text}");
        }
        for text in ["", "尽快", "2026-2-30", "3", "15", "26-3-15", "2026-3", "2026-3-15 或", "315", "3月", "1 2 3 4"]
        {
            assert_eq!(read(text, today), None, "{text}");
        }
    }
}
