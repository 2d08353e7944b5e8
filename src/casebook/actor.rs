//! Who works at the desk. Every call of the casebook is made in somebody's name, since none can be opened without one.
//! It must not know how somebody proved who they are.

use chrono::NaiveDate;

use crate::domain::keyed::keyed;

keyed! {
    /// What somebody may do here; `rights` says it command by command.
    Role {
        /// 管理员: people, keys, retention, restoring; and all that others may.
        Administrator = "administrator",
        /// 调解员: cases from walk-in to closing.
        Mediator = "mediator",
        /// 记录员: takes down; does not make final, close or end.
        Recorder = "recorder",
        /// 只读: reads what was not said in private, with masked numbers.
        Reader = "reader",
    }
}

/// Who works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// As the events keep it; empty for the holder of the desk's passphrase.
    pub name: String,
    pub role: Role,
    /// The desk's passphrase was used in this person's name.
    pub by_administrator: bool,
}

/// Stands before the name of one in whose name the desk's passphrase was used; no name begins with it.
pub(crate) const IN_THE_NAME_OF: char = '>';

impl Actor {
    /// The holder of the desk's passphrase.
    pub const fn administrator() -> Actor {
        Actor { name: String::new(), role: Role::Administrator, by_administrator: false }
    }

    /// As the events keep it.
    pub(crate) fn key(&self) -> String {
        if self.by_administrator { format!("{IN_THE_NAME_OF}{}", self.name) } else { self.name.clone() }
    }
}

/// Somebody of this desk, kept in the encrypted file: a role that lay outside could be raised by another hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Names the person's slot; never used twice.
    pub id: String,
    /// As it stands in the events.
    pub name: String,
    pub role: Role,
    /// The day on which the person was removed; the entry stays, since events name it.
    pub removed_on: Option<NaiveDate>,
}

impl Person {
    /// The person at work.
    pub fn actor(&self) -> Actor {
        Actor { name: self.name.clone(), role: self.role, by_administrator: false }
    }
}
