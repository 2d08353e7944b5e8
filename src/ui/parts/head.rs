//! Panel heads: 48 high, their words on one line across all columns.

use egui::{Align, Layout, Ui, vec2};

use crate::ui::theme::{Tokens, Type, size, space};

use super::words;

/// Shows a head: words in medium, a fact in small third ink, and at the right what `right` adds (from right to left).
pub fn show(ui: &mut Ui, tokens: &Tokens, text: &str, fact: &str, right: impl FnOnce(&mut Ui)) {
    let room = vec2(ui.available_width(), size::PANEL_HEAD);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        ui.set_height(size::PANEL_HEAD);
        right(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let wanted = words::width(ui, Type::BodyMedium, text).min(ui.available_width());
            ui.allocate_ui_with_layout(vec2(wanted + 1.0, 24.0), Layout::left_to_right(Align::Center), |ui| {
                words::line(ui, Type::BodyMedium, text, tokens.ink);
            });
            if !fact.is_empty() {
                words::line(ui, Type::Small, fact, tokens.ink2);
            }
        });
    });
}

/// A section title with its count, ruled below: 40 high.
pub fn section(ui: &mut Ui, tokens: &Tokens, text: &str, count: Option<usize>) {
    let room = vec2(ui.available_width(), 40.0);
    let place = ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Max), |ui| {
        ui.set_height(34.0);
        words::word(ui, Type::BodyMedium, text, tokens.ink);
        if let Some(count) = count {
            words::word(ui, Type::Small, count.to_string(), tokens.ink3);
        }
    });
    let bottom = place.response.rect.max.y + 5.5;
    ui.painter().hline(place.response.rect.min.x..=place.response.rect.min.x + room.x, bottom, tokens.rule());
    ui.add_space(6.0);
}
