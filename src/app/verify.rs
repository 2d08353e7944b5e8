//! Proving: a sealed file looked at, and the whole casebook checked, told as pages of plain words. The check of the
//! casebook runs on a worker thread with a second, read-only look at the file. It must not change anything.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::casebook::Error;
use crate::i18n::Tr;
use crate::jobs::given;
use crate::jobs::proof;
use crate::jobs::seal_words::key_error;
use crate::jobs::verify::{self, LineState, Outcome};
use crate::seal::Root;
use crate::ui::action::Action;
use crate::ui::report_view::{Mood, Proved, ReportLine, ReportView, VerifyView};

use super::desk::Desk;

/// What was found.
pub struct VerifyDesk {
    /// What the screen reads.
    pub view: VerifyView,
    sender: Sender<Result<proof::Report, String>>,
    receiver: Receiver<Result<proof::Report, String>>,
}

impl Default for VerifyDesk {
    fn default() -> VerifyDesk {
        let (sender, receiver) = channel();
        VerifyDesk { view: VerifyView::default(), sender, receiver }
    }
}

impl VerifyDesk {
    const fn asked(&mut self, what: Proved) {
        self.view.asked = (what, self.view.asked.1.wrapping_add(1));
    }
}

/// Carries out a wish of the screen.
pub(super) fn act(desk: &mut Desk, action: Action) -> Result<(), Error> {
    match action {
        Action::VerifyFile { path, root } => {
            desk.verify.asked(Proved::File);
            match file(desk, &path, root.as_deref()) {
                Ok(report) => desk.verify.view.file = Some((path, report)),
                Err(reason) => desk.say(reason, true),
            }
            Ok(())
        }
        Action::CheckCasebook => {
            desk.verify.asked(Proved::Casebook);
            check_casebook(desk)
        }
        _ => Ok(()),
    }
}

fn file(desk: &Desk, path: &Path, root: Option<&Path>) -> Result<ReportView, String> {
    let tr = desk.tr();
    let root = root.map(|path| {
        let bytes = given::read(path, given::KEY, tr)?;
        Root::read(&bytes).map_err(|error| tr.cli_in_file(path.display(), key_error(error, tr)))
    });
    let root = root.transpose()?;
    let pdf = verify::read(path, tr)?;
    let found = verify::examine(&pdf, root.as_ref(), Some(Ok(&desk.book)), tr);
    let mood = match found.outcome {
        Outcome::Holds => Mood::Good,
        Outcome::DoesNotHold => Mood::Bad,
        Outcome::NotSuchAFile => Mood::Doubtful,
    };
    let line = |line: verify::VerifyLine| ReportLine {
        mood: match line.state {
            LineState::Good => Mood::Good,
            LineState::Plain => Mood::Plain,
            LineState::Unsure => Mood::Doubtful,
            LineState::Bad => Mood::Bad,
        },
        text: line.text,
        advice: String::new(),
    };
    let lines = found.lines.into_iter().map(line).collect();
    Ok(ReportView { mood, headline: found.headline, lines, note: found.meaning.join("\n") })
}

fn check_casebook(desk: &mut Desk) -> Result<(), Error> {
    if desk.verify.view.is_checking {
        return Ok(());
    }
    let tr = desk.tr();
    let Some(book) = desk.book.second_look()? else {
        desk.verify.view.casebook = Some(told(&proof::of_open(&desk.book)?, tr));
        return Ok(());
    };
    desk.verify.view.is_checking = true;
    let (sender, wake) = (desk.verify.sender.clone(), desk.wake.clone());
    thread::spawn(move || {
        // Nobody listens any more when the window was closed meanwhile: nothing to do then.
        let _ = sender.send(proof::of_open(&book).map_err(|error| error.message(tr)));
        if let Some(wake) = wake {
            wake();
        }
    });
    Ok(())
}

/// Takes what the check found since the last frame.
pub(super) fn news(desk: &mut Desk) {
    let Ok(found) = desk.verify.receiver.try_recv() else { return };
    desk.verify.view.is_checking = false;
    match found {
        Ok(report) => desk.verify.view.casebook = Some(told(&report, desk.tr())),
        Err(reason) => desk.say(reason, true),
    }
}

fn told(report: &proof::Report, tr: Tr) -> ReportView {
    let fact = |text: String| ReportLine { mood: Mood::Plain, text, advice: String::new() };
    let found = report.told(tr).into_iter();
    let found = found.map(|told| ReportLine { mood: Mood::Bad, text: told.what, advice: told.advice });
    ReportView {
        mood: if report.is_whole() { Mood::Good } else { Mood::Bad },
        headline: report.headline(tr),
        lines: found.chain(report.facts(tr).into_iter().map(fact)).collect(),
        note: tr.proof_limits().to_owned(),
    }
}
