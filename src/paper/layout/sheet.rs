//! Measures of the sheet: A4 after GB/T 9704-2012 (top 37 mm, binding side 28 mm, type area 156 × 225 mm), and the
//! sizes of type. Lengths are points. It must not know what is set on the sheet.

use crate::i18n::Lang;

/// One millimetre in points.
pub const MM: f32 = 72.0 / 25.4;
pub const WIDTH: f32 = 210.0 * MM;
pub const HEIGHT: f32 = 297.0 * MM;
/// Binding side.
pub const LEFT: f32 = 28.0 * MM;
pub const TOP: f32 = 37.0 * MM;
/// Width of the type area.
pub const MEASURE: f32 = 156.0 * MM;
pub const RIGHT: f32 = LEFT + MEASURE;
/// Depth of the type area.
pub const DEPTH: f32 = 225.0 * MM;
pub const BOTTOM: f32 = TOP + DEPTH;

/// Ascent of the ideographic box in em: where the baseline lies in a line.
const ASCENT: f32 = 0.88;

/// Size of type and depth of its lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    pub size: f32,
    pub pitch: f32,
}

impl Type {
    const fn new(size: f32, pitch: f32) -> Type {
        Type { size, pitch }
    }

    /// Baseline below the top of the line.
    pub fn baseline(self) -> f32 {
        (self.pitch - self.size) / 2.0 + ASCENT * self.size
    }
}

/// The sizes of a paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    pub body: Type,
    pub title: Type,
    /// Cells of tables, labels of places to sign.
    pub small: Type,
    /// Times of signing, page numbers, running heads.
    pub fine: Type,
    /// First line of a paragraph.
    pub indent: f32,
}

/// A Chinese body sets 31 characters to the line and 26 lines to the page, near 四号, so that a usual agreement
/// takes two or three sheets; 28 × 22 of the official grid would take one more. English is set as a letter is.
pub fn sizes(lang: Lang) -> Sizes {
    match lang {
        Lang::Zh => {
            let body = Type::new(MEASURE / 31.0, DEPTH / 26.0);
            Sizes {
                body,
                title: Type::new(22.0, 36.0),
                small: Type::new(12.0, 18.0),
                fine: Type::new(10.5, 15.0),
                indent: 2.0 * body.size,
            }
        }
        Lang::En => {
            let body = Type::new(11.5, DEPTH / 36.0);
            Sizes {
                body,
                title: Type::new(18.0, 28.0),
                small: Type::new(10.5, 15.0),
                fine: Type::new(9.5, 13.0),
                indent: 0.0,
            }
        }
    }
}
