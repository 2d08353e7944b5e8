//! Backups as the desk needs them: when one is due, the second folder on another disk, the last good one, and how long it is
//! safe to do without. What a backup is and whether it is sound is the casebook's own knowledge.

mod locked;
pub mod words;

use std::io;
use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};

use crate::casebook::backup::name::{self, Backup, LOCKED_ENDING};
use crate::casebook::backup::restore::{self, Preview, Ready};
use crate::casebook::backup::{self, BackupError, Made, Soundness, Source};
use crate::platform::files;
use crate::vault::DataKey;

/// A backup older than this is followed by another at the next occasion.
const DUE: TimeDelta = TimeDelta::hours(4);
/// So long a desk may be without a good backup before it is told, and before it is told in red.
const TELL: TimeDelta = TimeDelta::days(1);
const WARN: TimeDelta = TimeDelta::days(3);

/// Whether a backup is due.
pub fn is_due(last: Option<NaiveDateTime>, now: NaiveDateTime) -> bool {
    // A clock that was put back makes the last one lie ahead: nobody knows how old it is.
    last.is_none_or(|last| now - last >= DUE || last > now)
}

/// How long ago the last good backup was made, as the person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    Fine(NaiveDateTime),
    /// More than a day.
    Old(NaiveDateTime),
    /// More than three days.
    TooOld(NaiveDateTime),
    /// There is none.
    None,
}

/// How fresh the last good backup is.
pub fn freshness(last: Option<NaiveDateTime>, now: NaiveDateTime) -> Freshness {
    let Some(at) = last else { return Freshness::None };
    match (now - at).abs() {
        age if age < TELL => Freshness::Fine(at),
        age if age < WARN => Freshness::Old(at),
        _ => Freshness::TooOld(at),
    }
}

/// What came of the second folder.
#[derive(Debug)]
pub enum Second {
    /// None is chosen.
    NotWanted,
    /// It is not there: the stick is not plugged in, the share not reached.
    Absent(PathBuf),
    Made(Backup),
    Failed(BackupError),
}

/// A backup that was made, in the data folder and besides.
#[derive(Debug)]
pub struct Done {
    pub made: Made,
    pub second: Second,
}

/// Makes a backup in the data folder and the same, locked, in the second folder.
///
/// # Errors
/// Where the one in the data folder could not be made. What the second folder hinders is told in [`Done::second`].
pub fn make(source: &Source, second: Option<&Path>) -> Result<Done, BackupError> {
    let made = source.make()?;
    let second = second.map_or(Second::NotWanted, |folder| into_second(source, &made, folder));
    Ok(Done { made, second })
}

/// The second folder is never made: one that is not there is a stick that is not plugged in.
fn into_second(source: &Source, made: &Made, folder: &Path) -> Second {
    if !folder.is_dir() {
        return Second::Absent(folder.to_path_buf());
    }
    match lock_into(&made.backup, folder, source) {
        Ok(backup) if made.soundness == Soundness::Sound => match backup::rotate(folder, &backup) {
            Ok(()) => Second::Made(backup),
            Err(error) => Second::Failed(error),
        },
        Ok(backup) => Second::Made(backup),
        Err(error) => Second::Failed(error),
    }
}

/// Writes it, reads it back from the other disk, and only then gives it its name.
fn lock_into(made: &Backup, folder: &Path, source: &Source) -> Result<Backup, BackupError> {
    let path = folder.join(format!("{}.{}.{LOCKED_ENDING}", made.name.stem(), name::ENDING));
    let half = path.with_extension("partial");
    let written = locked::lock(&made.path, &half, source.key()).and_then(|()| read_back(&half, made, source));
    if let Err(error) = written {
        // The error says more than that its half file could not be removed either; the next one replaces it.
        let _ = files::remove(&half);
        return Err(BackupError::of_file(&path, error));
    }
    let failed = |error: io::Error| BackupError::of_file(&path, error);
    let bytes = files::size(&half).map_err(failed)?;
    let locked = Backup { path: path.clone(), name: made.name.clone(), bytes, is_locked: true };
    if made.keys().is_file() {
        let keys = files::read(&made.keys()).map_err(failed)?;
        files::write(&locked.keys(), &keys).map_err(failed)?;
    }
    files::rename(&half, &path).map_err(failed)?;
    Ok(locked)
}

