//! The log of the program: one file a day in `logs/` of the data folder, the last fourteen kept. It is read when
//! something went wrong, perhaps by somebody who may not know a case; so it must not hold a word of one. The types see to
//! it: what is said are words that stand in the program's own text, numbers, and lengths of time.

use std::fmt;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use sha2::{Digest, Sha256};
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::layer::{Layer, SubscriberExt};

use super::clock::Clock;
use super::files;

/// Name of the folder in the data folder.
pub const FOLDER: &str = "logs";
/// So many days are kept.
const DAYS: usize = 14;
/// Only events of this name are written: libraries speak, too, and may speak of what a file holds.
const TARGET: &str = "maplebridge::log";

/// What may stand in a line besides its kind. There is no variant for a text that was made while running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A word of the program's own text: the key of a kind, of a role, of an error.
    Word(&'static str),
    Number(u64),
    /// The number of a case in the file (not the number on its papers).
    Id(i64),
    /// Somebody of the desk: the beginning of the SHA-256 of their id, so that the log can be held against a list of
    /// people, and no name can get into it.
    Person([u8; 4]),
    /// Written in milliseconds.
    Took(Duration),
}

impl Field {
    /// The person of this id.
    pub fn person(id: &str) -> Field {
        let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(id.as_bytes()));
        Field::Person([a, b, c, d])
    }
}

impl fmt::Display for Field {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Field::Word(word) => formatter.write_str(word),
            Field::Number(number) => write!(formatter, "{number}"),
            Field::Id(id) => write!(formatter, "{id}"),
            Field::Person([a, b, c, d]) => write!(formatter, "{a:02x}{b:02x}{c:02x}{d:02x}"),
            Field::Took(time) => write!(formatter, "{}ms", time.as_millis()),
        }
    }
}

/// Writes one line: what happened, and its fields by name. Without [`start`] it does nothing; a line that cannot be
/// written (a full disk) is lost and stops nothing.
pub fn say(what: &'static str, fields: &[(&'static str, Field)]) {
    tracing::info!(target: TARGET, "{}", line(what, fields));
}

/// Writes one line about something that went wrong; `kind` is the error's word, never its sentence.
pub fn problem(what: &'static str, kind: &'static str) {
    tracing::warn!(target: TARGET, "{}", line(what, &[("kind", Field::Word(kind))]));
}

fn line(what: &str, fields: &[(&str, Field)]) -> String {
    let mut line = format!("{} {what}", std::process::id());
    for (name, field) in fields {
        line.push_str(&format!(" {name}={field}"));
    }
    line
}

/// This process wants a log, and this is what it was started for. Without it [`start`] does nothing: tests and the practice
/// case leave none.
pub fn want(task: &'static str) {
    let _only_the_first = TASK.set(task);
}

/// Begins to write, in this data folder; a folder that is not there is not made for it. Once a process: whatever folder
/// comes later, the first one stays.
pub fn start(data_folder: &Path) {
    let Some(task) = TASK.get().filter(|_| data_folder.is_dir() && STARTED.get().is_none()) else { return };
    let Some(appender) = appender(&data_folder.join(FOLDER)) else { return };
    let layer = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_target(false)
        .log_internal_errors(false)
        .with_timer(LocalTime)
        .with_writer(appender)
        .with_filter(filter_fn(|meta| meta.target() == TARGET));
    let subscriber = tracing_subscriber::registry().with(layer);
    if tracing::subscriber::set_global_default(subscriber).is_ok() {
        let _ = STARTED.set(());
        say("start", &[("version", Field::Word(env!("CARGO_PKG_VERSION"))), ("task", Field::Word(task))]);
    }
}

/// What this process was started for, once it wants a log.
static TASK: OnceLock<&'static str> = OnceLock::new();
static STARTED: OnceLock<()> = OnceLock::new();

/// Each line goes to the file at once, so that the last one before a crash is there; no worker thread holds it back.
fn appender(folder: &Path) -> Option<RollingFileAppender> {
    files::make_private_folder(folder).ok()?;
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("maplebridge")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder)
        .ok()?;
    // It makes its files for everybody to read; those of later days lie in a folder of the owner's alone all the same.
    files::with_extension(folder, "log").iter().for_each(|file| drop(files::make_private(file)));
    Some(appender)
}

struct LocalTime;

impl FormatTime for LocalTime {
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        write!(writer, "{}", Clock::System.now().format("%Y-%m-%dT%H:%M:%S"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_its_fields_and_nothing_else() {
        let fields = [
            ("kind", Field::Word("edit_head")),
            ("case", Field::Id(3)),
            ("took", Field::Took(Duration::from_micros(4200))),
        ];
        let pid = std::process::id();
        assert_eq!(line("command", &fields), format!("{pid} command kind=edit_head case=3 took=4ms"));
        assert_eq!(line("close", &[]), format!("{pid} close"));
    }

    #[test]
    fn fourteen_days_are_kept_and_other_files_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        for day in 1..=20 {
            let name = folder.path().join(format!("maplebridge.2026-01-{day:02}.log"));
            files::write(&name, b"").unwrap();
        }
        files::write(&folder.path().join("crash-20260101-000000-7.txt"), b"").unwrap();
        let _appender = appender(folder.path()).unwrap();
        let names: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(names.iter().filter(|name| name.ends_with(".log")).count(), DAYS, "{names:?}");
        assert!(names.iter().any(|name| name.starts_with("crash-")));
    }
}
