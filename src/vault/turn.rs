//! Turning the key: a typed secret and whom it is of, against the slots file of a data folder. It counts wrong tries and
//! says why a key does not turn.

use std::path::{Path, PathBuf};

use super::machine::Machine;
use super::slot::{Lock, Slot};
use super::tries::Tries;
use super::{
    Costs, DataKey, FILE_NAME, Holder, LOCK_NAME, NEW_FILE_NAME, RecoveryKey, Secret, Slots, Typing, VaultError,
};
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::platform::lock::FileLock;

/// Stands before the id of a casebook where tries on slots that lie elsewhere are counted.
pub(super) const ELSEWHERE: &str = "elsewhere-";

/// Whose secret it is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The desk's passphrase or the recovery key.
    Desk,
    /// The secret of the person of this name, or, in that person's name, the desk's passphrase or the recovery key.
    Person(String),
    /// The recovery key alone.
    Recovery,
    /// Whoever it is.
    Any,
}

/// Which slot opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    Desk,
    Recovery,
    /// The person of this id.
    Person(String),
}

/// A key that turned.
#[derive(Clone, Debug)]
pub struct Turned {
    pub key: DataKey,
    pub by: By,
    /// The person in whose name it was turned, if one was named.
    pub named: Option<String>,
    /// Whether the slots file is as it was last written by somebody who could open it.
    pub slots_are_as_written: bool,
}

/// The slots file of a data folder and what belongs to it on this computer.
#[derive(Clone, Debug)]
pub struct Vault {
    folder: PathBuf,
    clock: Clock,
    machine: Machine,
    costs: Costs,
}

impl Vault {
    /// Of this data folder, for this user of this computer.
    pub fn at(folder: &Path, clock: Clock) -> Vault {
        Vault { folder: folder.to_path_buf(), clock, machine: Machine::own(), costs: Costs::usual() }
    }

    /// The same for the slots of another folder.
    pub fn of_folder(&self, folder: &Path) -> Vault {
        Vault { folder: folder.to_path_buf(), ..self.clone() }
    }

    /// With the computer's secret in this folder, and other costs: for tests.
    pub fn with(folder: &Path, clock: Clock, machine: &Path, costs: Costs) -> Vault {
        Vault { folder: folder.to_path_buf(), clock, machine: Machine::in_folder(machine), costs }
    }

    /// The slots file.
    pub fn file(&self) -> PathBuf {
        self.folder.join(FILE_NAME)
    }

    /// The slots file while its casebook is being made.
    pub fn new_file(&self) -> PathBuf {
        self.folder.join(NEW_FILE_NAME)
    }

    /// The slots.
    ///
    /// # Errors
    /// As [`Slots::read_file`].
    pub fn slots(&self) -> Result<Slots, VaultError> {
        Slots::read_file(&self.file())
    }

    /// Held while a casebook is made, so that no two make their slots for one file; `None` while another program does.
    ///
    /// # Errors
    /// [`VaultError::File`].
    pub fn alone(&self) -> Result<Option<FileLock>, VaultError> {
        let file = self.folder.join(LOCK_NAME);
        let failed = |error: std::io::Error| VaultError::file(&file, &error);
        files::make_private_folder(&self.folder).map_err(failed)?;
        FileLock::take(&file).map_err(failed)
    }

    /// Makes the slots of a new casebook under the name that says that it is not there yet.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::NoRandomness`], [`VaultError::File`].
    pub fn prepare(&self, key: &DataKey, desk: &Secret) -> Result<RecoveryKey, VaultError> {
        let (mut slots, recovery) = Slots::create(key, desk, self.costs)?;
        slots.write_file(&self.new_file(), key)?;
        Ok(recovery)
    }

    /// The casebook of the prepared slots is there: they are the slots from now on.
    ///
    /// # Errors
    /// [`VaultError::File`].
    pub fn settle(&self) -> Result<(), VaultError> {
        let file = self.file();
        files::rename(&self.new_file(), &file).map_err(|error| VaultError::file(&file, &error))
    }

    /// Changes the slots and writes them.
    ///
    /// # Errors
    /// As [`Slots::read_file`] and [`Slots::write_file`], and what the change says.
    pub fn change<T>(
        &self,
        key: &DataKey,
        change: impl FnOnce(&mut Slots, Costs) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let mut slots = self.slots()?;
        let done = change(&mut slots, self.costs)?;
        slots.write_file(&self.file(), key)?;
        let names: Vec<String> = slots.slots().iter().map(Slot::name).collect();
        self.tries().forget_all_but(&names);
        Ok(done)
    }

