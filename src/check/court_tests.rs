//! What a court would look at, on the cases of the field.

use chrono::NaiveDate;

use super::{CourtPoint, EarlierTexts, Outlook, Rule, Standing, Surroundings, confirmation, court_standing};
use crate::domain::calendar::Holidays;
use crate::domain::case::{CaseFile, Passed};
use crate::domain::case_file::read;
use crate::domain::session::Consent;
use crate::i18n::{Lang, Tr};

fn case() -> CaseFile {
    read(include_bytes!("../../tests/cases/C01.json")).unwrap().case
}

fn agreed(mut case: CaseFile) -> CaseFile {
    let said = |party: &crate::domain::party::Party| Consent {
        party: party.id.clone(),
        agrees: Some(true),
        ..Consent::default()
    };
    case.consents = case.copy_holders().map(said).collect();
    case
}

fn on(case: &CaseFile, day: &str) -> super::Confirmation {
    let today: NaiveDate = day.parse().unwrap();
    let holidays = Holidays::default();
    confirmation(case, &Surroundings { today, covers: &|_| true, holidays: &holidays, earlier: EarlierTexts::none() })
}

fn point(found: &super::Confirmation, wanted: CourtPoint) -> Standing {
    found.points.iter().find(|(point, _)| *point == wanted).unwrap().1.clone()
}

#[test]
fn a_clean_agreement_in_time_has_nothing_against_it() {
    let found = on(&agreed(case()), "2026-03-12");
    assert_eq!(found.outlook, Outlook::Good, "{found:?}");
    let last = "2026-04-10".parse().unwrap();
    assert_eq!(point(&found, CourtPoint::InTime), Standing::Until(last));
}

#[test]
fn what_is_not_recorded_is_asked() {
    let found = on(&case(), "2026-03-12");
    assert_eq!(found.outlook, Outlook::Ask);
    let said = court_standing(Tr(Lang::Zh), CourtPoint::Voluntary, &point(&found, CourtPoint::Voluntary));
    assert_eq!(said, ["还没有记下是否同意调解：林志远、何美娟、关伯年。请问明并记录。"]);
    let mut unsigned = agreed(case());
    unsigned.agreement.as_mut().unwrap().signed = None;
    assert_eq!(on(&unsigned, "2026-03-10").outlook, Outlook::Ask);
}

#[test]
fn after_thirty_days_no_court_takes_it() {
    let found = on(&agreed(case()), "2026-04-11");
    assert_eq!(found.outlook, Outlook::Poor);
    assert!(matches!(point(&found, CourtPoint::InTime), Standing::Over(_)));
}

#[test]
fn a_vague_term_is_doubtful_and_a_hidden_waiver_is_seen_too() {
    let mut vague = agreed(case());
    vague.terms[2].text = "关伯年尽快拆除鸽棚，双方不得再就此向人民法院起诉。".to_owned();
    let found = on(&vague, "2026-03-12");
    assert_eq!(found.outlook, Outlook::Doubtful);
    let rules = |wanted| match point(&found, wanted) {
        Standing::Doubtful(findings) => findings.into_iter().map(|finding| finding.rule).collect(),
        _ => Vec::new(),
    };
    assert!(rules(CourtPoint::Content).contains(&Rule::TermVagueWord));
    assert_eq!(rules(CourtPoint::Lawful), [Rule::TermWaivesSuit]);
}

#[test]
fn a_supervisors_pass_does_not_move_a_court() {
    let mut nameless = agreed(case());
    nameless.parties[0].name.clear();
    let said = "当事人 A1 还没有姓名或名称。".to_owned();
    let at = "/parties/0/name".to_owned();
    nameless.passed = vec![Passed { rule: "party.name-missing".to_owned(), at, said, ..Passed::default() }];
    assert_eq!(on(&nameless, "2026-03-12").outlook, Outlook::Poor);
}

#[test]
fn without_a_written_agreement_of_a_committee_there_is_nothing_to_confirm() {
    for text in [
        &include_bytes!("../../tests/cases/C11.json")[..],
        include_bytes!("../../tests/cases/S01.json"),
        include_bytes!("../../tests/cases/oral_minor.json"),
    ] {
        assert_eq!(on(&read(text).unwrap().case, "2026-11-01").outlook, Outlook::NotOpen);
    }
}
