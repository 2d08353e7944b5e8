//! The command line: for scripts, for tests, and for people without a display. It reads the arguments and calls the
//! same rooms as the window. It must not hold business rules.
//!
//! Exit codes: 0 done · 1 done, but something blocks · 2 bad input or usage. Errors go to stderr, in the chosen
//! language, and name file and place.

mod agreement;
mod arguments;
mod casebook;
mod check;
mod demo;
mod output;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::i18n::{Lang, Tr};
use arguments::{Arguments, CaseCommand, Task};
use output::{Failure, say, say_problem};

/// Reads the arguments of the process and carries them out.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // A closed pipe is no reason to fail.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let lang = arguments.lang.map(Lang::from);
    finish(carry_out(arguments.task, arguments.casebook, lang, Tr(lang.unwrap_or_default())))
}

fn carry_out(task: Option<Task>, folder: Option<PathBuf>, lang: Option<Lang>, tr: Tr) -> Result<ExitCode, Failure> {
    match task {
        None => window::open(folder, lang, tr),
        Some(Task::Demo(wanted)) => demo::run(&wanted, lang, tr),
        Some(Task::Agreement { file, out }) => agreement::run(&file, &out, tr),
        Some(Task::Check { file, format, today }) => check::run(&file, format, today, tr),
        Some(Task::Case(CaseCommand::Import { files })) => casebook::import(&files, folder, tr),
        Some(Task::Case(CaseCommand::List)) => casebook::list(folder, tr),
        Some(Task::Case(CaseCommand::Export { number, out, with_private })) => {
            casebook::export(&number, &out, with_private, folder, tr)
        }
        Some(Task::Pictures { out }) => {
            let count = crate::pictures::write_all(&out).map_err(Failure::bad_input)?;
            say(&tr.cli_pictures_written(count, out.display()));
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn finish(done: Result<ExitCode, Failure>) -> ExitCode {
    match done {
        Ok(code) => code,
        Err(failure) => {
            say_problem(&failure.message);
            ExitCode::from(failure.code)
        }
    }
}
