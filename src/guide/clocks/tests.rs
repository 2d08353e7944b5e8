//! The clocks by named cases and dates.

use super::*;
use crate::domain::case_file;
use crate::domain::session::Step;
use crate::guide::holidays::built_in;
use crate::guide::law::Library;
use crate::i18n::{Lang, Tr};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn read(text: &str) -> CaseFile {
    case_file::read(text.as_bytes()).unwrap().case
}

fn open(kind: CaseKind, accepted: NaiveDate) -> CaseFile {
    CaseFile { accepted: Some(accepted), ..CaseFile::new(kind) }
}

fn clock(case: &CaseFile, today: NaiveDate, kind: ClockKind) -> Option<Clock> {
    clocks(case, today, built_in()).into_iter().find(|clock| clock.kind == kind)
}

#[test]
fn a_mediation_runs_for_a_month_and_moves_off_national_day() {
    let case = open(CaseKind::People, day(2026, 9, 3));
    let month = clock(&case, day(2026, 9, 30), ClockKind::Mediation).unwrap();
    assert_eq!((month.starts, month.ends), (day(2026, 9, 3), day(2026, 10, 8)));
    assert_eq!((month.moved_from, month.state), (Some(day(2026, 10, 3)), ClockState::Running(8)));
    assert!(month.remark(Tr(Lang::En)).contains("3 October 2026"), "{}", month.remark(Tr(Lang::En)));
    let spot = clock(&case, day(2026, 9, 7), ClockKind::OnTheSpot).unwrap();
    assert_eq!((spot.ends, spot.state), (day(2026, 9, 6), ClockState::Passed(1)));
}

#[test]
fn a_goal_of_three_days_is_for_the_first_step_only() {
    let mut case = open(CaseKind::People, day(2026, 9, 3));
    case.steps
        .push(Step { outcome: Some(Outcome::Escalated), ..Step::open(StepKind::Neighborhood, Some(day(2026, 9, 4))) });
    assert_eq!(clock(&case, day(2026, 9, 7), ClockKind::OnTheSpot), None);
    assert!(clock(&case, day(2026, 9, 7), ClockKind::Mediation).is_some());
}

#[test]
fn a_medical_dispute_has_thirty_working_days_and_no_month() {
    let mut case = open(CaseKind::People, day(2026, 9, 1));
    case.dispute_type = Some(DisputeType::Medical);
    let medical = clock(&case, day(2026, 9, 1), ClockKind::MedicalMediation).unwrap();
    // 21 working days are left of September, a worked Sunday among them; October's begin on the 8th.
    assert_eq!(medical.ends, built_in().working_days_after(day(2026, 9, 1), 30).unwrap());
    assert_eq!(medical.ends, day(2026, 10, 19));
    assert_eq!(clock(&case, day(2026, 9, 1), ClockKind::Mediation), None);
}

#[test]
fn confirmation_may_be_asked_for_thirty_days_from_effect() {
    let mut case = read(include_str!("../../../tests/cases/C01.json"));
    case.agreement.as_mut().unwrap().effective = Some(day(2026, 6, 10));
    let confirmation = clock(&case, day(2026, 7, 10), ClockKind::Confirmation).unwrap();
    assert_eq!((confirmation.ends, confirmation.state), (day(2026, 7, 10), ClockState::LastDay));
    assert_eq!(confirmation.moved_from, None);
    // Thirty days from 3 September end on National Day.
    case.agreement.as_mut().unwrap().effective = Some(day(2026, 9, 3));
    let moved = clock(&case, day(2026, 9, 3), ClockKind::Confirmation).unwrap();
    assert_eq!((moved.ends, moved.moved_from), (day(2026, 10, 8), Some(day(2026, 10, 3))));
    case.kind = CaseKind::PublicSecurity;
    assert_eq!(clock(&case, day(2026, 9, 3), ClockKind::Confirmation), None);
}

