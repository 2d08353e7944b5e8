//! What a program that was stopped left half-written: in the data folder, among the backups, on the stick. Only names that this
//! program gives, and only what nobody has touched for an hour: another desk may be writing on the same stick. It must not
//! touch a backup, nor what is kept.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDateTime;

use super::own_folder;
use crate::casebook::backup::name::{BackupName, ENDING};
use crate::casebook::backup::{PARTIAL, Source, exchange};
use crate::platform::files;

/// No work on a file takes so long.
const HOUR: Duration = Duration::from_secs(3600);

/// Removes what was left in the folders of this casebook; tells how many files. What cannot be removed is left for the next
/// time.
pub fn sweep(source: &Source, second: Option<&Path>) -> usize {
    let folders = second.into_iter().flat_map(|second| [second.to_path_buf(), own_folder(second, source.key())]);
    let folders: Vec<PathBuf> = folders.chain([source.folder().to_path_buf(), source.backups()]).collect();
    folders.iter().map(|folder| files::sweep(folder, &is_left, HOUR)).sum()
}

/// Whether this program gives such a name to what is not finished.
fn is_left(name: &str) -> bool {
    files::is_unfinished(name) || is_half_backup(name) || exchange::is_half(name)
}

fn is_half_backup(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(PARTIAL).and_then(|name| name.strip_suffix('.')) else { return false };
    let locked = stem.strip_suffix(ENDING).and_then(|stem| stem.strip_suffix('.'));
    locked.is_some_and(|stem| BackupName::read(stem).is_some())
        || NaiveDateTime::parse_from_str(stem, "%Y%m%d-%H%M%S").is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_this_program_gives_are_left_overs() {
        for ours in [
            ".maplebridge-aB3dE9",
            "20260312-093005.partial",
            "20260312-093005-3fa13fa13fa1-12.db.partial",
            "casebook.restoring",
            "casebook.restoring-wal",
        ] {
            assert!(is_left(ours), "{ours}");
        }
        for other in [
            "20260312-093005-3fa13fa13fa1-12.db",
            "20260312-093005-3fa13fa13fa1-12.db.age",
            "20260312-093005-3fa13fa13fa1-12.keys",
            "film.partial",
            "2026.partial",
            ".maplebridge-notes.txt",
            ".maplebridge-",
            "casebook.db",
            "casebook.keys",
            "casebook.db-wal",
        ] {
            assert!(!is_left(other), "{other}");
        }
    }
}
