//! Ruled tables: the head comes again on each page, a row is not split, cells wrap. It must not know pages.

use std::rc::Rc;

use super::super::page::{Face, Item};
use super::blocks::stack;
use super::paragraph::{Column, Setter};
use super::sheet::{DEPTH, LEFT, MEASURE, Sizes, Type};
use super::slab::{Keep, Slab};
use super::strip::Span;
use crate::draft::document::{self, Align};

/// Blank between the rules of a cell and its words.
const PAD_SIDE: f32 = 4.0;
const PAD_TOP: f32 = 2.5;
const RULE: f32 = 0.5;
/// Blank above and below a table.
const AROUND: f32 = 6.0;

/// Sizes of type that a table may take, in em of the usual one, from the usual to the smallest that can be read.
const SIZES: [f32; 5] = [1.0, 0.875, 0.75, 0.67, SMALLEST];
const SMALLEST: f32 = 0.6;
/// A list longer than this may take the third size so that each of its rows is one line; a shorter table the second.
const LONG_LIST: usize = 12;
/// A title of no more em than this is not broken.
const SHORT_TITLE: f32 = 6.0;

/// Width of a column in em of its type, without the blank beside the words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Widths {
    /// Its longest word, which is not broken.
    least: f32,
    /// Its longest line.
    natural: f32,
}

/// The size of type and the left edge and width of each column.
struct Plan {
    size: Type,
    edges: Vec<(f32, f32)>,
}

impl Plan {
    fn of(columns: &[document::Column], rows: &[Vec<String>], setter: &Setter<'_>, sizes: &Sizes) -> Plan {
        let shares: Vec<f32> = columns.iter().map(|column| column.share.max(1) as f32).collect();
        let widths: Vec<Widths> =
            columns.iter().enumerate().map(|(number, column)| widths_of(column, number, rows, setter)).collect();
        let size = chosen_size(&widths, rows.len(), sizes.small);
        let mut left = LEFT;
        let edges = fitted(&in_points(&widths, size), &shares, MEASURE).into_iter().map(|width| {
            left += width;
            (left - width, width)
        });
        Plan { size, edges: edges.collect() }
    }
}

fn widths_of(column: &document::Column, number: usize, rows: &[Vec<String>], setter: &Setter<'_>) -> Widths {
    let (least, natural) = setter.widths(&column.title, Face::Hei, 1.0);
    let title = Widths { least: if natural <= SHORT_TITLE { natural } else { least }, natural };
    rows.iter().filter_map(|row| row.get(number)).fold(title, |widest, cell| {
        let (least, natural) = setter.widths(cell, Face::Song, 1.0);
        Widths { least: widest.least.max(least), natural: widest.natural.max(natural) }
    })
}

fn scaled(usual: Type, factor: f32) -> Type {
    Type { size: usual.size * factor, pitch: usual.pitch * factor }
}

fn in_points(widths: &[Widths], size: Type) -> Vec<Widths> {
    let points = |em: f32| em * size.size + 2.0 * PAD_SIDE + 0.5;
    widths.iter().map(|width| Widths { least: points(width.least), natural: points(width.natural) }).collect()
}

/// The largest size at which no line is broken, where that size is near the usual one; else the largest at which no
/// word is, so that no number is torn; else the smallest.
fn chosen_size(widths: &[Widths], rows: usize, usual: Type) -> Type {
    let near = if rows > LONG_LIST { 3 } else { 2 };
    let fits = |factor: &f32, width: fn(&Widths) -> f32| {
        in_points(widths, scaled(usual, *factor)).iter().map(width).sum::<f32>() <= MEASURE
    };
    let whole_lines = SIZES.iter().take(near).find(|factor| fits(factor, |width| width.natural));
    let whole_words = || SIZES.iter().find(|factor| fits(factor, |width| width.least));
    scaled(usual, *whole_lines.or_else(whole_words).unwrap_or(&SMALLEST))
}

/// Widths of the columns: every one takes its longest word; what is left goes in even parts to those whose lines are
/// longer; what is left then goes by the shares. Where not even the words have room, all give way alike.
fn fitted(widths: &[Widths], shares: &[f32], measure: f32) -> Vec<f32> {
    let least: f32 = widths.iter().map(|width| width.least).sum();
    if least > measure {
        return widths.iter().map(|width| width.least * measure / least).collect();
    }
    let mut left = measure - least;
    let mut result: Vec<f32> = widths.iter().map(|width| width.least).collect();
    let mut order: Vec<usize> = (0..widths.len()).collect();
    let wish = |column: &usize| widths.get(*column).map_or(0.0, |width| (width.natural - width.least).max(0.0));
    order.sort_by(|one, other| wish(one).total_cmp(&wish(other)));
    for (position, column) in order.iter().enumerate() {
        let given = wish(column).min(left / (order.len() - position) as f32);
        if let Some(width) = result.get_mut(*column) {
            *width += given;
        }
        left -= given;
    }
    let all: f32 = shares.iter().sum();
    result.iter().zip(shares).map(|(width, share)| width + left * share / all).collect()
}

