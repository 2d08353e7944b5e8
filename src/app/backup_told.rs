//! What the worker threads of backups tell, taken in on the painting thread and told in words.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use crate::casebook::backup::exchange::Kept;
use crate::casebook::backup::name::{Backup, BackupName};
use crate::casebook::backup::restore::{Present, Preview, Ready};
use crate::casebook::backup::{BackupError, Soundness};
use crate::jobs::backup::words::moment;
use crate::jobs::backup::{self, Done, Freshness, Last, Second};
use crate::jobs::export_all::{ExportError, Exported};
use crate::ui::backup_view::{BackupStatus, ClosingView, Found, PreviewView, Working};
use crate::ui::report_view::Mood;

use super::away;
use super::backup::{self as backup_desk, AGAIN, Leaving, holds_everything, last_at, list, make, read_everything};
use super::desk::Desk;

/// News of a worker thread.
pub(super) enum Told {
    /// The newest backups, and whether another is being made.
    Last(Last, bool),
    Made(Result<Done, BackupError>),
    /// What was found in a backup.
    Looked(PathBuf, Soundness),
    LookedAll,
    Previewed(Backup, Result<Box<Preview>, BackupError>),
    /// A copy of this backup can take the casebook's place.
    Ready(Backup, Result<Ready, BackupError>),
    Exporting(usize, usize),
    Exported(PathBuf, Result<Exported, ExportError>),
}

/// Takes it in.
pub(super) fn take(desk: &mut Desk, told: Told) {
    match told {
        Told::Last(last, wants) => self::last(desk, last, wants),
        Told::Made(made) => self::made(desk, made),
        Told::Looked(path, found) => looked(desk, &path, &found),
        Told::LookedAll => looked_all(desk),
        Told::Previewed(wanted, preview) => previewed(desk, wanted, preview),
        Told::Ready(wanted, ready) => restored(desk, &wanted, ready),
        Told::Exporting(done, of) => desk.backup.view.working = Some(Working::Exporting(done, of)),
        Told::Exported(folder, exported) => self::exported(desk, folder, exported),
    }
}

fn last(desk: &mut Desk, last: Last, wants: bool) {
    desk.backup.last_good = last.good.map(|good| good.name);
    desk.backup.last_made = last.made.map(|made| made.name);
    desk.backup.is_known = true;
    desk.backup.view.working = wants.then_some(Working::Making);
    list(desk);
}

fn made(desk: &mut Desk, made: Result<Done, BackupError>) {
    desk.backup.view.working = None;
    let tr = desk.tr();
    match made {
        Ok(done) => {
            let is_sound = done.made.soundness == Soundness::Sound;
            desk.backup.last_made = Some(done.made.backup.name.clone());
            if is_sound {
                desk.backup.last_good = Some(done.made.backup.name.clone());
            } else {
                desk.backup.not_before = desk.time + AGAIN;
            }
            let mood = match (&done.second, is_sound) {
                (_, false) => Mood::Bad,
                (Second::Absent(_) | Second::Inside(_) | Second::Failed(_), true) => Mood::Doubtful,
                (Second::NotWanted | Second::Made(_), true) => Mood::Good,
            };
            desk.backup.view.told = Some((mood, done.message(tr)));
            leave(desk, &Ok(done.made.backup.name));
        }
        Err(error) => {
            desk.backup.not_before = desk.time + AGAIN;
            let why = error.message(tr);
            leave(desk, &Err(why.clone()));
            desk.backup.view.told = Some((Mood::Bad, tr.backup_again_later(why)));
        }
    }
    list(desk);
}

/// A window that waits for the backup goes, or says why there is none.
fn leave(desk: &mut Desk, made: &Result<BackupName, String>) {
    if desk.backup.leaving != Leaving::Waits {
        return;
    }
    match made {
        Err(why) => desk.backup.view.closing = Some(ClosingView::Failed(why.clone())),
        Ok(made) if holds_everything(desk, made) => desk.backup.leaving = Leaving::Free,
        // One that was under way when the window began to close holds less than everything.
        Ok(_) => make(desk),
    }
}

fn looked(desk: &mut Desk, path: &std::path::Path, found: &Soundness) {
    let tr = desk.tr();
    let is_sound = *found == Soundness::Sound;
    let told = Found {
        mood: if is_sound { Mood::Good } else { Mood::Bad },
        word: found.word(tr).to_owned(),
        advice: if is_sound { String::new() } else { found.message(tr) },
    };
    let is_usable = matches!(found, Soundness::Sound | Soundness::ChainBroken);
    let Some(line) = desk.backup.view.lines.iter_mut().find(|line| line.path == path) else { return };
    line.found = Some(told);
    // One that was damaged meanwhile is none: the next counts from the last good one.
    if !is_usable && !line.is_second && Backup::at(path).map(|backup| backup.name) == desk.backup.last_made {
        desk.backup.last_made = None;
    }
}

