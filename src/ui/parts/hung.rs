//! Borderless buttons hung out by their padding, so that their words, not their boxes, sit on a margin; and columns
//! whose scroll bar stands in the margin. Neither may widen the column it stands in.

use egui::{Rect, Response, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{Tokens, Type, size};

use super::button::Button;
use super::icon::{Icon, stroke_for};

/// Padding of a borderless button.
const PADDING: f32 = 8.0;
/// Room of a scroll bar in the margin of a column.
const GUTTER: f32 = 15.0;

/// Shows a borderless button whose words end on the right margin.
pub fn right(ui: &mut Ui, tokens: &Tokens, button: Button<'_>) -> Response {
    hung(ui, tokens, button, false)
}

/// Shows a borderless button whose words begin on the left margin.
pub fn left(ui: &mut Ui, tokens: &Tokens, button: Button<'_>) -> Response {
    hung(ui, tokens, button, true)
}

fn hung(ui: &mut Ui, tokens: &Tokens, button: Button<'_>, to_the_left: bool) -> Response {
    let width = button.wanted_width(ui).min(ui.available_width() + PADDING).max(size::SMALL);
    let (rect, _) = ui.allocate_exact_size(vec2(width - PADDING, size::SMALL), Sense::hover());
    let rect = if to_the_left {
        Rect::from_min_max(pos2(rect.min.x - PADDING, rect.min.y), rect.max)
    } else {
        Rect::from_min_max(rect.min, pos2(rect.max.x + PADDING, rect.max.y))
    };
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    button.width(width).height(size::SMALL).show(&mut child, tokens)
}

/// A small borderless word.
pub const fn quiet(words: &str) -> Button<'_> {
    Button::quiet(words).kind(Type::Small).height(size::SMALL)
}

/// A cross of 32 by 32 that takes a row away; `name` says which.
pub fn cross(ui: &mut Ui, tokens: &Tokens, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size::SMALL, size::SMALL), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
    let stroke = if response.has_focus() { tokens.focus() } else { egui::Stroke::NONE };
    let fill = if response.hovered() { tokens.select } else { egui::Color32::TRANSPARENT };
    ui.painter().rect(rect, egui::CornerRadius::same(size::RADIUS), fill, stroke, egui::StrokeKind::Inside);
    let square = Rect::from_center_size(rect.center(), vec2(14.0, 14.0));
    Icon::Cross.paint(ui.painter(), square, tokens.ink2, stroke_for(14.0));
    response.on_hover_text(name)
}

/// A scrolling column in the room that is left, as wide as it; the scroll bar stands in the margin to its right.
pub fn scroll<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let rect = ui.available_rect_before_wrap();
    let wide = rect.with_max_x(rect.max.x + GUTTER);
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(wide));
    let answer = ScrollArea::vertical().id_salt(name).auto_shrink(false).show(&mut child, |ui| {
        ui.set_max_width(rect.width());
        content(ui)
    });
    ui.allocate_rect(rect, Sense::hover());
    answer.inner
}
