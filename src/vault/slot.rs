//! One slot: the data key, locked for one holder. What the slot says in clear is bound to what is locked, so that no slot
//! can be moved to another casebook, given to another holder or made cheaper.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::machine::fingerprint;
use super::secret::stretch;
use super::{Costs, DataKey, RecoveryKey, Secret, VaultError, random};

/// Whose slot it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Whoever knows the desk's passphrase.
    Desk,
    /// A person of the desk; the id is the one of the casebook's list, the name a help for choosing.
    Person { id: String, name: String },
    /// Whoever has the recovery key.
    Recovery,
}

/// Kinds of holder as the file names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Desk,
    Person,
    Recovery,
}

/// What locks a slot.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lock<'a> {
    Secret(&'a Secret),
    Recovery(&'a RecoveryKey),
}

/// A slot in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub(super) id: [u8; 8],
    pub(super) holder: Holder,
    pub(super) costs: Costs,
    salt: [u8; 16],
    /// The computer on which a short secret was set; `None` where the secret holds anywhere.
    machine: Option<[u8; 8]>,
    nonce: [u8; 24],
    locked: [u8; LOCKED],
}

/// A data key with its tag.
const LOCKED: usize = 48;

/// A slot as the file writes it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    id: String,
    kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    argon2id: Costs,
    salt: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    machine: Option<String>,
    nonce: String,
    locked_key: String,
    /// SHA-256 over all of the above and the casebook's id: tells decay from a wrong secret. Against a hand that would
    /// change it, too, what is bound to the locked key stands.
    check: String,
}

impl Slot {
    /// Locks the data key for this holder. `machine`: the computer's secret, for a short secret of a person.
    pub(super) fn lock(
        casebook: &[u8; 16],
        holder: Holder,
        key: &DataKey,
        with: Lock<'_>,
        machine: Option<&[u8]>,
        costs: Costs,
    ) -> Result<Slot, VaultError> {
        let mut slot = Slot {
            id: random()?,
            holder,
            costs,
            salt: random()?,
            machine: machine.map(|secret| fingerprint(secret, casebook)),
            nonce: random()?,
            locked: [0; LOCKED],
        };
        let cipher = cipher(&slot.key_of(with, machine)?);
        let payload = Payload { msg: key.bytes(), aad: &slot.bound(casebook) };
        let locked = cipher.encrypt(&XNonce::from(slot.nonce), payload).map_err(|_| VaultError::Damaged)?;
        slot.locked = locked.try_into().map_err(|_| VaultError::Damaged)?;
        Ok(slot)
    }

    /// The data key, if this opens the slot.
    ///
    /// # Errors
    /// [`VaultError::WrongSecret`], [`VaultError::OtherComputer`].
    pub(super) fn open(
        &self,
        casebook: &[u8; 16],
        with: Lock<'_>,
        machine: Option<&[u8]>,
    ) -> Result<DataKey, VaultError> {
        if !self.is_for(casebook, machine) {
            return Err(VaultError::OtherComputer);
        }
        let cipher = cipher(&self.key_of(with, machine)?);
        let payload = Payload { msg: &self.locked, aad: &self.bound(casebook) };
        let opened = cipher.decrypt(&XNonce::from(self.nonce), payload).map_err(|_| VaultError::WrongSecret)?;
        let opened = Zeroizing::new(opened);
        let mut bytes = Zeroizing::new([0; 32]);
        if opened.len() != bytes.len() {
            return Err(VaultError::Damaged);
        }
        bytes.copy_from_slice(&opened);
        Ok(DataKey::from_bytes(*bytes))
    }

    /// Whether it can be opened on the computer of this secret.
    pub(super) fn is_for(&self, casebook: &[u8; 16], machine: Option<&[u8]>) -> bool {
        let here = machine.map(|secret| fingerprint(secret, casebook));
        self.machine.is_none() || self.machine == here
    }

