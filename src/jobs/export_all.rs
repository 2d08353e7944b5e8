//! Everything out of the casebook, for another program or for none: each case in the open format, its papers as PDF, the
//! scans as they were taken, and a list. What cannot be read is told and passed by, so that it works on a damaged casebook,
//! too. It must not change the casebook.

mod list;

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::casebook::note::Note;
use crate::casebook::view::{CaseId, CaseRecord, VersionRecord};
use crate::casebook::{Casebook, Error, Refusal, event::EventKind, rights};
use crate::domain::case_file::{self, Private};
use crate::i18n::{Lang, Tr};
use crate::jobs::agreement::{self, Beside, Mark, PaperError};
use crate::jobs::dossier::{self, Filing};
use crate::jobs::{frozen, reason};
use crate::paper::faces::Faces;
use crate::platform::files;

use list::Line;

/// The list of all cases, for a table program.
const LIST: &str = "index.csv";
/// The registers of the station.
const LEADS: &str = "leads.json";
const PLACES: &str = "places.json";

/// Where everything goes, and how.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// A folder that is not there yet, or empty.
    pub folder: PathBuf,
    pub private: Private,
    /// The language of the list and of what is told.
    pub lang: Lang,
}

/// Why nothing was written out.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder holds other things.
    #[error("{0} is not empty")]
    NotEmpty(String),
    #[error("{file}: {error}")]
    File { file: String, error: std::io::Error },
    #[error(transparent)]
    Casebook(#[from] Error),
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    pub cases: usize,
    /// Everything that was written: case files, papers, scans, the list.
    pub files: usize,
    /// What could not be written, case by case, in words.
    pub problems: Vec<String>,
}

/// Writes everything out. `told` hears after each case how many are done, of how many.
///
/// # Errors
/// For who may not, and where the folder is not empty or cannot be written. A case that cannot be read is no error: it is
/// told in [`Exported::problems`].
pub fn export(
    book: &Casebook,
    wanted: &Wanted,
    faces: &Faces,
    told: &mut dyn FnMut(usize, usize),
) -> Result<Exported, ExportError> {
    must_be_allowed(book, wanted.private)?;
    must_be_empty(&wanted.folder)?;
    let mut work = Work { book, wanted, faces, tr: Tr(wanted.lang), done: Exported::default(), lines: Vec::new() };
    let (cases, is_complete) = book.every_case();
    if !is_complete {
        work.done.problems.push(work.tr.export_list_unreadable().to_owned());
    }
    for (at, case) in cases.iter().enumerate() {
        work.case(*case)?;
        told(at + 1, cases.len());
    }
    let list = list::csv(&work.lines, work.tr);
    work.keep(&wanted.folder.join(LIST), list.as_bytes())?;
    work.registers()?;
    Ok(work.done)
}

/// What is noted before anything is written, so that nothing leaves the casebook without a trace.
///
/// # Errors
/// As [`export`], for what is known before.
pub fn begin(book: &Casebook, wanted: &Wanted) -> Result<Note, ExportError> {
    must_be_allowed(book, wanted.private)?;
    must_be_empty(&wanted.folder)?;
    Ok(Note::ExportedAll { cases: book.every_case().0.len() })
}

fn must_be_allowed(book: &Casebook, private: Private) -> Result<(), ExportError> {
    let (role, kind) = (book.actor().role, EventKind::ExportAll);
    let may = rights::may(role, kind) && (private == Private::LeftOut || rights::reads_private(role));
    if may { Ok(()) } else { Err(Error::from(Refusal::NotAllowed { role, kind }).into()) }
}

/// Nothing is written over, and nothing mixed with what is there.
fn must_be_empty(folder: &Path) -> Result<(), ExportError> {
    match std::fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(false) => Err(ExportError::NotEmpty(folder.display().to_string())),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(file_error(folder.display().to_string(), error))
        }
        Ok(true) | Err(_) => Ok(()),
    }
}

const fn file_error(file: String, error: std::io::Error) -> ExportError {
    ExportError::File { file, error }
}

/// One export at work.
struct Work<'a> {
    book: &'a Casebook,
    wanted: &'a Wanted,
    faces: &'a Faces,
    tr: Tr,
    done: Exported,
    lines: Vec<Line>,
}

