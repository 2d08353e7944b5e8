//! What can be wrong in a template, with the place and what would be right. Whoever edits a template reads this, so
//! every sentence says what to do. The words are in the language files.

use crate::i18n::Tr;

/// One mistake in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub fault: Fault,
}

/// The kinds of mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A slot that does not exist, and the ones that do.
    UnknownSlot { name: String, known: Vec<String> },
    /// `{{` without `}}`.
    OpenSlot,
    /// `}}` without `{{`.
    StrayClosing,
    /// `{{}}`.
    EmptySlot,
    /// `@name` that is no block, and the ones that exist.
    UnknownBlock { name: String, known: Vec<String> },
    /// `@sign` with a group that does not exist, or with none.
    UnknownGroup { name: String, known: Vec<String> },
    /// A number is missing after `@lines` or `@space`, or is not from 1 to 60.
    NotACount { block: String },
    /// `@if` without `@end`.
    OpenCondition,
    /// `@if` within so many others.
    TooDeep { most: usize },
    /// `@end` or `@else` without `@if`.
    StrayCondition { name: String },
    /// A row of a form whose cells are not label and value in turn, each closed by `|`.
    BrokenRow,
    /// A heading, title or note without words.
    NoWords { mark: String },
    /// A line among the words without `=`.
    NotAWord,
    /// A word that no paper uses, and the ones that exist.
    UnknownWord { name: String, known: Vec<String> },
    /// The same word twice.
    WordTwice { name: String },
    /// No title, or a second one.
    Title { count: usize },
    /// A block without which this paper is not what its name says.
    Lacks { block: String },
    /// A character that cannot be printed.
    Control { code: String },
}

impl Mistake {
    /// Line, column, what is wrong and what would be right.
    pub fn message(&self, tr: Tr) -> String {
        tr.template_mistake(self.line, self.column, self.fault.message(tr))
    }
}

impl Fault {
    fn message(&self, tr: Tr) -> String {
        let list = |names: &[String]| names.join(tr.list_separator());
        match self {
            Fault::UnknownSlot { name, known } => tr.template_unknown_slot(name, list(known)),
            Fault::OpenSlot => tr.template_open_slot().to_owned(),
            Fault::StrayClosing => tr.template_stray_closing().to_owned(),
            Fault::EmptySlot => tr.template_empty_slot().to_owned(),
            Fault::UnknownBlock { name, known } => tr.template_unknown_block(name, list(known)),
            Fault::UnknownGroup { name, known } => tr.template_unknown_group(name, list(known)),
            Fault::NotACount { block } => tr.template_not_a_count(block),
            Fault::OpenCondition => tr.template_open_condition().to_owned(),
            Fault::TooDeep { most } => tr.template_too_deep(most),
            Fault::StrayCondition { name } => tr.template_stray_condition(name),
            Fault::BrokenRow => tr.template_broken_row().to_owned(),
            Fault::NoWords { mark } => tr.template_no_words(mark),
            Fault::NotAWord => tr.template_not_a_word().to_owned(),
            Fault::UnknownWord { name, known } => tr.template_unknown_word(name, list(known)),
            Fault::WordTwice { name } => tr.template_word_twice(name),
            Fault::Title { count: 0 } => tr.template_no_title().to_owned(),
            Fault::Title { .. } => tr.template_second_title().to_owned(),
            Fault::Lacks { block } => tr.template_lacks(block),
            Fault::Control { code } => tr.template_control(code),
        }
    }
}

/// Characters of what was written that are compared; no name is longer.
const LONGEST_NAME: usize = 64;

/// The names nearest to what was written come first, so that a slip of the pen finds its mending at once.
pub(super) fn nearest_first<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut known: Vec<String> = known.map(str::to_owned).collect();
    let written: String = written.chars().take(LONGEST_NAME).collect();
    known.sort_by_cached_key(|name| distance(&written, name));
    known
}

/// Number of letters to change, add or leave out between two words (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (position, letter) in one.chars().enumerate() {
        let mut diagonal = position;
        let mut left = position + 1;
        let mut next = vec![left];
        for (above, known) in row.iter().skip(1).zip(&other) {
            let cost = (diagonal + usize::from(letter != *known)).min(above + 1).min(left + 1);
            diagonal = *above;
            left = cost;
            next.push(cost);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_and_order() {
        assert_eq!(distance("facts", "facts"), 0);
        assert_eq!(distance("fact", "facts"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(nearest_first("fcats", ["number", "facts", "title"].into_iter())[0], "facts");
    }
}