    /// Gives a person a way in, or another secret.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::TooEasy`], and as [`Vault::change`].
    pub fn set_person(&self, key: &DataKey, id: &str, name: &str, secret: &Secret) -> Result<(), VaultError> {
        let holder = Holder::Person { id: id.to_owned(), name: name.to_owned() };
        secret.fits_person(name)?;
        let machine = if secret.is_weak() { self.machine.secret_or_new()? } else { None };
        self.change(key, |slots, costs| {
            slots.set_person(holder, key, secret, machine.as_deref().map(Vec::as_slice), costs)
        })
    }

    /// That this is not the secret which the holder has already: then nothing would be changed.
    ///
    /// # Errors
    /// [`VaultError::SameSecret`], and as [`Slots::read_file`].
    pub fn must_be_another(&self, holder: &Holder, secret: &Secret) -> Result<(), VaultError> {
        let machine = self.machine.secret();
        let slots = self.slots()?;
        let same = slots.open_with(holder, secret, machine.as_deref().map(Vec::as_slice));
        if same { Err(VaultError::SameSecret) } else { Ok(()) }
    }

    /// Seconds until the next try; 0: now.
    pub fn wait(&self, whom: &Whom) -> u64 {
        let Ok(slots) = self.slots() else { return 0 };
        let tries = self.tries();
        // The slot that is meant: a person who waits is told so, though the desk's passphrase would open at once.
        let meant = |slot: &&Slot| match (whom, &slot.holder) {
            (Whom::Desk, Holder::Desk) | (Whom::Recovery, Holder::Recovery) | (Whom::Any, _) => true,
            (Whom::Person(wanted), Holder::Person { name, .. }) => name == wanted,
            _ => false,
        };
        slots.slots().iter().filter(meant).map(|slot| tries.wait(&slot.name())).min().unwrap_or(0)
    }

    /// Turns the key. Slow by intent: about 0.3 s for each slot that is tried.
    ///
    /// # Errors
    /// Every kind of [`VaultError`] that tells why it does not turn.
    pub fn turn(&self, secret: &Secret, whom: &Whom) -> Result<Turned, VaultError> {
        let slots = self.slots()?;
        let (typed_as_key, mistyped) =
            match RecoveryKey::looks_like(secret.text()).then(|| RecoveryKey::read(secret.text())) {
                Some(Ok(key)) => (Some(key), None),
                Some(Err(typing)) => (None, Some(typing)),
                None => (None, None),
            };
        if *whom == Whom::Recovery && typed_as_key.is_none() {
            let typing = mistyped.or_else(|| RecoveryKey::read(secret.text()).err());
            return Err(typing.map_or(VaultError::WrongSecret, VaultError::Typing));
        }
        let machine = self.machine.secret();
        let here = machine.as_deref().map(Vec::as_slice);
        let (meant, damaged) = candidates(&slots, whom, secret, typed_as_key.as_ref());
        let tried: Vec<&Slot> = meant.iter().copied().filter(|slot| slot.is_for(slots.casebook(), here)).collect();
        let lock = typed_as_key.as_ref().map_or(Lock::Secret(secret), Lock::Recovery);
        match self.try_on(&slots, &tried, lock, here) {
            Err(VaultError::WrongSecret) => {
                let is_elsewhere = tried.len() < meant.len() && (tried.is_empty() || matches!(whom, Whom::Person(_)));
                Err(why_not(&slots, whom, damaged, is_elsewhere, (typed_as_key.is_some(), mistyped)))
            }
            Err(error) => Err(error),
            Ok((key, by)) => {
                let named = match whom {
                    Whom::Person(name) => Some(name.clone()),
                    Whom::Desk | Whom::Recovery | Whom::Any => None,
                };
                Ok(Turned { slots_are_as_written: slots.are_as_written(&key), key, by, named })
            }
        }
    }

    /// A try on slots that lie elsewhere (beside a backup), counted here by the casebook that they open; forgotten where
    /// it succeeds.
    ///
    /// # Errors
    /// [`VaultError::Wait`]: nothing was tried.
    pub fn try_elsewhere<T>(
        &self,
        casebook: &str,
        turn: impl FnOnce() -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let (tries, name) = (self.tries(), format!("{ELSEWHERE}{casebook}"));
        let begun = tries.begin(std::slice::from_ref(&name))?;
        let turned = turn()?;
        tries.succeeded(&name, begun);
        Ok(turned)
    }

