//! Going back to a backup with a secret, where the casebook cannot be opened any more or is gone: with the slots in the data
//! folder, else with those beside the backup, as on a new computer. It must not ask anybody.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::backup;
use super::door::vault_words;
use crate::casebook::backup::exchange::Kept;
use crate::casebook::backup::name::Backup;
use crate::casebook::backup::{BackupError, Soundness};
use crate::casebook::{Actor, Casebook};
use crate::i18n::Tr;
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::vault::slots::{self, MOST_BYTES};
use crate::vault::{By, DataKey, FILE_NAME, Secret, Turned, Vault, VaultError, Whom};

/// Why there is no way to a backup.
#[derive(Debug)]
pub enum NoWay {
    /// The secret does not turn.
    Vault(VaultError),
    /// It turned, but only the desk's passphrase and the recovery key go back to a backup.
    NotTheDesk,
    Backup(BackupError),
}

impl From<BackupError> for NoWay {
    fn from(error: BackupError) -> NoWay {
        NoWay::Backup(error)
    }
}

/// How a backup is opened.
#[derive(Clone, Debug)]
pub struct Way {
    pub key: DataKey,
    /// The slots that must come into the data folder with it; `None` where those that are there stay.
    pub keys: Option<PathBuf>,
}

/// Where slots lie: [`Vault::at`], and with other costs in tests.
pub type Slots<'a> = &'a dyn Fn(&Path) -> Vault;

/// Turns the secret (the desk's passphrase or the recovery key) for this backup. Slow by intent: for a worker thread. A
/// secret of an earlier day, by the slots beside the backup, counts only where the slots of today are missing or damaged.
///
/// # Errors
/// Why it does not turn, or that the backup is not sound.
pub fn turn(folder: &Path, wanted: &Backup, secret: &Secret, slots: Slots<'_>) -> Result<Way, NoWay> {
    let vault = slots(folder);
    let here = turned(&vault, secret);
    match &here {
        Ok(turned) => {
            must_be_the_desk(turned)?;
            if opens(wanted, &turned.key) {
                return Ok(Way { key: turned.key.clone(), keys: None });
            }
        }
        // Who has to wait waits for the slots beside a backup, too.
        Err(waits @ VaultError::Wait { .. }) => return Err(NoWay::Vault(waits.clone())),
        Err(_) => {}
    }
    let Some(beside) = Beside::read(wanted)? else {
        return Err(match here {
            Err(error) => NoWay::Vault(error),
            Ok(turned) => BackupError::NotSound(backup::verify(wanted, &turned.key)).into(),
        });
    };
    let found = vault.try_elsewhere(&beside.casebook(), || beside.turn(secret, slots)).map_err(NoWay::Vault)?;
    must_be_the_desk(&found)?;
    let key = found.key;
    if !opens(wanted, &key) {
        return Err(BackupError::NotSound(backup::verify(wanted, &key)).into());
    }
    let stay = must_be_of_today(&vault, &key, here.err())?;
    Ok(Way { key, keys: (!stay).then(|| wanted.keys()) })
}

/// The key with which a list of backups is looked through: of the data folder, else of the newest backup whose slots it turns
/// in. Slow by intent.
///
/// # Errors
/// Why it does not turn in the data folder.
pub fn key(folder: &Path, backups: &[Backup], secret: &Secret, slots: Slots<'_>) -> Result<DataKey, NoWay> {
    let vault = slots(folder);
    let why_not = match turned(&vault, secret) {
        Ok(turned) => return must_be_the_desk(&turned).map(|()| turned.key),
        Err(waits @ VaultError::Wait { .. }) => return Err(NoWay::Vault(waits)),
        Err(error) => error,
    };
    // Slots of one casebook beside many backups are one try.
    let mut by_casebook: BTreeMap<String, Vec<Beside>> = BTreeMap::new();
    for beside in backups.iter().filter_map(|backup| Beside::read(backup).ok()?) {
        let same = by_casebook.entry(beside.casebook()).or_default();
        if !same.contains(&beside) {
            same.push(beside);
        }
    }
    for (casebook, besides) in by_casebook {
        let turn = || besides.iter().find_map(|beside| beside.turn(secret, slots).ok()).ok_or(VaultError::WrongSecret);
        match vault.try_elsewhere(&casebook, turn) {
            Ok(turned) => {
                must_be_the_desk(&turned)?;
                must_be_of_today(&vault, &turned.key, Some(why_not))?;
                return Ok(turned.key);
            }
            Err(waits @ VaultError::Wait { .. }) => return Err(NoWay::Vault(waits)),
            Err(_) => {}
        }
    }
    Err(NoWay::Vault(why_not))
}

