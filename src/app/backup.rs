//! Backups from the window: on opening, when one is due, before closing, and when asked; going back to one; everything
//! written out. The work is done on worker threads; here it is begun, and here its news comes in.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use chrono::NaiveDateTime;

use crate::casebook::backup::Source;
use crate::casebook::backup::name::{Backup, BackupName};
use crate::casebook::event::EventKind;
use crate::casebook::view::{ChainHead, Changes};
use crate::casebook::{Actor, Error};
use crate::domain::case_file::Private;
use crate::jobs::backup;
use crate::jobs::export_all::{self, Wanted};
use crate::jobs::kept::{self, KeptThing};
use crate::platform::files;
use crate::ui::backup_view::{BackupAsk, BackupLine, BackupView, ClosingView, KeptLine, SecondView, Working};
use crate::ui::report_view::Mood;
use crate::ui::screen::Screen;

use super::backup_told::{self, Told};
use super::desk::Desk;

/// After a backup that failed the next is tried so much later, in seconds.
pub(super) const AGAIN: f64 = 600.0;

/// The backups of the open casebook.
pub struct BackupDesk {
    /// What the screen reads.
    pub view: BackupView,
    /// The last good one.
    pub(super) last_good: Option<BackupName>,
    /// The last one, as good as the casebook was.
    pub(super) last_made: Option<BackupName>,
    /// Backups are made by themselves.
    is_begun: bool,
    /// The newest was looked through, so that the last good one is known.
    pub(super) is_known: bool,
    /// Not tried again before, in seconds.
    pub(super) not_before: f64,
    /// The window is closing: the backup before that is under way or done.
    pub(super) leaving: Leaving,
    /// How often the casebook was exchanged for another.
    pub(super) exchanged: u32,
    /// What was the last entry when it was told what going back would lose, and to whom.
    pub(super) told_loss: Option<(ChainHead, Actor)>,
    /// The backup that was begun when the desk was locked, while the key was there.
    before_lock: Option<JoinHandle<()>>,
    sender: Sender<Told>,
    pub(super) receiver: Receiver<Told>,
}

/// Where the window stands on its way out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Leaving {
    /// It stays.
    #[default]
    No,
    /// A backup is being made first.
    Waits,
    /// Nothing holds it any more.
    Free,
    /// The person changed their mind.
    Stays,
}

/// Whether the window may close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    Now,
    /// A backup is being made first.
    Wait,
    /// The window stays open after all.
    Stay,
}

impl Default for BackupDesk {
    fn default() -> BackupDesk {
        let (sender, receiver) = channel();
        BackupDesk {
            view: BackupView::default(),
            last_good: None,
            last_made: None,
            is_begun: false,
            is_known: false,
            not_before: 0.0,
            leaving: Leaving::No,
            exchanged: 0,
            told_loss: None,
            before_lock: None,
            sender,
            receiver,
        }
    }
}

impl Desk {
    /// From now on backups are made by themselves: at once where the last is older than four hours.
    pub fn begin_backups(&mut self) {
        let Some(source) = source(self).filter(|_| !self.practice) else { return };
        self.backup.is_begun = true;
        self.backup.view.working = Some(Working::Looking);
        let (second, head) = (second(self), self.book.chain_head().ok());
        work(self, move |tell| {
            backup::leftovers::sweep(&source, second.as_deref());
            let last = backup::last(&source);
            let wants = last.wants(head.as_ref(), source.clock().now());
            tell(Told::Last(last, wants));
            if wants {
                tell(Told::Made(backup::make(&source, second.as_deref())));
            }
        });
        refresh(self);
    }

    /// Whether the window may close: everything is backed up, or the person does not wait for it. Asked once a frame; the
    /// first time begins the backup.
    pub fn may_leave(&mut self) -> Leave {
        if self.must_wait() {
            return Leave::Wait;
        }
        match self.backup.leaving {
            Leaving::Free => Leave::Now,
            Leaving::Waits => Leave::Wait,
            Leaving::Stays => {
                self.backup.leaving = Leaving::No;
                Leave::Stay
            }
            Leaving::No if !wants_one_before_closing(self) => {
                self.backup.leaving = Leaving::Free;
                Leave::Now
            }
            Leaving::No => {
                self.backup.leaving = Leaving::Waits;
                let bytes = source(self).map_or(0, |source| casebook_size(source.folder()));
                self.backup.view.closing = Some(ClosingView::Making(bytes));
                // One that is under way holds what was written until it began; another follows it.
                if self.backup.view.working.is_none() {
                    make(self);
                }
                Leave::Wait
            }
        }
    }

    /// The desk is about to be locked: what happened since the last backup is backed up now, since under the cover there is
    /// no key, and the window may be closed there.
    pub(super) fn back_up_before_lock(&mut self) {
        if self.backup.view.working.is_none() && wants_one_before_closing(self) {
            self.backup.before_lock = begin(self);
        }
    }

