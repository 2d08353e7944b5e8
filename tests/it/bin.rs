//! The bin: what is removed from a case can be put back, as long as it fits; a whole case, too.

use maplebridge::casebook::bin::BinKind;
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::{CaseId, LedgerQuery, UndoScope};
use maplebridge::casebook::{Actor, Casebook, Chain, Error, Refusal, Role};
use maplebridge::domain::agreement::{Annex, FollowUp, SignerId};
use maplebridge::domain::money::Money;
use maplebridge::domain::party::{Party, PartyId, PartyRole};
use maplebridge::domain::session::{Alert, AlertKind, Consent, IssueInDispute, Offer};
use maplebridge::domain::signing::HowRead;

use super::book_support::open;
use super::casebook_support::{case_file, change, clock, freeze, import, pen};

fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn witness() -> PartyId {
    PartyId("W1".to_owned())
}

fn offer() -> Offer {
    Offer {
        party: PartyId("B1".to_owned()),
        amount: Money::from_fen(200_000),
        text: "愿意出两千".to_owned(),
        ..Offer::default()
    }
}

fn alert() -> Alert {
    Alert {
        kind: AlertKind::ChildAtRisk,
        marked: None,
        note: "孩子不肯回家".to_owned(),
        told: String::new(),
        told_at: None,
        cleared: false,
        extra: Default::default(),
    }
}

/// C01 with one more of everything that can be removed.
fn full(book: &mut Casebook) -> CaseId {
    let id = import(book, case_file("C01"));
    let add = |book: &mut Casebook, command| change(book, id, command);
    add(book, CaseCommand::AddParty(Party::person(witness(), PartyRole::Witness, "邓楼长")));
    add(book, CaseCommand::RecordConsent(Consent { party: witness(), agrees: Some(true), ..Consent::default() }));
    add(book, CaseCommand::AddIssue(IssueInDispute { title: "鸽棚去留".to_owned(), ..IssueInDispute::default() }));
    add(book, CaseCommand::RecordOffer { issue: 0, offer: offer() });
    add(book, CaseCommand::RaiseAlert(alert()));
    add(book, CaseCommand::AddFollowUp(FollowUp { note: "电话回访".to_owned(), ..FollowUp::default() }));
    add(book, CaseCommand::EditAnnex(Some(Annex { title: "清单".to_owned(), term: Some(1), ..Annex::default() })));
    id
}

#[test]
fn whatever_is_removed_lies_in_the_bin_and_comes_back_as_it_was() {
    let visits = case_file("C01").follow_ups.len();
    for (kind, command, words) in [
        (BinKind::Party, CaseCommand::RemoveParty(witness()), "邓楼长"),
        (
            BinKind::Statement,
            CaseCommand::RemoveStatement { position: 1 },
            case_file("C01").statements[1].text.as_str(),
        ),
        (BinKind::Issue, CaseCommand::RemoveIssue { position: 0 }, "鸽棚去留"),
        (BinKind::Offer, CaseCommand::RemoveOffer { issue: 0, position: 0 }, "愿意出两千"),
        (BinKind::Term, CaseCommand::RemoveTerm { position: 1 }, case_file("C01").terms[1].text.as_str()),
        (BinKind::Annex, CaseCommand::EditAnnex(None), "清单"),
        (BinKind::FollowUp, CaseCommand::RemoveFollowUp { position: visits }, "电话回访"),
        (BinKind::Alert, CaseCommand::RemoveAlert { position: 0 }, "孩子不肯回家"),
    ] {
        let mut book = Casebook::in_memory(clock()).unwrap();
        let id = full(&mut book);
        let before = book.case(id).unwrap();
        book.act_as(Actor { name: "陈和平".to_owned(), role: Role::Mediator, by_administrator: false });
        change(&mut book, id, command);
        assert_ne!(book.case(id).unwrap().file, before.file, "{kind:?}");
        let bin = book.bin(id).unwrap();
        let [(number, binned)] = bin.as_slice() else { panic!("{kind:?}: {bin:?}") };
        assert_eq!((binned.kind, binned.words(), binned.by.as_str()), (kind, words, "陈和平"));
        assert_eq!(binned.at, clock().now());

        change(&mut book, id, CaseCommand::PutBack { number: *number });
        assert_eq!(book.case(id).unwrap().file, before.file, "{kind:?}");
        assert!(book.bin(id).unwrap().is_empty());
        // It is a command like any other: taken back, it lies in the bin again.
        book.undo(UndoScope::Case(id)).unwrap().unwrap();
        assert_eq!(book.bin(id).unwrap(), bin, "{kind:?}");
        assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));
        assert!(book.prove().unwrap().damage.is_empty());
    }
}

