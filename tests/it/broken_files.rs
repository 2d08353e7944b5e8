//! Broken case files, each made from C01 by one change: each gets its own clear error in both languages, at its place.

use maplebridge::domain::case_file::{self, CaseFileError, Expected, Found, JsonKind, Problem, Target};
use maplebridge::i18n::{Lang, Tr, case_file_error};
use serde_json::{Value, json};

const C01: &str = include_str!("../cases/C01.json");

/// A change of the text, the place of the error, and what is wrong there.
struct Broken {
    name: &'static str,
    bytes: Vec<u8>,
    at: &'static str,
    problem: Problem,
}

fn wrong(kind: JsonKind, shown: &str, expected: Expected) -> Problem {
    Problem::Wrong { found: Found { kind, shown: shown.to_owned() }, expected }
}

/// C01 with the value at this pointer put in the place of the old one; `null` takes it away.
fn with(pointer: &str, value: Value) -> Vec<u8> {
    let mut case: Value = serde_json::from_str(C01).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match case.pointer_mut(parent).unwrap() {
        Value::Object(map) => drop(map.insert(key.to_owned(), value)),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer} is not inside anything"),
    }
    serde_json::to_vec_pretty(&case).unwrap()
}

/// C01 with this text, which must be there, put in the place of another.
fn replaced(old: &str, new: &str) -> Vec<u8> {
    assert!(C01.contains(old), "{old} is not in C01");
    C01.replacen(old, new, 1).into_bytes()
}

fn one(name: &'static str, at: &'static str, value: Value, problem: Problem) -> Broken {
    Broken { name, bytes: with(at, value), at, problem }
}

/// Files that cannot be read as JSON of one case at all.
fn broken_as_a_whole() -> Vec<Broken> {
    let whole = |name, bytes: Vec<u8>, problem| Broken { name, bytes, at: "", problem };
    let half = C01.split_once("\"terms\"").unwrap().0;
    let lines = half.lines().count();
    let column = half.lines().last().unwrap().chars().count();
    let byte = C01.find("鸽棚").unwrap();
    let mut not_utf8 = C01.as_bytes().to_vec();
    not_utf8[byte + 1] = b'"';
    let object = |kind, shown: &str| wrong(kind, shown, Expected::Object);
    let deep = format!("{{\"deep\": {}1{}}}", "[".repeat(5000), "]".repeat(5000));
    vec![
        whole("empty", Vec::new(), Problem::Empty),
        whole("only white space", b" \r\n\t".to_vec(), Problem::Empty),
        whole("only a byte order mark", b"\xef\xbb\xbf".to_vec(), Problem::Empty),
        whole("cut short", half.as_bytes().to_vec(), Problem::CutShort { line: lines, column }),
        whole("not UTF-8", not_utf8, Problem::NotUtf8 { offset: byte }),
        whole("UTF-16", b"\xff\xfe{\x00}\x00".to_vec(), Problem::NotUtf8 { offset: 0 }),
        whole(
            "a comma too many",
            replaced("\"kind\": \"people\",", "\"kind\": \"people\",,"),
            Problem::NotJson { line: 3, column: 19 },
        ),
        whole(
            "text after the end",
            format!("{}x", C01.trim_end()).into_bytes(),
            Problem::NotJson { line: C01.trim_end().lines().count(), column: 2 },
        ),
        whole("a list", b"[]".to_vec(), object(JsonKind::List, "")),
        whole("a number", b"7".to_vec(), object(JsonKind::Number, "7")),
        Broken {
            name: "nested too deep",
            bytes: deep.into_bytes(),
            at: DEEP.as_str(),
            problem: Problem::TooDeep { most: 64 },
        },
    ]
}

/// The place at which the nesting of the deep file is one level too deep.
static DEEP: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| format!("/deep{}", "/0".repeat(63)));

