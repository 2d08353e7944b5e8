//! Salvage of an encrypted casebook with destroyed pages: what could be read is there and can be worked with, what was lost
//! is said, and the damaged file is left as it was.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::Path;

use maplebridge::casebook::backup::exchange::Step;
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::proof::Damage;
use maplebridge::casebook::salvage::Salvaged;
use maplebridge::casebook::view::LedgerQuery;
use maplebridge::casebook::{Actor, Casebook, Chain, Error, EventKind, FILE_NAME, Refusal, Role};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::session::Statement;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::salvage as job;
use maplebridge::vault::DataKey;

use super::book_support::{key, open};
use super::casebook_support::{case_file, change, clock, freeze, import};
use super::dice::Dice;

const PAGE: usize = 4096;

/// So many cases, each with some statements of its own.
fn made(folder: &Path, cases: usize) -> Vec<u8> {
    let mut book = open(folder, clock()).unwrap();
    for number in 0..cases {
        let name = ["C01", "C02", "C05", "C08"][number % 4];
        let id = import(&mut book, CaseFile { number: format!("第{number}号"), ..case_file(name) });
        let said = book.case(id).unwrap().file.statements[0].clone();
        for sentence in 0..4 {
            let text = format!("第{number}案第{sentence}句：我说的都是真的。");
            change(&mut book, id, CaseCommand::RecordStatement(Statement { text, ..said.clone() }));
        }
        if number % 10 == 0 {
            freeze(&mut book, id);
        }
    }
    book.save_unfinished(None, "applicants", "还没写完").unwrap();
    drop(book);
    let connection = crate::book_support::connect(folder);
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(connection);
    fs::read(folder.join(FILE_NAME)).unwrap()
}

/// The pages that hold definitions: without one of them nothing can be read, and a backup is the only answer.
fn pages_of_definitions(folder: &Path) -> Vec<usize> {
    let connection = crate::book_support::connect(folder);
    let mut statement = connection.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").unwrap();
    let pages = statement.query_map([], |row| row.get::<_, i64>(0)).unwrap();
    pages.map(|page| usize::try_from(page.unwrap()).unwrap()).collect()
}

/// Destroys the page of a table in which nothing is kept yet, so that nothing is lost with it.
pub fn destroy_an_empty_page(folder: &Path) {
    destroy_page_of(folder, &key(), "attachment");
}

/// Destroys the first page of this table.
pub fn destroy_page_of(folder: &Path, key: &DataKey, table: &str) {
    let connection = rusqlite::Connection::open(folder.join(FILE_NAME)).unwrap();
    crate::book_support::unlock(&connection, key);
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    let page: i64 = connection.query_row(sql, [table], |row| row.get(0)).unwrap();
    drop(connection);
    let (file, page) = (folder.join(FILE_NAME), usize::try_from(page).unwrap());
    let mut bytes = fs::read(&file).unwrap();
    bytes[(page - 1) * PAGE + 100..page * PAGE - 200].fill(0x5a);
    fs::write(file, bytes).unwrap();
}

fn salvage(folder: &Path) -> (tempfile::TempDir, Salvaged) {
    let out = tempfile::tempdir().unwrap();
    let salvaged = Casebook::salvage(folder, out.path(), clock(), &key(), &Actor::administrator()).unwrap();
    (out, salvaged)
}

#[test]
fn a_whole_casebook_comes_out_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), 12);
    destroy_an_empty_page(folder.path());
    let (out, salvaged) = salvage(folder.path());
    assert_eq!((salvaged.cases, salvaged.lost_events, salvaged.broken), (12, 0, None));
    assert!(salvaged.lost.is_empty() && salvaged.unaccounted.is_empty() && salvaged.closed_off.is_empty());
    let (was, is) = (open(folder.path(), clock()).unwrap(), open(out.path(), clock()).unwrap());
    assert_eq!(is.ledger(&LedgerQuery::default()).unwrap(), was.ledger(&LedgerQuery::default()).unwrap());
    for row in was.ledger(&LedgerQuery::default()).unwrap() {
        assert_eq!(is.case(row.id).unwrap(), was.case(row.id).unwrap());
        assert_eq!(is.events(row.id).unwrap(), was.events(row.id).unwrap());
    }
    assert_eq!(is.unfinished(None).unwrap(), was.unfinished(None).unwrap());
    assert_eq!(is.prove().unwrap().damage, []);
}

