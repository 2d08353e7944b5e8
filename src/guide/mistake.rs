//! What can be wrong in a content file of the guide, with its place and what would be right. Whoever edits the file
//! reads this. The words are in the language files; only what the reader of TOML says of broken TOML stays its own.

use chrono::NaiveDate;

use super::content::ContentError;
use crate::i18n::Tr;

/// One mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub fault: Fault,
}

/// The kinds of mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A key that the file cannot have, and those that it can.
    UnknownKey {
        found: String,
        known: String,
    },
    /// A value that is not of the list.
    UnknownValue {
        found: String,
        known: String,
    },
    Missing(String),
    Blank,
    /// More characters than fit where it is shown.
    TooLong {
        most: usize,
    },
    /// More sentences than are read.
    TooMany {
        most: usize,
    },
    /// `{{name}}` that no clause fills, and those that are filled.
    UnknownSlot {
        found: String,
        known: String,
    },
    /// `{{` and `}}` do not pair, or nothing stands between them.
    BrokenSlot,
    /// What is asked for before going on has no prompt of its own.
    NoPrompt(String),
    /// The same name twice.
    Twice(String),
    /// A holiday that ends before it begins, or runs over a month.
    Backwards(String),
    /// A weekday is entered as worked in place of a holiday: it is worked anyway.
    WorkedAnyway(NaiveDate),
    /// Not of a kind that can be read, in the words of the reader.
    NotRead(String),
}

/// How the types of a content file name their own faults to the reader, which knows only text.
pub(super) mod flaw {
    pub const BLANK: &str = "#blank";
    pub const BROKEN_SLOT: &str = "#broken-slot";
    pub const TOO_LONG: &str = "#too-long ";
    pub const TOO_MANY: &str = "#too-many ";
    pub const UNKNOWN_SLOT: &str = "#unknown-slot ";
}

impl Mistake {
    /// The mistake that the reader found.
    pub(super) fn told(error: &ContentError) -> Mistake {
        Mistake { line: error.line, column: error.column, fault: Fault::told(&error.problem) }
    }

    /// At this byte of the text.
    pub(super) fn at(text: &str, byte: usize, fault: Fault) -> Mistake {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Mistake { line, column, fault }
    }

    /// Line, column, what is wrong and what would be right.
    pub fn message(&self, tr: Tr) -> String {
        tr.guide_mistake(self.line, self.column, self.fault.message(tr))
    }
}

impl Fault {
    /// The fault that the reader told in its own fixed words.
    fn told(message: &str) -> Fault {
        let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        let (found, known) = quoted
            .split_first()
            .map_or((String::new(), String::new()), |(found, known)| ((*found).to_owned(), known.join(" ")));
        if let Some((slot, known)) = message.strip_prefix(flaw::UNKNOWN_SLOT).and_then(|rest| rest.split_once(' ')) {
            return Fault::UnknownSlot { found: slot.to_owned(), known: known.to_owned() };
        }
        if let Some(most) = message.strip_prefix(flaw::TOO_LONG) {
            return Fault::TooLong { most: most.parse().unwrap_or_default() };
        }
        if let Some(most) = message.strip_prefix(flaw::TOO_MANY) {
            return Fault::TooMany { most: most.parse().unwrap_or_default() };
        }
        let value = message.strip_prefix("invalid value: string \"").and_then(|rest| rest.split_once("\", expected "));
        match (message, value) {
            (flaw::BLANK, _) => Fault::Blank,
            (flaw::BROKEN_SLOT, _) => Fault::BrokenSlot,
            (_, Some((found, known))) => Fault::UnknownValue { found: found.to_owned(), known: known.to_owned() },
            _ if message.starts_with("unknown field `") => Fault::UnknownKey { found, known },
            _ if message.starts_with("unknown variant `") => Fault::UnknownValue { found, known },
            _ if message.starts_with("missing field `") => Fault::Missing(found),
            _ => Fault::NotRead(message.to_owned()),
        }
    }

    fn message(&self, tr: Tr) -> String {
        match self {
            Fault::UnknownKey { found, known } => tr.guide_unknown_key(found, known),
            Fault::UnknownValue { found, known } => tr.guide_unknown_value(found, known),
            Fault::Missing(name) => tr.guide_missing(name),
            Fault::Blank => tr.guide_blank().to_owned(),
            Fault::TooLong { most } => tr.guide_too_long(most),
            Fault::TooMany { most } => tr.guide_too_many(most),
            Fault::UnknownSlot { found, known } => tr.guide_unknown_slot(found, known),
            Fault::BrokenSlot => tr.guide_broken_slot().to_owned(),
            Fault::NoPrompt(name) => tr.guide_no_prompt(name),
            Fault::Twice(name) => tr.guide_twice(name),
            Fault::Backwards(name) => tr.holidays_backwards(name),
            Fault::WorkedAnyway(day) => tr.holidays_worked_anyway(tr.date(*day)),
            Fault::NotRead(reason) => tr.guide_not_read(reason),
        }
    }
}
