//! Unlocking: who, one field, and after wrong tries the time that must pass. The same sheet lies over a locked desk.

use egui::{Ui, vec2};
use zeroize::Zeroizing;

use crate::ui::front_view::{FrontAsk, FrontView, Typed, UnlockPage, Who};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{row, words};
use crate::ui::theme::{Type, space};

use super::secret::{SecretField, entered};
use super::{HIGH, last_row, opening, told};

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct Unlock {
    secret: SecretField,
    /// The recovery key: it stays while it is not right, since nobody types 65 signs twice for one slip.
    key: Zeroizing<String>,
    /// The list of people is open.
    choosing: bool,
    entered: bool,
}

impl Unlock {
    /// The sheet.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &FrontView<'_>, page: &UnlockPage, out: &mut Vec<FrontAsk>) {
        let tr = view.tr;
        match &page.locked {
            Some(covered) => {
                let what = tr.front_locked_what(&covered.name, &covered.since);
                let kept = if covered.unsaved { tr.front_locked_unsaved() } else { tr.front_locked_kept() };
                opening(ui, view, tr.front_locked_title(), &[&what, kept]);
            }
            None => opening(ui, view, tr.front_unlock_title(), &[]),
        }
        self.who(ui, view, page, out);
        let typed = self.field(ui, view, page);
        self.waiting(ui, view);
        told(ui, view);
        let empty = if page.who == Who::Recovery { self.key.trim().is_empty() } else { self.secret.text.is_empty() };
        let ready = !empty && view.state.wait == 0;
        let recovery = page.who == Who::Recovery;
        let mut other = false;
        let pressed = last_row(ui, view, (tr.front_unlock_do(), ready), |ui| {
            let word = if recovery { tr.front_have_secret() } else { tr.front_have_recovery() };
            other = Button::quiet(word).height(HIGH).show(ui, view.tokens).clicked();
        });
        if other {
            self.forget();
            out.push(FrontAsk::Choose(if recovery { Who::Desk } else { Who::Recovery }));
        } else if ready && !view.state.working && (pressed || typed) {
            if recovery {
                out.push(FrontAsk::Unlock(Typed::take(&mut self.key.to_string())));
            } else {
                out.push(FrontAsk::Unlock(Typed::take(&mut self.secret.text)));
                self.forget();
            }
        }
    }

    fn forget(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.key);
        self.secret.clear();
        self.entered = false;
    }

    /// The name that opens, and the list of the others.
    fn who(&mut self, ui: &mut Ui, view: &FrontView<'_>, page: &UnlockPage, out: &mut Vec<FrontAsk>) {
        let (tr, tokens) = (view.tr, view.tokens);
        if page.people.is_empty() || page.who == Who::Recovery {
            return;
        }
        if !(self.choosing || page.choosing) {
            ui.horizontal(|ui| {
                ui.set_min_height(HIGH);
                ui.spacing_mut().item_spacing.x = space::M;
                words::word(ui, Type::Title, named(view, &page.who), tokens.ink);
                let button = Button::quiet(tr.front_someone_else()).height(HIGH).after(Some(Icon::ChevronDown));
                self.choosing = button.show(ui, tokens).clicked();
            });
            ui.add_space(space::S);
            return;
        }
        words::word(ui, Type::Small, tr.front_who(), tokens.ink2);
        ui.add_space(space::XS);
        let people = page.people.iter().map(|name| Who::Person(name.clone())).chain(std::iter::once(Who::Desk));
        for who in people {
            let chosen = who == page.who;
            let word = named(view, &who);
            // A hand over another one looks like this, too: the mark tells which one is chosen.
            let mark = chosen.then_some(Icon::Check);
            let button = Button::quiet(&word).at_the_left().ink(tokens.ink).chosen(chosen).after(mark).height(HIGH);
            if button.width(ui.available_width()).show(ui, tokens).clicked() {
                self.choosing = false;
                self.forget();
                out.push(FrontAsk::Choose(who));
            }
            row::rule(ui, tokens);
        }
        ui.add_space(space::M);
    }

    /// The one field; true when Enter was pressed in it.
    fn field(&mut self, ui: &mut Ui, view: &FrontView<'_>, page: &UnlockPage) -> bool {
        let (tr, tokens) = (view.tr, view.tokens);
        if page.who == Who::Recovery {
            let field = Field::new(tr.front_recovery_title_short()).note(Note::Plain(tr.front_recovery_typed()));
            let response = field.rows(3).limit(400).show(ui, tokens, &mut self.key);
            if !std::mem::replace(&mut self.entered, true) {
                response.request_focus();
            }
            // Enter opens here as everywhere; a key that was pasted over several lines is one key.
            let entered = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if self.key.contains('\n') {
                *self.key = self.key.replace('\n', " ").trim_end().to_owned();
            }
            return entered;
        }
        let label = match &page.who {
            Who::Person(name) => tr.front_secret_of(name),
            Who::Desk | Who::Recovery => tr.front_secret_desk().to_owned(),
        };
        let response = self.secret.show(ui, (tr, tokens), (&label, Note::None), !(self.choosing || page.choosing));
        entered(ui, &response)
    }

    /// The time that must pass, in words; its line is always kept.
    fn waiting(&self, ui: &mut Ui, view: &FrontView<'_>) {
        let (tr, tokens, wait) = (view.tr, view.tokens, view.state.wait);
        ui.add_space(space::S);
        ui.allocate_ui(vec2(ui.available_width(), Type::Body.line()), |ui| {
            ui.set_min_height(Type::Body.line());
            if wait > 0 {
                let (minutes, seconds) = (wait / 60, wait % 60);
                let words = if minutes > 0 { tr.front_wait_minutes(minutes, seconds) } else { tr.front_wait(seconds) };
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    Icon::Clock.show(ui, 16.0, tokens.soon);
                    words::wrapped(ui, Type::Body, words, tokens.soon);
                });
            }
        });
    }
}

fn named(view: &FrontView<'_>, who: &Who) -> String {
    match who {
        Who::Person(name) => name.clone(),
        Who::Desk | Who::Recovery => view.tr.front_administrator().to_owned(),
    }
}
