//! What a look at a file or at the casebook found, as a page of plain words. Plain values: they are made in `app`.

use std::path::PathBuf;

/// What a line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Good,
    /// Neither good nor bad: a fact.
    Plain,
    /// To be looked at.
    Doubtful,
    Bad,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    pub mood: Mood,
    pub text: String,
    /// What it means and what to do; empty where the text says it all.
    pub advice: String,
}

/// A page of plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportView {
    pub mood: Mood,
    pub headline: String,
    pub lines: Vec<ReportLine>,
    /// What such a look proves, and what it does not.
    pub note: String,
}

/// What is proved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proved {
    #[default]
    File,
    Casebook,
}

/// What the screen of proving shows.
#[derive(Clone, Debug, Default)]
pub struct VerifyView {
    /// What was asked for last, and how often anything was.
    pub asked: (Proved, u32),
    /// The file that was looked at last, and what was found.
    pub file: Option<(PathBuf, ReportView)>,
    /// What was found in the casebook.
    pub casebook: Option<ReportView>,
    /// Pages of it are destroyed: a salvage is offered.
    pub can_salvage: bool,
    /// The casebook is being looked at.
    pub is_checking: bool,
}