/// Slots of today that open this very casebook demand a secret of today; whether they stay. `why_not`: why the secret did
/// not turn in them.
fn must_be_of_today(vault: &Vault, key: &DataKey, why_not: Option<VaultError>) -> Result<bool, NoWay> {
    let stay = vault.slots().is_ok_and(|present| present.are_as_written(key));
    match why_not {
        // A damaged slot of the desk cannot say whether its secret is still in force.
        None | Some(VaultError::SlotDamaged(_)) => Ok(stay),
        Some(error) if stay => Err(NoWay::Vault(error)),
        Some(_) => Ok(false),
    }
}

fn turned(vault: &Vault, secret: &Secret) -> Result<Turned, VaultError> {
    vault.turn(secret, &Whom::Desk)
}

/// The slots beside a backup.
#[derive(PartialEq, Eq)]
struct Beside {
    bytes: Vec<u8>,
}

impl Beside {
    /// `None` where there are none.
    fn read(wanted: &Backup) -> Result<Option<Beside>, BackupError> {
        let keys = wanted.keys();
        if !keys.is_file() {
            return Ok(None);
        }
        let read = files::read_at_most(&keys, MOST_BYTES + 1);
        read.map(|bytes| Some(Beside { bytes })).map_err(|error| BackupError::of_file(&keys, error))
    }

    /// The id of the casebook that they open; empty where they cannot be understood.
    fn casebook(&self) -> String {
        slots::read(&self.bytes).map(|slots| slots.casebook_id()).unwrap_or_default()
    }

    fn turn(&self, secret: &Secret, slots: Slots<'_>) -> Result<Turned, VaultError> {
        let file = |error: std::io::Error| VaultError::File { file: FILE_NAME.to_owned(), kind: error.kind() };
        let folder = tempfile::tempdir().map_err(file)?;
        files::write(&folder.path().join(FILE_NAME), &self.bytes).map_err(file)?;
        turned(&slots(folder.path()), secret)
    }
}

fn must_be_the_desk(turned: &Turned) -> Result<(), NoWay> {
    if matches!(turned.by, By::Desk | By::Recovery) { Ok(()) } else { Err(NoWay::NotTheDesk) }
}

fn opens(wanted: &Backup, key: &DataKey) -> bool {
    !matches!(backup::verify(wanted, key), Soundness::Damaged(_))
}

/// Goes back to the backup and opens it for the administrator; what was there is kept.
///
/// # Errors
/// As [`backup::make_ready`] and [`Casebook::restore_over`].
pub fn over(folder: &Path, wanted: &Backup, way: &Way, clock: Clock) -> Result<(Casebook, Kept), BackupError> {
    let ready = backup::make_ready(folder, wanted, &way.key)?;
    Casebook::restore_over(&ready, way.keys.as_deref(), clock, Actor::administrator())
}

impl NoWay {
    /// Why, and what to do.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            NoWay::Vault(error) => vault_words(error, tr),
            NoWay::NotTheDesk => tr.backup_not_the_desk().to_owned(),
            NoWay::Backup(error) => error.message(tr),
        }
    }
}
