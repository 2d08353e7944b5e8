//! Characters that no bundled face has. A paper with one is not set: a name printed with a hole in it would be signed.
//! The words for people are in the language files; this only gathers.

use std::collections::BTreeSet;
use std::fmt;

use crate::i18n::{Lang, Tr};

/// One character that cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingGlyph {
    pub character: char,
    /// JSON pointer of the place in the case that holds it; empty where the paper's own words do.
    pub place: String,
}

impl MissingGlyph {
    /// The code point as it is written in standards (U+20BB7).
    pub fn code(&self) -> String {
        format!("U+{:04X}", u32::from(self.character))
    }
}

/// Every character of a document that no face has, each once a place, in the order of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyphs {
    pub glyphs: Vec<MissingGlyph>,
}

impl MissingGlyphs {
    /// One sentence a character: which one, where, and what to do.
    pub fn messages(&self, lang: Lang) -> Vec<String> {
        let tr = Tr(lang);
        self.glyphs
            .iter()
            .map(|glyph| match glyph.character.is_control() {
                true => tr.paper_control_character(glyph.code(), &glyph.place),
                false => tr.paper_missing_glyph(glyph.character, glyph.code(), &glyph.place),
            })
            .collect()
    }
}

impl fmt::Display for MissingGlyphs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, glyph) in self.glyphs.iter().enumerate() {
            let comma = if position == 0 { "" } else { ", " };
            write!(formatter, "{comma}{} {}", glyph.code(), glyph.place)?;
        }
        Ok(())
    }
}

impl std::error::Error for MissingGlyphs {}

/// Gathers missing characters while a paper is set.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    glyphs: Vec<MissingGlyph>,
    /// The same, to look one up: a long text may lack thousands.
    known: BTreeSet<MissingGlyph>,
    /// Place of the block that is being set, for words that have none of their own.
    block: String,
}

impl Gathered {
    /// From here on words without a place of their own belong to this one.
    pub(super) fn begin_block(&mut self, place: &str) {
        place.clone_into(&mut self.block);
    }

    pub(super) fn note(&mut self, character: char, place: &str) {
        let place = if place.is_empty() { &self.block } else { place };
        let glyph = MissingGlyph { character, place: place.to_owned() };
        if self.known.insert(glyph.clone()) {
            self.glyphs.push(glyph);
        }
    }

    pub(super) fn into_result(self) -> Result<(), MissingGlyphs> {
        if self.glyphs.is_empty() { Ok(()) } else { Err(MissingGlyphs { glyphs: self.glyphs }) }
    }
}
