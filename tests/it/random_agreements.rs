//! Two hundred invented agreements from a seeded generator, set in both languages and all looks: what the pages must
//! keep is read from their items by a second method that knows nothing of how they were set.

use maplebridge::domain::version_mark::VersionMark;
use maplebridge::draft::document::{
    Align, Block, Column, Content, Document, FieldItem, FormCell, FormRow, Look, SignaturePlace,
};
use maplebridge::i18n::Lang;
use maplebridge::paper::page::{Item, Pages, Role};
use maplebridge::paper::{Faces, lay_out};

use crate::dice::Dice;
use crate::pages_forms::show;
use crate::pages_read::{self, ReadLine};
use maplebridge::paper::layout::sheet;

const NAMES: &[&str] = &[
    "林志远",
    "黄䶮",
    "李𬭎",
    "赵明𠮷",
    "王㛃",
    "周𬭶",
    "何美娟",
    "欧阳振华",
    "阿依古丽·买买提·吐尔逊",
    "古丽米热·阿卜杜热合曼·玉素甫江·买买提明·托合提亚尔",
    "示范市宏远建设工程有限责任公司（第三分公司）",
    "John Whitfield-Harrington",
];
const WORDS: &[&str] = &[
    "甲方",
    "乙方",
    "应当",
    "于",
    "支付",
    "赔偿",
    "修理费用",
    "医疗费",
    "逾期未付的",
    "按日",
    "加付",
    "违约金",
    "双方",
    "不再",
    "就同一事实",
    "主张权利",
    "村民委员会",
    "到场验收",
    "相邻通道",
    "保持畅通",
    "一次性",
    "分期",
    "转账至",
    "指定账户",
    "出具收条",
];
const MARKS: &[&str] = &["，", "，", "，", "；", "：", "、", "。", "。", "……", "——", "！", "？"];
const ENGLISH: &[&str] = &[
    "the",
    "Party",
    "shall",
    "pay",
    "compensation",
    "for",
    "repair",
    "of",
    "residential",
    "responsibility",
    "before",
    "within",
    "acknowledge",
    "thereafter",
    "obligations",
    "a",
    "in",
    "full",
    "performance",
    "and",
    "notwithstanding",
    "arrangement",
    "neither",
    "will",
    "raise",
    "claims",
    "“receipt”",
    "(in cash)",
    "well-known",
    "to",
    "neighbouring",
];

fn chinese(dice: &mut Dice, length: usize) -> String {
    let mut text = String::new();
    let mut after_word = false;
    while text.chars().count() < length {
        let kind = dice.roll(20);
        match kind {
            0 => text += &format!("人民币{},{:03}.{:02}元", dice.roll(99) + 1, dice.roll(1000), dice.roll(100)),
            1 => text += &format!("（￥{},{:03}.00）", dice.roll(99) + 1, dice.roll(1000)),
            2 => text += &format!("{}年{}月{}日前", 2026 + dice.roll(3), dice.roll(12) + 1, dice.roll(28) + 1),
            3 => text += &format!("“{}”", dice.pick(WORDS)),
            4 => text += &format!("《{}协议》", dice.pick(WORDS)),
            5 => text += &format!("身份证号码00000019{:010}", dice.roll(9_999_999)),
            6 => text += dice.pick(&["WeChat", "ABC-123", "iPhone 15 Pro", "A座", "3.5%", "COVID-19"]),
            7 => text += "共计贰仟陆佰元整",
            8..=10 if after_word => {
                text += dice.pick(MARKS);
                after_word = false;
                continue;
            }
            _ => text += dice.pick(WORDS),
        }
        after_word = true;
    }
    text + "。"
}

fn english(dice: &mut Dice, length: usize) -> String {
    let mut text = String::from("The parties");
    while text.len() < length {
        match dice.roll(14) {
            0 => text += &format!(" RMB {},{:03}.00", dice.roll(99) + 1, dice.roll(1000)),
            1 => text += &format!(" {} March 2026,", dice.roll(28) + 1),
            2 => text += &format!(" ID no. 00000019{:010};", dice.roll(9_999_999)),
            _ => text = text + " " + dice.pick(ENGLISH),
        }
    }
    text + "."
}

fn words(dice: &mut Dice, lang: Lang, length: usize) -> String {
    if lang == Lang::En { english(dice, length) } else { chinese(dice, length) }
}

fn paragraph(lead: &str, text: String) -> Block {
    Block::new(Content::Paragraph { lead: lead.to_owned(), text, indent: true })
}

