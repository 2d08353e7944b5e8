//! The arithmetic of days: months, duties by their due dates, ages, and the clocks of the law
//! (Civil Code arts 201–203: the first day is not counted, a month ends on the matching day).
//! A last day of law moves off the days of rest that are handed in ([`Holidays`]). It must not know today.

use chrono::{Datelike, Months, NaiveDate};

use super::calendar::Holidays;
use super::money::Money;
use super::party::PartyId;
use super::term::{Month, MonthlySchedule, Payment, Term};

/// A schedule is not unrolled beyond this many months.
const MOST_MONTHS: u32 = 1_200;

/// Days in which both parties may ask a court to confirm the agreement (People's Mediation Law art. 33).
pub const CONFIRMATION_DAYS: u64 = 30;

/// Months in which a people's mediation usually ends (若干规定 art. 33).
pub const MEDIATION_MONTHS: u32 = 1;

/// Days in which a dispute is settled on the spot (三日就地化解): a goal of practice, not of law.
pub const ON_THE_SPOT_DAYS: u64 = 3;

/// Clocks of the petition rules, in days (信访工作条例 arts 22, 23, 34).
const PETITION_TOLD_DAYS: u64 = 15;
const PETITION_ANSWER_DAYS: u64 = 60;
const PETITION_EXTENSION_DAYS: u64 = 30;

/// One thing to be done by one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Which part of the term it is, from 1, of how many.
    pub part: usize,
    pub parts: usize,
    pub due: Option<NaiveDate>,
    pub amount: Option<Money>,
    /// Who does it: the payer of the part, or everyone who owes the term.
    pub payer: Vec<PartyId>,
}

/// The duties of a term by their days: one, or one for each instalment or month.
pub fn duties(term: &Term) -> Vec<Duty> {
    let parts: Vec<(Option<NaiveDate>, Option<Money>, Option<&PartyId>)> = match &term.payment {
        Payment::Once => vec![(term.due, term.amount, None)],
        Payment::Instalments(instalments) => {
            instalments.iter().map(|part| (part.due, part.amount, part.payer.as_ref())).collect()
        }
        Payment::Monthly(schedule) => {
            monthly_dates(schedule).into_iter().map(|due| (Some(due), schedule.amount, None)).collect()
        }
    };
    let count = parts.len();
    let numbered = parts.into_iter().enumerate();
    numbered
        .map(|(position, (due, amount, payer))| Duty {
            part: position + 1,
            parts: count,
            due,
            amount,
            payer: payer.map_or_else(|| term.obligor.clone(), |payer| vec![payer.clone()]),
        })
        .collect()
}

/// The days of a monthly schedule, first to last; none while day, first or last month is not known.
pub fn monthly_dates(schedule: &MonthlySchedule) -> Vec<NaiveDate> {
    let (Some(day), Some(from), Some(to)) = (schedule.day, schedule.from, schedule.to) else {
        return Vec::new();
    };
    let count = months_between(from, to);
    (0..count)
        .filter_map(|number| day_of_month(first_of(from)?.checked_add_months(Months::new(number))?, day))
        .collect()
}

/// How many months a schedule has, first and last included; 0 where the last comes before the first.
pub fn months_between(from: Month, to: Month) -> u32 {
    let number = |month: Month| i64::from(month.year) * 12 + i64::from(month.month);
    u32::try_from(number(to) - number(from) + 1).map_or(0, |count| count.min(MOST_MONTHS))
}

fn first_of(month: Month) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(month.year, month.month, 1)
}

/// This day of the month of `first`; a shorter month has its last day instead.
fn day_of_month(first: NaiveDate, day: u32) -> Option<NaiveDate> {
    first.with_day(day).or_else(|| first.checked_add_months(Months::new(1))?.pred_opt())
}

/// The matching day so many months later; a shorter month ends on its last day (Civil Code art. 202).
pub fn months_later(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(months))
}

/// Whole years of age on a day; `None` before the birth. Someone born on 29 February is a year older on 1 March.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    day.years_since(birth)
}

/// Last day of a people's mediation: one month from acceptance (若干规定 art. 33), longer with the parties' consent.
pub fn mediation_until(accepted: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
    months_later(accepted, MEDIATION_MONTHS).map(|day| holidays.moved(day))
}

/// Last day on which both may ask a court to confirm: 30 days from the day of effect (art. 33).
pub fn confirmation_until(effective: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
    days_later(effective, CONFIRMATION_DAYS).map(|day| holidays.moved(day))
}

/// So many days later, the first not counted; `None` beyond the calendar.
pub fn days_later(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(chrono::Days::new(days))
}

/// Last day on which the petition office passes a matter on and tells the visitor: 15 days (信访工作条例 arts 22, 23).
/// The rules move none of their last days off a holiday, so neither do we: the office is held to the earlier day.
pub fn petition_told_until(registered: NaiveDate) -> Option<NaiveDate> {
    days_later(registered, PETITION_TOLD_DAYS)
}

/// Last day on which a petition is to be finished: 60 days (art. 34).
pub fn petition_answer_until(registered: NaiveDate) -> Option<NaiveDate> {
    days_later(registered, PETITION_ANSWER_DAYS)
}

