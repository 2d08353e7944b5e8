//! `maplebridge law`: the law cards in a list, found by words, one of them whole, one as PDF for the party.
//!
//! Exit 0: shown or printed. Exit 1: nothing is found. Exit 2: no card has this id.

use std::process::ExitCode;

use super::arguments::LawCards;
use super::output::{Failure, Kind, faces, say, write_file};
use crate::guide::law::{Card, Library};
use crate::i18n::Tr;
use crate::jobs::card::card_paper;

pub(super) fn run(asked: &LawCards, tr: Tr) -> Result<ExitCode, Failure> {
    let library = Library::built_in();
    if let Some(id) = &asked.card {
        let card = library.by_id(id).ok_or_else(|| Failure::bad_input(tr.law_no_such_card(id)))?;
        let Some(out) = &asked.out else {
            show(card, tr);
            return Ok(ExitCode::SUCCESS);
        };
        let pdf = card_paper(card, tr.0, &faces(tr)?).map_err(|error| Failure::blocked(error.message(tr)))?;
        write_file(out, &pdf, Kind::Pdf, tr)?;
        return Ok(ExitCode::SUCCESS);
    }
    let words = asked.words.join(" ");
    match library.search(&words).as_slice() {
        [] => return Err(Failure::blocked(tr.law_nothing_found(words))),
        [card] => show(card, tr),
        cards => cards.iter().for_each(|card| say(&line(card, tr))),
    }
    Ok(ExitCode::SUCCESS)
}

/// Id, source and title, separated by tabs.
fn line(card: &Card, tr: Tr) -> String {
    [card.id.as_str(), &card.source(tr), &card.text(tr.0).title].join("\t")
}

/// The whole card.
fn show(card: &Card, tr: Tr) {
    let text = card.text(tr.0);
    say(&text.title);
    say(&card.source(tr));
    for (heading, words) in
        [(tr.card_plain(), &text.plain), (tr.card_here(), &text.here), (tr.card_court(), &text.court)]
    {
        say("");
        say(heading);
        say(words);
    }
    say("");
    if let Some(unsure) = &text.unsure {
        say(&tr.card_unsure(unsure));
    }
    say(&tr.card_own_words(card.wording(tr)));
}
