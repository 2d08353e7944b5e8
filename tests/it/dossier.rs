//! The whole file of a case: its order, its numbers, its catalogue, what it lacks; and what is never in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, LazyLock, Mutex};

use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::domain::dossier::{is_complete, items};
use maplebridge::domain::keeping::{Keeping, KeepingPeriod};
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::dossier;
use maplebridge::paper::faces::Faces;
use maplebridge::paper::page::{Bookmark, Item, Page, Pages};

/// Case, whether its file is complete, and its papers by their titles in the catalogue.
const FILES: [(&str, bool, &[&str]); 9] = [
    (
        "C01",
        true,
        &[
            "人民调解受理登记表",
            "人民调解当事人权利义务告知书",
            "当事人身份证明",
            "证据材料",
            "人民调解记录（第1次）",
            "人民调解记录（第2次）",
            "人民调解协议书",
            "履行凭证",
            "人民调解回访记录",
        ],
    ),
    (
        "C02",
        true,
        &[
            "人民调解受理登记表",
            "人民调解当事人权利义务告知书",
            "当事人身份证明",
            "证据材料",
            "人民调解记录（第1次）",
            "人民调解记录（第2次）",
            "人民调解协议书",
            "履行凭证",
            "人民调解回访记录（第1次）",
            "人民调解回访记录（第2次）",
        ],
    ),
    (
        "C05",
        true,
        &[
            "人民调解受理登记表",
            "人民调解当事人权利义务告知书",
            "当事人身份证明",
            "授权委托书",
            "授权委托书原件",
            "证据材料",
            "人民调解记录（第1次）",
            "人民调解记录（第2次）",
            "人民调解协议书",
            "履行凭证",
            "人民调解回访记录",
        ],
    ),
    (
        "C07",
        true,
        &[
            "人民调解申请书",
            "人民调解当事人权利义务告知书",
            "当事人身份证明",
            "证据材料",
            "人民调解记录（第1次）",
            "人民调解记录（第2次）",
            "人民调解协议书",
            "履行凭证",
            "人民调解回访记录（第1次）",
            "人民调解回访记录（第2次）",
            "人民调解回访记录（第3次）",
        ],
    ),
    (
        "C08",
        true,
        &[
            "人民调解申请书",
            "人民调解当事人权利义务告知书",
            "当事人身份证明",
            "证据材料",
            "人民调解记录（第1次）",
            "人民调解记录（第2次）",
            "人民调解记录（第3次）",
            "人民调解协议书",
            "履行凭证",
            "人民调解回访记录（第1次）",
            "人民调解回访记录（第2次）",
            "人民调解回访记录（第3次）",
            "卷宗情况说明",
        ],
    ),
    (
        "C11",
        true,
        &[
            "人民调解申请书",
            "人民调解当事人权利义务告知书",
            "当事人身份证明",
            "授权委托书",
            "授权委托书原件",
            "证据材料",
            "人民调解记录（第1次）",
            "人民调解记录（第2次）",
            "人民调解记录（第3次）",
            "终止调解告知书",
            "人民调解回访记录",
        ],
    ),
    (
        "S01",
        true,
        &[
            "受案登记材料",
            "权利义务告知材料",
            "当事人身份证明",
            "证据材料",
            "治安调解笔录",
            "治安调解协议书",
            "履行凭证",
            "回访记录",
        ],
    ),
    (
        "S02",
        true,
        &[
            "受案登记材料",
            "权利义务告知材料",
            "当事人身份证明",
            "证据材料",
            "现场治安调解协议书",
            "履行凭证",
            "回访记录",
        ],
    ),
    // Of two sessions one is still open: the record of the other is there.
    (
        "mid_way",
        false,
        &[
            "人民调解受理登记表",
            "人民调解当事人权利义务告知书",
            "当事人身份证明",
            "证据材料",
            "人民调解记录",
            "卷宗情况说明",
        ],
    ),
];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.json"))
}

fn case(name: &str) -> CaseFile {
    case_file::read(&std::fs::read(path(name)).unwrap()).unwrap().case
}

static FACES: LazyLock<Faces> = LazyLock::new(|| Faces::bundled().unwrap());
/// Each file is set once for all tests.
static SET: LazyLock<Mutex<BTreeMap<String, Arc<Pages>>>> = LazyLock::new(Mutex::default);

