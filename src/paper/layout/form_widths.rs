//! How wide the cells of a ruled form are: labels as their words need, in line over the rows; values share the rest.
//! It must not place a glyph.

use super::super::page::Face;
use super::columns::{PAD, SIZES, Widths, fitted};
use super::paragraph::Setter;
use super::sheet::{LEFT, MEASURE, Type};
use crate::draft::document::{FormCell, FormRow};
use crate::i18n::Lang;

/// A label of no more em than this stands in one line.
const SHORT_LABEL: f32 = 5.0;
/// The same in English, whose letters are narrow.
const SHORT_ENGLISH: f32 = 7.0;
/// A value left open for the hand takes at least so many em.
const OPEN_VALUE: f32 = 3.0;
/// Edges of different rows that lie nearer than this, in em, are brought in line.
const NEAR: f32 = 1.6;

/// Left edge and width of the label and of the value of a cell, in points on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellEdges {
    pub label: Option<(f32, f32)>,
    pub value: (f32, f32),
}

/// Widths of the labels and values of all rows with one number of cells, in points.
struct Group {
    cells: usize,
    labels: Vec<f32>,
    values: Vec<f32>,
}

/// The size of type and the widths of a form.
pub struct Plan {
    pub size: Type,
    groups: Vec<Group>,
}

/// What the cells of a group ask for, in em of the type.
struct Wish {
    cells: usize,
    widths: Vec<Widths>,
}

impl Plan {
    pub fn of(rows: &[FormRow], setter: &Setter<'_>, usual: Type) -> Plan {
        let first = rows.iter().filter_map(|row| row.cells.first()).map(|cell| label_width(cell, setter));
        let first = first.fold(0.0, f32::max);
        let mut counts: Vec<usize> = rows.iter().map(|row| row.cells.len()).filter(|count| *count > 0).collect();
        counts.sort_unstable();
        counts.dedup();
        let wishes: Vec<Wish> = counts.into_iter().map(|cells| wish(rows, cells, first, setter)).collect();
        let sized = SIZES.iter().map(|factor| (factor, planned(&wishes, MEASURE / (usual.size * factor))));
        let (factor, groups) = sized
            .filter_map(|(factor, groups)| groups.map(|groups| (*factor, groups)))
            .next()
            .unwrap_or_else(|| squeezed(&wishes, usual.size));
        let size = Type { size: usual.size * factor, pitch: usual.pitch * factor };
        let mut groups: Vec<Group> = groups.into_iter().map(|group| group.times(size.size)).collect();
        in_line(&mut groups, NEAR * size.size);
        Plan { size, groups }
    }

    /// Edges of the cells of a row.
    pub fn edges(&self, row: &FormRow) -> Vec<CellEdges> {
        let Some(group) = self.groups.iter().find(|group| group.cells == row.cells.len()) else { return Vec::new() };
        let mut left = LEFT;
        let mut edges = Vec::with_capacity(row.cells.len());
        for ((cell, label), value) in row.cells.iter().zip(&group.labels).zip(&group.values) {
            let both = label + value;
            edges.push(if cell.label.is_empty() || *label == 0.0 {
                CellEdges { label: None, value: (left, both) }
            } else {
                CellEdges { label: Some((left, *label)), value: (left + label, *value) }
            });
            left += both;
        }
        edges
    }
}

impl Group {
    fn times(self, size: f32) -> Group {
        let times = |widths: Vec<f32>| widths.into_iter().map(|width| width * size).collect();
        Group { cells: self.cells, labels: times(self.labels), values: times(self.values) }
    }
}

fn wish(rows: &[FormRow], cells: usize, first_label: f32, setter: &Setter<'_>) -> Wish {
    let mut widths = Vec::with_capacity(2 * cells);
    for position in 0..cells {
        let same = rows.iter().filter(|row| row.cells.len() == cells).filter_map(|row| row.cells.get(position));
        let (mut label, mut value) = (0.0_f32, Widths { least: OPEN_VALUE, natural: OPEN_VALUE });
        for cell in same {
            label = label.max(label_width(cell, setter));
            let (least, natural) = setter.widths(&cell.value, Face::Song, 1.0);
            // A value without a label also has the room of the labels of other rows; it asks for nothing.
            if !cell.label.is_empty() || cells > 1 {
                value = Widths { least: value.least.max(least), natural: value.natural.max(natural) };
            }
        }
        if position == 0 && label > 0.0 {
            label = first_label;
        }
        widths.push(Widths { least: label, natural: label });
        widths.push(value);
    }
    Wish { cells, widths }
}

/// The widths in em; `None` where words would be torn.
fn planned(wishes: &[Wish], measure: f32) -> Option<Vec<Group>> {
    wishes.iter().map(|wish| group(wish, measure)).collect()
}