fn broken_formats_and_keys() -> Vec<Broken> {
    let format = "\"format\": \"maplebridge.case/1\"";
    let other = |found: &str| Problem::OtherFormat { found: found.to_owned() };
    let newer = |found: &str| Problem::NewerFormat { found: found.to_owned() };
    vec![
        Broken {
            name: "no format",
            bytes: replaced(&format!("{format},"), ""),
            at: "/format",
            problem: Problem::Missing,
        },
        one("other format", "/format", json!("docx"), other("docx")),
        one("older format", "/format", json!("maplebridge.case/0"), other("maplebridge.case/0")),
        one("newer format", "/format", json!("maplebridge.case/2"), newer("maplebridge.case/2")),
        one(
            "much newer format",
            "/format",
            json!("maplebridge.case/99999999999999999999"),
            newer("maplebridge.case/99999999999999999999"),
        ),
        one("format is a number", "/format", json!(1), wrong(JsonKind::Number, "1", Expected::Text)),
        one("no kind", "/kind", Value::Null, Problem::Missing),
        one(
            "unknown kind",
            "/kind",
            json!("court"),
            Problem::UnknownValue { found: "court".to_owned(), allowed: vec!["people", "public_security"] },
        ),
        one("no parties", "/parties", Value::Null, Problem::Missing),
        one("parties is an object", "/parties", json!({}), wrong(JsonKind::Object, "", Expected::List)),
        one("party without id", "/parties/0/id", json!(""), Problem::Missing),
        one("party without role", "/parties/1/role", Value::Null, Problem::Missing),
        one("a party is null", "/parties/2", Value::Null, wrong(JsonKind::Null, "", Expected::Object)),
        one(
            "outcome in Chinese",
            "/steps/1/outcome",
            json!("达成"),
            Problem::UnknownValue {
                found: "达成".to_owned(),
                allowed: vec!["settled", "escalated", "skipped", "not_settled"],
            },
        ),
        Broken {
            name: "a key twice",
            bytes: replaced("\"source\"", "\"title\": \"x\", \"source\""),
            at: "/title",
            problem: Problem::DuplicateKey,
        },
        one(
            "both kinds of payment",
            "/terms/0",
            json!({"instalments": [{}], "schedule": {}}),
            Problem::OnlyOneOf { first: "instalments", second: "schedule" },
        )
        .at("/terms/0/schedule"),
    ]
}

impl Broken {
    fn at(self, at: &'static str) -> Broken {
        Broken { at, ..self }
    }
}

fn broken_values() -> Vec<Broken> {
    let text = |shown: &str, expected| wrong(JsonKind::Text, shown, expected);
    let number = |shown: &str, expected| wrong(JsonKind::Number, shown, expected);
    let count = |least, most| Expected::Count { least, most };
    vec![
        one("date that does not exist", "/accepted", json!("2026-02-30"), text("2026-02-30", Expected::Date)),
        one("date without zeros", "/terms/0/due", json!("2026-3-15"), text("2026-3-15", Expected::Date)),
        one("date in Chinese", "/agreement/signed", json!("2026年3月11日"), text("2026年3月11日", Expected::Date)),
        one("date is a number", "/notice/date", json!(20_260_311), number("20260311", Expected::Date)),
        one("negative amount", "/terms/0/amount_cents", json!(-260_000), number("-260000", Expected::Amount)),
        one("fractional amount", "/terms/0/amount_cents", json!(2600.5), number("2600.5", Expected::Amount)),
        one("amount is a text", "/terms/1/amount_cents", json!("98000"), text("98000", Expected::Amount)),
        one(
            "amount too large",
            "/terms/1/amount_cents",
            json!(1_000_000_000_000_001_u64),
            number("1000000000000001", Expected::Amount),
        ),
        Broken {
            name: "amount beyond 64 bits",
            bytes: replaced("260000", "36893488147419103232"),
            at: "/terms/0/amount_cents",
            problem: Problem::NumberTooLarge,
        },
        one("copies negative", "/agreement/copies", json!(-1), number("-1", count(0, u32::MAX))),
        one("day 32", "/terms/0/schedule", json!({"day": 32}), number("32", count(1, 31))).at("/terms/0/schedule/day"),
        one("month 13", "/terms/0/schedule", json!({"from": "2026-13"}), text("2026-13", Expected::Month))
            .at("/terms/0/schedule/from"),
        one("time 24:00", "/statements/0/time", json!("24:00"), text("24:00", Expected::Time)),
        one("name is a list", "/parties/0/name", json!(["林"]), wrong(JsonKind::List, "", Expected::Text)),
        one("recusal is a text", "/notice/recusal_asked", json!("yes"), text("yes", Expected::Bool)),
        one("desk is a text", "/desk", json!("青渡"), text("青渡", Expected::Object)),
        one(
            "control character in a name",
            "/parties/0/name",
            json!("林\u{0}志远"),
            Problem::ControlCharacter { code: 0 },
        ),
        one("C1 control character", "/facts", json!("a\u{9b}b"), Problem::ControlCharacter { code: 0x9b }),
        one(
            "right-to-left override",
            "/parties/2/name",
            json!("关\u{202e}伯年"),
            Problem::DirectionOverride { code: 0x202e },
        ),
        one(
            "isolate in a statement",
            "/statements/1/text",
            json!("\u{2066}"),
            Problem::DirectionOverride { code: 0x2066 },
        ),
    ]
}