/// The same where the time was lengthened by the most that may be, 30 days (art. 34).
pub fn petition_extended_until(registered: NaiveDate) -> Option<NaiveDate> {
    days_later(registered, PETITION_ANSWER_DAYS + PETITION_EXTENSION_DAYS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::case::Extra;
    use crate::domain::term::Instalment;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn monthly(day: u32, from: (i32, u32), to: (i32, u32)) -> MonthlySchedule {
        let month = |(year, month)| Some(Month { year, month });
        MonthlySchedule {
            day: Some(day),
            from: month(from),
            to: month(to),
            amount: Money::from_fen(150_000),
            extra: Extra::new(),
        }
    }

    #[test]
    fn a_month_ends_on_the_matching_day_or_the_last() {
        assert_eq!(months_later(day(2026, 1, 31), 1), Some(day(2026, 2, 28)));
        let none = Holidays::default();
        assert_eq!(mediation_until(day(2024, 1, 31), &none), Some(day(2024, 2, 29)));
        assert_eq!(mediation_until(day(2026, 3, 9), &none), Some(day(2026, 4, 9)));
        // 28 February 2026 is a Saturday.
        assert_eq!(mediation_until(day(2026, 1, 31), &none), Some(day(2026, 3, 2)));
    }

    #[test]
    fn thirty_days_do_not_count_the_first() {
        assert_eq!(confirmation_until(day(2026, 6, 10), &Holidays::default()), Some(day(2026, 7, 10)));
    }

    #[test]
    fn a_last_day_on_national_day_moves_to_the_first_working_day_after() {
        let holidays = Holidays {
            years: [2026].into(),
            off: (1..=7).map(|date| day(2026, 10, date)).collect(),
            ..Holidays::default()
        };
        assert_eq!(confirmation_until(day(2026, 9, 1), &holidays), Some(day(2026, 10, 8)));
        assert_eq!(mediation_until(day(2026, 9, 3), &holidays), Some(day(2026, 10, 8)));
        assert_eq!(confirmation_until(day(2026, 8, 31), &holidays), Some(day(2026, 9, 30)));
    }

    #[test]
    fn a_petition_has_three_clocks() {
        let registered = day(2026, 6, 8);
        assert_eq!(petition_told_until(registered), Some(day(2026, 6, 23)));
        assert_eq!(petition_answer_until(registered), Some(day(2026, 8, 7)));
        assert_eq!(petition_extended_until(registered), Some(day(2026, 9, 6)));
        assert_eq!(petition_told_until(NaiveDate::MAX), None);
    }

    #[test]
    fn age_is_counted_in_whole_years() {
        assert_eq!(age_on(day(2018, 6, 12), day(2036, 6, 11)), Some(17));
        assert_eq!(age_on(day(2018, 6, 12), day(2036, 6, 12)), Some(18));
        assert_eq!(age_on(day(2008, 2, 29), day(2026, 2, 28)), Some(17));
        assert_eq!(age_on(day(2008, 2, 29), day(2026, 3, 1)), Some(18));
        assert_eq!(age_on(day(2026, 1, 2), day(2026, 1, 1)), None);
    }

    #[test]
    fn a_schedule_pays_each_month_on_its_day_or_the_last() {
        let dates = monthly_dates(&monthly(31, (2025, 12), (2026, 4)));
        let expected = [day(2025, 12, 31), day(2026, 1, 31), day(2026, 2, 28), day(2026, 3, 31), day(2026, 4, 30)];
        assert_eq!(dates, expected);
        assert_eq!(monthly_dates(&monthly(10, (2026, 5), (2036, 6))).len(), 122);
        assert_eq!(monthly_dates(&monthly(10, (2026, 5), (2026, 4))), []);
        assert_eq!(monthly_dates(&monthly(1, (1, 1), (9999, 12))).len(), 1200);
    }

    #[test]
    fn instalments_are_duties_of_their_payers() {
        let mut term = Term::new(None);
        term.obligor = vec![PartyId("B1".into()), PartyId("B2".into())];
        let part = |due, payer: Option<&str>| Instalment {
            due: Some(due),
            amount: Money::from_fen(100),
            payer: payer.map(|id| PartyId(id.to_owned())),
            extra: Extra::new(),
        };
        term.payment = Payment::Instalments(vec![part(day(2026, 5, 10), None), part(day(2026, 6, 10), Some("B2"))]);
        let duties = duties(&term);
        assert_eq!(duties[0].payer, term.obligor);
        assert_eq!((duties[1].part, duties[1].parts, duties[1].due), (2, 2, Some(day(2026, 6, 10))));
        assert_eq!(duties[1].payer, [PartyId("B2".into())]);
    }

    proptest! {
        /// The slow method: walk day by day, and take the days that are due.
        #[test]
        fn a_schedule_agrees_with_walking(due in 1_u32..=31, from in 0_u32..60, count in 0_u32..30) {
            let start = (2024 + i32::try_from(from / 12).unwrap(), from % 12 + 1);
            let last = from + count;
            let end = (2024 + i32::try_from(last / 12).unwrap(), last % 12 + 1);
            let mut walked = Vec::new();
            let mut today = day(start.0, start.1, 1);
            while (today.year(), today.month()) <= end {
                let tomorrow = today.succ_opt().unwrap();
                if today.day() == due || (today.day() < due && tomorrow.day() == 1) {
                    walked.push(today);
                }
                today = tomorrow;
            }
            prop_assert_eq!(monthly_dates(&monthly(due, start, end)), walked);
        }
    }
}
