//! Papers as they are printed: every page of random and real documents keeps the rules of Chinese setting, and the
//! file says the document's words. Only the public doors of `paper` are used.

use maplebridge::domain::agreement::{HandSignature, PenPoint};
use maplebridge::draft::document::{Align, Block, Column, Content, Document, FieldItem, Look, SignaturePlace};
use maplebridge::i18n::Lang;
use maplebridge::paper::layout::{never_ends, never_starts, sheet};
use maplebridge::paper::page::{Item, Page, Pages};
use maplebridge::paper::{Faces, lay_out, write_pdf};
use proptest::prelude::*;

const OPENING: &str = "（《“‘【〔「￥";
const CLOSING: &str = "，。、；：？！）》”’】〕」";

fn block(content: Content) -> Block {
    Block::new(content)
}

fn paragraph(text: &str) -> Block {
    block(Content::Paragraph { lead: String::new(), text: text.to_owned(), indent: true })
}

fn place(name: &str) -> SignaturePlace {
    let point = |x, y, t_ms| PenPoint { x, y, pressure: 0.6, t_ms };
    let strokes = vec![vec![point(10.0, 10.0, 0), point(150.0, 60.0, 300), point(280.0, 20.0, 500)]];
    SignaturePlace {
        label: "当事人（签名盖章或按指印）：".into(),
        name: name.into(),
        place: "/parties/0/name".into(),
        hand: Some(HandSignature { pad_width: 300.0, pad_height: 100.0, strokes }),
        signed_at: "2026年3月9日 15:20".into(),
        fingerprint: false,
    }
}

fn signing(parties: usize) -> [Block; 2] {
    let left = (0..parties).map(|_| place("黄䶮")).collect();
    [
        block(Content::Signatures { left, right: vec![place("赵明𠮷"), place("王芳")] }),
        block(Content::SealPlace {
            committee: "青渡社区人民调解委员会".into(), date: "2026年3月9日".into()
        }),
    ]
}

fn document(lang: Lang, blocks: Vec<Block>) -> Document {
    Document {
        lang,
        title: "人民调解协议书".into(),
        mark: "草稿 DRAFT".into(),
        running_head: "人民调解协议书".into(),
        look: Look::Official,
        holder: String::new(),
        version_mark: None,
        blocks,
    }
}

/// Whether a height belongs to the type area, not to the head or the foot of the page.
fn in_type_area(y: f32) -> bool {
    (sheet::TOP..=sheet::BOTTOM).contains(&y)
}

/// The lines of a page's type area, in the order in which they were set: baseline, left end, characters, right end.
fn lines(page: &Page) -> Vec<(f32, f32, String, f32)> {
    let mut lines: Vec<(f32, f32, String, f32)> = Vec::new();
    for item in &page.items {
        let Item::Text { baseline, glyphs, .. } = item else { continue };
        let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else { continue };
        if !in_type_area(*baseline) {
            continue;
        }
        let text: String = glyphs.iter().map(|glyph| glyph.ch).collect();
        match lines.last_mut().filter(|line| (line.0 - *baseline).abs() < 0.001 && first.x >= line.1) {
            Some(line) => {
                line.2.push_str(&text);
                line.3 = last.x + last.advance;
            }
            None => lines.push((*baseline, first.x, text, last.x + last.advance)),
        }
    }
    lines
}

