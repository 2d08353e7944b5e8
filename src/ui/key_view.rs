//! The desk's key as the settings show it. Plain values: they are made in `app`.

use chrono::{NaiveDate, NaiveDateTime};

/// A key of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// Whom the certificate names.
    pub subject: String,
    /// Who issued it.
    pub issuer: String,
    pub is_self_issued: bool,
    /// SHA-256 of the certificate, hexadecimal.
    pub sha256: String,
    pub valid_from: NaiveDate,
    pub valid_to: NaiveDate,
    pub since: NaiveDateTime,
    /// It came from a file.
    pub is_from_file: bool,
}

/// What is asked of the desk's key.
#[derive(Clone, PartialEq, Eq)]
pub enum KeyAsk {
    /// Writes the certificate to this file.
    ExportCertificate(std::path::PathBuf),
    /// Writes certificate and key to this file, locked with the passphrase.
    ExportKey { path: std::path::PathBuf, passphrase: String },
    /// Uses certificate and key of this file from now on.
    Import { path: std::path::PathBuf, passphrase: String },
    /// Makes a new key.
    New,
}

/// A passphrase never comes into a message or a log.
impl std::fmt::Debug for KeyAsk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            KeyAsk::ExportCertificate(_) => "ExportCertificate",
            KeyAsk::ExportKey { .. } => "ExportKey",
            KeyAsk::Import { .. } => "Import",
            KeyAsk::New => "New",
        })
    }
}
