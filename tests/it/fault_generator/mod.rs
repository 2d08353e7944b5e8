//! Faults on purpose: good agreements from seeds, one fault planted into each, and how many of them the check finds
//! where it was planted (recall) and how often it cries where nothing is (precision), rule by rule.
//!
//! A kind of fault is a function that changes a good agreement and says where; it answers `None` where the agreement has
//! nothing to spoil, and the next one is tried. `tests/README.md` holds the table.

mod faults_course;
mod faults_people;
mod faults_words;
mod good;
mod people;
mod stories;
mod terms;

use std::collections::BTreeMap;

use maplebridge::check::{EarlierTexts, Finding, Severity, Surroundings, check, message};
use maplebridge::domain::calendar::Holidays;
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file::from_stored;
use maplebridge::i18n::{Lang, Tr};
use serde_json::Value;

use crate::dice::Dice;
pub use good::Good;

/// Variants of each kind.
const VARIANTS: usize = 25;
/// The aim for each rule and for all.
const AIM: f64 = 0.97;
/// A character that no face has.
pub const UNKNOWN: char = '\u{323b0}';

/// Where the fault was planted, and what stands in other cases.
pub struct Planted {
    pub at: String,
    pub others: Vec<Value>,
}

/// Planted here, in a case that stands alone.
pub fn at(pointer: impl Into<String>) -> Option<Planted> {
    Some(Planted { at: pointer.into(), others: Vec::new() })
}

/// One kind of fault.
pub struct Kind {
    /// The rule that must find it.
    pub rule: &'static str,
    pub name: &'static str,
    pub plant: fn(&mut Good, &mut Dice) -> Option<Planted>,
    /// Rules that rightly speak up as well, because the fault spoils their matter, too.
    pub companions: &'static [&'static str],
}

/// A kind that has no companion.
pub const fn kind(rule: &'static str, name: &'static str, plant: fn(&mut Good, &mut Dice) -> Option<Planted>) -> Kind {
    Kind { rule, name, plant, companions: &[] }
}

fn kinds() -> Vec<Kind> {
    let mut all = faults_people::kinds();
    all.extend(faults_course::kinds());
    all.extend(terms::kinds());
    all.extend(faults_words::kinds());
    all
}

fn read(case: &Value) -> CaseFile {
    from_stored(case.clone()).unwrap_or_else(|error| panic!("{error:?}: {case}")).case
}

fn found(good: &Good, others: &[Value]) -> Vec<Finding> {
    let others: Vec<CaseFile> = others.iter().map(read).collect();
    let (earlier, holidays) = (EarlierTexts::of(&others), Holidays::default());
    let covers = |sign: char| sign != UNKNOWN;
    check(
        &read(&good.case),
        &Surroundings { today: good.today, covers: &covers, holidays: &holidays, earlier: &earlier },
    )
}

/// How a rule did over all kinds.
#[derive(Default)]
struct Score {
    planted: usize,
    found: usize,
    /// Cries of this rule where nothing of it was planted.
    false_alarms: usize,
}

impl Score {
    fn recall(&self) -> f64 {
        share(self.found, self.planted)
    }

    fn precision(&self) -> f64 {
        share(self.found, self.found + self.false_alarms)
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of a test")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Plants one variant of a kind into the first good agreement that suits.
fn planted(kind: &Kind, variant: usize) -> (Good, Planted) {
    for seed in 0..400_u64 {
        let mut dice = Dice(seed * 1_000_003 + variant as u64 * 7919 + kind.name.len() as u64);
        let mut good = good::good(&mut dice);
        if let Some(planted) = (kind.plant)(&mut good, &mut dice) {
            return (good, planted);
        }
    }
    panic!("{}: no agreement suits", kind.name)
}

fn is_inside(place: &str, finding: &Finding) -> bool {
    let found = finding.at.pointer();
    let (outer, inner) = if place.len() <= found.len() { (place, found) } else { (found, place) };
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Every kind, all its variants.
fn measure(misses: &mut Vec<String>) -> BTreeMap<&'static str, Score> {
    let mut scores: BTreeMap<&'static str, Score> = BTreeMap::new();
    for kind in kinds() {
        for variant in 0..VARIANTS {
            let (good, planted) = planted(&kind, variant);
            let findings = found(&good, &planted.others);
            let hit = findings.iter().any(|finding| finding.rule.key() == kind.rule && is_inside(&planted.at, finding));
            let score = scores.entry(kind.rule).or_default();
            score.planted += 1;
            score.found += usize::from(hit);
            if !hit {
                misses.push(format!("missed {}: {} at {}\n    {}", kind.rule, kind.name, planted.at, good.case));
            }
            let alarms = findings.iter().filter(|finding| {
                let right = finding.rule.key() == kind.rule && is_inside(&planted.at, finding);
                let weighs = finding.severity != Severity::Note;
                weighs && !right && !kind.companions.contains(&finding.rule.key())
            });
            for alarm in alarms {
                scores.entry(alarm.rule.key()).or_default().false_alarms += 1;
                let said = message(Tr(Lang::Zh), alarm);
                misses.push(format!("false alarm beside {}: {} at {}: {said}", kind.name, alarm.rule.key(), alarm.at));
            }
        }
    }
    scores
}

fn table(scores: &BTreeMap<&'static str, Score>) -> String {
    let mut lines = vec![
        "| rule | planted | found | false alarms | recall | precision |".to_owned(),
        "| --- | --- | --- | --- | --- | --- |".to_owned(),
    ];
    let all = total(scores);
    let rows = scores.iter().map(|(rule, score)| (format!("`{rule}`"), score)).chain([("all".to_owned(), &all)]);
    for (name, score) in rows {
        let Score { planted, found, false_alarms } = score;
        let (recall, precision) = (score.recall(), score.precision());
        lines.push(format!("| {name} | {planted} | {found} | {false_alarms} | {recall:.3} | {precision:.3} |"));
    }
    lines.join("\n")
}

fn total(scores: &BTreeMap<&'static str, Score>) -> Score {
    scores.values().fold(Score::default(), |sum, score| Score {
        planted: sum.planted + score.planted,
        found: sum.found + score.found,
        false_alarms: sum.false_alarms + score.false_alarms,
    })
}

#[test]
fn good_agreements_raise_no_alarm() {
    let mut alarms = Vec::new();
    for seed in 0..400 {
        let good = good::good(&mut Dice(seed));
        for finding in found(&good, &[]).into_iter().filter(|finding| finding.severity != Severity::Note) {
            let said = message(Tr(Lang::Zh), &finding);
            let text = good.case.pointer(finding.at.pointer()).map(ToString::to_string).unwrap_or_default();
            alarms.push(format!("{seed} {} {}: {said}\n    {text}", finding.rule.key(), finding.at));
        }
    }
    assert!(alarms.is_empty(), "{} alarms\n{}", alarms.len(), alarms.join("\n"));
}

#[test]
fn planted_faults_are_found_and_nothing_else() {
    let mut misses = Vec::new();
    let scores = measure(&mut misses);
    let table = table(&scores);
    println!("{} kinds, {VARIANTS} variants each\n\n{table}", kinds().len());
    assert!(kinds().len() >= 40);
    let all = total(&scores);
    assert!(all.recall() >= AIM && all.precision() >= AIM, "{table}\n{}", misses.join("\n"));
    for (rule, score) in &scores {
        assert!(score.recall() >= AIM && score.precision() >= AIM, "{rule}\n{table}\n{}", misses.join("\n"));
    }
}
