//! The versions of the open case for their room: read from the casebook, their pages set from the frozen words or drawn
//! from the stored file, and two of them compared. A version is never drafted anew.

use crate::casebook::Error;
use crate::casebook::view::{CaseId, VersionRecord};
use crate::draft::compare;
use crate::draft::document::Document;
use crate::jobs::agreement::Mark;
use crate::jobs::frozen;
use crate::jobs::reason::why;
use crate::paper::layout::lay_out;
use crate::paper::page::Pages;
use crate::platform::{files, printer};
use crate::ui::action::Action;
use crate::ui::screen::{Room, Screen};
use crate::ui::versions_view::{Beside, Comparison, Sheets, VersionsView};

use super::desk::Desk;

/// The versions of the open case.
#[derive(Debug, Default)]
pub struct VersionsDesk {
    /// Whose versions these are.
    case: Option<CaseId>,
    /// What the screen reads.
    pub view: VersionsView,
    /// What the person put beside the shown version.
    beside: Option<Beside>,
}

/// Carries out a wish of the room.
pub(super) fn act(desk: &mut Desk, action: Action) -> Result<(), Error> {
    match action {
        Action::ShowVersion(number) => {
            desk.versions.view.shown = number;
            desk.versions.beside = desk.versions.beside.filter(|beside| *beside != Beside::Version(number));
            show(desk)
        }
        Action::PutBeside(beside) => {
            desk.versions.beside = Some(beside);
            put_beside(desk)
        }
        Action::OpenKept { sha256, name, kind } => open_kept(desk, &sha256, &name, &kind),
        _ => Ok(()),
    }
}

/// Reads the versions again, if their room is open.
pub(super) fn refresh(desk: &mut Desk) -> Result<(), Error> {
    let Screen::Case(id, Room::Versions) = desk.screen else { return Ok(()) };
    let records = desk.book.versions(id)?;
    let newest = records.last().map_or(0, |record| record.version.number);
    let kept = desk.versions.case == Some(id) && desk.versions.view.record().is_some();
    if !kept {
        desk.versions = VersionsDesk { case: Some(id), ..VersionsDesk::default() };
        desk.versions.view.shown = newest;
    }
    desk.versions.view.records = records;
    show(desk)
}

fn show(desk: &mut Desk) -> Result<(), Error> {
    let Some(record) = desk.versions.view.record() else { return Ok(()) };
    let closed = record.standing.closed.as_ref().map(|closed| closed.pdf_sha256.clone());
    desk.versions.view.sheets = match closed {
        Some(sha256) => Sheets::Stored(desk.stored_file(&sha256)?),
        None => Sheets::Set(pages(desk, record)),
    };
    put_beside(desk)
}

/// The frozen words with the signatures that were given on them.
fn pages(desk: &Desk, record: &VersionRecord) -> Result<Pages, String> {
    let mark = if desk.practice { Mark::Practice } else { Mark::None };
    let document = frozen::of_version(&record.version, &record.standing, mark);
    lay_out(&document, &desk.faces).map_err(|missing| missing.messages(desk.tr().0).join("\n"))
}

/// Compares the shown version with what was asked for; without a wish, with the case as it is now if its words were
/// changed since, else with the version before.
fn put_beside(desk: &mut Desk) -> Result<(), Error> {
    let Some(case) = desk.versions.case else { return Ok(()) };
    let view = &desk.versions.view;
    let Some(record) = view.record() else { return Ok(()) };
    let shown = record.version.number;
    let others = view.records.iter().map(|one| one.version.number).filter(|number| *number != shown);
    let before = others.filter(|number| *number < shown).max().map(Beside::Version);
    let usual = if record.standing.fallen.is_some() { None } else { before };
    let beside = desk.versions.beside.or(usual).unwrap_or(Beside::Now);
    let of_version = |number: u32| {
        let found = view.records.iter().find(|one| one.version.number == number);
        found.map(|one| one.version.document.clone())
    };
    let other: Result<Document, String> = match beside {
        Beside::Version(number) => of_version(number).ok_or_else(String::new),
        Beside::Now => desk.book.words_now(case)?.map_err(|none| none.message(desk.tr())),
    };
    let this = &record.version.document;
    let is_older = matches!(beside, Beside::Version(number) if number < shown);
    let (left, right) = if is_older { (beside, Beside::Version(shown)) } else { (Beside::Version(shown), beside) };
    let rows = other
        .map(|other| if is_older { compare::side_by_side(&other, this) } else { compare::side_by_side(this, &other) });
    desk.versions.view.comparison = Some(Comparison { beside, left, right, rows });
    Ok(())
}

/// Saves a kept file as it is stored beside the papers and opens it in the system's viewer.
fn open_kept(desk: &mut Desk, sha256: &str, name: &str, kind: &str) -> Result<(), Error> {
    let tr = desk.tr();
    let Some(bytes) = desk.book.attachment(sha256)? else {
        desk.say(tr.versions_not_kept().to_owned(), true);
        return Ok(());
    };
    let title = desk.case.as_ref().map(|case| case.record.file.title.clone()).unwrap_or_default();
    let title = if title.trim().is_empty() { tr.papers_file_untitled().to_owned() } else { title };
    let file = format!("{}.{kind}", files::safe_name(&tr.papers_file_name(title, name)));
    let path = desk.status.papers_folder.join(file);
    if let Err(error) = files::write(&path, &bytes) {
        desk.say(tr.app_not_saved_file(path.display(), why(&error, tr)), true);
        return Ok(());
    }
    desk.say(tr.app_saved_file(path.display()), false);
    desk.status.saved_file = Some(path.clone());
    if let Err(reason) = printer::open(&path) {
        desk.say(tr.app_not_opened(path.display(), reason), true);
    }
    Ok(())
}
