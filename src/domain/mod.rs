//! The field's nouns and rules, named as the field names them.
//! It must not know a clock, a file, SQL, egui or a sentence for people.

pub mod agreement;
pub mod case;
pub(crate) mod keyed;
pub mod money;
pub mod party;
pub mod place;
pub mod session;
pub mod term;
