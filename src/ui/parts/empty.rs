//! What stands where nothing is yet: one sentence at the place of the first row, and one door. No picture.

use egui::{Response, Ui};

use crate::ui::theme::{Tokens, Type, space};

use super::button::Button;
use super::words;

/// Shows the sentence and, if there is one, the door.
pub fn show(ui: &mut Ui, tokens: &Tokens, sentence: &str, door: Option<&str>) -> Option<Response> {
    ui.add_space(space::M);
    words::wrapped(ui, Type::Body, sentence, tokens.ink2);
    door.map(|door| {
        ui.horizontal(|ui| {
            // The door's text, not its box, sits on the margin.
            ui.add_space(-8.0);
            Button::door(door).show(ui, tokens)
        })
        .inner
    })
}
