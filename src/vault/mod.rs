//! Keys: what opens the casebook, and who holds it. The data key encrypts the file; slots lock it for a passphrase, for
//! each person and for the recovery key. It must not know SQL, nor hold a sentence.
//!
//! ```text
//! passphrase, PIN or recovery key ─ Argon2id (costs, salt, for a short PIN the computer's own secret) ─► opens a slot
//! slot ─ XChaCha20-Poly1305, bound to casebook, slot, holder and costs ─► data key ─► casebook.db (SQLCipher)
//! ```
//!
//! Who has the files and time enough can try any number of passphrases without this program; the costs make each try
//! dear. The wait after wrong tries holds back who sits at the screen.

mod costs;
mod key;
mod machine;
mod recovery;
mod secret;
mod slot;
pub mod slots;
mod tries;
mod turn;

pub use costs::Costs;
pub use key::DataKey;
pub use recovery::{RecoveryKey, Typing};
pub use secret::{Easy, LEAST_DESK, LEAST_PERSON, Secret};
pub use slot::Holder;
pub use slots::Slots;
pub use turn::{By, Turned, Vault, Whom};

/// Name of the slots file in the data folder.
pub const FILE_NAME: &str = "casebook.keys";
/// Name of the slots file while the casebook that it opens is being made.
pub const NEW_FILE_NAME: &str = "casebook.keys.new";
/// Name of the file that is locked while slots are made or tries are counted.
const LOCK_NAME: &str = "casebook.keys.lock";
/// Name of the file that counts wrong tries.
pub const TRIES_NAME: &str = "casebook.tries";

/// Why a key is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The computer gave no random numbers.
    #[error("no random numbers")]
    NoRandomness,
    /// The secret opens no slot of those that it was tried on.
    #[error("wrong secret")]
    WrongSecret,
    /// A well typed recovery key that opens nothing here: a newer one was made, or it is another casebook's.
    #[error("dead recovery key")]
    DeadRecovery,
    /// Nobody of this name has a slot.
    #[error("no person of this name")]
    NoSuchPerson(String),
    /// There is no slots file.
    #[error("no slots file")]
    Missing,
    /// The slots file as a whole cannot be understood.
    #[error("slots file damaged")]
    Damaged,
    /// The slots file was written by a newer program.
    #[error("slots file of a newer program")]
    Newer,
    /// The slot of this holder is not as it was written; the others may be well.
    #[error("damaged slot")]
    SlotDamaged(Holder),
    /// The short secret was set on another computer and opens on that one alone.
    #[error("set on another computer")]
    OtherComputer,
    /// After wrong tries the next one is allowed in so many seconds.
    #[error("wait {seconds} s")]
    Wait { seconds: u64 },
    /// The recovery key was mistyped.
    #[error("mistyped recovery key")]
    Typing(Typing),
    /// A secret has at least so many characters.
    #[error("shorter than {least}")]
    TooShort { least: usize },
    /// A secret that is guessed at once.
    #[error("too easy")]
    TooEasy(Easy),
    /// The new secret is the one that is in force.
    #[error("the same secret")]
    SameSecret,
    /// Then nobody could open the casebook any more.
    #[error("the last way in")]
    LastWayIn,
    /// A file that cannot be read or written.
    #[error("{file}: {kind}")]
    File { file: String, kind: std::io::ErrorKind },
}

impl VaultError {
    /// The kind alone, for the log.
    pub const fn log_word(&self) -> &'static str {
        match self {
            VaultError::NoRandomness => "no_randomness",
            VaultError::WrongSecret => "wrong_secret",
            VaultError::DeadRecovery => "dead_recovery",
            VaultError::NoSuchPerson(_) => "no_such_person",
            VaultError::Missing => "keys_missing",
            VaultError::Damaged => "keys_damaged",
            VaultError::Newer => "keys_newer",
            VaultError::SlotDamaged(_) => "slot_damaged",
            VaultError::OtherComputer => "other_computer",
            VaultError::Wait { .. } => "wait",
            VaultError::Typing(_) => "typing",
            VaultError::TooShort { .. } => "too_short",
            VaultError::TooEasy(_) => "too_easy",
            VaultError::SameSecret => "same_secret",
            VaultError::LastWayIn => "last_way_in",
            VaultError::File { .. } => "file",
        }
    }
}

impl VaultError {
    /// About a file that cannot be read or written.
    fn file(path: &std::path::Path, error: &std::io::Error) -> VaultError {
        VaultError::File { file: path.display().to_string(), kind: error.kind() }
    }
}

/// A name for somebody that nobody had before.
///
/// # Errors
/// [`VaultError::NoRandomness`].
pub fn new_id() -> Result<String, VaultError> {
    Ok(data_encoding::HEXLOWER.encode(&random::<8>()?))
}

/// Fills an array from the computer's random numbers.
fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::NoRandomness)?;
    Ok(bytes)
}
