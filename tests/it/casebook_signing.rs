//! Signing as the casebook keeps it: scans and their marks, closing, what falls by a change, what is refused.

use maplebridge::casebook::command::{CaseCommand, Closing, Command, NewScan};
use maplebridge::casebook::view::{CaseId, UndoScope};
use maplebridge::casebook::{Casebook, Refusal};
use maplebridge::domain::agreement::{Agreement, SignatureWay, SignerId};
use maplebridge::domain::case::StaffId;
use maplebridge::domain::party::{PartyId, PartyKind};
use maplebridge::domain::signing::HowRead;
use maplebridge::domain::version_mark::VersionMark;
use maplebridge::platform::clock::Clock;

use sha2::{Digest, Sha256};

use super::casebook_support::{SEALED, at, case_file, clock, close, day, import, pen};

fn party(id: &str) -> PartyId {
    PartyId(id.to_owned())
}

fn mediator() -> SignerId {
    SignerId::Staff(StaffId("S1".to_owned()))
}

/// A case of C01 with its agreement frozen.
fn frozen() -> (Casebook, CaseId) {
    let mut casebook = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut casebook, case_file("C01"));
    casebook.run(Command::InCase(id, CaseCommand::FreezeAgreement)).unwrap();
    (casebook, id)
}

fn scan(mark: VersionMark, signers: Vec<SignerId>) -> NewScan {
    let (name, kind) = ("签字页.pdf".to_owned(), "pdf".to_owned());
    NewScan { name, kind, pages: 1, bytes: vec![1, 2], mark, mark_typed: false, signers, on: day("2026-03-12") }
}

#[test]
fn a_scan_belongs_to_the_version_whose_mark_it_bears() {
    let (mut casebook, id) = frozen();
    let mark = casebook.case(id).unwrap().version.unwrap().mark().unwrap();
    let other = VersionMark::new(&"ab".repeat(32), 1).unwrap();
    let mut attach = |scan| casebook.run(Command::InCase(id, CaseCommand::AttachScan(Box::new(scan))));
    let everyone = vec![SignerId::Party(party("A1")), mediator()];
    let why = attach(scan(other.clone(), everyone.clone())).unwrap_err();
    let words = why.message(maplebridge::i18n::Tr(maplebridge::i18n::Lang::Zh));
    assert!(words.contains(&mark.short()) && words.contains(&other.short()), "{words}");
    attach(scan(mark, everyone)).unwrap();
    let record = casebook.case(id).unwrap();
    assert_eq!(record.standing.scans.len(), 1);
    assert_eq!(record.signatures.iter().filter(|one| one.way == SignatureWay::Paper).count(), 2);
    assert_eq!(casebook.attachment(&record.standing.scans[0].sha256).unwrap(), Some(vec![1, 2]));
    assert_eq!(casebook.prove().unwrap().damage, []);
}

#[test]
fn a_version_is_closed_when_everyone_needed_has_signed_and_the_seal_is_on() {
    let (mut casebook, id) = frozen();
    let on = day("2026-03-12");
    let closing = |casebook: &Casebook, seal_on, pdf: &[u8]| {
        let (effective, chain) = (on, casebook.chain_head().unwrap());
        let certificate_sha256 = "00".repeat(32);
        CaseCommand::CloseVersion(Box::new(Closing {
            seal_on,
            effective,
            pdf: pdf.to_vec(),
            certificate_sha256,
            chain,
        }))
    };
    let refusal = |casebook: &mut Casebook, command| match casebook.run(Command::InCase(id, command)) {
        Err(maplebridge::casebook::Error::Refused(why)) => why,
        other => panic!("{other:?}"),
    };
    let command = closing(&casebook, Some(on), SEALED);
    assert!(matches!(refusal(&mut casebook, command), Refusal::StillToSign(_)));
    let needed = casebook.case(id).unwrap().version.unwrap().signers.into_iter().filter(|signer| signer.required);
    for signer in needed {
        let hand = CaseCommand::Sign { signer: signer.id, hand: pen(), how_read: HowRead::Scrolled };
        casebook.run(Command::InCase(id, hand)).unwrap();
    }
    for seal_on in [None, Some(day("2026-03-11")), Some(day("2026-03-13"))] {
        let command = closing(&casebook, seal_on, SEALED);
        assert_eq!(refusal(&mut casebook, command), Refusal::SealDay, "{seal_on:?}");
    }
    let late = closing(&casebook, Some(on), SEALED);
    casebook.run(Command::InCase(id, CaseCommand::RemoveStatement { position: 0 })).unwrap();
    assert_eq!(refusal(&mut casebook, late), Refusal::ChangedMeanwhile);
    let command = closing(&casebook, Some(on), SEALED);
    casebook.run(Command::InCase(id, command)).unwrap();
    let record = casebook.case(id).unwrap();
    assert_eq!(record.file.agreement.unwrap().effective, Some(on));
    assert!(record.version_is_current);
    assert_eq!(casebook.prove().unwrap().damage, []);

    // A change of words asks first; the sealed file stays, and the second agreement starts without dates.
    let change = Command::InCase(id, CaseCommand::RemoveTerm { position: 0 });
    let would = casebook.would_fall(&change).unwrap().unwrap();
    assert!(would.closed && would.version == 1);
    assert!(casebook.case(id).unwrap().version_is_current, "asking changes nothing");
    casebook.run(change).unwrap();
    let record = casebook.case(id).unwrap();
    assert!(!record.version_is_current && record.file.agreement.unwrap().signed.is_none());
    let closed = casebook.versions(id).unwrap().remove(0).standing.closed.unwrap();
    assert_eq!(casebook.attachment(&closed.pdf_sha256).unwrap().unwrap(), SEALED);
}

