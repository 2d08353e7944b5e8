//! A choice of one from a list that is too long for a strip: a labelled drop-down. It must not know what is chosen.

use egui::{ComboBox, Response, Ui};

use crate::ui::theme::{Tokens, Type, size, space};

use super::field::named;
use super::words;

/// Shows label and drop-down, `width` points wide. The second value is true when `chosen` changed.
pub fn show<T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    (label, width): (&str, f32),
    choices: &[(T, &str)],
    chosen: &mut T,
) -> (Response, bool) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = space::XS;
        words::line(ui, Type::Small, label, tokens.ink2);
        bare(ui, (label, width), choices, chosen)
    })
    .inner
}

/// The drop-down alone; `label` is its accessible name.
pub fn bare<T: Copy + PartialEq>(
    ui: &mut Ui,
    (label, width): (&str, f32),
    choices: &[(T, &str)],
    chosen: &mut T,
) -> (Response, bool) {
    let now = choices.iter().find(|(value, _)| value == chosen).map_or("", |(_, word)| *word);
    let before = *chosen;
    ui.spacing_mut().interact_size.y = size::CONTROL;
    ui.spacing_mut().button_padding.x = space::M;
    let response = ComboBox::from_id_salt(label)
        .width(width)
        .selected_text(now)
        .truncate()
        .height(360.0)
        .show_ui(ui, |ui| {
            ui.spacing_mut().interact_size.y = size::SMALL;
            for (value, word) in choices {
                ui.selectable_value(chosen, *value, *word);
            }
        })
        .response;
    (named(response, label), *chosen != before)
}
