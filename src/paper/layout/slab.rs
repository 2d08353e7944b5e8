//! Slabs: strips across the type area that pages are filled with. A slab is never split. Its items lie relative to
//! its own top, with x already on the sheet. It must not know what stands in it.

use std::rc::Rc;

use super::super::page::{Item, Region};

/// How a slab holds on to the one below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keep {
    /// A page may end here.
    #[default]
    Free,
    /// Wishes to stay with the next; given up where the chain is taller than a page.
    Wish,
    /// Stays with the next.
    Must,
}

/// A strip across the type area.
#[derive(Clone, Debug, Default)]
pub struct Slab {
    pub height: f32,
    /// Blank above, which falls away at the head of a page.
    pub above: f32,
    pub items: Vec<Item>,
    pub regions: Vec<Region>,
    pub keep: Keep,
    /// Head of the table that this row belongs to, set again where a page begins with the row.
    pub head: Option<Rc<Slab>>,
}

impl Slab {
    /// Keeps all these slabs together, and the last of them with what follows when `with_next` says so.
    pub fn hold_together(slabs: &mut [Slab], with_next: Keep) {
        for slab in slabs.iter_mut() {
            slab.keep = slab.keep.max(Keep::Wish);
        }
        if let Some(last) = slabs.last_mut() {
            last.keep = with_next;
        }
    }
}

/// The item moved by so much.
pub fn moved(item: &Item, dx: f32, dy: f32) -> Item {
    let mut item = item.clone();
    shift(&mut item, dx, dy);
    item
}

/// Moves the item.
pub fn shift(item: &mut Item, dx: f32, dy: f32) {
    match item {
        Item::Text { baseline, glyphs, .. } => {
            *baseline += dy;
            for glyph in glyphs {
                glyph.x += dx;
            }
        }
        Item::Rule { from, to, .. } => {
            *from = (from.0 + dx, from.1 + dy);
            *to = (to.0 + dx, to.1 + dy);
        }
        Item::Belongs(_) => {}
        Item::Stroke { points } => {
            for point in points {
                *point = (point.0 + dx, point.1 + dy, point.2);
            }
        }
    }
}
