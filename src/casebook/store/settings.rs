//! The desk's settings: one row, read and written like the rows of a case, so that undo and audit hold for it too.

use rusqlite::Connection;

use super::rows::read_table;
use super::table::{Rows, Table};
use crate::casebook::error::Error;
use crate::casebook::view::Settings;

/// Stands for the casebook itself where a case is named.
pub(crate) const NO_CASE: i64 = 0;

/// The row of the settings, if there is one.
pub(crate) fn rows(connection: &Connection) -> Result<Rows, Error> {
    let mut rows = Rows::new();
    read_table(connection, Table::DeskSettings, NO_CASE, &mut rows)?;
    Ok(rows)
}

/// The settings, or the first ones.
pub(crate) fn read(connection: &Connection) -> Result<Settings, Error> {
    match rows(connection)?.get(&(Table::DeskSettings, 0)) {
        Some(body) => serde_json::from_str(body).map_err(|_| Error::damaged(Table::DeskSettings.key())),
        None => Ok(Settings::default()),
    }
}

/// The row that these settings make.
pub(crate) fn to_rows(settings: &Settings) -> Result<Rows, Error> {
    let body = serde_json::to_string(settings).map_err(|_| Error::damaged(Table::DeskSettings.key()))?;
    Ok(Rows::from([((Table::DeskSettings, 0), body)]))
}
