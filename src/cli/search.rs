//! `maplebridge search WORDS`: where these words stand in the cases, newest case first. Exit 0 also where nothing is found.
//! It changes no case.

use std::process::ExitCode;

use serde::Serialize;

use super::arguments::{Format, Search};
use super::output::{Failure, say, say_problem};
use super::unlock::Access;
use crate::casebook::find::{Found, Hit};
use crate::i18n::Tr;

/// A hit as `--format json` writes it.
#[derive(Serialize)]
struct Line<'a> {
    number: &'a str,
    title: &'a str,
    /// The key of the case file in which it lies.
    r#where: &'a str,
    excerpt: &'a str,
}

pub(super) fn run(wanted: &Search, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    let found = search(wanted, access, tr)?;
    match wanted.format {
        Format::Json => say(&json(&found.hits)?),
        Format::Text => text(&found, tr),
    }
    Ok(ExitCode::SUCCESS)
}

fn search(wanted: &Search, access: &Access, tr: Tr) -> Result<Found, Failure> {
    let book = access.open_for_looking(tr)?;
    book.search(&wanted.words.join(" "), wanted.limit).map_err(|error| Failure::bad_input(error.message(tr)))
}

fn json(hits: &[Hit]) -> Result<String, Failure> {
    let line = |hit: &Hit| -> Result<String, serde_json::Error> {
        let line = Line { number: &hit.number, title: &hit.title, r#where: hit.part(), excerpt: &hit.excerpt };
        serde_json::to_string(&line)
    };
    let lines: Vec<String> =
        hits.iter().map(line).collect::<Result<_, _>>().map_err(|error| Failure::bad_input(error.to_string()))?;
    if lines.is_empty() { Ok("[]".to_owned()) } else { Ok(format!("[\n  {}\n]", lines.join(",\n  "))) }
}

/// Number, title, place and words, separated by tabs.
fn text(found: &Found, tr: Tr) {
    let one_line = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    for hit in &found.hits {
        let cells = [one_line(&hit.number), one_line(&hit.title), hit.place_words(tr), hit.excerpt.clone()];
        say(&cells.join("\t"));
    }
    if found.hits.is_empty() {
        say_problem(tr.find_nothing());
    }
    if found.more {
        say_problem(&tr.find_more(found.hits.len()));
    }
}
