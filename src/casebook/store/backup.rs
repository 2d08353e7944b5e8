//! Copies of the database file: made in one moment of it, looked through, and compared row by row. It must not know where
//! they lie nor how many are kept.

use std::collections::BTreeMap;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use super::audit::{self, hexadecimal};
use super::connection;
use crate::casebook::error::Error;
use crate::casebook::view::ChainHead;

/// What a database holds, table by table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Contents {
    pub(crate) head: ChainHead,
    /// Of each table how many rows, or the digest of them.
    pub(crate) rows: BTreeMap<String, String>,
}

/// How closely two databases are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Rows are counted: quick.
    Counted,
    /// Every value of every row: as slow as reading everything.
    Thorough,
}

/// What the database holds now.
pub(crate) fn contents(connection: &Connection, look: Look) -> Result<Contents, Error> {
    let rows = match look {
        Look::Thorough => dump(connection)?,
        Look::Counted => tables(connection)?
            .into_iter()
            .map(|table| {
                let sql = format!("SELECT count(*) FROM {}", quoted(&table));
                let count: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
                Ok((table, count.to_string()))
            })
            .collect::<Result<_, Error>>()?,
    };
    Ok(Contents { head: audit::head(connection)?, rows })
}

impl Contents {
    /// The tables in which the two differ.
    pub(crate) fn differences(&self, other: &Contents) -> Vec<String> {
        let names = self.rows.keys().chain(other.rows.keys());
        let differ = names.filter(|name| self.rows.get(*name) != other.rows.get(*name));
        let mut differ: Vec<String> = differ.cloned().collect();
        if self.head != other.head {
            differ.push("event".to_owned());
        }
        differ.sort();
        differ.dedup();
        differ
    }
}

/// Copies everything into an empty database and tells what it held. The moment is one: what others write meanwhile is in
/// neither.
pub(crate) fn copy(source: &Connection, target: &mut Connection, look: Look) -> Result<Contents, Error> {
    let moment = source.unchecked_transaction()?;
    let contents = contents(&moment, look)?;
    let backup = Backup::new(&moment, target)?;
    match backup.step(-1)? {
        StepResult::Done => {}
        _ => return Err(Error::Busy),
    }
    drop(backup);
    // A copy is one file: it keeps no journal beside it.
    target.busy_timeout(Duration::from_secs(5))?;
    let _mode: String = target.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    Ok(contents)
}

/// The faults of the pages, indexes and references; each page is also held against its own seal, where the file is
/// encrypted.
pub(crate) fn faults(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let broken = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    if !broken.is_empty() {
        return Ok(broken);
    }
    connection::faults(connection)
}

/// SHA-256 over the rows of each table, whatever their order: two databases with the same say the same.
fn dump(connection: &Connection) -> Result<BTreeMap<String, String>, Error> {
    let digest = |table: String| {
        let digest = rows_digest(connection, &table)?;
        Ok((table, digest))
    };
    tables(connection)?.into_iter().map(digest).collect()
}

fn rows_digest(connection: &Connection, table: &str) -> Result<String, Error> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {}", quoted(table)))?;
    let columns = statement.column_count();
    let mut digests: Vec<[u8; 32]> = Vec::new();
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let mut hasher = Sha256::new();
        for column in 0..columns {
            add(&mut hasher, row.get_ref(column)?);
        }
        digests.push(hasher.finalize().into());
    }
    digests.sort_unstable();
    let mut hasher = Sha256::new();
    digests.iter().for_each(|digest| hasher.update(digest));
    Ok(hexadecimal(&hasher.finalize()))
}

/// A value with its kind and length before it, so that no two rows read alike.
fn add(hasher: &mut Sha256, value: ValueRef<'_>) {
    let mut field = |kind: u8, bytes: &[u8]| {
        hasher.update([kind]);
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    };
    match value {
        ValueRef::Null => field(0, &[]),
        ValueRef::Integer(number) => field(1, &number.to_be_bytes()),
        ValueRef::Real(number) => field(2, &number.to_be_bytes()),
        ValueRef::Text(text) => field(3, text),
        ValueRef::Blob(bytes) => field(4, bytes),
    }
}

/// The tables of the file, by name, without those of the database itself.
fn tables(connection: &Connection) -> Result<Vec<String>, Error> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
               ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A case that events tell of beyond some point of the chain.
pub(crate) struct Beyond {
    /// 0: the desk itself.
    pub(crate) case: i64,
    pub(crate) events: usize,
    /// The case was opened beyond it.
    pub(crate) is_new: bool,
}

/// The cases that events after this number tell of.
pub(crate) fn cases_after(connection: &Connection, seq: u64) -> Result<Vec<Beyond>, Error> {
    let sql = "SELECT case_id, count(*), NOT EXISTS
                 (SELECT 1 FROM event AS before WHERE before.case_id = event.case_id AND before.seq <= ?1)
               FROM event WHERE seq > ?1 GROUP BY case_id ORDER BY case_id";
    let mut statement = connection.prepare(sql)?;
    let seq = i64::try_from(seq).unwrap_or(i64::MAX);
    let found = statement.query_map([seq], |row| {
        let events: i64 = row.get(1)?;
        let events = usize::try_from(events).unwrap_or(usize::MAX);
        Ok(Beyond { case: row.get(0)?, events, is_new: row.get(2)? })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The highest number up to which two chains have the same events.
pub(crate) fn last_in_common(one: &Connection, other: &Connection) -> Result<u64, Error> {
    let hash = |connection: &Connection, seq: u64| audit::hash_at(connection, seq);
    let (mut same, mut apart) = (0, audit::head(one)?.events.min(audit::head(other)?.events) + 1);
    // Each event holds the hash of the one before: where two are the same, all before them are.
    while apart - same > 1 {
        let middle = same + (apart - same) / 2;
        let (left, right) = (hash(one, middle)?, hash(other, middle)?);
        if left.is_some() && left == right { same = middle } else { apart = middle }
    }
    Ok(same)
}
