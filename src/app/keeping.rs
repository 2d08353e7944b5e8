//! What was done in the open case, what was removed, and what is kept: read for their rooms; and the purge. What may be
//! purged is the casebook's decision.

use crate::casebook::retention::Purged;
use crate::casebook::view::CaseId;
use crate::casebook::{Error, EventKind};
use crate::ui::keeping_view::KeepingView;
use crate::ui::screen::{Room, Screen};

use super::away;
use super::desk::Desk;

/// Reads what the open room shows; what another room showed is forgotten.
pub(super) fn refresh(desk: &mut Desk) -> Result<(), Error> {
    let book = &desk.book;
    let mut view = KeepingView {
        may_purge: book.may(EventKind::PurgeCase),
        may_move: book.may(EventKind::DiscardCase),
        ..KeepingView::default()
    };
    match desk.screen {
        Screen::Case(id, Room::History) => {
            view.events = book.events(id)?;
            view.bin = book.bin(id)?;
            view.chain = Some(book.chain_head()?);
            view.broken_at = book.chain_broken_at();
        }
        Screen::Kept => {
            view.removed = book.removed_cases()?;
            view.kept = book.kept_cases()?;
        }
        _ => {}
    }
    desk.keeping = view;
    Ok(())
}

/// Purges a case and overwrites its pages, on a thread; what stays of it is told.
pub(super) fn purge(desk: &mut Desk, case: CaseId, typed: String) {
    let words = desk.tr().app_away_purge().to_owned();
    away::work(
        desk,
        &words,
        move |book| book.purge(case, &typed),
        move |desk, purged| {
            if let Err(error) = purged.and_then(|purged| tell(desk, case, &purged)) {
                desk.say(error.message(desk.tr()), true);
            }
        },
    );
}

fn tell(desk: &mut Desk, case: CaseId, purged: &Purged) -> Result<(), Error> {
    desk.status.saved_at = Some(desk.now());
    if desk.case.as_ref().is_some_and(|open| open.record.id == case) {
        desk.case = None;
    }
    desk.other_texts = None;
    desk.open(Screen::Kept)?;
    let tr = desk.tr();
    let mut said = vec![tr.kept_purged(&purged.name)];
    if purged.still_worded > 0 {
        said.push(tr.kept_purged_still_worded(purged.still_worded));
    }
    if !purged.is_swept {
        said.push(tr.kept_purged_not_swept().to_owned());
    }
    said.push(tr.kept_purged_backups().to_owned());
    desk.say(said.concat(), false);
    Ok(())
}