fn file(name: &str) -> Arc<Pages> {
    let mut set = SET.lock().unwrap();
    let new =
        || Arc::new(dossier::pages(&case(name), dossier::Filing::default(), &Templates::built_in(), &FACES).unwrap());
    Arc::clone(set.entry(name.to_owned()).or_insert_with(new))
}

fn letters(item: &Item) -> String {
    match item {
        Item::Text { glyphs, .. } => glyphs.iter().map(|glyph| glyph.ch).filter(|ch| !ch.is_whitespace()).collect(),
        _ => String::new(),
    }
}

fn text(page: &Page) -> String {
    page.items.iter().map(letters).collect()
}

/// The number in the file: what stands above everything else, at the outer edge.
fn folio(page: &Page) -> Option<usize> {
    let at_the_top = |item: &&Item| matches!(item, Item::Text { baseline, .. } if *baseline < 50.0);
    let number: String = page.items.iter().filter(at_the_top).map(letters).collect();
    number.parse().ok()
}

fn papers(file: &Pages) -> Vec<&Bookmark> {
    file.bookmarks.iter().filter(|mark| mark.level == 0).collect()
}

#[test]
fn every_file_has_its_papers_in_order_and_a_jump_to_each() {
    for (name, complete, titles) in FILES {
        assert_eq!(is_complete(&case(name)), complete, "{name}");
        let file = file(name);
        let marks: Vec<&str> = papers(&file).iter().map(|mark| mark.title.as_str()).collect();
        assert!(marks[0].ends_with("调解卷宗"), "{name}: {marks:?}");
        assert_eq!(marks[1], "卷内目录", "{name}");
        assert_eq!(&marks[2..marks.len() - 1], titles, "{name}");
        assert_eq!(marks.last(), Some(&"封底"), "{name}");
        for mark in papers(&file).iter().skip(1) {
            let title: String = mark.title.split('（').next().unwrap().to_owned();
            assert!(text(&file.pages[mark.page]).contains(&title), "{name}: {title} stands on page {}", mark.page);
        }
    }
}

#[test]
fn the_cover_of_a_filed_case_says_when_it_was_filed_and_how_long_it_is_kept() {
    let (case, templates) = (case("C11"), Templates::built_in());
    let cover = |keeping| {
        let filing = dossier::Filing { keeping, ..dossier::Filing::default() };
        text(&dossier::pages(&case, filing, &templates, &FACES).unwrap().pages[0])
    };
    let filed = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    for (period, boxes) in [
        (KeepingPeriod::Short, "☑短期☐长期☐永久"),
        (KeepingPeriod::Long, "☐短期☑长期☐永久"),
        (KeepingPeriod::Permanent, "☐短期☐长期☑永久"),
    ] {
        let words = cover(Some(Keeping { period, filed }));
        assert!(words.contains(boxes) && words.contains("2026年11月20日"), "{words}");
    }
    let words = cover(None);
    assert!(words.contains("☐短期☐长期☐永久") && !words.contains("11月20日"), "{words}");
}

#[test]
fn the_catalogue_tells_the_pages_on_which_the_papers_stand() {
    for (name, _, titles) in FILES {
        let file = file(name);
        let marks = papers(&file);
        let first = marks[2].page;
        let back = marks.last().unwrap().page;
        assert_eq!(folio(&file.pages[0]), None, "{name}: the cover has no number");
        assert_eq!(folio(&file.pages[back]), None, "{name}: the back leaf has no number");
        for (position, page) in file.pages[first..back].iter().enumerate() {
            assert_eq!(folio(page), Some(position + 1), "{name}");
        }
        let catalogue: String = file.pages[1..first].iter().map(text).collect();
        for (position, title) in titles.iter().enumerate() {
            let from = folio(&file.pages[marks[position + 2].page]).unwrap();
            let to = folio(&file.pages[marks[position + 3].page - 1]).unwrap();
            let pages = if from == to { from.to_string() } else { format!("{from}—{to}") };
            assert!(catalogue.contains(&format!("{title}{pages}")), "{name}: {title} {pages} in {catalogue}");
        }
    }
}

#[test]
fn the_statement_and_the_back_leaf_tell_how_many_pages_there_are() {
    let file = file("C08");
    let marks = papers(&file);
    let last = marks.last().unwrap().page;
    let count = folio(&file.pages[last - 1]).unwrap();
    assert!(text(&file.pages[last - 1]).contains(&format!("本卷共{count}页")));
    assert!(text(&file.pages[last]).contains(&format!("{count}页")));
    assert!(text(&file.pages[last - 1]).contains("008号，2026年9月4日签署"), "the agreement that was replaced");
}

