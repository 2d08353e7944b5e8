//! A casebook that cannot be opened: which page says why, what it means and what can be done.

use std::path::Path;

use crate::casebook::{Error, LOCK_NAME};
use crate::i18n::Tr;
use crate::jobs::backup;
use crate::jobs::door::{DoorError, Standing};
use crate::platform::lock::{self, FileLock};
use crate::ui::front_view::{FrontAsk, ShutPage};

/// What lies in the folder cannot be opened with a secret.
pub(super) fn page(standing: &Standing, path: &Path, tr: Tr) -> ShutPage {
    let folder = path.display();
    let (title, what, todo) = match standing {
        Standing::KeysMissing => (tr.front_shut_keys(), tr.front_shut_keys_what(folder), tr.front_shut_keys_do()),
        Standing::KeysDamaged(_) => {
            (tr.front_shut_keys_damaged(), tr.front_shut_keys_damaged_what(folder), tr.front_shut_keys_do())
        }
        Standing::CasebookMissing => {
            (tr.front_shut_missing(), tr.front_shut_missing_what(folder), tr.front_shut_missing_do())
        }
        Standing::Unreadable { .. } => (tr.front_shut_other(), standing.words(tr), ""),
        Standing::New | Standing::Plain | Standing::Locked => (tr.front_shut_other(), String::new(), ""),
    };
    let sentences = [what, todo.to_owned(), backups(path, tr)].into_iter().filter(|words| !words.is_empty()).collect();
    with_restore(with_doors(title, sentences, tr), tr)
}

/// What could be gone back to.
fn backups(folder: &Path, tr: Tr) -> String {
    let all = backup::all(folder, None);
    let Some(newest) = all.iter().max_by_key(|backup| backup.name.at) else {
        return tr.front_shut_no_backups().to_owned();
    };
    let when = newest.name.at.format("%Y-%m-%d %H:%M");
    tr.front_shut_backups(all.len(), when)
}

/// The page of an error that no other secret would mend.
pub(super) fn reason(error: &DoorError, folder: &Path, tr: Tr) -> Option<ShutPage> {
    let found = match error {
        DoorError::Casebook(found) => found,
        DoorError::Standing(standing) => return Some(page(standing, folder, tr)),
        DoorError::Vault(_) | DoorError::Removed(_) => return None,
    };
    let title = match found {
        Error::Locked { .. } => tr.front_shut_elsewhere(),
        Error::Damaged { .. } => return Some(damaged(folder, tr)),
        Error::Refused(_) => return None,
        _ => tr.front_shut_other(),
    };
    Some(with_doors(title, vec![error.at_opening(folder, tr)], tr))
}

fn damaged(folder: &Path, tr: Tr) -> ShutPage {
    let what = [tr.front_shut_damaged_what(), tr.front_shut_damaged_do()].map(str::to_owned);
    let sentences = what.into_iter().chain([backups(folder, tr)]).collect();
    let mut page = with_doors(tr.front_shut_damaged(), sentences, tr);
    page.doors.insert(0, (tr.salvage_door().to_owned(), FrontAsk::ShowSalvage));
    with_restore(page, tr)
}

/// Another program holds the casebook: said before anybody types a passphrase.
pub(super) fn held_elsewhere(folder: &Path, tr: Tr) -> Option<ShutPage> {
    let lock = folder.join(LOCK_NAME);
    let held = lock.exists() && matches!(FileLock::take(&lock), Ok(None));
    let error = Error::Locked { folder: folder.display().to_string(), by: lock::holder(&lock) };
    held.then(|| with_doors(tr.front_shut_elsewhere(), vec![error.message(tr)], tr))
}

/// The first thing to be pressed leads to the backups.
fn with_restore(mut page: ShutPage, tr: Tr) -> ShutPage {
    page.doors.insert(0, (tr.front_restore_door().to_owned(), FrontAsk::ShowBackups));
    page
}

fn with_doors(title: &str, sentences: Vec<String>, tr: Tr) -> ShutPage {
    let doors = vec![
        (tr.front_shut_again().to_owned(), FrontAsk::LookAgain),
        (tr.front_shut_leave().to_owned(), FrontAsk::Leave),
    ];
    ShutPage { title: title.to_owned(), sentences, doors }
}
