//! An older casebook file that another hand lays in: whole by itself, and told by the names of the backups. Going back within
//! the program is none.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::Path;

use maplebridge::casebook::backup::name;
use maplebridge::casebook::command::Command;
use maplebridge::casebook::proof::Damage;
use maplebridge::casebook::view::Settings;
use maplebridge::casebook::{Actor, Casebook, FILE_NAME};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::{backup, proof, salvage};
use maplebridge::platform::clock::Clock;
use maplebridge::vault::DataKey;

use super::book_support::{key, open};
use super::casebook_support::{at, case_file, import};
use super::salvage::destroy_an_empty_page;

/// The clock, so many hours after the desk began.
fn hour(hours: i64) -> Clock {
    Clock::Fixed(at("2026-03-12T09:30:00") + chrono::TimeDelta::hours(hours))
}

/// Works for an hour and makes a backup; gives the file as it is then.
fn work(folder: &Path, hours: i64, case: &str) -> Vec<u8> {
    let mut book = open(folder, hour(hours)).unwrap();
    import(&mut book, case_file(case));
    book.backup_source().unwrap().make().unwrap();
    drop(book);
    let connection = crate::book_support::connect(folder);
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(connection);
    fs::read(folder.join(FILE_NAME)).unwrap()
}

fn damage(folder: &Path) -> Vec<Damage> {
    let book = open(folder, hour(90)).unwrap();
    let (long, quick) = (book.prove().unwrap().damage, book.prove_quickly().unwrap().damage);
    assert_eq!(long, quick, "each start sees what the long check sees");
    long
}

#[test]
fn an_older_file_that_was_laid_in_is_told_by_the_newer_backup_and_goes_by_restoring_it() {
    let folder = tempfile::tempdir().unwrap();
    let older = work(folder.path(), 0, "C01");
    let newer = work(folder.path(), 1, "C05");
    assert_eq!(damage(folder.path()), []);
    fs::write(folder.path().join(FILE_NAME), &older).unwrap();
    let newest = name::list(&folder.path().join("backups")).remove(0);
    let told = Damage::Older { backup: newest.name.stem(), events: newest.name.events };
    assert_eq!(damage(folder.path()), [told]);
    let report = proof::of_folder(folder.path(), Some(&key())).unwrap();
    for lang in [Lang::Zh, Lang::En] {
        assert!(report.told(Tr(lang))[0].what.contains(&newest.name.stem()), "{:?}", report.told(Tr(lang)));
    }
    // Also where somebody worked on in it, and the numbers have caught up.
    let mut book = open(folder.path(), hour(2)).unwrap();
    for case in ["C02", "C07", "C08"] {
        import(&mut book, case_file(case));
    }
    drop(book);
    assert!(matches!(damage(folder.path())[..], [Damage::Older { .. }]));

    let ready = backup::make_ready(folder.path(), &newest, &key()).unwrap();
    Casebook::restore_over(&ready, None, hour(3), Actor::administrator()).unwrap();
    assert_eq!(damage(folder.path()), []);
    assert_ne!(older, newer);
}

#[test]
fn going_back_within_the_program_is_explained_and_what_is_laid_in_after_it_is_not() {
    let folder = tempfile::tempdir().unwrap();
    work(folder.path(), 0, "C01");
    work(folder.path(), 1, "C05");
    let oldest = name::list(&folder.path().join("backups")).pop().unwrap();
    let mut book = open(folder.path(), hour(2)).unwrap();
    let ready = backup::make_ready(folder.path(), &oldest, &key()).unwrap();
    book.restore(&ready).unwrap();
    drop(book);
    assert_eq!(damage(folder.path()), [], "the backup of the second hour was left behind");
    let before = work(folder.path(), 3, "C02");
    work(folder.path(), 4, "C07");
    assert_eq!(damage(folder.path()), []);
    fs::write(folder.path().join(FILE_NAME), before).unwrap();
    assert!(matches!(damage(folder.path())[..], [Damage::Older { .. }]));
}

#[test]
fn a_salvage_and_backups_of_another_casebook_accuse_nobody() {
    let folder = tempfile::tempdir().unwrap();
    work(folder.path(), 0, "C01");
    let connection = crate::book_support::connect(folder.path());
    connection.execute_batch("DROP TRIGGER event_is_never_removed; DELETE FROM event WHERE seq = 1").unwrap();
    drop(connection);
    destroy_an_empty_page(folder.path());
    salvage::in_place(folder.path(), hour(1), &key(), &Actor::administrator()).unwrap();
    let is_older = |damage: &Damage| matches!(damage, Damage::Older { .. });
    assert!(!open(folder.path(), hour(2)).unwrap().prove().unwrap().damage.iter().any(is_older));

    let other = tempfile::tempdir().unwrap();
    let mut book =
        Casebook::open(other.path(), hour(5), &DataKey::from_bytes([9; 32]), Actor::administrator()).unwrap();
    import(&mut book, case_file("C05"));
    let theirs = book.backup_source().unwrap().make().unwrap().backup;
    let backups = folder.path().join("backups");
    fs::copy(&theirs.path, backups.join(theirs.path.file_name().unwrap())).unwrap();
    fs::write(backups.join("20260401-093005-3fa13fa13fa1-99.db"), "a name, and nothing behind it").unwrap();
    assert!(!open(folder.path(), hour(6)).unwrap().prove().unwrap().damage.iter().any(is_older));
}

#[test]
fn the_backups_of_the_stick_tell_of_an_older_file_where_those_of_the_computer_were_taken_away() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut book = open(folder.path(), hour(0)).unwrap();
    let second_folder = stick.path().display().to_string();
    book.run(Command::ChangeSettings(Box::new(Settings { second_folder, ..Settings::default() }))).unwrap();
    drop(book);
    let older = work(folder.path(), 1, "C01");
    let mut book = open(folder.path(), hour(2)).unwrap();
    import(&mut book, case_file("C05"));
    let made = backup::make(&book.backup_source().unwrap(), Some(stick.path())).unwrap().made.backup;
    assert!(proof::quick(&book).unwrap().is_whole());
    drop(book);
    fs::remove_dir_all(folder.path().join("backups")).unwrap();
    for side in ["-wal", "-shm"] {
        let _ = fs::remove_file(folder.path().join(format!("{FILE_NAME}{side}")));
    }
    fs::write(folder.path().join(FILE_NAME), older).unwrap();
    let told = proof::Finding::Casebook(Damage::Older { backup: made.name.stem(), events: made.name.events });
    let book = open(folder.path(), hour(3)).unwrap();
    for report in [proof::quick(&book).unwrap(), proof::of_open(&book).unwrap()] {
        assert_eq!(report.findings, std::slice::from_ref(&told));
    }
    // Without the stick nobody can know.
    drop(stick);
    assert!(proof::quick(&book).unwrap().is_whole());
}
