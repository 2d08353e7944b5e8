//! What is kept of a day's work for whoever looks for a fault, the log and the report of a crash, holds not a word of a
//! case. A session with planted words runs, fails and crashes; then every byte of the folder `logs` is searched.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::Path;
use std::process::{Command as Program, Output};

use maplebridge::platform::crash;

/// Words that stand nowhere in the program.
const PLANTED: [&str; 5] = ["闻人钩沉", "11010519491231002X", "老井东边的枣树", "qqzz-planted", "青渡调2026第7788号"];

fn program(folder: &Path, arguments: &[&str]) -> Output {
    Program::new(env!("CARGO_BIN_EXE_maplebridge"))
        .current_dir(folder)
        .env("MAPLEBRIDGE_BODY_FONT", "song")
        .env("MAPLEBRIDGE_PASSPHRASE", "qqzz-planted passphrase")
        .args(["--casebook", "book"])
        .args(arguments)
        .output()
        .unwrap()
}

/// Name and content of each file of the log folder.
fn logs(data_folder: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(data_folder.join("logs")).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect()
}

fn assert_says_nothing(logs: &[(String, String)]) {
    for (name, text) in logs {
        let found: Vec<&&str> = PLANTED.iter().filter(|word| text.contains(**word) || name.contains(**word)).collect();
        assert!(found.is_empty(), "{name} says {found:?}:\n{text}");
    }
}

#[test]
fn a_session_with_planted_words_leaves_lines_and_none_of_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("book");
    fs::create_dir(&book).unwrap();
    let [name, id, said, file, number] = PLANTED;
    let case = serde_json::json!({
        "format": "maplebridge.case/1", "kind": "people", "number": number, "title": said,
        "parties": [{"id": "A1", "kind": "person", "role": "applicant", "name": name, "id_number": id}],
        "statements": [{"party": "A1", "text": said, "private": true}],
    });
    let path = folder.path().join(format!("{file}.json"));
    fs::write(&path, case.to_string()).unwrap();
    let path = path.to_str().unwrap();
    for (arguments, code) in [
        (vec!["case", "import", path], 0),
        // The same number again is refused, in a sentence that names it.
        (vec!["case", "import", path], 2),
        (vec!["case", "list"], 0),
        (vec!["check", path], 1),
        (vec!["key", "import", path], 2),
    ] {
        let done = program(folder.path(), &arguments);
        assert_eq!(done.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
    let logs = logs(&book);
    assert_says_nothing(&logs);
    let log = &logs.iter().find(|(name, _)| name.ends_with(".log")).unwrap().1;
    assert!(log.contains(" start version=") && log.contains(" command kind=import_case outcome=done took="), "{log}");
    assert!(log.contains("failed kind=bad_input") && log.contains(" close"), "{log}");
}

const CHILD: &str = "MAPLEBRIDGE_TEST_CRASH";

/// Runs in a process of its own, started by the test below, since the hook is the whole process's.
#[test]
#[ignore = "the other half of a test, which starts it with a folder"]
fn crashes() {
    let folder = std::env::var(CHILD).unwrap();
    crash::watch(Path::new(&folder));
    let planted = PLANTED.join(" ");
    assert!(std::panic::catch_unwind(|| panic!("{planted}")).is_err());
    let first = crash::last_report().unwrap();
    // A place in a text, as a slip of ours would panic; the message quotes the text.
    let cut = planted.clone();
    assert!(std::panic::catch_unwind(move || cut[1..].len()).is_err());
    let number = move || planted.parse::<u8>().map_err(|_| planted).unwrap();
    assert!(std::panic::catch_unwind(number).is_err());
    assert!(std::panic::catch_unwind(|| panic!("words of our own")).is_err());
    assert!(first.is_file());
    std::thread::spawn(|| {
        crash::expect_on_this_thread();
        panic!("a hostile file");
    })
    .join()
    .unwrap_err();
    assert!(!fs::read_to_string(crash::last_report().unwrap()).unwrap().contains("a hostile file"));
}

#[test]
fn a_crash_leaves_a_report_of_the_place_and_none_of_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let done = Program::new(std::env::current_exe().unwrap())
        .args(["--exact", "log_and_crash::crashes", "--ignored", "--nocapture"])
        .env(CHILD, folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{told}");
    assert_says_nothing(&[("stderr".to_owned(), told)]);
    let reports = logs(folder.path());
    assert!(!reports.is_empty());
    assert_says_nothing(&reports);
    let all: String = reports.iter().map(|(_, text)| text.as_str()).collect();
    assert!(all.contains("tests/it/log_and_crash.rs:") && all.contains("in it::log_and_crash::crashes"), "{all}");
    assert!(all.contains("words of our own"), "{all}");
}
