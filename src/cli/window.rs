//! `maplebridge` without a command: the window.

use std::path::PathBuf;
use std::process::ExitCode;

use super::casebook::folder;
use super::output::Failure;
use crate::app::{self, Wanted};
use crate::i18n::{Lang, Tr};

/// The window on the casebook of this folder, or of the user.
pub(super) fn open(named: Option<PathBuf>, lang: Option<Lang>, tr: Tr) -> Result<ExitCode, Failure> {
    let wanted = Wanted { folder: folder(named, tr)?, lang, practice: false };
    app::run(&wanted, tr).map(|()| ExitCode::SUCCESS).map_err(Failure::bad_input)
}
