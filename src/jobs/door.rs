//! From a data folder to an open casebook: what lies there, a new one made, one opened with a secret in somebody's name,
//! a plain one of an earlier version encrypted, and the secrets of the people changed. It must not ask anybody.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::casebook::backup;
use crate::casebook::command::Command;
use crate::casebook::encrypt::{self, FileState, Step};
use crate::casebook::note::Note;
use crate::casebook::view::CaseId;
use crate::casebook::{self, Actor, Casebook, Error, EventKind, Person, Refusal, Role};
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::platform::log::{self, Field};
use crate::vault::{self, By, Costs, DataKey, Holder, RecoveryKey, Secret, Turned, Vault, VaultError, Whom};

pub use super::door_words::{casebook_may_be_lost, vault_words};

/// What lies in a data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No casebook: the first start makes one.
    New,
    /// A casebook of a version before encryption: the first unlock encrypts it.
    Plain,
    /// A casebook and its keys.
    Locked,
    /// A casebook without its slots file.
    KeysMissing,
    /// A casebook whose slots file cannot be understood.
    KeysDamaged(VaultError),
    /// Under the name of the casebook or of its keys lies what cannot be read: a folder, a pipe, another user's file.
    Unreadable { file: String, kind: ErrorKind },
    /// Keys or backups, but no casebook: it is put back from a backup, not made anew.
    CasebookMissing,
}

/// Why the door stays shut.
#[derive(Debug)]
pub enum DoorError {
    Vault(VaultError),
    Casebook(Error),
    /// This person was removed from the desk.
    Removed(String),
    /// What lies there cannot be opened with a secret.
    Standing(Standing),
}

impl From<VaultError> for DoorError {
    fn from(error: VaultError) -> DoorError {
        DoorError::Vault(error)
    }
}

impl From<Error> for DoorError {
    fn from(error: Error) -> DoorError {
        DoorError::Casebook(error)
    }
}

impl DoorError {
    /// Seconds to wait until the next try, where that is the reason.
    pub const fn wait(&self) -> Option<u64> {
        match self {
            DoorError::Vault(VaultError::Wait { seconds }) => Some(*seconds),
            _ => None,
        }
    }
}

/// An open casebook.
#[derive(Debug)]
pub struct Opened {
    pub book: Casebook,
    pub notice: Notice,
}

/// What must be told after opening.
#[derive(Debug, Default)]
pub struct Notice {
    /// The recovery key, to be written down: a new casebook's, or a new one because nobody ever said that the one before
    /// was written down.
    pub recovery: Option<RecoveryKey>,
    /// A plain casebook was just encrypted.
    pub encrypted_now: bool,
    /// The slots file was changed by another hand, or by decay.
    pub slots_changed: bool,
}

/// The door to one data folder.
#[derive(Clone, Debug)]
pub struct Door {
    folder: PathBuf,
    clock: Clock,
    vault: Vault,
}

impl Door {
    /// To this data folder, for this user of this computer. Nothing is read yet.
    pub fn at(folder: &Path, clock: Clock) -> Door {
        Door { folder: folder.to_path_buf(), clock, vault: Vault::at(folder, clock) }
    }

