//! How each clause stands at a visit (form 3.8: performance of each clause). The record knows how the whole agreement
//! was found; a clause whose state does not follow from that is to be ticked by hand. It must not guess.

use chrono::NaiveDate;

use super::super::document::{Align, Block, Column, Content};
use super::super::ordinal::ordinal;
use super::super::paper::{Paper, block};
use super::super::slots;
use super::performance::{monthly_due, people};
use crate::domain::agreement::FollowUpResult;
use crate::domain::dates::{Duty, duties};
use crate::domain::term::{Payment, Term};

/// One row a clause; nothing for a visit before the agreement was made, or without clauses.
pub(super) fn performed(paper: &Paper<'_>) -> Vec<Block> {
    let Some((_, visit)) = slots::visit(paper) else { return Vec::new() };
    let ended = crate::domain::progress::ended_without_agreement(paper.case);
    if ended || paper.case.terms.is_empty() || !slots::is_of_the_agreement(paper.case, visit) {
        return Vec::new();
    }
    let column = |name: &str, share: u32, align: Align| Column { title: paper.word(name), share, align };
    let columns = vec![
        column("column-term", 8, Align::Centre),
        column("column-obligor", 18, Align::Left),
        column("column-due", 30, Align::Left),
        column("column-performed", 36, Align::Left),
    ];
    let rows = paper.case.terms.iter().enumerate().map(|(position, term)| {
        let number = term.number.unwrap_or_else(|| u32::try_from(position + 1).unwrap_or(u32::MAX));
        vec![
            ordinal(paper.lang, number),
            people(paper, &term.obligor),
            due(paper, term),
            state(paper, term, visit.date, visit.result),
        ]
    });
    vec![block(Content::Table { columns, rows: rows.collect() }, false, "/terms")]
}

/// The days of the clause, a line each.
fn due(paper: &Paper<'_>, term: &Term) -> String {
    if let Payment::Monthly(schedule) = &term.payment {
        return monthly_due(paper, schedule);
    }
    let days = duties(term).into_iter().filter_map(|duty| duty.due);
    let days: Vec<String> = days.map(|day| paper.words("due", &[("date", &paper.tr.date(day))])).collect();
    if days.is_empty() { paper.word("no-amount") } else { days.join("\n") }
}

/// What the visit says of this clause.
fn state(paper: &Paper<'_>, term: &Term, day: Option<NaiveDate>, result: Option<FollowUpResult>) -> String {
    let all = duties(term);
    let is_due = |duty: &&Duty| duty.due.is_none_or(|due| day.is_none_or(|day| due <= day));
    let due: Vec<&Duty> = all.iter().filter(is_due).collect();
    if due.is_empty() {
        return paper.word("not-due-yet");
    }
    let whole = due.len() == all.len();
    match result {
        Some(FollowUpResult::Performed) => paper.word(if whole { "performed" } else { "performed-so-far" }),
        Some(FollowUpResult::NotPerformed) => paper.word("not-performed"),
        _ if due.iter().all(|duty| was_kept(paper, duty, day)) => {
            paper.word(if whole { "performed" } else { "performed-so-far" })
        }
        _ => paper.word("tick-performed"),
    }
}

/// Whether a visit up to this day found everything performed that was due with this duty.
fn was_kept(paper: &Paper<'_>, duty: &Duty, day: Option<NaiveDate>) -> bool {
    paper.case.follow_ups.iter().any(|visit| {
        visit.result == Some(FollowUpResult::Performed)
            && visit.date.zip(duty.due).is_some_and(|(visited, due)| due <= visited)
            && visit.date.zip(day).is_some_and(|(visited, day)| visited <= day)
    })
}
