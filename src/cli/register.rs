//! `maplebridge lead import | list` and `maplebridge place import | list`: the station's registers. Exit 0 where every row
//! was taken, 1 where some were left out. It must not know what a column means.

use std::path::Path;
use std::process::ExitCode;

use super::arguments::{LeadCommand, PlaceCommand};
use super::output::{Failure, say, say_problem};
use super::unlock::Access;
use crate::casebook::command::Command;
use crate::casebook::{Casebook, Error};
use crate::i18n::Tr;
use crate::jobs::import::{LeftOut, Taken, leads, places};
use crate::jobs::sheet::{self, NoSheet, Sheet};
use crate::platform::clock::Clock;

/// Leads.
pub(super) fn lead(wanted: &LeadCommand, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    match wanted {
        LeadCommand::Import { file, dry_run } => import_leads(file, *dry_run, access, tr),
        LeadCommand::List => list_leads(access, tr),
    }
}

/// Places of the grid.
pub(super) fn place(wanted: &PlaceCommand, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    match wanted {
        PlaceCommand::Import { file, dry_run } => import_places(file, *dry_run, access, tr),
        PlaceCommand::List => list_places(access, tr),
    }
}

fn failure(error: &Error, tr: Tr) -> Failure {
    Failure::bad_input(error.message(tr))
}

fn in_file(file: &Path, reason: NoSheet, tr: Tr) -> Failure {
    Failure::bad_input(tr.cli_in_file(file.display(), reason.words(tr)))
}

fn read(file: &Path, tr: Tr) -> Result<Sheet, Failure> {
    sheet::read(file, tr).map_err(Failure::bad_input)
}

fn import_leads(file: &Path, dry_run: bool, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let sheet = read(file, tr)?;
    let mut book = access.open(tr)?;
    let there = book.lead_numbers().map_err(|error| failure(&error, tr))?;
    let taken = leads::read(&sheet, Clock::System.now(), &there).map_err(|reason| in_file(file, reason, tr))?;
    tell(&taken, tr);
    let (count, left) = (taken.records.len(), taken.left_out.len());
    if dry_run {
        say(&tr.lead_would_import(count, left));
    } else {
        run(&mut book, Command::ImportLeads(taken.records), tr)?;
        say(&tr.lead_imported(count, left));
    }
    Ok(code(left))
}

fn import_places(file: &Path, dry_run: bool, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let taken = places::read(&read(file, tr)?).map_err(|reason| in_file(file, reason, tr))?;
    let mut book = access.open(tr)?;
    tell(&taken, tr);
    let (count, left) = (taken.records.len(), taken.left_out.len());
    if dry_run {
        say(&tr.place_would_import(count, left));
    } else {
        run(&mut book, Command::ImportPlaces(taken.records), tr)?;
        let all = book.places().map_err(|error| failure(&error, tr))?.len();
        say(&tr.place_imported(count, all, left));
    }
    Ok(code(left))
}

fn run(book: &mut Casebook, command: Command, tr: Tr) -> Result<(), Failure> {
    book.run(command).map(drop).map_err(|error| failure(&error, tr))
}

/// 1: something was left out.
fn code(left: usize) -> ExitCode {
    ExitCode::from(u8::from(left > 0))
}

fn tell<T>(taken: &Taken<T>, tr: Tr) {
    taken.left_out.iter().for_each(|left: &LeftOut| say_problem(&left.words(tr)));
    if !taken.unknown_columns.is_empty() {
        say_problem(&tr.import_unknown_columns(taken.unknown_columns.join("、")));
    }
}

/// One line a lead, newest first: number, moment, state, where, what, separated by tabs.
fn list_leads(access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let book = access.open_for_looking(tr)?;
    for record in book.leads().map_err(|error| failure(&error, tr))? {
        let lead = &record.lead;
        let at = lead.at.format("%Y-%m-%d %H:%M").to_string();
        line(&[&lead.number, &at, tr.lead_state(lead.state()), &lead.place, &lead.what]);
    }
    Ok(ExitCode::SUCCESS)
}

/// One line a place, in the order of the tree: level, names from the top, head, officers, separated by tabs.
fn list_places(access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let book = access.open_for_looking(tr)?;
    for place in book.places().map_err(|error| failure(&error, tr))? {
        let level = place.level().map_or("", |level| tr.grid_level(level));
        line(&[level, &place.path.join("/"), &place.head, &place.officers.join("、")]);
    }
    Ok(ExitCode::SUCCESS)
}

fn line(cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect();
    say(&cells.join("\t"));
}
