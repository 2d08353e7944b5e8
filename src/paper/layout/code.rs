//! Codes for a camera (QR, ISO/IEC 18004): the modules as boxes, and the block that shows one with its words. It must
//! not know what a code says.

use qrcode::{Color, EcLevel, QrCode, Version};

use super::super::page::{Face, Item};
use super::blocks::stack;
use super::breaking::Fill;
use super::paragraph::{Column, Setter};
use super::sheet::{LEFT, MEASURE, MM, Sizes};
use super::slab::Slab;
use super::strip::Span;
use crate::draft::document::Align;

/// Blank on every side, in modules (ISO/IEC 18004, 5.3.8).
const QUIET: f32 = 4.0;
/// Side of a code that stands in the text, without the blank around it.
const SIDE: f32 = 21.0 * MM;
/// From the code to its words: the blank around it, at least.
const BESIDE: f32 = 6.0 * MM;
/// Above and below it, where words stand further off.
const AROUND: f32 = 3.0 * MM;
/// Version 3 of the standard, 29 modules a side, with the best correction that the text leaves room for.
const SMALL: Version = Version::Normal(3);
const SMALL_LEVELS: [EcLevel; 3] = [EcLevel::Q, EcLevel::M, EcLevel::L];

/// A small code of at most 53 bytes or 77 capitals and figures, `whole` wide with the blank around it; its upper left
/// corner without that blank is at 0, 0. Beside it the side without the blank. `None` where the text is longer.
pub fn small(text: &str, whole: f32) -> Option<(Item, f32)> {
    let mut codes = SMALL_LEVELS.iter().filter_map(|level| QrCode::with_version(text, SMALL, *level).ok());
    let code = codes.next()?;
    let modules = modules_of(&code);
    let side = whole * modules / (modules + 2.0 * QUIET);
    Some((boxes(&code, side), side))
}

fn modules_of(code: &QrCode) -> f32 {
    f32::from(u16::try_from(code.width()).unwrap_or(u16::MAX))
}

/// Dark modules that meet in a row are one box.
fn boxes(code: &QrCode, side: f32) -> Item {
    let module = side / modules_of(code);
    let colors = code.to_colors();
    let mut boxes = Vec::new();
    for (row, line) in colors.chunks(code.width()).enumerate() {
        let (top, bottom) = (row as f32 * module, (row + 1) as f32 * module);
        let mut column = 0;
        for run in line.chunk_by(|one, other| one == other) {
            let end = column + run.len();
            if run.first() == Some(&Color::Dark) {
                boxes.push((column as f32 * module, top, end as f32 * module, bottom));
            }
            column = end;
        }
    }
    Item::Filled { boxes }
}

/// The code on the left, its words and what it says on the right, in one piece.
pub fn set(code: &str, caption: &str, place: &str, setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let drawn = QrCode::with_error_correction_level(code, EcLevel::M).ok();
    let from = if drawn.is_some() { SIDE + BESIDE } else { 0.0 };
    let column = Column { fill: Fill::Ragged, ..Column::new(LEFT + from, MEASURE - from, Align::Left) };
    let mut lines = setter.lines(&[Span::new(caption, Face::Kai, place)], sizes.small, column);
    lines.extend(setter.lines(&[Span::new(code, Face::Song, place)], sizes.fine, column));
    let text: f32 = lines.iter().map(|line| line.height).sum();
    let height = if drawn.is_some() { text.max(SIDE) } else { text };
    let mut slab = Slab { height: height + AROUND, above: AROUND, ..Slab::default() };
    stack(&mut slab, &lines, (height - text) / 2.0);
    if let Some(code) = drawn {
        super::tree::end(&mut slab);
        slab.items.push(super::slab::moved(&boxes(&code, SIDE), LEFT, (height - SIDE) / 2.0));
    }
    vec![slab]
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &str = "MB1/9F3A77C19F3A77C19F3A77C19F3A77C1/2/3";

    fn read(item: &Item, modules: usize, side: f32) -> String {
        let Item::Filled { boxes } = item else { panic!("no boxes") };
        let module = side / modules as f32;
        // Ten pixels a module, with the blank around it.
        let pixels = (modules + 8) * 10;
        let dark = |x: usize, y: usize| {
            let at = |pixel: usize| ((pixel as f32 + 0.5) / 10.0 - QUIET) * module;
            boxes.iter().any(|one| (one.0..one.2).contains(&at(x)) && (one.1..one.3).contains(&at(y)))
        };
        let mut picture = rqrr::PreparedImage::prepare_from_bitmap(pixels, pixels, dark);
        picture.detect_grids()[0].decode().unwrap().1
    }

    #[test]
    fn a_mark_fits_the_small_code_and_is_read_back() {
        let (item, side) = small(MARK, 16.0 * MM).unwrap();
        assert_eq!(read(&item, 29, side), MARK);
        // A module must be seen by a scanner at 150 dots to the inch: two dots and a half.
        assert!(side / 29.0 / MM >= 0.4, "{}", side / 29.0 / MM);
        assert!(side + 8.0 * side / 29.0 <= 16.01 * MM);
    }

    #[test]
    fn numbers_of_many_figures_still_fit_and_a_letter_does_not() {
        assert!(small(&format!("MB1/{}/4294967295/18446744073709551615", "9F".repeat(16)), 40.0).is_some());
        assert!(small(&"a letter ".repeat(10), 40.0).is_none());
    }
}
