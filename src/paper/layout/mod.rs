//! A document to pages. Words become strips of pieces (`strip`), strips are broken into lines (`breaking`), lines
//! become slabs (`paragraph`, `blocks`, `table`, `signatures`), slabs fill pages (`pages`), and every page gets its
//! number and marks (`furniture`). It must not know what the words mean, nor any file format.

mod blank;
mod blocks;
mod breaking;
mod code;
mod columns;
mod dates;
mod form;
mod form_widths;
mod furniture;
mod kinsoku;
mod page_breaks;
mod pages;
mod paragraph;
mod sequence;
pub mod sheet;
mod signatures;
mod slab;
mod strip;
mod strokes;
mod table;
mod tree;

use super::faces::Faces;
use super::missing::{Gathered, MissingGlyphs};
use super::page::{Bookmark, Pages};
use crate::draft::document::{Content, Document};
use pages::Filled;
use paragraph::Setter;
use sequence::Sequence;
use slab::{Keep, Slab};
use tree::Tree;

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
    if let Some(first) = documents.first() {
        (pages.title, pages.lang) = (first.title.clone(), first.lang);
    }
    let (mut missing, mut tree) = (Gathered::default(), Tree::default());
    for document in documents {
        let sizes = sheet::sizes(document.lang, document.look);
        tree.begin_paper(document.lang, pages.lang);
        let mut setter =
            Setter { faces, lang: document.lang, sizes, hand_fill: order.hand_fill, low_places: false, missing, tree };
        let Filled { pages: mut set, headings } = best_of(document, &mut setter);
        let before = pages.pages.len();
        let folio = order.folio.map(|first| first + before);
        furniture::dress(&mut set, document, (order.seam_guides, folio), &mut setter);
        (missing, tree) = (setter.missing, setter.tree);
        let title = [document.title.as_str(), document.holder.as_str()].join(" ").trim().to_owned();
        pages.bookmarks.push(Bookmark { title, page: before, y: sheet::TOP, level: 0 });
        if set.len() > 1 {
            pages.bookmarks.extend(headings.into_iter().map(|mark| Bookmark { page: before + mark.page, ..mark }));
        }
        pages.pages.extend(set);
    }
    pages.structure = tree.nodes;
    if !order.hand_fill {
        missing.into_result()?;
    }
    Ok(pages)
}

/// The paper with roomy places to sign, or with lower ones where those save a page.
fn best_of(document: &Document, setter: &mut Setter<'_>) -> Filled {
    let nodes = setter.tree.nodes.len();
    let roomy = one_paper(document, setter);
    let signed = document.blocks.iter().any(|block| matches!(block.content, Content::Signatures { .. }));
    if roomy.pages.len() < 2 || !signed {
        return roomy;
    }
    // The same nodes come again in the same order.
    setter.tree.nodes.truncate(nodes);
    setter.low_places = true;
    let low = one_paper(document, setter);
    setter.low_places = false;
    if low.pages.len() < roomy.pages.len() { low } else { roomy }
}

fn one_paper(document: &Document, setter: &mut Setter<'_>) -> Filled {
    let mut sequence = Sequence::default();
    let own = setter.sizes;
    for (number, block) in document.blocks.iter().enumerate() {
        setter.missing.begin_block(&block.place);
        setter.lang = block.lang.unwrap_or(document.lang);
        setter.sizes = match setter.lang == document.lang {
            _ if block.small => sheet::small(setter.lang),
            true => own,
            false => sheet::other_language(setter.lang, document.look),
        };
        match &block.content {
            Content::PageBreak => sequence.begin_page(),
            Content::Space { lines } => {
                sequence.space((*lines).min(blocks::MOST_LINES) as f32 * setter.sizes.body.pitch);
            }
            _ => {
                let before = number.checked_sub(1).and_then(|before| document.blocks.get(before));
                let mut new = blocks::set(block, before.map(|block| &block.content), setter);
                let next = document.blocks.get(number + 1);
                // A translation stays with what it translates.
                if next.is_some_and(|next| next.lang.is_some_and(|lang| lang != setter.lang)) {
                    Slab::hold_next(&mut new, Keep::Wish);
                }
                sequence.push(new, &block.content);
            }
        }
    }
    setter.missing.begin_block("");
    (setter.lang, setter.sizes) = (document.lang, own);
    pages::fill(&sequence.finished())
}
