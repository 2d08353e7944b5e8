//! The desk's side of printing: asks for printers and sends jobs on worker threads, takes their news once a frame, and
//! turns what a printer says into sentences. It must not know egui.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::i18n::Tr;
use crate::jobs::printing::{self, News};
use crate::jobs::reason;
use crate::platform::files;
use crate::platform::printer::{Job, JobState, PrintError, PrintSystem, Printer, PrinterState, Report, Sides, Trouble};
use crate::ui::action::{Action, PrintOrder};
use crate::ui::papers_view::PaperFile;
use crate::ui::print_view::{JobStage, JobView, PrinterLine, PrintersView, PrintingView};

use super::desk::Desk;
use super::papers;

/// What the desk knows of printing.
pub struct Printing {
    /// The print system that is asked.
    pub system: PrintSystem,
    /// How often a job under way is looked at.
    pub every: Duration,
    /// What the screens read.
    pub view: PrintingView,
    sender: Sender<Told>,
    receiver: Receiver<Told>,
    /// A word into it takes the job under way out of the queue.
    cancel: Option<Sender<()>>,
    /// What is saved if the job under way cannot be printed.
    pub(super) instead: Option<Instead>,
}

/// A file that is offered in place of a print.
pub(super) struct Instead {
    pub(super) path: PathBuf,
    pub(super) pdf: Vec<u8>,
}

/// What a worker tells.
enum Told {
    Printers(Result<Vec<Printer>, PrintError>),
    Job(News),
}

impl Default for Printing {
    fn default() -> Printing {
        let (sender, receiver) = channel();
        Printing {
            system: PrintSystem::default(),
            every: Duration::from_secs(1),
            view: PrintingView::default(),
            sender,
            receiver,
            cancel: None,
            instead: None,
        }
    }
}

impl Printing {
    /// Another case is opened: what came of the last job is of no interest there.
    pub(super) fn forget_finished(&mut self) {
        if self.view.job.as_ref().is_some_and(|job| !job.stage.is_under_way()) {
            self.view.job = None;
        }
    }
}

/// Carries out a wish of the print sheet.
pub(super) fn act(desk: &mut Desk, action: Action) {
    match action {
        Action::LookForPrinters => look(desk),
        Action::Print(order) => print(desk, order),
        Action::CancelPrint => cancel(desk),
        _ => {}
    }
}

/// Asks for the printers; the answer comes with a later frame.
pub(super) fn look(desk: &mut Desk) {
    desk.printing.view.printers = PrintersView::Asking;
    let system = desk.printing.system.clone();
    let tell = teller(desk);
    thread::spawn(move || tell(Told::Printers(system.printers())));
}

/// Sends the paper that is shown to a printer. While a job is under way no other is sent.
pub(super) fn print(desk: &mut Desk, order: PrintOrder) {
    let title = desk.case.as_ref().map(|case| case.record.file.title.clone()).unwrap_or_default();
    match papers::pdf_to_print(desk, &order) {
        Ok((bytes, times)) => {
            if let Err(error) = papers::note(desk, PaperFile::Shown) {
                desk.say(error.message(desk.tr()), true);
                return;
            }
            send(desk, bytes, times, order, title);
        }
        Err(reason) => desk.say(reason, true),
    }
}

/// Sends a PDF to a printer, so often; true when it is on its way. While a job is under way no other is sent.
pub(super) fn send(desk: &mut Desk, bytes: Vec<u8>, times: u32, order: PrintOrder, title: String) -> bool {
    if desk.printing.view.job.as_ref().is_some_and(|job| job.stage.is_under_way()) {
        return false;
    }
    let job = Job {
        printer: order.printer.clone(),
        copies: times,
        sides: if order.both_sides { Sides::LongEdge } else { Sides::OneSided },
        title,
    };
    let printer = called(&desk.printing.view.printers, order.printer.as_deref());
    let stage = JobStage::Sending;
    desk.printing.view.job = Some(JobView { stage, copies: order.copies, printer, says: String::new() });
    desk.printing.view.last_printer = order.printer;
    desk.printing.instead = None;
    let (sender, cancel) = channel();
    desk.printing.cancel = Some(sender);
    let (system, every, tell) = (desk.printing.system.clone(), desk.printing.every, teller(desk));
    thread::spawn(move || printing::print(&system, &bytes, &job, every, &cancel, &|news| tell(Told::Job(news))));
    true
}

/// Takes the job under way out of the queue; what came of it is told by the job itself.
pub(super) fn cancel(desk: &Desk) {
    if let Some(cancel) = &desk.printing.cancel {
        // Nobody listens any more: the job is over.
        let _ = cancel.send(());
    }
}

/// Tells the desk something from a worker thread and wakes the window.
fn teller(desk: &Desk) -> impl Fn(Told) + Send + 'static {
    let (sender, wake): (_, Option<Arc<dyn Fn() + Send + Sync>>) = (desk.printing.sender.clone(), desk.wake.clone());
    move |told| {
        // Nobody listens any more when the window was closed meanwhile: nothing to do then.
        let _ = sender.send(told);
        if let Some(wake) = &wake {
            wake();
        }
    }
}

/// Takes what the workers told since the last frame.
pub(super) fn news(desk: &mut Desk) {
    while let Ok(told) = desk.printing.receiver.try_recv() {
        let tr = desk.tr();
        match told {
            Told::Printers(answer) => desk.printing.view.printers = printers(tr, answer),
            Told::Job(news) => job_news(desk, &news),
        }
    }
}

