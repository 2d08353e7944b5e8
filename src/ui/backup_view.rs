//! What the screen of backups shows, the status line says of them, and what is asked. Plain values: they are made in `app`.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::report_view::Mood;

/// One backup of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupLine {
    pub path: PathBuf,
    pub at: NaiveDateTime,
    pub events: u64,
    pub bytes: u64,
    /// It lies in the second folder.
    pub is_second: bool,
    /// What looking through it found; `None` while it was not looked through.
    pub found: Option<Found>,
}

/// What looking through a backup found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub mood: Mood,
    /// In a word or two.
    pub word: String,
    /// What it means and what to do; empty where it is sound.
    pub advice: String,
}

/// What going back to a backup would mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewView {
    pub path: PathBuf,
    pub at: NaiveDateTime,
    pub headline: String,
    pub lines: Vec<String>,
    /// Something would be lost.
    pub loses: bool,
}

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Working {
    Making,
    Looking,
    Previewing,
    Restoring,
    /// So many cases of so many are written out.
    Exporting(usize, usize),
}

/// The second folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondView {
    pub folder: String,
    pub is_there: bool,
    /// The newest backup in it.
    pub last: Option<NaiveDateTime>,
}

/// A file or folder that a restore or a salvage laid aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLine {
    pub since: Option<NaiveDateTime>,
    pub bytes: u64,
    pub name: String,
}

/// What is told beside the save time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupStatus {
    pub words: String,
    /// Good, doubtful after a day, bad after three.
    pub mood: Mood,
}

/// The backup before the window closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosingView {
    /// It is being made; so large is the casebook, in bytes.
    Making(u64),
    /// It failed; why.
    Failed(String),
}

/// What the screen shows.
#[derive(Clone, Debug, Default)]
pub struct BackupView {
    /// The casebook has a place where backups can be made; the practice case has none.
    pub is_possible: bool,
    /// Newest first.
    pub lines: Vec<BackupLine>,
    pub second: Option<SecondView>,
    /// What lies aside, the oldest first.
    pub kept: Vec<KeptLine>,
    /// Who may clear it.
    pub may_clear: bool,
    pub working: Option<Working>,
    pub preview: Option<PreviewView>,
    /// What came of the last thing that was asked.
    pub told: Option<(Mood, String)>,
    /// What could not be written out, case by case.
    pub problems: Vec<String>,
    /// The folder that was written, to be opened.
    pub written: Option<PathBuf>,
    pub closing: Option<ClosingView>,
    /// Who may go back, and write everything out.
    pub may_restore: bool,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupAsk {
    Make,
    /// Looks through every backup of the list.
    Look,
    /// What going back to this one would mean.
    Preview(PathBuf),
    DropPreview,
    Restore(PathBuf),
    /// Makes the same backups there; empty: nowhere.
    SecondFolder(String),
    /// Everything, into this folder.
    Export {
        folder: PathBuf,
        with_private: bool,
    },
    /// Removes what lies aside.
    ClearKept,
    /// Closes the window without waiting for a backup.
    CloseNow,
    /// The window stays.
    Stay,
}
