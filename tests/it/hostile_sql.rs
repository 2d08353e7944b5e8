//! Another hand at the casebook file: ten thousand hostile statements from a seed, from a plain connection with
//! recursive triggers on and off, and edits of the file's bytes. Each is refused, or changes nothing of the record, or is
//! found by the check of the casebook. What is not record (half-typed words, where the window stood, what undo could
//! still take back) may change.

mod attempts;
mod target;

use std::collections::BTreeMap;
use std::path::Path;

use maplebridge::casebook::proof::Damage;
use maplebridge::casebook::{Casebook, Error};

use super::dice::Dice;
use attempts::{Attempt, KINDS};
use target::{Record, Target};

/// What the check of this casebook must say of a change: true where it finds something.
type Judge = fn(&Path) -> bool;

/// The check as the program makes it.
fn check(folder: &Path) -> bool {
    loop {
        return match Casebook::examine(folder, Some(&crate::book_support::key())) {
            Ok(examined) => !examined.proof.damage.is_empty(),
            Err(Error::Newer { .. } | Error::Foreign { .. } | Error::Damaged { .. }) => true,
            // A program that another test starts holds our open files for a moment, the lock among them.
            Err(Error::Locked { .. }) => {
                std::thread::yield_now();
                continue;
            }
            Err(error) => panic!("the check did not speak: {error}"),
        };
    }
}

/// What came of the attempts of one kind.
#[derive(Default)]
struct Tally {
    tried: usize,
    refused: usize,
    found: usize,
    harmless: usize,
    missed: Vec<String>,
}

impl Tally {
    fn count(&mut self, outcome: Outcome, attempt: &str) {
        self.tried += 1;
        match outcome {
            Outcome::Refused => self.refused += 1,
            Outcome::Found => self.found += 1,
            Outcome::Harmless => self.harmless += 1,
            Outcome::Missed => self.missed.push(attempt.to_owned()),
        }
    }
}

#[derive(Clone, Copy)]
enum Outcome {
    Refused,
    Found,
    Harmless,
    Missed,
}

fn run(target: &mut Target, attempt: &Attempt, judge: Judge) -> Outcome {
    let refused = target.attack(attempt);
    if target.is_untouched() {
        return if refused { Outcome::Refused } else { Outcome::Harmless };
    }
    target.commit();
    let outcome = match (judge(target.folder()), target.record().is_what_it_was(target.first())) {
        (true, _) => Outcome::Found,
        (false, true) if refused => Outcome::Refused,
        (false, true) => Outcome::Harmless,
        (false, false) => Outcome::Missed,
    };
    target.restore();
    outcome
}

fn print(tallies: &BTreeMap<&str, Tally>) {
    println!("{:34} {:>6} {:>8} {:>6} {:>9} {:>7}", "kind", "tried", "refused", "found", "harmless", "missed");
    let mut sum = [0; 5];
    for (kind, tally) in tallies {
        let Tally { tried, refused, found, harmless, missed } = tally;
        let row = [*tried, *refused, *found, *harmless, missed.len()];
        println!("{kind:34} {:>6} {:>8} {:>6} {:>9} {:>7}", row[0], row[1], row[2], row[3], row[4]);
        sum.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
    }
    println!("{:34} {:>6} {:>8} {:>6} {:>9} {:>7}", "all", sum[0], sum[1], sum[2], sum[3], sum[4]);
}

fn missed(tallies: BTreeMap<&str, Tally>) -> Vec<String> {
    tallies.into_values().flat_map(|tally| tally.missed).collect()
}

/// So many attempts from this seed; every kind has its turn.
fn attack(target: &mut Target, seed: u64, count: usize, judge: Judge) -> BTreeMap<&'static str, Tally> {
    let mut dice = Dice(seed);
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for (number, kind) in KINDS.iter().cycle().take(count).enumerate() {
        let attempt = kind.attempt(&mut dice, target.facts(), number % 2 == 0);
        let outcome = run(target, &attempt, judge);
        tallies.entry(kind.name()).or_default().count(outcome, &attempt.text());
    }
    tallies
}

