//! Everyone who signs, with how far each one is: one press leads to the person. It decides nothing.

use egui::{Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::ui::action::Outbox;
use crate::ui::overlay_scroll;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::keys::{Key, Keys};
use super::state::{OneSigner, Stand};
use super::{SigningScreen, Table};

impl SigningScreen {
    pub(super) fn list(&mut self, ui: &mut Ui, view: &View<'_>, table: &Table<'_>, out: &mut Outbox) {
        let (content, column) = table.parts();
        let mut pressed = None;
        ui.scope_builder(UiBuilder::new().max_rect(content).id_salt("everyone"), |ui| {
            overlay_scroll::overlay(ui);
            overlay_scroll::column().id_salt("everyone").show_rows(
                ui,
                size::SIGNING,
                table.signers.len(),
                |ui, seen| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for signer in table.signers.iter().skip(seen.start).take(seen.len()) {
                        if row(ui, view, signer) {
                            pressed = Some(signer.id.clone());
                        }
                    }
                },
            );
        });
        if pressed.is_some() {
            self.turn_to(pressed);
        }
        let upper = vec![(Key::Versions, view.tr.versions_door(), true)];
        let keys = Keys { upper, primary: Some((Key::Next, view.tr.signing_next(), true)), ..Keys::default() };
        let key = keys.show(ui, view, column);
        self.usual(table, None, key, out);
    }
}

/// One line: mark, name, role, state. True: pressed.
fn row(ui: &mut Ui, view: &View<'_>, signer: &OneSigner) -> bool {
    let (tr, tokens) = (view.tr, view.tokens);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::SIGNING), Sense::click());
    let name = tr.signing_choose(tr.signing_role_joint(&signer.name, &signer.role));
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(size::RADIUS), tokens.select);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, f32::from(size::RADIUS), tokens.focus(), egui::StrokeKind::Inside);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, tokens.rule());
    let middle = rect.center().y;
    mark(ui, view, signer.stand, pos2(rect.left() + 16.0, middle));
    let ink = if signer.stand.has_signed() { tokens.done } else { tokens.ink2 };
    let state = words::galley(ui, Type::Body, signer.stand.word(tr), ink, rect.width() * 0.3);
    let left = rect.left() + 40.0;
    let right = rect.right() - state.size().x - space::M;
    ui.painter().galley(pos2(right, middle - state.size().y / 2.0), state, ink);
    let who = words::galley(ui, Type::Title, &signer.name, tokens.ink, (right - left - space::L) * 0.6);
    let role_at = left + who.size().x + space::L;
    let role = words::galley(ui, Type::Body, &signer.role, tokens.ink2, right - role_at - space::L);
    ui.painter().galley(pos2(left, middle - who.size().y / 2.0), who, tokens.ink);
    ui.painter().galley(pos2(role_at, middle - role.size().y / 2.0), role, tokens.ink2);
    response.clicked()
}

/// A tick, a dot for paper, a ring for those who wait.
pub(super) fn mark(ui: &Ui, view: &View<'_>, stand: Stand, middle: egui::Pos2) {
    let tokens = view.tokens;
    match stand {
        Stand::SignedOnScreen | Stand::SignedOnPaper => {
            let square = egui::Rect::from_center_size(middle, egui::Vec2::splat(16.0));
            Icon::Check.paint(ui.painter(), square, tokens.done, 2.0);
        }
        Stand::OnPaper => {
            let sheet = egui::Rect::from_center_size(middle, vec2(11.0, 14.0));
            ui.painter().rect_stroke(sheet, 1.0, tokens.border(), egui::StrokeKind::Inside);
        }
        Stand::Waits => {
            ui.painter().circle_stroke(middle, 6.5, tokens.border());
        }
    }
}
