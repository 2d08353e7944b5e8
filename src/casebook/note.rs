//! What somebody did with the casebook that changed no row of it: an event in the audit chain and nothing else.
//! It must not hold words that were said.

use super::event::EventKind;
use super::store::audit::{self, NewEvent};
use super::store::{ledger, settings, time_text};
use super::view::CaseId;
use super::{Casebook, Error};

/// What was done, with the few words that the event keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The full ID number of this party was shown.
    ShownIdNumber { party: String },
    /// The case left the casebook as a file of the open format; `true`: with what was said in private.
    Exported { with_private: bool },
    /// This paper was printed or saved.
    Printed { paper: String },
    /// Everything was written out, so many cases.
    ExportedAll { cases: usize },
    /// The casebook was put back to a backup: its name.
    Restored { backup: String },
    /// The desk has another passphrase.
    ChangedDeskPassphrase,
    /// This person has another PIN or passphrase, or the first one.
    ChangedSecret { person: String },
    /// There is a new recovery key; the old one is dead.
    MadeRecoveryKey,
    /// So many files and folders that lay aside were removed.
    ClearedKept { files: usize },
    /// The slots file is not as somebody with the key left it.
    FoundSlotsChanged,
}

impl Note {
    /// The kind of event that it leaves.
    pub const fn kind(&self) -> EventKind {
        match self {
            Note::ShownIdNumber { .. } => EventKind::ShowIdNumber,
            Note::Exported { with_private: false } => EventKind::ExportCase,
            Note::Exported { with_private: true } => EventKind::ExportCaseWithPrivate,
            Note::Printed { .. } => EventKind::PrintPaper,
            Note::ExportedAll { .. } => EventKind::ExportAll,
            Note::Restored { .. } => EventKind::RestoreBackup,
            Note::ChangedDeskPassphrase => EventKind::ChangeDeskPassphrase,
            Note::ChangedSecret { .. } => EventKind::ChangeSecret,
            Note::MadeRecoveryKey => EventKind::MakeRecoveryKey,
            Note::ClearedKept { .. } => EventKind::ClearKept,
            Note::FoundSlotsChanged => EventKind::FindSlotsChanged,
        }
    }

    fn detail(&self) -> String {
        match self {
            Note::ShownIdNumber { party } => party.clone(),
            Note::Exported { .. } => String::new(),
            Note::Printed { paper } => paper.clone(),
            Note::ExportedAll { cases } => cases.to_string(),
            Note::Restored { backup } => backup.clone(),
            Note::ClearedKept { files } => files.to_string(),
            Note::ChangedDeskPassphrase | Note::MadeRecoveryKey | Note::FoundSlotsChanged => String::new(),
            Note::ChangedSecret { person } => person.clone(),
        }
    }
}

impl Casebook {
    /// Keeps in the audit chain what was done; durable when it returns. `None`: with the casebook as a whole.
    ///
    /// # Errors
    /// [`Error::NoCase`], [`Error::Refused`] where the role does not allow it, or where the file cannot be written.
    pub fn note(&mut self, case: Option<CaseId>, note: &Note) -> Result<(), Error> {
        self.must_be_allowed(note.kind())?;
        let (at, actor) = (time_text(self.clock.now()), self.actor.key());
        let connection = self.connection()?;
        if let Some(case) = case
            && ledger::line(connection, case.0)?.is_none()
        {
            return Err(Error::NoCase(case));
        }
        let work = connection.unchecked_transaction()?;
        let event = NewEvent {
            case: case.map_or(settings::NO_CASE, |case| case.0),
            at: &at,
            actor: &actor,
            kind: note.kind().key(),
            detail: &note.detail(),
        };
        audit::append(&work, &event, &[])?;
        Ok(work.commit()?)
    }
}
