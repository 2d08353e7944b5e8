//! Work on bytes from outside, on a thread of its own: a reader of somebody else's format that panics, or that never
//! comes to an end, stops neither the window nor the program. It must not know what the work is.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::platform::crash;

/// Room for readers that go down into what lies in one another.
const STACK: usize = 16 * 1024 * 1024;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// The reader panicked, or no thread could be had.
    Panicked,
    /// It was not done in time. It goes on by itself, unheard, and ends with the program at the latest.
    TooLong,
}

/// Does the work, at most so long.
pub(super) fn within<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Lost> {
    let (tell, hear) = mpsc::channel();
    // A panic ends the thread and drops `tell`: hayro and rqrr index into what they read, and a hostile file may find
    // the place where they do so wrongly.
    let started = thread::Builder::new().stack_size(STACK).spawn(move || {
        crash::expect_on_this_thread();
        // Nobody hears an answer that comes too late.
        let _ = tell.send(work());
    });
    started.map_err(|_| Lost::Panicked)?;
    hear.recv_timeout(limit).map_err(|error| match error {
        RecvTimeoutError::Timeout => Lost::TooLong,
        RecvTimeoutError::Disconnected => Lost::Panicked,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_panics_or_hangs_is_lost_and_other_work_answers() {
        let long = Duration::from_secs(60);
        assert_eq!(within(long, || 7), Ok(7));
        let lost: Result<usize, Lost> = within(long, || Vec::<usize>::new()[0]);
        assert_eq!(lost, Err(Lost::Panicked));
        let (_open, never) = mpsc::channel::<usize>();
        assert_eq!(within(Duration::from_millis(1), move || never.recv().is_ok()), Err(Lost::TooLong));
    }
}
