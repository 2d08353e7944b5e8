//! Files kept under their SHA-256: sealed agreements and scans. Written once, read for ever.
//! It must not know what is in them.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::audit::hexadecimal;
use crate::casebook::error::Error;

/// SHA-256, hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Keeps these bytes, if they are not there already.
pub(crate) fn keep(connection: &Connection, sha256: &str, bytes: &[u8]) -> Result<(), Error> {
    let there: bool =
        connection
            .query_row("SELECT EXISTS (SELECT 1 FROM attachment WHERE sha256 = ?1)", [sha256], |row| row.get(0))?;
    if !there {
        connection.execute("INSERT INTO attachment (sha256, bytes) VALUES (?1, ?2)", params![sha256, bytes])?;
    }
    Ok(())
}

/// The bytes under this digest.
pub(crate) fn read(connection: &Connection, sha256: &str) -> Result<Option<Vec<u8>>, Error> {
    let sql = "SELECT bytes FROM attachment WHERE sha256 = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([sha256], |row| row.get(0)).optional()?)
}

/// Every digest with whether its bytes have it, for the check.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(String, bool)>, Error> {
    let mut statement = connection.prepare("SELECT sha256, bytes FROM attachment ORDER BY sha256")?;
    let found = statement.query_map([], |row| {
        let sha256: String = row.get(0)?;
        let whole = digest(row.get_ref(1)?.as_blob()?) == sha256;
        Ok((sha256, whole))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
