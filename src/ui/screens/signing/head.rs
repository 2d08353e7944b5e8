//! The head of the signing window: who signs now, in which role, and the line of all who sign; the way to the whole list
//! is always there. It must not decide whose turn it is.

use egui::{Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::domain::agreement::SignerId;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

use super::list;
use super::state::{OneSigner, Stand};

/// Height in points.
pub const HEIGHT: f32 = 76.0;
/// Least side of what is pressed.
const HIT: f32 = 44.0;

/// What was pressed in the head.
#[derive(Clone, Debug, PartialEq)]
pub enum Pressed {
    Signer(SignerId),
    /// The list of everyone.
    All,
}

/// Paints the head; the answer is what was pressed.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseView,
    signers: &[OneSigner],
    at: Option<usize>,
    band: Rect,
    side: f32,
) -> Option<Pressed> {
    let tokens = view.tokens;
    ui.painter().rect_filled(band, 0.0, tokens.surface);
    ui.painter().hline(band.x_range(), band.bottom() - 0.5, tokens.rule());
    let inner = band.shrink2(vec2(side, 0.0));
    let current = at.and_then(|at| signers.get(at));
    let position = view.tr.signing_position(at.map_or(0, |at| at + 1), signers.len());
    let all_words = at.map_or_else(|| view.tr.signing_everyone(signers.len()), |_| position);
    let all_room = words::width(ui, Type::Small, &all_words) + 44.0;
    let name_room = name_width(ui, current).min((inner.width() - all_room - 2.0 * HIT - space::L).max(HIT));
    let title = words::width(ui, Type::Title, &case.record.file.title) + 4.0;
    let title_room = if current.is_some() { name_room } else { title.min(inner.width() * 0.4) };
    let left = inner.with_max_x(inner.left() + title_room);
    ui.scope_builder(UiBuilder::new().max_rect(left).layout(row()), |ui| match current {
        Some(signer) => name_and_role(ui, view, signer, title_room),
        None => {
            words::line(ui, Type::Title, case.record.file.title.as_str(), tokens.ink);
        }
    });
    all(ui, view, signers, at, (inner.with_min_x(left.right() + space::L), &all_words))
}

fn row() -> egui::Layout {
    egui::Layout::left_to_right(egui::Align::Center)
}

/// A long name is shortened before its role is.
fn name_and_role(ui: &mut Ui, view: &View<'_>, signer: &OneSigner, room: f32) {
    ui.spacing_mut().item_spacing.x = space::L;
    let role = words::width(ui, Type::Title, &signer.role).min(room * 0.4);
    ui.scope(|ui| {
        ui.set_max_width((room - role - space::L - 1.0).max(HIT));
        words::line(ui, Type::Signer, &*signer.name, view.tokens.ink);
    });
    words::line(ui, Type::Title, &*signer.role, view.tokens.ink2);
}

fn name_width(ui: &Ui, signer: Option<&OneSigner>) -> f32 {
    signer.map_or(0.0, |signer| {
        words::width(ui, Type::Signer, &signer.name) + space::L + words::width(ui, Type::Title, &signer.role) + 4.0
    })
}