fn broken_references() -> Vec<Broken> {
    let nobody = |id: &str, target| Problem::NoSuchReference { id: id.to_owned(), target };
    let twice = |id: &str| Problem::DuplicateId { id: id.to_owned() };
    vec![
        one("an id twice", "/parties/1/id", json!("A1"), twice("A1")),
        one("an id of a party and of staff", "/staff/1/id", json!("B1"), twice("B1")),
        one("statement of nobody", "/statements/0/party", json!("Z9"), nobody("Z9", Target::Party)),
        one("notice to nobody", "/notice/given_to/2", json!("Z9"), nobody("Z9", Target::Party)),
        one("guardian who is nobody", "/parties/0/guardian", json!("G1"), nobody("G1", Target::Party)),
        one("obligor who is nobody", "/terms/0/obligor/0", json!("b1"), nobody("b1", Target::Party)),
        one("obligee who is staff", "/terms/2/obligee/1", json!("S1"), nobody("S1", Target::Party)),
        one("payer who is nobody", "/terms/0/instalments", json!([{"payer": "B2"}]), nobody("B2", Target::Party))
            .at("/terms/0/instalments/0/payer"),
        one("session with a stranger", "/steps/0/participants/1", json!(""), nobody("", Target::Party)),
        one("session with a party as staff", "/steps/1/staff/0", json!("A1"), nobody("A1", Target::Staff)),
        one("annex of no term", "/annex", json!({"term": 9}), nobody("9", Target::TermNumber)).at("/annex/term"),
        one("signature of nobody", "/signatures", json!([{"signer": "S9"}]), nobody("S9", Target::PartyOrStaff))
            .at("/signatures/0/signer"),
        one("position of nobody", "/issues", json!([{"positions": [{"party": "X"}]}]), nobody("X", Target::Party))
            .at("/issues/0/positions/0/party"),
    ]
}

fn broken_files() -> Vec<Broken> {
    let mut all = broken_as_a_whole();
    all.extend(broken_formats_and_keys());
    all.extend(broken_values());
    all.extend(broken_references());
    all
}

#[test]
fn each_broken_file_has_its_own_error() {
    let all = broken_files();
    assert!(all.len() >= 28, "only {} broken files", all.len());
    for Broken { name, bytes, at, problem } in all {
        let CaseFileError { at: found, problem: why } = case_file::read(&bytes).unwrap_err();
        assert_eq!((found.pointer(), &why), (at, &problem), "{name}");
    }
}

#[test]
fn each_error_is_a_sentence_with_its_place_in_both_languages() {
    for Broken { name, bytes, at, .. } in broken_files() {
        let error = case_file::read(&bytes).unwrap_err();
        let (zh, en) = (case_file_error::message(Tr(Lang::Zh), &error), case_file_error::message(Tr(Lang::En), &error));
        assert!(zh.contains(at) && en.contains(at), "{name}: {zh} / {en}");
        assert!(zh.chars().count() > at.chars().count() + 6 && en.chars().count() > at.chars().count() + 10, "{name}");
        assert!(zh.ends_with('。') || zh.contains("下列之一"), "{name}: {zh}");
        assert!(en.is_ascii() || !en.chars().any(|each| ('\u{3000}'..'\u{303f}').contains(&each)), "{name}: {en}");
    }
}

#[test]
fn what_looks_odd_but_is_valid_is_read() {
    let files = [
        C01.as_bytes().to_vec(),
        [b"\xef\xbb\xbf".as_slice(), C01.as_bytes()].concat(),
        with("/parties/0/name", json!("{{slots}} <b>黄䶮</b>\t𬭎")),
        with("/statements/0/text", json!("陈".repeat(1_000_000))),
        with("/facts", json!("第一行\n第二行\r\n")),
        with("/terms", json!([])),
        with("/parties/0/phone", Value::Null),
    ];
    for bytes in files {
        assert!(case_file::read(&bytes).is_ok());
    }
}