fn party(dice: &mut Dice, lang: Lang, name: &str) -> Block {
    let zh = lang == Lang::Zh;
    let item =
        |label: &str, value: String| FieldItem { label: label.to_owned(), value, place: "/parties/0".to_owned() };
    let items = vec![
        item(if zh { "姓名：" } else { "Name:" }, name.to_owned()),
        item(if zh { "性别：" } else { "Sex:" }, if zh { "女" } else { "Female" }.to_owned()),
        item(if zh { "联系方式：" } else { "Contact:" }, format!("138{:08}", dice.roll(9999))),
        item(if zh { "单位或住址：" } else { "Address:" }, "示范市青渡镇渡口社区渡口路8号3栋201房".to_owned()),
        item(if zh { "身份证号码：" } else { "ID no.:" }, format!("00000019{:010}", dice.roll(9_999_999))),
    ];
    Block::new(Content::Fields { lead: if zh { "申请人：" } else { "Applicant:" }.to_owned(), items })
}

fn place(label: &str, name: &str, fingerprint: bool) -> SignaturePlace {
    SignaturePlace {
        label: label.to_owned(),
        name: name.to_owned(),
        place: String::new(),
        hand: None,
        signed_at: if fingerprint { "2026年3月9日 15:20".to_owned() } else { String::new() },
        fingerprint,
    }
}

fn table(dice: &mut Dice, lang: Lang, rows: usize) -> Content {
    let titles = if lang == Lang::Zh {
        ["序号", "姓名", "身份证号码", "金额（元）"]
    } else {
        ["No.", "Name", "ID no.", "Amount"]
    };
    let columns = titles.map(|title| Column { title: title.to_owned(), share: 4, align: Align::Left });
    let row = |number: usize, dice: &mut Dice| {
        let amount = format!("{},{:03}.00", dice.roll(90) + 1, dice.roll(1000));
        vec![number.to_string(), dice.pick(NAMES).to_owned(), format!("00000019{:010}", dice.roll(9_999_999)), amount]
    };
    Content::Table { columns: columns.to_vec(), rows: (1..=rows).map(|number| row(number, dice)).collect() }
}

fn form(dice: &mut Dice, lang: Lang) -> Content {
    let cell = |label: &str, value: String| FormCell { label: label.to_owned(), value, place: String::new() };
    let zh = lang == Lang::Zh;
    let long = dice.roll(700);
    let rows = vec![
        FormRow {
            cells: vec![
                cell(if zh { "姓名" } else { "Name" }, dice.pick(NAMES).to_owned()),
                cell(if zh { "性别" } else { "Sex" }, "/".to_owned()),
            ],
            lines: 0,
        },
        FormRow {
            cells: vec![cell(if zh { "纠纷简要情况" } else { "Facts of the dispute" }, words(dice, lang, long))],
            lines: u32::try_from(dice.roll(12)).unwrap(),
        },
    ];
    Content::Form(rows)
}

/// One agreement. Every tenth is long.
fn agreement(number: usize) -> Document {
    let mut dice = Dice(number as u64);
    let lang = if number % 3 == 2 { Lang::En } else { Lang::Zh };
    let zh = lang == Lang::Zh;
    let look = if number % 4 == 3 { Look::Form } else { Look::Official };
    let title = if zh { "人民调解协议书" } else { "People’s Mediation Agreement" };
    let mut blocks = vec![Block::new(Content::Title(title.to_owned()))];
    blocks.push(Block::new(Content::Number(format!("青渡人调字〔2026〕{:03}号", dice.roll(999)))));
    let names: Vec<&str> = (0..=dice.roll(12)).map(|_| dice.pick(NAMES)).collect();
    blocks.extend(names.iter().map(|name| party(&mut dice, lang, name)));
    blocks.push(Block::new(Content::Heading(if zh { "纠纷主要事实、争议事项：" } else { "Main facts" }.to_owned())));
    let length = 5 + dice.roll(300);
    blocks.push(paragraph("", words(&mut dice, lang, length)));
    if number.is_multiple_of(5) {
        blocks.push(Block::new(form(&mut dice, lang)));
    }
    blocks.push(Block::new(Content::Heading(if zh { "达成如下协议：" } else { "Agreed terms" }.to_owned())));
    let clauses = if number.is_multiple_of(10) { 25 } else { 1 + dice.roll(7) };
    for _ in 0..clauses {
        let most = if dice.roll(4) == 0 { 596 } else { 120 };
        let length = 5 + dice.roll(most);
        blocks.push(paragraph("", words(&mut dice, lang, length)));
        if zh && number.is_multiple_of(7) {
            let english = paragraph("", english(&mut dice, length));
            blocks.push(Block { lang: Some(Lang::En), ..english });
        }
    }
    blocks.push(Block::new(Content::Subheading(if zh { "履行方式、时限：" } else { "Performance" }.to_owned())));
    let rows = dice.roll(6);
    blocks.push(Block::new(table(&mut dice, lang, rows + 1)));
    blocks.push(paragraph("", words(&mut dice, lang, 20)));
    let label =
        if zh { "当事人（签名盖章或按指印）：" } else { "Party (signature, seal or fingerprint):" };
    let left = names.iter().map(|name| place(label, name, true)).collect();
    let right = vec![place(if zh { "人民调解员（签名）：" } else { "Mediator (signature):" }, "陈和平", false)];
    blocks.push(Block::new(Content::Signatures { left, right }));
    let (committee, date) = ("青渡镇人民调解委员会（印章）".to_owned(), "2026年3月11日".to_owned());
    blocks.push(Block::new(Content::SealPlace { committee, date }));
    if number.is_multiple_of(6) {
        blocks.push(Block::new(Content::Heading(if zh { "附件：名单" } else { "Annex: list" }.to_owned())));
        let rows = 1 + dice.roll(70);
        blocks.push(Block::new(table(&mut dice, lang, rows)));
    }
    Document {
        lang,
        title: title.to_owned(),
        mark: if number.is_multiple_of(2) { "草稿 DRAFT".to_owned() } else { String::new() },
        running_head: title.to_owned(),
        look,
        version_mark: VersionMark::new(&"9f3a77c1".repeat(8), 1).filter(|_| number.is_multiple_of(2)),
        holder: if number.is_multiple_of(3) { format!("本份由{}收执", names[0]) } else { String::new() },
        blocks,
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace() && *ch != '\u{AD}').collect()
}

