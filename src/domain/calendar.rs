//! Working days and days off: legal holidays as the State Council arranges them year by year, and the last day of a
//! period that moves off them (Civil Code art. 203). Which days those are is handed in (`assets/holidays.toml`, read
//! in `guide`); of a year that nobody entered only the weekends and the holidays of a fixed date are known.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// No run of days off is longer than this; a table that says otherwise is not followed further.
const LONGEST_REST_DAYS: u64 = 60;

/// Legal holidays that fall on the same date every year, month and day (全国年节及纪念日放假办法 art. 2). Qingming and
/// the holidays of the moon calendar are known only from the year's arrangement.
const FIXED: [(u32, u32); 6] = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)];

/// The days off and the weekend days that are worked instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Years whose arrangement is entered.
    pub years: BTreeSet<i32>,
    /// Days off that are entered, weekends among them.
    pub off: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked (调休上班).
    pub worked: BTreeSet<NaiveDate>,
}

impl Holidays {
    /// Whether the year's arrangement is entered; if not, a last day may be wrong around its moving holidays.
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether offices work on this day.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        if self.worked.contains(&day) {
            return true;
        }
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let fixed = !self.knows(day.year()) && FIXED.contains(&(day.month(), day.day()));
        !(weekend || fixed || self.off.contains(&day))
    }

    /// The last day of a period: this day, or the first working day after it where it is a day off (art. 203).
    pub fn moved(&self, day: NaiveDate) -> NaiveDate {
        let mut later = (0..=LONGEST_REST_DAYS).filter_map(|days| day.checked_add_days(Days::new(days)));
        later.find(|day| self.is_working_day(*day)).unwrap_or(day)
    }

    /// The working day that is the last of so many, the first day not counted; `None` beyond the calendar.
    pub fn working_days_after(&self, first: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut day = first;
        let mut left = count;
        while left > 0 {
            day = day.succ_opt()?;
            left -= u32::from(self.is_working_day(day));
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// National Day of 2026: off 1 to 7 October, worked on Sunday 20 September and Saturday 10 October.
    fn national_day() -> Holidays {
        Holidays {
            years: BTreeSet::from([2026]),
            off: (1..=7).map(|date| day(2026, 10, date)).collect(),
            worked: BTreeSet::from([day(2026, 9, 20), day(2026, 10, 10)]),
        }
    }

    #[test]
    fn a_last_day_on_a_holiday_moves_to_the_first_working_day_after() {
        let holidays = national_day();
        assert_eq!(holidays.moved(day(2026, 10, 1)), day(2026, 10, 8));
        assert_eq!(holidays.moved(day(2026, 10, 8)), day(2026, 10, 8));
        // Saturday 10 October is worked, Sunday 11 October is not.
        assert_eq!(holidays.moved(day(2026, 10, 10)), day(2026, 10, 10));
        assert_eq!(holidays.moved(day(2026, 10, 11)), day(2026, 10, 12));
        assert_eq!(holidays.moved(day(2026, 7, 10)), day(2026, 7, 10));
    }

    #[test]
    fn working_days_do_not_count_the_first_nor_the_days_off() {
        let holidays = national_day();
        assert_eq!(holidays.working_days_after(day(2026, 9, 30), 1), Some(day(2026, 10, 8)));
        assert_eq!(holidays.working_days_after(day(2026, 9, 30), 3), Some(day(2026, 10, 10)));
        assert_eq!(holidays.working_days_after(day(2026, 9, 30), 4), Some(day(2026, 10, 12)));
        assert_eq!(holidays.working_days_after(day(2026, 9, 30), 0), Some(day(2026, 9, 30)));
    }

    #[test]
    fn of_a_year_that_is_not_entered_weekends_and_fixed_dates_are_known() {
        let holidays = national_day();
        assert!(holidays.knows(2026) && !holidays.knows(2031));
        // 1 October 2031 is a Wednesday, 4 and 5 October are a weekend.
        assert_eq!(holidays.moved(day(2031, 10, 1)), day(2031, 10, 6));
        assert_eq!(Holidays::default().moved(day(2026, 10, 1)), day(2026, 10, 5));
        assert_eq!(Holidays::default().moved(NaiveDate::MAX), NaiveDate::MAX);
    }
}
