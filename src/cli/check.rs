//! `maplebridge check FILE.json`: what is missing, in text or as JSON.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use serde::Serialize;

use super::arguments::Format;
use super::output::{Failure, faces, read_case, say, say_problem};
use crate::check::{self, Finding};
use crate::i18n::Tr;
use crate::jobs::agreement::{self, Beside};
use crate::platform::clock::Clock;

/// A finding as `--format json` writes it.
#[derive(Serialize)]
struct Line<'a> {
    rule: &'a str,
    severity: &'a str,
    at: &'a str,
    message: String,
}

/// Exit 1 where something blocks, else 0.
pub(super) fn run(file: &Path, format: Format, today: Option<NaiveDate>, tr: Tr) -> Result<ExitCode, Failure> {
    let case = read_case(file, tr)?.case;
    let today = today.unwrap_or_else(|| Clock::System.today());
    let findings = agreement::findings(&case, Beside::alone(today, &faces(tr)?));
    match format {
        Format::Json => say(&json(&findings, tr)?),
        Format::Text if findings.is_empty() => say(tr.cli_nothing_missing()),
        Format::Text => findings.iter().for_each(|finding| say(&text(finding, tr))),
    }
    Ok(ExitCode::from(u8::from(check::blocks(&findings))))
}

/// The findings on stderr, a line each.
pub(super) fn say_findings(findings: &[Finding], tr: Tr) {
    findings.iter().for_each(|finding| say_problem(&text(finding, tr)));
}

fn text(finding: &Finding, tr: Tr) -> String {
    let severity = check::severity(tr, finding.severity);
    tr.cli_finding(severity, check::message(tr, finding), finding.rule.key(), finding.at.pointer())
}

fn json(findings: &[Finding], tr: Tr) -> Result<String, Failure> {
    let lines: Vec<Line<'_>> = findings
        .iter()
        .map(|finding| Line {
            rule: finding.rule.key(),
            severity: finding.severity.key(),
            at: finding.at.pointer(),
            message: check::message(tr, finding),
        })
        .collect();
    serde_json::to_string_pretty(&lines).map_err(|error| Failure::bad_input(error.to_string()))
}
