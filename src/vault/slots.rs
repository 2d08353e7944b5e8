//! The slots file: who may open the casebook, and how. It is written whole or not at all, and readable for its owner
//! alone. It must not take a hostile file's word for anything.

use std::path::Path;

use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::slot::{Lock, Slot, Written, array, cipher};
use super::{Costs, DataKey, Holder, RecoveryKey, Secret, VaultError, random};
use crate::platform::files;

/// The form of the file.
const FORMAT: &str = "maplebridge.keys/1";
/// What the forms of all versions begin with.
const FORMATS: &str = "maplebridge.keys/";
/// A file that is larger is none of ours.
pub const MOST_BYTES: usize = 256 * 1024;
/// More people than work at one desk.
const MOST_SLOTS: u32 = 200;

/// The slots of one casebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slots {
    casebook: [u8; 16],
    /// The recovery key was written down.
    recovery_kept: bool,
    slots: Vec<Slot>,
    /// Slots that are not as they were written.
    damaged: Vec<DamagedSlot>,
    seal: Option<Seal>,
}

/// A slot that cannot be used. It is kept in the file as it stands: a better eye may still read it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct DamagedSlot {
    holder: Holder,
    written: Value,
}

/// A tag over the whole file under the data key: shows whoever opens it that no slot was added, taken away or put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seal {
    nonce: [u8; 24],
    tag: [u8; 16],
}

/// The file as JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    format: String,
    casebook: String,
    recovery_kept: bool,
    slots: Vec<Value>,
    seal: WrittenSeal,
}

/// The seal as JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSeal {
    nonce: String,
    tag: String,
}

/// The form alone, to tell a newer file from a damaged one.
#[derive(Deserialize)]
struct FormatOnly {
    format: String,
}

/// Reads a slots file.
///
/// # Errors
/// [`VaultError::Damaged`] where nothing can be made of it, [`VaultError::Newer`]. A single damaged slot is no error here.
pub fn read(bytes: &[u8]) -> Result<Slots, VaultError> {
    if bytes.len() > MOST_BYTES {
        return Err(VaultError::Damaged);
    }
    let format: FormatOnly = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
    if format.format != FORMAT {
        let number = format.format.strip_prefix(FORMATS).and_then(|rest| rest.parse::<u32>().ok());
        return Err(if number.is_some_and(|number| number > 1) { VaultError::Newer } else { VaultError::Damaged });
    }
    let file: WrittenFile = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
    let casebook = array(&file.casebook).ok_or(VaultError::Damaged)?;
    if usize::try_from(MOST_SLOTS).is_ok_and(|most| file.slots.len() > most) {
        return Err(VaultError::Damaged);
    }
    let seal = array(&file.seal.nonce).zip(array(&file.seal.tag)).map(|(nonce, tag)| Seal { nonce, tag });
    let mut slots = Slots { casebook, recovery_kept: file.recovery_kept, slots: Vec::new(), damaged: Vec::new(), seal };
    for written in file.slots {
        slots.take_in(written);
    }
    Ok(slots)
}

impl Slots {
    /// The slots of a new casebook: the desk's passphrase and a recovery key, for this data key.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::NoRandomness`].
    pub fn create(key: &DataKey, desk: &Secret, costs: Costs) -> Result<(Slots, RecoveryKey), VaultError> {
        desk.fits_desk()?;
        let casebook = random()?;
        let mut slots = Slots { casebook, recovery_kept: false, slots: Vec::new(), damaged: Vec::new(), seal: None };
        slots.set(Holder::Desk, key, Lock::Secret(desk), None, costs)?;
        let recovery = slots.new_recovery(key, costs)?;
        Ok((slots, recovery))
    }

