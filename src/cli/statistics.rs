//! `maplebridge statistics`: the return of a period with its rates, as text, JSON or a workbook. It changes nothing.
//!
//! Exit 0: shown, whether or not a rule of arithmetic is broken. Exit 2: bad days.

use std::io::{IsTerminal, Write, stdout};
use std::process::ExitCode;

use chrono::NaiveDate;

use super::arguments::{SheetFormat, Statistics};
use super::output::{Failure, Kind, say, write_file};
use super::unlock::Access;
use crate::casebook::{Casebook, Error};
use crate::i18n::Tr;
use crate::jobs::statistics_sheet;
use crate::platform::clock::Clock;
use crate::statistics::report::allowances;
use crate::statistics::{Period, Report, json, text};

pub(super) fn run(wanted: &Statistics, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let (from, to) = (day(&wanted.from, tr)?, day(&wanted.to, tr)?);
    let period = Period::new(from, to).ok_or_else(|| Failure::bad_input(tr.statistics_wrong_way(from, to)))?;
    match (wanted.format, &wanted.out) {
        (SheetFormat::Xlsx, None) if stdout().is_terminal() => {
            return Err(Failure::bad_input(tr.cli_xlsx_to_terminal()));
        }
        (SheetFormat::Text | SheetFormat::Json, Some(_)) => return Err(Failure::bad_input(tr.statistics_out_only())),
        _ => {}
    }
    let book = access.open_for_looking(tr)?;
    let report = book.statistics(period, wanted.repeat_days, Clock::System.today());
    let report = report.map_err(|error| failure(&error, tr))?;
    match wanted.format {
        SheetFormat::Text => text::lines(&report, tr).iter().for_each(|line| say(line)),
        SheetFormat::Json => say(&json::text(&report, tr).map_err(|error| Failure::blocked(error.to_string()))?),
        SheetFormat::Xlsx => workbook(&book, &report, wanted, tr)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn workbook(book: &Casebook, report: &Report, wanted: &Statistics, tr: Tr) -> Result<(), Failure> {
    let settled = book.settled_cases(report.now.period).map_err(|error| failure(&error, tr))?;
    let bytes = statistics_sheet::workbook(report, &allowances(settled), tr);
    let bytes = bytes.map_err(|error| Failure::blocked(error.to_string()))?;
    match &wanted.out {
        Some(out) => write_file(out, &bytes, Kind::Workbook, tr),
        None => {
            // A closed pipe is no reason to fail.
            let _ = stdout().write_all(&bytes);
            Ok(())
        }
    }
}

fn failure(error: &Error, tr: Tr) -> Failure {
    Failure::bad_input(error.message(tr))
}

fn day(text: &str, tr: Tr) -> Result<NaiveDate, Failure> {
    let read = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d");
    read.map_err(|_| Failure::bad_input(tr.statistics_no_day(text)))
}
