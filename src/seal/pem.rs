//! The text form of certificates and keys (PEM, RFC 7468) and the key that is locked with a passphrase (PKCS#8,
//! RFC 5958). It must not judge what a certificate says.

use der::pem::{LineEnding, decode_vec, encode_string};
use der::{Decode, SecretDocument};
use p256::SecretKey;
use p256::elliptic_curve::common::getrandom::SysRng;
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use pkcs8::pkcs5::{self, EncryptionScheme, pbes2};
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};

use super::key::KeyError;

/// A locked key that would take minutes to open is no key of a desk: PBKDF2 rounds, scrypt's memory cost.
const MOST_ROUNDS: u32 = 5_000_000;
const MOST_SCRYPT: u64 = 1 << 20;

/// What stands in a key file.
#[derive(Default)]
pub(super) struct Contents {
    /// DER, in the order of the file.
    pub certificates: Vec<Vec<u8>>,
    pub keys: Vec<KeyBlock>,
}

/// A private key as the file holds it.
pub(super) enum KeyBlock {
    /// PKCS#8.
    Plain(Vec<u8>),
    /// PKCS#8, encrypted.
    Locked(Vec<u8>),
    /// The form that OpenSSL calls EC PRIVATE KEY (SEC 1).
    Sec1(Vec<u8>),
    /// Locked in the old way of OpenSSL.
    OldLock,
    /// A key of another kind.
    Foreign,
}

/// The blocks of a text; what stands between them does not count.
pub(super) fn read(text: &str) -> Result<Contents, KeyError> {
    let mut contents = Contents::default();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("-----BEGIN ") {
        let (label, _) = after.split_once("-----").ok_or(KeyError::Unreadable)?;
        let end = format!("-----END {label}-----");
        let (body, next) = after.split_once(end.as_str()).ok_or(KeyError::Unreadable)?;
        let inside = body.get(label.len() + 5..).unwrap_or_default();
        take(&mut contents, label, inside)?;
        rest = next;
    }
    Ok(contents)
}

fn take(contents: &mut Contents, label: &str, inside: &str) -> Result<(), KeyError> {
    let decoded = || {
        let block = format!("-----BEGIN {label}-----\n{}-----END {label}-----\n", in_lines(inside));
        decode_vec(block.as_bytes()).map(|(_, der)| der).map_err(|_| KeyError::Unreadable)
    };
    match label {
        "CERTIFICATE" | "X509 CERTIFICATE" => contents.certificates.push(decoded()?),
        "PRIVATE KEY" => contents.keys.push(KeyBlock::Plain(decoded()?)),
        "ENCRYPTED PRIVATE KEY" => contents.keys.push(KeyBlock::Locked(decoded()?)),
        "EC PRIVATE KEY" if inside.contains("ENCRYPTED") => contents.keys.push(KeyBlock::OldLock),
        "EC PRIVATE KEY" => contents.keys.push(KeyBlock::Sec1(decoded()?)),
        other if other.ends_with("PRIVATE KEY") => contents.keys.push(KeyBlock::Foreign),
        // Parameters of a curve and the like say nothing that the key does not say.
        _ => {}
    }
    Ok(())
}

/// In lines of 64, whatever length they had: editors and mail change it.
fn in_lines(inside: &str) -> String {
    let mut lines = String::new();
    for (place, sign) in inside.chars().filter(|sign| !sign.is_whitespace()).enumerate() {
        if place > 0 && place % 64 == 0 {
            lines.push('\n');
        }
        lines.push(sign);
    }
    lines.push('\n');
    lines
}

/// The key of a block.
pub(super) fn open(block: &KeyBlock, passphrase: Option<&str>) -> Result<SecretKey, KeyError> {
    match block {
        KeyBlock::Plain(der) => plain(der),
        KeyBlock::Sec1(der) => SecretKey::from_sec1_der(der).map_err(|_| KeyError::NotP256),
        KeyBlock::Locked(der) => unlock(der, passphrase.ok_or(KeyError::PassphraseMissing)?),
        KeyBlock::OldLock => Err(KeyError::LockUnknown),
        KeyBlock::Foreign => Err(KeyError::NotP256),
    }
}

fn plain(der: &[u8]) -> Result<SecretKey, KeyError> {
    PrivateKeyInfoRef::from_der(der).map_err(|_| KeyError::Unreadable)?;
    SecretKey::from_pkcs8_der(der).map_err(|_| KeyError::NotP256)
}

fn unlock(der: &[u8], passphrase: &str) -> Result<SecretKey, KeyError> {
    let locked = EncryptedPrivateKeyInfoRef::from_der(der).map_err(|_| KeyError::Unreadable)?;
    if !is_bearable(&locked.encryption_algorithm) {
        return Err(KeyError::LockUnknown);
    }
    let opened = locked.decrypt(passphrase).map_err(|error| match error {
        pkcs8::Error::EncryptedPrivateKey(pkcs5::Error::DecryptFailed) => KeyError::PassphraseWrong,
        pkcs8::Error::EncryptedPrivateKey(_) => KeyError::LockUnknown,
        // A wrong passphrase that happens to give a proper end gives no proper key.
        _ => KeyError::PassphraseWrong,
    })?;
    PrivateKeyInfoRef::from_der(opened.as_bytes()).map_err(|_| KeyError::PassphraseWrong)?;
    SecretKey::from_pkcs8_der(opened.as_bytes()).map_err(|_| KeyError::NotP256)
}

fn is_bearable(scheme: &EncryptionScheme) -> bool {
    let EncryptionScheme::Pbes2(pbes2::Parameters { kdf, .. }) = scheme else { return false };
    let rounds = kdf.pbkdf2().is_none_or(|with| with.iteration_count <= MOST_ROUNDS);
    let memory = kdf.scrypt().is_none_or(|with| {
        let cost = u64::from(with.block_size).saturating_mul(u64::from(with.parallelization));
        with.cost_parameter.saturating_mul(cost) <= MOST_SCRYPT
    });
    rounds && memory
}

/// A certificate as text.
pub(super) fn certificate(der: &[u8]) -> Result<String, KeyError> {
    encode_string("CERTIFICATE", LineEnding::LF, der).map_err(|_| KeyError::NotWritten)
}

/// The key as text, locked with a passphrase (scrypt and AES-256).
pub(super) fn locked(key: &SecretKey, passphrase: &str) -> Result<String, KeyError> {
    let plain: SecretDocument = key.to_pkcs8_der().map_err(|_| KeyError::NotWritten)?;
    let info = PrivateKeyInfoRef::from_der(plain.as_bytes()).map_err(|_| KeyError::NotWritten)?;
    let locked = info.encrypt_with_rng(&mut SysRng, passphrase).map_err(|_| KeyError::NotWritten)?;
    encode_string("ENCRYPTED PRIVATE KEY", LineEnding::LF, locked.as_bytes()).map_err(|_| KeyError::NotWritten)
}
