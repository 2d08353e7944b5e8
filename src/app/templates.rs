//! The editor of templates on the desk: the list, the text that is open, what is wrong in it, its pages, and what was
//! typed and not saved yet, which is kept at once like every half-written text. It must not paint.

use std::path::PathBuf;

use crate::casebook::Error;
use crate::domain::case::CaseFile;
use crate::draft::template::{Mistake, Template};
use crate::draft::templates::{self, Templates, built_in_text};
use crate::i18n::{Lang, Tr};
use crate::jobs::papers::{self, Wanted};
use crate::jobs::sample;
use crate::jobs::templates::{self as office, Broken, NotSaved};
use crate::paper::page::Pages;
use crate::ui::action::Action;
use crate::ui::screen::Screen;
use crate::ui::template_view::{MistakeLine, OpenTemplate, TemplateLine, TemplateName, TemplatesView, Whose};

use super::desk::Desk;

/// The templates of this desk.
#[derive(Debug, Default)]
pub struct TemplateDesk {
    /// The data folder; `None` for a casebook in memory.
    folder: Option<PathBuf>,
    broken: Vec<Broken>,
    edition: u32,
    /// What the screen reads.
    pub view: TemplatesView,
}

/// Under which name a half-written template waits.
fn field(name: TemplateName) -> String {
    crate::ui::screens::templates::unfinished_field(name)
}

/// Carries out a wish of the editor.
pub(super) fn act(desk: &mut Desk, action: Action) -> Result<(), Error> {
    match action {
        Action::EditTemplate(name) => {
            if desk.templates.view.open.as_ref().is_none_or(|open| open.name != name) {
                open(desk, name)?;
            }
            desk.open(Screen::Templates)
        }
        Action::TypeTemplate { name, text } => typed(desk, name, text),
        Action::SaveTemplate { name, text } => save(desk, name, text),
        Action::DropTemplateDraft(name) => drop_draft(desk, name),
        Action::RestoreTemplate(name) => restore(desk, name),
        _ => Ok(()),
    }
}

/// Reads the office's own templates of this data folder and uses them from now on. What cannot be used is said.
pub(super) fn keep_in(desk: &mut Desk, folder: PathBuf) {
    desk.templates.folder = Some(folder);
    read_again(desk);
    let broken = &desk.templates.broken;
    let names: Vec<String> =
        broken.iter().filter_map(|broken| Some(broken.file.file_name()?.to_string_lossy().into_owned())).collect();
    if !names.is_empty() {
        let tr = desk.tr();
        desk.say(tr.templates_broken_at_start(names.join(tr.list_separator())), true);
    }
}

fn read_again(desk: &mut Desk) {
    let loaded = desk.templates.folder.as_deref().map(office::load).unwrap_or_default();
    desk.templates.broken = loaded.broken;
    desk.use_templates(loaded.templates);
}

/// The text in force: the office's own, broken or not, else the built-in one.
fn text_in_force(desk: &Desk, name: TemplateName) -> String {
    let built_in = || built_in_text(name.kind, name.lang).unwrap_or_default().to_owned();
    let own = desk.templates.folder.as_deref().map(|folder| office::text(folder, name.kind, name.lang));
    own.and_then(Result::ok).unwrap_or_else(built_in)
}

fn draft(desk: &Desk, name: TemplateName) -> Result<Option<String>, Error> {
    let field = field(name);
    Ok(desk.book.unfinished(None)?.into_iter().find(|line| line.field == field).map(|line| line.text))
}

/// Opens the editor at this template, with what was typed there and not saved.
pub(super) fn open(desk: &mut Desk, name: TemplateName) -> Result<(), Error> {
    let in_force = text_in_force(desk, name);
    let text = draft(desk, name)?.unwrap_or_else(|| in_force.clone());
    desk.templates.edition += 1;
    let changed = text != in_force;
    let (pages, sample) = pages(desk, name, desk.templates_in_force());
    desk.templates.view.open = Some(OpenTemplate {
        name,
        edition: desk.templates.edition,
        text: String::new(),
        changed,
        mistakes: Vec::new(),
        pages,
        sample,
    });
    look(desk, text);
    list(desk)
}

/// The editor opened without a template: the one that was open last, else the agreement.
pub(super) fn open_any(desk: &mut Desk) -> Result<(), Error> {
    let last = desk.templates.view.open.as_ref().map(|open| open.name);
    let agreement = TemplateName { kind: crate::domain::papers::PaperKind::Agreement, lang: Lang::Zh };
    open(desk, last.unwrap_or(agreement))
}

/// Reads the text: its mistakes, or its pages.
fn look(desk: &mut Desk, text: String) {
    let tr = desk.tr();
    let Some(name) = desk.templates.view.open.as_ref().map(|open| open.name) else { return };
    let read = templates::read(name.kind, name.lang, &text);
    let set = read.as_ref().ok().map(|template| pages(desk, name, &with(desk.templates_in_force(), name, template)));
    let Some(open) = &mut desk.templates.view.open else { return };
    open.text = text;
    open.mistakes = read.err().unwrap_or_default().iter().map(|mistake| line(mistake, tr)).collect();
    if let Some((pages, sample)) = set {
        (open.pages, open.sample) = (pages, sample);
    }
}

