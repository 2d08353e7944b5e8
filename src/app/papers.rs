//! The papers of the open case as pages, saved, printed and opened. A paper is set when it is asked for and when the
//! case changes, never while painting; a sealed agreement is the file that was kept. Every failure becomes a sentence that says what to do.

use std::path::Path;

use crate::casebook::Error;
use crate::casebook::note::Note;
use crate::casebook::view::{CaseId, CaseRecord};
use crate::check::{self, Finding};
use crate::domain::papers::{PaperKind, PaperLanguage, agreement_paper};
use crate::draft::document::Document;
use crate::draft::papers::Choice;
use crate::i18n::{Lang, Tr};
use crate::jobs::agreement::{self, Mark, PaperError};
use crate::jobs::dossier::{self, Filing};
use crate::jobs::frozen;
use crate::jobs::papers::{self, Wanted};
use crate::jobs::printing;
use crate::jobs::reason::why;
use crate::paper::backs::begin_on_fresh_sheets;
use crate::paper::page::Pages;
use crate::paper::write_pdf;
use crate::platform::{dialogs, files, folders, printer};
use crate::ui::action::{Action, PrintOrder};
use crate::ui::papers_view::{NoPages, PaperAsk, PaperFile, PaperGroup, PapersView, ShownPaper, Which};
use crate::ui::screen::{Room, Screen};
use crate::ui::versions_view::StoredView;
use crate::ui::view::CaseView;

use super::desk::Desk;
use super::{paper_list, signing};

/// The papers of the open case.
#[derive(Debug, Default)]
pub struct PapersDesk {
    /// Whose papers these are.
    case: Option<CaseId>,
    /// What the screen reads.
    pub view: PapersView,
}

/// The agreement as it would be printed now, for the rooms in which it is written and signed.
///
/// # Errors
/// Why there is none, as a sentence.
pub(super) fn agreement(desk: &Desk, record: &CaseRecord, findings: &[Finding]) -> Result<Pages, String> {
    let mark = mark(desk, agreement_paper(&record.file), findings);
    let frozen = frozen_version(desk, record);
    agreement::pages(&record.file, Lang::Zh, mark, frozen.as_ref(), desk.templates_in_force(), &desk.faces)
        .map_err(|error| error.message(desk.tr()))
}

/// The version that holds. Nothing blocked when it was frozen, and its words have not changed since.
fn frozen_version(desk: &Desk, record: &CaseRecord) -> Option<Document> {
    frozen::document(record, if desk.practice { Mark::Practice } else { Mark::None })
}

/// Carries out a wish of the room of papers.
pub(super) fn act(desk: &mut Desk, action: Action) {
    match action {
        Action::ShowPaper(wanted) => show(desk, wanted),
        Action::AskWhereToSave(what) => ask(desk, what),
        Action::SavePdf { path, what } => {
            save(desk, &path, what);
        }
        Action::SaveAndOpen { path } => {
            if save(desk, &path, PaperFile::Shown)
                && let Some(saved) = desk.status.saved_file.clone()
            {
                open(desk, &saved);
            }
        }
        Action::OpenFile(path) => open(desk, &path),
        _ => {}
    }
}

/// Which papers of a kind are meant.
pub(super) fn choice(which: &Which) -> Choice {
    match which {
        Which::All => Choice::default(),
        Which::Number(number) => Choice { session: Some(*number), party: None },
        Which::Party(party) => Choice { session: None, party: Some(party.clone()) },
    }
}

/// Reads the list again and sets the paper that is shown, if the room of papers is open.
pub(super) fn refresh(desk: &mut Desk) {
    let Screen::Case(id, Room::Papers) = desk.screen else { return };
    let tr = desk.tr();
    let Some(case) = desk.case.as_ref().filter(|case| case.record.id == id) else { return };
    let file = &case.record.file;
    let groups = paper_list::groups(file, tr, &desk.settings.step_names);
    let before = desk.papers.view.shown.take().filter(|_| desk.papers.case == Some(id)).map(|shown| shown.ask);
    let ask = before.filter(|ask| fits(&groups, ask)).or_else(|| first(&groups));
    desk.papers.view.dossier_file = file_name(tr, &file.title, tr.papers_whole_file());
    desk.papers.view.groups = groups;
    desk.papers.case = Some(id);
    if let Some(ask) = ask {
        show(desk, ask);
    }
}

