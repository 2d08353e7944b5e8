//! Going back to a backup before the desk is open: where the casebook is damaged or gone, or its keys are. The desk's passphrase
//! or the recovery key opens the backup; what would be lost is told before anything is changed.

use std::path::{Path, PathBuf};

use crate::casebook::Casebook;
use crate::casebook::backup::name::Backup;
use crate::casebook::backup::restore::Preview;
use crate::i18n::Tr;
use crate::jobs::backup::{self, words::moment};
use crate::jobs::door::{Door, Notice, Opened};
use crate::jobs::restore::{self, Way};
use crate::platform::clock::Clock;
use crate::ui::front_view::{FrontPage, RestoreLine, RestorePage, Typed, Who};
use crate::vault::Secret;

use super::{Front, News, Passed};

/// A backup that was opened and looked through, and what going back to it would mean.
pub(super) struct Looked {
    backup: Backup,
    way: Way,
    preview: Preview,
}

impl Front {
    /// The backups of the data folder, newest first.
    pub(super) fn show_backups(&mut self) {
        let (tr, now) = (self.tr(), self.clock.now());
        let line = |backup: Backup| RestoreLine {
            words: tr.front_backup_line(moment(tr, backup.name.at, now.date()), backup.name.events),
            path: backup.path,
        };
        let lines = backup::all(self.door.folder(), None).into_iter().map(line).collect();
        self.page = FrontPage::Restore(RestorePage { lines, preview: None });
    }

    /// Opens the backup with the secret and tells what would be lost.
    pub(super) fn look_back(&mut self, path: &Path, typed: &Typed) {
        let tr = self.tr();
        let found = if path.is_dir() { backup::newest_on_stick(path) } else { Vec::from_iter(Backup::at(path)) };
        if found.is_empty() {
            self.state.problem = tr.cli_no_backup(path.display());
            return;
        }
        let secret = Secret::new(typed.text().to_owned());
        self.work(move |door| News::LookedBack(look_at_first(&door, found, &secret, tr).map(Box::new)));
    }

    /// Goes back to the backup that was looked through.
    pub(super) fn go_back(&mut self) {
        let Some(looked) = self.looked.take() else { return };
        let (clock, tr) = (self.clock, self.tr());
        self.work(move |door| News::WentBack(go(&door, &looked, clock, tr).map(Box::new)));
    }

    pub(super) fn looked_back(&mut self, found: Result<Box<Looked>, String>) {
        match found {
            Err(why) => self.state.problem = why,
            Ok(looked) => {
                let tr = self.tr();
                let FrontPage::Restore(page) = &mut self.page else { return };
                let preview = &looked.preview;
                page.preview = Some(std::iter::once(preview.headline(tr)).chain(preview.lines(tr)).collect());
                self.looked = Some(looked);
            }
        }
    }

    pub(super) fn went_back(&mut self, done: Result<Box<Casebook>, String>) {
        match done {
            Err(why) => self.state.problem = why,
            Ok(book) => {
                let opened = Opened { book: *book, notice: Notice::default() };
                self.passed = Some(Passed::Opened(Box::new(opened), Who::Desk));
            }
        }
    }

    /// Another backup is chosen.
    pub(super) fn drop_preview(&mut self) {
        self.looked = None;
        self.show_backups();
    }
}

/// The first of these that the secret opens; several desks may share a stick.
fn look_at_first(door: &Door, found: Vec<Backup>, secret: &Secret, tr: Tr) -> Result<Looked, String> {
    let mut why_not = String::new();
    for backup in found {
        match look(door, backup, secret, tr) {
            Ok(looked) => return Ok(looked),
            Err(why) => why_not = why,
        }
    }
    Err(why_not)
}

fn look(door: &Door, backup: Backup, secret: &Secret, tr: Tr) -> Result<Looked, String> {
    let folder: PathBuf = door.folder().to_path_buf();
    let slots = |folder: &Path| door.vault_of(folder);
    let way = restore::turn(&folder, &backup, secret, &slots).map_err(|error| error.message(tr))?;
    let preview = backup::preview(&folder, &backup, &way.key).map_err(|error| error.message(tr))?;
    Ok(Looked { backup, way, preview })
}

fn go(door: &Door, looked: &Looked, clock: Clock, tr: Tr) -> Result<Casebook, String> {
    let restored = restore::over(door.folder(), &looked.backup, &looked.way, clock);
    restored.map(|(book, _)| book).map_err(|error| error.message(tr))
}
