//! The record page of a closed agreement: everyone who signed and how, what to compare, what it proves and what not; one
//! page for an ordinary case. And the frozen words as they are closed.

use chrono::{NaiveDate, NaiveDateTime};
use maplebridge::domain::agreement::{HandSignature, PenPoint, SignatureWay, SignerId};
use maplebridge::domain::papers::PaperLanguage;
use maplebridge::domain::signers::signers;
use maplebridge::domain::signing::HowRead;
use maplebridge::draft::document::{Content, Document, SignaturePlace};
use maplebridge::draft::record_page::{RecordPage, RecordedSigner, record_page};
use maplebridge::draft::signing::{Given, GivenSignature, closed, place_of_signer};
use maplebridge::i18n::Lang;
use maplebridge::paper::page::{Item, Page, Pages};
use maplebridge::paper::{Faces, lay_out};

use crate::pages_forms::show;
use crate::pages_read;
use crate::version_marks::{case, mark, marked};

const HEAD: &str = "4b1d0c7ae95f38264b1d0c7ae95f38264b1d0c7ae95f38264b1d0c7ae95f3826";
const SCAN: &str = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveDateTime {
    day(11).and_hms_opt(hour, minute, 0).unwrap()
}

fn signer(name: &str, role: &str, minute: u32) -> RecordedSigner {
    RecordedSigner {
        name: name.to_owned(),
        role: role.to_owned(),
        way: SignatureWay::Screen,
        at: at(14, minute),
        how_read: Some(HowRead::Scrolled),
        scan_sha256: None,
        paper_day: None,
    }
}

fn record(signers: Vec<RecordedSigner>) -> RecordPage {
    RecordPage {
        number: "青渡人调字〔2026〕001号".to_owned(),
        title: "人民调解协议书".to_owned(),
        version: 2,
        frozen_at: at(14, 2),
        text_sha256: "9f3a77c10b5d8e24".repeat(4),
        signers,
        committee: "青渡镇人民调解委员会".to_owned(),
        seal_on: Some(day(12)),
        effective: day(12),
        chain_head: HEAD.to_owned(),
        events: 41,
        certificate_name: "青渡镇人民调解委员会".to_owned(),
        certificate_sha256: "77aa10c3".repeat(8),
        self_issued: true,
        practice: false,
    }
}

/// Eight people, as in a case with agents, an interpreter, and one who signs on paper.
fn eight() -> Vec<RecordedSigner> {
    let on_paper = |name: &str, role: &str| RecordedSigner {
        way: SignatureWay::Paper,
        how_read: None,
        scan_sha256: Some(SCAN.to_owned()),
        paper_day: Some(day(12)),
        ..signer(name, role, 40)
    };
    vec![
        signer("林志远", "申请人", 20),
        RecordedSigner { how_read: Some(HowRead::ReadAloud), ..signer("何美娟", "申请人", 23) },
        signer("简安", "申请人绿葵生态农业有限公司的委托代理人", 26),
        on_paper("关伯年", "被申请人"),
        on_paper("阿依古丽·买买提·吐尔逊", "被申请人"),
        signer("古丽米热", "阿依古丽·买买提·吐尔逊的翻译", 31),
        signer("陈和平", "人民调解员", 35),
        signer("罗小满", "记录人", 37),
    ]
}

/// The agreement of C01 with this record page.
fn with_record(of: &RecordPage, lang: Lang) -> Document {
    let language = if lang == Lang::Zh { PaperLanguage::Chinese } else { PaperLanguage::English };
    let mut document = marked("C01", language);
    document.blocks.extend(record_page(of, lang));
    document
}

fn set(name: &str, document: &Document) -> Pages {
    let faces = Faces::bundled().unwrap();
    let pages = lay_out(document, &faces).unwrap();
    show(name, &pages, &faces);
    pages
}

#[test]
fn an_ordinary_case_has_one_record_page() {
    for (lang, count) in [(Lang::Zh, 8), (Lang::En, 8), (Lang::Zh, 5)] {
        let of = record(eight().into_iter().take(count).collect());
        let pages = set(&format!("record-{lang:?}-{count}"), &with_record(&of, lang));
        let without = set(
            "record-none",
            &Document {
                blocks: with_record(&of, lang)
                    .blocks
                    .into_iter()
                    .take_while(|block| block.content != Content::PageBreak)
                    .collect(),
                ..with_record(&of, lang)
            },
        );
        assert_eq!(pages.pages.len(), without.pages.len() + 1, "{lang:?} {count}");
    }
}
