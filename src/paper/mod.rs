//! From the words of a paper to its pages and to the PDF. It must not know what the words mean.
//!
//! `layout` sets a [`crate::draft::document::Document`] into [`page::Pages`]; the preview paints those pages and `pdf`
//! writes them, so that screen and paper cannot differ. `faces` holds the bundled faces, `ink` makes the
//! strokes of a hand, `backs` keeps the papers of a file apart on both sides.

pub mod backs;
pub mod faces;
pub mod ink;
pub mod layout;
pub mod missing;
pub mod page;
pub mod pdf;

pub use faces::Faces;
pub use layout::{Order, lay_out, lay_out_file};
pub use missing::MissingGlyphs;
pub use pdf::write_pdf;
