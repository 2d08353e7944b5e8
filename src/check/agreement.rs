//! The agreement as a whole: that it has clauses, enough copies, an annex that adds up, and its time before the court
//! (People's Mediation Law arts 29, 33; `research/domain.md` 5.2).

use super::finding::{About, Finding, Mend};
use super::placeholder::is_missing;
use super::rule::{Rule, Severity};
use super::{Report, Surroundings, term_number};
use crate::domain::agreement::{AgreementForm, Annex, FollowUpResult};
use crate::domain::case::CaseFile;
use crate::domain::dates::confirmation_until;
use crate::domain::dossier::is_security;
use crate::domain::money::Money;
use crate::domain::place::Place;
use crate::domain::promises::{Timing, all_kept, promises};

/// So many days before its last day the joint application is called to mind.
const NEAR_DAYS: i64 = 7;
/// So many days after effect it is called to mind in any case.
const NEAR_SINCE: i64 = 23;
/// So long after it the missed time is worth a look; later it is history.
const RECENT_DAYS: i64 = 60;

pub(super) fn check(case: &CaseFile, surroundings: &Surroundings<'_>, report: Report<'_>) {
    if case.terms.is_empty() {
        report(Finding::new(Rule::AgreementNoTerms, Place::root().field("terms"), About::Nothing));
    }
    for (position, _) in case.terms.iter().enumerate().filter(|(_, term)| is_missing(&term.text)) {
        let about = About::Term { number: term_number(case, position) };
        report(Finding::new(Rule::AgreementNoTerms, Place::term(position).field("text"), about));
    }
    check_copies(case, report);
    check_window(case, surroundings, report);
    if let Some(annex) = &case.annex {
        check_annex(case, annex, &Place::root().field("annex"), report);
    }
}

/// One for each party and one for the committee; an oral agreement has its one register.
fn check_copies(case: &CaseFile, report: Report<'_>) {
    let Some(agreement) = case.agreement.as_ref().filter(|agreement| agreement.form != Some(AgreementForm::Oral))
    else {
        return;
    };
    let needed = case.copies_needed();
    if let Some(found) = agreement.copies.filter(|found| *found < needed) {
        let at = Place::root().field("agreement").field("copies");
        let mend = Mend::SetCount { at: at.clone(), count: needed };
        report(Finding::new(Rule::AgreementTooFewCopies, at, About::Copies { found, needed }).mended_by(mend));
    }
}

/// Arts 33 of the law and 205 of the Civil Procedure Law: both parties together, within 30 days from effect. What is
/// kept needs no court, and nothing can be done about a time that is long gone.
fn check_window(case: &CaseFile, surroundings: &Surroundings<'_>, report: Report<'_>) {
    let written = |form| matches!(form, None | Some(AgreementForm::Written));
    let Some(agreement) = case.agreement.as_ref().filter(|agreement| written(agreement.form) && !is_security(case))
    else {
        return;
    };
    let (effective, today) = (agreement.effective, surroundings.today);
    let Some(last) = effective.or(agreement.signed).and_then(|day| confirmation_until(day, surroundings.holidays))
    else {
        return;
    };
    let days_left = last.signed_duration_since(today).num_days();
    // A holiday puts off the last day, not the reminder.
    let since = effective.or(agreement.signed).map_or(0, |day| today.signed_duration_since(day).num_days());
    if (days_left > NEAR_DAYS && since < NEAR_SINCE) || all_kept(case) {
        return;
    }
    let promises = promises(case, today);
    let default = promises.iter().any(|promise| matches!(promise.timing, Timing::Late(_)) && !promise.kept);
    let performing = case.follow_ups.iter().any(|visit| visit.result == Some(FollowUpResult::Performed));
    let weight = match days_left {
        0.. => Severity::Warn,
        // Without a day of effect it is not sure that the time ran at all.
        _ if effective.is_none() || (performing && !default) => return,
        days if days >= -RECENT_DAYS => Severity::Warn,
        _ if default => Severity::Note,
        _ => return,
    };
    let at = Place::root().field("agreement").field(if effective.is_some() { "effective" } else { "signed" });
    let about = About::Window { last, days_left };
    report(Finding::new(Rule::AgreementConfirmationWindow, at, about).weighing(weight));
}

/// Sum of the column = total of the annex = amount of the clause.
fn check_annex(case: &CaseFile, annex: &Annex, place: &Place, report: Report<'_>) {
    let Some(sum) = sum_of_column(annex, place, report) else {
        return;
    };
    let at = place.field("total_cents");
    let clause = case.terms.iter().find(|term| annex.term.is_some() && term.number == annex.term);
    let clause = clause.and_then(|term| term.amount.zip(term.number));
    if let Some(total) = annex.total.filter(|total| *total != sum) {
        let finding = Finding::new(Rule::AnnexTotalMismatch, at.clone(), About::Sum { parts: sum, whole: total });
        // Where the clause agrees with the total it is a row that is wrong.
        let row_is_wrong = clause.is_some_and(|(clause, _)| clause == total);
        return report(if row_is_wrong { finding } else { finding.mended_by(Mend::SetAmount { at, amount: sum }) });
    }
    if let Some((clause, number)) = clause.filter(|(clause, _)| *clause != sum) {
        report(Finding::new(Rule::AnnexTotalMismatch, at, About::Clause { annex: sum, clause, number }));
    }
}

/// The sum, or nothing where no column is named, the annex has no row, or a cell cannot be read (which is reported).
fn sum_of_column(annex: &Annex, place: &Place, report: Report<'_>) -> Option<Money> {
    let column = usize::try_from(annex.amount_column?).ok()?;
    for (position, row) in annex.rows.iter().enumerate() {
        let text = row.get(column).map_or("", String::as_str);
        if Money::parse(text).is_err() {
            let at = place.field("rows").index(position).index(column);
            report(Finding::new(Rule::AnnexTotalMismatch, at, About::Cell { text: text.to_owned() }));
        }
    }
    annex.sum()
}
