//! One thing to mend in a list: mark, sentence, door. The sentence wraps, it is never cut.

use egui::{Align, Layout, Response, Sense, Ui, pos2, vec2};

use crate::ui::theme::{Tokens, Type, size, space};

use super::button::Button;
use super::icon::Mark;
use super::{hung, words};

/// Shows the row; `clicked()` of the answer is the door's. `door` is the visible word (去补), `sentence` names it.
pub fn show(ui: &mut Ui, tokens: &Tokens, mark: Mark, sentence: &str, door: &str) -> Response {
    let name = format!("{door} {sentence}");
    let button = Button::door(door).named(&name);
    let door_width = button.wanted_width(ui);
    let full = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.set_min_height(size::ROW_LOW);
        ui.spacing_mut().item_spacing.x = 0.0;
        let (square, _) = ui.allocate_exact_size(vec2(22.0, size::ROW_LOW), Sense::hover());
        mark.paint(ui.painter(), pos2(square.min.x + 5.0, square.center().y), tokens);
        let text_width = sentence_width(full, door_width);
        ui.allocate_ui_with_layout(vec2(text_width, size::ROW_LOW), Layout::top_down(Align::Min), |ui| {
            ui.set_width(text_width);
            ui.add_space(6.0);
            words::wrapped(ui, Type::Body, sentence, tokens.ink);
            ui.add_space(6.0);
        });
        ui.add_space(space::S);
        let room = vec2(ui.available_width(), size::ROW_LOW);
        let layout = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(room, layout, |ui| hung::right(ui, tokens, button)).inner
    })
    .inner
}

/// Width of the sentence in a row of this width, beside a door of this width.
fn sentence_width(full: f32, door: f32) -> f32 {
    (full - 22.0 - (door - 8.0) - space::S).max(60.0)
}
