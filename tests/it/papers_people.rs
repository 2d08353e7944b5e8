//! The papers of people's mediation, kind by kind and case by case: which exist, what they say and never say, who signs
//! and who holds a copy. Only words are read here; how they are set is for `paper`.

use std::path::Path;

use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::domain::money::Money;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::party::PartyId;
use maplebridge::domain::session::{Outcome, Statement, StatementKind};
use maplebridge::draft::document::{Block, Content, Document, SignaturePlace};
use maplebridge::draft::papers::{Choice, NoPaper, Source, papers};
use maplebridge::draft::slots::SLOTS;
use maplebridge::draft::template::{Group, Made, Part};
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::Lang;
use maplebridge::jobs::papers::{Wanted, documents};
use proptest::prelude::*;

const CASES: [&str; 10] = ["C01", "C02", "C05", "C07", "C08", "C11", "mid_way", "oral_minor", "reader", "agents"];

fn case(name: &str) -> CaseFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.json"));
    case_file::read(&std::fs::read(path).unwrap()).unwrap().case
}

fn all(case: &CaseFile, kind: PaperKind, language: PaperLanguage) -> Result<Vec<Document>, NoPaper> {
    chosen(case, kind, language, &Choice::default())
}

fn chosen(
    case: &CaseFile,
    kind: PaperKind,
    language: PaperLanguage,
    choice: &Choice,
) -> Result<Vec<Document>, NoPaper> {
    let templates = Templates::built_in();
    papers(&Source { case, templates: &templates, language, catalogue: &[] }, kind, choice)
}

fn chinese(name: &str, kind: PaperKind) -> Vec<Document> {
    all(&case(name), kind, PaperLanguage::Chinese).unwrap()
}

/// All words of a block, cell by cell.
fn words_of(block: &Block) -> Vec<String> {
    let place = |place: &SignaturePlace| [place.label.clone(), place.name.clone()];
    match &block.content {
        Content::Title(text)
        | Content::Number(text)
        | Content::Heading(text)
        | Content::Subheading(text)
        | Content::Note(text) => vec![text.clone()],
        Content::Form(rows) => {
            rows.iter().flat_map(|row| &row.cells).map(|cell| format!("{}：{}", cell.label, cell.value)).collect()
        }
        Content::Blank { .. } | Content::Space { .. } | Content::PageBreak => Vec::new(),
        Content::Paragraph { lead, text, .. } => vec![format!("{lead}{text}")],
        Content::Fields { lead, items } => std::iter::once(lead.clone())
            .chain(items.iter().map(|item| format!("{}{}", item.label, item.value)))
            .collect(),
        Content::Table { columns, rows } => {
            columns.iter().map(|column| column.title.clone()).chain(rows.iter().flatten().cloned()).collect()
        }
        Content::Signatures { left, right } => left.iter().chain(right).flat_map(place).collect(),
        Content::SealPlace { committee, date } => vec![committee.clone(), date.clone()],
    }
}

fn words(document: &Document) -> Vec<String> {
    document.blocks.iter().flat_map(words_of).collect()
}

fn text(document: &Document) -> String {
    words(document).join("\n")
}

