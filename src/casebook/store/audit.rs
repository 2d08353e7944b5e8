//! The audit chain: each event carries the SHA-256 of the one before, and of every row it changed.
//! It proves that nobody changed or removed an event without doing all later ones anew; it cannot stop one who does.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::links::{Blanks, Link};
use super::read_time;
use super::rows::Image;
use super::table::{Rows, Table};
use super::undo::Entry;
use crate::casebook::error::Error;
use crate::casebook::event::EventKind;
use crate::casebook::view::ChainHead;

/// An event as the file keeps it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EventRow {
    pub(crate) seq: i64,
    pub(crate) case: i64,
    pub(crate) at: String,
    pub(crate) kind: String,
    pub(crate) detail: String,
    pub(crate) rows: String,
    pub(crate) prev: Vec<u8>,
    pub(crate) hash: Vec<u8>,
    pub(crate) named: Option<Named>,
}

/// What an event of the present form has besides.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    /// Who did it.
    pub(crate) actor: String,
    /// Digest of `detail` as it was written, hexadecimal.
    pub(crate) detail_sha256: String,
}

impl EventRow {
    /// Whether its hash is that of what it says, and its words are as they were written or were blanked by a purge.
    pub(crate) fn is_whole(&self) -> bool {
        self.link().is_whole()
    }

    /// The same event with another number, following from another hash.
    pub(crate) fn chained(&self, seq: i64, prev: Vec<u8>) -> EventRow {
        let mut event = EventRow { seq, prev, ..self.clone() };
        event.hash = event.link().computed_hash();
        event
    }

    fn link(&self) -> Link<'_> {
        Link {
            seq: self.seq,
            case: self.case,
            at: &self.at,
            kind: &self.kind,
            detail: &self.detail,
            rows: &self.rows,
            prev: &self.prev,
            hash: &self.hash,
            named: self.named.as_ref().map(|named| (named.actor.as_str(), named.detail_sha256.as_str())),
        }
    }

    pub(crate) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<EventRow> {
        Ok(EventRow {
            seq: row.get(0)?,
            case: row.get(1)?,
            at: row.get(2)?,
            kind: row.get(3)?,
            detail: row.get(4)?,
            rows: row.get(5)?,
            prev: row.get(6)?,
            hash: row.get(7)?,
            named: match (row.get(8)?, row.get(9)?) {
                (Some(actor), Some(detail_sha256)) => Some(Named { actor, detail_sha256 }),
                _ => None,
            },
        })
    }
}

pub(crate) const COLUMNS: &str = "seq, case_id, at, kind, detail, rows, prev, hash, actor, detail_sha256";

/// An event to be written.
pub(crate) struct NewEvent<'a> {
    /// 0 for the casebook itself.
    pub(crate) case: i64,
    pub(crate) at: &'a str,
    /// Who does it.
    pub(crate) actor: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) detail: &'a str,
}

/// Writes the next event, with the rows that it changed.
pub(crate) fn append(connection: &Connection, new: &NewEvent<'_>, images: &[Image]) -> Result<(), Error> {
    let last = connection
        .query_row("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))
        })
        .optional()?;
    let (seq, prev) = last.map_or((1, Vec::new()), |(seq, hash)| (seq + 1, hash));
    let rows = images.iter().map(|image| json!([image.table.key(), image.case, image.position, digest(&image.after)]));
    let mut event = EventRow {
        seq,
        case: new.case,
        at: new.at.to_owned(),
        kind: new.kind.to_owned(),
        detail: new.detail.to_owned(),
        rows: Value::Array(rows.collect()).to_string(),
        prev,
        hash: Vec::new(),
        named: None,
    };
    event.named = Some(Named { actor: new.actor.to_owned(), detail_sha256: text_digest(new.detail) });
    event.hash = event.link().computed_hash();
    insert(connection, &event)
}

