//! An office's own plans, clauses and seats: `steps/*.toml`, `phrases/*.toml` and `seats/*.toml` of its data folder,
//! beside `templates/`. A file with a mistake is named with line and column and left unused; the built-in content is in
//! force then. It must not change a file that nobody asked to change.

use std::io;
use std::path::{Path, PathBuf};

use super::{given, templates};
use crate::domain::session::StepKind;
use crate::guide::mistake::{Fault, Mistake};
use crate::guide::office::Content;
use crate::guide::phrases::{self, Phrase, read_phrases};
use crate::guide::plan::{self, Plan};
use crate::guide::seats::{self, SeatPlan, read_seats};
use crate::i18n::Tr;
use crate::platform::files::{self, Unread};

/// What a file holds, by the folder it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    Steps,
    Phrases,
    Seats,
}

impl Shelf {
    /// Every one, in the order in which they are read.
    pub const ALL: [Shelf; 3] = [Shelf::Steps, Shelf::Phrases, Shelf::Seats];

    /// The name of the folder.
    pub const fn folder(self) -> &'static str {
        match self {
            Shelf::Steps => "steps",
            Shelf::Phrases => "phrases",
            Shelf::Seats => "seats",
        }
    }

    /// The built-in file of this name.
    pub fn built_in(self, stem: &str) -> Option<&'static str> {
        let named = |files: &'static [(&'static str, &'static str)]| {
            files.iter().find(|(name, _)| *name == stem).map(|(_, text)| *text)
        };
        match self {
            Shelf::Steps => StepKind::from_key(stem).map(plan::built_in_text),
            Shelf::Phrases => named(phrases::BUILT_IN_FILES),
            Shelf::Seats => named(seats::BUILT_IN_FILES),
        }
    }
}

/// A file by its name, `steps/village`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideFile {
    pub shelf: Shelf,
    pub stem: String,
}

impl GuideFile {
    /// The file of this name; `None` where it names no shelf, or would leave it.
    pub fn named(name: &str) -> Option<GuideFile> {
        let (folder, stem) = name.split_once('/')?;
        let shelf = Shelf::ALL.into_iter().find(|shelf| shelf.folder() == folder)?;
        let stem = stem.strip_suffix(".toml").unwrap_or(stem);
        let plain = !stem.is_empty() && stem == files::safe_name(stem);
        // A plan belongs to one of the three steps.
        let fits = shelf != Shelf::Steps || StepKind::from_key(stem).is_some();
        (plain && fits).then(|| GuideFile { shelf, stem: stem.to_owned() })
    }

    /// Where an office's own file of this name lies in a data folder.
    pub fn path(&self, folder: &Path) -> PathBuf {
        folder.join(self.shelf.folder()).join(format!("{}.toml", self.stem))
    }

    /// What is wrong in a text for this file.
    ///
    /// # Errors
    /// The first mistake.
    pub fn check(&self, text: &str) -> Result<(), Mistake> {
        if let Held::Plan(plan) = Held::read(self.shelf, text)?
            && plan.step.key() != self.stem
        {
            let fault = Fault::UnknownValue { found: plan.step.key().to_owned(), known: self.stem.clone() };
            return Err(Mistake { line: 1, column: 1, fault });
        }
        Ok(())
    }

    /// The text in force: the office's own, broken or not, else the built-in one; `None` where there is neither.
    ///
    /// # Errors
    /// Where the office's file cannot be read.
    pub fn text(&self, folder: &Path) -> Result<Option<String>, Unread> {
        let own = templates::own_text(&self.path(folder))?;
        Ok(own.or_else(|| self.shelf.built_in(&self.stem).map(str::to_owned)))
    }

    /// Saves an office's own file, if it has no mistake.
    ///
    /// # Errors
    /// [`NotSaved`]; the file is then as it was.
    pub fn save(&self, folder: &Path, text: &str) -> Result<(), NotSaved> {
        self.check(text).map_err(NotSaved::Mistake)?;
        files::write(&self.path(folder), text.as_bytes()).map_err(NotSaved::File)
    }

    /// Back to the built-in content: the office's file is set aside beside its place (`….toml.old`), never lost.
    ///
    /// # Errors
    /// What the system says; the office's file is then still in force.
    pub fn back_to_built_in(&self, folder: &Path) -> io::Result<()> {
        let file = self.path(folder);
        let Ok(bytes) = files::read(&file) else { return Ok(()) };
        files::write(&file.with_extension("toml.old"), &bytes)?;
        files::remove(&file)
    }
}

/// Why a file was not saved.
#[derive(Debug)]
pub enum NotSaved {
    Mistake(Mistake),
    File(io::Error),
}

/// What a file holds.
enum Held {
    Plan(Box<Plan>),
    Phrases(Vec<Phrase>),
    Seats(SeatPlan),
}

impl Held {
    fn read(shelf: Shelf, text: &str) -> Result<Held, Mistake> {
        match shelf {
            Shelf::Steps => Plan::read(text).map(Box::new).map(Held::Plan),
            Shelf::Phrases => read_phrases(text).map(Held::Phrases),
            Shelf::Seats => read_seats(text).map(Held::Seats),
        }
    }

