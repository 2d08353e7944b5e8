//! How a command reaches the casebook: which folder, whose secret, and where the secret comes from (a file, the variable
//! `MAPLEBRIDGE_PASSPHRASE`, or a question at the terminal). It never waits for a delay to pass: it says how long it is.

use std::env;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::output::{Failure, folder, say_problem};
use crate::casebook::Casebook;
use crate::i18n::Tr;
use crate::jobs::door::{Door, DoorError, Notice, Opened, Standing, casebook_may_be_lost, vault_words};
use crate::jobs::given;
use crate::platform::clock::Clock;
use crate::platform::other_program::PASSPHRASE as VARIABLE;
use crate::vault::{DataKey, RecoveryKey, Secret, Turned, VaultError, Whom};

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
        if let Some(file) = &self.recovery_file {
            return recovery(file, tr).map(Some);
        }
        if let Some(file) = &self.passphrase_file {
            return first_line(file, tr).map(Some);
        }
        let Some(value) = env::var_os(VARIABLE).filter(|value| !value.is_empty()) else { return Ok(None) };
        let text = value.into_string().map_err(|_| Failure::bad_input(tr.unlock_not_text()))?;
        Ok(Some(Secret::new(text)))
    }

    /// Whether a secret was given; it is not read, since a pipe gives it only once.
    fn is_given(&self) -> bool {
        let by_variable = || env::var_os(VARIABLE).is_some_and(|value| !value.is_empty());
        self.recovery_file.is_some() || self.passphrase_file.is_some() || by_variable()
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

    /// The open casebook of a command that only looks. Where there is none it is made with the secret that was given, but
    /// nobody is asked for one: a folder that was mistyped does not become a casebook at a terminal.
    pub fn open_for_looking(&self, tr: Tr) -> Result<Casebook, Failure> {
        self.must_be_there_or_given(tr)?;
        self.open(tr)
    }

    /// That there is a casebook, or a secret with which one is made.
    pub fn must_be_there_or_given(&self, tr: Tr) -> Result<(), Failure> {
        if self.is_given() { Ok(()) } else { self.must_be_there(tr) }
    }

    /// That there is a casebook, or what was one.
    pub fn must_be_there(&self, tr: Tr) -> Result<(), Failure> {
        let folder = self.folder(tr)?;
        match self.door(tr)?.standing() {
            Standing::New => Err(Failure::bad_input(tr.cli_no_casebook(folder.display()))),
            _ => Ok(()),
        }
    }

    /// The open casebook and its door.
    pub fn open_with_door(&self, tr: Tr) -> Result<(Casebook, Door), Failure> {
        let (opened, door, is_first) = self.opened(tr)?;
        tell(&opened.notice, &door, &opened.book, tr)?;
        if is_first {
            rehearse(&opened.book, tr);
        }
        Ok((opened.book, door))
    }

    /// The same, before anything was told; and whether it was just made or encrypted.
    fn opened(&self, tr: Tr) -> Result<(Opened, Door, bool), Failure> {
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
        let opened = door.unlock(&secret, &self.whom());
        let opened = opened.map_err(|error| Failure::bad_input(error.at_opening(door.folder(), tr)))?;
        if opened.notice.recovery.is_some() && is_first && secret.is_weak() {
            say_problem(tr.unlock_weak());
        }
        Ok((opened, door, is_first))
    }

    /// The open casebook, and a recovery key that nobody has seen yet: the one that opening made, else a new one.
    pub fn open_for_recovery(&self, tr: Tr) -> Result<(Casebook, Door, RecoveryKey), Failure> {
        let (mut opened, door, _) = self.opened(tr)?;
        let made = opened.notice.recovery.take();
        tell(&opened.notice, &door, &opened.book, tr)?;
        let mut book = opened.book;
        let key = match made {
            Some(key) => key,
            None => door.new_recovery(&mut book).map_err(|error| failure(&error, tr))?,
        };
        Ok((book, door, key))
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
    let bytes = Zeroizing::new(given::secret(file, tr).map_err(Failure::bad_input)?);
    Ok(Secret::new(text_of(&bytes, tr)?.lines().next().unwrap_or_default().to_owned()))
}

/// The recovery key in a file: on its first line, or over several as on the sheet. What is no whole key is told as that, and
/// not as a wrong passphrase.
fn recovery(file: &Path, tr: Tr) -> Result<Secret, Failure> {
    let bytes = Zeroizing::new(given::secret(file, tr).map_err(Failure::bad_input)?);
    if bytes.starts_with(b"%PDF-") {
        return Err(Failure::bad_input(tr.unlock_recovery_is_pdf(file.display())));
    }
    let text = text_of(&bytes, tr)?;
    let first = text.lines().next().unwrap_or_default();
    match [first, text].into_iter().find(|typed| RecoveryKey::read(typed).is_ok()) {
        Some(key) => Ok(Secret::new(key.to_owned())),
        None => {
            let typing = RecoveryKey::read(text).err().map_or(VaultError::WrongSecret, VaultError::Typing);
            Err(Failure::bad_input(tr.cli_in_file(file.display(), vault_words(&typing, tr))))
        }
    }
}

fn text_of(bytes: &[u8], tr: Tr) -> Result<&str, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|_| Failure::bad_input(tr.unlock_not_text()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
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
