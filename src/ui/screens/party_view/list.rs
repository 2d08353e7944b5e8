//! The list of the party view: terms one by one in large letters, then what is still open; the one that is read out is
//! marked. It scrolls by itself to that one. It must not know a case.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Galley, Rect, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::i18n::Tr;
use crate::ui::theme::{MEDIUM, Tokens};

use super::sheet::Sheet;
use super::shown::{Item, Piece, Shown};

/// Marks that open something.
const OPENING: [char; 6] = ['（', '“', '‘', '《', '「', '('];
const MOST_MARKS: usize = 16;
/// Width of the bar at the item that is read out.
const BAR: f32 = 8.0;

/// How the list is to be painted.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub tr: Tr,
    pub tokens: &'a Tokens,
    /// Of the letters, in points.
    pub size: f32,
    /// Space left and right.
    pub margin: f32,
}

/// Where the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    /// How far the list is moved up.
    offset: f32,
    /// The item and the size for which it was moved last.
    seen: Option<(usize, f32)>,
}

/// An item laid out.
struct Block {
    /// What a screen reader says.
    spoken: String,
    /// Number before it; empty for what is open.
    number: Option<Arc<Galley>>,
    /// Lines with their distance from the top and from the left.
    lines: Vec<(f32, f32, Arc<Galley>)>,
    /// The words above it where a new part begins.
    head: Option<Arc<Galley>>,
    height: f32,
}

impl Block {
    fn head_height(&self) -> f32 {
        self.head.as_ref().map_or(0.0, |head| head.size().y + 24.0)
    }
}

/// Shows the list in this part of the sheet; the position of the item that was pressed.
pub fn show(
    ui: &mut Ui,
    sheet: &Sheet,
    look: Look<'_>,
    (shown, current): (&Shown, usize),
    part: Rect,
    scroll: &mut Scroll,
) -> Option<usize> {
    let sheet = sheet.inside(part);
    let blocks: Vec<Block> = blocks(ui, look, shown, part.width());
    if blocks.is_empty() {
        let galley =
            words(ui, look, &[plain(look.tr.party_nothing())], look.size * 0.8, part.width() - 2.0 * look.margin);
        sheet.words(part.min + vec2(look.margin, 32.0), galley, look.tokens.ink2);
        return None;
    }
    follow(ui, &blocks, look, current, part, scroll);
    let mut pressed = None;
    let mut top = part.min.y - scroll.offset;
    for (position, block) in blocks.iter().enumerate() {
        let head = block.head_height();
        if let Some(galley) = &block.head {
            sheet.words(pos2(part.min.x + look.margin, top + 16.0), Arc::clone(galley), look.tokens.ink2);
            sheet.line(top + head, look.tokens.rule());
        }
        let rect = Rect::from_min_size(pos2(part.min.x, top + head), vec2(part.width(), block.height));
        if one(ui, &sheet, look, block, rect, (position, position == current)) {
            pressed = Some(position);
        }
        top = rect.max.y;
    }
    pressed
}

/// Moves the list so that the item that is read out is in sight, once for each; the wheel moves it freely.
fn follow(ui: &Ui, blocks: &[Block], look: Look<'_>, current: usize, part: Rect, scroll: &mut Scroll) {
    let whole = |block: &Block| block.head_height() + block.height;
    let total: f32 = blocks.iter().map(whole).sum();
    let wheel = ui.input(|input| input.smooth_scroll_delta().y);
    if ui.rect_contains_pointer(part) {
        scroll.offset -= wheel;
    }
    let key = (current, look.size);
    if scroll.seen != Some(key) {
        scroll.seen = Some(key);
        let top: f32 = blocks.iter().take(current).map(whole).sum();
        let bottom = top + blocks.get(current).map_or(0.0, whole);
        scroll.offset = scroll.offset.max(bottom - part.height()).min(top);
    }
    scroll.offset = scroll.offset.clamp(0.0, (total - part.height()).max(0.0));
}

/// One item. True: it was pressed.
fn one(ui: &Ui, sheet: &Sheet, look: Look<'_>, block: &Block, rect: Rect, (position, current): (usize, bool)) -> bool {
    let tokens = look.tokens;
    let response = ui.interact(sheet.place(rect), ui.scope_id().with(("item", position)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Button, true, current, &block.spoken));
    if current {
        sheet.fill(rect, tokens.ground);
        sheet.fill(rect.with_max_x(rect.min.x + BAR), tokens.accent_fill);
    }
    if response.has_focus() {
        sheet.painter().rect_stroke(sheet.place(rect), 0.0, tokens.focus(), egui::StrokeKind::Inside);
    }
    if let Some(number) = &block.number {
        sheet.words(rect.min + vec2(look.margin, padding(look)), Arc::clone(number), tokens.ink);
    }
    for (down, right, galley) in &block.lines {
        sheet.words(rect.min + vec2(*right, padding(look) + down), Arc::clone(galley), tokens.ink);
    }
    sheet.line(rect.max.y, tokens.rule());
    response.clicked()
}

