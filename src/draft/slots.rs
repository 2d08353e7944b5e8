//! What a slot of a template says: the closed set of slots and their values from the case. A flag is a slot that only
//! decides a condition. It must not know which template asks.

use chrono::NaiveDate;

use super::made::parties::full_years;
use super::paper::{About, Paper};
use super::words::names;
use crate::domain::agreement::AgreementForm;
use crate::domain::capitals;
use crate::domain::case::{CaseFile, CaseKind, CaseSource, StaffRole};
use crate::domain::dates::duties;
use crate::domain::party::{Authority, Party, PartyKind, PartyRole, Side};
use crate::domain::place::Place;
use crate::domain::session::{Outcome, Step};

/// Every slot that a template may name.
pub const SLOTS: &[&str] = &[
    // The case.
    "title",
    "number",
    "case-number",
    "running-number",
    "petition-number",
    "committee",
    "dispute-type",
    "source",
    "facts",
    "place",
    "grid",
    "accepted",
    "application-date",
    "notice-date",
    "signed",
    "effective",
    "ended",
    "end-reason",
    "copies",
    "applicants",
    "respondents",
    "third-persons",
    "parties",
    "mediators",
    "recorder",
    "host",
    "host-unit",
    "witness",
    "others-present",
    "amount-total",
    "first-day",
    "last-day",
    "visitors",
    "group-size",
    // Flags.
    "is-application",
    "is-own-motion",
    "is-group",
    "is-security",
    "is-settled",
    "is-english",
    "has-annex",
    "has-agreement",
    "recusal-asked",
    // The session.
    "session-number",
    "session-date",
    "session-place",
    "session-step",
    "session-host",
    "session-present",
    "session-helpers",
    "session-note",
    "session-result",
    "session-settled",
    "session-not-settled",
    "session-agreement",
    // The person.
    "person",
    "person-role",
    "person-sex",
    "person-age",
    "person-ethnicity",
    "person-occupation",
    "person-phone",
    "person-address",
    "person-id",
    "person-organisation",
    "agent",
    "agent-id",
    "agent-special",
    "agent-general",
    "agent-date",
    // The visit.
    "visit-number",
    "visit-date",
    "visit-result",
    "visit-note",
    "satisfaction",
    // The payment.
    "payer",
    "payee",
    "reason",
    "figures",
    "capitals",
    "method",
    "due",
    "part",
    "payment-monthly",
    // The dossier.
    "pages",
];

/// What a slot says, and where the case keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    pub text: String,
    /// JSON pointer; empty where several places meet.
    pub place: String,
}

fn at(text: impl Into<String>, place: &str) -> Value {
    Value { text: text.into(), place: place.to_owned() }
}

fn flag(holds: bool) -> Value {
    at(if holds { "✓" } else { "" }, "")
}

/// The number of the agreement, as issued.
pub(super) fn agreement_number(case: &CaseFile) -> &str {
    case.agreement.as_ref().map_or("", |agreement| agreement.number.as_str())
}

/// What the slot says in this paper; `None` for a name that is no slot.
pub(super) fn value(paper: &Paper<'_>, name: &str) -> Option<Value> {
    of_case(paper, name)
        .or_else(|| of_flag(paper, name))
        .or_else(|| of_session(paper, name))
        .or_else(|| of_person(paper, name))
        .or_else(|| of_visit(paper, name))
        .or_else(|| of_payment(paper, name))
}

fn date(paper: &Paper<'_>, date: Option<NaiveDate>) -> String {
    date.map(|date| paper.tr.date(date)).unwrap_or_default()
}

fn joined<'a>(paper: &Paper<'_>, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.filter(|name| !name.trim().is_empty()).collect();
    names.join(&paper.word("separator"))
}

fn staff(paper: &Paper<'_>, role: StaffRole) -> String {
    joined(paper, paper.case.staff_with(role).map(|member| member.name.as_str()))
}

