//! The key with which the desk seals what was signed: kept for ever, since old files are proved by old certificates.
//! It must not know what a certificate says; that is `seal`'s.

use chrono::NaiveDateTime;

use crate::domain::keyed::keyed;

keyed! {
    /// Where a key comes from.
    KeyOrigin {
        /// Made at this desk, with a certificate that it issued itself.
        SelfIssued = "self_issued",
        /// Read from a file.
        File = "file",
    }
}

/// A key of the desk.
#[derive(Clone, PartialEq, Eq)]
pub struct DeskKey {
    /// Its certificate and those that vouch for it, DER, its own first.
    pub certificates: Vec<Vec<u8>>,
    /// PKCS#8, DER.
    pub private_key: Vec<u8>,
    pub origin: KeyOrigin,
    pub since: NaiveDateTime,
}

/// The private key never comes into a message or a log.
impl std::fmt::Debug for DeskKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeskKey").field("origin", &self.origin).field("since", &self.since).finish_non_exhaustive()
    }
}
