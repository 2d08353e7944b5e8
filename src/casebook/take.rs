//! Takes commands back and does them again: each case has its own line of them, and so has what is done outside the cases
//! (settings, a walk-in, an import, a case moved into the bin). It must not know what a command means.

use super::event::{EventKind, Label};
use super::rights::is_for_the_eyes;
use super::run::Work;
use super::store::rows::{self, Image};
use super::store::table::Table;
use super::store::undo::{self, Entry, Way};
use super::store::{audit, dossier, settings};
use super::view::{CaseId, Changes, Settings, UndoScope, WouldFall};
use super::{Casebook, Error, Refusal, signatures};

impl Casebook {
    /// Takes the last command of this scope back; `None` if there is none.
    ///
    /// # Errors
    /// [`Error::Refused`] for a walk-in or an import in which somebody has worked since; where the file cannot be written.
    /// Then nothing was changed.
    pub fn undo(&mut self, scope: UndoScope) -> Result<Option<(Changes, Label)>, Error> {
        self.logged(EventKind::Undo, |book| {
            book.must_be_allowed_to_take(scope, Way::Back)?;
            book.with_room(|book| book.in_one(true, |work| work.take(scope, Way::Back)))
        })
    }

    /// Does the command of this scope again that was last taken back; `None` if there is none.
    ///
    /// # Errors
    /// As [`Casebook::undo`].
    pub fn redo(&mut self, scope: UndoScope) -> Result<Option<(Changes, Label)>, Error> {
        self.logged(EventKind::Redo, |book| {
            book.must_be_allowed_to_take(scope, Way::Again)?;
            book.with_room(|book| book.in_one(true, |work| work.take(scope, Way::Again)))
        })
    }

    /// Taking back is allowed to whom the command itself is.
    fn must_be_allowed_to_take(&self, scope: UndoScope, way: Way) -> Result<(), Error> {
        self.must_be_allowed(if way == Way::Back { EventKind::Undo } else { EventKind::Redo })?;
        let next = undo::next(self.connection()?, scope.key(), way)?;
        let Some(entry) = next else { return Ok(()) };
        match EventKind::from_key(&entry.kind) {
            Some(kind) if !changes_only_what_is_seen(&entry) => self.must_be_allowed(kind),
            _ => Ok(()),
        }
    }

    /// What would fall by taking the last command of this scope back, or by doing it again.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn would_fall_by_undo(&mut self, scope: UndoScope, again: bool) -> Result<Option<WouldFall>, Error> {
        let way = if again { Way::Again } else { Way::Back };
        match self.in_one(false, |work| work.take(scope, way)) {
            Ok(taken) => Ok(taken.and_then(|(changes, _)| changes.fallen)),
            Err(Error::Refused(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What `undo` would take back.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn undo_label(&self, scope: UndoScope) -> Result<Option<Label>, Error> {
        Ok(undo::next(self.connection()?, scope.key(), Way::Back)?.as_ref().and_then(label_of))
    }

    /// What `redo` would do again.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn redo_label(&self, scope: UndoScope) -> Result<Option<Label>, Error> {
        Ok(undo::next(self.connection()?, scope.key(), Way::Again)?.as_ref().and_then(label_of))
    }
}

/// Language, size of text and colours are everybody's own.
fn changes_only_what_is_seen(entry: &Entry) -> bool {
    let settings = |body: &Option<String>| match body {
        Some(body) => serde_json::from_str(body).ok(),
        None => Some(Settings::default()),
    };
    let is_seen = |image: &Image| {
        let pair = settings(&image.before).zip(settings(&image.after));
        image.table == Table::DeskSettings && pair.is_some_and(|(before, after)| is_for_the_eyes(&before, &after))
    };
    entry.images.iter().all(is_seen)
}

impl UndoScope {
    const fn key(self) -> i64 {
        match self {
            UndoScope::Desk => undo::DESK,
            UndoScope::Case(case) => case.0,
        }
    }
}

fn label_of(entry: &Entry) -> Option<Label> {
    let kind = EventKind::from_key(&entry.kind)?;
    Some(Label { case: (entry.case > 0).then_some(CaseId(entry.case)), kind, detail: entry.detail.clone() })
}

impl Work<'_> {
    fn take(&self, scope: UndoScope, way: Way) -> Result<Option<(Changes, Label)>, Error> {
        let Some(entry) = undo::next(self.connection, scope.key(), way)? else { return Ok(None) };
        let label = label_of(&entry).ok_or_else(|| Error::damaged("undo"))?;
        let opens = way == Way::Back && matches!(label.kind, EventKind::RegisterWalkIn | EventKind::ImportCase);
        let (images, kind) = match way {
            Way::Back => (rows::turned_round(entry.images), EventKind::Undo),
            Way::Again => (entry.images, EventKind::Redo),
        };
        let changes = if entry.case == settings::NO_CASE {
            self.write(entry.case, &images, kind, &entry.kind)?;
            Changes { settings: true, registers: true, ..Changes::default() }
        } else {
            if opens && self.was_worked_on(entry.case, &images)? {
                return Err(Refusal::WorkedOnSince.into());
            }
            self.take_in_case(entry.case, &images, kind, &entry.kind)?
        };
        undo::mark(self.connection, entry.id, way)?;
        Ok(Some((changes, label)))
    }

    /// Whether a case is other than these images would take away: what was recorded in it since would go with it.
    fn was_worked_on(&self, case: i64, images: &[Image]) -> Result<bool, Error> {
        let now = rows::of_case(self.connection, case)?;
        let same = |image: &Image| now.get(&(image.table, image.position)) == image.before.as_ref();
        Ok(now.len() != images.len() || !images.iter().all(same))
    }

    /// Taking back can change words that are frozen: then their signatures fall, as by any other change.
    fn take_in_case(&self, id: i64, images: &[Image], kind: EventKind, undone: &str) -> Result<Changes, Error> {
        if !audit::is_as_left(self.connection, id, &rows::of_case(self.connection, id)?)? {
            return Err(Error::ChangedElsewhere);
        }
        let before = dossier::read(self.connection, id, self.templates)?;
        self.write(id, images, kind, undone)?;
        let mut after = dossier::read(self.connection, id, self.templates)?;
        let mut fallen = None;
        if let (Some(before), Some(after)) = (&before, &mut after) {
            let taken = rows::of_case(self.connection, id)?;
            signatures::let_fall(before, after, self.now);
            let more = rows::difference(id, &taken, &dossier::to_rows(after, &taken));
            if !more.is_empty() {
                self.write(id, &more, kind, undone)?;
            }
            fallen = signatures::fallen(before, after);
        }
        self.refresh_line(id, after.as_ref())?;
        Ok(Changes { case: Some(CaseId(id)), lists: true, fallen, ..Changes::default() })
    }
}
