//! Stand-ins for those whom a salvaged case names and whose own row is lost: without them the case would be no valid case
//! file any more, and nothing could be entered in it. They have the id alone, so that the gap is seen and can be filled. It
//! must not guess who somebody was.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::store::salvage::At;
use super::store::table::{Rows, Table, put_together};
use crate::domain::case_file::{self, Problem, Target};

/// More than any case names.
const MOST: usize = 10_000;

/// Adds a stand-in for everybody whom this case names and who is not there; `made` hears of each.
pub(super) fn add(rows: &mut BTreeMap<At, String>, case: i64, made: &mut BTreeSet<At>) {
    for _ in 0..MOST {
        let Some((table, body)) = missing(rows, case) else { return };
        let last = rows.range((table, case, 0)..=(table, case, i64::MAX)).next_back();
        let at = (table, case, last.map_or(0, |((_, _, position), _)| position.saturating_add(1)));
        rows.insert(at, body);
        made.insert(at);
    }
}

/// The first one who is named and not there.
fn missing(rows: &BTreeMap<At, String>, case: i64) -> Option<(Table, String)> {
    let of_table = |table: &Table| rows.range((*table, case, 0)..=(*table, case, i64::MAX));
    let of_case = Table::ALL.iter().flat_map(of_table);
    let own: Rows = of_case.map(|((table, _, position), body)| ((*table, *position), body.clone())).collect();
    let text = put_together(&own)?.to_string();
    match case_file::read(text.as_bytes()).err()?.problem {
        Problem::NoSuchReference { id, target } => stand_in(&id, target).map(|(table, body)| (table, body.to_string())),
        _ => None,
    }
}

fn stand_in(id: &str, target: Target) -> Option<(Table, Value)> {
    match target {
        Target::Staff => Some((Table::Staff, json!({ "id": id, "role": "mediator" }))),
        Target::Party | Target::PartyOrStaff => {
            Some((Table::Party, json!({ "id": id, "role": "third_person", "kind": "person" })))
        }
        Target::TermNumber => id.parse::<u32>().ok().map(|number| (Table::Term, json!({ "number": number }))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::store::table::take_apart;

    fn rows_of(text: &str) -> BTreeMap<At, String> {
        let case: Value = serde_json::from_str(text).unwrap();
        let rows = take_apart(case.as_object().unwrap().clone());
        rows.into_iter().map(|((table, position), body)| ((table, 7, position), body)).collect()
    }

    #[test]
    fn whoever_is_named_and_lost_gets_a_stand_in() {
        let mut rows = rows_of(include_str!("../../tests/cases/C01.json"));
        let whole = rows.len();
        rows.retain(|(table, _, position), _| !(*table == Table::Staff && *position == 0));
        rows.retain(|(table, _, position), _| !(*table == Table::Party && *position == 2));
        assert!(missing(&rows, 7).is_some(), "without stand-ins it is no valid case file");
        let mut made = BTreeSet::new();
        add(&mut rows, 7, &mut made);
        assert_eq!((made.len(), rows.len()), (2, whole));
        assert!(missing(&rows, 7).is_none());
        let shown: Vec<&String> = made.iter().filter_map(|at| rows.get(at)).collect();
        assert!(shown.iter().all(|body| !body.contains("name")), "nobody's name is guessed: {shown:?}");
    }

    #[test]
    fn a_whole_case_gets_none() {
        for text in [include_str!("../../tests/cases/C01.json"), include_str!("../../tests/cases/C05.json")] {
            let mut rows = rows_of(text);
            let mut made = BTreeSet::new();
            add(&mut rows, 7, &mut made);
            assert!(made.is_empty());
        }
    }
}
