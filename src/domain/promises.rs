//! The promises of a case: every duty with its day, what it is worth, who owes it, and whether it is kept.
//! Today is handed in; it must not know a clock.

use chrono::NaiveDate;

use super::agreement::FollowUpResult;
use super::case::CaseFile;
use super::dates::{Duty, duties};
use super::party::PartyId;
use super::progress::binding_agreement;

/// How a duty stands against its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// Past its day by so many days, at least 1.
    Late(u64),
    DueToday,
    /// So many days left, at least 1.
    DueIn(u64),
    /// No day was written.
    NoDate,
}

/// One duty of a signed agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Position of the term in `terms`, from 0.
    pub term: usize,
    pub duty: Duty,
    pub obligee: Vec<PartyId>,
    /// A follow-up says so.
    pub kept: bool,
    pub timing: Timing,
}

/// Every duty of the agreement that binds, in the order of the days; duties without a day come last.
/// None before an agreement is signed.
pub fn promises(case: &CaseFile, today: NaiveDate) -> Vec<Promise> {
    if binding_agreement(case).is_none() {
        return Vec::new();
    }
    let mut promises: Vec<Promise> = Vec::new();
    for (position, term) in case.terms.iter().enumerate() {
        promises.extend(duties(term).into_iter().map(|duty| Promise {
            term: position,
            obligee: term.obligee.clone(),
            kept: is_kept(case, duty.due),
            timing: timing(duty.due, today),
            duty,
        }));
    }
    // Stable: terms of one day stay in their order.
    promises.sort_by_key(|promise| (promise.duty.due.is_none(), promise.duty.due));
    promises
}

/// Whether follow-ups say that every duty of the agreement is kept.
pub fn all_kept(case: &CaseFile) -> bool {
    let mut all = case.terms.iter().flat_map(duties).peekable();
    match all.peek() {
        Some(_) => all.all(|duty| is_kept(case, duty.due)),
        None => is_kept(case, None),
    }
}

/// A follow-up that found the agreement performed covers every duty due up to its day. A duty without a day is kept
/// where the last follow-up says performed.
pub fn is_kept(case: &CaseFile, due: Option<NaiveDate>) -> bool {
    let performed = |result| result == Some(FollowUpResult::Performed);
    match due {
        Some(due) => {
            case.follow_ups.iter().any(|visit| performed(visit.result) && visit.date.is_some_and(|day| day >= due))
        }
        None => case.follow_ups.iter().max_by_key(|visit| visit.date).is_some_and(|visit| performed(visit.result)),
    }
}

fn timing(due: Option<NaiveDate>, today: NaiveDate) -> Timing {
    let Some(due) = due else {
        return Timing::NoDate;
    };
    let days = due.signed_duration_since(today).num_days();
    match days {
        0 => Timing::DueToday,
        1.. => Timing::DueIn(days.unsigned_abs()),
        _ => Timing::Late(days.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case_file;

    fn read(text: &str) -> CaseFile {
        case_file::read(text.as_bytes()).unwrap().case
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_month_of_support_is_a_promise() {
        let case = read(include_str!("../../tests/cases/C02.json"));
        let all = promises(&case, day(2026, 7, 14));
        assert_eq!(all.len(), 3 + 122 + 1);
        assert!(all.windows(2).all(|pair| pair[0].duty.due <= pair[1].duty.due));
        // Follow-up of 13 July: three instalments, and support of May, June and July.
        assert_eq!(all.iter().filter(|promise| promise.kept).count(), 6);
        let next = all.iter().find(|promise| !promise.kept).unwrap();
        assert_eq!((next.duty.due, next.timing), (Some(day(2026, 8, 10)), Timing::DueIn(27)));
        assert_eq!(next.duty.payer, [PartyId("B1".into())]);
    }

    #[test]
    fn days_are_counted_to_and_from_the_due_day() {
        let mut case = read(include_str!("../../tests/cases/C01.json"));
        case.follow_ups.clear();
        let all = promises(&case, day(2026, 3, 15));
        assert_eq!(
            all.iter().map(|each| each.timing).collect::<Vec<_>>(),
            [Timing::DueToday, Timing::DueToday, Timing::DueIn(16)]
        );
        let late = promises(&case, day(2026, 4, 2));
        assert_eq!((late[0].timing, late[2].timing), (Timing::Late(18), Timing::Late(2)));
        assert!(late.iter().all(|each| !each.kept));
        case.terms[0].due = None;
        assert_eq!(promises(&case, day(2026, 4, 2))[2].timing, Timing::NoDate);
    }

    #[test]
    fn a_visit_covers_only_what_was_due() {
        let mut case = read(include_str!("../../tests/cases/C01.json"));
        case.follow_ups[0].date = Some(day(2026, 3, 20));
        let kept: Vec<bool> = promises(&case, day(2026, 4, 2)).iter().map(|each| each.kept).collect();
        assert_eq!(kept, [true, true, false]);
        assert!(!all_kept(&case));
        case.follow_ups[0].result = Some(FollowUpResult::PerformedInPart);
        assert!(promises(&case, day(2026, 4, 2)).iter().all(|each| !each.kept));
    }

    #[test]
    fn nothing_is_promised_before_it_is_signed() {
        let mut case = read(include_str!("../../tests/cases/C01.json"));
        case.agreement.as_mut().unwrap().signed = None;
        assert_eq!(promises(&case, day(2026, 4, 2)), []);
        assert_eq!(promises(&read(include_str!("../../tests/cases/C11.json")), day(2026, 10, 1)), []);
    }
}
