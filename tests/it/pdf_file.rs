//! The written file as an archive and a screen reader see it, read back with lopdf. `tests/tools/pdfa.py` holds the
//! same with tools that are not ours; what is drawn is held against a second writer in `second_writer`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use lopdf::{Dictionary, Document, Object, ObjectId};
use maplebridge::i18n::Lang;
use maplebridge::paper::page::{Bookmark, Face, Glyph, Item, Node, Page, Pages, Role};
use maplebridge::paper::{Faces, write_pdf};
use proptest::prelude::*;

use super::tools;

/// A line of Song at this depth.
fn line(faces: &Faces, text: &str, baseline: f32) -> Item {
    let size = 16.0;
    let mut x = 80.0;
    let glyphs = text.chars().map(|ch| {
        let found = faces.find(Face::Song, ch).unwrap();
        assert_eq!(found.face, Face::Song, "{ch} is of another face");
        let glyph = Glyph { id: found.id, ch, x, advance: found.advance * size };
        x += glyph.advance;
        glyph
    });
    Item::Text { face: Face::Song, size, baseline, glyphs: glyphs.collect() }
}

fn rule(y: f32) -> Item {
    Item::Rule { from: (80.0, y), to: (500.0, y), width: 0.5 }
}

fn node(role: Role, parent: Option<usize>) -> Node {
    Node { role, parent, lang: None }
}

fn sheet(pages: Vec<Vec<Item>>) -> Pages {
    let pages = pages.into_iter().map(|items| Page { items, regions: Vec::new() }).collect();
    Pages { title: "人民调解协议书".into(), width: 595.28, height: 841.89, pages, ..Pages::default() }
}

/// Two pages: a title, a paragraph that runs over both, a table with an empty cell, a place to sign, a paragraph in
/// English; running heads, rules and page numbers belong to nothing.
fn tagged(faces: &Faces) -> Pages {
    let text = |words: &str, baseline: f32| line(faces, words, baseline);
    let mut pages = sheet(vec![
        vec![
            Item::Belongs(Some(1)),
            text("协议书", 100.0),
            Item::Belongs(Some(2)),
            text("甲方应当于三月", 140.0),
            Item::Belongs(None),
            rule(150.0),
            Item::Belongs(Some(2)),
            text("九日前支付", 170.0),
            Item::Belongs(None),
            text("第1页", 800.0),
        ],
        vec![
            text("协议书", 60.0),
            Item::Belongs(Some(2)),
            text("赔偿款。", 100.0),
            Item::Belongs(None),
            rule(110.0),
            Item::Belongs(Some(5)),
            text("姓名", 130.0),
            Item::Belongs(Some(6)),
            text("金额", 131.0),
            Item::Belongs(None),
            rule(140.0),
            Item::Belongs(Some(9)),
            text("1200", 160.0),
            Item::Belongs(Some(10)),
            text("签名：", 190.0),
            Item::Belongs(Some(11)),
            text("Keep the peace.", 220.0),
        ],
    ]);
    pages.structure = vec![
        node(Role::Document, None),
        node(Role::Title, Some(0)),
        node(Role::Paragraph, Some(0)),
        node(Role::Table, Some(0)),
        node(Role::Row, Some(3)),
        node(Role::HeadCell, Some(4)),
        node(Role::HeadCell, Some(4)),
        node(Role::Row, Some(3)),
        node(Role::Cell, Some(7)),
        node(Role::Cell, Some(7)),
        node(Role::Form, Some(0)),
        Node { role: Role::Paragraph, parent: Some(0), lang: Some(Lang::En) },
    ];
    let bookmark = |title: &str, page, level| Bookmark { title: title.into(), page, y: 90.0, level };
    pages.bookmarks =
        vec![bookmark("协议书", 0, 0), bookmark("一、付款", 0, 1), bookmark("二、其他", 1, 1), bookmark("回执", 1, 0)];
    pages
}

fn read(pages: &Pages, faces: &Faces) -> Document {
    Document::load_mem(&write_pdf(pages, faces).unwrap()).unwrap()
}

fn dictionary(file: &Document, object: &Object) -> Dictionary {
    file.dereference(object).unwrap().1.as_dict().unwrap().clone()
}

