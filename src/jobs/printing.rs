//! A PDF on its way to the printer: handed over, watched until it is printed, cancelled when someone says so. It runs
//! on a worker thread and tells what happens; it must not know what the paper says, nor any window.

use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::platform::printer::{Job, JobId, JobState, PrintError, PrintSystem};

/// So many times in a row the print system may give no answer before a job is no longer watched.
const PATIENCE: u32 = 5;

/// What happened to a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The print system did not take it: nothing is printed.
    NotTaken(PrintError),
    /// How far it is.
    State(JobState),
    /// The print system has it but answers no more: whether it is printed is seen at the printer alone.
    OutOfSight(PrintError),
}

impl News {
    /// Nothing more will be told of the job.
    pub const fn is_last(&self) -> bool {
        !matches!(self, News::State(JobState::Waiting(_) | JobState::Printing(_)))
    }
}

/// Hands a PDF over and watches it, looking `every` so often. A word from `cancel` takes the job out of the queue; when
/// the other end of `cancel` is gone, nobody watches any more.
pub fn print(
    system: &PrintSystem,
    bytes: &[u8],
    job: &Job,
    every: Duration,
    cancel: &Receiver<()>,
    tell: &dyn Fn(News),
) {
    match hand_over(system, bytes, job) {
        Ok(id) => watch(system, &id, every, cancel, tell),
        Err(error) => tell(News::NotTaken(error)),
    }
}

fn hand_over(system: &PrintSystem, bytes: &[u8], job: &Job) -> Result<JobId, PrintError> {
    let refused = |error: std::io::Error| PrintError::Refused(error.to_string());
    // Readable by its owner alone, and gone as soon as the print system has its own copy.
    let mut file = tempfile::Builder::new().prefix("maplebridge-").suffix(".pdf").tempfile().map_err(refused)?;
    file.write_all(bytes).and_then(|()| file.flush()).map_err(refused)?;
    system.print(file.path(), job)
}

fn watch(system: &PrintSystem, id: &JobId, every: Duration, cancel: &Receiver<()>, tell: &dyn Fn(News)) {
    let mut silent = 0;
    loop {
        let news = match system.job(id) {
            Ok(state) => {
                silent = 0;
                Some(News::State(state))
            }
            Err(error) => {
                silent += 1;
                (silent >= PATIENCE).then_some(News::OutOfSight(error))
            }
        };
        let last = news.as_ref().is_some_and(News::is_last);
        news.into_iter().for_each(tell);
        if last {
            return;
        }
        match cancel.recv_timeout(every) {
            // What `cancel` complains of (it is printed already) shows in the job's own state.
            Ok(()) => drop(system.cancel(id)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
