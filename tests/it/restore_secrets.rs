//! Who goes back to a backup: wrong tries wait there as at the door, and a secret that was taken out of force opens nothing
//! while the keys of today are there.

use maplebridge::casebook::backup::name::{self, Backup};
use maplebridge::casebook::{Actor, Casebook};
use maplebridge::jobs::door::Door;
use maplebridge::jobs::restore::{self, NoWay, Way};
use maplebridge::platform::clock::Clock;
use maplebridge::platform::files;
use maplebridge::vault::{Costs, DataKey, Secret, Slots, Vault, VaultError, Whom};

use super::book_support::{PASSPHRASE, key, open};
use super::casebook_support::{at, clock};

const OTHER: &str = "另一句口令 两座石桥";

/// A desk with a backup, and its computer.
struct Place {
    folder: tempfile::TempDir,
    machine: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap(), machine: tempfile::tempdir().unwrap() };
        open(place.folder.path(), clock()).unwrap().backup_source().unwrap().make().unwrap();
        place
    }

    fn vault(&self, folder: &std::path::Path, seconds: i64) -> Vault {
        let clock = Clock::Fixed(at("2026-03-12T09:30:00") + chrono::TimeDelta::seconds(seconds));
        Vault::with(folder, clock, self.machine.path(), Costs::quick())
    }

    fn backups(&self) -> Vec<Backup> {
        name::list(&self.folder.path().join("backups"))
    }

    fn turn(&self, seconds: i64, secret: &str) -> Result<Way, NoWay> {
        let slots = |folder: &std::path::Path| self.vault(folder, seconds);
        restore::turn(self.folder.path(), &self.backups()[0], &Secret::new(secret.to_owned()), &slots)
    }

    fn looks(&self, seconds: i64, secret: &str) -> bool {
        let slots = |folder: &std::path::Path| self.vault(folder, seconds);
        restore::key(self.folder.path(), &self.backups(), &Secret::new(secret.to_owned()), &slots).is_ok()
    }

    fn change_passphrase(&self) {
        let vault = self.vault(self.folder.path(), 0);
        vault.change(&key(), |slots, costs| slots.set_desk(&key(), &Secret::new(OTHER.to_owned()), costs)).unwrap();
    }

    fn keys(&self) -> std::path::PathBuf {
        self.folder.path().join("casebook.keys")
    }
}

fn is_wrong(turned: &Result<Way, NoWay>) -> bool {
    matches!(turned, Err(NoWay::Vault(VaultError::WrongSecret)))
}

fn waits(turned: &Result<Way, NoWay>) -> bool {
    matches!(turned, Err(NoWay::Vault(VaultError::Wait { .. })))
}

#[test]
fn wrong_tries_on_a_backup_wait_as_they_do_at_the_door() {
    let place = Place::new();
    for _free in 0..3 {
        assert!(is_wrong(&place.turn(0, "不是这一句口令，也不是那一句")));
    }
    assert!(waits(&place.turn(0, PASSPHRASE)), "though it is right, and right beside the backup, too");
    assert!(!place.looks(0, PASSPHRASE));
    let at_the_door = place.vault(place.folder.path(), 0).turn(&Secret::new(PASSPHRASE.to_owned()), &Whom::Desk);
    assert!(matches!(at_the_door, Err(VaultError::Wait { .. })), "one count for both");
    assert!(place.turn(6, PASSPHRASE).unwrap().keys.is_none());
}

#[test]
fn wrong_tries_on_the_slots_beside_a_backup_are_counted_in_the_data_folder() {
    let place = Place::new();
    files::remove(&place.keys()).unwrap();
    for _free in 0..3 {
        assert!(!waits(&place.turn(0, "不是这一句口令，也不是那一句")));
    }
    assert!(waits(&place.turn(0, PASSPHRASE)));
    assert!(!place.looks(0, PASSPHRASE), "nor by way of the list");
    assert!(place.turn(6, PASSPHRASE).unwrap().keys.is_some());
    assert!(place.turn(6, PASSPHRASE).is_ok(), "what succeeded is forgotten");
}

#[test]
fn a_passphrase_that_was_changed_goes_back_only_where_the_keys_of_today_are_gone_or_damaged() {
    let place = Place::new();
    place.change_passphrase();
    assert!(is_wrong(&place.turn(0, PASSPHRASE)));
    assert!(!place.looks(0, PASSPHRASE));
    assert!(place.turn(0, OTHER).unwrap().keys.is_none());
    assert!(place.looks(0, OTHER));
    files::write(&place.keys(), b"{}").unwrap();
    assert!(place.turn(0, PASSPHRASE).unwrap().keys.is_some());
    files::remove(&place.keys()).unwrap();
    assert!(place.turn(0, PASSPHRASE).unwrap().keys.is_some());
    assert!(!is_wrong(&place.turn(0, PASSPHRASE)) && place.turn(0, OTHER).is_err(), "a control");
}

/// Another desk's casebook in a folder of its own, where a backup of the place is gone back to.
fn other_desk() -> (tempfile::TempDir, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let other = DataKey::from_bytes([9; 32]);
    let (mut slots, _) = Slots::create(&other, &Secret::new(OTHER.to_owned()), Costs::quick()).unwrap();
    slots.write_file(&folder.path().join("casebook.keys"), &other).unwrap();
    Casebook::open(folder.path(), clock(), &other, Actor::administrator()).unwrap();
    let keys = files::read(&folder.path().join("casebook.keys")).unwrap();
    (folder, keys)
}

#[test]
fn slots_take_their_place_after_the_casebook_that_they_open_and_never_without_it() {
    let place = Place::new();
    let wanted = place.backups().remove(0);
    let (folder, before) = other_desk();
    let (live, keys) = (folder.path().join("casebook.db"), folder.path().join("casebook.keys"));
    let way = Way { key: key(), keys: Some(wanted.keys()) };
    // The copy cannot take its place: the old slots are still there.
    let aside = folder.path().join("aside.db");
    std::fs::rename(&live, &aside).unwrap();
    std::fs::create_dir(&live).unwrap();
    restore::over(folder.path(), &wanted, &way, clock()).unwrap_err();
    assert_eq!(files::read(&keys).unwrap(), before);
    let waiting = || {
        let entries = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.to_str().unwrap().contains("keys.restored")).collect::<Vec<_>>()
    };
    assert_eq!(waiting().len(), 1);
    std::fs::remove_dir(&live).unwrap();
    std::fs::rename(&aside, &live).unwrap();
    let door = || Door::with(folder.path(), clock(), place.machine.path(), Costs::quick());
    let turns = |secret: &str| door().unlock(&Secret::new(secret.to_owned()), &Whom::Desk).is_ok();
    assert!(turns(OTHER) && waiting().len() == 1, "the old casebook opens by its own slots");
    // Stopped after the exchange, before the slots had their name.
    std::fs::rename(folder.path().join("casebook.restoring"), &live).unwrap();
    assert!(turns(PASSPHRASE) && waiting().is_empty());
    // Done in one go it is the same.
    let (second, _) = other_desk();
    let restored = restore::over(second.path(), &wanted, &way, clock());
    assert!(restored.unwrap().1.unwrap().with_extension("keys").is_file(), "the old slots are kept");
    assert_eq!(files::read(&second.path().join("casebook.keys")).unwrap(), files::read(&wanted.keys()).unwrap());
}