fn words(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

/// All words of the type areas of all pages, spaces aside.
fn printed(pages: &Pages) -> String {
    pages.pages.iter().flat_map(lines).map(|line| words(&line.2)).collect()
}

/// Text as people write it: words, marks that open and close, figures, amounts, Latin.
fn text() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        6 => "[当事人甲乙方调解协议自愿达成履行期限村居邻里赔偿元整年月日]{1,8}",
        2 => "[，。、；：？！]",
        1 => "（[现金转账收条]{1,4}）",
        1 => "《[人民调解法]{1,5}》",
        1 => "“[幸福里小区]{1,4}”，",
        1 => "￥[1-9][0-9]{0,2},[0-9]{3}\\.[0-9]{2}",
        1 => "[1-9][0-9]{16}[0-9X]",
        1 => "[A-Za-z]{1,12}",
        1 => " ",
        1 => Just("——".to_owned()),
        1 => Just("……".to_owned()),
        1 => Just("阿依古丽·买买提".to_owned()),
    ];
    proptest::collection::vec(token, 1..60).prop_map(|tokens| {
        // People do not begin with a closing mark, and one mark follows another only in twos.
        let all: String = tokens.concat();
        all.trim_start_matches(|ch| never_starts(ch) || ch == ' ').to_owned()
    })
}

