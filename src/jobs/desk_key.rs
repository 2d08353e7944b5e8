//! The desk's key, made, brought in and taken along: between the casebook, which keeps it, and `seal`, which knows what
//! it is. Keys that sealed before stay for ever. It must not write a file.

use std::path::Path;

use super::seal_words::key_error;
use crate::casebook::command::Command;
use crate::casebook::desk_key::{DeskKey, KeyOrigin};
use crate::casebook::{Casebook, Error};
use crate::i18n::Tr;
use crate::seal::{CertificateInfo, KeyError, SealingKey};

/// A certificate that the desk issues itself is valid so long.
const YEARS: u8 = 10;
/// A file of certificate and key is far smaller, bytes.
const LARGEST_FILE: usize = 1 << 20;

/// Why nothing came of it.
#[derive(Debug)]
pub enum KeyProblem {
    /// The settings do not say the committee's name.
    NoCommittee,
    /// The desk has no key yet.
    NoKey,
    /// A .p12 or .pfx file.
    Pkcs12,
    /// Neither PEM nor anything like it.
    NotText,
    Key(KeyError),
    Casebook(Error),
}

impl From<KeyError> for KeyProblem {
    fn from(error: KeyError) -> KeyProblem {
        KeyProblem::Key(error)
    }
}

impl From<Error> for KeyProblem {
    fn from(error: Error) -> KeyProblem {
        KeyProblem::Casebook(error)
    }
}

impl KeyProblem {
    /// The sentence that says why, and what to do.
    pub fn message(&self, tr: Tr) -> String {
        let words = match self {
            KeyProblem::Casebook(error) => return error.message(tr),
            KeyProblem::Key(error) => return key_error(*error, tr),
            KeyProblem::NoCommittee => tr.key_no_committee(),
            KeyProblem::NoKey => tr.key_none_yet(),
            KeyProblem::Pkcs12 => tr.key_pkcs12(),
            KeyProblem::NotText => tr.key_not_text(),
        };
        words.to_owned()
    }
}

/// A key of the desk with what its certificate says.
#[derive(Clone, Debug)]
pub struct Known {
    pub key: DeskKey,
    pub certificate: CertificateInfo,
}

/// Every key of the desk that can be read, oldest first; the last one seals.
///
/// # Errors
/// Where the casebook cannot be read.
pub fn all(book: &Casebook) -> Result<Vec<Known>, KeyProblem> {
    let known = |key: DeskKey| {
        let certificate = SealingKey::from_der(&key.certificates, &key.private_key).ok()?.certificate();
        Some(Known { key, certificate })
    };
    Ok(book.desk_keys()?.into_iter().filter_map(known).collect())
}

/// The key that seals.
///
/// # Errors
/// [`KeyProblem::NoKey`] before one was made, or where it cannot be read.
pub fn sealing(book: &Casebook) -> Result<SealingKey, KeyProblem> {
    let key = book.desk_keys()?.pop().ok_or(KeyProblem::NoKey)?;
    Ok(SealingKey::from_der(&key.certificates, &key.private_key)?)
}

/// Makes a new key whose certificate names the committee of the settings; it seals from now on.
///
/// # Errors
/// Without a committee, or where the key cannot be made or kept.
pub fn make(book: &mut Casebook) -> Result<SealingKey, KeyProblem> {
    let committee = book.settings()?.committee.trim().to_owned();
    if committee.is_empty() {
        return Err(KeyProblem::NoCommittee);
    }
    let key = SealingKey::self_issued(&committee, book.clock().now(), YEARS)?;
    install(book, &key, KeyOrigin::SelfIssued)?;
    Ok(key)
}

/// Uses certificate and key of a file (PEM) from now on.
///
/// # Errors
/// What is wrong with the file or the passphrase.
pub fn import(book: &mut Casebook, bytes: &[u8], passphrase: Option<&str>) -> Result<SealingKey, KeyProblem> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.contains("-----BEGIN"));
    let Some(text) = text.filter(|text| text.len() <= LARGEST_FILE) else {
        // PKCS #12 is a DER sequence; PEM files are text.
        return Err(if bytes.first() == Some(&0x30) { KeyProblem::Pkcs12 } else { KeyProblem::NotText });
    };
    let key = SealingKey::from_pem(text, passphrase.filter(|passphrase| !passphrase.is_empty()))?;
    install(book, &key, KeyOrigin::File)?;
    Ok(key)
}

/// A file that ends so is never read as PEM, whatever is in it.
pub fn is_pkcs12(path: &Path) -> bool {
    let extension = path.extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
    ["p12", "pfx"].iter().any(|one| extension.eq_ignore_ascii_case(one))
}

fn install(book: &mut Casebook, key: &SealingKey, origin: KeyOrigin) -> Result<(), KeyProblem> {
    let key = DeskKey {
        certificates: key.certificates_der().to_vec(),
        private_key: key.private_key_der().to_vec(),
        origin,
        since: book.clock().now(),
    };
    book.run(Command::InstallDeskKey(Box::new(key)))?;
    Ok(())
}
