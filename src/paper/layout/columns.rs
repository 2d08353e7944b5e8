//! How wide the columns of a table are, and how large its type: so that no number is torn and the rows are low.
//! It must not place a glyph.

use super::super::page::Face;
use super::dates;
use super::paragraph::Setter;
use super::sheet::{LEFT, MEASURE, Type};
use super::strip::Span;
use crate::draft::document;

/// Sizes of type that a table may take, in parts of the usual one, from the usual to the smallest that can be read.
pub const SIZES: [f32; 5] = [1.0, 0.875, 0.75, 0.67, SMALLEST];
const SMALLEST: f32 = 0.6;
/// A list longer than this may take all but the smallest size to have lower rows; a shorter table only the second.
const LONG_LIST: usize = 12;
/// A smaller size must save this part of the lines.
const WORTH_IT: f32 = 0.85;
/// Dates are kept whole where the type stays at this part of the size that it has with torn ones: one size less.
const WORTH_A_DATE: f32 = 0.85;
/// A title of no more em than this is not broken.
const SHORT_TITLE: f32 = 6.0;
/// A line of more em than this is long.
const LONG_LINE: f32 = 8.0;
/// Blank between the rules of a cell and its words, in em.
pub const PAD: f32 = 0.3;

/// Width of a column in em of its type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Widths {
    /// Its longest word, which is not broken.
    pub least: f32,
    /// Its longest line.
    pub natural: f32,
}

impl Widths {
    /// Width for a share of the wish. A wish grows with the longest line, but slower where that is long: one endless
    /// cell does not press the dates of all others into four lines.
    fn at(&self, factor: f32) -> f32 {
        let wish = if self.natural <= LONG_LINE { self.natural } else { (LONG_LINE * self.natural).sqrt() };
        (wish * factor).min(self.natural).max(self.least)
    }
}

/// The size of type and the left edge and width of each column.
pub struct Plan {
    pub size: Type,
    pub edges: Vec<(f32, f32)>,
    /// Every date has room in one line of its column.
    pub whole_dates: bool,
}

impl Plan {
    pub fn of(columns: &[document::Column], rows: &[Vec<String>], setter: &Setter<'_>, usual: Type) -> Plan {
        let shares: Vec<f32> = columns.iter().map(|column| column.share.max(1) as f32).collect();
        let planned = |whole_dates: bool| {
            let (widths, lines) = measured(columns, rows, setter, whole_dates);
            (chosen(&widths, &shares, &lines, usual), widths)
        };
        let (torn, widths) = planned(false);
        let dates = rows.iter().flatten().any(|cell| dates::stand_in(cell));
        let whole = if dates { planned(true).0 } else { None };
        let least = torn.as_ref().map_or(0.0, |(size, _)| size.size * WORTH_A_DATE);
        let whole = whole.filter(|(size, _)| size.size >= least);
        let whole_dates = whole.is_some();
        let (size, widths) = whole.or(torn).unwrap_or_else(|| squeezed(&widths, usual));
        let mut left = LEFT;
        let edges = widths.into_iter().map(|width| {
            left += width;
            (left - width, width)
        });
        Plan { size, edges: edges.collect(), whole_dates }
    }
}

/// The widths of the columns, and of the cells of each row. A date may count as one word.
fn measured(
    columns: &[document::Column],
    rows: &[Vec<String>],
    setter: &Setter<'_>,
    whole_dates: bool,
) -> (Vec<Widths>, Vec<Vec<f32>>) {
    let mut widths: Vec<Widths> = columns.iter().map(|column| of_title(&column.title, setter)).collect();
    let mut lines: Vec<Vec<f32>> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut naturals = Vec::with_capacity(row.len());
        for (cell, width) in row.iter().zip(&mut widths) {
            let (least, natural) = setter.widths_of(&cell_spans(cell, Face::Song, "", whole_dates), 1.0);
            *width = Widths { least: width.least.max(least), natural: width.natural.max(natural) };
            naturals.push(natural);
        }
        lines.push(naturals);
    }
    (widths, lines)
}

/// The words of a cell, with each date as one word or as words like any other.
pub fn cell_spans<'a>(text: &'a str, face: Face, place: &'a str, whole_dates: bool) -> Vec<Span<'a>> {
    if whole_dates { dates::spans(text, face, place) } else { vec![Span::new(text, face, place)] }
}

