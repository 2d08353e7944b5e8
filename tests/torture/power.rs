//! Power cuts by replay: one child is recorded, and the disk is rebuilt as it could be at random moments. The control is
//! the same under a disk that answers "flushed" and does nothing (as `synchronous = OFF` would have it): it must fail.

use std::collections::BTreeMap;
use std::time::Instant;

use crate::child::{self, Place, Start, row, shim, times};
use crate::dice::Dice;
use crate::judge::judge;
use crate::told::Told;
use crate::trace::{self, Deed, Disk, FLAVOURS, Flavour};

/// So many cases are recorded.
const CASES: u64 = 3;
/// So many cuts of the control are enough.
const MOST_OF_CONTROL: usize = 100;

struct Cuts {
    fine: usize,
    lost: usize,
    broken: usize,
    by_flavour: BTreeMap<Flavour, (usize, usize)>,
    first_bad: Option<String>,
    took: Vec<std::time::Duration>,
    deeds: usize,
}

/// So many cuts with flushes, and as many (at most 100) without.
pub fn run(cuts: usize, seed: u64) -> Result<String, String> {
    let started = Instant::now();
    let mut full = cut(cuts, seed, false);
    let mut off = cut(cuts.min(MOST_OF_CONTROL), seed, true);
    let lines = [
        row(&[&"power cut (replay)", &format!("{cuts} cuts"), &full.words(), &full.verdict(), &times(&mut full.took)]),
        row(&[
            &"control: flushes swallowed",
            &format!("{} cuts", cuts.min(MOST_OF_CONTROL)),
            &off.words(),
            &format!("{}: as it must", off.verdict()),
            &times(&mut off.took),
        ]),
        format!("    {} s", started.elapsed().as_secs()),
    ];
    if full.fine != cuts {
        return Err(format!("power cuts: {}\n{}", full.verdict(), full.first_bad.unwrap_or_default()));
    }
    if off.lost + off.broken < off.fine {
        return Err(format!("the control did not fail: {}; this harness proves nothing", off.verdict()));
    }
    Ok(lines.join("\n"))
}

fn record(seed: u64, swallow: bool) -> (Place, Vec<Deed>) {
    let place = Place::new();
    let file = place.root().join("trace");
    let mut wishes = vec![("TORTURE_TRACE", file.display().to_string())];
    if swallow {
        wishes.push(("TORTURE_SWALLOW", "1".to_owned()));
    }
    let start = Start { seed, cases: CASES, shim: Some((shim(), wishes)), ..Start::default() };
    let mut told = Told::default();
    let code = child::start(&place.data(), &place.papers(), &place.temporary(), &start).end(&mut told);
    assert_eq!((code, told.done), (Some(0), CASES), "the recorded child: {:?}", told.errors);
    let deeds = trace::read(&std::fs::read(file).unwrap());
    (place, deeds)
}

fn cut(count: usize, seed: u64, swallow: bool) -> Cuts {
    let (place, deeds) = record(seed, swallow);
    let mut dice = Dice(seed ^ 0xC07);
    let mut moments: Vec<usize> = (0..count).map(|_| dice.roll(deeds.len() + 1)).collect();
    moments.sort_unstable();
    let mut cuts = Cuts {
        fine: 0,
        lost: 0,
        broken: 0,
        by_flavour: BTreeMap::new(),
        first_bad: None,
        took: Vec::new(),
        deeds: deeds.len(),
    };
    let (mut disk, mut said, mut at) = (Disk::default(), String::new(), 0);
    for (number, moment) in moments.into_iter().enumerate() {
        for deed in &deeds[at..moment] {
            disk.take(deed);
            if let Deed::Said(words) = deed {
                said.push_str(words);
            }
        }
        at = moment;
        let flavour = FLAVOURS[number % FLAVOURS.len()];
        let found = Place::new();
        trace::lay_out(&disk.cut(flavour, &mut dice), place.root(), found.root());
        let mut told = Told::default();
        told.hear(&said);
        let verdict = judge(&found.data(), &found.papers(), &mut told);
        cuts.took.push(verdict.took);
        let of_flavour = cuts.by_flavour.entry(flavour).or_default();
        of_flavour.1 += 1;
        if verdict.is_fine() {
            cuts.fine += 1;
            of_flavour.0 += 1;
        } else if verdict.broken.is_empty() {
            cuts.lost += 1;
        } else {
            cuts.broken += 1;
        }
        if !verdict.is_fine() {
            cuts.first_bad.get_or_insert(format!(
                "after deed {moment} of {}, {flavour:?}: {}",
                deeds.len(),
                verdict.words()
            ));
        }
    }
    cuts
}

impl Cuts {
    fn verdict(&self) -> String {
        format!("{} fine, {} lost something, {} broken", self.fine, self.lost, self.broken)
    }

    fn words(&self) -> String {
        let flavours = self.by_flavour.iter().map(|(flavour, (fine, all))| {
            let name = match flavour {
                Flavour::Nothing => "nothing",
                Flavour::Beginning => "a beginning",
                Flavour::Everything => "everything",
                Flavour::AnyTorn => "any of it, torn",
            };
            format!("{name} {fine}/{all}")
        });
        let flavours: Vec<String> = flavours.collect();
        format!("{} deeds; of the unflushed there: {}", self.deeds, flavours.join(", "))
    }
}
