//! Sealing and verifying small files, keys and roots as people bring them, hostile files. It must not need a font.

mod containers;
mod hostile;
mod keys;
mod roots;
mod sealed;

use chrono::{NaiveDate, NaiveDateTime};
use lopdf::{Document, Object, dictionary};

use super::*;

/// A day at the desk.
fn at(day: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap().and_hms_opt(15, 20, 0).unwrap()
}

fn key() -> SealingKey {
    SealingKey::self_issued("青渡镇人民调解委员会", at(1), 10).unwrap()
}

fn record(words: &str) -> SealRecord {
    let document = format!("{{\"title\":\"人民调解协议书\",\"words\":\"{words}\"}}").into_bytes();
    SealRecord {
        number: "青渡人调字〔2026〕001号".to_owned(),
        version: 2,
        text_sha256: sha256_hex(&document),
        document,
        chain_head: "9f3a".repeat(16),
        effective: NaiveDate::from_ymd_opt(2026, 3, 14).unwrap(),
        practice: false,
    }
}

/// A PDF of one empty page, with this title.
fn page(title: &str) -> Vec<u8> {
    let mut file = Document::with_version("1.7");
    let pages = file.new_object_id();
    let sheet = vec![0.into(), 0.into(), 595.into(), 842.into()];
    let page = file.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "MediaBox" => sheet });
    file.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 });
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    let info = file.add_object(dictionary! { "Title" => Object::string_literal(title) });
    file.trailer.set("Root", catalog);
    file.trailer.set("Info", info);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn sealed() -> Vec<u8> {
    seal(&page("One"), &key(), &record("一次付清"), at(11)).unwrap()
}
