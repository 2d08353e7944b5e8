//! Rates: each names what it divides by what. The words of the definitions are in `i18n`.
//! It must not round what it counts; a rate is rounded once, when it is shown.

use chrono::{Days, NaiveDate};

use super::figures::{Ending, Figures};
use crate::domain::case::{CaseKind, CaseSource};
use crate::domain::dates::{ON_THE_SPOT_DAYS, days_later};
use crate::domain::keyed::keyed;
use crate::domain::satisfaction::Satisfaction;
use crate::domain::session::StepKind;

use super::returned::Return;

keyed! {
    /// What a rate tells, in the order in which they are shown.
    RateKind {
        /// Settled ÷ accepted.
        Settled = "settled",
        /// Settled at each step ÷ settled.
        AtNeighborhood = "at_neighborhood",
        AtVillage = "at_village",
        AtInterpretation = "at_interpretation",
        /// Settled within three days, the day of acceptance not counted ÷ settled.
        OnTheSpot = "on_the_spot",
        /// First petitions closed with a settlement or an answer and not repeated ÷ first petitions closed.
        OneVisit = "one_visit",
        /// Settled cases of which everything due is performed ÷ those of which something is due.
        Performance = "performance",
        /// Satisfied ÷ asked.
        Satisfaction = "satisfaction",
        /// Found on own motion and settled ÷ found on own motion.
        Found = "found",
    }
}

/// A rate with both numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub kind: RateKind,
    pub numerator: u64,
    pub denominator: u64,
}

impl Rate {
    /// Hundredths of a percent, half rounded up; `None` where nothing is divided by.
    pub fn hundredths(self) -> Option<u64> {
        let (above, below) = (u128::from(self.numerator), u128::from(self.denominator));
        let rounded = (above * 20_000 + below).checked_div(below * 2)?;
        u64::try_from(rounded).ok()
    }

    /// `96.30 %`, or a dash.
    pub fn percent(self) -> String {
        self.hundredths().map_or_else(|| "—".to_owned(), |all| format!("{}.{:02} %", all / 100, all % 100))
    }
}

/// What is counted for the rates of cases accepted in the period, beside the return.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub on_the_spot: u64,
    pub due: u64,
    pub kept: u64,
    pub asked: u64,
    pub satisfied: u64,
    /// Settled, and nobody was asked.
    pub not_asked: u64,
    /// Asked, in words that are no step.
    pub unclear: u64,
    pub found: u64,
    pub found_settled: u64,
}

impl Counts {
    /// Counts a case of people's mediation; what is due, is due by this day.
    pub(super) fn add(&mut self, figures: &Figures, as_of: NaiveDate) {
        let settled = figures.ending == Ending::Settled;
        if figures.source == Some(CaseSource::OwnMotion) {
            self.found += 1;
            self.found_settled += u64::from(settled);
        }
        match figures.satisfaction {
            Satisfaction::NotAsked => self.not_asked += u64::from(settled),
            Satisfaction::Unclear => self.unclear += 1,
            answer => {
                self.asked += 1;
                self.satisfied += u64::from(answer.is_satisfied());
            }
        }
        if !settled {
            return;
        }
        self.on_the_spot += u64::from(is_on_the_spot(figures));
        if figures.first_due.is_some_and(|due| due <= as_of) {
            self.due += 1;
            self.kept += u64::from(figures.first_unkept.is_none_or(|due| due > as_of));
        }
    }
}

/// Settled on the third day after acceptance at the latest; the day of acceptance is not counted (Civil Code art. 201).
fn is_on_the_spot(figures: &Figures) -> bool {
    let (Some(accepted), Some(settled)) = (figures.accepted, figures.ended_on) else { return false };
    let last = days_later(accepted, ON_THE_SPOT_DAYS);
    settled >= accepted && last.is_some_and(|last| settled <= last)
}

/// A petition that was closed, with the other petitions in its matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    pub kind: CaseKind,
    pub ending: Ending,
    pub answered: bool,
    pub ended_on: NaiveDate,
    /// No earlier petition in the matter.
    pub is_first: bool,
    /// The next one was accepted on this day.
    pub next: Option<NaiveDate>,
}

