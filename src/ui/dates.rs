//! Days and amounts as the screens say them. Numbers come in, words go out; nothing is decided here.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

use crate::domain::money::Money;
use crate::i18n::Tr;

/// 3月15日 · 15 Mar: for sentences.
pub fn day(tr: Tr, day: NaiveDate) -> String {
    tr.date_day(month(tr, day.month()), day.day())
}

/// 2026年3月15日 · 15 Mar 2026: where the year matters.
pub fn full_day(tr: Tr, day: NaiveDate) -> String {
    tr.date_full(day.year(), month(tr, day.month()), day.day())
}

/// 2026-03-15: for table columns.
pub fn table_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// 14:32:07.
pub fn clock(at: NaiveDateTime) -> String {
    at.format("%H:%M:%S").to_string()
}

/// 星期一 · Monday.
pub const fn weekday(tr: Tr, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => tr.date_monday(),
        Weekday::Tue => tr.date_tuesday(),
        Weekday::Wed => tr.date_wednesday(),
        Weekday::Thu => tr.date_thursday(),
        Weekday::Fri => tr.date_friday(),
        Weekday::Sat => tr.date_saturday(),
        Weekday::Sun => tr.date_sunday(),
    }
}

/// How far a day is from today: 今天, 还有 2 天, 逾期 8 天.
pub fn distance(tr: Tr, today: NaiveDate, day: NaiveDate) -> String {
    let days = (day - today).num_days();
    let count = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    match days {
        0 => tr.date_today().to_owned(),
        1.. => tr.date_days_left(count),
        _ => tr.date_days_late(count),
    }
}

/// 3,600.00 元 · 3,600.00 yuan.
pub fn amount(tr: Tr, money: Money) -> String {
    tr.money_yuan(money.figures())
}

const fn month(tr: Tr, month: u32) -> &'static str {
    match month {
        1 => tr.date_january(),
        2 => tr.date_february(),
        3 => tr.date_march(),
        4 => tr.date_april(),
        5 => tr.date_may(),
        6 => tr.date_june(),
        7 => tr.date_july(),
        8 => tr.date_august(),
        9 => tr.date_september(),
        10 => tr.date_october(),
        11 => tr.date_november(),
        _ => tr.date_december(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn days_are_said_in_both_languages() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap();
        let due = NaiveDate::from_ymd_opt(2026, 3, 15).unwrap();
        let (zh, en) = (Tr(Lang::Zh), Tr(Lang::En));
        assert_eq!(day(zh, due), "3月15日");
        assert_eq!(day(en, due), "15 Mar");
        assert_eq!(full_day(zh, due), "2026年3月15日");
        assert_eq!(table_day(due), "2026-03-15");
        assert_eq!(distance(zh, today, due), "还有 4 天");
        assert_eq!(distance(en, due, today), "4 days late");
        assert_eq!(distance(zh, today, today), "今天");
    }
}
