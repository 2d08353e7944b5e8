//! The one door to data: commands, transaction, audit chain, undo, queries, import and export.
//! It must not know egui or `paper`; SQL stays in the private child `store`.
//!
//! ```text
//! Command ─► handler (pure, on a copy) ─► rows + event + undo entry + ledger line ─► Changes
//!                                        one transaction, or none
//! ```

pub mod command;
pub mod desk_key;
mod dossier;
pub mod error;
pub mod event;
mod export;
mod handlers;
mod line;
mod message;
mod number;
pub mod proof;
mod queries;
mod run;
mod scratch;
pub mod signatures;
pub mod signing_log;
mod standing;
mod store;
mod today;
pub mod view;
mod words;

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

pub use error::{Error, Refusal};
pub use event::{EventKind, EventRecord, Label};
pub use export::Exported;
pub use store::audit::Chain;

use crate::domain::calendar::Holidays;
use crate::draft::templates::Templates;
use crate::platform::clock::Clock;
use crate::platform::lock::FileLock;

/// Name of the database file in the data folder.
pub const FILE_NAME: &str = "casebook.db";
/// Name of the file that is locked while a program holds the casebook.
pub const LOCK_NAME: &str = "casebook.lock";

/// The cases of one desk.
#[derive(Debug)]
pub struct Casebook {
    connection: Connection,
    clock: Clock,
    templates: Arc<Templates>,
    /// Days off by which the last days of law move.
    holidays: Holidays,
    /// Held as long as the casebook is open; none for one in memory.
    _lock: Option<FileLock>,
}

impl Casebook {
    /// Opens the casebook in this folder, making folder and file where they are absent.
    ///
    /// # Errors
    /// [`Error::Locked`] while another program holds it, [`Error::Newer`] for a file of a newer program,
    /// [`Error::Foreign`] and [`Error::Damaged`] for a file that is no casebook, [`Error::NotWritable`].
    pub fn open(folder: &Path, clock: Clock) -> Result<Casebook, Error> {
        let not_writable = |path: &Path, error: &std::io::Error| Error::NotWritable {
            file: path.display().to_string(),
            reason: error.to_string(),
        };
        make_private_folder(folder).map_err(|error| not_writable(folder, &error))?;
        let lock_file = folder.join(LOCK_NAME);
        let lock = FileLock::take(&lock_file).map_err(|error| not_writable(&lock_file, &error))?;
        let lock = lock.ok_or_else(|| Error::Locked { folder: folder.display().to_string() })?;
        let file = folder.join(FILE_NAME);
        let connection = store::connection::open(&file)?;
        make_private_file(&file).map_err(|error| not_writable(&file, &error))?;
        Ok(Casebook { connection, clock, templates: Arc::default(), holidays: Holidays::default(), _lock: Some(lock) })
    }

    /// A casebook that is gone with this value, for tests and for work without a folder.
    ///
    /// # Errors
    /// Where the database cannot be made.
    pub fn in_memory(clock: Clock) -> Result<Casebook, Error> {
        let connection = store::connection::in_memory()?;
        Ok(Casebook { connection, clock, templates: Arc::default(), holidays: Holidays::default(), _lock: None })
    }

    /// The templates in force: what is frozen from now on is frozen in their words.
    pub fn use_templates(&mut self, templates: Templates) {
        self.templates = Arc::new(templates);
    }

    /// The templates in force.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// The holidays in force; before this only weekends and fixed dates are known.
    pub fn use_holidays(&mut self, holidays: Holidays) {
        self.holidays = holidays;
    }

    /// The holidays in force.
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// The clock by which this casebook dates what happens.
    pub fn clock(&self) -> Clock {
        self.clock
    }
}

/// On a shared computer nobody else may read it: it holds what people said, and the key of the seal.
fn make_private_file(file: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    std::fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

/// Makes the folder and those above it where they are absent; on a shared computer nobody else may look into new ones.
fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
