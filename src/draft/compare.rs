//! Which words differ between two papers: paragraph by paragraph, and within a changed paragraph character by character
//! in Chinese, word by word in English. Pure; it must not know versions, colours or marks.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::document::{Block, Content, Document, FormCell, SignaturePlace};

/// Two paragraphs that share less than this part of their words are two paragraphs, and not one that was changed.
const ALIKE_PERCENT: usize = 40;
/// Above so many pairs of changed paragraphs, or of words in two of them, the nearest are not looked for: they stand
/// side by side in their order, marked whole.
const MOST_PAIRS: usize = 2_500;
const MOST_WORDS: usize = 20_000;

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    /// It is not in the other paper.
    pub differs: bool,
}

/// One row of two papers side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Same(String),
    /// The pieces together are the whole paragraph, on each side.
    Changed {
        left: Vec<Span>,
        right: Vec<Span>,
    },
    OnlyLeft(String),
    OnlyRight(String),
}

impl Row {
    /// Whether both sides say the same.
    pub const fn is_same(&self) -> bool {
        matches!(self, Row::Same(_))
    }
}

/// The two papers side by side, from the first paragraph to the last.
pub fn side_by_side(left: &Document, right: &Document) -> Vec<Row> {
    let (left, right) = (paragraphs(left), paragraphs(right));
    let mut rows = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &left, &right) {
        let (old, new) = (part(&left, op.old_range()), part(&right, op.new_range()));
        match op {
            DiffOp::Equal { .. } => rows.extend(old.iter().cloned().map(Row::Same)),
            DiffOp::Delete { .. } => rows.extend(old.iter().cloned().map(Row::OnlyLeft)),
            DiffOp::Insert { .. } => rows.extend(new.iter().cloned().map(Row::OnlyRight)),
            DiffOp::Replace { .. } => replaced(old, new, &mut rows),
        }
    }
    rows
}

/// The paragraphs of a paper, as they are read.
pub fn paragraphs(document: &Document) -> Vec<String> {
    document.blocks.iter().flat_map(of_block).filter(|text| !text.trim().is_empty()).collect()
}

fn of_block(block: &Block) -> Vec<String> {
    match &block.content {
        Content::Title(text)
        | Content::Number(text)
        | Content::Heading(text)
        | Content::Subheading(text)
        | Content::Note(text) => vec![text.clone()],
        Content::Paragraph { lead, text, .. } => vec![format!("{lead}{text}")],
        Content::Fields { lead, items } => {
            let items = items.iter().map(|item| format!("{}{}", item.label, item.value));
            vec![
                std::iter::once(lead.clone())
                    .chain(items)
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join("  "),
            ]
        }
        Content::Form(rows) => rows.iter().map(|row| joined(row.cells.iter().map(cell))).collect(),
        Content::Table { columns, rows } => {
            let head = joined(columns.iter().map(|column| column.title.clone()));
            std::iter::once(head).chain(rows.iter().map(|row| joined(row.iter().cloned()))).collect()
        }
        Content::Signatures { left, right } => left.iter().chain(right).map(place).collect(),
        Content::SealPlace { committee, date } => vec![joined([committee.clone(), date.clone()])],
        Content::Code { code, caption } => vec![joined([caption.clone(), code.clone()])],
        Content::Blank { .. } | Content::Space { .. } | Content::PageBreak => Vec::new(),
    }
}

fn cell(cell: &FormCell) -> String {
    joined([cell.label.clone(), cell.value.clone()])
}

fn place(place: &SignaturePlace) -> String {
    joined([format!("{}{}", place.label, place.name), place.signed_at.clone()])
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// Paragraphs in whose place others stand: those that are alike are one that was changed.
fn replaced(old: &[String], new: &[String], rows: &mut Vec<Row>) {
    let (mut left, mut right) = (0, 0);
    for (at_left, at_right) in pairs(old, new) {
        rows.extend(part(old, left..at_left).iter().cloned().map(Row::OnlyLeft));
        rows.extend(part(new, right..at_right).iter().cloned().map(Row::OnlyRight));
        if let (Some(old), Some(new)) = (old.get(at_left), new.get(at_right)) {
            rows.push(changed(old, new));
        }
        (left, right) = (at_left + 1, at_right + 1);
    }
    rows.extend(part(old, left..old.len()).iter().cloned().map(Row::OnlyLeft));
    rows.extend(part(new, right..new.len()).iter().cloned().map(Row::OnlyRight));
}

/// Which paragraphs belong together, in order: the choice by which most words are shared.
fn pairs(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return (0..old.len().min(new.len())).map(|at| (at, at)).collect();
    }
    let bags =
        |texts: &[String]| -> Vec<(usize, BTreeMap<String, usize>)> { texts.iter().map(|text| bag(text)).collect() };
    let (old, new) = (bags(old), bags(new));
    // best[(i, j)]: words shared by the best pairs of what begins at i and j.
    let mut best: BTreeMap<(usize, usize), (usize, Choice)> = BTreeMap::new();
    let known = |best: &BTreeMap<(usize, usize), (usize, Choice)>, at| best.get(&at).map_or(0, |(sum, _)| *sum);
    for (i, left) in old.iter().enumerate().rev() {
        for (j, right) in new.iter().enumerate().rev() {
            let together = shared(left, right).map_or(0, |words| words + known(&best, (i + 1, j + 1)));
            let (skip_left, skip_right) = (known(&best, (i + 1, j)), known(&best, (i, j + 1)));
            let choice = if together > 0 && together >= skip_left.max(skip_right) {
                (together, Choice::Pair)
            } else if skip_left >= skip_right {
                (skip_left, Choice::SkipLeft)
            } else {
                (skip_right, Choice::SkipRight)
            };
            best.insert((i, j), choice);
        }
    }
    follow(&best)
}

