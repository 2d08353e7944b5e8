//! A column that scrolls. Its bar stands in the margin, so that every right edge of a screen is the same edge.

use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

/// Room of the bar right of the column, in points.
pub const BAR: f32 = 12.0;

/// Shows `content` in this area, as wide as the area, scrolling where it is higher.
pub fn column(ui: &mut Ui, name: &str, area: Rect, content: impl FnOnce(&mut Ui)) {
    let with_bar = Rect::from_min_max(area.min, area.max + vec2(BAR, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(with_bar).id_salt(name), |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show(ui, |ui| {
            ui.set_width(area.width());
            ui.spacing_mut().item_spacing.y = 0.0;
            content(ui);
        });
    });
}
