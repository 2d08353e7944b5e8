//! The mark of a frozen version at the foot of every page: there, out of the way of the words, and read from a picture of
//! the page as another program draws it.

use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::version_mark::VersionMark;
use maplebridge::draft::document::Document;
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::Lang;
use maplebridge::jobs::papers::{Wanted, documents};
use maplebridge::paper::layout::sheet;
use maplebridge::paper::page::{Item, Page, Pages};
use maplebridge::paper::{Faces, lay_out, write_pdf};

use crate::pages_forms::show;
use crate::tools;

pub fn mark(version: u32) -> VersionMark {
    VersionMark::new(&"9f3a77c10b5d8e24".repeat(4), version).unwrap()
}

pub fn case(name: &str) -> CaseFile {
    let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    case_file::read(&std::fs::read(path).unwrap()).unwrap().case
}

/// The agreement of a case as its version 2, for print.
pub fn marked(name: &str, language: PaperLanguage) -> Document {
    let wanted = Wanted { language, ..Wanted::new(PaperKind::Agreement) };
    let mut document = documents(&case(name), &wanted, &Templates::built_in()).unwrap().remove(0);
    document.version_mark = Some(mark(2));
    document
}

/// Left, top, right, bottom of the code of a page.
fn code(page: &Page) -> (f32, f32, f32, f32) {
    let boxes = page.items.iter().find_map(|item| if let Item::Filled { boxes } = item { Some(boxes) } else { None });
    let nothing = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    boxes
        .unwrap()
        .iter()
        .fold(nothing, |all, one| (all.0.min(one.0), all.1.min(one.1), all.2.max(one.2), all.3.max(one.3)))
}

/// The lines of a page as text, with left, baseline and right.
fn lines(page: &Page) -> Vec<(String, f32, f32, f32)> {
    let line = |item: &Item| match item {
        Item::Text { glyphs, baseline, .. } => {
            let text = glyphs.iter().map(|glyph| glyph.ch).collect();
            Some((text, glyphs.first()?.x, *baseline, glyphs.last().map(|last| last.x + last.advance)?))
        }
        _ => None,
    };
    page.items.iter().filter_map(line).collect()
}

fn assert_marked(pages: &Pages, what: &str) {
    let blank = 1.7 * sheet::MM;
    for (number, page) in pages.pages.iter().enumerate() {
        let (left, top, right, bottom) = code(page);
        assert!((right - sheet::RIGHT).abs() < 0.1 && right - left >= 12.0 * sheet::MM, "{what} {number}");
        assert!(top - blank > sheet::BOTTOM && bottom < sheet::HEIGHT - 15.0 * sheet::MM, "{what} {number}");
        for (text, from, baseline, to) in lines(page) {
            let beside = to < left - blank || baseline < top - blank || from > right + blank;
            assert!(beside, "{what} {number}: {text} touches the code");
        }
        let foot: String = lines(page).into_iter().filter(|line| line.2 > sheet::BOTTOM).map(|line| line.0).collect();
        assert!(foot.contains("2-9f3a-77c1"), "{what} {number}: {foot}");
    }
}

#[test]
fn every_page_of_a_marked_version_bears_its_code_and_no_other_page_does() {
    let faces = Faces::bundled().unwrap();
    let languages = [PaperLanguage::Chinese, PaperLanguage::English, PaperLanguage::Both];
    for (name, language) in ["C01", "C05"].iter().flat_map(|name| languages.map(|language| (name, language))) {
        let document = marked(name, language);
        let pages = lay_out(&document, &faces).unwrap();
        show(&format!("marked-{name}-{language:?}"), &pages, &faces);
        assert_marked(&pages, &format!("{name} {language:?}"));
        let plain = lay_out(&Document { version_mark: None, ..document }, &faces).unwrap();
        assert_eq!(plain.pages.len(), pages.pages.len());
        let is_code = |item: &Item| matches!(item, Item::Filled { .. });
        assert!(!plain.pages.iter().flat_map(|page| &page.items).any(is_code));
    }
}

#[test]
fn whose_copy_it_is_keeps_off_the_code() {
    let faces = Faces::bundled().unwrap();
    let long = "本份由被申请人示范市青渡镇锦绣江南建筑装饰工程设计施工有限责任公司第三分公司收执".repeat(2);
    for holder in ["本份由甲方林志远收执", &long] {
        let document = Document { holder: holder.to_owned(), ..marked("C01", PaperLanguage::Chinese) };
        let pages = lay_out(&document, &faces).unwrap();
        show(&format!("marked-holder-{}", holder.len()), &pages, &faces);
        assert_marked(&pages, holder);
        let foot: String =
            lines(&pages.pages[0]).into_iter().filter(|line| line.2 > sheet::BOTTOM).map(|line| line.0).collect();
        let tail: String = holder.chars().rev().take(5).collect::<Vec<_>>().into_iter().rev().collect();
        assert!(foot.contains(&tail), "{foot}");
    }
}

/// The mark is no part of the text: whoever hears the paper does not hear it.
#[test]
fn a_screen_reader_does_not_meet_the_mark() {
    let faces = Faces::bundled().unwrap();
    let pages = lay_out(&marked("C01", PaperLanguage::Chinese), &faces).unwrap();
    assert!(!crate::pages_read::in_order(&pages).contains("9f3a"));
    for page in &pages.pages {
        let before = page.items.iter().take_while(|item| !matches!(item, Item::Filled { .. }));
        let belongs = before.filter_map(|item| if let Item::Belongs(node) = item { Some(*node) } else { None });
        assert_eq!(belongs.last(), Some(None));
    }
}

#[test]
fn poppler_draws_a_code_that_says_the_page() {
    if !tools::is_there("pdftoppm") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    let pages = lay_out(&marked("C05", PaperLanguage::Chinese), &faces).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("marked.pdf");
    maplebridge::platform::files::write(&file, &write_pdf(&pages, &faces).unwrap()).unwrap();
    for (number, grey) in tools::rasters(&file, 200).into_iter().enumerate() {
        let at = |x: usize, y: usize| grey.pixels[y * grey.width + x];
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(grey.width, grey.height, at);
        let texts: Vec<String> = picture.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect();
        let read: Vec<_> = texts.iter().filter_map(|text| VersionMark::parse(text)).collect();
        assert_eq!(read, [(mark(2), number + 1)]);
    }
}

/// The mark is made from the frozen words, so it cannot be in them; papers frozen before there were marks hash as ever.
#[test]
fn the_frozen_words_do_not_know_their_mark() {
    let marked = marked("C01", PaperLanguage::Chinese);
    let frozen = Document { version_mark: None, ..marked.clone() };
    let text = serde_json::to_string(&frozen).unwrap();
    assert!(!text.contains("version_mark") && !text.contains("small"));
    assert_eq!(serde_json::from_str::<Document>(&text).unwrap(), frozen);
    assert_eq!(marked.plain_text(), frozen.plain_text());
    let back: Document = serde_json::from_str(&serde_json::to_string(&marked).unwrap()).unwrap();
    assert_eq!(back.version_mark, Some(mark(2)));
    assert_eq!(back.lang, Lang::Zh);
}
