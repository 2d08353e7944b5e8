//! Whether the file's own definitions (tables, indexes, guards) are those that this program makes. A guard that was
//! dropped or a trigger that was added is a sign of another hand, whatever the rows say.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rusqlite::Connection;

use super::connection::{NEWEST, of_form};
use crate::casebook::error::Error;

/// Definitions by kind and name.
pub(crate) type Objects = BTreeMap<(String, String), String>;

/// What stands in the file.
pub(crate) fn objects(connection: &Connection) -> Result<Objects, Error> {
    let sql = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// What this program makes; always the same, so it is made once.
pub(crate) fn wanted() -> Result<&'static Objects, Error> {
    static WANTED: OnceLock<Objects> = OnceLock::new();
    if let Some(wanted) = WANTED.get() {
        return Ok(wanted);
    }
    let made = objects(&of_form(NEWEST)?)?;
    Ok(WANTED.get_or_init(|| made))
}

/// Whether the definitions are those of an older form of the file.
pub(crate) fn is_of_form(connection: &Connection, form: i64) -> bool {
    let should = of_form(form).and_then(|older| objects(&older));
    matches!((objects(connection), should), (Ok(is), Ok(should)) if is == should && !is.is_empty())
}

/// Whether reading a table runs nothing but the program's own code: a view may stand under the name of a table and never
/// come to an end, and so may a table of a kind that the program does not use. Of those that are more than rows there is
/// the index of the search alone, in this program's own words.
pub(crate) fn are_plain_tables(connection: &Connection) -> Result<bool, Error> {
    let sql = "SELECT type, name, sql FROM sqlite_schema
               WHERE type = 'view' OR (type = 'table' AND lower(ltrim(sql)) LIKE 'create virtual%')";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    let found: Objects = found.collect::<Result<_, _>>()?;
    let own = wanted()?;
    Ok(found.iter().all(|(name, words)| own.get(name) == Some(words)))
}

/// Refuses a file in which reading a table may run another hand's code.
///
/// # Errors
/// [`Error::Damaged`].
pub(crate) fn must_be_plain_tables(connection: &Connection) -> Result<(), Error> {
    if are_plain_tables(connection)? { Ok(()) } else { Err(Error::damaged("sqlite_schema")) }
}

/// The names that are missing, changed or added.
pub(crate) fn differences(connection: &Connection) -> Result<Vec<String>, Error> {
    let (is, should) = (objects(connection)?, wanted()?);
    let names = is.keys().chain(should.keys()).filter(|key| is.get(*key) != should.get(*key));
    let mut names: Vec<String> = names.map(|(_, name)| name.clone()).collect();
    names.sort();
    names.dedup();
    Ok(names)
}
