//! What is left in the folders of a desk besides the casebook and its backups: half-written files of a program that was stopped
//! are swept, and what a restore or a salvage replaced is listed and cleared.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Output};
use std::time::{Duration, SystemTime};

use maplebridge::casebook::backup::name;
use maplebridge::casebook::view::CaseId;
use maplebridge::casebook::{Actor, Error, EventKind, Refusal, Role};
use maplebridge::jobs::{backup, kept, salvage};

use super::book_support::{PASSPHRASE, VARIABLE, key, open};
use super::casebook_support::{case_file, clock, import};
use super::plain_support::plain_casebook;
use super::salvage::destroy_an_empty_page;

fn lay(folder: &Path, name: &str, hours: u64) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, "half").unwrap();
    age(&path, hours);
    path
}

fn age(path: &Path, hours: u64) {
    let at = SystemTime::now() - Duration::from_secs(hours * 3600);
    fs::File::open(path).unwrap().set_modified(at).unwrap();
}

#[test]
fn half_written_files_of_this_program_are_swept_and_nobody_elses() {
    let (desk, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut book = open(desk.path(), clock()).unwrap();
    import(&mut book, case_file("C01"));
    let source = book.backup_source().unwrap();
    backup::make(&source, Some(stick.path())).unwrap();
    let own = fs::read_dir(stick.path()).unwrap().next().unwrap().unwrap().path();
    let other = stick.path().join("maplebridge-0000000000000000");
    fs::create_dir(&other).unwrap();
    let half = "20260312-093005-3fa13fa13fa1-12.db.partial";
    let old = [
        lay(desk.path(), ".maplebridge-aB3dE9", 2),
        lay(desk.path(), "casebook.restoring", 2),
        lay(&desk.path().join("backups"), ".maplebridge-aB3dE9", 2),
        lay(&own, half, 2),
        lay(&own, ".maplebridge-Zz3dE9", 30),
        lay(stick.path(), half, 2),
    ];
    let unfinished = desk.path().join("backups/.maplebridge-folder");
    fs::create_dir(&unfinished).unwrap();
    fs::write(unfinished.join("again"), "half").unwrap();
    age(&unfinished, 2);
    let stay = [
        lay(&own, "20260313-093005-3fa13fa13fa1-12.db.partial", 0),
        lay(stick.path(), ".maplebridge-aB3dE9", 0),
        lay(stick.path(), "film.partial", 50),
        lay(&other, half, 50),
        lay(desk.path(), "notes.txt", 50),
    ];
    assert_eq!(backup::leftovers::sweep(&source, Some(stick.path())), old.len() + 1);
    assert!(old.iter().chain([&unfinished]).all(|gone| !gone.exists()));
    assert!(stay.iter().all(|there| there.exists()));
    assert_eq!((name::list(&own).len(), name::list(&desk.path().join("backups")).len()), (1, 1));
    assert_eq!(backup::leftovers::sweep(&source, Some(stick.path())), 0);
}

fn salvaged(folder: &Path) {
    let mut book = open(folder, clock()).unwrap();
    import(&mut book, case_file("C01"));
    drop(book);
    destroy_an_empty_page(folder);
    salvage::in_place(folder, clock(), &key(), &Actor::administrator()).unwrap();
}

#[test]
fn what_was_replaced_is_listed_and_cleared_by_the_administrator_and_the_history_says_so() {
    let folder = tempfile::tempdir().unwrap();
    salvaged(folder.path());
    let aside = folder.path().join("salvage-20260311-080000");
    fs::create_dir(&aside).unwrap();
    fs::write(aside.join("casebook.db"), "made by a salvage that was stopped").unwrap();
    let listed = kept::list(folder.path());
    assert_eq!(listed.len(), 2);
    assert_eq!((listed[0].path.clone(), listed[0].since), (aside, Some("2026-03-11T08:00:00".parse().unwrap())));
    assert_eq!(listed[1].since, Some(clock().now()));
    assert_eq!(listed[1].bytes, fs::metadata(&listed[1].path).unwrap().len());

    let mut book = open(folder.path(), clock()).unwrap();
    book.act_as(Actor { name: "田禾".to_owned(), role: Role::Mediator, by_administrator: false });
    assert!(matches!(kept::clear(&mut book), Err(Error::Refused(Refusal::NotAllowed { .. }))));
    assert_eq!(kept::list(folder.path()), listed);
    book.act_as(Actor::administrator());
    assert_eq!(kept::clear(&mut book).unwrap(), listed);
    assert_eq!(kept::list(folder.path()), []);
    let told = |book: &maplebridge::casebook::Casebook| {
        let events = book.events(CaseId(0)).unwrap();
        events
            .into_iter()
            .filter(|event| event.label.kind == EventKind::ClearKept)
            .map(|event| event.label.detail)
            .collect()
    };
    let once: Vec<String> = told(&book);
    assert_eq!(once, ["2"]);
    assert_eq!(kept::clear(&mut book).unwrap(), []);
    assert_eq!(told(&book), once, "nothing was there, and nothing is said");
    assert_eq!(book.ledger(&maplebridge::casebook::view::LedgerQuery::default()).unwrap().len(), 1);
}

fn program(folder: &Path, arguments: &[&str]) -> Output {
    let mut program = Program::new(env!("CARGO_BIN_EXE_maplebridge"));
    program
        .current_dir(folder)
        .env("HOME", folder.join("home"))
        .env_remove("XDG_CONFIG_HOME")
        .env(VARIABLE, PASSPHRASE);
    program.args(["--casebook", "book", "--lang", "en"]).args(arguments).output().unwrap()
}

#[test]
fn the_command_names_what_lies_aside_and_clears_it_only_when_asked() {
    let place = tempfile::tempdir().unwrap();
    salvaged(&place.path().join("book"));
    let out = |arguments: &[&str]| {
        let done = program(place.path(), arguments);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    for _twice in 0..2 {
        assert!(out(&["casebook", "kept"]).contains("kept/casebook-2026"));
    }
    assert!(out(&["casebook", "kept", "--clear"]).contains("kept/casebook-2026"));
    assert!(out(&["casebook", "kept"]).starts_with("Nothing lies aside"));
}

#[test]
fn what_is_done_with_the_whole_casebook_leaves_a_line_in_the_log() {
    let place = tempfile::tempdir().unwrap();
    let book = place.path().join("book");
    fs::create_dir(&book).unwrap();
    plain_casebook(&book, "C01");
    let newest = || name::list(&book.join("backups"))[0].path.display().to_string();
    assert!(program(place.path(), &["casebook", "backup"]).status.success());
    assert!(program(place.path(), &["casebook", "restore", &newest()]).status.success());
    assert!(!program(place.path(), &["casebook", "salvage", "--out", "out"]).status.success());
    fs::remove_dir_all(book.join("backups")).unwrap();
    fs::write(book.join("backups"), "no folder").unwrap();
    assert!(!program(place.path(), &["casebook", "backup"]).status.success());
    let log = fs::read_dir(book.join("logs")).unwrap().next().unwrap().unwrap().path();
    let log = fs::read_to_string(log).unwrap();
    for line in [
        " encrypt took=",
        " unlock by=desk",
        " backup events=",
        " second=not_wanted took=",
        " restore events=",
        " salvage kind=refused",
        " backup kind=file",
    ] {
        assert!(log.contains(line), "no {line:?} in\n{log}");
    }
}
