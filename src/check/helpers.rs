//! Who stands by a party so that the talk is fair: the guardian of a minor, the one who reads aloud, the interpreter
//! (`research/domain.md` 2.6, 5.2, 5.7).

use chrono::NaiveDate;

use super::finding::{About, Finding, GuardianProblem, InterpreterField};
use super::placeholder::{is_missing, keeps_a_place};
use super::rule::{Rule, Severity};
use super::{Report, Surroundings, called, signing_day};
use crate::domain::case::CaseFile;
use crate::domain::dates::age_on;
use crate::domain::identity::read_resident_id;
use crate::domain::party::{Interpreter, Need, Party, PartyId, PartyRole, Person, Side};
use crate::domain::place::Place;

/// Full age (Civil Code art. 17).
const FULL_AGE: u32 = 18;
/// From this age on who lives on own earnings has full capacity (Civil Code art. 18).
const EARNING_AGE: u32 = 16;

pub(super) fn check(case: &CaseFile, surroundings: &Surroundings<'_>, report: Report<'_>) {
    let signing = signing_day(case, surroundings.today);
    for (position, party) in case.parties.iter().enumerate() {
        let Some(person) = party.as_person() else { continue };
        let place = Place::party(position);
        if let Some(years) = minor_years(person, signing) {
            guarded(case, party, person, (years, signing), &place, report);
        }
        read_to(party, person, &place, report);
        interpreted(party, person, &place, report);
    }
}

/// Age in whole years on this day of someone who is under age, by the birth date or by what the identity number tells.
fn minor_years(person: &Person, day: NaiveDate) -> Option<u32> {
    let in_number = || read_resident_id(&person.id_number).ok().filter(|id| id.expected_check.is_none());
    let birth = person.birth.or_else(|| in_number().map(|id| id.birth))?;
    age_on(birth, day).filter(|years| *years < FULL_AGE)
}

/// Civil Code arts 19, 20, 23: someone under age acts through a guardian, who is of full age and not the opponent.
fn guarded(
    case: &CaseFile,
    party: &Party,
    person: &Person,
    (years, signing): (u32, NaiveDate),
    place: &Place,
    report: Report<'_>,
) {
    if !(party.role.holds_a_copy() || party.role == PartyRole::ChildConcerned) {
        return;
    }
    let name = called(party);
    let at = place.field("guardian");
    let Some(guardian) = &person.guardian else {
        let finding = if years >= EARNING_AGE && earns(person) {
            let about = About::OwnEarnings { name, years };
            Finding::new(Rule::PartyMinorWithoutGuardian, at, about).weighing(Severity::Note)
        } else {
            Finding::new(Rule::PartyMinorWithoutGuardian, at, About::Age { name, years })
        };
        return report(finding);
    };
    if let Some(problem) = unfit(case, party, guardian, signing) {
        let guardian = case.party(guardian).map_or_else(|| guardian.0.clone(), called);
        let about = About::Guardian { name, guardian, problem };
        let finding = Finding::new(Rule::PartyMinorWithoutGuardian, at, about);
        // Which parent speaks for the child against the other, the mediator may know better.
        report(if problem == GuardianProblem::Opponent { finding.weighing(Severity::Warn) } else { finding });
    }
}

fn unfit(case: &CaseFile, party: &Party, guardian: &PartyId, signing: NaiveDate) -> Option<GuardianProblem> {
    let Some(guardian) = case.party(guardian) else {
        return Some(GuardianProblem::Nobody);
    };
    if guardian.as_person().is_some_and(|person| minor_years(person, signing).is_some()) {
        return Some(GuardianProblem::Minor);
    }
    let (own, other) = (party.role.side(), guardian.role.side());
    let opposed = matches!((own, other), (Side::A, Side::B) | (Side::B, Side::A));
    opposed.then_some(GuardianProblem::Opponent)
}

/// Whether the occupation written is one that feeds its man.
fn earns(person: &Person) -> bool {
    const NONE: [&str; 10] = ["学生", "在校", "在读", "就读", "无业", "待业", "失业", "学龄", "幼儿", "儿童"];
    !is_missing(&person.occupation) && !NONE.iter().any(|word| person.occupation.contains(word))
}

/// Who cannot read had the paper read aloud by somebody else, whose name is written.
fn read_to(party: &Party, person: &Person, place: &Place, report: Report<'_>) {
    let reader = person.read_aloud_by.trim();
    let missing = is_missing(reader) || reader == party.name.trim();
    if person.needs.contains(&Need::CannotRead) && missing {
        let about = About::Who { name: called(party) };
        report(Finding::new(Rule::PartyReaderMissing, place.field("read_aloud_by"), about));
    }
}

/// Of an interpreter name, address, employer and telephone are recorded. Who works for nobody has 无 there.
fn interpreted(party: &Party, person: &Person, place: &Place, report: Report<'_>) {
    if !person.needs.iter().any(|need| matches!(need, Need::SignInterpreter | Need::Interpreter)) {
        return;
    }
    let nobody = Interpreter::default();
    let missing = missing_of(person.interpreter.as_ref().unwrap_or(&nobody));
    let place = place.field("interpreter");
    let at = match missing.as_slice() {
        [] => return,
        [InterpreterField::Name] => place.field("name"),
        [InterpreterField::Address] => place.field("address"),
        [InterpreterField::Employer] => place.field("employer"),
        [InterpreterField::Phone] => place.field("phone"),
        _ => place,
    };
    let about = About::Interpreter { name: called(party), missing };
    report(Finding::new(Rule::PartyInterpreterMissing, at, about));
}

fn missing_of(interpreter: &Interpreter) -> Vec<InterpreterField> {
    let says_none = |text: &str| keeps_a_place(text) && text.contains('无');
    [
        (InterpreterField::Name, is_missing(&interpreter.name)),
        (InterpreterField::Address, is_missing(&interpreter.address)),
        (InterpreterField::Employer, is_missing(&interpreter.employer) && !says_none(&interpreter.employer)),
        (InterpreterField::Phone, is_missing(&interpreter.phone) && !says_none(&interpreter.phone)),
    ]
    .into_iter()
    .filter_map(|(field, missing)| missing.then_some(field))
    .collect()
}
