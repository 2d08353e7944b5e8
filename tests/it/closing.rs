//! Closing: from the last signature to the sealed file that the casebook keeps, and what cannot be closed.

use std::sync::LazyLock;

use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::signing_log::SigningFact;
use maplebridge::casebook::view::{CaseId, CaseRecord, Settings};
use maplebridge::casebook::{Casebook, Error, Refusal};
use maplebridge::domain::agreement::{FollowUp, FollowUpResult, SignerId};
use maplebridge::domain::case::{Extra, Passed};
use maplebridge::domain::party::PartyId;
use maplebridge::domain::signing::HowRead;
use maplebridge::draft::document::{Content, Document};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::agreement::Mark;
use maplebridge::jobs::desk_key::KeyProblem;
use maplebridge::jobs::frozen;
use maplebridge::jobs::practice::{self, Stage, Until};
use maplebridge::jobs::signing::{NotClosed, Whose, close};
use maplebridge::paper::Faces;
use maplebridge::platform::files;
use maplebridge::seal::verify;

use crate::casebook_support::{case_file, change, clock, freeze, import, pen};
use crate::tools;

static FACES: LazyLock<Faces> = LazyLock::new(|| Faces::bundled().unwrap());

/// A casebook whose desk has a name.
fn desk() -> Casebook {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let settings = Settings { committee: "青渡镇人民调解委员会".to_owned(), ..Settings::default() };
    book.run(Command::ChangeSettings(Box::new(settings))).unwrap();
    book
}

/// A casebook whose desk has a name, with one of the cases ready to be signed.
fn frozen_case(name: &str) -> (Casebook, CaseId) {
    let mut book = desk();
    let id = import(&mut book, case_file(name));
    freeze(&mut book, id);
    (book, id)
}

fn sign(book: &mut Casebook, id: CaseId, signer: &SignerId) {
    let command = CaseCommand::Sign { signer: signer.clone(), hand: pen(), how_read: HowRead::ReadAloud };
    change(book, id, command);
}

fn sign_all(book: &mut Casebook, id: CaseId) {
    let signers = book.case(id).unwrap().version.unwrap().signers;
    signers.iter().for_each(|signer| sign(book, id, &signer.id));
}

fn today(book: &Casebook) -> chrono::NaiveDate {
    book.clock().now().date()
}

fn close_it(book: &mut Casebook, id: CaseId) -> Result<(), NotClosed> {
    let seal_on = Some(today(book));
    close(book, id, seal_on, Whose::Desk, &FACES).map(drop)
}

fn sealed(book: &Casebook, id: CaseId) -> Vec<u8> {
    let closed = book.case(id).unwrap().standing.closed.unwrap();
    book.attachment(&closed.pdf_sha256).unwrap().unwrap()
}