/// The button of the list, and the line of signers; where it does not fit, two arrows.
fn all(
    ui: &mut Ui,
    view: &View<'_>,
    signers: &[OneSigner],
    at: Option<usize>,
    (room, all_words): (Rect, &str),
) -> Option<Pressed> {
    let labels: Vec<String> = signers.iter().map(|signer| label(view, signer)).collect();
    let widths: Vec<f32> = labels.iter().map(|label| words::width(ui, Type::BodyMedium, label) + 24.0 + 28.0).collect();
    let all_width = words::width(ui, Type::Small, all_words) + 40.0;
    let wanted: f32 = widths.iter().sum::<f32>() + all_width + space::S;
    let mut pressed = None;
    let mut x = room.right() + 14.0;
    if wanted <= room.width() + 14.0 {
        for (index, ((signer, label), width)) in signers.iter().zip(&labels).zip(&widths).enumerate().rev() {
            x -= width;
            let rect = Rect::from_min_size(pos2(x, room.center().y - HIT / 2.0), vec2(*width, HIT));
            if one(ui, view, rect, (label, signer.stand, at == Some(index)), room.bottom()).clicked() {
                pressed = Some(Pressed::Signer(signer.id.clone()));
            }
        }
        x -= space::S;
    } else {
        x = room.right();
        for (icon, to) in [
            (Icon::ChevronRight, at.map_or(0, |at| at + 1)),
            (Icon::ChevronLeft, at.map_or(usize::MAX, |at| at.wrapping_sub(1))),
        ] {
            x -= HIT;
            let rect = Rect::from_min_size(pos2(x, room.center().y - HIT / 2.0), vec2(HIT, HIT));
            if let Some(signer) = signers.get(to).filter(|_| at.is_some())
                && arrow(ui, view, rect, icon, &signer.name).clicked()
            {
                pressed = Some(Pressed::Signer(signer.id.clone()));
            }
        }
    }
    let rect =
        Rect::from_min_max(pos2(x - all_width, room.center().y - HIT / 2.0), pos2(x, room.center().y + HIT / 2.0));
    if everyone(ui, view, rect, all_words).clicked() { Some(Pressed::All) } else { pressed }
}

fn everyone(ui: &Ui, view: &View<'_>, rect: Rect, told: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with("everyone who signs"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, view.tr.signing_all_signers()));
    ground(ui, view, &response);
    let galley = words::galley(ui, Type::Small, told, view.tokens.ink2, rect.width());
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left() + 8.0, middle - galley.size().y / 2.0), galley, view.tokens.ink2);
    let chevron = Rect::from_center_size(pos2(rect.right() - 16.0, middle), egui::Vec2::splat(14.0));
    Icon::ChevronDown.paint(ui.painter(), chevron, view.tokens.ink2, 1.5);
    response
}

fn arrow(ui: &Ui, view: &View<'_>, rect: Rect, icon: Icon, name: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("arrow", rect.left().to_bits())), Sense::click());
    let name = view.tr.signing_choose(name);
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
    ground(ui, view, &response);
    icon.paint(ui.painter(), rect.shrink(14.0), view.tokens.ink2, 1.75);
    response
}

fn ground(ui: &Ui, view: &View<'_>, response: &Response) {
    if response.hovered() {
        ui.painter().rect_filled(response.rect, f32::from(size::RADIUS), view.tokens.select);
    }
    if response.has_focus() {
        let radius = f32::from(size::RADIUS);
        ui.painter().rect_stroke(response.rect, radius, view.tokens.focus(), egui::StrokeKind::Inside);
    }
}

fn label(view: &View<'_>, signer: &OneSigner) -> String {
    if signer.party { signer.name.clone() } else { view.tr.signing_role_joint(&signer.name, &signer.role) }
}

/// One name of the line.
fn one(ui: &Ui, view: &View<'_>, rect: Rect, (label, stand, now): (&str, Stand, bool), bottom: f32) -> Response {
    let tokens = view.tokens;
    let response = ui.interact(rect, ui.scope_id().with(("signer", label, rect.left().to_bits())), Sense::click());
    let name = view.tr.signing_choose(label);
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::Tab, true, now, &name));
    ground(ui, view, &response);
    let middle = pos2(rect.left() + 14.0 + 8.0, rect.center().y);
    if now {
        let bar = Rect::from_min_max(pos2(rect.left(), bottom - 3.0), pos2(rect.right(), bottom));
        ui.painter().rect_filled(bar, 0.0, tokens.accent_fill);
    }
    if now && !stand.has_signed() {
        ui.painter().circle_stroke(middle, 6.5, egui::Stroke::new(2.0, tokens.accent));
        ui.painter().circle_filled(middle, 3.0, tokens.accent);
    } else {
        list::mark(ui, view, stand, middle);
    }
    let (kind, ink) = if now { (Type::BodyMedium, tokens.ink) } else { (Type::Body, tokens.ink2) };
    let galley = words::galley(ui, kind, label, ink, rect.width() - 52.0 + 1.0);
    ui.painter().galley(pos2(middle.x + 16.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    response
}
