//! Sealed agreements for the tests: the cases of `tests/cases` from their words to the sealed file.

use chrono::NaiveDateTime;
use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::Settings;
use maplebridge::domain::signing::{HowRead, needs_committee_seal};
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::Lang;
use maplebridge::jobs::agreement::{Mark, pdf};
use maplebridge::jobs::signing::{Whose, close};
use maplebridge::paper::Faces;
use maplebridge::seal::{SealRecord, SealingKey, seal, sha256_hex};

use crate::casebook_support::{at, case_file, change, clock, day, freeze, import, pen};

pub fn moment() -> NaiveDateTime {
    at("2026-03-12T09:30:00")
}

pub fn key() -> SealingKey {
    SealingKey::self_issued("示范市青渡镇人民调解委员会", moment(), 10).unwrap()
}

/// The agreement of a case as it is printed.
pub fn agreement(case: &str, faces: &Faces) -> Vec<u8> {
    pdf(&case_file(case), Lang::Zh, Mark::None, None, &Templates::built_in(), faces).unwrap()
}

/// What the sealed agreement of a case says of itself.
pub fn record(case: &str) -> SealRecord {
    let file = case_file(case);
    let document = serde_json::to_vec(&format!("{}：{}", file.title, file.facts)).unwrap();
    SealRecord {
        number: file.number,
        version: 1,
        text_sha256: sha256_hex(&document),
        document,
        chain_head: sha256_hex(case.as_bytes()),
        effective: day("2026-03-12"),
        practice: false,
    }
}

pub fn sealed(case: &str, key: &SealingKey, faces: &Faces) -> Vec<u8> {
    seal(&agreement(case, faces), key, &record(case), moment()).unwrap()
}

/// A casebook whose desk has a name and, once it closed something, a key.
pub fn new_desk() -> Casebook {
    let mut desk = Casebook::in_memory(clock()).unwrap();
    let settings = Settings { committee: "示范市青渡镇人民调解委员会".to_owned(), ..Settings::default() };
    desk.run(Command::ChangeSettings(Box::new(settings))).unwrap();
    desk
}

/// The sealed file of a case that everyone signed on screen.
pub fn closed(desk: &mut Casebook, case: &str, faces: &Faces) -> Vec<u8> {
    let id = import(desk, case_file(case));
    freeze(desk, id);
    for signer in desk.case(id).unwrap().version.unwrap().signers {
        change(desk, id, CaseCommand::Sign { signer: signer.id, hand: pen(), how_read: HowRead::Scrolled });
    }
    let seal_on = needs_committee_seal(&case_file(case)).then(|| desk.clock().today());
    close(desk, id, seal_on, Whose::Desk, faces).unwrap();
    let kept = desk.case(id).unwrap().standing.closed.unwrap();
    desk.attachment(&kept.pdf_sha256).unwrap().unwrap()
}

/// The certificate that a desk gives to others, as text.
pub fn desk_certificate(desk: &Casebook) -> String {
    let key = desk.desk_keys().unwrap().pop().unwrap();
    SealingKey::from_der(&key.certificates, &key.private_key).unwrap().certificate_pem()
}
