//! Wrong characters, words that are taken for others (抚养/赡养, 订金/定金) and dialect in a clause: a court reads what
//! stands there (`research/domain.md` 5.1, 5.7). The lists are in `check/words`. What is quoted or a name may stay.

use std::ops::Range;
use std::sync::LazyLock;

use super::Scene;
use super::clause::{Clause, Text};
use super::look_alike::look_alike;
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::quoted;
use crate::check::reading::words::WordList;
use crate::check::rule::Rule;

static WRONG: LazyLock<WordList> =
    LazyLock::new(|| WordList::read_with(include_str!("../words/wrong.txt"), include_str!("../words/confused.txt")));
static DIALECT: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("../words/dialect.txt")));

pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    for text in clause.texts() {
        if text.text.is_empty() {
            continue;
        }
        from_list(scene, clause, text, &WRONG, Rule::TermWrongCharacter, report);
        from_list(scene, clause, text, &DIALECT, Rule::TermDialect, report);
        if let Some(wrong) = look_alike(scene, clause, text) {
            let words = text.reading.words(&wrong.span);
            let finding = instead(clause, text, Rule::TermLookAlike, words, wrong.right);
            report(finding.mended_by(text.replacing(&wrong.span, wrong.right)));
        }
    }
}

fn instead(clause: &Clause<'_>, text: &Text<'_>, rule: Rule, words: String, right: &str) -> Finding {
    let about = About::Instead { number: clause.number, words, instead: right.to_owned() };
    Finding::new(rule, text.at.clone(), about)
}

/// The first word of the list that is neither quoted nor in a name.
fn from_list(scene: &Scene<'_>, clause: &Clause<'_>, text: &Text<'_>, list: &WordList, rule: Rule, report: Report<'_>) {
    let hits = list.find(&text.reading.signs);
    if hits.is_empty() {
        return;
    }
    let mut spared: Vec<Range<usize>> = scene.people.spans(&text.reading.signs);
    spared.extend(quoted(&text.reading.signs));
    let mut left =
        hits.into_iter().filter(|hit| !spared.iter().any(|span| span.start < hit.end && hit.start < span.end));
    let Some(hit) = left.next() else { return };
    let words = hit.entry.word.clone();
    if hit.entry.instead.is_empty() {
        return report(clause.about_words(rule, text, vec![words]));
    }
    let finding = instead(clause, text, rule, words, &hit.entry.instead);
    report(finding.mended_by(text.replacing(&(hit.start..hit.end), &hit.entry.instead)));
}
