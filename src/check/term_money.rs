//! The money of a clause: its amount, the amounts its sentence says in figures and in capitals, and the sum of its
//! parts (`research/domain.md` 5.2, 5.4). Which of two amounts is right, only the parties know.

use super::amounts::{Written, figures, in_capitals};
use super::finding::{About, Finding, Mend};
use super::rule::Rule;
use super::{Report, term_number};
use crate::domain::capitals;
use crate::domain::case::CaseFile;
use crate::domain::dates::months_between;
use crate::domain::money::Money;
use crate::domain::place::Place;
use crate::domain::term::{Payment, Term, TermPattern};

/// Figures and capitals of one amount stand at most this many characters apart: `元（大写：人民币`.
const MOST_BETWEEN: usize = 9;

pub(super) fn check(case: &CaseFile, report: Report<'_>) {
    for (position, term) in case.terms.iter().enumerate() {
        let (place, number) = (Place::term(position), term_number(case, position));
        let text: Vec<char> = term.text.chars().collect();
        let (figures, capitals) = (figures(&text), in_capitals(&text));
        has_amount(term, &capitals, &place, number, report);
        parts_add_up(term, &place, number, report);
        says_the_amount(term, &text, &figures, &place, number, report);
        says_the_capitals(term, &figures, &capitals, &place, number, report);
    }
}

/// A clause of payment has its amount; one in own words that says an amount in capitals is a clause of payment.
fn has_amount(term: &Term, capitals: &[Written], place: &Place, number: u32, report: Report<'_>) {
    if term.amount.is_some() {
        return;
    }
    let at = place.field("amount_cents");
    let said = capitals.iter().find_map(|written| written.amount);
    let finding = Finding::new(Rule::TermNoAmount, at.clone(), About::Term { number });
    match (said, term.pattern) {
        (Some(amount), Some(TermPattern::Pay) | None) => report(finding.mended_by(Mend::SetAmount { at, amount })),
        (None, Some(TermPattern::Pay)) => report(finding),
        _ => {}
    }
}

/// The parts of a payment: their sum, where all of them are written.
fn sum_of_parts(payment: &Payment) -> Option<Money> {
    match payment {
        Payment::Once => None,
        Payment::Instalments(parts) => {
            parts.iter().try_fold(Money::default(), |sum, part| part.amount.and_then(|amount| sum.checked_add(amount)))
        }
        Payment::Monthly(schedule) => schedule.amount?.checked_times(months_between(schedule.from?, schedule.to?)),
    }
}

fn parts_add_up(term: &Term, place: &Place, number: u32, report: Report<'_>) {
    if let Some((whole, parts)) = term.amount.zip(sum_of_parts(&term.payment))
        && whole != parts
    {
        let at = place.field("amount_cents");
        let mend = Mend::SetAmount { at: at.clone(), amount: parts };
        let about = About::Stated { number, stated: parts, expected: whole };
        report(Finding::new(Rule::TermSumMismatch, at, about).mended_by(mend));
    }
}

/// Amounts that the sentence must say, and those that it may.
fn expected_amounts(term: &Term) -> (Vec<Money>, Vec<Money>) {
    match &term.payment {
        Payment::Once => (term.amount.into_iter().collect(), Vec::new()),
        Payment::Instalments(parts) => {
            (term.amount.into_iter().collect(), parts.iter().filter_map(|part| part.amount).collect())
        }
        // 每月支付1,500元: the total over all months is seldom said.
        Payment::Monthly(schedule) => (schedule.amount.into_iter().collect(), term.amount.into_iter().collect()),
    }
}

/// Where the sentence says amounts in figures, the amount of the clause is among them; so is each part, where the
/// parts are told one by one. Others may stand beside them (a price for one day), so only a missing one counts.
fn says_the_amount(term: &Term, text: &[char], figures: &[Written], place: &Place, number: u32, report: Report<'_>) {
    let said: Vec<&Written> = figures.iter().filter(|written| !is_penalty(text, written)).collect();
    let (must, may) = expected_amounts(term);
    let is_expected = |amount: &Money| must.contains(amount) || may.contains(amount);
    let other = said.iter().find(|written| written.amount.is_some_and(|amount| !is_expected(&amount)));
    let missing = must.iter().find(|amount| count(&said, **amount) == 0).or_else(|| missing_part(term, &said));
    let (Some(written), Some(expected)) = (other, missing.copied()) else {
        return;
    };
    let Some(stated) = written.amount else {
        return;
    };
    let at = place.field("text");
    let new = respelled(&written.text, expected);
    let finding = Finding::new(Rule::TermAmountTextMismatch, at.clone(), About::Stated { number, stated, expected });
    report(finding.mended_by(Mend::ReplaceInText { at, old: written.text.clone(), new }));
}

fn count(said: &[&Written], amount: Money) -> usize {
    said.iter().filter(|written| written.amount == Some(amount)).count()
}

/// A part that is told less often than it is owed, where there are figures enough for every part.
fn missing_part<'t>(term: &'t Term, said: &[&Written]) -> Option<&'t Money> {
    let Payment::Instalments(parts) = &term.payment else {
        return None;
    };
    let owed: Vec<&Money> = parts.iter().filter_map(|part| part.amount.as_ref()).collect();
    let told = said.iter().filter(|written| written.amount != term.amount).count();
    if told < owed.len() {
        return None;
    }
    owed.iter().copied().find(|amount| count(said, **amount) < owed.iter().filter(|other| **other == *amount).count())
}

/// 违约金500元: what follows a breach is not what is owed.
fn is_penalty(text: &[char], written: &Written) -> bool {
    let before: String = text.get(written.start.saturating_sub(8)..written.start).unwrap_or_default().iter().collect();
    ["违约金", "滞纳金", "押金", "罚"].iter().any(|word| before.contains(word))
}

fn respelled(old: &str, amount: Money) -> String {
    let unit = if old.ends_with(['元', '圆', '块']) { "元" } else { "" };
    format!("{}{unit}", amount.short_figures())
}

/// Capitals say the same as the figures beside them; without figures, one of the clause's amounts.
fn says_the_capitals(
    term: &Term,
    figures: &[Written],
    capitals: &[Written],
    place: &Place,
    number: u32,
    report: Report<'_>,
) {
    let (must, may) = expected_amounts(term);
    for written in capitals {
        let beside = figures
            .iter()
            .rev()
            .find(|figure| figure.end <= written.start && written.start - figure.end <= MOST_BETWEEN)
            .or_else(|| {
                figures.iter().find(|figure| figure.start >= written.end && figure.start - written.end <= MOST_BETWEEN)
            });
        let expected = match beside.and_then(|figure| figure.amount) {
            Some(amount) => amount,
            None => match must.first() {
                Some(amount) if written.amount.is_none_or(|said| !must.contains(&said) && !may.contains(&said)) => {
                    *amount
                }
                _ => continue,
            },
        };
        if written.amount != Some(expected) {
            let at = place.field("text");
            let about = About::Capitals { number, text: written.text.clone(), expected };
            let mend =
                Mend::ReplaceInText { at: at.clone(), old: written.text.clone(), new: capitals::write(expected) };
            report(Finding::new(Rule::TermCapitalsMismatch, at, about).mended_by(mend));
        }
    }
}
