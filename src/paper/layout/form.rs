//! Ruled forms: labels and values side by side, as the field's blank forms are printed. A row is a slab; a long one is
//! cut between its lines where a page ends. Widths are decided in `form_widths`. It must not know pages.

use std::rc::Rc;

use super::super::page::{Face, Item, Role};
use super::blank::slash;
use super::blocks::{MOST_LINES, stack};
use super::breaking::Fill;
use super::columns::PAD;
use super::form_widths::{CellEdges, Plan, broken_label};
use super::paragraph::{Column, Setter};
use super::sheet::{LEFT, RIGHT, Sizes, Type};
use super::slab::{Keep, Slab};
use super::strip::Span;
use super::tree;
use crate::draft::document::{Align, FormCell, FormRow};

/// Blank above and below the words of a row.
const PAD_TOP: f32 = 4.0;
const RULE: f32 = 0.5;
/// Blank above and below a form.
const AROUND: f32 = 4.0;
/// A row of more lines than this may be cut where a page ends.
const TALL: usize = 12;
/// So many lines of a cut row stay together at either end.
const TOGETHER: usize = 2;
/// Unused depth, in lines, from which on a slash closes it.
const WORTH_A_SLASH: f32 = 1.4;

/// A cell with its lines.
struct SetCell {
    edges: CellEdges,
    label: Vec<Slab>,
    value: Vec<Slab>,
    /// Something is written in the value.
    filled: bool,
    /// The sign for "nothing", in the middle of its cell.
    centred: bool,
}

/// Sets a form.
pub fn set(rows: &[FormRow], setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let plan = Plan::of(rows, setter, sizes.small);
    let table = setter.node(Role::Table);
    let mut slabs: Vec<Slab> = Vec::new();
    for row in rows.iter().filter(|row| !row.cells.is_empty()) {
        let node = setter.tree.under(table, Role::Row);
        let cells: Vec<SetCell> = row
            .cells
            .iter()
            .zip(plan.edges(row))
            .map(|(cell, edges)| set_cell(cell, edges, (node, row.cells.len() == 1), setter, plan.size))
            .collect();
        slabs.extend(one_row(&cells, row.lines.min(MOST_LINES) as usize, plan.size));
    }
    if let Some(first) = slabs.first_mut() {
        first.above = AROUND;
    }
    if let Some(last) = slabs.last_mut() {
        last.height += AROUND;
    }
    slabs
}

fn set_cell(
    cell: &FormCell,
    edges: CellEdges,
    (row, alone): (usize, bool),
    setter: &mut Setter<'_>,
    size: Type,
) -> SetCell {
    let pad = PAD * size.size;
    let inside = |(left, width): (f32, f32), align| Column::new(left + pad, (width - 2.0 * pad).max(size.size), align);
    let label = edges.label.map_or_else(Vec::new, |edges| {
        let column = inside(edges, Align::Centre);
        let text = broken_label(&cell.label, column.width / size.size);
        let mut lines = setter.lines(&[Span::new(&text, Face::Hei, &cell.place)], size, column);
        tree::mark(&mut lines, setter.tree.under(row, Role::HeadCell));
        lines
    });
    let text = cell.value.trim_end();
    let centred = matches!(text, "/" | "／");
    let align = if centred { Align::Centre } else { Align::Left };
    let mut column = inside(edges.value, align);
    let long = alone && (text.contains('\n') || setter.widths(text, Face::Song, size.size).1 > column.width);
    if long {
        column.fill = Fill::Justify;
        column.indent = if setter.sizes.indent > 0.0 { 2.0 * size.size } else { 0.0 };
    }
    let mut value = setter.lines(&[Span::new(text, Face::Song, &cell.place)], size, column);
    tree::mark(&mut value, setter.tree.under(row, Role::Cell));
    SetCell { edges, label, value, filled: !text.is_empty(), centred }
}

fn one_row(cells: &[SetCell], least: usize, size: Type) -> Vec<Slab> {
    let most = cells.iter().map(|cell| cell.label.len().max(cell.value.len())).max().unwrap_or(0).max(least).max(1);
    if most > TALL { tall_row(cells, most, least > 0, size) } else { vec![low_row(cells, most, least > 0, size)] }
}

