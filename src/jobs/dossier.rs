//! The whole file of a case as one PDF: cover, catalogue with its pages, the items in their order, back leaf.

use super::agreement::PaperError;
use crate::domain::case::CaseFile;
use crate::draft::templates::Templates;
use crate::paper::faces::Faces;

/// The finished PDF.
///
/// # Errors
/// Where a character has no glyph, or the writer refuses.
pub fn pdf(case: &CaseFile, templates: &Templates, faces: &Faces) -> Result<Vec<u8>, PaperError> {
    let wanted = super::papers::Wanted::new(crate::domain::papers::PaperKind::Cover);
    super::papers::pdf(case, &wanted, templates, faces)
}