#[test]
fn what_is_missing_stands_in_the_catalogue_and_in_the_statement() {
    let case = case("W01");
    let file = file("W01");
    let lacking = items(&case).into_iter().filter(maplebridge::domain::dossier::ItemStatus::is_lacking);
    let lacking: Vec<&str> = lacking.map(|status| Tr(Lang::Zh).dossier_item(status.item)).collect();
    assert_eq!(lacking, ["权利义务告知书", "调解记录", "协议书或终止告知书"]);
    let statement = papers(&file).iter().find(|mark| mark.title == "卷宗情况说明").unwrap().page;
    for title in lacking {
        assert!(text(&file.pages[1]).contains(&format!("{title}缺")), "{title}");
        assert!(text(&file.pages[statement]).contains(title), "{title}");
    }
}

#[test]
fn an_empty_case_has_a_file_that_says_so() {
    let case = CaseFile::new(maplebridge::domain::case::CaseKind::People);
    let file = dossier::pages(&case, dossier::Filing::default(), &Templates::built_in(), &FACES).unwrap();
    let all: String = file.pages.iter().map(text).collect();
    for title in ["申请书或受理登记表", "权利义务告知书", "当事人身份证明", "调解记录", "协议书或终止告知书"]
    {
        assert!(all.contains(title), "{title}");
    }
}

#[test]
fn what_was_said_in_private_is_on_no_page() {
    let mut found = 0;
    for (name, _, _) in FILES {
        let case = case(name);
        let all: String = file(name).pages.iter().map(text).collect();
        for said in case.statements.iter().filter(|said| said.private) {
            let words: String = said.text.chars().filter(|ch| !ch.is_whitespace()).collect();
            assert!(!all.contains(&words), "{name}: {words}");
            found += 1;
        }
    }
    assert!(found >= 3, "the cases have private words");
}

#[test]
fn the_tree_of_the_text_is_whole_and_the_same_file_gives_the_same_bytes() {
    let case = case("C05");
    let (templates, faces) = (Templates::built_in(), &*FACES);
    let file = dossier::pages(&case, dossier::Filing::default(), &templates, faces).unwrap();
    for (position, node) in file.structure.iter().enumerate() {
        assert!(node.parent.is_none_or(|parent| parent < position));
    }
    let belongs = file.pages.iter().flat_map(|page| &page.items);
    assert!(
        belongs.into_iter().all(|item| !matches!(item, Item::Belongs(Some(node)) if *node >= file.structure.len()))
    );
    let bytes = dossier::pdf(&case, dossier::Filing::default(), &templates, faces).unwrap();
    assert_eq!(bytes, dossier::pdf(&case, dossier::Filing::default(), &templates, faces).unwrap());
}

fn run(case: &Path, out: &Path, lang: &str) -> Output {
    let arguments = ["dossier", "--case", case.to_str().unwrap(), "--out", out.to_str().unwrap(), "--lang", lang];
    Command::new(env!("CARGO_BIN_EXE_maplebridge"))
        .args(["--casebook", out.parent().unwrap().join("book").to_str().unwrap()])
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn the_command_says_what_is_missing_and_prints_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("file.pdf");
    let whole = run(&path("C11"), &out, "zh");
    assert_eq!((whole.status.code(), whole.stderr.is_empty(), out.exists()), (Some(0), true, true));
    for (lang, title) in [("zh", "权利义务告知书、调解记录"), ("en", "Notice of rights and duties")] {
        std::fs::remove_file(&out).unwrap();
        let lacking = run(&path("W01"), &out, lang);
        let said = String::from_utf8(lacking.stderr).unwrap();
        assert_eq!(lacking.status.code(), Some(1), "{said}");
        assert!(said.contains(title), "{said}");
        assert!(out.exists());
    }
}

#[test]
fn an_annex_that_does_not_add_up_stops_the_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(path("C05")).unwrap();
    let mut told: serde_json::Value = serde_json::from_str(&text).unwrap();
    told["annex"]["total_cents"] = 1.into();
    let input = folder.path().join("told.json");
    maplebridge::platform::files::write(&input, told.to_string().as_bytes()).unwrap();
    let out = folder.path().join("file.pdf");
    let output = run(&input, &out, "zh");
    assert_eq!((output.status.code(), out.exists()), (Some(1), false));
}
