//! 席位: who belongs at the table in a dispute of this type, and which seat is empty. The files are
//! `templates/seats/*.toml`; an office's own take the place of the built-in one for their types. Pure: an empty seat is
//! shown, never filled here.

use std::sync::LazyLock;

use serde::Deserialize;
use toml::Spanned;

use super::mistake::{Fault, Mistake};
use super::words::{Key, Words, read};
use crate::domain::case::{CaseFile, DisputeType, Staff, StaffRole};
use crate::domain::keyed::keyed;
use crate::domain::party::{Party, PartyKind, PartyRole};
use crate::domain::session::{Invited, Step};

keyed! {
    /// What sits on a seat.
    Sitter { Person = "person", Organisation = "organisation" }
}

/// A place at the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// The key that an invitation names.
    pub key: String,
    pub label: Words,
    pub why: Words,
    pub required: bool,
    roles: Vec<PartyRole>,
    kind: Option<Sitter>,
    staff: Vec<StaffRole>,
    /// Parts of a name or unit by which whoever sits there is known (保险, 人社).
    names: Vec<String>,
}

/// The seats of some types of dispute.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatPlan {
    pub types: Vec<DisputeType>,
    pub seats: Vec<Seat>,
}

/// A seat in a case.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatState<'a> {
    pub seat: &'a Seat,
    /// Who sits there, by name.
    pub filled_by: Vec<String>,
    /// Who was asked and did not come.
    pub asked: Vec<String>,
}

impl SeatState<'_> {
    /// Nobody sits there.
    pub fn is_absent(&self) -> bool {
        self.filled_by.is_empty()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeatsFile {
    types: Vec<Key<DisputeType>>,
    seat: Vec<SeatFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeatFile {
    key: Spanned<String>,
    label: Words,
    why: Words,
    required: bool,
    #[serde(default)]
    roles: Vec<Key<PartyRole>>,
    kind: Option<Key<Sitter>>,
    #[serde(default)]
    staff: Vec<Key<StaffRole>>,
    #[serde(default)]
    names: Vec<String>,
}

/// Reads a file of seats.
///
/// # Errors
/// The first mistake, with line and column.
pub fn read_seats(text: &str) -> Result<SeatPlan, Mistake> {
    let file: SeatsFile = read(text)?;
    let mut seats: Vec<Seat> = Vec::new();
    for one in file.seat {
        let start = one.key.span().start;
        let key = one.key.into_inner();
        if seats.iter().any(|seat| seat.key == key) {
            return Err(Mistake::at(text, start, Fault::Twice(key)));
        }
        seats.push(Seat {
            key,
            label: one.label,
            why: one.why,
            required: one.required,
            roles: one.roles.into_iter().map(|role| role.0).collect(),
            kind: one.kind.map(|kind| kind.0),
            staff: one.staff.into_iter().map(|role| role.0).collect(),
            names: one.names,
        });
    }
    Ok(SeatPlan { types: file.types.into_iter().map(|kind| kind.0).collect(), seats })
}

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The built-in files: name and text.
        pub const BUILT_IN_FILES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../templates/seats/", $name, ".toml")))),+];
    };
}

files! {
    "family", "neighbour", "contract", "damages", "land", "expropriation", "environment", "wages", "tourism", "consumer",
    "medical", "traffic", "property", "other",
}

/// A test holds that every built-in file reads.
static BUILT_IN: LazyLock<Seats> =
    LazyLock::new(|| Seats { plans: BUILT_IN_FILES.iter().filter_map(|(_, text)| read_seats(text).ok()).collect() });

/// The seats in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seats {
    plans: Vec<SeatPlan>,
}

impl Seats {
    /// The built-in ones alone.
    pub fn built_in() -> Seats {
        BUILT_IN.clone()
    }

    /// Puts an office's own seats in the place of those for the same types.
    pub fn replace(&mut self, own: SeatPlan) {
        self.plans.insert(0, own);
    }

    /// The seats of a type of dispute; none while the type is not known.
    pub fn of(&self, kind: Option<DisputeType>) -> &[Seat] {
        let plan = kind.and_then(|kind| self.plans.iter().find(|plan| plan.types.contains(&kind)));
        plan.map_or(&[], |plan| plan.seats.as_slice())
    }

    /// The seats of a case and who sits on them: in one session, or, without one, in the case as a whole.
    pub fn at_the_table<'a>(&'a self, case: &CaseFile, session: Option<&Step>) -> Vec<SeatState<'a>> {
        self.of(case.dispute_type).iter().map(|seat| seat.state(case, session)).collect()
    }
}