fn of_case(paper: &Paper<'_>, name: &str) -> Option<Value> {
    let case = paper.case;
    let agreement = case.agreement.as_ref();
    let side = |side: Side| {
        let parties = case.parties.iter().filter(|party| party.role.side() == side);
        joined(paper, parties.map(|party| party.name.as_str()))
    };
    Some(match name {
        "title" => at(&case.title, "/title"),
        "number" => at(agreement_number(case), "/agreement/number"),
        "case-number" => at(&case.number, "/number"),
        "running-number" => at(running_number(paper), ""),
        "petition-number" => at(&case.petition_number, "/petition_number"),
        "committee" => at(case.desk.as_ref().map_or("", |desk| desk.committee.as_str()), "/desk/committee"),
        "dispute-type" => at(case.dispute_type.map_or("", |kind| paper.tr.dispute_type(kind)), "/dispute_type"),
        "source" => at(case.source.map_or("", |source| paper.tr.source(source)), "/source"),
        "facts" if paper.lang == crate::i18n::Lang::En && !case.facts_en.is_empty() => at(&case.facts_en, "/facts_en"),
        "facts" => at(&case.facts, "/facts"),
        "place" => at(place_of_mediation(case), "/place"),
        "grid" => at(case.grid.join(" "), "/grid"),
        "accepted" => at(date(paper, case.accepted), "/accepted"),
        "application-date" => at(date(paper, case.application_date.or(case.accepted)), "/application_date"),
        "notice-date" => at(date(paper, case.notice.as_ref().and_then(|notice| notice.date)), "/notice/date"),
        "signed" => at(date(paper, agreement.and_then(|agreement| agreement.signed)), "/agreement/signed"),
        "effective" => at(date(paper, agreement.and_then(|agreement| agreement.effective)), "/agreement/effective"),
        "ended" => at(date(paper, agreement.and_then(|agreement| agreement.ended)), "/agreement/ended"),
        "end-reason" => at(agreement.map_or("", |agreement| agreement.reason.as_str()), "/agreement/reason"),
        "copies" => at(copies(case).to_string(), "/agreement/copies"),
        "applicants" => at(side(Side::A), "/parties"),
        "respondents" => at(side(Side::B), "/parties"),
        "third-persons" => at(side(Side::Third), "/parties"),
        "parties" => at(joined(paper, case.copy_holders().map(|party| party.name.as_str())), "/parties"),
        "mediators" => at(staff(paper, StaffRole::Mediator), "/staff"),
        "recorder" => at(staff(paper, StaffRole::Recorder), "/staff"),
        "host" => at(host(paper), "/staff"),
        "host-unit" => at(host_unit(case), "/staff"),
        "witness" => at(witness(paper), "/staff"),
        "others-present" => at(others_present(paper), ""),
        "amount-total" => at(amount_total(case), "/terms"),
        "first-day" => at(date(paper, first_day(case)), "/steps"),
        "last-day" => at(date(paper, last_day(case)), "/steps"),
        "visitors" => at(side(Side::A), "/parties"),
        "group-size" => at(group_size(case).to_string(), "/parties"),
        "pages" => at(pages(paper), ""),
        _ => return None,
    })
}

/// The number after the paper's name at the head of a page: the agreement's own, else the dossier's.
fn running_number(paper: &Paper<'_>) -> String {
    let number = agreement_number(paper.case);
    if number.is_empty() { paper.case.number.clone() } else { number.to_owned() }
}

fn copies(case: &CaseFile) -> u32 {
    let written = case.agreement.as_ref().and_then(|agreement| agreement.copies);
    written.unwrap_or_else(|| case.copies_needed())
}

/// Where the talks were held: of the last session that names a place, else of the case.
fn place_of_mediation(case: &CaseFile) -> &str {
    let held = case.steps.iter().rev().map(|step| step.place.as_str());
    held.chain([case.place.as_str()]).find(|place| !place.is_empty()).unwrap_or_default()
}

fn host(paper: &Paper<'_>) -> String {
    let hosts = staff(paper, StaffRole::Host);
    if hosts.is_empty() { staff(paper, StaffRole::Mediator) } else { hosts }
}

fn host_unit(case: &CaseFile) -> &str {
    let hosts = case.staff_with(StaffRole::Host).chain(case.staff_with(StaffRole::Mediator));
    let units = hosts.map(|member| member.unit.as_str());
    units
        .chain(case.desk.as_ref().map(|desk| desk.committee.as_str()))
        .find(|unit| !unit.is_empty())
        .unwrap_or_default()
}

fn witness(paper: &Paper<'_>) -> String {
    let parties = paper.case.parties_with(PartyRole::Witness).map(|party| party.name.as_str());
    let staff = paper.case.staff_with(StaffRole::Witness).map(|member| member.name.as_str());
    joined(paper, staff.chain(parties))
}

fn others_present(paper: &Paper<'_>) -> String {
    let roles = [StaffRole::Officer, StaffRole::Recorder, StaffRole::Reader];
    let staff = roles.iter().flat_map(|role| paper.case.staff_with(*role)).map(|member| member.name.as_str());
    let guardians = paper.case.parties_with(PartyRole::Guardian).map(|party| party.name.as_str());
    joined(paper, staff.chain(guardians))
}

fn amount_total(case: &CaseFile) -> String {
    let mut amounts = case.terms.iter().filter_map(|term| term.amount).peekable();
    if amounts.peek().is_none() {
        return String::new();
    }
    let total = amounts.try_fold(crate::domain::money::Money::default(), |sum, amount| sum.checked_add(amount));
    total.map(|total| total.figures()).unwrap_or_default()
}

