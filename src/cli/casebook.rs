//! `maplebridge case import | list | history | export`: cases of the casebook. Exit 0 whatever the findings.
//! `maplebridge casebook check`: whether the casebook is whole. It never makes one, and changes nothing
//! of one but what is derived, where that is wrong: lines of the ledger, figures, the index of the search.
//! `maplebridge casebook salvage`: what can be read of a damaged one, in a new one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::output::{Failure, Kind, read_case, say, say_problem, write_file, write_new_file};
use super::unlock::Access;
use crate::casebook::command::Command;
use crate::casebook::message::actor_words;
use crate::casebook::view::{CaseId, LedgerQuery};
use crate::casebook::{Actor, Casebook, Error, EventRecord, FILE_NAME, Refusal};
use crate::check::EarlierTexts;
use crate::domain::case_file::Private;
use crate::i18n::Tr;
use crate::jobs::{proof, salvage};
use crate::platform::clock::Clock;
use crate::vault::By;

fn failure(error: &Error, tr: Tr) -> Failure {
    Failure::bad_input(error.message(tr))
}

/// What stands in the cases of a data folder; nothing where it holds no casebook, which is not made for that, and none
/// where it cannot be opened, which is said.
pub(super) fn texts(access: &Access, tr: Tr) -> Result<EarlierTexts, Failure> {
    match access.open_if_there(tr) {
        None => Ok(EarlierTexts::default()),
        Some(Ok(book)) => book.earlier_texts(u32::MAX).map_err(|error| failure(&error, tr)),
        Some(Err(problem)) => {
            say_problem(&problem);
            Ok(EarlierTexts::default())
        }
    }
}

/// Takes every file in, or none: all are read, and their numbers compared, before the first is taken in.
pub(super) fn import(paths: &[PathBuf], access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let cases = paths.iter().map(|path| read_case(path, tr).map(|read| (path, read.case)));
    let cases = cases.collect::<Result<Vec<_>, Failure>>()?;
    let mut casebook = access.open(tr)?;
    let mut numbers = BTreeSet::new();
    for (path, case) in &cases {
        let held = casebook.find_number(&case.number).map_err(|error| failure(&error, tr))?.is_some();
        if !case.number.is_empty() && (held || !numbers.insert(case.number.clone())) {
            let taken = Refusal::NumberTaken(case.number.clone()).message(tr);
            return Err(Failure::bad_input(tr.cli_in_file(path.display(), taken)));
        }
    }
    for (path, case) in cases {
        let title = if case.title.trim().is_empty() { case.number.clone() } else { case.title.clone() };
        casebook
            .run(Command::ImportCase(Box::new(case)))
            .map_err(|error| Failure::bad_input(tr.cli_in_file(path.display(), error.message(tr))))?;
        say(&tr.cli_imported(if title.is_empty() { path.display().to_string() } else { title }));
    }
    Ok(ExitCode::SUCCESS)
}

/// Number, title and state, separated by tabs.
pub(super) fn list(access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let casebook = access.open_for_looking(tr)?;
    let rows = casebook.ledger(&LedgerQuery::default()).map_err(|error| failure(&error, tr))?;
    for row in rows {
        say(&format!("{}\t{}\t{}", one_line(&row.number), one_line(&row.title), row.state.word(tr)));
    }
    Ok(ExitCode::SUCCESS)
}

/// Time, person and what was done, oldest first, separated by tabs: on stdout, or as a file that can be printed.
pub(super) fn history(number: &str, out: Option<&Path>, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let casebook = access.open_for_looking(tr)?;
    let id = find(&casebook, number, tr)?;
    let events = casebook.events(id).map_err(|error| failure(&error, tr))?;
    let lines: Vec<String> = events.iter().map(|event| line(event, tr)).collect();
    match out {
        Some(out) => write_new_file(out, (lines.join("\n") + "\n").as_bytes(), tr)?,
        None => lines.iter().for_each(|line| say(line)),
    }
    Ok(ExitCode::SUCCESS)
}

