//! How a command reaches the casebook: which folder, whose secret, and where the secret comes from (a file, the variable
//! `MAPLEBRIDGE_PASSPHRASE`, or a question at the terminal). It never waits for a delay to pass: it says how long it is.

use std::env;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::output::{Failure, folder, say_problem};
use crate::casebook::Casebook;
use crate::i18n::Tr;
use crate::jobs::door::{Door, DoorError, Notice, Opened, Standing, casebook_may_be_lost};
use crate::jobs::given;
use crate::platform::clock::Clock;
use crate::platform::other_program::PASSPHRASE as VARIABLE;
use crate::vault::{DataKey, RecoveryKey, Secret, Turned, Whom};

/// How the casebook is reached.
#[derive(Clone, Debug, Default)]
pub(super) struct Access {
    /// The data folder, where one was named.
    pub folder: Option<PathBuf>,
    pub passphrase_file: Option<PathBuf>,
    pub recovery_file: Option<PathBuf>,
    /// In whose name.
    pub name: Option<String>,
}

impl Access {
    /// The data folder that was named, else the user's.
    pub fn folder(&self, tr: Tr) -> Result<PathBuf, Failure> {
        folder(self.folder.clone(), tr)
    }

    /// The door to that folder.
    pub fn door(&self, tr: Tr) -> Result<Door, Failure> {
        Ok(Door::at(&self.folder(tr)?, Clock::System))
    }

    /// Whose secret it is said to be.
    pub fn whom(&self) -> Whom {
        self.name.clone().map_or(Whom::Desk, Whom::Person)
    }

    /// The secret, where a file or the variable holds it.
    pub fn given(&self, tr: Tr) -> Result<Option<Secret>, Failure> {
        if let Some(file) = self.recovery_file.as_ref().or(self.passphrase_file.as_ref()) {
            return first_line(file, tr).map(Some);
        }
        let Some(value) = env::var_os(VARIABLE).filter(|value| !value.is_empty()) else { return Ok(None) };
        let text = value.into_string().map_err(|_| Failure::bad_input(tr.unlock_not_text()))?;
        Ok(Some(Secret::new(text)))
    }

    /// The secret, asked for where neither a file nor the variable holds it.
    pub fn secret(&self, tr: Tr) -> Result<Secret, Failure> {
        match self.given(tr)? {
            Some(secret) => Ok(secret),
            None => ask(&Standing::Locked, false, tr),
        }
    }

    /// The open casebook; a new one is made, a plain one encrypted.
    pub fn open(&self, tr: Tr) -> Result<Casebook, Failure> {
        self.open_with_door(tr).map(|(book, _)| book)
    }

    /// The open casebook and its door.
    pub fn open_with_door(&self, tr: Tr) -> Result<(Casebook, Door), Failure> {
        let door = self.door(tr)?;
        let standing = door.standing();
        let is_first = matches!(standing, Standing::New | Standing::Plain);
        if !is_first && standing != Standing::Locked {
            return Err(Failure::bad_input(standing.words(tr)));
        }
        if let (Standing::New, Some(name)) = (&standing, &self.name) {
            return Err(Failure::bad_input(tr.door_no_such_person(name)));
        }
        let secret = match self.given(tr)? {
            Some(secret) => secret,
            None => ask(&standing, is_first, tr)?,
        };
        let opened = door.unlock(&secret, &self.whom()).map_err(|error| failure(&error, tr))?;
        let Opened { book, notice } = opened;
        if notice.recovery.is_some() && is_first && secret.is_weak() {
            say_problem(tr.unlock_weak());
        }
        tell(&notice, &door, &book, tr)?;
        if is_first {
            rehearse(&book, tr);
        }
        Ok((book, door))
    }

    /// The casebook, where there is one and a secret for it was given; a sentence where it cannot be opened. For commands
    /// that do their work without it, too.
    pub fn open_if_there(&self, tr: Tr) -> Option<Result<Casebook, String>> {
        let door = self.door(tr).ok()?;
        if door.standing() == Standing::New {
            return None;
        }
        match self.given(tr) {
            Ok(None) => Some(Err(tr.unlock_without().to_owned())),
            Ok(Some(_)) => Some(self.open(tr).map_err(|failure| failure.message)),
            Err(failure) => Some(Err(failure.message)),
        }
    }

