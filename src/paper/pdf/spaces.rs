//! Spaces at the ends of lines for whoever reads the text of a file and not its picture (ISO 32000-1, 14.8.2.5): the
//! layout drops the space at which an English line was broken, and a screen reader would join the words. It must not
//! move or show anything.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::paper::faces::Faces;
use crate::paper::page::{Face, Glyph, Item, Pages};

/// From so many characters without a space a line is one word that was cut, not words that were parted.
const LONG_WORD: usize = 30;

/// Where a text item stands: page and position on it.
type Place = (usize, usize);

/// The pages with a space after each line whose words go on in the next line of the same part of the text.
/// Pages without structure stay as they are.
pub(super) fn with_spaces<'a>(pages: &'a Pages, faces: &Faces) -> Cow<'a, Pages> {
    let places = line_ends(pages);
    if places.is_empty() {
        return Cow::Borrowed(pages);
    }
    let mut spaced = pages.clone();
    for (page, at) in places {
        let item = spaced.pages.get_mut(page).and_then(|page| page.items.get_mut(at));
        if let Some(Item::Text { face, size, glyphs, .. }) = item
            && let Some(space) = space_after(glyphs, *face, *size, faces)
        {
            glyphs.push(space);
        }
    }
    Cow::Owned(spaced)
}

fn space_after(glyphs: &[Glyph], face: Face, size: f32, faces: &Faces) -> Option<Glyph> {
    let last = glyphs.last()?;
    let found = faces.find(face, ' ').filter(|found| found.face == face)?;
    Some(Glyph { id: found.id, ch: ' ', x: last.x + last.advance, advance: found.advance * size })
}

/// The text items after which a space was dropped.
fn line_ends(pages: &Pages) -> Vec<Place> {
    let mut ends = Vec::new();
    // For each node its last text item, so that furniture and other parts may stand in between.
    let mut before: BTreeMap<usize, (Place, f32)> = BTreeMap::new();
    for (page, items) in pages.pages.iter().map(|page| &page.items).enumerate() {
        let mut node = None;
        for (at, item) in items.iter().enumerate() {
            match item {
                Item::Belongs(belongs) => node = *belongs,
                Item::Text { baseline, glyphs, .. } => {
                    let Some(node) = node.filter(|_| !pages.structure.is_empty()) else { continue };
                    let known = before.insert(node, ((page, at), *baseline));
                    if let Some((place, other)) = known
                        && (place.0 != page || (other - baseline).abs() > 0.01)
                        && text_at(pages, place).is_some_and(|earlier| is_parted(earlier, glyphs))
                    {
                        ends.push(place);
                    }
                }
                Item::Rule { .. } | Item::Stroke { .. } | Item::Filled { .. } => {}
            }
        }
    }
    ends
}

fn text_at(pages: &Pages, (page, at): Place) -> Option<&[Glyph]> {
    match pages.pages.get(page)?.items.get(at)? {
        Item::Text { glyphs, .. } => Some(glyphs),
        _ => None,
    }
}

/// Whether a space stood between the lines: both sides are of a script that parts its words, and no word was divided.
fn is_parted(earlier: &[Glyph], later: &[Glyph]) -> bool {
    let (Some(last), Some(first)) = (earlier.last(), later.first()) else { return false };
    let is_one_word = earlier.len() >= LONG_WORD && earlier.iter().all(|glyph| glyph.ch != ' ');
    let is_divided = matches!(last.ch, '-' | '\u{AD}' | '\u{2010}' | '/');
    parts_words(last.ch) && parts_words(first.ch) && !is_divided && !is_one_word
}

/// Scripts that part words by spaces; Han and its marks do not, and a space itself needs no other.
fn parts_words(ch: char) -> bool {
    !ch.is_whitespace()
        && !matches!(ch, '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str) -> Vec<Glyph> {
        text.chars().map(|ch| Glyph { id: 1, ch, x: 0.0, advance: 0.0 }).collect()
    }

    #[test]
    fn a_space_was_dropped_only_between_words_of_a_script_that_has_spaces() {
        let cases = [
            ("the pigeon loft", "that Guan built", true),
            ("Zhiyuan’s", "car", true),
            ("Age: 40", "Occupation", true),
            ("in cash,", "against a receipt", true),
            ("甲方应当按期", "履行", false),
            ("支付人民币", "2,600元", false),
            ("well-", "known", false),
            ("agree\u{AD}", "ment", false),
            ("and/", "or", false),
            ("already ", "there", false),
            ("https://example.org/a/very/long/address", "/of/a/page", false),
            ("", "x", false),
        ];
        for (earlier, later, parted) in cases {
            assert_eq!(is_parted(&glyphs(earlier), &glyphs(later)), parted, "{earlier:?} {later:?}");
        }
    }
}
