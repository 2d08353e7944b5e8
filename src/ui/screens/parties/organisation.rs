//! The fields that only an organisation has: its credit code, who represents it by law, its seat.

use egui::Ui;

use crate::domain::identity::{CreditCodeProblem, check_credit_code, normalised};
use crate::domain::party::{Organisation, Party, PartyKind, Representative};
use crate::domain::place::Place;
use crate::i18n::Tr;
use crate::ui::form::Form;
use crate::ui::parts::field::{Field, Note};
use crate::ui::theme::space;

use super::Desk;

/// Fields in the order of the licence.
pub fn fields(
    ui: &mut Ui,
    desk: &Desk<'_>,
    place: &Place,
    party: &Party,
    body: &Organisation,
    changed: &mut Party,
    form: &mut Form,
) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let (said, doubtful) = what_it_says(tr, &body.credit_code);
    let note = match (doubtful, said.is_empty()) {
        (true, _) => Note::Doubtful(&said),
        (false, false) => Note::Good(&said),
        (false, true) => Note::Kept,
    };
    let field = Field::new(tr.people_credit_code()).note(note).limit(60);
    if let Some(text) = form.text(ui, tokens, field, &place.field("credit_code"), &body.credit_code) {
        with_body(changed, |body| body.credit_code = normalised(&text));
    }
    ui.add_space(space::XS);
    representative(ui, desk, place, body, changed, form);
    ui.add_space(space::M);
    if let Some(text) = form.text(ui, tokens, Field::new(tr.people_phone()), &place.field("phone"), &party.phone) {
        changed.phone = text;
    }
    ui.add_space(space::M);
    super::person::address(ui, desk, tr.people_seat(), place, party, changed, form);
    ui.add_space(space::M);
}

fn representative(
    ui: &mut Ui,
    desk: &Desk<'_>,
    place: &Place,
    body: &Organisation,
    changed: &mut Party,
    form: &mut Form,
) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let place = place.field("representative");
    let (name, title) = body.representative.as_ref().map_or(("", ""), |person| (&person.name, &person.title));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let narrow = (ui.available_width() * 0.4).min(150.0);
        let width = ui.available_width() - narrow - space::M;
        let field = Field::new(tr.people_representative()).width(width);
        if let Some(text) = form.text(ui, tokens, field, &place.field("name"), name) {
            with_representative(changed, |person| person.name = text);
        }
        let field = Field::new(tr.people_representative_title()).width(narrow);
        if let Some(text) = form.text(ui, tokens, field, &place.field("title"), title) {
            with_representative(changed, |person| person.title = text);
        }
    });
}

fn with_body(party: &mut Party, change: impl FnOnce(&mut Organisation)) {
    if let PartyKind::Organisation(body) = &mut party.kind {
        change(body);
    }
}

/// Changes the representative; one that says nothing is none.
fn with_representative(party: &mut Party, change: impl FnOnce(&mut Representative)) {
    with_body(party, |body| {
        let mut person = body.representative.take().unwrap_or_default();
        change(&mut person);
        body.representative = Some(person).filter(|person| person != &Representative::default());
    });
}

/// The line below the code, and whether it is a doubt.
fn what_it_says(tr: Tr, code: &str) -> (String, bool) {
    if code.is_empty() {
        return (String::new(), false);
    }
    match check_credit_code(code) {
        Ok(()) => (tr.people_credit_good().to_owned(), false),
        Err(CreditCodeProblem::Length { found }) => (tr.people_credit_wrong_length(found), true),
        Err(CreditCodeProblem::Sign { .. } | CreditCodeProblem::Check { .. }) => {
            (tr.people_credit_wrong().to_owned(), true)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::party::{PartyId, PartyRole};
    use crate::i18n::Lang;

    #[test]
    fn a_code_is_only_doubted() {
        let tr = Tr(Lang::Zh);
        assert_eq!(what_it_says(tr, "91350100M000100Y43"), (tr.people_credit_good().to_owned(), false));
        assert!(what_it_says(tr, "91350100M000100Y44").1);
        assert!(what_it_says(tr, "9135").0.contains("4 位"));
        assert_eq!(what_it_says(tr, ""), (String::new(), false));
    }

    #[test]
    fn an_empty_representative_is_none() {
        let mut party = Party::organisation(PartyId("B1".to_owned()), PartyRole::Respondent, "公司");
        let name = |party: &Party| {
            party.as_organisation().and_then(|body| body.representative.clone()).map(|person| person.name)
        };
        with_representative(&mut party, |person| person.name = "高鸣".to_owned());
        assert_eq!(name(&party).as_deref(), Some("高鸣"));
        with_representative(&mut party, |person| person.name.clear());
        assert_eq!(name(&party), None);
    }
}
