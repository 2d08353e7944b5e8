//! Reads what `lp` and `lpstat` write in their plain language (CUPS 2.4). Pure: text in, values out, and a line that
//! means nothing to us is passed over.

use super::{JobId, JobState, Printer, PrinterState};

/// What a printer says of itself or of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In its own words; empty where it says nothing.
    pub words: String,
    /// What a person can mend, in the order it was said.
    pub troubles: Vec<Trouble>,
}

impl Report {
    /// Nothing was said.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.troubles.is_empty()
    }
}

/// What a person can mend (`printer-state-reasons`, RFC 8011 5.4.12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    NoPaper,
    PaperJam,
    /// A door or a cover is open.
    Open,
    /// No toner or no ink.
    NoInk,
    /// Switched off, or the cable or the network is not there.
    Unreachable,
}

/// Beginnings of the keywords, with what they mean. `…-low` is no trouble yet.
const REASONS: [(&str, Trouble); 11] = [
    ("media-empty", Trouble::NoPaper),
    ("media-needed", Trouble::NoPaper),
    ("input-tray-missing", Trouble::NoPaper),
    ("media-jam", Trouble::PaperJam),
    ("cover-open", Trouble::Open),
    ("door-open", Trouble::Open),
    ("interlock-open", Trouble::Open),
    ("toner-empty", Trouble::NoInk),
    ("marker-supply-empty", Trouble::NoInk),
    ("offline", Trouble::Unreachable),
    ("connecting-to-device", Trouble::Unreachable),
];

/// What the backends of CUPS say of a printer that is not there.
const UNREACHABLE: [&str; 4] =
    ["may not exist or is unavailable", "not responding", "Unable to locate printer", "not connected"];

/// Keywords of the print system itself, which tell a person nothing.
const HOUSEKEEPING: [&str; 7] =
    ["none", "paused", "cups-", "job-", "processing-to-stop-point", "moving-to-paused", "com.apple"];

/// A message that says no more than the state does.
const EMPTY_WORDS: [&str; 5] = ["Printing.", "Idle.", "reason unknown", "Ready to print.", "Now printing"];

/// One job of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ListedJob {
    /// The line `Status:`; `None` where the printer never had the job in its hands.
    status: Option<String>,
    /// The line `Alerts:`.
    alerts: String,
}

/// `request id is IPP-12 (1 file(s))`.
pub(super) fn job_id(answer: &str) -> Option<JobId> {
    let (_, rest) = answer.split_once("request id is ")?;
    rest.split_whitespace().next().map(|id| JobId(id.to_owned()))
}

/// The printers of `lpstat -l -p`, those that only `lpstat -e` names, and the default of `lpstat -d`.
pub(super) fn printers(described: &str, names: &str, default: &str) -> Vec<Printer> {
    let default = default.split_once("destination: ").map_or("", |(_, name)| name.trim());
    let mut printers: Vec<Printer> = Vec::new();
    for line in described.lines() {
        if let Some(rest) = line.strip_prefix("printer ") {
            printers.push(head(rest));
        } else if let (Some(printer), Some(line)) = (printers.last_mut(), line.strip_prefix('\t')) {
            detail(printer, line);
        }
    }
    for name in names.lines().map(str::trim).filter(|name| !name.is_empty()) {
        if !printers.iter().any(|printer| printer.name == name) {
            printers.push(named(name));
        }
    }
    for printer in &mut printers {
        printer.is_default = printer.name == default;
    }
    printers
}

fn named(name: &str) -> Printer {
    Printer {
        name: name.to_owned(),
        description: String::new(),
        state: PrinterState::Idle,
        is_default: false,
        report: Report::default(),
    }
}

/// `IPP is idle.  enabled since …`, `IPP now printing IPP-5.  …`, `IPP disabled since … -`.
fn head(rest: &str) -> Printer {
    let (name, says) = rest.split_once(' ').unwrap_or((rest, ""));
    let mut printer = named(name);
    printer.state = if says.starts_with("disabled") {
        PrinterState::Stopped
    } else if says.starts_with("now printing") {
        PrinterState::Printing
    } else {
        PrinterState::Idle
    };
    printer
}

