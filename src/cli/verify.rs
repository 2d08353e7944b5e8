//! `maplebridge verify FILE.pdf [--root CERT]`: whether a sealed file is as it was closed, in plain words, without a
//! network. Beside a casebook it also says whether this is the file that was closed there; none is made for that.
//!
//! Exit 0: intact and wholly covered, and by the certificate that was demanded. Exit 1: not. Exit 2: not a file that
//! this program sealed, or a file that cannot be read. A sealed file of which every mark of this program was taken out
//! is one that was never sealed: exit 2.

use std::path::Path;
use std::process::ExitCode;

use super::output::{Failure, say};
use super::unlock::Access;
use crate::i18n::Tr;
use crate::jobs::seal_words::key_error;
use crate::jobs::verify::{self, LineState, Outcome, Report, VerifyLine};
use crate::seal::Root;

pub(super) fn run(file: &Path, root: Option<&Path>, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let root = root.map(|path| read_root(path, tr)).transpose()?;
    let pdf = read(file, tr)?;
    // Where there is one; or why it cannot be read (the window holds it, for example).
    let casebook = access.open_if_there(tr);
    let beside = casebook.as_ref().map(|opened| opened.as_ref().map_err(Clone::clone));
    let report = verify::examine(&pdf, root.as_ref(), beside, tr);
    if report.outcome == Outcome::NotSuchAFile {
        return Err(Failure::bad_input(tr.cli_in_file(file.display(), report.headline)));
    }
    show(&report, tr);
    Ok(if report.outcome == Outcome::Holds { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn read(path: &Path, tr: Tr) -> Result<Vec<u8>, Failure> {
    verify::read(path, tr).map_err(Failure::bad_input)
}

fn read_root(path: &Path, tr: Tr) -> Result<Root, Failure> {
    let bytes = read(path, tr)?;
    Root::read(&bytes).map_err(|error| Failure::bad_input(tr.cli_in_file(path.display(), key_error(error, tr))))
}

fn show(report: &Report, tr: Tr) {
    say(&report.headline);
    say("");
    for line in &report.lines {
        say(&marked(line, tr));
    }
    say("");
    report.meaning.iter().for_each(|sentence| say(sentence));
}

/// The sentence behind a mark, since a terminal may have no colours.
fn marked(line: &VerifyLine, tr: Tr) -> String {
    let mark = match line.state {
        LineState::Good => tr.cli_verify_good(),
        LineState::Plain => return tr.cli_verify_plain(&line.text),
        LineState::Unsure => tr.cli_verify_unsure(),
        LineState::Bad => tr.cli_verify_bad(),
    };
    tr.cli_verify_marked(mark, &line.text)
}
