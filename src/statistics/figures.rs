//! What one case counts as, read from its file. It must not know today, nor any other case.

use chrono::NaiveDate;

use crate::domain::agreement::{AgreementForm, FollowUp};
use crate::domain::case::{CaseFile, CaseKind, CaseSource, DisputeType, StaffRole};
use crate::domain::committee::CommitteeKind;
use crate::domain::dates::duties;
use crate::domain::keyed::keyed;
use crate::domain::party::{Party, PartyKind, PartyRole, Side};
use crate::domain::prevented::Harm;
use crate::domain::progress::{ended_without_agreement, is_in_force, settled_on};
use crate::domain::promises::is_kept;
use crate::domain::satisfaction::Satisfaction;
use crate::domain::session::{Outcome, StepKind};

keyed! {
    /// How a case stands for the return.
    Ending {
        /// Neither settled nor ended.
        Open = "open",
        /// 调解成功: an agreement is in force.
        Settled = "settled",
        /// Ended without agreement.
        NotSettled = "not_settled",
    }
}

/// Between the parts of a matter; no name holds it.
const PARTED: char = '\u{1F}';

/// Most pairs of who complains of whom: more than any group with its representatives has, and far less than a file may ask
/// for, since they grow by the square.
const MOST_MATTERS: usize = 4000;

/// What one case counts as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub kind: CaseKind,
    pub number: String,
    pub title: String,
    pub agreement_number: String,
    pub accepted: Option<NaiveDate>,
    pub dispute_type: Option<DisputeType>,
    pub source: Option<CaseSource>,
    /// It came by petition: its source says so, or it has a petition number.
    pub petition: bool,
    pub ending: Ending,
    pub form: Option<AgreementForm>,
    /// The step of the last session that ended settled, of a settled case.
    pub step: Option<StepKind>,
    /// The day on which it was settled or ended.
    pub ended_on: Option<NaiveDate>,
    /// Ended without agreement, and the parties were told which legal ways are open.
    pub answered: bool,
    /// Parties, a group counted once with everybody in it.
    pub people: u32,
    /// Sum of the amounts of all terms, in fen; `None` where it is larger than the file can hold.
    pub amount_fen: Option<i64>,
    pub difficult: bool,
    /// The place, else the lowest grid.
    pub place: String,
    pub committee: Option<CommitteeKind>,
    pub mediators: Vec<String>,
    /// Of a settled case: the first day on which something is due, and the first such day that no visit found performed.
    /// What has no day is due from the day of settlement.
    pub first_due: Option<NaiveDate>,
    pub first_unkept: Option<NaiveDate>,
    pub satisfaction: Satisfaction,
    /// Harm that was prevented, with the people; by [`Harm::ALL`]. `Some(0)`: prevented, the people not written.
    pub prevented: [Option<u32>; 4],
    /// Of a petition: who complains of whom, by which a second visit in the same matter is known.
    pub matters: Vec<String>,
}

impl Figures {
    /// What this case counts as.
    pub fn of(case: &CaseFile) -> Figures {
        let agreement = case.agreement.as_ref();
        let (ending, ended_on) = ending(case);
        let petition = case.source == Some(CaseSource::Petition) || !case.petition_number.trim().is_empty();
        let (first_due, first_unkept) = if ending == Ending::Settled { due_days(case) } else { (None, None) };
        Figures {
            kind: case.kind,
            number: case.number.clone(),
            title: case.title.clone(),
            agreement_number: agreement.map(|agreement| agreement.number.clone()).unwrap_or_default(),
            accepted: case.accepted,
            dispute_type: case.dispute_type,
            source: case.source,
            petition,
            ending,
            form: agreement.and_then(|agreement| agreement.form),
            step: settled_step(case).filter(|_| ending == Ending::Settled),
            ended_on,
            answered: ending == Ending::NotSettled && agreement.is_some_and(|agreement| !agreement.told.is_empty()),
            people: people(case),
            amount_fen: amount(case),
            difficult: case.difficult == Some(true),
            place: place(case),
            committee: case.desk.as_ref().and_then(|desk| CommitteeKind::of(&desk.committee)),
            mediators: mediators(case),
            first_due,
            first_unkept,
            satisfaction: Satisfaction::of(&in_order(&case.follow_ups)),
            prevented: prevented(case),
            matters: if petition { matters(case) } else { Vec::new() },
        }
    }

    /// By what a person knows the case: its number, else its title.
    pub fn name(&self) -> &str {
        if self.number.is_empty() { &self.title } else { &self.number }
    }
}

fn ending(case: &CaseFile) -> (Ending, Option<NaiveDate>) {
    if ended_without_agreement(case) {
        let ended = case.agreement.as_ref().and_then(|agreement| agreement.ended);
        let last = || case.steps.iter().rev().find_map(|session| session.date);
        (Ending::NotSettled, ended.or_else(last))
    } else if is_in_force(case) {
        (Ending::Settled, settled_on(case))
    } else {
        (Ending::Open, None)
    }
}