fn group(wish: &Wish, measure: f32) -> Option<Group> {
    // Labels take what they need; what is over goes to the values.
    let asked: Vec<Widths> = wish.widths.iter().copied().filter(|width| width.natural > 0.0).collect();
    let is_label = |position: usize| position.is_multiple_of(2);
    let shares: Vec<f32> = wish
        .widths
        .iter()
        .enumerate()
        .filter(|(_, width)| width.natural > 0.0)
        .map(|(position, _)| if is_label(position) { 0.0 } else { 1.0 })
        .collect();
    let mut found = fitted(&asked, &shares, measure)?.into_iter();
    let mut group = Group { cells: wish.cells, labels: Vec::new(), values: Vec::new() };
    for (position, width) in wish.widths.iter().enumerate() {
        let width = if width.natural > 0.0 { found.next()? } else { 0.0 };
        if is_label(position) { group.labels.push(width) } else { group.values.push(width) }
    }
    Some(group)
}

/// Where no size keeps all words whole: the smallest, and all give way.
fn squeezed(wishes: &[Wish], usual: f32) -> (f32, Vec<Group>) {
    let factor = SIZES.last().copied().unwrap_or(1.0);
    let measure = MEASURE / (usual * factor);
    let groups = wishes.iter().map(|wish| {
        let all: f32 = wish.widths.iter().map(|width| width.least + 2.0 * PAD).sum();
        let part = |start: usize| {
            let every_other = wish.widths.iter().skip(start).step_by(2);
            every_other.map(|width| (width.least + 2.0 * PAD) * measure / all).collect()
        };
        Group { cells: wish.cells, labels: part(0), values: part(1) }
    });
    (factor, groups.collect())
}

/// Brings edges of rows with more cells in line with those of rows with fewer, where they nearly are: the value before
/// such an edge grows or gives way a little.
fn in_line(groups: &mut [Group], near: f32) {
    let mut known: Vec<f32> = Vec::new();
    for group in groups.iter_mut() {
        let mut x = 0.0;
        for cell in 0..group.cells {
            let label = group.labels.get(cell).copied().unwrap_or(0.0);
            let last = cell + 1 == group.cells;
            let (Some(value), next) = (group.values.get(cell).copied(), group.values.get(cell + 1).copied()) else {
                break;
            };
            let edge = x + label + value;
            let wanted = known.iter().map(|known| known - edge).find(|move_by| *move_by >= 0.0 && *move_by < near);
            if let (false, Some(move_by), Some(next)) = (last, wanted, next)
                && next > 2.0 * near + move_by
            {
                if let Some(value) = group.values.get_mut(cell) {
                    *value += move_by;
                }
                if let Some(next) = group.values.get_mut(cell + 1) {
                    *next -= move_by;
                }
            }
            x += label + group.values.get(cell).copied().unwrap_or(value);
            known.push(x);
        }
    }
}

/// Width in em that the label of a cell asks for; 0 without one.
fn label_width(cell: &FormCell, setter: &Setter<'_>) -> f32 {
    let (least, natural) = setter.widths(&cell.label, Face::Hei, 1.0);
    let short = if setter.lang == Lang::En { SHORT_ENGLISH } else { SHORT_LABEL };
    if natural <= short { natural } else { least.max(short).max(natural / 3.0).min(2.0 * short) }
}

/// The label with line feeds where it is to be broken: a long Chinese one goes into lines of equal length, with two
/// characters, mostly a word, kept together.
pub fn broken_label(label: &str, room: f32) -> String {
    let letters: Vec<char> = label.chars().collect();
    let han = letters.iter().all(|ch| ('\u{4E00}'..='\u{9FFF}').contains(ch));
    // A hair more, so that a label that just fits is not broken.
    let room = (room + 0.05).floor().max(1.0);
    let most = whole(room);
    if !han || letters.len() <= most {
        return label.to_owned();
    }
    let lines = letters.len().div_ceil(most);
    let even = letters.len().div_ceil(lines).next_multiple_of(2);
    let size = if even <= most { even } else { letters.len().div_ceil(lines) };
    let broken: Vec<String> = letters.chunks(size).map(|chunk| chunk.iter().collect()).collect();
    broken.join("\n")
}

#[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a room is some em and never negative")]
fn whole(room: f32) -> usize {
    room as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_are_broken_between_words() {
        let cases = [
            ("姓名", "姓名"),
            ("身份证号码", "身份证号码"),
            ("纠纷简要情况", "纠纷简要\n情况"),
            ("统一社会信用代码", "统一社会\n信用代码"),
            ("人民调解委员会意见", "人民调解委\n员会意见"),
            ("工作单位或住所", "工作单位\n或住所"),
            ("Date of birth", "Date of birth"),
        ];
        for (label, expected) in cases {
            assert_eq!(broken_label(label, 5.0), expected);
        }
    }
}
