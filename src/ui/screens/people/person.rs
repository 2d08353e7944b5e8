//! One person of the desk: name, role, another secret, removal. What the one at work may not do is not offered.

use egui::{Ui, vec2};

use crate::casebook::EventKind;
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::{choice, row, words};
use crate::ui::people_view::{PeopleAsk, PersonLine};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

use super::secrets::Of;
use super::{HIGH, Open, PeopleScreen, buttons, roles};

impl PeopleScreen {
    /// The row, and what is open below it.
    pub(super) fn person(&mut self, ui: &mut Ui, view: &View<'_>, person: &PersonLine, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let own = view.actor.name == person.name;
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
            ui.set_min_height(HIGH);
            ui.allocate_ui_with_layout(vec2(180.0, HIGH), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_size(vec2(180.0, HIGH));
                words::line(ui, Type::BodyMedium, &person.name, tokens.ink);
            });
            self.role(ui, view, person, out);
            if own || view.may(EventKind::ChangePerson) {
                let name = tr.access_secret_named(&person.name);
                let button = Button::quiet(tr.access_secret_change()).height(HIGH).named(&name);
                if button.show(ui, tokens).clicked() {
                    self.turn_to(Open::Secret(person.id.clone()));
                }
            }
            if view.may(EventKind::RemovePerson) {
                let name = tr.access_remove_named(&person.name);
                if Button::quiet(tr.access_remove()).height(HIGH).named(&name).show(ui, tokens).clicked() {
                    self.turn_to(Open::Removing(person.id.clone()));
                }
            }
        });
        self.below(ui, view, person, out);
        row::rule(ui, tokens);
    }

    fn role(&self, ui: &mut Ui, view: &View<'_>, person: &PersonLine, out: &mut Outbox) {
        if !view.may(EventKind::ChangePerson) {
            words::word(ui, Type::Body, person.role.word(view.tr), view.tokens.ink2);
            return;
        }
        let mut role = person.role;
        let name = view.tr.access_role_named(&person.name);
        let (_, changed) = choice::bare(ui, (&name, 140.0), &roles(view), &mut role);
        if changed {
            out.push(Action::People(PeopleAsk::SetRole { id: person.id.clone(), role }));
        }
    }

    fn below(&mut self, ui: &mut Ui, view: &View<'_>, person: &PersonLine, out: &mut Outbox) {
        let (tr, id) = (view.tr, person.id.clone());
        if self.open == Open::Secret(id.clone()) {
            let own = view.actor.name == person.name;
            let label = tr.access_secret_new(&person.name);
            // The administrator gives others another one where they forgot theirs.
            let knows = !own || self.present.show(ui, view, (tr.access_present(), tr.access_present_own()));
            let fits = self.secret.show(ui, view, (&label, Of::Person(&person.name)));
            match buttons(ui, view, (tr.access_secret_do(), knows && fits)) {
                Some(true) => {
                    let (present, secret) = (own.then(|| self.present.take()), self.secret.take());
                    out.push(Action::People(PeopleAsk::SetSecret { id, present, secret }));
                }
                Some(false) => self.turn_to(Open::Nothing),
                None => {}
            }
            ui.add_space(space::M);
        } else if self.open == Open::Removing(id.clone()) {
            words::wrapped(ui, Type::Body, tr.access_remove_ask(&person.name), view.tokens.ink);
            match buttons(ui, view, (tr.access_remove_do(), true)) {
                Some(true) => {
                    self.turn_to(Open::Nothing);
                    out.push(Action::People(PeopleAsk::Remove { id }));
                }
                Some(false) => self.turn_to(Open::Nothing),
                None => {}
            }
            ui.add_space(space::M);
        }
    }
}
