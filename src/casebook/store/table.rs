//! The tables that hold a case: one a noun, each row `(case_id, position, body)` with the noun's JSON of the open
//! format as body. It takes a case's JSON apart into rows and puts it together again; it must not know SQL.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::keyed::keyed;

keyed! {
    /// A table of rows `(case_id, position, body)`.
    Table {
        /// The case without its lists and its agreement. First, since every other row refers to it.
        CaseHead = "case_head",
        Staff = "staff", Party = "party", Statement = "statement", Issue = "issue", Session = "session", Term = "term",
        Annex = "annex", Agreement = "agreement", EarlierAgreement = "earlier_agreement",
        SignatureClaim = "signature_claim", FollowUp = "follow_up", Referral = "referral",
        /// The log of signing, with the strokes: rows are only added.
        Signature = "signature",
        /// When the case was opened and which version is its newest.
        Standing = "standing",
        /// What was removed from the case and can be put back; the position is its number in the bin.
        Bin = "bin",
        /// How long the case is kept, once it is filed.
        Keeping = "keeping",
        /// The case lies in the bin of cases.
        Discarded = "discarded",
        /// The desk's settings; its one row has `case_id` 0.
        DeskSettings = "desk_settings",
        /// Keys of the desk, with `case_id` 0: rows are only added.
        DeskKey = "desk_key",
        /// People of the desk, with `case_id` 0.
        Person = "person",
        /// Leads, with `case_id` 0.
        Lead = "lead",
        /// Places of the grid, with `case_id` 0.
        GridPlace = "grid_place",
    }
}

impl Table {
    /// Rows that nobody takes back: undo passes them by.
    pub(crate) const fn is_for_ever(self) -> bool {
        matches!(self, Table::Signature | Table::DeskKey)
    }

    /// Where its positions begin: records of the registers have numbers, from 1.
    pub(crate) const fn first_position(self) -> i64 {
        if matches!(self, Table::Lead | Table::GridPlace) { 1 } else { 0 }
    }

    /// Whether its rows are the desk's and no case's.
    pub(crate) const fn is_of_the_desk(self) -> bool {
        matches!(self, Table::DeskSettings | Table::DeskKey | Table::Person | Table::Lead | Table::GridPlace)
    }
}

/// The rows of one case, by table and position. Bodies are JSON text.
pub(crate) type Rows = BTreeMap<(Table, i64), String>;

/// Lists of the open format, with the table that holds their elements.
const LISTS: [(&str, Table); 10] = [
    ("staff", Table::Staff),
    ("parties", Table::Party),
    ("statements", Table::Statement),
    ("issues", Table::Issue),
    ("steps", Table::Session),
    ("terms", Table::Term),
    ("earlier_agreements", Table::EarlierAgreement),
    ("signatures", Table::SignatureClaim),
    ("follow_ups", Table::FollowUp),
    ("referrals", Table::Referral),
];

/// Objects of the open format with a table of their own.
const OBJECTS: [(&str, Table); 2] = [("annex", Table::Annex), ("agreement", Table::Agreement)];

/// Takes the JSON of a case apart. What is neither a list nor an object with a table stays in the head; so does an
/// empty list, that a file which says `"terms": []` says so again.
pub(crate) fn take_apart(case: Map<String, Value>) -> Rows {
    let mut rows = Rows::new();
    let mut head = Map::new();
    for (key, value) in case {
        let list = LISTS.iter().find(|(name, _)| *name == key);
        let object = OBJECTS.iter().find(|(name, _)| *name == key);
        match (value, list, object) {
            (Value::Array(elements), Some((_, table)), _) if !elements.is_empty() => {
                for (position, element) in (0_i64..).zip(elements) {
                    rows.insert((*table, position), element.to_string());
                }
            }
            (value @ Value::Object(_), _, Some((_, table))) => {
                rows.insert((*table, 0), value.to_string());
            }
            (value, _, _) => {
                head.insert(key, value);
            }
        }
    }
    rows.insert((Table::CaseHead, 0), Value::Object(head).to_string());
    rows
}

/// Puts the JSON of a case together again; `None` if the head is missing or a body is not JSON.
pub(crate) fn put_together(rows: &Rows) -> Option<Value> {
    let parse = |body: &String| serde_json::from_str::<Value>(body).ok();
    let Value::Object(mut case) = parse(rows.get(&(Table::CaseHead, 0))?)? else { return None };
    for (name, table) in LISTS {
        let elements: Option<Vec<Value>> =
            rows.range((table, 0)..=(table, i64::MAX)).map(|(_, body)| parse(body)).collect();
        let elements = elements?;
        if !elements.is_empty() {
            case.insert(name.to_owned(), Value::Array(elements));
        }
    }
    for (name, table) in OBJECTS {
        if let Some(body) = rows.get(&(table, 0)) {
            case.insert(name.to_owned(), parse(body)?);
        }
    }
    Some(Value::Object(case))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_taken_apart_and_put_together_is_the_same() {
        for text in [
            include_str!("../../../tests/cases/C01.json"),
            include_str!("../../../tests/cases/C05.json"),
            r#"{"format":"maplebridge.case/1","kind":"people","parties":[],"terms":[],"agreement":{},"own":{"a":[1]}}"#,
        ] {
            let case: Value = serde_json::from_str(text).unwrap();
            let rows = take_apart(case.as_object().unwrap().clone());
            assert_eq!(put_together(&rows), Some(case));
        }
    }

    #[test]
    fn elements_lie_in_their_own_rows() {
        let case: Value = serde_json::from_str(include_str!("../../../tests/cases/C01.json")).unwrap();
        let rows = take_apart(case.as_object().unwrap().clone());
        assert_eq!(rows.range((Table::Party, 0)..=(Table::Party, i64::MAX)).count(), 3);
        assert!(rows[&(Table::Party, 2)].contains("关伯年"));
        assert!(!rows[&(Table::CaseHead, 0)].contains("关伯年\""), "the head holds no party");
    }
}
