//! Keys of the desk as rows, so that the audit chain accounts for them. Old ones are never removed.
//! It must not know what a certificate says.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::audit::hexadecimal;
use super::rows::read_table;
use super::settings::NO_CASE;
use super::table::{Rows, Table};
use super::{read_time, time_text};
use crate::casebook::desk_key::{DeskKey, KeyOrigin};
use crate::casebook::error::Error;

/// The rows of all keys, oldest first.
pub(crate) fn rows(connection: &Connection) -> Result<Rows, Error> {
    let mut rows = Rows::new();
    read_table(connection, Table::DeskKey, NO_CASE, &mut rows)?;
    Ok(rows)
}

/// Every key, oldest first; the last one seals.
pub(crate) fn read_all(connection: &Connection) -> Result<Vec<DeskKey>, Error> {
    rows(connection)?.values().map(|body| from_body(body).ok_or_else(|| Error::damaged("desk_key"))).collect()
}

/// The body of a key's row.
pub(crate) fn to_body(key: &DeskKey) -> String {
    json!({
        "certificates": key.certificates.iter().map(|one| hexadecimal(one)).collect::<Vec<_>>(),
        "private_key": hexadecimal(&key.private_key),
        "origin": key.origin.key(),
        "since": time_text(key.since),
    })
    .to_string()
}

/// The key in a body; `None` if it is damaged.
pub(crate) fn from_body(body: &str) -> Option<DeskKey> {
    let value: Value = serde_json::from_str(body).ok()?;
    let certificates = value.get("certificates")?.as_array()?.iter().map(|one| bytes_of(one.as_str()?));
    Some(DeskKey {
        certificates: certificates.collect::<Option<_>>()?,
        private_key: bytes_of(value.get("private_key")?.as_str()?)?,
        origin: KeyOrigin::from_key(value.get("origin")?.as_str()?)?,
        since: read_time(value.get("since")?.as_str()?)?,
    })
}

fn bytes_of(hexadecimal: &str) -> Option<Vec<u8>> {
    let figures = hexadecimal.as_bytes().chunks(2);
    figures.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_as_it_was_written() {
        let key = DeskKey {
            certificates: vec![vec![0x30, 0, 255], vec![1]],
            private_key: vec![171, 8, 7],
            origin: KeyOrigin::SelfIssued,
            since: read_time("2026-03-12T09:30:00").unwrap(),
        };
        assert_eq!(from_body(&to_body(&key)), Some(key.clone()));
        assert!(!format!("{key:?}").contains("171"), "a private key in a message: {key:?}");
    }
}
