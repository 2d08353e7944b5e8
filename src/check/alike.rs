//! Whether an account tells what another case tells: stock text under other names, numbers and dates (`research/domain.md`
//! 5.2, 21). Formulas and clauses of the library are the same by right, so clauses count only all together, with their
//! amounts and dates. What was said in private is never compared.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Report;
use super::finding::{About, Finding};
use super::rule::Rule;
use crate::domain::case::CaseFile;
use crate::domain::party::PartyKind;
use crate::domain::place::Place;

/// A text of fewer characters than this, names, figures and marks left out, may well be told alike.
const FEWEST_ACCOUNT: usize = 30;
/// The clauses of a whole agreement, figures left in.
const FEWEST_CLAUSES: usize = 60;

/// Which texts are compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AlikeText {
    Facts,
    Statement,
    /// All clauses of an agreement.
    Clauses,
}

impl AlikeText {
    /// Pairs of neighbouring characters that both texts have, of a hundred that either has (Jaccard).
    const fn least_percent(self) -> usize {
        match self {
            AlikeText::Facts | AlikeText::Statement => 80,
            AlikeText::Clauses => 95,
        }
    }
}

/// The texts of other cases, made ready to be compared with.
#[derive(Clone, Debug, Default)]
pub struct EarlierTexts {
    cases: Vec<Known>,
    texts: Vec<Text>,
    /// Texts by the pairs of which two alike must share at least one (see [`Text::telling`]).
    by_pair: HashMap<(AlikeText, bool, u32), Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Known {
    /// By which the case is told from the one that is checked.
    identity: String,
    /// Number or title.
    called: String,
    /// The same case was added again, later, and counts as it is there.
    replaced: bool,
}

#[derive(Clone, Debug)]
struct Text {
    of: AlikeText,
    /// Whether the names of its own case are left out. Names of another case that were copied with the words stand in
    /// both texts: those are found as they are written.
    bare_of_names: bool,
    case: usize,
    /// Pairs of neighbouring characters as numbers, sorted, each once.
    pairs: Vec<u32>,
}

impl Text {
    /// Of two sorted sets that share so many of a hundred, the first few of one and the first few of the other have one
    /// in common: only those need to be looked up.
    fn telling(&self) -> &[u32] {
        let must_share = (self.pairs.len() * self.of.least_percent()).div_ceil(100);
        self.pairs.get(..=self.pairs.len() - must_share).unwrap_or(&self.pairs)
    }

    fn is_like(&self, other: &Text) -> bool {
        let (fewer, more) = (self.pairs.len().min(other.pairs.len()), self.pairs.len().max(other.pairs.len()));
        let percent = self.of.least_percent();
        if self.of != other.of || self.bare_of_names != other.bare_of_names || fewer * 100 < more * percent {
            return false;
        }
        let both = shared(&self.pairs, &other.pairs);
        both * 100 >= (self.pairs.len() + other.pairs.len() - both) * percent
    }
}

impl EarlierTexts {
    /// The texts of these cases.
    pub fn of<'c>(cases: impl IntoIterator<Item = &'c CaseFile>) -> EarlierTexts {
        let mut texts = EarlierTexts::default();
        cases.into_iter().for_each(|case| texts.add(case));
        texts
    }

    /// No case but the one that is checked.
    pub fn none() -> &'static EarlierTexts {
        static NONE: LazyLock<EarlierTexts> = LazyLock::new(EarlierTexts::default);
        &NONE
    }

    /// Adds a case, or what has become of it since it was added. The very case that is checked may be among them: it is
    /// never compared with itself.
    pub fn add(&mut self, case: &CaseFile) {
        let (number, identity) = (self.cases.len(), identity(case));
        for known in self.cases.iter_mut().filter(|known| known.identity == identity) {
            known.replaced = true;
        }
        let called = if case.number.trim().is_empty() { &case.title } else { &case.number };
        self.cases.push(Known { identity, called: called.trim().to_owned(), replaced: false });
        for (_, text) in texts(case, number) {
            for pair in text.telling() {
                self.by_pair.entry((text.of, text.bare_of_names, *pair)).or_default().push(self.texts.len());
            }
            self.texts.push(text);
        }
    }

    /// The case that has such a text, if one has.
    fn like(&self, text: &Text, own: &str) -> Option<&Known> {
        let mut looked_at = Vec::new();
        for pair in text.telling() {
            for position in self.by_pair.get(&(text.of, text.bare_of_names, *pair)).into_iter().flatten() {
                let Some(other) = self.texts.get(*position).filter(|_| !looked_at.contains(position)) else { continue };
                looked_at.push(*position);
                let known = self.cases.get(other.case).filter(|known| !known.replaced && known.identity != own);
                if known.is_some() && text.is_like(other) {
                    return known;
                }
            }
        }
        None
    }
}

pub(super) fn check(case: &CaseFile, earlier: &EarlierTexts, report: Report<'_>) {
    if earlier.cases.is_empty() {
        return;
    }
    let own = identity(case);
    for (at, text) in texts(case, 0) {
        if let Some(other) = earlier.like(&text, &own) {
            let about = About::Alike { what: text.of, other: other.called.clone() };
            report(Finding::new(Rule::TextSameAsAnotherCase, at, about));
        }
    }
}

