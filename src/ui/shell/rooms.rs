//! The screens with their buffers, and which of them is shown. A case's screens are made anew with each case.

use egui::Ui;

use crate::casebook::view::CaseId;
use crate::ui::action::Outbox;
use crate::ui::parts::empty;
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::help::HelpScreen;
use crate::ui::screens::ledger::LedgerScreen;
use crate::ui::screens::settings::SettingsScreen;
use crate::ui::screens::today::TodayScreen;
use crate::ui::screens::walk_in::WalkInScreen;
use crate::ui::view::View;

/// All screens.
#[derive(Default)]
pub struct Rooms {
    today: TodayScreen,
    walk_in: WalkInScreen,
    pub(super) ledger: LedgerScreen,
    settings: SettingsScreen,
    help: HelpScreen,
    case: Option<CaseId>,
    of_case: CaseRooms,
}

/// The screens of the open case.
#[derive(Default)]
struct CaseRooms {}

impl Rooms {
    /// Forgets the texts of another case's screens.
    pub fn keep_to_case(&mut self, case: Option<CaseId>) {
        if case.is_some() && case != self.case {
            self.case = case;
            self.of_case = CaseRooms::default();
        }
    }

    /// Paints the open screen.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        match view.screen {
            Screen::Today => self.today.show(ui, view, out),
            Screen::WalkIn => self.walk_in.show(ui, view, out),
            Screen::Ledger => self.ledger.show(ui, view, out),
            Screen::Settings => self.settings.show(ui, view, out),
            Screen::Help => self.help.show(ui, view, out),
            Screen::Case(_, room) => self.of_case.show(room, ui, view, out),
        }
    }

    /// Adds the buttons of the open screen to the footer.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        match view.screen {
            Screen::Today | Screen::Settings | Screen::Help => {}
            Screen::WalkIn => self.walk_in.foot(ui, view, out),
            Screen::Ledger => self.ledger.foot(ui, view, out),
            Screen::Case(_, room) => self.of_case.foot(room, ui, view, out),
        }
    }
}

impl CaseRooms {
    fn show(&mut self, _room: Room, ui: &mut Ui, view: &View<'_>, _out: &mut Outbox) {
        empty::show(ui, view.tokens, view.tr.shell_empty_room(), None);
    }

    fn foot(&mut self, _room: Room, _ui: &mut Ui, _view: &View<'_>, _out: &mut Outbox) {}
}
