//! Whether the numbers of parties and agents are right, and agree with what was written beside them (GB 11643,
//! GB 32100). These only warn: old and mistyped cards exist, and nobody may be turned away.

use super::finding::{About, Finding, Mend};
use super::placeholder::is_missing;
use super::rule::Rule;
use super::{Report, called};
use crate::domain::case::CaseFile;
use crate::domain::identity::{ResidentId, check_credit_code, read_resident_id};
use crate::domain::party::{IdType, Party, PartyKind, Person};
use crate::domain::place::Place;

pub(super) fn check(case: &CaseFile, report: Report<'_>) {
    for (position, party) in case.parties.iter().enumerate() {
        let place = Place::party(position);
        match &party.kind {
            PartyKind::Person(person) => check_person(party, person, &place, report),
            PartyKind::Organisation(organisation) => {
                let code = organisation.credit_code.trim();
                if let (false, Err(problem)) = (is_missing(code), check_credit_code(code)) {
                    let about = About::CreditCode { name: called(party), problem };
                    report(Finding::new(Rule::PartyCreditCodeChecksum, place.field("credit_code"), about));
                }
            }
        }
        if let Some(agent) = party.agent.as_ref().filter(|agent| looks_resident(&agent.id_number)) {
            let name = agent.name.trim().to_owned();
            checked_number(name, &agent.id_number, place.field("agent").field("id_number"), report);
        }
    }
}

fn check_person(party: &Party, person: &Person, place: &Place, report: Report<'_>) {
    let resident = match person.id_type {
        Some(IdType::ResidentId | IdType::ResidencePermit) => !is_missing(&person.id_number),
        // A household register and an unnamed paper may hold the same number.
        None | Some(IdType::HouseholdRegister) => looks_resident(&person.id_number),
        Some(_) => false,
    };
    if !resident {
        return;
    }
    let number = checked_number(called(party), &person.id_number, place.field("id_number"), report);
    // With a wrong digit somewhere the rest of the number proves nothing.
    let Some(number) = number.filter(|number| number.expected_check.is_none()) else {
        return;
    };
    if let Some(written) = person.birth.filter(|birth| *birth != number.birth) {
        let about = About::Birth { name: called(party), written, in_number: number.birth };
        let at = place.field("birth");
        let mend = Mend::SetDate { at: at.clone(), date: number.birth };
        report(Finding::new(Rule::PartyIdBirthMismatch, at, about).mended_by(mend));
    }
    if person.sex.is_some_and(|sex| sex != number.sex) {
        let about = About::SexInNumber { name: called(party), in_number: number.sex };
        let at = place.field("sex");
        let mend = Mend::SetSex { at: at.clone(), sex: number.sex };
        report(Finding::new(Rule::PartyIdSexMismatch, at, about).mended_by(mend));
    }
}

/// Eighteen signs and nearly all of them digits, or one digit too many or too few.
fn looks_resident(number: &str) -> bool {
    let signs = crate::domain::identity::normalised(number);
    let digits = signs.chars().filter(char::is_ascii_digit).count();
    let length = signs.chars().count();
    (length == 18 && digits >= 16) || (matches!(length, 17 | 19) && digits + 1 >= length)
}

fn checked_number(name: String, number: &str, at: Place, report: Report<'_>) -> Option<ResidentId> {
    match read_resident_id(number) {
        Ok(id) => {
            if let Some(expected) = id.expected_check {
                report(Finding::new(Rule::PartyIdChecksum, at, About::CheckDigit { name, expected }));
            }
            Some(id)
        }
        Err(problem) => {
            report(Finding::new(Rule::PartyIdChecksum, at, About::IdNumber { name, problem }));
            None
        }
    }
}
