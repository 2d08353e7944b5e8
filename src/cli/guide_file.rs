//! `maplebridge template` for the files that lead through a mediation: `steps/village`, `phrases/NAME`, `seats/NAME`.
//! Exit 0: in order. Exit 1: a mistake, with line, column and what would be right.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::TemplateCommand;
use super::output::{Failure, folder, say, say_problem};
use super::template::text_of;
use crate::guide::mistake::Mistake;
use crate::i18n::Tr;
use crate::jobs::given;
use crate::jobs::guide_files::{GuideFile, NotSaved};
use crate::jobs::reason::why;

/// The file that the command names, if it names one of these.
pub(super) fn named(command: &TemplateCommand) -> Option<GuideFile> {
    let (TemplateCommand::Show { name }
    | TemplateCommand::Check { name, .. }
    | TemplateCommand::Use { name, .. }
    | TemplateCommand::Reset { name }) = command;
    GuideFile::named(name)
}

/// Carries the command out.
pub(super) fn run(
    command: &TemplateCommand,
    wanted: &GuideFile,
    data: Option<PathBuf>,
    tr: Tr,
) -> Result<ExitCode, Failure> {
    match command {
        TemplateCommand::Show { name } => {
            let folder = folder(data, tr)?;
            let text = wanted.text(&folder);
            let text =
                text.map_err(|unread| Failure::bad_input(given::sentence(&wanted.path(&folder), &unread, tr)))?;
            say(text.ok_or_else(|| Failure::bad_input(tr.cli_no_such_guide_file(name)))?.trim_end());
            Ok(ExitCode::SUCCESS)
        }
        TemplateCommand::Check { file, .. } => Ok(outcome(wanted.check(&text_of(file, tr)?).err().as_ref(), file, tr)),
        TemplateCommand::Use { name, file } => match wanted.save(&folder(data, tr)?, &text_of(file, tr)?) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(NotSaved::Mistake(mistake)) => Ok(outcome(Some(&mistake), file, tr)),
            Err(NotSaved::File(error)) => Err(Failure::bad_input(tr.cli_cannot_write(name, why(&error, tr)))),
        },
        TemplateCommand::Reset { name } => {
            let done = wanted.back_to_built_in(&folder(data, tr)?);
            done.map_err(|error| Failure::bad_input(tr.cli_cannot_write(name, why(&error, tr))))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn outcome(mistake: Option<&Mistake>, file: &Path, tr: Tr) -> ExitCode {
    if let Some(mistake) = mistake {
        say_problem(&tr.cli_in_file(file.display(), mistake.message(tr)));
    }
    ExitCode::from(u8::from(mistake.is_some()))
}
