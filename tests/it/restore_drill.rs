//! The restore drill: data with signing is backed up; the casebook is destroyed, damaged or gone; it comes back logically the
//! same, from the data folder or from the second folder alone. The comparison here is not the program's own: every row of every
//! table is read as text and compared.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use maplebridge::casebook::backup::name::{self, Backup};
use maplebridge::casebook::backup::restore::Present;
use maplebridge::casebook::backup::{BackupError, Soundness, Source};
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::{LedgerQuery, Settings};
use maplebridge::casebook::{Actor, Casebook, Error, Role};
use maplebridge::domain::signing::HowRead;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::backup::{self, Second};
use maplebridge::platform::clock::Clock;
use maplebridge::platform::files;
use maplebridge::vault::DataKey;
use rusqlite::Connection;
use rusqlite::types::Value;

use super::book_support::{connect, key, open, unlock};
use super::casebook_support::{at, case_file, change, clock, close, day, freeze, import, pen};

/// Every row of every table, as text, sorted.
fn everything(connection: &Connection) -> BTreeMap<String, Vec<String>> {
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
        .unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let rows = |table: &str| {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let read = |row: &rusqlite::Row<'_>| {
            Ok((0..columns).map(|at| format!("{:?}", row.get::<_, Value>(at).unwrap())).collect::<Vec<_>>().join("|"))
        };
        let mut rows: Vec<String> = statement.query_map([], read).unwrap().map(Result::unwrap).collect();
        rows.sort();
        rows
    };
    tables.into_iter().map(|table| (table.clone(), rows(&table))).collect()
}

/// A desk with one case signed and closed, one in talks, half-written words, and settings.
fn desk(folder: &Path) -> Casebook {
    let mut book = open(folder, clock()).unwrap();
    let (committee, short_name) = ("青渡镇人民调解委员会".to_owned(), "青渡".to_owned());
    book.run(Command::ChangeSettings(Box::new(Settings { committee, short_name, ..Settings::default() }))).unwrap();
    let id = import(&mut book, case_file("C01"));
    freeze(&mut book, id);
    for signer in book.case(id).unwrap().version.unwrap().signers {
        let sign = CaseCommand::Sign { signer: signer.id, hand: pen(), how_read: HowRead::ReadAloud };
        change(&mut book, id, sign);
    }
    close(&mut book, id, Some(day("2026-03-12")));
    let other = import(&mut book, case_file("C05"));
    book.save_unfinished(Some(other), "statement", "说到一半的话").unwrap();
    book
}

/// Something that is newer than the backup: a change of one case, and a new one.
fn go_on(book: &mut Casebook) {
    let other = book.ledger(&LedgerQuery::default()).unwrap()[0].id;
    change(book, other, CaseCommand::RemoveStatement { position: 0 });
    import(book, case_file("C07"));
}

fn later(hours: i64) -> Clock {
    Clock::Fixed(at("2026-03-12T09:30:00") + chrono::TimeDelta::hours(hours))
}

fn source(folder: &Path) -> Source {
    Source::new(folder.to_path_buf(), key(), clock())
}

/// The folder of the only casebook that has backups on this stick.
fn only_folder(stick: &Path) -> PathBuf {
    let found: Vec<PathBuf> = std::fs::read_dir(stick).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(found.len() == 1 && found[0].is_dir(), "{found:?}");
    found[0].clone()
}

fn newest(folder: &Path) -> Backup {
    name::list(&folder.join("backups")).remove(0)
}

/// Puts the backup in place of a casebook that cannot be opened.
fn restore_over(folder: &Path, wanted: &Backup) -> (Casebook, Option<PathBuf>) {
    let ready = backup::make_ready(folder, wanted, &key()).unwrap();
    Casebook::restore_over(&ready, None, clock(), Actor::administrator()).unwrap()
}

/// Without the event that tells of the restore, and the time of it.
fn without_the_restore(mut rows: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    rows.get_mut("event").unwrap().retain(|row| !row.contains("restore_backup"));
    rows
}

