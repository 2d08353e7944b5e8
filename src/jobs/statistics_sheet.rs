//! The report as a workbook: the return in the official order of its columns, the rates with their formulas, breakdowns,
//! the cases of each mediator, and the rules of arithmetic. Every text is a text cell, whatever it begins with.
//! It must not count, nor write a file.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::i18n::Tr;
use crate::statistics::columns::{self, Cell};
use crate::statistics::report::Pair;
use crate::statistics::text::{beside, named_or_none};
use crate::statistics::{Counted, Rate, Report, Rule, Side, words};

/// The looks of cells.
struct Looks {
    title: Format,
    head: Format,
    text: Format,
    count: Format,
    amount: Format,
    percent: Format,
}

impl Looks {
    fn new() -> Looks {
        let plain = || Format::new().set_align(FormatAlign::VerticalCenter);
        let head = plain().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        Looks {
            title: plain().set_bold().set_font_size(16),
            head,
            text: plain().set_text_wrap().set_num_format("@"),
            count: plain().set_num_format("0"),
            amount: plain().set_num_format("0.00##"),
            percent: plain().set_num_format("0.00%"),
        }
    }
}

/// The workbook of a report as the bytes of an XLSX file.
///
/// # Errors
/// Where a table is larger than such a file can be.
pub fn workbook(report: &Report, allowances: &BTreeMap<String, Vec<Counted>>, tr: Tr) -> Result<Vec<u8>, XlsxError> {
    let (mut book, looks) = (Workbook::new(), Looks::new());
    returned(book.add_worksheet(), report, &looks, tr)?;
    rates(book.add_worksheet(), report, &looks, tr)?;
    let breakdowns = [
        (tr.table_months(), tr.table_month(), report.months()),
        (tr.table_places(), tr.table_place(), report.places()),
        (tr.table_mediators(), tr.table_mediator(), report.mediators()),
    ];
    for (name, of, pairs) in &breakdowns {
        breakdown(book.add_worksheet().set_name(*name)?, of, pairs, &looks, tr)?;
    }
    cases(book.add_worksheet(), allowances, &looks, tr)?;
    arithmetic(book.add_worksheet(), &report.now, &looks, tr)?;
    book.save_to_buffer()
}

/// Whether this is a workbook, by its beginning: a ZIP archive whose first part is the list of its parts.
pub fn is_workbook(bytes: &[u8]) -> bool {
    const FIRST: &[u8] = b"[Content_Types].xml";
    bytes.starts_with(b"PK") && bytes.windows(FIRST.len()).take(200).any(|at| at == FIRST)
}

/// Columns of the official return side by side, in their own order.
fn returned(sheet: &mut Worksheet, report: &Report, looks: &Looks, tr: Tr) -> Result<(), XlsxError> {
    const HEADS: u32 = 4;
    let (now, before) = (report.now.period, report.before.period);
    sheet.set_name(tr.table_return())?;
    text(sheet, 0, 0, tr.statistics_title(), &looks.title)?;
    sheet.write_string(1, 0, tr.statistics_period(now.from(), now.to()))?;
    sheet.write_string(2, 0, tr.statistics_before(before.from(), before.to()))?;
    text(sheet, HEADS + 3, 0, tr.statistics_now(), &looks.head)?;
    text(sheet, HEADS + 4, 0, tr.statistics_last_year(), &looks.head)?;
    let mut at = 1_u16;
    for group in columns::groups(report, tr) {
        let first = at;
        for column in group.columns {
            text(sheet, HEADS + 1, at, &column.name, &looks.head)?;
            text(sheet, HEADS + 2, at, column.unit.word(tr), &looks.head)?;
            figure(sheet, HEADS + 3, at, column.now, looks)?;
            figure(sheet, HEADS + 4, at, column.before, looks)?;
            at += 1;
        }
        // One cell cannot be merged with itself.
        if at - first > 1 {
            sheet.merge_range(HEADS, first, HEADS, at - 1, group.name, &looks.head)?;
        } else {
            text(sheet, HEADS, first, group.name, &looks.head)?;
        }
    }
    let mut notes = vec![tr.statistics_not_kept().to_owned()];
    notes.extend((report.undated > 0).then(|| tr.statistics_undated(report.undated)));
    notes.extend(report.now.broken.iter().map(|broken| broken.sentence(tr)));
    for (row, note) in (HEADS + 6..).zip(&notes) {
        sheet.write_string(row, 0, cut(note))?;
    }
    sheet.set_column_width(0, 12)?.set_row_height(HEADS + 1, 48)?.set_freeze_panes(HEADS + 3, 1)?;
    Ok(())
}

