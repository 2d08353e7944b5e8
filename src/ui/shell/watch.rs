//! What to watch in the open case, and its clocks, in one column at the right edge. The mediator's own: parties may look
//! on, so it opens only when it is asked for.

use egui::Ui;

use crate::ui::action::Outbox;
use crate::ui::parts::{head, hung, words};
use crate::ui::screens::alerts::Alerts;
use crate::ui::screens::clocks;
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

/// The room's state.
#[derive(Debug, Default)]
pub struct WatchRoom {
    alerts: Alerts,
}

impl WatchRoom {
    /// Paints the room in the width there is.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let tr = view.tr;
        hung::scroll(ui, "watch", |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            words::wrapped(ui, Type::Small, tr.watch_private(), view.tokens.ink2);
            self.alerts.show(ui, view, out);
            ui.add_space(space::M);
            head::section(ui, view.tokens, tr.watch_clocks(), None);
            clocks::list(ui, view, out);
            ui.add_space(space::XL);
        });
    }
}
