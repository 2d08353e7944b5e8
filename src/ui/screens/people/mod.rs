//! 人员与口令: who may open the casebook and what each may do, the secrets, the recovery key, and when the desk locks. It must
//! not decide what a role may do; it is greyed where the casebook would refuse.

mod person;
mod secrets;
mod table;

use egui::{Rect, Ui, UiBuilder, vec2};

use crate::casebook::command::Command;
use crate::casebook::view::Settings;
use crate::casebook::{EventKind, Role};
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{empty, head, hung, scroll, segmented, words};
use crate::ui::people_view::PeopleAsk;
use crate::ui::screen::Screen;
use crate::ui::theme::{Type, margin, space};
use crate::ui::view::View;

use secrets::{Of, Present, TwiceTyped};

/// Height of what is pressed, in points.
const HIGH: f32 = 44.0;

/// After so many minutes the desk may lock.
const MINUTES: [u32; 4] = [2, 5, 10, 30];

/// What is open on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Open {
    #[default]
    Nothing,
    Adding,
    /// Another secret for the person of this id.
    Secret(String),
    /// Asks whether this person is removed.
    Removing(String),
    Desk,
    /// Asks whether there shall be a new recovery key.
    Recovery,
}

/// The screen's texts.
#[derive(Debug, Default)]
pub struct PeopleScreen {
    open: Open,
    name: String,
    role: Option<Role>,
    present: Present,
    secret: TwiceTyped,
    /// What was done when the fields were emptied last.
    done: u32,
}

impl PeopleScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        if self.done != view.people.done {
            *self = PeopleScreen { done: view.people.done, ..PeopleScreen::default() };
        }
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        scroll::column(ui, "people", area, |ui| {
            let sheet = Rect::from_min_size(ui.cursor().min, vec2(area.width().min(820.0), 10_000.0));
            ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
                ui.add_space(space::L);
                words::word(ui, Type::Page, view.tr.access_room(), view.tokens.ink);
                ui.add_space(space::S);
                if !view.can_lock {
                    empty::show(ui, view.tokens, view.tr.access_practice(), None);
                    return;
                }
                self.people(ui, view, out);
                table::show(ui, view);
                if view.may(EventKind::ChangeDeskPassphrase) {
                    self.desk(ui, view, out);
                    self.recovery(ui, view, out);
                }
                lock(ui, view, out);
                ui.add_space(space::XL);
            });
        });
    }

    fn people(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        head::section(ui, tokens, tr.access_people(), Some(view.people.people.len()));
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.access_people_note(), tokens.ink2);
        if hung::left(ui, tokens, hung::quiet(tr.access_to_colleagues())).clicked() {
            out.push(Action::Go(Screen::Settings));
        }
        if view.people.people.is_empty() {
            words::wrapped(ui, Type::Body, tr.access_people_empty(), tokens.ink2);
        }
        for person in &view.people.people {
            ui.push_id(&person.id, |ui| self.person(ui, view, person, out));
        }
        if !view.people.removed.is_empty() {
            ui.add_space(space::S);
            let names: Vec<&str> = view.people.removed.iter().map(|(name, _)| name.as_str()).collect();
            words::wrapped(ui, Type::Small, tr.access_removed(names.join(tr.shell_names_joint())), tokens.ink2);
        }
        ui.add_space(space::M);
        if !view.may(EventKind::AddPerson) {
            let who = Role::Administrator.word(tr);
            words::wrapped(ui, Type::Small, tr.rights_not_yours(who), tokens.ink2);
        } else if self.open == Open::Adding {
            self.adding(ui, view, out);
        } else if Button::normal(tr.access_add()).before(Icon::Plus).height(HIGH).show(ui, tokens).clicked() {
            self.turn_to(Open::Adding);
        }
        ui.add_space(space::M);
    }

    /// Opens a part of the page; what was typed in another is forgotten.
    fn turn_to(&mut self, open: Open) {
        *self = PeopleScreen { open, done: self.done, ..PeopleScreen::default() };
    }

    fn adding(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let field = Field::new(tr.access_name()).width(320.0).height(HIGH).limit(60);
        let response = field.show(ui, tokens, &mut self.name);
        if self.role.is_none() {
            response.request_focus();
        }
        ui.add_space(space::M);
        words::word(ui, Type::Small, tr.access_role(), tokens.ink2);
        ui.add_space(space::XS);
        let role = self.role.get_or_insert(Role::Mediator);
        segmented::show(ui, tokens, tr.access_role(), &roles(view), role, None);
        ui.add_space(space::M);
        let role = *role;
        let fits = self.secret.show(ui, view, (tr.access_secret(), Of::Person(self.name.trim())));
        let ready = fits && !self.name.trim().is_empty();
        match buttons(ui, view, (tr.access_add_do(), ready)) {
            Some(true) => {
                let (name, secret) = (self.name.trim().to_owned(), self.secret.take());
                out.push(Action::People(PeopleAsk::Add { name, role, secret }));
            }
            Some(false) => self.turn_to(Open::Nothing),
            None => {}
        }
    }

    fn desk(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        head::section(ui, tokens, tr.access_desk(), None);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.access_desk_note(), tokens.ink2);
        ui.add_space(space::S);
        if self.open != Open::Desk {
            if Button::normal(tr.access_desk_change()).height(HIGH).show(ui, tokens).clicked() {
                self.turn_to(Open::Desk);
            }
        } else {
            let asked = !view.people.by_recovery;
            let knows = !asked || self.present.show(ui, view, (tr.access_present(), tr.access_present_desk()));
            let fits = self.secret.show(ui, view, (tr.access_desk_new(), Of::Desk));
            match buttons(ui, view, (tr.access_secret_do(), knows && fits)) {
                Some(true) => {
                    let (present, secret) = (asked.then(|| self.present.take()), self.secret.take());
                    out.push(Action::People(PeopleAsk::SetDesk { present, secret }));
                }
                Some(false) => self.turn_to(Open::Nothing),
                None => {}
            }
        }
        ui.add_space(space::M);
    }

    fn recovery(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        head::section(ui, tokens, tr.access_recovery(), None);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.access_recovery_note(), tokens.ink2);
        ui.add_space(space::S);
        if self.open != Open::Recovery {
            if Button::normal(tr.access_recovery_new()).height(HIGH).show(ui, tokens).clicked() {
                self.turn_to(Open::Recovery);
            }
        } else {
            words::wrapped(ui, Type::Body, tr.access_recovery_ask(), tokens.ink);
            let asked = !view.people.by_recovery;
            let knows = !asked || self.present.show(ui, view, (tr.access_present(), tr.access_present_desk()));
            match buttons(ui, view, (tr.access_recovery_do(), knows)) {
                Some(true) => {
                    let present = asked.then(|| self.present.take());
                    out.push(Action::People(PeopleAsk::NewRecovery { present }));
                }
                Some(false) => self.turn_to(Open::Nothing),
                None => {}
            }
        }
        ui.add_space(space::M);
    }
}

