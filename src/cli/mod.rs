//! The command line: for scripts, for tests, and for people without a display. It reads the arguments and calls the
//! same rooms as the window. It must not hold business rules.
//!
//! Exit codes: 0 done · 1 done, but something blocks · 2 bad input or usage. Errors go to stderr, in the chosen
//! language, and name file and place.

mod arguments;
mod backup;
mod casebook;
mod check;
mod demo;
mod guide_file;
mod help;
mod key;
mod law;
mod output;
mod paper;
mod people;
mod register;
mod search;
mod statistics;
mod template;
mod unlock;
mod verify;
mod window;

use std::path::Path;
use std::process::ExitCode;

use crate::casebook::FILE_NAME;
use crate::domain::papers::PaperLanguage;
use crate::i18n::{Lang, Tr};
use crate::platform::{crash, folders, log};
use arguments::{Arguments, CaseCommand, CasebookCommand, Language, Task};
use output::{Failure, say, say_problem};
use unlock::Access;

/// Reads the arguments of the process and carries them out.
pub fn run() -> ExitCode {
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            if code != 0 {
                say_problem(Tr(help::language(std::env::args_os())).help_mistake());
            }
            // A closed pipe is no reason to fail.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let Arguments { casebook: folder, passphrase_file, recovery_file, act_as: name, lang, task } = arguments;
    keep_log(task.as_ref(), folder.as_deref());
    let code = finish(carry_out(task, &Access { folder, passphrase_file, recovery_file, name }, lang));
    log::say("close", &[]);
    code
}

/// Log and crash reports go to the data folder, from when there is a casebook in it. The practice case leaves neither.
fn keep_log(task: Option<&Task>, named: Option<&Path>) {
    let own = matches!(task, Some(Task::Demo(_) | Task::Pictures { .. }));
    let folder = named.map(Path::to_path_buf).or_else(folders::casebook).filter(|_| !own).unwrap_or_default();
    crash::watch(&folder);
    if !own {
        log::want(task.map_or("window", Task::word));
    }
    if folder.join(FILE_NAME).is_file() {
        log::start(&folder);
    }
}

fn carry_out(task: Option<Task>, access: &Access, language: Option<Language>) -> Result<ExitCode, Failure> {
    let lang = language.map(Lang::from);
    let tr = Tr(lang.unwrap_or_default());
    let printed = language.map(PaperLanguage::from).unwrap_or_default();
    let folder = access.folder.clone();
    match task {
        None => window::open(access, lang, tr),
        Some(Task::Demo(wanted)) => demo::run(&wanted, lang, tr),
        Some(Task::Agreement { file, out }) => paper::agreement(&file, &out, printed, folder, tr),
        Some(Task::Paper(wanted)) => paper::run(&wanted, printed, folder, tr),
        Some(Task::Dossier { case, out }) => paper::dossier(&case, &out, printed, folder, tr),
        Some(Task::Template(wanted)) => template::run(&wanted, folder, language, tr),
        Some(Task::Law(wanted)) => law::run(&wanted, tr),
        Some(Task::Check(wanted)) => check::run(&wanted, access, tr),
        Some(Task::Case(CaseCommand::Import { files })) => casebook::import(&files, access, tr),
        Some(Task::Case(CaseCommand::List)) => casebook::list(access, tr),
        Some(Task::Case(CaseCommand::History { number, out })) => {
            casebook::history(&number, out.as_deref(), access, tr)
        }
        Some(Task::Case(CaseCommand::Export { number, out, with_private })) => {
            casebook::export(&number, &out, with_private, access, tr)
        }
        Some(Task::Search(wanted)) => search::run(&wanted, access, tr),
        Some(Task::Verify { file, root }) => verify::run(&file, root.as_deref(), access, tr),
        Some(Task::Key(wanted)) => key::run(&wanted, access, tr),
        Some(Task::Casebook(CasebookCommand::Check)) => casebook::check(access, tr),
        Some(Task::Casebook(CasebookCommand::Backup { to })) => backup::make(to.as_deref(), access, tr),
        Some(Task::Casebook(CasebookCommand::Backups)) => backup::list(access, tr),
        Some(Task::Casebook(CasebookCommand::Restore { file, preview })) => backup::restore(&file, preview, access, tr),
        Some(Task::Casebook(CasebookCommand::Export { folder, without_private })) => {
            backup::export(&folder, without_private, access, tr)
        }
        Some(Task::Casebook(CasebookCommand::Kept { clear })) => backup::kept(clear, access, tr),
        Some(Task::Casebook(CasebookCommand::Salvage { out })) => casebook::salvage(&out, access, tr),
        Some(Task::Passphrase(wanted)) => people::passphrase(&wanted, access, tr),
        Some(Task::People(wanted)) => people::people(&wanted, access, tr),
        Some(Task::Statistics(wanted)) => statistics::run(&wanted, access, tr),
        Some(Task::Lead(wanted)) => register::lead(&wanted, access, tr),
        Some(Task::Place(wanted)) => register::place(&wanted, access, tr),
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
            log::problem("failed", if failure.code == 1 { "blocked" } else { "bad_input" });
            ExitCode::from(failure.code)
        }
    }
}
