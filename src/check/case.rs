//! The course of the case: sessions, the notice of rights and duties, recusal, the account of the facts
//! (People's Mediation Law arts 23, 24, 27; `research/domain.md` 5.2).

use super::Report;
use super::finding::{About, Finding};
use super::rule::Rule;
use crate::domain::case::{CaseFile, CaseKind, Notice};
use crate::domain::dossier::is_on_the_spot;
use crate::domain::place::Place;
use crate::domain::session::Outcome;

/// A shorter account of the facts tells a later reader nothing.
const FEWEST_CHARACTERS: usize = 30;

pub(super) fn check(case: &CaseFile, report: Report<'_>) {
    let root = Place::root();
    let held = case.steps.iter().any(|session| session.outcome != Some(Outcome::Skipped));
    // What the police settle where it happened has no session.
    if !held && !is_on_the_spot(case) {
        report(Finding::new(Rule::CaseSessionMissing, root.field("steps"), About::Nothing));
    }
    let found = case.facts.chars().filter(|character| !character.is_whitespace()).count();
    if found < FEWEST_CHARACTERS {
        let about = About::Length { found, wanted: FEWEST_CHARACTERS };
        report(Finding::new(Rule::CaseFactsTooShort, root.field("facts"), about));
    }
    // 治安调解 has no such notice; the police tell the rights in their own record.
    if case.kind == CaseKind::People {
        match &case.notice {
            None => report(Finding::new(Rule::CaseNoticeMissing, root.field("notice"), About::Nothing)),
            Some(notice) => check_notice(case, notice, &root.field("notice"), report),
        }
    }
}

fn check_notice(case: &CaseFile, notice: &Notice, place: &Place, report: Report<'_>) {
    if notice.date.is_none() {
        report(Finding::new(Rule::CaseNoticeMissing, place.field("date"), About::Nothing));
    }
    let without = case.copy_holders().filter(|party| !notice.given_to.contains(&party.id));
    let names: Vec<String> = without.map(super::called).collect();
    if !names.is_empty() {
        report(Finding::new(Rule::CaseNoticeMissing, place.field("given_to"), About::People { names }));
    }
    if notice.recusal_asked != Some(true) {
        report(Finding::new(Rule::CaseRecusalNotAsked, place.field("recusal_asked"), About::Nothing));
    }
}
