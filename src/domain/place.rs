//! A place in the case: the JSON pointer (RFC 6901) under which the open format keeps it.
//! One address for findings, for blocks of a paper and for jumps on screen; it says nothing about screens.

use std::fmt;

/// A JSON pointer into the case file, such as `/terms/1/due`. The empty pointer is the whole case.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(String);

impl Place {
    /// The whole case.
    pub fn root() -> Place {
        Place::default()
    }

    /// The place with this pointer, as a file or a finding wrote it.
    pub fn from_pointer(pointer: impl Into<String>) -> Place {
        Place(pointer.into())
    }

    /// The field of this name below this place.
    pub fn field(&self, name: &str) -> Place {
        Place(format!("{}/{}", self.0, name.replace('~', "~0").replace('/', "~1")))
    }

    /// The element at this position below this place, from 0.
    pub fn index(&self, position: usize) -> Place {
        Place(format!("{}/{position}", self.0))
    }

    /// Term at this position, from 0.
    pub fn term(position: usize) -> Place {
        Place::root().field("terms").index(position)
    }

    /// Party at this position, from 0.
    pub fn party(position: usize) -> Place {
        Place::root().field("parties").index(position)
    }

    /// Session at this position, from 0.
    pub fn step(position: usize) -> Place {
        Place::root().field("steps").index(position)
    }

    /// The pointer itself.
    pub fn pointer(&self) -> &str {
        &self.0
    }

    /// The pointer's parts, from the outside in.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').skip(1)
    }

    /// Whether `other` is this place or lies inside it.
    pub fn contains(&self, other: &Place) -> bool {
        other.0.strip_prefix(&self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
