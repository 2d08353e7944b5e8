//! The head of the signing window: who signs now, in which role, and the line of all who sign.

use egui::{Rect, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::domain::agreement::SignerId;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

use super::state::{OneSigner, has_signed};

/// Height in points.
pub const HEIGHT: f32 = 76.0;

/// Paints the head; the answer is the signer that was pressed.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseView,
    signers: &[OneSigner],
    at: Option<usize>,
    band: Rect,
    side: f32,
) -> Option<SignerId> {
    let tokens = view.tokens;
    ui.painter().rect_filled(band, 0.0, tokens.surface);
    ui.painter().hline(band.x_range(), band.bottom() - 0.5, tokens.rule());
    let inner = band.shrink2(vec2(side, 0.0));
    let current = at.and_then(|at| signers.get(at));
    let name_room = name_width(ui, current).min(inner.width() * 0.6);
    let pressed = all(ui, view, case, signers, at, inner.with_min_x(inner.left() + name_room + space::L));
    if let Some(signer) = current {
        let builder = UiBuilder::new().max_rect(inner.with_max_x(inner.left() + name_room)).layout(row());
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            words::line(ui, Type::Signer, &*signer.name, tokens.ink);
            words::line(ui, Type::Title, &*signer.role, tokens.ink2);
        });
    } else {
        let builder = UiBuilder::new().max_rect(inner.with_max_x(inner.left() + inner.width() * 0.4)).layout(row());
        ui.scope_builder(builder, |ui| {
            words::line(ui, Type::Title, case.record.file.title.as_str(), tokens.ink);
        });
    }
    pressed
}

fn row() -> egui::Layout {
    egui::Layout::left_to_right(egui::Align::Center)
}

fn name_width(ui: &Ui, signer: Option<&OneSigner>) -> f32 {
    signer.map_or(0.0, |signer| {
        words::width(ui, Type::Signer, &signer.name) + space::L + words::width(ui, Type::Title, &signer.role) + 2.0
    })
}

/// The line of signers; where it does not fit, only the position is told.
fn all(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseView,
    signers: &[OneSigner],
    at: Option<usize>,
    room: Rect,
) -> Option<SignerId> {
    let tr = view.tr;
    let position = at.map(|at| tr.signing_position(at + 1, signers.len())).unwrap_or_default();
    let labels: Vec<String> = signers.iter().map(|signer| label(view, signer)).collect();
    let widths: Vec<f32> = labels.iter().map(|label| words::width(ui, Type::BodyMedium, label) + 24.0 + 28.0).collect();
    let told = words::width(ui, Type::Small, &position);
    let wanted: f32 = widths.iter().sum::<f32>() + told + space::M;
    let mut pressed = None;
    let mut x = room.right() + 14.0;
    if wanted <= room.width() + 14.0 {
        for (index, ((signer, label), width)) in signers.iter().zip(&labels).zip(&widths).enumerate().rev() {
            x -= width;
            let rect = Rect::from_min_size(pos2(x, room.center().y - 22.0), vec2(*width, 44.0));
            let state = if at == Some(index) {
                State::Now
            } else if has_signed(case, &signer.id) {
                State::Signed
            } else {
                State::Waits
            };
            if one(ui, view, rect, label, state, room.bottom()).clicked() {
                pressed = Some(signer.id.clone());
            }
        }
        x -= space::M;
    } else {
        return folded(ui, view, signers, at, room);
    }
    let galley = words::galley(ui, Type::Small, &position, view.tokens.ink3, told + 1.0);
    ui.painter().galley(pos2(x - told, room.center().y - galley.size().y / 2.0), galley, view.tokens.ink3);
    pressed
}

/// Position and two arrows, where the names do not fit.
fn folded(ui: &mut Ui, view: &View<'_>, signers: &[OneSigner], at: Option<usize>, room: Rect) -> Option<SignerId> {
    let position = at.map(|at| view.tr.signing_position(at + 1, signers.len())).unwrap_or_default();
    let mut pressed = None;
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let steps = [
            (Icon::ChevronRight, at.map_or(0, |at| at + 1)),
            (Icon::ChevronLeft, at.map_or(0, |at| at.wrapping_sub(1))),
        ];
        for (number, (icon, to)) in steps.into_iter().enumerate() {
            let Some(signer) = signers.get(to) else {
                ui.add_space(size::SMALL);
                continue;
            };
            let (rect, response) = ui.allocate_exact_size(egui::Vec2::splat(size::SMALL), Sense::click());
            let name = view.tr.signing_choose(&signer.name);
            response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
            icon.paint(ui.painter(), rect.shrink(8.0), view.tokens.ink2, 1.75);
            if response.has_focus() {
                ui.painter().rect_stroke(rect, f32::from(size::RADIUS), view.tokens.focus(), egui::StrokeKind::Inside);
            }
            if response.clicked() {
                pressed = Some(signer.id.clone());
            }
            if number == 0 {
                words::line(ui, Type::Small, position.as_str(), view.tokens.ink3);
            }
        }
    });
    pressed
}

fn label(view: &View<'_>, signer: &OneSigner) -> String {
    if signer.party { signer.name.clone() } else { view.tr.signing_role_joint(&signer.name, &signer.role) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Now,
    Signed,
    Waits,
}

fn one(ui: &Ui, view: &View<'_>, rect: Rect, label: &str, state: State, bottom: f32) -> Response {
    let tokens = view.tokens;
    let response = ui.interact(rect, ui.scope_id().with(("signer", label, rect.left().to_bits())), Sense::click());
    let name = view.tr.signing_choose(label);
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::Tab, true, state == State::Now, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(size::RADIUS), tokens.select);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, f32::from(size::RADIUS), tokens.focus(), egui::StrokeKind::Inside);
    }
    let middle = pos2(rect.left() + 14.0 + 8.0, rect.center().y);
    match state {
        State::Signed => {
            let square = Rect::from_center_size(middle, egui::Vec2::splat(16.0));
            Icon::Check.paint(ui.painter(), square, tokens.done, 2.0);
        }
        State::Now => {
            ui.painter().circle_stroke(middle, 6.5, Stroke::new(2.0, tokens.accent));
            ui.painter().circle_filled(middle, 3.0, tokens.accent);
            let bar = Rect::from_min_max(pos2(rect.left(), bottom - 3.0), pos2(rect.right(), bottom));
            ui.painter().rect_filled(bar, 0.0, tokens.accent_fill);
        }
        State::Waits => {
            ui.painter().circle_stroke(middle, 6.5, Stroke::new(1.0, tokens.edge));
        }
    }
    let (kind, ink) = if state == State::Now { (Type::BodyMedium, tokens.ink) } else { (Type::Body, tokens.ink2) };
    let galley = words::galley(ui, kind, label, ink, rect.width() - 52.0 + 1.0);
    ui.painter().galley(pos2(middle.x + 16.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    response
}
