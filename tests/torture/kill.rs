//! kill -9 at random moments. A process that is killed leaves what it wrote to the system, so this proves that no moment
//! of the program's own work leaves something half; what a power cut does is `power`.

use std::time::{Duration, Instant};

use crate::child::{self, Place, Start, row, times};
use crate::dice::Dice;
use crate::judge::judge;
use crate::session::Manner;
use crate::told::Told;

/// One casebook takes so many kills; then a new one begins, so that looking stays quick.
const KILLS_A_BOOK: usize = 20;
/// Kills of the child that says what was kept before it is: of so many some must be caught.
const HASTY_KILLS: usize = 24;

#[derive(Default)]
struct Figures {
    kills: usize,
    acknowledged: u64,
    papers: usize,
    closed: u64,
    one_more: usize,
    under_way: std::collections::BTreeMap<String, usize>,
    bad: Vec<String>,
    took: Vec<Duration>,
}

/// Kills so many times; the lines of the table, or what was lost or broken.
pub fn run(kills: usize, seed: u64) -> Result<String, String> {
    let started = Instant::now();
    let mut dice = Dice(seed);
    let mut figures = Figures::default();
    while figures.kills < kills {
        one_book(&mut figures, kills, Manner::Careful, &mut dice);
    }
    let mut hasty = Figures::default();
    while hasty.kills < HASTY_KILLS {
        // A book ends with its first loss.
        one_book(&mut hasty, HASTY_KILLS, Manner::Hasty, &mut dice);
    }
    report(&mut figures, &hasty, started)
}

fn one_book(figures: &mut Figures, kills: usize, manner: Manner, dice: &mut Dice) {
    let place = Place::new();
    let mut told = Told::default();
    for _ in 0..KILLS_A_BOOK.min(kills - figures.kills) {
        let seed = dice.roll(1 << 30) as u64;
        let start = Start { seed, cases: 1000, manner, ..Start::default() };
        let mut child = child::start(&place.data(), &place.papers(), &place.temporary(), &start);
        // Anywhere in a case, and at any moment between one acknowledgement and the next but few.
        if child.until_acknowledged(dice.roll(160)) {
            std::thread::sleep(Duration::from_micros(dice.roll(40_000) as u64));
        }
        child.kill(&mut told);
        let call = told.under_way.as_ref().map_or("between two calls".to_owned(), |call| match call {
            crate::told::Call::Event(kind) => kind.clone(),
            crate::told::Call::Typed { .. } => "typed text".to_owned(),
            crate::told::Call::Paper { .. } => "printing a PDF".to_owned(),
        });
        *figures.under_way.entry(call).or_default() += 1;
        let verdict = judge(&place.data(), &place.papers(), &mut told);
        figures.kills += 1;
        figures.one_more += usize::from(verdict.one_more);
        figures.took.push(verdict.took);
        if !verdict.is_fine() {
            figures.bad.push(format!("kill {} (seed {seed}): {}", figures.kills, verdict.words()));
            break;
        }
    }
    figures.acknowledged += told.acknowledged;
    figures.papers += told.papers.len();
    figures.closed += told.done;
}

fn report(figures: &mut Figures, hasty: &Figures, started: Instant) -> Result<String, String> {
    let Figures { kills, acknowledged, papers, closed, one_more, under_way, bad, took } = figures;
    let hit: Vec<String> = under_way.iter().map(|(call, count)| format!("{call} {count}")).collect();
    let mut lines = vec![row(&[
        &"kill -9",
        &format!("{kills} kills"),
        &format!("{acknowledged} acknowledged changes, {papers} papers, {closed} whole cases"),
        &format!("{} lost or broken", bad.len()),
        &format!("{one_more} done and not yet said; look {}", times(took)),
    ])];
    lines.push(row(&[
        &"control: a child that says so before it is kept",
        &format!("{} kills", hasty.kills),
        &format!("{} acknowledged changes", hasty.acknowledged),
        &format!("{} caught: as it must", hasty.bad.len()),
        &"",
    ]));
    lines.push(format!("    killed during: {}", hit.join(", ")));
    lines.push(format!("    {} s", started.elapsed().as_secs()));
    if hasty.bad.is_empty() {
        return Err(format!("a child that says so before it is kept was not caught\n{}", lines.join("\n")));
    }
    if bad.is_empty() { Ok(lines.join("\n")) } else { Err(bad.join("\n")) }
}
