//! `maplebridge check FILE.json…`: what is missing or doubtful, in text or as JSON; `maplebridge check --list`: every rule.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use super::arguments::{Check, Format};
use super::casebook;
use super::output::{Failure, faces, read_case, say, say_problem};
use super::unlock::Access;
use crate::check::{self, EarlierTexts, Finding, Mend, Rule};
use crate::domain::calendar::Holidays;
use crate::domain::case::CaseFile;
use crate::guide::holidays;
use crate::i18n::Tr;
use crate::jobs;
use crate::jobs::agreement::{self, Beside};
use crate::platform::clock::Clock;
use crate::platform::folders;

/// A rule as `--list --format json` writes it.
#[derive(Serialize)]
struct RuleLine<'a> {
    rule: &'a str,
    severity: &'a str,
    source: &'a str,
    reason: &'a str,
}

/// A finding as `--format json` writes it.
#[derive(Serialize)]
struct Line<'a> {
    /// Only where several files are checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    rule: &'a str,
    severity: &'a str,
    at: &'a str,
    message: String,
    reason: &'a str,
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<MendLine<'a>>,
    passed: bool,
}

/// A mend: what is done, where, and with which value.
#[derive(Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum MendLine<'a> {
    SetDate { at: &'a str, date: String },
    SetSex { at: &'a str, sex: &'a str },
    SetAmount { at: &'a str, amount_cents: u64 },
    SetCount { at: &'a str, count: u32 },
    SetText { at: &'a str, text: &'a str },
    ReplaceInText { at: &'a str, old: &'a str, new: &'a str },
}

/// Exit 1 where something blocks, else 0.
pub(super) fn run(wanted: &Check, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    if wanted.list {
        return list(wanted.format, tr);
    }
    let cases = read_all(&wanted.files, tr)?;
    let others = read_all(&wanted.against, tr)?;
    let mut earlier = if access.folder.is_some() { casebook::texts(access, tr)? } else { EarlierTexts::default() };
    others.iter().chain(&cases).for_each(|(_, case)| earlier.add(case));

    let (faces, holidays) = (faces(tr)?, days_off(access.folder.clone(), tr));
    let today = wanted.today.unwrap_or_else(|| Clock::System.today());
    let beside = Beside { today, faces: &faces, holidays: &holidays, earlier: &earlier };
    let found: Vec<(&Path, Vec<Finding>)> =
        cases.iter().map(|(path, case): &(&Path, CaseFile)| (*path, agreement::findings(case, beside))).collect();
    match wanted.format {
        Format::Json => say(&json(&found, tr)?),
        Format::Text => text_of_all(&found, tr),
    }
    let blocked = found.iter().any(|(_, findings)| check::blocks(findings));
    Ok(ExitCode::from(u8::from(blocked)))
}

fn read_all(paths: &[PathBuf], tr: Tr) -> Result<Vec<(&Path, CaseFile)>, Failure> {
    paths.iter().map(|path| Ok((path.as_path(), read_case(path, tr)?.case))).collect()
}

/// The office's own days off; the built-in ones where it has none, or where its table has a mistake, which is said.
fn days_off(folder: Option<PathBuf>, tr: Tr) -> Holidays {
    let own = folder.or_else(folders::casebook).map_or(Ok(None), |folder| jobs::holidays::own(&folder, tr));
    let own = own.unwrap_or_else(|problem| {
        say_problem(&problem);
        None
    });
    own.unwrap_or_else(|| holidays::built_in().clone())
}

/// Id, severity, source and reason of every rule, separated by tabs.
fn list(format: Format, tr: Tr) -> Result<ExitCode, Failure> {
    let lines = Rule::ALL.iter().map(|rule| RuleLine {
        rule: rule.key(),
        severity: rule.severity().key(),
        source: check::source(tr, *rule),
        reason: check::reason(tr, *rule),
    });
    match format {
        Format::Text => {
            lines.for_each(|line| say(&[line.rule, line.severity, line.source, line.reason].join("\t")));
        }
        Format::Json => say(&pretty(&lines.collect::<Vec<_>>())?),
    }
    Ok(ExitCode::SUCCESS)
}

/// The findings on stderr, a line each.
pub(super) fn say_findings(findings: &[Finding], tr: Tr) {
    findings.iter().for_each(|finding| say_problem(&text(finding, tr)));
}

fn text_of_all(found: &[(&Path, Vec<Finding>)], tr: Tr) {
    for (path, findings) in found {
        if found.len() > 1 {
            say(&path.display().to_string());
        }
        if findings.is_empty() {
            say(tr.cli_nothing_missing());
        }
        for finding in findings {
            say(&text(finding, tr));
            say(&tr.cli_finding_reason(check::reason(tr, finding.rule), check::source(tr, finding.rule)));
        }
    }
}

fn text(finding: &Finding, tr: Tr) -> String {
    let severity = if finding.passed { tr.cli_finding_passed() } else { check::severity(tr, finding.severity) };
    tr.cli_finding(severity, check::message(tr, finding), finding.rule.key(), finding.at.pointer())
}

fn json(found: &[(&Path, Vec<Finding>)], tr: Tr) -> Result<String, Failure> {
    let several = found.len() > 1;
    let lines = found.iter().flat_map(|(path, findings)| {
        let file = several.then(|| path.display().to_string());
        findings.iter().map(move |finding| line(finding, file.clone(), tr))
    });
    pretty(&lines.collect::<Vec<_>>())
}

fn line(finding: &Finding, file: Option<String>, tr: Tr) -> Line<'_> {
    Line {
        file,
        rule: finding.rule.key(),
        severity: finding.severity.key(),
        at: finding.at.pointer(),
        message: check::message(tr, finding),
        reason: check::reason(tr, finding.rule),
        source: check::source(tr, finding.rule),
        mend: finding.mend.as_ref().map(mend),
        passed: finding.passed,
    }
}

fn mend(mend: &Mend) -> MendLine<'_> {
    match mend {
        Mend::SetDate { at, date } => MendLine::SetDate { at: at.pointer(), date: date.to_string() },
        Mend::SetSex { at, sex } => MendLine::SetSex { at: at.pointer(), sex: sex.key() },
        Mend::SetAmount { at, amount } => MendLine::SetAmount { at: at.pointer(), amount_cents: amount.fen() },
        Mend::SetCount { at, count } => MendLine::SetCount { at: at.pointer(), count: *count },
        Mend::SetText { at, text } => MendLine::SetText { at: at.pointer(), text },
        Mend::ReplaceInText { at, old, new } => MendLine::ReplaceInText { at: at.pointer(), old, new },
    }
}

fn pretty(lines: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(lines).map_err(|error| Failure::bad_input(error.to_string()))
}
