//! What a paper says of one session: who was there, what was told first, how it ended. What was said is `made::said`'s.

use super::super::paper::{About, Paper};
use super::{SLOTS, Value, at, date, flag, is_read_to, joined};
use crate::domain::agreement::{AgreementForm, EarlierAgreement};
use crate::domain::case::{CaseFile, Staff, StaffRole};
use crate::domain::party::{Interpreter, Party, PartyKind, PartyRole};
use crate::domain::place::Place;
use crate::domain::said::session_of;
use crate::domain::session::{Invited, Outcome, Step};

/// The session that the paper is about.
pub(in crate::draft) fn session<'a>(paper: &Paper<'a>) -> Option<(usize, &'a Step)> {
    let About::Session(position) = paper.about else { return None };
    paper.case.steps.get(position).map(|step| (position, step))
}

/// Whether this is the session that ended in the agreement of the case: the last one that settled.
pub(in crate::draft) fn reached_agreement(case: &CaseFile, position: usize) -> bool {
    let settled = case.steps.iter().rposition(|step| step.outcome == Some(Outcome::Settled));
    settled == Some(position)
}

pub(super) fn value(paper: &Paper<'_>, name: &str) -> Option<Value> {
    if !name.starts_with("session-") || !SLOTS.contains(&name) {
        return None;
    }
    let Some((position, step)) = session(paper) else { return Some(Value::default()) };
    Some(of_step(paper, position, step, name).unwrap_or_else(|| flag(holds(paper, position, step, name))))
}

fn of_step(paper: &Paper<'_>, position: usize, step: &Step, name: &str) -> Option<Value> {
    let place = Place::step(position);
    let field = |text: &str, field: &str| at(text, place.field(field).pointer());
    let earlier = || earlier_agreement(paper.case, position, step);
    Some(match name {
        "session-number" => {
            let held = paper.case.steps.iter().take(position + 1);
            at(held.filter(|step| step.outcome != Some(Outcome::Skipped)).count().to_string(), "")
        }
        "session-date" => field(&date(paper, step.date), "date"),
        "session-place" => field(&step.place, "place"),
        "session-step" => field(paper.step(step.step), "step"),
        "session-host" => field(&step.host, "host"),
        "session-present" => field(&present(paper, step), "participants"),
        "session-helpers" => field(&helpers(paper, step), "host"),
        "session-mediators" => field(&of_role(paper, step, StaffRole::Mediator), "staff"),
        "session-recorder" => field(&of_role(paper, step, StaffRole::Recorder), "staff"),
        "session-note" => field(&step.note, "note"),
        "session-result" => field(step.outcome.map_or("", |outcome| paper.tr.outcome(outcome)), "outcome"),
        "session-next-step" => at(step.step.next().map_or("", |next| paper.step(next)), ""),
        "session-earlier-number" => at(earlier().map_or("", |earlier| earlier.number.as_str()), "/earlier_agreements"),
        "session-earlier-date" => at(date(paper, earlier().and_then(|earlier| earlier.signed)), "/earlier_agreements"),
        _ => return None,
    })
}

/// The flags of a session.
fn holds(paper: &Paper<'_>, position: usize, step: &Step, name: &str) -> bool {
    let case = paper.case;
    let notice = case.notice.as_ref();
    // Told on the day of the session or before: a later notice says nothing about this session.
    let told = notice.and_then(|notice| notice.date).is_some_and(|day| Some(day) <= step.date);
    let form = case.agreement.as_ref().and_then(|agreement| agreement.form);
    match name {
        "session-notified" => told,
        "session-recusal-asked" => told && notice.and_then(|notice| notice.recusal_asked) == Some(true),
        "session-said" => {
            let said = case.statements.iter().filter(|statement| !statement.private);
            said.into_iter().any(|statement| session_of(case, statement) == Some(position))
        }
        "session-read-aloud" => here(case, step).any(is_read_to),
        "session-open" => step.outcome.is_none(),
        "session-settled" => step.outcome == Some(Outcome::Settled),
        "session-agreement" => reached_agreement(case, position) && form != Some(AgreementForm::None),
        "session-not-settled" => matches!(step.outcome, Some(Outcome::NotSettled | Outcome::Escalated)),
        "session-escalated" => step.outcome == Some(Outcome::Escalated),
        "session-last" => {
            form == Some(AgreementForm::None)
                && step.outcome == Some(Outcome::NotSettled)
                && position + 1 == case.steps.len()
        }
        _ => false,
    }
}