fn first_day(case: &CaseFile) -> Option<NaiveDate> {
    case.accepted.into_iter().chain(case.steps.iter().filter_map(|step| step.date)).min()
}

fn last_day(case: &CaseFile) -> Option<NaiveDate> {
    let agreement = case.agreement.as_ref();
    let last = agreement.and_then(|agreement| agreement.signed.or(agreement.ended));
    last.into_iter().chain(case.steps.iter().filter_map(|step| step.date)).max()
}

/// People behind the parties of the applying side: the group where there is one, else the heads.
fn group_size(case: &CaseFile) -> usize {
    let group = case.parties.iter().filter_map(|party| party.represents).max().unwrap_or(0);
    let heads = case.parties.iter().filter(|party| party.role.side() == Side::A).count();
    usize::try_from(group).unwrap_or(heads).max(heads)
}

fn pages(paper: &Paper<'_>) -> String {
    let last = paper.catalogue.iter().filter_map(|line| line.pages).map(|(_, last)| last).max();
    last.map(|last| last.to_string()).unwrap_or_default()
}

fn of_flag(paper: &Paper<'_>, name: &str) -> Option<Value> {
    let case = paper.case;
    let form = case.agreement.as_ref().and_then(|agreement| agreement.form);
    Some(flag(match name {
        "is-application" => case.source == Some(CaseSource::Application) || case.application_date.is_some(),
        "is-own-motion" => case.source == Some(CaseSource::OwnMotion),
        "is-group" => case.parties.iter().any(|party| party.represents.is_some()),
        "is-security" => case.kind == CaseKind::PublicSecurity,
        "is-settled" => form.is_some_and(|form| form != AgreementForm::None),
        "is-english" => paper.lang == crate::i18n::Lang::En,
        "has-annex" => case.annex.is_some(),
        "has-agreement" => !agreement_number(case).is_empty(),
        "recusal-asked" => case.notice.as_ref().and_then(|notice| notice.recusal_asked) == Some(true),
        _ => return None,
    }))
}

/// The session that the paper is about.
pub(super) fn session<'a>(paper: &Paper<'a>) -> Option<(usize, &'a Step)> {
    let About::Session(position) = paper.about else { return None };
    paper.case.steps.get(position).map(|step| (position, step))
}

/// Whether this is the session that ended in the agreement of the case: the last one that settled.
pub(super) fn reached_agreement(case: &CaseFile, position: usize) -> bool {
    let settled = case.steps.iter().rposition(|step| step.outcome == Some(Outcome::Settled));
    settled == Some(position)
}

fn of_session(paper: &Paper<'_>, name: &str) -> Option<Value> {
    if !name.starts_with("session-") || !SLOTS.contains(&name) {
        return None;
    }
    let Some((position, step)) = session(paper) else { return Some(Value::default()) };
    let place = Place::step(position);
    let field = |text: &str, field: &str| at(text, place.field(field).pointer());
    Some(match name {
        "session-number" => {
            let held = paper.case.steps.iter().take(position + 1);
            at(held.filter(|step| step.outcome != Some(Outcome::Skipped)).count().to_string(), "")
        }
        "session-date" => field(&date(paper, step.date), "date"),
        "session-place" => field(&step.place, "place"),
        "session-step" => field(paper.tr.step(step.step), "step"),
        "session-host" => field(&step.host, "host"),
        "session-present" => field(&present(paper, step), "participants"),
        "session-helpers" => field(&helpers(paper, step), "host"),
        "session-note" => field(&step.note, "note"),
        "session-result" => field(step.outcome.map_or("", |outcome| paper.tr.outcome(outcome)), "outcome"),
        "session-settled" => flag(step.outcome == Some(Outcome::Settled)),
        "session-agreement" => flag(reached_agreement(paper.case, position)),
        "session-not-settled" => flag(matches!(step.outcome, Some(Outcome::NotSettled | Outcome::Escalated))),
        _ => return None,
    })
}

/// Parties present, with the agents who came for them.
fn present(paper: &Paper<'_>, step: &Step) -> String {
    let name = |party: &Party| match party.agent.as_ref().filter(|agent| !agent.name.is_empty()) {
        Some(agent) => paper.words("with-agent", &[("name", &party.name), ("agent", &agent.name)]),
        None => party.name.clone(),
    };
    let present: Vec<String> = step.participants.iter().filter_map(|id| paper.case.party(id)).map(name).collect();
    present.join(&paper.word("separator"))
}

/// Invited helpers: whoever led or helped and is neither mediator nor recorder of the case.
fn helpers(paper: &Paper<'_>, step: &Step) -> String {
    step.host.clone() + &if step.host.is_empty() { joined(paper, std::iter::empty()) } else { String::new() }
}