#[test]
fn what_was_backed_up_comes_back_after_loss_damage_and_ruin() {
    let folder = tempfile::tempdir().unwrap();
    let book = desk(folder.path());
    let head = book.chain_head().unwrap();
    let made = book.backup_source().unwrap().make().unwrap();
    assert_eq!(made.soundness, Soundness::Sound);
    assert!(made.backup.name.tells_of(&head.head, head.events));
    assert!(made.backup.keys().is_file(), "the keys lie beside it");
    drop(book);
    let before = everything(&connect(folder.path()));
    let live = folder.path().join("casebook.db");

    for what in ["gone", "zeros", "cut", "another file"] {
        let bytes = files::read(&live).unwrap();
        match what {
            "gone" => files::remove(&live).unwrap(),
            "zeros" => files::write(&live, &[0; 40_960]).unwrap(),
            "cut" => files::write(&live, &bytes[..bytes.len() / 2 - 7]).unwrap(),
            _ => files::write(&live, "不是案件簿".as_bytes()).unwrap(),
        }
        let (book, kept) = restore_over(folder.path(), &newest(folder.path()));
        assert_eq!(kept.is_some(), what != "gone", "{what}: the ruin is kept");
        assert_eq!(book.prove().unwrap().damage, [], "{what}");
        assert_eq!(book.chain_head().unwrap().events, head.events + 1, "{what}: only the restore was added");
        drop(book);
        let connection = connect(folder.path());
        assert_eq!(without_the_restore(everything(&connection)), before, "{what}");
        let at_backup: String = connection
            .query_row("SELECT lower(hex(hash)) FROM event WHERE seq = ?1", [head.events.cast_signed()], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(at_backup, head.head, "{what}: the head of the chain");
        // It opens as before, with the same key.
        open(folder.path(), clock()).unwrap();
    }
    assert_eq!(std::fs::read_dir(folder.path().join("kept")).unwrap().count(), 3);
}

#[test]
fn going_back_from_an_open_casebook_tells_what_is_lost_and_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = desk(folder.path());
    let title = book.ledger(&LedgerQuery::default()).unwrap()[0].title.clone();
    let head = book.chain_head().unwrap();
    book.backup_source().unwrap().make().unwrap();
    let wanted = newest(folder.path());
    let nothing = backup::preview(folder.path(), &wanted, &key()).unwrap();
    assert_eq!((nothing.lost_events, nothing.lost.len()), (0, 0));
    go_on(&mut book);
    book.save_unfinished(None, "walk_in", "还没登记的人").unwrap();

    let preview = backup::preview(folder.path(), &wanted, &key()).unwrap();
    assert_eq!((preview.present.clone(), preview.lost_events, preview.other_events), (Present::There, 2, 0));
    let lost: Vec<(bool, usize, bool)> =
        preview.lost.iter().map(|case| (case.is_new, case.events, case.title == title)).collect();
    assert_eq!(lost, [(false, 1, true), (true, 1, false)]);
    for lang in [Lang::Zh, Lang::En] {
        let told = [vec![preview.headline(Tr(lang))], preview.lines(Tr(lang))].concat().join("\n");
        assert!(told.contains(&title) && told.contains('2'), "{told}");
    }

    let ready = backup::make_ready(folder.path(), &wanted, &key()).unwrap();
    let kept = book.restore(&ready).unwrap().unwrap();
    assert_eq!(book.actor(), &Actor::administrator());
    assert_eq!(book.chain_head().unwrap().events, head.events + 1);
    assert_eq!(book.ledger(&LedgerQuery::default()).unwrap().len(), 2);
    assert_eq!(book.prove().unwrap().damage, []);
    // Work goes on where it stood, and the newer casebook can be read where it is kept.
    import(&mut book, case_file("C02"));
    let left = Connection::open(kept).unwrap();
    unlock(&left, &key());
    let cases: i64 = left.query_row("SELECT count(*) FROM case_head", [], |row| row.get(0)).unwrap();
    assert_eq!(cases, 3);
    // Back once more: what was done since the first time is other work, not a continuation.
    let preview = backup::preview(folder.path(), &wanted, &key()).unwrap();
    assert_eq!((preview.lost_events, preview.other_events), (2, 0));
}

