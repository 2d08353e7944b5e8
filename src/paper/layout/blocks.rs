//! One block of the document to slabs. Tables and places to sign have files of their own. It must not know pages.

use super::super::page::{Face, Region};
use super::breaking::Fill;
use super::paragraph::{Column, Setter};
use super::sheet::{self, LEFT, MEASURE, MM, Sizes};
use super::slab::{Keep, Slab};
use super::strip::{Span, Tie};
use super::{signatures, table};
use crate::draft::document::{Align, Block, Content, FieldItem};

/// Blank between two labelled values, in em.
const BETWEEN_FIELDS: f32 = 1.0;
/// Least room for the seal: a committee's seal is 42 mm across.
const SEAL_ROOM: f32 = 45.0 * MM;

/// Sets one block.
pub fn set(block: &Block, setter: &mut Setter<'_>) -> Vec<Slab> {
    let sizes = sheet::sizes(setter.lang);
    let mut slabs = match &block.content {
        Content::Title(text) => title(text, &block.place, setter, &sizes),
        Content::Number(text) => number(text, &block.place, setter, &sizes),
        Content::Heading(text) => paragraph(&[Span::new(text, Face::Hei, "")], true, Fill::Justify, setter, &sizes),
        Content::Paragraph { lead, text, indent } => {
            let spans = [Span::new(lead, Face::Hei, ""), Span::new(text, Face::Song, "")];
            paragraph(&spans, *indent, Fill::Justify, setter, &sizes)
        }
        Content::Subheading(text) => paragraph(&[Span::new(text, Face::Kai, "")], true, Fill::Justify, setter, &sizes),
        Content::Note(text) => paragraph(&[Span::new(text, Face::Kai, "")], false, Fill::Justify, setter, &sizes),
        Content::Form(rows) => rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| {
                let spans = [Span::new(&cell.label, Face::Hei, ""), Span::new(&cell.value, Face::Song, &cell.place)];
                paragraph(&spans, false, Fill::Justify, setter, &sizes)
            })
            .collect(),
        Content::Blank { lines, .. } | Content::Space { lines } => {
            vec![Slab { height: *lines as f32 * sizes.body.pitch, ..Slab::default() }]
        }
        Content::PageBreak => Vec::new(),
        Content::Fields { lead, items } => fields(lead, items, setter, &sizes),
        Content::Table { columns, rows } => table::set(columns, rows, &block.place, setter, &sizes),
        Content::Signatures { left, right } => signatures::set(left, right, setter, &sizes),
        Content::SealPlace { committee, date } => seal_place(committee, date, &block.place, setter, &sizes),
    };
    if !block.place.is_empty() {
        for slab in &mut slabs {
            slab.regions.insert(0, whole_width(&block.place, slab.height));
        }
    }
    let names_what_follows =
        matches!(block.content, Content::Heading(_) | Content::Subheading(_) | Content::Title(_) | Content::Number(_));
    if (block.keep_with_next || names_what_follows)
        && let Some(last) = slabs.last_mut()
    {
        last.keep = Keep::Must;
    }
    slabs
}

fn whole_width(place: &str, height: f32) -> Region {
    Region { place: place.to_owned(), bounds: (LEFT, 0.0, LEFT + MEASURE, height) }
}

fn title(text: &str, place: &str, setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let column = Column::new(LEFT, MEASURE, Align::Centre);
    let mut slabs = setter.lines(&[Span::new(text, Face::SongBold, place)], sizes.title, column);
    Slab::hold_together(&mut slabs, Keep::Must);
    if let Some(last) = slabs.last_mut() {
        last.height += sizes.body.pitch * 0.3;
    }
    slabs
}

fn number(text: &str, place: &str, setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let column = Column::new(LEFT, MEASURE, Align::Right);
    let mut slabs = setter.lines(&[Span::new(text, Face::Song, place)], sizes.small, column);
    if let Some(last) = slabs.last_mut() {
        last.height += sizes.body.pitch * 0.3;
    }
    slabs
}

/// Lines of running text: at least two of them stay together at the foot and at the head of a page.
fn paragraph(spans: &[Span<'_>], indent: bool, fill: Fill, setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let indent = if indent { sizes.indent } else { 0.0 };
    let column = Column { left: LEFT, width: MEASURE, indent, align: Align::Left, fill };
    let mut slabs = setter.lines(spans, sizes.body, column);
    if sizes.indent == 0.0
        && let Some(first) = slabs.first_mut()
    {
        first.above += sizes.body.pitch * 0.45;
    }
    hold_ends(&mut slabs);
    slabs
}

/// No widow, no orphan: two lines at either end stay together.
fn hold_ends(slabs: &mut [Slab]) {
    let count = slabs.len();
    for (number, slab) in slabs.iter_mut().enumerate() {
        if number + 1 < count && (number == 0 || number + 2 == count) {
            slab.keep = slab.keep.max(Keep::Wish);
        }
    }
}

/// A value of no more characters than this stays in one line with its label, as a number does.
const SHORT_VALUE: usize = 8;

fn fields(lead: &str, items: &[FieldItem], setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let mut spans = vec![Span::new(lead, Face::Hei, "")];
    // A full-width colon brings its own blank.
    let after_lead = if lead.ends_with('：') || lead.is_empty() { 0.0 } else { BETWEEN_FIELDS };
    for (number, item) in items.iter().enumerate() {
        let apart = if number == 0 { after_lead } else { BETWEEN_FIELDS };
        spans.push(Span { whole: true, apart, ..Span::new(&item.label, Face::Song, &item.place) });
        let short = item.value.chars().count() <= SHORT_VALUE || setter.is_one_word(&item.value);
        let tie = if short { Tie::Fast } else { Tie::Wish };
        spans.push(Span { whole: short, tie, ..Span::new(&item.value, Face::Song, &item.place) });
    }
    paragraph(&spans, true, Fill::Calm, setter, sizes)
}

/// The committee over the date, centred on each other, in the middle of the room for the seal.
fn seal_place(committee: &str, date: &str, place: &str, setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let widest = MEASURE - 2.0 * sizes.body.size;
    let measured =
        setter.single(committee, Face::Song, "", sizes.body).1.max(setter.single(date, Face::Song, "", sizes.body).1);
    let width = (measured + 0.5).max(SEAL_ROOM).min(widest);
    let column = Column::new(LEFT + widest - width, width, Align::Centre);
    let mut lines = setter.lines(&[Span::new(committee, Face::Song, place)], sizes.body, column);
    lines.extend(setter.lines(&[Span::new(date, Face::Song, place)], sizes.body, column));
    let text: f32 = lines.iter().map(|line| line.height).sum();
    let height = text.max(SEAL_ROOM);
    let mut slab = Slab { height, ..Slab::default() };
    stack(&mut slab, &lines, (height - text) / 2.0);
    vec![slab]
}

/// Puts lines one under the other into a slab, from `top` downwards.
pub fn stack(slab: &mut Slab, lines: &[Slab], top: f32) {
    let mut y = top;
    for line in lines {
        slab.items.extend(line.items.iter().map(|item| super::slab::moved(item, 0.0, y)));
        slab.regions.extend(line.regions.iter().map(|region| {
            let (left, top, right, bottom) = region.bounds;
            Region { place: region.place.clone(), bounds: (left, top + y, right, bottom + y) }
        }));
        y += line.height;
    }
}
