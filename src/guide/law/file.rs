//! A file of cards: a table of laws by a short key, and the cards that name one. It must not know which files there are.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Card, Law, Text};
use crate::check::Rule;
use crate::domain::case::DisputeType;
use crate::guide::mistake::{Fault, Mistake};
use crate::guide::words::{self, Key};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    laws: BTreeMap<String, Law>,
    card: Vec<toml::Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    law: String,
    articles: Vec<u32>,
    types: Vec<Key<DisputeType>>,
    tags: Vec<String>,
    rules: Vec<Key<Rule>>,
    zh: Text,
    en: Text,
}

/// The cards of a file, in their order.
///
/// # Errors
/// The first mistake: broken TOML, an unknown key, type, rule or law, an empty text, no article, a doubt that only one
/// language tells, an id twice.
pub fn read(text: &str) -> Result<Vec<Card>, Mistake> {
    let file: File = words::read(text)?;
    let mut cards: Vec<Card> = Vec::new();
    for entry in file.card {
        let at = entry.span().start;
        let card = card(entry.into_inner(), &file.laws).map_err(|fault| Mistake::at(text, at, fault))?;
        if cards.iter().any(|other| other.id == card.id) {
            return Err(Mistake::at(text, at, Fault::Twice(card.id)));
        }
        cards.push(card);
    }
    Ok(cards)
}

fn card(entry: Entry, laws: &BTreeMap<String, Law>) -> Result<Card, Fault> {
    let Entry { id, law, articles, types, tags, rules, zh, en } = entry;
    let Some(of) = laws.get(&law) else {
        let known = laws.keys().map(String::as_str).collect::<Vec<_>>().join(" ");
        return Err(Fault::UnknownValue { found: law, known });
    };
    if articles.is_empty() {
        return Err(Fault::Missing("articles".to_owned()));
    }
    if zh.unsure.is_some() != en.unsure.is_some() {
        return Err(Fault::Missing("unsure".to_owned()));
    }
    let parts = [&zh, &en].into_iter().flat_map(|text| {
        let Text { title, plain, here, court, unsure } = text;
        [Some(title), Some(plain), Some(here), Some(court), unsure.as_ref()].into_iter().flatten()
    });
    if id.trim().is_empty() || parts.into_iter().any(|part| part.trim().is_empty()) {
        return Err(Fault::Blank);
    }
    let types = types.into_iter().map(|Key(kind)| kind).collect();
    let rules = rules.into_iter().map(|Key(rule)| rule).collect();
    Ok(Card { id, law: of.clone(), articles, types, tags, rules, zh, en })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, Tr};

    const CARD: &str = r#"
[laws.civil]
zh = "民法典"
en = "Civil Code"
wording_of = 2020-05-28
[[card]]
id = "water"
law = "civil"
articles = [290]
types = ["neighbour"]
tags = []
rules = ["term.no-date"]
[card.zh]
title = "排水"
plain = "给邻居留条路。"
here = "去沟边看看。"
court = "照片。"
[card.en]
title = "Water"
plain = "Leave a way."
here = "Let us look."
court = "Pictures."
"#;

    #[test]
    fn a_card_is_read() {
        let cards = read(CARD).unwrap();
        assert_eq!(cards[0].source(Tr(Lang::Zh)), "《民法典》第290条");
        assert_eq!(cards[0].source(Tr(Lang::En)), "Civil Code, art. 290");
        assert_eq!(cards[0].rules, [Rule::TermNoDate]);
    }

    #[test]
    fn a_mistake_has_its_line_and_what_would_be_right() {
        let rows = [
            ("law = \"civil\"", "law = \"cvil\"", "civil"),
            ("articles = [290]", "articles = []", "articles"),
            ("types = [\"neighbour\"]", "types = [\"neighbours\"]", "neighbour "),
            ("rules = [\"term.no-date\"]", "rules = [\"term.no-day\"]", "term.no-date"),
            ("court = \"照片。\"", "court = \" \"", ""),
            ("court = \"照片。\"", "court = \"照片。\"\nunsure = \"不一定\"", "unsure"),
            ("tags = []", "tags = []\nmark = 1", "tags"),
        ];
        for (good, bad, right) in rows {
            assert!(CARD.contains(good), "{good}");
            let mistake = read(&CARD.replace(good, bad)).unwrap_err();
            let message = mistake.message(Tr(Lang::Zh));
            assert!(mistake.line >= 6 && message.contains(right), "{bad}\n→ {message}");
        }
        let (head, entry) = CARD.split_once("[[card]]").unwrap();
        let twice = read(&format!("{head}[[card]]{entry}[[card]]{entry}")).unwrap_err();
        assert_eq!(twice.fault, Fault::Twice("water".to_owned()));
    }
}
