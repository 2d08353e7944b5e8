//! `maplebridge demo`: the practice case in a temporary casebook, in the window or without a display.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::Demo;
use super::output::{Failure, Kind, faces, say, say_problem, write_file};
use crate::app::{self, Start, Wanted};
use crate::casebook::view::CaseId;
use crate::casebook::{Actor, Casebook, Error};
use crate::domain::case_file::Private;
use crate::i18n::{Lang, Tr};
use crate::jobs::agreement::{self, Beside};
use crate::jobs::door::vault_words;
use crate::jobs::practice::{self, Until};
use crate::jobs::reason::why;
use crate::paper::faces::Faces;
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::ui::screen::{Room, Screen};
use crate::vault::DataKey;

/// The window with the practice case mid-way; without a display, or when asked, the whole walk to the sealed PDF.
pub(super) fn run(wanted: &Demo, lang: Option<Lang>, tr: Tr) -> Result<ExitCode, Failure> {
    if wanted.headless || !has_display() {
        if !wanted.headless {
            say(tr.demo_no_display());
        }
        return headless(wanted.out.as_deref(), tr);
    }
    // The folder goes when the window is closed.
    let key = key(tr)?;
    let folder = prepared(&key, tr)?;
    let clock = Clock::from_moment(practice::moment());
    let book = open(folder.path(), &key, clock, tr)?;
    let start = Start::Practice(Box::new(book));
    let wanted = Wanted { folder: folder.path().to_path_buf(), lang, start };
    app::run(wanted, tr).map(|()| ExitCode::SUCCESS).map_err(Failure::bad_input)
}

/// Whether a window can be shown at all.
fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// A temporary casebook with the practice case mid-way.
fn prepared(key: &DataKey, tr: Tr) -> Result<tempfile::TempDir, Failure> {
    let folder = tempfile::tempdir().map_err(|error| Failure::bad_input(tr.demo_failed(why(&error, tr))))?;
    let mut casebook = open(folder.path(), key, Clock::Fixed(practice::moment()), tr)?;
    let failed = |error: Error| Failure::bad_input(tr.demo_failed(error.message(tr)));
    let id = practice::walk(&mut casebook, tr.0, Until::MidWay, &faces(tr)?, &mut |_| ())
        .map_err(|error| Failure::bad_input(tr.demo_failed(error.message(tr))))?;
    let place = serde_json::to_string(&Screen::Case(id, Room::Village)).unwrap_or_default();
    casebook.remember_place(&place).map_err(failed)?;
    Ok(folder)
}

/// A key that nobody needs: it is gone with the practice.
fn key(tr: Tr) -> Result<DataKey, Failure> {
    DataKey::random().map_err(|error| Failure::bad_input(tr.demo_failed(vault_words(&error, tr))))
}

fn open(folder: &Path, key: &DataKey, clock: Clock, tr: Tr) -> Result<Casebook, Failure> {
    Casebook::open(folder, clock, key, Actor::administrator())
        .map_err(|error| Failure::bad_input(tr.demo_failed(error.message(tr))))
}

fn headless(out: Option<&Path>, tr: Tr) -> Result<ExitCode, Failure> {
    let folder = tempfile::tempdir().map_err(|error| Failure::bad_input(tr.demo_failed(why(&error, tr))))?;
    let mut casebook = open(folder.path(), &key(tr)?, Clock::Fixed(practice::moment()), tr)?;
    let faces = faces(tr)?;
    let id = practice::walk(&mut casebook, tr.0, Until::Closed, &faces, &mut |stage| say(&stage.message(tr)))
        .map_err(|error| Failure::bad_input(tr.demo_failed(error.message(tr))))?;
    let out = out.map_or_else(|| files::free_folder("maplebridge-demo"), PathBuf::from);
    write_papers(&mut casebook, id, &faces, &out, tr)?;
    say(&tr.demo_written(out.display()));
    Ok(ExitCode::SUCCESS)
}

fn write_papers(casebook: &mut Casebook, id: CaseId, faces: &Faces, out: &Path, tr: Tr) -> Result<(), Failure> {
    let record = casebook.case(id).map_err(|error| Failure::bad_input(error.message(tr)))?;
    for finding in agreement::findings(&record.file, Beside::alone(practice::moment().date(), faces)) {
        say_problem(&crate::check::message(tr, &finding));
    }
    let kept = record.standing.closed.map_or(Ok(None), |closed| casebook.attachment(&closed.pdf_sha256));
    let pdf = kept.map_err(|error| Failure::bad_input(error.message(tr)))?;
    let pdf = pdf.ok_or_else(|| Failure::blocked(tr.app_sealed_missing().to_owned()))?;
    write_file(&out.join("agreement.pdf"), &pdf, Kind::Pdf, tr)?;
    let case = casebook.export(id, Private::Included).map_err(|error| Failure::bad_input(error.message(tr)))?;
    write_file(&out.join("case.json"), case.text.as_bytes(), Kind::CaseFile, tr)
}
