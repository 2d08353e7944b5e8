//! 条款库: clauses that hold, as sentences with slots, by type of dispute. The files are `templates/phrases/*.toml`; an
//! office adds its own. Found by words or Pinyin, filled from the case. It must not decide which clause fits a case.

mod fill;
mod sentence;

use std::sync::LazyLock;

use serde::Deserialize;
use toml::Spanned;

use super::mistake::{Fault, Mistake};
use super::words::{Key, Words, read};
use crate::domain::case::DisputeType;
use crate::domain::keyed::keyed;
use crate::domain::pinyin::Query;
use crate::i18n::Lang;

pub use sentence::{Sentences, Slot};

keyed! {
    /// The sentence of `templates/clauses.zh.txt` that the clause is built on.
    Built {
        Pay = "pay",
        Act = "act",
        Apologise = "apologise",
        /// Words of its own.
        Own = "none",
    }
}

keyed! {
    /// How money is paid.
    Paid { Once = "once", Parts = "parts", Monthly = "monthly" }
}

keyed! {
    /// Which side owes the duty; the other side has it.
    Owes { SideA = "a", SideB = "b", Third = "third", Both = "both" }
}

keyed! {
    /// Where a lasting duty ends.
    Ends {
        /// The day before the child turns eighteen (Civil Code art. 17).
        ChildOfAge = "child_of_age",
    }
}

/// One clause of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    pub id: String,
    /// Empty: every type.
    pub types: Vec<DisputeType>,
    pub title: Words,
    built: Built,
    paid: Paid,
    owes: Owes,
    ends: Option<Ends>,
    /// What is paid for or done; of a clause in own words, the whole sentence.
    body: Sentences,
    method: Option<Sentences>,
    breach: Option<Sentences>,
    /// More words by which it is found.
    words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhrasesFile {
    phrase: Vec<PhraseFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhraseFile {
    id: Spanned<String>,
    #[serde(default)]
    types: Vec<Key<DisputeType>>,
    pattern: Key<Built>,
    pay: Option<Key<Paid>>,
    owes: Option<Key<Owes>>,
    ends: Option<Key<Ends>>,
    title: Words,
    what: Option<Sentences>,
    text: Option<Sentences>,
    method: Option<Sentences>,
    breach: Option<Sentences>,
    #[serde(default)]
    words: String,
}

impl PhraseFile {
    fn phrase(self) -> Result<Phrase, Fault> {
        let built = self.pattern.0;
        let (body, needed, other) = match (built, self.what, self.text) {
            (Built::Own, None, text) => (text, "text", None),
            (Built::Own, Some(_), _) => (None, "text", Some("what")),
            (_, what, None) => (what, "what", None),
            (_, _, Some(_)) => (None, "what", Some("text")),
        };
        if let Some(other) = other {
            return Err(Fault::UnknownKey { found: other.to_owned(), known: needed.to_owned() });
        }
        Ok(Phrase {
            id: self.id.into_inner(),
            types: self.types.into_iter().map(|key| key.0).collect(),
            title: self.title,
            built,
            paid: self.pay.map_or(Paid::Once, |key| key.0),
            owes: self.owes.map_or(Owes::SideB, |key| key.0),
            ends: self.ends.map(|key| key.0),
            body: body.ok_or_else(|| Fault::Missing(needed.to_owned()))?,
            method: self.method,
            breach: self.breach,
            words: self.words,
        })
    }
}

/// Reads a file of clauses.
///
/// # Errors
/// The first mistake, with line and column.
pub fn read_phrases(text: &str) -> Result<Vec<Phrase>, Mistake> {
    let file: PhrasesFile = read(text)?;
    let mut phrases: Vec<Phrase> = Vec::new();
    for one in file.phrase {
        let start = one.id.span().start;
        let phrase = one.phrase().map_err(|fault| Mistake::at(text, start, fault))?;
        if phrases.iter().any(|other| other.id == phrase.id) {
            return Err(Mistake::at(text, start, Fault::Twice(phrase.id)));
        }
        phrases.push(phrase);
    }
    Ok(phrases)
}

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The built-in files: name and text.
        pub const BUILT_IN_FILES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../templates/phrases/", $name, ".toml")))),+];
    };
}

files! {
    "common", "neighbour", "homestead", "family", "contract", "damages", "medical", "labour", "land", "environment",
    "consumer", "property", "other",
}

/// A test holds that every built-in file reads.
static BUILT_IN: LazyLock<Library> = LazyLock::new(|| {
    let read = BUILT_IN_FILES.iter().filter_map(|(_, text)| read_phrases(text).ok());
    Library { phrases: read.flatten().collect() }
});

/// The clauses in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    phrases: Vec<Phrase>,
}

impl Library {
    /// The built-in ones alone.
    pub fn built_in() -> Library {
        BUILT_IN.clone()
    }

    /// Adds an office's own clauses; one with the id of another takes its place.
    pub fn add(&mut self, own: Vec<Phrase>) {
        self.phrases.retain(|phrase| !own.iter().any(|one| one.id == phrase.id));
        self.phrases.splice(0..0, own);
    }

