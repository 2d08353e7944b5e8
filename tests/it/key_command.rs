//! `maplebridge key`: the desk's key from the command line, made, shown, taken to another desk.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::Path;
use std::process::Command as Program;

use maplebridge::casebook::command::Command;
use maplebridge::i18n::Lang;

use super::casebook_support::clock;
use super::window_support::settings;

fn run(folder: &Path, book: &str, arguments: &[&str]) -> (i32, String) {
    let output = Program::new(env!("CARGO_BIN_EXE_maplebridge"))
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env(crate::book_support::VARIABLE, crate::book_support::PASSPHRASE)
        .args(["--lang", "zh", "--casebook", book, "key"])
        .args(arguments)
        .output()
        .unwrap();
    let words = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(words).unwrap())
}

#[test]
fn a_key_is_made_shown_and_taken_to_another_desk() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let open = |book: &str| crate::book_support::open(&at(book), clock()).unwrap();
    drop(["one", "two"].map(open));
    let (code, words) = run(folder.path(), "one", &["show"]);
    assert!(code == 1 && words.contains("还没有签章密钥"), "{words}");
    let (code, words) = run(folder.path(), "one", &["new"]);
    assert!(code == 1 && words.contains("委员会全称"), "a nameless desk has no key: {words}");
    for book in ["one", "two"] {
        open(book).run(Command::ChangeSettings(Box::new(settings(Lang::Zh)))).unwrap();
    }
    assert_eq!(run(folder.path(), "one", &["new"]).0, 0);
    let (code, shown) = run(folder.path(), "one", &["show"]);
    assert!(code == 0 && shown.contains("青渡镇人民调解委员会") && shown.contains("现在用它封存"), "{shown}");

    assert_eq!(run(folder.path(), "one", &["export", "certificate.pem"]).0, 0);
    assert!(!fs::read_to_string(at("certificate.pem")).unwrap().contains("PRIVATE"));
    fs::write(at("short.txt"), "abc\n").unwrap();
    fs::write(at("secret.txt"), "correct horse\nsecond line\n").unwrap();
    let (code, _) = run(folder.path(), "one", &["export", "key.pem", "--passphrase-file", "short.txt"]);
    assert!(code == 1 && !at("key.pem").exists());
    assert_eq!(run(folder.path(), "one", &["export", "key.pem", "--passphrase-file", "secret.txt"]).0, 0);
    assert!(fs::read_to_string(at("key.pem")).unwrap().contains("ENCRYPTED PRIVATE KEY"));

    for (arguments, expected) in [
        (vec!["import", "key.pem"], 1),
        (vec!["import", "key.pem", "--passphrase-file", "short.txt"], 1),
        (vec!["import", "certificate.pem"], 2),
        (vec!["import", "missing.pem"], 2),
        (vec!["import", "secret.txt"], 2),
        (vec!["import", "desk.pfx"], 2),
        (vec!["export", "secret.txt"], 1),
    ] {
        let (code, words) = run(folder.path(), "two", &arguments);
        assert_eq!(code, expected, "{arguments:?}: {words}");
    }
    assert_eq!(run(folder.path(), "two", &["import", "key.pem", "--passphrase-file", "secret.txt"]).0, 0);
    let digest = |shown: &str| shown.split("SHA-256 ").nth(1).unwrap().trim().to_owned();
    let (_, other) = run(folder.path(), "two", &["show"]);
    assert_eq!(digest(&other), digest(&shown));
    let (code, words) = run(folder.path(), "one", &["export", "secret.txt"]);
    assert_eq!(code, 2, "never over a file of another kind: {words}");
}
