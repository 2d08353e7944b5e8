//! The desk's side of the check: it is asked in the desk's own surroundings, and what it offers is carried out as one
//! command. It must not judge a finding.

use crate::casebook::Error;
use crate::casebook::command::Command;
use crate::check::{Finding, Mend};
use crate::domain::case::CaseFile;
use crate::jobs::agreement;
use crate::ui::mend;
use crate::ui::view::CheckNow;

use super::desk::Desk;

impl CheckNow for Desk {
    fn findings(&self, case: &CaseFile) -> Vec<Finding> {
        agreement::findings(case, self.beside())
    }
}

/// Puts a finding of the open case right: one command, so one step of undo.
pub(super) fn mend(desk: &mut Desk, wanted: &Mend) -> Result<(), Error> {
    let tr = desk.tr();
    let Some(case) = &desk.case else { return Ok(()) };
    let (id, file) = (case.record.id, &case.record.file);
    let (words, command) = (mend::words(tr, file, wanted), mend::command(file, wanted));
    let Some(command) = command else {
        desk.say(tr.mend_stale().to_owned(), false);
        return Ok(());
    };
    desk.run(Command::InCase(id, command))?;
    desk.say_changed(tr.mend_done(words));
    Ok(())
}
