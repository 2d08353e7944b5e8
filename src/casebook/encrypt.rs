//! A plain casebook of an earlier version becomes an encrypted one: copied, compared, put in the plain one's place, and
//! only then is the plain one overwritten. At every moment one of the two lies there whole. It must not know whose the
//! key is.
//!
//! ```text
//! settle ─► copy ─► compare ─► keys ─► second name ─► replace ─► wipe
//! casebook.db is the plain one           both names     casebook.db is the encrypted one
//! ```
//!
//! Overwriting reaches what a program can reach. A disk that spreads its writes (SSD), an old backup and the free room of
//! the disk may still hold old bytes; the words for people say so.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::store::{connection, encrypt as store};
use super::{Error, FILE_NAME, make_private_file, must_be_on_a_disk, not_writable, take_lock};
use crate::platform::files;
use crate::platform::log::{self, Field};
use crate::vault::DataKey;

/// The encrypted copy until it is in place.
const COPY_NAME: &str = "casebook.db.encrypting";
/// The plain file when the encrypted one is in its place.
const PLAIN_NAME: &str = "casebook.db.plain";
/// What every plain database file begins with.
const PLAIN_HEAD: &[u8] = b"SQLite format 3\0";

/// What lies in a data folder under the casebook's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Nothing, or an empty file.
    Absent,
    /// A casebook of a version before encryption.
    Plain,
    /// An encrypted one; or ruins, which only a key tells apart.
    Encrypted,
}

/// The steps, in order; what follows a step may find the computer switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Everything of the plain casebook lies in its one file.
    Settled,
    /// The encrypted copy is written.
    Copied,
    /// The copy holds the same, is whole, and lies on the disk.
    Compared,
    /// The slots of the key are in place.
    Keys,
    /// The plain file has a second name.
    Named,
    /// The encrypted file is the casebook.
    Replaced,
    /// The plain file is overwritten and gone.
    Wiped,
}

/// What lies in this folder.
pub fn state(folder: &Path) -> FileState {
    match head(&folder.join(FILE_NAME)).as_slice() {
        [] if folder.join(PLAIN_NAME).is_file() => FileState::Plain,
        [] => FileState::Absent,
        PLAIN_HEAD => FileState::Plain,
        _ => FileState::Encrypted,
    }
}

/// Encrypts the plain casebook of this folder with this key, up to this step ([`Step::Wiped`] for all of it). What an
/// earlier run left is taken up. `keys` puts the slots of the key in place when the copy is known to be good.
///
/// # Errors
/// [`Error::Locked`], [`Error::Foreign`], [`Error::Newer`], [`Error::Damaged`] for a plain casebook that has damage, which
/// is mended first; or where a file cannot be written. The plain casebook is then unchanged.
pub fn encrypt<E: From<Error>>(
    folder: &Path,
    key: &DataKey,
    until: Step,
    keys: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    log::start(folder);
    let begun = Instant::now();
    let done = encrypt_until(folder, key, until, keys);
    match &done {
        Ok(()) => log::say("encrypt", &[("took", Field::Took(begun.elapsed()))]),
        Err(_) => log::problem("encrypt", "failed"),
    }
    done
}

fn encrypt_until<E: From<Error>>(
    folder: &Path,
    key: &DataKey,
    until: Step,
    keys: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    must_be_on_a_disk(folder)?;
    let _lock = take_lock(folder)?;
    let work = Work { folder, plain: folder.join(FILE_NAME), copy: folder.join(COPY_NAME), key };
    work.take_up()?;
    work.settle()?;
    if until > Step::Settled {
        work.make_copy()?;
    }
    if until > Step::Copied {
        work.compare()?;
    }
    if until > Step::Compared {
        keys()?;
    }
    if until > Step::Keys {
        work.name_plain()?;
    }
    if until > Step::Named {
        work.replace()?;
    }
    if until > Step::Replaced {
        clear(folder)?;
    }
    Ok(())
}

/// Removes what is left of an encryption that was stopped after the encrypted casebook was in place; for a casebook that
/// was just opened with its key.
///
/// # Errors
/// [`Error::NotWritable`].
pub fn clear(folder: &Path) -> Result<(), Error> {
    if state(folder) != FileState::Encrypted {
        return Ok(());
    }
    in_file(&folder.join(PLAIN_NAME), files::wipe)?;
    in_file(&folder.join(COPY_NAME), files::remove)
}

struct Work<'a> {
    folder: &'a Path,
    /// The casebook under its own name.
    plain: PathBuf,
    copy: PathBuf,
    key: &'a DataKey,
}

impl Work<'_> {
    /// Begins anew where an earlier run was stopped before the encrypted file was in place.
    fn take_up(&self) -> Result<(), Error> {
        in_file(&self.copy, files::remove)?;
        let named = self.folder.join(PLAIN_NAME);
        if !named.is_file() {
            return Ok(());
        }
        if head(&self.plain).is_empty() {
            in_file(&named, |named| files::rename(named, &self.plain))
        } else if files::same(&named, &self.plain).map_err(|error| not_writable(&named, &error))? {
            in_file(&named, files::remove)
        } else {
            // Another program made a casebook meanwhile: neither is thrown away.
            Err(Error::Damaged { what: named.display().to_string() })
        }
    }

    /// Brings the write-ahead log into the file and overwrites it: it holds words, too. The log's head goes first, so that
    /// a log that is half overwritten is none.
    fn settle(&self) -> Result<(), Error> {
        store::settle(&self.plain)?;
        in_file(&beside(&self.plain, "-wal"), files::wipe)?;
        in_file(&beside(&self.plain, "-shm"), files::remove)
    }

    fn make_copy(&self) -> Result<(), Error> {
        let made = store::copy(&self.plain, &self.copy, self.key);
        if made.is_err() {
            // On a full disk it would be in the way.
            let _gone = files::remove(&self.copy);
        }
        made
    }

    fn compare(&self) -> Result<(), Error> {
        store::compare(&self.plain, &self.copy, self.key)?;
        in_file(&self.copy, make_private_file)?;
        in_file(&self.copy, files::sync)?;
        in_file(self.folder, files::flush_names)
    }

    fn name_plain(&self) -> Result<(), Error> {
        in_file(&self.plain, |plain| files::second_name(plain, &self.folder.join(PLAIN_NAME)))
    }

    fn replace(&self) -> Result<(), Error> {
        in_file(&self.copy, |copy| files::rename(copy, &self.plain))
    }
}

/// The first bytes of a file; none where there is no file.
fn head(file: &Path) -> Vec<u8> {
    files::read_at_most(file, PLAIN_HEAD.len()).unwrap_or_default()
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn in_file(file: &Path, work: impl FnOnce(&Path) -> std::io::Result<()>) -> Result<(), Error> {
    work(file).map_err(|error| match error.kind() {
        ErrorKind::StorageFull => Error::DiskFull,
        _ => not_writable(file, &error),
    })
}

/// Whether this plain file is a casebook of a form that this program knows.
///
/// # Errors
/// [`Error::Foreign`], [`Error::Newer`], [`Error::Damaged`].
pub(super) fn must_be_ours(identity: connection::Identity, file: &Path) -> Result<(), Error> {
    let name = || file.display().to_string();
    if !identity.is_marked {
        return Err(Error::Foreign { file: name() });
    }
    if identity.form > connection::NEWEST {
        return Err(Error::Newer { file: name(), found: identity.form, known: connection::NEWEST });
    }
    Ok(())
}
