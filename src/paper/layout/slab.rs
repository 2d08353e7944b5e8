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
    /// What is drawn under this slab where a page ends with it. It takes no room.
    pub foot: Option<Rc<Slab>>,
    /// What strikes this slab through. Where the page ends with it and is itself struck through, one slash does for both.
    pub slash: Option<Item>,
    /// Pitch of the grid that its top stands on, counted from the top of the type area; 0 for none.
    pub grid: f32,
    /// The heading that begins here, for the list of places at the side.
    pub heading: Option<String>,
    /// Begins a new page.
    pub begins_page: bool,
    /// Its right half is free for the seal.
    pub right_free: bool,
    /// Where this goes to a new page, the blank that it leaves above is struck through.
    pub closes_above: bool,
}

impl Slab {
    /// Where its top and its bottom lie in the type area, on a page that is used down to `used`.
    pub fn lies(&self, used: f32) -> (f32, f32) {
        let top = if used > 0.0 { used + self.above } else { 0.0 };
        let top = if self.grid > 0.0 { ((top - 0.05) / self.grid).ceil().max(0.0) * self.grid } else { top };
        (top, top + self.height)
    }

    /// Whether words stand in it.
    pub fn has_words(&self) -> bool {
        self.items.iter().any(|item| matches!(item, Item::Text { .. }))
    }

    /// The last of these slabs holds what comes next.
    pub fn hold_next(slabs: &mut [Slab], keep: Keep) {
        if let Some(last) = slabs.last_mut() {
            last.keep = last.keep.max(keep);
        }
    }

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
        Item::Filled { boxes } => {
            for one in boxes {
                *one = (one.0 + dx, one.1 + dy, one.2 + dx, one.3 + dy);
            }
        }
    }
}