    /// With the computer's secret in this folder, and other costs: for tests.
    pub fn with(folder: &Path, clock: Clock, machine: &Path, costs: Costs) -> Door {
        Door { folder: folder.to_path_buf(), clock, vault: Vault::with(folder, clock, machine, costs) }
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The slots of another folder, opened as those of this one.
    pub fn vault_of(&self, folder: &Path) -> Vault {
        self.vault.of_folder(folder)
    }

    /// What lies in the folder.
    pub fn standing(&self) -> Standing {
        // Where it cannot be done the old slots say that they do not open.
        let _settled = backup::exchange::settle_keys(&self.folder);
        if let Some(unreadable) = self.unreadable() {
            return unreadable;
        }
        let has_keys = self.vault.file().is_file();
        match encrypt::state(&self.folder) {
            FileState::Absent if has_keys || self.has_backups() => Standing::CasebookMissing,
            FileState::Absent => Standing::New,
            FileState::Plain => Standing::Plain,
            FileState::Encrypted if !has_keys && self.vault.new_file().is_file() => Standing::Locked,
            FileState::Encrypted => match self.vault.slots() {
                Ok(_) => Standing::Locked,
                Err(VaultError::Missing) => Standing::KeysMissing,
                Err(error) => Standing::KeysDamaged(error),
            },
        }
    }

    fn unreadable(&self) -> Option<Standing> {
        [self.folder.join(casebook::FILE_NAME), self.vault.file()].iter().find_map(|file| {
            let unread = files::plain(file).err().filter(|unread| !unread.is_missing())?;
            Some(Standing::Unreadable { file: file.display().to_string(), kind: io::Error::from(unread).kind() })
        })
    }

    fn has_backups(&self) -> bool {
        !files::with_extension(&self.folder.join(backup::FOLDER), "db").is_empty()
    }

    /// The names of those who have a secret of their own here.
    pub fn people(&self) -> Vec<String> {
        let Ok(slots) = self.vault.slots() else { return Vec::new() };
        let name = |holder: &Holder| match holder {
            Holder::Person { name, .. } => Some(name.clone()),
            Holder::Desk | Holder::Recovery => None,
        };
        slots.holders().filter_map(name).collect()
    }

    /// Seconds until the next try; 0: now.
    pub fn wait(&self, whom: &Whom) -> u64 {
        self.vault.wait(whom)
    }

    /// Makes a new casebook, or encrypts a plain one, with this passphrase of the desk.
    ///
    /// # Errors
    /// [`VaultError::TooShort`]; what keeps the casebook from being made or encrypted; [`DoorError::Standing`] where there
    /// is an encrypted one already.
    pub fn create(&self, desk: &Secret) -> Result<Opened, DoorError> {
        let standing = self.standing();
        // Slots that lie beside a plain casebook are those of an encryption that was stopped.
        if standing == Standing::Plain && self.vault.file().is_file() {
            return self.unlock(desk, &Whom::Desk);
        }
        desk.fits_desk()?;
        casebook::must_be_on_a_disk(&self.folder)?;
        let Some(_alone) = self.vault.alone()? else {
            return Err(Error::Locked { folder: self.folder.display().to_string(), by: None }.into());
        };
        // Another program may have made one meanwhile: its slots are not overwritten.
        let standing = self.standing();
        if !matches!(standing, Standing::New | Standing::Plain) || self.vault.file().is_file() {
            return Err(DoorError::Standing(standing));
        }
        let key = DataKey::random()?;
        let recovery = self.vault.prepare(&key, desk)?;
        let made = self.make(&key, standing == Standing::Plain);
        if made.is_err() && encrypt::state(&self.folder) != FileState::Encrypted {
            // Slots of a casebook that was not made are nobody's.
            let _gone = files::remove(&self.vault.new_file());
        }
        let notice = Notice { recovery: Some(recovery), ..made? };
        let book = Casebook::open(&self.folder, self.clock, &key, Actor::administrator())?;
        Ok(Opened { book, notice })
    }

    /// The file first, then its slots under their name: slots without a casebook would look like a lost one.
    fn make(&self, key: &DataKey, is_plain: bool) -> Result<Notice, DoorError> {
        if is_plain {
            encrypt::encrypt(&self.folder, key, Step::Wiped, || Ok::<(), DoorError>(self.vault.settle()?))?;
        } else {
            Casebook::open(&self.folder, self.clock, key, Actor::administrator())?;
            self.vault.settle()?;
        }
        Ok(Notice { encrypted_now: is_plain, ..Notice::default() })
    }

    /// Opens the casebook with a secret; makes or encrypts it where there is none or a plain one.
    ///
    /// # Errors
    /// As [`Door::create`], [`Door::turn`] and [`Door::open`].
    pub fn unlock(&self, secret: &Secret, whom: &Whom) -> Result<Opened, DoorError> {
        match self.standing() {
            Standing::New => self.create(secret),
            Standing::Plain if !self.vault.file().is_file() => self.create(secret),
            _ => self.open(&self.turn(secret, whom)?),
        }
    }

    /// Turns the key and opens nothing yet. Slow by intent: for a worker thread.
    ///
    /// # Errors
    /// Why it does not turn.
    pub fn turn(&self, secret: &Secret, whom: &Whom) -> Result<Turned, DoorError> {
        match self.standing() {
            Standing::Locked => {}
            Standing::Plain if self.vault.file().is_file() => {}
            standing => return Err(DoorError::Standing(standing)),
        }
        if !self.vault.file().is_file() {
            // The casebook was made and the computer switched off before its slots had their name.
            self.vault.settle()?;
        }
        let turned = self.vault.turn(secret, whom);
        match &turned {
            Ok(Turned { by: By::Desk, .. }) => log::say("unlock", &[("by", Field::Word("desk"))]),
            Ok(Turned { by: By::Recovery, .. }) => log::say("unlock", &[("by", Field::Word("recovery"))]),
            Ok(Turned { by: By::Person(id), .. }) => log::say("unlock", &[("by", Field::person(id))]),
            Err(error) => log::problem("unlock", error.log_word()),
        }
        Ok(turned?)
    }

    /// Opens the casebook with a key that was turned.
    ///
    /// # Errors
    /// As [`Casebook::open`]; [`DoorError::Removed`] and [`VaultError::NoSuchPerson`] for one who does not work here.
    pub fn open(&self, turned: &Turned) -> Result<Opened, DoorError> {
        let encrypted_now = encrypt::state(&self.folder) == FileState::Plain;
        if encrypted_now {
            encrypt::encrypt(&self.folder, &turned.key, Step::Wiped, || Ok::<(), DoorError>(()))?;
        }
        let mut book = Casebook::open(&self.folder, self.clock, &turned.key, Actor::administrator())?;
        encrypt::clear(&self.folder)?;
        let actor = actor(&book, turned)?;
        book.act_as(actor);
        let notice = Notice { encrypted_now, ..self.notice(&mut book, turned) };
        Ok(Opened { book, notice })
    }

    /// Opens the desk that was locked, for the same person or another.
    ///
    /// # Errors
    /// As [`Door::open`]. Then it stays locked.
    pub fn open_again(&self, turned: &Turned, book: &mut Casebook) -> Result<Notice, DoorError> {
        book.unlock(&turned.key, Actor::administrator())?;
        match actor(book, turned) {
            Ok(actor) => {
                book.act_as(actor);
                Ok(self.notice(book, turned))
            }
            Err(error) => {
                book.lock();
                Err(error)
            }
        }
    }

    /// A recovery key that was never said to be written down is replaced when the desk's passphrase opens. Slots that another
    /// hand changed are not written by this program of itself: sealed anew, nothing would tell of them any more. It never
    /// keeps anybody out, and no open casebook under the cover: what cannot be written is left for the next opening.
    fn notice(&self, book: &mut Casebook, turned: &Turned) -> Notice {
        let slots_changed = !turned.slots_are_as_written;
        if slots_changed {
            // Where the disk is full, the desk opens all the same; the person is told in any case.
            let _ = note_once(book, &Note::FoundSlotsChanged);
        }
        let is_desk = turned.by == By::Desk && book.may(EventKind::MakeRecoveryKey);
        let recovery = match self.vault.slots() {
            Ok(slots) if is_desk && !slots_changed && !slots.recovery_is_kept() => self.new_recovery(book).ok(),
            _ => None,
        };
        Notice { recovery, encrypted_now: false, slots_changed }
    }

    /// The recovery key was written down.
    ///
    /// # Errors
    /// Where the slots file cannot be written.
    pub fn recovery_was_kept(&self, book: &Casebook) -> Result<(), DoorError> {
        self.change(book, |vault, key| {
            vault.change(key, |slots, _| {
                slots.keep_recovery();
                Ok(())
            })
        })
    }

    /// A new recovery key; the old one opens nothing any more.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`]; where slots or event cannot be written.
    pub fn new_recovery(&self, book: &mut Casebook) -> Result<RecoveryKey, DoorError> {
        must_be_allowed(book, EventKind::MakeRecoveryKey)?;
        self.note_before(book, &Note::MadeRecoveryKey)?;
        self.change(book, |vault, key| vault.change(key, |slots, costs| slots.new_recovery(key, costs)))
    }

    /// That somebody who wants another secret knows the one in force: the desk's (the recovery key will do), or the own (the
    /// desk's will do). Wrong tries count as at the door.
    ///
    /// # Errors
    /// As [`Vault::turn`].
    pub fn prove(&self, secret: &Secret, whom: &Whom) -> Result<(), DoorError> {
        self.vault.turn(secret, whom)?;
        Ok(())
    }

    /// Another passphrase for the desk.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::TooEasy`], [`VaultError::SameSecret`], [`Refusal::NotAllowed`]; where slots or event cannot be written.
    pub fn set_desk_secret(&self, book: &mut Casebook, secret: &Secret) -> Result<(), DoorError> {
        must_be_allowed(book, EventKind::ChangeDeskPassphrase)?;
        secret.fits_desk()?;
        self.vault.must_be_another(&Holder::Desk, secret)?;
        self.note_before(book, &Note::ChangedDeskPassphrase)?;
        self.change(book, |vault, key| vault.change(key, |slots, costs| slots.set_desk(key, secret, costs)))
    }

    /// Somebody new at the desk.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::TooEasy`], [`Error::Refused`]; where slots or casebook cannot be written.
    pub fn add_person(
        &self,
        book: &mut Casebook,
        name: &str,
        role: Role,
        secret: &Secret,
    ) -> Result<Person, DoorError> {
        secret.fits_person(name.trim())?;
        let person = Person { id: vault::new_id()?, name: name.trim().to_owned(), role, removed_on: None };
        // The casebook first: a slot without its person would open nothing.
        book.run(Command::AddPerson(person.clone()))?;
        self.change(book, |vault, key| vault.set_person(key, &person.id, &person.name, secret))?;
        Ok(person)
    }

    /// Another name or role for a person; the secret stays.
    ///
    /// # Errors
    /// [`Error::Refused`]; where slots or casebook cannot be written.
    pub fn change_person(&self, book: &mut Casebook, person: Person) -> Result<(), DoorError> {
        let (id, name) = (person.id.clone(), person.name.trim().to_owned());
        book.run(Command::ChangePerson(person))?;
        self.change(book, |vault, key| {
            vault.change(key, |slots, _| {
                slots.rename(&id, &name);
                Ok(())
            })
        })
    }

    /// The person works here no more, and the person's secret opens nothing.
    ///
    /// # Errors
    /// [`Error::Refused`]; where slots or casebook cannot be written.
    pub fn remove_person(&self, book: &mut Casebook, id: &str) -> Result<(), DoorError> {
        book.run(Command::RemovePerson(id.to_owned()))?;
        let holder = person_holder(id, "");
        self.change(book, |vault, key| vault.change(key, |slots, _| slots.remove(&holder)))
    }

    /// Another PIN or passphrase: one's own, or anybody's for the administrator.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::TooEasy`], [`VaultError::SameSecret`], [`Refusal::NotAllowed`],
    /// [`Refusal::Unknown`]; where slots or event cannot be written.
    pub fn set_person_secret(&self, book: &mut Casebook, id: &str, secret: &Secret) -> Result<(), DoorError> {
        let people = book.people()?;
        let person = people.into_iter().find(|person| person.id == id && person.removed_on.is_none());
        let person = person.ok_or_else(|| Error::from(Refusal::Unknown(id.to_owned())))?;
        if person.name != book.actor().name {
            must_be_allowed(book, EventKind::ChangePerson)?;
        }
        secret.fits_person(&person.name)?;
        self.vault.must_be_another(&person_holder(id, &person.name), secret)?;
        self.note_before(book, &Note::ChangedSecret { person: person.name.clone() })?;
        self.change(book, |vault, key| vault.set_person(key, id, &person.name, secret))
    }

    /// The event of a change of the slots, before the change: a program that is stopped between leaves an event too many and
    /// never a secret that was changed unseen.
    fn note_before(&self, book: &mut Casebook, note: &Note) -> Result<(), DoorError> {
        self.vault.slots()?;
        Ok(book.note(None, note)?)
    }

    /// Work on the slots with the key of the open casebook.
    fn change<T>(
        &self,
        book: &Casebook,
        work: impl FnOnce(&Vault, &DataKey) -> Result<T, VaultError>,
    ) -> Result<T, DoorError> {
        let key = book.data_key().ok_or(Error::LockedDesk)?;
        Ok(work(&self.vault, key)?)
    }
}

fn person_holder(id: &str, name: &str) -> Holder {
    Holder::Person { id: id.to_owned(), name: name.to_owned() }
}

/// In whose name a turned key opens: who has the desk's passphrase may open in a person's name, and the events say so.
fn actor(book: &Casebook, turned: &Turned) -> Result<Actor, DoorError> {
    let people = book.people()?;
    let found = match (&turned.by, &turned.named) {
        (By::Person(id), _) => people.into_iter().find(|person| person.id == *id),
        (By::Desk | By::Recovery, Some(name)) => people.into_iter().find(|person| person.name == *name),
        (By::Desk | By::Recovery, None) => return Ok(Actor::administrator()),
    };
    let named = turned.named.clone().unwrap_or_default();
    let person = found.ok_or(VaultError::NoSuchPerson(named))?;
    if person.removed_on.is_some() {
        return Err(DoorError::Removed(person.name));
    }
    let by_administrator = !matches!(turned.by, By::Person(_));
    Ok(Actor { by_administrator, ..person.actor() })
}

/// Keeps it in the history of the desk, unless that is the last thing there already.
fn note_once(book: &mut Casebook, note: &Note) -> Result<(), Error> {
    let last = book.events(CaseId(0))?.pop();
    if last.is_some_and(|event| event.label.kind == note.kind()) { Ok(()) } else { book.note(None, note) }
}

fn must_be_allowed(book: &Casebook, kind: EventKind) -> Result<(), DoorError> {
    let role = book.actor().role;
    if book.may(kind) { Ok(()) } else { Err(Error::from(Refusal::NotAllowed { role, kind }).into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_that_cannot_be_written_keeps_nobody_out_and_comes_the_next_time() {
        let (folder, machine) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let door = Door::with(folder.path(), Clock::System, machine.path(), Costs::quick());
        let desk = Secret::new("一座枫桥 两岸人家".to_owned());
        let mut book = door.create(&desk).unwrap().book;
        let turned = door.turn(&desk, &Whom::Desk).unwrap();
        book.play_full(true);
        let is_full = (0..10_000).any(|_| book.note(None, &Note::MadeRecoveryKey).is_err());
        assert!(is_full && door.new_recovery(&mut book).is_err());
        assert!(door.notice(&mut book, &turned).recovery.is_none());
        book.play_full(false);
        assert!(door.notice(&mut book, &turned).recovery.is_some());
    }
}
