//! Proving: a sealed file looked at, and the whole casebook checked, told as pages of plain words. The check of the
//! casebook runs on a worker thread with a second, read-only look at the file. It must not change anything.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::casebook::view::Changes;
use crate::casebook::{Casebook, Error, EventKind, Refusal};
use crate::i18n::Tr;
use crate::jobs::given;
use crate::jobs::seal_words::key_error;
use crate::jobs::verify::{self, LineState, Outcome};
use crate::jobs::{proof, salvage};
use crate::seal::Root;
use crate::ui::action::Action;
use crate::ui::report_view::{Mood, Proved, ReportLine, ReportView, VerifyView};
use crate::ui::screen::Screen;

use super::away;
use super::desk::Desk;

/// What a check on a worker thread found.
struct News {
    /// The short one, of the start: it speaks up only where something is wrong.
    is_quick: bool,
    found: Result<proof::Report, String>,
}

/// What was found.
pub struct VerifyDesk {
    /// What the screen reads.
    pub view: VerifyView,
    sender: Sender<News>,
    receiver: Receiver<News>,
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
        Action::Salvage => salvage(desk),
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
    on_a_worker(desk, book, false);
    Ok(())
}

fn on_a_worker(desk: &Desk, book: Casebook, is_quick: bool) {
    let (sender, wake, tr) = (desk.verify.sender.clone(), desk.wake.clone(), desk.tr());
    thread::spawn(move || {
        let found = if is_quick { proof::quick(&book) } else { proof::of_open(&book) };
        // Nobody listens any more when the window was closed meanwhile: nothing to do then.
        let _ = sender.send(News { is_quick, found: found.map_err(|error| error.message(tr)) });
        if let Some(wake) = wake {
            wake();
        }
    });
}

impl Desk {
    /// Looks behind the window whether the casebook is damaged or older than its backups; says so where it is.
    pub fn check_at_start(&mut self) {
        begin_quick(self);
    }
}

/// The short check, behind the window, whenever the casebook was opened. The chain was followed by then.
fn begin_quick(desk: &mut Desk) {
    if let Some(seq) = desk.book.chain_broken_at() {
        desk.say(desk.tr().verify_chain_broken(seq), true);
    }
    // What keeps it from being looked at a second time is found by the first work on it.
    if let Ok(Some(book)) = desk.book.second_look() {
        on_a_worker(desk, book, true);
    }
}

/// What can be read comes into the place of the damaged casebook, on a thread.
fn salvage(desk: &mut Desk) -> Result<(), Error> {
    if !desk.book.may(EventKind::Salvage) {
        let refusal = Refusal::NotAllowed { role: desk.book.actor().role, kind: EventKind::Salvage };
        return Err(refusal.into());
    }
    let words = desk.tr().app_away_salvage().to_owned();
    away::work(desk, &words, salvage::of_open, |desk, report| {
        if let Err(error) = report.and_then(|report| salvaged(desk, &report)) {
            desk.say(error.message(desk.tr()), true);
        }
    });
    Ok(())
}

fn salvaged(desk: &mut Desk, report: &salvage::Report) -> Result<(), Error> {
    let tr = desk.tr();
    let fact = |text: String| ReportLine { mood: Mood::Plain, text, advice: String::new() };
    desk.verify.view.can_salvage = false;
    desk.verify.view.casebook = Some(ReportView {
        mood: if report.is_whole() { Mood::Good } else { Mood::Doubtful },
        headline: report.headline(tr),
        lines: report.told(tr).into_iter().map(fact).collect(),
        note: String::new(),
    });
    desk.verify.asked(Proved::Casebook);
    desk.case = None;
    desk.open(Screen::Verify)?;
    desk.read_again(&Changes { settings: true, lists: true, ..Changes::default() })
}

/// Takes what the check found since the last frame.
pub(super) fn news(desk: &mut Desk) {
    let Ok(News { is_quick, found }) = desk.verify.receiver.try_recv() else { return };
    desk.verify.view.is_checking &= is_quick;
    let wrong_index = found.as_ref().is_ok_and(proof::Report::has_a_wrong_index);
    // It is derived: nothing was lost, and nobody need be asked. Where it cannot be written now, the next work on a case
    // makes it anew.
    let is_mended = wrong_index && desk.book.mend_index().unwrap_or(false);
    match found {
        Ok(report) if is_quick && (report.is_whole() || is_mended && report.is_whole_but_for_the_index()) => {}
        Ok(report) => {
            desk.verify.view.can_salvage = report.is_to_be_salvaged();
            desk.verify.view.casebook = Some(told(&report, desk.tr()));
            if is_quick {
                desk.verify.asked(Proved::Casebook);
                desk.say(desk.tr().verify_damage_at_start().to_owned(), true);
            }
        }
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
