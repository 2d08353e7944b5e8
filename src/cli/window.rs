//! `maplebridge` without a command: the window.

use std::process::ExitCode;

use super::output::Failure;
use super::unlock::Access;
use crate::app::{self, Wanted};
use crate::i18n::{Lang, Tr};

/// The window on the casebook of this folder, or of the user.
pub(super) fn open(access: &Access, lang: Option<Lang>, tr: Tr) -> Result<ExitCode, Failure> {
    let wanted = Wanted { folder: access.folder(tr)?, lang, practice: false };
    app::run(&wanted, access.open(tr)?, tr).map(|()| ExitCode::SUCCESS).map_err(Failure::bad_input)
}
