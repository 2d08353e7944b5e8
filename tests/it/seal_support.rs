//! Sealed agreements for the tests: the cases of `tests/cases` from their words to the sealed file.

use chrono::NaiveDateTime;
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::Lang;
use maplebridge::jobs::agreement::{Mark, pdf};
use maplebridge::paper::Faces;
use maplebridge::seal::{SealRecord, SealingKey, seal, sha256_hex};

use crate::casebook_support::{at, case_file, day};

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
