//! The days that the words of a clause say: one that the calendar does not have, one that is not the day of the
//! field, one before the signing. Which of two days is right, only the parties know.

use chrono::{Datelike, NaiveDate};

use super::Scene;
use super::clause::{Clause, contains_any};
use super::fields::days_after;
use super::money::sum_of_parts;
use super::settled::period_from_signing;
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::Reading;
use crate::check::reading::dates::{Kind, Said, Written};
use crate::check::rule::Rule;
use crate::domain::dates::monthly_dates;
use crate::domain::term::{MonthlySchedule, Payment};

pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    for text in clause.texts() {
        let wrong = text.reading.dates.iter().find(|written| written.said == Said::NoSuchDay);
        if let Some(written) = wrong {
            let words = vec![text.reading.words(&written.span)];
            return report(clause.about_words(Rule::TermImpossibleDate, text, words));
        }
    }
    match &clause.term.payment {
        Payment::Once => once(scene, clause, report),
        Payment::Instalments(parts) => {
            let mut dues: Vec<NaiveDate> = parts.iter().filter_map(|part| part.due).collect();
            let all = dues.len() == parts.len();
            dues.extend(clause.term.due);
            if all && ends_otherwise(scene, clause, parts.iter().filter_map(|part| part.due).max(), report) {
                return;
            }
            if all && !monthly_day(clause, parts.iter().filter_map(|part| Some(part.due?.day())), report) {
                says_the_days(scene, clause, &dues, report);
            }
        }
        Payment::Monthly(schedule) => monthly(scene, clause, schedule, report),
    }
}

/// So many days may lie between a day and its slip.
const NEARLY: i64 = 62;

/// The last part is due, as the sentence says, on another day than the field of the whole tells. A day that is far off
/// was put there before the payment was parted, and is no slip.
fn ends_otherwise(scene: &Scene<'_>, clause: &Clause<'_>, last: Option<NaiveDate>, report: Report<'_>) -> bool {
    let Some((due, last)) = clause
        .term
        .due
        .zip(last)
        .filter(|(due, last)| due != last && *due >= scene.signing && (*due - *last).num_days().abs() <= NEARLY)
    else {
        return false;
    };
    let said = deadlines(scene, clause);
    if said.iter().any(|(written, _)| same_day(written, due)) {
        return false;
    }
    let Some((written, _)) = said.into_iter().find(|(written, _)| same_day(written, last)) else { return false };
    let words = clause.text.reading.words(&written.span);
    let about = About::Day { number: clause.number, words, expected: due };
    report(Finding::new(Rule::TermDateTextMismatch, clause.text.at.clone(), about));
    true
}

fn once(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    let Some(due) = clause.term.due else {
        return before_signing(scene, clause, report);
    };
    if let Some(counted) = scene.signed.and_then(|signed| {
        let (count, unit) = period_from_signing(clause)?;
        days_after(signed, count, unit)
    }) && (counted - due).num_days().abs() > 1
        && deadlines(scene, clause).is_empty()
    {
        let said = clause.text.reading.dates.iter().find(|written| matches!(written.said, Said::Period { .. }));
        let words = said.map(|written| clause.text.reading.words(&written.span)).unwrap_or_default();
        let about = About::Day { number: clause.number, words, expected: due };
        return report(Finding::new(Rule::TermDateTextMismatch, clause.text.at.clone(), about));
    }
    says_the_days(scene, clause, &[due], report);
}

/// The sentence's last days of performance, besides what is past.
fn deadlines<'c>(scene: &Scene<'_>, clause: &'c Clause<'_>) -> Vec<(&'c Written, NaiveDate)> {
    let reading = &clause.text.reading;
    let days = reading.dates.iter().filter(|written| matches!(written.kind, Kind::By | Kind::On));
    let dated = days.filter_map(|written| match written.said {
        Said::Day(day) => Some((written, day)),
        _ => None,
    });
    dated.filter(|(written, day)| !is_told_of_the_past(scene, reading, written, *day)).collect()
}

/// 2025年12月31日前拖欠的, 2026年3月8日发生的, 已于2026年9月20日完成: not a day of performance.
fn is_told_of_the_past(scene: &Scene<'_>, reading: &Reading, written: &Written, day: NaiveDate) -> bool {
    const BEFORE: [&str; 12] =
        ["已", "曾", "原定", "原约定", "原协议", "借条", "欠条", "依据", "期满（", "届满（", "租期至", "有效期至"];
    const AFTER: [&str; 19] = [
        "发生",
        "签订的",
        "签订《",
        "签署的",
        "出具的",
        "所欠",
        "拖欠",
        "欠付",
        "的欠款",
        "产生的",
        "形成的",
        "所写",
        "借款",
        "的协议",
        "的合同",
        "借到",
        "的事故",
        "已",
        "的纠纷",
    ];
    let before = reading.before(written.span.start, 6);
    let after = reading.after(written.span.end, 10);
    // 截至2025年12月31日 counts what is owed, 截至 a day to come is the last day.
    let counted = contains_any(&before, &["截至", "截止"]) && day <= scene.signing;
    let past = counted || contains_any(&before, &BEFORE) || contains_any(&after, &AFTER);
    past || written.kind == Kind::On && day < scene.signing && written.year_written
}