/// Label and name of every place to sign.
fn places(document: &Document) -> Vec<(String, String)> {
    let blocks = document.blocks.iter().filter_map(|block| match &block.content {
        Content::Signatures { left, right } => Some(left.iter().chain(right)),
        _ => None,
    });
    blocks.flatten().map(|place| (place.label.clone(), place.name.clone())).collect()
}

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
        (P::FollowUp, ["1", "2", "1", "3", "3", "1", "NoVisit", "1", "1", "1"]),
        (P::Confirmation, ["1", "1", "1", "1", "1", NONE, NONE, NONE, "1", "1"]),
        (P::Termination, [GOES_ON, GOES_ON, GOES_ON, GOES_ON, GOES_ON, "1", GOES_ON, GOES_ON, GOES_ON, GOES_ON]),
        (P::PowerOfAttorney, [NO_AGENT, NO_AGENT, "1", NO_AGENT, NO_AGENT, "1", NO_AGENT, NO_AGENT, NO_AGENT, "2"]),
        // C02: three instalments and one form for the monthly sum.
        (P::Receipt, ["2", "4", "1", "1", "2", "NoPayment", "2", "1", "1", "2"]),
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
        PaperKind::Inquiry => &["时间：＿", "地点：＿", "年＿＿月"],
        PaperKind::SessionRecord => &["记录人：＿"],
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
    let agreement = bare.agreement.as_mut().unwrap();
    (agreement.signed, agreement.number) = (None, String::new());
    let confirmation = text(&all(&bare, PaperKind::Confirmation, PaperLanguage::Chinese).unwrap()[0]);
    assert!(confirmation.contains("申请人于＿＿＿＿经青渡镇人民调解委员会"), "{confirmation}");
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

#[test]
fn an_application_does_not_know_what_came_later() {
    let c08 = text(&chinese("C08", PaperKind::Application)[0]);
    assert!(!c08.contains("2026年9月20日"), "{c08}");
    assert!(c08.contains("说了三次他都拖"), "{c08}");
    let c07 = text(&chinese("C07", PaperKind::Application)[0]);
    assert!(c07.contains(&case("C07").facts));
    let asked = text(&chinese("agents", PaperKind::Application)[0]);
    assert!(asked.contains("1. 工程按期完工") && asked.contains("2. 请求按合同约定"), "{asked}");
}

#[test]
fn a_session_record_tells_how_its_own_session_ended() {
    let records: Vec<String> = chinese("C08", PaperKind::SessionRecord).iter().map(text).collect();
    assert!(records[0].contains("未达成协议，经当事人同意，转入村居调继续调解"));
    assert!(!records[0].contains("权利义务告知书"), "the notice came two days later");
    assert!(!records[0].contains("回避"), "nobody asked on that day");
    assert!(records[1].contains("自愿达成调解协议（编号：青渡人调字〔2026〕008号），协议内容见该协议书"));
    assert!(records[1].contains("已询问各方是否要求人民调解员回避"));
    let unasked = text(&chinese("oral_minor", PaperKind::SessionRecord)[0]);
    assert!(unasked.contains("告知书》已于2026年6月20日") && !unasked.contains("回避"), "{unasked}");
    assert!(!records[1].contains("免费返修"), "the later clauses");
    assert!(records[2].contains("自愿达成调解协议（编号：青渡人调字〔2026〕008-1号），内容如下"));
    assert!(records[2].contains("免费返修"));
    let ended: Vec<String> = chinese("C11", PaperKind::SessionRecord).iter().map(text).collect();
    assert!(
        ended[2].contains(
            "已告知当事人可以依法通过下列途径维护自己的权利：向农村土地承包仲裁委员会申请仲裁；向人民法院起诉"
        )
    );
    assert!(!ended[1].contains("第二十六条"));
    let open = chinese("mid_way", PaperKind::SessionRecord);
    let lines = open[1].blocks.iter().filter(|block| matches!(block.content, Content::Blank { closed: false, .. }));
    assert_eq!(lines.count(), 1, "how it ends is to be written");
}

