//! What a receipt says of one payment.

use super::super::ordinal::ordinal;
use super::super::paper::{About, Paper};
use super::super::words::names;
use super::{SLOTS, Value, at, date, flag};
use crate::domain::capitals;
use crate::domain::dates::duties;
use crate::domain::place::Place;
use crate::domain::term::{Payment, Term};

pub(super) fn value(paper: &Paper<'_>, name: &str) -> Option<Value> {
    if !SLOTS.contains(&name) {
        return None;
    }
    let About::Payment { term: position, part } = paper.about else { return Some(Value::default()) };
    let Some(term) = paper.case.terms.get(position) else { return Some(Value::default()) };
    let place = Place::term(position);
    let field = |text: &str, field: &str| at(text, place.field(field).pointer());
    let separator = paper.word("separator");
    let monthly = matches!(term.payment, Payment::Monthly(_));
    let all = duties(term);
    let duty = if monthly { all.first() } else { all.get(part.unwrap_or(0)) };
    let payer = duty.map_or(&term.obligor, |duty| &duty.payer);
    let amount = duty.and_then(|duty| duty.amount);
    let due = duty.and_then(|duty| duty.due).filter(|_| !monthly);
    Some(match name {
        "payer" => field(&names(paper.case, payer, &separator), "obligor"),
        "payee" => field(&names(paper.case, &term.obligee, &separator), "obligee"),
        "reason" => field(&term.what, "what"),
        "figures" => field(&amount.map(|amount| amount.figures()).unwrap_or_default(), "amount_cents"),
        "capitals" => field(&amount.map(capitals::write).unwrap_or_default(), "amount_cents"),
        "method" => field(&term.method, "method"),
        "due" => field(&date(paper, due), "due"),
        "part" => at(part.map(|part| (part + 1).to_string()).unwrap_or_default(), ""),
        "parts" => at(part.map(|_| all.len().to_string()).unwrap_or_default(), ""),
        "clause" => field(&clause(paper, position, term), "number"),
        "payment-monthly" => flag(monthly),
        "payment-annexed" => {
            let annex = paper.case.annex.as_ref().and_then(|annex| annex.term);
            flag(annex.is_some() && annex == term.number)
        }
        _ => return None,
    })
}

/// The number of the clause, as the agreement prints it.
fn clause(paper: &Paper<'_>, position: usize, term: &Term) -> String {
    ordinal(paper.lang, term.number.unwrap_or_else(|| u32::try_from(position + 1).unwrap_or(u32::MAX)))
}
