//! An office's own table of holidays: `holidays.toml` in its data folder, in the form of the built-in one. One with a
//! mistake is named and left unused. It must not change a file.

use std::path::Path;

use super::{given, templates};
use crate::domain::calendar::Holidays;
use crate::guide::holidays;
use crate::i18n::Tr;

/// The office's own holidays; `None` where it has no table.
///
/// # Errors
/// A sentence: the file cannot be read, or has a mistake; the built-in table is in force then.
pub fn own(folder: &Path, tr: Tr) -> Result<Option<Holidays>, String> {
    let path = folder.join(holidays::FILE);
    let text = match templates::own_text(&path) {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(None),
        Err(unread) => return Err(tr.holidays_not_used(given::sentence(&path, &unread, tr))),
    };
    let read = holidays::read(&text);
    read.map(Some).map_err(|mistake| tr.holidays_not_used(tr.cli_in_file(path.display(), mistake.message(tr))))
}
