//! The report of one period, with the year before beside it. It must not know how a figure was found.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::period::Period;
use super::rates::{Counts, OneVisit, Rate, RateKind, rates};
use super::returned::{Line, Return};
use super::rules::{Broken, broken};
use super::tally::{Counted, Tally};
use super::words;
use crate::domain::term::Month;

/// Days within which a second visit repeats a petition, where nothing else is chosen.
pub const REPEAT_DAYS: u32 = 90;

/// Everything about one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub period: Period,
    pub returned: Return,
    pub counts: Counts,
    pub visits: OneVisit,
    pub by_month: BTreeMap<Month, Line>,
    pub by_place: BTreeMap<String, Line>,
    pub by_mediator: BTreeMap<String, Line>,
    /// The rules that the return breaks.
    pub broken: Vec<Broken>,
}

impl Side {
    /// What was counted over a period.
    pub fn of(period: Period, mut tally: Tally, visits: OneVisit) -> Side {
        // They were counted in no order.
        tally.broken.sort_by_key(|(_, case, _)| *case);
        let broken = broken(&tally.returned, &tally.broken);
        let Tally { returned, counts, by_month, by_place, by_mediator, .. } = tally;
        Side { period, returned, counts, visits, by_month, by_place, by_mediator, broken }
    }

    /// Every rate, in the order in which they are shown.
    pub fn rates(&self) -> Vec<Rate> {
        rates(&self.returned, &self.counts, &self.visits)
    }

    /// One rate.
    pub fn rate(&self, kind: RateKind) -> Rate {
        let found = self.rates().into_iter().find(|rate| rate.kind == kind);
        found.unwrap_or(Rate { kind, numerator: 0, denominator: 0 })
    }
}

/// The report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The day by which something is due.
    pub as_of: NaiveDate,
    /// Days within which a second visit repeats a petition.
    pub repeat_days: u32,
    pub now: Side,
    /// The same days a year before.
    pub before: Side,
    /// Cases of people's mediation without a day of acceptance: in no period.
    pub undated: u64,
}

/// A line of a breakdown beside that of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub name: String,
    pub now: Line,
    pub before: Line,
}

impl Report {
    /// By month of the period; beside each the same month a year before.
    pub fn months(&self) -> Vec<Pair> {
        let year_later = |month: &Month| Month { year: month.year + 1, ..*month };
        let before = self.before.by_month.iter().map(|(month, line)| (year_later(month), *line)).collect();
        pairs(&self.now.by_month, &before, |month| words::month(*month))
    }

    /// By place; the empty name is of the cases without one.
    pub fn places(&self) -> Vec<Pair> {
        pairs(&self.now.by_place, &self.before.by_place, String::clone)
    }

    /// By mediator; the empty name is of the cases without one.
    pub fn mediators(&self) -> Vec<Pair> {
        pairs(&self.now.by_mediator, &self.before.by_mediator, String::clone)
    }
}

fn pairs<K: Ord>(now: &BTreeMap<K, Line>, before: &BTreeMap<K, Line>, name: impl Fn(&K) -> String) -> Vec<Pair> {
    let keys: BTreeSet<&K> = now.keys().chain(before.keys()).collect();
    let line = |all: &BTreeMap<K, Line>, key: &K| all.get(key).copied().unwrap_or_default();
    keys.into_iter().map(|key| Pair { name: name(key), now: line(now, key), before: line(before, key) }).collect()
}

/// The settled cases of each mediator, for which they may be paid (以案定补), by the days of settlement. The empty name is
/// of the cases without a mediator; a case with two stands with each.
pub fn allowances(settled: Vec<Counted>) -> BTreeMap<String, Vec<Counted>> {
    let mut all: BTreeMap<String, Vec<Counted>> = BTreeMap::new();
    for counted in settled {
        if counted.figures.mediators.is_empty() {
            all.entry(String::new()).or_default().push(counted.clone());
        }
        for name in &counted.figures.mediators {
            all.entry(name.clone()).or_default().push(counted.clone());
        }
    }
    for cases in all.values_mut() {
        cases.sort_by_key(|counted| (counted.figures.ended_on, counted.case));
    }
    all
}
