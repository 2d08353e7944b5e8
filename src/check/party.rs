//! Who the parties are: name, a number that proves it, telephone, guardian, agent (`research/domain.md` 2.6, 5.2).
//! Whether a number is right is looked at in `identity`.

use super::finding::{About, Finding};
use super::rule::{Rule, Severity};
use super::{Report, Surroundings, called, signing_day};
use crate::domain::case::CaseFile;
use crate::domain::dates::age_on;
use crate::domain::identity::{PhoneShape, phone_shape};
use crate::domain::party::{Agent, Authority, IdType, Party, PartyKind, PartyRole};
use crate::domain::place::Place;

/// Full age (Civil Code art. 17).
const FULL_AGE: u32 = 18;

pub(super) fn check(case: &CaseFile, surroundings: &Surroundings<'_>, report: Report<'_>) {
    let signing = signing_day(case, surroundings.today);
    for (position, party) in case.parties.iter().enumerate() {
        let place = Place::party(position);
        named(party, &place, report);
        identified(party, &place, report);
        reachable(party, &place, report);
        if let Some(agent) = &party.agent {
            authorised(party, agent, &place.field("agent"), report);
        }
        if let Some(years) = party.as_person().and_then(|person| person.birth).and_then(|birth| age_on(birth, signing))
        {
            guarded(party, years, &place, report);
        }
    }
}

/// Weight of what is missing about someone: much for who signs, less for who is only named.
fn weight(party: &Party) -> Severity {
    if party.role.holds_a_copy() { Severity::Block } else { Severity::Warn }
}

fn named(party: &Party, place: &Place, report: Report<'_>) {
    if party.name.trim().is_empty() {
        let about = About::Who { name: party.id.0.clone() };
        report(Finding::new(Rule::PartyNameMissing, place.field("name"), about).weighing(weight(party)));
    }
}

/// A number, or the reason why there is none: papers of the kind `none`.
fn identified(party: &Party, place: &Place, report: Report<'_>) {
    if !party.role.holds_a_copy() {
        return;
    }
    let missing = match &party.kind {
        PartyKind::Person(person) if person.id_type == Some(IdType::None) => None,
        PartyKind::Person(person) => person.id_number.trim().is_empty().then_some("id_number"),
        PartyKind::Organisation(organisation) => organisation.credit_code.trim().is_empty().then_some("credit_code"),
    };
    if let Some(field) = missing {
        let about = About::Who { name: called(party) };
        report(Finding::new(Rule::PartyIdentifierMissing, place.field(field), about));
    }
}

fn reachable(party: &Party, place: &Place, report: Report<'_>) {
    let interpreter = party.as_person().and_then(|person| person.interpreter.as_ref());
    let phones = [
        (place.field("phone"), party.phone.as_str()),
        (place.field("interpreter").field("phone"), interpreter.map_or("", |interpreter| interpreter.phone.as_str())),
    ];
    for (at, phone) in phones {
        if !phone.trim().is_empty() && phone_shape(phone) == PhoneShape::Doubtful {
            report(Finding::new(Rule::PartyPhoneFormat, at, About::Who { name: called(party) }));
        }
    }
}

/// Civil Code art. 165: a written power names what it covers and its day. A general power does not cover a settlement.
fn authorised(party: &Party, agent: &Agent, place: &Place, report: Report<'_>) {
    let name = if agent.name.trim().is_empty() { called(party) } else { agent.name.trim().to_owned() };
    let about = About::Who { name };
    match (agent.authority, agent.authorised) {
        (None, _) => report(Finding::new(Rule::PartyAgentWithoutAuthority, place.field("authority"), about)),
        (Some(_), None) => report(Finding::new(Rule::PartyAgentWithoutAuthority, place.field("authorised"), about)),
        (Some(Authority::General), Some(_)) => {
            report(Finding::new(Rule::PartyAgentGeneralAuthority, place.field("authority"), about));
        }
        (Some(Authority::Special), Some(_)) => {}
    }
}

/// Civil Code arts 19, 20, 23: someone under age acts through a guardian.
fn guarded(party: &Party, years: u32, place: &Place, report: Report<'_>) {
    let concerned = party.role.holds_a_copy() || party.role == PartyRole::ChildConcerned;
    let guarded = party.as_person().is_some_and(|person| person.guardian.is_some());
    if concerned && !guarded && years < FULL_AGE {
        let about = About::Age { name: called(party), years };
        let finding = Finding::new(Rule::PartyMinorWithoutGuardian, place.field("guardian"), about);
        report(finding.weighing(weight(party)));
    }
}
