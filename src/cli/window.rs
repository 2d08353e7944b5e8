//! `maplebridge` without a command: the window.

use std::process::ExitCode;

use super::output::Failure;
use super::unlock::Access;
use crate::app::{self, Start, Wanted, second};
use crate::i18n::{Lang, Tr};

/// The window on the casebook of this folder, or of the user. With a passphrase given by file or variable it is open at once;
/// else the window asks.
pub(super) fn open(access: &Access, lang: Option<Lang>, tr: Tr) -> Result<ExitCode, Failure> {
    // Nobody is asked for a passphrase for a window that will not open.
    if let Some(words) = second::first_says(&access.folder(tr)?, tr) {
        return Err(Failure::bad_input(words));
    }
    let start = match access.given(tr)? {
        Some(_) => Start::Opened(Box::new(access.open(tr)?)),
        None => Start::AtTheDoor,
    };
    let wanted = Wanted { folder: access.folder(tr)?, lang, start };
    app::run(wanted, tr).map(|()| ExitCode::SUCCESS).map_err(Failure::bad_input)
}
