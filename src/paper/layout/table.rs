//! Ruled tables: the head comes again on each page, a row is not split, cells wrap. It must not know pages.

use std::rc::Rc;

use super::super::page::{Face, Item};
use super::blocks::stack;
use super::paragraph::{Column, Setter};
use super::sheet::{DEPTH, LEFT, MEASURE, Sizes};
use super::slab::{Keep, Slab};
use super::strip::Span;
use crate::draft::document::{self, Align};

/// Blank between the rules of a cell and its words.
const PAD_SIDE: f32 = 4.0;
const PAD_TOP: f32 = 2.5;
const RULE: f32 = 0.5;
/// Blank above and below a table.
const AROUND: f32 = 6.0;

/// Left edge and width of each column. Only the ratio of the shares counts; a column takes from the others what its
/// longest word needs, up to a third of the table.
fn edges(
    columns: &[document::Column],
    rows: &[Vec<String>],
    setter: &mut Setter<'_>,
    sizes: &Sizes,
) -> Vec<(f32, f32)> {
    let total: f32 = columns.iter().map(share).sum();
    let wished: Vec<f32> = columns.iter().map(|column| MEASURE * share(column) / total).collect();
    let least: Vec<f32> = columns
        .iter()
        .enumerate()
        .map(|(number, column)| {
            let head = setter.least_width(&column.title, Face::Hei, sizes.small);
            let cells = rows.iter().filter_map(|row| row.get(number));
            let widest = cells.map(|cell| setter.least_width(cell, Face::Song, sizes.small)).fold(head, f32::max);
            (widest + 2.0 * PAD_SIDE + 0.5).min(MEASURE / 3.0)
        })
        .collect();
    let mut left = LEFT;
    let placed = fitted(&wished, &least).into_iter().map(|width| {
        left += width;
        (left - width, width)
    });
    placed.collect()
}

fn share(column: &document::Column) -> f32 {
    column.share.max(1) as f32
}

/// Widths near the wished ones, none narrower than it must be where there is room for that.
fn fitted(wished: &[f32], least: &[f32]) -> Vec<f32> {
    let lacking: f32 = wished.iter().zip(least).map(|(wished, least)| (least - wished).max(0.0)).sum();
    let spare: f32 = wished.iter().zip(least).map(|(wished, least)| (wished - least).max(0.0)).sum();
    if lacking == 0.0 || lacking > spare {
        return wished.to_vec();
    }
    let given = lacking / spare;
    let widths = wished.iter().zip(least);
    widths.map(|(wished, least)| if wished < least { *least } else { wished - (wished - least) * given }).collect()
}

/// Sets a table.
pub fn set(
    columns: &[document::Column],
    rows: &[Vec<String>],
    place: &str,
    setter: &mut Setter<'_>,
    sizes: &Sizes,
) -> Vec<Slab> {
    let edges = edges(columns, rows, setter, sizes);
    if edges.is_empty() {
        return Vec::new();
    }
    let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
    let centred = vec![Align::Centre; columns.len()];
    let head = row(&cells(&titles, &centred, &edges, Face::Hei, place, setter, sizes), &edges, sizes).remove(0);
    let head = Rc::new(Slab { keep: Keep::Must, ..head });
    let mut slabs = vec![Slab { above: AROUND, ..head.as_ref().clone() }];
    let aligns: Vec<Align> = columns.iter().map(|column| column.align).collect();
    for texts in rows {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let cells = cells(&texts, &aligns, &edges, Face::Song, place, setter, sizes);
        slabs.extend(row(&cells, &edges, sizes).into_iter().map(|slab| Slab { head: Some(Rc::clone(&head)), ..slab }));
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
    sizes: &Sizes,
) -> Vec<Vec<Slab>> {
    let wide = edges.iter().zip(aligns);
    wide.zip(texts.iter().chain(std::iter::repeat(&"")))
        .map(|(((left, width), align), text)| {
            let column = Column::new(left + PAD_SIDE, (width - 2.0 * PAD_SIDE).max(sizes.small.size), *align);
            let mut lines = setter.lines(&[Span::new(text, role, place)], sizes.small, column);
            lines.iter_mut().for_each(|line| line.regions.clear());
            lines
        })
        .collect()
}

/// One row as a slab; as several only where it is taller than a page.
#[expect(clippy::cast_sign_loss, reason = "a height over a pitch is never negative")]
fn row(cells: &[Vec<Slab>], edges: &[(f32, f32)], sizes: &Sizes) -> Vec<Slab> {
    let most = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let room = (((DEPTH * 0.8) / sizes.small.pitch) as usize).max(1);
    let mut slabs = Vec::new();
    for start in (0..most).step_by(room) {
        let count = room.min(most - start);
        let mut slab = Slab { height: count as f32 * sizes.small.pitch + 2.0 * PAD_TOP, ..Slab::default() };
        for lines in cells {
            let here = lines.get(start..(start + count).min(lines.len())).unwrap_or_default();
            // A short cell stands in the middle of its row.
            let spare = if most <= room { (count - here.len()) as f32 * sizes.small.pitch / 2.0 } else { 0.0 };
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
    use super::fitted;

    #[test]
    fn a_column_takes_what_its_longest_word_needs() {
        assert_eq!(fitted(&[20.0, 80.0], &[30.0, 40.0]), [30.0, 70.0]);
        assert_eq!(fitted(&[50.0, 50.0], &[30.0, 40.0]), [50.0, 50.0]);
        assert_eq!(fitted(&[20.0, 80.0], &[60.0, 70.0]), [20.0, 80.0]);
    }
}