    /// Reads the file of this name.
    ///
    /// # Errors
    /// [`VaultError::Missing`], [`VaultError::File`], and as [`read`].
    pub fn read_file(file: &Path) -> Result<Slots, VaultError> {
        match files::read_at_most(file, MOST_BYTES + 1) {
            Ok(bytes) => read(&bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(VaultError::Missing),
            Err(error) => Err(VaultError::file(file, &error)),
        }
    }

    /// Writes the file whole, sealed with the data key.
    ///
    /// # Errors
    /// [`VaultError::File`]; the old file is then unchanged.
    pub fn write_file(&mut self, file: &Path, key: &DataKey) -> Result<(), VaultError> {
        let bytes = self.write(key)?;
        files::write_private(file, &bytes).map_err(|error| VaultError::file(file, &error))
    }

    /// The bytes of the file, sealed with the data key.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn write(&mut self, key: &DataKey) -> Result<Vec<u8>, VaultError> {
        let nonce = random()?;
        let payload = Payload { msg: b"", aad: &self.sealed_words() };
        let tag = cipher(&sealing_key(key)).encrypt(&XNonce::from(nonce), payload).map_err(|_| VaultError::Damaged)?;
        let seal = Seal { nonce, tag: tag.try_into().map_err(|_| VaultError::Damaged)? };
        self.seal = Some(seal);
        let file = WrittenFile {
            format: FORMAT.to_owned(),
            casebook: HEXLOWER.encode(&self.casebook),
            recovery_kept: self.recovery_kept,
            slots: self.written_slots(),
            seal: WrittenSeal { nonce: HEXLOWER.encode(&seal.nonce), tag: HEXLOWER.encode(&seal.tag) },
        };
        let mut bytes = serde_json::to_vec_pretty(&file).map_err(|_| VaultError::Damaged)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Whether the file is as whoever had this data key last wrote it.
    pub fn are_as_written(&self, key: &DataKey) -> bool {
        let Some(seal) = self.seal else { return false };
        let payload = Payload { msg: &seal.tag, aad: &self.sealed_words() };
        cipher(&sealing_key(key)).decrypt(&XNonce::from(seal.nonce), payload).is_ok()
    }

    /// Every holder of a slot that can be used, in the order of the file.
    pub fn holders(&self) -> impl Iterator<Item = &Holder> {
        self.slots.iter().map(|slot| &slot.holder)
    }

    /// Holders whose slot is damaged.
    pub fn damaged(&self) -> impl Iterator<Item = &Holder> {
        self.damaged.iter().map(|slot| &slot.holder)
    }

    /// Whether the recovery key was written down.
    pub const fn recovery_is_kept(&self) -> bool {
        self.recovery_kept
    }

    /// The recovery key was written down.
    pub const fn keep_recovery(&mut self) {
        self.recovery_kept = true;
    }

    /// Gives a person a way in, or another secret. `machine`: the computer's secret, mixed into a short one.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::NoRandomness`].
    pub(super) fn set_person(
        &mut self,
        holder: Holder,
        key: &DataKey,
        secret: &Secret,
        machine: Option<&[u8]>,
        costs: Costs,
    ) -> Result<(), VaultError> {
        if let Holder::Person { name, .. } = &holder {
            secret.fits_person(name)?;
        }
        self.set(holder, key, Lock::Secret(secret), machine.filter(|_| secret.is_weak()), costs)
    }

    /// Whether this secret opens the slot of this holder.
    pub(super) fn open_with(&self, holder: &Holder, secret: &Secret, machine: Option<&[u8]>) -> bool {
        let slot = self.slots.iter().find(|slot| is_same(&slot.holder, holder));
        slot.is_some_and(|slot| slot.open(&self.casebook, Lock::Secret(secret), machine).is_ok())
    }

    /// Another passphrase for the desk.
    ///
    /// # Errors
    /// [`VaultError::TooShort`], [`VaultError::NoRandomness`].
    pub fn set_desk(&mut self, key: &DataKey, secret: &Secret, costs: Costs) -> Result<(), VaultError> {
        secret.fits_desk()?;
        self.set(Holder::Desk, key, Lock::Secret(secret), None, costs)
    }

    /// Another recovery key; the old one opens nothing any more.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn new_recovery(&mut self, key: &DataKey, costs: Costs) -> Result<RecoveryKey, VaultError> {
        let recovery = RecoveryKey::random()?;
        self.set(Holder::Recovery, key, Lock::Recovery(&recovery), None, costs)?;
        self.recovery_kept = false;
        Ok(recovery)
    }

    /// Another name for a person; the secret stays.
    pub fn rename(&mut self, id: &str, name: &str) {
        for slot in &mut self.slots {
            match &mut slot.holder {
                Holder::Person { id: same, name: old } if same == id => name.clone_into(old),
                _ => {}
            }
        }
    }