fn read_back(half: &Path, made: &Backup, source: &Source) -> io::Result<()> {
    let folder = tempfile::tempdir_in(source.backups())?;
    let again = folder.path().join("again");
    locked::unlock(half, &again, source.key())?;
    if files::same(&again, &made.path)? { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// A backup that can be read as it is: itself, or what was locked, unlocked into a temporary file that goes with this
/// value. It is still encrypted with the key of the casebook.
struct Opened {
    path: PathBuf,
    _folder: Option<tempfile::TempDir>,
}

fn open(backup: &Backup, key: &DataKey) -> Result<Opened, BackupError> {
    if !backup.is_locked {
        return Ok(Opened { path: backup.path.clone(), _folder: None });
    }
    let folder = tempfile::tempdir().map_err(|error| BackupError::of_file(&backup.path, error))?;
    let path = folder.path().join("casebook.db");
    match locked::unlock(&backup.path, &path, key) {
        Ok(()) => Ok(Opened { path, _folder: Some(folder) }),
        Err(error) if error.kind() == io::ErrorKind::InvalidData || error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(BackupError::NotSound(Soundness::Damaged(error.to_string())))
        }
        Err(error) => Err(BackupError::of_file(&backup.path, error)),
    }
}

/// Looks through a backup of either folder.
pub fn verify(backup: &Backup, key: &DataKey) -> Soundness {
    match open(backup, key) {
        Ok(opened) => backup::verify_as(&opened.path, &backup.name, key),
        Err(BackupError::NotSound(found)) => found,
        Err(error) => Soundness::Damaged(error.to_string()),
    }
}

/// The newest backup of the data folder that is sound. Newer ones that are not are passed by.
pub fn last_good(source: &Source) -> Option<Backup> {
    name::list(&source.backups()).into_iter().find(|backup| verify(backup, source.key()) == Soundness::Sound)
}

/// The backups of the data folder and of the second one, newest first; none of them opened.
pub fn all(data_folder: &Path, second: Option<&Path>) -> Vec<Backup> {
    let mut all = name::list(&data_folder.join(backup::FOLDER));
    all.extend(second.map(name::list).unwrap_or_default());
    all.sort_by(|a, b| b.name.cmp(&a.name).then(a.is_locked.cmp(&b.is_locked)));
    all
}

/// What going back to a backup would mean for the casebook in this folder.
///
/// # Errors
/// As [`restore::preview`].
pub fn preview(folder: &Path, backup: &Backup, key: &DataKey) -> Result<Preview, BackupError> {
    let opened = open(backup, key)?;
    restore::preview(folder, &opened.path, &backup.name, key)
}

/// A copy of the backup, checked and compared, beside the casebook of this folder.
///
/// # Errors
/// As [`restore::make_ready`].
pub fn make_ready(folder: &Path, backup: &Backup, key: &DataKey) -> Result<Ready, BackupError> {
    let opened = open(backup, key)?;
    restore::make_ready(folder, &opened.path, &backup.name, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_backup_is_due_after_four_hours_and_when_the_clock_went_back() {
        let last = Some(at("2026-03-12T09:30:00"));
        assert!(!is_due(last, at("2026-03-12T13:29:59")));
        assert!(is_due(last, at("2026-03-12T13:30:00")));
        assert!(is_due(last, at("2026-03-12T09:29:59")));
        assert!(is_due(None, at("2026-03-12T09:30:00")));
    }

    #[test]
    fn it_is_told_after_a_day_and_in_red_after_three() {
        let made = at("2026-03-12T09:30:00");
        let told = |now: &str| freshness(Some(made), at(now));
        assert_eq!(told("2026-03-13T09:29:59"), Freshness::Fine(made));
        assert_eq!(told("2026-03-13T09:30:00"), Freshness::Old(made));
        assert_eq!(told("2026-03-15T09:29:59"), Freshness::Old(made));
        assert_eq!(told("2026-03-15T09:30:00"), Freshness::TooOld(made));
        assert_eq!(freshness(None, made), Freshness::None);
        // A clock that is wrong by a year does not make an old backup a fresh one.
        assert_eq!(told("2025-03-15T09:30:00"), Freshness::TooOld(made));
    }
}
