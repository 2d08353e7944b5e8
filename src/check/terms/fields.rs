//! Each clause by its fields: who owes it, by when, how, what follows if not (`research/domain.md` 5.2, 5.3; Civil
//! Code art. 511 fills a gap, but not as the parties think). What the sentence says counts: where it has the day or
//! the manner and only the field is empty, that is a note with its mend. It must not read what the words mean.

use chrono::NaiveDate;

use super::Scene;
use super::clause::{Clause, contains_any};
use super::settled::{has_no_day, is_declaration, lays_a_payment, period_from_signing, says_when, was_done};
use crate::check::Report;
use crate::check::finding::{About, Finding, Mend};
use crate::check::reading::dates::{Kind, Said, Unit};
use crate::check::rule::{Rule, Severity};
use crate::domain::dates::{days_later, monthly_dates, months_later};
use crate::domain::party::PartyId;
use crate::domain::place::Place;
use crate::domain::term::Payment;

pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    if clause.text.text.trim().is_empty() && clause.term.pattern.is_none() {
        // An empty clause is one finding, not five.
        return;
    }
    if clause.term.obligor.is_empty() && !is_declaration(clause) && !binds_both(clause) {
        let about = About::Term { number: clause.number };
        report(Finding::new(Rule::TermNoObligor, clause.place.field("obligor"), about));
    }
    known_parties(scene, clause, report);
    has_a_day(scene, clause, report);
    if !has_no_day(clause) {
        has_a_manner(clause, report);
        if clause.term.breach.trim().is_empty() && !was_done(clause) {
            let about = About::Term { number: clause.number };
            report(Finding::new(Rule::TermNoBreach, clause.place.field("breach"), about));
        }
    }
    due_after_signing(scene, clause, report);
}

/// 双方今后互不干扰: everyone owes it.
fn binds_both(clause: &Clause<'_>) -> bool {
    const ALL: [&str; 10] =
        ["双方", "各方", "三方", "甲乙双方", "任何一方", "一方", "全体当事人", "各当事人", "本协议", "当事人"];
    clause.term.amount.is_none() && ALL.iter().any(|word| clause.text.text.trim_start().starts_with(word))
}

fn has_a_day(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    let about = || About::Term { number: clause.number };
    match &clause.term.payment {
        Payment::Once if clause.term.due.is_none() => no_due(scene, clause, report),
        Payment::Once => {}
        Payment::Instalments(parts) => {
            let said = days_of_parts(clause);
            for (position, _) in parts.iter().enumerate().filter(|(_, part)| part.due.is_none()) {
                let at = clause.place.field("instalments").index(position).field("due");
                let finding = Finding::new(Rule::TermNoDate, at.clone(), about());
                let day = said.get(position).filter(|_| said.len() == parts.len());
                report(match day {
                    Some(day) => finding.mended_by(Mend::SetDate { at, date: *day }),
                    None => finding,
                });
            }
        }
        Payment::Monthly(schedule) => {
            if schedule.day.is_none() || schedule.from.is_none() || schedule.to.is_none() {
                report(Finding::new(Rule::TermNoDate, clause.place.field("schedule"), about()));
            }
        }
    }
}

/// The days by which parts are due, as the sentence tells them.
fn days_of_parts(clause: &Clause<'_>) -> Vec<NaiveDate> {
    let dates = &clause.text.reading.dates;
    let days = dates.iter().filter(|written| matches!(written.kind, Kind::By | Kind::On));
    days.filter_map(|written| if let Said::Day(day) = written.said { Some(day) } else { None }).collect()
}

/// No day in the field: a note with the mend where the sentence has it, nothing where it has another term.
fn no_due(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    if has_no_day(clause) {
        return;
    }
    let at = clause.place.field("due");
    let said = days_of_parts(clause).into_iter().rfind(|day| *day >= scene.signing);
    let counted = || {
        let (count, unit) = period_from_signing(clause)?;
        days_after(scene.signed?, count, unit)
    };
    if let Some(date) = said.or_else(counted) {
        let about = About::InText { number: clause.number };
        let finding = Finding::new(Rule::TermNoDate, at.clone(), about).weighing(Severity::Note);
        return report(finding.mended_by(Mend::SetDate { at, date }));
    }
    if !says_when(clause) {
        // 当面道歉 is mostly done at the table: worth a word.
        let at_the_table = !clause.is_payment() && clause.text.text.contains("当面");
        let finding = Finding::new(Rule::TermNoDate, at, About::Term { number: clause.number });
        report(if at_the_table { finding.weighing(Severity::Note) } else { finding });
    }
}

