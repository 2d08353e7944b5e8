//! What a case's own words suggest: a question to the mediator, never a verdict. The words lie in `assets/signs.toml`,
//! with sentences that must and must not be a sign. Nothing of a statement is quoted but the word of the table.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::case::{CaseFile, DisputeType};
use crate::domain::place::Place;
use crate::domain::session::AlertKind;
use crate::guide::mistake::Mistake;
use crate::guide::words::{self, Key, Words};
use crate::i18n::Tr;

/// Something in the case that may be one of the alerts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    pub kind: AlertKind,
    /// The word of the table that was found; empty where the type of dispute alone asks.
    pub word: &'static str,
    /// Where it stands.
    pub at: Place,
    /// It stands in what was said in private: not to be shown where others look on.
    pub private: bool,
    question: &'static Words,
}

impl Sign {
    /// What to ask.
    pub fn question(&self, tr: Tr) -> &'static str {
        self.question.of(tr.0)
    }
}

/// A damaged table finds nothing; a test reads it.
static TABLE: LazyLock<Table> = LazyLock::new(|| read(include_str!("../../../assets/signs.toml")).unwrap_or_default());

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    sign: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: Key<AlertKind>,
    words: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    in_disputes: Vec<Key<DisputeType>>,
    #[serde(default)]
    terms: bool,
    question: Words,
    /// Sentences for the tests.
    #[cfg_attr(not(test), allow(dead_code, reason = "the tests read them"))]
    yes: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code, reason = "the tests read them"))]
    no: Vec<String>,
}

fn read(text: &str) -> Result<Table, Mistake> {
    words::read(text)
}

/// The signs of a case, at most one of each kind, in the order of the table. What the mediator has marked already, or
/// looked at and cleared, is not asked again.
pub fn signs(case: &CaseFile) -> Vec<Sign> {
    let mut found: Vec<Sign> = Vec::new();
    for entry in &TABLE.sign {
        let kind = entry.kind.0;
        let known = case.alerts.iter().any(|alert| alert.kind == kind) || found.iter().any(|sign| sign.kind == kind);
        if !known {
            found.extend(entry.sign(case));
        }
    }
    found
}

/// A text of the case, its place, and whether it was said in private.
type Told<'c> = (&'c str, Place, bool);

impl Entry {
    fn sign(&'static self, case: &CaseFile) -> Option<Sign> {
        if !self.in_disputes.is_empty() && !self.in_disputes.iter().any(|Key(kind)| case.dispute_type == Some(*kind)) {
            return None;
        }
        let sign = |word, at, private| Sign { kind: self.kind.0, word, at, private, question: &self.question };
        if self.words.is_empty() {
            return Some(sign("", Place::root().field("dispute_type"), false));
        }
        let mut texts = told(case);
        if self.terms {
            texts.extend(clauses(case));
        }
        texts.into_iter().find_map(|(text, at, private)| Some(sign(self.word_in(text)?, at, private)))
    }

    /// The word of the table that makes a sentence of the text a sign.
    fn word_in(&self, text: &str) -> Option<&str> {
        text.split(['。', '！', '？', '；', '\n', '!', '?', ';']).find_map(|sentence| {
            let fits = (self.with.is_empty() || holds_one(sentence, &self.with)) && !holds_one(sentence, &self.unless);
            let words = self.words.iter().map(String::as_str);
            fits.then(|| words.into_iter().find(|word| is_said(sentence, word))).flatten()
        })
    }
}

fn holds_one(sentence: &str, words: &[String]) -> bool {
    words.iter().any(|word| sentence.contains(word.as_str()))
}

/// Whether the word stands in the sentence without a "not" right before it.
fn is_said(sentence: &str, word: &str) -> bool {
    sentence.match_indices(word).any(|(start, _)| {
        let before = sentence.get(..start).unwrap_or_default();
        // What stands before a comma speaks of something else.
        let near = before.rsplit(['，', ',', '、']).next().unwrap_or_default();
        !near.chars().rev().take(NEAR).any(|ch| NOT.contains(&ch))
    })
}

const NOT: [char; 6] = ['没', '不', '未', '无', '别', '勿'];
/// So many characters before a word may deny it.
const NEAR: usize = 3;

/// What people told: the account of the dispute and every statement.
fn told(case: &CaseFile) -> Vec<Told<'_>> {
    let root = Place::root();
    let mut texts = vec![(case.facts.as_str(), root.field("facts"), false)];
    for (position, statement) in case.statements.iter().enumerate() {
        let at = root.field("statements").index(position).field("text");
        texts.push((&statement.text, at, statement.private));
    }
    texts
}

