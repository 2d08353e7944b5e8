//! The people of the desk as their screen shows them, and what it asks for. It must not know a key.

use chrono::NaiveDate;

use crate::casebook::Role;

use super::front_view::{SecretRules, Typed};

/// What the screen reads.
#[derive(Clone, Debug)]
pub struct PeopleView {
    /// Those who work here, in the order in which they came.
    pub people: Vec<PersonLine>,
    /// Those who work here no more, and since when.
    pub removed: Vec<(String, NaiveDate)>,
    /// Counts what was done, so that the screen empties its fields.
    pub done: u32,
    pub rules: SecretRules,
    /// The recovery key opened the desk and no new passphrase was set since: nobody is asked for the forgotten one.
    pub by_recovery: bool,
}

/// Somebody of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    pub id: String,
    pub name: String,
    pub role: Role,
}

/// One wish of the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleAsk {
    Add {
        name: String,
        role: Role,
        secret: Typed,
    },
    SetRole {
        id: String,
        role: Role,
    },
    /// Another secret; who changes the own one gives the one in force.
    SetSecret {
        id: String,
        present: Option<Typed>,
        secret: Typed,
    },
    Remove {
        id: String,
    },
    /// Another passphrase for the desk, by whoever knows the one in force or the recovery key, or has just opened with that.
    SetDesk {
        present: Option<Typed>,
        secret: Typed,
    },
    /// A new recovery key, by whoever knows the passphrase in force or has just opened with the old key; that opens nothing
    /// any more.
    NewRecovery {
        present: Option<Typed>,
    },
}
