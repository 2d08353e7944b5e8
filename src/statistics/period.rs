//! A span of days, both ends included. It must not know today.

use chrono::{Datelike, Days, Months, NaiveDate};

/// From one day to another, both included; the first is never after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

impl Period {
    /// `None` where the first day is after the last.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Period> {
        (from <= to).then_some(Period { from, to })
    }

    /// The whole month of this day.
    pub fn month_of(day: NaiveDate) -> Period {
        Period::months_from(day.year(), day.month(), 1).unwrap_or(Period { from: day, to: day })
    }

    /// The whole quarter of this day.
    pub fn quarter_of(day: NaiveDate) -> Period {
        let first = (day.month() - 1) / 3 * 3 + 1;
        Period::months_from(day.year(), first, 3).unwrap_or(Period { from: day, to: day })
    }

    /// The whole year of this day.
    pub fn year_of(day: NaiveDate) -> Period {
        Period::months_from(day.year(), 1, 12).unwrap_or(Period { from: day, to: day })
    }

    fn months_from(year: i32, month: u32, count: u32) -> Option<Period> {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Period { from, to: from.checked_add_months(Months::new(count))?.pred_opt()? })
    }

    /// The first day.
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day.
    pub const fn to(self) -> NaiveDate {
        self.to
    }

    /// Whether the day lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The same days a year before. The last day of a month stays the last day of that month, and 29 February becomes
    /// 28. `None` before the calendar begins.
    pub fn a_year_before(self) -> Option<Period> {
        let back = |day: NaiveDate| day.checked_sub_months(Months::new(12));
        let to = if ends_a_month(self.to) { last_of_month(back(self.to)?)? } else { back(self.to)? };
        Period::new(back(self.from)?, to)
    }
}

fn ends_a_month(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.month() != day.month())
}

fn last_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn both_ends_belong_to_it_and_the_first_is_not_after_the_last() {
        let period = Period::new(day(2026, 3, 9), day(2026, 3, 11)).unwrap();
        for (inside, expected) in [(8, false), (9, true), (11, true), (12, false)] {
            assert_eq!(period.contains(day(2026, 3, inside)), expected, "{inside}");
        }
        assert_eq!(Period::new(day(2026, 3, 11), day(2026, 3, 9)), None);
        assert!(Period::new(day(2026, 3, 9), day(2026, 3, 9)).is_some());
    }

    #[test]
    fn month_quarter_and_year_are_whole() {
        let ends = |period: Period| (period.from(), period.to());
        assert_eq!(ends(Period::month_of(day(2028, 2, 10))), (day(2028, 2, 1), day(2028, 2, 29)));
        assert_eq!(ends(Period::quarter_of(day(2026, 11, 27))), (day(2026, 10, 1), day(2026, 12, 31)));
        assert_eq!(ends(Period::quarter_of(day(2026, 3, 31))), (day(2026, 1, 1), day(2026, 3, 31)));
        assert_eq!(ends(Period::year_of(day(2026, 7, 1))), (day(2026, 1, 1), day(2026, 12, 31)));
    }

    #[test]
    fn the_year_before_of_a_whole_month_is_the_whole_month() {
        let before = |from, to| {
            let period = Period::new(from, to).unwrap().a_year_before().unwrap();
            (period.from(), period.to())
        };
        assert_eq!(before(day(2029, 2, 1), day(2029, 2, 28)), (day(2028, 2, 1), day(2028, 2, 29)));
        assert_eq!(before(day(2028, 2, 29), day(2028, 3, 5)), (day(2027, 2, 28), day(2027, 3, 5)));
        assert_eq!(before(day(2026, 4, 1), day(2026, 4, 15)), (day(2025, 4, 1), day(2025, 4, 15)));
    }
}
