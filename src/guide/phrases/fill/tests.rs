use super::super::Library;
use super::*;
use crate::check::{Severity, Surroundings, check};
use crate::domain::case::{CaseKind, Desk};
use crate::domain::session::{Offer, Position};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(text: &str) -> PartyId {
    PartyId(text.to_owned())
}

/// A case with both sides, an insurer and a child.
fn case() -> CaseFile {
    let mut case = CaseFile::new(CaseKind::People);
    case.desk = Some(Desk { committee: "青渡镇人民调解委员会".into(), ..Desk::default() });
    case.parties = vec![
        Party::person(id("A1"), PartyRole::Applicant, "苏晓岚"),
        Party::person(id("B1"), PartyRole::Respondent, "张立峰"),
        Party::organisation(id("C1"), PartyRole::ThirdPerson, "示范财产保险有限公司"),
        Party::person(id("M1"), PartyRole::ChildConcerned, "张某某"),
    ];
    if let crate::domain::party::PartyKind::Person(child) = &mut case.parties[3].kind {
        child.birth = Some(day("2018-06-12"));
    }
    case
}

/// Fills in what a hand would: the blanks with their hints, the parts of a payment.
fn completed(case: &CaseFile, phrase: &Phrase) -> Term {
    let amount = if phrase.tells_an_amount() { Money::from_fen(900_000) } else { None };
    let given = Given { amount, due: Some(day("2036-06-11")) };
    let mut term = phrase.fill_with(case, given);
    match &mut term.payment {
        Payment::Once => {}
        Payment::Instalments(parts) => {
            for (part, month) in parts.iter_mut().zip(["2026-12-10", "2027-01-10"]) {
                (part.due, part.amount) = (Some(day(month)), Money::from_fen(450_000));
            }
        }
        Payment::Monthly(schedule) => {
            schedule.day = Some(10);
            schedule.from = Some(Month { year: 2026, month: 1 });
            schedule.to = Some(Month { year: 2026, month: 6 });
            schedule.amount = Money::from_fen(150_000);
        }
    }
    for field in [&mut term.what, &mut term.method, &mut term.breach, &mut term.text] {
        *field = by_hand(field);
    }
    if let Some(text) = clause::sentence(case, &term, Lang::Zh) {
        term.text = text;
    }
    term
}

fn by_hand(text: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("＿＿＿＿（") {
        filled.push_str(before);
        filled.push_str("三号");
        rest = after.split_once('）').unwrap().1;
    }
    filled + rest
}

#[test]
fn every_clause_of_the_library_passes_the_check_once_its_blanks_are_filled() {
    let case = case();
    let mut wrong = Vec::new();
    for phrase in Library::built_in().all() {
        let term = completed(&case, phrase);
        assert!(!term.text.contains('＿'), "{}: {}", phrase.id, term.text);
        let case = CaseFile { terms: vec![term.clone()], ..case.clone() };
        let covers = |_| true;
        let found = check(&case, &Surroundings { today: day("2025-12-01"), covers: &covers });
        for finding in found.iter().filter(|finding| finding.rule.key().starts_with("term.")) {
            if finding.severity != Severity::Note {
                wrong.push(format!("{}: {} {}", phrase.id, finding.rule.key(), term.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_duty_says_what_follows_if_it_is_not_done() {
    // 双方再无其他争议 and its like ask nothing of anyone.
    let declarations = ["own-costs", "no-more-dispute", "takes-effect", "paid-at-signing", "end-contract"];
    for phrase in Library::built_in().all() {
        let says = phrase.breach.is_some();
        assert_eq!(says, !declarations.contains(&phrase.id.as_str()), "{}", phrase.id);
    }
}

fn phrase(id: &str) -> Phrase {
    Library::built_in().all().iter().find(|phrase| phrase.id == id).cloned().unwrap()
}

#[test]
fn parties_stand_on_their_sides() {
    let case = case();
    let pay = phrase("wages").fill(&case);
    assert_eq!((pay.obligor, pay.obligee), (vec![id("B1")], vec![id("A1")]));
    let visit = phrase("contact").fill(&case);
    assert_eq!((visit.obligor.as_slice(), visit.obligee.as_slice()), (&[id("A1")][..], &[id("B1")][..]));
    assert!(
        visit.text.starts_with("张立峰每月第一、第三个周六上午9时至周日下午6时探望张某某，苏晓岚予以协助"),
        "{}",
        visit.text
    );
    assert_eq!(visit.due, Some(day("2036-06-11")));
    let insurer = phrase("insurer-pays").fill(&case);
    assert_eq!(insurer.obligor, [id("C1")]);
    let peace = phrase("respect").fill(&case);
    assert_eq!(peace.obligor, [id("A1"), id("B1")]);
}

#[test]
fn what_is_not_known_is_a_blank_with_its_hint() {
    let empty = CaseFile::new(CaseKind::People);
    let term = phrase("leak-repair").fill(&empty);
    assert_eq!(
        term.text,
        "＿＿＿＿于＿＿年＿月＿日前修好＿＿＿＿（房号）的渗漏部位，做四十八小时蓄水试验，以＿＿＿＿房内不渗漏为合格，履行方式：双方到场验收，书面确认。"
    );
    assert!(term.text_en.contains("________ (flat)"), "{}", term.text_en);
}

#[test]
fn the_amount_on_which_both_sides_agree_is_filled_in_once() {
    let mut case = case();
    let position =
        |party: &str, fen| Position { party: id(party), amount: Money::from_fen(fen), ..Position::default() };
    case.issues.push(IssueInDispute {
        settled: true,
        positions: vec![position("A1", 1_000_000), position("B1", 900_000)],
        ..IssueInDispute::default()
    });
    assert_eq!(phrase("wages").fill(&case).amount, None);
    let offer = |party: &str, fen, private| Offer {
        party: id(party),
        amount: Money::from_fen(fen),
        private,
        ..Offer::default()
    };
    case.issues[0].offers.push(offer("A1", 900_000, true));
    assert_eq!(phrase("wages").fill(&case).amount, None, "said in private");
    case.issues[0].offers.push(offer("A1", 900_000, false));
    let term = phrase("wages").fill(&case);
    assert_eq!(term.amount, Money::from_fen(900_000));
    assert!(term.text.contains("人民币9,000元（大写：玖仟元整）"), "{}", term.text);
    case.terms.push(term);
    assert_eq!(phrase("wages").fill(&case).amount, None);
}

#[test]
fn support_of_a_child_ends_in_the_month_of_its_coming_of_age() {
    let Payment::Monthly(schedule) = phrase("child-support").fill(&case()).payment else { panic!("not monthly") };
    assert_eq!(schedule.to, Some(Month { year: 2036, month: 6 }));
}
