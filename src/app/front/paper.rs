//! The sheet of the recovery key: to the printer, or as PDF to a place that the person chooses.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::jobs::printing::{self, News as PrintNews};
use crate::jobs::reason::why;
use crate::jobs::recovery_sheet::{self, Sheet};
use crate::paper::Faces;
use crate::platform::dialogs::{self, Asked};
use crate::platform::printer::{Job, PrintSystem};
use crate::platform::{files, folders};

use super::super::printing::reason;
use super::{Front, News};

/// The dialog that is open, and the print system that is asked.
#[derive(Debug, Default)]
pub(super) struct SheetDesk {
    asked: Option<Asked>,
    system: PrintSystem,
}

impl Front {
    fn file_name(&self) -> String {
        format!("{}.pdf", files::safe_name(self.tr().front_sheet_file()))
    }

    fn sheet_pdf(&self, faces: &Faces) -> Option<Result<Vec<u8>, String>> {
        let (key, tr) = (self.recovery.as_ref()?, self.tr());
        let opened = self.opened.as_ref().and_then(|opened| opened.book.settings().ok());
        let desk = opened.map(|settings| settings.committee).or_else(|| self.renewed.clone()).unwrap_or_default();
        let made = recovery_sheet::pdf(key, Sheet { desk: &desk, made_on: self.clock.today() }, tr.0, faces);
        Some(made.map_err(|error| error.message(tr)))
    }

    /// Sends it to the default printer.
    pub(super) fn print_sheet(&mut self, faces: &Faces) {
        let title = self.tr().front_sheet_title().to_owned();
        let tr = self.tr();
        match self.sheet_pdf(faces) {
            Some(Ok(bytes)) => {
                let system = self.sheet.system.clone();
                self.work(move |_| {
                    News::Printed(hand_over(&system, &bytes, title).map_err(|error| reason(tr, &error)))
                });
            }
            Some(Err(problem)) => self.state.problem = problem,
            None => {}
        }
    }

    /// Asks where to save it.
    pub(super) fn pick_place(&mut self) {
        if self.sheet.asked.is_some() {
            return;
        }
        let (name, wake) = (self.file_name(), self.wake.clone());
        let asked = dialogs::ask_where_to_save(self.tr().front_sheet_save(), folders::papers(), &name, move || {
            if let Some(wake) = wake {
                wake();
            }
        });
        self.sheet.asked = Some(asked);
        self.state.dialog_open = true;
    }

    /// Takes the answer of the dialog, when it is there.
    pub(super) fn dialog_answer(&mut self) {
        let Some(answer) = self.sheet.asked.as_ref().and_then(Asked::answer) else { return };
        self.sheet.asked = None;
        self.state.dialog_open = false;
        self.state.picked = answer;
    }

    /// Saves it, for its owner's eyes alone. A folder was meant as the place of the file.
    pub(super) fn save_sheet(&mut self, typed: &Path, faces: &Faces) {
        let tr = self.tr();
        let path: PathBuf = if typed.is_dir() { typed.join(self.file_name()) } else { typed.to_path_buf() };
        let Some(made) = self.sheet_pdf(faces) else { return };
        let written = made.and_then(|bytes| {
            files::write_private(&path, &bytes).map_err(|error| tr.app_not_saved_file(path.display(), why(&error, tr)))
        });
        match written {
            Ok(()) => self.state.done = tr.front_sheet_saved(path.display()),
            Err(problem) => self.state.problem = problem,
        }
    }
}

/// Gives it to the print system and looks once how it stands; the paper itself is seen at the printer.
fn hand_over(system: &PrintSystem, bytes: &[u8], title: String) -> Result<(), crate::platform::printer::PrintError> {
    let job = Job { printer: None, copies: 1, title, ..Job::default() };
    let (nobody, cancel) = channel();
    drop(nobody);
    let (tell, told) = channel();
    thread::scope(|_| {
        printing::print(system, bytes, &job, Duration::from_secs(1), &cancel, &|news| {
            // The other end lives until this function returns.
            let _ = tell.send(news);
        });
    });
    match told.try_recv() {
        Ok(PrintNews::NotTaken(error) | PrintNews::OutOfSight(error)) => Err(error),
        _ => Ok(()),
    }
}
