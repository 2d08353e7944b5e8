//! 来访登记: a case from four fields. What is not said stays empty; nothing is guessed.

use chrono::NaiveDate;

use crate::casebook::actor::{Actor, Role};
use crate::casebook::command::WalkIn;
use crate::casebook::error::Refusal;
use crate::casebook::view::Settings;
use crate::domain::case::{CaseFile, CaseKind, CaseSource, Desk, Extra, Staff, StaffId, StaffRole};
use crate::domain::party::{Party, PartyRole};
use crate::domain::session::{Step, StepKind};
use crate::i18n::Tr;

/// So many characters of the matter stand in the title.
const MATTER_LENGTH: usize = 16;

/// The case of a walk-in, without its number.
pub(crate) fn open_case(
    walk_in: &WalkIn,
    (settings, actor): (&Settings, &Actor),
    today: NaiveDate,
) -> Result<CaseFile, Refusal> {
    let WalkIn { applicants, respondents, about, phone, kind, source } = walk_in;
    let (applicants, respondents) = (names_in(applicants), names_in(respondents));
    let about = about.trim();
    if applicants.is_empty() && respondents.is_empty() && about.is_empty() {
        return Err(Refusal::EmptyWalkIn);
    }
    let mut case = CaseFile::new(kind.unwrap_or(CaseKind::People));
    case.source = Some(source.unwrap_or(CaseSource::Application));
    case.accepted = Some(today);
    case.application_date = Some(today);
    about.clone_into(&mut case.facts);
    case.title = title(Tr(settings.lang), &applicants, &respondents, about);
    case.desk = desk(settings);
    case.staff = who_receives(settings, actor).into_iter().collect();
    for (role, names) in [(PartyRole::Applicant, applicants), (PartyRole::Respondent, respondents)] {
        for name in names {
            case.parties.push(Party::person(case.free_party_id(role), role, name));
        }
    }
    if let Some(first) = case.parties.iter_mut().find(|party| party.role == PartyRole::Applicant) {
        phone.trim().clone_into(&mut first.phone);
    }
    let mut session = Step::open(StepKind::Neighborhood, Some(today));
    session.participants = case.parties.iter().map(|party| party.id.clone()).collect();
    session.staff = case.staff.iter().map(|member| member.id.clone()).collect();
    case.steps.push(session);
    Ok(case)
}

