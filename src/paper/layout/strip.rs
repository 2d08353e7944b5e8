//! Text as a strip of pieces with gaps between them: what a line breaker needs, before any line exists.
//! A piece is never broken; a gap knows how it stretches, shrinks and whether a line may break there.
//! It must not know lines or the page.

use super::super::faces::{Faces, Found};
use super::super::missing::Gathered;
use super::super::page::Face;
use super::kinsoku::{self, Kind};
use crate::i18n::Lang;

/// Words of one role in a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    pub text: &'a str,
    pub role: Face,
    /// JSON pointer of the place that the words come from; lines report where they stand.
    pub place: &'a str,
    /// Never broken inside.
    pub whole: bool,
    /// Blank before it, in em, at which a line may break.
    pub apart: f32,
    pub tie: Tie,
}

/// How words hold on to the ones before them in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// As any two characters do.
    Loose,
    /// A line breaks between them only where nothing better is near.
    Wish,
    /// No line breaks between them.
    Fast,
}

impl<'a> Span<'a> {
    pub fn new(text: &'a str, role: Face, place: &'a str) -> Span<'a> {
        Span { text, role, place, whole: false, apart: 0.0, tie: Tie::Loose }
    }
}

/// A glyph inside its piece.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    pub face: Face,
    pub id: u16,
    pub ch: char,
    pub x: f32,
    pub advance: f32,
    /// No face has the character: an empty square is drawn, to be filled by hand.
    pub framed: bool,
}

/// What is never broken.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Range in [`Strip::signs`].
    pub first: usize,
    pub end: usize,
    pub kind: Kind,
    pub first_ch: char,
    pub last_ch: char,
    pub width: f32,
    /// Blank of an opening mark that goes at the beginning of a line.
    pub trim_start: f32,
    /// Blank of a closing mark that may go at the end of a line.
    pub trim_end: f32,
    /// Number of its span.
    pub span: usize,
}

/// What lies after a piece. Lengths in points.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gap {
    pub natural: f32,
    pub stretch: f32,
    pub shrink: f32,
    /// How bad a break is here; `None`: never.
    pub cost: Option<u16>,
    /// The glyph of a space stands here.
    pub space: Option<Sign>,
}

/// Text ready to be broken into lines. There are as many gaps as pieces; the last one counts for nothing.
#[derive(Debug, Default)]
pub struct Strip {
    pub signs: Vec<Sign>,
    pub pieces: Vec<Piece>,
    pub gaps: Vec<Gap>,
}

/// How far gaps stretch for each unit of looseness, in em: between Han characters, between Han and Latin, between
/// English words. `breaking::STRETCH_CAP` says how many units there may be.
pub const STRETCH_OF_HAN: f32 = 0.05;
pub const STRETCH_OF_MIXED: f32 = 0.1;
pub const STRETCH_OF_SPACE: f32 = 0.12;

/// Cost of a break where a word is cut because it is longer than the line.
const CUT: u16 = 3000;
/// Cost of a break between a number and the unit after it.
const BEFORE_UNIT: u16 = 120;
/// Cost of a break between 第 and its number.
const AFTER_ORDINAL: u16 = 80;
/// Cost of a break between a label and its value.
const AFTER_LABEL: u16 = 400;
/// Cost of a break inside an amount in capitals. A column of a table is made wide enough that it has none.
const IN_AMOUNT: u16 = 1200;
/// Cost of a break after a hyphen.
const AFTER_HYPHEN: u16 = 60;

/// Makes strips of one size.
pub struct Maker<'a> {
    pub faces: &'a Faces,
    pub lang: Lang,
    pub size: f32,
    /// A character without a glyph leaves a framed gap of one em.
    pub hand_fill: bool,
}

/// The number of no glyph.
const NO_GLYPH: u16 = u16::MAX;

#[derive(Default)]
struct Pending {
    space: bool,
    place_to_break: bool,
    apart: f32,
}

