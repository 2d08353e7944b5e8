//! The statistics of a period, counted from the derived figures. It must not open a case, nor change
//! anything but what is derived.

use chrono::NaiveDate;

use super::store::{derive, figures};
use super::{Casebook, Error};
use crate::domain::case::CaseKind;
use crate::statistics::rates::OneVisit;
use crate::statistics::{Counted, Ending, Period, Report, Side, Tally};

impl Casebook {
    /// The report of a period, by the day of acceptance, both ends included; the year before beside it. What is due, is
    /// due by `as_of`; a petition is repeated by another within so many days after it was closed.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn statistics(&self, period: Period, repeat_days: u32, as_of: NaiveDate) -> Result<Report, Error> {
        let side = |period| self.counted(period, repeat_days, as_of);
        // Before the calendar begins there is nothing to compare with.
        let before = period.a_year_before().unwrap_or(period);
        let undated = figures::undated(self.connection()?)?;
        Ok(Report { as_of, repeat_days, now: side(period)?, before: side(before)?, undated })
    }

    fn counted(&self, period: Period, repeat_days: u32, as_of: NaiveDate) -> Result<Side, Error> {
        let mut tally = Tally::new(as_of);
        figures::accepted_in(self.connection()?, period, |counted| tally.add(&counted))?;
        let mut visits = OneVisit::default();
        figures::closed_petitions(self.connection()?, period, |visit| visits.add(&visit, repeat_days, as_of))?;
        Ok(Side::of(period, tally, visits))
    }

    /// Makes the lines of the ledger and what each case counts as anew from the cases.
    ///
    /// # Errors
    /// Where the file cannot be read or written.
    pub fn mend_lines(&mut self) -> Result<(), Error> {
        self.in_one(true, |work| derive::lines(work.connection))
    }

    /// The settled cases of people's mediation that were accepted in the period, for the allowances of mediators.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn settled_cases(&self, period: Period) -> Result<Vec<Counted>, Error> {
        let mut settled = Vec::new();
        figures::accepted_in(self.connection()?, period, |counted| {
            if counted.figures.kind == CaseKind::People && counted.figures.ending == Ending::Settled {
                settled.push(counted);
            }
        })?;
        Ok(settled)
    }
}
