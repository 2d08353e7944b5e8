//! A sentence with slots: `{{obligor}}` is filled from the case, `{{=what to fill in}}` is a blank with a hint. What fills
//! a slot is never read for slots again. It must not know which clause it belongs to.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::domain::keyed::keyed;
use crate::guide::mistake::flaw;
use crate::i18n::Lang;

keyed! {
    /// What a case can fill. The names are those of `templates/clauses.zh.txt` where both have them.
    Slot {
        /// Who owes it.
        Obligor = "obligor",
        /// To whom.
        Obligee = "obligee",
        /// Figures, without 元.
        Amount = "amount",
        Capitals = "capitals",
        Due = "due",
        Method = "method",
        /// The committee of the desk.
        Committee = "committee",
        /// Everyone of side A (甲方).
        SideA = "a",
        /// Everyone of side B (乙方).
        SideB = "b",
        /// The children concerned.
        Child = "child",
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentences {
    zh: Sentence,
    en: Sentence,
}

impl Sentences {
    /// The sentence of this language.
    pub(super) fn of(&self, lang: Lang) -> &Sentence {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Words and slots in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence(Vec<Piece>);

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Words(String),
    Slot(Slot),
    /// What to fill in by hand.
    Free(String),
}

impl Sentence {
    /// The sentence with its slots filled.
    pub(super) fn filled(&self, slot: impl Fn(Slot) -> String, free: impl Fn(&str) -> String) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Slot(name) => slot(*name),
            Piece::Free(hint) => free(hint),
        });
        pieces.collect()
    }

    /// Whether it has this slot.
    pub(super) fn has(&self, slot: Slot) -> bool {
        self.0.contains(&Piece::Slot(slot))
    }

    fn read(text: &str) -> Result<Sentence, String> {
        let mut pieces = Vec::new();
        let mut rest = text.trim();
        while let Some((before, after)) = rest.split_once("{{") {
            let (inside, behind) = after.split_once("}}").ok_or(flaw::BROKEN_SLOT)?;
            pieces.push(words(before)?);
            pieces.push(slot(inside.trim())?);
            rest = behind;
        }
        pieces.push(words(rest)?);
        pieces.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
        if pieces.is_empty() { Err(flaw::BLANK.to_owned()) } else { Ok(Sentence(pieces)) }
    }
}

fn words(text: &str) -> Result<Piece, String> {
    if text.contains("}}") { Err(flaw::BROKEN_SLOT.to_owned()) } else { Ok(Piece::Words(text.to_owned())) }
}

fn slot(inside: &str) -> Result<Piece, String> {
    if let Some(hint) = inside.strip_prefix('=').map(str::trim) {
        return if hint.is_empty() { Err(flaw::BROKEN_SLOT.to_owned()) } else { Ok(Piece::Free(hint.to_owned())) };
    }
    if inside.is_empty() || inside.contains("{{") {
        return Err(flaw::BROKEN_SLOT.to_owned());
    }
    let known = || Slot::ALL.iter().map(|slot| slot.key()).collect::<Vec<_>>().join(" ");
    Slot::from_key(inside)
        .map(Piece::Slot)
        .ok_or_else(|| format!("{}{} {}", flaw::UNKNOWN_SLOT, inside.replace(' ', "_"), known()))
}

impl<'de> Deserialize<'de> for Sentence {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Sentence, D::Error> {
        Sentence::read(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_once_and_hints_become_blanks() {
        let sentence = Sentence::read("{{obligor}}修好{{=房号}}。").unwrap();
        let filled = sentence.filled(|_| "甲{{=乙}}".to_owned(), |hint| format!("＿（{hint}）"));
        assert_eq!(filled, "甲{{=乙}}修好＿（房号）。");
        assert!(sentence.has(Slot::Obligor) && !sentence.has(Slot::Amount));
    }

    #[test]
    fn a_broken_sentence_is_refused() {
        for broken in ["", " ", "{{obligor", "obligor}}", "{{}}", "{{=}}", "{{a{{b}}"] {
            assert!(Sentence::read(broken).is_err(), "{broken}");
        }
        let unknown = Sentence::read("{{payr}}付钱").unwrap_err();
        assert!(unknown.starts_with(flaw::UNKNOWN_SLOT) && unknown.contains("payr obligor"), "{unknown}");
    }
}
