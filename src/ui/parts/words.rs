//! Lines of words: elided or wrapped, never clipped. It must not know what they say.

use egui::{Color32, Label, Response, TextWrapMode, Ui, WidgetText};
use std::sync::Arc;

use crate::ui::theme::Type;

/// One line, elided at the end of the room there is, with the whole text as its tooltip.
pub fn line(ui: &mut Ui, kind: Type, text: impl Into<String>, color: Color32) -> Response {
    ui.add(Label::new(kind.text(text, color)).truncate())
}

/// A text that wraps.
pub fn wrapped(ui: &mut Ui, kind: Type, text: impl Into<String>, color: Color32) -> Response {
    ui.add(Label::new(kind.text(text, color)).wrap())
}

/// A word that takes the room it needs, on one line.
pub fn word(ui: &mut Ui, kind: Type, text: impl Into<String>, color: Color32) -> Response {
    ui.add(Label::new(kind.text(text, color)).wrap_mode(TextWrapMode::Extend))
}

/// One laid-out line no wider than `width`, elided with … where it is longer.
pub fn galley(ui: &Ui, kind: Type, text: &str, color: Color32, width: f32) -> Arc<egui::Galley> {
    let text: WidgetText = egui::RichText::new(text).font(kind.font()).color(color).into();
    text.into_galley(ui, Some(TextWrapMode::Truncate), width.max(1.0), kind.font())
}

/// Width of a text on one line.
pub fn width(ui: &Ui, kind: Type, text: &str) -> f32 {
    galley(ui, kind, text, Color32::BLACK, f32::INFINITY).size().x
}
