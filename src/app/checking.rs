//! The desk's side of the check: it is asked in the desk's own surroundings, and what it offers is carried out as one
//! command. It must not judge a finding.

use crate::casebook::Error;
use crate::casebook::command::Command;
use crate::casebook::view::CaseId;
use crate::check::{Confirmation, EarlierTexts, Finding, Mend};
use crate::domain::case::CaseFile;
use crate::jobs::agreement::{self, Beside};
use crate::ui::mend;
use crate::ui::view::CheckNow;

use super::desk::Desk;

/// With so many cases, those changed last, the accounts of the open case are compared.
const COMPARED_CASES: u32 = 200;

impl CheckNow for Desk {
    fn findings(&self, case: &CaseFile) -> Vec<Finding> {
        agreement::findings(case, beside(self))
    }
}

/// Whether a court would confirm the case's agreement.
pub(super) fn confirmation(desk: &Desk, case: &CaseFile) -> Confirmation {
    agreement::confirmation(case, beside(desk))
}

/// What the check knows besides the case.
fn beside(desk: &Desk) -> Beside<'_> {
    let (today, holidays) = (desk.now().date(), desk.book.holidays());
    Beside {
        today,
        faces: &desk.faces,
        holidays,
        earlier: desk.other_texts.as_ref().unwrap_or_else(|| EarlierTexts::none()),
    }
}

/// Reads what stands in other cases when the first case is opened; later only the case that was open has changed.
///
/// # Errors
/// What the casebook says.
pub(super) fn know_others(desk: &mut Desk, opened: CaseId) -> Result<(), Error> {
    match (&mut desk.other_texts, &desk.case) {
        (others @ None, _) => *others = Some(desk.book.earlier_texts(COMPARED_CASES)?),
        (Some(others), Some(left)) if left.record.id != opened => others.add(&left.record.file),
        (Some(_), _) => {}
    }
    Ok(())
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
    if desk.run(Command::InCase(id, command))? {
        desk.say_changed(tr.mend_done(words));
    }
    Ok(())
}
