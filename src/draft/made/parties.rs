//! The party blocks of a paper: who they are, as the forms ask (form 3.6 fields 3 to 7).

use chrono::{Datelike, NaiveDate};

use super::super::document::{Block, Content, FieldItem};
use super::super::ordinal::ordinal;
use super::super::paper::{About, Paper, block};
use crate::domain::papers::PaperKind;
use crate::domain::party::{Agent, IdType, Organisation, Party, PartyKind, PartyRole, Person};
use crate::domain::place::Place;

/// Whether parties of this role have a block: witnesses only sign, guardians stand with their ward.
const fn has_a_block(role: PartyRole) -> bool {
    !matches!(role, PartyRole::Witness | PartyRole::Guardian)
}

/// Whether all parties ask together, so that nobody is respondent: the application to the court.
pub(super) const fn are_joint(kind: PaperKind) -> bool {
    matches!(kind, PaperKind::Confirmation)
}

/// One block a party, in the order of the file, of those that are wanted.
pub(super) fn party_blocks(paper: &Paper<'_>, wanted: impl Fn(PartyRole) -> bool) -> Vec<Block> {
    let parties = paper.case.parties.iter().enumerate();
    let parties = parties.filter(|(_, party)| has_a_block(party.role) && wanted(party.role));
    parties.map(|(position, party)| party_block(paper, position, party)).collect()
}

/// Whether the paper prints ID numbers: what goes to a court or binds; the file holds copies of the IDs for the rest.
const fn prints_id_numbers(kind: PaperKind) -> bool {
    matches!(
        kind,
        PaperKind::Agreement
            | PaperKind::OralRegister
            | PaperKind::Confirmation
            | PaperKind::PowerOfAttorney
            | PaperKind::SecurityAgreement
            | PaperKind::OnTheSpotAgreement
            | PaperKind::WalkInRegister
    )
}

/// One party.
pub(super) fn party_block(paper: &Paper<'_>, position: usize, party: &Party) -> Block {
    let place = Place::party(position);
    let mut items = Items { paper, place: &place, items: Vec::new() };
    match &party.kind {
        PartyKind::Person(person) => items.person(party, person),
        PartyKind::Organisation(organisation) => items.organisation(party, organisation),
    }
    // A power of attorney has the agent in a block of its own.
    if let Some(agent) = party.agent.as_ref().filter(|_| may_have_agent(paper, party)) {
        items.agent(agent);
    }
    if let Some(count) = party.represents {
        let count = paper.words("represents-count", &[("count", &count.to_string())]);
        items.push("represents", &count, "represents");
    }
    let lead = lead(paper, party);
    block(Content::Fields { lead, items: items.items }, false, place.pointer())
}

/// 申请人： or, where there are several of the role, 申请人一：.
fn lead(paper: &Paper<'_>, party: &Party) -> String {
    let joint = are_joint(paper.kind);
    let role = if joint { paper.word("joint-applicant") } else { paper.tr.party_role(party.role).to_owned() };
    let is_same = |other: &&Party| if joint { other.role.holds_a_copy() } else { other.role == party.role };
    let same: Vec<&Party> = paper.case.parties.iter().filter(is_same).collect();
    if same.len() < 2 || matches!(paper.about, About::Party(_)) {
        return paper.words("role-alone", &[("role", &role)]);
    }
    let number = same.iter().position(|other| other.id == party.id).unwrap_or(0) + 1;
    let number = ordinal(paper.lang, u32::try_from(number).unwrap_or(u32::MAX));
    paper.words("role-numbered", &[("role", &role), ("ordinal", &number)])
}

struct Items<'a> {
    paper: &'a Paper<'a>,
    place: &'a Place,
    items: Vec<FieldItem>,
}

