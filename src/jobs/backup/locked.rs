//! A backup that leaves the computer is locked once more, as an `age` file (age-encryption.org/v1) for one X25519
//! recipient. Its identity follows from the data key alone: whoever opens the keys file beside the backup, with the desk
//! passphrase or the recovery key, opens the backup too, on any computer. It must not keep a key anywhere.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::str::FromStr;

use age::x25519::Identity;
use age::{Decryptor, Encryptor};
use data_encoding::{Encoding, HEXLOWER, Specification};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::platform::files;
use crate::vault::DataKey;

/// Stands before the data key where it is hashed, so that this secret tells nothing of any other made from it.
const TAG: &[u8] = b"maplebridge.second-folder/1";
const FOLDER_TAG: &[u8] = b"maplebridge.second-folder.name/1";
/// How the names of those folders begin.
pub(super) const FOLDER_START: &str = "maplebridge-";
/// So many figures of its digest name a casebook's folder.
const FOLDER_FIGURES: usize = 16;
/// A casebook larger than this is none: 64 GiB.
const MOST: u64 = 64 << 30;

/// The folder of this casebook in a second folder that several desks share. It tells nothing of the key.
pub(super) fn folder_name(key: &DataKey) -> String {
    let mut hasher = Sha256::new();
    hasher.update(FOLDER_TAG);
    hasher.update(key.bytes());
    let figures = HEXLOWER.encode(&hasher.finalize());
    format!("{FOLDER_START}{}", figures.chars().take(FOLDER_FIGURES).collect::<String>())
}

/// Writes the file, locked, whole or not at all.
///
/// # Errors
/// What the system says.
pub(super) fn lock(from: &Path, to: &Path, key: &DataKey) -> io::Result<()> {
    let identity = identity(key)?;
    files::write_with(to, |file| {
        let recipient = identity.to_public();
        let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _)).map_err(io::Error::other)?;
        let mut locked = encryptor.wrap_output(BufWriter::new(file))?;
        io::copy(&mut BufReader::new(files::open(from)?), &mut locked)?;
        locked.finish()?.flush()
    })
}

/// Writes what was locked, whole or not at all: a changed, cut or foreign file leaves nothing behind.
///
/// # Errors
/// What the system says; `InvalidData` where the file was not locked for this key, or is no longer as it was.
pub(super) fn unlock(from: &Path, to: &Path, key: &DataKey) -> io::Result<()> {
    let identity = identity(key)?;
    let invalid = |error: age::DecryptError| io::Error::new(io::ErrorKind::InvalidData, error);
    files::write_with(to, |file| {
        let decryptor = Decryptor::new_buffered(BufReader::new(files::open(from)?)).map_err(invalid)?;
        if decryptor.is_scrypt() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let opened = decryptor.decrypt(std::iter::once(&identity as _)).map_err(invalid)?;
        let mut file = BufWriter::new(file);
        // The reader hands out pieces before it has seen the end: they count only once the end was reached.
        io::copy(&mut opened.take(MOST), &mut file)?;
        file.flush()
    })
}

/// The X25519 identity of this casebook.
fn identity(key: &DataKey) -> io::Result<Identity> {
    let mut hasher = Sha256::new();
    hasher.update(TAG);
    hasher.update(key.bytes());
    let secret = Zeroizing::new(<[u8; 32]>::from(hasher.finalize()));
    let text = written(&secret).ok_or(io::ErrorKind::InvalidData)?;
    Identity::from_str(&text).map_err(io::Error::other)
}

