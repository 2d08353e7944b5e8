//! Which backups stay: the four newest, and the last of each of the eight latest hours, fourteen days and twelve months in
//! which one was made. Without the four a backup before a slip would go with the one right after it.
//! A pure function; it must not touch a file.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime, Timelike};

/// So many newest backups stay, and so many hours, days and months keep their last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// At least one.
    pub newest: usize,
    pub hours: usize,
    pub days: usize,
    pub months: usize,
}

/// What every desk keeps.
pub const KEPT: Kept = Kept { newest: 4, hours: 8, days: 14, months: 12 };

/// A span of time in which only the last backup counts.
type Span = fn(NaiveDateTime) -> (i32, u32, u32);

const SPANS: [Span; 3] =
    [|at| (at.year(), at.ordinal(), at.hour()), |at| (at.year(), at.ordinal(), 0), |at| (at.year(), at.month(), 0)];

/// Which of these backups go, as positions; the newest never does. Of two of the same second the later position is the
/// newer.
pub fn superfluous(made: &[NaiveDateTime], kept: Kept) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..made.len()).collect();
    newest_first.sort_by_key(|at| (std::cmp::Reverse(made.get(*at)), std::cmp::Reverse(*at)));
    let mut stays: BTreeSet<usize> = newest_first.iter().take(kept.newest.max(1)).copied().collect();
    for (span, limit) in SPANS.into_iter().zip([kept.hours, kept.days, kept.months]) {
        let mut seen = BTreeSet::new();
        for position in &newest_first {
            let Some(at) = made.get(*position) else { continue };
            if seen.len() < limit && seen.insert(span(*at)) {
                stays.insert(*position);
            }
        }
    }
    (0..made.len()).filter(|position| !stays.contains(position)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    /// The same, told backup by backup: it stays where it is the last of its hour (day, month) and fewer than so many
    /// later hours (days, months) have a backup.
    fn superfluous_slowly(made: &[NaiveDateTime], kept: Kept) -> Vec<usize> {
        let later = |a: usize, b: usize| (made[a], a) > (made[b], b);
        let spans = [("%Y-%m-%d %H", kept.hours), ("%Y-%m-%d", kept.days), ("%Y-%m", kept.months)];
        let everyone = 0..made.len();
        let stays = |one: usize| {
            everyone.clone().filter(|other| later(*other, one)).count() < kept.newest.max(1)
                || spans.iter().any(|(format, limit)| {
                    let name = |at: NaiveDateTime| at.format(format).to_string();
                    let mine = name(made[one]);
                    let is_last = everyone.clone().all(|other| !later(other, one) || name(made[other]) != mine);
                    let mut later_spans: Vec<String> =
                        made.iter().map(|other| name(*other)).filter(|other| *other > mine).collect();
                    later_spans.sort();
                    later_spans.dedup();
                    is_last && later_spans.len() < *limit
                })
        };
        everyone.clone().filter(|one| !stays(*one)).collect()
    }

    #[test]
    fn a_year_of_work_keeps_hours_days_and_months() {
        // Every two hours of the working day, for four hundred days.
        let start = at("2025-03-12T08:10:00");
        let made: Vec<NaiveDateTime> = (0..400)
            .flat_map(|day| (0..5).map(move |turn| start + TimeDelta::days(day) + TimeDelta::hours(2 * turn)))
            .collect();
        let gone = superfluous(&made, KEPT);
        let left: Vec<NaiveDateTime> =
            (0..made.len()).filter(|position| !gone.contains(position)).map(|position| made[position]).collect();
        // Eight hours (of two days), twelve days before those, eleven months before this one; the last month is there.
        assert_eq!(left.len(), 6 + 14 + 11, "{left:?}");
        assert_eq!(left.last(), made.last());
        assert_eq!(left[0], at("2025-05-31T16:10:00"));
    }

    #[test]
    fn two_of_one_second_leave_the_later_and_none_leaves_none() {
        let same = at("2026-03-12T09:30:00");
        let last_alone = Kept { newest: 1, ..KEPT };
        assert_eq!(superfluous(&[same, same], last_alone), [0]);
        assert_eq!(superfluous(&[], KEPT), [0_usize; 0]);
        assert_eq!(superfluous(&[same], Kept { newest: 0, hours: 0, days: 0, months: 0 }), [0_usize; 0]);
    }

    #[test]
    fn a_backup_right_after_a_slip_does_not_take_the_one_before_it() {
        let minute = |minute: i64| at("2026-03-12T09:00:00") + TimeDelta::minutes(minute);
        let made: Vec<NaiveDateTime> = (0..6).map(minute).collect();
        assert_eq!(superfluous(&made, KEPT), [0, 1]);
    }

    proptest! {
        #[test]
        fn it_keeps_what_the_slow_way_keeps_and_never_drops_the_newest(
            minutes in proptest::collection::vec(0_i64..900_000, 0..60),
            newest in 0_usize..6, hours in 0_usize..10, days in 0_usize..16, months in 0_usize..14,
        ) {
            let made: Vec<NaiveDateTime> =
                minutes.iter().map(|minute| at("2025-01-01T00:00:00") + TimeDelta::minutes(*minute)).collect();
            let kept = Kept { newest, hours, days, months };
            let gone = superfluous(&made, kept);
            prop_assert_eq!(&gone, &superfluous_slowly(&made, kept));
            let left: Vec<usize> = (0..made.len()).filter(|position| !gone.contains(position)).collect();
            prop_assert!(left.len() <= (newest + hours + days + months).max(1));
            let newest = made.iter().max();
            prop_assert_eq!(left.iter().map(|position| &made[*position]).max(), newest);
            // What stays once stays when nothing new comes: rotating twice is rotating once.
            let again: Vec<NaiveDateTime> = left.iter().map(|position| made[*position]).collect();
            prop_assert!(superfluous(&again, kept).is_empty());
        }
    }
}
