//! An office's own templates: one file a paper and language (`agreement.zh.txt`) in the folder `templates` of its data
//! folder. A file with a mistake is named and left unused; the built-in template is in force then. It must not change a
//! file that nobody asked to change.

use std::io;
use std::path::{Path, PathBuf};

use super::given;
use crate::domain::papers::PaperKind;
use crate::draft::template::Mistake;
use crate::draft::templates::{self, Templates};
use crate::i18n::{Lang, Tr};
use crate::platform::files::{self, Unread};

/// The templates in force, and the files that could not be used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    pub templates: Templates,
    pub broken: Vec<Broken>,
}

/// A file of the office that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub file: PathBuf,
    pub kind: PaperKind,
    pub lang: Lang,
    pub reason: Reason,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Mistakes(Vec<Mistake>),
    /// It is not UTF-8, or the system would not read it.
    Unreadable(Unread),
}

impl Broken {
    /// A line a mistake, each with the name of the file.
    pub fn messages(&self, tr: Tr) -> Vec<String> {
        let file = self.file.display();
        match &self.reason {
            Reason::Mistakes(mistakes) => {
                mistakes.iter().map(|mistake| tr.cli_in_file(&file, mistake.message(tr))).collect()
            }
            Reason::Unreadable(unread) => vec![given::sentence(&self.file, unread, tr)],
        }
    }
}

/// Where the file of this paper lies in a data folder.
pub fn path(folder: &Path, kind: PaperKind, lang: Lang) -> PathBuf {
    let lang = if lang == Lang::Zh { "zh" } else { "en" };
    folder.join("templates").join(format!("{}.{lang}.txt", kind.key()))
}

/// Every template that exists: the papers in Chinese, and those that have an English form.
pub fn every() -> impl Iterator<Item = (PaperKind, Lang)> {
    PaperKind::ALL.iter().flat_map(|kind| {
        let english = kind.has_english().then_some((*kind, Lang::En));
        [(*kind, Lang::Zh)].into_iter().chain(english)
    })
}

/// Reads the office's own templates of a data folder; none are there before the first one is saved.
pub fn load(folder: &Path) -> Loaded {
    let mut loaded = Loaded::default();
    for (kind, lang) in every() {
        let file = path(folder, kind, lang);
        match own_text(&file).map(|text| text.map(|text| templates::read(kind, lang, &text))) {
            Ok(None) => {}
            Ok(Some(Ok(template))) => loaded.templates.replace(kind, lang, template),
            Ok(Some(Err(mistakes))) => {
                loaded.broken.push(Broken { file, kind, lang, reason: Reason::Mistakes(mistakes) });
            }
            Err(error) => {
                loaded.broken.push(Broken { file, kind, lang, reason: Reason::Unreadable(error) });
            }
        }
    }
    loaded
}

/// The text in force: the office's own where there is one, broken or not, else the built-in one.
///
/// # Errors
/// Where the office's file cannot be read.
pub fn text(folder: &Path, kind: PaperKind, lang: Lang) -> Result<String, Unread> {
    let built_in = || templates::built_in_text(kind, lang).unwrap_or_default().to_owned();
    Ok(own_text(&path(folder, kind, lang))?.unwrap_or_else(built_in))
}

/// The text of an office's own file, if there is one.
///
/// # Errors
/// Where it is not UTF-8, or the system would not read it.
pub(super) fn own_text(file: &Path) -> Result<Option<String>, Unread> {
    match files::given_text(file, given::CONTENT) {
        Err(unread) if unread.is_missing() => Ok(None),
        read => read.map(Some),
    }
}

/// Why a template was not saved.
#[derive(Debug)]
pub enum NotSaved {
    Mistakes(Vec<Mistake>),
    File(io::Error),
}

/// Saves an office's own template, if it has no mistake.
///
/// # Errors
/// [`NotSaved`]; the file is then as it was.
pub fn save(folder: &Path, kind: PaperKind, lang: Lang, text: &str) -> Result<(), NotSaved> {
    templates::read(kind, lang, text).map_err(NotSaved::Mistakes)?;
    files::write(&path(folder, kind, lang), text.as_bytes()).map_err(NotSaved::File)
}

/// Back to the built-in template: the office's file is set aside beside its place (`….txt.old`), never lost.
///
/// # Errors
/// What the system says; the office's template is then still in force.
pub fn back_to_built_in(folder: &Path, kind: PaperKind, lang: Lang) -> io::Result<()> {
    let file = path(folder, kind, lang);
    let Ok(bytes) = files::read(&file) else { return Ok(()) };
    files::write(&file.with_extension("txt.old"), &bytes)?;
    files::remove(&file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_template_is_saved_used_and_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let (kind, lang) = (PaperKind::Receipt, Lang::Zh);
        assert_eq!(load(folder.path()), Loaded::default());
        let own = "= 收到条\n今收到{{payer}}{{figures}}元。\n@sign person\n";
        save(folder.path(), kind, lang, own).unwrap();
        let loaded = load(folder.path());
        assert!(loaded.broken.is_empty() && loaded.templates.is_own(kind, lang));
        assert_eq!(text(folder.path(), kind, lang).unwrap(), own);
        back_to_built_in(folder.path(), kind, lang).unwrap();
        assert_eq!(load(folder.path()), Loaded::default());
        assert_eq!(std::fs::read_to_string(path(folder.path(), kind, lang).with_extension("txt.old")).unwrap(), own);
        back_to_built_in(folder.path(), kind, lang).unwrap();
    }

    #[test]
    fn a_broken_file_is_named_and_the_built_in_one_used() {
        let folder = tempfile::tempdir().unwrap();
        let (kind, lang) = (PaperKind::Receipt, Lang::Zh);
        let file = path(folder.path(), kind, lang);
        files::write(&file, "= 收条\n{{payr}}\n".as_bytes()).unwrap();
        files::write(&path(folder.path(), PaperKind::Notice, Lang::En), &[0xFF, 0xFE]).unwrap();
        let loaded = load(folder.path());
        assert!(!loaded.templates.is_own(kind, lang));
        assert_eq!(loaded.broken.len(), 2);
        let receipt = loaded.broken.iter().find(|broken| broken.kind == kind).unwrap();
        assert!(receipt.messages(Tr(Lang::En))[0].contains("line 2, column 1"));
        assert!(matches!(save(folder.path(), kind, lang, "{{payr}}"), Err(NotSaved::Mistakes(_))));
        assert!(std::fs::read_to_string(&file).unwrap().contains("payr"));
    }
}