    /// The name by which wrong tries are counted.
    pub(super) fn name(&self) -> String {
        HEXLOWER.encode(&self.id)
    }

    fn key_of(&self, with: Lock<'_>, machine: Option<&[u8]>) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        match with {
            Lock::Secret(secret) => {
                secret.stretched(&self.salt, machine.filter(|_| self.machine.is_some()), self.costs)
            }
            Lock::Recovery(key) => stretch(key.bytes(), &self.salt, None, self.costs),
        }
    }

    /// What the locked key is bound to: each part behind its length, so that no two slots say the same. The name is not:
    /// one who marries keeps the secret. The seal of the file covers it.
    fn bound(&self, casebook: &[u8; 16]) -> Vec<u8> {
        let (kind, person) = match &self.holder {
            Holder::Desk => ("desk", ""),
            Holder::Person { id, .. } => ("person", id.as_str()),
            Holder::Recovery => ("recovery", ""),
        };
        let costs = [self.costs.memory_kib, self.costs.passes, self.costs.lanes].map(u32::to_be_bytes).concat();
        let machine = self.machine.map(Vec::from).unwrap_or_default();
        let parts: [&[u8]; 8] = [
            b"maplebridge.slot/1",
            casebook,
            &self.id,
            kind.as_bytes(),
            person.as_bytes(),
            &costs,
            &self.salt,
            &machine,
        ];
        let mut bound = Vec::new();
        for part in parts {
            bound.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            bound.extend_from_slice(part);
        }
        bound
    }

    fn check(&self, casebook: &[u8; 16]) -> String {
        let mut hash = Sha256::new();
        hash.update(self.bound(casebook));
        if let Holder::Person { name, .. } = &self.holder {
            hash.update(name);
            hash.update([0]);
        }
        hash.update(self.nonce);
        hash.update(self.locked);
        HEXLOWER.encode(&<[u8; 32]>::from(hash.finalize()))
    }

    /// As the file writes it.
    pub(super) fn write(&self, casebook: &[u8; 16]) -> Written {
        let (kind, person, name) = match &self.holder {
            Holder::Desk => (Kind::Desk, None, None),
            Holder::Person { id, name } => (Kind::Person, Some(id.clone()), Some(name.clone())),
            Holder::Recovery => (Kind::Recovery, None, None),
        };
        Written {
            id: self.name(),
            kind,
            person,
            name,
            argon2id: self.costs,
            salt: HEXLOWER.encode(&self.salt),
            machine: self.machine.map(|machine| HEXLOWER.encode(&machine)),
            nonce: HEXLOWER.encode(&self.nonce),
            locked_key: HEXLOWER.encode(&self.locked),
            check: self.check(casebook),
        }
    }

    /// The slot as the file wrote it; `Err` holds whose it seems to be where anything in it is not as it was written.
    pub(super) fn read(written: Written, casebook: &[u8; 16]) -> Result<Slot, Holder> {
        let holder = match written.kind {
            Kind::Desk => Holder::Desk,
            Kind::Recovery => Holder::Recovery,
            Kind::Person => {
                Holder::Person { id: written.person.unwrap_or_default(), name: written.name.unwrap_or_default() }
            }
        };
        let parts = || {
            Some(Slot {
                id: array(&written.id)?,
                holder: holder.clone(),
                costs: written.argon2id,
                salt: array(&written.salt)?,
                machine: match &written.machine {
                    Some(machine) => Some(array(machine)?),
                    None => None,
                },
                nonce: array(&written.nonce)?,
                locked: array(&written.locked_key)?,
            })
        };
        let slot = parts().filter(|slot| slot.costs.are_bearable() && slot.check(casebook) == written.check);
        slot.ok_or(holder)
    }
}

/// Bytes from hexadecimal figures, as many as there must be.
pub(super) fn array<const N: usize>(text: &str) -> Option<[u8; N]> {
    HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()
}

pub(super) fn cipher(key: &Zeroizing<[u8; 32]>) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(**key))
}
