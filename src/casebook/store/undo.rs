//! The undo entries: what each command changed, so that it can be taken back and done again, also after a restart.
//! It must not know what the images say.

use rusqlite::{Connection, OptionalExtension, params};

use super::rows::{Image, images_from_text, images_to_text};
use super::table::Table;
use crate::casebook::error::Error;

/// So many commands can be taken back of each scope.
const KEPT: i64 = 200;

/// The scope of what is done outside the cases.
pub(crate) const DESK: i64 = 0;

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) id: i64,
    /// The case that it changed; 0: the desk's own rows.
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

/// Drops every entry about a case: what was signed is not taken back, and a key that takes back must not reach past it to
/// something older that nobody at the table has in mind.
pub(crate) fn forget(connection: &Connection, case: i64) -> Result<(), Error> {
    connection.execute("DELETE FROM undo WHERE case_id = ?1 OR scope = ?1", [case])?;
    Ok(())
}

/// A new entry.
pub(crate) struct NewEntry<'a> {
    /// The case in which it was done; [`DESK`] for what is done outside.
    pub(crate) scope: i64,
    pub(crate) case: i64,
    pub(crate) kind: &'a str,
    pub(crate) detail: &'a str,
    pub(crate) images: &'a [Image],
}

/// Keeps a new entry; what could be done again in its scope is dropped, since it has gone another way.
pub(crate) fn push(connection: &Connection, new: &NewEntry<'_>) -> Result<(), Error> {
    let images: Vec<Image> = new.images.iter().filter(|image| !stays(image)).cloned().collect();
    connection.prepare_cached("DELETE FROM undo WHERE scope = ?1 AND undone = 1")?.execute([new.scope])?;
    if images.is_empty() {
        return Ok(());
    }
    let sql = "INSERT INTO undo (scope, case_id, kind, detail, images) VALUES (?1, ?2, ?3, ?4, ?5)";
    let values = params![new.scope, new.case, new.kind, new.detail, images_to_text(&images)];
    connection.prepare_cached(sql)?.execute(values)?;
    let sql = "DELETE FROM undo WHERE scope = ?1
               AND id <= (SELECT id FROM undo WHERE scope = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)";
    connection.prepare_cached(sql)?.execute([new.scope, KEPT])?;
    Ok(())
}

/// What nobody takes back: the log of signing, and which version is the newest.
fn stays(image: &Image) -> bool {
    image.table.is_for_ever() || (image.table == Table::Standing && image.before.is_some())
}

/// The entry of a scope that is next on this way. In a case where nothing else was done since it was opened, that is its
/// opening; later the opening is taken back outside, lest one key too many take a whole case away.
pub(crate) fn next(connection: &Connection, scope: i64, way: Way) -> Result<Option<Entry>, Error> {
    let own = select(connection, of_scope(way), scope)?;
    if own.is_some() || way == Way::Again || scope == DESK {
        return Ok(own);
    }
    let opening = "SELECT id, case_id, kind, detail, images FROM undo
                   WHERE id = (SELECT max(id) FROM undo) AND undone = 0 AND scope = 0 AND case_id = ?1
                   AND case_id = (SELECT case_id FROM event ORDER BY seq DESC LIMIT 1)
                   AND kind IN ('register_walk_in', 'import_case')";
    select(connection, opening, scope)
}

const fn of_scope(way: Way) -> &'static str {
    match way {
        Way::Back => {
            "SELECT id, case_id, kind, detail, images FROM undo WHERE scope = ?1 AND undone = 0 ORDER BY id DESC LIMIT 1"
        }
        Way::Again => {
            "SELECT id, case_id, kind, detail, images FROM undo WHERE scope = ?1 AND undone = 1 ORDER BY id LIMIT 1"
        }
    }
}

fn select(connection: &Connection, sql: &str, scope: i64) -> Result<Option<Entry>, Error> {
    let found = connection
        .prepare_cached(sql)?
        .query_row([scope], |row| {
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
