//! What is rarely changed on a card: person or organisation, role, identity paper, guardian, how many people are
//! represented.

use egui::Ui;

use crate::domain::party::{IdType, Party, PartyKind, PartyRole, Side};
use crate::domain::place::Place;
use crate::ui::form::Form;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::{choice, segmented, words};
use crate::ui::theme::{Type, space};

use super::person::with_person;
use super::{Desk, guard};

/// Shows the folded part of a card.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, (position, party): (usize, &Party), changed: &mut Party, form: &mut Form) {
    let place = Place::party(position);
    kind(ui, desk, party, changed);
    ui.add_space(space::M);
    role(ui, desk, &place, party, changed, form);
    ui.add_space(space::M);
    if let Some(person) = party.as_person() {
        paper(ui, desk, &place, person.id_type, changed, form);
        ui.add_space(space::M);
        if person.guardian.is_none() && party.role.side() != Side::Beside {
            guard::show(ui, desk, (position, party), changed, form);
        }
    }
    represents(ui, desk, &place, party, changed, form);
}

fn kind(ui: &mut Ui, desk: &Desk<'_>, party: &Party, changed: &mut Party) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    words::line(ui, Type::Small, tr.people_kind(), tokens.ink2);
    ui.add_space(space::XS);
    let mut is_person = party.as_person().is_some();
    let choices = [(true, tr.people_person()), (false, tr.people_organisation())];
    if segmented::show(ui, tokens, tr.people_kind(), &choices, &mut is_person, None) {
        changed.kind = if is_person {
            PartyKind::Person(crate::domain::party::Person::default())
        } else {
            PartyKind::Organisation(crate::domain::party::Organisation::default())
        };
    }
}

fn role(ui: &mut Ui, desk: &Desk<'_>, place: &Place, party: &Party, changed: &mut Party, form: &mut Form) {
    let tr = desk.tr;
    let choices: Vec<_> = PartyRole::ALL.iter().map(|role| (*role, tr.party_role(*role))).collect();
    let mut role = party.role;
    let width = ui.available_width();
    let (response, _) = choice::show(ui, desk.tokens, (tr.people_role(), width), &choices, &mut role);
    form.arrive(&response, &place.field("role"));
    changed.role = role;
}

fn paper(ui: &mut Ui, desk: &Desk<'_>, place: &Place, now: Option<IdType>, changed: &mut Party, form: &mut Form) {
    let tr = desk.tr;
    let choices: Vec<_> = IdType::ALL.iter().map(|kind| (*kind, tr.id_type(*kind))).collect();
    let mut kind = now.unwrap_or(IdType::ResidentId);
    let width = ui.available_width();
    let (response, changed_now) = choice::show(ui, desk.tokens, (tr.people_id_type(), width), &choices, &mut kind);
    form.arrive(&response, &place.field("id_type"));
    if changed_now {
        with_person(changed, |person| person.id_type = Some(kind));
    }
}

fn represents(ui: &mut Ui, desk: &Desk<'_>, place: &Place, party: &Party, changed: &mut Party, form: &mut Form) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let recorded = party.represents.map(|count| count.to_string()).unwrap_or_default();
    let field = Field::new(tr.people_represents()).hint(tr.people_represents_hint()).note(Note::Kept).width(200.0);
    let read = |text: &str| if text.is_empty() { Some(None) } else { text.parse::<u32>().ok().map(Some) };
    let place = place.field("represents");
    if let Some(count) = form.value(ui, tokens, field, (&place, &recorded), tr.people_number_not_read(), read) {
        changed.represents = count;
    }
}
