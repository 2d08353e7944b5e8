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
use super::page::Pages;
use crate::draft::document::{Content, Document};
use paragraph::Setter;
use slab::{Keep, Slab};

pub use kinsoku::{never_ends, never_starts};

/// Sets a document. The same document always gives the same pages.
///
/// # Errors
/// [`MissingGlyphs`] where a character has no glyph in any bundled face; then there are no pages at all.
pub fn lay_out(document: &Document, faces: &Faces) -> Result<Pages, MissingGlyphs> {
    let mut setter = Setter { faces, lang: document.lang, missing: Gathered::default() };
    let mut slabs: Vec<Slab> = Vec::new();
    for block in &document.blocks {
        let signed = matches!(block.content, Content::Signatures { .. } | Content::SealPlace { .. });
        setter.missing.begin_block(&block.place);
        let new = blocks::set(block, &mut setter);
        if signed {
            hold_to_words(&mut slabs);
        }
        slabs.extend(new);
    }
    setter.missing.begin_block("");
    let mut pages = pages::fill(&slabs);
    furniture::dress(&mut pages, document, &mut setter);
    setter.missing.into_result()?;
    Ok(Pages { title: document.title.clone(), width: sheet::WIDTH, height: sheet::HEIGHT, pages })
}

/// Signatures and the seal never stand on a page without words that they belong to: the slab before them holds them.
fn hold_to_words(slabs: &mut [Slab]) {
    if let Some(last) = slabs.last_mut() {
        last.keep = last.keep.max(Keep::Must);
    }
}
