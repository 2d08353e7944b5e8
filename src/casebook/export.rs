//! A case as a file of the open format. Importing is [`super::command::Command::ImportCase`].
//! It must not write a file; that is `platform`'s work.

use super::note::Note;
use super::view::CaseId;
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
