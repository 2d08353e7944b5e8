//! Characters that no bundled face can show, in anything that may be printed. Such a character stops the print, with
//! its code point and its field: never a box or a question mark in someone's name.

use std::collections::BTreeSet;

use super::finding::{About, Finding};
use super::rule::Rule;
use super::{Report, Surroundings};
use crate::domain::agreement::{Agreement, Annex};
use crate::domain::case::CaseFile;
use crate::domain::party::{Party, PartyKind, Person};
use crate::domain::place::Place;

pub(super) fn check(case: &CaseFile, surroundings: &Surroundings<'_>, report: Report<'_>) {
    let mut look = |at: Place, text: &str| {
        let mut missing: Vec<char> = Vec::new();
        // To look one up: a long text may lack thousands.
        let mut known = BTreeSet::new();
        for character in text.chars() {
            // ASCII is in every face, and line ends are not printed.
            let shown = character.is_ascii() || character.is_whitespace() || (surroundings.covers)(character);
            if !shown && known.insert(character) {
                missing.push(character);
            }
        }
        if !missing.is_empty() {
            report(Finding::new(Rule::PartyGlyphMissing, at, About::Characters { characters: missing }));
        }
    };
    in_case(case, &mut look);
    for (position, party) in case.parties.iter().enumerate() {
        in_party(party, &Place::party(position), &mut look);
    }
    in_terms(case, &mut look);
    if let Some(annex) = &case.annex {
        in_annex(annex, &Place::root().field("annex"), &mut look);
    }
    if let Some(agreement) = &case.agreement {
        in_agreement(agreement, &Place::root().field("agreement"), &mut look);
    }
}

/// Takes a place and the text that stands there.
type Look<'l> = &'l mut dyn FnMut(Place, &str);

fn in_case(case: &CaseFile, look: Look<'_>) {
    let root = Place::root();
    for (key, text) in [
        ("title", &case.title),
        ("facts", &case.facts),
        ("facts_en", &case.facts_en),
        ("number", &case.number),
        ("petition_number", &case.petition_number),
        ("place", &case.place),
    ] {
        look(root.field(key), text);
    }
    if let Some(desk) = &case.desk {
        look(root.field("desk").field("committee"), &desk.committee);
        look(root.field("desk").field("short_name"), &desk.short_name);
    }
    for (position, member) in case.staff.iter().enumerate() {
        let place = root.field("staff").index(position);
        look(place.field("name"), &member.name);
        look(place.field("unit"), &member.unit);
    }
    // A private statement is never printed.
    for (position, statement) in case.statements.iter().enumerate().filter(|(_, statement)| !statement.private) {
        look(root.field("statements").index(position).field("text"), &statement.text);
    }
    for (position, session) in case.steps.iter().enumerate() {
        look(Place::step(position).field("place"), &session.place);
        look(Place::step(position).field("host"), &session.host);
    }
}

fn in_party(party: &Party, place: &Place, look: Look<'_>) {
    look(place.field("name"), &party.name);
    look(place.field("address"), &party.address);
    look(place.field("phone"), &party.phone);
    if let Some(agent) = &party.agent {
        look(place.field("agent").field("name"), &agent.name);
        look(place.field("agent").field("id_number"), &agent.id_number);
    }
    match &party.kind {
        PartyKind::Person(person) => in_person(person, place, look),
        PartyKind::Organisation(organisation) => {
            look(place.field("credit_code"), &organisation.credit_code);
            if let Some(person) = &organisation.representative {
                look(place.field("representative").field("name"), &person.name);
                look(place.field("representative").field("title"), &person.title);
            }
        }
    }
}

fn in_person(person: &Person, place: &Place, look: Look<'_>) {
    look(place.field("ethnicity"), &person.ethnicity);
    look(place.field("id_number"), &person.id_number);
    look(place.field("occupation"), &person.occupation);
    look(place.field("read_aloud_by"), &person.read_aloud_by);
    if let Some(interpreter) = &person.interpreter {
        let place = place.field("interpreter");
        look(place.field("name"), &interpreter.name);
        look(place.field("address"), &interpreter.address);
        look(place.field("employer"), &interpreter.employer);
    }
}

fn in_terms(case: &CaseFile, look: Look<'_>) {
    for (position, term) in case.terms.iter().enumerate() {
        let place = Place::term(position);
        for (key, text) in [
            ("text", &term.text),
            ("text_en", &term.text_en),
            ("what", &term.what),
            ("method", &term.method),
            ("place", &term.place),
            ("breach", &term.breach),
        ] {
            look(place.field(key), text);
        }
    }
}

fn in_annex(annex: &Annex, place: &Place, look: Look<'_>) {
    look(place.field("title"), &annex.title);
    for (position, column) in annex.columns.iter().enumerate() {
        look(place.field("columns").index(position), column);
    }
    for (position, row) in annex.rows.iter().enumerate() {
        for (number, cell) in row.iter().enumerate() {
            // ASCII needs no face of its own; building a place for each figure of a long list would cost time.
            if !cell.is_ascii() {
                look(place.field("rows").index(position).index(number), cell);
            }
        }
    }
}

fn in_agreement(agreement: &Agreement, place: &Place, look: Look<'_>) {
    look(place.field("number"), &agreement.number);
    look(place.field("reason"), &agreement.reason);
    for (position, way) in agreement.told.iter().enumerate() {
        look(place.field("told").index(position), way);
    }
}
