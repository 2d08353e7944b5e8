//! `maplebridge statistics` as a script sees it: JSON in its order, the return in both languages, the workbook read back by
//! another program, bad days, a reader's rights.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use super::book_support::{PASSPHRASE, VARIABLE};
use super::casebook_support::case_text;

struct Desk(tempfile::TempDir);

impl Desk {
    /// A casebook with these cases.
    fn with(cases: &[Value]) -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        let mut arguments = vec!["case".to_owned(), "import".to_owned()];
        for (number, case) in cases.iter().enumerate() {
            let path = desk.path(&format!("{number}.json"));
            std::fs::write(&path, case.to_string()).unwrap();
            arguments.push(path.display().to_string());
        }
        if !cases.is_empty() {
            assert!(desk.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).status.success());
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_maplebridge"))
            .current_dir(self.0.path())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env(VARIABLE, PASSPHRASE)
            .args(["--casebook", "book"])
            .args(arguments)
            .output()
            .unwrap()
    }

    /// The return of 2026.
    fn year(&self, more: &[&str]) -> Output {
        self.run(&[&["statistics", "--from", "2026-01-01", "--to", "2026-12-31"], more].concat())
    }
}

fn case(name: &str) -> Value {
    serde_json::from_str(&case_text(name)).unwrap()
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn six() -> Vec<Value> {
    ["C01", "C02", "C05", "C07", "C08", "C11"].map(case).to_vec()
}

#[test]
fn json_has_the_keys_of_the_return_first_and_in_their_order() {
    let text = words(&Desk::with(&six()).year(&["--format", "json"]).stdout);
    let value: Value = serde_json::from_str(&text).unwrap();
    let keys = [
        "total",
        "settled",
        "not_settled",
        "written",
        "oral",
        "amount_fen",
        "by_type",
        "by_source",
        "by_step",
        "public_security",
    ];
    let positions: Vec<usize> = keys.iter().map(|key| text.find(&format!("\n  \"{key}\"")).unwrap()).collect();
    assert!(positions.windows(2).all(|pair| pair[0] < pair[1]) && text.starts_with("{\n  \"total\""));
    let types = value["by_type"].as_object().unwrap();
    assert_eq!((types.len(), value["by_source"].as_object().unwrap().len()), (18, 7));
    let official = ["family", "neighbour", "homestead", "contract", "wages", "property", "other"];
    let at: Vec<usize> = official.iter().map(|key| text.find(&format!("\"{key}\"")).unwrap()).collect();
    assert!(at.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(
        (&value["total"], &value["settled"], &value["not_settled"], &value["public_security"]),
        (&json!(6), &json!(5), &json!(1), &json!(0))
    );
    assert_eq!(value["by_step"], json!({"neighborhood": 0, "village": 4, "interpretation": 1}));
    assert_eq!(value["amount_fen"], json!(130_479_055));
}

#[test]
fn the_return_is_printed_with_formulas_and_what_does_not_add_up() {
    let mut untyped = case("C01");
    untyped["dispute_type"] = Value::Null;
    let desk = Desk::with(&[untyped, case("C05")]);
    let zh = words(&desk.year(&[]).stdout);
    for sentence in [
        "调解案件总数（件）",
        "110.5941",
        "100.00 % = 2 ÷ 2",
        "第 3 日达成的算，第 4 日的不算",
        "各类纠纷之和应等于案件总数：现在是 1，应是 2。请改这些案件：（2026）青渡人调字第001号",
    ] {
        assert!(zh.contains(sentence), "{sentence} is not in\n{zh}");
    }
    let en = words(&desk.year(&["--lang", "en"]).stdout);
    for sentence in
        ["Cases mediated (cases)", "The types must add up to the total: now 1, should be 2.", "on day 4 does not"]
    {
        assert!(en.contains(sentence), "{sentence} is not in\n{en}");
    }
    let sound = words(&Desk::with(&six()).year(&[]).stdout);
    assert!(sound.contains("各项数字都对得上。") && !sound.contains("请改"));
}

#[test]
fn days_that_are_none_or_the_wrong_way_round_end_with_2() {
    let desk = Desk::with(&[case("C01")]);
    for (from, to, said) in [
        ("2026-02-30", "2026-12-31", "2026-02-30"),
        ("yesterday", "2026-12-31", "yesterday"),
        ("2026-12-31", "2026-01-01", "晚于"),
    ] {
        let output = desk.run(&["statistics", "--from", from, "--to", to]);
        assert_eq!(output.status.code(), Some(2), "{from} {to}");
        assert!(words(&output.stderr).contains(said) && output.stdout.is_empty(), "{}", words(&output.stderr));
    }
    assert_eq!(desk.run(&["statistics", "--from", "2026-01-01"]).status.code(), Some(2));
    let empty = desk.run(&["statistics", "--from", "2019-01-01", "--to", "2019-12-31", "--format", "json"]);
    let value: Value = serde_json::from_slice(&empty.stdout).unwrap();
    assert_eq!((empty.status.code(), &value["total"], &value["broken_rules"]), (Some(0), &json!(0), &json!([])));
    // The first command with a passphrase makes the casebook, this one, too.
    let nowhere = Desk::with(&[]);
    assert_eq!(nowhere.year(&[]).status.code(), Some(0));
    assert!(nowhere.path("book").exists());
}

fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<Vec<Data>> {
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn the_workbook_has_the_official_columns_in_their_order() {
    let desk = Desk::with(&six());
    let out = desk.path("return.xlsx");
    assert!(desk.year(&["--format", "xlsx", "--out", "return.xlsx"]).status.success());
    let mut book = open(std::fs::read(&out).unwrap());
    let rows = sheet(&mut book, "统计报表");
    let heads: Vec<String> = rows[5].iter().map(ToString::to_string).collect();
    assert_eq!(heads[1..6], ["调解案件总数", "涉及当事人数", "调解成功", "疑难复杂案件", "协议涉及金额"]);
    assert_eq!(heads[12..15], ["主动调解", "依申请调解", "接受委托移送调解"]);
    assert_eq!((heads[20].as_str(), heads[37].as_str()), ("婚姻家庭纠纷", "其他纠纷"));
    assert_eq!(heads[38..40], ["口头协议", "书面协议"]);
    let figures: Vec<&Data> = rows[7][1..6].iter().collect();
    assert_eq!(figures, [6.0, 56.0, 5.0, 0.0, 130.4791].map(Data::Float).iter().collect::<Vec<_>>());
    let rates = sheet(&mut book, "比率");
    assert_eq!(rates[1][2..5], [Data::Float(5.0), Data::Float(6.0), Data::Float(0.8333)]);
    assert_eq!(sheet(&mut book, "以案定补").len(), 1 + 5);
    // The same bytes go to stdout where it is no terminal, and nothing else is written over.
    let piped = desk.year(&["--format", "xlsx"]);
    assert_eq!(sheet(&mut open(piped.stdout), "统计报表")[7], rows[7]);
    std::fs::write(&out, "a diary").unwrap();
    assert_eq!(desk.year(&["--format", "xlsx", "--out", "return.xlsx"]).status.code(), Some(2));
    assert_eq!(std::fs::read(&out).unwrap(), b"a diary");
    assert_eq!(desk.year(&["--format", "json", "--out", "x.json"]).status.code(), Some(2));
}

#[test]
fn a_formula_in_a_name_is_text() {
    let mut case = case("C01");
    for member in case["staff"].as_array_mut().unwrap() {
        member["name"] = json!("=cmd()");
    }
    case["title"] = json!("=HYPERLINK(\"http://x\",\"y\")");
    case["place"] = json!("@SUM(A1:A9)");
    let desk = Desk::with(&[case]);
    assert!(desk.year(&["--format", "xlsx", "--out", "f.xlsx"]).status.success());
    let mut book = open(std::fs::read(Path::new(&desk.path("f.xlsx"))).unwrap());
    let names = book.sheet_names();
    let mut found = 0;
    for name in names {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
        let texts = book.worksheet_range(&name).unwrap();
        found += texts
            .cells()
            .filter(|(_, _, data)| matches!(data, Data::String(text) if text.starts_with(['=', '@'])))
            .count();
    }
    assert!(found >= 4, "mediator twice, title, place: {found}");
}

#[test]
fn a_figure_that_another_hand_changed_is_told_and_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = super::book_support::open(&folder.path().join("book"), super::casebook_support::clock()).unwrap();
    for name in ["C01", "C05"] {
        super::casebook_support::import(&mut book, super::casebook_support::case_file(name));
    }
    drop(book);
    let desk = Desk(folder);
    let figure = |name: &str| {
        let value: Value = serde_json::from_slice(&desk.year(&["--format", "json"]).stdout).unwrap();
        value[name].clone()
    };
    for attempt in [
        "UPDATE figures SET amount_fen = 1 WHERE case_id = 1",
        "DELETE FROM figures WHERE case_id = 2",
        "INSERT INTO figures SELECT 77, kind, accepted, dispute_type, source, petition, ending, form, step, ended_on, answered,
            people, amount_fen, difficult, committee, first_due, first_unkept, satisfaction, suicide, crime, group_petition,
            group_fight, place, mediators, number, title, agreement_number FROM figures WHERE case_id = 1",
        "UPDATE petition_matter SET matter = matter || 'x'",
    ] {
        super::book_support::connect(&desk.path("book")).execute_batch(attempt).unwrap();
        let check = desk.run(&["casebook", "check"]);
        assert_eq!(check.status.code(), Some(1), "{attempt}");
        assert!(words(&check.stdout).contains("重新生成"), "{attempt}");
        assert_eq!((figure("total"), figure("amount_fen")), (json!(2), json!(358_000 + 110_236_050)), "{attempt}");
        assert_eq!(desk.run(&["casebook", "check"]).status.code(), Some(0), "{attempt}");
    }
}

#[test]
fn a_reader_may_see_the_statistics() {
    let desk = Desk::with(&[case("C01")]);
    std::fs::write(desk.path("pin"), "274913\n").unwrap();
    let added = desk.run(&["people", "add", "督导员", "--role", "reader", "--secret-file", "pin"]);
    assert!(added.status.success(), "{}", words(&added.stderr));
    let shown = desk.year(&["--as", "督导员", "--passphrase-file", "pin", "--format", "json"]);
    let value: Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(value["total"], json!(1), "{}", words(&shown.stderr));
}
