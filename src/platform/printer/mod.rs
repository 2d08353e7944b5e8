//! Printing through the programs of CUPS: `lp`, `lpstat`, `cancel`. Nothing of CUPS is linked: where it is missing the
//! program still starts, and says what to do. Every call waits for another program and may take
//! [`PrintSystem::limit`]; it must not be made on the window's thread.

mod read;
mod run;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use super::other_program::{PASSPHRASE, command};

pub use read::{Report, Trouble};

/// Where the programs of the print system are, and how long one may take.
#[derive(Clone, Debug)]
pub struct PrintSystem {
    /// Folder of the programs; `None`: wherever the computer finds programs.
    pub folder: Option<PathBuf>,
    /// After so long a program is stopped.
    pub limit: Duration,
}

impl Default for PrintSystem {
    fn default() -> PrintSystem {
        // A queue on the network may answer late; a person gives up later than this.
        PrintSystem { folder: None, limit: Duration::from_secs(20) }
    }
}

/// A printer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// The name of its queue.
    pub name: String,
    /// What its keeper called it (二楼办公室); empty where nothing is known.
    pub description: String,
    pub state: PrinterState,
    /// Taken where no printer is named.
    pub is_default: bool,
    /// What it says of itself.
    pub report: Report,
}

/// What a printer does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PrinterState {
    #[default]
    Idle,
    Printing,
    /// It takes jobs but prints none until someone lets it go on.
    Stopped,
}

/// Which sides of a sheet are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    #[default]
    OneSided,
    /// Both sides, turned like a book.
    LongEdge,
    /// Both sides, turned like a calendar on a wall.
    ShortEdge,
}

impl Sides {
    /// The keyword of the `sides` attribute (RFC 8011, 5.2.8).
    const fn keyword(self) -> &'static str {
        match self {
            Sides::OneSided => "one-sided",
            Sides::LongEdge => "two-sided-long-edge",
            Sides::ShortEdge => "two-sided-short-edge",
        }
    }
}

/// What is asked of a printer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The queue; `None`: the default one.
    pub printer: Option<String>,
    /// From 1.
    pub copies: u32,
    pub sides: Sides,
    /// Name of the job in the printer's list.
    pub title: String,
}

/// The print system's name of a job (`IPP-12`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobId(pub String);

/// How far a job is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobState {
    /// In the queue; with what the printer says of itself, above all where it is stopped.
    Waiting(Report),
    Printing(Report),
    /// Printed, as far as the printer tells. A job that the print system no longer knows counts as done: some are set
    /// to forget.
    Done,
    /// Taken out of the queue by someone.
    Cancelled,
    Failed(Report),
}

/// Why nothing was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintError {
    /// There is no `lp` on this computer.
    NoPrintSystem,
    /// A program gave no answer within so many seconds.
    NoAnswer(u64),
    /// No printer was named, and the computer has none that is chosen before the others.
    NoDefault,
    /// The print system's own words.
    Refused(String),
}

impl PrintSystem {
    /// The printers of this computer, in the print system's order.
    ///
    /// # Errors
    /// [`PrintError::NoPrintSystem`] without CUPS; what it says where it does not run.
    pub fn printers(&self) -> Result<Vec<Printer>, PrintError> {
        let described = match self.ask("lpstat", &["-l", "-p"]) {
            // No printer is an answer, not a failure.
            Err(PrintError::Refused(words)) if words.contains("No destinations") => String::new(),
            other => other?,
        };
        // Printers that were found in the network stand in this list only until they are used once.
        let names = self.ask("lpstat", &["-e"])?;
        let default = self.ask("lpstat", &["-d"]).unwrap_or_default();
        Ok(read::printers(&described, &names, &default))
    }

    /// Gives a PDF to a printer, on A4 in its own size. It goes from hand to hand and lies on no disk on the way, but for
    /// the print system's own queue.
    ///
    /// # Errors
    /// [`PrintError::NoPrintSystem`] without CUPS, else what `lp` said.
    pub fn print(&self, pdf: &[u8], job: &Job) -> Result<JobId, PrintError> {
        let sides = format!("sides={}", job.sides.keyword());
        let copies = job.copies.max(1).to_string();
        // A printer's own default may be Letter, or may shrink the page: then the type area is no longer 156 mm wide.
        let mut arguments = vec!["-n", &copies, "-o", &sides, "-o", "media=A4", "-o", "print-scaling=none"];
        if let Some(printer) = &job.printer {
            arguments.extend(["-d", printer]);
        }
        if !job.title.is_empty() {
            arguments.extend(["-t", &job.title]);
        }
        let answer = self.give("lp", &arguments, pdf)?;
        read::job_id(&answer).ok_or(PrintError::Refused(answer))
    }

    /// How far a job is.
    ///
    /// # Errors
    /// Where the print system does not answer.
    pub fn job(&self, id: &JobId) -> Result<JobState, PrintError> {
        let waiting = self.ask("lpstat", &["-l", "-W", "not-completed", "-o"])?;
        if let Some(job) = read::find_job(&waiting, &id.0) {
            // What holds a job up is said by the printer rather than by the job.
            let printer = self.ask("lpstat", &["-l", "-p", id.printer()]).unwrap_or_default();
            return Ok(read::unfinished(&job, read::printers(&printer, "", "").first()));
        }
        let completed = self.ask("lpstat", &["-l", "-W", "completed", "-o"])?;
        Ok(read::find_job(&completed, &id.0).map_or(JobState::Done, |job| read::finished(&job)))
    }

    /// Takes a job out of the queue.
    ///
    /// # Errors
    /// What `cancel` said, as where the job is already printed.
    pub fn cancel(&self, id: &JobId) -> Result<(), PrintError> {
        self.ask("cancel", &[&id.0]).map(|_| ())
    }

    fn ask(&self, program: &str, arguments: &[&str]) -> Result<String, PrintError> {
        self.give(program, arguments, &[])
    }

    fn give(&self, program: &str, arguments: &[&str], given: &[u8]) -> Result<String, PrintError> {
        let path = self.folder.as_ref().map_or_else(|| PathBuf::from(program), |folder| folder.join(program));
        run::run(&path, arguments, given, self.limit)
    }
}

impl JobId {
    /// The queue that the job is in: its name without the number.
    fn printer(&self) -> &str {
        self.0.rsplit_once('-').map_or(self.0.as_str(), |(printer, _)| printer)
    }
}

/// Opens a file in the system's viewer.
///
/// # Errors
/// What the system said.
pub fn open(path: &Path) -> Result<(), String> {
    std::fs::metadata(path).map_err(|error| error.to_string())?;
    let viewer = command("xdg-open").arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    match viewer {
        Ok(mut viewer) => {
            // It may end only with the viewer that it opened.
            std::thread::spawn(move || viewer.wait());
            Ok(())
        }
        // The library's own way would hand the passphrase on.
        Err(error) if std::env::var_os(PASSPHRASE).is_some() => Err(error.to_string()),
        Err(_) => opener::open(path).map_err(|error| error.to_string()),
    }
}