/// The agreement that an earlier session reached: of its day, else in the order of the sessions that settled.
fn earlier_agreement<'a>(case: &'a CaseFile, position: usize, step: &Step) -> Option<&'a EarlierAgreement> {
    if step.outcome != Some(Outcome::Settled) || reached_agreement(case, position) {
        return None;
    }
    let earlier = &case.earlier_agreements;
    let before = case.steps.iter().take(position).filter(|step| step.outcome == Some(Outcome::Settled)).count();
    earlier.iter().find(|earlier| earlier.signed.is_some() && earlier.signed == step.date).or(earlier.get(before))
}

/// Parties who were there; all of them where nobody wrote down who was.
fn here<'a>(case: &'a CaseFile, step: &'a Step) -> impl Iterator<Item = &'a Party> {
    let all = step.participants.is_empty();
    case.parties.iter().filter(move |party| all || step.participants.contains(&party.id))
}

/// Members of staff of the session with this role.
pub(in crate::draft) fn staff_of<'a>(
    case: &'a CaseFile,
    step: &'a Step,
    role: StaffRole,
) -> impl Iterator<Item = (usize, &'a Staff)> {
    let staff = case.staff.iter().enumerate();
    staff.filter(move |(_, member)| member.role == role && step.staff.contains(&member.id))
}

fn of_role(paper: &Paper<'_>, step: &Step, role: StaffRole) -> String {
    joined(paper, staff_of(paper.case, step, role).map(|(_, member)| member.name.as_str()))
}

/// Parties present, with whoever came for them.
fn present(paper: &Paper<'_>, step: &Step) -> String {
    let parties = step.participants.iter().filter_map(|id| paper.case.party(id));
    let present = parties.filter(|party| party.role.holds_a_copy());
    let present: Vec<String> = present.map(|party| with_companion(paper, party)).collect();
    present.join(&paper.word("separator"))
}

/// The name of a party, and of its agent, guardian or legal representative beside it.
fn with_companion(paper: &Paper<'_>, party: &Party) -> String {
    let name = ("name", party.name.as_str());
    let guardian = party.as_person().and_then(|person| person.guardian.as_ref()).and_then(|id| paper.case.party(id));
    if let Some(guardian) = guardian {
        return paper.words("with-guardian", &[name, ("guardian", &guardian.name)]);
    }
    if let Some(agent) = party.agent.as_ref().filter(|agent| !agent.name.is_empty()) {
        return paper.words("with-agent", &[name, ("agent", &agent.name)]);
    }
    if let PartyKind::Organisation(organisation) = &party.kind
        && let Some(one) = organisation.representative.as_ref().filter(|one| !one.name.is_empty())
    {
        return paper.words("with-representative", &[name, ("title", &one.title), ("representative", &one.name)]);
    }
    party.name.clone()
}

/// 参加人: who was invited or helped and is neither party, mediator nor recorder (`research/domain.md` 3.5).
fn helpers(paper: &Paper<'_>, step: &Step) -> String {
    let case = paper.case;
    let mut all: Vec<String> = Vec::new();
    if staff_of(case, step, StaffRole::Mediator).next().is_some() {
        all.extend(invited(case, &step.host));
    }
    all.extend(came(step).map(|guest| guest_in_words(paper, guest)));
    let others = case.staff.iter().filter(|member| step.staff.contains(&member.id));
    let others = others.filter(|member| !matches!(member.role, StaffRole::Mediator | StaffRole::Recorder));
    all.extend(
        others
            .map(|member| paper.words("helper", &[("name", &member.name), ("what", paper.tr.staff_role(member.role))])),
    );
    for party in here(case, step) {
        if party.role == PartyRole::Witness {
            let role = paper.tr.party_role(party.role);
            all.push(paper.words("helper", &[("name", &party.name), ("what", role)]));
        }
        all.extend(companions(paper, party));
    }
    all.join(&paper.word("separator"))
}

