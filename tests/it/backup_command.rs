//! Backups on the command line: made, listed, gone back to with the passphrase or the recovery key alone, also on a new computer
//! from the stick; everything written out.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use maplebridge::casebook::backup::name;
use maplebridge::platform::clock::Clock;

use super::book_support::{PASSPHRASE, VARIABLE, open};
use super::casebook_support::{case_file, case_text, import};

struct Said {
    code: i32,
    out: String,
    errors: String,
}

/// A computer with data folders.
struct Computer {
    folder: tempfile::TempDir,
}

impl Computer {
    fn new() -> Computer {
        Computer { folder: tempfile::tempdir().unwrap() }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// With a casebook of one case.
    fn with_case() -> Computer {
        let computer = Computer::new();
        let mut book = open(&computer.at("book"), Clock::System).unwrap();
        import(&mut book, case_file("C01"));
        computer
    }

    fn run_with(&self, secret: &str, arguments: &[&str]) -> Said {
        let mut program = Command::new(env!("CARGO_BIN_EXE_maplebridge"));
        program.current_dir(self.folder.path()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        program.env("HOME", self.at("home")).env_remove("XDG_CONFIG_HOME").env(VARIABLE, secret);
        let output = program.args(["--casebook", "book", "--lang", "zh"]).args(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap(), out: text(output.stdout), errors: text(output.stderr) }
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(PASSPHRASE, arguments)
    }

    fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}{}", said.out, said.errors);
        said.out
    }
}

fn newest(folder: &Path) -> String {
    name::list(folder)[0].path.display().to_string()
}

#[test]
fn a_backup_is_made_listed_previewed_and_gone_back_to() {
    let computer = Computer::with_case();
    let made = computer.done(&["casebook", "backup"]);
    let backup = newest(&computer.at("book/backups"));
    assert!(made.contains(Path::new(&backup).file_name().unwrap().to_str().unwrap()), "{made}");
    let listed = computer.done(&["casebook", "backups"]);
    assert_eq!((listed.lines().count(), listed.contains("完好")), (1, true), "{listed}");

    fs::write(computer.at("C05.json"), case_text("C05")).unwrap();
    computer.done(&["case", "import", "C05.json"]);
    let title = case_file("C05").title;
    let told = computer.done(&["casebook", "restore", &backup, "--preview"]);
    assert!(told.contains("整个案件") && told.contains(&title), "{told}");
    assert!(computer.done(&["case", "list"]).contains(&title), "a preview changes nothing");

    let wrong = computer.run_with("不是这一句口令啊", &["casebook", "restore", &backup]);
    assert_eq!(wrong.code, 2, "{}", wrong.out);
    assert!(computer.done(&["case", "list"]).contains(&title));

    let told = computer.done(&["casebook", "restore", &backup]);
    assert!(told.contains("完全一致") && told.contains("kept"), "{told}");
    let listed = computer.done(&["case", "list"]);
    assert!(!listed.contains(&title) && listed.lines().count() == 1, "{listed}");
    computer.done(&["casebook", "check"]);
}

#[test]
fn what_is_no_backup_or_is_damaged_is_refused_with_a_sentence() {
    let computer = Computer::with_case();
    computer.done(&["casebook", "backup"]);
    let backup = newest(&computer.at("book/backups"));
    let mut bytes = fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&backup, bytes).unwrap();
    let before = fs::read(computer.at("book/casebook.db")).unwrap();
    let listed = computer.run(&["casebook", "backups"]);
    assert_eq!((listed.code, listed.out.contains("已损坏")), (1, true), "{}", listed.out);
    for file in [backup.as_str(), "nothing.db", "book/casebook.db"] {
        let said = computer.run(&["casebook", "restore", file]);
        assert_eq!(said.code, 2, "{file}: {}", said.out);
        assert!(said.errors.contains('。') && said.out.is_empty(), "{file}: {}", said.errors);
    }
    assert_eq!(fs::read(computer.at("book/casebook.db")).unwrap(), before);
}

