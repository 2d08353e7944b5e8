//! Backups of the casebook: each is copied in one moment, opened again with the key and checked before it bears its name.
//! A half-written one never counts. It must not decide when one is made; that is `jobs`' work.
//!
//! ```text
//! read moment ─► NAME.partial ─► flushed ─► opened, checked, counted ─► keys beside ─► NAME.db ─► rotation
//! ```

pub mod exchange;
mod heads;
pub mod name;
pub mod restore;
pub mod rotation;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::store::audit::{self, Chain};
use super::store::backup::{self as copies, Contents, Look};
use super::store::connection;
use super::{Casebook, Error, FILE_NAME, make_private_file};
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::vault::DataKey;
use name::{Backup, BackupName, ENDING};

/// The folder of the backups in the data folder.
pub const FOLDER: &str = "backups";
/// The file with the slots of the keys, beside the casebook.
pub const KEYS_NAME: &str = crate::vault::FILE_NAME;
/// How the name of a half-written backup ends.
pub(crate) const PARTIAL: &str = "partial";

/// Why there is no backup, or nothing was restored. What was there before is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error(transparent)]
    Casebook(#[from] Error),
    /// A file or folder could not be read or written.
    #[error("{file}: {error}")]
    File { file: String, error: std::io::Error },
    /// The copy is not what it was made from.
    #[error("the copy is not sound: {0:?}")]
    NotSound(Soundness),
    /// These tables of the copy hold something else.
    #[error("differs in {0:?}")]
    Differs(Vec<String>),
}

impl BackupError {
    /// The kind alone, for the log.
    pub const fn log_word(&self) -> &'static str {
        match self {
            BackupError::Casebook(error) => error.log_word(),
            BackupError::File { .. } => "file",
            BackupError::NotSound(_) => "not_sound",
            BackupError::Differs(_) => "differs",
        }
    }

    /// What the system said about a file.
    pub fn of_file(path: &Path, error: std::io::Error) -> BackupError {
        BackupError::File { file: path.display().to_string(), error }
    }
}

/// What looking through a backup found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Soundness {
    /// Every page bears its seal, the audit chain is whole, and it holds what its name says.
    Sound,
    /// Every page bears its seal, but the audit chain, or a row, is not as the program left it: so was the casebook.
    ChainBroken,
    /// It cannot be read, in whole or in part; with the database's words. A backup of another casebook reads so, too.
    Damaged(String),
    /// It holds another head or another number of events than its name says.
    NotAsNamed,
    /// It was made by a newer program.
    Newer,
}

impl Soundness {
    /// Whether another backup, found so, is rotated with one of this kind. Where the casebook itself is not whole, older
    /// backups are worth more than new ones: only its own kind goes.
    pub fn rotates(&self, other: impl FnOnce() -> Soundness) -> bool {
        match self {
            Soundness::Sound => true,
            kind => *kind == other(),
        }
    }
}

/// A casebook as far as a worker thread needs it for a backup.
#[derive(Clone, Debug)]
pub struct Source {
    folder: PathBuf,
    key: DataKey,
    clock: Clock,
}

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub backup: Backup,
    /// [`Soundness::Sound`] or [`Soundness::ChainBroken`]; anything else was an error.
    pub soundness: Soundness,
}

