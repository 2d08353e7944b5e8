//! The readers of what lies in the rows of the file, all together: each must refuse what another hand wrote there, and
//! none may panic. For the tests of hostile files; it must not open a file.

use serde_json::Value;

use super::store::table::{Rows, Table, put_together};
use super::store::{desk_key, rows, signing_log};
use super::view::Settings;
use crate::domain::case_file::from_stored;

/// Which readers take this text as what they keep, by the name of their table.
pub fn readable(text: &str) -> Vec<&'static str> {
    let read = [
        ("signature", signing_log::from_body(text).is_some()),
        ("version", signing_log::signers_from_text(text).is_some()),
        ("undo", rows::images_from_text(text).is_some()),
        ("desk_key", desk_key::from_body(text).is_some()),
        ("desk_settings", serde_json::from_str::<Settings>(text).is_ok()),
        ("case_head", is_a_case(text)),
    ];
    read.into_iter().filter(|(_, taken)| *taken).map(|(table, _)| table).collect()
}

/// A list of rows `[table, position, body]`, put together as a case; or the body of a head alone.
fn is_a_case(text: &str) -> bool {
    let rows: Rows = match serde_json::from_str::<Vec<(String, i64, Value)>>(text) {
        Ok(list) => list
            .into_iter()
            .filter_map(|(table, position, body)| Some(((Table::from_key(&table)?, position), body.to_string())))
            .collect(),
        Err(_) => Rows::from([((Table::CaseHead, 0), text.to_owned())]),
    };
    put_together(&rows).is_some_and(|case| from_stored(case).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_body_is_taken_by_its_own_reader_and_ruins_by_none() {
        assert_eq!(readable(r#"[["term",1,0,null,"{}"]]"#), ["undo"]);
        // Settings are read from any object: what an older program did not write has its first value.
        let head = r#"{"format":"maplebridge.case/1","kind":"people","parties":[],"terms":[]}"#;
        assert_eq!(readable(head), ["desk_settings", "case_head"]);
        for ruin in ["", "{", "null", "[1]", "7", "\u{0}"] {
            assert!(readable(ruin).is_empty(), "{ruin}");
        }
    }
}
