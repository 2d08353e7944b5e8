//! The frame round every screen: top bar, navigation, case head with the rail, footer, find, shortcuts, and the
//! folding of all of them at large text sizes. It must not know what a screen shows inside.

pub mod case_head;
pub mod closing;
pub mod edge;
pub mod footer;
pub mod idle;
pub mod keys;
pub mod law;
pub mod navigation;
pub mod palette;
pub mod question;
pub mod rail;
pub mod rooms;
pub mod stations;
pub mod top;
pub mod trouble;
pub mod watch;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::ui::action::{Action, Outbox};
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::party_view::PartyView;
use crate::ui::theme::size;
use crate::ui::view::View;

use edge::Edge;
use palette::Palette;
use rooms::Rooms;

/// The window's own state: every screen's buffers and the find box.
#[derive(Default)]
pub struct Shell {
    rooms: Rooms,
    palette: Palette,
    edge: Edge,
    party: PartyView,
}

impl Shell {
    /// Paints one frame of the whole window.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        if view.can_lock && keys::lock(ui.ctx()) {
            out.push(Action::Lock { switch: false });
        }
        question::show(ui, view, out);
        closing::show(ui, view, out);
        idle::show(ui, view, out);
        trouble::show(ui, view);
        self.rooms.keep_to_case(view.case.map(|case| case.record.id));
        self.party.begin(view);
        self.party.second_window(ui, view);
        if let Screen::Case(_, Room::PartyView) = view.screen {
            // Nothing of other cases, no find box and no room of law in front of the parties.
            CentralPanel::default().frame(Frame::NONE.fill(view.tokens.surface)).show(ui, |ui| {
                self.party.show(ui, view, out);
            });
            return;
        }
        self.shortcuts(ui, view, out);
        if let Screen::Case(_, Room::Signing) = view.screen {
            CentralPanel::default().frame(Frame::NONE.fill(view.tokens.surface)).show(ui, |ui| {
                self.rooms.show(ui, view, out);
            });
            self.edge.show(ui, view, out);
            self.palette.show(ui, view, out);
            return;
        }
        self.frame(ui, view, out);
        self.edge.show(ui, view, out);
        self.palette.show(ui, view, out);
    }

    /// What is seen of the desk while it is locked: in the parties' own window nothing but the program's name.
    pub fn covered(&mut self, ui: &Ui, view: &View<'_>) {
        self.party.covered_window(ui, view);
    }

    fn frame(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let tokens = view.tokens;
        let width = ui.available_width();
        let folded = width < size::FOLD;
        let panel = |panel: Panel, fill, length: f32| {
            panel.exact_size(length).resizable(false).frame(Frame::NONE.fill(fill)).show_separator_line(true)
        };
        panel(Panel::top("top bar"), tokens.sunken, size::TOP_BAR).show(ui, |ui| {
            if top::show(ui, view, out, folded) {
                self.palette.open();
            }
        });
        if !folded {
            panel(Panel::left("navigation"), tokens.ground, size::NAVIGATION)
                .show(ui, |ui| navigation::show(ui, view, out));
        }
        if let (Some(case), Screen::Case(_, room)) = (view.case, view.screen) {
            let height = if folded { 48.0 } else { size::CASE_HEAD };
            panel(Panel::top("case head"), tokens.surface, height)
                .show(ui, |ui| case_head::show(ui, view, case, room, out, folded));
        }
        let slim = matches!(
            view.screen,
            Screen::Today
                | Screen::Help
                | Screen::Settings
                | Screen::People
                | Screen::Verify
                | Screen::Backup
                | Screen::Kept
        );
        let height = if slim { size::FOOTER_SLIM } else { size::FOOTER };
        panel(Panel::bottom("footer"), tokens.ground, height)
            .show(ui, |ui| footer::show(ui, view, out, &mut self.rooms, folded));
        CentralPanel::default().frame(Frame::NONE.fill(tokens.ground)).show(ui, |ui| {
            self.rooms.show(ui, view, out);
        });
    }

    fn shortcuts(&mut self, ui: &Ui, view: &View<'_>, out: &mut Outbox) {
        // A question is answered first.
        if self.palette.is_open() || view.signing.question.is_some() || view.backup.closing.is_some() {
            return;
        }
        self.edge.keys(ui, view);
        match keys::pressed(ui.ctx()) {
            Some(keys::Shortcut::Palette) => self.palette.open(),
            Some(keys::Shortcut::Find) if view.screen == Screen::Ledger => self.rooms.ledger.focus_find(),
            Some(keys::Shortcut::Find) => self.palette.open(),
            Some(shortcut) => {
                if let Some(action) = shortcut.action(view) {
                    out.push(action);
                }
            }
            None => {}
        }
        if keys::escape(ui.ctx())
            && !self.rooms.want_escape(view)
            && let Some(back) = keys::way_back(view)
        {
            out.push(Action::Go(back));
        }
    }
}