/// The party that the paper is about.
pub(super) fn person<'a>(paper: &Paper<'a>) -> Option<(usize, &'a Party)> {
    let About::Party(position) = paper.about else { return None };
    paper.case.parties.get(position).map(|party| (position, party))
}

fn of_person(paper: &Paper<'_>, name: &str) -> Option<Value> {
    if !(name.starts_with("person") || name.starts_with("agent")) || !SLOTS.contains(&name) {
        return None;
    }
    let Some((position, party)) = person(paper) else { return Some(Value::default()) };
    let place = Place::party(position);
    let field = |text: &str, field: &str| at(text, place.field(field).pointer());
    let of_agent = |text: &str, field: &str| at(text, place.field("agent").field(field).pointer());
    let agent = party.agent.as_ref();
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
        "agent" => of_agent(agent.map_or("", |agent| agent.name.as_str()), "name"),
        "agent-id" => of_agent(agent.map_or("", |agent| agent.id_number.as_str()), "id_number"),
        "agent-special" => flag(agent.is_some_and(|agent| agent.authority == Some(Authority::Special))),
        "agent-general" => flag(agent.is_some_and(|agent| agent.authority == Some(Authority::General))),
        "agent-date" => of_agent(&date(paper, agent.and_then(|agent| agent.authorised)), "authorised"),
        _ => return None,
    })
}

/// Full years on the day of acceptance.
fn age(paper: &Paper<'_>, party: &Party) -> String {
    let birth = party.as_person().and_then(|person| person.birth);
    let years = birth.zip(paper.case.accepted).filter(|(birth, day)| birth <= day);
    years.map(|(birth, day)| full_years(birth, day).to_string()).unwrap_or_default()
}

fn of_visit(paper: &Paper<'_>, name: &str) -> Option<Value> {
    if !(name.starts_with("visit-") || name == "satisfaction") || !SLOTS.contains(&name) {
        return None;
    }
    let About::Visit(position) = paper.about else { return Some(Value::default()) };
    let Some(visit) = paper.case.follow_ups.get(position) else { return Some(Value::default()) };
    let place = Place::root().field("follow_ups").index(position);
    let field = |text: &str, field: &str| at(text, place.field(field).pointer());
    Some(match name {
        "visit-number" => at((position + 1).to_string(), ""),
        "visit-date" => field(&date(paper, visit.date), "date"),
        "visit-result" => field(visit.result.map_or("", |result| paper.tr.follow_up_result(result)), "result"),
        "visit-note" => field(&visit.note, "note"),
        "satisfaction" => field(&visit.satisfaction, "satisfaction"),
        _ => return None,
    })
}

fn of_payment(paper: &Paper<'_>, name: &str) -> Option<Value> {
    if !SLOTS.contains(&name) {
        return None;
    }
    let About::Payment { term: position, part } = paper.about else { return Some(Value::default()) };
    let Some(term) = paper.case.terms.get(position) else { return Some(Value::default()) };
    let place = Place::term(position);
    let field = |text: &str, field: &str| at(text, place.field(field).pointer());
    let separator = paper.word("separator");
    let monthly = matches!(term.payment, crate::domain::term::Payment::Monthly(_));
    let all = duties(term);
    let duty = if monthly { all.first() } else { all.get(part.unwrap_or(0)) };
    let payer = duty.map_or(&term.obligor, |duty| &duty.payer);
    let amount = duty.and_then(|duty| duty.amount).or(term.amount);
    let due = duty.and_then(|duty| duty.due).filter(|_| !monthly);
    Some(match name {
        "payer" => field(&names(paper.case, payer, &separator), "obligor"),
        "payee" => field(&names(paper.case, &term.obligee, &separator), "obligee"),
        "reason" => field(&reason(paper, position), "text"),
        "figures" => field(&amount.map(|amount| amount.figures()).unwrap_or_default(), "amount_cents"),
        "capitals" => field(&amount.map(capitals::write).unwrap_or_default(), "amount_cents"),
        "method" => field(&term.method, "method"),
        "due" => field(&date(paper, due), "due"),
        "part" => at(part.map(|part| (part + 1).to_string()).unwrap_or_default(), ""),
        "payment-monthly" => flag(monthly),
        _ => return None,
    })
}

/// What the money is for: the clause's own word for it, else the clause by its number.
fn reason(paper: &Paper<'_>, position: usize) -> String {
    let Some(term) = paper.case.terms.get(position) else { return String::new() };
    if !term.what.is_empty() {
        return term.what.clone();
    }
    let number = term.number.unwrap_or_else(|| u32::try_from(position + 1).unwrap_or(u32::MAX));
    let ordinal = super::ordinal::ordinal(paper.lang, number);
    paper.words("reason-of-clause", &[("ordinal", &ordinal), ("title", &paper.case.title)])
}