/// Runs of marks longer than people write, in which something must give way.
fn has_mark_chain(text: &str) -> bool {
    let letters: Vec<char> = words(text).chars().collect();
    let is_mark = |ch: char| never_starts(ch) || never_ends(ch);
    letters.windows(6).any(|window| window.iter().all(|ch| is_mark(*ch)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_keep_the_rules_and_lose_no_word(texts in proptest::collection::vec(text(), 1..12), parties in 1_usize..4) {
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.trim().is_empty() && !has_mark_chain(text)).collect();
        let mut blocks: Vec<Block> = texts.iter().map(|text| paragraph(text)).collect();
        blocks.insert(0, paragraph("双方当事人自愿达成如下协议，内容如下。"));
        blocks.extend(signing(parties));
        let faces = Faces::bundled().unwrap();
        let pages = lay_out(&document(Lang::Zh, blocks), &faces).unwrap();
        for line in pages.pages.iter().flat_map(lines) {
            let (first, last) = (line.2.trim().chars().next().unwrap(), line.2.trim().chars().last().unwrap());
            prop_assert!(!never_starts(first), "begins badly: {}", line.2);
            prop_assert!(!never_ends(last), "ends badly: {}", line.2);
            let half = sheet::sizes(Lang::Zh, Look::Official).body.size / 2.0 + 0.1;
            let (left, right) = (if OPENING.contains(first) { half } else { 0.1 }, if CLOSING.contains(last) { half } else { 0.1 });
            prop_assert!(line.1 >= sheet::LEFT - left, "leaves the type area on the left: {}", line.2);
            prop_assert!(line.3 <= sheet::RIGHT + right, "leaves the type area on the right: {}", line.2);
        }
        let expected: String = texts.iter().map(|text| words(text)).collect();
        prop_assert!(printed(&pages).contains(&expected), "words are lost");
        check_signing(&pages)?;
    }

    #[test]
    fn any_text_is_set_without_leaving_the_sheet(text in "\\PC{0,300}", lang in prop_oneof![Just(Lang::Zh), Just(Lang::En)]) {
        let faces = Faces::bundled().unwrap();
        let text: String = text.chars().filter(|ch| faces.covers(*ch)).collect();
        let pages = lay_out(&document(lang, vec![paragraph(&text)]), &faces).unwrap();
        for page in &pages.pages {
            for line in lines(page) {
                prop_assert!(line.1 >= sheet::LEFT - 9.0 && line.3 <= sheet::RIGHT + 9.0, "{line:?}");
            }
        }
    }
}

/// The first place to sign stands under words of the agreement, and the seal under a place to sign.
fn check_signing(pages: &Pages) -> Result<(), TestCaseError> {
    let mut signed = false;
    for page in &pages.pages {
        let lines = lines(page);
        let place = lines.iter().position(|line| line.2.contains("（签名盖章"));
        if !signed && place.is_some() {
            prop_assert!(place > Some(0), "the places to sign stand alone");
            signed = true;
        }
        if let Some(seal) = lines.iter().position(|line| line.2.contains("人民调解委员会")) {
            prop_assert!(place.is_some_and(|place| place < seal), "the seal stands alone");
        }
    }
    prop_assert!(signed, "there is no place to sign");
    Ok(())
}

#[test]
fn signing_is_never_alone_whatever_stands_before_it() {
    let faces = Faces::bundled().unwrap();
    for length in (1..60).step_by(3) {
        let mut blocks: Vec<Block> = (0..length).map(|_| paragraph("甲方应当按期履行。")).collect();
        blocks.extend(signing(3));
        let pages = lay_out(&document(Lang::Zh, blocks), &faces).unwrap();
        check_signing(&pages).unwrap();
    }
}

#[test]
fn a_character_without_a_glyph_stops_the_paper_and_names_its_place() {
    let faces = Faces::bundled().unwrap();
    let items =
        vec![FieldItem { label: "姓名：".into(), value: "黄\u{E863}明".into(), place: "/parties/0/name".into() }];
    let blocks = vec![block(Content::Fields { lead: "申请人：".into(), items }), paragraph("好\u{FFFD}的")];
    let missing = lay_out(&document(Lang::Zh, blocks), &faces).unwrap_err();
    assert_eq!(missing.to_string(), "U+E863 /parties/0/name, U+FFFD ");
    let message = &missing.messages(Lang::Zh)[0];
    assert!(message.contains("U+E863") && message.contains("/parties/0/name"), "{message}");
}

#[test]
fn a_missing_character_of_the_facts_names_the_facts() {
    let faces = Faces::bundled().unwrap();
    let facts = Block { place: "/facts".into(), ..paragraph("好\u{FFFD}的") };
    let missing = lay_out(&document(Lang::Zh, vec![facts]), &faces).unwrap_err();
    assert_eq!(missing.to_string(), "U+FFFD /facts");
}

#[test]
fn a_control_character_stops_the_paper_and_direction_marks_are_left_out() {
    let faces = Faces::bundled().unwrap();
    let missing = lay_out(&document(Lang::Zh, vec![paragraph("甲\u{7}方")]), &faces).unwrap_err();
    assert_eq!(missing.glyphs[0].code(), "U+0007");
    let pages = lay_out(&document(Lang::Zh, vec![paragraph("甲\u{202E}方\u{200B}乙\u{FE0F}方")]), &faces).unwrap();
    assert_eq!(printed(&pages), "甲方乙方");
}

#[test]
fn rare_names_are_printed_whole() {
    let faces = Faces::bundled().unwrap();
    let text = "黄䶮、李𬭎、赵明𠮷、阿依古丽·买买提·吐尔逊";
    let pages = lay_out(&document(Lang::Zh, vec![paragraph(text)]), &faces).unwrap();
    assert_eq!(printed(&pages), text);
    let bytes = write_pdf(&pages, &faces).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7") && bytes.len() < 120_000, "{}", bytes.len());
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let faces = Faces::bundled().unwrap();
    let make = |text: &str| {
        let mut blocks = vec![paragraph(text)];
        blocks.extend(signing(2));
        write_pdf(&lay_out(&document(Lang::Zh, blocks), &faces).unwrap(), &faces).unwrap()
    };
    let first = make("甲方支付乙方1,200.00元。");
    assert_eq!(first, make("甲方支付乙方1,200.00元。"));
    assert_ne!(first, make("甲方支付乙方1,300.00元。"));
}

#[test]
fn a_measure_that_is_no_number_is_refused() {
    let faces = Faces::bundled().unwrap();
    let mut pages = lay_out(&document(Lang::Zh, vec![paragraph("甲方")]), &faces).unwrap();
    pages.pages[0].items.push(Item::Rule { from: (f32::NAN, 0.0), to: (1.0, 1.0), width: 1.0 });
    assert!(write_pdf(&pages, &faces).unwrap_err().to_string().contains("page 1"));
}

#[test]
fn a_long_table_repeats_its_head_and_splits_no_row() {
    let faces = Faces::bundled().unwrap();
    let column = |title: &str, share, align| Column { title: title.into(), share, align };
    let columns =
        vec![column("序号", 1, Align::Centre), column("姓名", 2, Align::Left), column("金额（元）", 2, Align::Right)];
    let rows: Vec<Vec<String>> =
        (1..=70).map(|number| vec![number.to_string(), "买买提·吐尔逊".into(), format!("{number},000.00")]).collect();
    let pages = lay_out(&document(Lang::Zh, vec![block(Content::Table { columns, rows })]), &faces).unwrap();
    assert!(pages.pages.len() > 1);
    for page in &pages.pages {
        assert_eq!(lines(page).iter().filter(|line| line.2.contains("金额")).count(), 1);
    }
    let all = printed(&pages);
    assert!((1..=70).all(|number| all.contains(&format!("{number},000.00"))));
}

#[test]
fn words_longer_than_the_line_are_cut() {
    let faces = Faces::bundled().unwrap();
    let text = format!("网址{}结束", "a1".repeat(300));
    let pages = lay_out(&document(Lang::Zh, vec![paragraph(&text)]), &faces).unwrap();
    assert_eq!(printed(&pages), text);
    assert!(pages.pages.iter().flat_map(lines).all(|line| line.3 <= sheet::RIGHT + 0.1));
}

#[test]
fn each_place_of_the_case_has_its_region() {
    let faces = Faces::bundled().unwrap();
    let mut clause = paragraph(&"甲方应当按期履行。".repeat(20));
    clause.place = "/terms/0".into();
    let pages = lay_out(&document(Lang::Zh, vec![paragraph("前言。"), clause]), &faces).unwrap();
    let regions: Vec<_> = pages.pages[0].regions.iter().filter(|region| region.place == "/terms/0").collect();
    assert_eq!(regions.len(), 1);
    let (left, top, right, bottom) = regions[0].bounds;
    assert!(
        left == sheet::LEFT
            && (right - sheet::RIGHT).abs() < 0.1
            && bottom - top > 4.0 * sheet::sizes(Lang::Zh, Look::Official).body.pitch
    );
}

#[test]
fn a_blank_above_the_places_to_sign_is_struck_through() {
    let faces = Faces::bundled().unwrap();
    let mut struck = 0;
    for length in (1..50).step_by(2) {
        let mut blocks: Vec<Block> = (0..length).map(|_| paragraph("甲方应当按期履行。")).collect();
        blocks.extend(signing(4));
        let pages = lay_out(&document(Lang::Zh, blocks), &faces).unwrap();
        for page in pages.pages.iter().rev().skip(1) {
            let last = lines(page).iter().map(|line| line.0).fold(0.0, f32::max);
            let slash = page.items.iter().any(
                |item| matches!(item, Item::Rule { from, to, .. } if from.1 > last && to.1 < from.1 && to.0 > from.0),
            );
            assert!(slash || sheet::BOTTOM - last < 100.0, "{length} paragraphs leave {} points", sheet::BOTTOM - last);
            struck += usize::from(slash);
        }
    }
    assert!(struck > 5, "only {struck} blanks are struck through");
}

#[test]
fn no_number_of_a_long_list_is_broken() {
    let faces = Faces::bundled().unwrap();
    let titles = ["序号", "姓名", "身份证号码", "联系电话", "部门", "欠薪期间", "银行卡号", "金额（元）"];
    let columns = titles.map(|title| Column { title: title.into(), share: 4, align: Align::Left }).to_vec();
    let row = |number: usize| {
        ["阿依古丽·买买提·吐尔逊", "000000197503070011", "13800000001", "装配车间", "2025年10月至2026年1月"]
            .into_iter()
            .chain(["6217000000000000001", "12,345.67"])
            .fold(vec![number.to_string()], |mut row, cell| {
                row.push(cell.to_owned());
                row
            })
    };
    let rows: Vec<Vec<String>> = (1..=80).map(row).collect();
    let pages = lay_out(&document(Lang::Zh, vec![block(Content::Table { columns, rows })]), &faces).unwrap();
    let runs: Vec<String> = pages.pages.iter().flat_map(runs).collect();
    for number in ["000000197503070011", "13800000001", "6217000000000000001", "12,345.67"] {
        assert_eq!(runs.iter().filter(|run| *run == number).count(), 80, "{number}");
    }
}

/// The texts of a page as they were set, each run of one face for itself.
fn runs(page: &Page) -> Vec<String> {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text { glyphs, .. } => Some(glyphs.iter().map(|glyph| glyph.ch).collect()),
        Item::Rule { .. } | Item::Stroke { .. } | Item::Filled { .. } | Item::Belongs(_) => None,
    });
    texts.collect()
}

