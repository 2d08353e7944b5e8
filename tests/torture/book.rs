//! How the torture opens a casebook: once as the program does, once with another pair of eyes (rusqlite alone), which
//! knows nothing of the program's own reading.

use std::path::Path;

use maplebridge::casebook::actor::Actor;
use maplebridge::casebook::{Casebook, Error, FILE_NAME};
use maplebridge::jobs::practice;
use maplebridge::platform::clock::Clock;
use maplebridge::vault::DataKey;
use rusqlite::Connection;

/// Both sides know it; how a key is kept is not under test here.
fn key() -> DataKey {
    DataKey::from_bytes([0x5A; 32])
}

/// Opens the casebook of this folder for work, making it where it is absent.
pub fn open(folder: &Path) -> Result<Casebook, Error> {
    Casebook::open(folder, Clock::Fixed(practice::moment()), &key(), Actor::administrator())
}

/// The file by itself, after the program closed it.
pub fn raw(folder: &Path) -> rusqlite::Result<Connection> {
    raw_file(&folder.join(FILE_NAME))
}

/// One file.
pub fn raw_file(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "key", key().pragma().as_str())?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    Ok(connection)
}

/// The same content in a file that anybody can read.
pub fn plain_copy(file: &Path, plain: &Path) {
    let connection = raw_file(file).unwrap();
    connection.execute("ATTACH DATABASE ?1 AS plain KEY ''", [plain.to_str().unwrap()]).unwrap();
    connection.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(())).unwrap();
    connection.execute_batch("DETACH DATABASE plain").unwrap();
}
