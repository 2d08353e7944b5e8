//! What every part of the agreement screen needs to paint: words, colours, the case, the day. It changes nothing.

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::i18n::Tr;
use crate::ui::theme::Tokens;

/// The surroundings of a clause.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub tr: Tr,
    pub tokens: &'a Tokens,
    pub case: &'a CaseFile,
    pub today: NaiveDate,
}
