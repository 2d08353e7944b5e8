//! The cards that come with the program: by id, by type of dispute, by rule of the check, by words or Pinyin.

use std::sync::LazyLock;

use super::{Card, file};
use crate::check::Rule;
use crate::domain::case::DisputeType;
use crate::domain::pinyin::Query;
use crate::i18n::Lang;

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        /// The built-in files, name and text.
        const FILES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../assets/law/", $name))),)+];
    };
}

built_in!(
    "mediation.toml",
    "court.toml",
    "civil-general.toml",
    "contracts.toml",
    "neighbours.toml",
    "homes.toml",
    "harm.toml",
    "family.toml",
    "labour.toml",
    "trade.toml",
    "order.toml",
);

/// A file that cannot be read is left out; a test reads each.
static BUILT_IN: LazyLock<Library> =
    LazyLock::new(|| Library { cards: FILES.iter().filter_map(|(_, text)| file::read(text).ok()).flatten().collect() });

/// All cards.
#[derive(Debug)]
pub struct Library {
    cards: Vec<Card>,
}

impl Library {
    /// The cards that come with the program.
    pub fn built_in() -> &'static Library {
        &BUILT_IN
    }

    /// Every card, in the order of the files.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The card with this id.
    pub fn by_id(&self, id: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    /// The cards of a type of dispute: those of this type first, then those for every kind.
    pub fn for_type(&self, dispute: DisputeType) -> Vec<&Card> {
        let own = self.cards.iter().filter(|card| card.types.contains(&dispute));
        own.chain(self.cards.iter().filter(|card| card.types.is_empty())).collect()
    }

    /// The cards beside a finding of this rule: those for every kind of dispute first, then those of the case's type.
    /// Without a type all that name the rule.
    pub fn for_rule(&self, rule: Rule, dispute: Option<DisputeType>) -> Vec<&Card> {
        let fits = |card: &&Card| card.rules.contains(&rule) && dispute.is_none_or(|kind| card.is_for(kind));
        let mut cards: Vec<&Card> = self.cards.iter().filter(fits).collect();
        cards.sort_by_key(|card| !card.types.is_empty());
        cards
    }

    /// The cards found by words, Pinyin, first letters or number of an article: those whose title or tags hold it as
    /// written first, then those found there by Pinyin, then those whose text or law holds it as written.
    pub fn search(&self, typed: &str) -> Vec<&Card> {
        let query = Query::new(typed);
        if query.is_empty() {
            return self.cards.iter().collect();
        }
        let ranked = self.cards.iter().filter_map(|card| Some((rank(card, &query)?, card)));
        let mut ranked: Vec<(u8, &Card)> = ranked.collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, card)| card).collect()
    }
}

