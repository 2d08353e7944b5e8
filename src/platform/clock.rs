//! The one door to time. Everything else is told what time it is, so that tests decide.
#![allow(clippy::disallowed_methods)]

use chrono::{Local, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

/// Local time of the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The computer's clock.
    #[default]
    System,
    /// A clock that stands, for tests and pictures.
    Fixed(NaiveDateTime),
    /// A clock that goes, but elsewhere in time: the practice case is mediated on its own day.
    Shifted(TimeDelta),
}

impl Clock {
    /// Local date and time, whole seconds.
    pub fn now(self) -> NaiveDateTime {
        match self {
            Clock::System => system(),
            Clock::Fixed(at) => at,
            Clock::Shifted(by) => system() + by,
        }
    }

    /// A clock that goes from this moment on.
    pub fn from_moment(moment: NaiveDateTime) -> Clock {
        Clock::Shifted(moment - system())
    }

    /// Local date.
    pub fn today(self) -> NaiveDate {
        self.now().date()
    }
}

fn system() -> NaiveDateTime {
    let now = Local::now().naive_local();
    now.with_nanosecond(0).unwrap_or(now)
}
