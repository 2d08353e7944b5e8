//! Going back to a backup: what would be lost is told before; the copy is put beside the casebook, checked and compared; only
//! then it takes the casebook's place. What was there is kept, never deleted. It must not ask anybody.
//!
//! A program that is stopped at any point leaves either the old casebook or the restored one, whole.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::exchange::{Exchange, Kept, READY, Step, copy_file, into_the_file};
use super::name::BackupName;
use super::{BackupError, Soundness, Source, verify_as};
use crate::casebook::actor::Actor;
use crate::casebook::event::EventKind;
use crate::casebook::note::Note;
use crate::casebook::store::backup::{self as copies, Look};
use crate::casebook::store::{audit, connection, ledger};
use crate::casebook::{Casebook, Error, FILE_NAME, Refusal, rights, take_lock};
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::platform::log::{self, Field};
use crate::vault::DataKey;

/// What stands in the way of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Present {
    /// A casebook that can be read.
    There,
    /// None.
    Gone,
    /// One that cannot be read; with the database's words.
    Unreadable(String),
}

/// A case that is newer than the backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostCase {
    /// May be empty.
    pub number: String,
    /// May be empty.
    pub title: String,
    /// So many entries of its history would be gone.
    pub events: usize,
    /// It would be gone as a whole.
    pub is_new: bool,
}

/// What going back to a backup would mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub name: BackupName,
    pub soundness: Soundness,
    pub present: Present,
    /// Entries of the history that the present casebook has and the backup has not, of cases and of the desk.
    pub lost_events: u64,
    /// Entries that the backup has and the present casebook has not: it went back before, and another way.
    pub other_events: u64,
    pub lost: Vec<LostCase>,
}

/// Tells what going back to this backup would mean for the casebook in this folder; nothing is changed.
///
/// # Errors
/// [`BackupError::NotSound`] where the backup cannot be read.
pub fn preview(folder: &Path, from: &Path, name: &BackupName, key: &DataKey) -> Result<Preview, BackupError> {
    let soundness = usable(verify_as(from, name, key))?;
    let backup = connection::look(from, Some(key))?;
    let file = folder.join(FILE_NAME);
    let mut preview = Preview {
        name: name.clone(),
        soundness,
        present: Present::Gone,
        lost_events: 0,
        other_events: 0,
        lost: Vec::new(),
    };
    if !file.is_file() {
        return Ok(preview);
    }
    let read = connection::look(&file, Some(key)).and_then(|present| tell(&mut preview, &present, &backup));
    preview.present = match read {
        Ok(()) => Present::There,
        Err(error) => Present::Unreadable(error.to_string()),
    };
    Ok(preview)
}

fn tell(preview: &mut Preview, present: &Connection, backup: &Connection) -> Result<(), Error> {
    let common = copies::last_in_common(present, backup)?;
    preview.lost_events = audit::head(present)?.events.saturating_sub(common);
    preview.other_events = audit::head(backup)?.events.saturating_sub(common);
    for beyond in copies::cases_after(present, common)?.into_iter().filter(|beyond| beyond.case > 0) {
        let line = ledger::line(present, beyond.case)?;
        let (number, title) = line.map(|line| (line.number, line.title)).unwrap_or_default();
        preview.lost.push(LostCase { number, title, events: beyond.events, is_new: beyond.is_new });
    }
    Ok(())
}

/// A backup of a casebook that was not whole is as good as that was; anything worse is not put in its place.
fn usable(found: Soundness) -> Result<Soundness, BackupError> {
    match found {
        Soundness::Sound | Soundness::ChainBroken => Ok(found),
        other => Err(BackupError::NotSound(other)),
    }
}

/// A copy of a backup beside the casebook, checked and compared, that can take its place.
#[derive(Debug)]
pub struct Ready {
    folder: PathBuf,
    name: BackupName,
    key: DataKey,
}

/// Puts a copy of this backup beside the casebook of this folder, checks it, and compares every row.
///
/// # Errors
/// Where it cannot be read or written, or is not the same. Then nothing is left behind.
pub fn make_ready(folder: &Path, from: &Path, name: &BackupName, key: &DataKey) -> Result<Ready, BackupError> {
    files::make_private_folder(folder).map_err(|error| BackupError::of_file(folder, error))?;
    let ready = Ready { folder: folder.to_path_buf(), name: name.clone(), key: key.clone() };
    let copy = ready.file();
    let copied = ready.clear().and_then(|()| copy_file(from, &copy)).and_then(|()| {
        usable(verify_as(&copy, name, key))?;
        let read = |path: &Path| copies::contents(&connection::look(path, Some(key))?, Look::Thorough);
        let differences = read(from)?.differences(&read(&copy)?);
        if differences.is_empty() { Ok(()) } else { Err(BackupError::Differs(differences)) }
    });
    if let Err(error) = copied {
        // The error says more than that its file could not be removed either; the next one replaces it.
        let _ = files::remove(&copy);
        return Err(error);
    }
    Ok(ready)
}

impl Ready {
    fn file(&self) -> PathBuf {
        self.folder.join(READY)
    }

    /// The copy's own journal, while it is open.
    fn journal(&self) -> PathBuf {
        self.folder.join(format!("{READY}-wal"))
    }

