//! Carries commands out, back and out again: everything in one transaction, or nothing.
//! It must not know what a command means for the case; that is the handlers' work.

use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDateTime;
use rusqlite::{Connection, TransactionBehavior};

use super::actor::Actor;
use super::command::{CaseCommand, Command, WalkIn};
use super::desk_key::DeskKey;
use super::dossier::Dossier;
use super::event::EventKind;
use super::handlers::{self, Context, keeping, walk_in};
use super::number::Series;
use super::retention::number_in;
use super::store::audit::NewEvent;
use super::store::rows::{self, Image};
use super::store::table::{Rows, Table};
use super::store::undo::{self, NewEntry};
use super::store::{self, attachment, audit, desk_key, dossier, find, ledger, settings, version};
use super::view::{CaseId, Changes, Settings, WouldFall};
use super::{Casebook, Error, Person, Refusal, line, people, signatures};
use crate::domain::calendar::Holidays;
use crate::domain::case::CaseFile;
use crate::domain::case_file::{self, Private};
use crate::draft::templates::Templates;
use crate::platform::log::{self, Field};

impl Casebook {
    /// Carries a command out. A command that changes nothing leaves no event and no undo entry, and says so by
    /// [`Changes`] without anything. For a new case `Changes::case` is its id.
    ///
    /// # Errors
    /// [`Error::Refused`] where it does not fit the case; others where the file cannot be written. Then nothing
    /// was changed.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a command is carried out once, whoever may have to try it twice"
    )]
    pub fn run(&mut self, command: Command) -> Result<Changes, Error> {
        let kind = command.kind();
        self.logged(kind, |book| {
            book.must_allow(&command)?;
            book.with_room(|book| book.in_one(true, |work| work.carry_out(command.clone())))
        })
    }

    /// What would fall by this command; nothing is changed. `None` where nothing would, or where the command would be
    /// refused.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn would_fall(&mut self, command: &Command) -> Result<Option<WouldFall>, Error> {
        match self.in_one(false, |work| work.carry_out(command.clone())) {
            Ok(changes) => Ok(changes.fallen),
            Err(Error::Refused(_) | Error::NoCase(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Work that leaves a line in the log: of which kind it is, how long it took, and the kind of error.
    pub(super) fn logged<T>(
        &mut self,
        kind: EventKind,
        work: impl FnOnce(&mut Casebook) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let began = Instant::now();
        let done = work(self);
        let outcome = done.as_ref().err().map_or("done", Error::log_word);
        let fields = [
            ("kind", Field::Word(kind.key())),
            ("outcome", Field::Word(outcome)),
            ("took", Field::Took(began.elapsed())),
        ];
        log::say("command", &fields);
        done
    }

    /// Work in one transaction, kept or dropped.
    pub(super) fn in_one<T>(
        &mut self,
        keep: bool,
        work: impl FnOnce(&Work<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (now, at_work) = (self.clock.now(), &self.actor);
        let connection = self.connection.as_mut().ok_or(Error::LockedDesk)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (templates, holidays) = (&self.templates, &self.holidays);
        let result = work(&Work { connection: &transaction, now, actor: at_work.key(), at_work, templates, holidays })?;
        if keep {
            transaction.commit()?;
        }
        Ok(result)
    }
}

/// One transaction at work.
pub(super) struct Work<'a> {
    pub(super) connection: &'a Connection,
    pub(super) now: NaiveDateTime,
    /// In whose name.
    pub(super) actor: String,
    /// The same as who they are.
    pub(super) at_work: &'a Actor,
    pub(super) templates: &'a Arc<Templates>,
    holidays: &'a Holidays,
}

impl Work<'_> {
    fn carry_out(&self, command: Command) -> Result<Changes, Error> {
        let kind = command.kind();
        match command {
            Command::RegisterWalkIn(walk_in) => self.register(&walk_in),
            Command::ImportCase(file) => self.import(*file),
            Command::InCase(id, command) => self.change(id, &command),
            Command::ChangeSettings(settings) => self.change_settings(&settings, kind),
            Command::DiscardCase(id) => self.move_case(id, kind, keeping::discard),
            Command::RestoreCase(id) => self.move_case(id, kind, |dossier, _| keeping::restore(dossier)),
            Command::InstallDeskKey(key) => self.install_key(&key, kind),
            Command::AddPerson(person) => {
                self.change_people(kind, &person.name.clone(), |all| people::with(all, person))
            }
            Command::ChangePerson(person) => {
                self.change_people(kind, &person.name.clone(), |all| people::changed(all, person))
            }
            Command::RemovePerson(id) => {
                let all = store::people::read_all(self.connection)?;
                let name = all.into_iter().find(|person| person.id == id).map(|person| person.name);
                let today = self.now.date();
                self.change_people(kind, &name.unwrap_or_default(), |all| people::without(all, &id, today))
            }
            Command::NoteLead(lead) => self.take_leads(std::slice::from_ref(&*lead), kind),
            Command::ImportLeads(leads) => self.take_leads(&leads, kind),
            Command::InLead(id, command) => self.change_lead(id, &command, kind),
            Command::ImportPlaces(places) => self.take_places(&places, kind),
        }
    }

    fn register(&self, walk_in: &WalkIn) -> Result<Changes, Error> {
        let settings = settings::read(self.connection)?;
        let case = walk_in::open_case(walk_in, (&settings, self.at_work), self.now.date())?;
        self.take_in(case, &settings, EventKind::RegisterWalkIn)
    }

    /// A walk-in at a place that is known.
    pub(super) fn register_at(&self, walk_in: &WalkIn, place: &str, grid: &[String]) -> Result<Changes, Error> {
        let settings = settings::read(self.connection)?;
        let mut case = walk_in::open_case(walk_in, (&settings, self.at_work), self.now.date())?;
        place.clone_into(&mut case.place);
        grid.clone_into(&mut case.grid);
        self.take_in(case, &settings, EventKind::RegisterWalkIn)
    }

    /// By what a case that was just written is known.
    pub(super) fn number_of(&self, id: CaseId) -> Result<String, Error> {
        let case = dossier::read(self.connection, id.0, self.templates)?.ok_or(Error::NoCase(id))?;
        Ok(name_for_events(&case.file))
    }

    fn import(&self, case: CaseFile) -> Result<Changes, Error> {
        if !case.number.is_empty() && self.is_taken(&case.number)? {
            return Err(Refusal::NumberTaken(case.number).into());
        }
        let settings = settings::read(self.connection)?;
        self.take_in(case, &settings, EventKind::ImportCase)
    }

    /// Whether a case has this number, or one that was purged had it.
    fn is_taken(&self, number: &str) -> Result<bool, Error> {
        let held = ledger::case_of_number(self.connection, number)?.is_some();
        Ok(held || audit::purged(self.connection)?.iter().any(|detail| number_in(detail) == number))
    }

    /// A new case, with a number of its own if it has none and its desk has a short name.
    fn take_in(&self, mut case: CaseFile, settings: &Settings, kind: EventKind) -> Result<Changes, Error> {
        if case.number.is_empty()
            && let Some(series) = Series::of_case(&case, settings, self.now.date())
        {
            case.number = series.dossier_number(ledger::next_ordinal(self.connection, &series)?);
        }
        let id = audit::highest_case(self.connection)? + 1;
        let detail = name_for_events(&case);
        let work = Save { id, scope: undo::DESK, kind, detail: &detail };
        self.save(&work, &Rows::new(), None, &Dossier::new(case, self.now, Arc::clone(self.templates)))
    }

    fn change(&self, id: CaseId, command: &CaseCommand) -> Result<Changes, Error> {
        let (before_rows, before) = self.read_case(id)?;
        let after = self.in_context(&before, id, |context| handlers::apply(&before, command, context))?;
        let detail = command.detail(&before.file);
        let work = Save { id: id.0, scope: id.0, kind: command.kind(), detail: &detail };
        let changes = self.save(&work, &before_rows, Some(&before), &after)?;
        // A sealed agreement that was left behind is not taken back into force.
        if command.is_signing() || changes.fallen.is_some_and(|fallen| fallen.closed) {
            undo::forget(self.connection, id.0)?;
        }
        Ok(changes)
    }

    /// A case as it is, unless another hand was at it.
    fn read_case(&self, id: CaseId) -> Result<(Rows, Dossier), Error> {
        let rows = rows::of_case(self.connection, id.0)?;
        if rows.is_empty() {
            return Err(Error::NoCase(id));
        }
        if !audit::is_as_left(self.connection, id.0, &rows)? {
            return Err(Error::ChangedElsewhere);
        }
        let dossier = dossier::from_rows(self.connection, id.0, &rows, self.templates)?;
        Ok((rows, dossier))
    }

    fn in_context<T>(
        &self,
        before: &Dossier,
        id: CaseId,
        work: impl FnOnce(&Context<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Error> {
        let settings = settings::read(self.connection)?;
        let series = Series::of_case(&before.file, &settings, self.now.date());
        let chain = audit::head(self.connection)?;
        let context = Context {
            now: self.now,
            actor: &self.actor,
            holidays: self.holidays,
            chain: &chain,
            settings: &settings,
            next_ordinal: series.map_or(Ok(1), |series| ledger::next_ordinal(self.connection, &series))?,
            next_version: version::next_number(self.connection, id.0)?,
        };
        Ok(work(&context)?)
    }

    /// The whole case into the bin or out of it: done outside the case, and taken back there.
    fn move_case(
        &self,
        id: CaseId,
        kind: EventKind,
        change: impl FnOnce(&mut Dossier, &Context<'_>) -> Result<(), Refusal>,
    ) -> Result<Changes, Error> {
        let (before_rows, before) = self.read_case(id)?;
        let mut after = before.clone();
        self.in_context(&before, id, |context| change(&mut after, context))?;
        let detail = name_for_events(&before.file);
        let work = Save { id: id.0, scope: undo::DESK, kind, detail: &detail };
        self.save(&work, &before_rows, Some(&before), &after)
    }

    fn save(
        &self,
        work: &Save<'_>,
        before_rows: &Rows,
        before: Option<&Dossier>,
        after: &Dossier,
    ) -> Result<Changes, Error> {
        let Save { id, scope, kind, detail } = *work;
        refuse_what_could_not_be_read_again(&after.file)?;
        let images = rows::difference(id, before_rows, &dossier::to_rows(after, before_rows));
        if images.is_empty() {
            return Ok(Changes::default());
        }
        let newest = after.version.as_ref();
        if let Some(version) =
            newest.filter(|version| before.and_then(|before| before.version.as_ref()) != Some(version))
        {
            version::insert(self.connection, id, version)?;
        }
        for attachment in &after.added {
            attachment::keep(self.connection, &attachment.sha256, &attachment.bytes)?;
        }
        self.write(id, &images, kind, detail)?;
        let entry = NewEntry { scope, case: id, kind: kind.key(), detail, images: &images };
        undo::push(self.connection, &entry)?;
        self.refresh_line(id, Some(after))?;
        let fallen = before.and_then(|before| signatures::fallen(before, after));
        Ok(Changes { case: Some(CaseId(id)), lists: true, fallen, ..Changes::default() })
    }

    pub(super) fn write(&self, id: i64, images: &[Image], kind: EventKind, detail: &str) -> Result<(), Error> {
        rows::apply(self.connection, images)?;
        find::refresh(self.connection, id, &images.iter().map(|image| image.table).collect())?;
        self.tell(id, images, kind, detail)
    }

    /// A case in the bin has no line in the ledger.
    pub(super) fn refresh_line(&self, id: i64, dossier: Option<&Dossier>) -> Result<(), Error> {
        let shown = dossier.filter(|dossier| dossier.removed.is_none());
        let line = shown.map(|dossier| line::line_of(CaseId(id), dossier));
        ledger::refresh(self.connection, id, line.as_ref())
    }

    /// Leaves the event of a change that is made.
    pub(super) fn tell(&self, id: i64, images: &[Image], kind: EventKind, detail: &str) -> Result<(), Error> {
        let (at, actor) = (store::time_text(self.now), self.actor.as_str());
        audit::append(self.connection, &NewEvent { case: id, at: &at, actor, kind: kind.key(), detail }, images)
    }

    fn change_settings(&self, settings: &Settings, kind: EventKind) -> Result<Changes, Error> {
        let (before, after) = (settings::rows(self.connection)?, settings::to_rows(settings)?);
        let images = rows::difference(settings::NO_CASE, &before, &after);
        if images.is_empty() {
            return Ok(Changes::default());
        }
        self.write(settings::NO_CASE, &images, kind, "")?;
        let case = settings::NO_CASE;
        undo::push(
            self.connection,
            &NewEntry { scope: undo::DESK, case, kind: kind.key(), detail: "", images: &images },
        )?;
        Ok(Changes { settings: true, ..Changes::default() })
    }

    /// Not taken back: the secrets of people lie elsewhere and would not come back with them.
    fn change_people(
        &self,
        kind: EventKind,
        name: &str,
        change: impl FnOnce(Vec<Person>) -> Result<Vec<Person>, Refusal>,
    ) -> Result<Changes, Error> {
        let before = store::people::rows(self.connection)?;
        let after = store::people::to_rows(&change(store::people::read_all(self.connection)?)?);
        let images = rows::difference(settings::NO_CASE, &before, &after);
        if images.is_empty() {
            return Ok(Changes::default());
        }
        self.write(settings::NO_CASE, &images, kind, name)?;
        Ok(Changes { settings: true, ..Changes::default() })
    }

    /// A key is added and never taken back.
    fn install_key(&self, key: &DeskKey, kind: EventKind) -> Result<Changes, Error> {
        let before = desk_key::rows(self.connection)?;
        let mut after = before.clone();
        let position = i64::try_from(before.len()).unwrap_or(i64::MAX);
        after.insert((Table::DeskKey, position), desk_key::to_body(key));
        self.write(settings::NO_CASE, &rows::difference(settings::NO_CASE, &before, &after), kind, "")?;
        Ok(Changes { settings: true, ..Changes::default() })
    }
}

/// A change of a case that is to be saved.
#[derive(Clone, Copy)]
struct Save<'a> {
    id: i64,
    /// Where it can be taken back.
    scope: i64,
    kind: EventKind,
    detail: &'a str,
}

/// By what an event knows a whole case.
fn name_for_events(case: &CaseFile) -> String {
    if case.number.is_empty() { case.title.clone() } else { case.number.clone() }
}

/// A case that its own reader would refuse is not written: a control character that came in by pasting, an id twice.
fn refuse_what_could_not_be_read_again(case: &CaseFile) -> Result<(), Refusal> {
    let text = case_file::write(case, Private::Included);
    case_file::read(text.as_bytes()).map(drop).map_err(Refusal::NotInFormat)
}
