//! A paper in two languages: Chinese leading, English beneath each part (the Chinese text prevails). It must not
//! translate anything.

use super::NoPaper;
use crate::draft::document::{Block, Column, Content, FormCell, FormRow, SignaturePlace};
use crate::draft::paper::Paper;
use crate::draft::template::Part;
use crate::i18n::Lang;

/// The Chinese blocks with the English ones beneath, part by part.
///
/// # Errors
/// [`NoPaper::UnlikeTemplates`] where the two templates do not have the same parts in the same order.
pub(super) fn blocks(chinese: &Paper<'_>, english: &Paper<'_>) -> Result<Vec<Block>, NoPaper> {
    let (ours, theirs) = (&chinese.template.parts, &english.template.parts);
    let alike = ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(one, other)| are_alike(one, other));
    if !alike {
        return Err(NoPaper::UnlikeTemplates(chinese.kind));
    }
    let parts = ours.iter().zip(theirs);
    let pairs = parts.map(|(one, other)| {
        beside(chinese.parts(std::slice::from_ref(one)), english.parts(std::slice::from_ref(other)))
    });
    Ok(pairs.flatten().collect())
}

fn are_alike(one: &Part, other: &Part) -> bool {
    match (one, other) {
        (Part::Made(one), Part::Made(other)) => one == other,
        (Part::When { slot, then, .. }, Part::When { slot: their_slot, then: their_then, .. }) => {
            slot == their_slot && then.len() == their_then.len()
        }
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// Blocks that say the same in two languages: one beneath the other, or both in one where a block stands once.
fn beside(chinese: Vec<Block>, english: Vec<Block>) -> Vec<Block> {
    let mut theirs = english.into_iter();
    let mut blocks = Vec::new();
    for ours in chinese {
        match theirs.next() {
            Some(theirs) if is_no_translation(&theirs) => blocks.push(ours),
            Some(translated) => blocks.extend(both(ours, translated)),
            None => blocks.push(ours),
        }
    }
    blocks.extend(theirs.map(in_english));
    blocks
}

/// A paragraph for which nobody wrote English: it would say the Chinese twice.
fn is_no_translation(block: &Block) -> bool {
    let Content::Paragraph { text, .. } = &block.content else { return false };
    let han = text.chars().filter(|ch| matches!(ch, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')).count();
    han > text.chars().filter(char::is_ascii_alphabetic).count()
}

fn in_english(block: Block) -> Block {
    Block { lang: Some(Lang::En), ..block }
}

fn both(ours: Block, theirs: Block) -> Vec<Block> {
    let content = match (&ours.content, &theirs.content) {
        (Content::Signatures { left, right }, Content::Signatures { left: their_left, right: their_right }) => {
            Content::Signatures { left: labelled(left, their_left), right: labelled(right, their_right) }
        }
        (Content::Table { columns, rows }, Content::Table { columns: their_columns, rows: their_rows }) => {
            Content::Table { columns: headed(columns, their_columns), rows: filled(rows, their_rows) }
        }
        (Content::Form(rows), Content::Form(their_rows)) => Content::Form(formed(rows, their_rows)),
        (Content::SealPlace { .. } | Content::Space { .. } | Content::Blank { .. } | Content::PageBreak, _) => {
            return vec![ours];
        }
        (one, other) if one == other => return vec![ours],
        _ => {
            let beneath = in_english(theirs);
            return vec![Block { keep_with_next: true, ..ours }, beneath];
        }
    };
    vec![Block { content, ..ours }]
}

fn two_lines(ours: &str, theirs: &str) -> String {
    if ours == theirs || theirs.is_empty() { ours.to_owned() } else { format!("{ours}\n{theirs}") }
}

fn labelled(ours: &[SignaturePlace], theirs: &[SignaturePlace]) -> Vec<SignaturePlace> {
    let pairs = ours.iter().zip(theirs);
    pairs.map(|(one, other)| SignaturePlace { label: two_lines(&one.label, &other.label), ..one.clone() }).collect()
}

fn headed(ours: &[Column], theirs: &[Column]) -> Vec<Column> {
    let pairs = ours.iter().zip(theirs);
    pairs.map(|(one, other)| Column { title: two_lines(&one.title, &other.title), ..one.clone() }).collect()
}

fn formed(ours: &[FormRow], theirs: &[FormRow]) -> Vec<FormRow> {
    let cell = |(one, other): (&FormCell, &FormCell)| FormCell {
        label: two_lines(&one.label, &other.label),
        value: two_lines(&one.value, &other.value),
        place: one.place.clone(),
    };
    let row = |(one, other): (&FormRow, &FormRow)| FormRow {
        cells: one.cells.iter().zip(&other.cells).map(cell).collect(),
        lines: one.lines,
    };
    ours.iter().zip(theirs).map(row).collect()
}

fn filled(ours: &[Vec<String>], theirs: &[Vec<String>]) -> Vec<Vec<String>> {
    // An amount is read in both languages: figures, and capitals that exist in Chinese alone.
    let cell = |one: &String, other: &String| if one.contains('￥') { one.clone() } else { two_lines(one, other) };
    let cells = |(one, other): (&Vec<String>, &Vec<String>)| -> Vec<String> {
        one.iter().zip(other).map(|(one, other)| cell(one, other)).collect()
    };
    ours.iter().zip(theirs).map(cells).collect()
}