fn of_title(title: &str, setter: &Setter<'_>) -> Widths {
    let (least, natural) = setter.widths(title, Face::Hei, 1.0);
    Widths { least: if natural <= SHORT_TITLE { natural } else { least }, natural }
}

/// The largest size that keeps words whole and rows low; `None` where nothing keeps words whole.
fn chosen(widths: &[Widths], shares: &[f32], lines: &[Vec<f32>], usual: Type) -> Option<(Type, Vec<f32>)> {
    let near = if lines.len() > LONG_LIST { SIZES.len() - 1 } else { 2 };
    let mut best: Option<(f32, (Type, Vec<f32>))> = None;
    for (position, factor) in SIZES.iter().enumerate() {
        let size = Type { size: usual.size * factor, pitch: usual.pitch * factor };
        let Some((count, ems)) = lowest(widths, shares, lines, MEASURE / size.size) else { continue };
        let points = ems.iter().map(|em| em * size.size).collect();
        match &best {
            Some(_) if position >= near => break,
            Some((known, _)) if count > known * WORTH_IT => {}
            _ => best = Some((count, (size, points))),
        }
    }
    best.map(|(_, chosen)| chosen)
}

/// The smallest size, and widths by the longest words.
fn squeezed(widths: &[Widths], usual: Type) -> (Type, Vec<f32>) {
    let all: f32 = widths.iter().map(|width| width.least + 2.0 * PAD).sum();
    let size = Type { size: usual.size * SMALLEST, pitch: usual.pitch * SMALLEST };
    (size, widths.iter().map(|width| (width.least + 2.0 * PAD) * MEASURE / all).collect())
}

/// The widths that give the fewest lines, and how many those are. Lines that are short anyway are kept whole where
/// that costs no line elsewhere: 银行转 / 账 reads badly.
fn lowest(widths: &[Widths], shares: &[f32], lines: &[Vec<f32>], measure: f32) -> Option<(f32, Vec<f32>)> {
    let mut best: Option<(f32, Vec<f32>)> = None;
    for whole in [1.2 * LONG_LINE, 0.7 * LONG_LINE, 0.0] {
        let kept: Vec<Widths> = widths
            .iter()
            .map(|width| if width.natural <= whole { Widths { least: width.natural, ..*width } } else { *width })
            .collect();
        let Some(ems) = fitted(&kept, shares, measure) else { continue };
        let count = count_of_lines(&ems, lines);
        if best.as_ref().is_none_or(|(known, _)| count < *known) {
            best = Some((count, ems));
        }
    }
    best
}

/// About how many lines the rows take.
fn count_of_lines(ems: &[f32], lines: &[Vec<f32>]) -> f32 {
    let row = |naturals: &Vec<f32>| {
        let cells = naturals.iter().zip(ems).map(|(natural, em)| (natural / (em - 2.0 * PAD)).ceil());
        cells.fold(1.0, f32::max)
    };
    lines.iter().map(row).sum()
}

