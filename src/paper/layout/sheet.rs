//! Measures of the sheet: A4 after GB/T 9704-2012 (top 37 mm, binding side 28 mm, type area 156 × 225 mm), and the
//! sizes of type. Lengths are points. It must not know what is set on the sheet.

use crate::draft::document::Look;
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
    /// Blank above a paragraph, where the first line does not show that it begins.
    pub apart: f32,
    /// Pitch of the lines that running text stands on; 0 where it stands on none.
    pub grid: f32,
}

/// Line pitch of the official grid: 22 lines a page (GB/T 9704-2012, 5.2.3).
const OFFICIAL_PITCH: f32 = DEPTH / 22.0;
/// Line pitch of forms and records.
const FORM_PITCH: f32 = DEPTH / 26.0;

/// Chinese papers of the official look stand on the grid of GB/T 9704: 28 characters to the line, 22 lines to the
/// page. Forms and records set 31 characters and 26 lines, near 四号. English is set as a letter is.
pub fn sizes(lang: Lang, look: Look) -> Sizes {
    match (lang, look) {
        (Lang::Zh, Look::Official) => chinese(Type::new(MEASURE / 28.0, OFFICIAL_PITCH), OFFICIAL_PITCH),
        (Lang::Zh, Look::Form) => chinese(Type::new(MEASURE / 31.0, FORM_PITCH), 0.0),
        (Lang::Zh, Look::Cover) => Sizes {
            title: Type::new(26.0, 48.0),
            small: Type::new(16.0, 30.0),
            indent: 0.0,
            ..chinese(Type::new(MEASURE / 28.0, OFFICIAL_PITCH), 0.0)
        },
        (Lang::En, Look::Cover) => {
            Sizes { title: Type::new(26.0, 44.0), ..english(Type::new(13.0, DEPTH / 32.0), Type::new(13.0, 24.0)) }
        }
        (Lang::En, Look::Official) => english(Type::new(11.5, DEPTH / 36.0), Type::new(10.5, 15.0)),
        (Lang::En, Look::Form) => english(Type::new(10.5, DEPTH / 40.0), Type::new(10.0, 14.0)),
    }
}

fn chinese(body: Type, grid: f32) -> Sizes {
    Sizes {
        body,
        title: Type::new(22.0, 36.0),
        small: Type::new(12.0, 18.0),
        fine: Type::new(10.5, 15.0),
        indent: 2.0 * body.size,
        apart: 0.0,
        grid,
    }
}

fn english(body: Type, small: Type) -> Sizes {
    Sizes {
        body,
        title: Type::new(18.0, 28.0),
        small,
        fine: Type::new(9.5, 13.0),
        indent: 0.0,
        apart: 0.45 * body.pitch,
        grid: 0.0,
    }
}

/// Sizes of a block in the other language of a bilingual paper. English beneath Chinese is small and takes half the
/// pitch of the Chinese lines, so that the grid is met again after every second line.
pub fn other_language(lang: Lang, look: Look) -> Sizes {
    match lang {
        Lang::En => {
            let pitch = if look == Look::Official { OFFICIAL_PITCH } else { FORM_PITCH } / 2.0;
            let body = Type::new(pitch * 0.74, pitch);
            Sizes { title: Type::new(14.0, 20.0), apart: 0.0, ..english(body, body) }
        }
        Lang::Zh => Sizes { title: Type::new(16.0, 26.0), ..chinese(Type::new(11.5, DEPTH / 36.0), 0.0) },
    }
}

/// Sizes of a block in small type, a little under 五号: a SHA-256 has room on a line with its name.
pub fn small(lang: Lang) -> Sizes {
    match lang {
        Lang::Zh => Sizes {
            title: Type::new(16.0, 28.0),
            small: Type::new(10.0, 14.5),
            fine: Type::new(9.0, 13.0),
            ..chinese(Type::new(10.0, 14.5), 0.0)
        },
        Lang::En => Sizes {
            title: Type::new(15.0, 26.0),
            fine: Type::new(8.5, 12.0),
            apart: 3.0,
            ..english(Type::new(9.5, 12.5), Type::new(9.5, 12.5))
        },
    }
}
