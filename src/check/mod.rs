//! The agreement check: pure rules `(&CaseFile, &Surroundings) → Vec<Finding>`, a file for each family.
//! It reads an agreement as a careful lawyer would, before it is signed. A rule that cries on a good clause is a
//! defect. It must not change anything, and must not know a clock or a file: its surroundings are handed in.

mod agreement;
mod alike;
#[cfg(test)]
mod beside_tests;
mod case;
mod court;
#[cfg(test)]
mod court_tests;
mod court_words;
mod finding;
mod glyphs;
mod helpers;
mod identity;
mod message;
mod message_terms;
mod order;
mod party;
mod passes;
mod placeholder;
mod reading;
mod reason;
mod rule;
mod terms;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

pub use alike::{AlikeText, EarlierTexts};
pub use court::{Ask, Confirmation, CourtPoint, Outlook, Standing, confirmation};
pub use court_words::{court_outlook, court_point, court_source, court_standing};
pub use finding::{About, DateOf, Finding, GuardianProblem, InterpreterField, Mend};
pub use message::{message, severity};
pub use reason::{reason, source};
pub use rule::{Rule, Severity};

use crate::domain::calendar::Holidays;
use crate::domain::case::CaseFile;
use crate::domain::money::Money;
use crate::domain::place::Place;
use crate::domain::progress::{CaseState, case_state};

/// What a rule may know besides the case.
pub struct Surroundings<'s> {
    pub today: NaiveDate,
    /// Whether a bundled face can show the character.
    pub covers: &'s dyn Fn(char) -> bool,
    /// Days off by which the last days of law move.
    pub holidays: &'s Holidays,
    /// What stands in other cases.
    pub earlier: &'s EarlierTexts,
}

/// Everything worth looking at, in the order in which a case is read: one finding for each place, the gravest. What a
/// supervisor let pass stays beside it.
pub fn check(case: &CaseFile, surroundings: &Surroundings<'_>) -> Vec<Finding> {
    one_for_each_place(every(case, surroundings))
}

/// As [`check`], but a place may have a finding of each rule: for whoever must miss none.
pub fn every(case: &CaseFile, surroundings: &Surroundings<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: HashSet<(Rule, Place)> = HashSet::new();
    let mut report = |finding: Finding| {
        if seen.insert((finding.rule, finding.at.clone())) {
            findings.push(finding);
        }
    };
    party::check(case, &mut report);
    helpers::check(case, surroundings, &mut report);
    identity::check(case, &mut report);
    case::check(case, &mut report);
    order::check(case, &mut report);
    // 调解不成, or ended otherwise: nothing about clauses is asked of it.
    if case_state(case) != CaseState::NotSettled {
        agreement::check(case, surroundings, &mut report);
        terms::check(case, surroundings, &mut report);
    }
    alike::check(case, surroundings.earlier, &mut report);
    glyphs::check(case, surroundings, &mut report);
    passes::mark(case, &mut findings);
    findings
}

/// Of several findings at one place the gravest stays, and of equally grave ones the first: mended, it makes room for
/// the next.
fn one_for_each_place(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut at: HashMap<Place, usize> = HashMap::new();
    for finding in findings {
        let before = if finding.passed { None } else { at.get(&finding.at).and_then(|place| kept.get_mut(*place)) };
        match before {
            Some(kept) if kept.severity > finding.severity => *kept = finding,
            Some(_) => {}
            None => {
                if !finding.passed {
                    at.insert(finding.at.clone(), kept.len());
                }
                kept.push(finding);
            }
        }
    }
    kept
}

/// The amounts that a spoken sentence names, each once, in order. A text that is nothing but a number is an amount, too.
pub fn amounts_named(text: &str) -> Vec<Money> {
    if let Ok(amount) = Money::parse(text) {
        return vec![amount];
    }
    let signs: Vec<char> = text.replace("yuan", "元").chars().collect();
    let mut named = Vec::new();
    for amount in reading::amounts::amounts(&signs).into_iter().filter_map(|amount| amount.value) {
        if !named.contains(&amount) {
            named.push(amount);
        }
    }
    named
}

/// Whether something stops the final copy.
pub fn blocks(findings: &[Finding]) -> bool {
    blocking(findings) > 0
}

/// How many findings stop the final copy.
pub fn blocking(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Block && !finding.passed).count()
}

/// Where a rule puts what it found.
type Report<'r> = &'r mut dyn FnMut(Finding);

/// The day on which the agreement was or will be signed: the written one; otherwise that of the last session, which
/// is a session's usual end, but not before today.
fn signing_day(case: &CaseFile, today: NaiveDate) -> NaiveDate {
    let signed = case.agreement.as_ref().and_then(|agreement| agreement.signed);
    let last = case.steps.iter().filter_map(|session| session.date).max();
    signed.unwrap_or_else(|| last.map_or(today, |last| last.max(today)))
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
