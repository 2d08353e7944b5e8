//! Each clause by its fields: who owes it, by when, how, what follows if not (`research/domain.md` 5.2, 5.3; Civil
//! Code art. 511 fills a gap, but not as the parties think). The sentence itself is read in `term_words`.

use chrono::NaiveDate;

use super::finding::{About, Finding};
use super::rule::Rule;
use super::{Report, Surroundings, term_number};
use crate::domain::case::CaseFile;
use crate::domain::dates::monthly_dates;
use crate::domain::party::PartyId;
use crate::domain::place::Place;
use crate::domain::term::{Payment, Term};

pub(super) fn check(case: &CaseFile, surroundings: &Surroundings<'_>, report: Report<'_>) {
    for (position, term) in case.terms.iter().enumerate() {
        let (place, number) = (Place::term(position), term_number(case, position));
        if term.obligor.is_empty() && !is_declaration(term) {
            report(Finding::new(Rule::TermNoObligor, place.field("obligor"), About::Term { number }));
        }
        known_parties(case, term, &place, number, report);
        if !has_no_day(term) {
            complete(term, &place, number, report);
        }
        due_after_signing(case, surroundings.today, term, &place, number, report);
    }
}

/// 双方再无其他争议: it ends the matter and asks nothing of anyone.
fn is_declaration(term: &Term) -> bool {
    const DECLARING: [&str; 8] =
        ["再无其他", "无其他争议", "无其他纠纷", "再无纠葛", "互不追究", "本协议自", "本协议一式", "了结"];
    term.amount.is_none() && term.pattern.is_none() && contains_any(&term.text, &DECLARING)
}

/// A clause that by its nature has no day and no manner: a declaration, a duty to leave something undone, or one that
/// was done at the table.
fn has_no_day(term: &Term) -> bool {
    const LASTING: [&str; 7] = ["今后", "不得", "不再", "互不", "长期", "永久", "相互尊重"];
    const AT_THE_TABLE: [&str; 8] =
        ["当场", "当面付清", "当面向", "签订本协议时", "签订协议时", "签字时", "已付清", "已履行完毕"];
    let lasting = term.amount.is_none() && term.pattern.is_none() && contains_any(&term.text, &LASTING);
    is_declaration(term) || lasting || (term.due.is_none() && contains_any(&term.text, &AT_THE_TABLE))
}

pub(super) fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn complete(term: &Term, place: &Place, number: u32, report: Report<'_>) {
    let about = || About::Term { number };
    let dated = match &term.payment {
        Payment::Once => term.due.is_some(),
        Payment::Instalments(parts) => {
            for (position, _) in parts.iter().enumerate().filter(|(_, part)| part.due.is_none()) {
                let at = place.field("instalments").index(position).field("due");
                report(Finding::new(Rule::TermNoDate, at, about()));
            }
            true
        }
        Payment::Monthly(schedule) => {
            if schedule.day.is_none() || schedule.from.is_none() || schedule.to.is_none() {
                report(Finding::new(Rule::TermNoDate, place.field("schedule"), about()));
            }
            true
        }
    };
    if !dated {
        report(Finding::new(Rule::TermNoDate, place.field("due"), about()));
    }
    if term.method.trim().is_empty() {
        report(Finding::new(Rule::TermNoMethod, place.field("method"), about()));
    }
    if term.breach.trim().is_empty() {
        report(Finding::new(Rule::TermNoBreach, place.field("breach"), about()));
    }
}

/// Everyone a clause names by id is a party of the case.
fn known_parties(case: &CaseFile, term: &Term, place: &Place, number: u32, report: Report<'_>) {
    let mut named: Vec<(Place, &PartyId)> = Vec::new();
    for (key, ids) in [("obligor", &term.obligor), ("obligee", &term.obligee)] {
        named.extend(ids.iter().enumerate().map(|(position, id)| (place.field(key).index(position), id)));
    }
    if let Payment::Instalments(parts) = &term.payment {
        let payers = parts.iter().enumerate().filter_map(|(position, part)| Some((position, part.payer.as_ref()?)));
        named.extend(payers.map(|(position, id)| (place.field("instalments").index(position).field("payer"), id)));
    }
    for (at, id) in named {
        if case.party(id).is_none() {
            report(Finding::new(Rule::TermUnknownParty, at, About::Stranger { number, name: id.0.clone() }));
        }
    }
}

/// A duty whose day lies before the day of signing cannot be kept in time. While nobody has signed, today counts.
fn due_after_signing(case: &CaseFile, today: NaiveDate, term: &Term, place: &Place, number: u32, report: Report<'_>) {
    let signed = case.agreement.as_ref().and_then(|agreement| agreement.signed.or(agreement.effective));
    let signing = signed.unwrap_or(today);
    let mut days: Vec<(Place, Option<NaiveDate>)> = Vec::new();
    match &term.payment {
        Payment::Once => days.push((place.field("due"), term.due)),
        Payment::Instalments(parts) => {
            let numbered = parts.iter().enumerate();
            days.extend(numbered.map(|(each, part)| (place.field("instalments").index(each).field("due"), part.due)));
        }
        Payment::Monthly(schedule) => {
            days.push((place.field("schedule").field("from"), monthly_dates(schedule).first().copied()));
        }
    }
    for (at, due) in days {
        if let Some(due) = due.filter(|due| *due < signing) {
            report(Finding::new(Rule::TermDateBeforeSigning, at, About::Due { number, due, signing }));
        }
    }
}
