//! 经过: what was done in a case, line by line; what was removed from it and can be put back; how long it is kept, and its
//! way into the bin. It must not read anything: it paints what it is given and pushes wishes.

mod bin;
mod events;
mod keep;

pub(super) use keep::period_word;

use egui::{Rect, Ui, UiBuilder, vec2};

use crate::ui::action::Outbox;
use crate::ui::parts::{scroll, segmented};
use crate::ui::theme::{margin, space};
use crate::ui::view::View;

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    Events,
    Bin,
    Keep,
}

/// The room.
#[derive(Debug, Default)]
pub struct HistoryScreen {
    side: Side,
    filter: events::Filter,
    keep: keep::KeepSheet,
}

impl HistoryScreen {
    /// Paints the room between case head and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let tr = view.tr;
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        scroll::column(ui, "history", area, |ui| {
            let sheet = Rect::from_min_size(ui.cursor().min, vec2(area.width().min(960.0), 10_000.0));
            ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(space::L);
                let bin = tr.history_bin_tab(view.keeping.bin.len());
                let sides = [
                    (Side::Events, tr.history_events_tab()),
                    (Side::Bin, bin.as_str()),
                    (Side::Keep, tr.history_keep_tab()),
                ];
                segmented::show(ui, view.tokens, tr.history_room(), &sides, &mut self.side, None);
                ui.add_space(space::M);
                match self.side {
                    Side::Events => self.filter.show(ui, view),
                    Side::Bin => bin::show(ui, view, out),
                    Side::Keep => self.keep.show(ui, view, out),
                }
                ui.add_space(space::XL);
            });
        });
    }
}
