//! What can be wrong with a case file: the place, what was found there and what was expected, as data.
//! It must not hold a sentence: the words are in `i18n::case_file_error`.

use crate::domain::place::Place;

/// Why a case file was not read. Nothing of such a file is kept.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("case file refused at {at:?}")]
pub struct CaseFileError {
    /// Where in the file; the root where the file as a whole cannot be read.
    pub at: Place,
    pub problem: Problem,
}

impl CaseFileError {
    /// This problem at this place.
    pub fn new(at: Place, problem: Problem) -> CaseFileError {
        CaseFileError { at, problem }
    }
}

/// The kinds of values of JSON (RFC 8259).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

/// A value that was found: its kind and, for a scalar, its first characters as the file has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: JsonKind,
    /// At most 40 characters; empty for lists and objects.
    pub shown: String,
}

/// What a place must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Object,
    List,
    Text,
    Bool,
    /// `YYYY-MM-DD`, a day that exists.
    Date,
    /// `YYYY-MM`.
    Month,
    /// `HH:MM`.
    Time,
    /// `YYYY-MM-DDTHH:MM`.
    Moment,
    /// Whole fen, 0 to 10^15.
    Amount,
    /// A whole number between these, both included.
    Count {
        least: u32,
        most: u32,
    },
}

/// To which list a reference points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Party,
    Staff,
    PartyOrStaff,
    TermNumber,
}

/// What is wrong, with the data its sentence needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// No byte, or nothing but white space.
    Empty,
    /// The byte at this offset, from 0, is not UTF-8.
    NotUtf8 { offset: usize },
    /// The text ends before the JSON does; line and column from 1.
    CutShort { line: usize, column: usize },
    /// Not JSON at this line and column, from 1.
    NotJson { line: usize, column: usize },
    /// Lists and objects nested deeper than this.
    TooDeep { most: usize },
    /// The same key twice in one object.
    DuplicateKey,
    /// A control character that no text may hold (C0 and C1 without tab, line feed, carriage return).
    ControlCharacter { code: u32 },
    /// A character that turns the direction of writing round (U+202A–202E, U+2066–2069).
    DirectionOverride { code: u32 },
    /// A number outside what 64 bits hold.
    NumberTooLarge,
    /// A required key is absent, null or empty.
    Missing,
    /// `format` names something else.
    OtherFormat { found: String },
    /// `format` names a later version than this program reads.
    NewerFormat { found: String },
    /// A value of the wrong kind, or outside its range.
    Wrong { found: Found, expected: Expected },
    /// A key that is not one of the listed.
    UnknownValue { found: String, allowed: Vec<&'static str> },
    /// An id that another party or member of staff already has.
    DuplicateId { id: String },
    /// A reference to nobody.
    NoSuchReference { id: String, target: Target },
    /// Two keys of which only one may be there; the place is that of the second.
    OnlyOneOf { first: &'static str, second: &'static str },
}
