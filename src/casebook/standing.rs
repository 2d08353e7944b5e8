//! Where a case stands, read from its file. It must not know today: a line of the ledger holds for every day.

use chrono::NaiveDate;

use super::view::{CaseState, Station};
use crate::domain::agreement::{AgreementForm, FollowUpResult};
use crate::domain::case::CaseFile;
use crate::domain::dates::duties;
use crate::domain::progress::is_in_force;
use crate::domain::session::{Outcome, StepKind};

/// State of the whole case.
pub(crate) fn state(case: &CaseFile) -> CaseState {
    let form = case.agreement.as_ref().and_then(|agreement| agreement.form);
    if form == Some(AgreementForm::None) {
        CaseState::NotSettled
    } else if is_in_force(case) {
        if is_performed(case) { CaseState::Performed } else { CaseState::BeingPerformed }
    } else if is_agreed(case) {
        CaseState::AwaitingSigning
    } else {
        CaseState::InMediation
    }
}

/// The station at which the work is.
pub(crate) fn station(case: &CaseFile) -> Station {
    match state(case) {
        CaseState::BeingPerformed | CaseState::Performed => Station::Performance,
        CaseState::AwaitingSigning => Station::Signing,
        CaseState::InMediation if last_outcome(case) == Some(Outcome::Settled) => Station::Agreement,
        CaseState::InMediation | CaseState::NotSettled => Station::Step(current_step(case)),
    }
}

/// The first duty that no visit has found performed.
pub(crate) fn next_due(case: &CaseFile) -> Option<NaiveDate> {
    if state(case) != CaseState::BeingPerformed {
        return None;
    }
    let performed_until = case
        .follow_ups
        .iter()
        .filter(|visit| visit.result == Some(FollowUpResult::Performed))
        .filter_map(|visit| visit.date)
        .max();
    let due = case.terms.iter().flat_map(duties).filter_map(|duty| duty.due);
    due.filter(|due| performed_until.is_none_or(|until| *due > until)).min()
}

fn is_performed(case: &CaseFile) -> bool {
    case.follow_ups.iter().rev().find_map(|visit| visit.result) == Some(FollowUpResult::Performed)
}

/// Clauses are there, and the agreement has its number or, at a desk that gives none, its form after a session that
/// ended settled.
fn is_agreed(case: &CaseFile) -> bool {
    let settled = last_outcome(case) == Some(Outcome::Settled);
    let agreement = case.agreement.as_ref();
    let drawn_up =
        agreement.is_some_and(|agreement| !agreement.number.is_empty() || (settled && agreement.form.is_some()));
    !case.terms.is_empty() && drawn_up
}

fn last_outcome(case: &CaseFile) -> Option<Outcome> {
    case.steps.last().and_then(|session| session.outcome)
}

/// The step of the open session, else the one after the last that was moved up or skipped.
fn current_step(case: &CaseFile) -> StepKind {
    let open = case.steps.iter().rev().find(|session| session.outcome.is_none());
    let last = open.or(case.steps.last());
    last.map_or(StepKind::Neighborhood, |session| match session.outcome {
        Some(Outcome::Escalated | Outcome::Skipped) => session.step.next().unwrap_or(session.step),
        Some(Outcome::Settled | Outcome::NotSettled) | None => session.step,
    })
}
