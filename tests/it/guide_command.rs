//! `maplebridge template` for plans, clauses and seats, as a script sees it: exit codes, files, words on stderr.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A desk: an empty folder in which the program runs.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn template(&self, arguments: &[&str]) -> Output {
        let program = Command::new(env!("CARGO_BIN_EXE_maplebridge"))
            .current_dir(self.0.path())
            .args(["--casebook", "book", "template"])
            .args(arguments)
            .output();
        program.unwrap()
    }
}

fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_plan_is_shown_changed_used_and_taken_back() {
    let desk = Desk::new();
    let (code, built_in, _) = said(&desk.template(&["show", "steps/village"]));
    assert_eq!(code, 0);
    assert!(built_in.contains("讲清权利和义务"));
    let own = desk.file("own.toml", &built_in.replace("讲清权利和义务", "念告知书，请签名"));
    let own = own.to_str().unwrap();
    assert_eq!(said(&desk.template(&["check", "steps/village", own])).0, 0);
    assert_eq!(said(&desk.template(&["use", "steps/village", own])).0, 0);
    assert!(desk.0.path().join("book/steps/village.toml").exists());
    assert!(said(&desk.template(&["show", "steps/village"])).1.contains("念告知书，请签名"));
    assert_eq!(said(&desk.template(&["reset", "steps/village"])).0, 0);
    assert_eq!(said(&desk.template(&["show", "steps/village"])).1, built_in);
    assert!(desk.0.path().join("book/steps/village.toml.old").exists(), "never lost");
}

#[test]
fn a_mistake_is_named_with_line_and_column_and_nothing_is_changed() {
    let desk = Desk::new();
    let text = "[[phrase]]\nid = \"well\"\npattern = \"act\"\ntitle = { zh = \"清井\", en = \"Well\" }\nwhat = { zh = \"{{obligr}}清井\", en = \"clean\" }\n";
    let broken = desk.file("our.toml", text);
    for command in ["check", "use"] {
        let (code, _, error) = said(&desk.template(&[command, "phrases/our", broken.to_str().unwrap()]));
        assert_eq!(code, 1);
        assert!(error.contains("our.toml") && error.contains("第5行") && error.contains("obligor"), "{error}");
    }
    assert!(!desk.0.path().join("book/phrases").exists());
}

#[test]
fn names_that_are_none_are_bad_input() {
    let desk = Desk::new();
    for name in ["phrases/nothing-of-ours", "steps/town", "seats/../steps"] {
        let (code, _, error) = said(&desk.template(&["show", name]));
        assert!(code == 2 && !error.is_empty(), "{name}: {code} {error}");
    }
    assert_eq!(said(&desk.template(&["show", "seats/medical"])).0, 0);
}
