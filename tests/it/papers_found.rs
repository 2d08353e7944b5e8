//! Mistakes that readers of the papers found, each as a named case.

use maplebridge::domain::case::{CaseFile, StaffRole};
use maplebridge::domain::money::Money;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::party::{Agent, Authority, PartyRole};
use maplebridge::domain::term::{MonthlySchedule, Payment};

use super::papers_support::{all, case, text};

fn chinese(case: &CaseFile, kind: PaperKind) -> String {
    let papers = all(case, kind, PaperLanguage::Chinese).unwrap();
    papers.iter().map(text).collect::<Vec<_>>().join("\n")
}

fn refusal(case: &CaseFile, kind: PaperKind) -> String {
    format!("{:?}", all(case, kind, PaperLanguage::Chinese).unwrap_err())
}

#[test]
fn an_annex_that_names_no_clause_must_fit_the_only_one_with_an_amount() {
    let mut group = case("C05");
    group.annex.as_mut().unwrap().term = None;
    assert!(all(&group, PaperKind::Agreement, PaperLanguage::Chinese).is_ok());
    for term in &mut group.terms {
        term.amount = term.amount.and_then(|amount| amount.checked_add(Money::from_fen(1).unwrap()));
    }
    assert!(refusal(&group, PaperKind::Agreement).starts_with("AnnexTotal"));
    assert!(refusal(&group, PaperKind::Confirmation).starts_with("AnnexTotal"));
}

#[test]
fn an_annex_without_a_total_prints_its_sum_and_a_long_row_keeps_its_words() {
    let mut group = case("C05");
    let annex = group.annex.as_mut().unwrap();
    let total = annex.total.take().unwrap();
    annex.rows[0].push("额外一格".into());
    let printed = chinese(&group, PaperKind::Agreement);
    assert!(printed.contains(&total.figures()) && printed.contains("额外一格"));
}

#[test]
fn an_agreement_without_a_mediator_has_a_place_for_one() {
    let mut people = case("C01");
    people.staff.retain(|member| member.role != StaffRole::Mediator);
    assert!(chinese(&people, PaperKind::Agreement).contains("人民调解员（签名）："));
}

#[test]
fn an_offender_sends_no_agent() {
    let mut police = case("S01");
    let offender = police.parties.iter_mut().find(|party| party.role == PartyRole::Offender).unwrap();
    let authority = Some(Authority::Special);
    offender.agent = Some(Agent { name: "代某".into(), authority, ..Agent::default() });
    assert!(!chinese(&police, PaperKind::SecurityAgreement).contains("代某"));
    let papers = all(&police, PaperKind::PowerOfAttorney, PaperLanguage::Chinese);
    assert!(papers.map_or(true, |papers| papers.iter().all(|paper| !text(paper).contains("代某"))));
}

#[test]
fn the_police_have_no_papers_of_the_committee() {
    let kinds = [PaperKind::Notice, PaperKind::Invitation, PaperKind::Inquiry, PaperKind::FollowUp];
    for kind in kinds.into_iter().chain([PaperKind::AcceptanceRegister, PaperKind::Termination]) {
        assert_eq!(refusal(&case("S01"), kind), "PublicSecurity", "{kind:?}");
    }
}

#[test]
fn a_monthly_sum_without_a_total_still_has_its_receipt() {
    let mut family = case("C02");
    let monthly = family.terms.iter_mut().find(|term| matches!(term.payment, Payment::Monthly(MonthlySchedule { .. })));
    monthly.unwrap().amount = None;
    assert!(chinese(&family, PaperKind::Receipt).contains("1,500.00"));
}

#[test]
fn what_the_instalments_add_up_to_is_no_duty_of_its_own() {
    let printed = chinese(&case("C08"), PaperKind::Agreement);
    assert_eq!(printed.matches("合计￥3,600.00").count(), 1);
    let owed = printed.matches("司徒永健").count();
    let mut without = case("C08");
    for term in &mut without.terms {
        term.amount = None;
    }
    assert_eq!(chinese(&without, PaperKind::Agreement).matches("司徒永健").count(), owed);
}

#[test]
fn a_record_carries_the_number_of_the_dossier() {
    let second = case("C08");
    for document in all(&second, PaperKind::SessionRecord, PaperLanguage::Chinese).unwrap() {
        assert!(document.running_head.ends_with(&second.number), "{}", document.running_head);
    }
}