fn clauses(case: &CaseFile) -> impl Iterator<Item = Told<'_>> {
    let texts = case.terms.iter().enumerate();
    texts.map(|(position, term)| (term.text.as_str(), Place::term(position).field("text"), false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{CaseKind, Extra};
    use crate::domain::case_file;
    use crate::domain::party::PartyId;
    use crate::domain::session::{Alert, Statement};
    use crate::i18n::Lang;

    fn case_of(dispute: Option<DisputeType>, facts: &str) -> CaseFile {
        CaseFile { dispute_type: dispute, facts: facts.to_owned(), ..CaseFile::new(CaseKind::People) }
    }

    fn kinds(case: &CaseFile) -> Vec<AlertKind> {
        signs(case).into_iter().map(|sign| sign.kind).collect()
    }

    #[test]
    fn the_table_can_be_read_and_each_sentence_of_it_holds() {
        let table = read(include_str!("../../../assets/signs.toml"));
        let table = table.unwrap_or_else(|mistake| panic!("{}", mistake.message(Tr(Lang::Zh))));
        for entry in &table.sign {
            let dispute = entry.in_disputes.first().map(|Key(kind)| *kind);
            let enough = entry.words.is_empty() || (!entry.yes.is_empty() && !entry.no.is_empty());
            assert!(enough, "{}: examples are missing", entry.kind.0.key());
            for sentence in &entry.yes {
                assert!(kinds(&case_of(dispute, sentence)).contains(&entry.kind.0), "not found: {sentence}");
            }
            for sentence in &entry.no {
                assert_eq!(kinds(&case_of(dispute, sentence)), [], "a false alarm: {sentence}");
            }
        }
    }

    #[test]
    fn every_alert_that_shows_in_words_has_a_sign() {
        // What only a special organ may decide is known by the matter, not by a word.
        for kind in AlertKind::ALL {
            let listed = TABLE.sign.iter().any(|entry| entry.kind.0 == *kind);
            assert_eq!(listed, *kind != AlertKind::SpecialOrgan, "{}", kind.key());
        }
    }

    #[test]
    fn blows_at_home_are_asked_about_in_family_disputes() {
        let family = case_of(Some(DisputeType::Family), "他喝了酒就打我");
        assert_eq!(kinds(&family), [AlertKind::DomesticViolence]);
        let neighbours = case_of(Some(DisputeType::Neighbour), "他喝了酒就打我");
        assert_eq!(kinds(&neighbours), []);
    }

    #[test]
    fn a_sign_has_its_place_and_tells_what_was_said_in_private() {
        let mut case = case_of(None, "院墙倒了，两家争谁来修。");
        case.statements.push(Statement {
            party: PartyId("A1".into()),
            date: None,
            time: None,
            step: None,
            kind: None,
            text: "跟你说实话，我都不想活了".into(),
            text_en: String::new(),
            private: true,
            confirmed: None,
            extra: Extra::new(),
        });
        let found = signs(&case);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].private), (AlertKind::SelfHarm, true));
        assert_eq!(found[0].at.pointer(), "/statements/0/text");
        assert!(found[0].question(Tr(Lang::Zh)).starts_with("请问明"));
    }

    #[test]
    fn what_was_looked_at_is_not_asked_again() {
        let mut case = case_of(None, "他提着刀站在门口");
        assert_eq!(kinds(&case), [AlertKind::Threat]);
        case.alerts.push(Alert {
            kind: AlertKind::Threat,
            marked: None,
            note: String::new(),
            told: String::new(),
            told_at: None,
            cleared: true,
            extra: Extra::new(),
        });
        assert_eq!(kinds(&case), []);
    }

    #[test]
    fn the_visible_cases_raise_no_false_alarm() {
        let cases = [
            ("C01", include_str!("../../../tests/cases/C01.json")),
            ("C02", include_str!("../../../tests/cases/C02.json")),
            ("C05", include_str!("../../../tests/cases/C05.json")),
            ("C07", include_str!("../../../tests/cases/C07.json")),
            ("C08", include_str!("../../../tests/cases/C08.json")),
            ("C11", include_str!("../../../tests/cases/C11.json")),
        ];
        for (name, text) in cases {
            let case = case_file::read(text.as_bytes()).unwrap().case;
            assert_eq!(signs(&case), [], "{name}");
        }
    }
}
