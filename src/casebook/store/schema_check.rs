//! Whether the file's own definitions (tables, indexes, guards) are those that this program makes. A guard that was
//! dropped or a trigger that was added is a sign of another hand, whatever the rows say.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::connection::in_memory;
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

/// What this program makes.
pub(crate) fn wanted() -> Result<Objects, Error> {
    objects(&in_memory()?)
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
