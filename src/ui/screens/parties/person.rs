//! The fields that only a person has. The ID number fills sex, birth and age, and says below itself what it told.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::dates::age_on;
use crate::domain::identity::{IdProblem, ResidentId, normalised, read_resident_id};
use crate::domain::party::{IdType, Party, PartyKind, Person, Sex};
use crate::domain::place::Place;
use crate::domain::typed_day;
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::form::Form;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::{segmented, words};
use crate::ui::theme::{Type, size, space};

use super::{Desk, masked};

/// Fields in the order of the identity card; sex and birth only where they are `spelled` out.
pub fn fields(
    ui: &mut Ui,
    desk: &Desk<'_>,
    place: &Place,
    party: &Party,
    (person, spelled): (&Person, bool),
    changed: &mut Party,
    form: &mut Form,
) {
    id_number(ui, desk, place, person, changed, form);
    if spelled {
        sex_and_birth(ui, desk, place, person, changed, form);
        ui.add_space(space::XS);
    }
    let (tr, tokens) = (desk.tr, desk.tokens);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let narrow = (ui.available_width() * 0.36).min(140.0);
        let width = ui.available_width() - narrow - space::M;
        let field = Field::new(tr.people_phone()).width(width);
        if let Some(text) = form.text(ui, tokens, field, &place.field("phone"), &party.phone) {
            changed.phone = text;
        }
        let field = Field::new(tr.people_ethnicity()).width(narrow);
        if let Some(text) = form.text(ui, tokens, field, &place.field("ethnicity"), &person.ethnicity) {
            with_person(changed, |person| person.ethnicity = text);
        }
    });
    ui.add_space(space::M);
    address(ui, desk, tr.people_address(), place, party, changed, form);
    ui.add_space(space::M);
    let field = Field::new(tr.people_occupation());
    if let Some(text) = form.text(ui, tokens, field, &place.field("occupation"), &person.occupation) {
        with_person(changed, |person| person.occupation = text);
    }
    ui.add_space(space::M);
}

/// An address: one line high, two where it is too long for one.
pub fn address(
    ui: &mut Ui,
    desk: &Desk<'_>,
    label: &str,
    place: &Place,
    party: &Party,
    changed: &mut Party,
    form: &mut Form,
) {
    let place = place.field("address");
    let typed = form.typed(&place).unwrap_or(&party.address);
    let rows = if words::width(ui, Type::Body, typed) > ui.available_width() - 26.0 { 2 } else { 1 };
    let field = Field::new(label).rows(rows).limit(300);
    if let Some(text) = form.text(ui, desk.tokens, field, &place, &party.address) {
        // It is one line on the paper.
        changed.address = text.replace('\n', "");
    }
}

/// Changes the person's part.
pub fn with_person(party: &mut Party, change: impl FnOnce(&mut Person)) {
    if let PartyKind::Person(person) = &mut party.kind {
        change(person);
    }
}

/// Whether the paper is one whose number has the shape of GB 11643.
const fn has_resident_shape(id_type: Option<IdType>) -> bool {
    matches!(id_type, None | Some(IdType::ResidentId | IdType::ResidencePermit | IdType::HouseholdRegister))
}

/// Whether the number is sound and says sex and birth as they are recorded.
pub fn number_tells_all(person: &Person) -> bool {
    let read = read_resident_id(&person.id_number).ok().filter(|_| has_resident_shape(person.id_type));
    read.is_some_and(|read| read.expected_check.is_none() && agrees(person, &read))
}

fn agrees(person: &Person, read: &ResidentId) -> bool {
    person.birth.is_none_or(|birth| birth == read.birth) && person.sex.is_none_or(|sex| sex == read.sex)
}

fn id_number(ui: &mut Ui, desk: &Desk<'_>, place: &Place, person: &Person, changed: &mut Party, form: &mut Form) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let resident = matches!(person.id_type, None | Some(IdType::ResidentId));
    let label = if resident { tr.people_id_resident_number() } else { tr.people_id_number() };
    let kind = person.id_type.filter(|_| !resident).map_or("", |kind| tr.id_type(kind));
    let said = what_it_says(tr, person, desk.view.now.date());
    let note = match &said {
        Said::Plain(text) => Note::Plain(text),
        Said::Good(text) => Note::Good(text),
        Said::Doubtful(text) => Note::Doubtful(text),
    };
    let field = Field::new(label).aside(kind).note(note).limit(60);
    let at = place.field("id_number");
    let Some(field) = masked::unless_open(ui, desk, field, (label, &at), &person.id_number, form) else {
        ui.add_space(space::XS);
        return;
    };
    let typing = form.has_cursor(&at);
    if let Some(text) = form.text(ui, tokens, field, &at, &person.id_number) {
        with_person(changed, |person| take_number(person, &text));
    }
    let told = changed.as_person().is_some_and(number_tells_all);
    if told && typing && !form.has_cursor(&at) && ui.input(keyed_on) {
        // The number has said sex and birth: the hand goes on to what only the person can say.
        form.hand_on(place.field("phone"));
    }
    ui.add_space(space::XS);
}

fn keyed_on(input: &egui::InputState) -> bool {
    input.key_pressed(egui::Key::Tab) && !input.modifiers.shift
}

/// Stores the number, and what it tells, as far as it is sound.
fn take_number(person: &mut Person, typed: &str) {
    let resident = has_resident_shape(person.id_type);
    person.id_number = if resident { normalised(typed) } else { typed.to_owned() };
    let Some(read) = read_resident_id(&person.id_number).ok().filter(|_| resident) else { return };
    if read.expected_check.is_none() {
        person.id_type = person.id_type.or(Some(IdType::ResidentId));
        person.birth = Some(read.birth);
        person.sex = Some(read.sex);
    }
}