#[test]
fn a_session_record_names_who_was_there() {
    let row = |document: &Document, label: &str| {
        let words = words(document);
        let label = format!("{label}：");
        words.iter().find_map(|line| line.strip_prefix(&label)).unwrap_or_default().to_owned()
    };
    let c05 = chinese("C05", PaperKind::SessionRecord);
    assert_eq!(row(&c05[0], "当事人"), "林国栋、示范市安筑劳务有限公司（法定代表人高鸣）");
    assert_eq!(row(&c05[1], "参加人"), "信访局、人社局、住建局、驻点律师");
    assert!(row(&c05[1], "当事人").ends_with("示范市宏远建设有限公司（代理人罗律）"));
    assert!(places(&c05[0]).iter().all(|(_, name)| !name.contains("覃凤英")), "she was not there");
    let c01 = chinese("C01", PaperKind::SessionRecord);
    assert_eq!((row(&c01[0], "主持人"), row(&c01[0], "参加人")), ("义警 邓楼长".into(), "／".into()));
    assert!(places(&c01[0]).contains(&("主持人（签名）：".into(), String::new())));
    assert_eq!((row(&c01[1], "人民调解员"), row(&c01[1], "记录人")), ("陈和平".into(), "罗小满".into()));
    let minor = chinese("oral_minor", PaperKind::SessionRecord);
    assert_eq!(row(&minor[0], "当事人"), "容志坚、叶知秋（法定代理人叶文海）");
    let reader = chinese("reader", PaperKind::SessionRecord);
    assert_eq!(
        row(&reader[1], "参加人"),
        "岑立（民警）、冯晓东（宣读人）、莫静（翻译，示范区残疾人联合会，示范市示范区青渡镇文明路6号，13800000045）"
    );
    assert!(text(&reader[1]).contains("向不能阅读的当事人宣读"));
    let hands: Vec<String> = places(&reader[1]).into_iter().map(|(_, name)| name).collect();
    for name in ["冯有根", "韦秀莲", "邓伯安", "冯晓东", "莫静", "岑立", "郑水生", "李若清", "罗小满"]
    {
        assert_eq!(hands.iter().filter(|hand| *hand == name).count(), 1, "{name}: {hands:?}");
    }
}

/// Clause and state of each row.
fn performed(document: &Document) -> Vec<(String, String)> {
    let table = document.blocks.iter().find_map(|block| match &block.content {
        Content::Table { rows, .. } => Some(rows),
        _ => None,
    });
    let rows = table.map(Vec::as_slice).unwrap_or_default();
    rows.iter().map(|row| (row[0].clone(), row[3].clone())).collect()
}

#[test]
fn a_visit_says_how_each_clause_stands_on_its_day() {
    let states = |name: &str| -> Vec<Vec<String>> {
        let visits = chinese(name, PaperKind::FollowUp);
        visits.iter().map(|visit| performed(visit).into_iter().map(|(_, state)| state).collect()).collect()
    };
    const TICK: &str = "☐已履行　☐部分　☐未履行";
    assert_eq!(states("C01"), [["已履行"; 3]]);
    assert_eq!(states("C02"), [[TICK, TICK, "履行期限未届满"], ["已履行", "到期部分已履行", "履行期限未届满"]]);
    // The first visit was to the earlier agreement, whose clauses are not those of the file.
    let c08 = states("C08");
    assert!(c08[0].is_empty());
    assert_eq!(c08[1..], [["履行期限未届满", TICK], ["履行期限未届满", "已履行"]]);
    let first = text(&chinese("C08", PaperKind::FollowUp)[0]);
    assert!(first.contains("协议编号：青渡人调字〔2026〕008号\n"), "{first}");
    assert!(text(&chinese("C11", PaperKind::FollowUp)[0]).contains("☑未激化"));
}

#[test]
fn a_broken_promise_is_told_as_broken() {
    let mut c01 = case("C01");
    c01.follow_ups[0].result = Some(maplebridge::domain::agreement::FollowUpResult::NotPerformed);
    c01.follow_ups[0].date = c01.terms[0].due;
    let visit = &all(&c01, PaperKind::FollowUp, PaperLanguage::Chinese).unwrap()[0];
    let states: Vec<String> = performed(visit).into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, ["未履行", "未履行", "履行期限未届满"]);
}

