//! From a folder to an open casebook: finds the key, makes one for a new casebook. It must not ask anybody.

use std::path::Path;

use crate::casebook::{Actor, Casebook, Error};
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::vault::DataKey;

/// Name of the file with the key.
const KEYS_NAME: &str = "casebook.keys";

/// Opens the casebook of this folder, making both where they are absent.
///
/// # Errors
/// As [`Casebook::open`], or where the file of the key cannot be read or written.
pub fn open(folder: &Path, clock: Clock) -> Result<Casebook, Error> {
    let file = folder.join(KEYS_NAME);
    let failed = |reason: String| Error::NotWritable { file: file.display().to_string(), reason };
    let key = match files::read(&file).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()) {
        Some(bytes) => DataKey::from_bytes(bytes),
        None => DataKey::random().map_err(|error| failed(error.to_string()))?,
    };
    let book = Casebook::open(folder, clock, &key, Actor::administrator())?;
    files::write(&file, key.bytes()).map_err(|error| failed(error.to_string()))?;
    Ok(book)
}

/// The key of a casebook that is there already.
pub fn key(folder: &Path) -> Option<DataKey> {
    let bytes = files::read(&folder.join(KEYS_NAME)).ok()?;
    Some(DataKey::from_bytes(<[u8; 32]>::try_from(bytes).ok()?))
}
