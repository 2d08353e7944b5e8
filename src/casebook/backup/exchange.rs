//! One casebook takes the place of another: a backup that is gone back to, or what a salvage made. The one that was there is
//! kept, never deleted. It must not know where the new one comes from.
//!
//! ```text
//! ready ─► settle ─► keep ─► keys ─► alone ─► replace ─► done
//! casebook.db is the one that was there      casebook.db is the new one
//! ```
//!
//! A program that is stopped at any point leaves one of the two, whole; what it left besides, [`take_up`] puts in order at
//! the next start.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use data_encoding::HEXLOWER;
use rusqlite::Connection;

use super::{BackupError, KEYS_NAME, copy_keys};
use crate::casebook::store::connection;
use crate::casebook::{FILE_NAME, make_private_file};
use crate::platform::files;
use crate::vault::DataKey;

/// The folder in the data folder in which replaced and bad files are kept.
pub const KEPT: &str = "kept";
/// The copy beside the casebook until it takes its place.
pub(super) const READY: &str = "casebook.restoring";
/// The slots of a copy that has not yet taken its place.
const WAITING_KEYS: &str = "casebook.keys.restored";
/// So many first bytes of an encrypted file are its own.
const SALT: usize = 16;
/// How the files of a casebook end: itself and its journal.
const ENDINGS: [&str; 2] = ["db", "db-wal"];

/// The steps, in order; what follows a step may find the computer switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What a salvage made lies in a folder of its own.
    Made,
    /// The copy lies beside the casebook, checked and compared.
    Ready,
    /// What the journal of the one that is there holds is in its file, as far as it can be brought there.
    Settled,
    /// The one that is there has a second name among those that are kept.
    Kept,
    /// The slots of the new one lie beside.
    Keys,
    /// The journal of the one that is there is gone.
    Alone,
    /// The new one is the casebook.
    Replaced,
    /// Its slots are the casebook's.
    Done,
}

/// Where the casebook that was there before is kept; `None` where there was none.
pub type Kept = Option<PathBuf>;

/// A copy that lies ready in a folder, and what opens the one that is there.
pub(super) struct Exchange<'a> {
    pub(super) folder: &'a Path,
    pub(super) key: &'a DataKey,
}

impl Exchange<'_> {
    /// Puts the copy into the casebook's place, up to this step; the lock of the folder is held and no connection open.
    /// `keys`: the slots of the keys that open the copy, where those that are there do not.
    pub(super) fn run(&self, keys: Option<&Path>, at: NaiveDateTime, until: Step) -> Result<Kept, BackupError> {
        let (live, stamp) = (self.folder.join(FILE_NAME), at.format("%Y%m%d-%H%M%S").to_string());
        let kept = free_name(&self.folder.join(KEPT), &format!("casebook-{stamp}"));
        if until > Step::Ready {
            self.empty_journal(&live);
        }
        let mut has_kept = false;
        if until > Step::Settled {
            for ending in ENDINGS {
                has_kept |= keep(&self.folder.join(format!("casebook.{ending}")), &kept.with_extension(ending))?;
            }
        }
        if until > Step::Kept {
            self.lay_keys(keys, &kept)?;
        }
        if until > Step::Keys {
            self.drop_journal()?;
        }
        if until > Step::Alone {
            let ready = self.folder.join(READY);
            make_private_file(&ready).map_err(|error| BackupError::of_file(&ready, error))?;
            files::rename(&ready, &live).map_err(|error| BackupError::of_file(&live, error))?;
        }
        if until > Step::Replaced {
            settle_keys(self.folder).map_err(|error| BackupError::of_file(&self.folder.join(KEYS_NAME), error))?;
        }
        Ok(has_kept.then(|| kept.with_extension("db")))
    }

    /// Another file's journal must never be read into the new one.
    fn drop_journal(&self) -> Result<(), BackupError> {
        for ending in ["db-wal", "db-shm"] {
            let journal = self.folder.join(format!("casebook.{ending}"));
            files::remove(&journal).map_err(|error| BackupError::of_file(&journal, error))?;
        }
        Ok(())
    }

    /// Lays the slots beside, under the name of the file that they open: they become the casebook's once it has its place.
    /// Those that waited for another file are nobody's.
    fn lay_keys(&self, keys: Option<&Path>, kept: &Path) -> Result<(), BackupError> {
        let is_left = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == WAITING_KEYS);
        let entries = std::fs::read_dir(self.folder).map_err(|error| BackupError::of_file(self.folder, error))?;
        for left in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(is_left) {
            files::remove(&left).map_err(|error| BackupError::of_file(&left, error))?;
        }
        let Some(keys) = keys else { return Ok(()) };
        keep(&self.folder.join(KEYS_NAME), &kept.with_extension("keys"))?;
        let ready = self.folder.join(READY);
        let waiting = waiting_keys(self.folder, &ready).map_err(|error| BackupError::of_file(&ready, error))?;
        copy_keys(keys, &waiting)
    }

    /// Brings what the journal holds into the file, so that the file alone is whole. One that is damaged keeps its journal.
    fn empty_journal(&self, live: &Path) {
        if live.is_file()
            && let Ok(connection) = connection::blank(live, self.key)
        {
            let _what_fails_is_kept_beside = into_the_file(&connection);
        }
    }
}

