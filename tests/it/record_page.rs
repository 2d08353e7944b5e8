//! The record page of a closed agreement: everyone who signed and how, what to compare, what it proves and what not; one
//! page for an ordinary case. And the frozen words as they are closed.

use chrono::{NaiveDate, NaiveDateTime};
use maplebridge::domain::agreement::{HandSignature, PenPoint, SignatureWay, SignerId};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::signers::{Signer, signers};
use maplebridge::domain::signing::HowRead;
use maplebridge::draft::document::{Content, Document, SignaturePlace};
use maplebridge::draft::record_page::{RecordPage, RecordedSigner, record_page};
use maplebridge::draft::signing::{Given, GivenSignature, closed, place_of_signer, with_signatures};
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::papers::{Wanted, documents};
use maplebridge::jobs::sheets;
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
        mark_typed: false,
        paper_day: None,
    }
}

fn record(signers: Vec<RecordedSigner>) -> RecordPage {
    RecordPage {
        number: "青渡人调字〔2026〕001号".to_owned(),
        title: "鸽棚坠落砸损车辆纠纷".to_owned(),
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

/// The words of the pages that the record page adds, blanks aside.
fn said(of: &RecordPage, lang: Lang) -> String {
    let blocks = record_page(of, lang);
    let document = Document { blocks, ..marked("C01", PaperLanguage::Chinese) };
    bare(&document.plain_text())
}

fn bare(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

#[test]
fn an_ordinary_case_has_one_record_page() {
    for (lang, count) in [(Lang::Zh, 8), (Lang::En, 8), (Lang::Zh, 5), (Lang::En, 5)] {
        let of = record(eight().into_iter().take(count).collect());
        let closed = with_record(&of, lang);
        let pages = set(&format!("record-{lang:?}-{count}"), &closed);
        let words = closed.blocks.iter().position(|block| block.content == Content::PageBreak).unwrap();
        let agreement = Document { blocks: closed.blocks[..words].to_vec(), ..closed.clone() };
        let alone = lay_out(&agreement, &Faces::bundled().unwrap()).unwrap();
        assert_eq!(pages.pages.len(), alone.pages.len() + 1, "{lang:?} {count}");
        // Every word of the record stands on its page, in its order, and is heard there.
        assert!(bare(&pages_read::in_order(&pages)).ends_with(&said(&of, lang)), "{lang:?} {count}");
    }
}

#[test]
fn forty_signers_flow_on_and_the_head_of_their_table_comes_again() {
    let many = (0..40).map(|number| signer(&format!("村民{number}"), "申请人", number % 60)).collect();
    let pages = set("record-forty", &with_record(&record(many), Lang::Zh));
    let with_head = pages.pages.iter().filter(|page| text(page).contains("签署方式")).count();
    assert!((2..=3).contains(&with_head), "{with_head}");
    let text: String = pages.pages.iter().map(text).collect();
    assert!((0..40).all(|number| text.contains(&format!("村民{number}申请人"))));
}

fn text(page: &Page) -> String {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text { glyphs, .. } => Some(glyphs.iter().map(|glyph| glyph.ch).collect::<String>()),
        _ => None,
    });
    bare(&texts.collect::<String>())
}

#[test]
fn everyone_who_signed_is_told_with_the_way_and_the_time() {
    let text = said(&record(eight()), Lang::Zh);
    for told in [
        "林志远申请人屏幕上签2026-03-1114:20自己看完",
        "何美娟申请人屏幕上签2026-03-1114:23听人宣读",
        "关伯年被申请人纸上签（有扫描件）2026-03-12—",
        "第2版（2026-03-1114:02定稿）",
        "盖章日期：2026年3月12日；生效日期：2026年3月12日",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    // One scan on which two signed is told once.
    assert_eq!(text.matches(SCAN).count(), 1);
    assert!(text.contains("纸件（关伯年、阿依古丽·买买提·吐尔逊）的扫描件"));
    let typed: Vec<RecordedSigner> =
        eight().into_iter().map(|one| RecordedSigner { mark_typed: one.scan_sha256.is_some(), ..one }).collect();
    assert!(said(&record(typed), Lang::Zh).contains("页上的标记是手工输入的"));
    let unscanned = RecordedSigner { scan_sha256: None, ..eight().remove(3) };
    let text = said(&RecordPage { seal_on: None, ..record(vec![unscanned]) }, Lang::Zh);
    let nameless = RecordPage { number: String::new(), title: String::new(), ..record(eight()) };
    assert!(said(&nameless, Lang::Zh).starts_with("签署记录页调解机关："));
    assert!(text.contains("纸上签（无扫描件）") && text.contains("无需另行盖章") && !text.contains("扫描件SHA"));
}

#[test]
fn what_it_proves_and_what_not_is_said_for_either_certificate() {
    for (lang, law) in [(Lang::Zh, ["第三条", "第十三条", "第十四条"]), (Lang::En, ["article3", "articles13", "and14"])]
    {
        let own = said(&record(eight()), lang);
        let brought = said(&RecordPage { self_issued: false, ..record(eight()) }, lang);
        for text in [&own, &brought] {
            let commands = ["maplebridgeverify)", "maplebridgeverify--root"].map(|words| words.trim_end_matches(')'));
            for words in law.iter().copied().chain(commands).chain([HEAD, "41"]) {
                assert!(text.contains(words), "{words}: {text}");
            }
        }
        assert_ne!(own, brought);
        // Nobody wrote the strokes of the practice case at a desk.
        let practice = said(&RecordPage { practice: true, ..record(eight()) }, lang);
        let (strokes, none) = (Tr(lang).record_strokes(), Tr(lang).record_practice());
        assert!(own.contains(&bare(strokes)) && !own.contains(&bare(none)));
        assert!(practice.contains(&bare(none)) && !practice.contains(&bare(strokes)));
    }
    assert!(said(&record(eight()), Lang::Zh).contains("自己签发"));
    let brought = said(&RecordPage { self_issued: false, ..record(eight()) }, Lang::Zh);
    assert!(!brought.contains("自己签发") && brought.contains("从证书文件装入"));
}

/// The head of the chain is read with a camera as it is read with the eyes.
#[test]
fn the_head_of_the_chain_stands_there_as_a_code_too() {
    let faces = Faces::bundled().unwrap();
    let document = with_record(&record(eight()), Lang::Zh);
    let pdf = maplebridge::paper::write_pdf(&lay_out(&document, &faces).unwrap(), &faces).unwrap();
    let last = sheets::page_count(&pdf).unwrap() - 1;
    let picture = sheets::picture(&pdf, last, 200.0).unwrap();
    let grey = |x: usize, y: usize| picture.rgba[(y * picture.width + x) * 4];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(picture.width, picture.height, grey);
    let read: Vec<String> = prepared.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect();
    assert!(read.iter().any(|text| text == HEAD), "{read:?}");
    assert!(read.contains(&mark(2).code(last + 1)), "{read:?}");
}

/// The agreement of C01 as it is frozen: without a day.
fn frozen(signed: Option<NaiveDate>) -> (CaseFile, Document) {
    let mut case = case("C01");
    let agreement = case.agreement.as_mut().unwrap();
    (agreement.signed, agreement.effective) = (signed, signed);
    let wanted = Wanted::new(PaperKind::Agreement);
    let document = documents(&case, &wanted, &Templates::built_in()).unwrap().remove(0);
    (case, document)
}

fn hand() -> HandSignature {
    let point = |x, t_ms| PenPoint { x, y: 40.0, pressure: 0.5, t_ms };
    HandSignature { pad_width: 400.0, pad_height: 120.0, strokes: vec![vec![point(40.0, 0), point(300.0, 400)]] }
}

fn places(document: &Document) -> Vec<&SignaturePlace> {
    let places = document.blocks.iter().filter_map(|block| match &block.content {
        Content::Signatures { left, right } => Some(left.iter().chain(right)),
        _ => None,
    });
    places.flatten().collect()
}

fn seal_day(document: &Document) -> &str {
    let mut days = document.blocks.iter().filter_map(|block| match &block.content {
        Content::SealPlace { date, .. } => Some(date.as_str()),
        _ => None,
    });
    days.next_back().unwrap()
}

#[test]
fn closing_puts_hands_days_and_the_day_of_effect_into_the_frozen_words() {
    let (case, document) = frozen(None);
    assert_eq!(bare(seal_day(&document)), "年月日");
    let ids: Vec<SignerId> = signers(&case).iter().map(Signer::id).collect();
    let given = ids.iter().map(|id| GivenSignature {
        place: place_of_signer(&case, id),
        given: match id.as_str() {
            "B1" => Given::Paper(day(12)),
            _ => Given::Hand { hand: hand(), at: "2026-03-11 14:20".to_owned() },
        },
    });
    let given: Vec<GivenSignature> = given.collect();
    let closed = closed(document.clone(), &given, day(12));
    set("closed", &closed);
    assert_eq!(seal_day(&closed), "2026年3月12日");
    assert_eq!(places(&closed).len(), ids.len());
    for place in places(&closed) {
        let on_paper = place.name == "关伯年";
        assert_eq!(place.hand.is_none(), on_paper, "{}", place.name);
        assert_eq!(place.signed_at, if on_paper { "2026-03-12 纸上签" } else { "2026-03-11 14:20" });
    }
    // Nothing else of the words has changed.
    let words = |document: &Document| {
        let others = document
            .blocks
            .iter()
            .filter(|block| !matches!(block.content, Content::Signatures { .. } | Content::SealPlace { .. }));
        others.cloned().collect::<Vec<_>>()
    };
    assert_eq!(words(&closed), words(&document));
}

#[test]
fn a_day_that_was_frozen_stays_and_who_has_not_signed_keeps_an_empty_place() {
    let (_, document) = frozen(Some(day(10)));
    let frozen_day = seal_day(&document).to_owned();
    let closed = closed(document, &[], day(12));
    assert_eq!(seal_day(&closed), frozen_day);
    assert!(places(&closed).iter().all(|place| place.hand.is_none() && place.signed_at.is_empty()));
    // A signature whose place is not in this paper changes nothing.
    let elsewhere =
        ["/parties/7/name", ""].map(|place| GivenSignature { place: place.to_owned(), given: Given::Paper(day(11)) });
    assert_eq!(with_signatures(closed.clone(), &elsewhere), closed);
}
