//! The command line as a script sees it: exit codes, files, words on stderr. The program runs as its own process.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

const CASES: [&str; 6] = ["C01", "C02", "C05", "C07", "C08", "C11"];

fn case_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.json"))
}

fn case(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(case_path(name)).unwrap()).unwrap()
}

/// A desk: an empty folder in which the program runs.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, value: &Value) -> PathBuf {
        fs::write(self.path(name), value.to_string()).unwrap();
        self.path(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_maplebridge"))
            .current_dir(self.0.path())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            // The same pages on every computer.
            .env("MAPLEBRIDGE_BODY_FONT", "song")
            .env(crate::book_support::VARIABLE, crate::book_support::PASSPHRASE)
            .args(["--casebook", "book"])
            .args(arguments)
            .output()
            .unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key.clone(), without_nulls(value)))
            .collect(),
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

#[test]
fn agreements_are_written_and_a_case_without_one_is_refused() {
    let desk = Desk::new();
    for name in ["C01", "C02", "C05", "C07", "C08"] {
        for lang in ["zh", "en"] {
            let out = format!("{name}-{lang}.pdf");
            let output = desk.run(&["agreement", case_path(name).to_str().unwrap(), "--out", &out, "--lang", lang]);
            assert_eq!(code(&output), 0, "{name} {lang}: {}", errors(&output));
            let pdf = fs::read(desk.path(&out)).unwrap();
            assert!(pdf.starts_with(b"%PDF-") && pdf.len() < 300_000, "{name}: {} bytes", pdf.len());
        }
    }
    for (lang, word) in [("zh", "没有达成协议"), ("en", "without an agreement")] {
        let output = desk.run(&["agreement", case_path("C11").to_str().unwrap(), "--out", "C11.pdf", "--lang", lang]);
        assert_eq!(code(&output), 1);
        assert!(errors(&output).contains(word), "{}", errors(&output));
        assert!(!desk.path("C11.pdf").exists());
    }
}

#[test]
fn oral_and_public_security_agreements_are_refused_with_their_reason() {
    let desk = Desk::new();
    for (form, kind, word) in [("oral", "people", "口头"), ("public_security", "public_security", "治安调解")] {
        let mut told = case("C01");
        told["agreement"]["form"] = json!(form);
        told["kind"] = json!(kind);
        let path = desk.write("told.json", &told);
        let output = desk.run(&["agreement", path.to_str().unwrap(), "--out", "out.pdf"]);
        assert_eq!(code(&output), 1);
        assert!(errors(&output).contains(word), "{}", errors(&output));
        assert!(!desk.path("out.pdf").exists());
    }
}

#[test]
fn a_block_makes_a_draft_and_says_why() {
    let desk = Desk::new();
    let mut told = case("C01");
    told["terms"][0]["obligor"] = json!([]);
    let path = desk.write("told.json", &told);
    let output = desk.run(&["agreement", path.to_str().unwrap(), "--out", "out.pdf"]);
    assert_eq!(code(&output), 1);
    assert!(errors(&output).contains("term.no-obligor"), "{}", errors(&output));
    assert!(desk.path("out.pdf").exists());
}

#[test]
fn a_character_without_a_glyph_stops_the_print_and_is_named() {
    let desk = Desk::new();
    let mut told = case("C01");
    told["parties"][0]["name"] = json!("林\u{E000}远");
    let path = desk.write("told.json", &told);
    for lang in ["zh", "en"] {
        let output = desk.run(&["agreement", path.to_str().unwrap(), "--out", "out.pdf", "--lang", lang]);
        assert_eq!(code(&output), 1);
        assert!(
            errors(&output).contains("U+E000") && errors(&output).contains("/parties/0/name"),
            "{}",
            errors(&output)
        );
        assert!(!desk.path("out.pdf").exists());
    }
}

#[test]
fn a_file_of_another_kind_is_never_replaced() {
    let desk = Desk::new();
    fs::write(desk.path("letter.txt"), "dear committee").unwrap();
    let output = desk.run(&["agreement", case_path("C01").to_str().unwrap(), "--out", "letter.txt"]);
    assert_eq!(code(&output), 2);
    assert_eq!(fs::read_to_string(desk.path("letter.txt")).unwrap(), "dear committee");
}

