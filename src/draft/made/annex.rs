//! Long tables at the end of a paper: the list annex of a group case, the catalogue of a dossier.

use super::super::document::{Align, Block, Column, Content};
use super::super::paper::{Paper, block};
use crate::domain::agreement::Annex;

/// The list of a group with its total.
pub(super) fn annex(paper: &Paper<'_>, annex: &Annex) -> Vec<Block> {
    let heading = paper.words("annex", &[("title", &annex.title)]);
    let amount_column = annex.amount_column.and_then(|column| usize::try_from(column).ok());
    // A row that is longer than the head has words too, and people sign for them.
    let widest = annex.rows.iter().map(Vec::len).max().unwrap_or(0);
    let titles =
        annex.columns.iter().map(String::as_str).chain(std::iter::repeat("")).take(widest.max(annex.columns.len()));
    let columns = titles.enumerate().map(|(position, title)| Column {
        title: title.to_owned(),
        share: annex_share(annex, position),
        align: if Some(position) == amount_column { Align::Right } else { Align::Left },
    });
    let mut rows = annex.rows.clone();
    if let Some(total) = annex.total.or(annex.sum()) {
        rows.push(annex_total(paper, annex.columns.len(), amount_column, &total.figures()));
    }
    let table = Content::Table { columns: columns.collect(), rows };
    vec![block(Content::Heading(heading), true, "/annex/title"), block(table, false, "/annex")]
}

fn annex_total(paper: &Paper<'_>, columns: usize, amount_column: Option<usize>, figures: &str) -> Vec<String> {
    let mut row = vec![String::new(); columns];
    if let Some(first) = row.first_mut() {
        *first = paper.word("annex-total");
    }
    if let Some(cell) = amount_column.and_then(|column| row.get_mut(column)) {
        figures.clone_into(cell);
    }
    row
}

/// A column is as wide as its longest cell, within reason; a Han character counts two. Titles may wrap, cells hold
/// numbers that should not.
fn annex_share(annex: &Annex, column: usize) -> u32 {
    let width = |text: &str| text.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum::<u32>();
    let cells = annex.rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell));
    let title = annex.columns.get(column).map_or(0, |title| width(title).min(6));
    let total = annex.total.filter(|_| annex.amount_column.and_then(|at| usize::try_from(at).ok()) == Some(column));
    let total = total.map_or(0, |total| width(&total.figures()));
    cells.max().unwrap_or(0).max(title).max(total).clamp(4, 40) + 3
}

/// 卷内目录: number, title, pages, note.
pub(super) fn catalogue(paper: &Paper<'_>) -> Vec<Block> {
    let column = |name: &str, share: u32, align: Align| Column { title: paper.word(name), share, align };
    let columns = vec![
        column("column-item", 10, Align::Centre),
        column("column-paper", 50, Align::Left),
        column("column-pages", 18, Align::Centre),
        column("column-note", 22, Align::Left),
    ];
    let rows = paper.catalogue.iter().enumerate().map(|(position, line)| {
        let pages = match line.pages {
            None => String::new(),
            Some((first, last)) if first == last => first.to_string(),
            Some((first, last)) => paper.words("pages", &[("from", &first.to_string()), ("to", &last.to_string())]),
        };
        vec![(position + 1).to_string(), line.title.clone(), pages, line.note.clone()]
    });
    vec![block(Content::Table { columns, rows: rows.collect() }, false, "")]
}
