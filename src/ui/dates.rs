//! Days and amounts as the screens say them. Numbers come in, words go out; nothing is decided here.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::money::Money;
use crate::i18n::Tr;

/// 3月15日 · 15 March: for sentences.
pub fn day(tr: Tr, day: NaiveDate) -> String {
    tr.day_of_year(day)
}

/// 2026年3月15日 · 15 March 2026: where the year matters.
pub fn full_day(tr: Tr, day: NaiveDate) -> String {
    tr.date(day)
}

/// 2026-03-15: for table columns.
pub fn table_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// 14:32:07.
pub fn clock(at: NaiveDateTime) -> String {
    at.format("%H:%M:%S").to_string()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::typed_day;
    use crate::i18n::Lang;

    #[test]
    fn days_are_said_in_both_languages() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap();
        let due = NaiveDate::from_ymd_opt(2026, 3, 15).unwrap();
        let (zh, en) = (Tr(Lang::Zh), Tr(Lang::En));
        assert_eq!(day(zh, due), "3月15日");
        assert_eq!(day(en, due), "15 March");
        assert_eq!(full_day(zh, due), "2026年3月15日");
        assert_eq!(table_day(due), "2026-03-15");
        assert_eq!(distance(zh, today, due), "还有 4 天");
        assert_eq!(distance(en, due, today), "4 days late");
        assert_eq!(distance(zh, today, today), "今天");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let mut at = day(2024);
        for _ in 0..800 {
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(typed_day::read(&full_day(Tr(lang), at), day(2001)), Some(at));
            }
            at = at.succ_opt().unwrap();
        }
    }
}