#[test]
fn with_destroyed_pages_most_is_there_and_the_rest_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let whole = made(folder.path(), 60);
    let pages = whole.len() / PAGE;
    let definitions = pages_of_definitions(folder.path());
    assert!(definitions.contains(&1) && definitions.len() < 20, "{definitions:?}");
    let all = {
        let book = open(folder.path(), clock()).unwrap();
        let cases = book.ledger(&LedgerQuery::default()).unwrap();
        let said = |row: &maplebridge::casebook::view::LedgerRow| book.case(row.id).unwrap().file.statements.len();
        (cases.len(), cases.iter().map(said).sum::<usize>())
    };
    let mut dice = Dice(6);
    for destroyed in [1, 5, 20] {
        let mut bytes = whole.clone();
        for _ in 0..destroyed {
            // Pages are numbered from 1, and so are those of the definitions.
            let page = loop {
                let page = dice.roll(pages);
                if !definitions.contains(&(page + 1)) {
                    break page;
                }
            };
            bytes[page * PAGE + 100..page * PAGE + 1_100].fill(0x5a);
        }
        for side in ["-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("{FILE_NAME}{side}")));
        }
        fs::write(folder.path().join(FILE_NAME), &bytes).unwrap();
        let (out, salvaged) = salvage(folder.path());
        assert_eq!(fs::read(folder.path().join(FILE_NAME)).unwrap(), bytes, "the damaged file is only read");

        let mut book = open(out.path(), clock()).unwrap();
        let cases = book.ledger(&LedgerQuery::default()).unwrap();
        let said: usize = cases.iter().map(|row| book.case(row.id).unwrap().file.statements.len()).sum();
        eprintln!(
            "{destroyed} of {pages} pages destroyed: {} of {} cases, {said} of {} statements, {} events lost, {} parts named",
            cases.len(),
            all.0,
            all.1,
            salvaged.lost_events,
            salvaged.lost.len()
        );
        assert!(cases.len() + salvaged.closed_off.len() >= all.0 * 8 / 10, "{salvaged:?}");
        // What is missing is told.
        assert!(said == all.1 || !salvaged.lost.is_empty() || salvaged.lost_events > 0);
        assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }), "{:?}", book.check_chain());
        let damage = book.prove().unwrap().damage;
        let is_of_what_was_lost = |damage: &Damage| match damage {
            Damage::Version { case, .. } | Damage::Signature { case, .. } => {
                salvaged.lost.iter().chain(&salvaged.unaccounted).any(|named| named.case.0 == *case)
            }
            Damage::Case { case, .. } => salvaged.closed_off.iter().any(|(id, _)| id.0 == *case),
            _ => false,
        };
        assert!(damage.iter().all(is_of_what_was_lost), "{damage:?} {salvaged:?}");
        // It can be worked with.
        let id = cases[0].id;
        let term = maplebridge::domain::term::Term {
            text: "互相谅解。".to_owned(),
            ..maplebridge::domain::term::Term::new(None)
        };
        book.run(Command::InCase(id, CaseCommand::AddTerm(term))).unwrap();
    }
}

/// A stick that was pulled out, a copy that was broken off: the file ends before its head says.
#[test]
fn a_file_that_is_cut_off_at_its_end_is_salvaged_too() {
    for pages in [1, 3] {
        let folder = tempfile::tempdir().unwrap();
        let whole = made(folder.path(), 12);
        fs::write(folder.path().join(FILE_NAME), &whole[..whole.len() - pages * PAGE]).unwrap();
        let (out, salvaged) = salvage(folder.path());
        assert!(salvaged.cases + salvaged.closed_off.len() >= 11, "{salvaged:?}");
        let book = open(out.path(), clock()).unwrap();
        assert!(book.ledger(&LedgerQuery::default()).unwrap().len() >= 10);
        assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }), "{:?}", book.check_chain());
    }
}

#[test]
fn events_after_a_gap_are_marked_and_the_new_chain_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), 3);
    let connection = crate::book_support::connect(folder.path());
    connection.execute_batch("DROP TRIGGER event_is_never_removed; DELETE FROM event WHERE seq IN (4, 5)").unwrap();
    drop(connection);
    destroy_an_empty_page(folder.path());
    let (out, salvaged) = salvage(folder.path());
    assert_eq!((salvaged.lost_events, salvaged.broken.map(|(at, _)| at)), (2, Some(4)));
    let book = open(out.path(), clock()).unwrap();
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));
    let marks: Vec<bool> = book
        .ledger(&LedgerQuery::default())
        .unwrap()
        .iter()
        .rev()
        .flat_map(|row| book.events(row.id).unwrap())
        .filter(|event| event.label.kind != EventKind::Salvage)
        .map(|event| event.is_salvaged)
        .collect();
    assert_eq!(marks.iter().filter(|mark| !**mark).count(), 3, "{marks:?}");
}

