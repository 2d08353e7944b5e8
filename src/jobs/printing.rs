//! Copies of a paper, each marked with its holder, and a PDF on its way to the printer: handed over, watched until it is printed, cancelled when someone says so. It runs
//! on a worker thread and tells what happens; it must not know what the paper says, nor any window.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::agreement::PaperError;
use super::papers::{Wanted, documents};
use crate::domain::case::CaseFile;
use crate::draft::templates::Templates;
use crate::paper::faces::Faces;
use crate::paper::layout::{Order, lay_out_file};
use crate::paper::page::Pages;
use crate::platform::printer::{Job, JobId, JobState, PrintError, PrintSystem};

/// So many times in a row the print system may give no answer before a job is no longer watched.
const PATIENCE: u32 = 5;

/// The pages of so many copies of a paper, and how often the printer must print them. Where there are enough for all
/// who hold one, each holder's copy is marked and they are one job; copies beyond that bear no name. Fewer copies than
/// holders, or a paper that nobody holds, is one unmarked copy printed as often as asked.
///
/// # Errors
/// Where the paper does not fit the case, or a character has no glyph.
pub fn copies(
    case: &CaseFile,
    wanted: &Wanted<'_>,
    copies: u32,
    templates: &Templates,
    faces: &Faces,
) -> Result<(Pages, u32), PaperError> {
    let holders = case.copies_needed();
    let marked = wanted.kind.is_held() && copies >= holders;
    let mut all = documents(case, &Wanted { copies: marked, ..wanted.clone() }, templates)?;
    if marked && copies > holders {
        let plain = documents(case, &Wanted { copies: false, ..wanted.clone() }, templates)?;
        (holders..copies).for_each(|_| all.extend(plain.iter().cloned()));
    }
    let order = Order { hand_fill: wanted.hand_fill, seam_guides: true, folio: None };
    let pages = lay_out_file(&all, order, faces).map_err(PaperError::MissingGlyphs)?;
    Ok((pages, if marked { 1 } else { copies }))
}

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
    match system.print(bytes, job) {
        Ok(id) => watch(system, &id, every, cancel, tell),
        Err(error) => tell(News::NotTaken(error)),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case_file;
    use crate::domain::papers::PaperKind;

    /// Bookmarks of papers and how often they are printed, for so many copies of a paper of the first case.
    fn papers_of(kind: PaperKind, wanted: u32) -> (usize, u32) {
        let case = case_file::read(include_bytes!("../../tests/cases/C01.json")).unwrap().case;
        assert_eq!(case.copies_needed(), 4);
        let (pages, times) =
            copies(&case, &Wanted::new(kind), wanted, &Templates::built_in(), &Faces::bundled().unwrap()).unwrap();
        (pages.bookmarks.iter().filter(|mark| mark.level == 0).count(), times)
    }

    #[test]
    fn every_holder_has_a_marked_copy_when_there_are_enough() {
        assert_eq!(papers_of(PaperKind::Agreement, 4), (4, 1));
        assert_eq!(papers_of(PaperKind::Agreement, 6), (6, 1));
        assert_eq!(papers_of(PaperKind::Agreement, 2), (1, 2));
        assert_eq!(papers_of(PaperKind::Cover, 5), (1, 5));
    }
}
