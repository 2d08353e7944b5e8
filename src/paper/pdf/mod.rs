//! Pages to a PDF file: PDF/A-2u (ISO 19005-2), tagged where the pages have a structure. The same pages always give
//! the same bytes. It must not change what stands on a page.
//!
//! `writing` draws the pages and alone names printpdf, so that another writer costs one file; `finish` makes the
//! drawn file a proper one, with the help of `icc`, `xmp`, `outline` and `tags`; `spaces` keeps words
//! apart for those who hear them.

mod finish;
mod icc;
mod outline;
mod spaces;
mod tags;
mod used;
mod writing;
mod xmp;

use super::faces::{FaceError, Faces};
use super::page::{Face, Pages};

/// Why no file could be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error(transparent)]
    Face(#[from] FaceError),
    /// The face could not be cut to the glyphs of the pages.
    #[error("face {face:?} cannot be cut: {reason}")]
    Cut { face: Face, reason: String },
    /// A glyph that the face does not have: the pages were set with other faces.
    #[error("face {face:?} has no glyph {id}")]
    UnknownGlyph { face: Face, id: u16 },
    /// A place on a page that is no number, or far outside the sheet.
    #[error("page {page} has an impossible measure")]
    Measure { page: usize },
    /// A node of the structure that is not there, or that stands before its parent.
    #[error("the structure has no proper node {node}")]
    Structure { node: usize },
    /// The bytes could not be put together.
    #[error("the file cannot be written: {0}")]
    File(#[from] lopdf::Error),
    #[error("the file cannot be written: {0}")]
    Output(#[from] std::io::Error),
}

/// Writes the pages. The same pages give the same bytes, whenever and however often.
///
/// # Errors
/// [`WriteError`]; nothing is written then.
pub fn write_pdf(pages: &Pages, faces: &Faces) -> Result<Vec<u8>, WriteError> {
    tags::check(pages)?;
    let pages = spaces::with_spaces(pages, faces);
    let drawn = writing::draw(&pages, faces)?;
    finish::finish(drawn, &pages)
}