impl Source {
    /// The casebook in this folder, which opens with this key.
    pub const fn new(folder: PathBuf, key: DataKey, clock: Clock) -> Source {
        Source { folder, key, clock }
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of its backups.
    pub fn backups(&self) -> PathBuf {
        self.folder.join(FOLDER)
    }

    /// The key by which the casebook and its backups open.
    pub const fn key(&self) -> &DataKey {
        &self.key
    }

    /// The clock by which backups are named.
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// Makes a backup in the data folder. The casebook may be worked on meanwhile.
    ///
    /// # Errors
    /// Where the casebook cannot be read, the folder not written, or the copy is not sound. Nothing is left behind then.
    pub fn make(&self) -> Result<Made, BackupError> {
        self.make_from(&self.look()?, Look::Counted).map(|(made, _)| made)
    }

    /// The same, with the digest of every table as it was in the moment of the backup.
    fn make_thoroughly(&self) -> Result<(Made, Contents), BackupError> {
        self.make_from(&self.look()?, Look::Thorough)
    }

    fn look(&self) -> Result<Connection, Error> {
        connection::look(&self.folder.join(FILE_NAME), Some(&self.key))
    }

    /// Makes a backup of a file that is brought to a newer form next. Every row is compared, since the chain of an older
    /// form is not checked here.
    pub(super) fn make_before_new_form(&self, source: &Connection) -> Result<(), Error> {
        self.make_from(source, Look::Thorough).map(drop).map_err(|error| match error {
            BackupError::Casebook(error) => error,
            BackupError::File { file, error } => Error::NotWritable { file, reason: error.to_string() },
            other => Error::damaged(&other.to_string()),
        })
    }

    /// Makes a backup from an open connection.
    fn make_from(&self, source: &Connection, look: Look) -> Result<(Made, Contents), BackupError> {
        let folder = self.backups();
        files::make_private_folder(&folder).map_err(|error| BackupError::of_file(&folder, error))?;
        remove_half_written(&folder)?;
        let at = self.clock.now();
        let partial = folder.join(format!("{}.{PARTIAL}", at.format("%Y%m%d-%H%M%S")));
        let made = self.write(source, &partial, look).and_then(|(contents, soundness)| {
            let name = BackupName::new(at, &contents.head.head, contents.head.events);
            Ok((Made { backup: self.put(&partial, &folder, &name)?, soundness }, contents))
        });
        if made.is_err() {
            // What the error says is more than that its half file could not be removed either; the next backup tries again.
            let _ = files::remove(&partial);
        }
        let (made, contents) = made?;
        rotate(&folder, &made.backup, &|other| made.soundness.rotates(|| verify(other, &self.key)))?;
        Ok((made, contents))
    }

    /// Writes the copy and looks through it.
    fn write(&self, source: &Connection, partial: &Path, look: Look) -> Result<(Contents, Soundness), BackupError> {
        let contents = {
            let mut target = connection::blank(partial, &self.key)?;
            make_private_file(partial).map_err(|error| BackupError::of_file(partial, error))?;
            copies::copy(source, &mut target, look)?
        };
        files::sync(partial).map_err(|error| BackupError::of_file(partial, error))?;
        let copy = connection::look(partial, Some(&self.key))?;
        let differences = contents.differences(&copies::contents(&copy, look)?);
        if !differences.is_empty() {
            return Err(BackupError::Differs(differences));
        }
        match look_through(&copy) {
            soundness @ (Soundness::Sound | Soundness::ChainBroken) => Ok((contents, soundness)),
            other => Err(BackupError::NotSound(other)),
        }
    }

    /// Puts the copy under its name, with the keys beside it first: no backup is there without them.
    fn put(&self, partial: &Path, folder: &Path, name: &BackupName) -> Result<Backup, BackupError> {
        let path = folder.join(format!("{}.{ENDING}", name.stem()));
        let bytes = files::size(partial).map_err(|error| BackupError::of_file(partial, error))?;
        let backup = Backup { path, name: name.clone(), bytes, is_locked: false };
        copy_keys(&self.folder.join(KEYS_NAME), &backup.keys())?;
        files::rename(partial, &backup.path).map_err(|error| BackupError::of_file(&backup.path, error))?;
        Ok(backup)
    }
}

/// Copies the slots of the keys; a casebook that opens with a bare key (the practice case) has none.
pub(crate) fn copy_keys(from: &Path, to: &Path) -> Result<(), BackupError> {
    if !from.is_file() {
        return Ok(());
    }
    let bytes = files::read(from).map_err(|error| BackupError::of_file(from, error))?;
    files::write(to, &bytes).and_then(|()| make_private_file(to)).map_err(|error| BackupError::of_file(to, error))
}

/// Removes what a program that was stopped left behind.
fn remove_half_written(folder: &Path) -> Result<(), BackupError> {
    for left in files::with_extension(folder, PARTIAL) {
        files::remove(&left).map_err(|error| BackupError::of_file(&left, error))?;
    }
    Ok(())
}

/// Removes the backups of a folder that `counts` and are no longer kept, with their keys. The one that was just made stays in any case,
/// also where a clock that was put back makes it look old.
///
/// # Errors
/// Where a file cannot be removed.
pub fn rotate(folder: &Path, just_made: &Backup, counts: &dyn Fn(&Backup) -> bool) -> Result<(), BackupError> {
    let mut backups = name::list(folder);
    backups.retain(counts);
    backups.reverse();
    let made: Vec<_> = backups.iter().map(|backup| backup.name.at).collect();
    for position in rotation::superfluous(&made, rotation::KEPT) {
        let Some(gone) = backups.get(position).filter(|gone| gone.path != just_made.path) else { continue };
        for path in [&gone.path, &gone.keys()] {
            files::remove(path).map_err(|error| BackupError::of_file(path, error))?;
        }
    }
    Ok(())
}

/// Looks through a backup: opens it with the key, checks every page, the chain and every row, and whether it holds what
/// its name says. One that is locked once more must be unlocked first.
pub fn verify(backup: &Backup, key: &DataKey) -> Soundness {
    verify_as(&backup.path, &backup.name, key)
}

/// The same for a file under another name.
pub fn verify_as(path: &Path, name: &BackupName, key: &DataKey) -> Soundness {
    let connection = match connection::look(path, Some(key)) {
        Ok(connection) => connection,
        Err(error) => return Soundness::Damaged(error.to_string()),
    };
    match (look_through(&connection), audit::head(&connection)) {
        (found @ (Soundness::Sound | Soundness::ChainBroken), Ok(head)) => {
            if name.tells_of(&head.head, head.events) {
                found
            } else {
                Soundness::NotAsNamed
            }
        }
        (found, _) => found,
    }
}

fn look_through(connection: &Connection) -> Soundness {
    let damaged = |error: Error| Soundness::Damaged(error.to_string());
    match copies::faults(connection) {
        Ok(faults) if faults.is_empty() => {}
        Ok(faults) => return Soundness::Damaged(faults.join("; ")),
        Err(error) => return damaged(error),
    }
    match connection::identity(connection) {
        Ok(identity) if identity.form > connection::NEWEST => return Soundness::Newer,
        Ok(identity) if !identity.is_marked || identity.form < 1 => return Soundness::Damaged(FILE_NAME.to_owned()),
        // The chain of an older form is checked once it is brought up to date; its pages and counts were checked here.
        Ok(identity) if identity.form < connection::NEWEST => return Soundness::Sound,
        Ok(_) => {}
        Err(error) => return damaged(error),
    }
    match audit::check(connection) {
        Ok(Chain::Whole { .. }) => Soundness::Sound,
        Ok(_) => Soundness::ChainBroken,
        Err(error) => damaged(error),
    }
}

impl Casebook {
    /// What a worker thread needs for a backup; `None` for a casebook in memory and while the desk is locked.
    pub fn backup_source(&self) -> Option<Source> {
        Some(Source::new(self.folder()?.to_path_buf(), self.data_key()?.clone(), self.clock))
    }
}