/// Widths of the columns in em of the type, with the blank beside the words: every one takes its longest word, and
/// none more than its longest line; between them room goes by the wishes, and what is left goes by the shares.
/// `None` where not even the words have room.
pub fn fitted(widths: &[Widths], shares: &[f32], measure: f32) -> Option<Vec<f32>> {
    // A little more than the words, so that rounding never breaks a line that just fits.
    let pad = 2.0 * PAD + 0.05;
    let at = |factor: f32| widths.iter().map(move |width| width.at(factor) + pad);
    let total = |factor: f32| at(factor).sum::<f32>();
    if total(0.0) > measure {
        return None;
    }
    let (mut enough, mut much) = (0.0, 1.0);
    while total(much) <= measure && much < 1e6 {
        enough = much;
        much *= 2.0;
    }
    for _ in 0..40 {
        let middle = f32::midpoint(enough, much);
        if total(middle) > measure { much = middle } else { enough = middle }
    }
    let all: f32 = shares.iter().sum();
    let left = (measure - total(enough)).max(0.0);
    Some(at(enough).zip(shares).map(|(width, share)| width + left * share / all).collect())
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

    const USUAL: Type = Type { size: 12.0, pitch: 18.0 };

    fn widths(least: f32, natural: f32) -> Widths {
        Widths { least, natural }
    }

    fn near(found: Option<Vec<f32>>, expected: &[f32]) {
        let found = found.unwrap();
        let close = found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 0.01);
        assert!(close && found.len() == expected.len(), "{found:?} {expected:?}");
    }

    #[test]
    fn a_column_takes_what_its_longest_word_needs() {
        let pad = 2.0 * PAD + 0.05;
        // All lines have room: what is left goes by the shares.
        near(fitted(&[widths(1.0, 3.0), widths(1.0, 4.0)], &[1.0, 2.0], 10.0 + 2.0 * pad), &[4.0 + pad, 6.0 + pad]);
        // The long line wraps; the number is not broken.
        near(fitted(&[widths(1.0, 40.0), widths(9.0, 9.0)], &[1.0, 1.0], 29.0 + 2.0 * pad), &[20.0 + pad, 9.0 + pad]);
        assert_eq!(fitted(&[widths(9.0, 9.0), widths(9.0, 9.0)], &[1.0, 1.0], 10.0), None);
    }

    #[test]
    fn a_table_of_long_numbers_takes_smaller_type() {
        let of = |widths: &[Widths], rows: usize| {
            let row: Vec<f32> = widths.iter().map(|width| width.natural).collect();
            chosen(widths, &vec![1.0; widths.len()], &vec![row; rows], USUAL).map_or(0.0, |(size, _)| size.size)
        };
        assert!((of(&[widths(5.0, 5.0); 4], 30) - 12.0).abs() < 0.01);
        assert!((of(&[widths(9.6, 9.6); 4], 3) - 10.5).abs() < 0.01);
        assert!(of(&[widths(9.6, 9.6); 5], 3) < 9.0);
        // Rows of one line are worth a smaller size in a long list only.
        assert!(of(&[widths(3.0, 10.0); 4], 30) < 11.0 && of(&[widths(3.0, 11.8); 4], 3) > 11.0);
        // Nothing keeps these whole: all give way.
        assert!(chosen(&[widths(90.0, 90.0); 4], &[1.0; 4], &[], USUAL).is_none());
        let (size, ems) = squeezed(&[widths(90.0, 90.0); 4], USUAL);
        assert!(size.size < 7.5 && ems.iter().all(|em| (em - MEASURE / 4.0).abs() < 0.01));
    }

    #[test]
    fn a_short_cell_is_not_broken_where_that_costs_no_line() {
        let widths = [widths(2.0, 30.0), widths(1.0, 4.0), widths(1.0, 8.5)];
        let lines = vec![vec![30.0, 4.0, 8.5]; 3];
        let (_, ems) = lowest(&widths, &[1.0; 3], &lines, 30.0).unwrap();
        assert!(ems[1] >= 4.0 + 2.0 * PAD && ems[2] >= 8.5 + 2.0 * PAD, "{ems:?}");
    }

    /// The plan of a table with this row, in 12 pt.
    fn plan_of(cells: &[&str]) -> Plan {
        let faces = Faces::bundled().unwrap();
        let sizes = sheet::sizes(Lang::Zh, Look::Official);
        let (missing, tree) = (Gathered::default(), Tree::default());
        let setter =
            Setter { faces: &faces, lang: Lang::Zh, sizes, hand_fill: false, low_places: false, missing, tree };
        let column = || document::Column { title: "时限".to_owned(), share: 1, align: document::Align::Left };
        let columns: Vec<_> = cells.iter().map(|_| column()).collect();
        Plan::of(&columns, &[cells.iter().map(|cell| (*cell).to_owned()).collect()], &setter, USUAL)
    }

    #[test]
    fn a_date_is_not_torn_where_others_can_give_way() {
        let long = "青渡镇石桥村股份合作经济联合社";
        let plan =
            plan_of(&["一", long, long, "（大写：叁仟贰佰伍拾元零伍分）", "2026年10月15日前", "行为履行（现场验收）"]);
        // Nine em and the blanks between Han and figures.
        assert!(plan.whole_dates && plan.edges[4].1 >= 9.0 * plan.size.size, "{:?}", plan.edges);
        assert!(plan.size.size > 10.0);
        // Six dates in a row would cost two sizes: they are set as words are, none of their figures torn.
        let plan = plan_of(&["2026年10月15日前"; 6]);
        assert!(!plan.whole_dates && plan.size.size > 10.0);
        assert!(!plan_of(&["三日内"; 6]).whole_dates);
    }
}
