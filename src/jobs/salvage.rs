//! Salvage of a damaged casebook, told in plain words: into another folder, or in its own place, where the damaged file is
//! then kept under `kept/`. It must not decide what can be read; the casebook does.

use std::fs;
use std::path::{Path, PathBuf};

use crate::casebook::backup::exchange::{Step, take_up};
use crate::casebook::backup::{BackupError, KEYS_NAME, restore};
use crate::casebook::salvage::{Lost, Salvaged};
use crate::casebook::view::CaseId;
use crate::casebook::{Actor, Casebook, Error, FILE_NAME, not_writable, take_lock};
use crate::i18n::Tr;
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::platform::log::{self, Field};
use crate::vault::DataKey;

/// How the name of the folder begins in which a salvage is made.
pub(super) const ASIDE: &str = "salvage-";

/// What was made, and where the damaged file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub salvaged: Salvaged,
    /// The new casebook.
    pub made: PathBuf,
    /// The damaged one.
    pub kept: PathBuf,
}

/// Writes what can be read of the casebook in `folder` into a new one in `out`; nothing is changed in `folder`.
///
/// # Errors
/// [`Error::Locked`] while a program holds the casebook; as [`Casebook::salvage`].
pub fn into(folder: &Path, out: &Path, clock: Clock, key: &DataKey, actor: &Actor) -> Result<Report, Error> {
    let _lock = take_lock(folder)?;
    let salvaged = read_out(folder, out, (clock, key), actor)?;
    // Without the slots no passphrase opens the new casebook.
    let keys = folder.join(KEYS_NAME);
    if keys.is_file() {
        let to = out.join(KEYS_NAME);
        let copied = files::read(&keys).and_then(|bytes| files::write_private(&to, &bytes));
        copied.map_err(|error| not_writable(&to, &error))?;
    }
    Ok(Report { salvaged, made: out.join(FILE_NAME), kept: folder.join(FILE_NAME) })
}

/// Puts what can be read in the place of the damaged casebook, which nobody may have open; the damaged file is kept.
///
/// # Errors
/// As [`into`]. Then the damaged file is in its place.
pub fn in_place(folder: &Path, clock: Clock, key: &DataKey, actor: &Actor) -> Result<Report, Error> {
    in_place_until(folder, (clock, key), actor, Step::Done)
}

/// The same up to this step, after which the program may be stopped.
///
/// # Errors
/// As [`in_place`].
pub fn in_place_until(folder: &Path, with: (Clock, &DataKey), actor: &Actor, until: Step) -> Result<Report, Error> {
    let _lock = take_lock(folder)?;
    take_up(folder).map_err(|error| not_writable(folder, &error))?;
    replace(folder, with, actor, until)
}

/// The same for a casebook that is open here: it is closed meanwhile, and open again afterwards, whatever happens.
///
/// # Errors
/// As [`in_place`]; [`Error::LockedDesk`] while the desk is locked; where the new file cannot be opened.
pub fn of_open(book: &mut Casebook) -> Result<Report, Error> {
    let (Some(folder), Some(key)) = (book.folder().map(Path::to_path_buf), book.data_key().cloned()) else {
        return Err(Error::LockedDesk);
    };
    let (clock, actor) = (book.clock(), book.actor().clone());
    book.lock();
    let report = replace(&folder, (clock, &key), &actor, Step::Done);
    book.unlock(&key, actor)?;
    report
}

fn read_out(folder: &Path, out: &Path, (clock, key): (Clock, &DataKey), actor: &Actor) -> Result<Salvaged, Error> {
    let salvaged = Casebook::salvage(folder, out, clock, key, actor);
    let number = |count: usize| Field::Number(u64::try_from(count).unwrap_or(u64::MAX));
    match &salvaged {
        Ok(found) => log::say(
            "salvage",
            &[
                ("cases", number(found.cases)),
                ("rows", number(found.rows)),
                ("events", number(found.events)),
                ("lost_events", number(found.lost_events)),
            ],
        ),
        Err(error) => log::problem("salvage", error.log_word()),
    }
    salvaged
}

