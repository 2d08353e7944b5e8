//! What a paper says of the one person it is about, and of that person's agent.

use chrono::NaiveDate;

use super::super::made::parties::full_years;
use super::super::made::said::said_by;
use super::super::paper::{About, Paper};
use super::session::companions;
use super::{SLOTS, Value, at, date, flag, is_read_to};
use crate::domain::party::{Authority, Party, PartyKind};
use crate::domain::place::Place;
use crate::domain::said::session_of;
use crate::domain::session::Statement;

/// The party that the paper is about.
pub(in crate::draft) fn person<'a>(paper: &Paper<'a>) -> Option<(usize, &'a Party)> {
    let About::Party(position) = paper.about else { return None };
    paper.case.parties.get(position).map(|party| (position, party))
}

pub(super) fn value(paper: &Paper<'_>, name: &str) -> Option<Value> {
    if !(name.starts_with("person") || name.starts_with("agent")) || !SLOTS.contains(&name) {
        return None;
    }
    let Some((position, party)) = person(paper) else { return Some(Value::default()) };
    of_agent(paper, position, party, name)
        .or_else(|| of_talk(paper, party, name))
        .or_else(|| of_party(paper, position, party, name))
}

fn of_party(paper: &Paper<'_>, position: usize, party: &Party, name: &str) -> Option<Value> {
    let place = Place::party(position);
    let field = |text: &str, field: &str| at(text, place.field(field).pointer());
    let human = party.as_person();
    Some(match name {
        "person" => field(&party.name, "name"),
        "person-role" => field(paper.tr.party_role(party.role), "role"),
        "person-sex" => field(human.and_then(|one| one.sex).map_or("", |sex| paper.tr.sex(sex)), "sex"),
        "person-age" => field(&age(paper, party), "birth"),
        "person-ethnicity" => field(human.map_or("", |one| one.ethnicity.as_str()), "ethnicity"),
        "person-occupation" => field(human.map_or("", |one| one.occupation.as_str()), "occupation"),
        "person-phone" => field(&party.phone, "phone"),
        "person-address" => field(&party.address, "address"),
        "person-id" => match &party.kind {
            PartyKind::Person(one) => field(&one.id_number, "id_number"),
            PartyKind::Organisation(one) => field(&one.credit_code, "credit_code"),
        },
        "person-organisation" => flag(party.as_organisation().is_some()),
        "person-representative" => {
            let one = party.as_organisation().and_then(|one| one.representative.as_ref());
            at(one.map_or("", |one| one.name.as_str()), place.field("representative").field("name").pointer())
        }
        "person-beside" => at(beside(paper, party), ""),
        "person-read-aloud" => flag(is_read_to(party)),
        _ => return None,
    })
}

fn of_agent(paper: &Paper<'_>, position: usize, party: &Party, name: &str) -> Option<Value> {
    let place = Place::party(position).field("agent");
    let field = |text: &str, field: &str| at(text, place.field(field).pointer());
    let agent = party.agent.as_ref();
    Some(match name {
        "agent" => field(agent.map_or("", |agent| agent.name.as_str()), "name"),
        "agent-id" => field(agent.map_or("", |agent| agent.id_number.as_str()), "id_number"),
        "agent-special" => flag(agent.is_some_and(|agent| agent.authority == Some(Authority::Special))),
        "agent-general" => flag(agent.is_some_and(|agent| agent.authority == Some(Authority::General))),
        "agent-date" => field(&date(paper, agent.and_then(|agent| agent.authorised)), "authorised"),
        _ => return None,
    })
}

/// Of the talk with this person: on which day and where, if anything was said for the record.
fn of_talk(paper: &Paper<'_>, party: &Party, name: &str) -> Option<Value> {
    let first = || said_by(paper.case, &party.id).next().map(|(_, statement)| statement);
    Some(match name {
        "person-said" => flag(first().is_some()),
        "person-asked-on" => at(date(paper, first().and_then(|said| asked_on(paper, said))), ""),
        "person-asked-at" => {
            let session = first().and_then(|said| session_of(paper.case, said));
            let step = session.and_then(|position| paper.case.steps.get(position));
            at(step.map_or("", |step| step.place.as_str()), "/steps")
        }
        _ => return None,
    })
}

/// The day on which it was said, else of its session.
fn asked_on(paper: &Paper<'_>, said: &Statement) -> Option<NaiveDate> {
    let session = || session_of(paper.case, said).and_then(|position| paper.case.steps.get(position));
    said.date.or_else(|| session().and_then(|step| step.date))
}

/// Who stands beside the person in a talk: guardian, agent, interpreter, reader.
fn beside(paper: &Paper<'_>, party: &Party) -> String {
    let guardian = party.as_person().and_then(|person| person.guardian.as_ref()).and_then(|id| paper.case.party(id));
    let agent = party.agent.as_ref().map(|agent| agent.name.as_str()).filter(|name| !name.is_empty());
    let named = |name: &str, what: &str| paper.words("helper", &[("name", name), ("what", &paper.word(what))]);
    let guardian = guardian.map(|one| named(&one.name, "guardian-as-helper"));
    let all = guardian.into_iter().chain(agent.map(|name| named(name, "agent-as-helper")));
    all.chain(companions(paper, party)).collect::<Vec<_>>().join(&paper.word("separator"))
}

/// Full years on the day of acceptance.
fn age(paper: &Paper<'_>, party: &Party) -> String {
    let birth = party.as_person().and_then(|person| person.birth);
    let years = birth.zip(paper.case.accepted).filter(|(birth, day)| birth <= day);
    years
        .map(|(birth, day)| paper.words("age-years", &[("age", &full_years(birth, day).to_string())]))
        .unwrap_or_default()
}