/// First petitions that were closed in the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OneVisit {
    pub closed: u64,
    pub resolved: u64,
    /// Of the resolved, those whose days of waiting are not over.
    pub waiting: u64,
}

impl OneVisit {
    /// Counts a petition closed in the period; a second visit within so many days after closing repeats it.
    pub fn add(&mut self, visit: &Visit, days: u32, as_of: NaiveDate) {
        if !visit.is_first || visit.kind != CaseKind::People || visit.ending == Ending::Open {
            return;
        }
        self.closed += 1;
        let until = visit.ended_on.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX);
        let repeated = visit.next.is_some_and(|next| next <= until);
        if !repeated && (visit.ending == Ending::Settled || visit.answered) {
            self.resolved += 1;
            self.waiting += u64::from(as_of < until);
        }
    }
}

/// Every rate, in the order in which they are shown.
pub fn rates(returned: &Return, counts: &Counts, visits: &OneVisit) -> Vec<Rate> {
    let rate = |kind: &RateKind| {
        let (numerator, denominator) = match kind {
            RateKind::Settled => (returned.settled, returned.total),
            RateKind::AtNeighborhood => (returned.of_step(StepKind::Neighborhood), returned.settled),
            RateKind::AtVillage => (returned.of_step(StepKind::Village), returned.settled),
            RateKind::AtInterpretation => (returned.of_step(StepKind::Interpretation), returned.settled),
            RateKind::OnTheSpot => (counts.on_the_spot, returned.settled),
            RateKind::OneVisit => (visits.resolved, visits.closed),
            RateKind::Performance => (counts.kept, counts.due),
            RateKind::Satisfaction => (counts.satisfied, counts.asked),
            RateKind::Found => (counts.found_settled, counts.found),
        };
        Rate { kind: *kind, numerator, denominator }
    };
    RateKind::ALL.iter().map(rate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_percentage_is_rounded_once_and_nothing_is_divided_by_nothing() {
        let rate = |numerator, denominator| Rate { kind: RateKind::Settled, numerator, denominator }.percent();
        for (numerator, denominator, shown) in [
            (0, 0, "—"),
            (0, 7, "0.00 %"),
            (7, 7, "100.00 %"),
            (1, 3, "33.33 %"),
            (2, 3, "66.67 %"),
            (59_400, 61_700, "96.27 %"),
            (1, 20_000, "0.01 %"),
            (1, 20_001, "0.00 %"),
        ] {
            assert_eq!(rate(numerator, denominator), shown, "{numerator} of {denominator}");
        }
    }

    #[test]
    fn a_first_petition_counts_until_it_is_repeated_within_the_days() {
        let closed = Visit {
            kind: CaseKind::People,
            ending: Ending::Settled,
            answered: false,
            ended_on: day("2026-05-29"),
            is_first: true,
            next: None,
        };
        let count = |visit: Visit| {
            let mut visits = OneVisit::default();
            visits.add(&visit, 90, day("2026-08-26"));
            (visits.closed, visits.resolved, visits.waiting)
        };
        assert_eq!(count(closed), (1, 1, 1), "the ninetieth day is the 27th of August");
        for (next, resolved) in [("2026-05-29", 0), ("2026-08-27", 0), ("2026-08-28", 1)] {
            assert_eq!(count(Visit { next: Some(day(next)), ..closed }), (1, resolved, resolved), "again on {next}");
        }
        assert_eq!(count(Visit { is_first: false, ..closed }), (0, 0, 0));
        assert_eq!(count(Visit { ending: Ending::NotSettled, ..closed }), (1, 0, 0), "ended without an answer");
        assert_eq!(count(Visit { ending: Ending::NotSettled, answered: true, ..closed }), (1, 1, 1));
        assert_eq!(count(Visit { kind: CaseKind::PublicSecurity, ..closed }), (0, 0, 0));
        let mut over = OneVisit::default();
        over.add(&closed, 90, day("2026-08-27"));
        assert_eq!(over.waiting, 0, "nothing more can repeat it");
    }
}
