//! Casebooks in folders, opened with a key that every test knows, and their files opened as another program would that has
//! the key.

use std::path::Path;

use maplebridge::casebook::{Actor, Casebook, Error, FILE_NAME};
use maplebridge::platform::clock::Clock;
use maplebridge::vault::DataKey;
use rusqlite::Connection;

pub fn key() -> DataKey {
    DataKey::from_bytes([7; 32])
}

/// The casebook of this folder, for the administrator; the command line can open it, too.
pub fn open(folder: &Path, clock: Clock) -> Result<Casebook, Error> {
    maplebridge::platform::files::write(&folder.join("casebook.keys"), key().bytes()).unwrap();
    Casebook::open(folder, clock, &key(), Actor::administrator())
}

/// The file in this folder from a connection that is not the program's.
pub fn connect(folder: &Path) -> Connection {
    let connection = Connection::open(folder.join(FILE_NAME)).unwrap();
    unlock(&connection, &key());
    connection
}

pub fn unlock(connection: &Connection, key: &DataKey) {
    connection.pragma_update(None, "key", key.pragma().as_str()).unwrap();
}
