//! What is fixed to a leaf of the dossier: a list of the originals, as far as the record knows them, counted by hand.
//! And who came to the petition window. It must not know pages.

use super::super::document::{Align, Block, Column, Content, FormCell, FormRow};
use super::super::ordinal::ordinal;
use super::super::paper::{Paper, block};
use super::super::slots::desk;
use super::parties::full_years;
use crate::domain::dossier::{DossierItem, is_security};
use crate::domain::party::{Party, PartyKind, PartyRole};
use crate::domain::place::Place;

/// Empty lines of a list that is written by hand.
const OPEN_LINES: usize = 4;

/// Lines of a leaf for its list and its frame together; lines that the frame has at least.
const PAGE_LINES: u32 = 23;
const LEAST_LINES: u32 = 8;

/// The list of a leaf with the frame for the originals below it: what, whose, how many pieces (by hand).
pub(super) fn attachments(paper: &Paper<'_>) -> Vec<Block> {
    let Some(item) = desk::item(paper) else { return Vec::new() };
    let known = known(paper, item);
    let open = if known.is_empty() { OPEN_LINES } else { 1 };
    let known = known.into_iter().chain(std::iter::repeat_n(String::new(), open));
    let rows =
        known.enumerate().map(|(position, what)| vec![(position + 1).to_string(), what, String::new(), String::new()]);
    let column = |name: &str, share: u32, align: Align| Column { title: paper.word(name), share, align };
    let columns = vec![
        column("column-item", 8, Align::Centre),
        column("column-material", 62, Align::Left),
        column("column-pieces", 12, Align::Centre),
        column("column-note", 18, Align::Left),
    ];
    let rows: Vec<Vec<String>> = rows.collect();
    let room = room_below(rows.len());
    let open = FormRow {
        cells: vec![FormCell { label: String::new(), value: String::new(), place: String::new() }],
        lines: room,
    };
    let table = block(Content::Table { columns, rows }, false, "");
    vec![table, block(Content::Form(vec![open]), false, "")]
}

/// Lines of the frame that takes the originals, so that list and frame fill a page.
fn room_below(rows: usize) -> u32 {
    let taken = u32::try_from(rows).unwrap_or(u32::MAX).saturating_mul(5) / 4;
    PAGE_LINES.saturating_sub(taken).max(LEAST_LINES)
}

fn known(paper: &Paper<'_>, item: DossierItem) -> Vec<String> {
    let word = |name: &str| vec![paper.word(name)];
    let parties = || paper.case.parties.iter().filter(|party| party.role.holds_a_copy());
    match item {
        DossierItem::Opening if is_security(paper.case) => word("leaf-registration-form"),
        DossierItem::Notice if is_security(paper.case) => {
            parties().map(|party| paper.words("leaf-notice-form", &[("name", &party.name)])).collect()
        }
        DossierItem::Identity => identities(paper),
        DossierItem::Authority => {
            let agents = parties().filter_map(|party| Some((party, party.agent.as_ref()?)));
            let line = |(party, agent): (&Party, &crate::domain::party::Agent)| {
                paper.words("leaf-authority-of", &[("name", &party.name), ("agent", &agent.name)])
            };
            agents.map(line).collect()
        }
        DossierItem::Performance => payments(paper),
        DossierItem::Confirmation => {
            ["leaf-confirmation-ruling", "leaf-confirmation-address"].iter().map(|name| paper.word(name)).collect()
        }
        _ => Vec::new(),
    }
}

/// Parties, their guardians and agents, each with the kind of proof; the number is on the copy itself.
fn identities(paper: &Paper<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let of = |name: &str, papers: &str| paper.words("leaf-identity-of", &[("name", name), ("papers", papers)]);
    let shown = |role: PartyRole| role.holds_a_copy() || role == PartyRole::Guardian;
    for party in paper.case.parties.iter().filter(|party| shown(party.role)) {
        let papers = match &party.kind {
            PartyKind::Person(person) => person
                .id_type
                .map_or_else(|| paper.word("leaf-identity-usual"), |kind| paper.tr.id_type(kind).to_owned()),
            PartyKind::Organisation(_) => paper.word("leaf-identity-organisation"),
        };
        lines.push(of(&party.name, &papers));
        if let Some(agent) = party.agent.as_ref().filter(|agent| !agent.name.is_empty()) {
            lines.push(of(&agent.name, &paper.word("leaf-identity-agent")));
        }
    }
    lines
}

