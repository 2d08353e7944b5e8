//! The open format `maplebridge.case/1` (one JSON document, one dispute): text ⇄ [`CaseFile`].
//! A file that is not valid gets one error with its place; a valid one equals itself after reading and writing, apart
//! from the order of its keys and from nulls. It must not open a file or hold a sentence for people.
//!
//! Empty means "not written yet". What a file has but leaves empty, and keys that the program does not know, are kept
//! in the noun's `extra`; a value that the program has later wins over what was kept.

mod agreement;
mod desk;
mod error;
mod fields;
mod head;
mod json;
mod noun;
mod object;
mod party;
mod references;
mod session;
mod term;
#[cfg(test)]
mod tests;

use serde_json::Value;

pub use error::{CaseFileError, Expected, Found, JsonKind, Problem, Target};
pub use json::forbidden_character;
pub use noun::{List, Noun};

use super::case::CaseFile;
use super::place::Place;

/// The value of `format`.
pub const FORMAT: &str = "maplebridge.case/1";
const FORMAT_NAME: &str = "maplebridge.case/";
const FORMAT_VERSION: u64 = 1;

/// A case that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    pub case: CaseFile,
    /// Places of keys that the program does not know: kept, written back, and named to the reader.
    pub unknown: Vec<Place>,
}

/// Whether what was said in private, offers made in private and the mediator's own alerts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Private {
    Included,
    LeftOut,
}

/// Reads a case file.
///
/// # Errors
/// One [`CaseFileError`]: the first thing that is not valid, with its place.
pub fn read(bytes: &[u8]) -> Result<Read, CaseFileError> {
    from_value(json::parse(bytes)?)
}

/// Reads a case from JSON that has been parsed already. Every rule holds but those of the text itself.
///
/// # Errors
/// One [`CaseFileError`].
pub fn from_value(value: Value) -> Result<Read, CaseFileError> {
    let read = from_stored(value)?;
    references::check(&read.case)?;
    Ok(read)
}

/// As [`from_value`], but a reference to nobody is let through: a case that is being worked on may have one for a
/// while, and `check` finds it.
///
/// # Errors
/// One [`CaseFileError`].
pub fn from_stored(value: Value) -> Result<Read, CaseFileError> {
    let mut unknown = Vec::new();
    let mut case = head::read(value, &mut unknown)?;
    references::tell_signers_apart(&mut case);
    Ok(Read { case, unknown })
}

/// The case as the file has it, parsed.
pub fn to_value(case: &CaseFile, private: Private) -> Value {
    match private {
        Private::Included => whole(case),
        Private::LeftOut => whole(&without_private(case)),
    }
}

fn whole(case: &CaseFile) -> Value {
    let lists = List::ALL.iter().map(|list| (*list, list.values(case)));
    head::assemble(head::write(case), lists).unwrap_or_default()
}

/// The case as it may be shown to others: nothing that was said or offered in private, no alert.
pub fn without_private(case: &CaseFile) -> CaseFile {
    let mut open = case.clone();
    open.statements.retain(|statement| !statement.private);
    open.issues.iter_mut().for_each(|issue| issue.offers.retain(|offer| !offer.private));
    open.alerts.clear();
    open
}

/// The case as the text of a file: pretty, keys in reading order, ending in a line end.
pub fn write(case: &CaseFile, private: Private) -> String {
    object::pretty(&to_value(case, private))
}

/// How many statements, offers and alerts [`Private::LeftOut`] leaves out.
pub fn private_statements(case: &CaseFile) -> usize {
    let offers = case.issues.iter().flat_map(|issue| &issue.offers);
    case.statements.iter().filter(|statement| statement.private).count()
        + offers.filter(|offer| offer.private).count()
        + case.alerts.len()
}

/// The case's own fields, without any of its lists ([`List`]).
pub fn head_to_value(case: &CaseFile) -> Value {
    head::write(case)
}

/// Puts a head and lists together again, ready for [`from_value`]; an absent list may be left out.
///
/// # Errors
/// A [`CaseFileError`] where the head is not an object.
pub fn assemble(head: Value, lists: impl IntoIterator<Item = (List, Vec<Value>)>) -> Result<Value, CaseFileError> {
    head::assemble(head, lists)
}
