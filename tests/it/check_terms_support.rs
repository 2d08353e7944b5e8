//! Clauses from a table (`tests/clauses/*.txt`), each put alone into a case of known people and looked at by the check.
//! It says only what the clause itself brings: the case without it has no finding of a clause.

use std::fmt::Write as _;

use chrono::NaiveDate;
use maplebridge::check::{self, EarlierTexts, Finding, Surroundings};
use maplebridge::domain::calendar::Holidays;
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file::from_stored;
use serde_json::{Value, json};

/// A row of a table: the words before the first bar are a rule's id in the table of faults.
pub struct Row {
    pub cells: Vec<String>,
}

/// The rows of a table, without remarks.
pub fn rows(table: &str) -> Vec<Row> {
    let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| Row { cells: line.split('|').map(|cell| cell.trim().to_owned()).collect() }).collect()
}

/// The case in which every clause of the tables stands, with these clauses.
pub fn case_with(terms: &[Value]) -> CaseFile {
    let person = |id: &str, role: &str, name: &str, birth: &str| json!({"id": id, "role": role, "kind": "person", "name": name, "birth": birth});
    let value = json!({
        "format": "maplebridge.case/1", "kind": "people", "title": "邻里纠纷",
        "facts": "2026年3月8日，双方因相邻关系发生争执，造成财物损坏，经现场查看和询问，争议在于责任和赔偿。",
        "desk": {"committee": "青渡社区人民调解委员会"},
        "staff": [{"id": "S1", "role": "mediator", "name": "覃美芳"}],
        "parties": [
            person("A1", "applicant", "林志远", "1985-04-16"), person("A2", "applicant", "何美娟", "1990-11-22"),
            person("B1", "respondent", "关伯年", "1956-07-03"), person("M1", "child_concerned", "林小雨", "2018-06-12"),
            {"id": "C1", "role": "third_person", "kind": "organisation", "name": "示范市宏远建设有限公司",
             "legal_representative": {"name": "许建国", "title": "经理"}},
        ],
        "steps": [{"step": "village", "date": "2026-03-11", "outcome": "settled"}],
        "agreement": {"form": "written", "signed": "2026-03-11", "effective": "2026-03-11", "copies": 5},
        "terms": terms,
    });
    from_stored(value).expect("a case").case
}

/// A clause of the table as the open format writes it: words, amount, due, method, breach, parts.
pub fn term(cells: &[String], number: usize) -> Value {
    let cell = |position: usize| cells.get(position).map_or("", String::as_str);
    let mut term = json!({"number": number, "obligor": ["B1"], "obligee": ["A1"], "text": cell(0)});
    if !cell(1).is_empty() {
        term["amount_cents"] = json!(fen(cell(1)));
    }
    for (position, key) in [(2, "due"), (3, "method"), (4, "breach")] {
        if !cell(position).is_empty() {
            term[key] = json!(cell(position));
        }
    }
    let parts: Vec<&str> = cell(5).split([' ', ',']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => {}
        ["monthly", day, from, to, amount] => {
            let day: u32 = day.parse().unwrap();
            term["schedule"] =
                json!({"every": "month", "day": day, "from": from, "to": to, "amount_cents": fen(amount)});
        }
        parts => {
            let one = |part: &&str| {
                let (due, amount) = part.split_once(':').unwrap();
                json!({"due": due, "amount_cents": fen(amount)})
            };
            term["instalments"] = parts.iter().map(one).collect();
        }
    }
    term
}

fn fen(yuan: &str) -> u64 {
    let (whole, small) = yuan.split_once('.').unwrap_or((yuan, "0"));
    whole.parse::<u64>().unwrap() * 100 + format!("{small:0<2}").parse::<u64>().unwrap()
}

/// What the check finds at the clauses of the case.
pub fn found(case: &CaseFile) -> Vec<Finding> {
    of_clauses(check::check(case, &surroundings(&Holidays::default())))
}

/// The same, where a place may have several findings.
pub fn every(case: &CaseFile) -> Vec<Finding> {
    of_clauses(check::every(case, &surroundings(&Holidays::default())))
}

fn surroundings(holidays: &Holidays) -> Surroundings<'_> {
    let today = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap();
    Surroundings { today, covers: &|_| true, holidays, earlier: EarlierTexts::none() }
}

fn of_clauses(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| finding.rule.key().starts_with("term."));
    findings
}

/// Rule, place and words of the findings, a line each.
pub fn told(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let (rule, weight, at) = (finding.rule.key(), finding.severity.key(), finding.at.pointer());
        let _ = writeln!(out, "    {rule} {weight} {at} {:?}", finding.about);
    }
    out
}
