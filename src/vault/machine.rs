//! The computer's own secret: 32 random bytes in the user's configuration folder, not in the data folder. Mixed into a
//! short PIN it keeps a copied data folder from being opened by trying a million of them.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{VaultError, random};
use crate::platform::files;
use crate::platform::folders;

/// Name of the file in the configuration folder.
const FILE_NAME: &str = "machine.key";

/// Where the computer's secret lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Machine {
    file: Option<PathBuf>,
}

impl Machine {
    /// This user's on this computer.
    pub(super) fn own() -> Machine {
        Machine { file: folders::configuration().map(|folder| folder.join(FILE_NAME)) }
    }

    /// In this folder.
    pub(super) fn in_folder(folder: &Path) -> Machine {
        Machine { file: Some(folder.join(FILE_NAME)) }
    }

    /// The secret, if this computer has one.
    pub(super) fn secret(&self) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = Zeroizing::new(files::read_at_most(self.file.as_deref()?, 33).ok()?);
        (bytes.len() == 32).then_some(bytes)
    }

    /// The secret, which is made where this computer has none. `None` where there is no place for it.
    pub(super) fn secret_or_new(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let Some(file) = &self.file else { return Ok(None) };
        if let Some(secret) = self.secret() {
            return Ok(Some(secret));
        }
        let secret = Zeroizing::new(random::<32>()?.to_vec());
        files::write_private(file, &secret).map_err(|error| VaultError::file(file, &error))?;
        Ok(Some(secret))
    }
}

/// By which a slot knows the computer on which it was set; another for each casebook, so that two cannot be linked.
pub(super) fn fingerprint(secret: &[u8], casebook: &[u8; 16]) -> [u8; 8] {
    let mut hash = Sha256::new();
    hash.update(b"maplebridge.machine/1");
    hash.update(casebook);
    hash.update(secret);
    let digest: [u8; 32] = hash.finalize().into();
    let mut short = [0; 8];
    short.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computer_keeps_its_secret_and_no_other_has_it() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let here = Machine::in_folder(one.path());
        assert!(here.secret().is_none());
        let made = here.secret_or_new().unwrap().unwrap();
        assert_eq!(here.secret_or_new().unwrap().unwrap(), made);
        assert_ne!(Machine::in_folder(other.path()).secret_or_new().unwrap().unwrap(), made);
        assert_ne!(fingerprint(&made, &[1; 16]), fingerprint(&made, &[2; 16]));
    }
}