/// The line below the number.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    Plain(String),
    Good(String),
    Doubtful(String),
}

fn what_it_says(tr: Tr, person: &Person, today: NaiveDate) -> Said {
    if person.id_number.is_empty() {
        let hint = if has_resident_shape(person.id_type) { tr.people_id_empty() } else { "" };
        return Said::Plain(hint.to_owned());
    }
    if !has_resident_shape(person.id_type) {
        return Said::Plain(String::new());
    }
    match read_resident_id(&person.id_number) {
        Ok(read) if read.expected_check.is_some() => Said::Doubtful(tr.people_id_wrong_check().to_owned()),
        Ok(read) if !agrees(person, &read) => Said::Doubtful(tr.people_id_differs().to_owned()),
        Ok(read) => {
            let age = age_on(read.birth, today).unwrap_or_default();
            Said::Good(tr.people_id_good(tr.sex(read.sex), dates::full_day(tr, read.birth), age))
        }
        Err(IdProblem::Length { found }) => Said::Doubtful(tr.people_id_wrong_length(found)),
        Err(IdProblem::Birth) => Said::Doubtful(tr.people_id_wrong_date().to_owned()),
        Err(IdProblem::Sign { .. }) => Said::Doubtful(tr.people_id_wrong_letters().to_owned()),
    }
}

fn sex_and_birth(ui: &mut Ui, desk: &Desk<'_>, place: &Place, person: &Person, changed: &mut Party, form: &mut Form) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let today = desk.view.now.date();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let recorded = person.birth.map(dates::table_day).unwrap_or_default();
        let field = Field::new(tr.people_birth()).hint(tr.people_date_hint()).width(150.0).note(Note::Kept);
        let at = (&place.field("birth"), recorded.as_str());
        let read = |text: &str| if text.is_empty() { Some(None) } else { typed_day::read(text, today).map(Some) };
        if let Some(birth) = form.value(ui, tokens, field, at, tr.people_date_not_read(), read) {
            with_person(changed, |person| person.birth = birth);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            words::line(ui, Type::Small, tr.people_sex(), tokens.ink2);
            ui.set_min_height(size::CONTROL);
            let choices = [(Some(Sex::Male), tr.sex(Sex::Male)), (Some(Sex::Female), tr.sex(Sex::Female))];
            let mut sex = person.sex;
            if segmented::show(ui, tokens, tr.people_sex(), &choices, &mut sex, None) {
                with_person(changed, |person| person.sex = sex);
            }
        });
    });
}

/// A child or a witness in few lines.
pub fn summary(ui: &mut Ui, desk: &Desk<'_>, party: &Party) {
    let (tr, tokens) = (desk.tr, desk.tokens);
    let joint = if tr.0 == crate::i18n::Lang::Zh { "，" } else { ", " };
    let mut facts: Vec<String> = Vec::new();
    if let Some(person) = party.as_person() {
        facts.extend(person.sex.map(|sex| tr.sex(sex).to_owned()));
        if let Some((birth, age)) = person.birth.and_then(|birth| Some((birth, age_on(birth, desk.view.now.date())?))) {
            facts.push(tr.people_birth_and_age(dates::full_day(tr, birth), age));
        }
        facts.extend(Some(person.occupation.clone()).filter(|text| !text.is_empty()));
    }
    facts.extend([&party.address, &party.phone].into_iter().filter(|text| !text.is_empty()).cloned());
    facts.insert(0, tr.party_role(party.role).to_owned());
    words::wrapped(ui, Type::Small, facts.join(joint), tokens.ink2);
    ui.add_space(space::S);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 11).unwrap()
    }

    fn said(number: &str) -> Said {
        let mut person = Person::default();
        take_number(&mut person, number);
        what_it_says(Tr(Lang::Zh), &person, today())
    }

    #[test]
    fn a_number_fills_sex_and_birth_and_a_doubtful_one_does_not() {
        let mut person = Person::default();
        take_number(&mut person, " 00000019850416011x");
        assert_eq!(person.id_number, "00000019850416011X");
        assert_eq!((person.sex, person.birth), (Some(Sex::Male), NaiveDate::from_ymd_opt(1985, 4, 16)));
        let mut doubtful = Person::default();
        take_number(&mut doubtful, "000000198504160111");
        assert_eq!((doubtful.sex, doubtful.birth), (None, None));
        assert!(number_tells_all(&person) && !number_tells_all(&doubtful));
    }

    #[test]
    fn the_line_below_the_number_says_what_it_told() {
        assert_eq!(said("00000019850416011X"), Said::Good("男，1985年4月16日生，40 岁".to_owned()));
        assert!(matches!(said("000000198504160111"), Said::Doubtful(text) if text.contains("校验")));
        assert!(matches!(said("0000001985"), Said::Doubtful(text) if text.contains("10 位")));
        assert!(matches!(said("000000198513160111"), Said::Doubtful(text) if text.contains("生日")));
        assert!(matches!(said(""), Said::Plain(_)));
    }

    #[test]
    fn another_paper_keeps_its_number_as_it_was_typed() {
        let mut person = Person { id_type: Some(IdType::Passport), ..Person::default() };
        take_number(&mut person, "e-12 34");
        assert_eq!(person.id_number, "e-12 34");
        assert_eq!(what_it_says(Tr(Lang::Zh), &person, today()), Said::Plain(String::new()));
    }
}