    fn put_into(self, content: &mut Content) {
        match self {
            Held::Plan(plan) => content.plans.replace(*plan),
            Held::Phrases(own) => content.phrases.add(own),
            Held::Seats(own) => content.seats.replace(own),
        }
    }
}

/// The content in force, and the files that could not be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub content: Content,
    pub broken: Vec<Broken>,
}

/// A file of the office that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub file: PathBuf,
    pub reason: Reason,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Mistake(Mistake),
    /// It is not UTF-8, or the system would not read it.
    Unreadable(Unread),
}

impl Broken {
    /// The name of the file with what is wrong in it.
    pub fn message(&self, tr: Tr) -> String {
        let file = self.file.display();
        match &self.reason {
            Reason::Mistake(mistake) => tr.cli_in_file(file, mistake.message(tr)),
            Reason::Unreadable(unread) => given::sentence(&self.file, unread, tr),
        }
    }
}

/// Reads the office's own files of a data folder, in the order of their names.
pub fn load(folder: &Path) -> Loaded {
    let mut loaded = Loaded { content: Content::built_in(), broken: Vec::new() };
    for shelf in Shelf::ALL {
        for file in files::with_extension(&folder.join(shelf.folder()), "toml") {
            let reason = match templates::own_text(&file) {
                Ok(text) => Held::read(shelf, &text.unwrap_or_default()).map_err(Reason::Mistake),
                Err(error) => Err(Reason::Unreadable(error)),
            };
            match reason {
                Ok(held) => held.put_into(&mut loaded.content),
                Err(reason) => loaded.broken.push(Broken { file, reason }),
            }
        }
    }
    loaded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::DisputeType;
    use crate::i18n::Lang;

    fn named(name: &str) -> GuideFile {
        GuideFile::named(name).unwrap()
    }

    #[test]
    fn an_own_plan_is_saved_used_and_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = named("steps/village");
        assert_eq!(load(folder.path()), Loaded { content: Content::built_in(), broken: Vec::new() });
        let own = plan::built_in_text(StepKind::Village).replace("讲清权利和义务", "念告知书，请签名");
        file.save(folder.path(), &own).unwrap();
        let loaded = load(folder.path());
        let prompts = &loaded.content.plans.of(StepKind::Village).unwrap().prompts;
        assert!(prompts.iter().any(|prompt| prompt.short.of(Lang::Zh) == "念告知书，请签名"));
        assert_eq!(file.text(folder.path()).unwrap().as_deref(), Some(own.as_str()));
        file.back_to_built_in(folder.path()).unwrap();
        assert_eq!(load(folder.path()).content, Content::built_in());
        assert!(files::read(&folder.path().join("steps/village.toml.old")).is_ok());
    }

    #[test]
    fn own_clauses_stand_before_ours_and_own_seats_in_their_place() {
        let folder = tempfile::tempdir().unwrap();
        let clause = "[[phrase]]\nid = \"our-well\"\npattern = \"act\"\ntitle = { zh = \"清井\", en = \"Clean the well\" }\nwhat = { zh = \"清理水井\", en = \"clean the well\" }\n";
        named("phrases/our").save(folder.path(), clause).unwrap();
        let seats = "types = [\"medical\"]\n\n[[seat]]\nkey = \"patient\"\nlabel = { zh = \"病人\", en = \"Patient\" }\nwhy = { zh = \"要到场\", en = \"must come\" }\nrequired = true\nroles = [\"applicant\"]\n";
        named("seats/medical").save(folder.path(), seats).unwrap();
        let content = load(folder.path()).content;
        assert_eq!(content.phrases.all()[0].id, "our-well");
        assert_eq!(content.seats.of(Some(DisputeType::Medical)).len(), 1);
    }

    #[test]
    fn a_broken_file_is_named_and_the_built_in_content_used() {
        let folder = tempfile::tempdir().unwrap();
        files::write(&folder.path().join("steps/village.toml"), b"step = \"village\"\nledas = 1\n").unwrap();
        files::write(&folder.path().join("phrases/our.toml"), &[0xFF, 0xFE]).unwrap();
        files::write(&folder.path().join("seats/note.txt"), b"nothing").unwrap();
        let loaded = load(folder.path());
        assert_eq!(loaded.content, Content::built_in());
        let messages: Vec<String> = loaded.broken.iter().map(|broken| broken.message(Tr(Lang::En))).collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].contains("village.toml") && messages[0].contains("line 2, column 1"), "{messages:?}");
    }

    #[test]
    fn a_plan_of_another_step_and_names_that_leave_their_folder_are_refused() {
        let other = plan::built_in_text(StepKind::Interpretation);
        assert!(named("steps/village").check(other).is_err());
        assert!(named("steps/interpretation.toml").check(other).is_ok());
        for name in ["steps/town", "phrases/../x", "phrases/", "agreement", "papers/agreement"] {
            assert_eq!(GuideFile::named(name), None, "{name}");
        }
    }
}
