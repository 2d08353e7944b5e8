//! The frozen versions: written once, read for ever.
//! It must not make a document; that is `draft`'s work.

use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::audit::hexadecimal;
use super::signing_log::{signers_from_text, signers_to_text};
use super::{read_time, time_text};
use crate::casebook::error::Error;
use crate::casebook::view::Version;

/// Stands before the hashed fields of a row.
const TAG: &[u8] = b"maplebridge.version/1";
const COLUMNS: &str = "number, frozen_at, document, text_sha256, signers";

/// A row as it lies in the file.
struct Kept {
    number: u32,
    frozen_at: String,
    document: String,
    text_sha256: String,
    signers: String,
}

impl Kept {
    fn of(version: &Version) -> Kept {
        Kept {
            number: version.number,
            frozen_at: time_text(version.frozen_at),
            document: version.text.clone(),
            text_sha256: version.text_sha256.clone(),
            signers: signers_to_text(&version.signers),
        }
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Kept> {
        Ok(Kept {
            number: row.get(0)?,
            frozen_at: row.get(1)?,
            document: row.get(2)?,
            text_sha256: row.get(3)?,
            signers: row.get(4)?,
        })
    }

    /// SHA-256 over the number and every column, each with its length before it.
    fn digest(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(TAG);
        hasher.update(self.number.to_be_bytes());
        for field in [&self.frozen_at, &self.document, &self.text_sha256, &self.signers] {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field.as_bytes());
        }
        hexadecimal(&hasher.finalize())
    }

    fn version(self) -> Option<Version> {
        Some(Version {
            row_sha256: self.digest(),
            number: self.number,
            frozen_at: read_time(&self.frozen_at)?,
            document: serde_json::from_str(&self.document).ok()?,
            text: self.document,
            text_sha256: self.text_sha256,
            signers: signers_from_text(&self.signers)?,
        })
    }
}

/// Digest of the row that keeps this version, hexadecimal.
pub(crate) fn row_digest(version: &Version) -> String {
    Kept::of(version).digest()
}

/// Keeps a new version.
pub(crate) fn insert(connection: &Connection, case: i64, version: &Version) -> Result<(), Error> {
    let kept = Kept::of(version);
    connection.execute(
        "INSERT INTO version (case_id, number, frozen_at, document, text_sha256, signers)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![case, kept.number, kept.frozen_at, kept.document, kept.text_sha256, kept.signers],
    )?;
    Ok(())
}

/// One version of a case.
pub(crate) fn read(connection: &Connection, case: i64, number: u32) -> Result<Option<Version>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM version WHERE case_id = ?1 AND number = ?2");
    let found = connection.prepare_cached(&sql)?.query_row(params![case, number], Kept::read).optional()?;
    found.map(|kept| kept.version().ok_or_else(|| Error::damaged("version"))).transpose()
}

/// Every version of a case, oldest first.
pub(crate) fn of_case(connection: &Connection, case: i64) -> Result<Vec<Version>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM version WHERE case_id = ?1 ORDER BY number");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([case], Kept::read)?;
    found.map(|kept| kept?.version().ok_or_else(|| Error::damaged("version"))).collect()
}

/// The case and number of the versions with these words.
pub(crate) fn with_text(connection: &Connection, text_sha256: &str) -> Result<Vec<(i64, u32)>, Error> {
    let sql = "SELECT case_id, number FROM version WHERE text_sha256 = ?1 ORDER BY case_id, number";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([text_sha256], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The number that the next version of a case gets.
pub(crate) fn next_number(connection: &Connection, case: i64) -> Result<u32, Error> {
    let sql = "SELECT coalesce(max(number), 0) + 1 FROM version WHERE case_id = ?1";
    Ok(connection.query_row(sql, [case], |row| row.get(0))?)
}

/// What a check needs of a row: the case, the number, the digest of the row, and whether the words have their digest.
pub(crate) struct Checked {
    pub(crate) case: i64,
    pub(crate) number: u32,
    pub(crate) row_sha256: String,
    pub(crate) text_is_whole: bool,
}

/// Every version of the casebook, for the check.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Checked>, Error> {
    let sql = format!("SELECT {COLUMNS}, case_id FROM version ORDER BY case_id, number");
    let mut statement = connection.prepare(&sql)?;
    let found = statement.query_map([], |row| {
        let kept = Kept::read(row)?;
        Ok(Checked {
            case: row.get(5)?,
            number: kept.number,
            row_sha256: kept.digest(),
            text_is_whole: hexadecimal(&Sha256::digest(kept.document.as_bytes())) == kept.text_sha256,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
