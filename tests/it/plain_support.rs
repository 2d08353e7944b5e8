//! A casebook as the version before encryption left it: plain, of the second form, with words in its log.

use std::path::Path;

use maplebridge::casebook::FILE_NAME;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use sha2::{Digest, Sha256};

use super::book_support::{self, key};
use super::casebook_support::{case_file, clock, import};

const SECOND_FORM: [&str; 2] = [
    include_str!("../../src/casebook/store/schema/001_init.sql"),
    include_str!("../../src/casebook/store/schema/002_signing.sql"),
];

/// Columns of an event of the second form.
const EVENT: &str = "seq, case_id, at, kind, detail, rows, prev, hash";

/// A plain casebook with this case in the folder.
pub fn plain_casebook(folder: &Path, case: &str) {
    let made = tempfile::tempdir().unwrap();
    import(&mut book_support::open(made.path(), clock()).unwrap(), case_file(case));
    let plain = Connection::open(folder.join(FILE_NAME)).unwrap();
    plain.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let _mode: String = plain.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0)).unwrap();
    SECOND_FORM.iter().for_each(|script| plain.execute_batch(script).unwrap());
    plain.pragma_update(None, "application_id", 0x4D50_4C42).unwrap();
    plain.pragma_update(None, "user_version", 2).unwrap();
    let made = made.path().join(FILE_NAME);
    plain.execute("ATTACH DATABASE ?1 AS made KEY ?2", [made.to_str().unwrap(), key().pragma().as_str()]).unwrap();
    for table in names(&plain, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    {
        let columns = names(&plain, &format!("SELECT name FROM pragma_table_info('{table}', 'main')"));
        let columns = columns.join(", ");
        match table.as_str() {
            "undo" => {}
            // The words by which a line was found then are no part of a later form.
            "ledger_line" => {
                let copy = "INSERT INTO main.ledger_line SELECT case_id, state, body, '' FROM made.ledger_line";
                plain.execute(copy, []).unwrap();
            }
            "event" => copy_events(&plain),
            _ => {
                let copy = format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM made.{table}");
                plain.execute(&copy, []).unwrap();
            }
        }
    }
    plain.execute_batch("DETACH DATABASE made").unwrap();
    // As after a crash: most of it lies in the log.
    plain.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
}

fn names(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// The events without names, hashed as they were then.
fn copy_events(plain: &Connection) {
    let mut statement = plain.prepare(&format!("SELECT {EVENT} FROM made.event ORDER BY seq")).unwrap();
    let mut events = statement.query([]).unwrap();
    let mut prev: Vec<u8> = Vec::new();
    while let Some(event) = events.next().unwrap() {
        let (seq, case): (i64, i64) = (event.get(0).unwrap(), event.get(1).unwrap());
        let [at, kind, detail, rows] = [2, 3, 4, 5].map(|column| event.get::<_, String>(column).unwrap());
        let mut hash = Sha256::new();
        hash.update(b"maplebridge.event/1");
        let words = [&at, &kind, &detail, &rows].map(|text| text.as_bytes());
        for field in [prev.as_slice(), &seq.to_be_bytes(), &case.to_be_bytes()].into_iter().chain(words) {
            hash.update((field.len() as u64).to_be_bytes());
            hash.update(field);
        }
        let hash = hash.finalize().to_vec();
        let insert = format!("INSERT INTO main.event ({EVENT}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        plain.execute(&insert, rusqlite::params![seq, case, at, kind, detail, rows, prev, hash]).unwrap();
        prev = hash;
    }
}

/// The files below this folder that hold one of these words.
pub fn holding(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else {
            let bytes = std::fs::read(&path).unwrap();
            let holds = |word: &&str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
            found.extend(words.iter().filter(|word| holds(word)).map(|word| format!("{}: {word}", path.display())));
        }
    }
    found
}
