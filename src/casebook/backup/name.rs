//! What a backup is called: its time, the head of the audit chain and the number of events stand in its name, so that a
//! list of names tells what each holds before any of them is opened. It must not open one.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

/// How the name of a backup ends.
pub const ENDING: &str = "db";
/// How the name of the keys beside it ends.
pub const KEYS_ENDING: &str = "keys";
/// What is added to the name of a backup in the second folder, which is locked once more.
pub const LOCKED_ENDING: &str = "age";
/// So many figures of the chain's head stand in a name.
const HEAD: usize = 12;
const TIME: &str = "%Y%m%d-%H%M%S";

/// What the name of a backup tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupName {
    /// Local time of the desk at which it was made.
    pub at: NaiveDateTime,
    /// So many events had happened. Of two of one second the one with more is the newer.
    pub events: u64,
    /// The first twelve figures of the chain's head; zeros for a casebook in which nothing has happened yet.
    pub head: String,
}

impl BackupName {
    /// The name for a backup made now.
    pub fn new(at: NaiveDateTime, head: &str, events: u64) -> BackupName {
        let figures = head.chars().chain(std::iter::repeat('0'));
        BackupName { at, head: figures.take(HEAD).collect(), events }
    }

    /// Reads a name without its ending; `None` for whatever else lies in the folder.
    pub fn read(stem: &str) -> Option<BackupName> {
        let mut parts = stem.split('-');
        let (day, time, head, events) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let figures = |text: &str| !text.is_empty() && text.chars().all(|ch| ch.is_ascii_digit());
        let is_head = head.len() == HEAD && head.chars().all(|ch| matches!(ch, '0'..='9' | 'a'..='f'));
        if parts.next().is_some() || day.len() != 8 || time.len() != 6 || !figures(events) || !is_head {
            return None;
        }
        let at = NaiveDateTime::parse_from_str(&format!("{day}-{time}"), TIME).ok()?;
        Some(BackupName { at, head: head.to_owned(), events: events.parse().ok()? })
    }

    /// Without ending.
    pub fn stem(&self) -> String {
        format!("{}-{}-{}", self.at.format(TIME), self.head, self.events)
    }

    /// Whether a chain with this head and so many events is the one that the name tells of.
    pub fn tells_of(&self, head: &str, events: u64) -> bool {
        *self == BackupName::new(self.at, head, events)
    }
}

/// A backup as it lies in a folder, not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    pub name: BackupName,
    pub bytes: u64,
    /// It lies in the second folder and is locked once more.
    pub is_locked: bool,
}

impl Backup {
    /// The backup that lies at this path, if its name is one of a backup.
    pub fn at(path: &Path) -> Option<Backup> {
        let (stem, is_locked) = split(path)?;
        let bytes = crate::platform::files::size(path).ok()?;
        Some(Backup { path: path.to_path_buf(), name: BackupName::read(&stem)?, bytes, is_locked })
    }

    /// Where the keys lie that were in force when it was made.
    pub fn keys(&self) -> PathBuf {
        self.path.with_file_name(format!("{}.{KEYS_ENDING}", self.name.stem()))
    }
}

/// The stem of a backup's file, and whether it is locked once more.
fn split(path: &Path) -> Option<(String, bool)> {
    let name = path.file_name()?.to_str()?;
    let (name, is_locked) = match name.strip_suffix(&format!(".{LOCKED_ENDING}")) {
        Some(inner) => (inner, true),
        None => (name, false),
    };
    Some((name.strip_suffix(&format!(".{ENDING}"))?.to_owned(), is_locked))
}

/// The backups of a folder, newest first. Half-written ones and other files are passed by; a folder that is not there
/// holds none.
pub fn list(folder: &Path) -> Vec<Backup> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut found: Vec<Backup> = paths.filter(|path| path.is_file()).filter_map(|path| Backup::at(&path)).collect();
    found.sort_by(|a, b| b.name.cmp(&a.name).then_with(|| a.path.cmp(&b.path)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<BackupName> {
        BackupName::read(text)
    }

    #[test]
    fn a_name_tells_time_head_and_events_and_reads_back() {
        let at = "2026-03-12T09:30:05".parse().unwrap();
        let made = BackupName::new(at, &"3fa1".repeat(16), 1204);
        assert_eq!(made.stem(), "20260312-093005-3fa13fa13fa1-1204");
        assert_eq!(name(&made.stem()), Some(made.clone()));
        assert!(made.tells_of(&"3fa1".repeat(16), 1204));
        assert!(!made.tells_of(&"3fa1".repeat(16), 1205) && !made.tells_of(&"ab".repeat(32), 1204));
        let empty = BackupName::new(at, "", 0);
        assert_eq!(name(&empty.stem()), Some(empty));
    }

    #[test]
    fn what_is_no_backup_is_not_taken_for_one() {
        for other in [
            "",
            "casebook",
            "20260312-093005-3fa13fa13fa1",
            "20260312-093005-3fa13fa13fa1-12-3",
            "20260312-093005-3fa13fa13fa1-x",
            "20260312-093005-3FA13FA13FA1-12",
            "20260312-093005-3fa1-12",
            "20261312-093005-3fa13fa13fa1-12",
            "2026312-093005-3fa13fa13fa1-12",
            "20260312-093005-3fa13fa13fa1-+12",
        ] {
            assert_eq!(name(other), None, "{other}");
        }
    }

    #[test]
    fn a_folder_lists_its_backups_newest_first_and_nothing_half_written() {
        let folder = tempfile::tempdir().unwrap();
        for file in [
            "20260312-093005-3fa13fa13fa1-12.db",
            "20260313-093005-3fa13fa13fa1-12.db",
            "20260311-093005-3fa13fa13fa1-12.db.age",
            "20260314-093005-3fa13fa13fa1-12.db.partial",
            "20260312-093005-3fa13fa13fa1-12.keys",
            "holiday.db",
        ] {
            crate::platform::files::write(&folder.path().join(file), b"x").unwrap();
        }
        let days: Vec<(String, bool)> =
            list(folder.path()).iter().map(|one| (one.name.at.date().to_string(), one.is_locked)).collect();
        let wanted = [("2026-03-13", false), ("2026-03-12", false), ("2026-03-11", true)];
        assert_eq!(days, wanted.map(|(day, locked)| (day.to_owned(), locked)));
        assert_eq!(list(&folder.path().join("not there")), []);
    }
}