#[test]
fn findings_as_json_have_rule_severity_place_and_message() {
    let desk = Desk::new();
    let mut told = case("C01");
    told["terms"][1]["due"] = Value::Null;
    told["parties"][2]["id_number"] = json!("000000195607030331");
    let path = desk.write("told.json", &told);
    let output = desk.run(&["check", path.to_str().unwrap(), "--format", "json", "--today", "2026-03-11"]);
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    for (rule, at) in [("term.no-date", "/terms/1"), ("party.id-checksum", "/parties/2")] {
        let finding =
            found.iter().find(|finding| finding["rule"] == rule).unwrap_or_else(|| panic!("{rule}: {found:?}"));
        assert!(finding["at"].as_str().unwrap().starts_with(at));
        assert!(["block", "warn", "note"].contains(&finding["severity"].as_str().unwrap()));
        assert!(!finding["message"].as_str().unwrap().is_empty());
    }
    assert_eq!(code(&output), 0);
}

#[test]
fn a_finding_says_why_where_from_and_what_mends_it() {
    let desk = Desk::new();
    let mut told = case("C01");
    told["agreement"]["copies"] = json!(3);
    told["passed"] = json!([{"rule": "agreement.too-few-copies", "at": "/agreement/copies", "by": "邓所长", "reason": "补印",
        "said": "协议只有 3 份，应为 4 份：当事人每方一份，调解委员会留存一份（人民调解法第二十九条）。"}]);
    let path = desk.write("told.json", &told);
    let ask = |extra: &[&str]| desk.run(&[&["check", path.to_str().unwrap(), "--today", "2026-03-12"], extra].concat());
    let output = ask(&["--format", "json", "--lang", "en"]);
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let copies = found.iter().find(|finding| finding["rule"] == "agreement.too-few-copies").unwrap();
    assert_eq!(copies["source"], "People's Mediation Law art. 29");
    assert_eq!(copies["mend"], json!({"what": "set_count", "at": "/agreement/copies", "count": 4}));
    assert_eq!((&copies["passed"], code(&output)), (&json!(true), 0), "a supervisor let it pass");
    assert!(words(&ask(&[])).contains("已放行"));

    told["passed"] = Value::Null;
    desk.write("told.json", &told);
    assert_eq!(code(&ask(&[])), 1);
    let text = words(&ask(&[]));
    assert!(text.contains("各方当事人各持一份，调解委员会留存一份。（人民调解法第二十九条）"), "{text}");
}

#[test]
fn the_rules_are_listed_with_severity_and_source() {
    let desk = Desk::new();
    let text = words(&desk.run(&["check", "--list"]));
    assert!(
        text.lines().any(|line| line.starts_with("agreement.too-few-copies\tblock\t人民调解法第二十九条\t")),
        "{text}"
    );
    let json: Vec<Value> =
        serde_json::from_slice(&desk.run(&["check", "--list", "--format", "json", "--lang", "en"]).stdout).unwrap();
    assert_eq!(json.len(), text.lines().count());
    assert!(json.iter().all(|rule| !rule["source"].as_str().unwrap().is_empty()));
    assert_eq!(code(&desk.run(&["check"])), 2, "without a file there is nothing to check");
}

#[test]
fn an_account_is_held_against_other_files_and_the_casebook() {
    let desk = Desk::new();
    let mut copy = case("C01");
    copy["number"] = json!("（2026）青渡人调字第050号");
    let copy = desk.write("copy.json", &copy);
    let (copy, first) = (copy.to_str().unwrap(), case_path("C01"));
    let first = first.to_str().unwrap();
    let same = |arguments: &[&str]| -> Vec<Value> {
        let output = desk.run(&[&["check", "--format", "json", "--today", "2026-03-12"], arguments].concat());
        let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        found.into_iter().filter(|finding| finding["rule"] == "text.same-as-another-case").collect()
    };
    assert!(same(&[copy]).is_empty());
    assert!(!desk.path("book").join("casebook.db").exists(), "no casebook is made for a check");
    assert_eq!(same(&[copy, "--against", first])[0]["at"], "/facts");
    let both = same(&[copy, first]);
    assert!(both.iter().any(|finding| finding["file"] == copy) && both.iter().any(|finding| finding["file"] == first));
    assert_eq!(code(&desk.run(&["case", "import", first])), 0);
    assert_eq!(same(&[copy])[0]["at"], "/facts", "the case is in the casebook now");
    assert!(same(&[first]).is_empty(), "not with itself");
}

