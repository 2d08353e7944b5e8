//! The screens with their buffers, and which of them is shown. A case's screens are made anew with each case.

use egui::{Ui, UiBuilder};

use crate::casebook::Role;
use crate::casebook::view::CaseId;
use crate::ui::action::Outbox;
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::agreement::AgreementScreen;
use crate::ui::screens::backup::BackupScreen;
use crate::ui::screens::facts::FactsScreen;
use crate::ui::screens::help::HelpScreen;
use crate::ui::screens::history::HistoryScreen;
use crate::ui::screens::kept::KeptScreen;
use crate::ui::screens::ledger::LedgerScreen;
use crate::ui::screens::papers::PapersScreen;
use crate::ui::screens::parties::PartiesScreen;
use crate::ui::screens::people::PeopleScreen;
use crate::ui::screens::performance::PerformanceScreen;
use crate::ui::screens::settings::SettingsScreen;
use crate::ui::screens::signing::SigningScreen;
use crate::ui::screens::statistics::StatisticsScreen;
use crate::ui::screens::step::StepScreen;
use crate::ui::screens::templates::TemplatesScreen;
use crate::ui::screens::today::TodayScreen;
use crate::ui::screens::verify::VerifyScreen;
use crate::ui::screens::versions::VersionsScreen;
use crate::ui::screens::walk_in::WalkInScreen;
use crate::ui::theme::size;
use crate::ui::view::View;

/// All screens.
#[derive(Default)]
pub struct Rooms {
    today: TodayScreen,
    walk_in: WalkInScreen,
    pub(super) ledger: LedgerScreen,
    statistics: StatisticsScreen,
    settings: SettingsScreen,
    help: HelpScreen,
    templates: TemplatesScreen,
    people: PeopleScreen,
    verify: VerifyScreen,
    backup: BackupScreen,
    kept: KeptScreen,
    case: Option<CaseId>,
    of_case: CaseRooms,
}

/// The screens of the open case.
#[derive(Default)]
struct CaseRooms {
    facts: FactsScreen,
    parties: PartiesScreen,
    step: StepScreen,
    agreement: AgreementScreen,
    signing: SigningScreen,
    papers: PapersScreen,
    versions: VersionsScreen,
    history: HistoryScreen,
    performance: PerformanceScreen,
}

impl Rooms {
    /// Whether Esc ends something in the room that is shown, so that it does not lead away.
    pub(super) fn want_escape(&self, view: &View<'_>) -> bool {
        view.case.is_some_and(|case| self.case == Some(case.record.id)) && self.of_case.step.wants_escape(view)
    }

    /// Forgets the texts of another case's screens.
    pub fn keep_to_case(&mut self, case: Option<CaseId>) {
        if case.is_some() && case != self.case {
            self.case = case;
            self.of_case = CaseRooms::default();
        }
    }

    /// Paints the open screen.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        if is_only_read(ui, view) {
            let whole = ui.max_rect();
            ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
                grey(ui);
                self.paint(ui, view, out);
            });
        } else {
            self.paint(ui, view, out);
        }
    }

    fn paint(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        match view.screen {
            Screen::Today => self.today.show(ui, view, out),
            Screen::WalkIn => self.walk_in.show(ui, view, out),
            Screen::Ledger => self.ledger.show(ui, view, out),
            Screen::Statistics => self.statistics.show(ui, view, out),
            Screen::Settings => self.settings.show(ui, view, out),
            Screen::Help => self.help.show(ui, view, out),
            Screen::Verify => self.verify.show(ui, view, out),
            Screen::Backup => self.backup.show(ui, view, out),
            Screen::Kept => self.kept.show(ui, view, out),
            Screen::Templates => self.templates.show(ui, view, out),
            Screen::People => self.people.show(ui, view, out),
            Screen::Case(_, room) => self.of_case.show(room, ui, view, out),
        }
    }

    /// Adds the buttons of the open screen to the footer.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        if is_only_read(ui, view) {
            ui.scope(|ui| {
                grey(ui);
                self.buttons(ui, view, out);
            });
        } else {
            self.buttons(ui, view, out);
        }
    }

    fn buttons(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        match view.screen {
            Screen::Today
            | Screen::Settings
            | Screen::People
            | Screen::Help
            | Screen::Verify
            | Screen::Backup
            | Screen::Kept => {}
            Screen::Templates => self.templates.foot(ui, view, out),
            Screen::WalkIn => self.walk_in.foot(ui, view, out),
            Screen::Ledger => self.ledger.foot(ui, view, out),
            Screen::Statistics => self.statistics.foot(ui, view, out),
            Screen::Case(_, room) => self.of_case.foot(room, ui, view, out),
        }
    }
}

/// Whether the room is one where a case is changed, and the one at work only reads. In a folded window the segments of such a
/// room must be pressed to see it; there the casebook refuses what is tried.
fn is_only_read(ui: &Ui, view: &View<'_>) -> bool {
    let changes = match view.screen {
        Screen::Case(_, room) => !matches!(room, Room::Papers | Room::Versions | Room::PartyView),
        Screen::WalkIn => true,
        _ => false,
    };
    changes && view.actor.role == Role::Reader && ui.ctx().content_rect().width() >= size::FOLD
}

/// Nothing can be pressed or typed in, and every word reads as well as before.
fn grey(ui: &mut Ui) {
    ui.style_mut().visuals.disabled_alpha = 1.0;
    ui.disable();
}

impl CaseRooms {
    fn show(&mut self, room: Room, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        match room {
            Room::Facts => self.facts.show(ui, view, out),
            Room::Parties => self.parties.show(ui, view, out),
            Room::Neighborhood | Room::Village | Room::Interpretation => self.step.show(ui, view, out),
            Room::Agreement => self.agreement.show(ui, view, out),
            Room::Signing => self.signing.show(ui, view, out),
            Room::Papers => self.papers.show(ui, view, out),
            Room::Versions => self.versions.show(ui, view, out),
            Room::History => self.history.show(ui, view, out),
            Room::Performance => self.performance.show(ui, view, out),
            // The shell paints it: it outlives the screen as a second window.
            Room::PartyView => {}
        }
    }

    fn foot(&mut self, room: Room, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        match room {
            Room::Facts => self.facts.foot(ui, view, out),
            Room::Parties => self.parties.foot(ui, view, out),
            Room::Neighborhood | Room::Village | Room::Interpretation => self.step.foot(ui, view, out),
            Room::Agreement => self.agreement.foot(ui, view, out),
            Room::Signing | Room::Versions | Room::History | Room::PartyView => {}
            Room::Papers => self.papers.foot(ui, view, out),
            Room::Performance => self.performance.foot(ui, view, out),
        }
    }
}
