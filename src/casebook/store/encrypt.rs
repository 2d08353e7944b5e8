//! The SQL of encrypting a plain casebook: its log brought into the file, a copy under a key, both compared row by row.
//! It must not rename or remove a file.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use super::connection::{faults, identity, look};
use super::schema_check::must_be_plain_tables;
use crate::casebook::encrypt::must_be_ours;
use crate::casebook::error::Error;
use crate::vault::DataKey;

/// Brings everything into the one file; the log stays beside it, to be overwritten. Damage is no reason to begin.
pub(crate) fn settle(file: &Path) -> Result<(), Error> {
    of(file, || {
        let connection = open(file)?;
        must_be_ours(identity(&connection)?, file)?;
        must_be_plain_tables(&connection)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        if !faults(&connection)?.is_empty() {
            return Err(Error::Damaged { what: file.display().to_string() });
        }
        let (busy, frames, moved): (i64, i64, i64) =
            connection
                .query_row("PRAGMA wal_checkpoint(FULL)", [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        if busy != 0 || frames != moved { Err(Error::Busy) } else { Ok(()) }
    })
}

/// Writes a copy of the file, encrypted with the key.
pub(crate) fn copy(file: &Path, to: &Path, key: &DataKey) -> Result<(), Error> {
    of(file, || {
        // What is attached is made with the same rights as the file that is there.
        let connection = open_with(file, OpenFlags::SQLITE_OPEN_CREATE)?;
        let found = identity(&connection)?;
        let (name, key) = (to.to_string_lossy(), key.pragma());
        connection.execute("ATTACH DATABASE ?1 AS encrypted KEY ?2", [name.as_ref(), key.as_str()])?;
        connection.query_row("SELECT sqlcipher_export('encrypted')", [], |_| Ok(()))?;
        // The export leaves these two out.
        let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        connection.pragma_update(Some("encrypted"), "application_id", application)?;
        connection.pragma_update(Some("encrypted"), "user_version", found.form)?;
        Ok(connection.execute_batch("DETACH DATABASE encrypted")?)
    })
}

/// Whether the copy holds the same as the file, and is whole.
pub(crate) fn compare(file: &Path, copied: &Path, key: &DataKey) -> Result<(), Error> {
    let (plain, copy) = (open(file)?, look(copied, Some(key))?);
    let is_same = identity(&plain)? == identity(&copy)? && content(&plain)? == content(&copy)?;
    let broken_pages: Vec<String> = {
        let mut statement = copy.prepare("PRAGMA cipher_integrity_check")?;
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    if is_same && broken_pages.is_empty() && faults(&copy)?.is_empty() {
        Ok(())
    } else {
        Err(Error::Damaged { what: copied.display().to_string() })
    }
}

/// Every definition, and the digest of the sorted rows of every table.
fn content(connection: &Connection) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut statement = connection.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let definitions: Vec<(String, String, String)> = found.collect::<Result<_, _>>()?;
    let mut content = BTreeMap::new();
    for (kind, name, sql) in definitions {
        if kind == "table" {
            content.insert(format!("rows {name}"), rows(connection, &name)?);
        }
        content.insert(format!("{kind} {name}"), sql.into_bytes());
    }
    Ok(content)
}

fn rows(connection: &Connection, table: &str) -> Result<Vec<u8>, Error> {
    let quoted = table.replace('"', "\"\"");
    let columns = connection.prepare(&format!("SELECT * FROM \"{quoted}\""))?.column_count();
    let order = (1..=columns).map(|column| column.to_string()).collect::<Vec<_>>().join(", ");
    let mut statement = connection.prepare(&format!("SELECT * FROM \"{quoted}\" ORDER BY {order}"))?;
    let mut rows = statement.query([])?;
    let mut hash = Sha256::new();
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let (kind, bytes) = match row.get_ref(column)? {
                ValueRef::Null => (0_u8, Vec::new()),
                ValueRef::Integer(number) => (1, number.to_be_bytes().to_vec()),
                ValueRef::Real(number) => (2, number.to_be_bytes().to_vec()),
                ValueRef::Text(text) => (3, text.to_vec()),
                ValueRef::Blob(blob) => (4, blob.to_vec()),
            };
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
    }
    Ok(hash.finalize().to_vec())
}

/// A plain file that is there.
fn open(file: &Path) -> Result<Connection, Error> {
    open_with(file, OpenFlags::empty())
}

fn open_with(file: &Path, more: OpenFlags) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.execute_batch(super::connection::PRAGMAS)?;
    Ok(connection)
}

/// Errors that name the file.
fn of(file: &Path, work: impl FnOnce() -> Result<(), Error>) -> Result<(), Error> {
    work().map_err(|error| error.in_file(&file.display().to_string()))
}
