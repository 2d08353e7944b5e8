//! A document to pages. Words become strips of pieces (`strip`), strips are broken into lines (`breaking`), lines
//! become slabs (`paragraph`, `blocks`, `table`, `signatures`), slabs fill pages (`pages`), and every page gets its
//! number and marks (`furniture`). It must not know what the words mean, nor any file format.

mod blocks;
mod breaking;
mod columns;
mod furniture;
mod kinsoku;
mod pages;
mod paragraph;
pub mod sheet;
mod signatures;
mod slab;
mod strip;
mod strokes;
mod table;

use super::faces::Faces;
use super::missing::{Gathered, MissingGlyphs};
use super::page::{Bookmark, Page, Pages};
use crate::draft::document::{Content, Document};
use paragraph::Setter;
use slab::{Keep, Slab};

pub use kinsoku::{never_ends, never_starts};

/// How a file of papers is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// A character without a glyph leaves a framed gap to be filled by hand, instead of stopping the paper.
    pub hand_fill: bool,
    /// Guides for a seal across the edges of the sheets (骑缝章), on papers of two sheets or more.
    pub seam_guides: bool,
    /// Every page carries its number in the file (页号), counted from this one.
    pub folio: Option<usize>,
}

/// Sets a document. The same document always gives the same pages.
///
/// # Errors
/// [`MissingGlyphs`] where a character has no glyph in any bundled face; then there are no pages at all.
pub fn lay_out(document: &Document, faces: &Faces) -> Result<Pages, MissingGlyphs> {
    lay_out_file(std::slice::from_ref(document), Order::default(), faces)
}

/// Sets several papers into one file, one after the other, each with its own page numbers.
///
/// # Errors
/// As [`lay_out`].
pub fn lay_out_file(documents: &[Document], order: Order, faces: &Faces) -> Result<Pages, MissingGlyphs> {
    let mut pages = Pages { width: sheet::WIDTH, height: sheet::HEIGHT, ..Pages::default() };
    let mut missing = Gathered::default();
    for document in documents {
        let mut setter = Setter { faces, lang: document.lang, missing };
        let set = one_paper(document, &mut setter);
        missing = setter.missing;
        if pages.pages.is_empty() {
            (pages.title, pages.lang) = (document.title.clone(), document.lang);
        }
        let title = document.title.clone();
        pages.bookmarks.push(Bookmark { title, page: pages.pages.len(), y: sheet::TOP, level: 0 });
        pages.pages.extend(set);
    }
    if !order.hand_fill {
        missing.into_result()?;
    }
    Ok(pages)
}

fn one_paper(document: &Document, setter: &mut Setter<'_>) -> Vec<Page> {
    let mut slabs: Vec<Slab> = Vec::new();
    for block in &document.blocks {
        let signed = matches!(block.content, Content::Signatures { .. } | Content::SealPlace { .. });
        setter.missing.begin_block(&block.place);
        setter.lang = block.lang.unwrap_or(document.lang);
        let new = blocks::set(block, setter);
        if signed {
            hold_to_words(&mut slabs);
        }
        slabs.extend(new);
    }
    setter.missing.begin_block("");
    setter.lang = document.lang;
    let mut pages = pages::fill(&slabs);
    furniture::dress(&mut pages, document, setter);
    pages
}

/// Signatures and the seal never stand on a page without words that they belong to: the slab before them holds them.
fn hold_to_words(slabs: &mut [Slab]) {
    if let Some(last) = slabs.last_mut() {
        last.keep = last.keep.max(Keep::Must);
    }
}
