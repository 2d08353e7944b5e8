//! The return and its rates against a second, slow way of counting that reads the case files itself and uses none of the
//! program's code; the six cases counted by hand; the bounds of days.

use chrono::NaiveDate;
use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::case_file;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::platform::clock::Clock;
use maplebridge::statistics::{Period, RateKind, Report, Rule, json};
use serde_json::{Value, json};

use super::casebook_support::{at, case_text, change};
use super::statistics_by_hand::by_hand;
use super::statistics_cases::two_hundred;

const TODAY: &str = "2026-11-27";
const REPEAT: u32 = 90;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(from: &str, to: &str) -> Period {
    Period::new(day(from), day(to)).unwrap()
}

fn book_with(cases: &[Value]) -> Casebook {
    let mut book = Casebook::in_memory(Clock::Fixed(at("2026-11-27T09:00:00"))).unwrap();
    for case in cases {
        let read = case_file::read(case.to_string().as_bytes()).unwrap();
        book.run(Command::ImportCase(Box::new(read.case))).unwrap();
    }
    book
}

fn report(book: &Casebook, from: &str, to: &str) -> Report {
    book.statistics(period(from, to), REPEAT, day(TODAY)).unwrap()
}

fn file(name: &str) -> Value {
    serde_json::from_str(&case_text(name)).unwrap()
}

/// The report as JSON, without the words of the definitions.
fn figures(report: &Report) -> Value {
    let mut value: Value = serde_json::from_str(&json::text(report, Tr(Lang::Zh)).unwrap()).unwrap();
    for rates in ["/rates", "/last_year/rates"] {
        for rate in value.pointer_mut(rates).unwrap().as_object_mut().unwrap().values_mut() {
            assert!(rate.as_object_mut().unwrap().remove("definition").unwrap().as_str().unwrap().contains('÷'));
        }
    }
    value
}

#[test]
fn two_hundred_cases_come_out_as_counted_by_hand() {
    let cases = two_hundred(20_261_127);
    let book = book_with(&cases);
    let mut settled = 0;
    for (from, to) in [
        ("2026-01-01", "2026-12-31"),
        ("2026-03-01", "2026-03-31"),
        ("2026-07-01", "2026-09-30"),
        ("2025-02-10", "2026-02-28"),
        ("2026-05-29", "2026-05-29"),
        ("2019-01-01", "2019-12-31"),
    ] {
        let counted = figures(&report(&book, from, to));
        let expected = by_hand(&cases, (from, to), TODAY, i64::from(REPEAT));
        for (key, value) in expected.as_object().unwrap() {
            assert_eq!(&counted[key], value, "{key} from {from} to {to}");
        }
        assert_eq!(
            counted.as_object().unwrap().keys().collect::<Vec<_>>(),
            expected.as_object().unwrap().keys().collect::<Vec<_>>(),
            "nothing is left uncounted"
        );
        settled += counted["settled"].as_u64().unwrap();
    }
    assert!(settled > 100, "the cases must show something: {settled}");
}

#[test]
fn each_rate_and_each_rule_is_met_by_the_two_hundred() {
    let book = book_with(&two_hundred(20_261_127));
    let all = report(&book, "2026-01-01", "2026-12-31").now;
    for rate in all.rates() {
        assert!(rate.numerator > 0 && rate.numerator < rate.denominator, "{rate:?} shows nothing");
    }
    for rule in [Rule::Types, Rule::Sources, Rule::Forms, Rule::Steps, Rule::People, Rule::Days] {
        assert!(all.broken.iter().any(|broken| broken.rule == rule && !broken.cases.is_empty()), "{rule:?}");
    }
}

#[test]
fn the_six_cases_counted_by_hand() {
    let book = book_with(&["C01", "C02", "C05", "C07", "C08", "C11"].map(file));
    let all = report(&book, "2026-01-01", "2026-12-31");
    let now = &all.now.returned;
    assert_eq!((now.total, now.settled, now.not_settled, now.written, now.oral), (6, 5, 1, 5, 0));
    // 3,580 + 192,000 + 1,102,360.50 + 3,250.05 + 3,600 yuan.
    assert_eq!(now.amount_fen, 358_000 + 19_200_000 + 110_236_050 + 325_005 + 360_000);
    // C05: 42 workers stand behind three representatives, against two companies.
    assert_eq!(now.people, 3 + 2 + (42 + 2) + 3 + 2 + 2);
    let rate = |kind: RateKind| (all.now.rate(kind).numerator, all.now.rate(kind).denominator);
    assert_eq!(rate(RateKind::Settled), (5, 6));
    assert_eq!(rate(RateKind::AtNeighborhood), (0, 5));
    assert_eq!(rate(RateKind::AtVillage), (4, 5));
    assert_eq!(rate(RateKind::AtInterpretation), (1, 5), "C05");
    // C01 day 2, C02 day 3, C05 day 0, C07 day 3; C08 was settled anew after 26 days.
    assert_eq!(rate(RateKind::OnTheSpot), (4, 5));
    assert_eq!(rate(RateKind::OneVisit), (1, 1), "C05 came once");
    // C02 owes support since the visit of July, C08's warranty stands beyond its last visit.
    assert_eq!(rate(RateKind::Satisfaction), (3, 3), "C01, C05, C08");
    assert_eq!(rate(RateKind::Found), (2, 2), "C01, C02");
    assert_eq!(all.now.broken, []);
    assert_eq!(all.before.returned.total, 0);
}