#[test]
fn support_until_2036_is_followed_up_and_enforceable_two_years_after_its_last_day() {
    let case = read(include_str!("../../../tests/cases/C02.json"));
    let next = clock(&case, day(2026, 7, 14), ClockKind::FollowUp).unwrap();
    assert_eq!((next.starts, next.ends), (day(2026, 8, 10), day(2026, 8, 17)));
    let execution = clock(&case, day(2026, 7, 14), ClockKind::Execution).unwrap();
    // Contact ends a day after the last payment.
    assert_eq!((execution.starts, execution.ends), (day(2036, 6, 11), day(2038, 6, 11)));
    assert!(!execution.holidays_known && execution.remark(Tr(Lang::En)).contains("2038"));
    let limitation = clock(&case, day(2026, 7, 14), ClockKind::Limitation).unwrap();
    // 11 June 2039 is a Saturday.
    assert_eq!((limitation.starts, limitation.ends), (day(2036, 6, 11), day(2039, 6, 13)));
    assert_eq!(limitation.moved_from, Some(day(2039, 6, 11)));
    assert_eq!(clock(&case, day(2026, 7, 14), ClockKind::Mediation), None);
}

#[test]
fn the_police_have_three_working_days_then_seven_for_a_second_time() {
    let mut case = open(CaseKind::PublicSecurity, day(2026, 9, 30));
    let first = clock(&case, day(2026, 9, 30), ClockKind::SecurityMediation).unwrap();
    assert_eq!(first.ends, day(2026, 10, 10), "8, 9 and the worked Saturday");
    case.steps.push(Step {
        outcome: Some(Outcome::NotSettled),
        ..Step::open(StepKind::Interpretation, Some(day(2026, 10, 9)))
    });
    case.steps.push(Step::open(StepKind::Interpretation, None));
    let second = clock(&case, day(2026, 10, 9), ClockKind::SecuritySecond).unwrap();
    assert_eq!((second.starts, second.ends), (day(2026, 10, 9), day(2026, 10, 19)));
    assert_eq!(clock(&case, day(2026, 10, 9), ClockKind::SecurityMediation), None);
}

#[test]
fn a_petition_has_its_three_clocks_and_they_do_not_move() {
    let mut case = open(CaseKind::People, day(2026, 8, 4));
    case.source = Some(CaseSource::Petition);
    let ends = |kind| clock(&case, day(2026, 8, 5), kind).unwrap().ends;
    assert_eq!(ends(ClockKind::PetitionTold), day(2026, 8, 19));
    assert_eq!(ends(ClockKind::PetitionAnswer), day(2026, 10, 3));
    assert_eq!(ends(ClockKind::PetitionExtended), day(2026, 11, 2));
    case.source = Some(CaseSource::Application);
    assert_eq!(clock(&case, day(2026, 8, 5), ClockKind::PetitionTold), None);
}

#[test]
fn a_case_that_was_performed_has_no_clock_but_the_one_of_the_court() {
    let case = read(include_str!("../../../tests/cases/C01.json"));
    let kinds: Vec<ClockKind> = clocks(&case, day(2026, 4, 3), built_in()).iter().map(|clock| clock.kind).collect();
    assert_eq!(kinds, [ClockKind::Confirmation]);
}

#[test]
fn after_a_mediation_without_agreement_only_the_time_to_sue_runs() {
    let case = read(include_str!("../../../tests/cases/C11.json"));
    let kinds: Vec<ClockKind> = clocks(&case, day(2026, 11, 1), built_in()).iter().map(|clock| clock.kind).collect();
    assert_eq!(kinds, [ClockKind::Limitation]);
}

#[test]
fn every_clock_has_its_words_and_an_existing_card() {
    for kind in ClockKind::ALL {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!kind.name(Tr(lang)).is_empty() && !kind.source(Tr(lang)).is_empty());
        }
        if let Some(card) = kind.card() {
            assert!(Library::built_in().by_id(card).is_some(), "{card}");
        }
    }
}

#[test]
fn an_agreement_that_is_not_signed_does_not_stop_the_month() {
    let mut case = open(CaseKind::People, day(2026, 9, 3));
    case.steps
        .push(Step { outcome: Some(Outcome::Settled), ..Step::open(StepKind::Neighborhood, Some(day(2026, 9, 4))) });
    assert_eq!(case_state(&case), CaseState::AwaitingSigning);
    assert!(clock(&case, day(2026, 9, 7), ClockKind::Mediation).is_some());
    assert_eq!(clock(&case, day(2026, 9, 7), ClockKind::OnTheSpot), None, "its goal was reached");
    let signed = read(include_str!("../../../tests/cases/C01.json"));
    assert_eq!(clock(&signed, day(2026, 3, 20), ClockKind::Mediation), None);
}