fn fits(groups: &[PaperGroup], ask: &PaperAsk) -> bool {
    groups.iter().flat_map(|group| &group.papers).any(|line| ask.is(line) && line.why_not.is_none())
}

/// What is shown first: the paper that holds what was agreed, else the first one there is.
fn first(groups: &[PaperGroup]) -> Option<PaperAsk> {
    let fitting = || groups.iter().flat_map(|group| &group.papers).filter(|line| line.why_not.is_none());
    let line = fitting().find(|line| line.kind.is_held()).or_else(|| fitting().next())?;
    Some(PaperAsk::new(line.kind, line.which.clone()))
}

/// Sets this paper and shows it.
fn show(desk: &mut Desk, mut ask: PaperAsk) {
    if !ask.kind.has_english() {
        ask.language = PaperLanguage::Chinese;
    }
    ask.copies &= ask.kind.is_held();
    let tr = desk.tr();
    let Some(case) = &desk.case else { return };
    let stored = sealed(case, &ask).map(|sha256| stored(desk, &sha256));
    let Some(case) = &desk.case else { return };
    let pages = match &stored {
        Some(_) => Ok(Pages::default()),
        None => set(desk, &ask).map_err(|error| no_pages(&error, tr)),
    };
    let lines = desk.papers.view.groups.iter().flat_map(|group| &group.papers);
    let about = lines.into_iter().find(|line| ask.is(line)).map(|line| line.about.clone()).unwrap_or_default();
    let file = file_name(tr, &case.record.file.title, &named(tr, &ask, &about));
    desk.papers.view.shown = Some(ShownPaper { ask, about, file, pages, stored });
}

/// SHA-256 of the sealed file, where the paper asked for is one.
fn sealed(case: &CaseView, ask: &PaperAsk) -> Option<String> {
    let closed = case.record.standing.closed.as_ref().filter(|_| is_sealed(case, ask));
    closed.map(|closed| closed.pdf_sha256.clone())
}

fn stored(desk: &mut Desk, sha256: &str) -> StoredView {
    desk.stored_file(sha256).unwrap_or_else(|error| StoredView {
        sha256: sha256.to_owned(),
        problem: Some(error.message(desk.tr())),
        ..StoredView::default()
    })
}

/// The pages of a paper of the open case.
fn set(desk: &Desk, ask: &PaperAsk) -> Result<Pages, PaperError> {
    let Some(case) = &desk.case else { return Ok(Pages::default()) };
    let frozen = frozen_version(desk, &case.record);
    let mark = mark(desk, agreement_paper(&case.record.file), &case.findings);
    let filing = Filing { mark, frozen: frozen.as_ref(), keeping: case.record.keeping.keeping };
    if dossier::tells_of_the_file(ask.kind) {
        return dossier::of_the_file(&case.record.file, ask.kind, filing, desk.templates_in_force(), &desk.faces);
    }
    let wanted = wanted(desk, case, ask, frozen.as_ref());
    papers::pages(&case.record.file, &wanted, desk.templates_in_force(), &desk.faces)
}

fn wanted<'a>(desk: &Desk, case: &CaseView, ask: &PaperAsk, frozen: Option<&'a Document>) -> Wanted<'a> {
    Wanted {
        choice: choice(&ask.which),
        language: ask.language,
        mark: mark(desk, ask.kind, &case.findings),
        copies: ask.copies,
        hand_fill: ask.hand_fill,
        frozen,
        keeping: case.record.keeping.keeping,
        ..Wanted::new(ask.kind)
    }
}

