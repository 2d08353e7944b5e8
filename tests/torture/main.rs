//! The torture program: parent and child in one. The child works on a casebook (`session`) and says what was kept; the
//! parent kills it, cuts its power, spoils its writes, turns bits of its file and searches for its words, and holds what
//! is left against what was said (`judge`). Every kind has a control that must fail.
//!
//! ```text
//! torture kill COUNT                 kill -9 at random moments
//! torture power COUNT                power cuts by replay of what was written, and with flushes swallowed
//! torture image COUNT                power cuts of a mounted disk image, and with flushes swallowed
//! torture writes FIRST LAST STEP     the n-th write fails: EIO and ENOSPC, once and for good
//! torture flips COUNT                single bits of the casebook turned, and of a plain copy
//! torture full                       a disk that is filled to the last byte while somebody works
//! torture search                     the words of the session, in plain text
//! torture flushes                    how often the disk is asked to keep what was typed
//! ```
//!
//! `tests/tools/torture.sh` compiles the preload library and runs all of it.
// A test fails by panicking; its own files need not be written atomically, and a kill waits for its moment.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic)]
#![allow(clippy::disallowed_methods)]

mod book;
mod child;
#[path = "../it/dice.rs"]
#[expect(dead_code, reason = "the journeys roll more kinds of dice")]
mod dice;
mod flips;
mod flushes;
mod full;
mod image;
mod judge;
mod kill;
mod power;
mod search;
mod session;
mod told;
mod trace;
mod writes;

use std::process::ExitCode;

/// The same moments every time, unless another seed is given by TORTURE_SEED.
const SEED: u64 = 20_261_127;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<usize>().expect("a number");
    let seed = std::env::var("TORTURE_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    let done = match words.as_slice() {
        ["child", data, papers, seed, cases, manner] => {
            return work(&session::Orders {
                data: data.into(),
                papers: papers.into(),
                seed: seed.parse().unwrap(),
                cases: cases.parse().unwrap(),
                manner: session::Manner::from_word(manner),
            });
        }
        ["kill", count] => kill::run(number(count), seed),
        ["power", count] => power::run(number(count), seed),
        ["image", count] => image::run(number(count), seed),
        ["writes", first, last, step] => writes::run(number(first), number(last), number(step), seed),
        ["full"] => full::run(seed),
        ["search"] => search::run(seed),
        ["flushes"] => flushes::run(seed),
        ["flips", count] => flips::run(number(count), seed),
        _ => Err("usage: see the head of tests/torture/main.rs".to_owned()),
    };
    match done {
        Ok(lines) => {
            println!("{lines}");
            ExitCode::SUCCESS
        }
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}

fn work(orders: &session::Orders) -> ExitCode {
    ExitCode::from(if session::run(orders) { 0 } else { 3 })
}
