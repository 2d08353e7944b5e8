//! Ruled forms, blanks and the other contents of records and registers, as pages. Only the public doors of `paper` are
//! used.

use maplebridge::draft::document::{Align, Block, Column, Content, Document, FormCell, FormRow, Look};
use maplebridge::i18n::Lang;
use maplebridge::paper::layout::{Order, sheet};
use maplebridge::paper::page::{Item, Page, Pages};
use maplebridge::paper::{Faces, lay_out, lay_out_file, write_pdf};

use crate::pages_read;

pub fn cell(label: &str, value: &str) -> FormCell {
    FormCell { label: label.into(), value: value.into(), place: String::new() }
}

pub fn row(lines: u32, cells: &[(&str, &str)]) -> FormRow {
    FormRow { cells: cells.iter().map(|(label, value)| cell(label, value)).collect(), lines }
}

fn form(look: Look, blocks: Vec<Content>) -> Document {
    Document {
        lang: Lang::Zh,
        title: "人民调解员调解受理登记表".into(),
        mark: String::new(),
        running_head: "人民调解受理登记表".into(),
        look,
        holder: "本份由甲方林志远收执".into(),
        version_mark: None,
        blocks: blocks.into_iter().map(Block::new).collect(),
    }
}

fn register(facts: &str) -> Vec<Content> {
    let rows = vec![
        row(0, &[("姓名", "林志远"), ("性别", "男"), ("民族", "汉族"), ("年龄", "51")]),
        row(0, &[("身份证号码", "000000197503070011"), ("联系电话", "13800000001")]),
        row(0, &[("职业或职务", "装配工"), ("文化程度", "/")]),
        row(0, &[("住址", "青渡市临江区幸福里小区3号楼2单元501室")]),
        row(0, &[("对方当事人姓名", "阿依古丽·买买提·吐尔逊"), ("性别", "女"), ("民族", "维吾尔族")]),
        row(8, &[("纠纷简要情况", facts)]),
        row(4, &[("当事人申请事项", "")]),
        row(4, &[("人民调解委员会意见", "同意受理。")]),
        row(0, &[("", "本表一式两份，当事人和调解委员会各存一份。")]),
        row(2, &[("登记人", "王芳"), ("登记日期", "2026年3月9日")]),
    ];
    vec![
        Content::Title("人民调解受理登记表".into()),
        Content::Number("青渡社区调受字〔2026〕第12号".into()),
        Content::Form(rows),
        Content::Note("备注：本表由人民调解委员会填写；当事人口头申请的，由人民调解员代为填写，并由当事人签名、盖章或者按指印确认。".into()),
        Content::Heading("一、记录".into()),
        Content::Subheading("（一）调解经过".into()),
        Content::Blank { lines: 3, closed: false },
        Content::Space { lines: 1 },
        Content::Blank { lines: 4, closed: true },
    ]
}

/// Writes the pages for people to look at, where a folder for them is named.
#[allow(clippy::disallowed_methods, reason = "pages to look at may be half written")]
pub fn show(name: &str, pages: &Pages, faces: &Faces) {
    if let Some(folder) = std::env::var_os("MAPLEBRIDGE_SHOW_PAGES") {
        let path = std::path::Path::new(&folder).join(name).with_extension("pdf");
        std::fs::write(path, write_pdf(pages, faces).unwrap()).unwrap();
    }
}

fn text(page: &Page) -> String {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text { glyphs, .. } => Some(glyphs.iter().map(|glyph| glyph.ch).collect::<String>()),
        _ => None,
    });
    texts.collect()
}

/// Slanting lines of a page.
fn slashes(page: &Page) -> usize {
    let slants = |item: &&Item| matches!(item, Item::Rule { from, to, .. } if (from.0 - to.0).abs() > 1.0 && (from.1 - to.1).abs() > 1.0);
    page.items.iter().filter(slants).count()
}

#[test]
fn a_register_is_one_page_and_closes_what_is_unused() {
    let faces = Faces::bundled().unwrap();
    let pages = lay_out(&form(Look::Form, register("双方因楼上漏水发生纠纷，多次协商未果。")), &faces).unwrap();
    show("register", &pages, &faces);
    let all: String = pages.pages.iter().map(text).collect();
    assert!(all.contains("装配工") && all.contains("维吾尔族"));
    // Facts, the committee's view and the closed blank; not what is open.
    assert_eq!(pages.pages.iter().map(slashes).sum::<usize>(), 3);
}

#[test]
fn a_row_taller_than_a_page_goes_on_with_its_label() {
    let faces = Faces::bundled().unwrap();
    let facts = "双方因楼上漏水发生纠纷，多次协商未果，甲方要求乙方赔偿修理费用。".repeat(60);
    let pages = lay_out(&form(Look::Form, register(&facts)), &faces).unwrap();
    show("register-long", &pages, &faces);
    assert!(pages.pages.len() > 2);
    assert!(pages.pages.iter().take(2).all(|page| text(page).contains("纠纷简要")));
    for page in &pages.pages {
        for item in &page.items {
            if let Item::Rule { from, to, .. } = item {
                assert!(from.1.max(to.1) <= sheet::BOTTOM + 0.1);
            }
        }
    }
}

#[test]
fn both_languages_and_a_page_break() {
    let faces = Faces::bundled().unwrap();
    let chinese = Content::Paragraph {
        lead: String::new(),
        text: "甲方应当于2026年3月15日前一次性支付乙方人民币1,200.00元，乙方收款后出具收条。".into(),
        indent: true,
    };
    let english = Content::Paragraph { lead: String::new(), text: "Party A shall pay Party B RMB 1,200.00 in a single payment before 15 March 2026; Party B shall issue a receipt upon payment, and neither party shall raise the matter again.".into(), indent: false };
    let columns = ["序号", "金额（元）"].map(|title| Column { title: title.into(), share: 1, align: Align::Left });
    let mut document = form(Look::Official, vec![]);
    document.blocks.push(Block::new(Content::Title("人民调解协议书".into())));
    for _ in 0..12 {
        document.blocks.push(Block::new(chinese.clone()));
        document.blocks.push(Block { lang: Some(Lang::En), ..Block::new(english.clone()) });
    }
    document.blocks.push(Block::new(Content::PageBreak));
    document
        .blocks
        .push(Block::new(Content::Table { columns: columns.to_vec(), rows: vec![vec!["1".into(), "3.00".into()]] }));
    document.blocks.push(Block::new(chinese));
    let order = Order { folio: Some(7), seam_guides: true, ..Order::default() };
    let pages = lay_out_file(&[document], order, &faces).unwrap();
    show("both", &pages, &faces);
    assert!(text(pages.pages.last().unwrap()).contains("序号"));
    // Whatever stands between them, the lines of the Chinese body meet the grid: 22 to the page, 28 characters wide.
    let pitch = sheet::DEPTH / 22.0;
    let size = sheet::MEASURE / 28.0;
    let body: Vec<_> = pages_read::lines(&pages).into_iter().filter(|line| (line.size - size).abs() < 0.01).collect();
    assert!(body.len() > 20);
    for line in body {
        let above = (line.baseline - sheet::TOP) / pitch;
        let first = (pitch - size) / 2.0 / pitch + 0.88 * size / pitch;
        assert!((above - first - (above - first).round()).abs() < 0.01, "{} is off the grid: {above}", line.text());
    }
}
