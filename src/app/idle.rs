//! How long nobody has touched the desk. It must not know what is locked: it counts and says when.

use std::time::Duration;

use chrono::NaiveDateTime;

/// So long before it locks, it is announced, in seconds.
pub const NOTICE: u64 = 30;

/// The last time somebody was here, by two clocks: the window's own stands still while the computer sleeps.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdleWatch {
    last: Option<(f64, NaiveDateTime)>,
}

/// Whether somebody is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// For so many seconds more without a word.
    Here { seconds: u64 },
    /// It locks in so many seconds.
    Soon { seconds: u64 },
    /// The time is over.
    Over,
}

impl IdleWatch {
    /// Somebody touched it at this moment; `time` in seconds of the window.
    pub const fn touched(&mut self, time: f64, wall: NaiveDateTime) {
        self.last = Some((time, wall));
    }

    /// How it stands after so many minutes are allowed.
    pub fn look(&mut self, time: f64, wall: NaiveDateTime, minutes: u32) -> Idle {
        let (since, at) = *self.last.get_or_insert((time, wall));
        let counted = Duration::try_from_secs_f64(time - since).unwrap_or_default().as_secs();
        // A clock that was set back says nothing.
        let slept = u64::try_from((wall - at).num_seconds()).unwrap_or(0);
        let left = (u64::from(minutes) * 60).saturating_sub(counted.max(slept));
        match left {
            0 => Idle::Over,
            seconds if seconds <= NOTICE => Idle::Soon { seconds },
            seconds => Idle::Here { seconds: seconds - NOTICE },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn it_is_announced_half_a_minute_before() {
        let (mut watch, now) = (IdleWatch::default(), wall("2026-03-11T14:00:00"));
        watch.touched(10.0, now);
        assert_eq!(watch.look(10.0, now, 5), Idle::Here { seconds: 270 });
        assert_eq!(watch.look(279.0, now, 5), Idle::Here { seconds: 1 });
        assert_eq!(watch.look(280.0, now, 5), Idle::Soon { seconds: 30 });
        assert_eq!(watch.look(309.0, now, 5), Idle::Soon { seconds: 1 });
        assert_eq!(watch.look(310.0, now, 5), Idle::Over);
        watch.touched(309.0, now);
        assert_eq!(watch.look(310.0, now, 5), Idle::Here { seconds: 269 });
    }

    #[test]
    fn a_night_of_sleep_counts_and_a_clock_set_back_does_not() {
        let (mut watch, evening) = (IdleWatch::default(), wall("2026-03-11T18:00:00"));
        watch.touched(10.0, evening);
        assert_eq!(watch.look(11.0, wall("2026-03-12T08:00:00"), 30), Idle::Over);
        assert_eq!(watch.look(11.0, wall("2026-03-10T08:00:00"), 30), Idle::Here { seconds: 1769 });
    }
}
