//! Small words that papers and clauses share.

use super::template::Template;
use crate::domain::case::CaseFile;
use crate::domain::party::PartyId;

/// A built-in file of words. A test holds that every built-in file loads; a broken one would give no words.
pub(super) fn loaded_words(text: &str) -> Template {
    Template::read_words(text).unwrap_or_default()
}

/// The names of these parties, in their order.
pub(super) fn names(case: &CaseFile, ids: &[PartyId], separator: &str) -> String {
    let names: Vec<&str> = ids.iter().filter_map(|id| case.party(id)).map(|party| party.name.as_str()).collect();
    names.join(separator)
}
