//! What somebody brings as a table becomes records: which column means what, what was taken, and of everything else row,
//! column and reason. Nothing is guessed. It must not write into the casebook.

mod columns;
pub mod leads;
pub mod places;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::typed_day;
use crate::i18n::Tr;

/// Most characters of one cell.
const LONGEST_CELL: usize = 20_000;

/// What came of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken<T> {
    pub records: Vec<T>,
    pub left_out: Vec<LeftOut>,
    /// Columns that mean nothing here.
    pub unknown_columns: Vec<String>,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// As the person sees it in the file, from 1.
    pub row: usize,
    /// Name of the column; empty where the row as a whole is meant.
    pub column: String,
    /// What stands there, its beginning.
    pub value: String,
    pub reason: Reason,
}

/// Why a row was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing that is needed stands in it.
    Nothing,
    /// No day, or none that is surely one.
    NotADay,
    /// None of these words.
    NotOneOf(String),
    /// The number stands in an earlier row, too.
    TwiceInTheFile,
    /// The casebook has it already.
    ThereAlready,
    /// A level of the grid between two others is empty.
    GapInTheGrid,
    /// A sign that no text has.
    ControlSign,
    TooLong,
}

impl LeftOut {
    fn of(row: usize, column: &str, value: &str, reason: Reason) -> LeftOut {
        let value = value.chars().take(40).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
        LeftOut { row, column: column.to_owned(), value, reason }
    }

    /// Row, column, what stands there, and why it was left out.
    pub fn words(&self, tr: Tr) -> String {
        let reason = self.reason.words(tr);
        if self.column.is_empty() {
            tr.import_left_row(self.row, reason)
        } else {
            tr.import_left_cell(self.row, &self.column, &self.value, reason)
        }
    }
}

impl Reason {
    fn words(&self, tr: Tr) -> String {
        match self {
            Reason::Nothing => tr.import_reason_nothing().to_owned(),
            Reason::NotADay => tr.import_reason_not_a_day().to_owned(),
            Reason::NotOneOf(words) => tr.import_reason_not_one_of(words),
            Reason::TwiceInTheFile => tr.import_reason_twice().to_owned(),
            Reason::ThereAlready => tr.import_reason_there().to_owned(),
            Reason::GapInTheGrid => tr.import_reason_gap().to_owned(),
            Reason::ControlSign => tr.import_reason_control_sign().to_owned(),
            Reason::TooLong => tr.import_reason_too_long(LONGEST_CELL),
        }
    }
}

/// Whether a cell may be taken over as it is.
fn fit(text: &str) -> Result<(), Reason> {
    if text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')) {
        return Err(Reason::ControlSign);
    }
    if text.chars().count() > LONGEST_CELL { Err(Reason::TooLong) } else { Ok(()) }
}

/// A day, with a time behind it or without (then midnight): `2026-11-02`, `2026年11月2日 8:30`, `2026/11/2T08:30:00`.
fn moment(text: &str, today: NaiveDate) -> Option<NaiveDateTime> {
    let text = text.trim();
    let at = text.char_indices().find(|(_, sign)| *sign == ' ' || *sign == 'T').map(|(at, _)| at);
    let (day, time) = at.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""));
    let time = time.trim_start_matches([' ', 'T']).trim();
    if !time.contains([':', '：']) {
        return typed_day::read(text, today).map(|day| day.and_time(NaiveTime::MIN));
    }
    let time = time.replace('：', ":");
    let read = ["%H:%M:%S", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(&time, form).ok())?;
    typed_day::read(day, today).map(|day| day.and_time(read))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_and_without_a_time_are_read() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
        let said = |text: &str| moment(text, today).map(|at| at.format("%Y-%m-%d %H:%M").to_string());
        for text in ["2026-11-02 08:30", "2026年11月2日 8:30", "2026/11/2T08:30:00", "2026-11-02 08：30"] {
            assert_eq!(said(text).as_deref(), Some("2026-11-02 08:30"), "{text}");
        }
        assert_eq!(said("2026.11.2").as_deref(), Some("2026-11-02 00:00"));
        for text in ["", "昨天", "2026-13-02", "2026-11-02 25:00", "08:30"] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn a_sign_that_no_text_has_and_a_cell_without_end_are_refused() {
        assert_eq!(fit("两行\n字"), Ok(()));
        assert_eq!(fit("a\u{0}b"), Err(Reason::ControlSign));
        assert_eq!(fit(&"长".repeat(LONGEST_CELL + 1)), Err(Reason::TooLong));
    }
}