/// Writes an event as it is.
pub(crate) fn insert(connection: &Connection, event: &EventRow) -> Result<(), Error> {
    let sql = format!("INSERT INTO event ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    let EventRow { seq, case, at, kind, detail, rows, prev, hash, named } = event;
    let (actor, detail_sha256) = named.as_ref().map(|named| (&named.actor, &named.detail_sha256)).unzip();
    let values = params![seq, case, at, kind, detail, rows, prev, hash, actor, detail_sha256];
    connection.prepare_cached(&sql)?.execute(values)?;
    Ok(())
}

pub(crate) fn digest(body: &Option<String>) -> Option<String> {
    body.as_ref().map(|body| text_digest(body))
}

/// SHA-256 of a text, hexadecimal.
pub(crate) fn text_digest(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

/// Lower-case hexadecimal figures.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The events of a case, oldest first.
pub(crate) fn of_case(connection: &Connection, case: i64) -> Result<Vec<EventRow>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM event WHERE case_id = ?1 ORDER BY seq");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([case], EventRow::read)?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The time of a case's last change.
pub(crate) fn last_at(connection: &Connection, case: i64) -> Result<Option<String>, Error> {
    let sql = "SELECT at FROM event WHERE case_id = ?1 AND rows <> '[]' ORDER BY seq DESC LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([case], |row| row.get(0)).optional()?)
}

/// The highest case id that any event names.
pub(crate) fn highest_case(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.query_row("SELECT coalesce(max(case_id), 0) FROM event", [], |row| row.get(0))?)
}

/// The words of every purge.
pub(crate) fn purged(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached("SELECT detail FROM event WHERE kind = 'purge_case'")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Where the chain stands.
pub(crate) fn head(connection: &Connection) -> Result<ChainHead, Error> {
    let sql = "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1";
    let last = connection
        .prepare_cached(sql)?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)))
        .optional()?;
    let (events, hash) = last.unwrap_or_default();
    Ok(ChainHead { head: hexadecimal(&hash), events: u64::try_from(events).unwrap_or_default() })
}

/// When the file was last exchanged for another by the program itself: gone back to a backup, or salvaged.
pub(crate) fn last_exchange(connection: &Connection) -> Result<Option<NaiveDateTime>, Error> {
    let kinds = [EventKind::RestoreBackup.key(), EventKind::Salvage.key()];
    let sql = "SELECT max(at) FROM event WHERE case_id = 0 AND kind IN (?1, ?2)";
    let at: Option<String> = connection.prepare_cached(sql)?.query_row(kinds, |row| row.get(0))?;
    Ok(at.and_then(|at| read_time(&at)))
}

/// The hash of the event with this number, hexadecimal.
pub(crate) fn hash_at(connection: &Connection, seq: u64) -> Result<Option<String>, Error> {
    let Ok(seq) = i64::try_from(seq) else { return Ok(None) };
    let mut statement = connection.prepare_cached("SELECT hash FROM event WHERE seq = ?1")?;
    Ok(statement.query_row([seq], |row| row.get::<_, Vec<u8>>(0)).optional()?.map(|hash| hexadecimal(&hash)))
}

/// What the chain says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every event follows from the one before, and every row is as its last event left it. `head` is the last hash.
    Whole { events: u64, head: String },
    /// The event with this number does not follow from the one before, or was changed.
    BrokenAt(i64),
    /// The case (0: the settings) has a row that no event accounts for.
    RowChanged { case: i64, table: &'static str, position: i64 },
}

/// Table, case and position of a row.
type RowKey = (String, i64, i64);

/// A row that an event changed: which, its digest before and after.
type RowStep = (RowKey, Option<String>, Option<String>);

/// Which rows each event changed, and from what to what; by case, kind and detail.
#[derive(Default)]
pub(crate) struct History(BTreeMap<(i64, String, String), Vec<Vec<RowStep>>>);

impl History {
    /// Whether an event did what this entry would take back.
    pub(crate) fn accounts_for(&self, entry: &Entry) -> bool {
        let events = self.0.get(&(entry.case, entry.kind.clone(), entry.detail.clone()));
        let step = |image: &Image| -> RowStep {
            let key = (image.table.key().to_owned(), image.case, image.position);
            (key, digest(&image.before), digest(&image.after))
        };
        events.is_some_and(|events| {
            events.iter().any(|steps| entry.images.iter().all(|image| steps.contains(&step(image))))
        })
    }
}

/// Reads it from the events, whether or not their chain is whole.
pub(crate) fn history(connection: &Connection) -> Result<History, Error> {
    let mut history = History::default();
    let mut now: BTreeMap<RowKey, Option<String>> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT case_id, kind, detail, rows FROM event ORDER BY seq")?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let rows = changed_rows(row.get_ref(3)?.as_str().unwrap_or_default()).unwrap_or_default();
        let steps = rows.into_iter().map(|(key, after)| {
            let before = now.insert(key.clone(), after.clone()).flatten();
            (key, before, after)
        });
        let steps = steps.collect();
        history.0.entry((row.get(0)?, row.get(1)?, row.get(2)?)).or_default().push(steps);
    }
    Ok(history)
}

