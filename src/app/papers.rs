//! The agreement as pages, saved, printed and opened. Every failure becomes a sentence that says what to do.

use std::path::Path;

use chrono::NaiveDate;

use crate::casebook::view::CaseRecord;
use crate::check::Finding;
use crate::draft::templates::Templates;
use crate::i18n::{Lang, Tr};
use crate::jobs::agreement::{self, Mark, given_signatures};
use crate::paper::page::Pages;
use crate::paper::{Faces, write_pdf};
use crate::platform::printer::{self, PrintError};
use crate::platform::{dialogs, files, folders};

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

fn pdf(desk: &Desk, lang: Lang) -> Result<Vec<u8>, String> {
    let tr = desk.tr();
    let Some(case) = &desk.case else { return Err(tr.app_no_case().to_owned()) };
    let pages = pages(&case.record, desk.mark(&case.findings), lang, tr, (desk.book.templates(), &desk.faces))?;
    write_pdf(&pages, &desk.faces).map_err(|error| tr.pdf_not_written(error))
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
        Some(path) => save(desk, &path, lang),
        None => desk.say(desk.tr().app_no_path_chosen().to_owned(), false),
    }
}

/// Saves the agreement.
pub(super) fn save(desk: &mut Desk, path: &Path, lang: Lang) {
    let tr = desk.tr();
    let mut path = path.to_path_buf();
    if !files::has_extension(&path, "pdf") {
        path.as_mut_os_string().push(".pdf");
    }
    let bytes = match pdf(desk, lang) {
        Ok(bytes) => bytes,
        Err(reason) => return desk.say(reason, true),
    };
    match files::write(&path, &bytes) {
        Ok(()) => {
            desk.say(tr.app_saved_file(path.display()), false);
            desk.status.saved_file = Some(path);
        }
        Err(error) => desk.say(tr.app_not_saved_file(path.display(), error), true),
    }
}

/// Prints the agreement so many times, through a file that the printer reads.
pub(super) fn print(desk: &mut Desk, copies: u32, lang: Lang) {
    let tr = desk.tr();
    let bytes = match pdf(desk, lang) {
        Ok(bytes) => bytes,
        Err(reason) => return desk.say(reason, true),
    };
    let title = desk.case.as_ref().map(|case| case.record.file.title.clone()).unwrap_or_default();
    let file = match tempfile::Builder::new().suffix(".pdf").tempfile() {
        Ok(file) => file,
        Err(error) => return desk.say(tr.app_print_refused(error), true),
    };
    let printed = files::write(file.path(), &bytes)
        .map_err(|error| PrintError::Refused(error.to_string()))
        .and_then(|()| printer::print(file.path(), copies, &title));
    match printed {
        Ok(()) => desk.say(tr.app_sent_to_printer(usize::try_from(copies).unwrap_or(usize::MAX)), false),
        Err(PrintError::NoPrintSystem) => desk.say(tr.app_no_print_system().to_owned(), true),
        Err(PrintError::Refused(reason)) => desk.say(tr.app_print_refused(reason), true),
    }
}

/// Opens a file in the system's viewer.
pub(super) fn open(desk: &mut Desk, path: &Path) {
    if let Err(reason) = printer::open(path) {
        desk.say(desk.tr().app_not_opened(path.display(), reason), true);
    }
}
