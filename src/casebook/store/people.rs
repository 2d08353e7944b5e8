//! The people of the desk as rows, so that the audit chain accounts for them. It must not know what a role may do.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::rows::read_table;
use super::settings::NO_CASE;
use super::table::{Rows, Table};
use crate::casebook::actor::{Person, Role};
use crate::casebook::error::Error;

/// The rows of everybody.
pub(crate) fn rows(connection: &Connection) -> Result<Rows, Error> {
    let mut rows = Rows::new();
    read_table(connection, Table::Person, NO_CASE, &mut rows)?;
    Ok(rows)
}

/// Everybody, in the order in which they came.
pub(crate) fn read_all(connection: &Connection) -> Result<Vec<Person>, Error> {
    let damaged = || Error::damaged(Table::Person.key());
    rows(connection)?.values().map(|body| from_body(body).ok_or_else(damaged)).collect()
}

/// The rows that these people make.
pub(crate) fn to_rows(people: &[Person]) -> Rows {
    (0_i64..).zip(people).map(|(position, person)| ((Table::Person, position), to_body(person))).collect()
}

fn to_body(person: &Person) -> String {
    let removed_on = person.removed_on.map(|day| day.to_string());
    json!({ "id": person.id, "name": person.name, "role": person.role.key(), "removed_on": removed_on }).to_string()
}

fn from_body(body: &str) -> Option<Person> {
    let value: Value = serde_json::from_str(body).ok()?;
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let removed_on = match text("removed_on") {
        Some(day) => Some(day.parse().ok()?),
        None => None,
    };
    Some(Person {
        id: text("id")?.to_owned(),
        name: text("name")?.to_owned(),
        role: Role::from_key(text("role")?)?,
        removed_on,
    })
}
