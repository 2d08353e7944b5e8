//! The papers of people's mediation, kind by kind and case by case: which exist, what is on none of them, who holds a
//! copy, both languages alike. Only words are read here; how they are set is for `paper`.

use std::path::Path;

use maplebridge::domain::case::CaseFile;
use maplebridge::domain::money::Money;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::party::PartyId;
use maplebridge::domain::session::{Statement, StatementKind};
use maplebridge::draft::document::{Block, Content, Document};
use maplebridge::draft::papers::{Choice, NoPaper};
use maplebridge::draft::slots::SLOTS;
use maplebridge::draft::template::{Group, Made, Part};
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::Lang;
use maplebridge::jobs::papers::{Wanted, documents, pages};
use maplebridge::paper::Faces;
use maplebridge::paper::page::{Item, Page};
use proptest::prelude::*;

use super::papers_support::{CASES, all, case, chosen, text, words, words_of};

/// How many papers of a kind a case has, or the reason why it has none.
fn count(case: &CaseFile, kind: PaperKind) -> String {
    match all(case, kind, PaperLanguage::Chinese) {
        Ok(papers) => papers.len().to_string(),
        Err(reason) => format!("{reason:?}"),
    }
}

#[test]
fn every_kind_fits_each_case_or_says_why_not() {
    use PaperKind as P;
    const NO_APPLICATION: &str = "NoApplication";
    const ENDED: &str = "EndedWithout";
    const NOT_ORAL: &str = "NotOral";
    const NONE: &str = "NothingToConfirm";
    const GOES_ON: &str = "NotTerminated";
    const NO_AGENT: &str = "NoAgent";
    const NOT_SIGNED: &str = "NotSigned";
    // In the order of CASES.
    let table: [(PaperKind, [&str; 10]); 13] = [
        (
            P::Application,
            [NO_APPLICATION, NO_APPLICATION, NO_APPLICATION, "1", "1", "1", NO_APPLICATION, "1", NO_APPLICATION, "1"],
        ),
        (P::AcceptanceRegister, ["1"; 10]),
        (P::Notice, ["1"; 10]),
        (P::Inquiry, ["3", "2", "3", "3", "2", "2", "3", "2", "3", "2"]),
        (P::SessionRecord, ["2", "2", "2", "2", "3", "3", "2", "1", "2", "2"]),
        (P::Agreement, ["1", "1", "1", "1", "1", ENDED, "1", "Oral", "1", "1"]),
        (
            P::OralRegister,
            [NOT_ORAL, NOT_ORAL, NOT_ORAL, NOT_ORAL, NOT_ORAL, NOT_ORAL, NOT_ORAL, "1", NOT_ORAL, NOT_ORAL],
        ),
        (P::FollowUp, ["1", "2", "1", "3", "3", "1", "NoVisit", "1", "1", "NoVisit"]),
        (P::Confirmation, ["1", "1", "1", "1", "1", NONE, NONE, NONE, "1", "1"]),
        (P::Termination, [GOES_ON, GOES_ON, GOES_ON, GOES_ON, GOES_ON, "1", GOES_ON, GOES_ON, GOES_ON, GOES_ON]),
        (P::PowerOfAttorney, [NO_AGENT, NO_AGENT, "1", NO_AGENT, NO_AGENT, "1", NO_AGENT, NO_AGENT, NO_AGENT, "2"]),
        // C02: three instalments and one form for the monthly sum.
        (P::Receipt, ["2", "4", "1", "1", "2", ENDED, NOT_SIGNED, "1", "1", "2"]),
        (P::Invitation, ["3", "2", "5", "3", "2", "2", "3", "2", "3", "2"]),
    ];
    for (kind, expected) in table {
        for (name, expected) in CASES.iter().zip(expected) {
            assert_eq!(count(&case(name), kind), expected, "{} of {name}", kind.key());
        }
    }
}

