//! What hangs on more than the case: other cases, days off, a supervisor's pass, and one finding for each place.

use chrono::NaiveDate;

use super::{EarlierTexts, Finding, Rule, Severity, Surroundings, blocks, check, every, message};
use crate::domain::calendar::Holidays;
use crate::domain::case::{CaseFile, Passed};
use crate::domain::case_file::read;
use crate::i18n::{Lang, Tr};

const NOTHING: [&str; 0] = [];

fn case(text: &[u8]) -> CaseFile {
    read(text).unwrap().case
}

fn pigeon() -> CaseFile {
    case(include_bytes!("../../tests/cases/C01.json"))
}

fn on(day: &str, case: &CaseFile, earlier: &EarlierTexts, holidays: &Holidays) -> Vec<Finding> {
    let today: NaiveDate = day.parse().unwrap();
    check(case, &Surroundings { today, covers: &|_| true, holidays, earlier })
}

fn beside(case: &CaseFile, others: &[CaseFile]) -> Vec<String> {
    let found = on("2026-03-12", case, &EarlierTexts::of(others), &Holidays::default());
    let same = found.into_iter().filter(|finding| finding.rule == Rule::TextSameAsAnotherCase);
    same.map(|finding| finding.at.pointer().to_owned()).collect()
}

/// The pigeon loft told again of other people, on another day, for another sum.
fn copied() -> CaseFile {
    let mut copy = pigeon();
    copy.number = "（2026）青渡人调字第040号".to_owned();
    for (party, name) in copy.parties.iter_mut().zip(["温广生", "庞秋月", "蓝启明"]) {
        party.name = name.to_owned();
    }
    copy.facts = "2026年9月21日19时许，大风将蓝启明楼顶自建鸽棚的铁皮吹落，砸损楼下停放的温广生小轿车引擎盖、庞秋月小轿车右侧后视镜。\
        经询价，温广生车辆修理费4,100元，庞秋月车辆修理费1,200元。双方对责任及鸽棚去留有争议。"
        .to_owned();
    copy.statements.clear();
    copy.terms.truncate(1);
    copy
}

#[test]
fn an_account_copied_under_other_names_and_sums_is_found() {
    assert_eq!(beside(&copied(), &[pigeon()]), ["/facts"]);
    let said = on("2026-03-12", &copied(), &EarlierTexts::of([&pigeon()]), &Holidays::default());
    let said = said.iter().find(|finding| finding.rule == Rule::TextSameAsAnotherCase).unwrap();
    let words = message(Tr(Lang::Zh), said);
    assert_eq!(words, "纠纷主要事实与 （2026）青渡人调字第001号 的几乎一样，请照本案的实际情况写。");
}

#[test]
fn statements_and_whole_agreements_are_compared_too() {
    let mut other = pigeon();
    other.number = "（2026）青渡人调字第041号".to_owned();
    other.facts =
        "施工方运料时把楼道的消防栓撞坏，漏水淹了一层两户的地板，双方对修复范围和误工费的数额有争议。".to_owned();
    assert_eq!(beside(&other, &[pigeon()]), ["/statements/0/text", "/terms"]);
    other.statements[0].private = true;
    assert_eq!(beside(&other, &[pigeon()]), ["/terms"], "what was said in private is not compared");
    other.terms[0].text = other.terms[0].text.replace("2,600", "2,700").replace("贰仟陆佰", "贰仟柒佰");
    other.terms[1].text = other.terms[1].text.replace("3月15日", "4月2日").replace("980", "1,150");
    other.terms[2].text = "关伯年今后不在楼顶饲养鸽子。".to_owned();
    assert_eq!(beside(&other, &[pigeon()]), NOTHING, "clauses of the library with other sums");
}

#[test]
fn a_case_counts_as_it_is_now() {
    let mut rewritten = pigeon();
    rewritten.facts =
        "施工方运料时把楼道的消防栓撞坏，漏水淹了一层两户的地板，双方对修复范围和误工费的数额有争议。".to_owned();
    rewritten.statements.clear();
    assert_eq!(beside(&copied(), &[pigeon(), rewritten]), NOTHING);
}

#[test]
fn a_case_is_not_compared_with_itself_nor_with_another_story() {
    assert_eq!(beside(&pigeon(), &[pigeon()]), NOTHING);
    let all = ["C02", "C05", "C07", "C08", "C11"].map(|name| {
        let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
        case(&std::fs::read(path).unwrap())
    });
    assert_eq!(beside(&pigeon(), &all), NOTHING);
    // A sentence that any case may hold.
    let mut short = copied();
    short.facts = "双方因琐事发生口角，经调解员耐心劝说，双方自愿达成协议。".to_owned();
    let mut other = short.clone();
    other.number = "（2026）青渡人调字第042号".to_owned();
    assert_eq!(beside(&short, &[other]), NOTHING);
}

fn window(case: &CaseFile, day: &str, holidays: &Holidays) -> Option<(Severity, String)> {
    let found = on(day, case, EarlierTexts::none(), holidays);
    let found = found.into_iter().find(|finding| finding.rule == Rule::AgreementConfirmationWindow)?;
    Some((found.severity, message(Tr(Lang::Zh), &found)))
}

