//! What a slot of a template says: the closed set of slots and their values from the case. A flag is a slot that only
//! decides a condition. It must not know which template asks.

pub(super) mod desk;
mod payment;
mod person;
pub(super) mod session;
mod visit;

use chrono::NaiveDate;

use super::paper::Paper;
use crate::domain::agreement::AgreementForm;
use crate::domain::capitals;
use crate::domain::case::{CaseFile, CaseSource, StaffRole};
use crate::domain::dates::age_on;
use crate::domain::dossier::is_security;
use crate::domain::money::Money;
use crate::domain::papers::PaperKind;
use crate::domain::party::{Party, PartyRole, Side};
use crate::domain::session::Step;
use crate::i18n::Lang;

pub(super) use person::person;
pub(super) use session::{session, staff_of};
pub(super) use visit::{is_of_the_agreement, visit};

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
    "account",
    "place",
    "grid",
    "accepted",
    "application-date",
    "notice-date",
    "signed",
    "effective",
    "ended",
    "end-reason",
    "told",
    "annex-title",
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
    "amount-total-capitals",
    "first-day",
    "last-day",
    "visitors",
    "group-size",
    "planned-date",
    "planned-place",
    // Flags.
    "is-application",
    "is-own-motion",
    "is-group",
    "is-security",
    "is-settled",
    "is-oral",
    "is-english",
    "has-annex",
    "has-agreement",
    "has-agent",
    "has-child",
    "read-aloud",
    "recusal-asked",
    // The session.
    "session-number",
    "session-date",
    "session-place",
    "session-step",
    "session-host",
    "session-present",
    "session-helpers",
    "session-mediators",
    "session-recorder",
    "session-note",
    "session-result",
    "session-next-step",
    "session-earlier-number",
    "session-earlier-date",
    "session-notified",
    "session-recusal-asked",
    "session-said",
    "session-read-aloud",
    "session-open",
    "session-settled",
    "session-not-settled",
    "session-escalated",
    "session-last",
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
    "person-representative",
    "person-beside",
    "person-said",
    "person-asked-on",
    "person-asked-at",
    "person-read-aloud",
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
    "visit-agreement",
    "visit-calm",
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
    "parts",
    "clause",
    "payment-monthly",
    "payment-annexed",
    // The dossier.
    "pages",
    "file-name",
    "filed",
    "is-kept-short",
    "is-kept-long",
    "is-kept-for-ever",
    "committee-over",
    "item",
    "is-lacking",
    "all-due-at-once",
    // Police and petition papers.
    "host-badge",
    "recorder-unit",
    "copies-written",
    "two-parties",
    "has-offender",
    "representative-count",
    "group-mark",
    "requests",
    "told-until",
    "answer-until",
    "extended-until",
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
        .or_else(|| desk::value(paper, name))
        .or_else(|| session::value(paper, name))
        .or_else(|| person::value(paper, name))
        .or_else(|| visit::value(paper, name))
        .or_else(|| payment::value(paper, name))
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
        "facts" if paper.lang == Lang::En && !case.facts_en.is_empty() => at(&case.facts_en, "/facts_en"),
        "facts" => at(&case.facts, "/facts"),
        "account" => account(paper),
        "place" => at(place_of_mediation(case), "/place"),
        "grid" => at(case.grid.join(" "), "/grid"),
        "accepted" => at(date(paper, case.accepted), "/accepted"),
        "application-date" => at(date(paper, case.application_date.or(case.accepted)), "/application_date"),
        "notice-date" => at(date(paper, case.notice.as_ref().and_then(|notice| notice.date)), "/notice/date"),
        "signed" => at(date(paper, agreement.and_then(|agreement| agreement.signed)), "/agreement/signed"),
        "effective" => at(date(paper, agreement.and_then(|agreement| agreement.effective)), "/agreement/effective"),
        "ended" => at(date(paper, agreement.and_then(|agreement| agreement.ended)), "/agreement/ended"),
        "end-reason" => at(agreement.map_or("", |agreement| agreement.reason.as_str()), "/agreement/reason"),
        "told" => at(told(paper), "/agreement/told"),
        "annex-title" => at(case.annex.as_ref().map_or("", |annex| annex.title.as_str()), "/annex/title"),
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
        "amount-total" => at(amount_total(case).map(Money::figures).unwrap_or_default(), "/terms"),
        "amount-total-capitals" => at(amount_total(case).map(capitals::write).unwrap_or_default(), "/terms"),
        "first-day" => at(date(paper, first_day(case)), "/steps"),
        "last-day" => at(date(paper, last_day(case)), "/steps"),
        "visitors" => at(side(Side::A), "/parties"),
        "group-size" => at(group_size(case).to_string(), "/parties"),
        "planned-date" => at(date(paper, planned(case).and_then(|step| step.date)), "/steps"),
        "planned-place" => at(planned(case).map_or("", |step| step.place.as_str()), "/steps"),
        "pages" => at(pages(paper), ""),
        _ => return None,
    })
}

