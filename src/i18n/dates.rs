//! Dates in words: 2026年3月15日, 15 March 2026. No space inside a Chinese date.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Tr;
use crate::domain::term::Month;

impl Tr {
    /// The whole date: 2026年3月15日.
    pub fn date(self, date: NaiveDate) -> String {
        self.written_date(date.year(), self.month_name(date.month()), date.day())
    }

    /// Month and day, for sentences whose year is clear: 3月15日.
    pub fn day_of_year(self, date: NaiveDate) -> String {
        self.short_date(self.month_name(date.month()), date.day())
    }

    /// A month of a year: 2026年5月.
    pub fn month_of_year(self, month: Month) -> String {
        self.written_month(month.year, self.month_name(month.month))
    }

    /// The day of the week.
    pub fn weekday(self, date: NaiveDate) -> &'static str {
        match date.weekday() {
            Weekday::Mon => self.weekday_1(),
            Weekday::Tue => self.weekday_2(),
            Weekday::Wed => self.weekday_3(),
            Weekday::Thu => self.weekday_4(),
            Weekday::Fri => self.weekday_5(),
            Weekday::Sat => self.weekday_6(),
            Weekday::Sun => self.weekday_7(),
        }
    }

    /// The name of a month, 1 to 12.
    pub const fn month_name(self, month: u32) -> &'static str {
        match month {
            1 => self.month_1(),
            2 => self.month_2(),
            3 => self.month_3(),
            4 => self.month_4(),
            5 => self.month_5(),
            6 => self.month_6(),
            7 => self.month_7(),
            8 => self.month_8(),
            9 => self.month_9(),
            10 => self.month_10(),
            11 => self.month_11(),
            _ => self.month_12(),
        }
    }
}
