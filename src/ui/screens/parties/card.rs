//! The card of one party: monogram and name, the fields of its kind, and the foot with agent, interpreter and
//! cannot-read. A child or a witness is shown in few lines until it is opened.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Stroke, TextEdit, Ui, vec2};

use crate::casebook::command::CaseCommand;
use crate::domain::party::{Party, PartyKind, Side};
use crate::domain::place::Place;
use crate::ui::action::Outbox;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::named;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{hung, monogram, row, words};
use crate::ui::theme::{Type, size, space};

use super::{Desk, PartiesScreen, extras, guard, letter, more, organisation, person};

impl PartiesScreen {
    /// Shows a card and pushes what was changed on it, as one command.
    pub(super) fn card(&mut self, ui: &mut Ui, desk: &Desk<'_>, (position, party): (usize, &Party), out: &mut Outbox) {
        let mut changed = party.clone();
        let frame = Frame::NONE.fill(desk.tokens.surface).stroke(desk.tokens.rule());
        let frame = frame.corner_radius(CornerRadius::same(size::RADIUS));
        let margin = Margin { left: 16, right: 16, top: 12, bottom: 8 };
        frame.inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            self.name_row(ui, desk, (position, party), &mut changed);
            let open = self.unfolded.contains(&party.id);
            if party.role.side() == Side::Beside && !open {
                person::summary(ui, desk, party);
                guard::show(ui, desk, (position, party), &mut changed, &mut self.form);
                return;
            }
            if open {
                self.more(ui, desk, (position, party), &mut changed, out);
            }
            self.fields(ui, desk, (position, party), &mut changed);
            extras::show(ui, desk, (position, party), &mut changed, &mut self.form);
        });
        if &changed != party {
            out.change(desk.case, CaseCommand::EditParty(changed));
        }
    }

    fn name_row(&mut self, ui: &mut Ui, desk: &Desk<'_>, (position, party): (usize, &Party), changed: &mut Party) {
        let (tr, tokens) = (desk.tr, desk.tokens);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 36.0), Layout::right_to_left(Align::Min), |ui| {
            let open = self.unfolded.contains(&party.id);
            let (word, icon) =
                if open { (tr.people_less(), Icon::ChevronUp) } else { (tr.people_more(), Icon::ChevronDown) };
            let name = tr.people_more_of(&party.name);
            let door = Button::door(word).after(Some(icon)).named(&name).ink(tokens.ink2);
            if hung::right(ui, tokens, door).clicked() {
                if open {
                    self.unfolded.remove(&party.id);
                } else {
                    self.unfolded.insert(party.id.clone());
                }
            }
            ui.add_space(space::S);
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                monogram::show(ui, tokens, party.role.side(), letter(tr, party.role));
                let place = Place::party(position).field("name");
                let label = match party.kind {
                    PartyKind::Person(_) => tr.people_name(),
                    PartyKind::Organisation(_) => tr.people_organisation_name(),
                };
                let typed = self.form.painted(ui, &place, &party.name, |ui, text| name_field(ui, desk, label, text));
                if let Some(text) = typed {
                    changed.name = text;
                }
            });
        });
        ui.add_space(space::S);
    }

    fn fields(&mut self, ui: &mut Ui, desk: &Desk<'_>, (position, party): (usize, &Party), changed: &mut Party) {
        let place = Place::party(position);
        match &party.kind {
            PartyKind::Person(person) => {
                if !person::number_tells_all(person) {
                    self.spelled.insert(party.id.clone());
                }
                let spelled = self.spelled.contains(&party.id);
                person::fields(ui, desk, &place, party, (person, spelled), changed, &mut self.form);
                if person.guardian.is_some() || party.role.side() == Side::Beside {
                    guard::show(ui, desk, (position, party), changed, &mut self.form);
                }
            }
            PartyKind::Organisation(body) => {
                organisation::fields(ui, desk, &place, party, body, changed, &mut self.form);
            }
        }
    }

    fn more(&mut self, ui: &mut Ui, desk: &Desk<'_>, party: (usize, &Party), changed: &mut Party, out: &mut Outbox) {
        more::show(ui, desk, party, changed, &mut self.form);
        self.removal(ui, desk, party.1, out);
        row::rule(ui, desk.tokens);
        ui.add_space(space::M);
    }

    /// Asks once before a party is removed.
    fn removal(&mut self, ui: &mut Ui, desk: &Desk<'_>, party: &Party, out: &mut Outbox) {
        let (tr, tokens) = (desk.tr, desk.tokens);
        ui.horizontal(|ui| {
            ui.set_min_height(44.0);
            if self.removing.as_ref() != Some(&party.id) {
                if Button::small(tr.people_remove()).show(ui, tokens).clicked() {
                    self.removing = Some(party.id.clone());
                }
                return;
            }
            words::word(ui, Type::Small, tr.people_remove_ask(), tokens.ink);
            if Button::small(tr.people_remove_yes()).show(ui, tokens).clicked() {
                out.change(desk.case, CaseCommand::RemoveParty(party.id.clone()));
                self.removing = None;
                self.form = crate::ui::form::Form::default();
            }
            if Button::small(tr.people_remove_no()).show(ui, tokens).clicked() {
                self.removing = None;
            }
        });
    }
}

/// The name in title type; its border shows only while it is empty or typed in.
fn name_field(ui: &mut Ui, desk: &Desk<'_>, label: &str, text: &mut String) -> egui::Response {
    let tokens = desk.tokens;
    let width = ui.available_width();
    let hint = egui::RichText::new(label).color(tokens.ink3).font(Type::Title.font());
    let bare = !text.is_empty();
    let edit = TextEdit::multiline(text)
        .font(Type::Title.font())
        .text_color(tokens.ink)
        .hint_text(hint)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(4, 0)))
        .desired_width(width - 8.0)
        .min_size(vec2(width, 28.0))
        .desired_rows(1)
        .return_key(None)
        .char_limit(200);
    let response = named(ui.add(edit), label);
    if response.changed() {
        text.retain(|letter| letter != '\n');
    }
    let stroke = if response.has_focus() {
        tokens.focus()
    } else if !bare {
        Stroke::new(2.0, tokens.accent)
    } else if response.hovered() {
        tokens.border()
    } else {
        Stroke::NONE
    };
    ui.painter().rect_stroke(response.rect, CornerRadius::same(size::RADIUS), stroke, egui::StrokeKind::Inside);
    response
}
