//! The people of the desk: read for their screen, and what it asks for carried out through the door. It must not know how a
//! secret is kept.

use crate::casebook::{Casebook, Error, Person};
use crate::i18n::Tr;
use crate::jobs::door::{Door, DoorError};
use crate::ui::front_view::Typed;
use crate::ui::people_view::{PeopleAsk, PeopleView, PersonLine};
use crate::vault::{RecoveryKey, Secret, Whom};

use super::away;
use super::desk::Desk;
use super::front::RULES;

/// What the desk knows of its people.
pub struct PeopleDesk {
    /// The door through which the desk was opened; `None` for a practice desk.
    pub(super) door: Option<Door>,
    /// What the screen reads.
    pub view: PeopleView,
    /// A new recovery key that must be shown.
    pub(super) recovery: Option<RecoveryKey>,
}

impl Default for PeopleDesk {
    fn default() -> PeopleDesk {
        let view = PeopleView { people: Vec::new(), removed: Vec::new(), done: 0, rules: RULES, by_recovery: false };
        PeopleDesk { door: None, view, recovery: None }
    }
}

/// Reads the people again.
pub(super) fn refresh(desk: &mut Desk) -> Result<(), Error> {
    let people = desk.book.people()?;
    let (gone, here): (Vec<Person>, Vec<Person>) = people.into_iter().partition(|person| person.removed_on.is_some());
    let line = |person: Person| PersonLine { id: person.id, name: person.name, role: person.role };
    desk.people.view.people = here.into_iter().map(line).collect();
    desk.people.view.removed = gone.into_iter().filter_map(|person| Some((person.name, person.removed_on?))).collect();
    Ok(())
}

/// What was done, in words, and a new recovery key that must be shown.
struct Done {
    words: String,
    recovery: Option<RecoveryKey>,
}

/// Carries a wish out, on a thread: a key is turned slowly by intent. What goes wrong is said; the fields are emptied only
/// where it went well.
pub(super) fn act(desk: &mut Desk, ask: PeopleAsk) {
    let Some(door) = desk.people.door.clone() else { return };
    let (tr, by_recovery) = (desk.tr(), desk.people.view.by_recovery);
    let is_desk = matches!(ask, PeopleAsk::SetDesk { .. });
    away::work(
        desk,
        tr.app_away_people(),
        move |book| {
            let mut recovery = None;
            let words = carried_out(book, (&door, tr, by_recovery), ask, &mut recovery)?;
            Ok(Done { words, recovery })
        },
        move |desk, done| {
            desk.people.view.by_recovery &= !(is_desk && done.is_ok());
            if let Err(error) = tell(desk, done) {
                desk.say(error.message(desk.tr()), true);
            }
        },
    );
}

fn tell(desk: &mut Desk, done: Result<Done, DoorError>) -> Result<(), Error> {
    match done {
        Ok(Done { words, recovery }) => {
            desk.people.view.done = desk.people.view.done.wrapping_add(1);
            desk.status.saved_at = Some(desk.now());
            desk.people.recovery = recovery;
            if !words.is_empty() {
                desk.say(words, false);
            }
        }
        Err(error) => {
            let words = error.message(desk.tr());
            desk.say(words, true);
        }
    }
    refresh(desk)?;
    desk.read_undo()
}

fn carried_out(
    book: &mut Casebook,
    (door, tr, by_recovery): (&Door, Tr, bool),
    ask: PeopleAsk,
    recovery: &mut Option<RecoveryKey>,
) -> Result<String, DoorError> {
    Ok(match ask {
        PeopleAsk::Add { name, role, secret } => {
            let person = door.add_person(book, &name, role, &of(&secret))?;
            tr.access_added(person.name)
        }
        PeopleAsk::SetRole { id, role } => {
            let person = book.people()?.into_iter().find(|person| person.id == id);
            let Some(person) = person else { return Ok(String::new()) };
            let name = person.name.clone();
            door.change_person(book, Person { role, ..person })?;
            tr.access_role_set(name, role.word(tr))
        }
        PeopleAsk::SetSecret { id, present, secret } => {
            let own = book.actor().name.clone();
            if book.people()?.iter().any(|person| person.id == id && person.name == own) {
                door.prove(&given(present.as_ref()), &Whom::Person(own))?;
            }
            door.set_person_secret(book, &id, &of(&secret))?;
            tr.access_secret_set().to_owned()
        }
        PeopleAsk::Remove { id } => {
            door.remove_person(book, &id)?;
            tr.access_removed_now().to_owned()
        }
        PeopleAsk::SetDesk { present, secret } => {
            if !by_recovery {
                door.prove(&given(present.as_ref()), &Whom::Desk)?;
            }
            door.set_desk_secret(book, &of(&secret))?;
            tr.access_desk_set().to_owned()
        }
        PeopleAsk::NewRecovery { present } => {
            if !by_recovery {
                door.prove(&given(present.as_ref()), &Whom::Desk)?;
            }
            *recovery = Some(door.new_recovery(book)?);
            String::new()
        }
    })
}

/// The secret in force as it was typed; nothing where nothing was.
fn given(typed: Option<&Typed>) -> Secret {
    typed.map_or_else(|| Secret::new(String::new()), of)
}

fn of(typed: &Typed) -> Secret {
    Secret::new(typed.text().to_owned())
}
