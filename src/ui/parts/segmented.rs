//! A choice between a few words in one bordered strip.

use egui::{CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::ui::theme::{Tokens, Type, size};

use super::words;

/// Shows the strip under an accessible `name`; true when `chosen` changed.
/// With a `width` the segments share it; else each is as wide as its word.
pub fn show<T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    choices: &[(T, &str)],
    chosen: &mut T,
    width: Option<f32>,
) -> bool {
    let widths: Vec<f32> = match width {
        Some(width) => vec![width / choices.len().max(1) as f32; choices.len()],
        None => choices.iter().map(|(_, word)| words::width(ui, Type::SmallMedium, word) + 20.0).collect(),
    };
    let total: f32 = widths.iter().sum();
    let (strip, _) = ui.allocate_exact_size(vec2(total, size::SMALL), Sense::hover());
    let radius = CornerRadius::same(size::RADIUS);
    ui.painter().rect_filled(strip, radius, tokens.surface);
    let mut changed = false;
    let mut left = strip.min.x;
    for (position, ((value, word), width)) in choices.iter().zip(widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, strip.min.y), vec2(width, strip.height()));
        left += width;
        let ends = (position == 0, position + 1 == choices.len());
        let response = segment(ui, tokens, (name, position), (rect, ends), word, *value == *chosen);
        if response.clicked() && *value != *chosen {
            *chosen = *value;
            changed = true;
        }
        if position > 0 {
            ui.painter().vline(rect.min.x, rect.shrink(1.0).y_range(), tokens.rule());
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect.shrink(1.0), radius, tokens.focus(), StrokeKind::Inside);
        }
    }
    ui.painter().rect_stroke(strip, radius, tokens.border(), StrokeKind::Inside);
    changed
}

/// One segment; `place` is its box and whether it is the first and the last.
fn segment(
    ui: &Ui,
    tokens: &Tokens,
    key: (&str, usize),
    place: (Rect, (bool, bool)),
    word: &str,
    on: bool,
) -> Response {
    let (rect, (first, last)) = place;
    let response = ui.interact(rect, ui.scope_id().with(key), Sense::click());
    let name = word.to_owned();
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::RadioButton, true, on, &name));
    let painter = ui.painter();
    if on || response.hovered() {
        let inner = size::RADIUS - 1;
        let (left, right) = (if first { inner } else { 0 }, if last { inner } else { 0 });
        let radius = CornerRadius { nw: left, sw: left, ne: right, se: right };
        painter.rect(rect.shrink2(vec2(0.0, 1.0)), radius, tokens.select, Stroke::NONE, StrokeKind::Inside);
    }
    let (kind, ink) = if on { (Type::SmallMedium, tokens.ink) } else { (Type::Small, tokens.ink2) };
    let galley = words::galley(ui, kind, word, ink, rect.width() - 8.0);
    painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
    response
}