fn settled_step(case: &CaseFile) -> Option<StepKind> {
    case.steps.iter().rev().find(|session| session.outcome == Some(Outcome::Settled)).map(|session| session.step)
}

/// Everybody who is a party (who gets a copy). Representatives of one side stand for one group: its number counts once.
fn people(case: &CaseFile) -> u32 {
    let side = |side: Side| {
        let of_side = case.parties.iter().filter(|party| party.role.holds_a_copy() && party.role.side() == side);
        let (group, alone): (Vec<&Party>, Vec<&Party>) = of_side.partition(|party| represented(party) > 0);
        let size = group.iter().map(|party| represented(party)).max().unwrap_or(0);
        size.max(count(group.len())).saturating_add(count(alone.len()))
    };
    [Side::A, Side::B, Side::Third].into_iter().map(side).fold(0, u32::saturating_add)
}

fn represented(party: &Party) -> u32 {
    party.represents.unwrap_or(0)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn amount(case: &CaseFile) -> Option<i64> {
    let mut amounts = case.terms.iter().filter_map(|term| term.amount);
    amounts.try_fold(0_i64, |sum, amount| sum.checked_add(i64::try_from(amount.fen()).ok()?))
}

fn place(case: &CaseFile) -> String {
    let lowest = case.grid.iter().rev().map(String::as_str);
    let mut names = std::iter::once(case.place.as_str()).chain(lowest).map(str::trim);
    names.find(|name| !name.is_empty()).unwrap_or_default().to_owned()
}

/// Names of the mediators, each once.
fn mediators(case: &CaseFile) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for member in case.staff_with(StaffRole::Mediator) {
        // One line each in the casebook's table.
        let name = member.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn due_days(case: &CaseFile) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let settled = settled_on(case);
    let (mut first, mut unkept) = (None, None);
    for duty in case.terms.iter().flat_map(duties) {
        let Some(due) = duty.due.or(settled) else { continue };
        first = earlier(first, due);
        if !is_kept(case, duty.due) {
            unkept = earlier(unkept, due);
        }
    }
    (first, unkept)
}

fn earlier(found: Option<NaiveDate>, day: NaiveDate) -> Option<NaiveDate> {
    Some(found.map_or(day, |found| found.min(day)))
}

/// Visits by their days; those without a day keep their place before all.
fn in_order(visits: &[FollowUp]) -> Vec<FollowUp> {
    let mut visits = visits.to_vec();
    visits.sort_by_key(|visit| visit.date);
    visits
}

fn prevented(case: &CaseFile) -> [Option<u32>; 4] {
    let of = |harm: Harm| {
        let found = case.prevented.iter().filter(|prevented| prevented.harm == harm);
        found.map(|prevented| prevented.people.unwrap_or(0)).reduce(u32::saturating_add)
    };
    [of(Harm::Suicide), of(Harm::Crime), of(Harm::GroupPetition), of(Harm::GroupFight)]
}

/// Every applicant against every respondent, the first so many; where nobody is complained of, against the type of dispute.
fn matters(case: &CaseFile) -> Vec<String> {
    let against: Vec<String> = case
        .parties_with(PartyRole::Respondent)
        .map(|party| party.name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    let against =
        if against.is_empty() { vec![format!("*{}", case.dispute_type.map_or("", DisputeType::key))] } else { against };
    let who: Vec<String> = case.parties_with(PartyRole::Applicant).flat_map(identities).collect();
    let pairs = who.iter().flat_map(|who| against.iter().map(move |against| format!("{who}{PARTED}{against}")));
    let mut matters: Vec<String> = pairs.take(MOST_MATTERS).collect();
    matters.sort();
    matters.dedup();
    matters
}

/// By what a person is known again: the number of the paper or the credit code, and the name with the phone; without
/// either the bare name.
fn identities(party: &Party) -> Vec<String> {
    let code = match &party.kind {
        PartyKind::Person(person) => &person.id_number,
        PartyKind::Organisation(organisation) => &organisation.credit_code,
    };
    let (code, name, phone) = (code.trim().to_uppercase(), party.name.trim(), party.phone.trim());
    let mut found = Vec::new();
    if !code.is_empty() {
        found.push(code.clone());
    }
    if !name.is_empty() && !phone.is_empty() {
        found.push(format!("{name}{PARTED}{phone}"));
    }
    if !name.is_empty() && found.is_empty() {
        found.push(name.to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::party::PartyRole;

    #[test]
    fn who_complains_of_whom_does_not_grow_by_the_square() {
        let mut case = CaseFile::new(CaseKind::People);
        case.source = Some(CaseSource::Petition);
        for (role, count) in [(PartyRole::Applicant, 300), (PartyRole::Respondent, 300)] {
            for at in 0..count {
                case.parties.push(Party::person(case.free_party_id(role), role, format!("{role:?}{at}")));
            }
        }
        assert_eq!(Figures::of(&case).matters.len(), MOST_MATTERS);
        case.parties.truncate(302);
        assert_eq!(Figures::of(&case).matters.len(), 600);
    }
}
