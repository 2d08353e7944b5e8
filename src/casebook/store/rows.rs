//! Reads and writes the rows of a case, and tells what changed between two states of it.
//! It must not know what a body says.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::table::{Rows, Table};
use crate::casebook::error::Error;

/// One changed row: its body before and after; `None` where there was or is none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Image {
    pub(crate) table: Table,
    pub(crate) case: i64,
    pub(crate) position: i64,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// Tables that hold cases: all but the desk's own.
fn tables_of_a_case() -> impl Iterator<Item = Table> {
    Table::ALL.iter().copied().filter(|table| !table.is_of_the_desk())
}

/// Every row of a case; empty if there is no such case.
pub(crate) fn of_case(connection: &Connection, case: i64) -> Result<Rows, Error> {
    let mut rows = Rows::new();
    for table in tables_of_a_case() {
        read_table(connection, table, case, &mut rows)?;
    }
    Ok(rows)
}

/// Every case that has a row in any table.
pub(crate) fn cases(connection: &Connection) -> Result<BTreeSet<i64>, Error> {
    let mut cases = BTreeSet::new();
    for table in tables_of_a_case() {
        let sql = format!("SELECT DISTINCT case_id FROM {}", table.key());
        let mut statement = connection.prepare_cached(&sql)?;
        for case in statement.query_map([], |row| row.get(0))? {
            cases.insert(case?);
        }
    }
    Ok(cases)
}

/// The rows of one table for a case (0 for the desk's settings).
pub(crate) fn read_table(connection: &Connection, table: Table, case: i64, rows: &mut Rows) -> Result<(), Error> {
    let sql = format!("SELECT position, body FROM {} WHERE case_id = ?1 ORDER BY position", table.key());
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query([case])?;
    while let Some(row) = found.next()? {
        rows.insert((table, row.get(0)?), row.get(1)?);
    }
    Ok(())
}

/// Every row of a table that has at most one for each case, with its case.
pub(crate) fn bodies(connection: &Connection, table: Table) -> Result<Vec<(i64, String)>, Error> {
    let sql = format!("SELECT case_id, body FROM {} ORDER BY case_id", table.key());
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Whether a case has a row in this table.
pub(crate) fn is_there(connection: &Connection, table: Table, case: i64) -> Result<bool, Error> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {} WHERE case_id = ?1)", table.key());
    Ok(connection.prepare_cached(&sql)?.query_row([case], |row| row.get(0))?)
}

/// What must be written to come from one state of a case to the other.
pub(crate) fn difference(case: i64, before: &Rows, after: &Rows) -> Vec<Image> {
    let changed = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
    changed
        .filter(|key| before.get(*key) != after.get(*key))
        .map(|key| Image {
            table: key.0,
            case,
            position: key.1,
            before: before.get(key).cloned(),
            after: after.get(key).cloned(),
        })
        .collect()
}

/// Writes the state after each image.
pub(crate) fn apply(connection: &Connection, images: &[Image]) -> Result<(), Error> {
    for image in images {
        write(connection, image)?;
    }
    Ok(())
}

fn write(connection: &Connection, image: &Image) -> Result<(), Error> {
    let table = image.table.key();
    let Some(body) = &image.after else {
        let sql = format!("DELETE FROM {table} WHERE case_id = ?1 AND position = ?2");
        connection.prepare_cached(&sql)?.execute(params![image.case, image.position])?;
        return Ok(());
    };
    let sql = format!("UPDATE {table} SET body = ?3 WHERE case_id = ?1 AND position = ?2");
    if connection.prepare_cached(&sql)?.execute(params![image.case, image.position, body])? == 0 {
        let sql = format!("INSERT INTO {table} (case_id, position, body) VALUES (?1, ?2, ?3)");
        connection.prepare_cached(&sql)?.execute(params![image.case, image.position, body])?;
    }
    Ok(())
}

/// The images as the undo table keeps them.
pub(crate) fn images_to_text(images: &[Image]) -> String {
    let all =
        images.iter().map(|image| json!([image.table.key(), image.case, image.position, image.before, image.after]));
    Value::Array(all.collect()).to_string()
}

