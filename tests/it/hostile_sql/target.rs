//! What is attacked: a casebook file with signed and closed cases, and everything in it that is record.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use maplebridge::casebook::command::{CaseCommand, Command, NewScan, WalkIn};
use maplebridge::casebook::desk_key::{DeskKey, KeyOrigin};
use maplebridge::casebook::view::{CaseId, Settings};
use maplebridge::casebook::{Casebook, FILE_NAME};
use maplebridge::domain::agreement::SignerId;
use maplebridge::domain::signing::HowRead;
use maplebridge::domain::term::Term;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use super::super::casebook_support::{at, case_file, change, clock, close, day, freeze, import, pen};
use super::super::dice::Dice;
use super::attempts::Attempt;

/// Tables that are not record: half-typed words and where the window stood.
const NOT_RECORD: [&str; 2] = ["unfinished", "place"];

/// Everything in the file that is record, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Digest of every row of every table but those that are not record, of the definitions, and of the file's own sign.
    rows: Option<[u8; 32]>,
    /// What undo could take back; the program forgets entries itself, so fewer of them are no change of the record.
    undo: BTreeSet<Vec<u8>>,
}

impl Record {
    pub fn read(folder: &Path) -> Record {
        Record::of(&crate::book_support::connect(folder))
    }

    /// A file that cannot be read whole has no rows.
    fn of(connection: &Connection) -> Record {
        let tables: rusqlite::Result<Vec<String>> = tables(connection);
        let Ok(tables) = tables else { return Record { rows: None, undo: BTreeSet::new() } };
        let mut hasher = Sha256::new();
        let mut undo = BTreeSet::new();
        let mut whole = true;
        for pragma in ["application_id", "user_version"] {
            let value: rusqlite::Result<i64> = connection.pragma_query_value(None, pragma, |row| row.get(0));
            hasher.update(value.unwrap_or_default().to_be_bytes());
        }
        for table in tables.iter().map(String::as_str).chain(["sqlite_schema"]) {
            let sql = match table {
                "undo" => "SELECT case_id, kind, detail, images FROM undo".to_owned(),
                // Where a table begins may change with a VACUUM.
                "sqlite_schema" => "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2".to_owned(),
                table => format!("SELECT * FROM \"{table}\" ORDER BY 1, 2"),
            };
            match rows(connection, &sql) {
                Ok(rows) if table == "undo" => undo.extend(rows),
                Ok(rows) => {
                    hasher.update(table.as_bytes());
                    rows.iter().for_each(|row| hasher.update(row));
                }
                Err(_) => whole = false,
            }
        }
        Record { rows: whole.then(|| hasher.finalize().into()), undo }
    }

    pub fn is_what_it_was(&self, first: &Record) -> bool {
        self.rows.is_some() && self.rows == first.rows && self.undo.is_subset(&first.undo)
    }
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let names: rusqlite::Result<Vec<String>> = statement.query_map([], |row| row.get(0))?.collect();
    Ok(names?.into_iter().filter(|name| !NOT_RECORD.contains(&name.as_str())).collect())
}

/// Each row as bytes: every value with its kind and its length before it.
fn rows(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<Vec<u8>>> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut found = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let mut bytes = Vec::new();
        for column in 0..columns {
            let (kind, value) = match row.get_ref(column)? {
                ValueRef::Null => (0, Vec::new()),
                ValueRef::Integer(number) => (1, number.to_be_bytes().to_vec()),
                ValueRef::Real(number) => (2, number.to_be_bytes().to_vec()),
                ValueRef::Text(text) => (3, text.to_vec()),
                ValueRef::Blob(blob) => (4, blob.to_vec()),
            };
            bytes.push(kind);
            bytes.extend(value.len().to_be_bytes());
            bytes.extend(value);
        }
        rows.push(bytes);
    }
    Ok(rows)
}

/// What an attempt may name.
pub struct Facts {
    /// Tables that no statement may change at all.
    pub guarded: Vec<String>,
    /// Tables of the cases' rows.
    pub bodies: Vec<String>,
    /// Name, table and text of each guard.
    pub guards: Vec<(String, String, String)>,
    pub indexes: Vec<String>,
    /// Words of a frozen version, other than those that are there, with their digest.
    pub other_words: (String, String),
}

/// The file, and a plain connection to it.
pub struct Target {
    folder: tempfile::TempDir,
    pristine: Vec<u8>,
    plain: Option<Connection>,
    first: Record,
    facts: Facts,
}

impl Target {
    pub fn new() -> Target {
        let folder = tempfile::tempdir().unwrap();
        fill(folder.path());
        Target::at(folder)
    }

    fn at(folder: tempfile::TempDir) -> Target {
        let file = folder.path().join(FILE_NAME);
        let plain = crate::book_support::connect(folder.path());
        // One file to copy, and no waiting for the disk.
        plain.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA wal_checkpoint(TRUNCATE);").unwrap();
        let (first, facts) = (Record::of(&plain), facts(&plain));
        drop(plain);
        let pristine = std::fs::read(&file).unwrap();
        let mut target = Target { folder, pristine, plain: None, first, facts };
        target.connect();
        target
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn first(&self) -> &Record {
        &self.first
    }

    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join(FILE_NAME)
    }

