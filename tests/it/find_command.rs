//! `maplebridge search` as a script sees it. The program runs as its own process.

use std::path::{Path, PathBuf};
use std::process::Command;

use maplebridge::casebook::Role;
use maplebridge::casebook::command::CaseCommand;
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::session::Statement;
use maplebridge::platform::files;
use serde_json::Value;

use super::book_support::{PASSPHRASE, VARIABLE, open};
use super::casebook_support::{ALL_CASES, case_file, change, clock, import};

struct Told {
    code: i32,
    out: String,
    errors: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Told {
    let mut command = Command::new(env!("CARGO_BIN_EXE_maplebridge"));
    command.current_dir(folder).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").args(["--casebook", "book"]);
    let output = command.env(VARIABLE, PASSPHRASE).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Told { code: output.status.code().unwrap(), out: text(output.stdout), errors: text(output.stderr) }
}

fn json(folder: &Path, words: &[&str]) -> Vec<Value> {
    let told = run(folder, &[&["search", "--format", "json"], words].concat());
    assert_eq!(told.code, 0, "{}", told.errors);
    let Value::Array(hits) = serde_json::from_str(&told.out).unwrap() else { panic!("{}", told.out) };
    hits
}

fn full() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("book");
    let mut casebook = open(&book, clock()).unwrap();
    for name in ALL_CASES {
        import(&mut casebook, case_file(name));
    }
    let said =
        Statement { private: true, text: "私下说的红石榴".into(), ..case_file("C01").statements.remove(0) };
    change(&mut casebook, CaseId(1), CaseCommand::RecordStatement(said));
    (folder, book)
}

#[test]
fn hits_are_written_as_json_with_the_place_in_the_case_file() {
    let (folder, _) = full();
    let hits = json(folder.path(), &["关伯年"]);
    assert!(hits.len() > 1);
    let keys: Vec<&String> = hits[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["excerpt", "number", "title", "where"]);
    let party = hits.iter().find(|hit| hit["where"] == "parties").unwrap();
    assert_eq!(
        (party["excerpt"].as_str(), party["number"].as_str()),
        (Some("关伯年"), Some("（2026）青渡人调字第001号"))
    );
    assert!(json(folder.path(), &["gbn"]).iter().any(|hit| hit["where"] == "parties"));
    assert!(json(folder.path(), &["关伯年", "鸽棚"]).iter().any(|hit| hit["where"] == "title"));
    for nothing in [&["没有的词"][..], &["关伯年", "没有的词"], &["\""], &["*"], &["--", "-xyzzy"]] {
        let told = run(folder.path(), &[&["search", "--format", "json"], nothing].concat());
        assert_eq!((told.code, told.out.trim(), told.errors.as_str()), (0, "[]", ""), "{nothing:?}");
    }
}

#[test]
fn the_newest_are_listed_and_the_rest_is_told() {
    let (folder, _) = full();
    let told = run(folder.path(), &["search", "协议", "--limit", "2"]);
    assert_eq!((told.code, told.out.lines().count()), (0, 2));
    assert!(told.errors.contains("最新的2处"), "{}", told.errors);
    assert!(told.out.lines().all(|line| line.split('\t').count() == 4), "{}", told.out);
    let told = run(folder.path(), &["search", "nothing xyzzy", "--lang", "en"]);
    assert!(told.code == 0 && told.out.is_empty() && told.errors.contains("Nothing is found"), "{}", told.errors);
    assert_eq!(run(folder.path(), &["search"]).code, 2);
}

#[test]
fn a_reader_finds_no_private_words_and_a_search_changes_nothing() {
    let (folder, book) = full();
    let pin = folder.path().join("pin.txt");
    files::write(&pin, b"135790\n").unwrap();
    let pin = pin.to_str().unwrap();
    for (name, role) in [("督导", "reader"), ("田禾", "mediator")] {
        let told = run(folder.path(), &["people", "add", name, "--role", role, "--secret-file", pin]);
        assert_eq!(told.code, 0, "{} {:?}", told.errors, Role::from_key(role));
    }
    assert_eq!(json(folder.path(), &["红石榴"]).len(), 1);
    assert_eq!(json(folder.path(), &["红石榴", "--as", "田禾", "--passphrase-file", pin]).len(), 1);
    let before = open(&book, clock()).unwrap().chain_head().unwrap();
    assert_eq!(json(folder.path(), &["红石榴", "--as", "督导", "--passphrase-file", pin]).len(), 0);
    assert!(!json(folder.path(), &["关伯年", "--as", "督导", "--passphrase-file", pin]).is_empty());
    assert_eq!(open(&book, clock()).unwrap().chain_head().unwrap(), before);
}

#[test]
fn a_new_casebook_holds_nothing_and_without_a_passphrase_nothing_is_said_to_be_found() {
    let folder = tempfile::tempdir().unwrap();
    let told = run(folder.path(), &["search", "关伯年", "--format", "json"]);
    assert_eq!((told.code, told.out.trim()), (0, "[]"), "{}", told.errors);
    assert!(folder.path().join("book").exists());
    let secret = folder.path().join("none.txt");
    files::write(&secret, b"").unwrap();
    let shut = run(folder.path(), &["--passphrase-file", "none.txt", "search", "关伯年", "--format", "json"]);
    assert!(shut.code == 2 && shut.out.is_empty(), "{}", shut.out);
}

#[test]
fn the_check_names_a_wrong_index_and_makes_it_anew() {
    let (folder, book) = full();
    super::book_support::connect(&book).execute_batch("INSERT INTO find (find) VALUES ('delete-all')").unwrap();
    assert!(json(folder.path(), &["关伯年"]).is_empty());
    let told = run(folder.path(), &["casebook", "check"]);
    assert!(told.code == 1 && told.out.contains("6件案件的内容不符"), "{} {}", told.out, told.errors);
    assert!(told.out.contains("查找用的索引已经重新生成"), "{}", told.out);
    assert!(!json(folder.path(), &["关伯年"]).is_empty());
    assert_eq!(run(folder.path(), &["casebook", "check"]).code, 0);
}
