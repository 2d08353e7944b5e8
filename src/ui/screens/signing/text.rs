//! The frozen words in large letters, to be read or read out before someone signs; and, at the pad, the clauses alone.
//! It shows what the paper says, word for word, and must not compose anything.

use egui::{Key, Modifiers, Rect, ScrollArea, Ui, UiBuilder};

use crate::draft::document::{Content, Document};
use crate::ui::overlay_scroll;
use crate::ui::parts::words;
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

/// Size and line height of the words that are read, in points.
const READ: (f32, f32) = (24.0, 40.0);
/// At the pad.
const AT_THE_PAD: (f32, f32) = (20.0, 32.0);
/// So near the end counts as the end, in points.
const NEAR: f32 = 4.0;
/// Part of the room that a press turns.
const TURN: f32 = 0.85;

/// Between the parts of a line that the paper sets side by side.
const BETWEEN: &str = "\u{3000}";

/// One line of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Title(String),
    Heading(String),
    Text(String),
}

/// Every word of the paper down to the places where it is signed, in order.
pub fn lines(document: &Document) -> Vec<Line> {
    document.blocks.iter().flat_map(|block| of(&block.content)).collect()
}

fn of(content: &Content) -> Vec<Line> {
    let text = |text: &String| if text.is_empty() { Vec::new() } else { vec![Line::Text(text.clone())] };
    match content {
        Content::Title(title) => vec![Line::Title(title.clone())],
        Content::Heading(words) | Content::Subheading(words) => vec![Line::Heading(words.clone())],
        Content::Number(words) | Content::Note(words) => text(words),
        Content::Paragraph { lead, text: words, .. } => text(&format!("{lead}{words}")),
        Content::Fields { lead, items } => {
            let items = items.iter().map(|item| format!("{}{}", item.label, item.value));
            let parts: Vec<String> =
                std::iter::once(lead.clone()).chain(items).filter(|part| !part.is_empty()).collect();
            text(&parts.join(BETWEEN))
        }
        Content::Form(rows) => {
            let cells = rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| text(&format!("{} {}", cell.label, cell.value).trim().to_owned())).collect()
        }
        Content::Table { columns, rows } => {
            let title = |at: usize| columns.get(at).map_or("", |column| column.title.as_str());
            let cell = |(at, cell): (usize, &String)| format!("{} {cell}", title(at)).trim().to_owned();
            let row = |row: &Vec<String>| Line::Text(row.iter().enumerate().map(cell).collect::<Vec<_>>().join(" · "));
            rows.iter().map(row).collect()
        }
        // Where it is signed and what is printed beside is no text to be read.
        Content::Signatures { .. }
        | Content::SealPlace { .. }
        | Content::Code { .. }
        | Content::Blank { .. }
        | Content::Space { .. }
        | Content::PageBreak => Vec::new(),
    }
}

/// The clauses alone.
fn clauses(document: &Document) -> impl Iterator<Item = &str> {
    let terms = document.blocks.iter().filter(|block| block.place.starts_with("/terms/"));
    terms.filter_map(|block| match &block.content {
        Content::Paragraph { text, .. } => Some(text.as_str()).filter(|text| !text.is_empty()),
        _ => None,
    })
}

/// Whether the end of the words came in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seen {
    /// Height of the words and of their room in the last frame: before both are at rest, nothing counts as seen.
    laid: (f32, f32),
    to_the_end: bool,
}

impl Seen {
    pub const fn to_the_end(self) -> bool {
        self.to_the_end
    }

    fn look(&mut self, words: f32, room: f32, turned_by: f32) {
        let at_rest = (self.laid.0 - words).abs() < 0.5 && (self.laid.1 - room).abs() < 0.5;
        self.laid = (words, room);
        self.to_the_end |= at_rest && turned_by + room >= words - NEAR;
    }
}