    fn try_on(
        &self,
        slots: &Slots,
        tried: &[&Slot],
        lock: Lock<'_>,
        machine: Option<&[u8]>,
    ) -> Result<(DataKey, By), VaultError> {
        let names: Vec<String> = tried.iter().map(|slot| slot.name()).collect();
        if names.is_empty() {
            return Err(VaultError::WrongSecret);
        }
        let tries = self.tries();
        let begun = tries.begin(&names)?;
        for slot in tried {
            if begun.iter().all(|(name, _)| *name != slot.name()) {
                continue;
            }
            match slot.open(slots.casebook(), lock, machine) {
                Ok(key) => {
                    tries.succeeded(&slot.name(), begun);
                    let by = match &slot.holder {
                        Holder::Desk => By::Desk,
                        Holder::Recovery => By::Recovery,
                        Holder::Person { id, .. } => By::Person(id.clone()),
                    };
                    return Ok((key, by));
                }
                Err(VaultError::WrongSecret) => {}
                Err(error) => return Err(error),
            }
        }
        Err(VaultError::WrongSecret)
    }

    fn tries(&self) -> Tries {
        Tries::in_folder(&self.folder, self.clock)
    }
}

/// Why no slot opened, the nearest cause first.
fn why_not(
    slots: &Slots,
    whom: &Whom,
    damaged: Option<Holder>,
    is_elsewhere: bool,
    (is_key, mistyped): (bool, Option<Typing>),
) -> VaultError {
    let is_named = |holder: &Holder| matches!((holder, whom), (Holder::Person { name, .. }, Whom::Person(wanted)) if name == wanted);
    match (damaged, whom, mistyped) {
        (Some(holder), ..) => VaultError::SlotDamaged(holder),
        _ if is_elsewhere => VaultError::OtherComputer,
        (_, _, Some(typing)) => VaultError::Typing(typing),
        _ if is_key => VaultError::DeadRecovery,
        (_, Whom::Person(name), _) if !slots.holders().any(is_named) => VaultError::NoSuchPerson(name.clone()),
        _ => VaultError::WrongSecret,
    }
}