fn job_news(desk: &mut Desk, news: &News) {
    let tr = desk.tr();
    let Some(job) = &mut desk.printing.view.job else { return };
    (job.stage, job.says) = stage(tr, news);
    let copies = usize::try_from(job.copies).unwrap_or(usize::MAX);
    // Told in the footer as well: the person may be at another screen by now.
    let (words, problem) = match job.stage {
        JobStage::Done => (tr.printing_done(copies), false),
        JobStage::Cancelled => (tr.printing_cancelled().to_owned(), false),
        JobStage::Failed => (tr.printing_failed(&job.says), true),
        JobStage::OutOfSight => (tr.printing_out_of_sight(&job.says), true),
        JobStage::Sending | JobStage::Waiting | JobStage::Printing => return,
    };
    let says = job.says.clone();
    let failed = job.stage == JobStage::Failed;
    desk.printing.cancel = None;
    match desk.printing.instead.take() {
        Some(instead) if failed => save_instead(desk, &says, &instead),
        _ => desk.say(words, problem),
    }
}

/// The file takes the place of the print that failed; why, and where it lies, is said.
fn save_instead(desk: &mut Desk, why: &str, instead: &Instead) {
    let (tr, path) = (desk.tr(), instead.path.display());
    let words = match files::write(&instead.path, &instead.pdf) {
        Ok(()) => tr.law_saved_instead(why, path),
        Err(error) => tr.app_not_saved_file(path, reason::why(&error, tr)),
    };
    desk.say(words, true);
}

fn printers(tr: Tr, answer: Result<Vec<Printer>, PrintError>) -> PrintersView {
    match answer {
        Ok(printers) => PrintersView::Listed(printers.into_iter().map(|printer| line(tr, printer)).collect()),
        Err(PrintError::NoPrintSystem) => PrintersView::NoPrintSystem,
        Err(error) => PrintersView::NotFound(tr.printing_not_listed(reason(tr, &error))),
    }
}

fn line(tr: Tr, printer: Printer) -> PrinterLine {
    let stopped = printer.state == PrinterState::Stopped;
    let paused = if stopped { tr.printing_stopped() } else { "" };
    let says = together(tr, paused.to_owned(), &sentence(tr, &printer.report));
    let description = if printer.description.is_empty() { printer.name.clone() } else { printer.description };
    PrinterLine { name: printer.name, description, is_default: printer.is_default, stopped, says }
}

/// What people call the printer of this name; empty for the default one.
fn called(printers: &PrintersView, name: Option<&str>) -> String {
    let (PrintersView::Listed(lines), Some(name)) = (printers, name) else {
        return name.unwrap_or_default().to_owned();
    };
    lines.iter().find(|line| line.name == name).map_or_else(|| name.to_owned(), |line| line.description.clone())
}

fn stage(tr: Tr, news: &News) -> (JobStage, String) {
    match news {
        News::NotTaken(error) => (JobStage::Failed, reason(tr, error)),
        News::OutOfSight(error) => (JobStage::OutOfSight, reason(tr, error)),
        News::State(JobState::Waiting(report)) => (JobStage::Waiting, sentence(tr, report)),
        News::State(JobState::Printing(report)) => (JobStage::Printing, sentence(tr, report)),
        News::State(JobState::Done) => (JobStage::Done, String::new()),
        News::State(JobState::Cancelled) => (JobStage::Cancelled, String::new()),
        News::State(JobState::Failed(report)) => (JobStage::Failed, sentence(tr, report)),
    }
}

pub(super) fn reason(tr: Tr, error: &PrintError) -> String {
    match error {
        PrintError::NoPrintSystem => tr.printing_no_system().to_owned(),
        PrintError::NoAnswer(seconds) => tr.printing_no_answer(seconds),
        PrintError::NoDefault => tr.printing_no_default().to_owned(),
        PrintError::Refused(words) => tr.printing_says(words.trim_end_matches('.')),
    }
}

/// What a person can mend, then the printer's own words; empty where it says nothing.
fn sentence(tr: Tr, report: &Report) -> String {
    let mend = report.troubles.iter().map(|trouble| match trouble {
        Trouble::NoPaper => tr.printing_no_paper(),
        Trouble::PaperJam => tr.printing_paper_jam(),
        Trouble::Open => tr.printing_open(),
        Trouble::NoInk => tr.printing_no_ink(),
        Trouble::Unreachable => tr.printing_unreachable(),
    });
    let mend = mend.fold(String::new(), |before, after| together(tr, before, after));
    if report.words.is_empty() {
        mend
    } else {
        together(tr, mend, &tr.printing_says(report.words.trim_end_matches('.')))
    }
}

/// One sentence after the other, as the language sets them.
fn together(tr: Tr, first: String, second: &str) -> String {
    if first.is_empty() || second.is_empty() { first + second } else { tr.printing_together(first, second) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn what_a_person_can_mend_comes_before_the_printers_own_words() {
        let report = Report { words: "media-jam-warning".into(), troubles: vec![Trouble::PaperJam] };
        assert_eq!(
            sentence(Tr(Lang::Zh), &report),
            "卡纸了，请取出卡住的纸，合上盖子。打印机说：“media-jam-warning”。"
        );
        assert!(sentence(Tr(Lang::En), &report).ends_with("The printer says: \"media-jam-warning\"."));
        assert_eq!(sentence(Tr(Lang::Zh), &Report::default()), "");
    }
}