#[test]
fn both_ends_of_the_period_count_and_a_case_without_a_day_is_in_none() {
    let mut undated = file("C11");
    undated["accepted"] = Value::Null;
    undated["number"] = json!("");
    let book = book_with(&[file("C01"), undated]);
    for (from, to, total) in [
        ("2026-03-09", "2026-03-09", 1),
        ("2026-03-10", "2026-12-31", 0),
        ("2026-01-01", "2026-03-08", 0),
        ("2026-03-01", "2026-03-09", 1),
    ] {
        let all = report(&book, from, to);
        assert_eq!((all.now.returned.total, all.undated), (total, 1), "{from} {to}");
    }
    let next = report(&book, "2027-03-01", "2027-03-31");
    assert_eq!((next.now.returned.total, next.before.returned.total), (0, 1), "a year before");
}

#[test]
fn settled_on_the_third_day_counts_and_on_the_fourth_does_not() {
    for (signed, on_the_spot) in
        [("2026-03-08", 0), ("2026-03-09", 1), ("2026-03-11", 1), ("2026-03-12", 1), ("2026-03-13", 0)]
    {
        let mut case = file("C01");
        case["agreement"]["signed"] = json!(signed);
        let rate = report(&book_with(&[case]), "2026-03-01", "2026-03-31").now.rate(RateKind::OnTheSpot);
        assert_eq!((rate.numerator, rate.denominator), (on_the_spot, 1), "accepted 9 March, signed {signed}");
    }
}

#[test]
fn a_case_of_the_police_is_counted_apart() {
    let book = book_with(&["S01", "S02", "C01"].map(file));
    let all = report(&book, "2026-01-01", "2026-12-31").now;
    assert_eq!((all.returned.public_security, all.returned.total, all.returned.amount_fen), (2, 1, 358_000));
    assert_eq!(all.by_mediator.len(), 1, "no host of the police");
}

#[test]
fn an_agreement_that_nobody_signed_is_not_settled_and_an_oral_one_needs_no_signature() {
    let mut unsigned = file("C01");
    unsigned["agreement"]["signed"] = Value::Null;
    let mut oral = file("C07");
    oral["agreement"] = json!({"form": "oral"});
    let all = report(&book_with(&[unsigned, oral]), "2026-01-01", "2026-12-31").now.returned;
    assert_eq!((all.total, all.settled, all.oral, all.written, all.amount_fen), (2, 1, 1, 0, 325_005));
}

#[test]
fn figures_follow_each_change_and_leave_with_the_case() {
    let mut book = book_with(&[file("mid_way")]);
    let total = |book: &Casebook| {
        let all = report(book, "2026-01-01", "2026-12-31").now.returned;
        (all.total, all.difficult)
    };
    let case = CaseId(1);
    assert_eq!(total(&book), (1, 0));
    let head = maplebridge::ui::screens::facts::head_of(&book.case(case).unwrap().file);
    let head = maplebridge::casebook::command::CaseHead { difficult: Some(true), ..head };
    change(&mut book, case, CaseCommand::EditHead(head));
    assert_eq!(total(&book), (1, 1));
    book.run(Command::DiscardCase(case)).unwrap();
    assert_eq!(total(&book), (0, 0));
    assert_eq!(book.prove().unwrap().damage, []);
}

#[test]
fn the_allowance_list_names_the_settled_cases_of_each_mediator() {
    let book = book_with(&["C01", "C08", "C11", "reader"].map(file));
    let all =
        maplebridge::statistics::report::allowances(book.settled_cases(period("2026-01-01", "2026-12-31")).unwrap());
    let numbers =
        |name: &str| -> Vec<String> { all[name].iter().map(|counted| counted.figures.number.clone()).collect() };
    assert_eq!(numbers("陈和平"), ["（2026）青渡人调字第001号", "（2026）青渡人调字第008号"]);
    assert_eq!(numbers("李若清"), numbers("郑水生"), "the two who worked together; C11 was not settled");
}