#[test]
fn a_choice_names_one_paper_or_nothing() {
    let c08 = case("C08");
    let zh = PaperLanguage::Chinese;
    let session = |number| Choice { session: Some(number), party: None };
    let party = |id: &str| Choice { session: None, party: Some(PartyId(id.into())) };
    let second = chosen(&c08, PaperKind::SessionRecord, zh, &session(2)).unwrap();
    assert_eq!(second.len(), 1);
    assert!(text(&second[0]).contains("2026年9月4日"));
    // A skipped step has no session: the first record of C05 is that of the village.
    let first = chosen(&case("C05"), PaperKind::SessionRecord, zh, &session(1)).unwrap();
    assert!(text(&first[0]).contains("村居调"));
    for number in [0, 4] {
        let none = chosen(&c08, PaperKind::SessionRecord, zh, &session(number));
        assert_eq!(none, Err(NoPaper::NoSuchSession { number, count: 3 }));
    }
    assert_eq!(chosen(&c08, PaperKind::Invitation, zh, &party("B1")).unwrap().len(), 1);
    let nobody = chosen(&c08, PaperKind::Invitation, zh, &party("B9"));
    assert_eq!(nobody, Err(NoPaper::NoSuchParty { id: "B9".into() }));
    assert_eq!(chosen(&c08, PaperKind::Receipt, zh, &party("A1")).unwrap().len(), 2);
    assert!(chosen(&c08, PaperKind::Receipt, zh, &party("B1")).is_err(), "B1 receives nothing");
    let one_only = chosen(&c08, PaperKind::Agreement, zh, &session(1));
    assert_eq!(one_only, Err(NoPaper::NotSeveral(PaperKind::Agreement)));
    let no_english = all(&c08, PaperKind::SessionRecord, PaperLanguage::English);
    assert_eq!(no_english, Err(NoPaper::OnlyChinese(PaperKind::SessionRecord)));
}

#[test]
fn a_group_list_that_does_not_add_up_prints_nothing() {
    let mut c05 = case("C05");
    let good = text(&all(&c05, PaperKind::Agreement, PaperLanguage::Chinese).unwrap()[0]);
    assert!(good.contains("附件《工资清单》是本协议的组成部分"));
    c05.annex.as_mut().unwrap().total = Money::from_fen(110_236_051);
    for language in [PaperLanguage::Chinese, PaperLanguage::English, PaperLanguage::Both] {
        let wrong = all(&c05, PaperKind::Agreement, language);
        assert!(matches!(wrong, Err(NoPaper::AnnexTotal { .. })), "{language:?}");
    }
}

fn every_paper(case: &CaseFile) -> Vec<(PaperKind, Document)> {
    let languages = [PaperLanguage::Chinese, PaperLanguage::English, PaperLanguage::Both];
    let kinds = PaperKind::ALL.iter().flat_map(|kind| languages.map(|language| (*kind, language)));
    kinds
        .filter_map(|(kind, language)| Some((kind, all(case, kind, language).ok()?)))
        .flat_map(|(kind, documents)| documents.into_iter().map(move |document| (kind, document)))
        .collect()
}