#[test]
fn the_courts_time_is_called_to_mind_near_its_end_and_after_a_default() {
    let none = Holidays::default();
    let mut case = pigeon();
    case.follow_ups.clear();
    case.agreement.as_mut().unwrap().effective = Some("2026-03-11".parse().unwrap());
    // Thirty days after 11 March: Friday 10 April 2026.
    let at = |day| window(&case, day, &none).map(|(severity, _)| severity);
    assert_eq!(at("2026-04-02"), None, "eight days left");
    assert_eq!(at("2026-04-03"), Some(Severity::Warn), "seven days left");
    assert_eq!(at("2026-04-10"), Some(Severity::Warn), "the last day");
    assert_eq!(at("2026-04-11"), Some(Severity::Warn), "over, and nothing was done");
    assert_eq!(at("2026-06-09"), Some(Severity::Warn), "sixty days after");
    assert_eq!(at("2026-06-10"), Some(Severity::Note), "history");
    let holidays =
        Holidays { years: [2026].into(), off: ["2026-04-10".parse().unwrap()].into(), ..Holidays::default() };
    let moved = window(&case, "2026-04-10", &holidays).unwrap().1;
    assert!(moved.contains("2026年4月13日"), "a day off moves it past the weekend: {moved}");
    let performed = pigeon();
    assert_eq!(window(&performed, "2026-04-09", &none), None, "performed on 2 April");
    case.agreement.as_mut().unwrap().effective = None;
    assert_eq!(window(&case, "2026-04-10", &none).map(|(severity, _)| severity), Some(Severity::Warn));
    assert_eq!(window(&case, "2026-04-11", &none), None, "without a day of effect it is not sure that it ran");
}

#[test]
fn a_pass_lets_one_block_through_as_long_as_it_says_the_same() {
    let (none, none_off) = (EarlierTexts::none(), Holidays::default());
    let mut case = pigeon();
    case.parties[0].name.clear();
    let found = on("2026-03-12", &case, none, &none_off);
    assert!(blocks(&found));
    let block = found.iter().find(|finding| finding.severity == Severity::Block).unwrap();
    let pass = Passed {
        rule: block.rule.key().to_owned(),
        at: block.at.pointer().to_owned(),
        said: message(Tr(Lang::Zh), block),
        by: "邓所长".to_owned(),
        reason: "当事人只肯留姓".to_owned(),
        ..Passed::default()
    };
    case.passed = vec![pass.clone()];
    let found = on("2026-03-12", &case, none, &none_off);
    assert!(!blocks(&found));
    assert!(found.iter().any(|finding| finding.passed && finding.rule == Rule::PartyNameMissing), "it stays in sight");
    for other in [
        Passed { at: "/parties/1/name".to_owned(), ..pass.clone() },
        Passed { rule: "party.identifier-missing".to_owned(), ..pass.clone() },
        Passed { said: "当事人 A9 还没有姓名或名称。".to_owned(), ..pass },
    ] {
        case.passed = vec![other];
        assert!(blocks(&on("2026-03-12", &case, none, &none_off)));
    }
}

#[test]
fn a_place_has_one_finding_the_gravest() {
    let mut case = pigeon();
    case.terms[2].text = "关伯年尽快拆除鸽棚，双方不得再就此向人民法院起诉，\u{323b0}。".to_owned();
    let holidays = Holidays::default();
    let today: NaiveDate = "2026-03-12".parse().unwrap();
    let covers = |sign: char| sign != '\u{323b0}';
    let surroundings = Surroundings { today, covers: &covers, holidays: &holidays, earlier: EarlierTexts::none() };
    let at = |findings: Vec<Finding>| -> Vec<Rule> {
        let at = findings.into_iter().filter(|finding| finding.at.pointer() == "/terms/2/text");
        at.map(|finding| finding.rule).collect()
    };
    assert_eq!(at(check(&case, &surroundings)), [Rule::PartyGlyphMissing]);
    assert!(at(every(&case, &surroundings)).len() >= 3);
}

#[test]
fn a_refusal_counts_until_the_party_says_otherwise() {
    let with = |consents: serde_json::Value| {
        let mut value: serde_json::Value =
            serde_json::from_slice(include_bytes!("../../tests/cases/C01.json")).unwrap();
        value["consents"] = consents;
        let case = crate::domain::case_file::from_stored(value).unwrap().case;
        let found = on("2026-03-12", &case, EarlierTexts::none(), &Holidays::default());
        found.into_iter().filter(|finding| finding.rule == Rule::CaseConsentRefused).count()
    };
    let said = |agrees: Option<bool>, date: &str| serde_json::json!({"party": "B1", "agrees": agrees, "date": date});
    assert_eq!(with(serde_json::json!([said(Some(false), "2026-03-09")])), 1);
    assert_eq!(with(serde_json::json!([said(Some(false), "2026-03-09"), said(Some(true), "2026-03-11")])), 0);
    assert_eq!(with(serde_json::json!([said(Some(true), "2026-03-11"), said(Some(false), "2026-03-09")])), 0);
    assert_eq!(with(serde_json::json!([said(Some(true), "2026-03-09"), said(Some(false), "2026-03-11")])), 1);
    assert_eq!(with(serde_json::json!([said(None, "2026-03-09")])), 0);
}

/// Cases that were agreed in truth: nothing may block them, and each warning has its reason.
#[test]
fn agreed_cases_are_not_blocked() {
    let warnings: [(&str, &[&str]); 10] = [
        ("C01", &[]),
        ("C02", &[]),
        ("C05", &[]),
        ("C07", &[]),
        ("C08", &[]),
        ("S01", &[]),
        ("S02", &[]),
        ("reader", &[]),
        // The respondent's agent has a general power; the respondent must sign in person.
        ("agents", &["party.agent-general-authority"]),
        // Nobody was asked about recusal.
        ("oral_minor", &["case.recusal-not-asked"]),
    ];
    for (name, expected) in warnings {
        let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let case = case(&std::fs::read(path).unwrap());
        let found = on("2026-11-27", &case, EarlierTexts::none(), &Holidays::default());
        assert!(!blocks(&found), "{name}: {found:?}");
        let warned: Vec<&str> =
            found.iter().filter(|each| each.severity == Severity::Warn).map(|each| each.rule.key()).collect();
        assert_eq!(warned, expected, "{name}");
    }
}