    /// Whether the backup that was begun when the desk was locked is still being made.
    pub fn backs_up_under_cover(&self) -> bool {
        self.backup.before_lock.as_ref().is_some_and(|thread| !thread.is_finished())
    }

    /// How often the casebook was exchanged for another, whose screens start anew.
    pub const fn exchanged(&self) -> u32 {
        self.backup.exchanged
    }
}

fn casebook_size(folder: &Path) -> u64 {
    files::size(&folder.join(crate::casebook::FILE_NAME)).unwrap_or_default()
}

/// Where something happened since the last backup.
fn wants_one_before_closing(desk: &Desk) -> bool {
    let can = desk.backup.is_begun && source(desk).is_some();
    let last = desk.backup.last_made.as_ref();
    can && (last.is_none_or(|last| !holds_everything(desk, last)) || wants_one(desk))
}

/// Whether another is due.
fn wants_one(desk: &Desk) -> bool {
    let (made, good) = (desk.backup.last_made.as_ref(), desk.backup.last_good.as_ref());
    backup::wants(made, good, desk.book.chain_head().ok().as_ref(), desk.now())
}

/// Whether nothing happened since this backup.
pub(super) fn holds_everything(desk: &Desk, backup: &BackupName) -> bool {
    desk.book.chain_head().is_ok_and(|head| backup.tells_of(&head.head, head.events))
}

/// When the last good one was made.
pub(super) fn last_at(desk: &Desk) -> Option<NaiveDateTime> {
    desk.backup.last_good.as_ref().map(|last| last.at)
}

pub(super) fn source(desk: &Desk) -> Option<Source> {
    desk.book.backup_source()
}

pub(super) fn second(desk: &Desk) -> Option<PathBuf> {
    let folder = desk.settings.second_folder.trim();
    (!folder.is_empty()).then(|| PathBuf::from(folder))
}

/// Carries a wish out.
pub(super) fn act(desk: &mut Desk, ask: BackupAsk) -> Result<(), Error> {
    match ask {
        BackupAsk::CloseNow => desk.backup.leaving = Leaving::Free,
        BackupAsk::Stay => {
            desk.backup.leaving = Leaving::Stays;
            desk.backup.view.closing = None;
        }
        BackupAsk::DropPreview => desk.backup.view.preview = None,
        BackupAsk::SecondFolder(folder) => {
            desk.set(|settings| settings.second_folder = folder)?;
            list(desk);
        }
        // One thing after the other.
        _ if desk.backup.view.working.is_some() => {}
        BackupAsk::Make => make(desk),
        BackupAsk::Look => look(desk),
        BackupAsk::Preview(path) => preview(desk, &path),
        BackupAsk::Restore(path) => restore(desk, &path),
        BackupAsk::ClearKept => clear_kept(desk),
        BackupAsk::Export { folder, with_private } => export(desk, folder, with_private)?,
    }
    Ok(())
}

/// Does something on a worker thread that tells its news.
fn work(desk: &Desk, work: impl FnOnce(&dyn Fn(Told)) + Send + 'static) -> JoinHandle<()> {
    let (sender, wake): (_, Option<Arc<dyn Fn() + Send + Sync>>) = (desk.backup.sender.clone(), desk.wake.clone());
    thread::spawn(move || {
        work(&|told| {
            // Nobody listens any more when the window was closed meanwhile: nothing to do then.
            let _ = sender.send(told);
            if let Some(wake) = &wake {
                wake();
            }
        });
    })
}

/// Makes a backup.
pub(super) fn make(desk: &mut Desk) {
    begin(desk);
}

fn begin(desk: &mut Desk) -> Option<JoinHandle<()>> {
    let source = source(desk)?;
    let second = second(desk);
    desk.backup.view.working = Some(Working::Making);
    Some(work(desk, move |tell| tell(Told::Made(backup::make(&source, second.as_deref())))))
}

/// Looks through every backup, newest first.
fn look(desk: &mut Desk) {
    let Some(source) = source(desk) else { return };
    let backups = backup::all(source.folder(), second(desk).as_deref().map(|folder| (folder, source.key())));
    desk.backup.view.working = Some(Working::Looking);
    work(desk, move |tell| {
        for backup in backups {
            let found = backup::verify(&backup, source.key());
            tell(Told::Looked(backup.path, found));
        }
        tell(Told::LookedAll);
    });
}

pub(super) fn preview(desk: &mut Desk, path: &Path) {
    let (Some(source), Some(wanted)) = (source(desk), Backup::at(path)) else { return list(desk) };
    // Before the thread reads: what is written while it reads makes another telling necessary, never one too few.
    desk.backup.told_loss = now(desk);
    desk.backup.view.working = Some(Working::Previewing);
    work(desk, move |tell| {
        let found = backup::preview(source.folder(), &wanted, source.key());
        tell(Told::Previewed(wanted, found.map(Box::new)));
    });
}