/// The rows that an event names, each with its digest after it; `None` if the text is damaged.
pub(crate) fn changed_rows(text: &str) -> Option<Vec<(RowKey, Option<String>)>> {
    let rows: Vec<(String, i64, i64, Option<String>)> = serde_json::from_str(text).ok()?;
    Some(rows.into_iter().map(|(table, case, position, digest)| ((table, case, position), digest)).collect())
}

/// Whether every row of a case is as its last event left it. One that is not was changed by another hand, and a command on
/// top of it would make that change look like its own.
pub(crate) fn is_as_left(connection: &Connection, case: i64, rows: &Rows) -> Result<bool, Error> {
    let mut left: BTreeMap<RowKey, Option<String>> = BTreeMap::new();
    let mut statement = connection.prepare_cached("SELECT rows FROM event WHERE case_id = ?1 ORDER BY seq")?;
    let mut found = statement.query([case])?;
    while let Some(row) = found.next()? {
        let text = row.get_ref(0)?.as_str().unwrap_or_default();
        left.extend(changed_rows(text).unwrap_or_default());
    }
    left.retain(|_, digest| digest.is_some());
    let key = |(table, position): &(Table, i64)| (table.key().to_owned(), case, *position);
    let is: BTreeMap<RowKey, Option<String>> =
        rows.iter().map(|(at, body)| (key(at), digest(&Some(body.clone())))).collect();
    Ok(is == left)
}