#[test]
fn that_it_was_gone_back_stands_in_the_copy_before_it_takes_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = desk(folder.path());
    let head = book.chain_head().unwrap();
    book.backup_source().unwrap().make().unwrap();
    go_on(&mut book);
    let ready = backup::make_ready(folder.path(), &newest(folder.path()), &key()).unwrap();
    // Nothing can be kept: the exchange stops before it begins, as a program does that is killed there.
    files::write(&folder.path().join("kept"), b"in the way").unwrap();
    let before = book.chain_head().unwrap();
    book.restore(&ready).unwrap_err();
    assert_eq!(book.chain_head().unwrap(), before, "nothing was gone back to");
    let copy = Connection::open(folder.path().join("casebook.restoring")).unwrap();
    unlock(&copy, &key());
    let noted: (i64, String) = copy
        .query_row("SELECT seq, kind FROM event ORDER BY seq DESC LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(noted, ((head.events + 1).cast_signed(), "restore_backup".to_owned()));
    drop(copy);
    // Where that cannot be written nothing is exchanged, and the casebook stays as it is.
    files::write(&folder.path().join("casebook.restoring"), "不是案件簿".as_bytes()).unwrap();
    files::remove(&folder.path().join("kept")).unwrap();
    book.restore(&ready).unwrap_err();
    assert_eq!(book.chain_head().unwrap(), before);
    let ready = backup::make_ready(folder.path(), &newest(folder.path()), &key()).unwrap();
    book.restore(&ready).unwrap();
    assert_eq!(book.chain_head().unwrap().events, head.events + 1, "told once");
    assert_eq!(book.prove().unwrap().damage, []);
}

#[test]
fn only_the_administrator_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = desk(folder.path());
    book.backup_source().unwrap().make().unwrap();
    let before = book.chain_head().unwrap();
    let ready = backup::make_ready(folder.path(), &newest(folder.path()), &key()).unwrap();
    for role in [Role::Mediator, Role::Recorder, Role::Reader] {
        book.act_as(Actor { name: "王一平".to_owned(), role, by_administrator: false });
        assert!(matches!(book.restore(&ready), Err(BackupError::Casebook(Error::Refused(_)))), "{role:?}");
        assert_eq!(book.chain_head().unwrap(), before, "{role:?}");
    }
}

#[test]
fn a_flipped_bit_never_counts_and_the_one_before_does() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = desk(folder.path());
    let good = book.backup_source().unwrap().make().unwrap().backup;
    go_on(&mut book);
    drop(book);
    let book = open(folder.path(), later(5)).unwrap();
    let newer = book.backup_source().unwrap().make().unwrap().backup;
    let source = book.backup_source().unwrap();
    assert_eq!(backup::last_good(&source), Some(newer.clone()));
    let bytes = files::read(&newer.path).unwrap();
    let mut found = 0;
    let places = (0..60).map(|turn| turn * (bytes.len() - 1) / 59);
    for place in places {
        let mut flipped = bytes.clone();
        flipped[place] ^= 1 << (place % 8);
        files::write(&newer.path, &flipped).unwrap();
        let soundness = backup::verify(&newer, &key());
        found += usize::from(soundness != Soundness::Sound);
        assert_ne!(soundness, Soundness::Sound, "byte {place} of {}", bytes.len());
    }
    assert_eq!(found, 60);
    assert_eq!(backup::last_good(&source), Some(good), "the damaged one is passed by");
    let error = backup::make_ready(folder.path(), &newer, &key()).unwrap_err();
    assert!(matches!(error, BackupError::NotSound(Soundness::Damaged(_))), "{error:?}");
    assert!(!folder.path().join("casebook.restoring").exists());
    // A control: as it was made it is sound.
    files::write(&newer.path, &bytes).unwrap();
    assert_eq!(backup::verify(&newer, &key()), Soundness::Sound);
    assert!(matches!(backup::verify(&newer, &DataKey::from_bytes([8; 32])), Soundness::Damaged(_)));
}

