//! The three steps: sessions opened, ended, opened again, skipped. The order of the steps is advice, not force.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::{element, known_parties, known_staff};
use crate::casebook::error::Refusal;
use crate::domain::case::CaseFile;
use crate::domain::session::{Outcome, Step, StepKind};

fn check(case: &CaseFile, session: &Step) -> Result<(), Refusal> {
    known_parties(case, &session.participants)?;
    known_staff(case, &session.staff)?;
    let needs_reason = session.outcome == Some(Outcome::Skipped) && session.note.trim().is_empty();
    if needs_reason { Err(Refusal::NoReason) } else { Ok(()) }
}

/// Opens a session at the end of the list, where the current one stands.
pub(super) fn open(case: &mut CaseFile, session: &Step) -> Result<(), Refusal> {
    check(case, session)?;
    case.steps.push(session.clone());
    Ok(())
}

/// Date, place, host, who is present. The outcome stays: ending and opening again have their own commands.
pub(super) fn edit(case: &mut CaseFile, position: usize, session: &Step) -> Result<(), Refusal> {
    let outcome = element(&mut case.steps, position)?.outcome;
    let session = Step { outcome, ..session.clone() };
    check(case, &session)?;
    *element(&mut case.steps, position)? = session;
    Ok(())
}

/// The clock's time; the open format keeps minutes.
fn minute(now: NaiveDateTime) -> Option<NaiveTime> {
    now.time().with_second(0).and_then(|time| time.with_nanosecond(0))
}

/// A session that ends on its own day, and whose beginning is written, has its end written too. On a later day nobody
/// knows any more when it ended.
pub(super) fn stop_clock(session: &mut Step, now: NaiveDateTime) {
    let today = session.date == Some(now.date());
    if today && session.to.is_none() {
        session.to = minute(now).filter(|time| session.from.is_some_and(|from| from <= *time));
    }
}

/// Ends a session. Moving up opens the next step today, with the same people.
pub(super) fn end(
    case: &mut CaseFile,
    position: usize,
    outcome: Outcome,
    note: &str,
    now: NaiveDateTime,
) -> Result<(), Refusal> {
    let session = element(&mut case.steps, position)?;
    if session.outcome.is_some() {
        return Err(Refusal::SessionEnded);
    }
    if outcome == Outcome::Skipped && note.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    session.outcome = Some(outcome);
    session.note = note.to_owned();
    stop_clock(session, now);
    if outcome == Outcome::Escalated {
        let kind = session.step.next().ok_or(Refusal::NoStepAfter(session.step))?;
        let mut next = Step::open(kind, Some(now.date()));
        next.staff.clone_from(&session.staff);
        next.participants.clone_from(&session.participants);
        case.steps.push(next);
    }
    Ok(())
}

/// Takes an outcome back. A session of today goes on: its end is not known yet.
pub(super) fn reopen(case: &mut CaseFile, position: usize, today: NaiveDate) -> Result<(), Refusal> {
    let session = element(&mut case.steps, position)?;
    session.outcome = None;
    if session.date == Some(today) {
        session.to = None;
    }
    Ok(())
}

/// The step is not needed. Its open session is the one that is skipped; without one the skipping gets its own line.
pub(super) fn skip(case: &mut CaseFile, step: StepKind, reason: &str, today: NaiveDate) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    let open = case.steps.iter_mut().rev().find(|session| session.step == step && session.outcome.is_none());
    if let Some(session) = open {
        session.outcome = Some(Outcome::Skipped);
        reason.clone_into(&mut session.note);
    } else {
        let mut session = Step::open(step, Some(today));
        session.outcome = Some(Outcome::Skipped);
        reason.clone_into(&mut session.note);
        case.steps.push(session);
    }
    Ok(())
}
