//! Amounts in capitals: they say the same as the figures beside them; without figures, one of the clause's amounts
//! (支付结算办法; `research/domain.md` 5.4). It must not judge figures.

use super::clause::Clause;
use super::money::expected_amounts;
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::amounts::{Amount, Form};
use crate::check::rule::Rule;
use crate::domain::capitals;
use crate::domain::money::Money;

/// Figures and capitals of one amount stand at most this many characters apart: `元整（大写：人民币`.
const MOST_BETWEEN: usize = 10;

pub(super) fn check(clause: &Clause<'_>, report: Report<'_>) {
    for text in clause.texts() {
        let amounts = &text.reading.amounts;
        for (position, capital) in amounts.iter().enumerate().filter(|(_, amount)| amount.form == Form::Capitals) {
            let Some(expected) = expected(clause, amounts, position, capital) else { continue };
            if capital.value == Some(expected) {
                continue;
            }
            let words = text.reading.words(&capital.span);
            let about = About::Capitals { number: clause.number, text: words, expected };
            let mend = text.replacing(&capital.span, &capitals::write(expected));
            report(Finding::new(Rule::TermCapitalsMismatch, text.at.clone(), about).mended_by(mend));
        }
    }
}

/// What the capitals should say: the figures beside them, else the clause's amount, where they are none of its.
fn expected(clause: &Clause<'_>, amounts: &[Amount], position: usize, capital: &Amount) -> Option<Money> {
    let figures = |amount: &&Amount| amount.form != Form::Capitals;
    let before = position.checked_sub(1).and_then(|before| amounts.get(before)).filter(figures);
    let after = amounts.get(position + 1).filter(figures);
    let beside = before
        .filter(|amount| capital.span.start - amount.span.end <= MOST_BETWEEN)
        .or_else(|| after.filter(|amount| amount.span.start - capital.span.end <= MOST_BETWEEN));
    if let Some(amount) = beside {
        return amount.value;
    }
    let (must, may) = expected_amounts(clause.term);
    let among = capital.value.is_some_and(|said| must.contains(&said) || may.contains(&said));
    let told_in_figures = must.first().is_some_and(|must| amounts.iter().any(|each| each.value == Some(*must)));
    must.first().copied().filter(|_| !(among || told_in_figures && capital.value.is_some()))
}
