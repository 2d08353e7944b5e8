//! Keys: what opens the casebook, and who holds it. The data key encrypts the file; slots lock it for a passphrase, for
//! each person and for the recovery key. It must not know SQL, nor hold a sentence.

mod key;

pub use key::DataKey;

/// Why a key is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The computer gave no random numbers.
    #[error("no random numbers")]
    NoRandomness,
}
