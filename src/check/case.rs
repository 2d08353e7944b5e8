//! The course of the case: consent, sessions, the notice of rights and duties, recusal, the account of the facts, and
//! the notice that ends it without agreement (People's Mediation Law arts 17, 23, 24, 26, 27; `research/domain.md` 5.2).

use super::Report;
use super::finding::{About, Finding};
use super::rule::Rule;
use crate::domain::case::{CaseFile, CaseKind, Notice};
use crate::domain::dossier::is_on_the_spot;
use crate::domain::party::PartyId;
use crate::domain::place::Place;
use crate::domain::progress::{CaseState, case_state, ended_without_agreement};
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
    if !ended_without_agreement(case) {
        refused(case, report);
    }
    if case_state(case) == CaseState::NotSettled {
        ended(case, report);
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

/// Art. 17: where a party clearly refuses, there is no mediation. The last answer counts; none at all says nothing.
fn refused(case: &CaseFile, report: Report<'_>) {
    for (position, consent) in case.consents.iter().enumerate().filter(|(_, consent)| consent.agrees == Some(false)) {
        let answers = || case.consents.iter().enumerate().filter(|(_, each)| each.party == consent.party);
        let answered_later = answers().any(|(number, each)| {
            let later = match (each.date, consent.date) {
                (Some(each), Some(this)) if each != this => each > this,
                _ => number > position,
            };
            later && each.agrees.is_some()
        });
        if !answered_later {
            let at = Place::root().field("consents").index(position).field("agrees");
            report(Finding::new(Rule::CaseConsentRefused, at, About::Who { name: name_of(case, &consent.party) }));
        }
    }
}

fn name_of(case: &CaseFile, id: &PartyId) -> String {
    case.party(id).map_or_else(|| id.0.clone(), super::called)
}

/// Art. 26: who ends without agreement is told the legal ways open; the notice says them.
fn ended(case: &CaseFile, report: Report<'_>) {
    let told = case.agreement.as_ref().map_or(&[][..], |agreement| &agreement.told);
    let about = About::Ways { told: told.iter().filter(|way| !way.trim().is_empty()).count() };
    report(Finding::new(Rule::CaseTerminationNotice, Place::root().field("agreement").field("told"), about));
}