    /// Takes a holder's way in away.
    ///
    /// # Errors
    /// [`VaultError::LastWayIn`]: a slot of the desk's own, passphrase or recovery key, stays.
    pub fn remove(&mut self, holder: &Holder) -> Result<(), VaultError> {
        let stays = |slot: &Slot| !is_same(&slot.holder, holder);
        let is_the_desks = |slot: &&Slot| !matches!(slot.holder, Holder::Person { .. });
        if !self.slots.iter().filter(is_the_desks).any(stays) {
            return Err(VaultError::LastWayIn);
        }
        self.slots.retain(stays);
        self.damaged.retain(|slot| !is_same(&slot.holder, holder));
        Ok(())
    }

    /// The id of the casebook that the slots open, in 32 hexadecimal figures.
    pub fn casebook_id(&self) -> String {
        HEXLOWER.encode(&self.casebook)
    }

    /// The same as bytes.
    pub(super) const fn casebook(&self) -> &[u8; 16] {
        &self.casebook
    }

    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    fn set(
        &mut self,
        holder: Holder,
        key: &DataKey,
        with: Lock<'_>,
        machine: Option<&[u8]>,
        costs: Costs,
    ) -> Result<(), VaultError> {
        let slot = Slot::lock(&self.casebook, holder, key, with, machine, costs)?;
        self.damaged.retain(|damaged| !is_same(&damaged.holder, &slot.holder));
        match self.slots.iter_mut().find(|old| is_same(&old.holder, &slot.holder)) {
            Some(old) => *old = slot,
            None => self.slots.push(slot),
        }
        Ok(())
    }

    fn take_in(&mut self, written: Value) {
        let holder = || {
            let text = |key: &str| written.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            match text("kind").as_str() {
                "desk" => Holder::Desk,
                "recovery" => Holder::Recovery,
                _ => Holder::Person { id: text("person"), name: text("name") },
            }
        };
        let read = serde_json::from_value::<Written>(written.clone()).map_err(|_| holder());
        match read.and_then(|slot| Slot::read(slot, &self.casebook)) {
            Ok(slot) if self.may_hold(&slot) => self.slots.push(slot),
            Ok(Slot { holder, .. }) | Err(holder) => self.damaged.push(DamagedSlot { holder, written }),
        }
    }

    /// Whether a slot of a file is tried beside those that were read before it. A second slot for the same holder is none of
    /// ours; many under one name, which a try takes one after the other, would keep whoever bears it waiting for minutes.
    fn may_hold(&self, slot: &Slot) -> bool {
        let sum = |counts: &dyn Fn(&Slot) -> bool| -> u64 {
            self.slots.iter().filter(|other| counts(other)).map(|other| other.costs.work()).sum()
        };
        let work = slot.costs.work();
        let of_the_name = sum(&|other| is_same_name(&other.holder, &slot.holder)).saturating_add(work);
        let of_all = sum(&|_| true).saturating_add(work);
        self.slots.iter().all(|other| !is_same(&other.holder, &slot.holder) && other.id != slot.id)
            && of_the_name <= Costs::most_work_of_a_name()
            && of_all <= Costs::usual().work().saturating_mul(u64::from(MOST_SLOTS))
    }

    fn written_slots(&self) -> Vec<Value> {
        let slots = self.slots.iter().filter_map(|slot| serde_json::to_value(slot.write(&self.casebook)).ok());
        slots.chain(self.damaged.iter().map(|slot| slot.written.clone())).collect()
    }

    /// What the seal covers: everything but itself.
    fn sealed_words(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(FORMAT);
        hash.update(self.casebook);
        hash.update([u8::from(self.recovery_kept)]);
        for slot in self.written_slots() {
            hash.update(slot.to_string());
            hash.update([0]);
        }
        hash.finalize().to_vec()
    }
}

/// A key of its own for the seal, so that the data key does one thing.
fn sealing_key(key: &DataKey) -> Zeroizing<[u8; 32]> {
    let mut hash = Sha256::new();
    hash.update(b"maplebridge.keys.seal/1");
    hash.update(key.bytes());
    Zeroizing::new(hash.finalize().into())
}

/// Whether a secret typed for one is tried on the other, too.
fn is_same_name(one: &Holder, other: &Holder) -> bool {
    matches!((one, other), (Holder::Person { name: one, .. }, Holder::Person { name: other, .. }) if one == other)
}

/// Whether both are the same holder: a person by id, whatever the name.
fn is_same(one: &Holder, other: &Holder) -> bool {
    match (one, other) {
        (Holder::Person { id: one, .. }, Holder::Person { id: other, .. }) => one == other,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests;
