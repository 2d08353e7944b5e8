//! The word before a desk locks by itself: a calm line over the top bar, where nothing else happens, and the key that keeps
//! it open. It must not count: it is given the seconds.

use egui::{Align, Align2, Area, Frame, Id, Layout, Margin, Order, Ui, vec2};

use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Height of the key, in points.
const HIGH: f32 = 44.0;

/// Shows it, where the time is near.
pub fn show(ui: &Ui, view: &View<'_>, out: &mut Outbox) {
    let Some(seconds) = view.locks_in else { return };
    let (ctx, tokens) = (ui.ctx(), view.tokens);
    let seconds = usize::try_from(seconds).unwrap_or(0);
    let width = (ctx.content_rect().width() - 2.0 * space::L).min(640.0);
    let frame = Frame::NONE.fill(tokens.soon_soft).stroke(tokens.border()).corner_radius(size::RADIUS);
    let frame = frame.inner_margin(Margin::symmetric(16, 8));
    let area = Area::new(Id::unique("it locks soon")).order(Order::Tooltip);
    area.anchor(Align2::CENTER_TOP, vec2(0.0, space::S)).show(ctx, |ui| {
        frame.show(ui, |ui| {
            let inner = width - 32.0;
            ui.set_width(inner);
            ui.allocate_ui_with_layout(vec2(inner, HIGH), Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                if Button::normal(view.tr.lock_stay()).height(HIGH).show(ui, tokens).clicked() {
                    out.push(Action::Stay);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    Icon::Clock.show(ui, 18.0, tokens.soon);
                    words::wrapped(ui, Type::Body, view.tr.lock_soon(seconds), tokens.ink);
                });
            });
        });
    });
}
