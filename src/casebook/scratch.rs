//! What is kept while typing: half-written words and where the window stood. Each call is durable when it returns.
//! It must not touch a case.

use super::event::EventKind;
use super::rights::reads_private;
use super::store::{read_time, scratch, time_text};
use super::view::{CaseId, UnfinishedLine};
use super::{Casebook, Error, queries};

impl Casebook {
    /// Keeps a half-written text; an empty one is forgotten. `None`: of a walk-in that is not yet a case.
    ///
    /// # Errors
    /// [`super::Refusal::NotAllowed`] for who may not record, or where the file cannot be written.
    pub fn save_unfinished(&mut self, case: Option<CaseId>, field: &str, text: &str) -> Result<(), Error> {
        if text.is_empty() {
            return self.forget_unfinished(case, field);
        }
        self.must_write()?;
        let now = time_text(self.clock.now());
        self.with_room(|book| scratch::save(book.connection()?, key(case), field, text, &now))
    }

    /// Forgets one half-written text.
    ///
    /// # Errors
    /// [`super::Refusal::NotAllowed`] for who may not record, or where the file cannot be written.
    pub fn forget_unfinished(&mut self, case: Option<CaseId>, field: &str) -> Result<(), Error> {
        self.must_write()?;
        self.with_room(|book| scratch::forget(book.connection()?, key(case), field))
    }

    /// What waits in this case, or in the walk-in; newest first. Nothing for who does not read what is private: nobody
    /// knows yet what a sentence begun becomes.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn unfinished(&self, case: Option<CaseId>) -> Result<Vec<UnfinishedLine>, Error> {
        lines(self, Some(key(case)))
    }

    /// What waits anywhere; newest first. Nothing for who does not read what is private.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn all_unfinished(&self) -> Result<Vec<UnfinishedLine>, Error> {
        lines(self, None)
    }

    /// Somebody's words wait here: only who may record may lay others in their place.
    fn must_write(&self) -> Result<(), Error> {
        // A locked desk says so before anything else.
        self.connection()?;
        self.must_be_allowed(EventKind::RecordStatement)
    }

    /// Remembers where the window stood, as the window writes it.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn remember_place(&mut self, place: &str) -> Result<(), Error> {
        self.with_room(|book| scratch::save_place(book.connection()?, place))
    }

    /// Where the window stood.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn place(&self) -> Result<Option<String>, Error> {
        scratch::place(self.connection()?)
    }
}

fn key(case: Option<CaseId>) -> i64 {
    case.map_or(0, |case| case.0)
}

fn lines(casebook: &Casebook, case: Option<i64>) -> Result<Vec<UnfinishedLine>, Error> {
    let mut lines = Vec::new();
    if !reads_private(casebook.actor.role) {
        return Ok(lines);
    }
    for (case, field, text, at) in scratch::read(casebook.connection()?, case)? {
        let case = (case > 0).then_some(CaseId(case));
        let title = match case {
            // A walk-in that was taken back leaves its half-written texts behind: nobody could open them.
            Some(case) => match queries::title(casebook, case)? {
                Some(title) => title,
                None => continue,
            },
            None => String::new(),
        };
        let at = read_time(&at).ok_or_else(|| Error::damaged("unfinished"))?;
        lines.push(UnfinishedLine { case, title, field, text, at });
    }
    Ok(lines)
}
