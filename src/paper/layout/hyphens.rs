//! English words that may be divided at the end of a line, at their syllables. Names (with a capital), figures and
//! whatever is no plain word stay whole. It must not know lines.

use super::kinsoku::Kind;
use super::strip::{Gap, Piece, Sign, Strip};

/// Cost of dividing a word: a line has to be quite loose before it is better.
const COST: u16 = 50;
/// Shorter words are not divided.
const SHORTEST: usize = 6;
/// So many letters stay on either line.
const LEAST: usize = 3;

/// Divides the words of a strip where their syllables end. `whole` says which spans are never broken.
pub fn divide(strip: &mut Strip, hyphen: Sign, whole: &[bool]) {
    let pieces = std::mem::take(&mut strip.pieces);
    let gaps = std::mem::take(&mut strip.gaps);
    for (piece, gap) in pieces.into_iter().zip(gaps) {
        let places = if piece.kind == Kind::Latin && !whole.get(piece.span).copied().unwrap_or(false) {
            places_in(strip, &piece)
        } else {
            Vec::new()
        };
        push_divided(strip, &piece, gap, &places, hyphen);
    }
}

/// Positions in the strip's signs before which the word may be divided.
fn places_in(strip: &Strip, piece: &Piece) -> Vec<usize> {
    let signs = strip.signs.get(piece.first..piece.end).unwrap_or_default();
    let before = signs.iter().take_while(|sign| !sign.ch.is_alphanumeric()).count();
    let letters: String = signs.iter().skip(before).map(|sign| sign.ch).take_while(char::is_ascii_lowercase).collect();
    let after = signs.get(before + letters.len()..).unwrap_or_default();
    if letters.len() < SHORTEST || after.iter().any(|sign| sign.ch.is_alphanumeric()) {
        return Vec::new();
    }
    let mut position = piece.first + before;
    let mut places: Vec<usize> = Vec::new();
    for syllable in hypher::hyphenate_bounded(&letters, hypher::Lang::English, LEAST, LEAST) {
        position += syllable.len();
        places.push(position);
    }
    // The end of the last syllable is the end of the word.
    places.pop();
    places
}

fn push_divided(strip: &mut Strip, piece: &Piece, after: Gap, places: &[usize], hyphen: Sign) {
    let mut first = piece.first;
    for end in places.iter().copied().chain([piece.end]) {
        let Some(signs) = strip.signs.get_mut(first..end) else { break };
        let start = signs.first().map_or(0.0, |sign| sign.x);
        for sign in signs.iter_mut() {
            sign.x -= start;
        }
        let (Some(opening), Some(closing)) = (signs.first().copied(), signs.last().copied()) else { break };
        let (first_ch, last_ch, width) = (opening.ch, closing.ch, closing.x + closing.advance);
        strip.pieces.push(Piece { first, end, first_ch, last_ch, width, ..piece.clone() });
        let inner = Gap { cost: Some(COST), hyphen: Some(hyphen), ..Gap::default() };
        strip.gaps.push(if end == piece.end { after } else { inner });
        first = end;
    }
}
