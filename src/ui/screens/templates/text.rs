//! The text of a template: typed in, with the numbers of its lines, kept when the typing rests, and the cursor put
//! where a mistake is. It must not know what the text means.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{CornerRadius, Frame, Id, Margin, StrokeKind, TextEdit, Ui, pos2, vec2};

use crate::ui::buffer::Buffer;
use crate::ui::overlay_scroll;
use crate::ui::parts::field::named;
use crate::ui::parts::words;
use crate::ui::template_view::{OpenTemplate, TemplateName};
use crate::ui::theme::{Type, size};
use crate::ui::view::View;

/// Room of the numbers at the left of the lines.
const NUMBERS: i8 = 44;
/// The longest text that can be typed, in characters.
const LONGEST: usize = 60_000;

/// The text being edited.
#[derive(Debug, Default)]
pub(super) struct Editor {
    buffer: Buffer,
    edition: Option<(TemplateName, u32)>,
    /// Line and column, from 1, where the cursor shall go.
    wanted: Option<(usize, usize)>,
}

impl Editor {
    /// Takes the text of another template, or one that was changed elsewhere. True: it is another one.
    pub(super) fn take(&mut self, open: &OpenTemplate) -> bool {
        let edition = Some((open.name, open.edition));
        if self.edition == edition {
            return false;
        }
        let other = self.edition.map(|(name, _)| name) != Some(open.name);
        *self = Editor { buffer: Buffer::default(), edition, wanted: None };
        open.text.clone_into(&mut self.buffer.text);
        other
    }

    /// What stands in the editor.
    pub(super) fn words(&self) -> &str {
        &self.buffer.text
    }

    /// Whether there is typed text that was not looked at yet.
    pub(super) fn is_typing(&self) -> bool {
        self.buffer.is_dirty()
    }

    /// Puts the cursor there in the next frame.
    pub(super) fn go_to(&mut self, place: (usize, usize)) {
        self.wanted = Some(place);
    }

    /// Shows the text in so much height. True: keep it now.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, height: f32) -> bool {
        let tokens = view.tokens;
        let wanted = self.wanted.take().map(|place| position(&self.buffer.text, place));
        let room = vec2(ui.available_width(), height);
        let (rect, _) = ui.allocate_exact_size(room, egui::Sense::hover());
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("template text"));
        overlay_scroll::overlay(&mut child);
        let id = Id::unique(("template", self.edition.map(|(name, _)| (name.kind.key(), name.lang))));
        let area = overlay_scroll::column().id_salt(id);
        let response = area.show(&mut child, |ui| {
            let margin = Margin { left: NUMBERS, right: 14, top: 8, bottom: 8 };
            if let Some(wanted) = wanted {
                put_cursor(ui, id, wanted);
            }
            let edit = TextEdit::multiline(&mut self.buffer.text)
                .id(id)
                .font(Type::Body.font())
                .text_color(tokens.ink)
                .frame(Frame::NONE.inner_margin(margin))
                .desired_width(rect.width() - f32::from(NUMBERS) - 14.0)
                .min_size(rect.size())
                .char_limit(LONGEST);
            let output = edit.show(ui);
            numbers(ui, view, &output);
            if let Some(wanted) = wanted {
                let place = output.galley.pos_from_cursor(CCursor::new(wanted));
                let place = place.translate(output.galley_pos.to_vec2()).expand2(vec2(0.0, 40.0));
                ui.scroll_to_rect(place, None);
                output.response.response.request_focus();
            }
            output.response.response
        });
        let response = named(response.inner, view.tr.templates_text());
        let stroke = if response.has_focus() { tokens.focus() } else { tokens.border() };
        ui.painter().rect_stroke(rect, CornerRadius::same(size::RADIUS), stroke, StrokeKind::Inside);
        self.buffer.is_due(&response)
    }
}

/// The position in characters of a line and column, each from 1; the end of the line where it is shorter.
fn position(text: &str, (line, column): (usize, usize)) -> usize {
    let mut before = 0;
    for (number, words) in text.split('\n').enumerate() {
        let length = words.chars().count();
        if number + 1 == line {
            return before + column.saturating_sub(1).min(length);
        }
        before += length + 1;
    }
    text.chars().count()
}

fn put_cursor(ui: &Ui, id: Id, position: usize) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(position))));
    state.store(ui.ctx(), id);
    ui.ctx().memory_mut(|memory| memory.request_focus(id));
}

/// A number before each line of the text, not before the rows into which a long one is broken.
fn numbers(ui: &Ui, view: &View<'_>, output: &TextEditOutput) {
    let mut number = 0;
    let mut begins = true;
    for row in &output.galley.rows {
        if begins {
            number += 1;
            let top = output.galley_pos.y + row.min_y();
            if top < ui.clip_rect().bottom() && top + 30.0 > ui.clip_rect().top() {
                let text = words::galley(ui, Type::Small, &number.to_string(), view.tokens.ink3, f32::from(NUMBERS));
                let right = output.galley_pos.x - 12.0 - text.size().x;
                ui.painter().galley(pos2(right, top + (row.size.y - text.size().y) / 2.0), text, view.tokens.ink3);
            }
        }
        begins = row.ends_with_newline;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_and_a_column_are_a_position_in_characters() {
        let text = "= 收条\n{{payr}}元\n\n末";
        let table = [
            ((1, 1), 0),
            ((1, 3), 2),
            ((2, 1), 5),
            ((2, 9), 13),
            ((2, 99), 14),
            ((3, 1), 15),
            ((4, 2), 17),
            ((9, 1), 17),
        ];
        for (place, wanted) in table {
            assert_eq!(position(text, place), wanted, "{place:?}");
        }
    }
}
