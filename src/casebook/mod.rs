//! The one door to data: commands, transaction, audit chain, undo, queries, import and export.
//! It must not know egui or `paper`; SQL stays in the private child `store`.
//!
//! ```text
//! Command ─► handler (pure, on a copy) ─► rows + event + undo entry + ledger line ─► Changes
//!                                        one transaction, or none
//! ```

pub mod actor;
pub mod backup;
pub mod bin;
pub mod bodies;
pub mod command;
pub mod desk_key;
mod dossier;
pub mod encrypt;
pub mod error;
pub mod event;
mod export;
pub mod find;
mod handlers;
mod line;
pub mod message;
pub mod note;
mod number;
mod people;
pub mod proof;
mod queries;
mod register;
pub mod retention;
pub mod rights;
mod room;
mod run;
pub mod salvage;
mod scratch;
pub mod signatures;
pub mod signing_log;
mod stand_ins;
mod standing;
mod statistics;
mod store;
mod take;
mod today;
pub mod view;
mod words;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

pub use actor::{Actor, Person, Role};
pub use error::{Error, Refusal};
pub use event::{EventKind, EventRecord, Label};
pub use export::Exported;
pub use store::audit::Chain;

use crate::domain::calendar::Holidays;
use crate::draft::templates::Templates;
use crate::platform::clock::Clock;
use crate::platform::disk;
use crate::platform::files;
use crate::platform::lock::{self, FileLock};
use crate::platform::log;
use crate::vault::DataKey;

/// Name of the database file in the data folder.
pub const FILE_NAME: &str = "casebook.db";
/// Name of the file that is locked while a program holds the casebook.
pub const LOCK_NAME: &str = "casebook.lock";

/// The cases of one desk.
#[derive(Debug)]
pub struct Casebook {
    /// `None` while the desk is locked.
    connection: Option<Connection>,
    /// Where the file lies and what opens it; `None` for one in memory, and the key is gone while the desk is locked.
    place: Option<Place>,
    /// In whose name everything is done.
    actor: Actor,
    /// The first event that does not follow, as found when the file was opened.
    broken_at: Option<i64>,
    clock: Clock,
    templates: Arc<Templates>,
    /// Days off by which the last days of law move.
    holidays: Holidays,
    /// Held as long as the casebook is open, locked or not; none for one in memory.
    lock: Option<FileLock>,
}

/// Where a casebook lies.
#[derive(Clone, Debug)]
struct Place {
    folder: PathBuf,
    key: Option<DataKey>,
}

impl Casebook {
    /// Opens the casebook in this folder for this person, making folder and file where they are absent.
    ///
    /// # Errors
    /// [`Error::Locked`] while another program holds it, [`Error::Newer`] for a file of a newer program,
    /// [`Error::Foreign`] and [`Error::Damaged`] for a file that is no casebook or that this key does not open,
    /// [`Error::NotWritable`], [`Error::NetworkShare`].
    pub fn open(folder: &Path, clock: Clock, key: &DataKey, actor: Actor) -> Result<Casebook, Error> {
        must_be_on_a_disk(folder)?;
        files::make_private_folder(folder).map_err(|error| not_writable(folder, &error))?;
        let lock = take_lock(folder)?;
        backup::exchange::take_up(folder).map_err(|error| not_writable(folder, &error))?;
        let connection = open_file(folder, key, clock)?;
        let place = Place { folder: folder.to_path_buf(), key: Some(key.clone()) };
        log::start(folder);
        let broken_at = store::links::broken_at(&connection)?;
        let book = Casebook { broken_at, ..Casebook::of(connection, Some(place), actor, clock, Some(lock)) };
        book.tell_who_holds_it();
        Ok(book)
    }

    /// A casebook that is gone with this value, for tests and for work without a folder; the administrator's.
    ///
    /// # Errors
    /// Where the database cannot be made.
    pub fn in_memory(clock: Clock) -> Result<Casebook, Error> {
        Ok(Casebook::of(store::connection::in_memory()?, None, Actor::administrator(), clock, None))
    }

    fn of(
        connection: Connection,
        place: Option<Place>,
        actor: Actor,
        clock: Clock,
        lock: Option<FileLock>,
    ) -> Casebook {
        let (templates, holidays) = (Arc::default(), Holidays::default());
        Casebook { connection: Some(connection), place, actor, broken_at: None, clock, templates, holidays, lock }
    }

    /// The file, unless the desk is locked.
    fn connection(&self) -> Result<&Connection, Error> {
        self.connection.as_ref().ok_or(Error::LockedDesk)
    }

    /// In whose name everything is done.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Somebody else works from now on, who has shown who they are.
    pub fn act_as(&mut self, actor: Actor) {
        self.actor = actor;
        self.tell_who_holds_it();
    }

