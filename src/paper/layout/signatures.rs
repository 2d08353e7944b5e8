//! The block of places to sign, in two columns: label, room for the hand, a line, the printed name and the time.
//! It must not know who signs or whether they must.

use super::super::page::{Face, Item, Role};
use super::blocks::stack;
use super::furniture::TINY;
use super::paragraph::{Column, Setter};
use super::sheet::{LEFT, MEASURE, MM, Sizes};
use super::slab::Slab;
use super::strip::Span;
use super::strokes;
use super::tree;
use crate::draft::document::{Align, SignaturePlace};
use crate::i18n::Tr;

/// Room for one hand signature.
const PLACE_WIDTH: f32 = 60.0 * MM;
const PLACE_HEIGHT: f32 = 20.0 * MM;
/// The least room for the hand, where it saves a page, and the blank above such rows.
const LOW: (f32, f32) = (16.0 * MM, 3.5);
/// Many rows are lower, so that they have room on one page with words above them: the number of rows from which on,
/// the room for the hand, and the blank above each row.
const MANY_ROWS: [(usize, f32, f32); 2] = [(6, LOW.0, LOW.1), (5, 17.5 * MM, 5.5)];
const COLUMN: f32 = 74.0 * MM;
pub const RIGHT_COLUMN: f32 = LEFT + MEASURE - COLUMN;
/// The square for a fingerprint at the right end of a place, the blank before it, its corners.
const FINGER: f32 = 16.0 * MM;
const FINGER_GAP: f32 = 3.0 * MM;
const FINGER_CORNER: f32 = 3.0 * MM;
const FINGER_RULE: f32 = 0.3;
const LINE: f32 = 0.4;
/// Blank above each row of places.
const ABOVE: f32 = 8.0;
/// Air between the line and the printed name under it.
const NAME_AIR: f32 = 2.0;

/// Sets the block, a slab a row. A page may end between rows, so that the block begins right under the words and no
/// blank is left above it in which something could be added; the first row stays with the words before it and the last
/// with the seal (`lay_out` and the document see to that).
pub fn set(left: &[SignaturePlace], right: &[SignaturePlace], setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let mut slabs = Vec::new();
    let rows = left.len().max(right.len());
    let low = MANY_ROWS.iter().find(|(many, ..)| rows >= *many);
    let (depth, above) = match low {
        _ if setter.low_places => LOW,
        Some((_, depth, above)) => (*depth, *above),
        None => (PLACE_HEIGHT, ABOVE),
    };
    for number in 0..rows {
        let sides = [(left.get(number), LEFT), (right.get(number), RIGHT_COLUMN)];
        let places = sides.into_iter().filter_map(|(place, x)| Some((place?, x)));
        let labelled: Vec<_> = places.map(|(place, x)| (place, x, label(place, x, setter, sizes))).collect();
        // The lines to sign on stand level, however long the labels are.
        let line = labelled.iter().map(|(_, _, label)| height_of(label)).fold(0.0, f32::max) + depth;
        let mut row = Slab { above, right_free: number >= right.len(), ..Slab::default() };
        for (place, x, label) in &labelled {
            let node = setter.node(Role::Form);
            row.items.push(Item::Belongs(Some(node)));
            stack(&mut row, label, 0.0);
            let height = one_place(&mut row, (place, node), (*x, line, depth), setter, sizes);
            row.height = row.height.max(height);
        }
        slabs.push(row);
    }
    slabs
}

fn label(place: &SignaturePlace, x: f32, setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let column = Column::new(x, COLUMN, Align::Left);
    let spans = label_spans(&place.label, |bracket| setter.widths(bracket, Face::Song, sizes.small.size).1 <= COLUMN);
    setter.lines(&spans, sizes.small, column)
}