/// The words of a PDF without blanks; `None` where the tool is missing.
fn words(pdf: &[u8]) -> Option<String> {
    if !tools::is_there("pdftotext") {
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sealed.pdf");
    files::write(&path, pdf).unwrap();
    let text = tools::run("pdftotext", &["-layout", path.to_str().unwrap(), "-"]);
    Some(text.chars().filter(|ch| !ch.is_whitespace()).collect())
}

fn hands(record: &CaseRecord) -> usize {
    let document: Document = frozen::document(record, Mark::None).unwrap();
    let places = document.blocks.iter().map(|block| match &block.content {
        Content::Signatures { left, right } => left.iter().chain(right).filter(|place| place.hand.is_some()).count(),
        _ => 0,
    });
    places.sum()
}

#[test]
fn a_closed_agreement_is_sealed_and_names_everyone_who_signed() {
    for name in ["C01", "C02", "C05"] {
        let (mut book, id) = frozen_case(name);
        sign_all(&mut book, id);
        close_it(&mut book, id).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let record = book.case(id).unwrap();
        let version = record.version.clone().unwrap();
        let closed = record.standing.closed.clone().unwrap();
        let pdf = sealed(&book, id);
        let verified = verify(&pdf).unwrap();
        assert!(verified.is_intact(), "{name}");
        let told = verified.record.unwrap();
        assert_eq!(told.document, version.text.clone().into_bytes(), "{name}: the very words that were frozen");
        assert_eq!((told.version, told.practice), (1, false));
        assert_eq!((&told.chain_head, told.effective), (&closed.chain_head, closed.effective));
        let key = book.desk_keys().unwrap().pop().expect("the desk made its key");
        let certificate = verified.certificate.unwrap();
        assert_eq!(certificate.sha256, closed.certificate_sha256);
        assert!(certificate.subject.contains("青渡镇人民调解委员会") && certificate.self_issued);
        assert_eq!(key.certificates.len(), 1);
        let Some(words) = words(&pdf) else { continue };
        for signer in &version.signers {
            assert!(words.contains(&signer.name), "{name}: {} is not in the file", signer.name);
        }
        assert!(words.contains(&closed.chain_head), "{name}: the record page tells the head of the chain");
        assert!(words.contains(&version.text_sha256), "{name}: and the hash of the words");
        assert!(words.contains(&version.mark().unwrap().short()), "{name}: every page bears the mark");
    }
}

#[test]
fn a_version_is_closed_once_and_nothing_is_signed_on_it_afterwards() {
    let (mut book, id) = frozen_case("C01");
    sign_all(&mut book, id);
    close_it(&mut book, id).unwrap();
    let before = sealed(&book, id);
    let again = close_it(&mut book, id);
    assert!(matches!(again, Err(NotClosed::Book(Error::Refused(Refusal::Closed)))), "{again:?}");
    let signer = book.case(id).unwrap().version.unwrap().signers[0].id.clone();
    let refused = book.run(Command::InCase(id, CaseCommand::WithdrawSignature { signer }));
    assert!(matches!(refused, Err(Error::Refused(Refusal::Closed))), "{refused:?}");
    assert_eq!(sealed(&book, id), before);
    assert_eq!(book.desk_keys().unwrap().len(), 1, "one key for one desk");
}

#[test]
fn without_a_signature_a_seal_day_or_a_name_nothing_is_closed() {
    let (mut book, id) = frozen_case("C01");
    let early = close_it(&mut book, id);
    assert!(matches!(early, Err(NotClosed::Book(Error::Refused(Refusal::StillToSign(_))))), "{early:?}");
    sign_all(&mut book, id);
    let no_day = close(&mut book, id, None, Whose::Desk, &FACES);
    assert!(matches!(no_day, Err(NotClosed::Book(Error::Refused(Refusal::SealDay)))), "{no_day:?}");
    book.run(Command::ChangeSettings(Box::default())).unwrap();
    let nameless = close_it(&mut book, id);
    assert!(matches!(nameless, Err(NotClosed::Key(KeyProblem::NoCommittee))), "{nameless:?}");
    assert!(book.case(id).unwrap().standing.closed.is_none() && book.desk_keys().unwrap().is_empty());
}

#[test]
fn a_withdrawn_signature_is_in_the_log_and_not_in_the_file() {
    let (mut book, id) = frozen_case("C01");
    sign_all(&mut book, id);
    let all = hands(&book.case(id).unwrap());
    // The recorder need not sign.
    let version = book.case(id).unwrap().version.unwrap();
    let recorder = version.signers.iter().find(|signer| !signer.required).unwrap().clone();
    change(&mut book, id, CaseCommand::WithdrawSignature { signer: recorder.id.clone() });
    assert_eq!(hands(&book.case(id).unwrap()), all - 1);
    close_it(&mut book, id).unwrap();
    let log = &book.versions(id).unwrap()[0].log;
    let facts = |wanted: fn(&SigningFact) -> bool| log.iter().filter(|entry| wanted(&entry.what)).count();
    assert_eq!(facts(|what| matches!(what, SigningFact::Signed(_))), version.signers.len());
    assert_eq!(facts(|what| matches!(what, SigningFact::Withdrawn { .. })), 1);
    if let Some(words) = words(&sealed(&book, id)) {
        assert_eq!(words.matches(&recorder.role).count(), 1, "the place to sign stays, the record page leaves it out");
    }
}

#[test]
fn after_two_of_three_a_change_lets_them_fall_and_the_old_version_stays() {
    let (mut book, id) = frozen_case("C01");
    let version = book.case(id).unwrap().version.unwrap();
    for signer in &version.signers[..2] {
        sign(&mut book, id, &signer.id);
    }
    let mut term = book.case(id).unwrap().file.terms[0].clone();
    term.text = term.text.replace("一次性", "一次");
    change(&mut book, id, CaseCommand::EditTerm { position: 0, term });
    let record = book.case(id).unwrap();
    assert!(!record.version_is_current && record.signatures.is_empty());
    assert!(frozen::document(&record, Mark::None).is_none(), "what is printed now is drafted anew, without signatures");
    freeze(&mut book, id);
    let versions = book.versions(id).unwrap();
    assert_eq!(versions.len(), 2);
    assert_eq!(versions[0].version.text, version.text);
    assert_eq!(versions[0].standing.signatures.len(), 2, "the old version still tells who had signed");
    assert_ne!(versions[1].version.text_sha256, version.text_sha256);
    assert_eq!(hands(&book.case(id).unwrap()), 0);
}

#[test]
fn one_who_signs_on_paper_has_the_day_beside_the_name_and_no_hand() {
    let (mut book, id) = frozen_case("C01");
    let signers = book.case(id).unwrap().version.unwrap().signers;
    let day = today(&book);
    change(&mut book, id, CaseCommand::SignedOnPaper { signer: signers[0].id.clone(), on: day });
    for signer in &signers[1..] {
        sign(&mut book, id, &signer.id);
    }
    let record = book.case(id).unwrap();
    assert_eq!(hands(&record), signers.len() - 1);
    let document = frozen::document(&record, Mark::None).unwrap();
    assert!(document.plain_text().contains("2026-03-12 纸上签"), "{}", document.plain_text());
    close_it(&mut book, id).unwrap();
    assert!(verify(&sealed(&book, id)).unwrap().is_intact());
}

/// C08: the agreement was not kept, and a second mediation makes a new one.
#[test]
fn a_second_mediation_names_the_agreement_that_it_supersedes() {
    let mut case = case_file("C08");
    let first = case.earlier_agreements.remove(0).number;
    case.agreement.as_mut().unwrap().number.clone_from(&first);
    let mut book = desk();
    let id = import(&mut book, case);
    freeze(&mut book, id);
    sign_all(&mut book, id);
    close_it(&mut book, id).unwrap();
    let old = sealed(&book, id);
    let default = FollowUp {
        date: Some(today(&book)),
        result: Some(FollowUpResult::NotPerformed),
        note: "没有付第一期".to_owned(),
        satisfaction: String::new(),
        extra: Extra::new(),
    };
    change(&mut book, id, CaseCommand::AddFollowUp(default));
    change(&mut book, id, CaseCommand::SupersedeAgreement);
    freeze(&mut book, id);
    let record = book.case(id).unwrap();
    let number = record.file.agreement.as_ref().unwrap().number.clone();
    assert_eq!(number, first.replace("号", "-1号"));
    let text = record.version.as_ref().unwrap().document.plain_text();
    assert!(text.contains(&number) && text.contains(&first), "{text}");
    assert!(text.contains("由本协议代替"), "{text}");
    sign_all(&mut book, id);
    close_it(&mut book, id).unwrap();
    assert_eq!(verify(&sealed(&book, id)).unwrap().record.unwrap().number, number);
    let kept = book.versions(id).unwrap()[0].standing.closed.clone().unwrap();
    assert_eq!(book.attachment(&kept.pdf_sha256).unwrap().unwrap(), old, "the first sealed agreement stays as it was");
}

#[test]
fn the_practice_case_is_sealed_with_a_key_that_nobody_keeps() {
    let mut book = Casebook::in_memory(maplebridge::platform::clock::Clock::Fixed(practice::moment())).unwrap();
    let mut stages = Vec::new();
    let id = practice::walk(&mut book, Lang::Zh, Until::Closed, &FACES, &mut |stage| stages.push(stage)).unwrap();
    assert!(stages.iter().any(|stage| matches!(stage, Stage::Closed { .. })));
    let pdf = sealed(&book, id);
    let verified = verify(&pdf).unwrap();
    assert!(verified.is_intact() && verified.record.unwrap().practice);
    assert!(verified.certificate.unwrap().subject.contains("演示"));
    assert!(book.desk_keys().unwrap().is_empty());
    let pages = maplebridge::jobs::sheets::page_count(&pdf).unwrap();
    if let Some(words) = words(&pdf) {
        assert!(words.matches("演示").count() >= pages, "every page is marked");
    }
}

/// A character that no face has: closing says so; where a supervisor let it pass, the paper has a frame for the hand.
#[test]
fn a_character_without_a_glyph_stops_closing_unless_it_was_let_pass() {
    let rare = ('\u{30000}'..='\u{3134A}').find(|ch| !FACES.covers(*ch)).expect("no face has them all");
    for passed in [false, true] {
        let mut case = case_file("C01");
        case.parties[0].name = format!("林{rare}");
        for term in &mut case.terms {
            term.text = term.text.replace("林志远", &case.parties[0].name);
        }
        if passed {
            case.passed.push(Passed {
                rule: "party.glyph-missing".to_owned(),
                at: "/parties/0/name".to_owned(),
                ..Passed::default()
            });
        }
        let mut book = desk();
        let id = import(&mut book, case);
        freeze(&mut book, id);
        sign_all(&mut book, id);
        match close_it(&mut book, id) {
            Ok(()) => assert!(passed && verify(&sealed(&book, id)).unwrap().is_intact()),
            Err(error) => {
                let says = error.message(Tr(Lang::Zh));
                assert!(!passed && says.contains(rare), "{says}");
            }
        }
    }
}

/// Only the practice case may play recorded strokes.
#[test]
fn no_other_path_reads_the_recorded_strokes() {
    fn look(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, found);
            } else if std::fs::read_to_string(&path).is_ok_and(|text| text.contains("demo/signatures")) {
                found.push(path.file_name().unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    let mut found = Vec::new();
    look(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert_eq!(found, ["practice.rs"]);
    let mut book = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut book, case_file("C01"));
    freeze(&mut book, id);
    assert!(book.case(id).unwrap().signatures.is_empty(), "nobody signs but by hand");
    let stranger = SignerId::Party(PartyId("Z9".to_owned()));
    let command = CaseCommand::Sign { signer: stranger, hand: pen(), how_read: HowRead::Scrolled };
    assert!(book.run(Command::InCase(id, command)).is_err());
}
