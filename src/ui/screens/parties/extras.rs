//! Agent, interpreter and cannot-read: one click on the foot of the card opens each, and its fields stand on the card.

use egui::Ui;

use crate::domain::party::{Agent, Authority, Interpreter, Need, Party, Person};
use crate::domain::place::Place;
use crate::domain::typed_day;
use crate::ui::dates;
use crate::ui::form::Form;
use crate::ui::parts::button::{Button, at_the_right};
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{hung, row, segmented, words};
use crate::ui::theme::{Type, size, space};

use super::person::with_person;
use super::{Desk, masked};

/// Shows what is there, and at the foot the doors to what is not.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, (position, party): (usize, &Party), changed: &mut Party, form: &mut Form) {
    let place = Place::party(position);
    if let Some(agent) = &party.agent {
        self::agent(ui, desk, &place.field("agent"), agent, changed, form);
    }
    if let Some(person) = party.as_person() {
        if let Some(interpreter) = &person.interpreter {
            self::interpreter(ui, desk, &place.field("interpreter"), (person, interpreter), changed, form);
        }
        if person.needs.contains(&Need::CannotRead) {
            cannot_read(ui, desk, &place, person, changed, form);
        }
    }
    doors(ui, desk, party, changed);
}

fn doors(ui: &mut Ui, desk: &Desk<'_>, party: &Party, changed: &mut Party) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let person = party.as_person();
    let agent = party.agent.is_none();
    let interpreter = person.is_some_and(|person| person.interpreter.is_none());
    let cannot_read = person.is_some_and(|person| !person.needs.contains(&Need::CannotRead));
    if !(agent || interpreter || cannot_read) {
        return;
    }
    ui.add_space(space::XS);
    let rule = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(ui.available_width(), 1.0))
        .expand2(egui::vec2(16.0, 0.0));
    ui.painter().hline(rule.x_range(), rule.min.y, tokens.rule());
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let mut first = true;
        let mut door = |there: bool, word: &str| {
            if !there {
                return false;
            }
            let button = Button::door(word).before(Icon::Plus).after(None).ink(tokens.ink2);
            // The first one's words stand on the margin.
            let first = std::mem::take(&mut first);
            if first { hung::left(ui, tokens, button).clicked() } else { button.show(ui, tokens).clicked() }
        };
        if door(agent, tr.people_add_agent()) {
            changed.agent = Some(Agent::default());
        }
        if door(interpreter, tr.people_add_interpreter()) {
            with_person(changed, |person| {
                person.interpreter = Some(Interpreter::default());
                set_need(person, Need::Interpreter, true);
            });
        }
        if door(cannot_read, tr.people_add_cannot_read()) {
            with_person(changed, |person| set_need(person, Need::CannotRead, true));
        }
    });
}

fn set_need(person: &mut Person, need: Need, on: bool) {
    person.needs.retain(|other| *other != need);
    if on {
        person.needs.push(need);
    }
}

/// Head of a part of the card, with the door that takes it away. True: take it away.
fn part_head(ui: &mut Ui, desk: &Desk<'_>, title: &str, remove: &str) -> bool {
    row::rule(ui, desk.tokens);
    ui.add_space(space::XS);
    let mut gone = false;
    at_the_right(ui, size::SMALL, |ui| {
        gone = hung::right(ui, desk.tokens, Button::door(remove).after(None).ink(desk.tokens.ink2)).clicked();
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            words::line(ui, Type::BodyMedium, title, desk.tokens.ink);
        });
    });
    ui.add_space(space::XS);
    gone
}

