//! What lies aside in a data folder: casebooks that a restore or a salvage replaced, and what a salvage made that was stopped.
//! Nothing rotates it; the administrator clears it, and the history says so. It must not touch the casebook or a backup.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDateTime};

use crate::casebook::backup::exchange::KEPT;
use crate::casebook::note::Note;
use crate::casebook::{Casebook, Error, EventKind, not_writable};
use crate::platform::files;
use crate::platform::log::{self, Field};

use super::salvage::ASIDE;

/// A file or folder that lies aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptThing {
    pub path: PathBuf,
    /// Local time at which it was laid there, as its name tells; of any other name its last change.
    pub since: Option<NaiveDateTime>,
    /// Bytes; of a folder those of its files.
    pub bytes: u64,
}

/// What lies aside in this data folder, the oldest first.
pub fn list(folder: &Path) -> Vec<KeptThing> {
    let kept = entries(&folder.join(KEPT));
    let mut found: Vec<KeptThing> =
        kept.into_iter().chain(files::folders_like(folder, ASIDE)).map(|path| thing(&path)).collect();
    found.sort_by(|a, b| a.since.cmp(&b.since).then_with(|| a.path.cmp(&b.path)));
    found
}

/// Removes what lies aside, for the administrator; the history tells of it first. What was removed.
///
/// # Errors
/// [`Error::Refused`] for who may not, [`Error::LockedDesk`]; [`Error::NotWritable`] where one cannot be removed, the others
/// are gone then.
pub fn clear(book: &mut Casebook) -> Result<Vec<KeptThing>, Error> {
    book.must_be_allowed(EventKind::ClearKept)?;
    let folder = book.folder().ok_or(Error::LockedDesk)?.to_path_buf();
    let things = list(&folder);
    if things.is_empty() {
        return Ok(things);
    }
    book.note(None, &Note::ClearedKept { files: things.len() })?;
    let mut failed = None;
    for thing in &things {
        let path = &thing.path;
        let gone = if path.is_dir() { fs::remove_dir_all(path) } else { files::remove(path) };
        if let Err(error) = gone {
            failed = Some(not_writable(path, &error));
        }
    }
    let count = u64::try_from(things.len()).unwrap_or(u64::MAX);
    log::say("clear_kept", &[("files", Field::Number(count))]);
    failed.map_or(Ok(things), Err)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect()
}

fn thing(path: &Path) -> KeptThing {
    let inside = if path.is_dir() { entries(path) } else { vec![path.to_path_buf()] };
    let bytes = inside.iter().filter_map(|file| files::size(file).ok()).sum();
    KeptThing { path: path.to_path_buf(), since: told_by_name(path).or_else(|| last_change(path)), bytes }
}

/// `casebook-20261127-101500.db`, `salvage-20261127-101500-2`.
fn told_by_name(path: &Path) -> Option<NaiveDateTime> {
    let stem = path.file_stem()?.to_str()?;
    let mut parts = stem.split('-').skip(1);
    let (day, time) = (parts.next()?, parts.next()?);
    NaiveDateTime::parse_from_str(&format!("{day}-{time}"), "%Y%m%d-%H%M%S").ok()
}

fn last_change(path: &Path) -> Option<NaiveDateTime> {
    let changed = fs::metadata(path).ok()?.modified().ok()?;
    Some(DateTime::<Local>::from(changed).naive_local())
}
