//! Counts cases one after the other, so that a hundred thousand need no more room than one.
//! It must not decide what a case counts as; that is `figures`' work.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::figures::{Ending, Figures};
use super::rates::Counts;
use super::returned::{Line, Return, is_referred};
use super::rules::Rule;
use crate::domain::agreement::AgreementForm;
use crate::domain::case::CaseKind;
use crate::domain::prevented::Harm;
use crate::domain::term::Month;

/// A case with its id in the casebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub case: i64,
    pub figures: Figures,
}

/// What was counted so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    as_of: NaiveDate,
    pub returned: Return,
    pub counts: Counts,
    pub by_month: BTreeMap<Month, Line>,
    /// By place; the empty name is of the cases without one.
    pub by_place: BTreeMap<String, Line>,
    /// By mediator; a case with two counts for each. The empty name is of the cases without one.
    pub by_mediator: BTreeMap<String, Line>,
    /// Which case breaks which rule, in the order of counting.
    pub broken: Vec<(Rule, i64, String)>,
}

impl Tally {
    /// Nothing counted yet; what is due, is due by this day.
    pub fn new(as_of: NaiveDate) -> Tally {
        Tally {
            as_of,
            returned: Return::default(),
            counts: Counts::default(),
            by_month: BTreeMap::new(),
            by_place: BTreeMap::new(),
            by_mediator: BTreeMap::new(),
            broken: Vec::new(),
        }
    }

    /// Counts a case that was accepted in the period.
    pub fn add(&mut self, counted: &Counted) {
        let figures = &counted.figures;
        if figures.kind == CaseKind::PublicSecurity {
            self.returned.public_security += 1;
            return;
        }
        self.count(figures);
        self.counts.add(figures, self.as_of);
        self.break_down(figures);
        let broken = Rule::ALL.iter().filter(|rule| rule.is_broken_by(counted));
        self.broken.extend(broken.map(|rule| (*rule, counted.case, figures.name().to_owned())));
    }

    fn count(&mut self, figures: &Figures) {
        let all = &mut self.returned;
        all.total += 1;
        all.people += u64::from(figures.people);
        all.difficult += u64::from(figures.difficult);
        if let Some(kind) = figures.dispute_type {
            *all.by_type.entry(kind).or_default() += 1;
        }
        if let Some(source) = figures.source {
            *all.by_source.entry(source).or_default() += 1;
            all.referred += u64::from(is_referred(source));
        }
        if let Some(committee) = figures.committee {
            *all.by_committee.entry(committee).or_default() += 1;
        }
        for (harm, people) in Harm::ALL.iter().zip(figures.prevented) {
            let Some(people) = people else { continue };
            let saved = all.prevented.entry(*harm).or_default();
            saved.cases += 1;
            saved.people += u64::from(people);
        }
        match figures.ending {
            Ending::Open => {}
            Ending::NotSettled => all.not_settled += 1,
            Ending::Settled => settled(all, figures),
        }
    }

    fn break_down(&mut self, figures: &Figures) {
        let settled = figures.ending == Ending::Settled;
        let amount = if settled { fen(figures) } else { 0 };
        let add = |line: &mut Line| {
            line.total += 1;
            line.settled += u64::from(settled);
            line.amount_fen += amount;
        };
        if let Some(day) = figures.accepted {
            add(self.by_month.entry(Month { year: day.year(), month: day.month() }).or_default());
        }
        add(line(&mut self.by_place, &figures.place));
        if figures.mediators.is_empty() {
            add(line(&mut self.by_mediator, ""));
        }
        for name in &figures.mediators {
            add(line(&mut self.by_mediator, name));
        }
    }
}

fn settled(all: &mut Return, figures: &Figures) {
    all.settled += 1;
    all.amount_fen += fen(figures);
    match figures.form {
        Some(AgreementForm::Written) => all.written += 1,
        Some(AgreementForm::Oral) => all.oral += 1,
        // A rule of arithmetic names it.
        Some(AgreementForm::PublicSecurity | AgreementForm::None) | None => {}
    }
    if let Some(step) = figures.step {
        *all.by_step.entry(step).or_default() += 1;
    }
}

fn fen(figures: &Figures) -> u128 {
    figures.amount_fen.and_then(|fen| u128::try_from(fen).ok()).unwrap_or(0)
}

/// The line of this name.
fn line<'a>(lines: &'a mut BTreeMap<String, Line>, name: &str) -> &'a mut Line {
    lines.entry(name.to_owned()).or_default()
}
