//! Casebooks in folders, opened with a key that every test knows, and their files opened as another program would that has
//! the key.

use std::path::Path;

use maplebridge::casebook::{Actor, Casebook, Error, FILE_NAME};
use maplebridge::platform::clock::Clock;
use maplebridge::vault::{Costs, DataKey, Secret, Slots};
use rusqlite::Connection;

pub fn key() -> DataKey {
    DataKey::from_bytes([7; 32])
}

/// The desk's passphrase of every casebook that a test makes.
pub const PASSPHRASE: &str = "一座枫桥 两岸人家 三句好话";

/// Opens the casebooks of the tests from the command line.
pub const VARIABLE: &str = "MAPLEBRIDGE_PASSPHRASE";

/// The casebook of this folder, for the administrator; the command line can open it, too, with [`PASSPHRASE`].
pub fn open(folder: &Path, clock: Clock) -> Result<Casebook, Error> {
    let keys = folder.join(maplebridge::vault::FILE_NAME);
    if !keys.exists() {
        let (mut slots, _) = Slots::create(&key(), &Secret::new(PASSPHRASE.to_owned()), Costs::quick()).unwrap();
        slots.keep_recovery();
        slots.write_file(&keys, &key()).unwrap();
    }
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
