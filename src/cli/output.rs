//! What goes to stdout and stderr, and how a command ends. A closed pipe is no reason to fail.

use std::io::{Write, stderr, stdout};
use std::path::{Path, PathBuf};

use crate::domain::case_file::{self, Read};
use crate::i18n::Tr;
use crate::jobs::reason::why;
use crate::jobs::statistics_sheet::is_workbook;
use crate::jobs::{self, given};
use crate::paper::faces::Faces;
use crate::platform::{files, folders, fonts};

/// Why a command did not do its work: the sentence and the exit code.
#[derive(Debug)]
pub(super) struct Failure {
    pub message: String,
    pub code: u8,
}

impl Failure {
    /// Bad input or usage: exit 2.
    pub fn bad_input(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), code: 2 }
    }

    /// Something blocks: exit 1.
    pub fn blocked(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), code: 1 }
    }
}

/// A line on stdout.
pub(super) fn say(line: &str) {
    let _ = writeln!(stdout(), "{line}");
}

/// A line on stderr.
pub(super) fn say_problem(line: &str) {
    let _ = writeln!(stderr(), "{line}");
}

/// The data folder that was named, else the user's.
pub(super) fn folder(named: Option<PathBuf>, tr: Tr) -> Result<PathBuf, Failure> {
    named.or_else(folders::casebook).ok_or_else(|| Failure::bad_input(tr.cli_no_home()))
}

/// Reads a case file and names its unknown keys in a note.
pub(super) fn read_case(path: &Path, tr: Tr) -> Result<Read, Failure> {
    let shown = path.display();
    let bytes = given::read(path, given::CASE_FILE, tr).map_err(Failure::bad_input)?;
    let read = case_file::read(&bytes).map_err(|error| {
        Failure::bad_input(tr.cli_in_file(&shown, crate::i18n::case_file_error::message(tr, &error)))
    })?;
    if !read.unknown.is_empty() {
        let keys: Vec<String> = read.unknown.iter().map(ToString::to_string).collect();
        say_problem(&tr.cli_unknown_keys(shown, keys.join(", ")));
    }
    Ok(read)
}

/// The faces of this desk's papers.
pub(super) fn faces(tr: Tr) -> Result<Faces, Failure> {
    jobs::faces::chosen(tr, &fonts::wanted()).map_err(Failure::bad_input)
}

/// Writes a file whole; never over a file of another kind.
pub(super) fn write_file(path: &Path, bytes: &[u8], kind: Kind, tr: Tr) -> Result<(), Failure> {
    let shown = path.display();
    if !given::may_be_replaced(path, |there| kind.looks_like(there)) {
        return Err(Failure::bad_input(tr.cli_other_file_there(shown)));
    }
    let written = match kind {
        Kind::Pdf => files::write(path, bytes),
        // Names and numbers of the parties: for its owner alone to read.
        Kind::CaseFile | Kind::Workbook => files::write_private(path, bytes),
    };
    written.map_err(|error| Failure::bad_input(tr.cli_cannot_write(shown, why(&error, tr))))
}

/// Writes a file that only its owner may read; never over another.
pub(super) fn write_new_file(path: &Path, bytes: &[u8], tr: Tr) -> Result<(), Failure> {
    let shown = path.display();
    if path.exists() {
        return Err(Failure::bad_input(tr.cli_other_file_there(shown)));
    }
    files::write_private(path, bytes).map_err(|error| Failure::bad_input(tr.cli_cannot_write(shown, why(&error, tr))))
}

/// What a command writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    CaseFile,
    Workbook,
}

impl Kind {
    /// Whether a file that is there already may be replaced by one of this kind.
    fn looks_like(self, bytes: &[u8]) -> bool {
        match self {
            Kind::Workbook => is_workbook(bytes),
            Kind::Pdf => bytes.starts_with(b"%PDF-"),
            Kind::CaseFile => {
                let start = bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace());
                start.is_none_or(|byte| byte == b'{')
            }
        }
    }
}
