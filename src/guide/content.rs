//! Reads a content file (TOML) strictly: what it may hold is the type's own affair, a mistake gets its file, line and
//! column. It must not open files: text is handed in.

use chrono::NaiveDate;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};

/// What is wrong in a content file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentError {
    /// The name of the file as the reader was told it.
    pub file: String,
    /// From 1; 0 where the mistake has no one place.
    pub line: usize,
    /// In characters, from 1; 0 where the mistake has no one place.
    pub column: usize,
    /// What the reader found, in its own (English) words.
    pub problem: String,
}

impl std::fmt::Display for ContentError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}:{}: {}", self.file, self.line, self.column, self.problem)
    }
}

impl std::error::Error for ContentError {}

/// The content of a file.
///
/// # Errors
/// The first mistake, with its place.
pub fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, ContentError> {
    toml::from_str(text).map_err(|error| {
        let start = error.span().map(|span| span.start);
        let before = start.and_then(|start| text.get(..start));
        let (line, column) = before.map_or((0, 0), place);
        ContentError { file: file.to_owned(), line, column, problem: error.message().to_owned() }
    })
}

/// Line and column, from 1, of the place after this text.
fn place(before: &str) -> (usize, usize) {
    let last = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, last.chars().count() + 1)
}

/// A date as TOML writes it (`2026-10-01`), without a time.
///
/// # Errors
/// Where it is no date, or has a time.
pub fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    Day::deserialize(deserializer).map(|Day(day)| day)
}

/// A date that may be left out; with `#[serde(default)]`.
///
/// # Errors
/// As [`date`].
pub fn some_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    date(deserializer).map(Some)
}

/// Several dates.
///
/// # Errors
/// As [`date`].
pub fn dates<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
    Vec::<Day>::deserialize(deserializer).map(|days| days.into_iter().map(|Day(day)| day).collect())
}

struct Day(NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        let day = match (written.date, written.time) {
            (Some(date), None) => {
                NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
            }
            _ => None,
        };
        day.map(Day).ok_or_else(|| D::Error::custom("a day without a time, as 2026-10-01"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Note {
        #[serde(deserialize_with = "date")]
        day: NaiveDate,
        #[serde(deserialize_with = "dates")]
        more: Vec<NaiveDate>,
    }

    #[test]
    fn a_good_file_is_read() {
        let note: Note = read("n.toml", "day = 2026-10-01\nmore = [2026-10-08]\n").unwrap();
        assert_eq!((note.day.to_string(), note.more.len()), ("2026-10-01".to_owned(), 1));
    }

    #[test]
    fn a_mistake_has_its_file_line_and_column() {
        let unknown = read::<Note>("n.toml", "day = 2026-10-01\nmore = []\nmark = 1\n").unwrap_err();
        assert_eq!((unknown.file.as_str(), unknown.line, unknown.column), ("n.toml", 3, 1), "{unknown}");
        assert!(unknown.problem.contains("mark"), "{unknown}");
        let broken = read::<Note>("n.toml", "day = 2026-10-01\nmore = [2026-13-01]\n").unwrap_err();
        assert_eq!(broken.line, 2, "{broken}");
        let timed = read::<Note>("n.toml", "day = 2026-10-01T08:00:00\nmore = []\n").unwrap_err();
        assert_eq!(timed.line, 1, "{timed}");
        let absent = read::<Note>("n.toml", "day = 2026-10-01\n").unwrap_err();
        assert!(absent.problem.contains("more"), "{absent}");
    }
}