impl Work<'_> {
    fn keep(&mut self, path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
        files::write_private(path, bytes).map_err(|error| file_error(path.display().to_string(), error))?;
        self.done.files += 1;
        Ok(())
    }

    /// Leads and places as lists of JSON objects, which the program reads again; no file for an empty register.
    fn registers(&mut self) -> Result<(), ExportError> {
        let leads = self.book.leads().map(|all| all.into_iter().map(|record| record.lead).collect::<Vec<_>>());
        self.register(LEADS, leads)?;
        let places = self.book.places();
        self.register(PLACES, places)
    }

    fn register<T: Serialize>(&mut self, name: &str, records: Result<Vec<T>, Error>) -> Result<(), ExportError> {
        let written = records.and_then(|all| {
            let text = serde_json::to_vec_pretty(&all).map_err(|_| Error::damaged(name))?;
            Ok((!all.is_empty()).then_some(text))
        });
        match written {
            Ok(Some(text)) => self.keep(&self.wanted.folder.join(name), &text),
            Ok(None) => Ok(()),
            Err(error) => {
                self.done.problems.push(error.message(self.tr));
                Ok(())
            }
        }
    }

    fn case(&mut self, id: CaseId) -> Result<(), ExportError> {
        let record = match self.book.case(id) {
            Ok(record) => record,
            Err(error) => {
                let problem = self.tr.export_case_unreadable(id.0, error.message(self.tr));
                self.lines.push(Line::unreadable(id, problem.clone()));
                self.done.problems.push(problem);
                return Ok(());
            }
        };
        let name = folder_name(&record);
        let folder = self.wanted.folder.join(&name);
        let before = self.done.problems.len();
        let (file, private) = (&record.file, self.wanted.private);
        let private_left_out = if private == Private::LeftOut { case_file::private_statements(file) } else { 0 };
        self.keep(&folder.join("case.json"), case_file::write(file, private).as_bytes())?;
        self.versions(&record, &folder)?;
        self.papers(&record, &folder)?;
        self.done.cases += 1;
        let problems = self.done.problems.get(before..).unwrap_or_default().join(" ");
        let state = self.book.line(id)?.map(|line| line.state);
        self.lines.push(Line { state, folder: name, private_left_out, problems, record: Some(record) });
        Ok(())
    }

    /// Sealed agreements and scans, byte for byte as they are kept.
    fn versions(&mut self, record: &CaseRecord, folder: &Path) -> Result<(), ExportError> {
        let versions = match self.book.versions(record.id) {
            Ok(versions) => versions,
            Err(error) => {
                self.problem(record, &error.message(self.tr));
                return Ok(());
            }
        };
        for VersionRecord { version, standing, .. } in versions {
            let number = version.number;
            if let Some(closed) = &standing.closed {
                let name = format!("agreement-v{number}-sealed.pdf");
                self.kept(record, &closed.pdf_sha256, &folder.join(name))?;
            }
            for (at, scan) in (1..).zip(&standing.scans) {
                let kind: String = scan.kind.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
                self.kept(record, &scan.sha256, &folder.join(format!("scan-v{number}-{at}.{kind}")))?;
            }
        }
        Ok(())
    }

    fn kept(&mut self, record: &CaseRecord, sha256: &str, path: &Path) -> Result<(), ExportError> {
        match self.book.attachment(sha256) {
            Ok(Some(bytes)) => self.keep(path, &bytes)?,
            Ok(None) => self.problem(record, &self.tr.export_file_missing(sha256)),
            Err(error) => self.problem(record, &error.message(self.tr)),
        }
        Ok(())
    }

    /// The agreement, unless it was sealed and lies there already, and the whole file.
    fn papers(&mut self, record: &CaseRecord, folder: &Path) -> Result<(), ExportError> {
        let findings = agreement::findings(&record.file, Beside::alone(self.book.clock().today(), self.faces));
        let mark = if crate::check::blocks(&findings) { Mark::Draft } else { Mark::None };
        let frozen = frozen::document(record, Mark::None);
        let is_sealed = record.version_is_current && record.standing.closed.is_some();
        if !is_sealed && (frozen.is_some() || !record.file.terms.is_empty()) {
            let templates = self.book.templates();
            let pdf = agreement::pdf(&record.file, Lang::Zh, mark, frozen.as_ref(), templates, self.faces);
            self.paper(record, &folder.join("agreement.pdf"), pdf)?;
        }
        let filing = Filing { mark, frozen: frozen.as_ref(), keeping: record.keeping.keeping };
        let pdf = dossier::pdf(&record.file, filing, self.book.templates(), self.faces);
        self.paper(record, &folder.join("dossier.pdf"), pdf)
    }

    fn paper(&mut self, record: &CaseRecord, path: &Path, pdf: Result<Vec<u8>, PaperError>) -> Result<(), ExportError> {
        match pdf {
            Ok(bytes) => self.keep(path, &bytes),
            // A case that has no such paper lacks nothing.
            Err(PaperError::NoPaper(_)) => Ok(()),
            Err(error) => {
                self.problem(record, &error.message(self.tr));
                Ok(())
            }
        }
    }

    fn problem(&mut self, record: &CaseRecord, why: &str) {
        let name = if record.file.number.is_empty() { &record.file.title } else { &record.file.number };
        self.done.problems.push(self.tr.export_case_problem(name, why));
    }
}

/// A name that every file system takes, and that is the case's own: its id stands first.
fn folder_name(record: &CaseRecord) -> String {
    let name = if record.file.number.is_empty() { &record.file.title } else { &record.file.number };
    format!("{:04}-{}", record.id.0, files::safe_name(name))
}

impl ExportError {
    /// Why, and what to do.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            ExportError::NotEmpty(folder) => tr.export_not_empty(folder),
            ExportError::File { file, error } => tr.export_file_failed(file, reason::why(error, tr)),
            ExportError::Casebook(error) => error.message(tr),
        }
    }
}

impl Exported {
    /// What was written, in one sentence.
    pub fn message(&self, tr: Tr, folder: &Path) -> String {
        tr.export_done(self.cases, self.files, folder.display())
    }
}