/// The last day of a period that begins with a day; `None` for working days, which only a calendar of the state knows.
pub(super) fn days_after(from: NaiveDate, count: u32, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Day => days_later(from, u64::from(count)),
        Unit::Week => days_later(from, u64::from(count) * 7),
        Unit::Month => months_later(from, count),
        Unit::Year => months_later(from, count.checked_mul(12)?),
        Unit::WorkingDay | Unit::Hour => None,
    }
}

/// The ways in which something is paid, with the words that tell them, longest first.
const WAYS: [(&str, &str); 17] = [
    ("银行转账", "银行转账"),
    ("微信转账", "微信转账"),
    ("支付宝转账", "支付宝转账"),
    ("转账", "银行转账"),
    ("现金", "现金"),
    ("微信", "微信转账"),
    ("支付宝", "支付宝转账"),
    ("银行卡", "银行转账"),
    ("银行账户", "银行转账"),
    ("账户", "银行转账"),
    ("账号", "银行转账"),
    ("汇款", "银行汇款"),
    ("汇入", "银行汇款"),
    ("打入", "银行转账"),
    ("转入", "银行转账"),
    ("收条", "现金（收条）"),
    ("代发", "银行代发"),
];

fn has_a_manner(clause: &Clause<'_>, report: Report<'_>) {
    if !clause.term.method.trim().is_empty() {
        return;
    }
    let at = clause.place.field("method");
    let about = About::Term { number: clause.number };
    let finding = |about| Finding::new(Rule::TermNoMethod, at.clone(), about);
    let is_payment = clause.is_payment() || lays_a_payment(clause);
    let said = WAYS.iter().find(|(word, _)| clause.text.text.contains(word)).filter(|_| is_payment);
    if let Some((_, way)) = said {
        let mend = Mend::SetText { at: at.clone(), text: (*way).to_owned() };
        return report(finding(About::InText { number: clause.number }).weighing(Severity::Note).mended_by(mend));
    }
    // The manner of an act is mostly the act: worth a word, not a warning.
    let severity = if is_payment { Severity::Warn } else { Severity::Note };
    const OF_AN_ACT: [&str; 8] = ["验收", "当面", "书面", "自行", "委托", "见证", "雇请", "共同到"];
    if is_payment || !contains_any(clause.text.text, &OF_AN_ACT) {
        report(finding(about).weighing(severity));
    }
}

/// Everyone a clause names by id is a party of the case.
fn known_parties(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    let place = &clause.place;
    let mut named: Vec<(Place, &PartyId)> = Vec::new();
    for (key, ids) in [("obligor", &clause.term.obligor), ("obligee", &clause.term.obligee)] {
        named.extend(ids.iter().enumerate().map(|(position, id)| (place.field(key).index(position), id)));
    }
    if let Payment::Instalments(parts) = &clause.term.payment {
        let payers = parts.iter().enumerate().filter_map(|(position, part)| Some((position, part.payer.as_ref()?)));
        named.extend(payers.map(|(position, id)| (place.field("instalments").index(position).field("payer"), id)));
    }
    for (at, id) in named {
        if scene.case.party(id).is_none() {
            let about = About::Stranger { number: clause.number, name: id.0.clone() };
            report(Finding::new(Rule::TermUnknownParty, at, about));
        }
    }
}

/// A duty whose day lies before the day of signing cannot be kept in time. While nobody has signed, today counts.
fn due_after_signing(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    let (number, signing, place) = (clause.number, scene.signing, &clause.place);
    let mut days: Vec<(Place, Option<NaiveDate>)> = Vec::new();
    match &clause.term.payment {
        Payment::Once => days.push((place.field("due"), clause.term.due)),
        Payment::Instalments(parts) => {
            let numbered = parts.iter().enumerate();
            days.extend(numbered.map(|(each, part)| (place.field("instalments").index(each).field("due"), part.due)));
        }
        Payment::Monthly(schedule) => {
            days.push((place.field("schedule").field("from"), monthly_dates(schedule).first().copied()));
        }
    }
    for (at, due) in days {
        if let Some(due) = due.filter(|due| *due < signing) {
            report(Finding::new(Rule::TermDateBeforeSigning, at, About::Due { number, due, signing }));
        }
    }
}
