//! A clause with everything its rules ask for, read once: the amounts and days of its sentence, its manner and its
//! consequence, and the place of each. It must not judge.

use std::ops::Range;

use chrono::NaiveDate;

use crate::check::finding::{About, Finding, Mend};
use crate::check::reading::Reading;
use crate::check::reading::words::stands_at;
use crate::check::rule::Rule;
use crate::check::term_number;
use crate::domain::case::CaseFile;
use crate::domain::place::Place;
use crate::domain::term::{Term, TermPattern};

/// One of the texts of a clause, with its place.
pub(super) struct Text<'c> {
    pub at: Place,
    pub text: &'c str,
    pub reading: Reading,
}

/// A clause.
pub(super) struct Clause<'c> {
    pub term: &'c Term,
    pub number: u32,
    pub place: Place,
    /// The sentence itself.
    pub text: Text<'c>,
    pub method: Text<'c>,
    pub breach: Text<'c>,
    /// 某甲同意某乙在…: the clause lets somebody do something and asks it of nobody.
    pub permits: bool,
}

/// Every clause of the case; `near` is the day of signing.
pub(super) fn clauses(case: &CaseFile, near: NaiveDate) -> Vec<Clause<'_>> {
    let numbered = case.terms.iter().enumerate();
    numbered
        .map(|(position, term)| {
            let place = Place::term(position);
            let text = |key: &str, text| Text { at: place.field(key), text, reading: Reading::of(text, near) };
            Clause {
                term,
                number: term_number(case, position),
                text: text("text", &term.text),
                method: text("method", &term.method),
                breach: text("breach", &term.breach),
                permits: permits(case, &term.text),
                place,
            }
        })
        .collect()
}

/// 同意, 允许 or 准许 with a party's name straight after it.
fn permits(case: &CaseFile, text: &str) -> bool {
    ["同意", "允许", "准许", "许可", "容许"].iter().flat_map(|word| text.split(*word).skip(1)).any(|rest| {
        let rest = rest.trim_start_matches('由');
        case.parties.iter().any(|party| !party.name.trim().is_empty() && rest.starts_with(party.name.trim()))
    })
}

impl<'c> Clause<'c> {
    /// Sentence, manner and consequence.
    pub fn texts(&self) -> [&Text<'c>; 3] {
        [&self.text, &self.method, &self.breach]
    }

    /// Whether it is a clause of payment by its pattern or its amount.
    pub fn is_payment(&self) -> bool {
        self.term.pattern == Some(TermPattern::Pay) || self.term.amount.is_some()
    }

    /// A finding about words of one of its texts.
    pub fn about_words(&self, rule: Rule, text: &Text<'_>, words: Vec<String>) -> Finding {
        Finding::new(rule, text.at.clone(), About::Words { number: self.number, words })
    }
}

impl Text<'_> {
    /// The change that puts `new` for the words of this span, and for no others: as many neighbours are named with
    /// them as it takes to be the first of their kind in the text.
    pub fn replacing(&self, span: &Range<usize>, new: &str) -> Mend {
        let signs = &self.reading.signs;
        let mut start = span.start;
        let words = |from: usize| self.reading.words(&(from..span.end));
        while start > 0 && first_stands(signs, &words(start)) != Some(start) {
            start -= 1;
        }
        let kept = self.reading.words(&(start..span.start));
        Mend::ReplaceInText { at: self.at.clone(), old: words(start), new: format!("{kept}{new}") }
    }
}

fn first_stands(signs: &[char], words: &str) -> Option<usize> {
    (0..signs.len()).find(|position| stands_at(signs, *position, words))
}

/// Whether one of the words stands in the text.
pub(super) fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mend_names_enough_to_hit_its_own_words() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap();
        let text = "分三期：每期1,000元，逾期付1,000元";
        let words = Text { at: Place::root(), text, reading: Reading::of(text, day) };
        for (amount, expected) in [(0, "分三期：每期900元，逾期付1,000元"), (1, "分三期：每期1,000元，逾期付900元")]
        {
            let span = words.reading.amounts[amount].span.clone();
            let Mend::ReplaceInText { old, new, .. } = words.replacing(&span, "900元") else { panic!() };
            assert_eq!(text.replacen(&old, &new, 1), expected);
        }
    }
}