/// A row in one piece.
fn low_row(cells: &[SetCell], count: usize, deep: bool, size: Type) -> Slab {
    let mut slab = Slab { height: count as f32 * size.pitch + 2.0 * PAD_TOP, ..Slab::default() };
    for cell in cells {
        put_centred(&mut slab, &cell.label, count, size);
        let used = PAD_TOP + cell.value.len() as f32 * size.pitch;
        // What stands over a slash stands at the top.
        if deep && cell.filled && !cell.centred && slab.height - used >= WORTH_A_SLASH * size.pitch {
            stack(&mut slab, &cell.value, PAD_TOP);
            close(&mut slab, cell, used, size);
        } else {
            put_centred(&mut slab, &cell.value, count, size);
        }
    }
    across(&mut slab, 0.0);
    let height = slab.height;
    across(&mut slab, height);
    upright(&mut slab, cells, height);
    slab
}

/// A slash over what the value leaves unused from `top` down.
fn close(slab: &mut Slab, cell: &SetCell, top: f32, size: Type) {
    if slab.height - top >= WORTH_A_SLASH * size.pitch {
        let (left, width) = cell.edges.value;
        tree::end(slab);
        slab.items.push(slash((left, top), (left + width, slab.height)));
    }
}

/// A row line by line. Where a page ends in it, a rule closes it and the label comes again on the next page.
fn tall_row(cells: &[SetCell], count: usize, deep: bool, size: Type) -> Vec<Slab> {
    let used = cells.iter().map(|cell| cell.value.len()).max().unwrap_or(0);
    let labels = cells.iter().map(|cell| cell.label.len()).max().unwrap_or(0);
    let together = TOGETHER.max(labels);
    // Unused lines at the end of a deep row are one piece, so that one slash closes them.
    let rest = if deep && used > 0 { count.saturating_sub(used) } else { 0 };
    let mut again = Slab::default();
    for cell in cells {
        stack(&mut again, &cell.label, PAD_TOP);
    }
    again.regions.clear();
    let mut head = Slab { height: PAD_TOP, ..again.clone() };
    across(&mut head, 0.0);
    upright(&mut head, cells, PAD_TOP);
    let mut foot = Slab::default();
    across(&mut foot, 0.0);
    let (head, foot) = (Rc::new(head), Rc::new(foot));
    let lines = count - rest;
    let mut slabs = Vec::new();
    for number in 0..lines {
        let (first, last) = (number == 0, number + 1 == lines && rest == 0);
        let top = if first { PAD_TOP } else { 0.0 };
        let depth = if number + 1 == lines { rest as f32 * size.pitch } else { 0.0 };
        let end = if last || depth > 0.0 { PAD_TOP } else { 0.0 };
        let mut slab = Slab { height: top + size.pitch + depth + end, ..Slab::default() };
        if first {
            stack(&mut slab, std::slice::from_ref(&again), 0.0);
            across(&mut slab, 0.0);
        } else {
            slab.head = Some(Rc::clone(&head));
        }
        for cell in cells {
            stack(&mut slab, cell.value.get(number..=number).unwrap_or_default(), top);
            if depth > 0.0 && cell.filled {
                close(&mut slab, cell, top + size.pitch, size);
            }
        }
        let height = slab.height;
        if end > 0.0 {
            across(&mut slab, height);
        } else {
            slab.foot = Some(Rc::clone(&foot));
        }
        upright(&mut slab, cells, height);
        let near_end = number + 1 < lines && (number + 1 < together || number + together >= lines);
        slab.keep = if near_end { Keep::Wish } else { Keep::Free };
        slabs.push(slab);
    }
    slabs
}

fn put_centred(slab: &mut Slab, lines: &[Slab], count: usize, size: Type) {
    let spare = count.saturating_sub(lines.len()) as f32 * size.pitch / 2.0;
    stack(slab, lines, PAD_TOP + spare);
}

fn across(slab: &mut Slab, y: f32) {
    tree::end(slab);
    slab.items.push(Item::Rule { from: (LEFT, y), to: (RIGHT, y), width: RULE });
}

fn upright(slab: &mut Slab, cells: &[SetCell], height: f32) {
    tree::end(slab);
    let starts = cells.iter().flat_map(|cell| [cell.edges.label.map(|edge| edge.0), Some(cell.edges.value.0)]);
    for x in starts.flatten().chain([RIGHT]) {
        slab.items.push(Item::Rule { from: (x, 0.0), to: (x, height), width: RULE });
    }
}