/// Sets a table.
pub fn set(
    columns: &[document::Column],
    rows: &[Vec<String>],
    place: &str,
    setter: &mut Setter<'_>,
    sizes: &Sizes,
) -> Vec<Slab> {
    let Plan { size, edges } = Plan::of(columns, rows, setter, sizes);
    if edges.is_empty() {
        return Vec::new();
    }
    let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
    let centred = vec![Align::Centre; columns.len()];
    let head = row(&cells(&titles, &centred, &edges, Face::Hei, place, setter, size), &edges, size).remove(0);
    let head = Rc::new(Slab { keep: Keep::Must, ..head });
    let mut slabs = vec![Slab { above: AROUND, ..head.as_ref().clone() }];
    let aligns: Vec<Align> = columns.iter().map(|column| column.align).collect();
    for texts in rows {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let cells = cells(&texts, &aligns, &edges, Face::Song, place, setter, size);
        slabs.extend(row(&cells, &edges, size).into_iter().map(|slab| Slab { head: Some(Rc::clone(&head)), ..slab }));
    }
    if let Some(last) = slabs.last_mut() {
        last.height += AROUND;
    }
    slabs
}

fn cells(
    texts: &[&str],
    aligns: &[Align],
    edges: &[(f32, f32)],
    role: Face,
    place: &str,
    setter: &mut Setter<'_>,
    size: Type,
) -> Vec<Vec<Slab>> {
    let wide = edges.iter().zip(aligns);
    wide.zip(texts.iter().chain(std::iter::repeat(&"")))
        .map(|(((left, width), align), text)| {
            let column = Column::new(left + PAD_SIDE, (width - 2.0 * PAD_SIDE).max(size.size), *align);
            let mut lines = setter.lines(&[Span::new(text, role, place)], size, column);
            lines.iter_mut().for_each(|line| line.regions.clear());
            lines
        })
        .collect()
}

/// One row as a slab; as several only where it is taller than a page.
#[expect(clippy::cast_sign_loss, reason = "a height over a pitch is never negative")]
fn row(cells: &[Vec<Slab>], edges: &[(f32, f32)], size: Type) -> Vec<Slab> {
    let most = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let room = (((DEPTH * 0.8) / size.pitch) as usize).max(1);
    let mut slabs = Vec::new();
    for start in (0..most).step_by(room) {
        let count = room.min(most - start);
        let mut slab = Slab { height: count as f32 * size.pitch + 2.0 * PAD_TOP, ..Slab::default() };
        for lines in cells {
            let here = lines.get(start..(start + count).min(lines.len())).unwrap_or_default();
            // A short cell stands in the middle of its row.
            let spare = if most <= room { (count - here.len()) as f32 * size.pitch / 2.0 } else { 0.0 };
            stack(&mut slab, here, PAD_TOP + spare);
        }
        rules(&mut slab, edges);
        slabs.push(slab);
    }
    slabs
}

fn rules(slab: &mut Slab, edges: &[(f32, f32)]) {
    let height = slab.height;
    let right = LEFT + MEASURE;
    for y in [0.0, height] {
        slab.items.push(Item::Rule { from: (LEFT, y), to: (right, y), width: RULE });
    }
    for x in edges.iter().map(|(left, _)| *left).chain([right]) {
        slab.items.push(Item::Rule { from: (x, 0.0), to: (x, height), width: RULE });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(least: f32, natural: f32) -> Widths {
        Widths { least, natural }
    }

    #[test]
    fn a_column_takes_what_its_longest_word_needs() {
        // All lines have room: what is left goes by the shares.
        assert_eq!(fitted(&[widths(10.0, 30.0), widths(10.0, 40.0)], &[1.0, 2.0], 100.0), [40.0, 60.0]);
        // The short column has its line whole, the long one wraps.
        assert_eq!(fitted(&[widths(10.0, 300.0), widths(10.0, 20.0)], &[1.0, 1.0], 100.0), [80.0, 20.0]);
        assert_eq!(fitted(&[widths(60.0, 90.0), widths(40.0, 50.0)], &[1.0, 1.0], 100.0), [60.0, 40.0]);
        // Not even the words have room.
        assert_eq!(fitted(&[widths(150.0, 150.0), widths(50.0, 50.0)], &[1.0, 1.0], 100.0), [75.0, 25.0]);
    }

    #[test]
    fn a_table_of_long_numbers_takes_smaller_type() {
        let usual = Type { size: 12.0, pitch: 18.0 };
        assert_eq!(chosen_size(&[widths(5.0, 9.0); 4], 3, usual), usual);
        assert!((chosen_size(&[widths(5.0, 9.0); 5], 30, usual).size - 9.0).abs() < 0.01);
        assert!((chosen_size(&[widths(10.0, 90.0); 4], 3, usual).size - 10.5).abs() < 0.01);
    }
}