#[test]
fn what_no_longer_fits_is_refused_and_stays_in_the_bin() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let id = full(&mut book);
    let back = |book: &mut Casebook, number| book.run(Command::InCase(id, CaseCommand::PutBack { number }));

    change(&mut book, id, CaseCommand::RemoveParty(witness()));
    change(&mut book, id, CaseCommand::AddParty(Party::person(witness(), PartyRole::Witness, "另一位")));
    assert_eq!(refusal(back(&mut book, 0)), Refusal::IdTaken("W1".to_owned()));

    change(&mut book, id, CaseCommand::RemoveOffer { issue: 0, position: 0 });
    change(&mut book, id, CaseCommand::RemoveIssue { position: 0 });
    assert_eq!(refusal(back(&mut book, 1)), Refusal::NoSuchIssue("鸽棚去留".to_owned()));
    back(&mut book, 2).unwrap();
    back(&mut book, 1).unwrap();

    change(&mut book, id, CaseCommand::EditAnnex(None));
    change(&mut book, id, CaseCommand::EditAnnex(Some(Annex { title: "新清单".to_owned(), ..Annex::default() })));
    let (annex, _) = book.bin(id).unwrap().into_iter().find(|(_, binned)| binned.kind == BinKind::Annex).unwrap();
    assert_eq!(refusal(back(&mut book, annex)), Refusal::AnnexThere);
    assert_eq!(refusal(back(&mut book, 99)), Refusal::NotInTheBin);

    // A sentence of one who is gone does not come back before its speaker.
    let said = maplebridge::domain::session::Statement { party: witness(), ..case_file("C01").statements.remove(0) };
    change(&mut book, id, CaseCommand::RecordStatement(said));
    let position = book.case(id).unwrap().file.statements.len() - 1;
    change(&mut book, id, CaseCommand::RemoveStatement { position });
    change(&mut book, id, CaseCommand::RemoveParty(witness()));
    let (said, _) = book.bin(id).unwrap().into_iter().find(|(_, binned)| binned.kind == BinKind::Statement).unwrap();
    assert_eq!(refusal(back(&mut book, said)), Refusal::Unknown("W1".to_owned()));
    assert_eq!(book.bin(id).unwrap().len(), 4);
}

#[test]
fn a_clause_comes_back_to_its_place_and_all_are_numbered_anew() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut book, case_file("C01"));
    let texts = |book: &Casebook| -> Vec<(Option<u32>, String)> {
        book.case(id).unwrap().file.terms.into_iter().map(|term| (term.number, term.text)).collect()
    };
    let before = texts(&book);
    for _ in 0..2 {
        change(&mut book, id, CaseCommand::RemoveTerm { position: 0 });
    }
    for number in [1, 0] {
        change(&mut book, id, CaseCommand::PutBack { number });
    }
    assert_eq!(texts(&book), before);
}

#[test]
fn a_sentence_takes_its_offer_along_and_brings_it_back() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let id = full(&mut book);
    let said = case_file("C01").statements.remove(0);
    let offer = Offer { party: said.party, date: said.date, time: said.time, text: said.text, ..Offer::default() };
    change(&mut book, id, CaseCommand::RecordOffer { issue: 0, offer });
    let before = book.case(id).unwrap().file;
    change(&mut book, id, CaseCommand::RemoveStatement { position: 0 });
    assert_eq!(book.case(id).unwrap().file.issues[0].offers.len(), 1);
    change(&mut book, id, CaseCommand::PutBack { number: 0 });
    assert_eq!(book.case(id).unwrap().file, before);
}

