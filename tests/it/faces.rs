//! The faces of paper from outside: what they cover, and the user's own face as the body.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use maplebridge::draft::document::{Block, Content, Document, Look};
use maplebridge::i18n::Lang;
use maplebridge::paper::faces::BodyError;
use maplebridge::paper::page::{Face, Item, Pages};
use maplebridge::paper::{Faces, lay_out, write_pdf};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file below a folder with one of these endings.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if endings.iter().any(|ending| path.to_str().unwrap().ends_with(ending)) {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_character_of_cases_sentences_and_templates_can_be_printed() {
    let faces = Faces::bundled().unwrap();
    for (folder, ending, least) in
        [("tests/cases", ".json", 6), ("src/i18n/zh-CN", ".ftl", 20), ("src/i18n/en", ".ftl", 20), ("templates", "", 2)]
    {
        let files = files(&root(folder), &[ending]);
        assert!(files.len() >= least, "{folder}: {} files", files.len());
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let missing: BTreeSet<char> = text
                .chars()
                .filter(|ch| !faces.covers(*ch))
                .chain(text.chars().filter(|ch| !ch.is_control() && faces.covers(*ch) && !in_every_role(&faces, *ch)))
                .collect();
            assert!(missing.is_empty(), "{}: {missing:?}", file.display());
        }
    }
}

fn in_every_role(faces: &Faces, ch: char) -> bool {
    maplebridge::paper::faces::is_silent(ch)
        || [Face::Song, Face::SongBold, Face::Hei, Face::Kai].iter().all(|role| faces.find(*role, ch).is_some())
}

fn pages(text: &str, faces: &Faces) -> Pages {
    let content = Content::Paragraph { lead: String::new(), text: text.to_owned(), indent: true };
    let document = Document {
        lang: Lang::Zh,
        title: "字体".to_owned(),
        mark: String::new(),
        running_head: String::new(),
        look: Look::Official,
        holder: String::new(),
        version_mark: None,
        blocks: vec![Block::new(content)],
    };
    lay_out(&document, faces).unwrap()
}

/// The face and character of every glyph but spaces, in their order.
fn glyphs(pages: &Pages) -> Vec<(Face, char)> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let texts = items.filter_map(|item| match item {
        Item::Text { face, glyphs, .. } => Some(glyphs.iter().map(|glyph| (*face, glyph.ch)).collect::<Vec<_>>()),
        _ => None,
    });
    texts.flatten().filter(|(_, ch)| !ch.is_whitespace()).collect()
}

#[test]
fn names_from_every_block_and_alphabet_reach_the_paper() {
    let faces = Faces::bundled().unwrap();
    let text = "䶮𬭎𠮷㛃𬭶㐂，ŁukaszDvořákErdősЖуковΓιώργος，阿依古丽·买买提江·阿卜杜热依木";
    let pages = pages(text, &faces);
    let printed: String = glyphs(&pages).iter().map(|(_, ch)| ch).collect();
    assert!(printed.contains(text), "{printed}");
    let used: BTreeSet<Face> = glyphs(&pages).into_iter().map(|(face, _)| face).collect();
    assert!(used.contains(&Face::Latin) && used.iter().any(|face| matches!(face, Face::RareSong(_))));
    assert!(used.iter().any(|face| matches!(face, Face::RareExtension(_))));
    assert!(write_pdf(&pages, &faces).unwrap().len() > 1000);
}

#[test]
fn two_blocks_of_one_pack_are_two_faces_of_the_file() {
    let faces = Faces::bundled().unwrap();
    let bytes = write_pdf(&pages("𠮷𪚥𬺰", &faces), &faces).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let names: BTreeSet<String> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"BaseFont").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .filter(|name| name.contains("RareExtension"))
        .collect();
    assert_eq!(names.len(), 3, "{names:?}");
}

/// A face of this folder as if it were the user's.
fn own(name: &str) -> Vec<u8> {
    fs::read(root("assets/fonts").join(name)).unwrap()
}

fn with_body(bytes: Vec<u8>, index: u32) -> Result<Faces, BodyError> {
    Faces::bundled().unwrap().with_body(bytes, index)
}

#[test]
fn the_users_face_sets_the_body_and_nothing_else() {
    let faces = with_body(own("MaplebridgeKai-Regular.ttf"), 0).unwrap();
    assert_eq!(faces.find(Face::Song, '调').unwrap().face, Face::FangSong);
    assert_eq!(faces.find(Face::Song, '—').unwrap().face, Face::FangSong);
    assert_eq!(faces.find_latin(Face::Song, '’').unwrap().face, Face::Song);
    for role in [Face::SongBold, Face::Hei, Face::Kai] {
        assert_eq!(faces.find(role, '调').unwrap().face, role);
    }
    assert!(matches!(faces.find(Face::Song, '㐂').unwrap().face, Face::RareSong(_)));
    assert_eq!(faces.find(Face::Song, '\u{E000}'), None);
    assert_eq!(faces.name(Face::FangSong), "MaplebridgeKai-Regular");
    let pages = pages("甲方于2026年3月还款，乙方𠮷某“签收”。", &faces);
    assert!(glyphs(&pages).iter().any(|(face, _)| *face == Face::FangSong));
    assert!(write_pdf(&pages, &faces).unwrap().len() > 1000);
}

#[test]
fn a_face_that_cannot_be_the_body_is_refused_with_the_reason() {
    assert!(matches!(with_body(b"not a face".to_vec(), 0), Err(BodyError::Unreadable(_))));
    assert!(matches!(with_body(own("MaplebridgeKai-Regular.ttf"), 1), Err(BodyError::Unreadable(_))));
    match with_body(own("MaplebridgeLatin-Regular.ttf"), 0) {
        Err(BodyError::Missing(characters)) => assert_eq!(characters, "啊阿埃挨哎"),
        _ => panic!("a face without Chinese characters"),
    }
    let mut restricted = own("MaplebridgeKai-Regular.ttf");
    let at = table(&restricted, b"OS/2") + 8;
    restricted[at + 1] = 2;
    assert!(matches!(with_body(restricted.clone(), 0), Err(BodyError::Embedding)));
    // Preview and print is enough.
    restricted[at + 1] = 4;
    assert!(with_body(restricted.clone(), 0).is_ok());
    // No subsetting.
    restricted[at] = 1;
    assert!(matches!(with_body(restricted, 0), Err(BodyError::Embedding)));
}

/// Where a table of a face begins.
fn table(face: &[u8], tag: &[u8; 4]) -> usize {
    let line = face[12..].chunks_exact(16).find(|line| &line[..4] == tag).unwrap();
    usize::try_from(u32::from_be_bytes(line[8..12].try_into().unwrap())).unwrap()
}

#[test]
fn a_collection_with_cff_outlines_can_be_the_body() {
    let path = Path::new("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc");
    let Ok(bytes) = fs::read(path) else {
        assert!(std::env::var_os("MAPLEBRIDGE_CI").is_none(), "{} is missing (fonts-noto-cjk)", path.display());
        eprintln!("LEFT OUT: {} is not installed", path.display());
        return;
    };
    let faces = with_body(bytes, 2).unwrap();
    assert_eq!(faces.name(Face::FangSong), "NotoSerifCJKsc-Regular");
    let text = "甲方于2026年3月11日前向乙方付款。";
    let pages = pages(text, &faces);
    let pdf = write_pdf(&pages, &faces).unwrap();
    let file = lopdf::Document::load_mem(&pdf).unwrap();
    let printed: String = file.extract_text(&[1]).unwrap().split_whitespace().collect();
    assert!(printed.contains(text), "{printed}");
}
