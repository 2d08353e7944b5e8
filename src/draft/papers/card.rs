//! A law card as a paper that a party may take home: one page in large type. The words are handed in, for what a card
//! is only `guide` knows. It must not know geometry.

use crate::draft::document::{Block, Content, Document, Look};
use crate::i18n::{Lang, Tr};

/// The words of a card in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardWords<'a> {
    pub title: &'a str,
    /// Law and article.
    pub source: &'a str,
    pub plain: &'a str,
    pub here: &'a str,
    pub court: &'a str,
    /// Why the wording is not certain.
    pub unsure: Option<&'a str>,
    /// Date of the wording.
    pub wording: &'a str,
}

/// The paper of a card.
pub fn card(words: &CardWords<'_>, lang: Lang) -> Document {
    let tr = Tr(lang);
    let CardWords { title, source, plain, here, court, unsure, wording } = words;
    let mut blocks = vec![
        Block::new(Content::Title((*title).to_owned())),
        Block::new(Content::Number((*source).to_owned())),
        Block::new(Content::Space { lines: 1 }),
    ];
    for (heading, text) in [(tr.card_plain(), plain), (tr.card_here(), here), (tr.card_court(), court)] {
        blocks.push(Block { keep_with_next: true, ..Block::new(Content::Heading(heading.to_owned())) });
        let text = (*text).to_owned();
        blocks.push(Block::new(Content::Paragraph { lead: String::new(), text, indent: true }));
    }
    blocks.push(Block::new(Content::Space { lines: 1 }));
    blocks.extend(unsure.map(|unsure| Block::new(Content::Note(tr.card_unsure(unsure)))));
    blocks.push(Block::new(Content::Note(tr.card_own_words(wording))));
    Document {
        lang,
        title: (*title).to_owned(),
        mark: String::new(),
        running_head: (*title).to_owned(),
        look: Look::Official,
        holder: String::new(),
        version_mark: None,
        blocks,
    }
}
