//! Records of the station's registers as rows of `case_id` 0, one a record under its number. It must not know what a
//! record says beyond how it is written.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::audit;
use super::rows::Image;
use super::settings::NO_CASE;
use super::table::Table;
use crate::casebook::error::Error;
use crate::domain::register::lead::Lead;

/// The record under this number.
pub(crate) fn read<T: DeserializeOwned>(
    connection: &Connection,
    table: Table,
    position: i64,
) -> Result<Option<T>, Error> {
    body(connection, table, position)?.map(|body| from_body(table, &body)).transpose()
}

fn body(connection: &Connection, table: Table, position: i64) -> Result<Option<String>, Error> {
    let sql = format!("SELECT body FROM {} WHERE case_id = 0 AND position = ?1", table.key());
    Ok(connection.prepare_cached(&sql)?.query_row([position], |row| row.get(0)).optional()?)
}

/// Every record with its number, oldest first.
pub(crate) fn read_all<T: DeserializeOwned>(connection: &Connection, table: Table) -> Result<Vec<(i64, T)>, Error> {
    let sql = format!("SELECT position, body FROM {} WHERE case_id = 0 ORDER BY position", table.key());
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query([])?;
    let mut records = Vec::new();
    while let Some(row) = found.next()? {
        let body = row.get_ref(1)?.as_str().unwrap_or_default();
        records.push((row.get(0)?, from_body(table, body)?));
    }
    Ok(records)
}

/// The number that the next record gets.
pub(crate) fn next(connection: &Connection, table: Table) -> Result<i64, Error> {
    let sql = format!("SELECT coalesce(max(position) + 1, 1) FROM {} WHERE case_id = 0", table.key());
    Ok(connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// Whether a lead of this number from outside is there.
pub(crate) fn has_lead(connection: &Connection, number: &str) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM lead WHERE number = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row(params![number], |row| row.get(0))?)
}

/// Whether the record under this number is as its last event left it. One that is not was changed by another hand, and a
/// command on top of it would make that change look like its own.
pub(crate) fn is_as_left(connection: &Connection, table: Table, position: i64) -> Result<bool, Error> {
    // How an event names the row.
    let named = format!("[\"{}\",{NO_CASE},{position},", table.key());
    let sql = "SELECT rows FROM event WHERE case_id = ?1 AND instr(rows, ?2) > 0 ORDER BY seq DESC LIMIT 1";
    let last: Option<String> =
        connection.prepare_cached(sql)?.query_row(params![NO_CASE, named], |row| row.get(0)).optional()?;
    let left = last.and_then(|text| audit::changed_rows(&text)).unwrap_or_default().into_iter();
    let mut left = left.filter(|((name, case, at), _)| name == table.key() && *case == NO_CASE && *at == position);
    Ok(left.next_back().and_then(|(_, digest)| digest) == audit::digest(&body(connection, table, position)?))
}

/// Takes the words of every lead from which a case came: what changes, for the event. What could be taken back of them is
/// forgotten, since it holds the words, too.
pub(crate) fn take_words(connection: &Connection, case: i64) -> Result<Vec<Image>, Error> {
    let sql = "SELECT position FROM lead WHERE body ->> '$.case' = ?1";
    let mut statement = connection.prepare(sql)?;
    let positions = statement.query_map([case], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    let mut images = Vec::new();
    for position in positions {
        let Some(lead) = read::<Lead>(connection, Table::Lead, position)? else { continue };
        images.extend(image(connection, Table::Lead, position, &lead.without_words())?);
        let named = format!("[\"{}\",{NO_CASE},{position},", Table::Lead.key());
        connection.execute("DELETE FROM undo WHERE instr(images, ?1) > 0", [named])?;
    }
    Ok(images)
}

/// The numbers of all leads that have one.
pub(crate) fn lead_numbers(connection: &Connection) -> Result<BTreeSet<String>, Error> {
    let mut statement = connection.prepare_cached("SELECT number FROM lead WHERE number <> ''")?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// What must be written so that the record under this number says this; `None`: it says so already.
pub(crate) fn image<T: Serialize>(
    connection: &Connection,
    table: Table,
    position: i64,
    record: &T,
) -> Result<Option<Image>, Error> {
    let before = body(connection, table, position)?;
    let after = Some(serde_json::to_string(record).map_err(|_| Error::damaged(table.key()))?);
    Ok((before != after).then_some(Image { table, case: NO_CASE, position, before, after }))
}

fn from_body<T: DeserializeOwned>(table: Table, body: &str) -> Result<T, Error> {
    serde_json::from_str(body).map_err(|_| Error::damaged(table.key()))
}
