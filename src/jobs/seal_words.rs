//! Why a key file cannot be used and why a file was not sealed, in words that say what to do. It must not decide
//! anything.

use crate::i18n::Tr;
use crate::seal::{KeyError, LARGEST_FILE, SealError, SealingKey};

/// Why a key or certificate file cannot be used.
pub fn key_error(error: KeyError, tr: Tr) -> String {
    let words = match error {
        KeyError::Name => tr.seal_key_name(),
        KeyError::Years => tr.seal_key_years(),
        KeyError::NoKey => tr.seal_key_no_key(),
        KeyError::NoCertificate => tr.seal_key_no_certificate(),
        KeyError::Unreadable => tr.seal_key_unreadable(),
        KeyError::NotP256 => tr.seal_key_not_p256(),
        KeyError::NotAPair => tr.seal_key_not_a_pair(),
        KeyError::SelfIssued => tr.seal_key_self_issued(),
        KeyError::Usage => tr.seal_key_usage(),
        KeyError::PassphraseMissing => tr.seal_key_passphrase_missing(),
        KeyError::PassphraseWrong => tr.seal_key_passphrase_wrong(),
        KeyError::PassphraseShort => return tr.seal_key_passphrase_short(SealingKey::SHORTEST_PASSPHRASE),
        KeyError::LockUnknown => tr.seal_key_lock_unknown(),
        KeyError::NotWritten => tr.seal_key_not_written(),
    };
    words.to_owned()
}

/// Why a file was not sealed.
pub fn seal_error(error: &SealError, tr: Tr) -> String {
    match error {
        SealError::AlreadySealed => tr.seal_already_sealed().to_owned(),
        SealError::TooLarge => tr.seal_too_large(LARGEST_FILE >> 21),
        SealError::Encrypted => tr.seal_encrypted().to_owned(),
        SealError::NoPage => tr.seal_no_page().to_owned(),
        SealError::TextHash => tr.seal_text_hash().to_owned(),
        SealError::DoesNotHold => tr.seal_not_done(tr.seal_does_not_hold()),
        SealError::Pdf(error) => tr.seal_not_done(error),
        SealError::Output(error) => tr.seal_not_done(error),
        SealError::Signature(error) => tr.seal_not_done(error),
    }
}