/// C01 frozen and signed by everyone on screen.
fn signed() -> (Casebook, CaseId) {
    let (mut casebook, id) = frozen();
    for signer in casebook.case(id).unwrap().version.unwrap().signers {
        let hand = CaseCommand::Sign { signer: signer.id, hand: pen(), how_read: HowRead::Scrolled };
        casebook.run(Command::InCase(id, hand)).unwrap();
    }
    (casebook, id)
}

fn refused(casebook: &mut Casebook, id: CaseId, command: CaseCommand) -> Refusal {
    match casebook.run(Command::InCase(id, command)) {
        Err(maplebridge::casebook::Error::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sealed_agreement_that_is_changed_becomes_an_earlier_one_and_does_not_come_back_into_force() {
    let (mut casebook, id) = signed();
    close(&mut casebook, id, Some(day("2026-03-12")));
    let number = casebook.case(id).unwrap().file.agreement.unwrap().number;
    casebook.run(Command::InCase(id, CaseCommand::RemoveTerm { position: 0 })).unwrap();
    let file = casebook.case(id).unwrap().file;
    let agreement = file.agreement.unwrap();
    assert_eq!((agreement.signed, agreement.effective), (None, None));
    assert_eq!(file.earlier_agreements[0].number, number);
    assert_eq!(file.earlier_agreements[0].superseded_by, agreement.number);
    assert!(casebook.undo(UndoScope::Case(id)).unwrap().is_none(), "nothing brings it back unseen");
}

#[test]
fn english_words_are_not_changed_unseen_either() {
    let (mut casebook, id) = signed();
    let mut term = casebook.case(id).unwrap().file.terms.remove(0);
    term.text_en.push_str(" Also 10,000 yuan to me.");
    let changed = casebook.run(Command::InCase(id, CaseCommand::EditTerm { position: 0, term })).unwrap();
    assert!(changed.fallen.is_some());
}

#[test]
fn the_days_of_an_agreement_that_is_signed_here_are_not_typed() {
    let (mut casebook, id) = frozen();
    let agreement = casebook.case(id).unwrap().file.agreement.unwrap();
    let typed = Agreement { signed: Some(day("2026-03-01")), ..agreement.clone() };
    assert_eq!(refused(&mut casebook, id, CaseCommand::EditAgreement(typed)), Refusal::DaysFromClosing);
    casebook.run(Command::InCase(id, CaseCommand::EditAgreement(Agreement { copies: Some(9), ..agreement }))).unwrap();
}

#[test]
fn without_a_mediator_nothing_is_made_final() {
    let mut casebook = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut casebook, case_file("C01"));
    casebook.run(Command::InCase(id, CaseCommand::AssignStaff(Vec::new()))).unwrap();
    let why = refused(&mut casebook, id, CaseCommand::FreezeAgreement);
    assert!(matches!(why, Refusal::NobodyMediates | Refusal::Blocked { .. }), "{why:?}");
}

#[test]
fn a_scan_of_a_signature_that_was_taken_back_no_longer_counts() {
    let (mut casebook, id) = frozen();
    let one = SignerId::Party(party("A1"));
    let mark = casebook.case(id).unwrap().version.unwrap().mark().unwrap();
    for command in [
        CaseCommand::AttachScan(Box::new(scan(mark, vec![one.clone()]))),
        CaseCommand::WithdrawSignature { signer: one.clone() },
        CaseCommand::SignedOnPaper { signer: one.clone(), on: day("2026-03-12") },
    ] {
        casebook.run(Command::InCase(id, command)).unwrap();
    }
    let standing = casebook.case(id).unwrap().standing;
    assert!(standing.signature_of(&one).is_some() && standing.scan_of(&one).is_none());
    assert_eq!(standing.scans.len(), 1, "the scan itself stays");
}

#[test]
fn a_stroke_that_is_no_number_is_not_kept() {
    let (mut casebook, id) = frozen();
    let mut hand = pen();
    hand.strokes[0][0].pressure = f32::NAN;
    let sign = CaseCommand::Sign { signer: mediator(), hand, how_read: HowRead::Scrolled };
    assert_eq!(refused(&mut casebook, id, sign), Refusal::BrokenSignature);
}

#[test]
fn the_day_of_effect_waits_for_parties_and_mediators_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut casebook = crate::book_support::open(folder.path(), clock()).unwrap();
    let mut case = case_file("C01");
    if let PartyKind::Person(person) = &mut case.parties[0].kind {
        person.read_aloud_by = "何小雨".to_owned();
    }
    let id = import(&mut casebook, case);
    casebook.run(Command::InCase(id, CaseCommand::FreezeAgreement)).unwrap();
    let signers = casebook.case(id).unwrap().version.unwrap().signers;
    let (helpers, others): (Vec<_>, Vec<_>) = signers.into_iter().partition(|signer| signer.id.help().is_some());
    let sign = |casebook: &mut Casebook, signer| {
        let command = CaseCommand::Sign { signer, hand: pen(), how_read: HowRead::ReadAloud };
        casebook.run(Command::InCase(id, command)).unwrap();
    };
    for signer in others {
        sign(&mut casebook, signer.id);
    }
    drop(casebook);
    let mut later = crate::book_support::open(folder.path(), Clock::Fixed(at("2026-03-14T09:00:00"))).unwrap();
    let seal_on = Some(day("2026-03-12"));
    assert!(later.closing_days(id, seal_on).is_err(), "the reader has not signed");
    sign(&mut later, helpers[0].id.clone());
    let days = later.closing_days(id, seal_on).unwrap();
    assert_eq!((days.signed, days.effective), (day("2026-03-12"), day("2026-03-12")));
    assert_eq!(later.closing_days(id, Some(day("2026-03-13"))).unwrap().effective, day("2026-03-13"));
}

#[test]
fn nothing_is_done_on_top_of_what_another_program_changed() {
    let folder = tempfile::tempdir().unwrap();
    let id = import(&mut crate::book_support::open(folder.path(), clock()).unwrap(), case_file("C01"));
    let file = crate::book_support::connect(folder.path());
    file.execute("UPDATE term SET body = replace(body, '2,600', '26,000') WHERE case_id = ?1", [id.0]).unwrap();
    drop(file);
    let mut casebook = crate::book_support::open(folder.path(), clock()).unwrap();
    for command in [CaseCommand::RemoveTerm { position: 0 }, CaseCommand::FreezeAgreement] {
        let why = casebook.run(Command::InCase(id, command)).unwrap_err();
        assert!(matches!(why, maplebridge::casebook::Error::ChangedElsewhere), "{why:?}");
    }
    assert!(!casebook.prove().unwrap().damage.is_empty(), "and it stays found");
}

#[test]
fn a_dot_is_no_signature() {
    let (mut casebook, id) = frozen();
    let mut hand = pen();
    for point in hand.strokes.iter_mut().flatten() {
        point.x /= 20.0;
        point.y /= 20.0;
    }
    let sign = CaseCommand::Sign { signer: mediator(), hand, how_read: HowRead::Scrolled };
    assert_eq!(refused(&mut casebook, id, sign), Refusal::EmptySignature);
}

#[test]
fn a_case_with_a_signature_of_the_first_form_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let id = import(&mut crate::book_support::open(folder.path(), clock()).unwrap(), case_file("C01"));
    let body = r#"{"signer":"A1","signer_kind":"party","role":"applicant","at":"2026-03-11T14:32:07","way":"paper",
        "version":1,"text_sha256":"00","hand":null}"#;
    let file = crate::book_support::connect(folder.path());
    file.execute("INSERT INTO signature (case_id, position, body) VALUES (?1, 0, ?2)", (id.0, body)).unwrap();
    let digest: String = Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect();
    let rows = format!(r#"[["signature",{},0,"{digest}"]]"#, id.0);
    let event = "INSERT INTO event SELECT max(seq) + 1, ?1, '2026-03-11T14:32:07', 'signed_on_paper', '', ?2, x'',
        zeroblob(32), NULL, NULL FROM event";
    file.execute(event, (id.0, rows)).unwrap();
    drop(file);
    let mut casebook = crate::book_support::open(folder.path(), clock()).unwrap();
    casebook.run(Command::InCase(id, CaseCommand::RemoveStatement { position: 0 })).unwrap();
    casebook.run(Command::InCase(id, CaseCommand::FreezeAgreement)).unwrap();
    assert!(casebook.case(id).unwrap().version_is_current);
}
