//! One finding of the check in a list: mark, sentence, and what can be pressed. The sentence wraps, it is never cut; pressed, it
//! opens what stands behind it ([`super::reason`]). It must not decide what mends a finding.

use std::sync::Arc;

use egui::{Align, Color32, Galley, Layout, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::check::{self, Finding, Severity};
use crate::i18n::Tr;
use crate::ui::theme::{Tokens, Type, size, space};

use super::button::Button;
use super::icon::{Icon, Mark, stroke_for};
use super::{hung, reason};

/// Room of the mark before a sentence.
pub const MARK: f32 = 22.0;
/// Room of the chevron after a sentence.
const CHEVRON: f32 = 20.0;
/// Space above and below a sentence.
const AIR: f32 = 6.0;

/// The mark of a finding, and the ink of its sentence at a clause.
pub const fn mark(tokens: &Tokens, finding: &Finding) -> (Mark, Color32) {
    if finding.passed {
        return (Mark::Done, tokens.ink2);
    }
    match finding.severity {
        Severity::Block => (Mark::Must, tokens.accent),
        Severity::Warn => (Mark::Advice, tokens.soon),
        Severity::Note => (Mark::Advice, tokens.ink2),
    }
}

/// Mark and sentence in this width; a press folds what stands behind it out or in.
pub fn sentence(
    ui: &mut Ui,
    (tr, tokens): (Tr, &Tokens),
    finding: &Finding,
    look: (Type, Color32),
    width: f32,
) -> Response {
    let text = check::message(tr, finding);
    let galley = galley(ui, look, &text, width - MARK - CHEVRON);
    let height = (galley.size().y + 2.0 * AIR).max(size::ROW_LOW);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let open = reason::is_open(ui.ctx(), finding);
    let name = tr.finding_why_named(&text);
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::Button, true, open, &name));
    if response.clicked() {
        reason::toggle(ui.ctx(), finding);
    }
    let painter = ui.painter();
    // The mark stands on the middle of the first line.
    let first = rect.center().y - (galley.size().y - look.0.line()) / 2.0;
    let (mark, _) = mark(tokens, finding);
    mark.paint(painter, pos2(rect.min.x + 5.0, first), tokens);
    let corner = pos2(rect.min.x + MARK, rect.center().y - galley.size().y / 2.0);
    if response.hovered() {
        let lines = Rect::from_min_size(corner, galley.size());
        painter.hline(lines.x_range(), lines.max.y, Stroke::new(1.0, tokens.edge));
    }
    if response.has_focus() {
        painter.rect_stroke(rect, f32::from(size::RADIUS), tokens.focus(), StrokeKind::Inside);
    }
    let chevron = Rect::from_center_size(pos2(corner.x + galley.size().x + CHEVRON / 2.0, first), vec2(10.0, 10.0));
    let icon = if open { Icon::ChevronUp } else { Icon::ChevronDown };
    icon.paint(painter, chevron, tokens.ink3, stroke_for(12.0));
    painter.galley(corner, galley, look.1);
    response
}

fn galley(ui: &Ui, (kind, ink): (Type, Color32), text: &str, width: f32) -> Arc<Galley> {
    let text: egui::WidgetText = kind.text(text, ink).into();
    text.into_galley(ui, Some(egui::TextWrapMode::Wrap), width.max(40.0), kind.font())
}

/// Shows the row of a panel; `clicked()` of the answer is the door's. `door` is the visible word (去补).
pub fn show(ui: &mut Ui, words: (Tr, &Tokens), finding: &Finding, door: &str) -> Response {
    let (tr, tokens) = words;
    let name = format!("{door} {}", check::message(tr, finding));
    let button = Button::door(door).named(&name);
    let width = sentence_width(ui.available_width(), button.wanted_width(ui));
    ui.horizontal_top(|ui| {
        ui.set_min_height(size::ROW_LOW);
        ui.spacing_mut().item_spacing.x = 0.0;
        sentence(ui, words, finding, (Type::Body, tokens.ink), width);
        ui.add_space(space::S);
        let room = vec2(ui.available_width(), size::ROW_LOW);
        let layout = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(room, layout, |ui| hung::right(ui, tokens, button)).inner
    })
    .inner
}

/// Width of mark and sentence in a row of this width, beside a door of this width.
fn sentence_width(full: f32, door: f32) -> f32 {
    (full - (door - 8.0) - space::S).max(60.0)
}

/// Height of the row of a panel of this width.
pub fn height(ui: &Ui, (tr, tokens): (Tr, &Tokens), finding: &Finding, door: &str, full: f32) -> f32 {
    let width = sentence_width(full, Button::door(door).wanted_width(ui));
    let text = check::message(tr, finding);
    let galley = galley(ui, (Type::Body, tokens.ink), &text, width - MARK - CHEVRON);
    (galley.size().y + 2.0 * AIR).max(size::ROW_LOW)
}