impl Items<'_> {
    /// Adds an item that has a value.
    fn push(&mut self, label: &str, value: &str, field: &str) {
        if !value.trim().is_empty() {
            self.add(self.paper.word(label), value.to_owned(), field);
        }
    }

    fn add(&mut self, label: String, value: String, field: &str) {
        let place = field.split('/').fold(self.place.clone(), |place, part| place.field(part));
        self.items.push(FieldItem { label, value, place: place.pointer().to_owned() });
    }

    fn person(&mut self, party: &Party, person: &Person) {
        let Person {
            sex, ethnicity, birth, id_type, id_number, occupation, guardian, read_aloud_by, interpreter, ..
        } = person;
        let paper = self.paper;
        self.add(paper.word("name"), paper.or_blank(&party.name), "name");
        self.push("sex", sex.map_or("", |sex| paper.tr.sex(sex)), "sex");
        self.push("ethnicity", ethnicity, "ethnicity");
        if let Some(birth) = birth {
            self.age(*birth);
        }
        self.push("occupation", occupation, "occupation");
        self.push("phone", &party.phone, "phone");
        self.push("address", &party.address, "address");
        // A child concerned is named, not numbered: no more of a child than the paper needs (PIPL art. 28).
        let printed = prints_id_numbers(paper.kind) && party.role != PartyRole::ChildConcerned;
        if printed && !id_number.is_empty() {
            self.add(self.id_label(*id_type), id_number.clone(), "id_number");
        }
        if let Some(guardian) = guardian.as_ref().and_then(|id| paper.case.party(id)) {
            self.guardian(guardian);
        }
        if let Some(interpreter) = interpreter {
            self.push("interpreter", &interpreter.name, "interpreter/name");
        }
        self.push("read-aloud", read_aloud_by, "read_aloud_by");
    }

    /// Who acts for a minor; a guardian who is no party has no block of the own, so number and contact stand here.
    fn guardian(&mut self, guardian: &Party) {
        self.push("guardian", &guardian.name, "guardian");
        let Some(person) = guardian.as_person().filter(|_| guardian.role == PartyRole::Guardian) else { return };
        if prints_id_numbers(self.paper.kind) && !person.id_number.is_empty() {
            self.add(self.id_label(person.id_type), person.id_number.clone(), "guardian");
        }
        self.push("phone", &guardian.phone, "guardian");
    }

    fn id_label(&self, id_type: Option<IdType>) -> String {
        match id_type {
            None | Some(IdType::ResidentId) => self.paper.word("id-number-resident"),
            Some(other) => self.paper.words("id-number", &[("id-type", self.paper.tr.id_type(other))]),
        }
    }

    /// The age on the day of the agreement, or of acceptance while it is not signed; without either, the day of birth.
    fn age(&mut self, birth: NaiveDate) {
        let signed = self.paper.case.agreement.as_ref().and_then(|agreement| agreement.signed);
        let day = signed.or(self.paper.case.accepted).filter(|day| *day >= birth);
        // A court asks for the day of birth.
        match day.filter(|_| !are_joint(self.paper.kind)) {
            Some(day) => {
                let age = self.paper.words("age-years", &[("age", &full_years(birth, day).to_string())]);
                self.push("age", &age, "birth");
            }
            None => {
                let birth = self.paper.tr.date(birth);
                self.push("birth", &birth, "birth");
            }
        }
    }

    fn organisation(&mut self, party: &Party, organisation: &Organisation) {
        let Organisation { credit_code, representative } = organisation;
        let paper = self.paper;
        self.add(paper.word("organisation-name"), paper.or_blank(&party.name), "name");
        self.push("credit-code", credit_code, "credit_code");
        if let Some(representative) = representative {
            let both = [("name", representative.name.as_str()), ("title", representative.title.as_str())];
            let label = paper.word("representative");
            let says_it = representative.title.is_empty() || label.starts_with(&representative.title);
            let value = if says_it { representative.name.clone() } else { paper.words("person-and-title", &both) };
            self.push("representative", &value, "representative/name");
        }
        self.push("phone", &party.phone, "phone");
        self.push("organisation-address", &party.address, "address");
    }

    fn agent(&mut self, agent: &Agent) {
        let paper = self.paper;
        let value = match agent.authority {
            Some(authority) => {
                let authority = paper.tr.authority(authority);
                paper.words("person-and-authority", &[("name", &agent.name), ("authority", authority)])
            }
            None => agent.name.clone(),
        };
        self.push("agent", &value, "agent/name");
        if prints_id_numbers(paper.kind) {
            self.push("id-number-resident", &agent.id_number, "agent/id_number");
        }
    }
}

/// Whole years from birth to the day.
pub(crate) fn full_years(birth: NaiveDate, day: NaiveDate) -> i32 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    day.year() - birth.year() - i32::from(!had_birthday)
}

/// A power of attorney has the agent in a block of its own; an offender may not send one.
fn may_have_agent(paper: &Paper<'_>, party: &Party) -> bool {
    paper.kind != PaperKind::PowerOfAttorney && party.role != PartyRole::Offender
}

/// The agent of the person whom the paper is about.
pub(super) fn agent(paper: &Paper<'_>) -> Option<Block> {
    let (position, party) = super::super::slots::person(paper)?;
    let place = Place::party(position);
    let mut items = Items { paper, place: &place, items: Vec::new() };
    items.agent(party.agent.as_ref()?);
    let block_place = place.field("agent").pointer().to_owned();
    Some(block(Content::Fields { lead: String::new(), items: items.items }, false, block_place))
}

/// Who speaks for a group: at most five (petition rules), by name, in one line.
pub(super) fn representatives(paper: &Paper<'_>) -> Vec<Block> {
    let parties = paper.case.parties.iter().filter(|party| party.represents.is_some());
    let names: Vec<&str> = parties.map(|party| party.name.as_str()).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let names = names.join(&paper.word("separator"));
    let text = paper.words("representatives", &[("names", &names)]);
    vec![block(super::super::paper::paragraph(&text), false, "/parties")]
}
