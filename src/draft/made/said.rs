//! What was said: the statements of a session, the answers of one person, what the applicants ask for. What was said in
//! private is in none of them, whoever asks.

use super::super::document::Block;
use super::super::paper::{Paper, block, led, paragraph};
use super::super::slots;
use crate::domain::case::CaseFile;
use crate::domain::party::{PartyId, Side};
use crate::domain::place::Place;
use crate::domain::said::session_of;
use crate::domain::session::{Statement, StatementKind};
use crate::i18n::Lang;

/// The statements of the paper's session in their order, each led by its speaker.
pub(in crate::draft) fn statements(paper: &Paper<'_>) -> Vec<Block> {
    let Some((position, _)) = slots::session(paper) else { return Vec::new() };
    let said = paper.case.statements.iter().enumerate().filter(|(_, statement)| !statement.private);
    said.filter(|(_, statement)| session_of(paper.case, statement) == Some(position))
        .flat_map(|(number, statement)| {
            let speaker = paper.case.party(&statement.party).map_or("", |party| party.name.as_str());
            lines(paper, &paper.words("speaker", &[("name", speaker)]), &confirmed(paper, statement), number)
        })
        .collect()
}

/// The words of a statement; where it was read back to its speaker and is right, they say so.
fn confirmed(paper: &Paper<'_>, statement: &Statement) -> String {
    let text = statement.text.trim_end();
    if statement.confirmed.is_none() || text.is_empty() {
        return statement.text.clone();
    }
    let gap = if paper.lang == Lang::En { " " } else { "" };
    format!("{text}{gap}{}", paper.word("confirmed"))
}

/// A paragraph a line of the statement, the first one led.
fn lines(paper: &Paper<'_>, lead: &str, text: &str, number: usize) -> Vec<Block> {
    let place = Place::root().field("statements").index(number).field("text");
    let texts = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let texts = texts.enumerate().map(|(line, text)| {
        let lead = if line == 0 { lead } else { "" };
        block(led(lead, &paper.or_blank(text)), false, place.pointer())
    });
    texts.collect()
}

/// The usual opening question, and what the person said; without a word of theirs the answer is to be written.
pub(in crate::draft) fn answers(paper: &Paper<'_>) -> Vec<Block> {
    let Some((_, party)) = slots::person(paper) else { return Vec::new() };
    let mut blocks = Vec::new();
    for (number, statement) in said_by(paper.case, &party.id) {
        let question = if blocks.is_empty() { "question-first" } else { "question-more" };
        blocks.push(block(led(&paper.word("asked"), &paper.word(question)), true, ""));
        blocks.extend(lines(paper, &paper.word("answered"), &statement.text, number));
    }
    blocks
}

pub(in crate::draft) fn said_by<'a>(
    case: &'a CaseFile,
    id: &'a PartyId,
) -> impl Iterator<Item = (usize, &'a Statement)> {
    let said = case.statements.iter().enumerate();
    said.filter(move |(_, statement)| &statement.party == id && !statement.private)
}

/// What the applicants ask for: their demands, else their positions on the issues, else the usual words.
pub(in crate::draft) fn requests(paper: &Paper<'_>) -> Vec<Block> {
    let mut asked: Vec<(String, String)> = Vec::new();
    for (number, statement) in paper.case.statements.iter().enumerate() {
        let demand = statement.kind == Some(StatementKind::Demand) && !statement.private;
        if demand && is_applicant(paper.case, &statement.party) {
            let place = Place::root().field("statements").index(number).field("text");
            asked.push((statement.text.trim().to_owned(), place.pointer().to_owned()));
        }
    }
    if asked.is_empty() {
        let positions = paper.case.issues.iter().flat_map(|issue| &issue.positions);
        let positions = positions.filter(|position| is_applicant(paper.case, &position.party));
        asked = positions.map(|position| (position.text.trim().to_owned(), String::new())).collect();
    }
    asked.retain(|(text, _)| !text.is_empty());
    if asked.is_empty() {
        asked.push((paper.word("request-usual"), String::new()));
    }
    let numbered = asked.into_iter().enumerate().map(|(position, (text, place))| {
        let text = paper.words("request", &[("ordinal", &(position + 1).to_string()), ("text", &text)]);
        block(paragraph(&text), false, place)
    });
    numbered.collect()
}

fn is_applicant(case: &CaseFile, id: &PartyId) -> bool {
    case.party(id).is_some_and(|party| party.role.side() == Side::A)
}
