//! Faulty clauses in many ways of writing, each with the rule that must find it; what else is found is counted as a
//! false alarm. The table of recall and precision is printed, and both must be high for every rule.

use std::collections::BTreeMap;

use maplebridge::check::Severity;

use crate::check_terms_support::{case_with, every, found, rows, term, told};

const FAULTS: &str = include_str!("../clauses/faults.txt");

/// Found, missed, and how often the rule spoke where another fault was planted.
#[derive(Default)]
struct Tally {
    found: u32,
    missed: u32,
    alarms: u32,
}

#[test]
fn every_fault_is_found_and_nothing_else() {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut wrong = String::new();
    let all = rows(FAULTS);
    let mut position = 0;
    while let Some(row) = all.get(position) {
        let rule = row.cells[0].clone();
        let mut terms = vec![term(&row.cells[1..], 1)];
        position += 1;
        while let Some(more) = all.get(position).filter(|more| more.cells[0].starts_with("& ")) {
            let mut cells = more.cells.clone();
            cells[0] = cells[0].trim_start_matches("& ").to_owned();
            terms.push(term(&cells, terms.len() + 1));
            position += 1;
        }
        let case = case_with(&terms);
        let seen = found(&case).iter().any(|finding| finding.rule.key() == rule);
        let tally = tallies.entry(rule.clone()).or_default();
        *(if seen { &mut tally.found } else { &mut tally.missed }) += 1;
        let mut others = every(&case);
        others.retain(|finding| finding.severity != Severity::Note && finding.rule.key() != rule);
        if !seen || !others.is_empty() {
            wrong.push_str(&format!(
                "{} {rule}: {}\n{}",
                if seen { "and more" } else { "MISSED" },
                row.cells[1],
                told(&others)
            ));
        }
        for other in others {
            tallies.entry(other.rule.key().to_owned()).or_default().alarms += 1;
        }
    }
    println!("{wrong}");
    for (rule, tally) in &tallies {
        println!("{rule:<28} {:>3} found {:>3} missed {:>3} alarms", tally.found, tally.missed, tally.alarms);
    }
    assert!(tallies.values().all(|tally| tally.missed == 0 && tally.alarms == 0), "see above");
}
