//! Going back to a backup with a secret, where the casebook cannot be opened any more or is gone: with the slots in the data
//! folder, else with those beside the backup, as on a new computer. It must not ask anybody.

use std::path::{Path, PathBuf};

use super::backup;
use super::door::vault_words;
use crate::casebook::backup::name::Backup;
use crate::casebook::backup::restore::Kept;
use crate::casebook::backup::{BackupError, Soundness};
use crate::casebook::{Actor, Casebook};
use crate::i18n::Tr;
use crate::platform::clock::Clock;
use crate::platform::files;
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

/// Turns the secret (the desk's passphrase or the recovery key) for this backup. Slow by intent: for a worker thread.
///
/// # Errors
/// Why it does not turn, or that the backup is not sound.
pub fn turn(folder: &Path, wanted: &Backup, secret: &Secret, slots: Slots<'_>) -> Result<Way, NoWay> {
    let here = turned(&slots(folder), secret);
    if let Ok(turned) = &here {
        must_be_the_desk(turned)?;
        if opens(wanted, &turned.key) {
            return Ok(Way { key: turned.key.clone(), keys: None });
        }
    }
    match (here, beside(wanted, secret, slots)?) {
        (_, Some(Ok(turned))) => {
            must_be_the_desk(&turned)?;
            let key = turned.key;
            if !opens(wanted, &key) {
                return Err(BackupError::NotSound(backup::verify(wanted, &key)).into());
            }
            // Slots that open this very casebook stay: they hold the secrets of today.
            let stay = slots(folder).slots().is_ok_and(|present| present.are_as_written(&key));
            Ok(Way { key, keys: (!stay).then(|| wanted.keys()) })
        }
        // A try that has to wait is told before one that was wrong.
        (Err(waits @ VaultError::Wait { .. }), _) => Err(NoWay::Vault(waits)),
        (_, Some(Err(error))) | (Err(error), None) => Err(NoWay::Vault(error)),
        (Ok(turned), None) => Err(BackupError::NotSound(backup::verify(wanted, &turned.key)).into()),
    }
}

/// The key with which a list of backups is looked through: of the data folder, else of the newest backup whose slots it turns
/// in. Slow by intent.
///
/// # Errors
/// Why it does not turn in the data folder.
pub fn key(folder: &Path, backups: &[Backup], secret: &Secret, slots: Slots<'_>) -> Result<DataKey, NoWay> {
    let here = turned(&slots(folder), secret);
    let found = match &here {
        Ok(turned) => Some(turned.clone()),
        Err(VaultError::Wait { .. }) => None,
        Err(_) => backups.iter().find_map(|backup| beside(backup, secret, slots).ok()?.and_then(Result::ok)),
    };
    match (found, here) {
        (Some(turned), _) => must_be_the_desk(&turned).map(|()| turned.key),
        (None, Err(error)) => Err(NoWay::Vault(error)),
        (None, Ok(_)) => Err(NoWay::NotTheDesk),
    }
}

fn turned(vault: &Vault, secret: &Secret) -> Result<Turned, VaultError> {
    vault.turn(secret, &Whom::Desk)
}

/// With the slots beside the backup; `None` where there are none.
fn beside(
    wanted: &Backup,
    secret: &Secret,
    slots: Slots<'_>,
) -> Result<Option<Result<Turned, VaultError>>, BackupError> {
    let keys = wanted.keys();
    if !keys.is_file() {
        return Ok(None);
    }
    let failed = |error| BackupError::of_file(&keys, error);
    let folder = tempfile::tempdir().map_err(failed)?;
    let bytes = files::read(&keys).map_err(failed)?;
    files::write(&folder.path().join(FILE_NAME), &bytes).map_err(failed)?;
    Ok(Some(turned(&slots(folder.path()), secret)))
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
