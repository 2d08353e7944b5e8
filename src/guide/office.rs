//! The content in force: the built-in plans, clauses and seats, with an office's own in their place or beside them.

use super::phrases::Library;
use super::plan::Plans;
use super::seats::Seats;

/// What leads through a mediation at this desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    pub plans: Plans,
    pub phrases: Library,
    pub seats: Seats,
}

impl Content {
    /// The built-in content alone.
    pub fn built_in() -> Content {
        Content { plans: Plans::built_in(), phrases: Library::built_in(), seats: Seats::built_in() }
    }
}
