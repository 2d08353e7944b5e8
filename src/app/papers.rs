//! The agreement as pages, saved and opened, and as the file that a printer gets. Every failure becomes a sentence that says what to do.

use std::path::Path;

use chrono::NaiveDate;

use crate::casebook::view::CaseRecord;
use crate::check::Finding;
use crate::domain::papers::agreement_paper;
use crate::draft::templates::Templates;
use crate::i18n::{Lang, Tr};
use crate::jobs::agreement::{self, Mark, given_signatures};
use crate::jobs::papers::Wanted;
use crate::jobs::printing;
use crate::paper::backs::begin_on_fresh_sheets;
use crate::paper::page::Pages;
use crate::paper::{Faces, write_pdf};
use crate::platform::{dialogs, files, folders, printer};

use crate::ui::action::PrintOrder;

use super::desk::Desk;

/// What the check says of a case today.
pub fn findings(record: &CaseRecord, today: NaiveDate, faces: &Faces) -> Vec<Finding> {
    agreement::findings(&record.file, today, faces)
}

/// The agreement as it would be printed now, in this language.
///
/// # Errors
/// Why there is none, as a sentence in the words of `tr`.
pub fn pages(
    record: &CaseRecord,
    mark: Mark,
    lang: Lang,
    tr: Tr,
    (templates, faces): (&Templates, &Faces),
) -> Result<Pages, String> {
    agreement::pages(&record.file, lang, mark, &given_signatures(record), templates, faces)
        .map_err(|error| error.message(tr))
}

/// The pages of the open case's agreement.
fn open_pages(desk: &Desk, lang: Lang) -> Result<Pages, String> {
    let tr = desk.tr();
    let Some(case) = &desk.case else { return Err(tr.app_no_case().to_owned()) };
    pages(&case.record, desk.mark(&case.findings), lang, tr, (desk.book.templates(), &desk.faces))
}

fn write(desk: &Desk, pages: &Pages) -> Result<Vec<u8>, String> {
    write_pdf(pages, &desk.faces).map_err(|error| desk.tr().pdf_not_written(error))
}

/// Asks where to save; the answer comes with a later frame.
pub(super) fn ask(desk: &mut Desk, lang: Lang) {
    let tr = desk.tr();
    let Some(case) = &desk.case else { return };
    let name = format!("{}.pdf", files::safe_name(&tr.app_agreement_file(&case.record.file.title)));
    let wake = desk.wake.clone();
    let asked = dialogs::ask_where_to_save(tr.app_ask_title(), folders::papers(), &name, move || {
        if let Some(wake) = wake {
            wake();
        }
    });
    desk.asked = Some((asked, lang));
    desk.status.dialog_open = true;
}

/// Takes the answer of the dialog, when it is there.
pub(super) fn dialog_answer(desk: &mut Desk) {
    let Some((asked, lang)) = &desk.asked else { return };
    let Some(answer) = asked.answer() else { return };
    let lang = *lang;
    desk.asked = None;
    desk.status.dialog_open = false;
    match answer {
        Some(path) => {
            save(desk, &path, lang);
        }
        None => desk.say(desk.tr().app_no_path_chosen().to_owned(), false),
    }
}

/// Saves the agreement; true when it is saved.
pub(super) fn save(desk: &mut Desk, path: &Path, lang: Lang) -> bool {
    let tr = desk.tr();
    let mut path = path.to_path_buf();
    if !files::has_extension(&path, "pdf") {
        path.as_mut_os_string().push(".pdf");
    }
    let bytes = match open_pages(desk, lang).and_then(|pages| write(desk, &pages)) {
        Ok(bytes) => bytes,
        Err(reason) => {
            desk.say(reason, true);
            return false;
        }
    };
    match files::write(&path, &bytes) {
        Ok(()) => {
            desk.say(tr.app_saved_file(path.display()), false);
            desk.status.saved_file = Some(path);
            true
        }
        Err(error) => {
            desk.say(tr.app_not_saved_file(path.display(), error), true);
            false
        }
    }
}

/// The agreement's file for a printer and how often it must be printed. On both sides of the sheets each copy in it
/// begins on a sheet of its own.
///
/// # Errors
/// Why there is none, as a sentence.
pub(super) fn pdf_to_print(desk: &Desk, order: &PrintOrder) -> Result<(Vec<u8>, u32), String> {
    let tr = desk.tr();
    let Some(case) = &desk.case else { return Err(tr.app_no_case().to_owned()) };
    let file = &case.record.file;
    let signatures = given_signatures(&case.record);
    let wanted = Wanted {
        language: order.lang.into(),
        mark: desk.mark(&case.findings),
        signatures: &signatures,
        ..Wanted::new(agreement_paper(file))
    };
    let (mut pages, times) = printing::copies(file, &wanted, order.copies, desk.book.templates(), &desk.faces)
        .map_err(|error| error.message(tr))?;
    if order.both_sides {
        begin_on_fresh_sheets(&mut pages);
    }
    Ok((write(desk, &pages)?, times))
}

/// Opens the file that was saved last.
pub(super) fn open_saved(desk: &mut Desk) {
    if let Some(path) = desk.status.saved_file.clone() {
        open(desk, &path);
    }
}

/// Opens a file in the system's viewer.
pub(super) fn open(desk: &mut Desk, path: &Path) {
    if let Err(reason) = printer::open(path) {
        desk.say(desk.tr().app_not_opened(path.display(), reason), true);
    }
}
