//! The panel in which is written who is present: boxes for the case's people, doors for colleagues, and the people who
//! were invited, with unit and seat, whether they came or not.

use egui::{Align, Checkbox, Layout, Ui, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::case::{CaseFile, Extra, Staff, StaffId};
use crate::domain::place::Place;
use crate::domain::session::{Invited, Step};
use crate::ui::action::Outbox;
use crate::ui::form::Form;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{choice, hung, row};
use crate::ui::theme::{Tokens, Type, space};
use crate::ui::view::View;

/// Shows the panel and pushes the changed session.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    form: &mut Form,
    (case, file): (CaseId, &CaseFile),
    (position, session): (usize, &Step),
    out: &mut Outbox,
) {
    let (tr, tokens) = (view.tr, view.tokens);
    let mut changed = session.clone();
    for party in &file.parties {
        let here = session.participants.contains(&party.id);
        if ticked(ui, here, &party.name, tokens) {
            put(&mut changed.participants, &party.id, !here);
        }
    }
    for member in &file.staff {
        let here = session.staff.contains(&member.id);
        let name = tr.talk_present_staff(&member.name, tr.staff_role(member.role));
        if ticked(ui, here, &name, tokens) {
            put(&mut changed.staff, &member.id, !here);
        }
    }
    if session.participants.len() < file.parties.len()
        && Button::small(tr.talk_present_all()).show(ui, tokens).clicked()
    {
        changed.participants = file.parties.iter().map(|party| party.id.clone()).collect();
    }
    colleagues(ui, view, (case, file), &mut changed, out);
    let mut gone = None;
    for (at, guest) in changed.invited.iter_mut().enumerate() {
        let here = place(position, at);
        if ui.push_id(("invited", at), |ui| invited(ui, view, form, (file, &here), guest)).inner {
            gone = Some(at);
        }
    }
    if let Some(at) = gone {
        changed.invited.remove(at);
        *form = Form::default();
    }
    ui.add_space(space::S);
    let door = Button::door(tr.talk_invite()).before(Icon::Plus).after(None);
    if hung::left(ui, tokens, door).clicked() {
        form.begin(Some(&place(position, session.invited.len()).field("name")));
        changed.invited.push(Invited::default());
    }
    if &changed != session {
        // The boxes are ticked in any order; the record keeps the order of the case.
        changed.participants.sort_by_key(|id| file.parties.iter().position(|party| &party.id == id));
        out.change(case, CaseCommand::EditSession { position, session: changed });
    }
}

fn place(session: usize, invited: usize) -> Place {
    Place::step(session).field("invited").index(invited)
}

/// Adds or takes out an id.
fn put<T: Clone + PartialEq>(ids: &mut Vec<T>, id: &T, here: bool) {
    ids.retain(|known| known != id);
    if here {
        ids.push(id.clone());
    }
}

/// A door for each colleague of the desk who is not in the case: a second mediator, somebody to record.
fn colleagues(ui: &mut Ui, view: &View<'_>, (case, file): (CaseId, &CaseFile), changed: &mut Step, out: &mut Outbox) {
    for colleague in &view.settings.colleagues {
        if colleague.name.is_empty() || file.staff.iter().any(|member| member.name == colleague.name) {
            continue;
        }
        let role = colleague.staff_role();
        let name = view.tr.talk_present_staff(&colleague.name, view.tr.staff_role(role));
        ui.add_space(space::XS);
        if Button::small(&name).before(Icon::Plus).show(ui, view.tokens).clicked() {
            let id = free_staff_id(file);
            let (unit, badge) = (String::new(), String::new());
            let member = Staff { id: id.clone(), role, name: colleague.name.clone(), unit, badge, extra: Extra::new() };
            let staff = file.staff.iter().cloned().chain([member]).collect();
            out.change(case, CaseCommand::AssignStaff(staff));
            changed.staff.push(id);
        }
    }
}

fn free_staff_id(file: &CaseFile) -> StaffId {
    let taken = |id: &str| {
        file.staff.iter().any(|member| member.id.0 == id) || file.parties.iter().any(|party| party.id.0 == id)
    };
    StaffId((1_u32..).map(|number| format!("S{number}")).find(|id| !taken(id)).unwrap_or_default())
}

/// One invited person: name, unit, seat, whether they came. True: the row is to be taken out.
fn invited(
    ui: &mut Ui,
    view: &View<'_>,
    form: &mut Form,
    (file, here): (&CaseFile, &Place),
    guest: &mut Invited,
) -> bool {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.add_space(space::S);
    row::rule(ui, tokens);
    ui.add_space(space::XS);
    let name = Field::new(tr.talk_invited_name()).label_hidden().hint(tr.talk_invited_name());
    if let Some(name) = form.text(ui, tokens, name, &here.field("name"), &guest.name) {
        guest.name = name;
    }
    ui.add_space(space::XS);
    let unit = Field::new(tr.talk_invited_unit()).label_hidden().hint(tr.talk_invited_unit());
    if let Some(unit) = form.text(ui, tokens, unit, &here.field("unit"), &guest.unit) {
        guest.unit = unit;
    }
    seat(ui, view, file, guest);
    let mut gone = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let room = vec2(ui.available_width() - 32.0, 32.0);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(room.x);
            ui.add(Checkbox::new(&mut guest.absent, Type::Small.text(tr.talk_invited_did_not_come(), tokens.ink)));
        });
        gone = hung::cross(ui, tokens, &tr.talk_invited_remove(&guest.name)).clicked();
    });
    gone
}

/// On which seat of this type of dispute the person sits, where it has seats.
fn seat(ui: &mut Ui, view: &View<'_>, file: &CaseFile, guest: &mut Invited) {
    let seats = view.guide.seats.of(file.dispute_type);
    if seats.is_empty() {
        return;
    }
    let tr = view.tr;
    let mut choices: Vec<(Option<usize>, &str)> = vec![(None, tr.talk_invited_no_seat())];
    choices.extend(seats.iter().enumerate().map(|(at, seat)| (Some(at), seat.label.of(tr.0))));
    let now = seats.iter().position(|seat| seat.key == guest.seat);
    let mut chosen = now;
    ui.add_space(space::XS);
    let width = ui.available_width();
    ui.scope(|ui| choice::bare(ui, (tr.talk_invited_seat(), width), &choices, &mut chosen));
    if chosen != now {
        guest.seat = chosen.and_then(|at| seats.get(at)).map(|seat| seat.key.clone()).unwrap_or_default();
    }
}

/// A box that shows a fact, 32 high, its name wrapping beside it. True when it was pressed.
fn ticked(ui: &mut Ui, mut on: bool, name: &str, tokens: &Tokens) -> bool {
    let room = vec2(ui.available_width(), 32.0);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.add(Checkbox::new(&mut on, Type::Small.text(name, tokens.ink))).changed()
    })
    .inner
}