    /// Every clause, an office's own first.
    pub fn all(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The clauses that hold every word typed, in Chinese, English or Pinyin: first those whose title holds them, those
    /// of this type of dispute before those for all, and these before those of other types.
    pub fn search(&self, typed: &str, kind: Option<DisputeType>) -> Vec<&Phrase> {
        let query = Query::new(typed);
        let mut found: Vec<(bool, u8, &Phrase)> = Vec::new();
        for phrase in &self.phrases {
            let (zh, en, words) = (phrase.title.of(Lang::Zh), phrase.title.of(Lang::En), phrase.words.as_str());
            let in_title = query.finds(&[zh, en]);
            // A whole sentence holds every initial somewhere: there only what is written counts.
            let elsewhere = || query.finds(&[zh, en, words]) || query.finds_as_written(&[zh, words, &phrase.plain()]);
            if in_title || elsewhere() {
                found.push((!query.is_empty() && !in_title, phrase.distance(kind), phrase));
            }
        }
        found.sort_by_key(|(elsewhere, distance, _)| (*distance == 2, *elsewhere, *distance));
        found.into_iter().map(|(_, _, phrase)| phrase).collect()
    }
}

impl Phrase {
    /// 0 of this type, 1 of all types, 2 of others.
    fn distance(&self, kind: Option<DisputeType>) -> u8 {
        match kind {
            _ if self.types.is_empty() => 1,
            Some(kind) if self.types.contains(&kind) => 0,
            _ => 2,
        }
    }

    /// The Chinese words without slots, to search in.
    fn plain(&self) -> String {
        self.body.of(Lang::Zh).filled(|_| String::new(), str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Tr;

    #[test]
    fn the_built_in_clauses_read_and_their_ids_are_their_own() {
        let mut ids = Vec::new();
        for (name, text) in BUILT_IN_FILES {
            let phrases =
                read_phrases(text).unwrap_or_else(|mistake| panic!("{name}: {}", mistake.message(Tr(Lang::Zh))));
            ids.extend(phrases.into_iter().map(|phrase| phrase.id));
        }
        assert!(ids.len() >= 90, "{}", ids.len());
        assert_eq!(Library::built_in().all().len(), ids.len());
        ids.sort();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn every_type_of_dispute_has_clauses_of_its_own() {
        let library = Library::built_in();
        for kind in DisputeType::ALL {
            let own = library.all().iter().filter(|phrase| phrase.types.contains(kind)).count();
            assert!(own >= 3, "{kind:?}: {own}");
        }
    }

    #[test]
    fn every_built_in_file_is_listed() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/phrases");
        let files = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(files, BUILT_IN_FILES.len());
    }

    #[test]
    fn a_clause_is_found_by_word_by_pinyin_and_by_its_initials() {
        let library = Library::built_in();
        let first = |typed: &str, kind| library.search(typed, kind).first().map(|phrase| phrase.id.clone());
        for typed in ["漏水", "loushui", "xhls", "leak"] {
            assert_eq!(first(typed, Some(DisputeType::Neighbour)).as_deref(), Some("leak-repair"), "{typed}");
        }
        assert_eq!(first("抚养费", Some(DisputeType::Family)).as_deref(), Some("child-support"));
        assert_eq!(first("tuiyajin", None), None);
        assert!(library.search("zxqqq", None).is_empty());
        assert_eq!(library.search("", None).len(), library.all().len());
    }

    #[test]
    fn clauses_of_the_dispute_at_hand_come_first() {
        let library = Library::built_in();
        let found = library.search("", Some(DisputeType::Medical));
        assert!(found[0].types.contains(&DisputeType::Medical));
        assert!(
            found.iter().position(|one| one.types.is_empty())
                < found.iter().position(|one| one.distance(Some(DisputeType::Medical)) == 2)
        );
    }

    #[test]
    fn an_office_adds_its_own_and_replaces_ours() {
        let mut library = Library::built_in();
        let count = library.all().len();
        let own = "[[phrase]]\nid = \"wages\"\npattern = \"pay\"\ntitle = { zh = \"工钱\", en = \"Pay\" }\nwhat = { zh = \"工钱\", en = \"pay\" }\n";
        library.add(read_phrases(own).unwrap());
        assert_eq!(library.all().len(), count);
        assert_eq!(library.all()[0].title.of(Lang::Zh), "工钱");
    }

    #[test]
    fn a_mistake_has_its_line() {
        let head = "[[phrase]]\nid = \"x\"\npattern = \"pay\"\ntitle = { zh = \"工钱\", en = \"Pay\" }\n";
        let rows = [
            (format!("{head}what = {{ zh = \"{{{{payr}}}}\", en = \"pay\" }}\n"), 5, "“payr”"),
            (format!("{head}what = {{ zh = \"{{{{obligor\", en = \"pay\" }}\n"), 5, "两头"),
            (format!("{head}text = {{ zh = \"付\", en = \"pay\" }}\n"), 2, "“text”"),
            (head.to_owned(), 2, "“what”"),
            (format!("{head}what = {{ zh = \"付\", en = \"pay\" }}\n").repeat(2), 7, "“x”"),
        ];
        for (text, line, said) in rows {
            let mistake = read_phrases(&text).unwrap_err();
            let message = mistake.message(Tr(Lang::Zh));
            assert!(mistake.line == line && message.contains(said), "{text}\n→ {message}");
        }
    }
}