#[test]
fn a_case_that_did_not_settle_is_offered_its_notice() {
    let desk = Desk::new();
    let output = desk.run(&["check", case_path("C11").to_str().unwrap(), "--format", "json"]);
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let notice = found.iter().find(|finding| finding["rule"] == "case.termination-notice").unwrap();
    assert_eq!((&notice["at"], &notice["severity"]), (&json!("/agreement/told"), &json!("note")));
    assert_eq!(code(&output), 0);
}

#[test]
fn the_six_cases_go_in_and_come_out_the_same() {
    let desk = Desk::new();
    for name in CASES {
        let output = desk.run(&["case", "import", case_path(name).to_str().unwrap()]);
        assert_eq!(code(&output), 0, "{}", errors(&output));
    }
    for name in CASES {
        let told = case(name);
        let number = told["number"].as_str().unwrap();
        let output = desk.run(&["case", "export", number, "--out", "out.json", "--with-private"]);
        assert_eq!(code(&output), 0, "{}", errors(&output));
        let back: Value = serde_json::from_str(&fs::read_to_string(desk.path("out.json")).unwrap()).unwrap();
        assert_eq!(without_nulls(&back), without_nulls(&told), "{name}");
    }
    let list = words(&desk.run(&["case", "list"]));
    assert_eq!(list.lines().count(), CASES.len());
    assert!(list.lines().all(|line| line.split('\t').count() == 3), "{list}");
}

#[test]
fn private_talk_stays_in_the_casebook_unless_it_is_asked_for() {
    let desk = Desk::new();
    desk.run(&["case", "import", case_path("C02").to_str().unwrap()]);
    let number = case("C02")["number"].as_str().unwrap().to_owned();
    let output = desk.run(&["case", "export", &number, "--out", "open.json", "--lang", "en"]);
    assert!(errors(&output).contains('1'), "{}", errors(&output));
    assert!(!fs::read_to_string(desk.path("open.json")).unwrap().contains("三千一期"));
    desk.run(&["case", "export", &number, "--out", "whole.json", "--with-private"]);
    assert!(fs::read_to_string(desk.path("whole.json")).unwrap().contains("三千一期"));
}

