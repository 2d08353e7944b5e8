//! What is kept while typing and is not part of any case: half-written words, and where the window stood.
//! No event and no undo; each call is one durable transaction of its own.

use rusqlite::{Connection, OptionalExtension, params};

use crate::casebook::error::Error;

/// A half-written text: case (0: none yet), field, text, time.
pub(crate) type Unfinished = (i64, String, String, String);

/// Keeps the text, in place of what the field held.
pub(crate) fn save(connection: &Connection, case: i64, field: &str, text: &str, at: &str) -> Result<(), Error> {
    let sql = "INSERT INTO unfinished (case_id, field, text, at) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT (case_id, field) DO UPDATE SET text = excluded.text, at = excluded.at";
    connection.prepare_cached(sql)?.execute(params![case, field, text, at])?;
    Ok(())
}

/// Forgets one field of a case.
pub(crate) fn forget(connection: &Connection, case: i64, field: &str) -> Result<(), Error> {
    connection.execute("DELETE FROM unfinished WHERE case_id = ?1 AND field = ?2", params![case, field])?;
    Ok(())
}

/// What waits in one case, or with `None` everywhere; newest first.
pub(crate) fn read(connection: &Connection, case: Option<i64>) -> Result<Vec<Unfinished>, Error> {
    let sql = "SELECT case_id, field, text, at FROM unfinished WHERE ?1 IS NULL OR case_id = ?1
               ORDER BY at DESC, case_id, field";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([case], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Keeps where the window stood.
pub(crate) fn save_place(connection: &Connection, body: &str) -> Result<(), Error> {
    let sql = "INSERT INTO place (id, body) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET body = excluded.body";
    connection.prepare_cached(sql)?.execute([body])?;
    Ok(())
}

/// Where the window stood.
pub(crate) fn place(connection: &Connection) -> Result<Option<String>, Error> {
    Ok(connection.query_row("SELECT body FROM place WHERE id = 1", [], |row| row.get(0)).optional()?)
}