    fn connect(&mut self) {
        let plain = crate::book_support::connect(self.folder.path());
        plain.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;").unwrap();
        self.plain = Some(plain);
    }

    fn plain(&self) -> &Connection {
        self.plain.as_ref().unwrap()
    }

    /// Carries out every statement, whatever comes of the one before; true if one was refused.
    pub fn attack(&mut self, attempt: &Attempt) -> bool {
        let plain = self.plain();
        let recursive = if attempt.recursive_triggers { "ON" } else { "OFF" };
        plain.execute_batch(&format!("PRAGMA recursive_triggers = {recursive}; BEGIN IMMEDIATE")).unwrap();
        let mut refused = false;
        for statement in &attempt.statements {
            refused |= plain.execute_batch(statement).is_err();
        }
        refused
    }

    /// Whether the record is as it was; then the attempt is taken back.
    pub fn is_untouched(&mut self) -> bool {
        let same = Record::of(self.plain()).is_what_it_was(&self.first);
        // Half-typed words and the like may differ: they are taken back, too.
        if same && self.plain().execute_batch("ROLLBACK").is_err() {
            self.restore();
        }
        if same {
            self.plain()
                .execute_batch(
                    "PRAGMA writable_schema = OFF; PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON;",
                )
                .unwrap();
        }
        same
    }

    pub fn commit(&mut self) {
        let refused = self.plain().execute_batch("COMMIT").is_err();
        if refused && !self.plain().is_autocommit() {
            self.plain().execute_batch("ROLLBACK").unwrap();
        }
        self.plain = None;
    }

    pub fn record(&self) -> Record {
        Record::read(self.folder())
    }

    pub fn restore(&mut self) {
        self.plain = None;
        self.write(&self.pristine.clone());
        self.connect();
    }

    pub fn write(&mut self, bytes: &[u8]) {
        self.plain = None;
        for side in ["-journal", "-wal", "-shm"] {
            let _ = std::fs::remove_file(self.folder.path().join(format!("{FILE_NAME}{side}")));
        }
        let mut file = std::fs::OpenOptions::new().write(true).truncate(true).open(self.file()).unwrap();
        std::io::Write::write_all(&mut file, bytes).unwrap();
    }

    /// The file with a byte or a bit changed, or two pages exchanged.
    pub fn edit(&self, dice: &mut Dice, number: usize) -> (&'static str, Vec<u8>, String) {
        let mut bytes = self.pristine.clone();
        let place = dice.roll(bytes.len());
        let (kind, what) = match number % 4 {
            0 | 1 => {
                bytes[place] ^= 1 << dice.roll(8);
                ("a bit", format!("bit at {place}"))
            }
            2 => {
                let other = u8::try_from(1 + dice.roll(255)).unwrap();
                bytes[place] = bytes[place].wrapping_add(other);
                ("a byte", format!("byte at {place}"))
            }
            _ => {
                let pages = bytes.len() / 4096;
                let (one, other) = (dice.roll(pages), dice.roll(pages));
                let kept = bytes[one * 4096..][..4096].to_vec();
                bytes.copy_within(other * 4096..(other + 1) * 4096, one * 4096);
                if dice.percent(50) {
                    bytes[other * 4096..][..4096].copy_from_slice(&kept);
                }
                ("a page", format!("pages {one} and {other}"))
            }
        };
        (kind, bytes, what)
    }

    /// The file as it would be had these guards never been there.
    pub fn drop_guards_of(&mut self, table: &str) {
        let drops = self.facts.guards.iter().filter(|(_, of, _)| of == table);
        for (name, _, _) in drops {
            self.plain().execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        self.plain = None;
        self.pristine = std::fs::read(self.file()).unwrap();
        self.first = Record::read(self.folder());
        self.connect();
    }

    /// Changes an event and computes every later hash anew, as the program would.
    pub fn write_chain_anew_from(&mut self, change: &str) {
        let plain = self.plain.take().unwrap();
        for (name, table, _) in &self.facts.guards {
            if table == "event" {
                plain.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
            }
        }
        plain.execute_batch(change).unwrap();
        let mut prev: Vec<u8> = Vec::new();
        let last: i64 = plain.query_row("SELECT max(seq) FROM event", [], |row| row.get(0)).unwrap();
        for seq in 1..=last {
            let sql = "SELECT case_id, at, kind, detail, rows, actor FROM event WHERE seq = ?1";
            let (case, mut texts): (i64, [String; 5]) = plain
                .query_row(sql, [seq], |row| {
                    Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?]))
                })
                .unwrap();
            let (number, case) = (seq.to_be_bytes(), case.to_be_bytes());
            texts[2] = Sha256::digest(&texts[2]).iter().map(|byte| format!("{byte:02x}")).collect();
            let detail_sha256 = texts[2].clone();
            let texts = texts.iter().map(String::as_bytes);
            let mut hasher = Sha256::new_with_prefix(b"maplebridge.event/2");
            for field in [prev.as_slice(), &number, &case].into_iter().chain(texts) {
                hasher.update((field.len() as u64).to_be_bytes());
                hasher.update(field);
            }
            let hash = hasher.finalize().to_vec();
            let sql = "UPDATE event SET prev = ?2, hash = ?3, detail_sha256 = ?4 WHERE seq = ?1";
            plain.execute(sql, rusqlite::params![seq, prev, hash, detail_sha256]).unwrap();
            prev = hash;
        }
        for (_, table, text) in &self.facts.guards {
            if table == "event" {
                plain.execute_batch(text).unwrap();
            }
        }
    }
}

