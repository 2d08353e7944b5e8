//! The undo entries: what each command changed, so that it can be taken back and done again, also after a restart.
//! It must not know what the images say.

use rusqlite::{Connection, OptionalExtension, params};

use super::rows::{Image, images_from_text, images_to_text};
use super::table::Table;
use crate::casebook::error::Error;

/// So many commands can be taken back.
const KEPT: i64 = 200;

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) id: i64,
    pub(crate) case: i64,
    pub(crate) kind: String,
    pub(crate) detail: String,
    pub(crate) images: Vec<Image>,
}

/// Which way an entry is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Back,
    Again,
}

/// Drops every entry: what was signed is not taken back, and a key that takes back must not reach past it to something
/// older that nobody at the table has in mind.
pub(crate) fn forget(connection: &Connection) -> Result<(), Error> {
    connection.execute("DELETE FROM undo", [])?;
    Ok(())
}

/// Keeps a new entry; what could be done again is dropped, since the case has gone another way.
pub(crate) fn push(
    connection: &Connection,
    case: i64,
    kind: &str,
    detail: &str,
    images: &[Image],
) -> Result<(), Error> {
    let images: Vec<Image> = images.iter().filter(|image| !stays(image)).cloned().collect();
    connection.execute("DELETE FROM undo WHERE undone = 1", [])?;
    if images.is_empty() {
        return Ok(());
    }
    connection.execute(
        "INSERT INTO undo (case_id, kind, detail, images) VALUES (?1, ?2, ?3, ?4)",
        params![case, kind, detail, images_to_text(&images)],
    )?;
    connection.execute("DELETE FROM undo WHERE id <= (SELECT max(id) FROM undo) - ?1", [KEPT])?;
    Ok(())
}

/// What nobody takes back: the log of signing, and which version is the newest.
fn stays(image: &Image) -> bool {
    image.table.is_for_ever() || (image.table == Table::Standing && image.before.is_some())
}

/// The entry that is next on this way.
pub(crate) fn next(connection: &Connection, way: Way) -> Result<Option<Entry>, Error> {
    let sql = match way {
        Way::Back => "SELECT id, case_id, kind, detail, images FROM undo WHERE undone = 0 ORDER BY id DESC LIMIT 1",
        Way::Again => "SELECT id, case_id, kind, detail, images FROM undo WHERE undone = 1 ORDER BY id LIMIT 1",
    };
    let found = connection
        .query_row(sql, [], |row| {
            let entry = Entry {
                id: row.get(0)?,
                case: row.get(1)?,
                kind: row.get(2)?,
                detail: row.get(3)?,
                images: Vec::new(),
            };
            Ok((entry, row.get::<_, String>(4)?))
        })
        .optional()?;
    let Some((entry, text)) = found else { return Ok(None) };
    let images = images_from_text(&text).ok_or_else(|| Error::damaged("undo"))?;
    Ok(Some(Entry { images, ..entry }))
}

/// Marks an entry as taken back or as done again.
pub(crate) fn mark(connection: &Connection, id: i64, way: Way) -> Result<(), Error> {
    let undone = i64::from(way == Way::Back);
    connection.execute("UPDATE undo SET undone = ?2 WHERE id = ?1", params![id, undone])?;
    Ok(())
}

/// An entry as the check reads it.
pub(crate) struct Kept {
    pub(crate) entry: Entry,
    /// Whether its images can be read, and none is of what nobody takes back.
    pub(crate) is_readable: bool,
}

/// Every entry, for the check.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Kept>, Error> {
    let mut statement = connection.prepare("SELECT id, case_id, kind, detail, images FROM undo ORDER BY id")?;
    let found = statement.query_map([], |row| {
        let images = images_from_text(&row.get::<_, String>(4)?);
        let is_readable = images.as_ref().is_some_and(|images| !images.iter().any(stays));
        let images = images.unwrap_or_default();
        let entry = Entry { id: row.get(0)?, case: row.get(1)?, kind: row.get(2)?, detail: row.get(3)?, images };
        Ok(Kept { entry, is_readable })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