impl Seat {
    fn state<'a>(&'a self, case: &CaseFile, session: Option<&Step>) -> SeatState<'a> {
        // Where nobody wrote who was there, everyone of the case may have been.
        let here = |party: &Party| {
            session.is_none_or(|one| one.participants.is_empty() || one.participants.contains(&party.id))
        };
        let on_duty = |staff: &Staff| session.is_none_or(|one| one.staff.is_empty() || one.staff.contains(&staff.id));
        let parties = case.parties.iter().filter(|party| here(party) && self.takes_party(party));
        let staff = case.staff.iter().filter(|member| on_duty(member) && self.takes_staff(case, member));
        let sessions: Vec<&Step> = session.map_or_else(|| case.steps.iter().collect(), |one| vec![one]);
        let invited = sessions.iter().flat_map(|one| &one.invited).filter(|one| self.takes_invited(one));
        let (absent, present): (Vec<&Invited>, Vec<&Invited>) = invited.partition(|one| one.absent);
        let mut filled_by: Vec<String> = parties.map(|party| party.name.clone()).collect();
        filled_by.extend(staff.map(|member| member.name.clone()));
        filled_by.extend(present.into_iter().map(called));
        SeatState {
            seat: self,
            filled_by: once_each(filled_by),
            asked: once_each(absent.into_iter().map(called).collect()),
        }
    }

    fn takes_party(&self, party: &Party) -> bool {
        let kind = match party.kind {
            PartyKind::Person(_) => Sitter::Person,
            PartyKind::Organisation(_) => Sitter::Organisation,
        };
        let fits = self.kind.is_none_or(|wanted| wanted == kind);
        self.roles.contains(&party.role) && fits && (self.names.is_empty() || self.is_named(&party.name))
    }

    /// A mediator without a unit belongs to the committee of the desk.
    fn takes_staff(&self, case: &CaseFile, member: &Staff) -> bool {
        let committee = case.desk.as_ref().map_or("", |desk| desk.committee.as_str());
        let unit = if member.unit.is_empty() { committee } else { &member.unit };
        // An officer is known by the role alone.
        let named = self.names.is_empty() || member.role == StaffRole::Officer || self.is_named(unit);
        self.staff.contains(&member.role) && named
    }

    fn takes_invited(&self, invited: &Invited) -> bool {
        invited.seat == self.key || (invited.seat.is_empty() && self.is_named(&invited.unit))
    }

    fn is_named(&self, text: &str) -> bool {
        self.names.iter().any(|name| text.contains(name.as_str()))
    }
}

fn called(invited: &Invited) -> String {
    if invited.name.trim().is_empty() { invited.unit.clone() } else { invited.name.clone() }
}

fn once_each(names: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !name.trim().is_empty() && !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{CaseKind, Desk, Extra, StaffId};
    use crate::domain::party::PartyId;
    use crate::domain::session::StepKind;
    use crate::i18n::{Lang, Tr};

    fn medical() -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        case.dispute_type = Some(DisputeType::Medical);
        case.parties = vec![
            Party::person(PartyId("A1".into()), PartyRole::Applicant, "冯少霞"),
            Party::organisation(PartyId("B1".into()), PartyRole::Respondent, "示范区人民医院"),
        ];
        case.steps.push(Step::open(StepKind::Interpretation, None));
        case
    }

    fn absent(case: &CaseFile) -> Vec<String> {
        let seats = Seats::built_in();
        let states = seats.at_the_table(case, case.steps.first());
        states.iter().filter(|state| state.is_absent()).map(|state| state.seat.key.clone()).collect()
    }

    #[test]
    fn the_built_in_seats_read_and_every_type_has_them() {
        let mut types = Vec::new();
        for (name, text) in BUILT_IN_FILES {
            let plan = read_seats(text).unwrap_or_else(|mistake| panic!("{name}: {}", mistake.message(Tr(Lang::Zh))));
            types.extend(plan.types);
        }
        types.sort();
        assert_eq!(types, DisputeType::ALL);
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/seats");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), BUILT_IN_FILES.len());
    }

    #[test]
    fn a_medical_dispute_has_five_seats_and_says_which_are_empty() {
        let mut case = medical();
        assert_eq!(Seats::built_in().of(case.dispute_type).len(), 5);
        assert_eq!(absent(&case), ["medical_committee", "insurer", "health_or_police"]);
        case.parties.push(Party::organisation(PartyId("C1".into()), PartyRole::ThirdPerson, "示范财产保险有限公司"));
        case.desk = Some(Desk { committee: "示范市医疗纠纷人民调解委员会".into(), ..Desk::default() });
        case.staff.push(Staff {
            id: StaffId("S1".into()),
            role: StaffRole::Mediator,
            name: "陈和平".into(),
            unit: String::new(),
            badge: String::new(),
            extra: Extra::new(),
        });
        assert_eq!(absent(&case), ["health_or_police"]);
    }

    #[test]
    fn whoever_was_asked_and_stayed_away_leaves_the_seat_empty() {
        let mut case = medical();
        let invited =
            |absent| Invited { name: "周警官".into(), unit: "青渡派出所".into(), absent, ..Invited::default() };
        case.steps[0].invited.push(invited(true));
        let seats = Seats::built_in();
        let states = seats.at_the_table(&case, case.steps.first());
        let police = states.iter().find(|state| state.seat.key == "health_or_police").unwrap();
        assert!(police.is_absent());
        assert_eq!(police.asked, ["周警官"]);
        case.steps[0].invited[0] = invited(false);
        assert!(!absent(&case).contains(&"health_or_police".to_owned()));
    }

    #[test]
    fn a_party_who_stayed_away_from_the_session_leaves_the_seat_empty() {
        let mut case = medical();
        case.steps[0].participants.push(PartyId("A1".into()));
        assert!(absent(&case).contains(&"hospital".to_owned()));
        assert!(Seats::built_in().at_the_table(&case, None)[1].filled_by == ["示范区人民医院"]);
    }

    #[test]
    fn a_dispute_without_type_has_no_seats() {
        let case = CaseFile { dispute_type: None, ..medical() };
        assert!(Seats::built_in().at_the_table(&case, None).is_empty());
    }
}
