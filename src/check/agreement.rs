//! The agreement as a whole: that it has clauses, enough copies, and an annex that adds up
//! (People's Mediation Law art. 29; `research/domain.md` 5.2).

use super::finding::{About, Finding, Mend};
use super::rule::Rule;
use super::{Report, term_number};
use crate::domain::agreement::{AgreementForm, Annex};
use crate::domain::case::CaseFile;
use crate::domain::money::Money;
use crate::domain::place::Place;

pub(super) fn check(case: &CaseFile, report: Report<'_>) {
    if case.terms.is_empty() {
        report(Finding::new(Rule::AgreementNoTerms, Place::root().field("terms"), About::Nothing));
    }
    for (position, _) in case.terms.iter().enumerate().filter(|(_, term)| term.text.trim().is_empty()) {
        let about = About::Term { number: term_number(case, position) };
        report(Finding::new(Rule::AgreementNoTerms, Place::term(position).field("text"), about));
    }
    check_copies(case, report);
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

/// Sum of the column = total of the annex = amount of the clause.
fn check_annex(case: &CaseFile, annex: &Annex, place: &Place, report: Report<'_>) {
    let Some(sum) = sum_of_column(annex, place, report) else {
        return;
    };
    let at = place.field("total_cents");
    if let Some(total) = annex.total.filter(|total| *total != sum) {
        let mend = Mend::SetAmount { at: at.clone(), amount: sum };
        return report(
            Finding::new(Rule::AnnexTotalMismatch, at, About::Sum { parts: sum, whole: total }).mended_by(mend),
        );
    }
    let clause = case.terms.iter().find(|term| annex.term.is_some() && term.number == annex.term);
    if let Some((clause, number)) = clause.and_then(|term| term.amount.zip(term.number))
        && clause != sum
    {
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