#[derive(Clone, Copy)]
enum Choice {
    Pair,
    SkipLeft,
    SkipRight,
}

fn follow(best: &BTreeMap<(usize, usize), (usize, Choice)>) -> Vec<(usize, usize)> {
    let (mut pairs, mut at) = (Vec::new(), (0, 0));
    while let Some((_, choice)) = best.get(&at) {
        match choice {
            Choice::Pair => {
                pairs.push(at);
                at = (at.0 + 1, at.1 + 1);
            }
            Choice::SkipLeft => at.0 += 1,
            Choice::SkipRight => at.1 += 1,
        }
    }
    pairs
}

/// The words of a text with how often each occurs, and how many there are.
fn bag(text: &str) -> (usize, BTreeMap<String, usize>) {
    let words: Vec<&str> = words(text).into_iter().filter(|word| !word.trim().is_empty()).collect();
    let mut bag = BTreeMap::new();
    for word in &words {
        *bag.entry((*word).to_owned()).or_insert(0) += 1;
    }
    (words.len(), bag)
}

/// How many words two paragraphs share, if they are alike at all.
fn shared(left: &(usize, BTreeMap<String, usize>), right: &(usize, BTreeMap<String, usize>)) -> Option<usize> {
    let both: usize = left.1.iter().map(|(word, count)| right.1.get(word).copied().unwrap_or(0).min(*count)).sum();
    let longer = left.0.max(right.0);
    (both > 0 && both * 100 >= longer * ALIKE_PERCENT).then_some(both)
}

fn changed(old: &str, new: &str) -> Row {
    let (left, right) = (words(old), words(new));
    if left.len().max(right.len()) > MOST_WORDS {
        let whole = |text: &str| vec![Span { text: text.to_owned(), differs: true }];
        return Row::Changed { left: whole(old), right: whole(new) };
    }
    let (mut old_spans, mut new_spans) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &left, &right) {
        let differs = !matches!(op, DiffOp::Equal { .. });
        add(&mut old_spans, part(&left, op.old_range()), differs);
        add(&mut new_spans, part(&right, op.new_range()), differs);
    }
    Row::Changed { left: old_spans, right: new_spans }
}

fn add(spans: &mut Vec<Span>, words: &[&str], differs: bool) {
    let text = words.concat();
    match spans.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.differs == differs => last.text += &text,
        _ => spans.push(Span { text, differs }),
    }
}

/// What is compared: a Chinese character, an English word, a number with its commas and points, a space, a sign.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, ch)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        if !before.is_some_and(|before| runs_on(before, ch, next)) {
            words.extend(text.get(start..at).filter(|word| !word.is_empty()));
            start = at;
        }
        before = Some(ch);
    }
    words.extend(text.get(start..).filter(|word| !word.is_empty()));
    words
}

/// Whether a character belongs to the word of the one before it.
fn runs_on(before: char, ch: char, next: Option<char>) -> bool {
    let in_word = |ch: char| ch.is_alphanumeric() && !is_han(ch);
    let joins = matches!(ch, '.' | ',' | '\'' | '’');
    let after_joint = matches!(before, '.' | ',' | '\'' | '’');
    if joins {
        return in_word(before) && next.is_some_and(in_word);
    }
    in_word(ch) && (in_word(before) || after_joint)
}

fn is_han(ch: char) -> bool {
    matches!(u32::from(ch), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

fn part<T>(all: &[T], range: Range<usize>) -> &[T] {
    all.get(range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_an_english_word_and_a_number_are_words() {
        for (text, expected) in [
            ("于3月15日", vec!["于", "3", "月", "15", "日"]),
            ("人民币2,600.00元。", vec!["人", "民", "币", "2,600.00", "元", "。"]),
            ("shall pay 2,600 yuan.", vec!["shall", " ", "pay", " ", "2,600", " ", "yuan", "."]),
            ("Mr Lin's car", vec!["Mr", " ", "Lin's", " ", "car"]),
            ("a, b", vec!["a", ",", " ", "b"]),
            ("𠮷野", vec!["𠮷", "野"]),
            ("", vec![]),
        ] {
            assert_eq!(words(text), expected, "{text}");
            assert_eq!(words(text).concat(), text);
        }
    }
}