#[test]
fn ten_thousand_hostile_statements_are_refused_or_found() {
    // Two halves side by side: most of the time goes into the check.
    let halves: Vec<_> = [20_260_312, 20_261_127]
        .map(|seed| std::thread::spawn(move || attack(&mut Target::new(), seed, 5_000, check)))
        .into_iter()
        .map(|half| half.join().unwrap())
        .collect();
    let mut all: BTreeMap<&str, Tally> = BTreeMap::new();
    for (kind, tally) in halves.into_iter().flatten() {
        let sum = all.entry(kind).or_default();
        sum.tried += tally.tried;
        sum.refused += tally.refused;
        sum.found += tally.found;
        sum.harmless += tally.harmless;
        sum.missed.extend(tally.missed);
    }
    print(&all);
    assert_eq!(all.values().map(|tally| tally.tried).sum::<usize>(), 10_000);
    let (refused, found) =
        all.values().fold((0, 0), |(refused, found), tally| (refused + tally.refused, found + tally.found));
    assert!(refused > 2_000 && found > 2_000, "the attempts are too tame: {refused} refused, {found} found");
    let missed = missed(all);
    assert!(
        missed.is_empty(),
        "{} not found, among them:\n{}",
        missed.len(),
        missed[..missed.len().min(5)].join("\n\n")
    );
}

#[test]
fn without_a_group_of_guards_and_with_a_weaker_check_the_attempts_get_through() {
    fn weak(folder: &Path) -> bool {
        let weaker =
            |damage: &Damage| !matches!(damage, Damage::Definitions(_) | Damage::Row { .. } | Damage::Line { .. });
        check(folder)
            && Casebook::examine(folder, Some(&crate::book_support::key()))
                .map_or(true, |examined| examined.proof.damage.iter().any(weaker))
    }
    let mut target = Target::new();
    target.drop_guards_of("signature");
    let tallies = attack(&mut target, 7, 600, weak);
    print(&tallies);
    assert!(missed(tallies).len() > 10, "nothing got through: the test above cannot fail");
}

#[test]
fn edits_of_the_file_itself_are_found_or_change_nothing_of_the_record() {
    let mut target = Target::new();
    let mut dice = Dice(11);
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for number in 0..1_200 {
        let (kind, edited, what) = target.edit(&mut dice, number);
        target.write(&edited);
        let outcome = match check(target.folder()) {
            true => Outcome::Found,
            false if Record::read(target.folder()).is_what_it_was(target.first()) => Outcome::Harmless,
            false => Outcome::Missed,
        };
        tallies.entry(kind).or_default().count(outcome, &what);
    }
    print(&tallies);
    let found: usize = tallies.values().map(|tally| tally.found).sum();
    assert!(found > 400, "only {found} edits were found");
    let missed = missed(tallies);
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// Who knows the form of the file can write every later event anew. Then the heads that closed agreements bear tell.
#[test]
fn a_chain_that_was_written_anew_is_found_by_the_heads_of_closed_agreements() {
    let mut target = Target::new();
    target.write_chain_anew_from("UPDATE event SET detail = '另一个名字' WHERE seq = 3");
    let damage = Casebook::examine(target.folder(), Some(&crate::book_support::key())).unwrap().proof.damage;
    assert!(damage.iter().any(|damage| matches!(damage, Damage::Head { .. })), "{damage:?}");
    assert!(
        !damage.iter().any(|damage| matches!(damage, Damage::Event(_))),
        "the chain itself is in order: {damage:?}"
    );
}

#[test]
fn a_casebook_that_nobody_touched_is_whole() {
    let target = Target::new();
    let proof = Casebook::examine(target.folder(), Some(&crate::book_support::key())).unwrap().proof;
    assert_eq!(proof.damage, []);
    assert!(proof.events > 20 && proof.cases >= 3 && proof.versions == 3 && proof.files == 3, "{proof:?}");
}