/// The last entry of the casebook and who is at work.
pub(super) fn now(desk: &Desk) -> Option<(ChainHead, Actor)> {
    Some((desk.book.chain_head().ok()?, desk.book.actor().clone()))
}

/// Another person is at work: what was told to the one before is no consent of theirs.
pub(super) fn forget_preview(desk: &mut Desk) {
    (desk.backup.view.preview, desk.backup.told_loss) = (None, None);
}

/// The copy is made ready on the side; only for the exchange itself the desk waits.
fn restore(desk: &mut Desk, path: &Path) {
    let (Some(source), Some(wanted)) = (source(desk), Backup::at(path)) else { return list(desk) };
    desk.backup.view.working = Some(Working::Restoring);
    work(desk, move |tell| {
        let ready = backup::make_ready(source.folder(), &wanted, source.key());
        tell(Told::Ready(wanted, ready));
    });
}

fn export(desk: &mut Desk, folder: PathBuf, with_private: bool) -> Result<(), Error> {
    let Some(mut book) = desk.book.second_look()? else { return Ok(()) };
    book.use_templates(desk.book.templates().clone());
    let private = if with_private { Private::Included } else { Private::LeftOut };
    let wanted = Wanted { folder: folder.clone(), private, lang: desk.settings.lang };
    match export_all::begin(&desk.book, &wanted) {
        Ok(note) => desk.book.note(None, &note)?,
        Err(error) => {
            desk.backup.view.told = Some((Mood::Bad, error.message(desk.tr())));
            return Ok(());
        }
    }
    let faces = desk.faces.clone();
    desk.backup.view.working = Some(Working::Exporting(0, 0));
    work(desk, move |tell| {
        let mut told = |done, of| tell(Told::Exporting(done, of));
        let exported = export_all::export(&book, &wanted, &faces, &mut told);
        tell(Told::Exported(folder, exported));
    });
    Ok(())
}

/// Reads the list of backups; what was found in them before stays known.
pub(super) fn list(desk: &mut Desk) {
    let view = &desk.backup.view;
    let known = |path: &Path| view.lines.iter().find(|line| line.path == path).and_then(|line| line.found.clone());
    let Some(source) = source(desk).filter(|_| !desk.practice) else { return };
    let second = second(desk);
    let all = backup::all(source.folder(), second.as_deref().map(|folder| (folder, source.key())));
    let lines = all.into_iter().map(|backup| BackupLine {
        found: known(&backup.path),
        at: backup.name.at,
        events: backup.name.events,
        bytes: backup.bytes,
        is_second: backup.is_locked,
        path: backup.path,
    });
    let lines: Vec<BackupLine> = lines.collect();
    let seconds = second.map(|folder| SecondView {
        is_there: folder.is_dir(),
        last: lines.iter().find(|line| line.is_second).map(|line| line.at),
        folder: folder.display().to_string(),
    });
    let view = &mut desk.backup.view;
    (view.lines, view.second, view.is_possible) = (lines, seconds, true);
    view.may_restore = desk.book.may(EventKind::RestoreBackup);
    view.kept = kept::list(source.folder()).iter().map(kept_line).collect();
    view.may_clear = desk.book.may(EventKind::ClearKept);
}

fn kept_line(thing: &KeptThing) -> KeptLine {
    let name = thing.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    KeptLine { since: thing.since, bytes: thing.bytes, name }
}

/// Removes what lies aside; what was removed is named.
fn clear_kept(desk: &mut Desk) {
    let tr = desk.tr();
    let told = match kept::clear(&mut desk.book) {
        Ok(gone) => {
            let names: Vec<String> = gone.iter().map(|thing| kept_line(thing).name).collect();
            (Mood::Good, tr.kept_gone(names.join(tr.shell_names_joint())))
        }
        Err(error) => (Mood::Bad, error.message(tr)),
    };
    desk.backup.view.told = Some(told);
    list(desk);
}

/// Takes what the worker threads told, and begins a backup that is due.
pub(super) fn news(desk: &mut Desk) {
    while let Ok(told) = desk.backup.receiver.try_recv() {
        backup_told::take(desk, told);
    }
    let is_idle = desk.backup.is_begun && desk.backup.is_known && desk.backup.view.working.is_none();
    if is_idle && desk.time >= desk.backup.not_before && wants_one(desk) {
        make(desk);
    }
    refresh(desk);
}

/// Another casebook lies on the desk: everything is read anew.
pub(super) fn read_everything(desk: &mut Desk) -> Result<(), Error> {
    (desk.case, desk.held, desk.other_texts) = (None, None, None);
    desk.earlier.clear();
    desk.read_again(&Changes { lists: true, settings: true, ..Changes::default() })?;
    desk.open(Screen::Backup)?;
    desk.read_undo()
}

/// What the status line says.
fn refresh(desk: &mut Desk) {
    if desk.backup.is_begun && desk.backup.is_known {
        desk.status.backup = Some(backup_told::status(desk));
    }
}
