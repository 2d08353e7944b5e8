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
const LOW: (f32, f32) = (16.0 * MM, 5.0);
/// Many rows are lower, so that they have room on one page with words above them: the number of rows from which on,
/// the room for the hand, and the blank above each row.
const MANY_ROWS: [(usize, f32, f32); 2] = [(6, LOW.0, LOW.1), (5, 17.5 * MM, 7.0)];
const COLUMN: f32 = 74.0 * MM;
pub const RIGHT_COLUMN: f32 = LEFT + MEASURE - COLUMN;
/// The square for a fingerprint at the right end of a place, the blank before it, its corners.
const FINGER: f32 = 16.0 * MM;
const FINGER_GAP: f32 = 3.0 * MM;
const FINGER_CORNER: f32 = 3.0 * MM;
const FINGER_RULE: f32 = 0.3;
const LINE: f32 = 0.4;
/// Blank above each row of places.
const ABOVE: f32 = 10.0;

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
    setter.lines(&[Span::new(&place.label, Face::Song, "")], sizes.small, column)
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
    let (name, name_width) = setter.single(&place.name, Face::Song, &place.place, sizes.small);
    let (time, time_width) = setter.single(&place.signed_at, Face::Song, &place.place, sizes.fine);
    if name_width + time_width + sizes.small.size <= width {
        let height = y + name.height.max(sizes.small.pitch);
        stack_at(row, &[name], x, y);
        stack_at(row, &[time], x + width - time_width, y + (sizes.small.pitch - sizes.fine.pitch) / 2.0);
        return height;
    }
    let column = Column::new(x, COLUMN, Align::Left);
    let names = setter.lines(&[Span::new(&place.name, Face::Song, &place.place)], sizes.small, column);
    let times = setter.lines(&[Span::new(&place.signed_at, Face::Song, &place.place)], sizes.fine, column);
    stack(row, &names, y);
    stack(row, &times, y + height_of(&names));
    y + height_of(&names) + height_of(&times)
}

/// A square marked at its corners, with the word for it inside at the foot; the finger goes over it.
fn fingerprint(row: &mut Slab, (left, top): (f32, f32), setter: &mut Setter<'_>) {
    let (right, bottom) = (left + FINGER, top + FINGER);
    for (x, inwards) in [(left, FINGER_CORNER), (right, -FINGER_CORNER)] {
        for (y, down) in [(top, FINGER_CORNER), (bottom, -FINGER_CORNER)] {
            row.items.push(Item::Rule { from: (x, y), to: (x + inwards, y), width: FINGER_RULE });
            row.items.push(Item::Rule { from: (x, y), to: (x, y + down), width: FINGER_RULE });
        }
    }
    let (word, width) = setter.single(Tr(setter.lang).paper_fingerprint(), Face::Song, "", TINY);
    stack_at(row, &[word], left + (FINGER - width) / 2.0, bottom - TINY.pitch - 1.0);
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