#[test]
fn what_was_said_in_private_is_on_no_paper() {
    for (name, said) in [("C02", "三千一期"), ("mid_way", "当着街坊"), ("reader", "六百也行")] {
        let case = case(name);
        assert!(case.statements.iter().any(|statement| statement.private && statement.text.contains(said)));
        for (kind, document) in every_paper(&case) {
            assert!(!text(&document).contains(said), "{} of {name}", kind.key());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever said it, in whichever session, of whatever kind, in either language.
    #[test]
    fn no_private_word_is_ever_printed(
        name in proptest::sample::select(&CASES[..]),
        party in 0_usize..8,
        session in 0_usize..8,
        kind in proptest::sample::select(StatementKind::ALL),
        dated in any::<bool>(),
    ) {
        const SECRET: &str = "只对调解员说的暗语";
        let mut case = case(name);
        let step = case.steps[session % case.steps.len()].clone();
        case.statements.push(Statement {
            party: case.parties[party % case.parties.len()].id.clone(),
            date: step.date.filter(|_| dated),
            time: None,
            step: Some(step.step),
            kind: Some(kind),
            text: SECRET.into(),
            text_en: SECRET.into(),
            private: true,
            confirmed: None,
            extra: Default::default(),
        });
        for (kind, document) in every_paper(&case) {
            prop_assert!(!text(&document).contains(SECRET), "{}", kind.key());
        }
    }
}

/// Blanks that are meant to be filled by hand: what the record cannot know.
fn is_for_the_hand(kind: PaperKind, line: &str) -> bool {
    let hand: &[&str] = match kind {
        PaperKind::Confirmation => &["人民法院", "年＿＿月"],
        PaperKind::PowerOfAttorney => &["住址：＿"],
        PaperKind::Receipt => &["年＿＿月", "Date: ____", "for the month of ____"],
        PaperKind::Invitation => &["时间：", "地点：＿", "联系方式：＿"],
        // A witness of whom nothing is written yet; a session that no recorder attended.
        PaperKind::Inquiry => &["时间：", "地点：＿", "年＿＿月"],
        PaperKind::SessionRecord => &["时间：", "记录人：＿"],
        _ => &[],
    };
    hand.iter().any(|words| line.contains(words))
}

/// The papers of this room; police, walk-in and dossier papers have tests of their own.
const PEOPLE: [PaperKind; 13] = [
    PaperKind::Application,
    PaperKind::AcceptanceRegister,
    PaperKind::Notice,
    PaperKind::Inquiry,
    PaperKind::SessionRecord,
    PaperKind::Agreement,
    PaperKind::OralRegister,
    PaperKind::FollowUp,
    PaperKind::Confirmation,
    PaperKind::Termination,
    PaperKind::PowerOfAttorney,
    PaperKind::Receipt,
    PaperKind::Invitation,
];

#[test]
fn papers_of_a_finished_case_are_filled_in() {
    for name in CASES.into_iter().filter(|name| *name != "mid_way") {
        for (kind, document) in every_paper(&case(name)).into_iter().filter(|(kind, _)| PEOPLE.contains(kind)) {
            for line in words(&document) {
                let at = format!("{} of {name}: {line}", kind.key());
                assert!(!line.contains("{{") && !line.contains("}}"), "{at}");
                let blank = line.contains('＿') || line.contains("__");
                assert!(!blank || is_for_the_hand(kind, &line), "{at}");
                for empty in ["《》", "（）", "()", "“”", "于自愿", "由主持", "，，", "编号：）"] {
                    assert!(!line.contains(empty), "{at}");
                }
            }
            for block in &document.blocks {
                match &block.content {
                    Content::Form(rows) => {
                        let cells = rows.iter().flat_map(|row| &row.cells);
                        assert!(cells.into_iter().all(|cell| !cell.label.is_empty()), "{} of {name}", kind.key());
                    }
                    Content::Fields { lead, items } => {
                        let full = items.iter().all(|item| !item.label.is_empty() && !item.value.is_empty());
                        assert!(full && (!lead.is_empty() || kind == PaperKind::PowerOfAttorney), "{items:?}");
                    }
                    Content::Paragraph { lead, text, .. } => assert!(!lead.is_empty() || !text.trim().is_empty()),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn what_the_case_lacks_is_left_to_be_written() {
    let mut bare = case("C01");
    bare.agreement.as_mut().unwrap().number.clear();
    let confirmation = text(&all(&bare, PaperKind::Confirmation, PaperLanguage::Chinese).unwrap()[0]);
    assert!(confirmation.contains("（编号：＿＿＿＿）"), "{confirmation}");
    bare.agreement.as_mut().unwrap().signed = None;
    bare.agreement.as_mut().unwrap().effective = None;
    assert_eq!(count(&bare, PaperKind::Confirmation), "NotSigned");
    bare.facts.clear();
    let register = text(&all(&bare, PaperKind::AcceptanceRegister, PaperLanguage::Chinese).unwrap()[0]);
    assert!(register.contains("纠纷简要情况："), "{register}");
}

#[test]
fn each_holder_has_a_copy_and_so_has_the_committee() {
    let rows: [(&str, PaperKind, &[&str], &str); 4] = [
        ("C01", PaperKind::Agreement, &["林志远", "何美娟", "关伯年"], "青渡镇人民调解委员会"),
        // The child has none.
        ("C02", PaperKind::Agreement, &["苏晓岚", "张立峰"], "青渡镇人民调解委员会"),
        ("C11", PaperKind::Termination, &["甘玉莲", "示范市绿葵农业发展有限公司"], "石桥村人民调解委员会"),
        ("reader", PaperKind::Agreement, &["冯有根", "韦秀莲"], "石桥村人民调解委员会"),
    ];
    for (name, kind, holders, committee) in rows {
        let wanted = Wanted { copies: true, ..Wanted::new(kind) };
        let copies = documents(&case(name), &wanted, &Templates::built_in()).unwrap();
        let marked: Vec<&str> = copies.iter().map(|copy| copy.holder.as_str()).collect();
        let expected: Vec<&str> = holders.iter().copied().chain([committee]).collect();
        assert_eq!(marked.len(), expected.len(), "{name}");
        assert!(marked.iter().zip(&expected).all(|(mark, holder)| mark.contains(holder)), "{name}: {marked:?}");
        let said = format!("一式{}份", expected.len());
        assert!(copies.iter().all(|copy| text(copy).contains(&said)), "{name}");
    }
}

const BILINGUAL: [PaperKind; 4] = [PaperKind::Agreement, PaperKind::Notice, PaperKind::Receipt, PaperKind::Termination];

/// The kinds of the parts of a template, with what stands in conditions.
fn outline(parts: &[Part]) -> Vec<String> {
    let kinds = parts.iter().flat_map(|part| match part {
        Part::When { slot, filled, then, otherwise } => {
            let open = format!("if {slot} {filled}");
            let inside = outline(then).into_iter().chain(["else".to_owned()]).chain(outline(otherwise));
            std::iter::once(open).chain(inside).chain(["end".to_owned()]).collect()
        }
        Part::Made(made) => vec![format!("{made:?}")],
        Part::Sign { left, right } => vec![format!("sign {left:?} {right:?}")],
        Part::Row(row) => vec![format!("row of {}", row.cells.len())],
        other => {
            let name = format!("{other:?}");
            vec![name.split('(').next().unwrap_or_default().to_owned()]
        }
    });
    kinds.collect()
}

#[test]
fn both_languages_of_a_paper_have_the_same_parts() {
    let templates = Templates::built_in();
    for kind in BILINGUAL {
        let (chinese, _) = templates.of(kind, Lang::Zh);
        let (english, _) = templates.of(kind, Lang::En);
        assert_eq!(outline(&chinese.parts), outline(&english.parts), "{}", kind.key());
        let slots = |lang| {
            let text = maplebridge::draft::templates::built_in_text(kind, lang).unwrap_or_default();
            let mut slots: Vec<&str> = text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()).collect();
            slots.sort_unstable();
            slots.dedup();
            slots.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(slots(Lang::Zh), slots(Lang::En), "{}", kind.key());
    }
}

#[test]
fn a_bilingual_paper_says_all_of_both_chinese_first() {
    for name in CASES {
        for kind in BILINGUAL {
            let case = case(name);
            let Ok(both) = all(&case, kind, PaperLanguage::Both) else { continue };
            let chinese = all(&case, kind, PaperLanguage::Chinese).unwrap();
            let english = all(&case, kind, PaperLanguage::English).unwrap();
            for ((both, chinese), english) in both.iter().zip(&chinese).zip(&english) {
                let at = format!("{} of {name}", kind.key());
                // Forms, tables and places hold both languages in one block.
                let alone = |block: &&Block| {
                    matches!(block.content, Content::Paragraph { .. } | Content::Heading(_) | Content::Fields { .. })
                };
                let of = |document: &Document, english: bool| -> Vec<Vec<String>> {
                    let blocks = document.blocks.iter().filter(alone);
                    blocks.filter(|block| (block.lang == Some(Lang::En)) == english).map(words_of).collect()
                };
                assert_eq!(of(both, false), of(chinese, false), "{at}");
                let theirs = of(both, true);
                assert!(!theirs.is_empty(), "{at}");
                // What has no English wording stands once.
                let is_english = |block: &Vec<String>| {
                    let han = block.concat().chars().filter(|ch| *ch >= '\u{3400}' && *ch < '\u{FF00}').count();
                    block.len() > 1 || han * 2 < block.concat().chars().count()
                };
                let wanted: Vec<Vec<String>> = of(english, false).into_iter().filter(is_english).collect();
                assert_eq!(theirs, wanted, "{at}");
                for pair in both.blocks.windows(2) {
                    let doubled = pair.iter().all(|block| block.lang == Some(Lang::En));
                    assert!(!doubled || matches!(pair[1].content, Content::Paragraph { .. }), "{at}");
                }
                assert_ne!(both.blocks[0].lang, Some(Lang::En), "{at}");
            }
        }
    }
}

#[test]
fn a_list_stands_under_both_its_headings() {
    let faces = Faces::bundled().unwrap();
    for language in [PaperLanguage::Chinese, PaperLanguage::Both] {
        let wanted = Wanted { language, ..Wanted::new(PaperKind::Agreement) };
        let set = pages(&case("C05"), &wanted, &Templates::built_in(), &faces).unwrap();
        let texts: Vec<String> = set.pages.iter().map(words_of_page).collect();
        let listed = texts.iter().position(|text| text.contains("附件：工资清单")).unwrap();
        assert!(texts[listed].contains("覃凤英") && !texts[listed].contains("签名"), "{language:?}");
        assert_eq!(texts[listed].contains("Annex"), language == PaperLanguage::Both);
    }
}

fn words_of_page(page: &Page) -> String {
    let glyphs = page.items.iter().filter_map(|item| match item {
        Item::Text { glyphs, .. } => Some(glyphs),
        _ => None,
    });
    glyphs.flatten().map(|glyph| glyph.ch).collect()
}

/// Whoever edits a template reads `templates/README.md`: it names every slot, block and group that there is.
#[test]
fn the_format_is_told_in_full() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/README.md");
    let told = std::fs::read_to_string(path).unwrap();
    let names: Vec<&str> = told.split(|ch: char| !(ch.is_ascii_lowercase() || ch == '-')).collect();
    let groups = Group::NAMES.iter().map(|(name, _)| *name);
    let blocks = Made::NAMES.iter().map(|(name, _)| *name);
    let missing: Vec<&str> =
        SLOTS.iter().copied().chain(groups).chain(blocks).filter(|name| !names.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn register_record_and_agreement_tell_the_same_facts() {
    for name in ["C01", "C02", "C05", "C07", "C08", "reader", "agents"] {
        let case = case(name);
        for kind in [PaperKind::AcceptanceRegister, PaperKind::Agreement, PaperKind::Confirmation] {
            let paper = &all(&case, kind, PaperLanguage::Chinese).unwrap()[0];
            assert!(text(paper).contains(&case.facts), "{} of {name}", kind.key());
        }
        // The clauses of the record are those of the agreement.
        let records = all(&case, PaperKind::SessionRecord, PaperLanguage::Chinese).unwrap();
        let last = text(records.last().unwrap());
        assert!(case.terms.iter().all(|term| last.contains(&term.text)), "{name}");
    }
}