#[test]
fn a_wrong_key_or_a_destroyed_beginning_gives_nothing_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let whole = made(folder.path(), 2);
    let out = tempfile::tempdir().unwrap();
    let wrong = maplebridge::vault::DataKey::from_bytes([9; 32]);
    let tried = Casebook::salvage(folder.path(), out.path(), clock(), &wrong, &Actor::administrator());
    assert!(matches!(tried, Err(Error::Damaged { .. })), "{tried:?}");
    let mut bytes = whole;
    bytes[20..60].fill(0);
    fs::write(folder.path().join(FILE_NAME), &bytes).unwrap();
    let tried = Casebook::salvage(folder.path(), out.path(), clock(), &key(), &Actor::administrator());
    assert!(matches!(tried, Err(Error::Damaged { .. })), "{tried:?}");
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);
    // A folder that holds a casebook is not written over.
    let (there, _) = (tempfile::tempdir().unwrap(), ());
    made(there.path(), 1);
    assert!(Casebook::salvage(there.path(), there.path(), clock(), &key(), &Actor::administrator()).is_err());
}

#[test]
fn only_the_administrator_salvages() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), 2);
    destroy_an_empty_page(folder.path());
    let out = tempfile::tempdir().unwrap();
    for role in [Role::Mediator, Role::Recorder, Role::Reader] {
        let actor = Actor { name: "田禾".to_owned(), role, by_administrator: false };
        let tried = Casebook::salvage(folder.path(), out.path(), clock(), &key(), &actor);
        assert!(matches!(tried, Err(Error::Refused(Refusal::NotAllowed { .. }))), "{tried:?}");
        assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);
    }
    assert_eq!(salvage(folder.path()).1.cases, 2);
}

#[test]
fn what_another_hand_changed_is_named_and_never_called_whole() {
    for changed in [
        "UPDATE statement SET body = replace(body, '都是真的', '都是假的') WHERE case_id = 2 AND position = last",
        "INSERT INTO statement SELECT 2, 99, body FROM statement WHERE case_id = 2 AND position = last",
    ] {
        let folder = tempfile::tempdir().unwrap();
        made(folder.path(), 3);
        let changed = changed.replace("last", "(SELECT max(position) FROM statement WHERE case_id = 2)");
        assert_eq!(crate::book_support::connect(folder.path()).execute(&changed, []).unwrap(), 1);
        destroy_an_empty_page(folder.path());
        let out = tempfile::tempdir().unwrap();
        let report = job::into(folder.path(), out.path(), clock(), &key(), &Actor::administrator()).unwrap();
        let found = &report.salvaged;
        assert!(found.lost.is_empty() && found.lost_events == 0 && found.broken.is_none(), "{found:?}");
        let named: Vec<_> = found.unaccounted.iter().map(|rows| (rows.case.0, rows.parts.clone())).collect();
        assert_eq!(named, [(2, vec![("statement", 1)])]);
        assert!(!report.is_whole());
        for lang in [Lang::Zh, Lang::En] {
            let told = report.told(Tr(lang));
            assert!(told.iter().any(|line| line.contains("第1号")), "{told:?}");
            assert_ne!(report.headline(Tr(lang)), Tr(lang).salvage_whole(3));
        }
    }
}

#[test]
fn a_casebook_without_a_destroyed_page_is_not_salvaged() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), 2);
    let connection = crate::book_support::connect(folder.path());
    connection.execute("UPDATE statement SET body = replace(body, '真', '假') WHERE case_id = 1", []).unwrap();
    drop(connection);
    let out = tempfile::tempdir().unwrap();
    let tried = Casebook::salvage(folder.path(), out.path(), clock(), &key(), &Actor::administrator());
    assert!(matches!(tried, Err(Error::Refused(Refusal::NoPageDestroyed))), "{tried:?}");
    let tried = job::in_place(folder.path(), clock(), &key(), &Actor::administrator());
    assert!(matches!(tried, Err(Error::Refused(Refusal::NoPageDestroyed))), "{tried:?}");
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);
    assert!(!folder.path().join("kept").exists());
}

/// Folders in which a salvage was made.
fn asides(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("salvage-")).collect()
}

