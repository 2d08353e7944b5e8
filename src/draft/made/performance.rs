//! 履行方式、时限: the table of duties, one line for each payment or deed (form 3.6 field 10).
//! Every amount of the agreement stands here in figures and in capitals.

use super::super::document::{Align, Block, Column, Content};
use super::super::ordinal::ordinal;
use super::super::paper::{Paper, block};
use super::super::words::names;
use crate::domain::capitals;
use crate::domain::money::Money;
use crate::domain::party::PartyId;
use crate::domain::term::{MonthlySchedule, Payment, Term, TermPattern};

/// The table, or nothing where there are no clauses.
pub(super) fn performance_table(paper: &Paper<'_>) -> Vec<Block> {
    let rows: Vec<Vec<String>> =
        paper.case.terms.iter().enumerate().flat_map(|(position, term)| rows(paper, position, term)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![block(Content::Table { columns: columns(paper), rows }, false, "/terms")]
}

fn columns(paper: &Paper<'_>) -> Vec<Column> {
    let column = |name: &str, share: u32, align: Align| Column { title: paper.word(name), share, align };
    vec![
        column("column-term", 8, Align::Centre),
        column("column-obligor", 16, Align::Left),
        column("column-obligee", 16, Align::Left),
        column("column-amount", 26, Align::Left),
        column("column-due", 20, Align::Left),
        column("column-method", 18, Align::Left),
    ]
}

fn rows(paper: &Paper<'_>, position: usize, term: &Term) -> Vec<Vec<String>> {
    let number = term.number.unwrap_or_else(|| u32::try_from(position + 1).unwrap_or(u32::MAX));
    let row = |obligor: &[PartyId], amount: String, due: String| {
        vec![
            ordinal(paper.lang, number),
            people(paper, obligor),
            if term.obligee.is_empty() && !pays(term) { paper.word("unused") } else { people(paper, &term.obligee) },
            amount,
            due,
            manner(paper, term),
        ]
    };
    let due = |date: Option<_>| {
        let signed = paper.case.agreement.as_ref().and_then(|agreement| agreement.signed);
        // A duty of the very day is not due before it.
        let words = if date.is_some() && date == signed { "due-that-day" } else { "due" };
        date.map_or_else(|| paper.word("blank"), |date| paper.words(words, &[("date", &paper.tr.date(date))]))
    };
    match &term.payment {
        Payment::Once => vec![row(&term.obligor, amount(paper, "amount", term.amount), due(term.due))],
        Payment::Instalments(parts) => {
            let payer = |payer: &Option<PartyId>| payer.clone().map_or_else(|| term.obligor.clone(), |id| vec![id]);
            let mut rows: Vec<Vec<String>> = parts
                .iter()
                .map(|part| row(&payer(&part.payer), amount(paper, "amount", part.amount), due(part.due)))
                .collect();
            if term.amount.is_some() {
                rows.push(total(paper, number, term));
            }
            rows
        }
        Payment::Monthly(schedule) => {
            let monthly = amount(paper, "amount-monthly", schedule.amount);
            let total = term.amount.map(|total| amount(paper, "amount-total", Some(total))).unwrap_or_default();
            let amount = [monthly, total].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
            vec![row(&term.obligor, amount, monthly_due(paper, schedule))]
        }
    }
}

/// A duty to pay has someone who gets the money; a deed may be owed to nobody in particular.
const fn pays(term: &Term) -> bool {
    term.amount.is_some() || matches!(term.pattern, Some(TermPattern::Pay)) || !matches!(term.payment, Payment::Once)
}

/// What the instalments add up to. It is no duty of its own: nobody owes it besides them, by no day.
fn total(paper: &Paper<'_>, number: u32, term: &Term) -> Vec<String> {
    let none = || paper.word("unused");
    let amount = amount(paper, "amount-total", term.amount);
    vec![ordinal(paper.lang, number), none(), none(), amount, none(), none()]
}

pub(super) fn monthly_due(paper: &Paper<'_>, schedule: &MonthlySchedule) -> String {
    let month = |month: Option<_>| month.map_or_else(|| paper.word("blank"), |month| paper.tr.month_of_year(month));
    let day = schedule.day.map_or_else(|| paper.word("blank"), |day| day.to_string());
    paper.words("due-monthly", &[("from", &month(schedule.from)), ("to", &month(schedule.to)), ("day", &day)])
}

pub(super) fn people(paper: &Paper<'_>, ids: &[PartyId]) -> String {
    paper.or_blank(&names(paper.case, ids, &paper.word("separator")))
}

fn amount(paper: &Paper<'_>, words: &str, amount: Option<Money>) -> String {
    match amount {
        Some(amount) => {
            // The capitals stand on a line of their own: a column is rarely wide enough for both.
            let slots = [("figures", &*amount.figures()), ("capitals", &capitals::write(amount)), ("break", "\n")];
            paper.words(words, &slots)
        }
        None => paper.word("no-amount"),
    }
}

fn manner(paper: &Paper<'_>, term: &Term) -> String {
    match (term.method.as_str(), term.place.as_str()) {
        (method, "") => paper.or_blank(method),
        ("", place) => place.to_owned(),
        (method, place) => paper.words("method-and-place", &[("method", method), ("place", place)]),
    }
}
