//! To which session a statement belongs. A file of others has only days; the program itself writes the step.
//! It must not know who may read a statement.

use super::case::CaseFile;
use super::place::Place;
use super::session::{Outcome, Statement, Step, StepKind};

/// The session in which a statement was made: of its step and its day; where the day fits none, the last session
/// before it, else the first. A session whose participants name the speaker goes first.
pub fn session_of(case: &CaseFile, statement: &Statement) -> Option<usize> {
    let held = case.steps.iter().enumerate().filter(|(_, step)| step.outcome != Some(Outcome::Skipped));
    let held: Vec<_> = held.filter(|(_, step)| statement.step.is_none_or(|kind| kind == step.step)).collect();
    let spoke = |step: &Step| step.participants.contains(&statement.party);
    let day = held.iter().filter(|(_, step)| step.date.is_some() && step.date == statement.date);
    let day: Vec<_> = day.collect();
    let on_the_day = day.iter().find(|(_, step)| spoke(step)).or(day.first()).map(|(position, _)| *position);
    let before = || {
        let mut earlier = held.iter().filter(|(_, step)| step.date.is_some() && step.date <= statement.date);
        earlier.next_back().or(held.first()).map(|(position, _)| *position)
    };
    on_the_day.or_else(before).or_else(|| any_held(case))
}

/// The step in which the statement at this place (`/statements/3`) was made; the first where that is not known.
pub fn step_at(case: &CaseFile, place: &Place) -> StepKind {
    let position = place.parts().nth(1).and_then(|position| position.parse::<usize>().ok());
    let statement = position.and_then(|position| case.statements.get(position));
    let session =
        statement.and_then(|statement| session_of(case, statement)).and_then(|session| case.steps.get(session));
    let step = statement.and_then(|statement| statement.step).or(session.map(|session| session.step));
    step.unwrap_or(StepKind::Neighborhood)
}

fn any_held(case: &CaseFile) -> Option<usize> {
    case.steps.iter().position(|step| step.outcome != Some(Outcome::Skipped))
}

/// The statements made in one step, in the order of the file.
pub fn statements_of(case: &CaseFile, kind: StepKind) -> impl Iterator<Item = &Statement> {
    let of_step = move |statement: &Statement| {
        let session = session_of(case, statement).and_then(|position| case.steps.get(position));
        statement.step.or(session.map(|session| session.step)) == Some(kind)
    };
    case.statements.iter().filter(move |statement| of_step(statement))
}
