//! Runs another program with a time limit, in its plain language, and gives back what it wrote. It must not know what
//! the words mean.

use std::io::{ErrorKind, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::PrintError;
use crate::platform::other_program::command;

/// What the program wrote, if it ended well within the limit; `given` is what it reads.
///
/// # Errors
/// [`PrintError::NoPrintSystem`] where there is no such program, [`PrintError::NoAnswer`] where it had to be stopped,
/// [`PrintError::Refused`] with its own words where it ended badly.
pub(super) fn run(program: &Path, arguments: &[&str], given: &[u8], limit: Duration) -> Result<String, PrintError> {
    let end = Instant::now() + limit;
    let mut child = start(program, arguments)?;
    give(child.stdin.take(), given);
    let written = gather(child.stdout.take());
    let complained = gather(child.stderr.take());
    let answers = within(end, &written).zip(within(end, &complained));
    let Some((written, complained)) = answers else {
        stop(&mut child);
        return Err(PrintError::NoAnswer(limit.as_secs()));
    };
    // Both of its outputs are closed: it has ended, or has nothing more to say.
    match child.wait() {
        Ok(status) if status.success() => Ok(written),
        Ok(_) => Err(refused(own_words(&complained, &written))),
        Err(error) => Err(PrintError::Refused(error.to_string())),
    }
}

fn refused(words: String) -> PrintError {
    if words.to_lowercase().contains("no default destination") {
        PrintError::NoDefault
    } else {
        PrintError::Refused(words)
    }
}

fn start(program: &Path, arguments: &[&str]) -> Result<Child, PrintError> {
    let mut command = command(program);
    // The plain language, so that the answers can be read; names stay in UTF-8 all the same.
    command.args(arguments).env("LC_ALL", "C");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => PrintError::NoPrintSystem,
        _ => PrintError::Refused(error.to_string()),
    })
}

/// Writes on a thread of its own: a program may begin to answer before it has read everything.
fn give(reader: Option<ChildStdin>, given: &[u8]) {
    let given = given.to_vec();
    thread::spawn(move || {
        if let Some(mut reader) = reader {
            // A program that reads no further says so itself when it ends.
            let _ = reader.write_all(&given);
        }
    });
}

/// Reads to the end on a thread of its own, so that neither output blocks the other, nor the limit.
fn gather(source: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut source) = source {
            // What was read before an error still counts.
            let _ = source.read_to_end(&mut bytes);
        }
        // Nobody listens any more when the limit has passed.
        let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    receiver
}

fn within(end: Instant, receiver: &Receiver<String>) -> Option<String> {
    receiver.recv_timeout(end.saturating_duration_since(Instant::now())).ok()
}

fn stop(child: &mut Child) {
    // It may have ended by itself meanwhile; either way it is gone afterwards.
    let _ = child.kill();
    let _ = child.wait();
}

/// The program's words without its name before them (`lp: Error - `).
fn own_words(complained: &str, written: &str) -> String {
    let words = if complained.trim().is_empty() { written } else { complained };
    let line = |line: &str| {
        let line = line.trim();
        let line = ["lp: ", "lpstat: ", "cancel: "].iter().find_map(|name| line.strip_prefix(name)).unwrap_or(line);
        line.strip_prefix("Error - ").unwrap_or(line).to_owned()
    };
    words.lines().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computer_without_a_chosen_printer_is_known_by_what_cups_says() {
        assert_eq!(refused("No default destination.".to_owned()), PrintError::NoDefault);
        assert_eq!(refused("no default destination available.".to_owned()), PrintError::NoDefault);
        assert_eq!(refused("Out of paper".to_owned()), PrintError::Refused("Out of paper".to_owned()));
    }

    #[test]
    fn the_words_lose_the_name_of_the_program() {
        let table = [
            ("lp: Error - The printer or class does not exist.\n", "", "The printer or class does not exist."),
            ("lpstat: Scheduler is not running.\n", "", "Scheduler is not running."),
            ("cancel: cancel-job failed: Job #99 does not exist.", "", "cancel-job failed: Job #99 does not exist."),
            ("", " says it here \n\n and here", "says it here and here"),
        ];
        for (complained, written, words) in table {
            assert_eq!(own_words(complained, written), words);
        }
    }

    #[test]
    fn no_program_is_no_print_system() {
        let missing = Path::new("/nowhere/at/all/lp");
        assert_eq!(run(missing, &[], &[], Duration::from_secs(5)), Err(PrintError::NoPrintSystem));
    }
}
