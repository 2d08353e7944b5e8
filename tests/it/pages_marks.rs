//! What stands around the text and what a reader is told of it: whose copy, the number in the file, guides for seals,
//! places for fingerprints, gaps for the hand, the structure and the list of headings.

use maplebridge::draft::document::{Block, Content, Document, Look, SignaturePlace};
use maplebridge::i18n::Lang;
use maplebridge::paper::layout::{Order, sheet};
use maplebridge::paper::page::{Glyph, Item, Page, Role};
use maplebridge::paper::{Faces, lay_out, lay_out_file};

use crate::pages_forms::{row, show};
use crate::pages_read;

fn paragraph(text: &str) -> Block {
    Block::new(Content::Paragraph { lead: String::new(), text: text.into(), indent: true })
}

fn paper(lang: Lang, blocks: Vec<Block>) -> Document {
    Document {
        lang,
        title: "人民调解协议书".into(),
        mark: String::new(),
        running_head: String::new(),
        look: Look::Official,
        holder: String::new(),
        version_mark: None,
        blocks,
    }
}

/// Two pages and more.
fn long(lang: Lang) -> Document {
    let mut blocks = vec![Block::new(Content::Title("人民调解协议书".into()))];
    blocks.push(Block::new(Content::Heading("一、事实".into())));
    blocks.extend((0..30).map(|_| paragraph("甲方应当按期履行，乙方收款后出具收条。")));
    blocks.push(Block::new(Content::Heading("二、协议".into())));
    blocks.push(paragraph("甲方应当按期履行。"));
    paper(lang, blocks)
}

/// Text below or above the type area: baseline, left, right, words.
fn outside(page: &Page) -> Vec<(f32, f32, f32, String)> {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text { baseline, glyphs, .. } => Some((*baseline, glyphs)),
        _ => None,
    });
    let mut lines: Vec<(f32, f32, f32, String)> = Vec::new();
    for (baseline, glyphs) in texts.filter(|(baseline, _)| !(sheet::TOP..=sheet::BOTTOM).contains(baseline)) {
        let (first, last): (&Glyph, &Glyph) = (&glyphs[0], &glyphs[glyphs.len() - 1]);
        let text: String = glyphs.iter().map(|glyph| glyph.ch).collect();
        match lines.last_mut().filter(|line| (line.0 - baseline).abs() < 0.01 && (first.x - line.2).abs() < 4.0) {
            Some(line) => (line.2, line.3) = (last.x + last.advance, format!("{}{text}", line.3)),
            None => lines.push((baseline, first.x, last.x + last.advance, text)),
        }
    }
    lines
}

#[test]
fn whose_copy_it_is_never_meets_the_page_number() {
    let faces = Faces::bundled().unwrap();
    let names = [
        "林志远",
        "古丽米热·阿卜杜热合曼·玉素甫江",
        "示范市宏远建设工程有限责任公司（第三分公司）、示范市安筑劳务有限公司第二项目部",
    ];
    for (number, name) in names.into_iter().enumerate() {
        let document = Document { holder: format!("本份由被申请人{name}收执"), ..long(Lang::Zh) };
        let pages = lay_out(&document, &faces).unwrap();
        show(&format!("holder-{number}"), &pages, &faces);
        for page in &pages.pages {
            let foot: Vec<_> = outside(page).into_iter().filter(|line| line.0 > sheet::BOTTOM).collect();
            let all: String = foot.iter().map(|line| line.3.as_str()).collect();
            assert!(all.contains(name) && all.contains("页"), "{all}");
            for (position, one) in foot.iter().enumerate() {
                assert!(one.1 >= sheet::LEFT - 0.1 && one.2 <= sheet::RIGHT + 0.1 && one.0 < sheet::HEIGHT - 20.0);
                let met = foot
                    .iter()
                    .skip(position + 1)
                    .any(|other| (one.0 - other.0).abs() < 8.0 && one.1 < other.2 && other.1 < one.2);
                assert!(!met, "{foot:?}");
            }
        }
    }
}

#[test]
fn numbers_in_the_file_go_on_over_its_papers() {
    let faces = Faces::bundled().unwrap();
    let order = Order { folio: Some(5), seam_guides: true, ..Order::default() };
    let short = paper(Lang::Zh, vec![paragraph("收条。")]);
    let pages = lay_out_file(&[long(Lang::Zh), short, long(Lang::En)], order, &faces).unwrap();
    show("file", &pages, &faces);
    for (position, page) in pages.pages.iter().enumerate() {
        let head = outside(page).into_iter().find(|line| line.0 < sheet::TOP && line.3 == (position + 5).to_string());
        let head = head.unwrap();
        assert!(head.2 > sheet::RIGHT && head.2 < sheet::WIDTH - 20.0);
    }
    // The guide is there on papers of two pages or more, and can be printed.
    let dashes = |page: &Page| {
        let edge = |item: &&Item| matches!(item, Item::Rule { from, .. } if from.0 > sheet::RIGHT + 20.0);
        page.items.iter().filter(edge).count()
    };
    let found: Vec<usize> = pages.pages.iter().map(dashes).collect();
    let middle = pages.pages.len() / 2;
    assert_eq!(found.iter().filter(|count| **count == 0).count(), 1, "{found:?}");
    assert_eq!(found[middle], 0, "{found:?}");
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Rule { from, to, .. } = item {
            assert!(from.0.max(to.0) <= sheet::WIDTH - 5.0 * sheet::MM);
        }
    }
}