/// A secret as age writes it: Bech32 (BIP 173) under this name, in capitals.
fn written(secret: &[u8; 32]) -> Option<Zeroizing<String>> {
    const NAME: &str = "age-secret-key-";
    const FIGURES: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let mut specification = Specification::new();
    specification.symbols.push_str(FIGURES);
    let encoding: Encoding = specification.encoding().ok()?;
    let data = Zeroizing::new(encoding.encode(secret));
    let value = |ch: char| FIGURES.find(ch).and_then(|at| u32::try_from(at).ok());
    let values: Option<Zeroizing<Vec<u32>>> = data.chars().map(value).collect::<Option<_>>().map(Zeroizing::new);
    let check = checksum(NAME, &values?);
    let figure = |place: u32| FIGURES.chars().nth(usize::try_from((check >> (5 * (5 - place))) & 31).ok()?);
    let check: String = (0..6).map(figure).collect::<Option<_>>()?;
    let text = Zeroizing::new(format!("{NAME}1{}{check}", data.as_str()));
    Some(Zeroizing::new(text.to_uppercase()))
}

/// The checksum of Bech32 over the name and the five-bit figures.
fn checksum(name: &str, values: &[u32]) -> u32 {
    const GENERATORS: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let high = name.bytes().map(|byte| u32::from(byte >> 5));
    let low = name.bytes().map(|byte| u32::from(byte & 31));
    let all = high.chain([0]).chain(low).chain(values.iter().copied()).chain([0; 6]);
    let sum = all.fold(1_u32, |sum, value| {
        let top = sum >> 25;
        let shifted = ((sum & 0x01ff_ffff) << 5) ^ value;
        let turned = GENERATORS.iter().zip(0_u32..).filter(|(_, bit)| (top >> bit) & 1 == 1);
        turned.fold(shifted, |sum, (generator, _)| sum ^ generator)
    });
    sum ^ 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use age::secrecy::ExposeSecret;

    fn key(byte: u8) -> DataKey {
        DataKey::from_bytes([byte; 32])
    }

    #[test]
    fn a_secret_is_written_as_age_itself_writes_it() {
        for _ in 0..50 {
            let made = Identity::generate().to_string();
            let text = made.expose_secret();
            let small = text.to_lowercase();
            let data = small.strip_prefix("age-secret-key-1").unwrap().as_bytes();
            let mut specification = Specification::new();
            specification.symbols.push_str("qpzry9x8gf2tvdw0s3jn54khce6mua7l");
            let bytes = specification.encoding().unwrap().decode(&data[..52]).unwrap();
            assert_eq!(written(&bytes.try_into().unwrap()).unwrap().as_str(), text);
        }
    }

    #[test]
    fn each_casebook_has_its_own_identity_and_always_the_same() {
        let text = |byte| identity(&key(byte)).unwrap().to_public().to_string();
        assert_eq!(text(1), text(1));
        assert_ne!(text(1), text(2));
        assert_eq!(folder_name(&key(1)), folder_name(&key(1)));
        assert_ne!(folder_name(&key(1)), folder_name(&key(2)));
    }

    #[test]
    fn what_was_locked_opens_with_its_key_alone_and_only_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        let words = "林志远与关伯年".repeat(20_000);
        files::write(&place("plain"), words.as_bytes()).unwrap();
        lock(&place("plain"), &place("locked"), &key(1)).unwrap();
        let locked = files::read(&place("locked")).unwrap();
        assert!(locked.starts_with(b"age-encryption.org/v1"));
        assert!(!locked.windows(9).any(|window| window == "林志远".as_bytes()));

        unlock(&place("locked"), &place("open"), &key(1)).unwrap();
        assert_eq!(files::read(&place("open")).unwrap(), words.as_bytes());

        assert_eq!(unlock(&place("locked"), &place("other"), &key(2)).unwrap_err().kind(), io::ErrorKind::InvalidData);
        let mut flipped = locked.clone();
        let last = flipped.len() - 1;
        flipped[last] ^= 1;
        files::write(&place("flipped"), &flipped).unwrap();
        files::write(&place("cut"), &locked[..locked.len() / 2]).unwrap();
        files::write(&place("none"), b"no such file").unwrap();
        for broken in ["flipped", "cut", "none"] {
            assert!(unlock(&place(broken), &place("other"), &key(1)).is_err(), "{broken}");
            assert!(!place("other").exists(), "{broken} left something behind");
        }
    }
}
