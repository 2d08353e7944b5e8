//! A dossier as rows and rows as a dossier: the one reader of the open format serves file and database.
//! It must not write to the database but for a new version.

use std::sync::Arc;

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::table::{Rows, Table, put_together, take_apart};
use super::{kept, read_time, rows, signing_log, time_text, version};
use crate::casebook::dossier::Dossier;
use crate::casebook::error::Error;
use crate::domain::case::CaseFile;
use crate::domain::case_file::{Private, from_stored, to_value};
use crate::draft::templates::Templates;

/// The case with this id, if there is one.
pub(crate) fn read(connection: &Connection, case: i64, templates: &Arc<Templates>) -> Result<Option<Dossier>, Error> {
    let found = rows::of_case(connection, case)?;
    if found.is_empty() { Ok(None) } else { from_rows(connection, case, &found, templates).map(Some) }
}

/// Only what a case tells: its head, people, statements and clauses; nothing else of it is read.
pub(crate) fn read_telling(connection: &Connection, case: i64) -> Result<Option<CaseFile>, Error> {
    let mut found = Rows::new();
    for table in [Table::CaseHead, Table::Staff, Table::Party, Table::Statement, Table::Term] {
        rows::read_table(connection, table, case, &mut found)?;
    }
    let value = put_together(&found);
    Ok(value.and_then(|value| from_stored(value).ok()).map(|read| read.case))
}

/// The dossier that these rows hold.
pub(crate) fn from_rows(
    connection: &Connection,
    case: i64,
    found: &Rows,
    templates: &Arc<Templates>,
) -> Result<Dossier, Error> {
    let value = put_together(found).ok_or_else(|| Error::damaged("case_head"))?;
    let file = from_stored(value).map_err(|error| Error::damaged(error.at.pointer()))?.case;
    let damaged = || Error::damaged("standing");
    let standing: Value =
        found.get(&(Table::Standing, 0)).and_then(|body| serde_json::from_str(body).ok()).ok_or_else(damaged)?;
    let opened_at = standing.get("opened_at").and_then(Value::as_str).and_then(read_time).ok_or_else(damaged)?;
    let number = standing.get("version").and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
    let newest = match number {
        Some(number) => Some(version::read(connection, case, number)?.ok_or_else(|| Error::damaged("version"))?),
        None => None,
    };
    let log = found
        .range((Table::Signature, 0)..=(Table::Signature, i64::MAX))
        .map(|(_, body)| signing_log::from_body(body).ok_or_else(|| Error::damaged("signature")))
        .collect::<Result<_, _>>()?;
    let mut dossier = Dossier { version: newest, log, ..Dossier::new(file, opened_at, Arc::clone(templates)) };
    kept::from_rows(found, &mut dossier)?;
    Ok(dossier)
}

/// The rows of a dossier. Rows of the log of signing that are there already, in `before`, stay byte for byte as they are,
/// in whatever form they were written: the file does not let them be changed.
pub(crate) fn to_rows(dossier: &Dossier, before: &Rows) -> Rows {
    let mut all = take_apart(case_object(&dossier.file));
    let standing = json!({
        "opened_at": time_text(dossier.opened_at),
        "version": dossier.version.as_ref().map(|version| version.number),
    });
    all.insert((Table::Standing, 0), standing.to_string());
    for (position, entry) in (0_i64..).zip(&dossier.log) {
        let key = (Table::Signature, position);
        let body = before.get(&key).cloned().unwrap_or_else(|| signing_log::to_body(entry));
        all.insert(key, body);
    }
    kept::to_rows(dossier, &mut all);
    all
}

/// The open format's JSON of a case, private statements included.
fn case_object(file: &CaseFile) -> Map<String, Value> {
    match to_value(file, Private::Included) {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
