//! A column that scrolls under a thin bar laid over its right margin, so that rows and rules keep the full width.

use egui::style::ScrollStyle;
use egui::{ScrollArea, Ui};

/// Gives the scroll areas of this `ui` a bar that takes no room.
pub fn overlay(ui: &mut Ui) {
    let mut style = ScrollStyle::floating();
    style.fade.strength = 0.0;
    style.bar_width = 8.0;
    style.floating_width = 6.0;
    style.bar_inner_margin = 0.0;
    style.bar_outer_margin = 2.0;
    style.foreground_color = false;
    ui.spacing_mut().scroll = style;
}

/// A column that fills its room and scrolls up and down.
pub fn column() -> ScrollArea {
    ScrollArea::vertical().auto_shrink([false, false])
}
