//! Ruled tables: the head comes again on each page, a row is not split, cells wrap. It must not know pages.

use std::rc::Rc;

use super::super::page::{Face, Item, Role};
use super::blocks::stack;
use super::columns::{self, Plan, cell_spans};
use super::paragraph::{Column, Setter};
use super::sheet::{DEPTH, LEFT, MEASURE, Sizes, Type};
use super::slab::{Keep, Slab};
use super::tree;
use crate::draft::document::{self, Align};

const PAD_TOP: f32 = 2.5;
const RULE: f32 = 0.5;
/// A table of no more rows than this is not cut, unless they are high.
const SHORT: usize = 5;
/// Blank above and below a table.
const AROUND: f32 = 6.0;

/// Sets a table.
pub fn set(
    columns: &[document::Column],
    rows: &[Vec<String>],
    place: &str,
    setter: &mut Setter<'_>,
    sizes: &Sizes,
) -> Vec<Slab> {
    let plan = Plan::of(columns, rows, setter, sizes.small);
    let Plan { size, edges, .. } = &plan;
    if edges.is_empty() {
        return Vec::new();
    }
    let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
    let centred = vec![Align::Centre; columns.len()];
    let table = setter.node(Role::Table);
    let titles = in_row(cells(&titles, &centred, &plan, Face::Hei, place, setter), table, Role::HeadCell, setter);
    let head = row(&titles, edges, *size).remove(0);
    let head = Rc::new(Slab { keep: Keep::Must, ..head });
    let mut slabs = vec![Slab { above: AROUND, ..head.as_ref().clone() }];
    let aligns: Vec<Align> = columns.iter().map(|column| column.align).collect();
    for texts in rows {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let cells = cells(&texts, &aligns, &plan, Face::Song, place, setter);
        let cells = in_row(cells, table, Role::Cell, setter);
        slabs.extend(row(&cells, edges, *size).into_iter().map(|slab| Slab { head: Some(Rc::clone(&head)), ..slab }));
    }
    hold_rows(&mut slabs);
    if let Some(last) = slabs.last_mut() {
        last.height += AROUND;
    }
    slabs
}

/// A short table stays in one piece; of a longer one no page holds a single row.
fn hold_rows(slabs: &mut [Slab]) {
    let count = slabs.len();
    let short = count <= SHORT + 1 && slabs.iter().map(|slab| slab.height).sum::<f32>() < DEPTH / 3.0;
    for (position, slab) in slabs.iter_mut().enumerate().take(count.saturating_sub(1)) {
        if short || position == 1 || position + 2 == count {
            slab.keep = slab.keep.max(Keep::Wish);
        }
    }
}

fn cells(
    texts: &[&str],
    aligns: &[Align],
    plan: &Plan,
    role: Face,
    place: &str,
    setter: &mut Setter<'_>,
) -> Vec<Vec<Slab>> {
    let (wide, size) = (plan.edges.iter().zip(aligns), plan.size);
    let pad = columns::PAD * size.size;
    wide.zip(texts.iter().chain(std::iter::repeat(&"")))
        .map(|(((left, width), align), text)| {
            let column = Column::new(left + pad, (width - 2.0 * pad).max(size.size), *align);
            let mut lines = setter.lines(&cell_spans(text, role, place, plan.whole_dates), size, column);
            lines.iter_mut().for_each(|line| line.regions.clear());
            lines
        })
        .collect()
}

/// The cells as parts of one row of the table.
fn in_row(mut cells: Vec<Vec<Slab>>, table: usize, role: Role, setter: &mut Setter<'_>) -> Vec<Vec<Slab>> {
    let row = setter.tree.under(table, Role::Row);
    for lines in &mut cells {
        let cell = setter.tree.under(row, role);
        tree::mark(lines, cell);
    }
    cells
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
    tree::end(slab);
    for y in [0.0, height] {
        slab.items.push(Item::Rule { from: (LEFT, y), to: (right, y), width: RULE });
    }
    for x in edges.iter().map(|(left, _)| *left).chain([right]) {
        slab.items.push(Item::Rule { from: (x, 0.0), to: (x, height), width: RULE });
    }
}
