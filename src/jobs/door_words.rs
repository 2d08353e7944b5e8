//! Why the door stays shut, in words that tell what to do. It decides nothing.

use std::io::ErrorKind;
use std::path::Path;

use super::door::{DoorError, Standing};
use super::reason::{why, why_unread};
use crate::casebook::Error;
use crate::i18n::Tr;
use crate::vault::{Easy, Holder, Typing, VaultError};

impl DoorError {
    /// What happened, and what to do.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            DoorError::Vault(error) => vault_words(error, tr),
            DoorError::Casebook(error) => error.message(tr),
            DoorError::Removed(name) => tr.door_removed(name),
            DoorError::Standing(standing) => standing.words(tr),
        }
    }

    /// The same of a casebook that is being opened, where nothing was to be saved: what a folder must allow for that.
    pub fn at_opening(&self, folder: &Path, tr: Tr) -> String {
        let shown = folder.display();
        let refused = |kind: &ErrorKind| matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem);
        match self {
            DoorError::Casebook(Error::DiskFull) => tr.door_disk_full(shown),
            DoorError::Vault(VaultError::File { kind: ErrorKind::StorageFull, .. }) => tr.door_disk_full(shown),
            DoorError::Casebook(Error::NotWritable { .. }) => tr.door_read_only(shown),
            DoorError::Vault(VaultError::File { kind, .. }) if refused(kind) => tr.door_read_only(shown),
            DoorError::Casebook(Error::DiskFault { .. }) => tr.door_disk_fault(shown),
            _ => self.message(tr),
        }
    }
}

impl Standing {
    /// What lies there, and what to do.
    pub fn words(&self, tr: Tr) -> String {
        match self {
            Standing::New => tr.door_new().to_owned(),
            Standing::Plain => tr.door_plain().to_owned(),
            Standing::Locked => tr.door_locked().to_owned(),
            Standing::KeysMissing => tr.door_keys_missing().to_owned(),
            Standing::KeysDamaged(error) => vault_words(error, tr),
            Standing::Unreadable { file, kind } => tr.door_unreadable(file, why_unread(*kind, tr)),
            Standing::CasebookMissing => tr.door_casebook_missing().to_owned(),
        }
    }
}

/// Why a key does not turn or cannot be changed.
pub fn vault_words(error: &VaultError, tr: Tr) -> String {
    match error {
        VaultError::NoRandomness => tr.door_no_randomness().to_owned(),
        VaultError::WrongSecret => tr.door_wrong_secret().to_owned(),
        VaultError::DeadRecovery => tr.door_dead_recovery().to_owned(),
        VaultError::NoSuchPerson(name) if name.is_empty() => tr.door_nobody().to_owned(),
        VaultError::NoSuchPerson(name) => tr.door_no_such_person(name),
        VaultError::Missing => tr.door_keys_missing().to_owned(),
        VaultError::Damaged => tr.door_keys_damaged().to_owned(),
        VaultError::Newer => tr.door_keys_newer().to_owned(),
        VaultError::SlotDamaged(Holder::Desk) => tr.door_slot_damaged_desk().to_owned(),
        VaultError::SlotDamaged(holder) => tr.door_slot_damaged(holder_words(holder, tr)),
        VaultError::OtherComputer => tr.door_other_computer().to_owned(),
        VaultError::Wait { seconds } => wait_words(*seconds, tr),
        VaultError::Typing(typing) => typing_words(*typing, tr),
        VaultError::TooShort { least } => tr.door_too_short(least),
        VaultError::TooEasy(Easy::OneSign) => tr.door_easy_sign().to_owned(),
        VaultError::TooEasy(Easy::Row) => tr.door_easy_row().to_owned(),
        VaultError::TooEasy(Easy::Name) => tr.door_easy_name().to_owned(),
        VaultError::SameSecret => tr.door_same_secret().to_owned(),
        VaultError::LastWayIn => tr.door_last_way_in().to_owned(),
        VaultError::File { file, kind: ErrorKind::InvalidInput } => {
            tr.door_file(file, why_unread(ErrorKind::InvalidInput, tr))
        }
        VaultError::File { file, kind } => tr.door_file(file, why(&(*kind).into(), tr)),
    }
}

fn holder_words(holder: &Holder, tr: Tr) -> String {
    match holder {
        Holder::Desk => tr.door_holder_desk().to_owned(),
        Holder::Recovery => tr.door_holder_recovery().to_owned(),
        Holder::Person { name, .. } => tr.door_holder_person(name),
    }
}

/// How long to wait, in whole minutes from one and a half on.
fn wait_words(seconds: u64, tr: Tr) -> String {
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    if seconds < 90 {
        tr.door_wait_seconds(number(seconds))
    } else {
        tr.door_wait_minutes(number(seconds.div_ceil(60)))
    }
}

fn typing_words(typing: Typing, tr: Tr) -> String {
    match typing {
        Typing::Length { typed } => tr.door_typing_length(typed),
        Typing::Sign(sign) => tr.door_typing_sign(sign),
        Typing::Group(number) => tr.door_typing_group(number),
    }
}

/// What a lost key means, before one is made.
pub fn casebook_may_be_lost(tr: Tr) -> &'static str {
    tr.door_may_be_lost()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn who_only_looks_is_not_told_that_nothing_was_saved() {
        let folder = Path::new("/somewhere");
        let not_writable = || Error::NotWritable { file: "f".to_owned(), reason: "os error 13".to_owned() };
        let read_only = VaultError::File { file: "f".to_owned(), kind: ErrorKind::ReadOnlyFilesystem };
        for lang in [Lang::Zh, Lang::En] {
            let tr = Tr(lang);
            let words = |error: DoorError| error.at_opening(folder, tr);
            assert_eq!(words(Error::DiskFull.into()), tr.door_disk_full("/somewhere"));
            assert_eq!(words(not_writable().into()), tr.door_read_only("/somewhere"));
            assert_eq!(words(read_only.clone().into()), tr.door_read_only("/somewhere"));
            assert_eq!(words(VaultError::WrongSecret.into()), tr.door_wrong_secret());
            assert_eq!(DoorError::from(Error::DiskFull).message(tr), tr.casebook_error_disk_full(), "while it is open");
            assert!(!not_writable().message(tr).contains("os error"));
        }
    }
}