/// Each day of the fields stands in the sentence, where the sentence has days enough.
fn says_the_days(scene: &Scene<'_>, clause: &Clause<'_>, dues: &[NaiveDate], report: Report<'_>) {
    let all = &clause.text.reading.dates;
    if dues.iter().any(|due| *due < scene.signing) {
        // A day before the signing is a finding of its own.
        return;
    }
    let says = |due: &NaiveDate| all.iter().any(|written| same_day(written, *due));
    let Some(expected) = dues.iter().find(|due| !says(due)) else { return };
    let other =
        deadlines(scene, clause).into_iter().find(|(written, _)| !dues.iter().any(|due| same_day(written, *due)));
    let Some((written, _)) = other else { return };
    let words = clause.text.reading.words(&written.span);
    let about = About::Day { number: clause.number, words: words.clone(), expected: *expected };
    let finding = Finding::new(Rule::TermDateTextMismatch, clause.text.at.clone(), about);
    report(
        finding.mended_by(clause.text.replacing(&written.span, &respelled(&words, written.year_written, *expected))),
    );
}

/// The same day; where the year is not written, the same day of a year.
fn same_day(written: &Written, day: NaiveDate) -> bool {
    match written.said {
        Said::Day(said) if written.year_written => said == day,
        Said::Day(said) => (said.month(), said.day()) == (day.month(), day.day()),
        _ => false,
    }
}

/// The day in the way in which the other was written.
fn respelled(old: &str, with_year: bool, day: NaiveDate) -> String {
    let mark = ['-', '.', '/'].into_iter().find(|mark| old.contains(*mark));
    match mark {
        Some('.') => format!("{}.{}.{}", day.year(), day.month(), day.day()),
        Some('/') => format!("{}/{}/{}", day.year(), day.month(), day.day()),
        Some(_) => day.format("%Y-%m-%d").to_string(),
        None if with_year => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        None => format!("{}月{}日", day.month(), day.day()),
    }
}

/// Every month's day in the sentence is that of the parts; tells whether the sentence has one.
fn monthly_day(clause: &Clause<'_>, days: impl Iterator<Item = u32>, report: Report<'_>) -> bool {
    let said: Vec<(&Written, u32)> = every_month(clause);
    let days: Vec<u32> = days.collect();
    let Some((written, day)) = said.first().copied() else { return false };
    let Some(expected) = days.first().copied() else { return true };
    // The last day of a month is 28 to 31.
    let fits = |each: u32| each == day || (day >= 28 && each >= 28);
    if !days.iter().copied().any(fits) {
        let words = clause.text.reading.words(&written.span);
        let about = About::MonthDay { number: clause.number, words: words.clone(), expected };
        let head = if words.starts_with("每个月") { "每个月" } else { "每月" };
        let mend = clause.text.replacing(&written.span, &format!("{head}{expected}日"));
        report(Finding::new(Rule::TermDateTextMismatch, clause.text.at.clone(), about).mended_by(mend));
    }
    true
}

fn every_month<'c>(clause: &'c Clause<'_>) -> Vec<(&'c Written, u32)> {
    let dates = clause.text.reading.dates.iter();
    dates
        .filter_map(|written| if let Said::EveryMonth(day) = written.said { Some((written, day)) } else { None })
        .collect()
}

/// The monthly day, and the first and last month.
fn monthly(scene: &Scene<'_>, clause: &Clause<'_>, schedule: &MonthlySchedule, report: Report<'_>) {
    monthly_day(clause, schedule.day.into_iter(), report);
    let sum = sum_of_parts(&clause.term.payment);
    let early = monthly_dates(schedule).first().is_some_and(|first| *first < scene.signing);
    if early || clause.term.amount.is_some() && sum.is_some() && clause.term.amount != sum {
        // The total or the signing already shows that a month is wrong.
        return;
    }
    let months: Vec<(&Written, NaiveDate)> = clause
        .text
        .reading
        .dates
        .iter()
        .filter_map(|written| if let Said::Month(month) = written.said { Some((written, month)) } else { None })
        .collect();
    let [(first, from), (last, to)] = months.as_slice() else { return };
    for (written, said, month) in [(first, from, schedule.from), (last, to, schedule.to)] {
        let Some(expected) = month.and_then(|month| NaiveDate::from_ymd_opt(month.year, month.month, 1)) else {
            continue;
        };
        if *said != expected {
            let words = clause.text.reading.words(&written.span);
            let about = About::Month { number: clause.number, words, expected };
            let new = format!("{}年{}月", expected.year(), expected.month());
            let finding = Finding::new(Rule::TermDateTextMismatch, clause.text.at.clone(), about);
            return report(finding.mended_by(clause.text.replacing(&written.span, &new)));
        }
    }
}

/// The field is empty, and the sentence has a day that is past.
fn before_signing(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    let Some(signing) = scene.signed else { return };
    let days = deadlines(scene, clause);
    if let Some((_, due)) = days.iter().find(|(written, day)| written.kind == Kind::By && *day < signing) {
        let about = About::Due { number: clause.number, due: *due, signing };
        report(Finding::new(Rule::TermDateBeforeSigning, clause.text.at.clone(), about));
    }
}