#[test]
fn a_casebook_that_is_gone_or_ruined_comes_back_with_the_desks_passphrase() {
    let computer = Computer::with_case();
    computer.done(&["casebook", "backup"]);
    let backup = newest(&computer.at("book/backups"));
    for ruin in ["gone", "ruined", "keys gone"] {
        match ruin {
            "gone" => fs::remove_file(computer.at("book/casebook.db")).unwrap(),
            "ruined" => fs::write(computer.at("book/casebook.db"), vec![9; 20_000]).unwrap(),
            _ => fs::remove_file(computer.at("book/casebook.keys")).unwrap(),
        }
        assert_eq!(computer.run(&["case", "list"]).code, 2, "{ruin}");
        computer.done(&["casebook", "restore", &backup]);
        assert_eq!(computer.done(&["case", "list"]).lines().count(), 1, "{ruin}");
    }
}

#[test]
fn the_stick_alone_is_enough_on_a_new_computer_with_passphrase_or_recovery_key() {
    let old = Computer::new();
    fs::write(old.at("C01.json"), case_text("C01")).unwrap();
    fs::create_dir(old.at("stick")).unwrap();
    // Made by the program itself, so that the recovery key is the one that people write down.
    let first = old.run(&["case", "import", "C01.json"]);
    assert_eq!(first.code, 0, "{}", first.errors);
    assert!(first.errors.contains("完全一致"), "the rehearsal is told: {}", first.errors);
    let is_key = |line: &&str| line.len() > 60 && line.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '-');
    let recovery = first.errors.lines().find(is_key).unwrap().to_owned();
    let own = |computer: &Computer| {
        fs::read_dir(computer.at("stick"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.is_dir())
            .unwrap()
    };
    let away = old.run(&["casebook", "backup", "--to", "no-stick"]);
    assert_eq!((away.code, away.errors.contains("no-stick")), (1, true), "{}", away.errors);
    old.done(&["casebook", "backup", "--to", "stick"]);

    for secret in [PASSPHRASE, &recovery] {
        let new = Computer::new();
        fs::create_dir(new.at("stick")).unwrap();
        for entry in fs::read_dir(own(&old)).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), new.at("stick").join(entry.file_name())).unwrap();
        }
        let backup = newest(&new.at("stick"));
        assert!(backup.ends_with(".db.age"), "{backup}");
        let said = new.run_with(secret, &["casebook", "restore", &backup]);
        assert_eq!(said.code, 0, "{}", said.errors);
        // From now on both open it, as before.
        for secret in [PASSPHRASE, &recovery] {
            let listed = new.run_with(secret, &["case", "list"]);
            assert_eq!((listed.code, listed.out.lines().count()), (0, 1), "{}", listed.errors);
        }
        assert_eq!(new.run_with("不是这一句口令啊", &["casebook", "restore", &backup]).code, 2);
    }
}

#[test]
fn everything_is_written_out_also_of_a_damaged_casebook() {
    let computer = Computer::with_case();
    let told = computer.done(&["casebook", "export", "all"]);
    assert!(told.contains("1个案件"), "{told}");
    let list = fs::read_to_string(computer.at("all/index.csv")).unwrap();
    assert!(list.contains(&case_file("C01").title));
    assert_eq!(computer.run(&["casebook", "export", "all"]).code, 2, "not into a folder that is not empty");
    let private = |folder: &str| {
        let case =
            fs::read_dir(computer.at(folder)).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.is_dir());
        fs::read_to_string(case.unwrap().join("case.json")).unwrap().contains("\"private\": true")
    };
    computer.done(&["casebook", "export", "public", "--without-private"]);
    assert!(!private("public"));

    // Its mark is gone, so that nobody works in it; what is in it can be read all the same.
    let connection = super::book_support::connect(&computer.at("book"));
    connection.pragma_update(None, "application_id", 5).unwrap();
    drop(connection);
    assert_eq!(computer.run(&["case", "list"]).code, 2);
    let said = computer.run(&["casebook", "export", "rescued"]);
    assert_eq!((said.code, said.out.contains("1个案件")), (1, true), "{}{}", said.out, said.errors);
    assert!(said.errors.contains("有损坏"), "{}", said.errors);
    assert!(fs::read_to_string(computer.at("rescued/index.csv")).unwrap().contains(&case_file("C01").title));
}
