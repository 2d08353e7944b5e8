//! The list of an export: one line a case, as a table program reads it. ID numbers are masked, and no cell is a formula.

use crate::casebook::view::{CaseId, CaseRecord, CaseState};
use crate::domain::identity::masked;
use crate::domain::party::{Party, PartyKind};
use crate::i18n::Tr;

/// One case.
pub(super) struct Line {
    /// `None` where it could not be read.
    pub record: Option<CaseRecord>,
    pub state: Option<CaseState>,
    /// Its folder, or its id where it has none.
    pub folder: String,
    pub private_left_out: usize,
    pub problems: String,
}

impl Line {
    pub fn unreadable(id: CaseId, problems: String) -> Line {
        Line { record: None, state: None, folder: id.0.to_string(), private_left_out: 0, problems }
    }

    fn cells(&self, tr: Tr) -> [String; 9] {
        let file = self.record.as_ref().map(|record| &record.file);
        let text = |read: fn(&crate::domain::case::CaseFile) -> String| file.map(read).unwrap_or_default();
        let parties = file.map(|file| file.parties.as_slice()).unwrap_or_default();
        let each = |read: fn(&Party) -> String| {
            let found: Vec<String> = parties.iter().map(read).filter(|text| !text.is_empty()).collect();
            found.join(tr.list_separator())
        };
        [
            text(|file| file.number.clone()),
            text(|file| file.title.clone()),
            self.state.map(|state| state.word(tr).to_owned()).unwrap_or_default(),
            text(|file| file.accepted.map(|day| day.to_string()).unwrap_or_default()),
            each(|party| party.name.clone()),
            each(id_number),
            self.folder.clone(),
            self.private_left_out.to_string(),
            self.problems.clone(),
        ]
    }
}

fn id_number(party: &Party) -> String {
    match &party.kind {
        PartyKind::Person(person) => masked(&person.id_number),
        PartyKind::Organisation(_) => String::new(),
    }
}

/// The whole list, UTF-8 with the mark by which table programs know it.
pub(super) fn csv(lines: &[Line], tr: Tr) -> String {
    let head = [
        tr.export_head_number(),
        tr.export_head_title(),
        tr.export_head_state(),
        tr.export_head_accepted(),
        tr.export_head_parties(),
        tr.export_head_id_numbers(),
        tr.export_head_folder(),
        tr.export_head_private(),
        tr.export_head_problems(),
    ];
    let head = row(&head.map(str::to_owned));
    let rows = lines.iter().map(|line| row(&line.cells(tr)));
    std::iter::once("\u{feff}".to_owned()).chain([head]).chain(rows).collect()
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell that stays text: one that a table program would take for a formula begins with an apostrophe.
fn cell(text: &str) -> String {
    let begins = text.trim_start_matches([' ', '\u{3000}', '"']).chars().next();
    let is_formula = begins.is_some_and(|ch| "=+-@\t\r\n＝＋－＠".contains(ch)) || text.starts_with(['\t', '\r', '\n']);
    let text = text.replace('"', "\"\"");
    if is_formula { format!("\"'{text}\"") } else { format!("\"{text}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_quotes_stay() {
        for (text, wanted) in [
            ("=1+1", "\"'=1+1\""),
            ("+86 13800000000", "\"'+86 13800000000\""),
            ("-5", "\"'-5\""),
            ("@sum", "\"'@sum\""),
            ("  =cmd|' /C calc'!A0", "\"'  =cmd|' /C calc'!A0\""),
            ("\t=1", "\"'\t=1\""),
            ("＝1", "\"'＝1\""),
            ("说\"好\"，付1,000元", "\"说\"\"好\"\"，付1,000元\""),
            ("2026-03-12", "\"2026-03-12\""),
            ("", "\"\""),
        ] {
            assert_eq!(cell(text), wanted);
        }
    }
}
