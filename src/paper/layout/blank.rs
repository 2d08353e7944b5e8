//! Ruled lines to write on by hand, struck through where nothing may be added any more. It must not know pages.

use super::super::page::Item;
use super::sheet::{DEPTH, LEFT, RIGHT, Sizes};
use super::slab::Slab;

const RULE: f32 = 0.4;

/// Width of the slash that closes a single line, in em, and how far it reaches under and over the middle of the line.
const SHORT: f32 = 1.2;
const SHORT_REACH: f32 = 0.45;

/// Sets so many ruled lines. A closed blank is one piece, so that its slash runs over the whole of it; a single closed
/// line is no line to write on, but a short slash where its words would begin.
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
    if lines == 1 {
        let slash = Some(short_slash(sizes));
        return vec![Slab { height: pitch, grid: sizes.grid, slash, ..Slab::default() }];
    }
    let most = most_on_a_page(pitch);
    let mut slabs = Vec::new();
    let mut left = lines;
    while left > 0 {
        let count = left.min(most);
        let mut slab = ruled(count);
        slab.slash = Some(slash((LEFT, 0.0), (RIGHT, slab.height)));
        slabs.push(slab);
        left -= count;
    }
    slabs
}

/// A full slash over one line would be nearly flat, and look like a word struck out.
fn short_slash(sizes: &Sizes) -> Item {
    let (em, middle, left) = (sizes.body.size, sizes.body.pitch / 2.0, LEFT + sizes.indent);
    let (from, to) = ((left, middle + SHORT_REACH * em), (left + SHORT * em, middle - SHORT_REACH * em));
    Item::Rule { from, to, width: RULE }
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
        assert_eq!((closed.len(), closed[0].items.len(), closed[0].slash.is_some()), (1, 5, true));
        assert!(set(5, false, &sizes).iter().all(|slab| slab.items.len() == 1 && slab.slash.is_none()));
        // Longer than a page: a slash a page.
        assert_eq!(set(30, true, &sizes).iter().filter(|slab| slab.slash.is_some()).count(), 2);
    }

    #[test]
    fn a_single_closed_line_is_a_short_steep_slash_without_a_rule() {
        for (lang, look) in [(Lang::Zh, Look::Form), (Lang::En, Look::Form), (Lang::Zh, Look::Official)] {
            let sizes = sheet::sizes(lang, look);
            let closed = set(1, true, &sizes);
            assert!(closed.len() == 1 && closed[0].items.is_empty());
            let Some(Item::Rule { from, to, .. }) = &closed[0].slash else { panic!("no slash") };
            let (wide, high) = (to.0 - from.0, from.1 - to.1);
            assert!(wide < 1.5 * sizes.body.size && high > wide / 2.0, "{wide} {high}");
            assert!(to.1 >= 0.0 && from.1 <= closed[0].height && from.0 >= LEFT);
        }
    }
}
