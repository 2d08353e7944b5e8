//! Who mediates and records this case: colleagues of the desk by one click, others by name.

use egui::Ui;

use crate::casebook::command::CaseCommand;
use crate::domain::case::{Extra, Staff, StaffId, StaffRole};
use crate::domain::place::Place;
use crate::ui::action::Outbox;
use crate::ui::form::Form;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{choice, empty, head, hung};
use crate::ui::theme::space;

use super::Desk;

/// Shows the staff of the case and pushes the changed list.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, form: &mut Form, out: &mut Outbox) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let now = &desk.file.staff;
    let mut next = now.clone();
    let mut add = false;
    head::show(ui, tokens, tr.people_staff(), "", |ui| {
        let name = format!("{} {}", tr.people_staff_add(), tr.people_staff());
        add = hung::right(ui, tokens, Button::door(tr.people_staff_add()).before(Icon::Plus).after(None).named(&name))
            .clicked();
    });
    if now.is_empty() {
        empty::show(ui, tokens, tr.people_staff_none(), None);
        ui.add_space(space::S);
    }
    let mut gone = None;
    for (position, member) in now.iter().enumerate() {
        if row(ui, desk, form, (position, member), &mut next) {
            gone = Some(position);
        }
        ui.add_space(space::S);
    }
    colleagues(ui, desk, &mut next);
    if add {
        next.push(member(desk, String::new(), StaffRole::Mediator, now));
        form.begin(Some(&Place::root().field("staff").index(now.len()).field("name")));
    }
    if let Some(position) = gone {
        next.remove(position);
    }
    if &next != now {
        out.change(desk.case, CaseCommand::AssignStaff(next));
    }
}

/// One member: role, name, and the door that takes the row away. True: it was pressed.
fn row(ui: &mut Ui, desk: &Desk<'_>, form: &mut Form, (position, member): (usize, &Staff), next: &mut [Staff]) -> bool {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let place = Place::root().field("staff").index(position);
    let remove = tr.people_staff_remove(&member.name);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let width = ui.available_width() - 132.0 - 32.0 - 2.0 * space::S;
        let field = Field::new(tr.people_staff_name()).label_hidden().hint(tr.people_staff_name()).width(width);
        let name = form.text(ui, tokens, field, &place.field("name"), &member.name);
        let choices: Vec<_> = StaffRole::ALL.iter().map(|role| (*role, tr.staff_role(*role))).collect();
        let mut role = member.role;
        ui.push_id(("role", position), |ui| choice::bare(ui, (tr.people_staff_role(), 132.0), &choices, &mut role));
        if let Some(changed) = next.get_mut(position) {
            changed.role = role;
            if let Some(name) = name {
                changed.name = name;
            }
        }
        hung::cross(ui, tokens, &remove).clicked()
    })
    .inner
}

/// A door for each colleague of the desk who is not in the case yet.
fn colleagues(ui: &mut Ui, desk: &Desk<'_>, next: &mut Vec<Staff>) {
    let now = next.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for colleague in &desk.view.settings.colleagues {
            if colleague.name.is_empty() || now.iter().any(|member| member.name == colleague.name) {
                continue;
            }
            let door = Button::small(&colleague.name).before(Icon::Plus);
            if door.show(ui, desk.tokens).clicked() {
                next.push(member(desk, colleague.name.clone(), colleague.staff_role(), &now));
            }
        }
    });
}

/// A new member with an id that nobody in the case has.
fn member(desk: &Desk<'_>, name: String, role: StaffRole, now: &[Staff]) -> Staff {
    let taken =
        |id: &str| now.iter().any(|member| member.id.0 == id) || desk.file.parties.iter().any(|party| party.id.0 == id);
    let id = (1_u32..).map(|number| format!("S{number}")).find(|id| !taken(id)).unwrap_or_default();
    Staff { id: StaffId(id), role, name, unit: String::new(), badge: String::new(), extra: Extra::new() }
}
