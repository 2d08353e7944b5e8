//! 保管期限: how long a file is kept once it is filed. The years differ between offices, so they are a setting; which of
//! the three periods a case gets is chosen by the person who files it. No clock: the day is given.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::keyed::keyed;

keyed! {
    /// One of the three periods on the cover of a file (调解卷宗).
    KeepingPeriod {
        /// 短期.
        Short = "short",
        /// 长期.
        Long = "long",
        /// 永久.
        Permanent = "permanent",
    }
}

/// Years of the two periods that end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeepingYears {
    pub short: u32,
    pub long: u32,
}

impl Default for KeepingYears {
    /// The longest that any source names for mediation files: who knows a shorter rule for the own office sets it.
    fn default() -> KeepingYears {
        KeepingYears { short: 30, long: 60 }
    }
}

/// How a case is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    pub period: KeepingPeriod,
    /// 立卷日期: the day from which the period counts.
    pub filed: NaiveDate,
}

impl Keeping {
    /// The last day on which the file must be kept; `None` for ever.
    pub fn ends(&self, years: KeepingYears) -> Option<NaiveDate> {
        let years = match self.period {
            KeepingPeriod::Short => years.short,
            KeepingPeriod::Long => years.long,
            KeepingPeriod::Permanent => return None,
        };
        self.filed.checked_add_months(Months::new(years.checked_mul(12)?))
    }

    /// Whether the period is over on this day.
    pub fn has_ended(&self, years: KeepingYears, today: NaiveDate) -> bool {
        self.ends(years).is_some_and(|last| today > last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_counts_from_filing_and_its_last_day_still_belongs_to_it() {
        let years = KeepingYears { short: 5, long: 30 };
        let kept = |period| Keeping { period, filed: day("2026-03-12") };
        assert_eq!(kept(KeepingPeriod::Short).ends(years), Some(day("2031-03-12")));
        assert_eq!(kept(KeepingPeriod::Long).ends(years), Some(day("2056-03-12")));
        assert!(!kept(KeepingPeriod::Short).has_ended(years, day("2031-03-12")));
        assert!(kept(KeepingPeriod::Short).has_ended(years, day("2031-03-13")));
    }

    #[test]
    fn what_is_kept_for_ever_never_ends_and_neither_does_what_no_calendar_reaches() {
        let years = KeepingYears { short: u32::MAX, long: 300_000 };
        for period in KeepingPeriod::ALL {
            let kept = Keeping { period: *period, filed: day("2026-03-12") };
            assert_eq!(kept.ends(years), None, "{period:?}");
            assert!(!kept.has_ended(years, day("9999-12-31")));
        }
    }

    #[test]
    fn a_leap_day_ends_on_the_last_of_february() {
        let kept = Keeping { period: KeepingPeriod::Short, filed: day("2028-02-29") };
        assert_eq!(kept.ends(KeepingYears { short: 1, long: 2 }), Some(day("2029-02-28")));
    }
}
