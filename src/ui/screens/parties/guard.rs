//! Who acts and signs for a person who cannot: the guardian, another party of the case.

use egui::Ui;

use crate::domain::party::Party;
use crate::domain::place::Place;
use crate::ui::form::Form;
use crate::ui::parts::field::Field;
use crate::ui::parts::{choice, row};
use crate::ui::theme::space;

use super::Desk;
use super::person::with_person;

/// Shows the guardian and lets another be chosen. Organisations have none.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, (position, party): (usize, &Party), changed: &mut Party, form: &mut Form) {
    let Some(person) = party.as_person() else { return };
    let tr = desk.tr;
    let others: Vec<&Party> =
        desk.file.parties.iter().filter(|other| other.id != party.id && other.as_person().is_some()).collect();
    let mut choices: Vec<(Option<usize>, &str)> = vec![(None, tr.people_guardian_none())];
    for (at, other) in others.iter().enumerate() {
        let name = if other.name.is_empty() { tr.people_unnamed() } else { other.name.as_str() };
        choices.push((Some(at), name));
    }
    let mut chosen = others.iter().position(|other| Some(&other.id) == person.guardian.as_ref());
    row::rule(ui, desk.tokens);
    ui.add_space(space::S);
    let width = ui.available_width();
    let (response, changed_now) = choice::show(ui, desk.tokens, (tr.people_guardian(), width), &choices, &mut chosen);
    form.arrive(&response, &Place::party(position).field("guardian"));
    if changed_now {
        let guardian = chosen.and_then(|at| others.get(at)).map(|other| other.id.clone());
        with_person(changed, |person| person.guardian = guardian);
    }
    ui.add_space(space::M);
    if person.guardian.is_none() {
        return;
    }
    let place = Place::party(position).field("guardian_relation");
    if let Some(text) = form.text(ui, desk.tokens, Field::new(tr.people_relation()), &place, &person.guardian_relation)
    {
        with_person(changed, |person| person.guardian_relation = text);
    }
    ui.add_space(space::M);
}
