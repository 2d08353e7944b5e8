//! Reads what can still be read of a damaged file: each table from its first key up, from its last one down, and between
//! them every key that the events or the neighbours name. A page whose seal does not fit is an error like any other, and
//! the file is opened anew after each, since the cipher stays in its error. It must not write to that file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rusqlite::types::{FromSql, ToSql};
use rusqlite::{Connection, Row, params_from_iter};

use super::audit::EventRow;
use super::connection;
use super::schema_check::must_be_plain_tables;
use super::table::Table;
use crate::casebook::encrypt::must_be_ours;
use crate::casebook::error::Error;
use crate::vault::DataKey;

/// After so many keys in a row that cannot be read, the next case is tried.
const GIVE_UP: i64 = 8;

/// A row of a case: table, case, position.
pub(crate) type At = (Table, i64, i64);

/// What could be read.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) events: BTreeMap<i64, EventRow>,
    pub(crate) rows: BTreeMap<At, String>,
    /// Case and number; frozen_at, document, text_sha256, signers.
    pub(crate) versions: BTreeMap<(i64, i64), [String; 4]>,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Case and field; text and time.
    pub(crate) unfinished: BTreeMap<(i64, String), [String; 2]>,
    /// What events were before an earlier salvage chained them anew: by number, the old number and hash.
    pub(crate) marks: BTreeMap<i64, (i64, Vec<u8>)>,
    /// Number or title of a case, by its line of the ledger.
    pub(crate) names: BTreeMap<i64, String>,
}

/// The damaged file, opened anew after each error.
pub(crate) struct Ruin {
    file: PathBuf,
    key: DataKey,
    connection: Option<Connection>,
}

impl Ruin {
    /// # Errors
    /// Where not even the definitions of the tables can be read, or are not those of tables; [`Error::Foreign`],
    /// [`Error::Newer`].
    pub(crate) fn open(file: &Path, key: &DataKey) -> Result<Ruin, Error> {
        let connection = connection::look_at_ruin(file, key)?;
        // The definitions tell where each table lies: without them nothing else is found.
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if tables == 0 {
            return Err(Error::damaged("sqlite_schema"));
        }
        must_be_ours(connection::identity(&connection)?, file)?;
        must_be_plain_tables(&connection)?;
        Ok(Ruin { file: file.to_path_buf(), key: key.clone(), connection: Some(connection) })
    }

    /// Whether a page cannot be read, or is not what the pages around it say.
    pub(crate) fn has_destroyed_pages(&mut self) -> bool {
        let faults = self.connection.as_ref().map(connection::quick_faults);
        // The cipher stays in its error.
        self.connection = None;
        !matches!(faults, Some(Ok(faults)) if faults.iter().all(|fault| connection::is_of_the_index(fault)))
    }

    /// What the work gives, unless a page on its way is destroyed.
    fn ask<T>(&mut self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Option<T> {
        if self.connection.is_none() {
            self.connection = connection::look_at_ruin(&self.file, &self.key).ok();
        }
        let found = work(self.connection.as_ref()?);
        if found.is_err() {
            self.connection = None;
        }
        found.ok()
    }

    /// Reads rows one after the other until the end, or until a destroyed page: true at the end.
    fn walk(&mut self, sql: &str, mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>) -> bool {
        let whole = self.ask(|connection| {
            let mut statement = connection.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                take(row)?;
            }
            Ok(())
        });
        whole.is_some()
    }

