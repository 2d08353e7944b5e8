//! What the parties said, and what is in dispute with each side's position.

use super::{element, known_parties, take_out};
use crate::casebook::error::Refusal;
use crate::domain::case::CaseFile;
use crate::domain::session::{IssueInDispute, Statement};

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
    *element(&mut case.statements, position)? = statement.clone();
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
