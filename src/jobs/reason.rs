//! Why a file could not be written or read, in the language of the desk: what a computer says by number and in English helps
//! nobody at a mediation desk. It must not say what to do; that depends on what was being done.

use std::io::{Error, ErrorKind};

use crate::i18n::Tr;

/// The reason in a few words, to stand in a sentence.
pub fn why(error: &Error, tr: Tr) -> String {
    let words = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => tr.trouble_reason_full(),
        ErrorKind::PermissionDenied => tr.trouble_reason_denied(),
        ErrorKind::ReadOnlyFilesystem => tr.trouble_reason_read_only(),
        ErrorKind::NotFound | ErrorKind::NotADirectory => tr.trouble_reason_no_folder(),
        ErrorKind::IsADirectory => tr.trouble_reason_is_folder(),
        _ => tr.trouble_reason_disk(),
    };
    words.to_owned()
}

/// Why a file could not be read, in a few words.
pub fn why_unread(kind: ErrorKind, tr: Tr) -> String {
    let words = match kind {
        ErrorKind::PermissionDenied => tr.unread_denied(),
        ErrorKind::NotFound | ErrorKind::NotADirectory => tr.unread_missing(),
        ErrorKind::IsADirectory | ErrorKind::InvalidInput => tr.unread_no_file(),
        _ => tr.trouble_reason_disk(),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_full_disk_is_told_from_a_broken_one_without_the_computers_own_words() {
        for lang in [Lang::Zh, Lang::En] {
            let say = |number| why(&Error::from_raw_os_error(number), Tr(lang));
            let (broken, full, denied) = (say(5), say(28), say(13));
            assert!(broken != full && full != denied && denied != broken, "{lang:?}");
            assert!([broken, full, denied].iter().all(|words| !words.contains("os error")), "{lang:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_without_the_computers_own_words() {
        for lang in [Lang::Zh, Lang::En] {
            let say = |number| why_unread(Error::from_raw_os_error(number).kind(), Tr(lang));
            let (broken, denied, missing, folder) = (say(5), say(13), say(2), say(21));
            assert!(broken != denied && denied != missing && missing != folder, "{lang:?}");
            assert!([broken, denied, missing, folder].iter().all(|words| !words.contains("os error")), "{lang:?}");
        }
    }
}
