//! Characters that are not simply looked up: those without a picture, those never printed, and the quotation marks
//! with two forms. It must not know faces.

use super::super::page::{Face, Glyph};

/// Places at which the bundled faces keep the narrow quotation marks.
pub(super) const fn latin_quote(ch: char) -> Option<char> {
    match ch {
        '\u{2018}' => Some('\u{F8F0}'),
        '\u{2019}' => Some('\u{F8F1}'),
        '\u{201C}' => Some('\u{F8F2}'),
        '\u{201D}' => Some('\u{F8F3}'),
        _ => None,
    }
}

/// The character under which a screen that paints characters, not glyph ids, gets this very glyph of the face:
/// a quotation mark narrower than three quarters of an em is the narrow form. `size` in the unit of the glyph's advance.
pub fn drawn_char(face: Face, glyph: &Glyph, size: f32) -> char {
    let narrow = face != Face::FangSong && glyph.advance < size * 0.75;
    latin_quote(glyph.ch).filter(|_| narrow).unwrap_or(glyph.ch)
}

/// Private Use characters look different on every machine and U+FFFD stands for a lost one: neither is ever printed.
pub(super) const fn is_never_printed(ch: char) -> bool {
    matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{FFF9}'..='\u{FFFF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Characters without a picture of their own, which are left out of the paper: joiners, zero-width spaces (a line may
/// break there), soft hyphens, direction marks (a Chinese or English paper runs left to right, and nothing in a
/// text may turn it round) and variation selectors (the face's own form is printed).
pub const fn is_silent(ch: char) -> bool {
    matches!(ch, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}' | '\n' | '\r' | '\t')
}
