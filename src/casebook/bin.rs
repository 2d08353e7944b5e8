//! 回收站: what was removed from a case and can be put back, and the cases that were removed as a whole. Plain values; it
//! must not decide whether something fits again, that is the handlers' work.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::rights::reads_private;
use super::store::{dossier, read_time, rows, table};
use super::view::CaseId;
use super::{Casebook, Error};
use crate::domain::case::CaseFile;
use crate::domain::case_file;
use crate::domain::keyed::keyed;

keyed! {
    /// What kind of thing lies in the bin of a case.
    BinKind {
        Party = "party", Statement = "statement", Issue = "issue", Offer = "offer", Term = "term", Annex = "annex",
        FollowUp = "follow_up", Alert = "alert",
    }
}

/// Something that was removed from a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Binned {
    pub at: NaiveDateTime,
    /// Who removed it, as the events write it.
    pub by: String,
    pub kind: BinKind,
    /// Its place in its list, from 0.
    pub position: usize,
    /// A case of which nothing is filled in but what was removed, and what went with it (the offer of a sentence, the
    /// consent of a party).
    pub piece: CaseFile,
}

/// The bin of a case: each thing under its number, which it keeps as long as it lies there.
pub type Bin = BTreeMap<u32, Binned>;

/// When a case was removed, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    pub at: NaiveDateTime,
    /// As the events write it.
    pub by: String,
}

/// A case in the bin.
#[derive(Clone, Debug, PartialEq)]
pub struct RemovedCase {
    pub id: CaseId,
    /// Its number stays taken.
    pub number: String,
    pub title: String,
    pub removed: Removed,
}

impl Binned {
    /// A few words by which it is known again: a name, the sentence, the clause.
    pub fn words(&self) -> &str {
        let piece = &self.piece;
        let found = match self.kind {
            BinKind::Party => piece.parties.first().map(|party| party.name.as_str()),
            BinKind::Statement => piece.statements.first().map(|statement| statement.text.as_str()),
            BinKind::Issue => piece.issues.first().map(|issue| issue.title.as_str()),
            BinKind::Offer => {
                piece.issues.first().and_then(|issue| issue.offers.first()).map(|offer| offer.text.as_str())
            }
            BinKind::Term => piece.terms.first().map(|term| term.text.as_str()),
            BinKind::Annex => piece.annex.as_ref().map(|annex| annex.title.as_str()),
            BinKind::FollowUp => piece.follow_ups.first().map(|visit| visit.note.as_str()),
            BinKind::Alert => piece.alerts.first().map(|alert| alert.note.as_str()),
        };
        found.unwrap_or_default()
    }

    /// Whether it was said, offered or noted in private.
    pub fn is_private(&self) -> bool {
        let piece = &self.piece;
        match self.kind {
            BinKind::Statement => piece.statements.iter().any(|statement| statement.private),
            BinKind::Offer => piece.issues.iter().flat_map(|issue| &issue.offers).any(|offer| offer.private),
            BinKind::Alert => true,
            BinKind::Party | BinKind::Issue | BinKind::Term | BinKind::Annex | BinKind::FollowUp => false,
        }
    }
}

impl Casebook {
    /// What was removed from a case, newest first, each with its number; without what was private for who may not read it.
    ///
    /// # Errors
    /// [`Error::NoCase`], or where the file cannot be read.
    pub fn bin(&self, case: CaseId) -> Result<Vec<(u32, Binned)>, Error> {
        let dossier = dossier::read(self.connection()?, case.0, &self.templates)?.ok_or(Error::NoCase(case))?;
        let mut bin: Vec<(u32, Binned)> = dossier.bin.into_iter().collect();
        if !reads_private(self.actor.role) {
            bin.retain(|(_, binned)| !binned.is_private());
            // An issue goes into the bin with its offers, a party with its sentences.
            bin.iter_mut().for_each(|(_, binned)| binned.piece = case_file::without_private(&binned.piece));
        }
        bin.sort_by_key(|(number, binned)| std::cmp::Reverse((binned.at, *number)));
        Ok(bin)
    }

    /// The cases in the bin, newest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn removed_cases(&self) -> Result<Vec<RemovedCase>, Error> {
        let connection = self.connection()?;
        let mut found = Vec::new();
        for (case, body) in rows::bodies(connection, table::Table::Discarded)? {
            let removed = removed_from(&body).ok_or_else(|| Error::damaged("discarded"))?;
            let told = dossier::read_telling(connection, case)?;
            let (number, title) = told.map(|case| (case.number, case.title)).unwrap_or_default();
            found.push(RemovedCase { id: CaseId(case), number, title, removed });
        }
        found.sort_by_key(|case| std::cmp::Reverse((case.removed.at, case.id)));
        Ok(found)
    }

    /// Whether the case lies in the bin.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn is_removed(&self, case: CaseId) -> Result<bool, Error> {
        rows::is_there(self.connection()?, table::Table::Discarded, case.0)
    }
}

/// The row of a case in the bin, as the file keeps it.
pub(crate) fn removed_body(removed: &Removed) -> String {
    serde_json::json!({ "at": super::store::time_text(removed.at), "by": removed.by }).to_string()
}

/// The row of a case in the bin.
pub(crate) fn removed_from(body: &str) -> Option<Removed> {
    let value: serde_json::Value = serde_json::from_str(body).ok()?;
    let text = |key: &str| value.get(key).and_then(serde_json::Value::as_str);
    Some(Removed { at: read_time(text("at")?)?, by: text("by")?.to_owned() })
}