impl Maker<'_> {
    /// The strip of the spans, set one after the other. Spaces at either end fall away.
    pub fn strip(&self, spans: &[Span<'_>], missing: &mut Gathered) -> Strip {
        let mut strip = Strip::default();
        let mut pending = Pending::default();
        let mut before = None;
        for (number, span) in spans.iter().enumerate() {
            pending.apart = span.apart;
            let mut letters = span.text.chars().peekable();
            while let Some(ch) = letters.next() {
                match kinsoku::kind(before, ch, letters.peek().copied(), self.lang) {
                    Kind::Silent => continue,
                    Kind::Space => pending.space = true,
                    Kind::Break => pending.place_to_break = true,
                    kind => match self.found(span.role, ch, kind) {
                        Some(found) => self.put(&mut strip, &mut pending, spans, number, (ch, kind, found)),
                        None => {
                            missing.note(ch, span.place);
                            if self.hand_fill {
                                let gap = framed_gap(span.role);
                                self.put(&mut strip, &mut pending, spans, number, (ch, Kind::Wide, gap));
                            }
                        }
                    },
                }
                before = Some(ch);
            }
        }
        strip
    }

    fn found(&self, role: Face, ch: char, kind: Kind) -> Option<Found> {
        if kind == Kind::Latin { self.faces.find_latin(role, ch) } else { self.faces.find(role, ch) }
    }

    fn put(
        &self,
        strip: &mut Strip,
        pending: &mut Pending,
        spans: &[Span<'_>],
        span: usize,
        (ch, kind, found): (char, Kind, Found),
    ) {
        let advance = found.advance * self.size;
        let joins = !pending.space && !pending.place_to_break && pending.apart == 0.0;
        let framed = found.id == NO_GLYPH;
        let sign = Sign { face: found.face, id: found.id, ch, x: 0.0, advance, framed };
        if let Some(last) = strip.pieces.last_mut().filter(|last| joins && continues(last, ch, kind, span)) {
            strip.signs.push(Sign { x: last.width, ..sign });
            last.end += 1;
            last.last_ch = ch;
            last.width += advance;
            return;
        }
        let trim = |blank: f32| if blank >= 0.4 && found.advance > 0.9 { 0.5_f32.min(blank) * self.size } else { 0.0 };
        let piece = Piece {
            first: strip.signs.len(),
            end: strip.signs.len() + 1,
            kind,
            first_ch: ch,
            last_ch: ch,
            width: advance,
            trim_start: if kind == Kind::Open { trim(found.blank_left) } else { 0.0 },
            trim_end: if kind == Kind::Close { trim(found.blank_right) } else { 0.0 },
            span,
        };
        if let (Some(before), Some(gap)) = (strip.pieces.last(), strip.gaps.last_mut()) {
            *gap = self.gap(before, &piece, pending, spans);
        }
        *pending = Pending::default();
        strip.signs.push(sign);
        strip.pieces.push(piece);
        strip.gaps.push(Gap::default());
    }

    fn gap(&self, before: &Piece, after: &Piece, pending: &Pending, spans: &[Span<'_>]) -> Gap {
        let em = self.size;
        let role = spans.get(before.span).map_or(Face::Song, |span| span.role);
        let mut gap = if pending.apart > 0.0 {
            let natural = pending.apart * em;
            Gap { natural, stretch: natural * 0.5, shrink: natural * 0.3, cost: Some(0), space: self.space(role) }
        } else if pending.space {
            self.space_gap(before, after, role)
        } else {
            close_gap(before, after, em, pending.place_to_break)
        };
        if kinsoku::never_starts(after.first_ch) || kinsoku::never_ends(before.last_ch) {
            gap.cost = None;
        }
        let Some(span) = spans.get(after.span) else { return gap };
        if before.span == after.span {
            gap.cost = gap.cost.filter(|_| !span.whole);
        } else {
            gap.cost = match span.tie {
                Tie::Loose => gap.cost,
                Tie::Wish => gap.cost.map(|cost| cost.max(AFTER_LABEL)),
                Tie::Fast => None,
            };
        }
        gap
    }

    fn space(&self, role: Face) -> Option<Sign> {
        let found = self.faces.find(role, ' ')?;
        Some(Sign {
            face: found.face,
            id: found.id,
            ch: ' ',
            x: 0.0,
            advance: found.advance * self.size,
            framed: false,
        })
    }

    fn space_gap(&self, before: &Piece, after: &Piece, role: Face) -> Gap {
        let space = self.space(role);
        let natural = space.map_or(self.size / 4.0, |space| space.advance);
        let latin = before.kind == Kind::Latin && after.kind == Kind::Latin;
        let number = kinsoku::is_figure(before.last_ch) && kinsoku::is_figure(after.first_ch);
        let stretch = if latin { STRETCH_OF_SPACE } else { STRETCH_OF_MIXED } * self.size;
        Gap { natural, stretch, shrink: natural * 0.25, cost: if number { None } else { Some(0) }, space }
    }
}

fn framed_gap(face: Face) -> Found {
    Found { face, id: NO_GLYPH, advance: 1.0, blank_left: 0.0, blank_right: 0.0 }
}

fn continues(last: &Piece, ch: char, kind: Kind, span: usize) -> bool {
    match kind {
        Kind::Latin => {
            let hyphen = matches!(last.last_ch, '-' | '—' | '/') && last.end - last.first > 1;
            last.kind == Kind::Latin && last.span == span && !(hyphen && ch.is_alphabetic())
        }
        Kind::Pair => last.kind == Kind::Pair && last.last_ch == ch && last.end - last.first == 1,
        _ => false,
    }
}

/// The gap of pieces between which nothing is written.
fn close_gap(before: &Piece, after: &Piece, em: f32, place_to_break: bool) -> Gap {
    let cost = Some(0);
    let plain = Gap { stretch: STRETCH_OF_HAN * em, cost, ..Gap::default() };
    match (before.kind, after.kind) {
        (Kind::Latin, Kind::Latin) => {
            let hyphen = matches!(before.last_ch, '-' | '—' | '/') && after.first_ch.is_alphabetic();
            let cost = if place_to_break {
                Some(0)
            } else if hyphen {
                Some(AFTER_HYPHEN)
            } else {
                None
            };
            Gap { cost, ..Gap::default() }
        }
        (Kind::Close, Kind::Close | Kind::Open) => Gap { natural: -before.trim_end, ..plain },
        (Kind::Open, Kind::Open) => Gap { natural: -after.trim_start, ..Gap::default() },
        (Kind::Open, _) | (_, Kind::Close) => Gap::default(),
        (Kind::Close, _) => Gap { shrink: before.trim_end / 2.0, ..plain },
        (_, Kind::Open) => Gap { shrink: after.trim_start / 2.0, ..plain },
        (Kind::Wide, Kind::Latin) if kinsoku::never_starts(after.first_ch) => Gap::default(),
        (Kind::Latin, Kind::Wide) if kinsoku::never_ends(before.last_ch) => Gap::default(),
        // 号-1: a hyphen joins what stands before it.
        (Kind::Wide, Kind::Latin) if matches!(after.first_ch, '-' | '–' | '/') => Gap::default(),
        (Kind::Wide, Kind::Latin) if !kinsoku::takes_blank(after.first_ch) => plain,
        (Kind::Latin, Kind::Wide) if !kinsoku::takes_blank(before.last_ch) => plain,
        (Kind::Wide, Kind::Latin) if before.last_ch == '第' => mixed(em, Some(AFTER_ORDINAL)),
        (Kind::Wide, Kind::Latin) => mixed(em, cost),
        (Kind::Wide, Kind::Wide) if kinsoku::is_capital(before.last_ch) && kinsoku::is_capital(after.first_ch) => {
            Gap { cost: Some(IN_AMOUNT), ..plain }
        }
        (Kind::Latin, Kind::Wide) => {
            mixed(em, if kinsoku::is_figure(before.last_ch) { Some(BEFORE_UNIT) } else { cost })
        }
        _ => plain,
    }
}

/// Between an ideograph and Latin text or figures.
fn mixed(em: f32, cost: Option<u16>) -> Gap {
    Gap { natural: 0.2 * em, stretch: STRETCH_OF_MIXED * em, shrink: 0.1 * em, cost, ..Gap::default() }
}

/// Pieces between two places where a line may break.
struct Chain {
    first: usize,
    end: usize,
    width: f32,
}

impl Strip {
    /// Takes apart what is longer than a line: long words glyph by glyph first, then, where a chain that may not
    /// break is still too long, the chain. Only there a mark may come to stand where it should not.
    pub fn fit(&mut self, measure: f32) {
        let long = self.chains_over(measure, u16::MAX);
        if long.is_empty() {
            return;
        }
        self.cut_words(&long);
        for chain in self.chains_over(measure, u16::MAX) {
            for gap in self.gaps.get_mut(chain.first..chain.end - 1).unwrap_or_default() {
                gap.cost = gap.cost.or(Some(CUT));
            }
        }
    }

    /// Width of the widest chain that a line should not break: words, numbers, amounts in capitals.
    pub fn least_width(&self) -> f32 {
        self.chains_over(0.0, IN_AMOUNT).iter().map(|chain| chain.width).fold(0.0, f32::max)
    }

    /// Width of the whole strip in one line.
    pub fn natural_width(&self) -> f32 {
        let gaps = self.gaps.iter().take(self.pieces.len().saturating_sub(1));
        self.pieces.iter().map(|piece| piece.width).sum::<f32>() + gaps.map(|gap| gap.natural).sum::<f32>()
    }

    /// Whether no line could break anywhere in it.
    pub fn is_one_word(&self) -> bool {
        self.pieces.len() <= 1
    }

    /// The chains longer than this; a break that costs `dear` or more does not end one.
    fn chains_over(&self, measure: f32, dear: u16) -> Vec<Chain> {
        let mut chains = Vec::new();
        let mut chain = Chain { first: 0, end: 0, width: 0.0 };
        for (position, (piece, gap)) in self.pieces.iter().zip(&self.gaps).enumerate() {
            chain.end = position + 1;
            chain.width += piece.width;
            if gap.cost.is_some_and(|cost| cost < dear) || chain.end == self.pieces.len() {
                if chain.width > measure {
                    chains.push(chain);
                }
                chain = Chain { first: position + 1, end: position + 1, width: 0.0 };
            } else {
                chain.width += gap.natural;
            }
        }
        chains
    }

    fn cut_words(&mut self, long: &[Chain]) {
        let pieces = std::mem::take(&mut self.pieces);
        let gaps = std::mem::take(&mut self.gaps);
        let mut long = long.iter().peekable();
        for (position, (piece, gap)) in pieces.into_iter().zip(gaps).enumerate() {
            while long.next_if(|chain| chain.end <= position).is_some() {}
            let cut = long.peek().is_some_and(|chain| chain.first <= position);
            if cut && piece.kind == Kind::Latin {
                self.push_cut(&piece, gap);
            } else {
                self.pieces.push(piece);
                self.gaps.push(gap);
            }
        }
    }

    /// A word as pieces of one glyph each, with places to break between them.
    fn push_cut(&mut self, piece: &Piece, after: Gap) {
        for position in piece.first..piece.end {
            let next = self.signs.get(position + 1).map(|sign| sign.ch);
            let Some(sign) = self.signs.get_mut(position) else { continue };
            sign.x = 0.0;
            let (ch, width) = (sign.ch, sign.advance);
            let last = position + 1 == piece.end;
            let mark = next.is_some_and(kinsoku::never_starts) || kinsoku::never_ends(ch);
            let inner = Gap { cost: if mark { None } else { Some(CUT) }, ..Gap::default() };
            let one = Piece { first: position, end: position + 1, first_ch: ch, last_ch: ch, width, ..piece.clone() };
            self.pieces.push(one);
            self.gaps.push(if last { after } else { inner });
        }
    }
}
