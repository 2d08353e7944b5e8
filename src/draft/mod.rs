//! From the case to the words of a paper: case and template in, [`document::Document`] out.
//! It must not know millimetres, fonts, files or the database.

pub mod clause;
pub mod compare;
pub mod document;
mod made;
mod ordinal;
pub mod paper;
pub mod papers;
pub mod record_page;
pub mod signing;
pub mod slots;
pub mod template;
pub mod templates;
mod words;
