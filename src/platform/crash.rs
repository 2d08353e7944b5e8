//! What is kept of a crash: a report in `logs/` of the data folder, for whoever looks for the fault. It holds the place in
//! the program and the names of the functions that were running, never a value: a message that was put together while
//! running may hold words of a case, so only one that stands in the program's own text is written. Nothing is sent.

use std::backtrace::Backtrace;
use std::cell::Cell;
use std::panic::{Location, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::clock::Clock;
use super::{files, log};

/// Where reports go, and the last one that was written.
static PLACE: Mutex<Place> = Mutex::new(Place { folder: None, last: None });

struct Place {
    folder: Option<PathBuf>,
    last: Option<PathBuf>,
}

thread_local! {
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// From now on a panic is told on stderr without its words, and leaves a report in this data folder, if it is there.
pub fn watch(data_folder: &Path) {
    if let Ok(mut place) = PLACE.lock() {
        place.folder = Some(data_folder.to_path_buf());
    }
    std::panic::set_hook(Box::new(hook));
}

/// The report of the last crash of this process.
pub fn last_report() -> Option<PathBuf> {
    PLACE.lock().ok()?.last.clone()
}

/// Says that a panic on this thread is reckoned with, as where a file of somebody else's is read that may be hostile: it
/// leaves a line in the log and no report.
pub fn expect_on_this_thread() {
    EXPECTED.set(true);
}

fn hook(info: &PanicHookInfo<'_>) {
    if EXPECTED.get() {
        return log::problem("reader", "panicked");
    }
    let place = info.location().map(place).unwrap_or_default();
    let words = words(info);
    log::problem("crash", words.unwrap_or("no_words"));
    let report = report(&place, words, &functions(&Backtrace::force_capture().to_string()));
    // A closed stderr is no reason to panic again.
    let _ = std::io::Write::write_all(&mut std::io::stderr(), report.as_bytes());
    keep(&report);
}

fn keep(report: &str) {
    let Ok(mut place) = PLACE.lock() else { return };
    let Some(data_folder) = place.folder.clone().filter(|folder| folder.is_dir()) else { return };
    let folder = data_folder.join(log::FOLDER);
    let name = format!("crash-{}-{}.txt", Clock::System.now().format("%Y%m%d-%H%M%S"), std::process::id());
    let file = folder.join(name);
    if files::make_private_folder(&folder).is_ok() && files::write_private(&file, report.as_bytes()).is_ok() {
        place.last = Some(file);
    }
}

/// The message, where it stands in the program's own text.
fn words(info: &PanicHookInfo<'_>) -> Option<&'static str> {
    info.payload().downcast_ref::<&'static str>().copied()
}

/// File and line, without where it was built.
fn place(location: &Location<'_>) -> String {
    format!("{}:{}", below_the_builder(location.file()), location.line())
}

fn below_the_builder(file: &str) -> &str {
    ["/registry/src/", "/library/"].iter().find_map(|mark| file.split_once(mark)).map_or(file, |(_, rest)| rest)
}

/// The names of the functions in a backtrace: the lines `12: name`, without files and addresses.
fn functions(backtrace: &str) -> Vec<&str> {
    let numbered = |line: &'_ str| line.split_once(": ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
    let lines = backtrace.lines().map(str::trim).filter(|line| numbered(line));
    lines.filter_map(|line| line.split_once(": ")).map(|(_, name)| name).collect()
}

fn report(place: &str, words: Option<&str>, functions: &[&str]) -> String {
    let mut report = format!(
        "maplebridge {}\n{} {}\nat {place}\nwords {}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        words.unwrap_or("(left out: they may name somebody)"),
    );
    for function in functions {
        report.push_str("in ");
        report.push_str(function);
        report.push('\n');
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_the_functions_and_no_file_of_the_builder() {
        let backtrace = "   0: std::panicking::begin\n             at /rustc/59/library/std/src/panicking.rs:697:5\n   1: maplebridge::ui::step::show\n             at ./src/ui/step.rs:12:7\nnote: details\n";
        let report = report("src/ui/step.rs:12", None, &functions(backtrace));
        assert!(report.ends_with("in std::panicking::begin\nin maplebridge::ui::step::show\n"), "{report}");
        assert!(!report.contains("rustc") && report.contains("at src/ui/step.rs:12\n"));
        assert_eq!(
            below_the_builder("/home/a/.cargo/registry/src/index-1/hayro-0.9.0/src/lib.rs"),
            "index-1/hayro-0.9.0/src/lib.rs"
        );
    }
}
