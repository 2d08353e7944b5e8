//! What a case is to a handler: its file, and what only the casebook knows of it.
//! Plain values; it must not know how they are kept.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::bin::{Bin, Removed};
use super::signing_log::SigningEntry;
use super::view::Version;
use crate::domain::case::CaseFile;
use crate::domain::keeping::Keeping;
use crate::draft::templates::Templates;

/// A case with its newest version and its log of signing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dossier {
    /// `signatures` in it are those that an imported file told of.
    pub(crate) file: CaseFile,
    pub(crate) opened_at: NaiveDateTime,
    pub(crate) version: Option<Version>,
    /// The log of signing: entries are only added at its end.
    pub(crate) log: Vec<SigningEntry>,
    /// What was removed from the case.
    pub(crate) bin: Bin,
    /// How long it is kept, once it is filed.
    pub(crate) keeping: Option<Keeping>,
    /// The case lies in the bin.
    pub(crate) removed: Option<Removed>,
    /// Files that a handler adds, to be kept under their digest; none in a dossier that was read.
    pub(crate) added: Vec<Attachment>,
    /// The templates in force at this desk: the agreement is frozen in their words.
    pub(crate) templates: Arc<Templates>,
}

impl Dossier {
    /// A case that has just come in.
    pub(crate) fn new(file: CaseFile, opened_at: NaiveDateTime, templates: Arc<Templates>) -> Dossier {
        Dossier {
            file,
            opened_at,
            version: None,
            log: Vec::new(),
            bin: Bin::new(),
            keeping: None,
            removed: None,
            added: Vec::new(),
            templates,
        }
    }
}

/// A file that belongs to the case for ever.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Attachment {
    /// SHA-256 of `bytes`, hexadecimal.
    pub(crate) sha256: String,
    pub(crate) bytes: Vec<u8>,
}
