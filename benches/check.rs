//! How long the whole check takes, in milliseconds: the median of many rounds, for a case file and for a made-up case of
//! 200 clauses and an annex of 300 rows, alone and beside 1,000 other cases. The aim is 5 ms, so that it can run at each
//! key.
//!
//! Usage: `check CASE.json [ROUNDS]`.

use std::error::Error;
use std::io::Write as _;
use std::time::{Duration, Instant};

use maplebridge::check::{EarlierTexts, Surroundings, check, confirmation};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::domain::money::Money;
use maplebridge::guide::holidays;
use maplebridge::paper::Faces;

/// The aim for one check.
const AIM: Duration = Duration::from_millis(5);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(file) = arguments.next() else { return Err("usage: check CASE.json [ROUNDS]".into()) };
    let rounds = arguments.next().map_or(Ok(200), |rounds| rounds.parse())?;
    let case = case_file::read(&std::fs::read(file)?).map_err(|error| format!("{error:?}"))?.case;
    let (faces, large, others) = (Faces::bundled()?, enlarged(&case, 200, 300), others(&case, 1000));
    let mut out = std::io::stdout();
    let mut slow = false;
    for (name, case, earlier) in [
        ("the case", &case, EarlierTexts::none()),
        ("200 clauses, 300 rows", &large, EarlierTexts::none()),
        ("200 clauses, 300 rows, beside 1,000 cases", &large, &others),
    ] {
        let covers = |sign| faces.covers(sign);
        let today = case.accepted.unwrap_or_default();
        let surroundings = Surroundings { today, covers: &covers, holidays: holidays::built_in(), earlier };
        let checked = median(rounds, || check(case, &surroundings).len());
        let asked = median(rounds, || confirmation(case, &surroundings).points.len());
        writeln!(out, "{name}: check {:.2} ms, court's points {:.2} ms", milliseconds(checked), milliseconds(asked))?;
        slow |= checked > AIM;
    }
    if slow { Err("the aim of 5 ms is missed".into()) } else { Ok(()) }
}

fn median(rounds: usize, mut work: impl FnMut() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let started = Instant::now();
            std::hint::black_box(work());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(rounds / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The case with its clauses over and over, and an annex of so many rows.
fn enlarged(case: &CaseFile, clauses: usize, rows: usize) -> CaseFile {
    let mut large = case.clone();
    large.terms = case.terms.iter().cycle().take(clauses).cloned().collect();
    for (number, term) in (1..).zip(&mut large.terms) {
        term.number = Some(number);
    }
    if let Some(annex) = &mut large.annex {
        annex.rows = annex.rows.iter().cycle().take(rows).cloned().collect();
        annex.total = annex.sum().or(Money::from_fen(0));
    }
    large
}

/// So many cases that tell nearly the same under other numbers.
fn others(case: &CaseFile, count: usize) -> EarlierTexts {
    let mut texts = EarlierTexts::default();
    for number in 0..count {
        let mut other = case.clone();
        other.number = format!("{number}");
        other.facts = other.facts.chars().cycle().skip(number % 97).step_by(1 + number % 7).take(200).collect();
        texts.add(&other);
    }
    texts
}