/// Names parted by `、` `，` `,` `；` `;` or line breaks, each once.
pub(crate) fn names_in(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split(['、', '，', ',', '；', ';', '\n', '\r']).map(str::trim) {
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

fn desk(settings: &Settings) -> Option<Desk> {
    let (committee, short_name) = (settings.committee.trim(), settings.short_name.trim());
    let empty = committee.is_empty() && short_name.is_empty();
    let desk = Desk { committee: committee.to_owned(), short_name: short_name.to_owned(), extra: Extra::new() };
    (!empty).then_some(desk)
}

/// Who is on duty, as the colleagues name the part; where nobody is known the only colleague there is.
fn who_receives(settings: &Settings, actor: &Actor) -> Option<Staff> {
    let named = settings.on_duty(actor);
    let unlisted =
        if named == actor.name && actor.role == Role::Recorder { StaffRole::Recorder } else { StaffRole::Mediator };
    let known = settings.colleagues.iter().find(|colleague| colleague.name == named);
    let only = || if settings.colleagues.len() == 1 { settings.colleagues.first() } else { None };
    let (name, role) = match known {
        Some(colleague) => (colleague.name.as_str(), colleague.staff_role()),
        None if !named.is_empty() => (named, unlisted),
        None => only().map(|colleague| (colleague.name.as_str(), colleague.staff_role()))?,
    };
    Some(Staff {
        id: StaffId("S1".to_owned()),
        role,
        name: name.to_owned(),
        unit: String::new(),
        badge: String::new(),
        extra: Extra::new(),
    })
}

/// The title: who, against whom, what about.
fn title(tr: Tr, applicants: &[String], respondents: &[String], about: &str) -> String {
    let matter = matter(about);
    let (side_a, side_b) = (side(tr, applicants), side(tr, respondents));
    match (side_a.is_empty(), side_b.is_empty(), matter.is_empty()) {
        (false, false, false) => tr.casebook_title(side_a, side_b, matter),
        (false, false, true) => tr.casebook_title_without_matter(side_a, side_b),
        (false, true, false) => tr.casebook_title_one_side(side_a, matter),
        (true, false, false) => tr.casebook_title_one_side(side_b, matter),
        (true, true, _) => matter,
        (false, true, true) => side_a,
        (true, false, true) => side_b,
    }
}

fn side(tr: Tr, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => tr.casebook_two_names(one, other),
        [first, ..] => tr.casebook_many_names(first, names.len()),
    }
}

/// The first sentence of what was said, cut where it is long.
fn matter(about: &str) -> String {
    let first = about.split(['。', '；', ';', '\n', '！', '？']).map(str::trim).find(|part| !part.is_empty());
    let first = first.unwrap_or_default();
    if first.chars().count() <= MATTER_LENGTH {
        first.to_owned()
    } else {
        first.chars().take(MATTER_LENGTH).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::view::Colleague;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 9).unwrap()
    }

    #[test]
    fn names_are_parted_as_people_type_them() {
        for (text, names) in [
            ("林志远、何美娟", vec!["林志远", "何美娟"]),
            ("林志远，何美娟", vec!["林志远", "何美娟"]),
            (" 林志远 ;何美娟\n关伯年、林志远,", vec!["林志远", "何美娟", "关伯年"]),
            ("欧阳·娜娜", vec!["欧阳·娜娜"]),
            ("John Smith, Mary", vec!["John Smith", "Mary"]),
            (" 、\n", vec![]),
        ] {
            assert_eq!(names_in(text), names, "{text}");
        }
    }

    #[test]
    fn four_fields_open_a_case() {
        let walk_in = WalkIn {
            applicants: "林志远、何美娟".into(),
            respondents: "关伯年".into(),
            about: "鸽棚铁皮掉下来砸了车。要赔。".into(),
            phone: " 13800000001 ".into(),
            ..WalkIn::default()
        };
        let settings = Settings {
            committee: "青渡镇人民调解委员会".into(),
            short_name: "青渡".into(),
            colleagues: vec![Colleague { name: "陈和平".into(), role: "mediator".into() }],
            ..Settings::default()
        };
        let case = open_case(&walk_in, (&settings, &Actor::administrator()), today()).unwrap();
        let ids: Vec<&str> = case.parties.iter().map(|party| party.id.0.as_str()).collect();
        assert_eq!(ids, ["A1", "A2", "B1"]);
        assert_eq!(case.parties[0].phone, "13800000001");
        assert_eq!(case.parties[1].phone, "");
        assert_eq!(case.title, "林志远、何美娟与关伯年：鸽棚铁皮掉下来砸了车");
        assert_eq!(case.facts, "鸽棚铁皮掉下来砸了车。要赔。");
        assert_eq!((case.accepted, case.application_date), (Some(today()), Some(today())));
        assert_eq!(case.source, Some(CaseSource::Application));
        assert_eq!(case.staff[0].name, "陈和平");
        assert_eq!(case.steps.len(), 1);
        assert_eq!(case.steps[0].step, StepKind::Neighborhood);
        assert_eq!(case.steps[0].outcome, None);
        assert_eq!(case.steps[0].participants.len(), 3);
    }

    #[test]
    fn who_opened_with_the_own_secret_receives() {
        let somebody = |name: &str, role| Actor { name: name.to_owned(), role, by_administrator: false };
        let colleague = |name: &str, role: &str| Colleague { name: name.into(), role: role.into() };
        let settings = |at: &str| Settings {
            colleagues: vec![colleague("陈和平", "mediator"), colleague("田禾", "host")],
            at_the_desk: at.into(),
            ..Settings::default()
        };
        let staff = |at: &str, actor: &Actor| {
            let walk_in = WalkIn { about: "漏水".into(), ..WalkIn::default() };
            let case = open_case(&walk_in, (&settings(at), actor), today()).unwrap();
            case.staff.first().map(|member| (member.name.clone(), member.role))
        };
        let is = |name: &str, role| Some((name.to_owned(), role));
        let mediator = somebody("沈青", Role::Mediator);
        assert_eq!(staff("", &mediator), is("沈青", StaffRole::Mediator), "nobody was chosen");
        assert_eq!(staff("陈和平", &mediator), is("沈青", StaffRole::Mediator), "whoever is there");
        assert_eq!(staff("", &somebody("田禾", Role::Mediator)), is("田禾", StaffRole::Host), "as the colleagues say");
        let recorder = somebody("何录", Role::Recorder);
        assert_eq!(staff("陈和平", &recorder), is("陈和平", StaffRole::Mediator), "takes down for the one on duty");
        assert_eq!(staff("", &recorder), is("何录", StaffRole::Recorder));
        assert_eq!(staff("陈和平", &Actor::administrator()), is("陈和平", StaffRole::Mediator));
        assert_eq!(staff("", &Actor::administrator()), None);
    }

    #[test]
    fn a_title_for_whatever_is_known() {
        let title_of = |applicants: &str, respondents: &str, about: &str| {
            let walk_in = WalkIn {
                applicants: applicants.into(),
                respondents: respondents.into(),
                about: about.into(),
                ..WalkIn::default()
            };
            open_case(&walk_in, (&Settings::default(), &Actor::administrator()), today()).map(|case| case.title)
        };
        assert_eq!(title_of("甲、乙、丙", "丁", "").unwrap(), "甲等3人与丁的纠纷");
        assert_eq!(title_of("甲", "", "漏水").unwrap(), "甲：漏水");
        assert_eq!(title_of("", "", "漏水").unwrap(), "漏水");
        assert_eq!(title_of("", " ", "\n"), Err(Refusal::EmptyWalkIn));
        let long = title_of("甲", "乙", &"水".repeat(40)).unwrap();
        assert_eq!(long, format!("甲与乙：{}…", "水".repeat(MATTER_LENGTH)));
    }
}
