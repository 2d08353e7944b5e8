//! Amounts in capitals: they say the same as the figures beside them; without figures, one of the clause's amounts
//! (支付结算办法; `research/domain.md` 5.4). It must not judge figures.

use super::clause::{Clause, Text};
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
            let Some(expected) = expected(clause, text, position, capital).or(capital.value) else { continue };
            let words = text.reading.words(&capital.span);
            // 贰仟捌百 mixes the two ways of writing; a bank takes only one.
            if capital.value == Some(expected) && !words.contains(['百', '千', '十']) {
                continue;
            }
            let about = About::Capitals { number: clause.number, text: words, expected };
            let mend = text.replacing(&capital.span, &capitals::write(expected));
            report(Finding::new(Rule::TermCapitalsMismatch, text.at.clone(), about).mended_by(mend));
        }
    }
}

/// What the capitals should say: the figures beside them, else the clause's amount, where they are none of its.
fn expected(clause: &Clause<'_>, text: &Text<'_>, position: usize, capital: &Amount) -> Option<Money> {
    let amounts = &text.reading.amounts;
    let figures = |amount: &&Amount| amount.form != Form::Capitals;
    let before = position.checked_sub(1).and_then(|before| amounts.get(before)).filter(figures);
    let after = amounts.get(position + 1).filter(figures);
    let before = before.map(|amount| (amount, amount.span.end..capital.span.start));
    let after = after.map(|amount| (amount, capital.span.end..amount.span.start));
    let near = [before, after].into_iter().flatten().filter(|(_, between)| between.len() <= MOST_BETWEEN);
    // 7万元，合计人民币壹拾伍万元整（¥150,000.00）: what only a bracket parts from them comes first.
    let beside = near.min_by_key(|(_, between)| !is_one_amount(&text.reading.words(between)));
    let beside = beside.filter(|(_, between)| !opens_another(&text.reading.words(between)));
    let (must, may) = expected_amounts(clause.term);
    let among = capital.value.is_some_and(|said| must.contains(&said) || may.contains(&said));
    // 10,980元（61天×180元），大写：…: what ends inside another bracket is a price, not the amount.
    let is_price = |between: &str| among && between.starts_with(['）', ')']);
    let beside = beside.filter(|(_, between)| !is_price(&text.reading.words(between)));
    if let Some((amount, _)) = beside {
        return amount.value;
    }
    let told_in_figures = must.first().is_some_and(|must| amounts.iter().any(|each| each.value == Some(*must)));
    must.first().copied().filter(|_| !(among || told_in_figures && capital.value.is_some()))
}

/// `（大写：`, `整（¥`: nothing but what ties figures and capitals together.
fn is_one_amount(between: &str) -> bool {
    between.chars().all(|sign| "（(：:）)¥￥ 人民币大小写即整正RMB".contains(sign)) || between.contains("大写")
}

/// `，合计人民币`, `）、人民币`: another amount begins.
fn opens_another(between: &str) -> bool {
    !is_one_amount(between) && between.contains(['，', '、', '；', '。', ','])
}