#[test]
fn a_salvage_in_place_keeps_the_damaged_file_and_is_whole_before_it_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), 4);
    destroy_an_empty_page(folder.path());
    let damaged = fs::read(folder.path().join(FILE_NAME)).unwrap();
    let report = job::in_place(folder.path(), clock(), &key(), &Actor::administrator()).unwrap();
    assert!(report.is_whole() && report.kept.starts_with(folder.path().join("kept")));
    assert_eq!(fs::read(&report.kept).unwrap(), damaged);
    assert_eq!(asides(folder.path()), Vec::<std::path::PathBuf>::new());
    let book = open(folder.path(), clock()).unwrap();
    assert_eq!(book.prove().unwrap().damage, []);
    assert_eq!(book.ledger(&LedgerQuery::default()).unwrap().len(), 4);
    // Events of the desk tell of it, and of no backup.
    let desk = book.events(maplebridge::casebook::view::CaseId(0)).unwrap();
    assert_eq!(desk.iter().map(|event| event.label.kind).collect::<Vec<_>>(), [EventKind::Salvage]);
}

#[test]
fn a_salvage_that_cannot_take_its_place_leaves_the_damaged_file_there_and_itself_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), 4);
    destroy_an_empty_page(folder.path());
    let damaged = fs::read(folder.path().join(FILE_NAME)).unwrap();
    fs::write(folder.path().join("kept"), "a file where the folder should be").unwrap();
    for tries in 1..=2 {
        let tried = job::in_place(folder.path(), clock(), &key(), &Actor::administrator());
        assert!(matches!(tried, Err(Error::NotWritable { .. })), "{tried:?}");
        assert_eq!(fs::read(folder.path().join(FILE_NAME)).unwrap(), damaged);
        let asides = asides(folder.path());
        assert_eq!(asides.len(), tries);
        for aside in asides {
            assert_eq!(open(&aside, clock()).unwrap().prove().unwrap().damage, []);
        }
    }
    fs::remove_file(folder.path().join("kept")).unwrap();
    job::in_place(folder.path(), clock(), &key(), &Actor::administrator()).unwrap();
    assert_eq!(open(folder.path(), clock()).unwrap().prove().unwrap().damage, []);
}

#[test]
fn the_marks_of_a_salvage_are_told_of_in_its_event_and_missed_when_they_go() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), 3);
    let connection = crate::book_support::connect(folder.path());
    connection.execute_batch("DROP TRIGGER event_is_never_removed; DELETE FROM event WHERE seq IN (4, 5)").unwrap();
    drop(connection);
    destroy_an_empty_page(folder.path());
    let (out, _) = salvage(folder.path());
    let damage = || open(out.path(), clock()).unwrap().prove().unwrap().damage;
    assert!(!damage().contains(&Damage::Marks));
    for (changed, back) in [
        (
            "CREATE TEMP TABLE kept AS SELECT * FROM salvaged_event; DELETE FROM salvaged_event",
            "INSERT INTO salvaged_event SELECT * FROM kept",
        ),
        (
            "UPDATE salvaged_event SET old_seq = old_seq + 1 WHERE seq = 5",
            "UPDATE salvaged_event SET old_seq = old_seq - 1 WHERE seq = 5",
        ),
        ("INSERT INTO salvaged_event VALUES (1, 1, zeroblob(32))", "DELETE FROM salvaged_event WHERE seq = 1"),
    ] {
        let connection = crate::book_support::connect(out.path());
        connection.execute_batch(changed).unwrap();
        assert!(damage().contains(&Damage::Marks), "{changed}");
        connection.execute_batch(back).unwrap();
        assert!(!damage().contains(&Damage::Marks), "{back}");
    }
    // Marks in a casebook that was never salvaged are another hand's.
    let other = tempfile::tempdir().unwrap();
    made(other.path(), 1);
    crate::book_support::connect(other.path()).execute("INSERT INTO salvaged_event VALUES (1, 1, x'00')", []).unwrap();
    assert!(open(other.path(), clock()).unwrap().prove().unwrap().damage.contains(&Damage::Marks));
}

#[test]
fn a_casebook_salvaged_twice_keeps_the_marks_of_the_first_time() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), 3);
    let connection = crate::book_support::connect(folder.path());
    connection.execute_batch("DROP TRIGGER event_is_never_removed; DELETE FROM event WHERE seq IN (4, 5)").unwrap();
    drop(connection);
    destroy_an_empty_page(folder.path());
    let (first, _) = salvage(folder.path());
    destroy_an_empty_page(first.path());
    let (second, _) = salvage(first.path());
    let marks = |folder: &Path| -> Vec<(i64, i64)> {
        let connection = crate::book_support::connect(folder);
        let mut statement = connection.prepare("SELECT seq, old_seq FROM salvaged_event ORDER BY seq").unwrap();
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    assert!(!marks(first.path()).is_empty());
    assert_eq!(marks(second.path()), marks(first.path()));
    assert_eq!(open(second.path(), clock()).unwrap().prove().unwrap().damage, []);
}

