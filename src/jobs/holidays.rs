//! An office's own table of holidays: `holidays.toml` in its data folder, in the form of the built-in one. One with a
//! mistake is named and left unused. It must not change a file.

use std::io;
use std::path::Path;

use crate::domain::calendar::Holidays;
use crate::guide::holidays;
use crate::i18n::Tr;
use crate::platform::files;

/// The office's own holidays; `None` where it has no table.
///
/// # Errors
/// A sentence: the file cannot be read, or has a mistake; the built-in table is in force then.
pub fn own(folder: &Path, tr: Tr) -> Result<Option<Holidays>, String> {
    let path = folder.join(holidays::FILE);
    let bytes = match files::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(tr.holidays_not_used(tr.cli_cannot_read(path.display(), error))),
    };
    let text = String::from_utf8_lossy(&bytes);
    let read = holidays::read(&text);
    read.map(Some).map_err(|mistake| tr.holidays_not_used(tr.cli_in_file(path.display(), mistake.message(tr))))
}
