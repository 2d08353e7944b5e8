//! Spans to set lines: breaks them, justifies them and places the glyphs. It must not know pages.

use super::super::faces::Faces;
use super::super::missing::Gathered;
use super::super::page::{Face, Glyph, Item, Region, Role};
use super::breaking::{Fill, Line, Measure, break_lines};
use super::sheet::{Sizes, Type};
use super::slab::Slab;
use super::strip::{Gap, Maker, Piece, Sign, Span, Strip};
use super::tree::Tree;
use crate::draft::document::Align;
use crate::i18n::Lang;

/// The frame of a gap that is filled by hand: width of its line, and how far it lies inside the em.
const FRAME: f32 = 0.5;
const FRAME_INSET: f32 = 0.04;
/// Depth of the ideographic box under the baseline, in em.
const DESCENT: f32 = 0.12;

/// What setting needs everywhere: the faces, the language, and where missing characters are gathered.
pub struct Setter<'a> {
    pub faces: &'a Faces,
    pub lang: Lang,
    /// Sizes of the block that is being set.
    pub sizes: Sizes,
    /// A character without a glyph leaves a framed gap.
    pub hand_fill: bool,
    /// Places to sign are set low.
    pub low_places: bool,
    pub missing: Gathered,
    pub tree: Tree,
}

/// How lines lie in their column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Left edge on the sheet.
    pub left: f32,
    pub width: f32,
    pub indent: f32,
    pub align: Align,
    /// The right edge; other than ragged only for `Align::Left`.
    pub fill: Fill,
}

impl Column {
    pub fn new(left: f32, width: f32, align: Align) -> Column {
        Column { left, width, indent: 0.0, align, fill: Fill::Ragged }
    }
}

impl Setter<'_> {
    /// A node of the structure right under the paper, in the language of the block.
    pub fn node(&mut self, role: Role) -> usize {
        self.tree.block(role, self.lang)
    }

    /// The spans as lines, a slab each. A line feed in a text begins a new line with the indent of a first line.
    pub fn lines(&mut self, spans: &[Span<'_>], size: Type, column: Column) -> Vec<Slab> {
        let mut slabs = Vec::new();
        for spans in at_line_feeds(spans) {
            slabs.extend(self.one_paragraph(&spans, size, column));
        }
        slabs
    }

    fn one_paragraph(&mut self, spans: &[Span<'_>], size: Type, column: Column) -> Vec<Slab> {
        let maker = Maker { faces: self.faces, lang: self.lang, size: size.size, hand_fill: self.hand_fill };
        // No word is divided: what is copied out of a paper, or searched in it, must be what the parties signed.
        let mut strip = maker.strip(spans, &mut self.missing);
        let first = column.width - column.indent;
        strip.fit(first.min(column.width));
        let lines = break_lines(&strip, Measure { first, rest: column.width, fill: column.fill });
        lines
            .iter()
            .enumerate()
            .map(|(number, line)| {
                let indent = if number == 0 { column.indent } else { 0.0 };
                place_line(&strip, *line, spans, size, (column, indent))
            })
            .collect()
    }

    /// Widths of the narrowest column in which no word of the text need be cut, and of the narrowest in which its
    /// lines need not be broken.
    pub fn widths(&self, text: &str, role: Face, size: f32) -> (f32, f32) {
        self.widths_of(&[Span::new(text, role, "")], size)
    }

    /// The same of words of several roles.
    pub fn widths_of(&self, spans: &[Span<'_>], size: f32) -> (f32, f32) {
        let strips = at_line_feeds(spans);
        let strips = strips.iter().map(|line| self.maker(size).strip(line, &mut Gathered::default()));
        strips.fold((0.0, 0.0), |(least, natural), strip| {
            (strip.least_width().max(least), strip.natural_width().max(natural))
        })
    }

    /// Whether no line could break inside the text.
    pub fn is_one_word(&self, text: &str) -> bool {
        self.maker(1.0).strip(&[Span::new(text, Face::Song, "")], &mut Gathered::default()).is_one_word()
    }

    fn maker(&self, size: f32) -> Maker<'_> {
        Maker { faces: self.faces, lang: self.lang, size, hand_fill: self.hand_fill }
    }

    /// One line that is not broken, with its left edge at 0; its width beside it.
    pub fn single(&mut self, text: &str, role: Face, place: &str, size: Type) -> (Slab, f32) {
        let text: String = text.chars().map(|ch| if ch == '\n' { ' ' } else { ch }).collect();
        let spans = [Span::new(&text, role, place)];
        let maker = Maker { faces: self.faces, lang: self.lang, size: size.size, hand_fill: self.hand_fill };
        let strip = maker.strip(&spans, &mut self.missing);
        if strip.pieces.is_empty() {
            return (Slab::default(), 0.0);
        }
        let all = Line { first: 0, end: strip.pieces.len(), ratio: 0.0, trim: 0.0 };
        let slab = place_line(&strip, all, &spans, size, (Column::new(0.0, f32::MAX, Align::Left), 0.0));
        let width = width_of(&slab);
        (slab, width)
    }
}

/// Right end of the last glyph of a line that begins at 0.
fn width_of(slab: &Slab) -> f32 {
    let ends = slab.items.iter().filter_map(|item| match item {
        Item::Text { glyphs, .. } => glyphs.last().map(|glyph| glyph.x + glyph.advance),
        // The right side of a framed gap.
        Item::Rule { to, .. } => Some(to.0),
        Item::Stroke { .. } | Item::Filled { .. } | Item::Belongs(_) => None,
    });
    ends.fold(0.0, f32::max)
}

/// The spans of each line of text: a line feed ends one.
fn at_line_feeds<'a>(spans: &[Span<'a>]) -> Vec<Vec<Span<'a>>> {
    let mut lines: Vec<Vec<Span<'a>>> = vec![Vec::new()];
    for span in spans {
        for (number, text) in span.text.split('\n').enumerate() {
            if number > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(Span { text, apart: if number == 0 { span.apart } else { 0.0 }, ..*span });
            }
        }
    }
    lines
}