fn facts(plain: &Connection) -> Facts {
    let text = |row: &rusqlite::Row<'_>| -> rusqlite::Result<(String, String, String)> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    };
    let sql = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'";
    let guards: Vec<_> = plain.prepare(sql).unwrap().query_map([], text).unwrap().map(Result::unwrap).collect();
    let sql = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
    let indexes = plain.prepare(sql).unwrap().query_map([], text).unwrap().map(|index| index.unwrap().0).collect();
    let mut guarded: Vec<String> = guards.iter().map(|(_, table, _)| table.clone()).collect();
    guarded.sort();
    guarded.dedup();
    let all = tables(plain).unwrap();
    let bodies = all.into_iter().filter(|table| !guarded.contains(table) && table != "undo" && table != "ledger_line");
    let bodies = bodies.collect();
    let words: String = plain.query_row("SELECT document FROM version", [], |row| row.get(0)).unwrap();
    let other = words.replacen("元", "圆", 1);
    assert_ne!(other, words);
    let digest = Sha256::digest(other.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    Facts { guarded, bodies, guards, indexes, other_words: (other, digest) }
}

/// Three cases: one signed and closed, one whose first version fell and whose second waits with a scan, one just begun.
fn fill(folder: &Path) {
    let mut book = crate::book_support::open(folder, clock()).unwrap();
    let settings =
        Settings {
            committee: "青渡镇人民调解委员会".to_owned(), short_name: "青渡".to_owned(), ..Settings::default()
        };
    book.run(Command::ChangeSettings(Box::new(settings))).unwrap();
    let key = |byte: u8| DeskKey {
        certificates: vec![vec![byte; 90]],
        private_key: vec![byte; 60],
        origin: KeyOrigin::SelfIssued,
        since: at("2026-03-12T09:30:00"),
    };
    for byte in [1, 2] {
        book.run(Command::InstallDeskKey(Box::new(key(byte)))).unwrap();
    }
    let closed = import(&mut book, case_file("C01"));
    freeze(&mut book, closed);
    for signer in signers(&book, closed) {
        change(&mut book, closed, CaseCommand::Sign { signer, hand: pen(), how_read: HowRead::ReadAloud });
    }
    close(&mut book, closed, Some(day("2026-03-12")));
    second(&mut book);
    let walk_in = WalkIn { applicants: "林志远".to_owned(), about: "鸽棚".to_owned(), ..WalkIn::default() };
    let begun = book.run(Command::RegisterWalkIn(walk_in)).unwrap().case.unwrap();
    for words in ["双方今后和睦相处。", "互不追究。"] {
        let term = Term { text: words.to_owned(), ..Term::new(None) };
        change(&mut book, begun, CaseCommand::AddTerm(term));
    }
    change(&mut book, begun, CaseCommand::RemoveTerm { position: 1 });
    book.undo(maplebridge::casebook::view::UndoScope::Case(begun)).unwrap();
    book.save_unfinished(Some(begun), "about", "写到一半").unwrap();
    book.remember_place("\"today\"").unwrap();
}

fn second(book: &mut Casebook) {
    let case = import(book, case_file("C08"));
    freeze(book, case);
    let first = signers(book, case);
    change(book, case, CaseCommand::Sign { signer: first[0].clone(), hand: pen(), how_read: HowRead::ReadAloud });
    change(book, case, CaseCommand::RemoveTerm { position: 0 });
    freeze(book, case);
    let all = signers(book, case);
    change(book, case, CaseCommand::Sign { signer: all[0].clone(), hand: pen(), how_read: HowRead::ReadAloud });
    change(book, case, CaseCommand::WithdrawSignature { signer: all[0].clone() });
    change(book, case, CaseCommand::Sign { signer: all[0].clone(), hand: pen(), how_read: HowRead::ReadAloud });
    change(book, case, CaseCommand::WillSignOnPaper { signer: all[1].clone(), will: true });
    let mark = book.case(case).unwrap().version.unwrap().mark().unwrap();
    for bytes in [b"first scan".to_vec(), b"second scan".to_vec()] {
        let scan = NewScan {
            name: "签字页.png".to_owned(),
            kind: "png".to_owned(),
            pages: 1,
            bytes,
            mark: mark.clone(),
            mark_typed: false,
            signers: vec![all[1].clone()],
            on: day("2026-03-12"),
        };
        change(book, case, CaseCommand::AttachScan(Box::new(scan)));
    }
}

fn signers(book: &Casebook, case: CaseId) -> Vec<SignerId> {
    let version = book.case(case).unwrap().version.unwrap();
    version.signers.into_iter().map(|signer| signer.id).collect()
}