/// Whether this is the name of a copy that has not taken its place.
pub fn is_half(name: &str) -> bool {
    name.strip_prefix(READY).is_some_and(|rest| matches!(rest, "" | "-wal" | "-shm"))
}

/// Where the slots wait until this file is the casebook: the first bytes of an encrypted file are random and its own.
fn waiting_keys(folder: &Path, file: &Path) -> io::Result<PathBuf> {
    let figures = HEXLOWER.encode(&files::read_at_most(file, SALT)?);
    Ok(folder.join(format!("{WAITING_KEYS}.{figures}")))
}

/// The slots that waited for the casebook that is there now are its slots: the program may have been stopped between.
///
/// # Errors
/// What the system says.
pub fn settle_keys(folder: &Path) -> io::Result<()> {
    let live = folder.join(FILE_NAME);
    if !live.is_file() {
        return Ok(());
    }
    let waiting = waiting_keys(folder, &live)?;
    if waiting.is_file() { files::rename(&waiting, &folder.join(KEYS_NAME)) } else { Ok(()) }
}

/// Puts in order what an exchange left that was stopped before the new casebook had its place: the one that is there gets its
/// journal back and loses its second name, under which it would change with it. The lock of the folder is held, and nothing
/// was written since.
///
/// # Errors
/// What the system says.
pub fn take_up(folder: &Path) -> io::Result<()> {
    let (live, journal) = (folder.join(FILE_NAME), folder.join("casebook.db-wal"));
    for kept in files::with_extension(&folder.join(KEPT), "db") {
        let kept_journal = kept.with_extension("db-wal");
        if !is_second_name(&kept, &live, kept_journal.is_file())? {
            continue;
        }
        if kept_journal.is_file() && !journal.exists() {
            files::rename(&kept_journal, &journal)?;
            files::flush_names(folder)?;
        }
        files::remove(&kept_journal)?;
        files::remove(&kept)?;
    }
    Ok(())
}

/// Whether both names are of one file. Where the file system knows no second names a copy stands for it; bytes are compared
/// only where a journal says that an exchange was in trouble.
fn is_second_name(kept: &Path, live: &Path, compares: bool) -> io::Result<bool> {
    if !live.is_file() {
        return Ok(false);
    }
    if files::is_one_file(kept, live)? {
        return Ok(true);
    }
    Ok(compares && files::size(kept)? == files::size(live)? && files::same(kept, live)?)
}

/// Brings what the journal of this connection holds into the file.
pub(super) fn into_the_file(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

/// Keeps a file under another name before it is replaced; false where it is not there.
fn keep(from: &Path, to: &Path) -> Result<bool, BackupError> {
    if !from.is_file() {
        return Ok(false);
    }
    if let Some(folder) = to.parent() {
        files::make_private_folder(folder).map_err(|error| BackupError::of_file(folder, error))?;
    }
    // A second name costs no room; where the file system knows none, it is copied.
    if std::fs::hard_link(from, to).is_err() {
        copy_file(from, to)?;
    }
    to.parent().map_or(Ok(()), files::flush_names).map_err(|error| BackupError::of_file(to, error))?;
    Ok(true)
}

pub(super) fn copy_file(from: &Path, to: &Path) -> Result<(), BackupError> {
    let copied = files::write_with(to, |file| io::copy(&mut files::open(from)?, file).map(drop));
    copied.map_err(|error| BackupError::of_file(to, error))
}

/// `name`, `name-2` …, whichever is not there yet.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let candidates = std::iter::once(name.to_owned()).chain((2_u32..).map(|n| format!("{name}-{n}")));
    let free = candidates.map(|name| folder.join(name)).find(|path| !path.with_extension("db").exists());
    free.unwrap_or_else(|| folder.join(name))
}