/// The images as the undo table kept them; `None` if the text is damaged.
pub(crate) fn images_from_text(text: &str) -> Option<Vec<Image>> {
    type Kept = (String, i64, i64, Option<String>, Option<String>);
    let kept: Vec<Kept> = serde_json::from_str(text).ok()?;
    kept.into_iter()
        .map(|(table, case, position, before, after)| {
            Some(Image { table: Table::from_key(&table)?, case, position, before, after })
        })
        .collect()
}

/// The images that lead back, last change first.
pub(crate) fn turned_round(images: Vec<Image>) -> Vec<Image> {
    let back = images.into_iter().rev();
    back.map(|image| Image { before: image.after, after: image.before, ..image }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::store::connection::in_memory;

    fn rows(entries: &[(Table, i64, &str)]) -> Rows {
        entries.iter().map(|(table, position, body)| ((*table, *position), (*body).to_owned())).collect()
    }

    #[test]
    fn only_what_differs_is_written_and_it_leads_there_and_back() {
        let connection = in_memory().unwrap();
        let first = rows(&[
            (Table::CaseHead, 0, r#"{"kind":"people"}"#),
            (Table::Party, 0, r#"{"role":"applicant"}"#),
            (Table::Party, 1, r#"{"role":"respondent"}"#),
        ]);
        let second = rows(&[
            (Table::CaseHead, 0, r#"{"kind":"people"}"#),
            (Table::Party, 0, r#"{"role":"respondent"}"#),
            (Table::Term, 0, "{}"),
        ]);
        apply(&connection, &difference(1, &Rows::new(), &first)).unwrap();
        assert_eq!(of_case(&connection, 1).unwrap(), first);
        let images = difference(1, &first, &second);
        assert_eq!(images.len(), 3);
        assert_eq!(images_from_text(&images_to_text(&images)), Some(images.clone()));
        apply(&connection, &images).unwrap();
        assert_eq!(of_case(&connection, 1).unwrap(), second);
        apply(&connection, &turned_round(images)).unwrap();
        assert_eq!(of_case(&connection, 1).unwrap(), first);
        assert!(of_case(&connection, 2).unwrap().is_empty());
    }

    #[test]
    fn every_table_has_its_place_in_the_schema() {
        let connection = in_memory().unwrap();
        for table in Table::ALL {
            read_table(&connection, *table, 1, &mut Rows::new()).unwrap();
        }
    }

    #[test]
    fn a_key_that_the_format_does_not_know_is_refused_by_the_file_itself() {
        let connection = in_memory().unwrap();
        for (table, body) in [
            (Table::CaseHead, r#"{"kind":"court"}"#),
            (Table::Party, r#"{"role":"judge"}"#),
            (Table::Session, r#"{"step":"city"}"#),
            (Table::Agreement, r#"{"form":"spoken"}"#),
            (Table::Term, "[]"),
        ] {
            let image = Image { table, case: 1, position: 0, before: None, after: Some(body.to_owned()) };
            assert!(apply(&connection, &[image]).is_err(), "{body}");
        }
    }

    #[test]
    fn a_transaction_that_is_dropped_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("casebook.db");
        let mut connection = crate::casebook::store::connection::for_test(&path).unwrap();
        let half = connection.transaction().unwrap();
        apply(&half, &difference(1, &Rows::new(), &rows(&[(Table::CaseHead, 0, r#"{"kind":"people"}"#)]))).unwrap();
        assert!(!of_case(&half, 1).unwrap().is_empty());
        drop(half);
        drop(connection);
        let again = crate::casebook::store::connection::for_test(&path).unwrap();
        assert!(of_case(&again, 1).unwrap().is_empty());
    }

    #[test]
    fn a_noun_without_its_case_is_refused_at_the_commit() {
        let mut connection = in_memory().unwrap();
        let orphan = connection.transaction().unwrap();
        apply(&orphan, &difference(1, &Rows::new(), &rows(&[(Table::Term, 0, "{}")]))).unwrap();
        assert!(orphan.commit().is_err());
    }
}
