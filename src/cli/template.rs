//! `maplebridge template show | check | use | reset`: the words of the papers, and with `steps/`, `phrases/`, `seats/`
//! before the name what leads through a mediation (`guide_file`). `--lang en` means the English template.
//! Exit 0: in order. Exit 1: a mistake, each with line, column and what would be right.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::{Language, TemplateCommand};
use super::guide_file;
use super::output::{Failure, folder, say, say_problem};
use crate::domain::papers::PaperKind;
use crate::draft::template::Mistake;
use crate::draft::templates::{built_in_text, read};
use crate::i18n::{Lang, Tr};
use crate::jobs::given;
use crate::jobs::reason::why;
use crate::jobs::templates::{self, NotSaved};
use crate::platform::files;

/// Carries the command out.
pub(super) fn run(
    command: &TemplateCommand,
    named: Option<PathBuf>,
    language: Option<Language>,
    tr: Tr,
) -> Result<ExitCode, Failure> {
    if let Some(wanted) = guide_file::named(command) {
        return guide_file::run(command, &wanted, named, tr);
    }
    let lang = language.map(Lang::from).unwrap_or_default();
    match command {
        TemplateCommand::Show { name } => {
            let kind = kind(name, lang, tr)?;
            let folder = folder(named, tr)?;
            let unread =
                |unread| Failure::bad_input(given::sentence(&templates::path(&folder, kind, lang), &unread, tr));
            say(templates::text(&folder, kind, lang).map_err(unread)?.trim_end());
            Ok(ExitCode::SUCCESS)
        }
        TemplateCommand::Check { name, file } => {
            let text = text_of(file, tr)?;
            Ok(outcome(read(kind(name, lang, tr)?, lang, &text).err(), file, tr))
        }
        TemplateCommand::Use { name, file } => {
            let kind = kind(name, lang, tr)?;
            match templates::save(&folder(named, tr)?, kind, lang, &text_of(file, tr)?) {
                Ok(()) => Ok(ExitCode::SUCCESS),
                Err(NotSaved::Mistakes(mistakes)) => Ok(outcome(Some(mistakes), file, tr)),
                Err(NotSaved::File(error)) => Err(Failure::bad_input(tr.cli_cannot_write(name, why(&error, tr)))),
            }
        }
        TemplateCommand::Reset { name } => {
            let done = templates::back_to_built_in(&folder(named, tr)?, kind(name, lang, tr)?, lang);
            done.map_err(|error| Failure::bad_input(tr.cli_cannot_write(name, why(&error, tr))))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn kind(name: &str, lang: Lang, tr: Tr) -> Result<PaperKind, Failure> {
    let kind = PaperKind::from_key(name).ok_or_else(|| Failure::bad_input(tr.cli_no_such_paper(name)))?;
    match built_in_text(kind, lang) {
        Some(_) => Ok(kind),
        None => Err(Failure::blocked(tr.no_paper_only_chinese(tr.paper_kind(kind)))),
    }
}

pub(super) fn text_of(file: &Path, tr: Tr) -> Result<String, Failure> {
    let text = files::given_text(file, given::CONTENT);
    text.map_err(|unread| Failure::bad_input(given::sentence(file, &unread, tr)))
}

fn outcome(mistakes: Option<Vec<Mistake>>, file: &Path, tr: Tr) -> ExitCode {
    let mistakes = mistakes.unwrap_or_default();
    for mistake in &mistakes {
        say_problem(&tr.cli_in_file(file.display(), mistake.message(tr)));
    }
    ExitCode::from(u8::from(!mistakes.is_empty()))
}