fn figure(sheet: &mut Worksheet, row: u32, column: u16, cell: Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Count(value) => count(sheet, row, column, value, looks),
        Cell::Amount(fen) => amount(sheet, row, column, fen, looks),
        Cell::NotKept => Ok(()),
    }
}

fn text(sheet: &mut Worksheet, row: u32, column: u16, words: &str, look: &Format) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column, cut(words), look).map(drop)
}

#[expect(clippy::cast_precision_loss, reason = "a workbook knows no other numbers; no desk has 2^53 cases")]
fn count(sheet: &mut Worksheet, row: u32, column: u16, value: u64, looks: &Looks) -> Result<(), XlsxError> {
    sheet.write_number_with_format(row, column, value as f64, &looks.count).map(drop)
}

/// 万元, rounded from exact fen before it becomes a number of the workbook.
fn amount(sheet: &mut Worksheet, row: u32, column: u16, fen: u128, looks: &Looks) -> Result<(), XlsxError> {
    let shown: f64 = words::wan(fen).parse().unwrap_or_default();
    sheet.write_number_with_format(row, column, shown, &looks.amount).map(drop)
}

/// A row of heads, and how wide each column is.
fn heads(sheet: &mut Worksheet, names: &[(&str, f64)], looks: &Looks) -> Result<(), XlsxError> {
    for (column, (name, width)) in (0_u16..).zip(names) {
        text(sheet, 0, column, name, &looks.head)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, 0).map(drop)
}

fn rates(sheet: &mut Worksheet, report: &Report, looks: &Looks, tr: Tr) -> Result<(), XlsxError> {
    sheet.set_name(tr.table_rates())?;
    let last = [tr.table_numerator(), tr.table_denominator(), tr.table_value()].map(|what| tr.table_last_year(what));
    let [last_numerator, last_denominator, last_value] = &last;
    let names = [
        (tr.table_rate(), 26.0),
        (tr.table_definition(), 60.0),
        (tr.table_numerator(), 10.0),
        (tr.table_denominator(), 10.0),
        (tr.table_value(), 10.0),
        (last_numerator.as_str(), 14.0),
        (last_denominator, 14.0),
        (last_value, 14.0),
        (tr.table_note(), 50.0),
    ];
    heads(sheet, &names, looks)?;
    for (row, (now, before)) in (1..).zip(report.now.rates().into_iter().zip(report.before.rates())) {
        text(sheet, row, 0, now.kind.name(tr), &looks.text)?;
        text(sheet, row, 1, &now.kind.definition(report.repeat_days, tr), &looks.text)?;
        rate(sheet, row, 2, now, looks)?;
        rate(sheet, row, 5, before, looks)?;
        if let Some(note) = beside(now.kind, &report.now, tr) {
            text(sheet, row, 8, &note, &looks.text)?;
        }
    }
    Ok(())
}

/// Both numbers and, where something is divided by, the rate.
fn rate(sheet: &mut Worksheet, row: u32, column: u16, rate: Rate, looks: &Looks) -> Result<(), XlsxError> {
    count(sheet, row, column, rate.numerator, looks)?;
    count(sheet, row, column + 1, rate.denominator, looks)?;
    if let Some(all) = rate.hundredths().and_then(|all| u32::try_from(all).ok()) {
        sheet.write_number_with_format(row, column + 2, f64::from(all) / 10_000.0, &looks.percent)?;
    }
    Ok(())
}

