//! How often the disk is asked to keep something (`fsync`, `fdatasync`) for each kind of change: what is typed is kept with
//! one such wait at most, or the window would stutter. Now and then the journal is carried over into the casebook by the
//! same call; that is told apart by how rare it is.

use std::collections::BTreeMap;

use crate::child::{self, Place, Start, row, shim};
use crate::told::Told;
use crate::trace::{self, Deed};

/// One call in so many may carry the journal over.
const RARE: usize = 20;

/// The table of waits for one day's work; an error where a text that is typed waits more than once.
pub fn run(seed: u64) -> Result<String, String> {
    let place = Place::new();
    let file = place.root().join("trace");
    let wishes = vec![("TORTURE_TRACE", file.display().to_string())];
    let start = Start { seed, cases: 3, shim: Some((shim(), wishes)), ..Start::default() };
    let mut told = Told::default();
    let ended = child::start(&place.data(), &place.papers(), &place.temporary(), &start).end(&mut told);
    if ended != Some(0) {
        return Err(format!("the child ended with {ended:?}: {:?}", told.errors));
    }
    let counted = count(&trace::read(&std::fs::read(&file).unwrap()));
    report(&counted)
}

/// Waits for the disk of each call, by its kind.
fn count(deeds: &[Deed]) -> BTreeMap<String, Vec<usize>> {
    let mut counted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut under_way: Option<(String, usize)> = None;
    for deed in deeds {
        match deed {
            Deed::Said(line) if line.starts_with("> ") => {
                under_way = line.split(' ').nth(1).map(|kind| (kind.to_owned(), 0));
            }
            Deed::Said(line) if line.starts_with("< ") => {
                if let Some((kind, waits)) = under_way.take() {
                    counted.entry(kind).or_default().push(waits);
                }
            }
            Deed::Flushed { .. } | Deed::DataFlushed { .. } | Deed::NamesFlushed { .. } => {
                under_way.iter_mut().for_each(|(_, waits)| *waits += 1);
            }
            _ => {}
        }
    }
    counted
}

fn report(counted: &BTreeMap<String, Vec<usize>>) -> Result<String, String> {
    let of = |kind: &str| counted.get(kind).map(Vec::as_slice).unwrap_or_default();
    let more_than_one = |kind: &str| of(kind).iter().filter(|waits| **waits > 1).count();
    let line = |kind: &str, what: &str, finding: &str| {
        let most = of(kind).iter().max().copied().unwrap_or_default();
        let once = of(kind).len() - more_than_one(kind);
        row(&[&what, &format!("{} calls", of(kind).len()), &format!("{once} with one at most"), &finding, &most])
    };
    let lines = [
        line("typed", "waits for the disk: a text that is typed", "more where the journal is carried over"),
        line("event", "waits for the disk: a change", "likewise"),
        line("paper", "control: a paper, which waits for file and folder", "more than one each: as it must"),
    ]
    .join("\n");
    if of("typed").len() < 50 || of("paper").is_empty() || more_than_one("paper") < of("paper").len() {
        return Err(format!("the waits were not seen; this proves nothing\n{lines}"));
    }
    if more_than_one("typed") * RARE > of("typed").len() {
        return Err(format!("a text that is typed waits for the disk more than once\n{lines}"));
    }
    Ok(lines)
}
