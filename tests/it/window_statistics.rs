//! The statistics in the window, by the words on the screen in both languages: periods, rates with both numbers, the cases
//! of a mediator, what does not add up, the workbook.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use maplebridge::casebook::view::CaseId;
use maplebridge::i18n::Lang;
use maplebridge::ui::action::{Action, StatisticsAsk};
use maplebridge::ui::screen::{Room, Screen};

use super::window_support::{Stage, book, case_of, import, import_case, stage, stage_of};

fn act(stage: &mut Stage<'_>, action: Action) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(action);
    stage.settle();
}

/// A desk with the six cases of 2026 and one without a type, at the page of statistics.
fn at_statistics<'a>(lang: Lang, size: [f32; 2]) -> Stage<'a> {
    let mut book = book(lang);
    for name in ["C01", "C02", "C05", "C07", "C08", "C11"] {
        import(&mut book, name);
    }
    let mut untyped = case_of("oral_minor");
    untyped.dispute_type = None;
    import_case(&mut book, untyped);
    let mut stage = stage_of(book, lang, size);
    act(&mut stage, Action::Go(Screen::Statistics));
    stage
}

#[test]
fn the_navigation_leads_to_the_return_of_this_year_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let mut empty = stage(book(lang), lang);
        let tr = empty.tr;
        empty.press(tr.shell_statistics());
        assert!(empty.reads(tr.statistics_empty()), "{lang:?}");

        let stage = at_statistics(lang, [1366.0, 6000.0]);
        for words in [
            tr.rate_settled_definition(),
            "85.71 % = 6 ÷ 7",
            &tr.rate_on_the_spot_definition(3, 4),
            tr.return_total(),
            tr.type_wages(),
            tr.statistics_not_kept(),
            &tr.sum_broken(tr.sum_types(), 6, 7),
        ] {
            assert!(stage.reads(words), "{lang:?}: {words}");
        }
    }
}

#[test]
fn periods_are_chosen_by_span_by_steps_and_by_days_of_ones_own() {
    let mut stage = at_statistics(Lang::Zh, [1366.0, 900.0]);
    let tr = stage.tr;
    let shown = |stage: &Stage<'_>| {
        let report =
            stage.window().desk.view(&maplebridge::ui::theme::Tokens::of(Default::default())).statistics.report.clone();
        let now = report.unwrap().now;
        (now.period.from().to_string(), now.period.to().to_string(), now.returned.total)
    };
    assert_eq!(shown(&stage), ("2026-01-01".into(), "2026-12-31".into(), 7));
    stage.press(tr.statistics_month());
    assert_eq!(shown(&stage), ("2026-03-01".into(), "2026-03-31".into(), 1), "the month of today");
    stage.press(tr.statistics_back());
    assert_eq!(shown(&stage), ("2026-02-01".into(), "2026-02-28".into(), 0));
    stage.press(tr.statistics_quarter());
    assert_eq!(shown(&stage).0, "2026-01-01");
    stage.press(tr.statistics_on());
    assert_eq!(shown(&stage), ("2026-04-01".into(), "2026-06-30".into(), 3));
    stage.press(tr.statistics_own_days());
    assert_eq!(stage.text_of(tr.statistics_from()), "2026-04-01");
    stage.type_into(tr.statistics_to(), "x");
    stage.settle();
    assert!(stage.reads(tr.statistics_days_wrong()));
}

#[test]
fn a_mediator_opens_the_cases_that_count_and_a_case_opens_itself() {
    let mut stage = at_statistics(Lang::Zh, [1366.0, 6000.0]);
    act(&mut stage, Action::Statistics(StatisticsAsk::Cases(Some("陈和平".into()))));
    assert!(stage.reads("（2026）青渡人调字第001号") && stage.reads("（2026）青渡人调字第008号"));
    // The one without a type stands at the rule that it breaks, with a door.
    stage.press(&stage.tr.statistics_doubtful(1));
    stage.press("（2026）青渡人调字第021号");
    assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(7), Room::Facts));
}

#[test]
fn the_workbook_is_written_where_the_person_says_and_never_over_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = at_statistics(Lang::Zh, [1366.0, 900.0]);
    let path = folder.path().join("报表");
    act(&mut stage, Action::Statistics(StatisticsAsk::SaveTo(path.clone())));
    let written = folder.path().join("报表.xlsx");
    assert!(std::fs::read(&written).unwrap().starts_with(b"PK"));
    assert!(stage.reads(&stage.tr.app_saved_file(written.display())));
    // Once more over itself, but not over a diary.
    act(&mut stage, Action::Statistics(StatisticsAsk::SaveTo(written.clone())));
    assert!(stage.reads(&stage.tr.app_saved_file(written.display())));
    std::fs::write(&written, "a diary").unwrap();
    act(&mut stage, Action::Statistics(StatisticsAsk::SaveTo(written.clone())));
    assert!(stage.reads(&stage.tr.cli_other_file_there(written.display())));
    assert_eq!(std::fs::read(&written).unwrap(), b"a diary");
}

#[test]
fn what_is_difficult_and_what_was_prevented_is_chosen_at_the_facts_and_counted() {
    let mut stage = at_statistics(Lang::Zh, [1366.0, 2000.0]);
    let tr = stage.tr;
    act(&mut stage, Action::Go(Screen::Case(CaseId(1), Room::Facts)));
    stage.press(tr.facts_difficult_yes());
    stage.press(tr.facts_prevented());
    stage.press(tr.harm_group_fight());
    stage.type_into(tr.facts_prevented_people(), "12");
    stage.press(tr.facts_difficult_yes());
    stage.press(tr.shell_statistics());
    let tokens = maplebridge::ui::theme::Tokens::of(Default::default());
    let view = stage.window().desk.view(&tokens).statistics.report.clone().unwrap();
    assert_eq!(view.now.returned.difficult, 1);
    let saved = view.now.returned.saved_from(maplebridge::domain::prevented::Harm::GroupFight);
    assert_eq!((saved.cases, saved.people), (1, 12));
}
