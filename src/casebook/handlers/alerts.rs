//! Gates and flags that the mediator marks, and blocking findings that a supervisor lets pass.

use chrono::NaiveDateTime;

use super::{element, minute, take_out};
use crate::casebook::error::Refusal;
use crate::domain::case::{CaseFile, Passed};
use crate::domain::session::Alert;

pub(super) fn raise(case: &mut CaseFile, alert: &Alert, now: NaiveDateTime) -> Result<(), Refusal> {
    case.alerts.push(Alert { marked: alert.marked.or(Some(minute(now))), ..alert.clone() });
    Ok(())
}

pub(super) fn edit(case: &mut CaseFile, position: usize, alert: &Alert) -> Result<(), Refusal> {
    *element(&mut case.alerts, position)? = alert.clone();
    Ok(())
}

pub(super) fn remove(case: &mut CaseFile, position: usize) -> Result<(), Refusal> {
    take_out(&mut case.alerts, position).map(drop)
}

/// Lets a finding pass: by whom and why is required. A pass of the same finding is replaced.
pub(super) fn pass(case: &mut CaseFile, passed: &Passed, now: NaiveDateTime) -> Result<(), Refusal> {
    if passed.by.trim().is_empty() || passed.reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    case.passed.retain(|each| (&each.rule, &each.at) != (&passed.rule, &passed.at));
    case.passed.push(Passed { on: Some(minute(now)), ..passed.clone() });
    Ok(())
}

pub(super) fn take_back(case: &mut CaseFile, position: usize) -> Result<(), Refusal> {
    take_out(&mut case.passed, position).map(drop)
}