/// The sums that were to be paid, by their clauses.
fn payments(paper: &Paper<'_>) -> Vec<String> {
    let paid = paper.case.terms.iter().enumerate().filter_map(|(position, term)| Some((position, term, term.amount?)));
    let line = |(position, term, amount): (usize, &crate::domain::term::Term, crate::domain::money::Money)| {
        let number = term.number.unwrap_or_else(|| u32::try_from(position + 1).unwrap_or(u32::MAX));
        let number = ordinal(paper.lang, number);
        paper.words("leaf-payment", &[("ordinal", &number), ("figures", &amount.figures())])
    };
    paid.map(line).collect()
}

/// Who came: one visitor in rows of the form; the representatives of a group as a list.
pub(super) fn visitors(paper: &Paper<'_>) -> Vec<Block> {
    let visitors: Vec<(usize, &Party)> = desk::representatives(paper.case).collect();
    match visitors.as_slice() {
        [] => Vec::new(),
        [(position, one)] => vec![block(Content::Form(visitor_rows(paper, *position, one)), false, "")],
        several => vec![visitor_table(paper, several)],
    }
}

fn visitor_rows(paper: &Paper<'_>, position: usize, party: &Party) -> Vec<FormRow> {
    let place = Place::party(position);
    let cell = |label: &str, value: String, field: &str| FormCell {
        label: paper.word(label),
        value: if value.trim().is_empty() { paper.word("unused") } else { value },
        place: place.field(field).pointer().to_owned(),
    };
    let row = |cells: Vec<FormCell>| FormRow { cells, lines: 0 };
    let Visitor { sex, age, number } = Visitor::of(paper, party);
    vec![
        row(vec![
            cell("column-visitor", party.name.clone(), "name"),
            cell("column-sex", sex, "sex"),
            cell("column-age", age, "birth"),
        ]),
        row(vec![cell("column-number", number, "id_number"), cell("column-phone", party.phone.clone(), "phone")]),
        row(vec![cell("column-address", party.address.clone(), "address")]),
    ]
}

fn visitor_table(paper: &Paper<'_>, visitors: &[(usize, &Party)]) -> Block {
    let column = |name: &str, share: u32, align: Align| Column { title: paper.word(name), share, align };
    let columns = vec![
        column("column-representative", 16, Align::Left),
        column("column-sex", 6, Align::Centre),
        column("column-age", 8, Align::Centre),
        column("column-number", 24, Align::Left),
        column("column-phone", 16, Align::Left),
        column("column-address", 30, Align::Left),
    ];
    let rows = visitors.iter().map(|(_, party)| {
        let Visitor { sex, age, number } = Visitor::of(paper, party);
        vec![party.name.clone(), sex, age, number, party.phone.clone(), party.address.clone()]
    });
    block(Content::Table { columns, rows: rows.collect() }, false, "/parties")
}

/// What the register asks of a visitor, in words.
struct Visitor {
    sex: String,
    age: String,
    number: String,
}

impl Visitor {
    fn of(paper: &Paper<'_>, party: &Party) -> Visitor {
        match &party.kind {
            PartyKind::Person(person) => {
                let born = person.birth.zip(paper.case.accepted).filter(|(birth, day)| birth <= day);
                Visitor {
                    sex: person.sex.map_or("", |sex| paper.tr.sex(sex)).to_owned(),
                    age: born.map(|(birth, day)| full_years(birth, day).to_string()).unwrap_or_default(),
                    number: person.id_number.clone(),
                }
            }
            PartyKind::Organisation(organisation) => {
                Visitor { sex: String::new(), age: String::new(), number: organisation.credit_code.clone() }
            }
        }
    }
}