fn line(event: &EventRecord, tr: Tr) -> String {
    let who = event.actor.as_ref().map_or_else(|| tr.history_no_name().to_owned(), |key| actor_words(key, tr));
    format!("{}\t{who}\t{}", event.at.format("%Y-%m-%d %H:%M:%S"), one_line(&event.label.message(tr)))
}

/// The case of this number.
fn find(casebook: &Casebook, number: &str, tr: Tr) -> Result<CaseId, Failure> {
    let id = casebook.find_number(number).map_err(|error| failure(&error, tr))?;
    id.ok_or_else(|| Failure::bad_input(tr.cli_no_such_number(number)))
}

fn one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// Writes a case file; says how many private statements were left out.
pub(super) fn export(
    number: &str,
    out: &Path,
    with_private: bool,
    access: &Access,
    tr: Tr,
) -> Result<ExitCode, Failure> {
    let mut casebook = access.open_for_looking(tr)?;
    let id = find(&casebook, number, tr)?;
    let private = if with_private { Private::Included } else { Private::LeftOut };
    let exported = casebook.export(id, private).map_err(|error| failure(&error, tr))?;
    write_file(out, exported.text.as_bytes(), Kind::CaseFile, tr)?;
    if exported.private_left_out > 0 {
        say_problem(&tr.cli_private_left_out(exported.private_left_out));
    }
    Ok(ExitCode::SUCCESS)
}

/// Says of a casebook what was found in it; exit 1 where anything was. It is not opened for work, so that one that cannot
/// be opened any more is checked, too.
pub(super) fn check(access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    access.must_be_there(tr)?;
    let folder = access.folder(tr)?;
    let file = folder.join(FILE_NAME);
    let report = proof::of_folder(&folder, access.key(tr)?.as_ref()).map_err(|error| failure(&error, tr))?;
    say(&tr.cli_casebook_file(file.display()));
    report.facts(tr).iter().for_each(|fact| say(fact));
    say(&report.headline(tr));
    for (number, told) in (1..).zip(report.told(tr)) {
        say(&tr.cli_casebook_finding(number, told.what, told.advice));
    }
    say(tr.proof_limits());
    if report.has_a_wrong_index() {
        mend_index(access, tr);
    }
    if report.has_a_wrong_line() {
        mend_lines(access, tr);
    }
    Ok(ExitCode::from(u8::from(!report.is_whole())))
}

/// Lines and figures are derived, too; that another hand changed them was said.
fn mend_lines(access: &Access, tr: Tr) {
    if let Some(Ok(mut book)) = access.open_if_there(tr)
        && book.mend_lines().is_ok()
    {
        say(tr.proof_lines_mended());
    }
}

/// The index of the search is derived and is made anew; a casebook that cannot be opened has told of other things.
fn mend_index(access: &Access, tr: Tr) {
    if let Some(Ok(mut book)) = access.open_if_there(tr)
        && book.mend_index().unwrap_or(false)
    {
        say(tr.proof_index_mended());
    }
}

/// Copies what can be read of a damaged casebook into a new one; exit 1 where anything was lost.
pub(super) fn salvage(out: &Path, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let folder = access.folder(tr)?;
    if !folder.join(FILE_NAME).is_file() {
        return Err(Failure::bad_input(tr.cli_no_casebook(folder.display())));
    }
    if out.join(FILE_NAME).exists() {
        return Err(Failure::bad_input(tr.salvage_folder_taken(out.display())));
    }
    let turned = access.turned(tr)?.ok_or_else(|| Failure::bad_input(tr.salvage_none_readable()))?;
    // Whose role a person has stands in the casebook that cannot be opened.
    if !matches!(turned.by, By::Desk | By::Recovery) || turned.named.is_some() {
        return Err(Failure::bad_input(tr.salvage_not_the_desk()));
    }
    let made = salvage::into(&folder, out, Clock::System, &turned.key, &Actor::administrator());
    let report = made.map_err(|error| match error {
        Error::Damaged { .. } => Failure::bad_input(tr.salvage_none_readable()),
        error => failure(&error, tr),
    })?;
    say(&report.headline(tr));
    report.told(tr).iter().for_each(|line| say(line));
    Ok(ExitCode::from(u8::from(!report.is_whole())))
}