#[test]
fn half_written_and_renamed_ones_never_count() {
    let folder = tempfile::tempdir().unwrap();
    let book = desk(folder.path());
    let source = book.backup_source().unwrap();
    let good = source.make().unwrap().backup;
    let bytes = files::read(&good.path).unwrap();
    let backups = folder.path().join("backups");
    files::write(&backups.join("20260313-093000.partial"), &bytes[..bytes.len() / 3]).unwrap();
    files::write(&backups.join(format!("{}.db.partial", good.name.stem())), &bytes).unwrap();
    assert_eq!(name::list(&backups), std::slice::from_ref(&good));
    // A whole file under the name of another moment holds something else than it says.
    let renamed = backups.join("20260314-093000-000000000000-99.db");
    files::write(&renamed, &bytes).unwrap();
    assert_eq!(backup::verify(&Backup::at(&renamed).unwrap(), &key()), Soundness::NotAsNamed);
    assert_eq!(backup::last_good(&source), Some(good));
    // The next backup clears what was left half-written.
    source.make().unwrap();
    assert!(files::with_extension(&backups, "partial").is_empty());
}

#[test]
fn a_casebook_changed_by_another_hand_is_backed_up_but_not_counted() {
    let folder = tempfile::tempdir().unwrap();
    let book = desk(folder.path());
    let source = book.backup_source().unwrap();
    let good = source.make().unwrap().backup;
    drop(book);
    let connection = connect(folder.path());
    connection.execute("UPDATE term SET body = json_set(body, '$.amount_cents', 1) WHERE position = 0", []).unwrap();
    drop(connection);
    let made = Source::new(folder.path().to_path_buf(), key(), later(1)).make().unwrap();
    assert_eq!(made.soundness, Soundness::ChainBroken);
    assert!(made.backup.path.is_file());
    assert_eq!(backup::last_good(&source), Some(good));
}

#[test]
fn the_rehearsal_at_set_up_restores_a_copy_and_compares_it() {
    let folder = tempfile::tempdir().unwrap();
    let book = open(folder.path(), clock()).unwrap();
    let rehearsal = book.backup_source().unwrap().rehearse().unwrap();
    assert_eq!(rehearsal.name, newest(folder.path()).name);
    assert!(rehearsal.tables > 15, "{rehearsal:?}");
    assert!(rehearsal.message(Tr(Lang::Zh)).contains("完全一致"));
    assert_eq!(everything(&connect(folder.path())).len(), rehearsal.tables);
    let left: Vec<PathBuf> =
        std::fs::read_dir(folder.path().join("backups")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left.len(), 2, "the backup and its keys, no temporary copy: {left:?}");
    assert!(!folder.path().join("kept").exists());
}

#[test]
fn everything_comes_back_from_the_stick_alone() {
    let (folder, stick, new_computer) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let book = desk(folder.path());
    let done = backup::make(&book.backup_source().unwrap(), Some(stick.path())).unwrap();
    assert!(matches!(done.second, Second::Made(_)), "{:?}", done.second);
    drop(book);
    let before = everything(&connect(folder.path()));
    drop(folder);

    let own = only_folder(stick.path());
    let names: Vec<String> =
        std::fs::read_dir(&own).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), 2, "the locked backup and the keys: {names:?}");
    let wanted = name::list(&own).remove(0);
    assert!(wanted.is_locked && wanted.keys().is_file());
    let bytes = files::read(&wanted.path).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1"));
    assert_eq!(backup::verify(&wanted, &key()), Soundness::Sound);

    let target = new_computer.path().join("data");
    let preview = backup::preview(&target, &wanted, &key()).unwrap();
    assert_eq!((preview.present, preview.lost_events), (Present::Gone, 0));
    let ready = backup::make_ready(&target, &wanted, &key()).unwrap();
    let (book, kept) = Casebook::restore_over(&ready, Some(&wanted.keys()), clock(), Actor::administrator()).unwrap();
    assert_eq!((book.prove().unwrap().damage, kept), (vec![], None));
    drop(book);
    assert_eq!(files::read(&target.join("casebook.keys")).unwrap(), files::read(&wanted.keys()).unwrap());
    assert_eq!(without_the_restore(everything(&connect(&target))), before);

    // A stick on which one bit is wrong, or that belongs to another desk, is no backup.
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 4;
    files::write(&wanted.path, &flipped).unwrap();
    assert!(matches!(backup::verify(&wanted, &key()), Soundness::Damaged(_)));
    files::write(&wanted.path, &bytes).unwrap();
    assert!(matches!(backup::verify(&wanted, &DataKey::from_bytes([8; 32])), Soundness::Damaged(_)));
}