/// The roles with their words.
fn roles(view: &View<'_>) -> [(Role, &'static str); 4] {
    [Role::Administrator, Role::Mediator, Role::Recorder, Role::Reader].map(|role| (role, role.word(view.tr)))
}

/// The key that does it and the one that gives up: done, given up, or nothing pressed.
fn buttons(ui: &mut Ui, view: &View<'_>, (word, ready): (&str, bool)) -> Option<bool> {
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let done = Button::normal(word).height(HIGH).enabled(ready).show(ui, view.tokens).clicked();
        let given_up = Button::quiet(view.tr.access_give_up()).height(HIGH).show(ui, view.tokens).clicked();
        if done { Some(true) } else { given_up.then_some(false) }
    })
    .inner
}

/// When the desk locks by itself, and the key that locks it now.
fn lock(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens, settings) = (view.tr, view.tokens, view.settings);
    head::section(ui, tokens, tr.access_lock(), None);
    ui.add_space(space::S);
    words::wrapped(ui, Type::Small, tr.lock_note(), tokens.ink2);
    ui.add_space(space::M);
    words::word(ui, Type::Small, tr.lock_after(), tokens.ink2);
    ui.add_space(space::XS);
    let labels = MINUTES.map(|minutes| tr.lock_minutes(minutes));
    let choices: Vec<(u32, &str)> = MINUTES.into_iter().zip(labels.iter().map(String::as_str)).collect();
    let mut minutes = settings.lock_after_minutes;
    if view.may(EventKind::ChangeSettings) {
        if segmented::show(ui, tokens, tr.lock_after(), &choices, &mut minutes, None) {
            let changed = Settings { lock_after_minutes: minutes, ..settings.clone() };
            out.push(Action::Run(Box::new(Command::ChangeSettings(Box::new(changed)))));
        }
    } else {
        words::word(ui, Type::Body, tr.lock_minutes(minutes), tokens.ink);
    }
    ui.add_space(space::M);
    if Button::normal(tr.lock_now()).key("Ctrl+Shift+L").named(tr.lock_now()).height(HIGH).show(ui, tokens).clicked() {
        out.push(Action::Lock { switch: false });
    }
}
