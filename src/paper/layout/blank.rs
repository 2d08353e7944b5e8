//! Ruled lines to write on by hand, struck through where nothing may be added any more. It must not know pages.

use super::super::page::Item;
use super::sheet::{DEPTH, LEFT, RIGHT, Sizes};
use super::slab::Slab;

const RULE: f32 = 0.4;

/// Sets so many ruled lines. A closed blank is one piece, so that its slash runs over the whole of it.
pub fn set(lines: u32, closed: bool, sizes: &Sizes) -> Vec<Slab> {
    let pitch = sizes.body.pitch;
    let ruled = |count: u32| {
        let mut slab = Slab { height: count as f32 * pitch, grid: sizes.grid, ..Slab::default() };
        for line in 1..=count {
            let y = line as f32 * pitch - RULE;
            slab.items.push(Item::Rule { from: (LEFT, y), to: (RIGHT, y), width: RULE });
        }
        slab
    };
    if !closed {
        return (0..lines).map(|_| ruled(1)).collect();
    }
    let most = most_on_a_page(pitch);
    let mut slabs = Vec::new();
    let mut left = lines;
    while left > 0 {
        let count = left.min(most);
        let mut slab = ruled(count);
        slab.items.push(slash((LEFT, 0.0), (RIGHT, slab.height)));
        slabs.push(slab);
        left -= count;
    }
    slabs
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines on a page are some dozens")]
fn most_on_a_page(pitch: f32) -> u32 {
    (DEPTH / pitch).floor().max(1.0) as u32
}

/// A thin line from the lower left to the upper right of a place that stays empty.
pub fn slash((left, top): (f32, f32), (right, bottom): (f32, f32)) -> Item {
    const INSET: f32 = 3.0;
    Item::Rule { from: (left + INSET, bottom - INSET), to: (right - INSET, top + INSET), width: RULE }
}

#[cfg(test)]
mod tests {
    use super::super::sheet;
    use super::*;
    use crate::draft::document::Look;
    use crate::i18n::Lang;

    #[test]
    fn a_closed_blank_has_one_slash_and_its_lines() {
        let sizes = sheet::sizes(Lang::Zh, Look::Official);
        let closed = set(5, true, &sizes);
        assert_eq!((closed.len(), closed[0].items.len()), (1, 6));
        assert!(set(5, false, &sizes).iter().all(|slab| slab.items.len() == 1));
        // Longer than a page: a slash a page.
        assert_eq!(set(30, true, &sizes).len(), 2);
    }
}
