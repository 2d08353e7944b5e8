//! Writes what was read of a damaged file into a new one. Events up to the first gap are copied as they were; those after
//! it are chained anew and marked with the number and hash that they had. It must not read the damaged file.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::rows::{self, Image};
use super::salvage::{At, Found};
use super::table::Table;
use super::{audit, marks};
use crate::casebook::error::Error;

/// Where the chain of a damaged file breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Break {
    /// The first event that is missing, was changed, or does not follow; `None` where all follow.
    pub(crate) at: Option<i64>,
    /// So many readable events come after it.
    pub(crate) after: usize,
    /// So many numbers between the first and the last event are missing.
    pub(crate) missing: usize,
}

/// Copies the events; those after a gap get the next numbers and are marked.
pub(crate) fn events(connection: &Connection, found: &Found) -> Result<Break, Error> {
    let mut broken = Break::default();
    let (mut seq, mut head) = (0_i64, Vec::new());
    for event in found.events.values() {
        seq += 1;
        let follows = event.seq == seq && event.prev == head && event.is_whole();
        if broken.at.is_none() && !follows {
            broken.at = Some(seq);
        }
        if broken.at.is_none() {
            audit::insert(connection, event)?;
            marks::mark_anew(connection, (seq, event), &found.marks, false)?;
            head.clone_from(&event.hash);
            continue;
        }
        broken.after += 1;
        let anew = event.chained(seq, head);
        audit::insert(connection, &anew)?;
        marks::mark_anew(connection, (seq, event), &found.marks, true)?;
        head = anew.hash;
    }
    let last = found.events.last_key_value().map_or(0, |(last, _)| *last);
    broken.missing = usize::try_from(last.saturating_sub(seq)).unwrap_or_default();
    Ok(broken)
}

/// Writes the rows of cases and desk. The caller has made the heads that were lost.
pub(crate) fn rows_of(connection: &Connection, all: &BTreeMap<At, String>) -> Result<(), Error> {
    let images: Vec<Image> = all
        .iter()
        .map(|((table, case, position), body)| Image {
            table: *table,
            case: *case,
            position: *position,
            before: None,
            after: Some(body.clone()),
        })
        .collect();
    rows::apply(connection, &images)
}

/// Writes versions, kept files and half-written words.
pub(crate) fn others(connection: &Connection, found: &Found) -> Result<(), Error> {
    let sql = "INSERT INTO version (case_id, number, frozen_at, document, text_sha256, signers)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let mut statement = connection.prepare(sql)?;
    for ((case, number), [frozen_at, document, text_sha256, signers]) in &found.versions {
        statement.execute(params![case, number, frozen_at, document, text_sha256, signers])?;
    }
    let mut statement = connection.prepare("INSERT INTO attachment (sha256, bytes) VALUES (?1, ?2)")?;
    for (sha256, bytes) in &found.files {
        statement.execute(params![sha256, bytes])?;
    }
    let mut statement =
        connection.prepare("INSERT INTO unfinished (case_id, field, text, at) VALUES (?1, ?2, ?3, ?4)")?;
    for ((case, field), [text, at]) in &found.unfinished {
        statement.execute(params![case, field, text, at])?;
    }
    Ok(())
}

/// The digest of each row as the readable events left it.
pub(crate) fn left(found: &Found) -> BTreeMap<At, String> {
    let mut left: BTreeMap<At, Option<String>> = BTreeMap::new();
    for event in found.events.values() {
        for ((table, case, position), digest) in audit::changed_rows(&event.rows).unwrap_or_default() {
            if let Some(table) = Table::from_key(&table) {
                left.insert((table, case, position), digest);
            }
        }
    }
    left.into_iter().filter_map(|(at, digest)| Some((at, digest?))).collect()
}

/// What an event must tell so that it accounts for every row as it is now: rows that are gone, and rows that differ from
/// what the readable events left.
pub(crate) fn differing(left: &BTreeMap<At, String>, now: &BTreeMap<At, String>) -> Vec<Image> {
    let image = |at: &At, after: Option<String>| {
        let (table, case, position) = *at;
        Image { table, case, position, before: None, after }
    };
    let gone = left.keys().filter(|at| !now.contains_key(*at)).map(|at| image(at, None));
    let other = now.iter().filter(|(at, body)| left.get(*at) != Some(&audit::text_digest(body)));
    gone.chain(other.map(|(at, body)| image(at, Some(body.clone())))).collect()
}

/// Brings everything into the file itself, durably.
pub(crate) fn empty_journal(connection: &Connection) -> Result<(), Error> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(Error::Busy) }
}
