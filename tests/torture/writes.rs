//! The n-th write, flush or cut fails, with EIO (a fault of the disk) and with ENOSPC (a full one), once or from then on.
//! Whatever was acknowledged must be there, and every error must have reached a person as a sentence in both languages.
//! The control is a child that says "kept" whatever the casebook answers: it must be caught.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Instant;

use crate::child::{self, Place, Start, row, shim};
use crate::judge::judge;
use crate::session::Manner;
use crate::told::{Said, Told};

const CODES: [(&str, i32); 2] = [("EIO", 5), ("ENOSPC", 28)];
/// From where the writes are counted: from the opening of a casebook that is not there yet, and from the clauses on, so
/// that freezing, printing, signing, scans and closing are hit as well.
const BEGINS: [(&str, Option<&str>); 2] = [("opening", None), ("the clauses", Some("> event add_term"))];
/// Where the careless are caught: nothing is acknowledged before.
const WALK_IN: Option<&str> = Some("> event register_walk_in");
/// Two at a time: most of a run is waiting for the disk.
const HANDS: usize = 2;

#[derive(Default)]
struct Figures {
    runs: usize,
    fine: usize,
    reached: usize,
    absorbed: usize,
    errors: usize,
    acknowledged: u64,
    sentences: BTreeMap<(String, String), usize>,
    bad: Vec<String>,
}

/// Writes `first`, `first + step` … `last`, both codes; once each, and every second one for good as well.
pub fn run(first: usize, last: usize, step: usize, seed: u64) -> Result<String, String> {
    let started = Instant::now();
    let figures = Mutex::new(Figures::default());
    let numbers: Vec<usize> = (first..=last).step_by(step).collect();
    let next = Mutex::new(numbers.iter());
    std::thread::scope(|scope| {
        for _ in 0..HANDS {
            scope.spawn(|| {
                while let Some(number) = { next.lock().unwrap().next() } {
                    for begin in begins(*number, step) {
                        let spoil = |code, for_good| Spoil { number: *number, code, for_good, begin: begin.1 };
                        CODES.iter().for_each(|code| one(spoil(*code, false), begin.0, seed, &figures));
                        // A disk that stays full.
                        one(spoil(CODES[1], true), begin.0, seed, &figures);
                    }
                }
            });
        }
    });
    let caught = careless(seed);
    report(&figures.into_inner().unwrap(), caught, started)
}

/// Both beginnings for every write where each is tried, else in turn.
fn begins(number: usize, step: usize) -> &'static [(&'static str, Option<&'static str>)] {
    if step == 1 {
        return &BEGINS;
    }
    let turn = number / step % BEGINS.len();
    &BEGINS[turn..=turn]
}

/// What is done to the child.
#[derive(Clone, Copy)]
struct Spoil {
    number: usize,
    code: (&'static str, i32),
    for_good: bool,
    begin: Option<&'static str>,
}

fn child(spoil: Spoil, manner: Manner, seed: u64) -> (Place, Told, Option<i32>) {
    let place = Place::new();
    let mut wishes = vec![("TORTURE_FAIL_AT", spoil.number.to_string()), ("TORTURE_ERRNO", spoil.code.1.to_string())];
    wishes.extend(spoil.begin.map(|words| ("TORTURE_AFTER", words.to_owned())));
    if spoil.for_good {
        wishes.push(("TORTURE_FOR_GOOD", "1".to_owned()));
    }
    let start = Start { seed, cases: 1, manner, shim: Some((shim(), wishes)) };
    let mut told = Told::default();
    let code = child::start(&place.data(), &place.papers(), &place.temporary(), &start).end(&mut told);
    (place, told, code)
}

fn one(spoil: Spoil, begin: &str, seed: u64, figures: &Mutex<Figures>) {
    let (place, mut told, exit) = child(spoil, Manner::Careful, seed);
    let errors = std::mem::take(&mut told.errors);
    let verdict = judge(&place.data(), &place.papers(), &mut told);
    let ever_after = if spoil.for_good { " and ever after" } else { "" };
    let name = format!("{} at write {} from {begin}{ever_after}", spoil.code.0, spoil.number);
    let mut figures = figures.lock().unwrap();
    figures.runs += 1;
    figures.acknowledged += told.acknowledged;
    figures.errors += errors.len();
    figures.reached += usize::from(!errors.is_empty());
    figures.absorbed += usize::from(errors.is_empty());
    for Said { step, chinese, english } in errors.iter().filter(|said| !said.is_a_sentence()) {
        figures.bad.push(format!("{name}: no sentence in “{step}”: {chinese} / {english}"));
    }
    for said in errors {
        let step = said.step.split(' ').next().unwrap_or_default().to_owned();
        *figures.sentences.entry((step, said.english)).or_default() += 1;
    }
    // 0: to the end; 3: it gave up with a sentence. Anything else is a panic or worse.
    if !matches!(exit, Some(0 | 3)) {
        figures.bad.push(format!("{name}: the program ended with {exit:?}"));
    }
    if verdict.is_fine() {
        figures.fine += 1;
    } else {
        figures.bad.push(format!("{name}: {}", verdict.words()));
    }
}

/// How many of the careless children were caught, whose disk is full from some write of the day on.
fn careless(seed: u64) -> (usize, usize) {
    let numbers = (1..=120).step_by(15);
    numbers.fold((0, 0), |(caught, all), number| {
        let spoil = Spoil { number, code: CODES[1], for_good: true, begin: WALK_IN };
        let (place, mut told, _) = child(spoil, Manner::Careless, seed);
        let verdict = judge(&place.data(), &place.papers(), &mut told);
        (caught + usize::from(!verdict.lost.is_empty()), all + 1)
    })
}

fn report(figures: &Figures, caught: (usize, usize), started: Instant) -> Result<String, String> {
    let Figures { runs, fine, reached, absorbed, errors, acknowledged, sentences, bad } = figures;
    let mut lines = vec![
        row(&[
            &"the n-th write fails",
            &format!("{runs} runs: EIO, ENOSPC, ENOSPC ever after"),
            &format!(
                "{acknowledged} acknowledged changes; an error reached the person in {reached}, absorbed in {absorbed}"
            ),
            &format!("{fine} fine, {} bad", bad.len()),
            &format!("{errors} errors, each a sentence in both languages"),
        ]),
        row(&[
            &"control: a child that ignores errors",
            &format!("{} runs", caught.1),
            &"",
            &format!("{} caught: as it must", caught.0),
            &"",
        ]),
    ];
    for ((step, english), count) in sentences {
        lines.push(format!("    {count} × {step}: {english}"));
    }
    lines.push(format!("    {} s", started.elapsed().as_secs()));
    if !bad.is_empty() {
        return Err(format!("{}\n{}", lines.join("\n"), bad.join("\n")));
    }
    if caught.0 == 0 || caught.0 != caught.1 {
        return Err(format!("of {} careless children {} were caught", caught.1, caught.0));
    }
    Ok(lines.join("\n"))
}