#[test]
fn a_label_and_its_number_share_a_line() {
    let faces = Faces::bundled().unwrap();
    for length in 0..40 {
        let item =
            |label: &str, value: &str| FieldItem { label: label.into(), value: value.into(), place: "/x".into() };
        let items = vec![
            item("姓名：", "林志远"),
            item("年龄：", "51岁"),
            item("单位或住址：", &"示范省示范市".repeat(7).chars().take(length + 1).collect::<String>()),
            item("身份证号码：", "000000197503070011"),
        ];
        let fields = block(Content::Fields { lead: "申请人：".into(), items });
        let pages = lay_out(&document(Lang::Zh, vec![fields]), &faces).unwrap();
        let lines: Vec<String> = pages.pages.iter().flat_map(lines).map(|line| words(&line.2)).collect();
        for whole in ["姓名：林志远", "年龄：51岁", "身份证号码：000000197503070011"] {
            assert!(lines.iter().any(|line| line.contains(whole)), "{whole}: {lines:?}");
        }
    }
}

#[test]
fn a_hyphen_after_a_han_character_joins_it() {
    let faces = Faces::bundled().unwrap();
    for length in 0..40 {
        let text = format!("{}〔2026〕103号-1", "青渡人调字".repeat(8).chars().take(length).collect::<String>());
        let pages = lay_out(&document(Lang::Zh, vec![paragraph(&text)]), &faces).unwrap();
        let lines: Vec<String> = pages.pages.iter().flat_map(lines).map(|line| words(&line.2)).collect();
        assert!(lines.iter().any(|line| line.ends_with("号-1")), "{lines:?}");
    }
}