fn agent(ui: &mut Ui, desk: &Desk<'_>, place: &Place, agent: &Agent, changed: &mut Party, form: &mut Form) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    if part_head(ui, desk, tr.people_agent(), tr.people_agent_remove()) {
        changed.agent = None;
        return;
    }
    let mut next = agent.clone();
    let field = Field::new(tr.people_agent_name());
    if let Some(text) = form.text(ui, tokens, field, &place.field("name"), &agent.name) {
        next.name = text;
    }
    ui.add_space(space::M);
    let (label, at) = (tr.people_agent_id(), place.field("id_number"));
    let field = Field::new(label).limit(60);
    let field = masked::unless_open(ui, desk, field, (label, &at), &agent.id_number, form);
    if let Some(text) = field.and_then(|field| form.text(ui, tokens, field, &at, &agent.id_number)) {
        next.id_number = crate::domain::identity::normalised(&text);
    }
    ui.add_space(space::M);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let recorded = agent.authorised.map(dates::table_day).unwrap_or_default();
        let field = Field::new(tr.people_agent_since()).hint(tr.people_date_hint()).width(150.0).note(Note::Kept);
        let today = desk.view.now.date();
        let read = |text: &str| if text.is_empty() { Some(None) } else { typed_day::read(text, today).map(Some) };
        let at = (&place.field("authorised"), recorded.as_str());
        if let Some(day) = form.value(ui, tokens, field, at, tr.people_date_not_read(), read) {
            next.authorised = day;
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            words::line(ui, Type::Small, tr.people_agent_authority(), tokens.ink2);
            let choices: Vec<_> = Authority::ALL.iter().map(|kind| (Some(*kind), tr.authority(*kind))).collect();
            segmented::show(ui, tokens, tr.people_agent_authority(), &choices, &mut next.authority, None);
        });
    });
    if &next != agent {
        changed.agent = Some(next);
    }
}

fn interpreter(
    ui: &mut Ui,
    desk: &Desk<'_>,
    place: &Place,
    (person, interpreter): (&Person, &Interpreter),
    changed: &mut Party,
    form: &mut Form,
) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    if part_head(ui, desk, tr.people_interpreter(), tr.people_interpreter_remove()) {
        with_person(changed, |person| {
            person.interpreter = None;
            set_need(person, Need::Interpreter, false);
            set_need(person, Need::SignInterpreter, false);
        });
        return;
    }
    let choices = [Need::Interpreter, Need::SignInterpreter].map(|need| (need, tr.need(need)));
    let now = if person.needs.contains(&Need::SignInterpreter) { Need::SignInterpreter } else { Need::Interpreter };
    let mut kind = now;
    if segmented::show(ui, tokens, tr.people_interpreter_kind(), &choices, &mut kind, None) {
        with_person(changed, |person| {
            set_need(person, now, false);
            set_need(person, kind, true);
        });
    }
    ui.add_space(space::M);
    let mut next = interpreter.clone();
    let fields: [(&str, &str, &mut String, &str); 5] = [
        (tr.people_interpreter_name(), "name", &mut next.name, &interpreter.name),
        (tr.people_relation(), "relation", &mut next.relation, &interpreter.relation),
        (tr.people_interpreter_phone(), "phone", &mut next.phone, &interpreter.phone),
        (tr.people_interpreter_employer(), "employer", &mut next.employer, &interpreter.employer),
        (tr.people_interpreter_address(), "address", &mut next.address, &interpreter.address),
    ];
    for (label, key, target, recorded) in fields {
        if let Some(text) = form.text(ui, tokens, Field::new(label), &place.field(key), recorded) {
            *target = text;
        }
        ui.add_space(space::M);
    }
    if &next != interpreter {
        with_person(changed, |person| person.interpreter = Some(next));
    }
}

fn cannot_read(ui: &mut Ui, desk: &Desk<'_>, place: &Place, person: &Person, changed: &mut Party, form: &mut Form) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    if part_head(ui, desk, tr.people_cannot_read(), tr.people_cannot_read_remove()) {
        with_person(changed, |person| set_need(person, Need::CannotRead, false));
        return;
    }
    let field = Field::new(tr.people_read_aloud_by());
    if let Some(text) = form.text(ui, tokens, field, &place.field("read_aloud_by"), &person.read_aloud_by) {
        with_person(changed, |person| person.read_aloud_by = text);
    }
    ui.add_space(space::M);
    let field = Field::new(tr.people_relation());
    if let Some(text) = form.text(ui, tokens, field, &place.field("reader_relation"), &person.reader_relation) {
        with_person(changed, |person| person.reader_relation = text);
    }
    ui.add_space(space::M);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_stands_once_or_not_at_all() {
        let mut person = Person::default();
        set_need(&mut person, Need::CannotRead, true);
        set_need(&mut person, Need::CannotRead, true);
        set_need(&mut person, Need::Interpreter, true);
        assert_eq!(person.needs, [Need::CannotRead, Need::Interpreter]);
        set_need(&mut person, Need::CannotRead, false);
        assert_eq!(person.needs, [Need::Interpreter]);
    }
}