/// What stands in the tree of a file, in reading order: depth, type, glyphs drawn in its own marks.
fn tree(file: &Document) -> Vec<(usize, String, usize)> {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let drawn: BTreeMap<ObjectId, BTreeMap<i64, usize>> =
        pages.iter().map(|page| (*page, drawn_by_mark(file, *page))).collect();
    let root = dictionary(file, file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let mut out = Vec::new();
    for top in root.get(b"K").unwrap().as_array().unwrap() {
        walk(file, &dictionary(file, top), 0, &drawn, &mut out);
    }
    out
}

fn walk(
    file: &Document,
    element: &Dictionary,
    depth: usize,
    drawn: &BTreeMap<ObjectId, BTreeMap<i64, usize>>,
    out: &mut Vec<(usize, String, usize)>,
) {
    let kind = String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
    let at = out.len();
    out.push((depth, kind, 0));
    let Ok(kids) = element.get(b"K") else { return };
    for kid in kids.as_array().unwrap() {
        match kid {
            Object::Integer(mcid) => {
                let page = element.get(b"Pg").unwrap().as_reference().unwrap();
                out[at].2 += drawn[&page][mcid];
            }
            Object::Dictionary(other) => {
                let page = other.get(b"Pg").unwrap().as_reference().unwrap();
                out[at].2 += drawn[&page][&other.get(b"MCID").unwrap().as_i64().unwrap()];
            }
            _ => walk(file, &dictionary(file, kid), depth + 1, drawn, out),
        }
    }
}

/// Glyphs by the number of their mark; whatever is drawn must be marked.
fn drawn_by_mark(file: &Document, page: ObjectId) -> BTreeMap<i64, usize> {
    let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
    let (mut open, mut drawn) = (None, BTreeMap::new());
    for operation in content.operations {
        match operation.operator.as_str() {
            "BMC" => open = Some(None),
            "BDC" => {
                let mcid = operation.operands[1].as_dict().unwrap().get(b"MCID").unwrap().as_i64().unwrap();
                drawn.insert(mcid, 0);
                open = Some(Some(mcid));
            }
            "EMC" => open = None,
            "S" => assert!(open.is_some(), "a line is not marked"),
            "TJ" => {
                let glyphs = operation.operands[0].as_array().unwrap();
                let count: usize = glyphs.iter().filter_map(|part| part.as_str().ok()).map(|text| text.len() / 2).sum();
                if let Some(mcid) = open.expect("text is not marked") {
                    *drawn.get_mut(&mcid).unwrap() += count;
                }
            }
            _ => {}
        }
    }
    drawn
}

#[test]
fn the_tree_reads_the_paper_in_order_and_leaves_out_what_is_no_part_of_it() {
    let faces = Faces::bundled().unwrap();
    let file = read(&tagged(&faces), &faces);
    let expected = [
        (0, "Document", 0),
        (1, "H1", 3),
        (1, "P", 7 + 5 + 4),
        (1, "Table", 0),
        (2, "TR", 0),
        (3, "TH", 2),
        (3, "TH", 2),
        (2, "TR", 0),
        (3, "TD", 0),
        (3, "TD", 4),
        (1, "Form", 3),
        (1, "P", 15),
    ];
    let expected = expected.map(|(depth, kind, glyphs)| (depth, kind.to_owned(), glyphs));
    assert_eq!(tree(&file), expected);
}

#[test]
fn a_reader_that_is_not_ours_reads_the_same() {
    if !tools::is_there("pdfinfo") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tagged.pdf");
    maplebridge::platform::files::write(&path, &write_pdf(&tagged(&faces), &faces).unwrap()).unwrap();
    let said = tools::run("pdfinfo", &["-struct-text", path.to_str().unwrap()]);
    let words: String = said.lines().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(words, "协议书甲方应当于三月九日前支付赔偿款。姓名金额1200签名：Keep the peace.", "{said}");
    for kind in ["Document", "H1", "Table", "TR", "TH", "TD", "Form"] {
        assert!(said.lines().any(|line| line.trim_start().starts_with(kind)), "{kind}: {said}");
    }
    assert!(tools::run("pdfinfo", &[path.to_str().unwrap()]).lines().any(|line| line.replace(' ', "") == "Tagged:yes"));
}

/// The layout drops the space at which a line is broken; whoever hears the text must not hear two words as one.
#[test]
fn words_at_the_ends_of_lines_stay_apart() {
    let faces = Faces::bundled().unwrap();
    let text = |words: &str, baseline: f32| line(&faces, words, baseline);
    let mut pages = sheet(vec![
        vec![
            Item::Belongs(Some(0)),
            text("the loft", 100.0),
            text("that", 120.0),
            Item::Belongs(None),
            text("Page 1", 800.0),
        ],
        vec![Item::Belongs(Some(0)), text("he built", 100.0), text("on a roof-", 120.0), text("top 甲方", 140.0)],
    ]);
    pages.pages[1].items.push(text("应当", 160.0));
    pages.structure = vec![node(Role::Paragraph, None)];
    let spaces = "the loft that he built on a roof-top 甲方应当";
    assert_eq!(tree(&read(&pages, &faces)), [(0, "P".to_owned(), spaces.chars().count())]);
}

#[test]
fn words_of_another_language_say_so() {
    let faces = Faces::bundled().unwrap();
    let file = read(&tagged(&faces), &faces);
    let lang = |dictionary: &Dictionary| {
        dictionary.get(b"Lang").ok().map(|lang| String::from_utf8(lang.as_str().unwrap().to_vec()).unwrap())
    };
    assert_eq!(lang(file.catalog().unwrap()).as_deref(), Some("zh-CN"));
    let elements = file.objects.values().filter_map(|object| object.as_dict().ok());
    let foreign: Vec<_> = elements.filter(|element| element.has_type(b"StructElem")).filter_map(lang).collect();
    assert_eq!(foreign, ["en"]);
}

#[test]
fn a_paper_without_structure_does_not_claim_one() {
    let faces = Faces::bundled().unwrap();
    let file = read(&sheet(vec![vec![line(&faces, "协议书", 100.0), rule(120.0)]]), &faces);
    let catalog = file.catalog().unwrap();
    assert!(!catalog.has(b"MarkInfo") && !catalog.has(b"StructTreeRoot"));
    let page = file.get_pages()[&1];
    let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
    assert!(content.operations.iter().all(|operation| !["BMC", "BDC", "EMC"].contains(&operation.operator.as_str())));
}

#[test]
fn a_broken_structure_is_refused() {
    let faces = Faces::bundled().unwrap();
    let mut pages = tagged(&faces);
    pages.structure[2].parent = Some(2);
    assert!(write_pdf(&pages, &faces).unwrap_err().to_string().contains("node 2"));
    let mut pages = tagged(&faces);
    pages.pages[1].items.push(Item::Belongs(Some(12)));
    assert!(write_pdf(&pages, &faces).unwrap_err().to_string().contains("node 12"));
}

#[test]
fn the_list_at_the_side_is_nested_and_opens_when_it_is_worth_it() {
    let faces = Faces::bundled().unwrap();
    let mut pages = tagged(&faces);
    let file = read(&pages, &faces);
    assert_eq!(entries(&file), [(0, "协议书", 1), (1, "一、付款", 1), (1, "二、其他", 2), (0, "回执", 2)].map(owned));
    assert_eq!(file.catalog().unwrap().get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    // A single name needs no list; a place on a page that is not there leads nowhere and is left out.
    pages.bookmarks.truncate(1);
    pages.bookmarks.push(Bookmark { title: "无此页".into(), page: 2, y: 0.0, level: 0 });
    let file = read(&pages, &faces);
    assert_eq!(entries(&file), [(0, "协议书", 1)].map(owned));
    assert_eq!(file.catalog().unwrap().get(b"PageMode").unwrap().as_name().unwrap(), b"UseNone");
}

fn owned((level, title, page): (usize, &str, u32)) -> (usize, String, u32) {
    (level, title.to_owned(), page)
}

/// Level, title and page (from 1) of every entry of the list.
fn entries(file: &Document) -> Vec<(usize, String, u32)> {
    fn below(file: &Document, above: &Dictionary, level: usize, out: &mut Vec<(usize, String, u32)>) {
        let mut next = above.get(b"First").cloned();
        while let Ok(object) = next {
            let entry = dictionary(file, &object);
            let page = entry.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
            let number = file.get_pages().into_iter().find(|(_, id)| *id == page).unwrap().0;
            out.push((level, lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap(), number));
            below(file, &entry, level + 1, out);
            next = entry.get(b"Next").cloned();
        }
    }
    let mut out = Vec::new();
    if let Ok(outlines) = file.catalog().unwrap().get(b"Outlines") {
        below(file, &dictionary(file, outlines), 0, &mut out);
    }
    out
}

#[test]
fn a_title_with_marks_of_xml_is_the_same_in_info_and_xmp() {
    let faces = Faces::bundled().unwrap();
    let mut pages = tagged(&faces);
    pages.title = "甲 & 乙 <协议> \u{7}]]>".into();
    let file = read(&pages, &faces);
    let info = dictionary(&file, file.trailer.get(b"Info").unwrap());
    assert_eq!(lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap(), "甲 & 乙 <协议> ]]>");
    let packet = file.catalog().unwrap().get(b"Metadata").unwrap();
    let packet = &file.dereference(packet).unwrap().1.as_stream().unwrap().content;
    let packet = String::from_utf8(packet.clone()).unwrap();
    assert!(packet.contains(">甲 &amp; 乙 &lt;协议&gt; ]]&gt;</rdf:li>"), "{packet}");
    let written = write_pdf(&pages, &faces).unwrap();
    assert!(written.windows(20).any(|window| window == b"pdfaid:conformance>U"), "the packet is compressed");
}

#[test]
fn the_id_changes_with_any_word_of_the_file() {
    let faces = Faces::bundled().unwrap();
    let id = |pages: &Pages| read(pages, &faces).trailer.get(b"ID").unwrap().as_array().unwrap()[0].clone();
    let pages = tagged(&faces);
    let mut other_title = pages.clone();
    other_title.title.push('一');
    let mut other_role = pages.clone();
    other_role.structure[11].lang = None;
    let ids = [id(&pages), id(&pages), id(&other_title), id(&other_role)];
    assert_eq!(ids[0], ids[1]);
    assert!(ids[0] != ids[2] && ids[0] != ids[3] && ids[2] != ids[3]);
}

#[test]
fn two_processes_write_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/C01.json");
    let write = |name: &str| {
        let out = folder.path().join(name);
        let done = Command::new(env!("CARGO_BIN_EXE_maplebridge"))
            .current_dir(folder.path())
            .args(["agreement", case.to_str().unwrap(), "--out", out.to_str().unwrap()])
            .output()
            .unwrap();
        assert!(out.exists(), "{}", String::from_utf8_lossy(&done.stderr));
        std::fs::read(out).unwrap()
    };
    assert_eq!(write("first.pdf"), write("second.pdf"));
}

/// A tree of up to 12 nodes (each under any before it) and up to three pages of markers, each with a word of its own
/// length, so that the glyphs name the marker.
fn random_structure() -> impl Strategy<Value = (Vec<Option<usize>>, Vec<Vec<Option<usize>>>)> {
    (1_usize..12).prop_flat_map(|count| {
        let parents: Vec<_> =
            (0..count).map(|at| if at == 0 { Just(None).boxed() } else { (0..at).prop_map(Some).boxed() }).collect();
        let marker = proptest::option::weighted(0.8, 0..count);
        (parents, proptest::collection::vec(proptest::collection::vec(marker, 0..8), 1..4))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the structure, the tree holds each node once under its parent, with exactly the glyphs that were put
    /// under it; the slow second method only counts.
    #[test]
    fn every_glyph_hangs_under_its_own_node((parents, markers) in random_structure()) {
        let faces = Faces::bundled().unwrap();
        let mut glyphs = vec![0; parents.len()];
        let mut length = 0;
        let pages = markers.iter().map(|page| page.iter().enumerate().flat_map(|(at, marker)| {
            length += 1;
            if let Some(node) = marker { glyphs[*node] += length; }
            [Item::Belongs(*marker), line(&faces, &"调".repeat(length), 60.0 + 20.0 * at as f32)]
        }).collect()).collect();
        let mut pages = sheet(pages);
        pages.structure = parents.iter().map(|parent| node(Role::Paragraph, *parent)).collect();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
        for (at, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent { children[*parent].push(at); }
        }
        let mut expected = Vec::new();
        let mut waiting = vec![(0, 0)];
        while let Some((at, depth)) = waiting.pop() {
            expected.push((depth, "P".to_owned(), glyphs[at]));
            waiting.extend(children[at].iter().rev().map(|child| (*child, depth + 1)));
        }
        prop_assert_eq!(tree(&read(&pages, &faces)), expected);
    }
}
