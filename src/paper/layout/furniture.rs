//! What stands outside the type area of every page: the mark, the running head, the page number.
//! It must not move what is on the page.

use super::super::page::{Face, Item, Page};
use super::paragraph::Setter;
use super::sheet::{self, BOTTOM, LEFT, MEASURE, MM, RIGHT};
use super::slab::{Slab, moved};
use crate::draft::document::Document;
use crate::i18n::Tr;

/// Top of the line of the running head and the mark.
const HEAD: f32 = 24.0 * MM;
/// Top of the page number, below the type area.
const FOOT: f32 = BOTTOM + 7.0 * MM;
const RULE: f32 = 0.5;

/// Adds the mark, the running head and the number to every page.
pub fn dress(pages: &mut [Page], document: &Document, setter: &mut Setter<'_>) {
    let sizes = sheet::sizes(document.lang);
    let total = pages.len();
    let mark = setter.single(&document.mark, Face::Hei, "", sizes.small);
    let head = shortened(&document.running_head, MEASURE - mark.1 - sizes.small.size, setter, sizes.fine);
    for (position, page) in pages.iter_mut().enumerate() {
        put(page, &mark.0, RIGHT - mark.1, HEAD);
        if position > 0 && !document.running_head.trim().is_empty() {
            put(page, &head, LEFT, HEAD + sizes.small.baseline() - sizes.fine.baseline());
            let y = HEAD + sizes.small.pitch + 2.0;
            page.items.push(Item::Rule { from: (LEFT, y), to: (RIGHT, y), width: RULE });
        }
        let number = Tr(document.lang).paper_page(position + 1, total);
        let (number, width) = setter.single(&number, Face::Song, "", sizes.fine);
        put(page, &number, LEFT + (MEASURE - width) / 2.0, FOOT);
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
