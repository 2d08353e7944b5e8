//! The block of places to sign, in two columns: label, room for the hand, a line, the printed name and the time.
//! It must not know who signs or whether they must.

use super::super::page::{Face, Item};
use super::blocks::stack;
use super::paragraph::{Column, Setter};
use super::sheet::{LEFT, MEASURE, MM, Sizes};
use super::slab::{Keep, Slab};
use super::strip::Span;
use super::strokes;
use crate::draft::document::{Align, SignaturePlace};

/// Room for one hand signature.
const PLACE_WIDTH: f32 = 60.0 * MM;
const PLACE_HEIGHT: f32 = 20.0 * MM;
const COLUMN: f32 = 74.0 * MM;
const RIGHT_COLUMN: f32 = LEFT + MEASURE - COLUMN;
const LINE: f32 = 0.4;
/// Blank above each row of places.
const ABOVE: f32 = 8.0;

/// Sets the block. Its rows wish to stay on one page with the words before it and with the seal place after it.
pub fn set(left: &[SignaturePlace], right: &[SignaturePlace], setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let mut slabs = Vec::new();
    for number in 0..left.len().max(right.len()) {
        let mut row = Slab { above: ABOVE, ..Slab::default() };
        for (place, x) in [(left.get(number), LEFT), (right.get(number), RIGHT_COLUMN)] {
            if let Some(place) = place {
                one_place(&mut row, place, x, setter, sizes);
            }
        }
        slabs.push(row);
    }
    Slab::hold_together(&mut slabs, Keep::Free);
    slabs
}

fn one_place(row: &mut Slab, place: &SignaturePlace, x: f32, setter: &mut Setter<'_>, sizes: &Sizes) {
    let label = Column::new(x, COLUMN, Align::Left);
    let lines = setter.lines(&[Span::new(&place.label, Face::Song, "")], sizes.small, label);
    let mut y: f32 = lines.iter().map(|line| line.height).sum();
    stack(row, &lines, 0.0);
    if let Some(hand) = &place.hand {
        row.items.extend(strokes::fit(hand, (x, y, x + PLACE_WIDTH, y + PLACE_HEIGHT)));
    }
    y += PLACE_HEIGHT;
    row.items.push(Item::Rule { from: (x, y), to: (x + PLACE_WIDTH, y), width: LINE });
    let (name, name_width) = setter.single(&place.name, Face::Song, &place.place, sizes.small);
    let (time, time_width) = setter.single(&place.signed_at, Face::Song, &place.place, sizes.fine);
    let beside = name_width + time_width + sizes.small.size <= PLACE_WIDTH;
    let under = Column::new(x, COLUMN, Align::Left);
    let names = if beside {
        vec![name]
    } else {
        setter.lines(&[Span::new(&place.name, Face::Song, &place.place)], sizes.small, under)
    };
    let shift = if beside { x } else { 0.0 };
    stack_at(row, &names, shift, y);
    let names_height: f32 = names.iter().map(|line| line.height).sum();
    if beside {
        stack_at(row, &[time], x + PLACE_WIDTH - time_width, y + (sizes.small.pitch - sizes.fine.pitch) / 2.0);
        y += names_height;
    } else {
        let times = setter.lines(&[Span::new(&place.signed_at, Face::Song, &place.place)], sizes.fine, under);
        stack_at(row, &times, 0.0, y + names_height);
        y += names_height + times.iter().map(|line| line.height).sum::<f32>();
    }
    row.height = row.height.max(y);
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
