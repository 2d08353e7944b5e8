//! The marks of events that a salvage chained anew: the number and hash that each had. They lie beside the chain, so the event
//! of the salvage tells of them, and the check compares. It must not decide which events are marked.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};

use super::audit::{self, EventRow};
use super::settings;
use crate::casebook::error::Error;
use crate::casebook::event::EventKind;

/// Under this name the event of a salvage tells of the marks.
const MARKS: &str = "marks";
/// Under this name it names the rows that no readable event vouches for.
const UNVOUCHED: &str = "unvouched";

/// Marks an event that got this number with what it had.
pub(super) fn mark(connection: &Connection, seq: i64, old_seq: i64, old_hash: &[u8]) -> Result<(), Error> {
    let sql = "INSERT INTO salvaged_event (seq, old_seq, old_hash) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(sql)?.execute(params![seq, old_seq, old_hash])?;
    Ok(())
}

/// Marks an event that was read of a damaged file, where it bore a mark there or is chained anew.
pub(super) fn mark_anew(
    connection: &Connection,
    (seq, was): (i64, &EventRow),
    earlier: &BTreeMap<i64, (i64, Vec<u8>)>,
    is_anew: bool,
) -> Result<(), Error> {
    match earlier.get(&was.seq) {
        // What it was before any salvage tells more than what the last one made of it.
        Some((old_seq, old_hash)) => mark(connection, seq, *old_seq, old_hash),
        None if is_anew => mark(connection, seq, was.seq, &was.hash),
        None => Ok(()),
    }
}

/// The numbers of the events that are marked.
pub(crate) fn marked(connection: &Connection) -> Result<BTreeSet<i64>, Error> {
    let mut statement = connection.prepare_cached("SELECT seq FROM salvaged_event")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The words of the event of a salvage, of the desk (with every mark) or of a case: table and position of each row that no
/// readable event vouches for.
pub(crate) fn words(connection: &Connection, case: i64, unvouched: &[String]) -> Result<String, Error> {
    let mut told = serde_json::Map::new();
    if case == settings::NO_CASE {
        told.insert(MARKS.to_owned(), told_of(connection)?);
    }
    if !unvouched.is_empty() {
        told.insert(UNVOUCHED.to_owned(), json!(unvouched));
    }
    Ok(if told.is_empty() { String::new() } else { Value::Object(told).to_string() })
}

/// How many rows the event of a salvage names that no readable event vouches for.
pub(crate) fn unvouched(detail: &str) -> usize {
    let told: Option<Value> = serde_json::from_str(detail).ok();
    told.and_then(|told| told.get(UNVOUCHED)?.as_array().map(Vec::len)).unwrap_or_default()
}

/// Whether the marks are those that the last salvage told of. One that was made before the marks were told of says nothing.
pub(crate) fn are_as_told(connection: &Connection) -> Result<bool, Error> {
    let sql = "SELECT detail FROM event WHERE case_id = ?1 AND kind = ?2 ORDER BY seq DESC LIMIT 1";
    let key = params![settings::NO_CASE, EventKind::Salvage.key()];
    let detail: Option<String> = connection.prepare_cached(sql)?.query_row(key, |row| row.get(0)).optional()?;
    Ok(match detail.as_deref() {
        None => marked(connection)?.is_empty(),
        Some("") => true,
        Some(detail) => {
            let told: Option<Value> = serde_json::from_str(detail).ok();
            told.as_ref().and_then(|told| told.get(MARKS)) == Some(&told_of(connection)?)
        }
    })
}

/// How many there are, what the last of them was, and a digest of them all.
fn told_of(connection: &Connection) -> Result<Value, Error> {
    let sql = "SELECT seq, old_seq, lower(hex(old_hash)) FROM salvaged_event ORDER BY seq";
    let mut statement = connection.prepare_cached(sql)?;
    let marks = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let marks: Vec<(i64, i64, String)> = marks.collect::<Result<_, _>>()?;
    let lines: Vec<String> =
        marks.iter().map(|(seq, old_seq, old_hash)| format!("{seq} {old_seq} {old_hash}")).collect();
    let last = marks.last().map(|(_, old_seq, old_hash)| json!({ "number": old_seq, "hash": old_hash }));
    Ok(json!({ "count": marks.len(), "last": last, "sha256": audit::text_digest(&lines.join("\n")) }))
}