/// Those who were asked to come and came; who already stands in the words on the host is not told twice.
fn came(step: &Step) -> impl Iterator<Item = &Invited> {
    let named = |guest: &&Invited| !guest.name.trim().is_empty() || !guest.unit.trim().is_empty();
    let new = |guest: &&Invited| guest.name.trim().is_empty() || !step.host.contains(guest.name.trim());
    step.invited.iter().filter(|guest| !guest.absent).filter(named).filter(new)
}

/// Name and unit of a guest.
fn guest_in_words(paper: &Paper<'_>, guest: &Invited) -> String {
    match (guest.name.trim(), guest.unit.trim()) {
        ("", unit) => unit.to_owned(),
        (name, "") => name.to_owned(),
        (name, unit) => paper.words("helper", &[("name", name), ("what", unit)]),
    }
}

/// The interpreter and the reader of a party.
pub(super) fn companions(paper: &Paper<'_>, party: &Party) -> Vec<String> {
    let Some(person) = party.as_person() else { return Vec::new() };
    let interpreter = person.interpreter.as_ref().filter(|one| !one.name.is_empty());
    let interpreter = interpreter.map(|one| interpreter_in_words(paper, one));
    let reader = Some(&person.read_aloud_by).filter(|name| !name.is_empty());
    let reader = reader.map(|name| paper.words("helper", &[("name", name), ("what", &paper.word("reader"))]));
    interpreter.into_iter().chain(reader).collect()
}

/// Name, employer, address and contact of an interpreter (as police records have it, [AP] 76).
fn interpreter_in_words(paper: &Paper<'_>, one: &Interpreter) -> String {
    let what = paper.word("interpreter-as-helper");
    let details = [what.as_str(), one.employer.as_str(), one.address.as_str(), one.phone.as_str()];
    let details: Vec<&str> = details.into_iter().filter(|text| !text.is_empty()).collect();
    paper.words("helper", &[("name", &one.name), ("what", &details.join(&paper.word("detail-separator")))])
}

/// Whether somebody was invited besides the mediators, who then signs too (3.5).
pub(in crate::draft) fn has_invited(case: &CaseFile, step: &Step) -> bool {
    let beside_mediators = staff_of(case, step, StaffRole::Mediator).next().is_some();
    came(step).next().is_some() || beside_mediators && !invited(case, &step.host).is_empty()
}

/// The free words on who led a session, without the mediators and recorders who have places of their own.
fn invited(case: &CaseFile, host: &str) -> Vec<String> {
    let own: Vec<&str> = case
        .staff
        .iter()
        .filter(|member| matches!(member.role, StaffRole::Mediator | StaffRole::Recorder) && !member.name.is_empty())
        .map(|member| member.name.as_str())
        .collect();
    let is_own = |text: &str| own.iter().any(|name| text.contains(name));
    let mut kept = String::new();
    let mut rest = host;
    // A mediator in brackets (（调解员 陈和平）) goes without the words before.
    while let Some((before, after)) = rest.split_once('（') {
        let Some((inside, behind)) = after.split_once('）') else { break };
        kept.push_str(before);
        if !is_own(inside) {
            kept.push_str(&format!("（{inside}）"));
        }
        rest = behind;
    }
    kept.push_str(rest);
    kept.split('、').map(str::trim).filter(|part| !part.is_empty() && !is_own(part)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::CaseKind;
    use crate::domain::case::{Extra, StaffId};

    #[test]
    fn invited_helpers_are_not_the_mediators() {
        let mut case = CaseFile::new(CaseKind::People);
        case.staff.push(Staff {
            id: StaffId("S1".into()),
            role: StaffRole::Mediator,
            name: "陈和平".into(),
            unit: String::new(),
            badge: String::new(),
            extra: Extra::new(),
        });
        let rows: [(&str, &[&str]); 6] = [
            ("", &[]),
            ("调解员 陈和平（二次调解）", &[]),
            ("社区民警与居委会主任（调解员 陈和平）", &["社区民警与居委会主任"]),
            ("信访局、人社局、调解员 陈和平（联调）", &["信访局", "人社局"]),
            ("司法所、派出所（联调）", &["司法所", "派出所（联调）"]),
            ("楼长（没有右括号", &["楼长（没有右括号"]),
        ];
        for (host, expected) in rows {
            assert_eq!(invited(&case, host), expected, "{host}");
        }
    }
}
