//! From the case to the words of a paper: CaseFile and template in, [`document::Document`] out.
//! It must not know millimetres, fonts, files or the database.

pub mod agreement;
pub mod clause;
pub mod document;
mod ordinal;
mod parties;
mod performance;
pub mod signing;
pub mod template;
mod words;