fn looked_all(desk: &mut Desk) {
    let view = &mut desk.backup.view;
    view.working = None;
    let moods = view.lines.iter().filter_map(|line| line.found.as_ref().map(|found| found.mood));
    let (good, bad): (Vec<Mood>, Vec<Mood>) = moods.partition(|mood| *mood == Mood::Good);
    let mood = if bad.is_empty() { Mood::Good } else { Mood::Bad };
    let newest = view.lines.iter().filter(|line| !line.is_second);
    let mut newest = newest.filter(|line| line.found.as_ref().is_some_and(|found| found.mood == Mood::Good));
    desk.backup.last_good = newest.next().and_then(|line| Backup::at(&line.path)).map(|backup| backup.name);
    if desk.backup.last_made.is_none() {
        desk.backup.last_made.clone_from(&desk.backup.last_good);
    }
    desk.backup.view.told = Some((mood, desk.tr().backup_looked(good.len(), bad.len())));
}

fn previewed(desk: &mut Desk, wanted: Backup, preview: Result<Box<Preview>, BackupError>) {
    let tr = desk.tr();
    desk.backup.view.working = None;
    match preview {
        Ok(preview) => {
            desk.backup.view.preview = Some(PreviewView {
                path: wanted.path,
                at: wanted.name.at,
                headline: preview.headline(tr),
                lines: preview.lines(tr),
                loses: preview.lost_events > 0 || matches!(preview.present, Present::Unreadable(_)),
            });
        }
        Err(error) => {
            if let BackupError::NotSound(found) = &error {
                looked(desk, &wanted.path, found);
            }
            desk.backup.view.told = Some((Mood::Bad, error.message(tr)));
        }
    }
}

/// The copy takes the casebook's place, and its chain is followed, on a thread. Not for another person than the one who was
/// told what is lost, and not where more would be lost by now: that is told first.
fn restored(desk: &mut Desk, wanted: &Backup, ready: Result<Ready, BackupError>) {
    let at = wanted.name.at;
    let Some(told) = desk.backup.told_loss.clone().filter(|(_, whose)| whose == desk.book.actor()) else {
        desk.backup.view.working = None;
        return backup_desk::forget_preview(desk);
    };
    let ready = match ready {
        Ok(ready) => ready,
        Err(error) => return exchanged(desk, at, &Err(error)),
    };
    if backup_desk::now(desk).as_ref() != Some(&told) || desk.held.is_some() {
        desk.backup.view.preview = None;
        backup_desk::preview(desk, &wanted.path);
        return desk.say(desk.tr().backup_more_lost().to_owned(), true);
    }
    let words = desk.tr().app_away_restore();
    away::work(desk, words, move |book| book.restore(&ready), move |desk, kept| exchanged(desk, at, &kept));
}

fn exchanged(desk: &mut Desk, at: NaiveDateTime, kept: &Result<Kept, BackupError>) {
    desk.backup.view.working = None;
    let tr = desk.tr();
    let told = match kept {
        Ok(kept) => {
            let when = moment(tr, at, desk.now().date());
            let words = match kept {
                Some(kept) => tr.backup_restored(when, kept.display()),
                None => tr.backup_restored_nothing_kept(when),
            };
            (Mood::Good, words)
        }
        Err(error) => (Mood::Bad, error.message(tr)),
    };
    if kept.is_ok() {
        desk.backup.view.preview = None;
        desk.backup.exchanged += 1;
    }
    if let Err(error) = read_everything(desk) {
        desk.say(error.message(tr), true);
    }
    desk.backup.view.told = Some(told);
    list(desk);
}

fn exported(desk: &mut Desk, folder: PathBuf, exported: Result<Exported, ExportError>) {
    desk.backup.view.working = None;
    let tr = desk.tr();
    match exported {
        Ok(done) => {
            let mood = if done.problems.is_empty() { Mood::Good } else { Mood::Doubtful };
            desk.backup.view.told = Some((mood, done.message(tr, &folder)));
            desk.backup.view.problems = done.problems;
            desk.backup.view.written = Some(folder);
        }
        Err(error) => desk.backup.view.told = Some((Mood::Bad, error.message(tr))),
    }
}

/// What is told beside the save time.
pub(super) fn status(desk: &Desk) -> BackupStatus {
    let (tr, now) = (desk.tr(), desk.now());
    let freshness = backup::freshness(last_at(desk), now);
    let mood = match freshness {
        Freshness::Fine(_) => Mood::Good,
        Freshness::Old(_) => Mood::Doubtful,
        Freshness::TooOld(_) | Freshness::None => Mood::Bad,
    };
    BackupStatus { words: freshness.words(tr, now), mood }
}