fn rank(card: &Card, query: &Query) -> Option<u8> {
    let (zh, en) = (card.text(Lang::Zh), card.text(Lang::En));
    let mut head = vec![zh.title.as_str(), &en.title, &card.id, card.law.title(Lang::Zh), card.law.title(Lang::En)];
    head.extend(card.tags.iter().map(String::as_str));
    let articles: Vec<String> = card.articles.iter().map(u32::to_string).collect();
    head.extend(articles.iter().map(String::as_str));
    if query.finds_as_written(&head) {
        return Some(0);
    }
    if query.finds(&head) {
        return Some(1);
    }
    let body = [&zh.plain, &zh.here, &zh.court, &en.plain, &en.here, &en.court].map(String::as_str);
    head.extend(body);
    query.finds_as_written(&head).then_some(2)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::i18n::Tr;

    fn han(text: &str) -> usize {
        text.chars().filter(|ch| ('\u{4E00}'..='\u{9FFF}').contains(ch)).count()
    }

    #[test]
    fn every_file_of_the_folder_is_listed_and_can_be_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/law");
        let mut there: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        let mut listed: Vec<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        there.sort();
        listed.sort();
        assert_eq!(there, listed);
        for (name, text) in FILES {
            let read = file::read(text);
            assert!(read.is_ok(), "{name}: {}", read.unwrap_err().message(Tr(Lang::Zh)));
        }
    }

    #[test]
    fn there_are_cards_enough_for_every_kind_of_dispute() {
        let cards = Library::built_in().cards();
        assert!(cards.len() >= 60, "{}", cards.len());
        for dispute in DisputeType::ALL {
            let own = cards.iter().filter(|card| card.types.contains(dispute)).count();
            assert!(own >= 3, "{}: {own}", dispute.key());
        }
        let ids: HashSet<&str> = cards.iter().map(|card| card.id.as_str()).collect();
        assert_eq!(ids.len(), cards.len(), "an id stands twice");
    }

    #[test]
    fn every_card_is_whole_in_both_languages_and_fits_a_page() {
        for card in Library::built_in().cards() {
            let (zh, en) = (card.text(Lang::Zh), card.text(Lang::En));
            for part in [&zh.title, &zh.plain, &zh.here, &zh.court] {
                assert!(han(part) >= 4, "{}: {part}", card.id);
            }
            for part in [&en.title, &en.plain, &en.here, &en.court].into_iter().chain(&en.unsure) {
                // Terms whose difference lies in the character stay as they are written.
                assert!(han(part) <= 4 && part.len() > 8, "{}: {part}", card.id);
            }
            assert!(zh.title.chars().count() <= 32, "{}: {}", card.id, zh.title);
            let all: usize = [&zh.plain, &zh.here, &zh.court].map(|part| part.chars().count()).iter().sum();
            assert!(all <= 300, "{}: {all}", card.id);
            assert!(!format!("{zh:?}{en:?}").contains(['！', '!']), "{}: nobody is shouted at", card.id);
            let kebab = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-';
            assert!(card.id.chars().all(kebab), "{}", card.id);
            assert!(card.articles.is_sorted(), "{}: {:?}", card.id, card.articles);
        }
    }

    /// An article of the procedure of the police may have been renumbered after the revised law of 2026.
    #[test]
    fn a_card_whose_wording_may_have_changed_says_so() {
        let unsure = |id: &str| Library::built_in().by_id(id).unwrap().text(Lang::Zh).unsure.is_some();
        for id in ["security-not-suitable", "security-suitable", "security-time-and-effect", "food-ten-times"] {
            assert!(unsure(id), "{id}");
        }
        assert!(!unsure("harm-falling-objects"));
    }

    /// Facts of an identity card, of characters a font lacks and of copied texts rest on no article.
    #[test]
    fn a_rule_with_an_article_behind_it_has_its_card() {
        let without = [Rule::PartyGlyphMissing, Rule::TextSameAsAnotherCase];
        for rule in Rule::ALL {
            let cards = Library::built_in().for_rule(*rule, None);
            assert_eq!(cards.is_empty(), without.contains(rule), "{}", rule.key());
        }
    }

    #[test]
    fn beside_a_finding_stand_the_cards_of_the_case() {
        let ids = |rule, dispute| -> Vec<&str> {
            let cards = Library::built_in().for_rule(rule, dispute);
            cards.into_iter().map(|card| card.id.as_str()).collect()
        };
        let family = ids(Rule::TermStatusClause, Some(DisputeType::Family));
        assert_eq!(family, ["court-does-not-confirm", "family-divorce-by-agreement"]);
        let neighbours = ids(Rule::TermStatusClause, Some(DisputeType::Neighbour));
        assert_eq!(neighbours, ["court-does-not-confirm"]);
        assert!(ids(Rule::TermNoDate, None).len() > ids(Rule::TermNoDate, Some(DisputeType::Tourism)).len());
    }

    #[test]
    fn a_card_is_found_by_words_pinyin_letters_and_article() {
        let first = |typed: &str| Library::built_in().search(typed).first().map(|card| card.id.clone());
        let rows = [
            ("鸽棚", "harm-falling-objects"),
            ("彩礼退不退", "family-betrothal-gifts"),
            ("caili tui", "family-betrothal-gifts"),
            ("qtwly", "consumer-seven-days-online"),
            ("qsn wly", "none"),
            ("民法典 1253", "harm-falling-objects"),
            ("manhole", "harm-trees-and-road"),
            ("zzqq", "none"),
        ];
        for (typed, id) in rows {
            assert_eq!(first(typed).as_deref().unwrap_or("none"), id, "{typed}");
        }
        assert_eq!(Library::built_in().search(" ").len(), Library::built_in().cards().len());
    }
}
