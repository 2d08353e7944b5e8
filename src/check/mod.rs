//! The agreement check: pure rules `(&CaseFile, &Surroundings) → Vec<Finding>`, a file for each family.
//! It reads an agreement as a careful lawyer would, before it is signed. A rule that cries on a good clause is a
//! defect. It must not change anything, and must not know a clock or a file: its surroundings are handed in.

mod agreement;
mod amounts;
mod case;
mod finding;
mod glyphs;
mod identity;
mod message;
mod order;
mod party;
mod rule;
mod term;
mod term_money;
mod term_words;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use chrono::NaiveDate;

pub use finding::{About, DateOf, Finding, Mend};
pub use message::{message, severity};
pub use rule::{Rule, Severity};

use crate::domain::agreement::AgreementForm;
use crate::domain::case::CaseFile;
use crate::domain::place::Place;

/// What a rule may know besides the case.
pub struct Surroundings<'s> {
    pub today: NaiveDate,
    /// Whether a bundled face can show the character.
    pub covers: &'s dyn Fn(char) -> bool,
}

/// Everything worth looking at, in the order in which a case is read. At most one finding for each rule and place.
pub fn check(case: &CaseFile, surroundings: &Surroundings<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: HashSet<(Rule, Place)> = HashSet::new();
    let mut report = |finding: Finding| {
        if seen.insert((finding.rule, finding.at.clone())) {
            findings.push(finding);
        }
    };
    party::check(case, surroundings, &mut report);
    identity::check(case, &mut report);
    case::check(case, &mut report);
    order::check(case, &mut report);
    if !ended_without_agreement(case) {
        agreement::check(case, &mut report);
        term::check(case, surroundings, &mut report);
        term_money::check(case, &mut report);
        term_words::check(case, &mut report);
    }
    glyphs::check(case, surroundings, &mut report);
    findings
}

/// Whether something stops the final copy.
pub fn blocks(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Block)
}

/// Where a rule puts what it found.
type Report<'r> = &'r mut dyn FnMut(Finding);

/// 调解不成 or 终止调解: nothing about clauses is asked of it.
fn ended_without_agreement(case: &CaseFile) -> bool {
    case.agreement.as_ref().is_some_and(|agreement| agreement.form == Some(AgreementForm::None))
}

/// The day on which the agreement was or will be signed: the written one; otherwise that of the last session, which
/// is a session's usual end; otherwise today.
fn signing_day(case: &CaseFile, today: NaiveDate) -> NaiveDate {
    let signed = case.agreement.as_ref().and_then(|agreement| agreement.signed);
    signed.or_else(|| case.steps.iter().filter_map(|session| session.date).max()).unwrap_or(today)
}

/// The printed number of the clause at this position, counted where none is written.
fn term_number(case: &CaseFile, position: usize) -> u32 {
    let written = case.terms.get(position).and_then(|term| term.number);
    written.unwrap_or_else(|| u32::try_from(position + 1).unwrap_or(u32::MAX))
}

/// How a sentence calls a party: by name, or by id while there is none.
fn called(party: &crate::domain::party::Party) -> String {
    let name = party.name.trim();
    if name.is_empty() { party.id.0.clone() } else { name.to_owned() }
}