fn replace(folder: &Path, (clock, key): (Clock, &DataKey), actor: &Actor, until: Step) -> Result<Report, Error> {
    let aside = free_folder(folder, &format!("{ASIDE}{}", clock.now().format("%Y%m%d-%H%M%S")));
    let salvaged = match read_out(folder, &aside, (clock, key), actor) {
        Ok(salvaged) => salvaged,
        Err(error) => {
            // Nothing that was read is in it.
            let _ = fs::remove_dir_all(&aside);
            return Err(error);
        }
    };
    let made = aside.join(FILE_NAME);
    let put = (until > Step::Made).then(|| restore::put_salvaged(folder, &made, (clock, key), until));
    let kept = put.transpose().map_err(|error| {
        log::problem("salvage", error.log_word());
        not_put(folder, error)
    })?;
    let kept = kept.flatten();
    if until == Step::Done {
        // Only now that it is in its place; if it cannot be removed it does no harm.
        let _ = fs::remove_dir_all(&aside);
    }
    let made = folder.join(FILE_NAME);
    Ok(Report { salvaged, kept: kept.unwrap_or_else(|| made.clone()), made })
}

fn not_put(folder: &Path, error: BackupError) -> Error {
    match error {
        BackupError::Casebook(error) => error,
        BackupError::File { file, error } => Error::NotWritable { file, reason: error.to_string() },
        other => Error::NotWritable { file: folder.join(FILE_NAME).display().to_string(), reason: other.to_string() },
    }
}

/// `name`, `name-2` …: one that an earlier salvage could not put in its place is left.
fn free_folder(folder: &Path, name: &str) -> PathBuf {
    let candidates = std::iter::once(name.to_owned()).chain((2_u32..).map(|n| format!("{name}-{n}")));
    candidates.map(|name| folder.join(name)).find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

impl Report {
    /// Whether nothing was lost, and everything is as the events left it.
    pub fn is_whole(&self) -> bool {
        let found = &self.salvaged;
        let is_all_there = found.lost.is_empty() && found.closed_off.is_empty() && found.lost_events == 0;
        is_all_there && found.unaccounted.is_empty() && found.broken.is_none()
    }

    /// The outcome in one sentence.
    pub fn headline(&self, tr: Tr) -> String {
        let cases = self.salvaged.cases;
        if self.is_whole() { tr.salvage_whole(cases) } else { tr.salvage_partly(cases) }
    }

    /// What was read, what was lost, where the files are; a sentence a line.
    pub fn told(&self, tr: Tr) -> Vec<String> {
        let found = &self.salvaged;
        let mut told = vec![tr.salvage_counts(found.cases, found.rows, found.events)];
        told.extend(found.lost.iter().map(|lost| lost_words(tr, lost)));
        told.extend(
            found
                .unaccounted
                .iter()
                .map(|rows| tr.salvage_unaccounted(case_words(tr, rows.case, &rows.name), parts_words(tr, rows))),
        );
        let closed = found.closed_off.iter();
        told.extend(closed.map(|(case, name)| tr.salvage_closed_off(case_words(tr, *case, name))));
        if found.lost_events > 0 {
            told.push(tr.salvage_lost_events(found.lost_events));
        }
        if let Some((at, after)) = found.broken {
            told.push(tr.salvage_broken(at, after));
        }
        told.push(tr.salvage_made(self.made.display()));
        told.push(tr.salvage_kept(self.kept.display()));
        told
    }
}

fn case_words(tr: Tr, case: CaseId, name: &str) -> String {
    match (case.0, name.is_empty()) {
        (0, _) => tr.proof_the_desk().to_owned(),
        (_, false) => name.to_owned(),
        (id, true) => tr.proof_unnamed_case(id),
    }
}

fn lost_words(tr: Tr, lost: &Lost) -> String {
    tr.salvage_lost(case_words(tr, lost.case, &lost.name), parts_words(tr, lost))
}

fn parts_words(tr: Tr, lost: &Lost) -> String {
    let parts = lost.parts.iter().map(|(table, count)| tr.salvage_part(super::proof::table(tr, table), count));
    parts.collect::<Vec<String>>().join(tr.shell_names_joint())
}