#[test]
fn receipts_are_one_a_payment_in_figures_and_capitals() {
    let c02: Vec<String> = chinese("C02", PaperKind::Receipt).iter().map(text).collect();
    for (position, receipt) in c02[..3].iter().enumerate() {
        assert!(receipt.contains("人民币3,000.00元（大写：人民币叁仟元整）"), "{receipt}");
        assert!(receipt.contains(&format!("分期付款第{}期，共3期", position + 1)), "{receipt}");
    }
    assert!(c02[3].contains("＿＿＿＿年＿＿月的款项，人民币1,500.00元（大写：人民币壹仟伍佰元整）"));
    assert!(!c02[3].contains("分期"));
    let c05 = text(&chinese("C05", PaperKind::Receipt)[0]);
    assert!(c05.contains("收款人及各人金额见协议附件《工资清单》"), "{c05}");
    let reader = text(&chinese("reader", PaperKind::Receipt)[0]);
    assert!(reader.contains("今收到韦秀莲依照上述调解协议第一条支付的青苗损失费"), "{reader}");
}

#[test]
fn the_application_to_the_court_is_one_for_all() {
    for (name, applicants) in [("C01", 3), ("C02", 2), ("C05", 5), ("C07", 3), ("agents", 2)] {
        let paper = &chinese(name, PaperKind::Confirmation)[0];
        let leads: Vec<&String> = paper
            .blocks
            .iter()
            .filter_map(|block| match &block.content {
                Content::Fields { lead, .. } => Some(lead),
                _ => None,
            })
            .collect();
        assert_eq!(leads.len(), applicants, "{name}");
        assert!(leads.iter().all(|lead| lead.starts_with("申请人")), "{name}: {leads:?}");
        assert_eq!(places(paper).len(), applicants, "{name}");
        let text = text(paper);
        assert!(text.contains("没有恶意串通、规避法律的行为") && text.contains("此致"), "{name}");
        assert_eq!(text.contains("授权委托书"), name == "agents" || name == "C05", "{name}");
    }
    assert!(text(&chinese("C01", PaperKind::Confirmation)[0]).contains("出生日期：1985年4月16日"));
}

#[test]
fn whoever_may_sign_signs() {
    let oral = &chinese("oral_minor", PaperKind::OralRegister)[0];
    let hands: Vec<String> = places(oral).into_iter().map(|(_, name)| name).collect();
    assert_eq!(hands, ["李若清", "罗小满"]);
    let notice = places(&chinese("oral_minor", PaperKind::Notice)[0]);
    assert!(notice.iter().any(|(_, name)| name == "叶文海（叶知秋）"), "{notice:?}");
    // Who gives the authority signs, not the agent alone.
    let powers = chinese("agents", PaperKind::PowerOfAttorney);
    let company: Vec<String> = places(&powers[0]).into_iter().map(|(_, name)| name).collect();
    assert!(company[0].starts_with("欧阳明远（") && company[1] == "钟慧", "{company:?}");
    assert!(text(&powers[0]).contains("☑ 特别授权") && text(&powers[1]).contains("☑ 一般授权"));
    assert!(text(&powers[0]).contains("☐ 一般授权") && text(&powers[1]).contains("☐ 特别授权"));
    // For a company that was asked, whoever spoke signs.
    let asked = chinese("C11", PaperKind::Inquiry);
    assert!(places(&asked[1]).iter().any(|(label, name)| label.contains("代理人") && name.starts_with("简安")));
    // Money for a person with an agent is received by the person.
    let receipts = chinese("agents", PaperKind::Receipt);
    assert!(places(&receipts[0])[0].1.starts_with("欧阳明远（"));
}

#[test]
fn an_invitation_names_the_open_session_and_leaves_the_rest_to_the_hand() {
    let open = text(&chinese("mid_way", PaperKind::Invitation)[0]);
    assert!(open.contains("时间：2026年3月11日＿＿时＿＿分"), "{open}");
    assert!(open.contains("地点：渡口社区居委会调解室"), "{open}");
    let closed = text(&chinese("C11", PaperKind::Invitation)[1]);
    assert!(closed.contains("时间：＿＿＿＿年") && closed.contains("营业执照"), "{closed}");
    let mut all_open = case("mid_way");
    all_open.steps[1].outcome = Some(Outcome::Settled);
    let none = text(&all(&all_open, PaperKind::Invitation, PaperLanguage::Chinese).unwrap()[0]);
    assert!(!none.contains("2026年3月11日"), "{none}");
}
