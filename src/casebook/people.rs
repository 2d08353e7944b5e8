//! The people of the desk: added, given another role, removed. Their secrets lie elsewhere.

use super::actor::{IN_THE_NAME_OF, Person};
use super::store::people;
use super::{Casebook, Error, Refusal};

impl Casebook {
    /// Everybody, also those who were removed, in the order in which they came.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn people(&self) -> Result<Vec<Person>, Error> {
        people::read_all(self.connection()?)
    }
}

/// The list with this person added.
pub(super) fn with(mut people: Vec<Person>, person: Person) -> Result<Vec<Person>, Refusal> {
    let person = tidy(person)?;
    if people.iter().any(|other| other.id == person.id) {
        return Err(Refusal::IdTaken(person.id));
    }
    must_be_free(&people, &person)?;
    people.push(person);
    Ok(people)
}

/// The list with this person as given; known by the id.
pub(super) fn changed(mut people: Vec<Person>, person: Person) -> Result<Vec<Person>, Refusal> {
    let person = tidy(person)?;
    must_be_free(&people, &person)?;
    let here = people.iter_mut().find(|other| other.id == person.id && other.removed_on.is_none());
    match here {
        Some(here) => *here = person,
        None => return Err(Refusal::Unknown(person.id)),
    }
    Ok(people)
}

/// The list in which this person is removed as of this day.
pub(super) fn without(mut people: Vec<Person>, id: &str, on: chrono::NaiveDate) -> Result<Vec<Person>, Refusal> {
    let here = people.iter_mut().find(|person| person.id == id && person.removed_on.is_none());
    here.ok_or_else(|| Refusal::Unknown(id.to_owned()))?.removed_on = Some(on);
    Ok(people)
}

/// A name by which the events can tell one from the other.
fn tidy(person: Person) -> Result<Person, Refusal> {
    let name = person.name.trim().to_owned();
    let is_fit = !name.is_empty() && !name.starts_with(IN_THE_NAME_OF) && !name.chars().any(char::is_control);
    if is_fit { Ok(Person { name, ..person }) } else { Err(Refusal::NameUnfit) }
}

/// Nobody else at work has this name. One who was removed keeps it in the old events, so it is not given again.
fn must_be_free(people: &[Person], person: &Person) -> Result<(), Refusal> {
    let taken = people.iter().any(|other| other.id != person.id && other.name == person.name);
    if taken { Err(Refusal::NameTaken(person.name.clone())) } else { Ok(()) }
}
