//! What is shown of a hit: some sixty characters around the first word, the words marked, ID numbers masked. Cut at
//! characters, never at bytes. It must not read the casebook.

use std::ops::Range;

use super::parts::Part;
use super::tokens::{Token, tokens};
use super::words::Word;

/// So many characters are shown, and so many of them before the first word.
const LENGTH: usize = 60;
const BEFORE: usize = 16;
/// Stands where something was left out.
const LEFT_OUT: char = '…';
/// So many signs of an ID number are shown, at its end.
const SHOWN: usize = 4;

/// What is shown of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    /// In characters of the text.
    pub(super) marks: Vec<Range<usize>>,
    /// So many of the words stand in the part.
    pub(super) words: usize,
}

/// `None` where none of the words stands in the part.
pub(super) fn of(part: &Part, words: &[Word]) -> Option<Excerpt> {
    let all = tokens(&part.text);
    let signs = masked(part, &all);
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut found = 0;
    for word in words {
        let places = places(part, word, &all, signs.len());
        found += usize::from(!places.is_empty());
        marks.extend(places.into_iter().map(|(from, to)| from..to));
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let first = marks.first()?.start;
    Some(cut(&signs, first, &joined(marks), found))
}

/// As it is written; else a name, or the end of a number.
fn places(part: &Part, word: &Word, all: &[Token], length: usize) -> Vec<(usize, usize)> {
    let written = if part.hidden { Vec::new() } else { word.places(all) };
    if !written.is_empty() {
        return written;
    }
    if let Some(number) = word.number_among(&part.numbers) {
        let marked = number.chars().count().saturating_sub(1).min(length);
        return vec![(length - marked, length)];
    }
    if word.is_pinyin(part) { vec![(0, length)] } else { Vec::new() }
}

/// The characters of a text, line ends as blanks, ID numbers with stars but for their end.
fn masked(part: &Part, all: &[Token]) -> Vec<char> {
    let mut signs: Vec<char> = part.text.chars().map(|sign| if sign.is_whitespace() { ' ' } else { sign }).collect();
    let persons = all.iter().filter(|token| token.is_number_of_a_person()).map(|token| token.from..token.to);
    let whole = part.hidden.then_some(0..signs.len());
    for Range { start, end } in persons.chain(whole) {
        let hidden = start..end.saturating_sub(SHOWN).max(start);
        signs.get_mut(hidden).into_iter().flatten().for_each(|sign| *sign = '*');
    }
    signs
}

/// Marks that touch or overlap, as one.
fn joined(marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match all.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => all.push(mark),
        }
    }
    all
}

fn cut(signs: &[char], first: usize, marks: &[Range<usize>], words: usize) -> Excerpt {
    let latest = signs.len().saturating_sub(LENGTH);
    let from = first.saturating_sub(BEFORE).min(latest);
    let to = signs.len().min(from + LENGTH);
    let before = usize::from(from > 0);
    let mut text: String = if from > 0 { LEFT_OUT.to_string() } else { String::new() };
    text.extend(signs.get(from..to).unwrap_or_default());
    if to < signs.len() {
        text.push(LEFT_OUT);
    }
    let shown = marks.iter().filter(|mark| mark.start < to && mark.end > from);
    let shift = |mark: &Range<usize>| mark.start.max(from) - from + before..mark.end.min(to) - from + before;
    Excerpt { text, marks: shown.map(shift).collect(), words }
}