fn with(templates: &Templates, name: TemplateName, template: &Template) -> Templates {
    let mut with = templates.clone();
    with.replace(name.kind, name.lang, template.clone());
    with
}

fn line(mistake: &Mistake, tr: Tr) -> MistakeLine {
    MistakeLine { line: mistake.line, column: mistake.column, sentence: mistake.message(tr) }
}

/// The pages of this template with the open case, or with an invented one where there is none that it fits. True: the
/// invented one.
fn pages(desk: &Desk, name: TemplateName, templates: &Templates) -> (Result<Pages, String>, bool) {
    let wanted = Wanted { language: name.lang.into(), ..Wanted::new(name.kind) };
    let set = |case: &CaseFile| papers::pages(case, &wanted, templates, &desk.faces);
    if let Some(Ok(pages)) = desk.case.as_ref().map(|case| set(&case.record.file)) {
        return (Ok(pages), false);
    }
    (set(&sample::case(name.kind)).map_err(|error| error.message(desk.tr())), true)
}

/// Keeps what was typed and shows it.
pub(super) fn typed(desk: &mut Desk, name: TemplateName, text: String) -> Result<(), Error> {
    let changed = text != text_in_force(desk, name);
    if changed {
        desk.book.save_unfinished(None, &field(name), &text)?;
        desk.status.saved_at = Some(desk.now());
    } else {
        desk.book.forget_unfinished(None, &field(name))?;
    }
    if desk.templates.view.open.as_ref().is_some_and(|open| open.name == name) {
        look(desk, text);
        if let Some(open) = &mut desk.templates.view.open {
            open.changed = changed;
        }
    }
    list(desk)
}

/// Makes the text the office's own, if it has no mistake.
pub(super) fn save(desk: &mut Desk, name: TemplateName, text: String) -> Result<(), Error> {
    let tr = desk.tr();
    let Some(folder) = desk.templates.folder.clone() else {
        desk.say(tr.templates_no_folder().to_owned(), true);
        return Ok(());
    };
    match office::save(&folder, name.kind, name.lang, &text) {
        Ok(()) => {
            desk.book.forget_unfinished(None, &field(name))?;
            in_force_again(desk, name)?;
            desk.say(tr.templates_saved(tr.paper_kind(name.kind)), false);
        }
        Err(NotSaved::Mistakes(mistakes)) => {
            typed(desk, name, text)?;
            desk.say(tr.templates_not_saved_mistakes(mistakes.len()), true);
        }
        Err(NotSaved::File(error)) => {
            typed(desk, name, text)?;
            desk.say(tr.templates_not_saved(error), true);
        }
    }
    Ok(())
}

/// Forgets what was typed since.
pub(super) fn drop_draft(desk: &mut Desk, name: TemplateName) -> Result<(), Error> {
    desk.book.forget_unfinished(None, &field(name))?;
    open(desk, name)
}

/// Back to the built-in template.
pub(super) fn restore(desk: &mut Desk, name: TemplateName) -> Result<(), Error> {
    let tr = desk.tr();
    if let Some(folder) = desk.templates.folder.clone()
        && let Err(error) = office::back_to_built_in(&folder, name.kind, name.lang)
    {
        desk.say(tr.templates_not_restored(error), true);
        return Ok(());
    }
    desk.book.forget_unfinished(None, &field(name))?;
    in_force_again(desk, name)?;
    desk.say(tr.templates_restored(tr.paper_kind(name.kind)), false);
    Ok(())
}

/// The templates changed on the disk: everything that is made from them is made again.
fn in_force_again(desk: &mut Desk, name: TemplateName) -> Result<(), Error> {
    read_again(desk);
    desk.read_case_again()?;
    open(desk, name)
}

fn list(desk: &mut Desk) -> Result<(), Error> {
    let waiting = desk.book.unfinished(None)?;
    let lines = office::every().map(|(kind, lang)| {
        let name = TemplateName { kind, lang };
        let key = field(name);
        let broken = desk.templates.broken.iter().any(|broken| (broken.kind, broken.lang) == (kind, lang));
        let whose = match (broken, desk.templates_in_force().is_own(kind, lang)) {
            (true, _) => Whose::Broken,
            (false, true) => Whose::Office,
            (false, false) => Whose::BuiltIn,
        };
        TemplateLine { name, whose, has_draft: waiting.iter().any(|line| line.field == key) }
    });
    let lines: Vec<TemplateLine> = lines.collect();
    let tr = desk.tr();
    let view = &mut desk.templates.view;
    view.lines = lines;
    view.broken = desk.templates.broken.iter().flat_map(|broken| broken.messages(tr)).collect();
    view.can_save = desk.templates.folder.is_some();
    Ok(())
}

/// The words of the window changed, or the open case: the mistakes and the pages are told again.
pub(super) fn refresh(desk: &mut Desk) -> Result<(), Error> {
    if desk.screen == Screen::Templates { open_any(desk) } else { Ok(()) }
}
