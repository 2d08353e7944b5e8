//! Backups as the desk needs them: when one is due, the second folder on another disk, the last good one, and how long it is
//! safe to do without. What a backup is and whether it is sound is the casebook's own knowledge.

pub mod leftovers;
mod locked;
pub mod words;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::{NaiveDateTime, TimeDelta};

use crate::casebook::Casebook;
use crate::casebook::backup::name::{self, Backup, BackupName, LOCKED_ENDING};
use crate::casebook::backup::restore::{self, Preview, Ready};
use crate::casebook::backup::{self, BackupError, Made, Soundness, Source};
use crate::casebook::view::ChainHead;
use crate::platform::files;
use crate::platform::log::{self, Field};
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
    /// It lies in the data folder (or is it): lost together with it.
    Inside(PathBuf),
    Made(Backup),
    Failed(BackupError),
}

impl Second {
    /// What came of it in a word, for the log.
    pub const fn log_word(&self) -> &'static str {
        match self {
            Second::NotWanted => "not_wanted",
            Second::Absent(_) => "absent",
            Second::Inside(_) => "inside",
            Second::Made(_) => "made",
            Second::Failed(error) => error.log_word(),
        }
    }
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
    let begun = Instant::now();
    leftovers::sweep(source, second);
    let made = source.make().inspect_err(|error| log::problem("backup", error.log_word()))?;
    let second = second.map_or(Second::NotWanted, |folder| into_second(source, &made, folder));
    log::say(
        "backup",
        &[
            ("events", Field::Number(made.backup.name.events)),
            ("bytes", Field::Number(made.backup.bytes)),
            ("second", Field::Word(second.log_word())),
            ("took", Field::Took(begun.elapsed())),
        ],
    );
    Ok(Done { made, second })
}

/// The second folder is never made: one that is not there is a stick that is not plugged in.
fn into_second(source: &Source, made: &Made, folder: &Path) -> Second {
    if !folder.is_dir() {
        return Second::Absent(folder.to_path_buf());
    }
    if is_inside(folder, source.folder()) {
        return Second::Inside(folder.to_path_buf());
    }
    let own = own_folder(folder, source.key());
    let put = files::make_private_folder(&own)
        .map_err(|error| BackupError::of_file(&own, error))
        .and_then(|()| lock_into(&made.backup, &own, source))
        .and_then(|backup| rotate(&own, &backup, made, source).map(|()| backup));
    match put {
        Ok(backup) => Second::Made(backup),
        Err(error) => Second::Failed(error),
    }
}

/// In its own folder alone: what lies beside may be another desk's.
fn rotate(own: &Path, put: &Backup, made: &Made, source: &Source) -> Result<(), BackupError> {
    backup::rotate(own, put, &|other| made.soundness.rotates(|| verify(other, source.key())))
}

/// The folder of one casebook in a second folder.
fn own_folder(second: &Path, key: &DataKey) -> PathBuf {
    second.join(locked::folder_name(key))
}

fn is_inside(folder: &Path, data_folder: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    real(folder).starts_with(real(data_folder))
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
        files::write_private(&locked.keys(), &keys).map_err(failed)?;
    }
    files::rename(&half, &path).map_err(failed)?;
    Ok(locked)
}

fn read_back(half: &Path, made: &Backup, source: &Source) -> io::Result<()> {
    let folder = files::temporary_folder_in(&source.backups())?;
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
    last(source).good
}

/// The newest backups of the data folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Last {
    /// As good as the casebook was.
    pub made: Option<Backup>,
    /// Sound.
    pub good: Option<Backup>,
}

impl Last {
    /// Whether another is due.
    pub fn wants(&self, head: Option<&ChainHead>, now: NaiveDateTime) -> bool {
        let name = |backup: &Option<Backup>| backup.as_ref().map(|backup| backup.name.clone());
        wants(name(&self.made).as_ref(), name(&self.good).as_ref(), head, now)
    }
}

