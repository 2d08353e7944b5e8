//! An older file that was laid into the casebook's place is whole by itself. The backups beside it tell: their names bear the
//! head of the chain when they were made, and a chain that went on from there holds it. It must not open a backup that the
//! chain accounts for.

use super::name::{self, BackupName};
use super::{FOLDER, Soundness, verify};
use crate::casebook::store::audit;
use crate::casebook::{Casebook, Error};

/// How the head of a casebook in which nothing happened yet is written.
const NOTHING: char = '0';

impl Casebook {
    /// The newest backup of the data folder that this very casebook made and that its chain knows nothing of, where no event
    /// of a restore or a salvage explains it. `None` for a casebook in memory.
    ///
    /// # Errors
    /// Where the chain cannot be read.
    pub fn backup_beyond(&self) -> Result<Option<BackupName>, Error> {
        let Some(place) = &self.place else { return Ok(None) };
        let Some(key) = &place.key else { return Ok(None) };
        for backup in name::list(&place.folder.join(FOLDER)) {
            if self.accounts_for(&backup.name)? {
                continue;
            }
            // One of another casebook, which somebody laid there, does not open; and a name alone proves nothing.
            if matches!(verify(&backup, key), Soundness::Sound | Soundness::ChainBroken) {
                return Ok(Some(backup.name));
            }
        }
        Ok(None)
    }

    /// Whether the chain went through the event with which a backup of this name ends, or a later restore or salvage explains
    /// that it did not: whoever goes back leaves the backups of the days between behind.
    ///
    /// # Errors
    /// Where the chain cannot be read.
    pub fn accounts_for(&self, name: &BackupName) -> Result<bool, Error> {
        let explained = audit::last_exchange(self.connection()?)?;
        let BackupName { at, events, head } = name;
        if explained.is_some_and(|exchanged| exchanged >= *at) {
            return Ok(true);
        }
        if *events == 0 {
            return Ok(head.chars().all(|figure| figure == NOTHING));
        }
        let hash = audit::hash_at(self.connection()?, *events)?;
        Ok(hash.is_some_and(|hash| hash.starts_with(head.as_str())))
    }
}
