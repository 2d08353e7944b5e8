//! After a mediation without agreement: the legal ways open, ticked where the parties were told of them
//! (People's Mediation Law art. 26; `research/domain.md` 3.10). And what a dossier still lacks.

use super::super::document::Block;
use super::super::paper::{Paper, block, paragraph};

/// The ways of the form, each with the words by which it is known again in what the parties were told.
const WAYS: [(&str, &str); 5] = [
    ("way-court", "way-court-known"),
    ("way-labour", "way-labour-known"),
    ("way-land", "way-land-known"),
    ("way-authority", "way-authority-known"),
    ("way-police", "way-police-known"),
];

/// One line a way, ticked or not, and what else the parties were told, in their own words.
pub(in crate::draft) fn ways(paper: &Paper<'_>) -> Vec<Block> {
    let told = paper.case.agreement.as_ref().map_or(&[][..], |agreement| agreement.told.as_slice());
    let mut rest: Vec<(usize, &String)> = told.iter().enumerate().collect();
    let mut blocks = Vec::new();
    for (way, known) in WAYS {
        let known = paper.word(known);
        let marks: Vec<&str> = known.split_whitespace().collect();
        let is_this = |text: &str| marks.iter().any(|mark| text.contains(mark));
        let ticked = rest.iter().any(|(_, text)| is_this(text));
        rest.retain(|(_, text)| !is_this(text));
        blocks.push(line(paper, ticked, &paper.word(way), ""));
    }
    for (position, text) in rest {
        blocks.push(line(paper, true, text, &format!("/agreement/told/{position}")));
    }
    blocks
}

fn line(paper: &Paper<'_>, ticked: bool, text: &str, place: &str) -> Block {
    let words = if ticked { "ticked" } else { "not-ticked" };
    block(paragraph(&paper.words(words, &[("text", text)])), false, place)
}

/// What is missing in the dossier, a line each; nothing where it is whole.
pub(in crate::draft) fn missing(paper: &Paper<'_>) -> Vec<Block> {
    let lacking = paper.catalogue.iter().filter(|line| line.pages.is_none());
    lacking.map(|line| block(paragraph(&paper.words("lacking", &[("title", &line.title)])), false, "")).collect()
}
