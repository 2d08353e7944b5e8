//! What the room of versions is given to paint. Plain values: they are made in `app`.

use std::sync::Arc;

use crate::casebook::view::VersionRecord;
use crate::draft::compare::Row;
use crate::paper::page::Pages;

/// What stands beside the shown version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The version of this number.
    Version(u32),
    /// The case as it is now.
    Now,
}

/// The versions of the open case.
#[derive(Clone, Debug, Default)]
pub struct VersionsView {
    /// Oldest first.
    pub records: Vec<VersionRecord>,
    /// Number of the one that is shown.
    pub shown: u32,
    pub sheets: Sheets,
    /// What stands beside it, and row by row what differs; the older one at the left.
    pub comparison: Option<Comparison>,
}

impl VersionsView {
    /// The version that is shown.
    pub fn record(&self) -> Option<&VersionRecord> {
        self.records.iter().find(|record| record.version.number == self.shown)
    }
}

/// Two papers side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub beside: Beside,
    pub left: Beside,
    pub right: Beside,
    /// Why there is nothing to compare, as a sentence.
    pub rows: Result<Vec<Row>, String>,
}

/// From what the pages of a paper are painted.
#[derive(Clone, Debug, Default)]
pub enum Sheets {
    #[default]
    None,
    /// Set from the frozen words; or why not, as a sentence.
    Set(Result<Pages, String>),
    /// Drawn from a stored file.
    Stored(StoredView),
}

impl Sheets {
    /// The stored file, where the pages are drawn from one.
    pub const fn stored_mut(&mut self) -> Option<&mut StoredView> {
        match self {
            Sheets::Stored(stored) => Some(stored),
            Sheets::None | Sheets::Set(_) => None,
        }
    }
}

/// A stored PDF, page by page.
#[derive(Clone, Debug, Default)]
pub struct StoredView {
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    pub pages: Vec<StoredPage>,
    /// Why the file cannot be shown, as a sentence.
    pub problem: Option<String>,
}

/// One page of a stored PDF.
#[derive(Clone, Default)]
pub enum StoredPage {
    /// Nobody has looked at it yet.
    #[default]
    Unseen,
    /// It is being drawn.
    Waiting,
    Drawn(Arc<StoredPicture>),
    /// Why it cannot be drawn, as a sentence.
    Failed(String),
}

impl std::fmt::Debug for StoredPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            StoredPage::Unseen => "Unseen",
            StoredPage::Waiting => "Waiting",
            StoredPage::Drawn(_) => "Drawn",
            StoredPage::Failed(_) => "Failed",
        })
    }
}

/// A picture of a page, eight bits a channel, row by row from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredPicture {
    /// In pixels.
    pub width: usize,
    pub height: usize,
    /// Red, green, blue, opacity.
    pub rgba: Vec<u8>,
}