fn breakdown(sheet: &mut Worksheet, of: &str, pairs: &[Pair], looks: &Looks, tr: Tr) -> Result<(), XlsxError> {
    let figures = [tr.statistics_accepted(), tr.statistics_settled(), tr.statistics_amount()];
    let last = figures.map(|what| tr.table_last_year(what));
    let mut names = vec![(of, 26.0)];
    names.extend(figures.iter().map(|name| (*name, 12.0)));
    names.extend(last.iter().map(|name| (name.as_str(), 22.0)));
    heads(sheet, &names, looks)?;
    for (row, pair) in (1..).zip(pairs) {
        text(sheet, row, 0, named_or_none(&pair.name, tr), &looks.text)?;
        for (column, line) in [(1, pair.now), (4, pair.before)] {
            count(sheet, row, column, line.total, looks)?;
            count(sheet, row, column + 1, line.settled, looks)?;
            amount(sheet, row, column + 2, line.amount_fen, looks)?;
        }
    }
    Ok(())
}

fn cases(
    sheet: &mut Worksheet,
    allowances: &BTreeMap<String, Vec<Counted>>,
    looks: &Looks,
    tr: Tr,
) -> Result<(), XlsxError> {
    sheet.set_name(tr.table_allowances())?;
    let names = [
        (tr.table_mediator(), 14.0),
        (tr.table_ordinal(), 6.0),
        (tr.table_number(), 28.0),
        (tr.table_title(), 36.0),
        (tr.table_type(), 20.0),
        (tr.table_accepted_on(), 12.0),
        (tr.table_settled_on(), 12.0),
        (tr.table_form(), 12.0),
        (tr.table_agreement_number(), 28.0),
        (tr.statistics_amount(), 12.0),
    ];
    heads(sheet, &names, looks)?;
    let numbered =
        |(name, cases)| (1_u64..).zip(cases).map(move |(ordinal, case): (u64, &Counted)| (name, ordinal, case));
    for (row, (name, ordinal, case)) in (1..).zip(allowances.iter().flat_map(numbered)) {
        let name: &String = name;
        text(sheet, row, 0, named_or_none(name, tr), &looks.text)?;
        count(sheet, row, 1, ordinal, looks)?;
        for (column, words) in (2..).zip(words_of(case, tr)) {
            text(sheet, row, column, &words, &looks.text)?;
        }
        let fen = case.figures.amount_fen.and_then(|fen| u128::try_from(fen).ok());
        amount(sheet, row, 9, fen.unwrap_or(0), looks)?;
    }
    Ok(())
}

/// What proves a case: number, title, type, days, form and number of the agreement.
fn words_of(case: &Counted, tr: Tr) -> [String; 7] {
    let figures = &case.figures;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        figures.number.clone(),
        figures.title.clone(),
        figures.dispute_type.map(|kind| tr.dispute_type(kind).to_owned()).unwrap_or_default(),
        day(figures.accepted),
        day(figures.ended_on),
        figures.form.map(|form| tr.agreement_form(form).to_owned()).unwrap_or_default(),
        figures.agreement_number.clone(),
    ]
}

fn arithmetic(sheet: &mut Worksheet, side: &Side, looks: &Looks, tr: Tr) -> Result<(), XlsxError> {
    sheet.set_name(tr.table_arithmetic())?;
    let names = [
        (tr.table_rule(), 50.0),
        (tr.table_result(), 10.0),
        (tr.table_sum(), 10.0),
        (tr.table_should(), 10.0),
        (tr.table_cases(), 60.0),
    ];
    heads(sheet, &names, looks)?;
    for (row, rule) in (1..).zip(Rule::ALL) {
        text(sheet, row, 0, rule.sentence(tr), &looks.text)?;
        let Some(broken) = side.broken.iter().find(|broken| broken.rule == *rule) else {
            text(sheet, row, 1, tr.table_sound(), &looks.text)?;
            continue;
        };
        text(sheet, row, 1, tr.table_broken(), &looks.text)?;
        count(sheet, row, 2, broken.sum, looks)?;
        count(sheet, row, 3, broken.should, looks)?;
        let names: Vec<&str> = broken.cases.iter().map(|(_, name)| name.as_str()).collect();
        text(sheet, row, 4, &names.join(tr.sum_between_names()), &looks.text)?;
    }
    Ok(())
}

/// Most characters of a cell.
const LONGEST: usize = 32_000;

/// As much of a text as a cell holds.
fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['…']).collect() }
}
