//! Records of the station's registers as rows of `case_id` 0, one a record under its number. It must not know what a
//! record says beyond how it is written.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::rows::Image;
use super::settings::NO_CASE;
use super::table::Table;
use crate::casebook::error::Error;

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
