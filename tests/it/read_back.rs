//! Agreements read back with a tool that is not ours: what pdftotext reads, spaces aside, is what stands on the pages,
//! and what stands on the pages, furniture aside, is what the document says.

use std::sync::LazyLock;

use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::draft::templates::Templates;
use maplebridge::jobs::agreement::PaperError;
use maplebridge::jobs::papers::{Wanted, documents, pages};
use maplebridge::paper::page::{Item, Pages};
use maplebridge::paper::{Faces, write_pdf};

use crate::tools;

static FACES: LazyLock<Faces> = LazyLock::new(|| Faces::bundled().unwrap());

/// Thirty characters of a name of five parts, and names that only rare faces have.
const NAMES: [&str; 3] = ["阿依古丽·买买提江·阿卜杜热依木江·吐尔逊江·艾合买提尼牙孜", "黄䶮𬭎𠮷", "钱㛃𬭶"];

fn cases() -> Vec<(String, CaseFile)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut cases: Vec<(String, CaseFile)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, case_file::read(&std::fs::read(&path).unwrap()).unwrap().case)
        })
        .collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    cases
}

fn wanted(language: PaperLanguage) -> Wanted<'static> {
    Wanted { language, ..Wanted::new(PaperKind::Agreement) }
}

/// Without blanks, and without the hyphens at which a line divided a word.
fn bare(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace() && !matches!(ch, '\u{AD}' | '\u{C}' | '\u{3000}')).collect()
}

/// The words on the pages: all of them, or those that belong to the text.
fn on_pages(pages: &Pages, all: bool) -> String {
    let mut text = String::new();
    for page in &pages.pages {
        let mut belongs = false;
        for item in &page.items {
            match item {
                Item::Belongs(node) => belongs = node.is_some(),
                Item::Text { glyphs, .. } if all || belongs => text.extend(glyphs.iter().map(|glyph| glyph.ch)),
                _ => {}
            }
        }
    }
    bare(&text)
}

fn read_back(name: &str, case: &CaseFile, language: PaperLanguage) -> bool {
    let templates = Templates::built_in();
    let drafted = match documents(case, &wanted(language), &templates) {
        Ok(drafted) => drafted,
        Err(PaperError::NoPaper(_)) => return false,
        Err(other) => panic!("{name}: {other:?}"),
    };
    let set = pages(case, &wanted(language), &templates, &FACES).unwrap();
    let said: String = drafted.iter().map(|document| bare(&document.plain_text())).collect();
    assert_eq!(on_pages(&set, false), said, "{name} {language:?}");
    if tools::is_there("pdftotext") {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("agreement.pdf");
        maplebridge::platform::files::write(&file, &write_pdf(&set, &FACES).unwrap()).unwrap();
        let read = bare(&tools::run("pdftotext", &["-raw", file.to_str().unwrap(), "-"]));
        assert_eq!(read, on_pages(&set, true), "{name} {language:?}");
    }
    true
}

#[test]
fn every_agreement_is_read_back_word_for_word() {
    let languages = [PaperLanguage::Chinese, PaperLanguage::English, PaperLanguage::Both];
    let mut count = 0;
    for (name, case) in cases() {
        count += languages.iter().filter(|language| read_back(&name, &case, **language)).count();
    }
    assert!(count >= 15, "only {count} agreements");
}

#[test]
fn rare_and_long_names_survive_and_a_private_character_stops_the_paper() {
    let (name, mut case) = cases().into_iter().find(|(name, _)| name == "C01").unwrap();
    for (party, new) in case.parties.iter_mut().zip(NAMES) {
        new.clone_into(&mut party.name);
    }
    assert!(read_back(&name, &case, PaperLanguage::Chinese));
    let set = pages(&case, &wanted(PaperLanguage::Chinese), &Templates::built_in(), &FACES).unwrap();
    let text = on_pages(&set, true);
    assert!(NAMES.iter().all(|name| text.contains(name)));

    case.parties[1].name = "林\u{E863}".into();
    let refused = pages(&case, &wanted(PaperLanguage::Chinese), &Templates::built_in(), &FACES);
    let Err(PaperError::MissingGlyphs(missing)) = refused else { panic!("it was set") };
    assert_eq!((missing.glyphs[0].code(), missing.glyphs[0].place.as_str()), ("U+E863".into(), "/parties/1/name"));
    // A line of several fields names the field.
    let register = Wanted::new(PaperKind::AcceptanceRegister);
    let Err(PaperError::MissingGlyphs(missing)) = pages(&case, &register, &Templates::built_in(), &FACES) else {
        panic!("it was set")
    };
    assert!(missing.glyphs.iter().all(|glyph| glyph.place == "/parties/1/name"), "{missing:?}");
    let hand = Wanted { hand_fill: true, ..wanted(PaperLanguage::Chinese) };
    assert!(pages(&case, &hand, &Templates::built_in(), &FACES).is_ok());
}
