//! How the torture opens a casebook: once as the program does, once with another pair of eyes (rusqlite alone), which
//! knows nothing of the program's own reading.

use std::path::Path;

use maplebridge::casebook::{Casebook, Error, FILE_NAME};
use maplebridge::jobs::practice;
use maplebridge::platform::clock::Clock;
use rusqlite::Connection;

/// Opens the casebook of this folder for work, making it where it is absent.
pub fn open(folder: &Path) -> Result<Casebook, Error> {
    Casebook::open(folder, Clock::Fixed(practice::moment()))
}

/// The first statements of every connection to the file.
pub fn key_pragma() -> String {
    "PRAGMA cipher_log_level = NONE;".to_owned()
}

/// The file by itself, after the program closed it.
pub fn raw(folder: &Path) -> rusqlite::Result<Connection> {
    raw_file(&folder.join(FILE_NAME))
}

/// One file.
pub fn raw_file(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.execute_batch(&key_pragma())?;
    Ok(connection)
}

/// The same content in a file that anybody can read.
pub fn plain_copy(file: &Path, plain: &Path) {
    let connection = raw_file(file).unwrap();
    connection.execute("ATTACH DATABASE ?1 AS plain KEY ''", [plain.to_str().unwrap()]).unwrap();
    connection.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(())).unwrap();
    connection.execute_batch("DETACH DATABASE plain").unwrap();
}