#[test]
fn a_number_that_is_there_is_refused_and_one_bad_file_keeps_all_out() {
    let desk = Desk::new();
    let good = case_path("C01");
    let mut broken = case("C07");
    broken["terms"][0]["obligor"] = json!(["Z9"]);
    let bad = desk.write("bad.json", &broken);
    let output = desk.run(&["case", "import", good.to_str().unwrap(), bad.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(errors(&output).contains("/terms/0/obligor/0"), "{}", errors(&output));
    assert_eq!(words(&desk.run(&["case", "list"])), "");

    assert_eq!(code(&desk.run(&["case", "import", good.to_str().unwrap()])), 0);
    let again = desk.run(&["case", "import", good.to_str().unwrap()]);
    assert_eq!(code(&again), 2);
    assert!(errors(&again).contains("（2026）青渡人调字第001号"), "{}", errors(&again));
    assert_eq!(words(&desk.run(&["case", "list"])).lines().count(), 1);
}

#[test]
fn a_number_that_stands_in_two_files_keeps_both_out() {
    let desk = Desk::new();
    let twin = desk.write("twin.json", &case("C01"));
    let output = desk.run(&["case", "import", case_path("C01").to_str().unwrap(), twin.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(errors(&output).contains("twin.json"), "{}", errors(&output));
    assert_eq!(words(&desk.run(&["case", "list"])), "");
}

#[test]
fn unknown_keys_are_named_and_kept() {
    let desk = Desk::new();
    let mut told = case("C01");
    told["weather"] = json!({ "wind": 9 });
    told["parties"][0]["nickname"] = json!("阿远");
    let path = desk.write("told.json", &told);
    let output = desk.run(&["case", "import", path.to_str().unwrap()]);
    assert_eq!(code(&output), 0);
    assert!(
        errors(&output).contains("/weather") && errors(&output).contains("/parties/0/nickname"),
        "{}",
        errors(&output)
    );
    desk.run(&["case", "export", told["number"].as_str().unwrap(), "--out", "out.json", "--with-private"]);
    let back: Value = serde_json::from_str(&fs::read_to_string(desk.path("out.json")).unwrap()).unwrap();
    assert_eq!(back, told);
}

#[test]
fn the_practice_case_walks_to_the_signed_agreement_without_a_display() {
    let desk = Desk::new();
    let output = desk.run(&["demo"]);
    assert_eq!(code(&output), 0, "{}", errors(&output));
    let lines = words(&output);
    assert!(lines.contains("没有显示器") && lines.lines().last().unwrap().contains("maplebridge-demo"), "{lines}");
    for name in ["林志远", "何美娟", "关伯年", "陈和平"] {
        assert!(lines.contains(&format!("{name} 已签名")), "{lines}");
    }
    assert!(fs::read(desk.path("maplebridge-demo/agreement.pdf")).unwrap().starts_with(b"%PDF-"));
    let told: Value =
        serde_json::from_str(&fs::read_to_string(desk.path("maplebridge-demo/case.json")).unwrap()).unwrap();
    assert_eq!(told["format"], "maplebridge.case/1");
    assert_eq!(told["signatures"].as_array().unwrap().len(), 5);
    // A second walk takes another folder: nothing is written over.
    assert!(words(&desk.run(&["demo", "--headless"])).contains("maplebridge-demo-2"));
}

#[test]
fn usage_that_is_wrong_ends_with_two() {
    let desk = Desk::new();
    for arguments in
        [&["fly"][..], &["agreement"], &["agreement", "nowhere.json", "--out", "x.pdf"], &["check", "nowhere.json"]]
    {
        let output = desk.run(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(!errors(&output).is_empty());
    }
    assert_eq!(code(&desk.run(&["--help"])), 0);
}

#[test]
fn an_imported_case_without_a_title_is_named_by_its_number() {
    let desk = Desk::new();
    let mut untitled = case("C01");
    untitled["title"] = json!("");
    let output = desk.run(&["case", "import", desk.write("untitled.json", &untitled).to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}", errors(&output));
    assert!(words(&output).contains(untitled["number"].as_str().unwrap()), "{}", words(&output));
}

#[test]
fn law_cards_are_listed_found_shown_and_printed() {
    let desk = Desk::new();
    let list = words(&desk.run(&["law", "--list"]));
    assert!(list.lines().count() >= 60 && list.lines().all(|line| line.split('\t').count() == 3), "{list}");
    let found = words(&desk.run(&["law", "caili"]));
    assert!(found.contains("family-betrothal-gifts\t《"), "{found}");

    let one = words(&desk.run(&["--lang", "en", "law", "--card", "harm-falling-objects"]));
    assert!(one.contains("Civil Code, art. 1253") && one.contains("What a court would ask for"), "{one}");
    let output = desk.run(&["law", "--card", "harm-falling-objects", "--out", "card.pdf"]);
    assert_eq!(code(&output), 0, "{}", errors(&output));
    assert!(fs::read(desk.path("card.pdf")).unwrap().starts_with(b"%PDF-"));

    let nothing = desk.run(&["law", "zzzqqq"]);
    assert_eq!(code(&nothing), 1);
    assert!(errors(&nothing).contains("zzzqqq"), "{}", errors(&nothing));
    for wrong in [&["law", "--card", "no-such"][..], &["law", "--out", "card.pdf"]] {
        assert_eq!(code(&desk.run(wrong)), 2, "{wrong:?}");
    }
}
