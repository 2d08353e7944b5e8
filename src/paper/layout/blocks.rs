//! One block of the document to slabs. Tables and places to sign have files of their own. It must not know pages.

use super::super::page::{Face, Region, Role};
use super::breaking::Fill;
use super::paragraph::{Column, Setter};
use super::sheet::{LEFT, MEASURE, MM, RIGHT, Sizes};
use super::signatures::RIGHT_COLUMN;
use super::slab::{Keep, Slab};
use super::strip::{Span, Tie};
use super::{blank, code, form, signatures, table, tree};
use crate::draft::document::{Align, Block, Content, FieldItem};

/// Blank between two labelled values, in em.
const BETWEEN_FIELDS: f32 = 1.0;
/// No form asks for more empty lines in one place; frozen words that another hand changed might.
pub const MOST_LINES: u32 = 200;
/// Blank above a note.
const NOTE_ABOVE: f32 = 4.0;
/// Least room for the seal: a committee's seal is 42 mm across.
const SEAL_ROOM: f32 = 45.0 * MM;

/// Sets one block. What stands before it tells how much room a seal has.
pub fn set(block: &Block, before: Option<&Content>, setter: &mut Setter<'_>) -> Vec<Slab> {
    let sizes = setter.sizes;
    let words = |text, face| [Span::new(text, face, "")];
    let mut slabs = match &block.content {
        Content::Title(text) => title(text, &block.place, setter, &sizes),
        Content::Number(text) => number(text, &block.place, setter, &sizes),
        Content::Heading(text) => heading(&words(text, Face::Hei), setter, &sizes),
        Content::Subheading(text) => heading(&words(text, Face::Kai), setter, &sizes),
        Content::Paragraph { lead, text, indent } => {
            let spans = [Span::new(lead, Face::Hei, ""), Span::new(text, Face::Song, "")];
            paragraph(&spans, *indent, Fill::Justify, setter, &sizes)
        }
        Content::Note(text) => note(&words(text, Face::Kai), setter, &sizes),
        Content::Form(rows) => form::set(rows, setter, &sizes),
        Content::Blank { lines, closed } => blank::set((*lines).min(MOST_LINES), *closed, &sizes),
        // How these move what follows is known one floor up.
        Content::Space { .. } | Content::PageBreak => Vec::new(),
        Content::Fields { lead, items } => fields(lead, items, setter, &sizes),
        Content::Table { columns, rows } => table::set(columns, rows, &block.place, setter, &sizes),
        Content::Signatures { left, right } => signatures::set(left, right, setter, &sizes),
        Content::SealPlace { committee, date } => {
            let beside = matches!(before, Some(Content::Signatures { left, right }) if left.len() > right.len());
            seal_place((committee, date), &block.place, beside, setter, &sizes)
        }
        Content::Code { code: text, caption } => code::set(text, caption, &block.place, setter, &sizes),
    };
    structure(&block.content, &mut slabs, setter);
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

/// What the block is for a screen reader. Tables, forms and places to sign have seen to it themselves.
fn structure(content: &Content, slabs: &mut [Slab], setter: &mut Setter<'_>) {
    let role = match content {
        Content::Title(_) => Role::Title,
        Content::Heading(_) => Role::Heading,
        Content::Subheading(_) => Role::Subheading,
        Content::Number(_)
        | Content::Note(_)
        | Content::Paragraph { .. }
        | Content::Fields { .. }
        | Content::Code { .. } => Role::Paragraph,
        Content::SealPlace { .. } => Role::Form,
        Content::Form(_)
        | Content::Blank { .. }
        | Content::Space { .. }
        | Content::PageBreak
        | Content::Table { .. }
        | Content::Signatures { .. } => return,
    };
    if slabs.is_empty() {
        return;
    }
    let node = setter.node(role);
    tree::mark(slabs, node);
    if let (Content::Heading(text) | Content::Subheading(text), Some(first)) = (content, slabs.first_mut()) {
        first.heading = Some(text.trim().to_owned());
    }
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
    on_grid(&mut slabs, sizes);
    if let Some(first) = slabs.first_mut() {
        first.above += sizes.apart;
    }
    hold_ends(&mut slabs);
    slabs
}

/// A heading has no even right edge: it is mostly one line.
fn heading(spans: &[Span<'_>], setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let mut slabs = paragraph(spans, true, Fill::Ragged, setter, sizes);
    Slab::hold_together(&mut slabs, Keep::Must);
    slabs
}

/// Words beside the matter, in the type of tables.
fn note(spans: &[Span<'_>], setter: &mut Setter<'_>, sizes: &Sizes) -> Vec<Slab> {
    let column = Column { fill: Fill::Justify, ..Column::new(LEFT, MEASURE, Align::Left) };
    let mut slabs = setter.lines(spans, sizes.small, column);
    if let Some(first) = slabs.first_mut() {
        first.above += NOTE_ABOVE;
    }
    hold_ends(&mut slabs);
    slabs
}

/// Lines of running text stand on the grid of the paper.
fn on_grid(slabs: &mut [Slab], sizes: &Sizes) {
    for slab in slabs {
        slab.grid = sizes.grid;
    }
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

/// The committee over the date, centred on each other, in the middle of the room for the seal. `beside` the places to
/// sign they take the right half of the sheet and the type of those places.
fn seal_place(
    (committee, date): (&str, &str),
    place: &str,
    beside: bool,
    setter: &mut Setter<'_>,
    sizes: &Sizes,
) -> Vec<Slab> {
    let size = if beside { sizes.small } else { sizes.body };
    let measured = setter.single(committee, Face::Song, "", size).1.max(setter.single(date, Face::Song, "", size).1);
    let (right, widest) = if beside {
        (RIGHT, RIGHT - RIGHT_COLUMN)
    } else {
        let indented = MEASURE - 2.0 * size.size;
        (LEFT + indented, indented)
    };
    let width = (measured + 0.5).max(SEAL_ROOM).min(widest);
    let column = Column::new(right - width, width, Align::Centre);
    let mut lines = setter.lines(&[Span::new(committee, Face::Song, place)], size, column);
    lines.extend(setter.lines(&[Span::new(date, Face::Song, place)], size, column));
    let text: f32 = lines.iter().map(|line| line.height).sum();
    let height = text.max(SEAL_ROOM);
    let mut slab = Slab { height, right_free: beside, ..Slab::default() };
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