/// The slots on which the secret is tried, in order, and whose slot would be tried were it not damaged.
fn candidates<'a>(
    slots: &'a Slots,
    whom: &Whom,
    secret: &Secret,
    recovery: Option<&RecoveryKey>,
) -> (Vec<&'a Slot>, Option<Holder>) {
    // A secret that is too short for the desk is not tried on it: a slip in a PIN makes nobody else wait.
    let may_be_desk = secret.may_open_desk();
    let is_meant = |holder: &Holder| match (holder, recovery) {
        (Holder::Recovery, found) => found.is_some(),
        (_, Some(_)) => false,
        (Holder::Desk, None) => may_be_desk && *whom != Whom::Recovery,
        (Holder::Person { name, .. }, None) => match whom {
            Whom::Person(wanted) => name == wanted,
            Whom::Any => true,
            Whom::Desk | Whom::Recovery => false,
        },
    };
    let mut found: Vec<&Slot> = slots.slots().iter().filter(|slot| is_meant(&slot.holder)).collect();
    // The person's own slot first.
    found.sort_by_key(|slot| !matches!(slot.holder, Holder::Person { .. }));
    (found, slots.damaged().find(|holder| is_meant(holder)).cloned())
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta};

    use super::*;

    const DESK: &str = "一座枫桥 两岸人家";

    /// A data folder and a computer.
    struct Place {
        folder: tempfile::TempDir,
        machine: tempfile::TempDir,
    }

    impl Place {
        /// With a desk's passphrase, and 王一平 with a PIN.
        fn new() -> Place {
            let place = Place { folder: tempfile::tempdir().unwrap(), machine: tempfile::tempdir().unwrap() };
            let vault = place.vault(0);
            vault.prepare(&key(), &secret(DESK)).unwrap();
            vault.settle().unwrap();
            vault.set_person(&key(), "p1", "王一平", &secret("135790")).unwrap();
            place
        }

        fn vault(&self, seconds: i64) -> Vault {
            let noon = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap().and_hms_opt(12, 0, 0).unwrap();
            let clock = Clock::Fixed(noon + TimeDelta::seconds(seconds));
            Vault::with(self.folder.path(), clock, self.machine.path(), Costs::quick())
        }

        fn turn(&self, seconds: i64, typed: &str, whom: &Whom) -> Result<By, VaultError> {
            self.vault(seconds).turn(&secret(typed), whom).map(|turned| turned.by)
        }
    }

    fn key() -> DataKey {
        DataKey::from_bytes([5; 32])
    }

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    fn wang() -> Whom {
        Whom::Person("王一平".to_owned())
    }

    #[test]
    fn the_desk_opens_in_everybodys_name_and_a_person_in_the_own_alone() {
        let place = Place::new();
        assert_eq!(place.turn(0, DESK, &Whom::Desk), Ok(By::Desk));
        assert_eq!(place.turn(0, "135790", &wang()), Ok(By::Person("p1".to_owned())));
        assert_eq!(place.turn(0, "１３５７９０", &wang()), Ok(By::Person("p1".to_owned())));
        let turned = place.vault(0).turn(&secret(DESK), &wang()).unwrap();
        assert_eq!((turned.by, turned.named), (By::Desk, Some("王一平".to_owned())));
        assert_eq!(place.turn(0, "135790", &Whom::Desk), Err(VaultError::WrongSecret));
        assert_eq!(place.turn(0, "135790", &Whom::Any), Ok(By::Person("p1".to_owned())));
        let nobody = Whom::Person("李四".to_owned());
        assert_eq!(place.turn(0, "135790", &nobody), Err(VaultError::NoSuchPerson("李四".to_owned())));
    }

    #[test]
    fn the_recovery_key_opens_and_a_slip_in_it_is_no_wrong_key() {
        let place = Place::new();
        let vault = place.vault(0);
        let recovery = vault.change(&key(), |slots, costs| slots.new_recovery(&key(), costs)).unwrap();
        let text = recovery.text().to_lowercase();
        for whom in [Whom::Desk, Whom::Recovery, Whom::Any, wang()] {
            assert_eq!(place.turn(0, &text, &whom), Ok(By::Recovery), "{whom:?}");
        }
        let slip = text.replacen('-', "", 1).replacen(|sign| sign != '-', "", 1);
        assert_eq!(place.turn(0, &slip, &Whom::Desk), Err(VaultError::Typing(Typing::Length { typed: 64 })));
        assert_eq!(place.turn(0, "12", &Whom::Recovery), Err(VaultError::Typing(Typing::Length { typed: 2 })));
        let other = RecoveryKey::random().unwrap();
        assert_eq!(place.turn(0, &other.text(), &Whom::Recovery), Err(VaultError::DeadRecovery));
    }

    #[test]
    fn wrong_tries_wait_longer_and_slips_in_a_pin_hold_the_desk_up_for_nobody() {
        let place = Place::new();
        for _free in 0..3 {
            assert_eq!(place.turn(0, "000000", &wang()), Err(VaultError::WrongSecret));
        }
        assert_eq!(place.turn(0, "135790", &wang()), Err(VaultError::Wait { seconds: 5 }), "though it is right");
        assert_eq!((place.vault(1).wait(&wang()), place.vault(1).wait(&Whom::Desk)), (4, 0));
        assert_eq!(place.turn(1, DESK, &Whom::Desk), Ok(By::Desk));
        assert_eq!(place.turn(5, "135790", &wang()), Ok(By::Person("p1".to_owned())));
        assert_eq!(place.turn(5, "000000", &wang()), Err(VaultError::WrongSecret), "counted from the start again");
        assert_eq!(place.turn(5, "135790", &wang()), Ok(By::Person("p1".to_owned())));
    }

    #[test]
    fn the_desk_is_not_guessed_through_somebodys_name() {
        let place = Place::new();
        for _free in 0..3 {
            assert_eq!(place.turn(0, "not the passphrase", &wang()), Err(VaultError::WrongSecret));
        }
        assert_eq!(place.turn(0, DESK, &Whom::Desk), Err(VaultError::Wait { seconds: 5 }));
    }

    #[test]
    fn a_copied_folder_does_not_open_by_a_pin() {
        let place = Place::new();
        let elsewhere = Place { machine: tempfile::tempdir().unwrap(), ..place };
        assert_eq!(elsewhere.turn(0, "135790", &wang()), Err(VaultError::OtherComputer));
        assert_eq!(elsewhere.turn(0, DESK, &wang()), Ok(By::Desk));
        elsewhere.vault(0).set_person(&key(), "p1", "王一平", &secret("135790")).unwrap();
        assert_eq!(elsewhere.turn(0, "135790", &wang()), Ok(By::Person("p1".to_owned())));
    }

    #[test]
    fn what_is_missing_or_damaged_is_no_wrong_secret() {
        let place = Place::new();
        let file = place.vault(0).file();
        let text = String::from_utf8(files::read(&file).unwrap()).unwrap();
        files::write(&file, text.replace("\"person\": \"p1\"", "\"person\": \"p2\"").as_bytes()).unwrap();
        let holder = Holder::Person { id: "p2".to_owned(), name: "王一平".to_owned() };
        assert_eq!(place.turn(0, "135790", &wang()), Err(VaultError::SlotDamaged(holder)));
        let turned = place.vault(0).turn(&secret(DESK), &Whom::Desk).unwrap();
        assert!(!turned.slots_are_as_written, "who opens it is told");
        files::write(&file, b"{}").unwrap();
        assert_eq!(place.turn(0, DESK, &Whom::Desk), Err(VaultError::Damaged));
        files::remove(&file).unwrap();
        assert_eq!(place.turn(0, DESK, &Whom::Desk), Err(VaultError::Missing));
    }
}
