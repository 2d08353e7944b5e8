//! What a case is to a handler: its file, and what only the casebook knows of it.
//! Plain values; it must not know how they are kept.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::view::{SignatureRecord, Version};
use crate::domain::case::CaseFile;
use crate::draft::templates::Templates;

/// A case with its newest version and the signatures given at this desk.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dossier {
    /// `signatures` in it are those that an imported file told of.
    pub(crate) file: CaseFile,
    pub(crate) opened_at: NaiveDateTime,
    pub(crate) version: Option<Version>,
    /// Given here, on this or an earlier version.
    pub(crate) signatures: Vec<SignatureRecord>,
    /// The templates in force at this desk: the agreement is frozen in their words.
    pub(crate) templates: Arc<Templates>,
}

impl Dossier {
    /// A case that has just come in.
    pub(crate) fn new(file: CaseFile, opened_at: NaiveDateTime, templates: Arc<Templates>) -> Dossier {
        Dossier { file, opened_at, version: None, signatures: Vec::new(), templates }
    }
}