/// The newest backups. Those that cannot be read are passed by.
pub fn last(source: &Source) -> Last {
    let mut last = Last::default();
    for backup in name::list(&source.backups()) {
        let found = verify(&backup, source.key());
        if last.made.is_none() && matches!(found, Soundness::Sound | Soundness::ChainBroken) {
            last.made = Some(backup.clone());
        }
        if found == Soundness::Sound {
            last.good = Some(backup);
            break;
        }
    }
    last
}

/// Whether another backup is due after the last one. Of a casebook that is not whole none that would hold the same: it stays
/// so, and more of them help nobody.
pub fn wants(
    made: Option<&BackupName>,
    good: Option<&BackupName>,
    head: Option<&ChainHead>,
    now: NaiveDateTime,
) -> bool {
    let Some(last) = made else { return true };
    let is_same = head.is_some_and(|head| last.tells_of(&head.head, head.events));
    is_due(Some(last.at), now) && (made == good || !is_same)
}

/// The backups of the data folder and of the second one, newest first; none of them opened. Earlier versions put them into
/// the second folder itself.
pub fn all(data_folder: &Path, second: Option<(&Path, &DataKey)>) -> Vec<Backup> {
    let mut all = name::list(&data_folder.join(backup::FOLDER));
    if let Some((folder, key)) = second {
        all.extend(name::list(&own_folder(folder, key)));
        all.extend(name::list(folder).into_iter().filter(|backup| backup.is_locked));
    }
    all.sort_by(|a, b| b.name.cmp(&a.name).then(a.is_locked.cmp(&b.is_locked)));
    all
}

/// Where the backups of the data folder are gone: the newest one of this casebook in its second folder that the chain knows
/// nothing of. Then an older file lies in the casebook's place. `None` where there is none, or no such folder.
pub fn beyond_in_second(book: &Casebook) -> Option<BackupName> {
    let (source, settings) = (book.backup_source()?, book.settings().ok()?);
    // Two computers may use one stick, each with a casebook that began as the same: the other's backups accuse nobody where
    // this computer has its own, which are looked at anyway.
    if !name::list(&source.backups()).is_empty() {
        return None;
    }
    let folder = settings.second_folder.trim();
    let all = if folder.is_empty() { Vec::new() } else { name::list(&own_folder(Path::new(folder), source.key())) };
    // A name alone proves nothing.
    let is_ours = |found: Soundness| matches!(found, Soundness::Sound | Soundness::ChainBroken);
    let beyond = all
        .into_iter()
        .find(|backup| !book.accounts_for(&backup.name).unwrap_or(true) && is_ours(verify(backup, source.key())));
    beyond.map(|backup| backup.name)
}

/// What lies on a stick that somebody brings to a new computer: the newest backup of each casebook with a folder there, and
/// of the stick itself; newest first.
pub fn newest_on_stick(stick: &Path) -> Vec<Backup> {
    let mut newest: Vec<Backup> = std::iter::once(stick.to_path_buf())
        .chain(files::folders_like(stick, locked::FOLDER_START))
        .filter_map(|folder| name::list(&folder).into_iter().next())
        .collect();
    newest.sort_by(|a, b| b.name.cmp(&a.name));
    newest
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
    fn a_casebook_that_is_not_whole_is_backed_up_again_only_when_something_happened() {
        let head = |events| ChainHead { head: "3fa1".repeat(16), events };
        let name = |at: &str, events| BackupName::new(self::at(at), &"3fa1".repeat(16), events);
        let (good, broken) = (name("2026-03-12T09:30:00", 12), name("2026-03-12T13:30:00", 14));
        let wants = |events, now: &str| wants(Some(&broken), Some(&good), Some(&head(events)), at(now));
        assert!(!wants(15, "2026-03-12T13:40:00"), "the broken one counts for the time");
        assert!(wants(15, "2026-03-12T17:30:00"));
        assert!(!wants(14, "2026-03-20T17:30:00"), "it would hold the same");
        let whole = super::wants(Some(&good), Some(&good), Some(&head(12)), at("2026-03-12T13:30:00"));
        assert!(whole, "a control: words that are no event yet");
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
