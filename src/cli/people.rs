//! `maplebridge passphrase change | recovery` and `maplebridge people list | add | role | secret | remove`: who may open the
//! casebook, and with what.

use std::path::Path;
use std::process::ExitCode;

use super::arguments::{PassphraseCommand, PeopleCommand, RoleName};
use super::output::{Failure, faces, say, write_new_file};
use super::unlock::{Access, ask_new, failure, first_line, show_recovery};
use crate::casebook::{Casebook, EventKind, Person, Role};
use crate::i18n::Tr;
use crate::jobs::door::Door;
use crate::jobs::recovery_sheet::{self, Sheet};
use crate::platform::clock::Clock;
use crate::vault::{RecoveryKey, Secret};

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Role {
        match name {
            RoleName::Administrator => Role::Administrator,
            RoleName::Mediator => Role::Mediator,
            RoleName::Recorder => Role::Recorder,
            RoleName::Reader => Role::Reader,
        }
    }
}

/// The desk's own secrets.
pub(super) fn passphrase(wanted: &PassphraseCommand, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    match wanted {
        PassphraseCommand::Change { new_file } => {
            access.must_be_there_or_given(tr)?;
            let (mut book, door) = access.open_with_door(tr)?;
            let actor = book.actor();
            // Whose own PIN opened it has not shown the passphrase that is to be changed.
            if book.may(EventKind::ChangeDeskPassphrase) && !actor.name.is_empty() && !actor.by_administrator {
                return Err(Failure::bad_input(tr.people_desk_secret_needed()));
            }
            let secret = new_secret(new_file.as_deref(), tr)?;
            door.set_desk_secret(&mut book, &secret).map_err(|error| failure(&error, tr))?;
            say(tr.people_passphrase_changed());
            if secret.is_weak() {
                say(tr.unlock_weak());
            }
        }
        PassphraseCommand::Recovery { out } => {
            let (book, door, recovery) = access.open_for_recovery(tr)?;
            match out {
                Some(out) => write_sheet(&book, &recovery, out, tr)?,
                None => show_recovery(&recovery, tr),
            }
            door.recovery_was_kept(&book).map_err(|error| failure(&error, tr))?;
            say(tr.people_recovery_made());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write_sheet(book: &Casebook, recovery: &RecoveryKey, out: &Path, tr: Tr) -> Result<(), Failure> {
    let settings = book.settings().map_err(|error| Failure::bad_input(error.message(tr)))?;
    let sheet = Sheet { desk: &settings.committee, made_on: Clock::System.today() };
    let pdf = recovery_sheet::pdf(recovery, sheet, tr.0, &faces(tr)?);
    write_new_file(out, &pdf.map_err(|error| Failure::bad_input(error.message(tr)))?, tr)
}

/// The people of the desk.
pub(super) fn people(wanted: &PeopleCommand, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    if !matches!(wanted, PeopleCommand::Add { .. }) {
        access.must_be_there_or_given(tr)?;
    }
    let (mut book, door) = access.open_with_door(tr)?;
    match wanted {
        PeopleCommand::List => list(&book, &door, tr)?,
        PeopleCommand::Add { name, role, secret_file } => {
            let secret = new_secret(secret_file.as_deref(), tr)?;
            let added = door.add_person(&mut book, name, (*role).into(), &secret);
            let person = added.map_err(|error| failure(&error, tr))?;
            say(&tr.people_added(person.name, person.role.word(tr)));
        }
        PeopleCommand::Role { name, role } => {
            let person = Person { role: (*role).into(), ..find(&book, name, tr)? };
            let word = person.role.word(tr);
            door.change_person(&mut book, person).map_err(|error| failure(&error, tr))?;
            say(&tr.people_has_role(name, word));
        }
        PeopleCommand::Secret { name, secret_file } => {
            let person = find(&book, name, tr)?;
            let secret = new_secret(secret_file.as_deref(), tr)?;
            door.set_person_secret(&mut book, &person.id, &secret).map_err(|error| failure(&error, tr))?;
            say(&tr.people_secret_set(name));
        }
        PeopleCommand::Remove { name } => {
            let person = find(&book, name, tr)?;
            door.remove_person(&mut book, &person.id).map_err(|error| failure(&error, tr))?;
            say(&tr.people_removed(name));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Name, role and standing, separated by tabs.
fn list(book: &Casebook, door: &Door, tr: Tr) -> Result<(), Failure> {
    let with_secret = door.people();
    for person in book.people().map_err(|error| Failure::bad_input(error.message(tr)))? {
        let standing = match person.removed_on {
            Some(day) => tr.people_removed_on(tr.date(day)),
            None if with_secret.contains(&person.name) => tr.people_works_here().to_owned(),
            None => tr.people_without_secret().to_owned(),
        };
        say(&format!("{}\t{}\t{standing}", person.name, person.role.word(tr)));
    }
    Ok(())
}

fn find(book: &Casebook, name: &str, tr: Tr) -> Result<Person, Failure> {
    let people = book.people().map_err(|error| Failure::bad_input(error.message(tr)))?;
    let found = people.into_iter().find(|person| person.name == name && person.removed_on.is_none());
    found.ok_or_else(|| Failure::bad_input(tr.door_no_such_person(name)))
}

/// From the file, else asked for at the terminal.
fn new_secret(file: Option<&Path>, tr: Tr) -> Result<Secret, Failure> {
    match file {
        Some(file) => first_line(file, tr),
        None if std::io::IsTerminal::is_terminal(&std::io::stdin()) => ask_new(tr.unlock_ask_new(), tr),
        None => Err(Failure::bad_input(tr.people_secret_needed())),
    }
}