    /// For a second start, which goes without should it not be written.
    fn tell_who_holds_it(&self) {
        let _told = self.lock.as_ref().map(|lock| lock.tell(self.clock.now(), &self.actor.name));
    }

    /// The key of the file, for who keeps keys; `None` in memory and while the desk is locked.
    pub fn data_key(&self) -> Option<&DataKey> {
        self.place.as_ref()?.key.as_ref()
    }

    /// The first event of the audit chain that does not follow from the one before, or was changed; checked whenever the
    /// file is opened. What is to be done then the longer check says.
    pub const fn chain_broken_at(&self) -> Option<i64> {
        self.broken_at
    }

    /// The folder of the file; `None` in memory.
    pub fn folder(&self) -> Option<&Path> {
        self.place.as_ref().map(|place| place.folder.as_path())
    }

    /// Locks the desk: the file is closed and the key forgotten, and every call answers [`Error::LockedDesk`]. Nobody else
    /// may open the file meanwhile. One in memory stays as it is.
    pub fn lock(&mut self) {
        if let Some(place) = &mut self.place {
            place.key = None;
            self.connection = None;
        }
    }

    /// A locked one that stands for this one while a thread has it: the same clock, name, templates and days off.
    pub fn stand_in(&self) -> Casebook {
        let (templates, holidays) = (Arc::clone(&self.templates), self.holidays.clone());
        Casebook {
            connection: None,
            place: None,
            actor: self.actor.clone(),
            broken_at: self.broken_at,
            clock: self.clock,
            templates,
            holidays,
            lock: None,
        }
    }

    /// Whether the desk is locked.
    pub const fn is_locked(&self) -> bool {
        self.connection.is_none()
    }

    /// Opens the locked desk again, for the same person or another.
    ///
    /// # Errors
    /// As [`Casebook::open`]. Then it stays locked.
    pub fn unlock(&mut self, key: &DataKey, actor: Actor) -> Result<(), Error> {
        if let Some(place) = &mut self.place
            && self.connection.is_none()
        {
            let connection = open_file(&place.folder, key, self.clock)?;
            self.broken_at = store::links::broken_at(&connection)?;
            self.connection = Some(connection);
            place.key = Some(key.clone());
        }
        self.act_as(actor);
        Ok(())
    }

    /// The templates in force: what is frozen from now on is frozen in their words.
    pub fn use_templates(&mut self, templates: Templates) {
        self.templates = Arc::new(templates);
    }

    /// The templates in force.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// The holidays in force; before this only weekends and fixed dates are known.
    pub fn use_holidays(&mut self, holidays: Holidays) {
        self.holidays = holidays;
    }

    /// The holidays in force.
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// The clock by which this casebook dates what happens.
    pub fn clock(&self) -> Clock {
        self.clock
    }
}

/// What the system said about a file or folder that cannot be made or written.
pub(crate) fn not_writable(path: &Path, error: &std::io::Error) -> Error {
    Error::NotWritable { file: path.display().to_string(), reason: error.to_string() }
}

/// Refuses a folder on a share of the network, where nothing is made and nothing read.
///
/// # Errors
/// [`Error::NetworkShare`].
pub fn must_be_on_a_disk(folder: &Path) -> Result<(), Error> {
    if let Some(share) = disk::network_share(folder) {
        return Err(Error::NetworkShare { folder: folder.display().to_string(), share });
    }
    Ok(())
}

/// The lock of this folder, which whoever works on its casebook holds.
///
/// # Errors
/// [`Error::Locked`], [`Error::NotWritable`].
pub(crate) fn take_lock(folder: &Path) -> Result<FileLock, Error> {
    let file = folder.join(LOCK_NAME);
    let lock = FileLock::take(&file).map_err(|error| not_writable(&file, &error))?;
    lock.ok_or_else(|| Error::Locked { folder: folder.display().to_string(), by: lock::holder(&file) })
}

fn open_file(folder: &Path, key: &DataKey, clock: Clock) -> Result<Connection, Error> {
    // Opening needs a little room, too.
    room::with_room_in(Some(folder), || open_once(folder, key, clock))
}

fn open_once(folder: &Path, key: &DataKey, clock: Clock) -> Result<Connection, Error> {
    let file = folder.join(FILE_NAME);
    let source = backup::Source::new(folder.to_path_buf(), key.clone(), clock);
    // What an older program wrote is backed up before this one brings it to a newer form.
    let connection = store::connection::open(&file, key, &|older, _| source.make_before_new_form(older))?;
    make_private_file(&file).map_err(|error| not_writable(&file, &error))?;
    Ok(connection)
}

/// On a shared computer nobody else may read it: it holds what people said, and the key of the seal.
fn make_private_file(file: &Path) -> std::io::Result<()> {
    files::make_private(file)
}
