//! Who the parties are: name, a number that proves it, telephone, agent (`research/domain.md` 2.4, 2.6, 5.2).
//! Whether a number is right is looked at in `identity`; guardians, readers and interpreters in `helpers`.

use super::finding::{About, Finding};
use super::placeholder::{is_missing, keeps_a_place};
use super::rule::{Rule, Severity};
use super::{Report, called};
use crate::domain::case::CaseFile;
use crate::domain::dossier::is_security;
use crate::domain::identity::{PhoneShape, phone_shape};
use crate::domain::party::{Agent, Authority, IdType, Party, PartyKind, PartyRole};
use crate::domain::place::Place;

/// Representatives of a group at most (Regulations on Petitions art. 20; Civil Procedure interpretation art. 78).
const MOST_REPRESENTATIVES: usize = 5;

pub(super) fn check(case: &CaseFile, report: Report<'_>) {
    let by_police = is_security(case);
    for (position, party) in case.parties.iter().enumerate() {
        let place = Place::party(position);
        named(party, &place, report);
        identified(party, &place, report);
        reachable(party, &place, report);
        if let Some(agent) = party.agent.as_ref().filter(|agent| is_someone(agent)) {
            if by_police && party.role == PartyRole::Offender {
                let about = About::Who { name: called(party) };
                report(Finding::new(Rule::PartyOffenderHasAgent, place.field("agent"), about));
            } else {
                authorised(party, agent, &place.field("agent"), report);
            }
        }
    }
    represented(case, report);
}

/// Weight of what is missing about someone: much for who signs, less for who is only named.
fn weight(party: &Party) -> Severity {
    if party.role.holds_a_copy() { Severity::Block } else { Severity::Warn }
}

fn named(party: &Party, place: &Place, report: Report<'_>) {
    if is_missing(&party.name) {
        let about = About::Who { name: party.id.0.clone() };
        report(Finding::new(Rule::PartyNameMissing, place.field("name"), about).weighing(weight(party)));
    }
}

/// A number, or the reason why there is none: papers of the kind `none`.
fn identified(party: &Party, place: &Place, report: Report<'_>) {
    // A guardian signs for the child.
    if !party.role.holds_a_copy() && party.role != PartyRole::Guardian {
        return;
    }
    let missing = match &party.kind {
        PartyKind::Person(person) if person.id_type == Some(IdType::None) => None,
        PartyKind::Person(person) => is_missing(&person.id_number).then_some("id_number"),
        PartyKind::Organisation(organisation) => is_missing(&organisation.credit_code).then_some("credit_code"),
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
        if numbers(phone).iter().any(|number| phone_shape(number) == PhoneShape::Doubtful) {
            report(Finding::new(Rule::PartyPhoneFormat, at, About::Who { name: called(party) }));
        }
    }
}

/// The telephone numbers that stand in a field, without the words beside them: `手机13800000001、0750-6123456（单位）`.
/// A field that says that there is none has none.
fn numbers(field: &str) -> Vec<String> {
    if keeps_a_place(field) || !field.chars().any(char::is_numeric) {
        return if field.trim().is_empty() || says_there_is_none(field) { Vec::new() } else { vec![field.to_owned()] };
    }
    // 一三八…: figures in characters are no number that can be dialled.
    if !field.chars().any(|sign| sign.is_ascii_digit() || ('０'..='９').contains(&sign)) {
        return vec![field.to_owned()];
    }
    let parts = field.split(['、', ',', '，', ';', '；', '/', '／', '或', '\n']);
    let bare = parts.map(|part| {
        let remark = part.find(['（', '(']).filter(|start| {
            let words = part.get(*start..).unwrap_or_default();
            !words.chars().any(char::is_numeric)
        });
        let part = remark.and_then(|start| part.get(..start)).unwrap_or(part);
        part.trim_start_matches(|sign: char| sign.is_alphabetic() || matches!(sign, '：' | ':' | ' ')).trim().to_owned()
    });
    bare.filter(|part| !part.is_empty()).collect()
}

/// 无, 没有电话, 未安装: a person may have none. 不详 and 待补 only say that nobody asked.
fn says_there_is_none(field: &str) -> bool {
    let crossed_out = field.trim().chars().all(|sign| matches!(sign, '-' | '—' | '－' | '/' | '／' | '\\'));
    let told = field.contains(['无', '没', '未']) && !field.contains("未提供");
    crossed_out || told
}

/// Whether anything is told of an agent.
fn is_someone(agent: &Agent) -> bool {
    let nothing = agent.name.trim().is_empty() && agent.id_number.trim().is_empty();
    !(nothing && agent.authority.is_none() && agent.authorised.is_none())
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

/// A group on one side speaks through at most five.
fn represented(case: &CaseFile, report: Report<'_>) {
    for side in [PartyRole::Applicant.side(), PartyRole::Respondent.side(), PartyRole::ThirdPerson.side()] {
        let speaking = case
            .parties
            .iter()
            .enumerate()
            .filter(|(_, party)| party.role.side() == side && party.represents.is_some_and(|people| people > 0));
        let speaking: Vec<usize> = speaking.map(|(position, _)| position).collect();
        if let Some(one_too_many) = speaking.get(MOST_REPRESENTATIVES) {
            let about = About::Representatives { found: speaking.len(), most: MOST_REPRESENTATIVES };
            let at = Place::party(*one_too_many).field("represents");
            report(Finding::new(Rule::CaseTooManyRepresentatives, at, about));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_the_words_beside_them() {
        let rows: [(&str, &[&str]); 12] = [
            ("13800000001", &["13800000001"]),
            ("138 0000 0001", &["138 0000 0001"]),
            ("13800000001、0750-6123456", &["13800000001", "0750-6123456"]),
            ("手机：13800000001（本人）/ 座机 0750-6123456转8", &["13800000001", "0750-6123456转8"]),
            ("(0750)6123456", &["(0750)6123456"]),
            ("+852 9123 4567", &["+852 9123 4567"]),
            ("无", &[]),
            ("本人没有电话", &[]),
            ("打给村主任", &["打给村主任"]),
            ("不详", &["不详"]),
            ("待补", &["待补"]),
            ("一三八〇〇〇〇一二三四", &["一三八〇〇〇〇一二三四"]),
        ];
        for (field, found) in rows {
            assert_eq!(numbers(field), found, "{field}");
        }
    }
}