    /// One value by its key: `Some(None)` where there is surely none, `None` where that cannot be read.
    fn probe<T>(
        &mut self,
        sql: &str,
        key: &[&dyn ToSql],
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Option<Option<T>> {
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query(params_from_iter(key))?;
            rows.next()?.map(read).transpose()
        })
    }

    /// Everything that can be read.
    pub(crate) fn read(&mut self) -> Found {
        let mut found = Found::default();
        self.events(&mut found);
        let named = named_rows(&found);
        let cases: BTreeSet<i64> = found.events.values().map(|event| event.case).collect();
        for table in Table::ALL.iter().copied() {
            self.rows(table, &named, &cases, &mut found.rows);
        }
        self.versions(&mut found);
        self.files(&mut found);
        self.small(&mut found);
        found
    }

    fn events(&mut self, found: &mut Found) {
        let columns = super::audit::COLUMNS;
        for way in ["", "DESC"] {
            let sql = format!("SELECT {columns} FROM event ORDER BY seq {way}");
            let whole = self.walk(&sql, |row| {
                let event = EventRow::read(row)?;
                found.events.insert(event.seq, event);
                Ok(())
            });
            if whole {
                return;
            }
        }
        let sql = format!("SELECT {columns} FROM event WHERE seq = ?1");
        let last = found.events.last_key_value().map_or(0, |(seq, _)| *seq);
        for seq in 1..=last {
            if !found.events.contains_key(&seq)
                && let Some(Some(event)) = self.probe(&sql, &[&seq], EventRow::read)
            {
                found.events.insert(seq, event);
            }
        }
    }

    fn rows(&mut self, table: Table, named: &BTreeSet<At>, cases: &BTreeSet<i64>, found: &mut BTreeMap<At, String>) {
        let key = table.key();
        for way in ["", "DESC"] {
            let sql = format!("SELECT case_id, position, body FROM {key} ORDER BY case_id {way}, position {way}");
            let whole = self.walk(&sql, |row| {
                found.insert((table, row.get(0)?, row.get(1)?), text(row, 2)?);
                Ok(())
            });
            if whole {
                return;
            }
        }
        let sql = format!("SELECT body FROM {key} WHERE case_id = ?1 AND position = ?2");
        let named = named.range((table, i64::MIN, i64::MIN)..=(table, i64::MAX, i64::MAX)).copied();
        let mut wanted: BTreeSet<At> = named.collect();
        wanted.retain(|at| !found.contains_key(at));
        for at in wanted {
            if let Some(Some(body)) = self.probe(&sql, &[&at.1, &at.2], |row| text(row, 0)) {
                found.insert(at, body);
            }
        }
        for case in cases {
            self.positions(&sql, table, *case, found);
        }
    }

    /// Tries one position after the other of a case, for rows that no readable event names.
    fn positions(&mut self, sql: &str, table: Table, case: i64, found: &mut BTreeMap<At, String>) {
        let (mut position, mut unread) = (table.first_position(), 0);
        while unread < GIVE_UP {
            let at = (table, case, position);
            let known = found.contains_key(&at);
            let read = if known { None } else { self.probe(sql, &[&case, &position], |row| text(row, 0)) };
            match read {
                Some(Some(body)) => drop(found.insert(at, body)),
                Some(None) => return,
                None => {}
            }
            unread = if found.contains_key(&at) { 0 } else { unread + 1 };
            position += 1;
        }
    }

    fn versions(&mut self, found: &mut Found) {
        let columns = "frozen_at, document, text_sha256, signers";
        let texts = |row: &Row<'_>, from: usize| -> rusqlite::Result<[String; 4]> {
            Ok([text(row, from)?, text(row, from + 1)?, text(row, from + 2)?, text(row, from + 3)?])
        };
        for way in ["", "DESC"] {
            let sql = format!("SELECT case_id, number, {columns} FROM version ORDER BY case_id {way}, number {way}");
            let whole = self.walk(&sql, |row| {
                found.versions.insert((row.get(0)?, row.get(1)?), texts(row, 2)?);
                Ok(())
            });
            if whole {
                return;
            }
        }
        let sql = format!("SELECT {columns} FROM version WHERE case_id = ?1 AND number = ?2");
        let cases: BTreeSet<i64> = found.events.values().map(|event| event.case).collect();
        for case in cases {
            let mut unread = 0;
            for number in 1_i64.. {
                match self.probe(&sql, &[&case, &number], |row| texts(row, 0)) {
                    Some(Some(version)) => {
                        found.versions.insert((case, number), version);
                    }
                    Some(None) => break,
                    None => unread += 1,
                }
                if unread >= GIVE_UP {
                    break;
                }
            }
        }
    }

    fn files(&mut self, found: &mut Found) {
        for way in ["", "DESC"] {
            let sql = format!("SELECT sha256, bytes FROM attachment ORDER BY sha256 {way}");
            let whole = self.walk(&sql, |row| {
                found.files.insert(row.get(0)?, row.get(1)?);
                Ok(())
            });
            if whole {
                return;
            }
        }
        let named: BTreeSet<String> = found.rows.iter().flat_map(|(at, body)| files_in(*at, body)).collect();
        for sha256 in named {
            if !found.files.contains_key(&sha256)
                && let Some(Some(bytes)) =
                    self.probe("SELECT bytes FROM attachment WHERE sha256 = ?1", &[&sha256], |row| row.get(0))
            {
                found.files.insert(sha256, bytes);
            }
        }
    }

    /// Half-written words, marks of an earlier salvage, and what the ledger called the cases.
    fn small(&mut self, found: &mut Found) {
        for way in ["", "DESC"] {
            self.walk(
                &format!("SELECT case_id, field, text, at FROM unfinished ORDER BY case_id {way}, field {way}"),
                |row| {
                    found.unfinished.insert((row.get(0)?, row.get(1)?), [text(row, 2)?, text(row, 3)?]);
                    Ok(())
                },
            );
            self.walk(&format!("SELECT seq, old_seq, old_hash FROM salvaged_event ORDER BY seq {way}"), |row| {
                found.marks.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
                Ok(())
            });
            self.walk(
                &format!(
                    "SELECT case_id, body ->> '$.number', body ->> '$.title' FROM ledger_line ORDER BY case_id {way}"
                ),
                |row| {
                    let number: String = row.get::<_, Option<String>>(1)?.unwrap_or_default();
                    let name =
                        if number.is_empty() { row.get::<_, Option<String>>(2)?.unwrap_or_default() } else { number };
                    found.names.insert(row.get(0)?, name);
                    Ok(())
                },
            );
        }
    }
}

/// A text. Where a page in the middle of a long one is destroyed, the cipher may give zeros for it without an error; no
/// text of ours holds one.
fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    let text: String = FromSql::column_result(row.get_ref(column)?)?;
    if text.contains('\0') { Err(rusqlite::Error::InvalidQuery) } else { Ok(text) }
}

/// The rows that readable events tell of.
fn named_rows(found: &Found) -> BTreeSet<At> {
    let events = found.events.values().flat_map(|event| super::audit::changed_rows(&event.rows).unwrap_or_default());
    events.filter_map(|((table, case, position), _)| Some((Table::from_key(&table)?, case, position))).collect()
}

/// The digests of files that a row of the log of signing names.
fn files_in(at: At, body: &str) -> Vec<String> {
    if at.0 != Table::Signature {
        return Vec::new();
    }
    super::signing_log::from_body(body).and_then(|entry| entry.file().map(str::to_owned)).into_iter().collect()
}
