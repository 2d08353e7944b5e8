//! A case as a file of the open format. Importing is [`super::command::Command::ImportCase`].
//! It must not write a file; that is `platform`'s work.

use std::collections::BTreeSet;

use super::note::Note;
use super::store::{ledger, rows};
use super::view::{CaseId, LedgerRow};
use super::{Casebook, Error};
use crate::domain::case_file::{self, Private};

/// A case file, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Pretty JSON, ending in a line end.
    pub text: String,
    /// So many statements of private sessions were left out.
    pub private_left_out: usize,
}

impl Casebook {
    /// Every case of which anything can be read, oldest first, and whether the lists of them could be read in full.
    pub fn every_case(&self) -> (Vec<CaseId>, bool) {
        let (mut cases, mut is_complete) = (BTreeSet::new(), true);
        let Ok(connection) = self.connection() else { return (Vec::new(), false) };
        for found in [rows::cases(connection).map(|found| found.into_iter().collect()), ledger::cases(connection)] {
            match found {
                Ok::<Vec<i64>, Error>(found) => cases.extend(found),
                Err(_) => is_complete = false,
            }
        }
        (cases.into_iter().filter(|case| *case > 0).map(CaseId).collect(), is_complete)
    }

    /// The ledger's line of a case.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn line(&self, case: CaseId) -> Result<Option<LedgerRow>, Error> {
        ledger::line(self.connection()?, case.0)
    }

    /// The case as the open format tells it, with the signatures that hold but without their strokes. That it was given out
    /// is kept in the audit chain.
    ///
    /// # Errors
    /// [`Error::NoCase`], [`Error::Refused`] for who may not give private words out, or where the file cannot be read.
    pub fn export(&mut self, case: CaseId, private: Private) -> Result<Exported, Error> {
        let file = self.case(case)?.file;
        let private_left_out = match private {
            Private::Included => 0,
            Private::LeftOut => case_file::private_statements(&file),
        };
        self.note(Some(case), &Note::Exported { with_private: private == Private::Included })?;
        Ok(Exported { text: case_file::write(&file, private), private_left_out })
    }
}
