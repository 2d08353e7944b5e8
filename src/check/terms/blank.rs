//! What is left to be filled in by a pen: a blank in a clause's words, a clause without its matter, money without
//! someone who gets it. Signed like that, anybody could add anything. It must not judge what is written.

use super::clause::Clause;
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::rule::{Rule, Severity};
use crate::domain::place::Place;
use crate::domain::term::TermPattern;

/// Signs of a blank to write on.
const BLANK: [char; 3] = ['＿', '_', '▁'];

pub(super) fn check(clause: &Clause<'_>, report: Report<'_>) {
    let mut left = |at: Place| report(Finding::new(Rule::TermBlankLeft, at, About::Term { number: clause.number }));
    let own_words = clause.term.pattern.is_none();
    if own_words && has_blank(clause.text.text) {
        left(clause.text.at.clone());
    }
    for text in [&clause.method, &clause.breach] {
        if has_blank(text.text) {
            left(text.at.clone());
        }
    }
    let needs_matter = matches!(clause.term.pattern, Some(TermPattern::Pay | TermPattern::Act));
    if needs_matter && clause.term.what.trim().is_empty() || has_blank(&clause.term.what) {
        left(clause.place.field("what"));
    }
    has_a_payee(clause, report);
}

/// Two signs of a blank in a row: one alone may be part of an account's name.
fn has_blank(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    signs.windows(2).any(|pair| pair.iter().all(|sign| BLANK.contains(sign)))
}

/// Who gets the money. Where the sentence is in own words it may well name them: then it is only worth a look.
fn has_a_payee(clause: &Clause<'_>, report: Report<'_>) {
    let pays = clause.term.pattern == Some(TermPattern::Pay) || clause.term.amount.is_some();
    if !pays || !clause.term.obligee.is_empty() {
        return;
    }
    let finding =
        Finding::new(Rule::TermNoObligee, clause.place.field("obligee"), About::Term { number: clause.number });
    let own_words = clause.term.pattern.is_none();
    report(if own_words { finding.weighing(Severity::Warn) } else { finding });
}
