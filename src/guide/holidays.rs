//! The table of holidays, read from `assets/holidays.toml` or an office's own file of the same form.
//! What follows from it is `domain::calendar`'s work.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::content;
use super::mistake::{Fault, Mistake};
use super::words;
use crate::domain::calendar::Holidays;

/// The name of the file, built in and in a data folder.
pub const FILE: &str = "holidays.toml";

/// A damaged built-in table leaves weekends and fixed dates; a test reads it.
static BUILT_IN: LazyLock<Holidays> =
    LazyLock::new(|| read(include_str!("../../assets/holidays.toml")).unwrap_or_default());

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    years: Vec<i32>,
    holiday: Vec<toml::Spanned<Holiday>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    name: String,
    #[serde(deserialize_with = "content::date")]
    from: NaiveDate,
    #[serde(deserialize_with = "content::date")]
    to: NaiveDate,
    #[serde(deserialize_with = "content::dates")]
    worked: Vec<NaiveDate>,
}

/// The holidays that come with the program.
pub fn built_in() -> &'static Holidays {
    &BUILT_IN
}

/// The holidays of a file.
///
/// # Errors
/// The first mistake: the file's form, a holiday that ends before it begins or runs over a month, a worked day that is
/// no Saturday or Sunday.
pub fn read(text: &str) -> Result<Holidays, Mistake> {
    let table: Table = words::read(text)?;
    let mut holidays = Holidays { years: table.years.into_iter().collect(), ..Holidays::default() };
    for holiday in table.holiday {
        let at = holiday.span().start;
        let holiday = holiday.into_inner();
        let days = holiday.to.signed_duration_since(holiday.from).num_days();
        if !(0..31).contains(&days) {
            return Err(Mistake::at(text, at, Fault::Backwards(holiday.name)));
        }
        holidays.off.extend(holiday.from.iter_days().take_while(|day| *day <= holiday.to));
        let weekdays = |day: &&NaiveDate| Holidays::default().is_working_day(**day);
        if let Some(day) = holiday.worked.iter().find(weekdays) {
            return Err(Mistake::at(text, at, Fault::WorkedAnyway(*day)));
        }
        holidays.worked.extend(holiday.worked);
    }
    Ok(holidays)
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_built_in_table_is_whole() {
        let holidays = read(include_str!("../../assets/holidays.toml")).unwrap();
        assert_eq!(&holidays, built_in());
        for year in [2024, 2025, 2026] {
            let days_off = holidays.off.iter().filter(|day| day.year() == year).count();
            assert!(holidays.knows(year) && days_off >= 24, "{year}: {days_off}");
        }
        assert!(holidays.off.is_disjoint(&holidays.worked));
    }

    #[test]
    fn spring_festival_and_national_day_of_2026_move_a_last_day() {
        assert_eq!(built_in().moved(day(2026, 2, 16)), day(2026, 2, 24));
        assert_eq!(built_in().moved(day(2026, 10, 3)), day(2026, 10, 8));
        assert_eq!(built_in().moved(day(2026, 2, 14)), day(2026, 2, 14), "a worked Saturday");
        assert_eq!(built_in().moved(day(2026, 7, 10)), day(2026, 7, 10));
    }

    #[test]
    fn a_wrong_table_is_refused_with_the_name_of_the_holiday() {
        let one = |from: &str, to: &str, worked: &str| {
            let text = format!(
                "years = [2027]\n[[holiday]]\nname = \"国庆节\"\nfrom = {from}\nto = {to}\nworked = [{worked}]\n"
            );
            read(&text)
        };
        assert!(one("2027-10-01", "2027-10-07", "2027-10-09").is_ok());
        let backwards = one("2027-10-07", "2027-10-01", "").unwrap_err();
        assert_eq!((backwards.line, backwards.fault), (2, Fault::Backwards("国庆节".to_owned())));
        assert!(one("2027-10-01", "2028-10-01", "").is_err());
        let friday = one("2027-10-01", "2027-10-07", "2027-10-08").unwrap_err();
        assert_eq!(friday.fault, Fault::WorkedAnyway(day(2027, 10, 8)));
        assert_eq!(one("2027-10-01", "2027-10-32", "").unwrap_err().line, 5);
    }
}