#[test]
fn a_case_in_the_bin_is_gone_everywhere_its_number_stays_taken_and_it_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    // W01 is not signed.
    let id = import(&mut book, case_file("W01"));
    let case = maplebridge::domain::case::CaseFile {
        number: "（2026）青渡人调字第009号".to_owned(),
        ..case_file("mid_way")
    };
    let mid = import(&mut book, case.clone());
    book.save_unfinished(Some(mid), "facts", "写到一半").unwrap();
    let (ledger, today) = (book.ledger(&LedgerQuery::default()).unwrap(), book.today(clock().now().date()).unwrap());
    assert_eq!(ledger.len(), 2);

    book.run(Command::DiscardCase(mid)).unwrap();
    let rows = book.ledger(&LedgerQuery::default()).unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
    let view = book.today(clock().now().date()).unwrap();
    assert!(view.recent.iter().all(|(case, _, _)| *case != mid) && view.unfinished.is_empty());
    assert!(view.lines.iter().all(|line| line.case != mid));
    assert_eq!(book.find_number(&case.number).unwrap(), None);
    assert_eq!(book.earlier_cases(&case.parties[0].name, "").unwrap(), []);
    let again = book.run(Command::ImportCase(Box::new(case.clone())));
    assert_eq!(refusal(again), Refusal::NumberTaken(case.number.clone()));
    assert_eq!(refusal(book.run(Command::InCase(mid, CaseCommand::FreezeAgreement))), Refusal::CaseInTheBin);
    assert_eq!(refusal(book.run(Command::DiscardCase(mid))), Refusal::CaseInTheBin);
    let removed = book.removed_cases().unwrap();
    assert_eq!(
        (removed[0].id, removed[0].number.as_str(), removed[0].removed.at),
        (mid, case.number.as_str(), clock().now())
    );
    assert!(book.prove().unwrap().damage.is_empty());
    drop(book);

    let mut book = open(folder.path(), clock()).unwrap();
    book.run(Command::RestoreCase(mid)).unwrap();
    assert_eq!(book.ledger(&LedgerQuery::default()).unwrap(), ledger);
    assert_eq!(book.today(clock().now().date()).unwrap().unfinished, today.unfinished);
    assert!(book.removed_cases().unwrap().is_empty());
    assert_eq!(refusal(book.run(Command::RestoreCase(mid))), Refusal::NotInTheBin);
    // Both moves are taken back outside the case.
    book.undo(UndoScope::Desk).unwrap().unwrap();
    assert!(book.is_removed(mid).unwrap());
    book.undo(UndoScope::Desk).unwrap().unwrap();
    assert!(!book.is_removed(mid).unwrap());
    assert!(book.prove().unwrap().damage.is_empty());
}

#[test]
fn what_somebody_signed_does_not_go_into_the_bin() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    // The file tells of an agreement that was signed elsewhere.
    let signed = import(&mut book, case_file("C02"));
    assert!(book.case(signed).unwrap().keeping.is_signed);
    assert_eq!(refusal(book.run(Command::DiscardCase(signed))), Refusal::SignedStays);

    let mut file = case_file("C01");
    if let Some(agreement) = &mut file.agreement {
        (agreement.signed, agreement.effective) = (None, None);
    }
    file.signatures.clear();
    let id = import(&mut book, file);
    freeze(&mut book, id);
    book.run(Command::DiscardCase(id)).unwrap();
    book.run(Command::RestoreCase(id)).unwrap();
    let signer = SignerId::Party(PartyId("A1".to_owned()));
    change(&mut book, id, CaseCommand::Sign { signer: signer.clone(), hand: pen(), how_read: HowRead::ReadAloud });
    assert_eq!(refusal(book.run(Command::DiscardCase(id))), Refusal::SignedStays);
    // Also where the signature was taken back: it stays in the log.
    change(&mut book, id, CaseCommand::WithdrawSignature { signer });
    assert_eq!(refusal(book.run(Command::DiscardCase(id))), Refusal::SignedStays);
}