/// 草稿 stands on what people sign, as long as something must be mended; 演示 on everything of the practice case.
fn mark(desk: &Desk, kind: PaperKind, findings: &[Finding]) -> Mark {
    match (desk.practice, kind.is_held() && check::blocks(findings)) {
        (true, _) => Mark::Practice,
        (false, true) => Mark::Draft,
        (false, false) => Mark::None,
    }
}

/// Whether this paper is the agreement that was closed and sealed: its file is kept and never set anew.
fn is_sealed(case: &CaseView, ask: &PaperAsk) -> bool {
    let agreement = ask.kind == agreement_paper(&case.record.file) && ask.language == PaperLanguage::Chinese;
    agreement && case.record.version_is_current && case.record.standing.closed.is_some()
}

/// Name of the file that holds the sealed agreement.
pub(super) fn sealed_name(desk: &Desk) -> String {
    let record = desk.case.as_ref().map(|case| &case.record);
    let title = record.map_or("", |record| record.file.title.as_str());
    // A later sealed agreement of the case must not take the place of an earlier one.
    let version = record.and_then(|record| record.version.as_ref()).map_or(0, |version| version.number);
    let number = record.and_then(|record| record.file.agreement.as_ref()).map_or("", |one| one.number.as_str());
    file_name(desk.tr(), title, desk.tr().signing_sealed_paper(number, version).trim())
}

fn no_pages(error: &PaperError, tr: Tr) -> NoPages {
    NoPages { reason: error.message(tr), lacks_glyphs: matches!(error, PaperError::MissingGlyphs(_)) }
}

