//! `maplebridge statistics`: the return of a period with its rates, as text or JSON. It changes nothing.
//!
//! Exit 0: shown, whether or not a rule of arithmetic is broken. Exit 2: bad days.

use std::process::ExitCode;

use chrono::NaiveDate;

use super::arguments::{SheetFormat, Statistics};
use super::output::{Failure, say};
use super::unlock::Access;
use crate::i18n::Tr;
use crate::platform::clock::Clock;
use crate::statistics::{Period, json, text};

pub(super) fn run(wanted: &Statistics, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let (from, to) = (day(&wanted.from, tr)?, day(&wanted.to, tr)?);
    let period = Period::new(from, to).ok_or_else(|| Failure::bad_input(tr.statistics_wrong_way(from, to)))?;
    let book = access.open_for_reading(tr)?;
    let report = book.statistics(period, wanted.repeat_days, Clock::System.today());
    let report = report.map_err(|error| Failure::bad_input(error.message(tr)))?;
    match wanted.format {
        SheetFormat::Text => text::lines(&report, tr).iter().for_each(|line| say(line)),
        SheetFormat::Json => say(&json::text(&report, tr).map_err(|error| Failure::blocked(error.to_string()))?),
    }
    Ok(ExitCode::SUCCESS)
}

fn day(text: &str, tr: Tr) -> Result<NaiveDate, Failure> {
    let read = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d");
    read.map_err(|_| Failure::bad_input(tr.statistics_no_day(text)))
}