#[test]
fn two_hundred_invented_agreements_are_well_set() {
    let faces = Faces::bundled().unwrap();
    let mut loosest = [0.0_f32; 3];
    for number in 0..200 {
        let document = agreement(number);
        let pages = lay_out(&document, &faces).unwrap();
        show(&format!("random-{number:03}"), &pages, &faces);
        let lines = pages_read::lines(&pages);
        check_lines(number, &lines, &mut loosest);
        check_pages(number, &pages, &lines, &document);
        pages_read::assert_no_heading_ends_a_page(&lines, &number.to_string());
        let printed: String = pages_read::in_order(&pages);
        assert_eq!(squeezed(&printed), squeezed(&document.plain_text()), "words of {number}");
    }
    // The cap of `breaking.rs` in em: between Han characters, between Han and Latin, between English words.
    println!("loosest gaps in em: {loosest:?}");
    assert!(loosest[0] <= 0.201 && loosest[1] <= 0.601 && loosest[2] <= 0.49, "{loosest:?}");
    assert!(loosest[0] > 0.05, "nothing was justified");
}

fn check_lines(number: usize, lines: &[ReadLine], loosest: &mut [f32; 3]) {
    for line in lines {
        line.assert_well_set(&number.to_string());
        if line.role == Role::Paragraph {
            line.gaps(loosest);
        }
    }
}

fn check_pages(number: usize, pages: &Pages, lines: &[ReadLine], document: &Document) {
    let mut signed = false;
    let rows = document.blocks.iter().find_map(|block| match &block.content {
        Content::Signatures { left, .. } => Some(left.len()),
        _ => None,
    });
    let rows = rows.unwrap_or(0);
    for page in 0..pages.pages.len() {
        let here: Vec<&ReadLine> = lines.iter().filter(|line| line.page == page).collect();
        let first_place = here.iter().position(|line| line.role == Role::Form);
        let words = here.iter().filter(|line| line.role != Role::Form).count();
        if first_place.is_some() {
            if signed {
                // Only places that have no room on one page go on.
                assert!(rows > 4, "{number}: the signing is parted");
            } else {
                // Many places with long names may leave room for one line only.
                let least = if rows > 4 { 1 } else { 2 };
                assert!(words >= least, "{number}: places to sign stand alone on page {page}");
            }
            signed = true;
        }
    }
    assert!(signed);
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Rule { from, to, .. } = item {
            let inside = |x: f32| (sheet::LEFT - 0.6..=sheet::RIGHT + 0.6).contains(&x);
            assert!(inside(from.0) && inside(to.0) && from.1.max(to.1) <= sheet::BOTTOM + 0.6, "{number}: {item:?}");
        }
    }
}

#[test]
fn the_generator_reaches_what_it_should() {
    let all: Vec<Document> = (0..200).map(agreement).collect();
    let count = |matches: &dyn Fn(&Document) -> bool| all.iter().filter(|document| matches(document)).count();
    assert!(count(&|document| document.lang == Lang::En) > 50);
    assert!(count(&|document| document.look == Look::Form) > 40);
    assert!(count(&|document| document.blocks.len() > 40) > 10);
    assert!(count(&|document| document.blocks.iter().any(|block| block.lang.is_some())) > 15);
    assert!(count(&|document| document.plain_text().contains('𬭎')) > 20);
    assert_eq!(all[17], agreement(17));
}
