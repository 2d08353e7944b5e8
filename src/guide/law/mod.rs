//! Law cards: an article in plain words of our own, what it means at this table, and what a court would ask for. They
//! lie in `assets/law`, in both languages. A card is no legal advice and quotes no statute; where its wording or number
//! is not certain it says so. It must not know what a finding or a case looks like.

mod file;
mod library;

use chrono::NaiveDate;
use serde::Deserialize;

pub use file::read as read_cards;
pub use library::Library;

use crate::check::Rule;
use crate::domain::case::DisputeType;
use crate::i18n::{Lang, Tr};

/// A statute, regulation or judicial interpretation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    zh: String,
    en: String,
    /// Day on which the wording that the card follows was passed.
    #[serde(deserialize_with = "super::content::date")]
    pub wording_of: NaiveDate,
    /// First day on which this wording applies, where it is known: earlier events may follow older law.
    #[serde(default, deserialize_with = "super::content::some_date")]
    pub in_force: Option<NaiveDate>,
}

impl Law {
    /// Its title, without marks.
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// What a card says in one language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub title: String,
    /// What the article says, in plain words.
    pub plain: String,
    /// What it means here, for the mediator to say.
    pub here: String,
    /// What a court would ask for.
    pub court: String,
    /// Why its wording or number is not certain.
    pub unsure: Option<String>,
}

/// One card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Stable, in kebab case.
    pub id: String,
    pub law: Law,
    /// Numbers of the articles, in their order; at least one.
    pub articles: Vec<u32>,
    /// The disputes it belongs to; empty for every kind.
    pub types: Vec<DisputeType>,
    /// More words by which it is found.
    pub tags: Vec<String>,
    /// Rules of the check beside whose findings it stands.
    pub rules: Vec<Rule>,
    zh: Text,
    en: Text,
}

impl Card {
    /// Its words.
    pub const fn text(&self, lang: Lang) -> &Text {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Its source: 《民法典》第1165条、第1166条.
    pub fn source(&self, tr: Tr) -> String {
        tr.law_source(self.law.title(tr.0), self.articles_named(tr))
    }

    fn articles_named(&self, tr: Tr) -> String {
        let named: Vec<String> = self.articles.iter().map(|number| tr.law_article(number)).collect();
        let joined = named.join(tr.list_separator());
        if named.len() > 1 { tr.law_articles(joined) } else { tr.law_one_article(joined) }
    }

    /// Date of the wording, and from when it applies where that is known.
    pub fn wording(&self, tr: Tr) -> String {
        let of = tr.date(self.law.wording_of);
        match self.law.in_force {
            Some(day) => tr.law_wording_in_force(of, tr.date(day)),
            None => tr.law_wording(of),
        }
    }

    /// Whether it belongs to disputes of this type, by name or as one for every kind.
    pub fn is_for(&self, dispute: DisputeType) -> bool {
        self.types.is_empty() || self.types.contains(&dispute)
    }
}