    /// Another copy's journal must never be read into this one.
    fn clear(&self) -> Result<(), BackupError> {
        for left in [self.journal(), self.folder.join(format!("{READY}-shm"))] {
            files::remove(&left).map_err(|error| BackupError::of_file(&left, error))?;
        }
        Ok(())
    }

    /// Writes into the copy that it was gone back to, before it takes the casebook's place: whoever stops the program between
    /// hides nothing. A copy of an older form is brought up to date first; its backup stays as it is.
    fn note(&self, clock: Clock, actor: Actor) -> Result<(), BackupError> {
        let file = self.file();
        let connection = connection::open(&file, &self.key, &|_, _| Ok(()))?;
        let mut copy = Casebook::of(connection, None, actor, clock, None);
        copy.note(None, &Note::Restored { backup: self.name.stem() })?;
        into_the_file(copy.connection()?).map_err(Error::from)?;
        drop(copy);
        // The file alone takes the casebook's place: the event must be in it.
        if files::size(&self.journal()).is_ok_and(|bytes| bytes > 0) {
            return Err(BackupError::of_file(&file, io::ErrorKind::WriteZero.into()));
        }
        self.clear()?;
        files::sync(&file).map_err(|error| BackupError::of_file(&file, error))
    }

    /// Takes the casebook's place; the lock of the folder is held and no connection open. Tells where the casebook that
    /// was there is kept. `keys`: the slots of the keys that open the backup, where those that are there do not.
    fn switch(&self, keys: Option<&Path>, clock: Clock, until: Step) -> Result<Kept, BackupError> {
        Exchange { folder: &self.folder, key: &self.key }.run(keys, clock.now(), until)
    }
}

impl Casebook {
    /// Goes back to a backup that was made ready. The one at work stays at work.
    ///
    /// # Errors
    /// [`Error::Refused`] for who may not; or where a file cannot be written. The casebook is open all the same.
    pub fn restore(&mut self, ready: &Ready) -> Result<Kept, BackupError> {
        self.must_be_allowed(EventKind::RestoreBackup)?;
        let actor = self.actor().clone();
        ready.note(self.clock, actor.clone())?;
        self.lock();
        let kept = ready.switch(None, self.clock, Step::Done);
        self.unlock(&ready.key, actor)?;
        tell_the_log(ready, kept)
    }

    /// Goes back to a backup where the casebook cannot be opened or is gone, and opens it. `keys`: the slots of the keys
    /// that open the backup, where those in the folder do not.
    ///
    /// # Errors
    /// As [`Casebook::restore`] and [`Casebook::open`].
    pub fn restore_over(
        ready: &Ready,
        keys: Option<&Path>,
        clock: Clock,
        actor: Actor,
    ) -> Result<(Casebook, Kept), BackupError> {
        let (role, kind) = (actor.role, EventKind::RestoreBackup);
        if !rights::may(role, kind) {
            return Err(Error::from(Refusal::NotAllowed { role, kind }).into());
        }
        let kept = {
            let _lock = take_lock(&ready.folder)?;
            ready.note(clock, actor.clone())?;
            tell_the_log(ready, ready.switch(keys, clock, Step::Done))?
        };
        Ok((Casebook::open(&ready.folder, clock, &ready.key, actor)?, kept))
    }
}

fn tell_the_log(ready: &Ready, kept: Result<Kept, BackupError>) -> Result<Kept, BackupError> {
    match &kept {
        Ok(_) => log::say("restore", &[("events", Field::Number(ready.name.events))]),
        Err(error) => log::problem("restore", error.log_word()),
    }
    kept
}

/// Puts the casebook that a salvage made into the place of the damaged one, which is kept; the lock of the folder is held and
/// no connection open. Up to this step ([`Step::Done`] for all of it). Tells where the damaged one is.
///
/// # Errors
/// Where what was made is not sound, or a file cannot be written. Then the damaged casebook is in its place.
pub fn put_salvaged(
    folder: &Path,
    made: &Path,
    (clock, key): (Clock, &DataKey),
    until: Step,
) -> Result<Kept, BackupError> {
    let head = audit::head(&connection::look(made, Some(key))?)?;
    let name = BackupName::new(clock.now(), &head.head, head.events);
    match verify_as(made, &name, key) {
        Soundness::Sound => make_ready(folder, made, &name, key)?.switch(None, clock, until),
        other => Err(BackupError::NotSound(other)),
    }
}

/// What the rehearsal at set-up found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    pub name: BackupName,
    /// So many tables were compared, row by row.
    pub tables: usize,
}

impl Source {
    /// Makes a backup, restores it to a temporary copy, and compares that with the casebook, row by row.
    ///
    /// # Errors
    /// Whatever would keep a real restore from working.
    pub fn rehearse(&self) -> Result<Rehearsal, BackupError> {
        let (made, contents) = self.make_thoroughly()?;
        let folder = files::temporary_folder_in(&self.backups())
            .map_err(|error| BackupError::of_file(&self.backups(), error))?;
        let name = made.backup.name;
        let ready = make_ready(folder.path(), &made.backup.path, &name, &self.key)?;
        ready.switch(None, self.clock, Step::Done)?;
        let restored = connection::look(&folder.path().join(FILE_NAME), Some(&self.key))?;
        let differences = contents.differences(&copies::contents(&restored, Look::Thorough)?);
        if !differences.is_empty() {
            return Err(BackupError::Differs(differences));
        }
        Ok(Rehearsal { name, tables: contents.rows.len() })
    }
}