/// Puts a line together glyph by glyph.
struct Placer<'a> {
    size: Type,
    x: f32,
    items: Vec<Item>,
    regions: Vec<Region>,
    spans: &'a [Span<'a>],
}

fn place_line(strip: &Strip, line: Line, spans: &[Span<'_>], size: Type, (column, indent): (Column, f32)) -> Slab {
    let mut placer =
        Placer { size, x: column.left + indent - line.trim, items: Vec::new(), regions: Vec::new(), spans };
    let pieces = strip.pieces.get(line.first..line.end).unwrap_or_default();
    for (number, piece) in pieces.iter().enumerate() {
        placer.piece(strip, piece);
        let Some(gap) = strip.gaps.get(line.first + number) else { continue };
        if number + 1 < pieces.len() {
            placer.gap(gap, line.ratio);
        }
    }
    let used = placer.x - column.left - pieces.last().map_or(0.0, |piece| piece.trim_end);
    let spare = (column.width - used).max(0.0);
    let dx = match column.align {
        Align::Left => 0.0,
        Align::Centre => spare / 2.0,
        Align::Right => spare,
    };
    let mut slab = Slab { height: size.pitch, items: placer.items, regions: placer.regions, ..Slab::default() };
    if dx > 0.0 {
        for item in &mut slab.items {
            super::slab::shift(item, dx, 0.0);
        }
        for region in &mut slab.regions {
            region.bounds.0 += dx;
            region.bounds.2 += dx;
        }
    }
    slab
}

impl Placer<'_> {
    fn piece(&mut self, strip: &Strip, piece: &Piece) {
        for sign in strip.signs.get(piece.first..piece.end).unwrap_or_default() {
            self.sign(sign, self.x + sign.x);
        }
        let place = self.spans.get(piece.span).map_or("", |span| span.place);
        self.region(place, self.x, self.x + piece.width);
        self.x += piece.width;
    }

    fn gap(&mut self, gap: &Gap, ratio: f32) {
        if let Some(space) = &gap.space {
            self.sign(space, self.x);
        }
        self.x += gap.natural + if ratio < 0.0 { gap.shrink } else { gap.stretch } * ratio;
    }

    /// An empty square on the em of a character, a little inside it.
    fn frame(&mut self, x: f32) {
        let em = self.size.size;
        let (left, right) = (x + FRAME_INSET * em, x + (1.0 - FRAME_INSET) * em);
        let bottom = self.size.baseline() + DESCENT * em - FRAME_INSET * em;
        let top = bottom - (right - left);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        for (from, to) in corners.iter().zip(corners.iter().skip(1)) {
            self.items.push(Item::Rule { from: *from, to: *to, width: FRAME });
        }
    }

    fn sign(&mut self, sign: &Sign, x: f32) {
        if sign.framed {
            self.frame(x);
            return;
        }
        let glyph = Glyph { id: sign.id, ch: sign.ch, x, advance: sign.advance };
        if let Some(Item::Text { face, glyphs, .. }) = self.items.last_mut()
            && *face == sign.face
        {
            glyphs.push(glyph);
            return;
        }
        let (size, baseline) = (self.size.size, self.size.baseline());
        self.items.push(Item::Text { face: sign.face, size, baseline, glyphs: vec![glyph] });
    }

    fn region(&mut self, place: &str, left: f32, right: f32) {
        if place.is_empty() {
            return;
        }
        match self.regions.last_mut().filter(|region| region.place == place) {
            Some(region) => region.bounds.2 = right,
            None => {
                self.regions.push(Region { place: place.to_owned(), bounds: (left, 0.0, right, self.size.pitch) });
            }
        }
    }
}
