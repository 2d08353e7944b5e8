//! From the case to the words of a paper: CaseFile and template in, [`document::Document`] out.
//! It must not know millimetres, fonts, files or the database.

pub mod document;