#[test]
fn a_missing_character_leaves_a_square_of_one_em_for_the_hand() {
    let faces = Faces::bundled().unwrap();
    let document = paper(Lang::Zh, vec![paragraph("黄\u{E863}明按期履行。")]);
    assert!(lay_out(&document, &faces).is_err());
    let order = Order { hand_fill: true, ..Order::default() };
    let pages = lay_out_file(std::slice::from_ref(&document), order, &faces).unwrap();
    show("hand-fill", &pages, &faces);
    let line = &pages_read::lines(&pages)[0];
    assert_eq!(line.text(), "黄明按期履行。");
    let size = sheet::sizes(Lang::Zh, Look::Official).body.size;
    let (before, after) = (line.glyphs[0], line.glyphs[1]);
    assert!((after.x - before.x - 2.0 * size).abs() < 0.01);
    let sides = pages.pages[0].items.iter().filter(|item| match item {
        Item::Rule { from, to, .. } => {
            let inside = |x: f32| x >= before.x + before.advance && x <= after.x;
            inside(from.0) && inside(to.0) && (from.1 - line.baseline).abs() < size
        }
        _ => false,
    });
    assert_eq!(sides.count(), 4);
}

fn place(fingerprint: bool) -> SignaturePlace {
    SignaturePlace {
        label: "当事人（签名盖章或按指印）：".into(),
        name: "林志远".into(),
        place: String::new(),
        hand: None,
        signed_at: String::new(),
        fingerprint,
    }
}

#[test]
fn a_place_for_a_fingerprint_leaves_room_for_the_hand() {
    let faces = Faces::bundled().unwrap();
    for (fingerprint, corners) in [(true, 8), (false, 0)] {
        let signing = Content::Signatures { left: vec![place(fingerprint)], right: vec![] };
        let document = paper(Lang::Zh, vec![paragraph("双方签名。"), Block::new(signing)]);
        let pages = lay_out(&document, &faces).unwrap();
        let rules: Vec<(f32, f32)> = pages.pages[0]
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Rule { from, to, .. } => Some((to.0 - from.0, to.1 - from.1)),
                _ => None,
            })
            .collect();
        let hand = rules.iter().map(|rule| rule.0).fold(0.0, f32::max);
        assert!(hand >= 42.0 * sheet::MM, "{hand}");
        assert_eq!(rules.iter().filter(|rule| rule.0.abs().max(rule.1.abs()) < 10.0).count(), corners);
    }
}

#[test]
fn the_structure_names_every_part_and_its_parent_comes_first() {
    let faces = Faces::bundled().unwrap();
    let mut document = long(Lang::Zh);
    document.blocks.insert(1, Block::new(Content::Number("第1号".into())));
    document.blocks.push(Block { lang: Some(Lang::En), ..paragraph("Party A shall pay in time.") });
    document.blocks.push(Block::new(Content::Form(vec![row(0, &[("姓名", "林志远"), ("性别", "男")])])));
    document.blocks.push(Block::new(Content::Signatures { left: vec![place(true)], right: vec![place(false)] }));
    let pages = lay_out_file(&[document.clone(), long(Lang::En)], Order::default(), &faces).unwrap();
    let count = |role: Role| pages.structure.iter().filter(|node| node.role == role).count();
    assert_eq!((count(Role::Document), count(Role::Title), count(Role::Heading)), (2, 2, 4));
    assert_eq!((count(Role::Table), count(Role::Row), count(Role::HeadCell), count(Role::Cell)), (1, 1, 2, 2));
    assert_eq!(count(Role::Form), 2);
    for (position, node) in pages.structure.iter().enumerate() {
        assert_eq!(node.parent.is_none(), node.role == Role::Document);
        assert!(node.parent.is_none_or(|parent| parent < position));
    }
    let english: Vec<Role> =
        pages.structure.iter().filter(|node| node.lang == Some(Lang::En)).map(|node| node.role).collect();
    assert_eq!(english, [Role::Paragraph, Role::Document]);
    // Every page begins by saying what its first words are, and its furniture belongs to nothing.
    for page in &pages.pages {
        assert!(matches!(page.items[0], Item::Belongs(Some(_))));
        let last =
            page.items.iter().rev().find_map(|item| if let Item::Belongs(node) = item { Some(*node) } else { None });
        assert_eq!(last, Some(None));
    }
}

#[test]
fn headings_of_long_papers_are_in_the_list_at_the_side() {
    let faces = Faces::bundled().unwrap();
    let short = paper(Lang::Zh, vec![Block::new(Content::Heading("收条".into())), paragraph("收条。")]);
    let pages = lay_out_file(&[short, long(Lang::Zh)], Order::default(), &faces).unwrap();
    let found: Vec<(&str, usize, u8)> =
        pages.bookmarks.iter().map(|mark| (mark.title.as_str(), mark.page, mark.level)).collect();
    assert_eq!(found, [("人民调解协议书", 0, 0), ("人民调解协议书", 1, 0), ("一、事实", 1, 1), ("二、协议", 2, 1)]);
    for mark in pages.bookmarks.iter().filter(|mark| mark.level == 1) {
        let lines = pages_read::lines(&pages);
        let line = lines.iter().find(|line| line.page == mark.page && line.text() == mark.title).unwrap();
        assert!(mark.y < line.baseline && line.baseline < mark.y + 30.0);
    }
}

#[test]
fn a_very_long_paragraph_is_set() {
    let faces = Faces::bundled().unwrap();
    let text = "甲方应当于2026年3月15日前支付人民币1,200.00元，乙方收款后出具收条。".repeat(800);
    let pages = lay_out(&paper(Lang::Zh, vec![paragraph(&text)]), &faces).unwrap();
    assert_eq!(pages_read::in_order(&pages), text);
    assert!(pages.pages.len() > 40);
}
