//! Rows of a list: a rule below each, none beside; the current row on the lightest surface with a bar.

use egui::{Align, Layout, Rect, Response, Sense, Ui, UiBuilder, vec2};

use crate::ui::theme::Tokens;

/// Width of the bar of the current row.
pub const BAR: f32 = 3.0;
/// How far the current row hangs out on both sides.
const HANG: f32 = 12.0;

/// Shows a row of this height and gives it to `content`, from left to right. The answer senses a click on the row.
pub fn show(ui: &mut Ui, tokens: &Tokens, height: f32, current: bool, content: impl FnOnce(&mut Ui)) -> Response {
    let room = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(room, Sense::click());
    let wide = rect.expand2(vec2(HANG, 0.0));
    if current || response.hovered() && response.sense.senses_click() {
        let fill = if current { tokens.surface } else { tokens.sunken };
        ui.painter().rect_filled(wide, 0.0, fill);
    }
    if current {
        let bar = Rect::from_min_size(wide.min, vec2(BAR, wide.height()));
        ui.painter().rect_filled(bar, 0.0, tokens.accent_fill);
    }
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, tokens.rule());
    if response.has_focus() {
        ui.painter().rect_stroke(wide, 0.0, tokens.focus(), egui::StrokeKind::Inside);
    }
    let builder = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
    // A child of its own: what it holds does not move the next row.
    content(&mut ui.new_child(builder));
    response
}

/// A rule across the column, taking 1 point.
pub fn rule(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, tokens.rule());
}