/// The label with its bracket in one piece if that `fits` a line: where the two have no room in one line, the line
/// breaks before the bracket. In a bilingual label every line has a bracket of its own.
fn label_spans(label: &str, fits: impl Fn(&str) -> bool) -> Vec<Span<'_>> {
    let parts = label.split_inclusive('\n').flat_map(|line| {
        let bracket = line.rfind(['（', '(']).unwrap_or(0);
        let (words, bracket) = line.split_at_checked(bracket).unwrap_or((line, ""));
        let whole = fits(bracket.trim_end());
        [Span::new(words, Face::Song, ""), Span { whole, ..Span::new(bracket, Face::Song, "") }]
    });
    parts.collect()
}

fn height_of(lines: &[Slab]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

/// The hand, `depth` deep, over its line at `y`, the name and the time under it. Returns the depth of the whole.
fn one_place(
    row: &mut Slab,
    (place, node): (&SignaturePlace, usize),
    (x, y, depth): (f32, f32, f32),
    setter: &mut Setter<'_>,
    sizes: &Sizes,
) -> f32 {
    let width = if place.fingerprint { COLUMN - FINGER - FINGER_GAP } else { PLACE_WIDTH };
    tree::end(row);
    if let Some(hand) = &place.hand {
        row.items.extend(strokes::fit(hand, (x, y - depth, x + width, y)));
    }
    row.items.push(Item::Rule { from: (x, y), to: (x + width, y), width: LINE });
    if place.fingerprint {
        fingerprint(row, (x + COLUMN - FINGER, y - FINGER), setter);
    }
    row.items.push(Item::Belongs(Some(node)));
    let y = y + NAME_AIR;
    let (name, name_width) = setter.single(&place.name, Face::Song, &place.place, sizes.small);
    let (time, time_width) = setter.single(&place.signed_at, Face::Song, &place.place, sizes.fine);
    if name_width + time_width + sizes.small.size <= width {
        let height = y + name.height.max(sizes.small.pitch);
        stack_at(row, &[name], x, y);
        stack_at(row, &[time], x + width - time_width, y + (sizes.small.pitch - sizes.fine.pitch) / 2.0);
        return height;
    }
    // No wider than the line, so that nothing stands under the square.
    let column = Column::new(x, width, Align::Left);
    let names = setter.lines(&[Span::new(&place.name, Face::Song, &place.place)], sizes.small, column);
    let times = setter.lines(&[Span::new(&place.signed_at, Face::Song, &place.place)], sizes.fine, column);
    stack(row, &names, y);
    stack(row, &times, y + height_of(&names));
    y + height_of(&names) + height_of(&times)
}

/// A square marked at its corners, with the word for it between them at the foot, where the finger goes over it; a word
/// too long for that stands under the square.
fn fingerprint(row: &mut Slab, (left, top): (f32, f32), setter: &mut Setter<'_>) {
    let (right, bottom) = (left + FINGER, top + FINGER);
    for (x, inwards) in [(left, FINGER_CORNER), (right, -FINGER_CORNER)] {
        for (y, down) in [(top, FINGER_CORNER), (bottom, -FINGER_CORNER)] {
            row.items.push(Item::Rule { from: (x, y), to: (x + inwards, y), width: FINGER_RULE });
            row.items.push(Item::Rule { from: (x, y), to: (x, y + down), width: FINGER_RULE });
        }
    }
    let (word, width) = setter.single(Tr(setter.lang).paper_fingerprint(), Face::Song, "", TINY);
    let inside = width <= FINGER - 2.0 * FINGER_CORNER;
    let y = if inside { bottom - TINY.pitch - 1.0 } else { bottom + 1.0 };
    stack_at(row, &[word], left + (FINGER - width) / 2.0, y);
}

fn stack_at(row: &mut Slab, lines: &[Slab], dx: f32, y: f32) {
    let mut part = Slab::default();
    stack(&mut part, lines, y);
    for item in &mut part.items {
        super::slab::shift(item, dx, 0.0);
    }
    for region in &mut part.regions {
        region.bounds.0 += dx;
        region.bounds.2 += dx;
    }
    row.items.append(&mut part.items);
    row.regions.append(&mut part.regions);
}

#[cfg(test)]
mod tests {
    use super::super::super::faces::Faces;
    use super::super::super::missing::Gathered;
    use super::super::sheet;
    use super::super::tree::Tree;
    use super::*;
    use crate::draft::document::Look;
    use crate::i18n::Lang;

    fn row_of(label: &str, name: &str, lang: Lang) -> Slab {
        let faces = Faces::bundled().unwrap();
        let sizes = sheet::sizes(lang, Look::Official);
        let (missing, tree) = (Gathered::default(), Tree::default());
        let mut setter = Setter { faces: &faces, lang, sizes, hand_fill: false, low_places: false, missing, tree };
        let place = SignaturePlace {
            label: label.to_owned(),
            name: name.to_owned(),
            place: "/parties/0/name".to_owned(),
            hand: None,
            signed_at: String::new(),
            fingerprint: true,
        };
        set(&[place], &[], &mut setter, &sizes).remove(0)
    }

    /// The text of each line, and its baseline, left and right end.
    fn lines(row: &Slab) -> Vec<(String, f32, f32, f32)> {
        let text = |item: &Item| match item {
            Item::Text { glyphs, baseline, .. } => {
                let (first, last) = (glyphs.first()?, glyphs.last()?);
                let words = glyphs.iter().map(|glyph| glyph.ch).collect::<String>();
                Some((words, *baseline, first.x, last.x + last.advance))
            }
            _ => None,
        };
        row.items.iter().filter_map(text).collect()
    }

    /// Depth of the line to sign on, and its right end.
    fn line_to_sign_on(row: &Slab) -> (f32, f32) {
        let line = row.items.iter().find_map(|item| match item {
            Item::Rule { from, to, width } if *width == LINE => Some((from.1, to.0)),
            _ => None,
        });
        line.unwrap()
    }

    #[test]
    fn a_label_breaks_before_its_bracket() {
        let texts =
            |label, lang| lines(&row_of(label, "钟慧", lang)).into_iter().map(|line| line.0).collect::<Vec<_>>();
        let agent = texts("被申请人的委托代理人（签名或按指印）：", Lang::Zh);
        assert_eq!(agent[..2], ["被申请人的委托代理人", "（签名或按指印）："]);
        assert_eq!(texts("申请人（签名或按指印）：", Lang::Zh)[0], "申请人（签名或按指印）：");
        let both = texts("被申请人的委托代理人（签名或按指印）：\n申请人（签名）：", Lang::Zh);
        assert_eq!(both[1..3], ["（签名或按指印）：", "申请人（签名）："]);
        // A bracket too long for one line breaks between its words, not inside one.
        let company = texts("Third person (the legal representative signs, with the company's seal):", Lang::En);
        assert!(company.iter().any(|line| line.ends_with("representative")), "{company:?}");
    }

    #[test]
    fn a_long_name_stands_under_its_line_only() {
        let name = "高鸣（示范市青渡镇锦绣江南建筑装饰工程设计施工有限责任公司）";
        let row = row_of("申请人（签名）：", name, Lang::Zh);
        let (depth, right) = line_to_sign_on(&row);
        let lines = lines(&row);
        let under: Vec<_> = lines.iter().filter(|line| line.1 > depth).collect();
        assert_eq!(under.iter().map(|line| line.0.as_str()).collect::<String>(), name);
        // A closing mark at the end of a line may hang over with its blank half.
        assert!(under.len() > 2 && under.iter().all(|line| line.3 < right + 6.1), "{under:?}");
    }

    #[test]
    fn the_word_for_a_fingerprint_keeps_off_the_corners() {
        for lang in [Lang::Zh, Lang::En] {
            let row = row_of("A:", "A", lang);
            let (depth, _) = line_to_sign_on(&row);
            let (left, right) = (LEFT + COLUMN - FINGER + FINGER_CORNER, LEFT + COLUMN - FINGER_CORNER);
            let word = lines(&row).into_iter().find(|line| line.0 == Tr(lang).paper_fingerprint()).unwrap();
            let under = word.1 - TINY.size > depth;
            assert!(under || (word.2 >= left && word.3 <= right && word.1 < depth), "{word:?}");
        }
    }
}
