//! `maplebridge casebook backup | backups | restore | export`: copies of the casebook, the way back, and everything written
//! out. Exit 0 done, 1 done but something is missing or not sound, 2 bad input.

use std::path::Path;
use std::process::ExitCode;

use super::output::{Failure, faces, say, say_problem};
use super::unlock::{Access, failure};
use crate::casebook::Casebook;
use crate::casebook::backup::Soundness;
use crate::casebook::backup::name::Backup;
use crate::domain::case_file::Private;
use crate::i18n::Tr;
use crate::jobs::backup::{self, Second};
use crate::jobs::door::DoorError;
use crate::jobs::export_all::{self, Wanted};
use crate::jobs::kept;
use crate::jobs::restore::{self, NoWay, Way};
use crate::jobs::templates;
use crate::platform::clock::Clock;
use crate::vault::{By, Secret, Vault};

/// Makes a backup; with `to` the same into this folder, else into the second folder of the settings.
pub(super) fn make(to: Option<&Path>, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let book = access.open_for_looking(tr)?;
    let source = book.backup_source().ok_or_else(|| Failure::bad_input(tr.backup_not_here()))?;
    let settings = book.settings().map_err(|error| Failure::bad_input(error.message(tr)))?;
    let chosen = Path::new(settings.second_folder.trim());
    let second = to.or((!chosen.as_os_str().is_empty()).then_some(chosen));
    let done = backup::make(&source, second).map_err(|error| Failure::bad_input(error.message(tr)))?;
    say(&tr.cli_backup_made(done.made.backup.path.display()));
    let is_sound = done.made.soundness == Soundness::Sound;
    if !is_sound {
        say_problem(&done.made.soundness.message(tr));
    }
    let is_there = match &done.second {
        Second::NotWanted => true,
        Second::Made(backup) => {
            say(&tr.cli_backup_second(backup.path.display()));
            true
        }
        second @ (Second::Absent(_) | Second::Inside(_) | Second::Failed(_)) => {
            say_problem(&second.message(tr));
            false
        }
    };
    Ok(ExitCode::from(u8::from(!(is_sound && is_there))))
}

/// Time, events, bytes, state and place of each, newest first, separated by tabs.
pub(super) fn list(access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    access.must_be_there(tr)?;
    let folder = access.folder(tr)?;
    let backups = backup::all(&folder, None);
    if backups.is_empty() {
        say(&tr.cli_backup_none(folder.display()));
        return Ok(ExitCode::SUCCESS);
    }
    let key = restore::key(&folder, &backups, &access.secret(tr)?, &slots).map_err(|error| no_way(&error, tr))?;
    let mut all_sound = true;
    for backup in &backups {
        let found = backup::verify(backup, &key);
        all_sound &= found == Soundness::Sound;
        let at = backup.name.at.format("%Y-%m-%d %H:%M:%S");
        let (events, bytes, place) = (backup.name.events, backup.bytes, backup.path.display());
        say(&format!("{at}\t{events}\t{bytes}\t{}\t{place}", found.word(tr)));
    }
    Ok(ExitCode::from(u8::from(!all_sound)))
}

fn way(folder: &Path, backup: &Backup, secret: &Secret, tr: Tr) -> Result<Way, Failure> {
    restore::turn(folder, backup, secret, &slots).map_err(|error| no_way(&error, tr))
}

fn slots(folder: &Path) -> Vault {
    Vault::at(folder, Clock::System)
}

fn no_way(error: &NoWay, tr: Tr) -> Failure {
    Failure::bad_input(error.message(tr))
}

/// Goes back to a backup; tells what is lost before, and only that with `preview`.
pub(super) fn restore(file: &Path, preview: bool, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let folder = access.folder(tr)?;
    let backup = Backup::at(file).ok_or_else(|| Failure::bad_input(tr.cli_no_backup(file.display())))?;
    let way = way(&folder, &backup, &access.secret(tr)?, tr)?;
    let failed = |error: crate::casebook::backup::BackupError| Failure::bad_input(error.message(tr));
    let told = backup::preview(&folder, &backup, &way.key).map_err(failed)?;
    say(&told.headline(tr));
    told.lines(tr).iter().for_each(|line| say(line));
    if preview {
        return Ok(ExitCode::SUCCESS);
    }
    let (_, kept) = restore::over(&folder, &backup, &way, Clock::System).map_err(failed)?;
    say(&tr.cli_restored(file.display()));
    if let Some(kept) = kept {
        say(&tr.cli_restored_kept(kept.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// Since when, bytes and path of what lies aside, the oldest first, separated by tabs; with `clear` it is removed.
pub(super) fn kept(clear: bool, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let folder = access.folder(tr)?;
    let things = if clear {
        let mut book = access.open_for_looking(tr)?;
        kept::clear(&mut book).map_err(|error| Failure::bad_input(error.message(tr)))?
    } else {
        kept::list(&folder)
    };
    for thing in &things {
        let since = thing.since.map(|at| at.format("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default();
        say(&format!("{since}\t{}\t{}", thing.bytes, thing.path.display()));
    }
    say(&match (things.len(), clear) {
        (0, _) => tr.kept_none(folder.display()),
        (count, false) => tr.kept_counted(count),
        (count, true) => tr.kept_cleared(count),
    });
    Ok(ExitCode::SUCCESS)
}

/// Writes everything out; of a damaged casebook what can be read.
pub(super) fn export(target: &Path, without_private: bool, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    access.must_be_there(tr)?;
    let folder = access.folder(tr)?;
    let (mut book, is_whole) = readable(access, tr)?;
    book.use_templates(templates::load(&folder).templates);
    let private = if without_private { Private::LeftOut } else { Private::Included };
    let wanted = Wanted { folder: target.to_path_buf(), private, lang: tr.0 };
    let faces = faces(tr)?;
    if is_whole {
        let note = export_all::begin(&book, &wanted).map_err(|error| Failure::bad_input(error.message(tr)))?;
        book.note(None, &note).map_err(|error| Failure::blocked(error.message(tr)))?;
    }
    let done = export_all::export(&book, &wanted, &faces, &mut |_, _| ())
        .map_err(|error| Failure::bad_input(error.message(tr)))?;
    say(&done.message(tr, target));
    done.problems.iter().for_each(|problem| say_problem(problem));
    if !is_whole {
        say_problem(tr.cli_export_damaged());
    }
    Ok(ExitCode::from(u8::from(!(is_whole && done.problems.is_empty()))))
}

/// The casebook, open for work; one that cannot be opened any more for reading only, where it is the desk's secret.
fn readable(access: &Access, tr: Tr) -> Result<(Casebook, bool), Failure> {
    let (door, secret) = (access.door(tr)?, access.secret(tr)?);
    let refused = match door.unlock(&secret, &access.whom()) {
        Ok(opened) => return Ok((opened.book, true)),
        Err(error) => error,
    };
    if !matches!(refused, DoorError::Casebook(_)) {
        return Err(failure(&refused, tr));
    }
    let turned = door.turn(&secret, &access.whom()).map_err(|error| failure(&error, tr))?;
    if !matches!(turned.by, By::Desk | By::Recovery) || turned.named.is_some() {
        return Err(failure(&refused, tr));
    }
    let examined = Casebook::examine(door.folder(), Some(&turned.key));
    let examined = examined.map_err(|error| Failure::bad_input(error.message(tr)))?;
    examined.book.map(|book| (book, false)).ok_or_else(|| failure(&refused, tr))
}