/// The number after the paper's name at the head of a page: the agreement's own on what rests on it, the petition's in
/// its register, else the dossier's.
fn running_number(paper: &Paper<'_>) -> String {
    let (number, case) = (agreement_number(paper.case), paper.case);
    let of_agreement = matches!(
        paper.kind,
        PaperKind::Agreement
            | PaperKind::OralRegister
            | PaperKind::SecurityAgreement
            | PaperKind::OnTheSpotAgreement
            | PaperKind::Confirmation
            | PaperKind::FollowUp
            | PaperKind::Receipt
    );
    match paper.kind {
        PaperKind::WalkInRegister | PaperKind::WalkInReceipt => case.petition_number.clone(),
        _ if of_agreement && !number.is_empty() => number.to_owned(),
        _ => case.number.clone(),
    }
}

/// What the applicants say of the dispute when they apply: the facts. Where an agreement was made after the application
/// and broken, the facts tell of it, and an application cannot know it: then the applicants' own words of the talk.
fn account(paper: &Paper<'_>) -> Value {
    let case = paper.case;
    let applied = case.application_date.or(case.accepted);
    let later = case.earlier_agreements.iter().any(|earlier| earlier.signed.is_some() && earlier.signed >= applied);
    let said = case
        .statements
        .iter()
        .filter(|said| !said.private && case.party(&said.party).is_some_and(|party| party.role.side() == Side::A));
    let said: Vec<&str> = said.map(|said| said.text.trim()).filter(|text| !text.is_empty()).collect();
    if later && !said.is_empty() { at(said.join("\n"), "/statements") } else { at(&case.facts, "/facts") }
}

/// The legal ways that the parties were told of, in one line.
fn told(paper: &Paper<'_>) -> String {
    let told = paper.case.agreement.as_ref().map_or(&[][..], |agreement| agreement.told.as_slice());
    told.join(&paper.word("told-separator"))
}

/// The session to which people are invited: the last one, as long as it is open.
fn planned(case: &CaseFile) -> Option<&Step> {
    case.steps.last().filter(|step| step.outcome.is_none())
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
    // A police record has the recorder in a row of its own.
    let own_row = |role: StaffRole| role == StaffRole::Recorder && paper.kind == PaperKind::SecurityRecord;
    let roles = roles.iter().filter(|role| !own_row(**role));
    let staff = roles.flat_map(|role| paper.case.staff_with(*role)).map(|member| member.name.as_str());
    let guardians = paper.case.parties_with(PartyRole::Guardian).map(|party| party.name.as_str());
    joined(paper, staff.chain(guardians))
}

/// What all clauses come to; nothing where none has an amount.
fn amount_total(case: &CaseFile) -> Option<Money> {
    let mut amounts = case.terms.iter().filter_map(|term| term.amount);
    let first = amounts.next()?;
    amounts.try_fold(first, Money::checked_add)
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
        "is-security" => is_security(case),
        "is-settled" => form.is_some_and(|form| form != AgreementForm::None),
        "is-oral" => form == Some(AgreementForm::Oral),
        "is-english" => paper.lang == Lang::En,
        "has-annex" => case.annex.is_some(),
        "has-agreement" => !agreement_number(case).is_empty(),
        "has-agent" => {
            let agents = case.parties.iter().filter_map(|party| party.agent.as_ref());
            agents.into_iter().any(|agent| !agent.name.trim().is_empty())
        }
        "has-child" => case.parties.iter().any(|party| is_child(case, party)),
        "read-aloud" => case.parties.iter().any(is_read_to),
        "recusal-asked" => case.notice.as_ref().and_then(|notice| notice.recusal_asked) == Some(true),
        _ => return None,
    }))
}

/// Under fourteen on the day of acceptance: whose data need the consent of a guardian (PIPL art. 31).
fn is_child(case: &CaseFile, party: &Party) -> bool {
    let birth = party.as_person().and_then(|person| person.birth);
    let age = birth.zip(case.accepted).and_then(|(birth, day)| age_on(birth, day));
    age.is_some_and(|age| age < 14) || party.role == PartyRole::ChildConcerned
}

/// Whether papers are read aloud to this party.
pub(super) fn is_read_to(party: &Party) -> bool {
    party.as_person().is_some_and(|person| {
        !person.read_aloud_by.is_empty() || person.needs.contains(&crate::domain::party::Need::CannotRead)
    })
}
