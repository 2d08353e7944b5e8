//! Good clauses of many kinds of dispute, in many ways of writing: none of them raises an alarm. Notes may stand.

use maplebridge::check::Severity;

use crate::check_terms_support::{case_with, every, rows, term, told};

const GOOD: &str = include_str!("../clauses/good.txt");

#[test]
fn no_good_clause_raises_an_alarm() {
    let all = rows(GOOD);
    assert!(all.len() >= 119, "{}", all.len());
    let mut alarms = String::new();
    let mut count = 0;
    for row in &all {
        let mut findings = every(&case_with(&[term(&row.cells, 1)]));
        findings.retain(|finding| finding.severity != Severity::Note);
        if !findings.is_empty() {
            count += 1;
            alarms.push_str(&format!("{}\n{}", row.cells[0], told(&findings)));
        }
    }
    println!("{} good clauses, {count} with an alarm", all.len());
    assert!(alarms.is_empty(), "\n{alarms}");
}