#[test]
fn a_name_as_long_as_a_book_does_not_hang() {
    let faces = Faces::bundled().unwrap();
    let mut place = place(&"阿".repeat(20_000));
    place.hand = None;
    let blocks = vec![paragraph("甲方。"), block(Content::Signatures { left: vec![place], right: vec![] })];
    let start = std::time::Instant::now();
    lay_out(&document(Lang::Zh, blocks), &faces).unwrap();
    assert!(start.elapsed().as_secs() < 30);
}

#[test]
fn a_long_name_among_fields_is_not_torn_before_its_last_character() {
    let faces = Faces::bundled().unwrap();
    let item = |label: &str, value: &str| FieldItem { label: label.into(), value: value.into(), place: "/x".into() };
    let items = vec![
        item("名称：", "示范市青渡山水生态农业观光旅游开发（集团）股份有限公司第三分公司"),
        item("统一社会信用代码：", "91000000MA00002002"),
        item("法定代表人：", "周砚秋（执行董事兼总经理）"),
        item("联系方式：", "13800000009"),
        item("住所：", "示范省示范市示范区高新技术产业开发区创新大道1888号科技孵化园A座17层1708室"),
    ];
    let fields = block(Content::Fields { lead: "被申请人二：".into(), items });
    let pages = lay_out(&document(Lang::Zh, vec![fields]), &faces).unwrap();
    let lines: Vec<String> = pages.pages.iter().flat_map(lines).map(|line| words(&line.2)).collect();
    assert!(lines.iter().any(|line| line.ends_with("第三分公司")), "{lines:?}");
}