fn padding(look: Look<'_>) -> f32 {
    look.size * 0.55
}

fn blocks(ui: &Ui, look: Look<'_>, shown: &Shown, width: f32) -> Vec<Block> {
    let first_open = shown.terms();
    let block = |(position, item): (usize, &Item)| {
        let mut block = match item {
            Item::Term { number, text } => term(ui, look, *number, text, width),
            Item::Open { title, positions } => open(ui, look, title, positions, width),
        };
        if position == first_open {
            let pieces = [plain(look.tr.party_open_head())];
            block.head = Some(words(ui, look, &pieces, look.size * 0.72, width - 2.0 * look.margin));
        }
        block
    };
    shown.items.iter().enumerate().map(block).collect()
}

fn term(ui: &Ui, look: Look<'_>, number: u32, text: &[Piece], width: f32) -> Block {
    let number_words = [Piece { text: number.to_string(), strong: true }];
    let number = words(ui, look, &number_words, look.size, width);
    let left = look.margin + number.size().x.max(look.size * 0.9) + look.size * 0.6;
    let galley = words(ui, look, text, look.size, width - left - look.margin);
    let height = galley.size().y + 2.0 * padding(look);
    let spoken = format!("{} {}", joined(&number_words), joined(text));
    Block { spoken, number: Some(number), lines: vec![(0.0, left, galley)], head: None, height }
}

fn open(ui: &Ui, look: Look<'_>, title: &str, positions: &[Vec<Piece>], width: f32) -> Block {
    let room = width - 2.0 * look.margin;
    let title_words = [Piece { text: title.to_owned(), strong: true }];
    let mut spoken = title.to_owned();
    let mut lines = vec![(0.0, look.margin, words(ui, look, &title_words, look.size, room))];
    let mut down = lines.iter().map(|(_, _, galley)| galley.size().y).sum::<f32>();
    for position in positions {
        let galley = words(ui, look, position, look.size * 0.85, room);
        let high = galley.size().y;
        lines.push((down, look.margin, galley));
        down += high;
        spoken = format!("{spoken} {}", joined(position));
    }
    Block { spoken, number: None, lines, head: None, height: down + 2.0 * padding(look) }
}

fn plain(text: &str) -> Piece {
    Piece { text: text.to_owned(), strong: false }
}

fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Words of this size that wrap, those of weight in medium. No line ends in an opening mark: it goes to the next.
fn words(ui: &Ui, look: Look<'_>, pieces: &[Piece], size: f32, width: f32) -> Arc<Galley> {
    let width = width.max(look.size * 2.0);
    let mut pieces = pieces.to_vec();
    let mut galley = ui.painter().layout_job(job(&pieces, size, width));
    // Each round moves one mark; a text has few.
    for _ in 0..MOST_MARKS {
        let Some(at) = opening_mark_at_an_end(&galley, &pieces) else { break };
        break_before(&mut pieces, at);
        galley = ui.painter().layout_job(job(&pieces, size, width));
    }
    galley
}

/// The position, in characters, of an opening mark that ends a line.
fn opening_mark_at_an_end(galley: &Galley, pieces: &[Piece]) -> Option<usize> {
    let text = joined(pieces);
    let mut end = 0;
    for row in &galley.rows {
        end += row.glyphs.len();
        let last = end.checked_sub(1).filter(|_| !row.glyphs.is_empty())?;
        if text.chars().nth(last).is_some_and(|sign| OPENING.contains(&sign)) && text.chars().nth(end).is_some() {
            return Some(last);
        }
        end += usize::from(row.ends_with_newline);
    }
    None
}

/// Breaks the line before this character.
fn break_before(pieces: &mut [Piece], at: usize) {
    let mut before = at;
    for piece in pieces {
        let length = piece.text.chars().count();
        if before < length {
            let bytes = piece.text.char_indices().nth(before).map_or(piece.text.len(), |(byte, _)| byte);
            piece.text.insert(bytes, '\n');
            return;
        }
        before -= length;
    }
}

fn job(pieces: &[Piece], size: f32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for piece in pieces {
        let family = if piece.strong { FontFamily::Name(MEDIUM.into()) } else { FontFamily::Proportional };
        let format = TextFormat {
            font_id: FontId::new(size, family),
            // The ink is given when it is painted.
            color: Color32::PLACEHOLDER,
            line_height: Some((size * 1.6).round()),
            ..TextFormat::default()
        };
        job.append(&piece.text, 0.0, format);
    }
    job.wrap.max_width = width;
    job
}
