//! Backups in words: what was made, what went wrong and what to do, what going back would mean.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Done, Freshness, Second};
use crate::casebook::Error;
use crate::casebook::backup::restore::{LostCase, Present, Preview, Rehearsal};
use crate::casebook::backup::{BackupError, Soundness};
use crate::i18n::Tr;
use crate::jobs::reason;

impl BackupError {
    /// Why, and what to do.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            BackupError::Casebook(Error::DiskFull) => tr.backup_disk_full().to_owned(),
            BackupError::Casebook(Error::DiskFault { .. }) => tr.backup_disk_fault().to_owned(),
            BackupError::Casebook(error) => error.message(tr),
            BackupError::File { file, error } => tr.backup_file_failed(file, reason::why(error, tr)),
            BackupError::NotSound(found) => found.message(tr),
            BackupError::Differs(tables) => tr.backup_differs(tables.join(", ")),
        }
    }
}

impl Soundness {
    /// Whether it can be relied on, in a word or two.
    pub fn word(&self, tr: Tr) -> &'static str {
        match self {
            Soundness::Sound => tr.backup_sound(),
            Soundness::ChainBroken => tr.backup_chain_broken(),
            Soundness::Damaged(_) => tr.backup_damaged(),
            Soundness::NotAsNamed => tr.backup_not_as_named(),
            Soundness::Newer => tr.backup_newer(),
        }
    }

    /// What it means and what to do.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            Soundness::Sound => tr.backup_sound_advice().to_owned(),
            Soundness::ChainBroken => tr.backup_chain_broken_advice().to_owned(),
            Soundness::Damaged(reason) => tr.backup_damaged_advice(reason),
            Soundness::NotAsNamed => tr.backup_not_as_named_advice().to_owned(),
            Soundness::Newer => tr.backup_newer_advice().to_owned(),
        }
    }
}

/// Day and time, in short; today's by its time alone.
pub fn moment(tr: Tr, at: NaiveDateTime, today: NaiveDate) -> String {
    let time = at.format("%H:%M").to_string();
    if at.date() == today { tr.backup_today(time) } else { tr.backup_moment(tr.date(at.date()), time) }
}

impl Freshness {
    /// What the status line says.
    pub fn words(self, tr: Tr, now: NaiveDateTime) -> String {
        let days = |at: NaiveDateTime| usize::try_from((now - at).abs().num_days()).unwrap_or_default();
        match self {
            Freshness::Fine(at) => tr.backup_status_fine(moment(tr, at, now.date())),
            Freshness::Old(at) => tr.backup_status_old(days(at)),
            Freshness::TooOld(at) => tr.backup_status_too_old(days(at)),
            Freshness::None => tr.backup_status_none().to_owned(),
        }
    }
}

impl Done {
    /// What was made, in one or two sentences.
    pub fn message(&self, tr: Tr) -> String {
        let made = match &self.made.soundness {
            Soundness::Sound => tr.backup_made().to_owned(),
            other => other.message(tr),
        };
        match &self.second {
            Second::NotWanted => made,
            second => tr.backup_two_sentences(made, second.message(tr)),
        }
    }
}

impl Second {
    /// What came of the second folder; empty where none is chosen.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            Second::NotWanted => String::new(),
            Second::Absent(folder) => tr.backup_second_absent(folder.display()),
            Second::Inside(folder) => tr.backup_second_inside(folder.display()),
            Second::Made(_) => tr.backup_second_made().to_owned(),
            Second::Failed(error) => tr.backup_second_failed(error.message(tr)),
        }
    }
}

impl Rehearsal {
    /// The result in one sentence.
    pub fn message(&self, tr: Tr) -> String {
        tr.backup_rehearsed(self.tables)
    }
}

impl LostCase {
    /// Which case, and what of it.
    pub fn message(&self, tr: Tr) -> String {
        let name = match (self.number.is_empty(), self.title.is_empty()) {
            (false, false) => tr.backup_case_named(&self.number, &self.title),
            (false, true) => self.number.clone(),
            (true, false) => self.title.clone(),
            (true, true) => tr.backup_case_nameless().to_owned(),
        };
        if self.is_new { tr.backup_lost_whole(name) } else { tr.backup_lost_part(name, self.events) }
    }
}

impl Preview {
    /// What would be lost, in one sentence.
    pub fn headline(&self, tr: Tr) -> String {
        let events = usize::try_from(self.lost_events).unwrap_or(usize::MAX);
        match &self.present {
            Present::Gone => tr.backup_present_gone().to_owned(),
            Present::Unreadable(reason) => tr.backup_present_unreadable(reason),
            Present::There if events == 0 => tr.backup_loses_nothing().to_owned(),
            Present::There if self.lost.is_empty() => tr.backup_loses_outside(events),
            Present::There => tr.backup_loses(events, self.lost.len()),
        }
    }

    /// Line by line, after the headline.
    pub fn lines(&self, tr: Tr) -> Vec<String> {
        let mut lines: Vec<String> = self.lost.iter().map(|case| case.message(tr)).collect();
        if self.other_events > 0 && self.present == Present::There {
            lines.push(tr.backup_other_way(usize::try_from(self.other_events).unwrap_or(usize::MAX)));
        }
        if self.soundness != Soundness::Sound {
            lines.push(self.soundness.message(tr));
        }
        lines
    }
}