/// How often the words of each case were frozen, as the events tell.
pub(crate) fn freezings(connection: &Connection) -> Result<BTreeMap<i64, i64>, Error> {
    let sql = "SELECT case_id, count(*) FROM event WHERE kind = ?1 GROUP BY case_id";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([EventKind::FreezeAgreement.key()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// What following the events tells.
#[derive(Default)]
pub(crate) struct Followed {
    pub(crate) events: u64,
    /// Hash of the last event, hexadecimal; empty where the chain is broken.
    pub(crate) head: String,
    /// The first event that does not follow from the one before, was changed, or cannot be read.
    pub(crate) broken_at: Option<i64>,
    /// The digest of each row as the last event left it, also beyond the break.
    pub(crate) left: BTreeMap<RowKey, String>,
}

/// Computes the whole chain anew.
pub(crate) fn follow(connection: &Connection) -> Result<Followed, Error> {
    let sql = format!("SELECT {COLUMNS} FROM event ORDER BY seq");
    let mut statement = connection.prepare(&sql)?;
    let mut found = Followed::default();
    let mut left: BTreeMap<RowKey, Option<String>> = BTreeMap::new();
    let (mut head, mut blanks) = (Vec::new(), Blanks::default());
    for (expected, event) in (1_i64..).zip(statement.query_map([], EventRow::read)?) {
        let Ok(event) = event else {
            found.broken_at.get_or_insert(expected);
            continue;
        };
        let rows = changed_rows(&event.rows);
        let follows = event.seq == expected && event.prev == head && event.is_whole();
        if !follows || rows.is_none() {
            found.broken_at.get_or_insert(expected);
        }
        blanks.see(&event.link());
        left.extend(rows.unwrap_or_default());
        (found.events, head) = (found.events + 1, event.hash);
    }
    found.broken_at = found.broken_at.into_iter().chain(blanks.unaccounted()).min();
    found.left = left.into_iter().filter_map(|(key, digest)| Some((key, digest?))).collect();
    if found.broken_at.is_none() {
        found.head = hexadecimal(&head);
    }
    Ok(found)
}

/// Computes the whole chain anew and compares every row with what its last event left.
pub(crate) fn check(connection: &Connection) -> Result<Chain, Error> {
    let found = follow(connection)?;
    if let Some(seq) = found.broken_at {
        return Ok(Chain::BrokenAt(seq));
    }
    let stray = strays(connection, &found.left)?.into_iter().next();
    Ok(match stray {
        Some((case, table, position)) => Chain::RowChanged { case, table, position },
        None => Chain::Whole { events: found.events, head: found.head },
    })
}

/// The rows that differ from what their last event left, missing ones included: case, table, position.
pub(crate) fn strays(
    connection: &Connection,
    left: &BTreeMap<RowKey, String>,
) -> Result<Vec<(i64, &'static str, i64)>, Error> {
    let mut strays = Vec::new();
    for table in Table::ALL.iter().copied() {
        let mut is: BTreeMap<RowKey, String> = BTreeMap::new();
        let sql = format!("SELECT case_id, position, body FROM {}", table.key());
        let mut statement = connection.prepare(&sql)?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            // What is no text has no digest that an event could have named.
            let body = row.get_ref(2)?.as_str().unwrap_or_default();
            let key = (table.key().to_owned(), row.get(0)?, row.get(1)?);
            is.insert(key, hexadecimal(&Sha256::digest(body.as_bytes())));
        }
        let range = (table.key().to_owned(), i64::MIN, i64::MIN)..=(table.key().to_owned(), i64::MAX, i64::MAX);
        let gone = left.range(range).filter(|(key, _)| !is.contains_key(*key)).map(|(key, _)| key);
        let changed = is.iter().filter(|(key, digest)| left.get(*key) != Some(*digest)).map(|(key, _)| key);
        strays.extend(changed.chain(gone).map(|(_, case, position)| (*case, table.key(), *position)));
    }
    Ok(strays)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::store::connection::in_memory;
    use crate::casebook::store::rows;

    fn change(connection: &Connection, table: Table, before: Option<&str>, after: Option<&str>) {
        let owned = |body: Option<&str>| body.map(str::to_owned);
        let images = [Image { table, case: 1, position: 0, before: owned(before), after: owned(after) }];
        rows::apply(connection, &images).unwrap();
        let (at, actor) = ("2026-03-12T09:30:00", "王一平");
        append(connection, &NewEvent { case: 1, at, actor, kind: "some_kind", detail: "林志远" }, &images).unwrap();
    }

    fn three_events() -> Connection {
        let connection = in_memory().unwrap();
        change(&connection, Table::CaseHead, None, Some(r#"{"kind":"people"}"#));
        change(&connection, Table::Term, None, Some(r#"{"amount_cents":260000}"#));
        change(&connection, Table::Term, Some("{}"), Some(r#"{"amount_cents":250000}"#));
        connection
    }

    #[test]
    fn an_untouched_chain_is_whole() {
        let connection = three_events();
        assert!(matches!(check(&connection).unwrap(), Chain::Whole { events: 3, .. }));
        change(&connection, Table::Term, Some("{}"), None);
        assert!(matches!(check(&connection).unwrap(), Chain::Whole { events: 4, .. }));
        assert!(matches!(check(&in_memory().unwrap()).unwrap(), Chain::Whole { events: 0, head } if head.is_empty()));
    }

    #[test]
    fn whatever_another_hand_changes_is_found() {
        let guards = "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_removed;";
        for (attempt, found) in [
            ("UPDATE event SET detail = '何美娟' WHERE seq = 2", Chain::BrokenAt(2)),
            ("UPDATE event SET at = '2026-03-13T09:30:00' WHERE seq = 1", Chain::BrokenAt(1)),
            ("UPDATE event SET case_id = 2 WHERE seq = 3", Chain::BrokenAt(3)),
            ("UPDATE event SET rows = '[]' WHERE seq = 3", Chain::BrokenAt(3)),
            ("DELETE FROM event WHERE seq = 2", Chain::BrokenAt(2)),
            ("UPDATE event SET seq = 9 WHERE seq = 3", Chain::BrokenAt(3)),
            (
                r#"UPDATE term SET body = '{"amount_cents":260000}'"#,
                Chain::RowChanged { case: 1, table: "term", position: 0 },
            ),
            ("DELETE FROM term", Chain::RowChanged { case: 1, table: "term", position: 0 }),
            (
                "INSERT INTO term (case_id, position, body) VALUES (1, 1, '{}')",
                Chain::RowChanged { case: 1, table: "term", position: 1 },
            ),
        ] {
            let connection = three_events();
            connection.execute_batch(guards).unwrap();
            connection.execute_batch(attempt).unwrap();
            assert_eq!(check(&connection).unwrap(), found, "{attempt}");
        }
    }
}