/// The words as they are read. `turn`: turned by a key beside them.
pub fn read(ui: &mut Ui, view: &View<'_>, document: &Document, rect: Rect, turn: bool, seen: &mut Seen) {
    let tokens = view.tokens;
    ui.painter().rect(rect, 6.0, tokens.paper, tokens.border(), egui::StrokeKind::Inside);
    let inner = rect.shrink2(egui::vec2(space::XL, space::S));
    let by = turned(ui, inner.height()) + if turn { inner.height() * TURN } else { 0.0 };
    let area = ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("frozen words"), |ui| {
        overlay_scroll::overlay(ui);
        let mut area = ScrollArea::vertical().id_salt("frozen words").auto_shrink(false);
        if *seen == Seen::default() {
            // Wherever the one before left the words, everyone begins at their title.
            area = area.vertical_scroll_offset(0.0);
        }
        area.show(ui, |ui| {
            if by != 0.0 {
                ui.scroll_with_delta_animation(egui::vec2(0.0, -by), egui::style::ScrollAnimation::none());
            }
            ui.set_max_width(inner.width() - space::M);
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.add_space(space::S);
            lines(document).iter().for_each(|one| line(ui, one, tokens.paper_ink));
            ui.add_space(space::S);
        })
    });
    let area = area.inner;
    seen.look(area.content_size.y, area.inner_rect.height(), area.state.clamped_offset().y);
}

/// How far the keys turn the words in this frame, in points.
fn turned(ui: &Ui, page: f32) -> f32 {
    if ui.ctx().text_edit_focused() {
        return 0.0;
    }
    let keys = [
        (Key::PageDown, page * TURN),
        (Key::PageUp, -page * TURN),
        (Key::ArrowDown, READ.1),
        (Key::ArrowUp, -READ.1),
        (Key::End, f32::from(u16::MAX)),
        (Key::Home, -f32::from(u16::MAX)),
    ];
    ui.input_mut(|input| {
        keys.iter().filter(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, by)| by).sum()
    })
}

fn line(ui: &mut Ui, line: &Line, ink: egui::Color32) {
    match line {
        Line::Title(text) => {
            ui.vertical_centered(|ui| words::wrapped(ui, Type::Page, text.as_str(), ink));
        }
        Line::Heading(text) => {
            ui.add_space(space::S);
            words::wrapped(ui, Type::Title, text.as_str(), ink);
        }
        Line::Text(text) => plain(ui, text, ink, READ),
    }
}

/// Text in the regular weight of this size and line height.
fn plain(ui: &mut Ui, text: &str, ink: egui::Color32, (size, height): (f32, f32)) {
    let text = egui::RichText::new(text).font(egui::FontId::proportional(size)).line_height(Some(height));
    ui.add(egui::Label::new(text.color(ink)).wrap());
}

/// A sentence of the signing table.
pub fn says(ui: &mut Ui, text: &str, ink: egui::Color32) {
    plain(ui, text, ink, AT_THE_PAD);
}

/// The clauses above the pad; the height they take.
pub fn above_the_pad(ui: &mut Ui, view: &View<'_>, document: &Document, rect: Rect) -> f32 {
    let area = ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("clauses"), |ui| {
        ScrollArea::vertical().id_salt("clauses").auto_shrink([false, true]).max_height(rect.height()).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(space::L);
            words::wrapped(ui, Type::Title, view.tr.signing_text(), view.tokens.ink);
            ui.add_space(space::XS);
            clauses(document).for_each(|text| plain(ui, text, view.tokens.ink, AT_THE_PAD));
        })
    });
    area.inner.inner_rect.height()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_seen_once_they_are_at_rest_and_their_end_is_in_sight() {
        let mut seen = Seen::default();
        // The first frame has no faces yet: everything would fit.
        seen.look(80.0, 500.0, 0.0);
        seen.look(900.0, 500.0, 0.0);
        seen.look(900.0, 500.0, 0.0);
        seen.look(900.0, 500.0, 390.0);
        assert!(!seen.to_the_end());
        seen.look(900.0, 500.0, 400.0);
        assert!(seen.to_the_end());
    }

    #[test]
    fn a_short_text_counts_as_seen_once_it_is_shown() {
        let mut seen = Seen::default();
        seen.look(300.0, 500.0, 0.0);
        seen.look(300.0, 500.0, 0.0);
        assert!(seen.to_the_end());
    }
}
