//! The window is closing and a backup is being made: it says so, how much there is to do, and lets the person go without
//! it. It must not make the backup.

use egui::{Frame, Id, Margin, Modal, Ui, vec2};

use crate::ui::action::{Action, Outbox};
use crate::ui::backup_view::{BackupAsk, ClosingView};
use crate::ui::parts::button::{self, Button};
use crate::ui::parts::words;
use crate::ui::screens::backup::size_words;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Width of the words, and the least room beside them, in points.
const WIDTH: f32 = 480.0;
const BESIDE: f32 = 96.0;

/// Says so, if the window is closing.
pub fn show(ui: &Ui, view: &View<'_>, out: &mut Outbox) {
    let Some(closing) = &view.backup.closing else { return };
    let (ctx, tr, tokens) = (ui.ctx(), view.tr, view.tokens);
    let frame = Frame::NONE.fill(tokens.surface).stroke(tokens.border()).corner_radius(size::RADIUS);
    let modal = Modal::new(Id::unique("closing")).frame(frame.inner_margin(Margin::same(24)));
    modal.backdrop_color(egui::Color32::BLACK.gamma_multiply(0.4)).show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - BESIDE));
        ui.spacing_mut().item_spacing.y = space::M;
        let (title, text) = match closing {
            ClosingView::Making(bytes) => (tr.backup_closing(), tr.backup_closing_note(size_words(*bytes))),
            ClosingView::Failed(why) => (tr.backup_closing_failed(), why.clone()),
        };
        words::wrapped(ui, Type::Title, title, tokens.ink);
        words::wrapped(ui, Type::Body, text, tokens.ink);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 44.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            button::at_the_right(ui, 44.0, |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if Button::normal(tr.backup_close_now()).height(44.0).show(ui, tokens).clicked() {
                    out.push(Action::Backup(BackupAsk::CloseNow));
                }
                if Button::normal(tr.backup_stay()).height(44.0).show(ui, tokens).clicked() {
                    out.push(Action::Backup(BackupAsk::Stay));
                }
            });
        });
    });
}
