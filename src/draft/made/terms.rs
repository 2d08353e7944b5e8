//! The numbered clauses, and the earlier agreements that they replace. It must not compose a sentence of a clause: that
//! is `clause`'s work.

use super::super::document::Block;
use super::super::ordinal::ordinal;
use super::super::paper::{Paper, block, paragraph};
use super::super::slots::agreement_number;
use crate::domain::place::Place;
use crate::i18n::Lang;

/// One paragraph a clause, with what follows if it is not kept.
pub(super) fn terms(paper: &Paper<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut without_english = false;
    for (position, term) in paper.case.terms.iter().enumerate() {
        let number = term.number.unwrap_or_else(|| u32::try_from(position + 1).unwrap_or(u32::MAX));
        without_english |= paper.lang == Lang::En && term.text_en.is_empty();
        let text = if paper.lang == Lang::En && !term.text_en.is_empty() { &term.text_en } else { &term.text };
        let mut text = paper.or_blank(text);
        if !term.breach.is_empty() && !text.contains(&term.breach) {
            without_english |= paper.lang == Lang::En && !term.breach.is_ascii();
            let breach = paper.words("breach", &[("breach", &term.breach)]);
            text = if text.is_ascii() || paper.lang == Lang::En { format!("{text} {breach}") } else { text + &breach };
        }
        let sentence = paper.words("term", &[("ordinal", &ordinal(paper.lang, number)), ("text", &text)]);
        blocks.push(block(paragraph(&sentence), false, Place::term(position).pointer()));
    }
    if without_english {
        blocks.push(block(paragraph(&paper.word("prevails")), false, ""));
    }
    blocks
}

/// Earlier agreements that this one replaces.
pub(super) fn earlier(paper: &Paper<'_>) -> Vec<Block> {
    let number = agreement_number(paper.case);
    let replaced = paper.case.earlier_agreements.iter().enumerate();
    replaced
        .filter(|(_, earlier)| earlier.superseded_by.is_empty() || earlier.superseded_by == number)
        .map(|(position, earlier)| {
            let signed = earlier.signed.map_or_else(|| paper.word("blank"), |date| paper.tr.date(date));
            let text = paper.words("earlier", &[("number", &paper.or_blank(&earlier.number)), ("date", &signed)]);
            let place = Place::root().field("earlier_agreements").index(position);
            block(paragraph(&text), false, place.pointer())
        })
        .collect()
}
