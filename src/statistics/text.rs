//! The report in lines for a terminal: the return column by column, the rates with their formulas and both numbers, the
//! breakdowns, and the rules of arithmetic. It must not count.

use std::collections::BTreeMap;

use super::columns::{Cell, groups};
use super::period::Period;
use super::rates::{Rate, RateKind};
use super::report::{Report, Side};
use super::returned::Line;
use super::words;
use crate::i18n::Tr;

/// Columns of the terminal before the figures.
const NAME_WIDTH: usize = 46;
const FIGURE_WIDTH: usize = 14;

/// Every line of the report.
pub fn lines(report: &Report, tr: Tr) -> Vec<String> {
    let mut lines = vec![tr.statistics_title().to_owned(), period_line(report.now.period, tr)];
    lines.push(tr.statistics_before(report.before.period.from(), report.before.period.to()));
    if report.undated > 0 {
        lines.push(tr.statistics_undated(report.undated));
    }
    returned(report, tr, &mut lines);
    rates(report, tr, &mut lines);
    breakdowns(report, tr, &mut lines);
    arithmetic(&report.now, tr, &mut lines);
    lines
}

fn period_line(period: Period, tr: Tr) -> String {
    tr.statistics_period(period.from(), period.to())
}

fn returned(report: &Report, tr: Tr, lines: &mut Vec<String>) {
    let mut not_kept = false;
    for group in groups(report, tr) {
        head(lines, group.name, [tr.statistics_now(), tr.statistics_last_year()]);
        for column in group.columns {
            not_kept |= column.now == Cell::NotKept;
            let figure = |cell: Cell| match cell {
                Cell::NotKept => "—".to_owned(),
                cell => cell.shown(),
            };
            let name = tr.statistics_with_unit(&column.name, column.unit.word(tr));
            lines.push(row(&name, &[figure(column.now), figure(column.before)]));
        }
    }
    if not_kept {
        lines.push(format!("  {}", tr.statistics_not_kept()));
    }
}

fn rates(report: &Report, tr: Tr, lines: &mut Vec<String>) {
    head(lines, tr.statistics_rates(), ["", ""]);
    for (now, before) in report.now.rates().into_iter().zip(report.before.rates()) {
        let last_year = tr.statistics_last_year_is(formula(before));
        lines.push(format!("  {}　{}　{last_year}", now.kind.name(tr), formula(now)));
        lines.push(format!("      {}", now.kind.definition(report.repeat_days, tr)));
        lines.extend(beside(now.kind, &report.now, tr).map(|note| format!("      {note}")));
    }
}

/// `80.00 % = 8 ÷ 10`; both numbers also where nothing is divided by.
pub fn formula(rate: Rate) -> String {
    let Rate { numerator, denominator, .. } = rate;
    match denominator {
        0 => format!("{} ({numerator} ÷ {denominator})", rate.percent()),
        _ => format!("{} = {numerator} ÷ {denominator}", rate.percent()),
    }
}

/// What stands beside a rate and does not enter it.
pub fn beside(kind: RateKind, side: &Side, tr: Tr) -> Option<String> {
    match kind {
        RateKind::Satisfaction => Some(tr.statistics_not_asked(side.counts.not_asked, side.counts.unclear)),
        RateKind::OneVisit if side.visits.waiting > 0 => Some(tr.statistics_waiting(side.visits.waiting)),
        _ => None,
    }
}

fn breakdowns(report: &Report, tr: Tr, lines: &mut Vec<String>) {
    let Side { by_month, by_place, by_mediator, .. } = &report.now;
    let figures = |line: &Line| [line.total.to_string(), line.settled.to_string(), words::wan(line.amount_fen)];
    let heads = [tr.statistics_accepted(), tr.statistics_settled(), tr.statistics_amount()];
    head(lines, tr.statistics_by_month(), heads);
    lines.extend(by_month.iter().map(|(month, line)| row(&words::month(*month), &figures(line))));
    let mut named = |title: &str, all: &BTreeMap<String, Line>| {
        head(lines, title, heads);
        lines.extend(all.iter().map(|(name, line)| row(named_or_none(name, tr), &figures(line))));
    };
    named(tr.statistics_by_place(), by_place);
    named(tr.statistics_by_mediator(), by_mediator);
}

/// The name of a line, or that none is written.
pub fn named_or_none(name: &str, tr: Tr) -> &str {
    if name.is_empty() { tr.statistics_unnamed() } else { name }
}

fn arithmetic(side: &Side, tr: Tr, lines: &mut Vec<String>) {
    head(lines, tr.statistics_arithmetic(), ["", ""]);
    if side.broken.is_empty() {
        lines.push(format!("  {}", tr.statistics_sound()));
    }
    lines.extend(side.broken.iter().map(|broken| format!("  {}", broken.sentence(tr))));
}

fn head<const N: usize>(lines: &mut Vec<String>, title: &str, heads: [&str; N]) {
    lines.push(String::new());
    let line = padded(title, NAME_WIDTH);
    lines.push(heads.iter().fold(line, |line, head| line + &right(head)).trim_end().to_owned());
}

fn row(name: &str, figures: &[String]) -> String {
    let line = padded(&format!("  {name}"), NAME_WIDTH);
    figures.iter().fold(line, |line, figure| line + &right(figure))
}

fn padded(text: &str, width: usize) -> String {
    // A name that is too long keeps a gap before its figures.
    let gap = width.saturating_sub(columns(text)).max(1);
    format!("{text}{}", " ".repeat(gap))
}

fn right(text: &str) -> String {
    format!("{}{text}", " ".repeat(FIGURE_WIDTH.saturating_sub(columns(text)).max(1)))
}

/// Columns of a terminal: a Han character and a full-width form take two.
fn columns(text: &str) -> usize {
    text.chars()
        .map(|ch| if u32::from(ch) >= 0x1100 && !matches!(ch, '—' | '÷' | '’' | '“' | '”') { 2 } else { 1 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_under_each_other_in_both_scripts() {
        for name in ["家", "family", "拖欠农民工工资纠纷（件）"] {
            let line = row(name, &["7".to_owned(), "12".to_owned()]);
            assert_eq!(columns(&line), NAME_WIDTH + 2 * FIGURE_WIDTH, "{line}");
        }
    }
}
