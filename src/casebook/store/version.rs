//! The frozen versions: written once, read for ever.
//! It must not make a document; that is `draft`'s work.

use rusqlite::{Connection, OptionalExtension, params};

use super::{read_time, time_text};
use crate::casebook::error::Error;
use crate::casebook::view::Version;

/// Keeps a new version.
pub(crate) fn insert(connection: &Connection, case: i64, version: &Version) -> Result<(), Error> {
    let document = serde_json::to_string(&version.document).map_err(|_| Error::damaged("version"))?;
    connection.execute(
        "INSERT INTO version (case_id, number, frozen_at, document, text_sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![case, version.number, time_text(version.frozen_at), document, version.text_sha256],
    )?;
    Ok(())
}

/// One version of a case.
pub(crate) fn read(connection: &Connection, case: i64, number: u32) -> Result<Option<Version>, Error> {
    let found = connection
        .query_row(
            "SELECT frozen_at, document, text_sha256 FROM version WHERE case_id = ?1 AND number = ?2",
            params![case, number],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)),
        )
        .optional()?;
    let Some((frozen_at, document, text_sha256)) = found else { return Ok(None) };
    let frozen_at = read_time(&frozen_at).ok_or_else(|| Error::damaged("version"))?;
    let document = serde_json::from_str(&document).map_err(|_| Error::damaged("version"))?;
    Ok(Some(Version { number, frozen_at, document, text_sha256 }))
}

/// The number that the next version of a case gets.
pub(crate) fn next_number(connection: &Connection, case: i64) -> Result<u32, Error> {
    let sql = "SELECT coalesce(max(number), 0) + 1 FROM version WHERE case_id = ?1";
    Ok(connection.query_row(sql, [case], |row| row.get(0))?)
}
