//! What stands at the right edge over whatever screen is open, one at a time: the room of law (F2), and what to watch
//! with the clocks of the case (F3). Esc closes it.

use egui::{Align2, Area, CornerRadius, Frame, Id, Key, Margin, Modifiers, Order, Ui, vec2};

use crate::casebook::view::CaseId;
use crate::ui::action::{Outbox, SideDoor};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{button, hung, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, size};
use crate::ui::view::View;

use super::law::LawRoom;
use super::watch::WatchRoom;

/// Width of what stands there, in points.
const WIDTH: f32 = 464.0;

/// Which of them is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Law,
    Watch,
}

/// Whether what to watch may be shown: there is a case, and nobody sits at the screen to sign.
pub fn may_watch(view: &View<'_>) -> bool {
    view.case.is_some() && !matches!(view.screen, Screen::Case(_, Room::Signing))
}

/// The edge's state.
#[derive(Default)]
pub struct Edge {
    shown: Option<Shown>,
    law: LawRoom,
    watch: WatchRoom,
    /// Whose alerts the texts belong to.
    case: Option<CaseId>,
}

impl Edge {
    /// Opens it at a door.
    fn open(&mut self, door: &SideDoor) {
        self.shown = Some(match door {
            SideDoor::Law | SideDoor::Card(_) => Shown::Law,
            SideDoor::Watch => Shown::Watch,
        });
        match door {
            SideDoor::Law => self.law = LawRoom::at_the_list(),
            SideDoor::Card(id) => self.law = LawRoom::at_card(id),
            SideDoor::Watch => {}
        }
    }

    /// F2 and F3 open and close; Esc goes back, at last away.
    pub fn keys(&mut self, ui: &Ui, view: &View<'_>) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::F2) {
            self.toggle(Shown::Law, &SideDoor::Law);
        }
        if may_watch(view) && pressed(Key::F3) {
            self.toggle(Shown::Watch, &SideDoor::Watch);
        }
        if self.shown.is_some() && pressed(Key::Escape) && !(self.shown == Some(Shown::Law) && self.law.back()) {
            self.shown = None;
        }
    }

    fn toggle(&mut self, which: Shown, door: &SideDoor) {
        if self.shown == Some(which) {
            self.shown = None;
        } else {
            self.open(door);
        }
    }

    /// Paints what is open.
    pub fn show(&mut self, ui: &Ui, view: &View<'_>, out: &mut Outbox) {
        if let Some(door) = view.side {
            self.open(door);
        }
        let case = view.case.map(|case| case.record.id);
        if self.case != case {
            self.case = case;
            self.watch = WatchRoom::default();
        }
        let Some(shown) = self.shown.filter(|shown| *shown == Shown::Law || may_watch(view)) else { return };
        let window = ui.ctx().content_rect();
        let room = vec2(WIDTH.min(window.width()), (window.height() - size::TOP_BAR).max(160.0));
        let frame = Frame::NONE
            .fill(view.tokens.surface)
            .stroke(view.tokens.border())
            .corner_radius(CornerRadius::ZERO)
            .inner_margin(Margin::symmetric(24, 0));
        let area = Area::new(Id::unique("right edge")).order(Order::Middle).constrain(false);
        area.anchor(Align2::RIGHT_TOP, vec2(0.0, size::TOP_BAR)).show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(room.x - 50.0);
                ui.set_height(room.y - 2.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                self.head(ui, view, shown);
                match shown {
                    Shown::Law => self.law.show(ui, view, out),
                    Shown::Watch => self.watch.show(ui, view, out),
                }
            });
        });
    }

    fn head(&mut self, ui: &mut Ui, view: &View<'_>, shown: Shown) {
        let (tr, tokens) = (view.tr, view.tokens);
        button::at_the_right(ui, size::PANEL_HEAD, |ui| {
            // The cross, not its box, stands on the margin.
            ui.add_space(-9.0);
            if hung::cross(ui, tokens, tr.edge_close()).clicked() {
                self.shown = None;
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| match shown {
                Shown::Law if self.law.reads_a_card() => {
                    let all = hung::quiet(tr.law_all()).before(Icon::ChevronLeft);
                    if hung::left(ui, tokens, all).clicked() {
                        self.law = LawRoom::at_the_list();
                    }
                }
                Shown::Law => drop(words::line(ui, Type::BodyMedium, tr.law_room(), tokens.ink)),
                Shown::Watch => drop(words::line(ui, Type::BodyMedium, tr.watch_room(), tokens.ink)),
            });
        });
    }
}