    /// The key of the casebook, without opening it: for looking at one that cannot be opened any more. `None` for a plain
    /// one.
    pub fn key(&self, tr: Tr) -> Result<Option<DataKey>, Failure> {
        Ok(self.turned(tr)?.map(|turned| turned.key))
    }

    /// The same key, and who turned it.
    pub fn turned(&self, tr: Tr) -> Result<Option<Turned>, Failure> {
        let door = self.door(tr)?;
        let standing = door.standing();
        match standing {
            Standing::Plain => return Ok(None),
            Standing::Locked => {}
            _ => return Err(Failure::bad_input(standing.words(tr))),
        }
        let secret = match self.given(tr)? {
            Some(secret) => secret,
            None => ask(&standing, false, tr)?,
        };
        let turned = door.turn(&secret, &self.whom()).map_err(|error| failure(&error, tr))?;
        if !turned.slots_are_as_written {
            say_problem(tr.unlock_slots_changed());
        }
        Ok(Some(turned))
    }
}

/// The first line of a file; on the command line it would be seen by others.
pub(super) fn first_line(file: &Path, tr: Tr) -> Result<Secret, Failure> {
    let bytes = Zeroizing::new(given::read(file, given::PASSPHRASE, tr).map_err(Failure::bad_input)?);
    let text = std::str::from_utf8(&bytes).map_err(|_| Failure::bad_input(tr.unlock_not_text()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(Secret::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// Asks at the terminal; twice for a secret that is set.
pub(super) fn ask_new(question: &str, tr: Tr) -> Result<Secret, Failure> {
    let (first, second) = (prompt(question, tr)?, prompt(tr.unlock_ask_again(), tr)?);
    if first == second { Ok(first) } else { Err(Failure::bad_input(tr.unlock_not_the_same())) }
}

fn ask(standing: &Standing, is_first: bool, tr: Tr) -> Result<Secret, Failure> {
    if !stdin().is_terminal() {
        return Err(Failure::bad_input(match standing {
            Standing::New => tr.unlock_needed_for_new(),
            Standing::Plain => tr.unlock_needed_for_plain(),
            _ => tr.unlock_needed(),
        }));
    }
    if !is_first {
        return prompt(tr.unlock_ask(), tr);
    }
    say_problem(&standing.words(tr));
    say_problem(casebook_may_be_lost(tr));
    ask_new(tr.unlock_ask_new(), tr)
}

fn prompt(question: &str, tr: Tr) -> Result<Secret, Failure> {
    let typed = rpassword::prompt_password(question).map_err(|error| Failure::bad_input(tr.unlock_no_answer(error)))?;
    Ok(Secret::new(typed))
}

/// What must be told once on stderr, beside what the command says.
fn tell(notice: &Notice, door: &Door, book: &Casebook, tr: Tr) -> Result<(), Failure> {
    if notice.encrypted_now {
        say_problem(tr.unlock_encrypted_now());
    }
    if notice.slots_changed {
        say_problem(tr.unlock_slots_changed());
    }
    if let Some(recovery) = &notice.recovery {
        show_recovery(recovery, tr);
        door.recovery_was_kept(book).map_err(|error| failure(&error, tr))?;
    }
    Ok(())
}

/// The first backup of a new casebook, restored to a copy and compared. A casebook without one can be worked with all the
/// same; the next backup is tried by itself.
fn rehearse(book: &Casebook, tr: Tr) {
    let Some(source) = book.backup_source() else { return };
    let told = source.rehearse().map_or_else(|error| error.message(tr), |rehearsal| rehearsal.message(tr));
    say_problem(&told);
}

/// The recovery key on stderr, alone on its line.
pub(super) fn show_recovery(recovery: &RecoveryKey, tr: Tr) {
    say_problem(tr.unlock_recovery());
    say_problem(&recovery.text());
    say_problem(casebook_may_be_lost(tr));
}

pub(super) fn failure(error: &DoorError, tr: Tr) -> Failure {
    Failure::bad_input(error.message(tr))
}