/// 人民调解记录 邻里调3月8日, and the language where it is not Chinese alone.
fn named(tr: Tr, ask: &PaperAsk, about: &str) -> String {
    let language = match ask.language {
        PaperLanguage::Chinese => "",
        PaperLanguage::English => tr.papers_english(),
        PaperLanguage::Both => tr.papers_both(),
    };
    let words = [tr.paper_kind(ask.kind), about, language];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn file_name(tr: Tr, title: &str, paper: &str) -> String {
    let title = if title.trim().is_empty() { tr.papers_file_untitled() } else { title };
    format!("{}.pdf", files::safe_name(&tr.papers_file_name(title, paper)))
}

/// The bytes of a file, and the words for it.
fn pdf(desk: &Desk, what: PaperFile) -> Result<Vec<u8>, String> {
    let tr = desk.tr();
    let Some(case) = &desk.case else { return Err(tr.app_no_case().to_owned()) };
    let frozen = frozen_version(desk, &case.record);
    let mark = mark(desk, agreement_paper(&case.record.file), &case.findings);
    let filing = Filing { mark, frozen: frozen.as_ref(), keeping: case.record.keeping.keeping };
    match (what, &desk.papers.view.shown) {
        (PaperFile::Sealed, _) => signing::sealed_file(desk),
        (PaperFile::Shown, Some(shown)) if is_sealed(case, &shown.ask) => signing::sealed_file(desk),
        (PaperFile::Dossier, _) => dossier::pdf(&case.record.file, filing, desk.templates_in_force(), &desk.faces)
            .map_err(|error| error.message(tr)),
        (PaperFile::Shown, Some(shown)) => {
            let pages = shown.pages.as_ref().map_err(|none| none.reason.clone())?;
            write_pdf(pages, &desk.faces).map_err(|error| tr.pdf_not_written(error))
        }
        (PaperFile::Shown, None) => Err(tr.app_no_case().to_owned()),
    }
}

/// The name of the file of a paper.
fn file_called(desk: &Desk, what: PaperFile) -> Option<String> {
    let view = &desk.papers.view;
    match (what, &view.shown) {
        (PaperFile::Sealed, _) => Some(sealed_name(desk)),
        (PaperFile::Dossier, _) => Some(view.dossier_file.clone()),
        (PaperFile::Shown, Some(shown)) => Some(shown.file.clone()),
        (PaperFile::Shown, None) => None,
    }
}

/// Notes that a paper leaves the casebook: it carries the numbers in full. Without the note it does not.
pub(super) fn note(desk: &mut Desk, what: PaperFile) -> Result<(), Error> {
    let case = desk.case.as_ref().map(|case| case.record.id);
    let Some(name) = file_called(desk, what) else { return Ok(()) };
    let paper = name.strip_suffix(".pdf").unwrap_or(&name).to_owned();
    desk.book.note(case, &Note::Printed { paper })
}

/// Asks where to save; the answer comes with a later frame.
fn ask(desk: &mut Desk, what: PaperFile) {
    let Some(name) = file_called(desk, what) else { return };
    let wake = desk.wake.clone();
    let asked = dialogs::ask_where_to_save(desk.tr().app_ask_title(), folders::papers(), &name, move || {
        if let Some(wake) = wake {
            wake();
        }
    });
    desk.asked = Some((asked, what));
    desk.status.dialog_open = true;
}

/// Takes the answer of the dialog, when it is there.
pub(super) fn dialog_answer(desk: &mut Desk) {
    let Some((asked, what)) = &desk.asked else { return };
    let Some(answer) = asked.answer() else { return };
    let what = *what;
    desk.asked = None;
    desk.status.dialog_open = false;
    match answer {
        Some(path) => {
            save(desk, &path, what);
        }
        None => desk.say(desk.tr().app_no_path_chosen().to_owned(), false),
    }
}

/// Saves a file; true when it is saved.
pub(super) fn save(desk: &mut Desk, path: &Path, what: PaperFile) -> bool {
    let tr = desk.tr();
    let mut path = path.to_path_buf();
    if !files::has_extension(&path, "pdf") {
        path.as_mut_os_string().push(".pdf");
    }
    let bytes = match pdf(desk, what) {
        Ok(bytes) => bytes,
        Err(reason) => {
            desk.say(reason, true);
            return false;
        }
    };
    if let Err(error) = note(desk, what) {
        desk.say(error.message(tr), true);
        return false;
    }
    match files::write(&path, &bytes) {
        Ok(()) => {
            desk.say(tr.app_saved_file(path.display()), false);
            desk.status.saved_file = Some(path);
            true
        }
        Err(error) => {
            desk.say(tr.app_not_saved_file(path.display(), why(&error, tr)), true);
            false
        }
    }
}

/// The file of the paper that is shown, for a printer, and how often it must be printed. On both sides of the sheets
/// each copy in it begins on a sheet of its own.
///
/// # Errors
/// Why there is none, as a sentence.
pub(super) fn pdf_to_print(desk: &Desk, order: &PrintOrder) -> Result<(Vec<u8>, u32), String> {
    let tr = desk.tr();
    let (Some(case), Some(shown)) = (&desk.case, &desk.papers.view.shown) else {
        return Err(tr.app_no_case().to_owned());
    };
    if shown.ask.kind == PaperKind::Catalogue || is_sealed(case, &shown.ask) {
        return Ok((pdf(desk, PaperFile::Shown)?, order.copies));
    }
    let frozen = frozen_version(desk, &case.record);
    let wanted = wanted(desk, case, &shown.ask, frozen.as_ref());
    let file = &case.record.file;
    let (mut pages, times) = printing::copies(file, &wanted, order.copies, desk.templates_in_force(), &desk.faces)
        .map_err(|error| error.message(tr))?;
    if order.both_sides {
        begin_on_fresh_sheets(&mut pages);
    }
    let bytes = write_pdf(&pages, &desk.faces).map_err(|error| tr.pdf_not_written(error))?;
    Ok((bytes, times))
}

/// Opens a file in the system's viewer.
pub(super) fn open(desk: &mut Desk, path: &Path) {
    if let Err(reason) = printer::open(path) {
        desk.say(desk.tr().app_not_opened(path.display(), reason), true);
    }
}