#[test]
fn rows_that_nothing_vouches_for_are_named_in_the_event_of_the_salvage() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), 3);
    let sql = "INSERT INTO statement SELECT 2, 99, body FROM statement WHERE case_id = 2 AND position = 0";
    assert_eq!(crate::book_support::connect(folder.path()).execute(sql, []).unwrap(), 1);
    destroy_an_empty_page(folder.path());
    let (out, _) = salvage(folder.path());
    let events = open(out.path(), clock()).unwrap().events(maplebridge::casebook::view::CaseId(2)).unwrap();
    let told = &events.iter().find(|event| event.label.kind == EventKind::Salvage).unwrap().label;
    assert!(told.detail.contains("statement/99"), "{told:?}");
    assert!(told.message(Tr(Lang::Zh)).contains("1项") && told.message(Tr(Lang::En)).contains("1 entries"));
}

/// The steps after which the program may be stopped.
const STEPS: [Step; 8] =
    [Step::Made, Step::Ready, Step::Settled, Step::Kept, Step::Keys, Step::Alone, Step::Replaced, Step::Done];

/// A damaged casebook whose last change lies in its journal alone, as after a kill; how many statements its first case has.
fn damaged_and_killed(folder: &Path) -> usize {
    let before = tempfile::tempdir().unwrap();
    made(before.path(), 3);
    destroy_an_empty_page(before.path());
    let mut book = open(before.path(), clock()).unwrap();
    let id = book.ledger(&LedgerQuery::default()).unwrap()[0].id;
    let said = book.case(id).unwrap().file.statements;
    change(
        &mut book,
        id,
        CaseCommand::RecordStatement(Statement { text: "断电前的一句。".to_owned(), ..said[0].clone() }),
    );
    for name in [FILE_NAME, "casebook.db-wal"] {
        fs::copy(before.path().join(name), folder.join(name)).unwrap();
    }
    said.len() + 1
}

fn statements_of_the_first(book: &Casebook) -> usize {
    let id = book.ledger(&LedgerQuery::default()).unwrap()[0].id;
    book.case(id).unwrap().file.statements.len()
}

#[test]
fn a_salvage_that_is_stopped_anywhere_leaves_a_casebook_with_everything_in_it() {
    let said = damaged_and_killed(tempfile::tempdir().unwrap().path());
    for until in STEPS {
        let folder = tempfile::tempdir().unwrap();
        damaged_and_killed(folder.path());
        job::in_place_until(folder.path(), (clock(), &key()), &Actor::administrator(), until).unwrap();

        let book = open(folder.path(), clock()).unwrap();
        assert_eq!(statements_of_the_first(&book), said, "{until:?}");
        let is_new = until >= Step::Replaced;
        assert_eq!(book.prove().unwrap().damage.is_empty(), is_new, "{until:?}: salvaged, or damaged as it was");
        drop(book);
        let kept = |folder: &Path| fs::read_dir(folder.join("kept")).map_or(0, Iterator::count);
        assert_eq!(kept(folder.path()), usize::from(is_new), "{until:?}: what is at work has no second name");
        if !is_new {
            job::in_place(folder.path(), clock(), &key(), &Actor::administrator()).unwrap();
            let book = open(folder.path(), clock()).unwrap();
            assert_eq!((statements_of_the_first(&book), book.prove().unwrap().damage), (said, Vec::new()), "{until:?}");
            assert_eq!(kept(folder.path()), 1);
        }
    }
}

#[test]
fn a_journal_that_was_put_aside_comes_back_where_no_new_casebook_took_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let said = damaged_and_killed(folder.path());
    let kept = folder.path().join("kept");
    fs::create_dir(&kept).unwrap();
    fs::hard_link(folder.path().join(FILE_NAME), kept.join("casebook-20261127-101500.db")).unwrap();
    fs::rename(folder.path().join("casebook.db-wal"), kept.join("casebook-20261127-101500.db-wal")).unwrap();
    // What was kept of an earlier exchange is another file, and stays.
    fs::write(kept.join("casebook-20260101-101500.db"), "another").unwrap();
    fs::write(kept.join("casebook-20260101-101500.db-wal"), "its journal").unwrap();
    for _twice in 0..2 {
        assert_eq!(statements_of_the_first(&open(folder.path(), clock()).unwrap()), said);
    }
    let mut left: Vec<_> = fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["casebook-20260101-101500.db", "casebook-20260101-101500.db-wal"]);
}
