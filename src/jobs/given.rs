//! Files that come from outside: how large each kind may be, and why one was not read, in words. It must not read what
//! is inside.

use std::path::Path;

use super::reason::why_unread;
use crate::i18n::Tr;
use crate::platform::files::{self, Unread};

const MEGABYTE: usize = 1 << 20;

/// Most bytes of each kind of file. Far more than any honest one has, far less than would fill the memory.
pub const CASE_FILE: usize = 16 * MEGABYTE;
/// Templates, plans, clauses, seats, holidays.
pub const CONTENT: usize = MEGABYTE;
/// Certificates and keys.
pub const KEY: usize = MEGABYTE;
/// Passphrases: one line.
const PASSPHRASE: usize = 64 * 1024;
/// Faces: those for all Chinese characters are large.
pub const FACE: usize = 256 * MEGABYTE;

/// So much of a file tells its kind.
const HEAD: usize = 4096;

/// Reads a file that somebody named.
///
/// # Errors
/// A sentence that names the file, says why it was not read, and what to do.
pub fn read(path: &Path, most: usize, tr: Tr) -> Result<Vec<u8>, String> {
    files::given(path, most).map_err(|unread| sentence(path, &unread, tr))
}

/// Reads a passphrase or a key that somebody at a terminal gave: a file, or what another program writes into a pipe.
///
/// # Errors
/// As [`read`].
pub fn secret(path: &Path, tr: Tr) -> Result<Vec<u8>, String> {
    files::stream(path, PASSPHRASE).map_err(|unread| sentence(path, &unread, tr))
}

/// Whether something may be written to this place: nothing is there, or an empty file, or one of the kind that `is_ours`
/// knows by its first bytes. Never over a file of another kind, a folder, or a device.
pub fn may_be_replaced(path: &Path, is_ours: impl Fn(&[u8]) -> bool) -> bool {
    match files::head(path, HEAD) {
        Ok(None) => true,
        Ok(Some(there)) => there.is_empty() || is_ours(&there),
        // Whether it can be written is for the writing to say.
        Err(Unread::System { .. }) => true,
        Err(_) => false,
    }
}

/// Why this file was not read, as a sentence that names it.
pub fn sentence(path: &Path, unread: &Unread, tr: Tr) -> String {
    let shown = path.display();
    match unread {
        Unread::Link => tr.given_link(shown),
        Unread::NotAFile => tr.given_not_a_file(shown),
        Unread::TooLarge { most } if *most < MEGABYTE => tr.given_too_large_kilobytes(shown, most.div_ceil(1024)),
        Unread::TooLarge { most } => tr.given_too_large(shown, most.div_ceil(MEGABYTE)),
        Unread::NotText => tr.given_not_text(shown),
        Unread::System { kind, .. } => tr.cli_cannot_read(shown, why_unread(*kind, tr)),
    }
}