#[test]
fn a_stick_that_is_not_plugged_in_is_told_and_hinders_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let book = desk(folder.path());
    let away = folder.path().join("no stick");
    let done = backup::make(&book.backup_source().unwrap(), Some(&away)).unwrap();
    assert!(matches!(&done.second, Second::Absent(place) if *place == away));
    assert!(!away.exists(), "it is not made: that would be a folder on this disk");
    assert_eq!(done.made.soundness, Soundness::Sound);
    for lang in [Lang::Zh, Lang::En] {
        assert!(done.message(Tr(lang)).contains("no stick"));
    }
}

#[test]
fn rotation_removes_backups_with_their_keys_and_never_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = desk(folder.path());
    drop(book);
    for turn in 0..12 {
        // Every ten minutes: the four newest stay, and of each hour before the last one.
        let clock = Clock::Fixed(at("2026-03-12T09:30:00") + chrono::TimeDelta::minutes(10 * turn));
        book = open(folder.path(), clock).unwrap();
        book.backup_source().unwrap().make().unwrap();
        drop(book);
    }
    let left: Vec<String> =
        name::list(&folder.path().join("backups")).iter().map(|one| one.name.at.format("%H:%M").to_string()).collect();
    assert_eq!(left, ["11:20", "11:10", "11:00", "10:50", "09:50"]);
    let files = std::fs::read_dir(folder.path().join("backups")).unwrap().count();
    assert_eq!(files, 10, "each with its keys");
}

#[test]
fn a_clock_that_was_put_back_costs_no_backup() {
    let folder = tempfile::tempdir().unwrap();
    drop(desk(folder.path()));
    for turn in 0..40 {
        let clock = Clock::Fixed(at("2026-03-12T09:30:00") + chrono::TimeDelta::days(30 * turn));
        Source::new(folder.path().to_path_buf(), key(), clock).make().unwrap();
    }
    let back = Source::new(folder.path().to_path_buf(), key(), Clock::Fixed(at("2020-01-01T00:00:00")));
    let made = back.make().unwrap().backup;
    assert!(made.path.is_file(), "the oldest by its name, but it was just made");
}

#[test]
fn work_that_goes_on_meanwhile_is_in_the_next_backup_and_hinders_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = desk(folder.path());
    let source = book.backup_source().unwrap();
    let worker =
        std::thread::spawn(move || (0..3).map(|_| source.make().map(|made| made.soundness)).collect::<Vec<_>>());
    let mut turns = 0;
    while !worker.is_finished() || turns < 3 {
        turns += 1;
        book.save_unfinished(None, "walk_in", &format!("第{turns}次")).unwrap();
        book.run(Command::ChangeSettings(Box::new(Settings {
            committee: format!("青渡镇{turns}"),
            ..Settings::default()
        })))
        .unwrap();
    }
    for made in worker.join().unwrap() {
        assert_eq!(made.unwrap(), Soundness::Sound);
    }
    assert_eq!(source_is_whole(folder.path()), Soundness::Sound);
}

fn source_is_whole(folder: &Path) -> Soundness {
    backup::verify(&source(folder).make().unwrap().backup, &key())
}
