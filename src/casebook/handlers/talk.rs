//! What the parties said, and what is in dispute with each side's position.

use chrono::{NaiveDateTime, Timelike};

use super::{element, known_parties, take_out};
use crate::casebook::error::Refusal;
use crate::domain::case::CaseFile;
use crate::domain::session::{IssueInDispute, Offer, Statement};

fn check(case: &CaseFile, statement: &Statement) -> Result<(), Refusal> {
    known_parties(case, [&statement.party])?;
    if statement.text.trim().is_empty() { Err(Refusal::EmptyStatement) } else { Ok(()) }
}

/// 记下一句话.
pub(super) fn record(case: &mut CaseFile, statement: &Statement) -> Result<(), Refusal> {
    check(case, statement)?;
    case.statements.push(statement.clone());
    Ok(())
}

pub(super) fn edit(case: &mut CaseFile, position: usize, statement: &Statement) -> Result<(), Refusal> {
    check(case, statement)?;
    let place = element(&mut case.statements, position)?;
    // Other words are no longer those that the speaker confirmed.
    let confirmed = statement.confirmed.filter(|_| place.text == statement.text);
    *place = Statement { confirmed, ..statement.clone() };
    Ok(())
}

pub(super) fn remove(case: &mut CaseFile, position: usize) -> Result<(), Refusal> {
    take_out(&mut case.statements, position).map(drop)
}

pub(super) fn add_issue(case: &mut CaseFile, issue: &IssueInDispute) -> Result<(), Refusal> {
    known_parties(case, issue.positions.iter().map(|position| &position.party))?;
    case.issues.push(issue.clone());
    Ok(())
}

pub(super) fn edit_issue(case: &mut CaseFile, position: usize, issue: &IssueInDispute) -> Result<(), Refusal> {
    known_parties(case, issue.positions.iter().map(|position| &position.party))?;
    *element(&mut case.issues, position)? = issue.clone();
    Ok(())
}

pub(super) fn remove_issue(case: &mut CaseFile, position: usize) -> Result<(), Refusal> {
    take_out(&mut case.issues, position).map(drop)
}

/// The speaker heard it read back and says that it is right.
pub(super) fn confirm(case: &mut CaseFile, position: usize, at: Option<NaiveDateTime>) -> Result<(), Refusal> {
    let minute = |at: NaiveDateTime| at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at);
    element(&mut case.statements, position)?.confirmed = at.map(minute);
    Ok(())
}

/// 记下方案: kept with those before it.
pub(super) fn record_offer(case: &mut CaseFile, issue: usize, offer: &Offer) -> Result<(), Refusal> {
    known_parties(case, [&offer.party])?;
    if offer.amount.is_none() && offer.text.trim().is_empty() {
        return Err(Refusal::EmptyStatement);
    }
    element(&mut case.issues, issue)?.offers.push(offer.clone());
    Ok(())
}

pub(super) fn remove_offer(case: &mut CaseFile, issue: usize, position: usize) -> Result<(), Refusal> {
    take_out(&mut element(&mut case.issues, issue)?.offers, position).map(drop)
}