/// The indented lines of one printer. The message is the only one without a label; it comes first.
fn detail(printer: &mut Printer, line: &str) {
    if let Some(description) = line.strip_prefix("Description: ") {
        // CUPS repeats the name where nobody described the printer.
        if description != printer.name {
            description.trim().clone_into(&mut printer.description);
        }
    } else if let Some(alerts) = line.strip_prefix("Alerts: ") {
        add_alerts(&mut printer.report, alerts);
    } else if is_message(line) && printer.report.words.is_empty() {
        printer.report = message(line);
    }
}

/// Labels that `lpstat -l -p` writes, most of them for systems of long ago.
const LABELS: [&str; 16] = [
    "Form mounted:",
    "Content types:",
    "Printer types:",
    "Location:",
    "Connection:",
    "Interface:",
    "On fault:",
    "After fault:",
    "Users allowed:",
    "Forms allowed:",
    "Banner required",
    "Banner not required",
    "Charset sets:",
    "Default pitch:",
    "Default page size:",
    "Default port settings:",
];

fn is_message(line: &str) -> bool {
    !line.starts_with('\t') && !LABELS.iter().any(|label| line.starts_with(label))
}

/// A message as a report: the words, unless they say no more than the state, and what a person can mend.
fn message(words: &str) -> Report {
    let words = words.trim();
    if EMPTY_WORDS.iter().any(|empty| words.starts_with(empty)) {
        return Report::default();
    }
    let unreachable = UNREACHABLE.iter().any(|sign| words.contains(sign));
    Report { words: words.to_owned(), troubles: unreachable.then_some(Trouble::Unreachable).into_iter().collect() }
}

/// The keywords of `Alerts:`; those that nobody can read become words of the printer.
fn add_alerts(report: &mut Report, alerts: &str) {
    for keyword in alerts.split_whitespace() {
        if HOUSEKEEPING.iter().any(|known| keyword.starts_with(known)) {
            continue;
        }
        let trouble = REASONS.iter().find(|(reason, _)| keyword.starts_with(reason)).map(|(_, trouble)| *trouble);
        report.troubles.extend(trouble.filter(|trouble| !report.troubles.contains(trouble)));
        if !report.words.is_empty() {
            report.words.push_str(", ");
        }
        report.words.push_str(keyword);
    }
}

/// Finds a job in `lpstat -l -o`: a line that begins with its name, and the indented lines below it.
pub(super) fn find_job(list: &str, id: &str) -> Option<ListedJob> {
    let mut lines = list.lines().skip_while(|line| line.split_whitespace().next() != Some(id));
    lines.next()?;
    let mut job = ListedJob { status: None, alerts: String::new() };
    for line in lines.take_while(|line| line.starts_with('\t')) {
        let line = line.trim();
        if let Some(status) = line.strip_prefix("Status:") {
            job.status = Some(status.trim().to_owned());
        } else if let Some(alerts) = line.strip_prefix("Alerts:") {
            alerts.trim().clone_into(&mut job.alerts);
        }
    }
    Some(job)
}

/// A job that is still in the queue, with the printer that has it.
pub(super) fn unfinished(job: &ListedJob, printer: Option<&Printer>) -> JobState {
    let of_job = job.status.as_deref().map(message).unwrap_or_default();
    let of_printer = printer.map(|printer| printer.report.clone()).unwrap_or_default();
    let report = if of_printer.is_empty() { of_job } else { of_printer };
    let stopped = printer.is_some_and(|printer| printer.state == PrinterState::Stopped);
    if !stopped && job.alerts.contains("job-printing") { JobState::Printing(report) } else { JobState::Waiting(report) }
}

/// A job that left the queue. CUPS keeps the last message of a job even if it was printed well afterwards, so that the
/// keyword decides, and the words only where they tell of an end.
pub(super) fn finished(job: &ListedJob) -> JobState {
    let words = job.status.clone().unwrap_or_default();
    let tells = |word: &str| words.to_ascii_lowercase().contains(word);
    let failed = ["with-errors", "aborted"].iter().any(|keyword| job.alerts.contains(keyword));
    if failed || ["canceled at printer", "failed", "aborted", "stopped"].into_iter().any(tells) {
        return JobState::Failed(message(&words));
    }
    // Cancelled before the printer had it, CUPS names no reason; but then there is no status either.
    if job.status.is_none() || job.alerts.contains("canceled") { JobState::Cancelled } else { JobState::Done }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
