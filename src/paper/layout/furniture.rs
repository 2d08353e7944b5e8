//! What stands outside the type area of every page: the marks, the running head, the page number.
//! It must not move what is on the page.

use super::super::page::{Face, Item, Page};
use super::code;
use super::paragraph::{Column, Setter};
use super::sheet::{self, BOTTOM, LEFT, MEASURE, MM, RIGHT};
use super::slab::{Slab, moved};
use super::strip::Span;
use crate::draft::document::{Align, Document, Look};
use crate::i18n::Tr;

/// Top of the line of the running head and the mark.
const HEAD: f32 = 24.0 * MM;
/// Top of the page number, below the type area.
const FOOT: f32 = BOTTOM + 7.0 * MM;
const RULE: f32 = 0.5;
/// The code of a version with the blank around it, and the type of its words.
const MARK_CODE: f32 = 16.0 * MM;
const MARK_WORDS: sheet::Type = sheet::Type { size: 8.0, pitch: 12.0 };

/// Right end of the number in the file, and the top of its line.
const FOLIO: (f32, f32) = (sheet::WIDTH - 12.0 * MM, 11.0 * MM);
/// The guide for a seal across the sheets: its distance from the edge, its depth (a seal is 42 mm across), its dashes.
const SEAM_EDGE: f32 = 6.0 * MM;
const SEAM_DEPTH: f32 = 42.0 * MM;
const SEAM_DASH: f32 = 1.5 * MM;
const SEAM_RULE: f32 = 0.25;
/// Words beside places to press something on.
pub const TINY: sheet::Type = sheet::Type { size: 7.0, pitch: 9.0 };

/// Adds to every page what stands outside its type area: the mark, the running head, the number, whose copy it is;
/// the guides for a seal across the sheets where they are asked for; the number in the file, from `folio` on.
pub fn dress(pages: &mut [Page], document: &Document, (seam, folio): (bool, Option<usize>), setter: &mut Setter<'_>) {
    let sizes = setter.sizes;
    let total = pages.len();
    let mark = setter.single(&document.mark, Face::Hei, "", sizes.small);
    let head = shortened(&document.running_head, MEASURE - mark.1 - sizes.small.size, setter, sizes.fine);
    for (position, page) in pages.iter_mut().enumerate() {
        page.items.push(Item::Belongs(None));
        put(page, &mark.0, RIGHT - mark.1, HEAD);
        if position > 0 && !document.running_head.trim().is_empty() {
            put(page, &head, LEFT, HEAD + sizes.small.baseline() - sizes.fine.baseline());
            let y = HEAD + sizes.small.pitch + 2.0;
            page.items.push(Item::Rule { from: (LEFT, y), to: (RIGHT, y), width: RULE });
        }
        let number = Tr(document.lang).paper_page(position + 1, total);
        let (number, width) = setter.single(&number, Face::Song, "", sizes.fine);
        // A cover is no page among pages.
        if document.look != Look::Cover {
            put(page, &number, LEFT + (MEASURE - width) / 2.0, FOOT);
        }
        let marked = document.version_mark.as_ref();
        if let Some(mark) = marked {
            let words = Tr(document.lang).paper_version(mark.version(), mark.short());
            version_mark(page, (&mark.code(position + 1), &words), setter);
        }
        holder(page, &document.holder, (width, marked.is_some()), setter);
        if let Some(first) = folio {
            let (number, width) = setter.single(&(first + position).to_string(), Face::Song, "", sizes.fine);
            put(page, &number, FOLIO.0 - width, FOLIO.1);
        }
        if seam && total > 1 {
            seam_guide(page);
        }
    }
}

/// The code of a frozen version at the right end of the foot, level with the page number, and its words before it.
fn version_mark(page: &mut Page, (code, words): (&str, &str), setter: &mut Setter<'_>) {
    let fine = setter.sizes.fine;
    let Some((item, side)) = code::small(code, MARK_CODE) else { return };
    page.items.push(moved(&item, RIGHT - side, FOOT + (fine.pitch - side) / 2.0));
    let (line, width) = setter.single(words, Face::Song, "", MARK_WORDS);
    let blank = (MARK_CODE - side) / 2.0;
    put(page, &line, RIGHT - side - 1.5 * blank - width, FOOT + fine.baseline() - MARK_WORDS.baseline());
}

/// Whose copy it is: on the left of the page number where it has room there, under it otherwise. It is never cut, and
/// keeps off the code of a version.
fn holder(page: &mut Page, text: &str, (number, marked): (f32, bool), setter: &mut Setter<'_>) {
    if text.trim().is_empty() {
        return;
    }
    let fine = setter.sizes.fine;
    let (line, width) = setter.single(text, Face::Kai, "", fine);
    if width <= (MEASURE - number) / 2.0 - fine.size {
        put(page, &line, LEFT, FOOT);
        return;
    }
    let beside = if marked { MARK_CODE } else { 0.0 };
    let column = Column::new(LEFT + beside, MEASURE - 2.0 * beside, Align::Centre);
    let lines = setter.lines(&[Span::new(text, Face::Kai, "")], fine, column);
    for (line, position) in lines.iter().zip(1_u8..) {
        put(page, line, 0.0, FOOT + f32::from(position) * fine.pitch);
    }
}

/// A light dashed line at the right edge, at half the height, so that one seal set across the fanned sheets meets all.
/// It bears no word: whoever reads the page aloud or copies it would meet it in the middle of a clause.
fn seam_guide(page: &mut Page) {
    let (x, top) = (sheet::WIDTH - SEAM_EDGE, (sheet::HEIGHT - SEAM_DEPTH) / 2.0);
    let mut y = top;
    while y < top + SEAM_DEPTH {
        page.items.push(Item::Rule { from: (x, y), to: (x, y + SEAM_DASH), width: SEAM_RULE });
        y += 2.0 * SEAM_DASH;
    }
}

/// The running head in one line, cut with an ellipsis where it is too long for the page.
fn shortened(text: &str, room: f32, setter: &mut Setter<'_>, size: sheet::Type) -> Slab {
    let (mut line, mut width) = setter.single(text, Face::Song, "", size);
    let mut letters: Vec<char> = text.chars().collect();
    while width > room && !letters.is_empty() {
        letters.truncate(letters.len() - letters.len().div_ceil(10));
        let cut: String = letters.iter().chain(&['…']).collect();
        (line, width) = setter.single(&cut, Face::Song, "", size);
    }
    line
}

fn put(page: &mut Page, line: &Slab, x: f32, y: f32) {
    page.items.extend(line.items.iter().map(|item| moved(item, x, y)));
}
