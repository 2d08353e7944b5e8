//! The field's nouns and rules, named as the field names them.
//! It must not know a clock, a file, SQL, egui or a sentence for people.

pub mod agreement;
pub mod calendar;
pub mod capitals;
pub mod case;
pub mod case_file;
pub mod committee;
pub mod csv;
pub mod dates;
pub mod dossier;
pub mod identity;
pub mod keeping;
pub(crate) mod keyed;
pub mod money;
pub mod offers;
pub mod papers;
pub mod party;
pub mod pinyin;
pub mod place;
pub mod prevented;
pub mod progress;
pub mod promises;
pub mod register;
pub mod said;
pub mod satisfaction;
pub mod session;
pub mod signers;
pub mod signing;
pub mod step_names;
pub mod term;
pub mod typed_amount;
pub mod typed_day;
pub mod version_mark;
