//! Which glyphs of which face the pages use, so that the faces can be cut to them. It must not draw.

use std::collections::BTreeMap;

use crate::paper::page::{Face, Glyph, Item, Pages};

/// A face as it goes into the file. A glyph that stands for two characters (the same picture under two code points)
/// goes into a second copy, so that copied text is right for both.
pub(super) type CopyOfFace = (Face, usize);

/// The glyphs of the pages, by copy of face: old glyph id to character.
pub(super) struct Used {
    pub copies: BTreeMap<CopyOfFace, BTreeMap<u16, char>>,
}

impl Used {
    /// All glyphs of all pages.
    pub fn on(pages: &Pages) -> Used {
        let mut used = Used { copies: BTreeMap::new() };
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Item::Text { face, glyphs, .. } = item {
                for glyph in glyphs {
                    let copy = used.copy_for(*face, glyph);
                    used.copies.entry((*face, copy)).or_default().insert(glyph.id, glyph.ch);
                }
            }
        }
        used
    }

    /// The first copy in which the glyph stands for this character, or is still free.
    pub fn copy_for(&self, face: Face, glyph: &Glyph) -> usize {
        (0..)
            .find(|copy| {
                let known = self.copies.get(&(face, *copy)).and_then(|glyphs| glyphs.get(&glyph.id));
                known.is_none_or(|ch| *ch == glyph.ch)
            })
            .unwrap_or(0)
    }
}