/// The number of the case; without one, its parties and its day.
fn identity(case: &CaseFile) -> String {
    if !case.number.trim().is_empty() {
        return case.number.trim().to_owned();
    }
    let mut names: Vec<&str> = case.parties.iter().map(|party| party.name.trim()).collect();
    names.sort_unstable();
    format!("{} {:?}", names.join(" "), case.accepted)
}

/// Every text of the case that is long enough to tell, with its place.
fn texts(case: &CaseFile, number: usize) -> Vec<(Place, Text)> {
    let names = names(case);
    let mut found = Vec::new();
    let mut take = |at: Place, of: AlikeText, text: &str| {
        let (figures, fewest) = match of {
            AlikeText::Facts | AlikeText::Statement => (false, FEWEST_ACCOUNT),
            AlikeText::Clauses => (true, FEWEST_CLAUSES),
        };
        for (bare_of_names, names) in [(true, names.as_slice()), (false, &[])] {
            let words = bare(text, names, figures);
            if words.len() >= fewest {
                found.push((at.clone(), Text { of, bare_of_names, case: number, pairs: pairs(&words) }));
            }
        }
    };
    let root = Place::root();
    take(root.field("facts"), AlikeText::Facts, &case.facts);
    for (position, said) in case.statements.iter().enumerate().filter(|(_, said)| !said.private) {
        take(root.field("statements").index(position).field("text"), AlikeText::Statement, &said.text);
    }
    if case.terms.len() > 1 {
        let clauses: String = case.terms.iter().map(|term| term.text.as_str()).collect();
        take(root.field("terms"), AlikeText::Clauses, &clauses);
    }
    found
}

/// Every name of the case, the longest first.
fn names(case: &CaseFile) -> Vec<Vec<char>> {
    let mut names: Vec<&str> = case.staff.iter().map(|member| member.name.as_str()).collect();
    names.extend(case.desk.as_ref().map(|desk| desk.committee.as_str()));
    for party in &case.parties {
        names.push(&party.name);
        names.extend(party.agent.as_ref().map(|agent| agent.name.as_str()));
        if let PartyKind::Organisation(organisation) = &party.kind {
            names.extend(organisation.representative.as_ref().map(|person| person.name.as_str()));
        }
    }
    let mut names: Vec<Vec<char>> = names.into_iter().map(|name| name.trim().chars().collect()).collect();
    names.retain(|name| name.len() > 1);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// Figures as Chinese texts write them.
const FIGURES: &str = "〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟";

/// The words without names, marks and, unless they count, figures.
fn bare(text: &str, names: &[Vec<char>], with_figures: bool) -> Vec<char> {
    let text: Vec<char> = text.chars().collect();
    let mut bare = Vec::with_capacity(text.len());
    let mut position = 0;
    while let Some(rest) = text.get(position..).filter(|rest| !rest.is_empty()) {
        if let Some(name) = names.iter().find(|name| rest.starts_with(name)) {
            position += name.len();
            continue;
        }
        let sign = rest.first().copied().unwrap_or_default();
        if sign.is_alphanumeric() && (with_figures || !(sign.is_numeric() || FIGURES.contains(sign))) {
            bare.push(sign);
        }
        position += 1;
    }
    bare
}

fn pairs(text: &[char]) -> Vec<u32> {
    let mixed = |first: char, second: char| {
        let both = u32::from(first).wrapping_mul(0x9E37_79B1) ^ u32::from(second).wrapping_mul(0x85EB_CA77);
        (both ^ (both >> 15)).wrapping_mul(0x2C1B_3C6D)
    };
    let mut pairs: Vec<u32> =
        text.iter().zip(text.iter().skip(1)).map(|(first, second)| mixed(*first, *second)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many both sorted lists have.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut both = 0;
    while let (Some(left), Some(right)) = (one.peek(), other.peek()) {
        let order = left.cmp(right);
        if order.is_le() {
            one.next();
        }
        if order.is_ge() {
            other.next();
        }
        both += usize::from(order.is_eq());
    }
    both
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(pairs: Vec<u32>) -> Text {
        Text { of: AlikeText::Facts, bare_of_names: true, case: 0, pairs }
    }

    proptest! {
        /// Two texts that are alike by counting share one of the pairs that are looked up.
        #[test]
        fn no_like_text_is_missed(one in proptest::collection::btree_set(0_u32..60, 20..50), gone in 0_usize..6, more in 0_u32..6) {
            let other: Vec<u32> = one.iter().copied().skip(gone).chain(100..100 + more).collect();
            let (one, other) = (text(one.into_iter().collect()), text(other));
            if one.is_like(&other) {
                prop_assert!(one.telling().iter().any(|pair| other.telling().contains(pair)));
            }
        }
    }

    #[test]
    fn names_and_figures_are_left_out() {
        let names = [vec!['林', '志', '远']];
        let words: String = bare("2026年3月8日，林志远支付贰仟元。", &names, false).into_iter().collect();
        assert_eq!(words, "年月日支付元");
        let words: String = bare("林志远支付2,000元", &names, true).into_iter().collect();
        assert_eq!(words, "支付2000元");
    }
}
