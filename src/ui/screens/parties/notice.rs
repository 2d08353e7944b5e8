//! 权利义务告知: on which day, to whom, and whether anyone was asked to recuse (People's Mediation Law arts 23, 24).

use egui::Ui;

use crate::casebook::command::CaseCommand;
use crate::domain::place::Place;
use crate::domain::typed_day;
use crate::ui::action::Outbox;
use crate::ui::dates;
use crate::ui::form::Form;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::{head, segmented, words};
use crate::ui::theme::{Type, size, space};

use super::Desk;

/// Shows the notice and pushes what was changed.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, form: &mut Form, out: &mut Outbox) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let now = desk.file.notice.clone().unwrap_or_default();
    let mut next = now.clone();
    let today = desk.view.now.date();
    let place = Place::root().field("notice");
    let fact = if desk.file.notice.is_none() { tr.people_notice_none() } else { "" };
    head::show(ui, tokens, tr.people_notice(), fact, |_| {});
    if now.date.is_none() && !desk.file.parties.is_empty() {
        if Button::small(tr.people_notice_today()).show(ui, tokens).clicked() {
            next.date = Some(today);
            next.given_to = desk.file.copy_holders().map(|party| party.id.clone()).collect();
        }
        ui.add_space(space::S);
    }
    let recorded = now.date.map(dates::table_day).unwrap_or_default();
    let field = Field::new(tr.people_notice_date()).hint(tr.talk_date_hint()).width(150.0).note(Note::Kept);
    let read = |text: &str| if text.is_empty() { Some(None) } else { typed_day::read(text, today).map(Some) };
    let at = (&place.field("date"), recorded.as_str());
    if let Some(date) = form.value(ui, tokens, field, at, tr.people_date_not_read(), read) {
        next.date = date;
    }
    if !desk.file.parties.is_empty() {
        given_to(ui, desk, &mut next, form);
    }
    ui.add_space(space::S);
    words::line(ui, Type::Small, tr.people_recusal(), tokens.ink2);
    ui.add_space(space::XS);
    let choices = [(Some(true), tr.people_recusal_asked()), (Some(false), tr.people_recusal_not_asked())];
    let strip =
        ui.scope(|ui| segmented::show(ui, tokens, tr.people_recusal(), &choices, &mut next.recusal_asked, None));
    arrive(ui, form, strip.response.rect, &place.field("recusal_asked"));
    if next != now {
        out.change(desk.case, CaseCommand::GiveNotice(next));
    }
}

fn given_to(ui: &mut Ui, desk: &Desk<'_>, next: &mut crate::domain::case::Notice, form: &mut Form) {
    words::line(ui, Type::Small, desk.tr.people_notice_given_to(), desk.tokens.ink2);
    for party in &desk.file.parties {
        let mut told = next.given_to.contains(&party.id);
        let before = told;
        ui.push_id(("told", &party.id.0), |ui| {
            ui.spacing_mut().interact_size.y = size::SMALL;
            let name = if party.name.is_empty() { desk.tr.people_unnamed() } else { party.name.as_str() };
            let tick = ui.add(egui::Checkbox::new(&mut told, Type::Body.text(name, desk.tokens.ink)));
            form.arrive(&tick, &Place::root().field("notice").field("given_to"));
        });
        if told != before {
            next.given_to.retain(|id| id != &party.id);
            if told {
                next.given_to.push(party.id.clone());
            }
        }
    }
}

/// Scrolls to a strip that somebody jumped to. A strip has no focus of its own: a frame shows it.
fn arrive(ui: &mut Ui, form: &mut Form, rect: egui::Rect, place: &Place) {
    if form.is_aimed_at(place) {
        ui.scroll_to_rect(rect, Some(egui::Align::Center));
    }
    let here = ui.interact(rect, ui.scope_id().with("recusal strip"), egui::Sense::hover());
    form.arrive(&here, place);
}
