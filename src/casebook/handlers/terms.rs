//! 协议条款: clauses added, changed, moved and numbered anew. A clause with a pattern gets its sentence from its
//! slots; own words are left as the parties said them.

use super::{element, known_parties, take_out};
use crate::casebook::error::Refusal;
use crate::casebook::words;
use crate::domain::agreement::Annex;
use crate::domain::case::CaseFile;
use crate::domain::party::PartyId;
use crate::domain::term::{Payment, Term};
use crate::i18n::Lang;

/// Adds a clause at the end.
pub(super) fn add(case: &mut CaseFile, term: &Term) -> Result<(), Refusal> {
    known_parties(case, named(term))?;
    // A number of its own would only confuse the annex, which knows its clause by number.
    case.terms.push(Term { number: None, ..term.clone() });
    renumber(case);
    compose_all(case);
    Ok(())
}

/// Replaces a clause; its number stays.
pub(super) fn edit(case: &mut CaseFile, position: usize, term: &Term) -> Result<(), Refusal> {
    known_parties(case, named(term))?;
    let known = element(&mut case.terms, position)?;
    *known = Term { number: known.number, ..term.clone() };
    compose_all(case);
    Ok(())
}

pub(super) fn remove(case: &mut CaseFile, position: usize) -> Result<(), Refusal> {
    let removed = take_out(&mut case.terms, position)?;
    if let Some(annex) = &mut case.annex
        && annex.term.is_some()
        && annex.term == removed.number
    {
        annex.term = None;
    }
    renumber(case);
    Ok(())
}

/// Moves a clause to another position; those between move up.
pub(super) fn reorder(case: &mut CaseFile, from: usize, to: usize) -> Result<(), Refusal> {
    if to >= case.terms.len() {
        return Err(Refusal::OutOfRange { position: to });
    }
    let term = take_out(&mut case.terms, from)?;
    case.terms.insert(to, term);
    renumber(case);
    Ok(())
}

/// Numbers the clauses 1, 2, 3 …; the annex follows its clause.
pub(super) fn renumber(case: &mut CaseFile) {
    let annexed = case.annex.as_ref().and_then(|annex| annex.term);
    let mut follows = annexed;
    for (number, term) in (1_u32..).zip(&mut case.terms) {
        if annexed.is_some() && term.number == annexed {
            follows = Some(number);
        }
        term.number = Some(number);
    }
    if let Some(annex) = &mut case.annex {
        annex.term = follows;
    }
}

/// Writes the sentences of all clauses with a pattern anew, in both languages.
pub(super) fn compose_all(case: &mut CaseFile) {
    let sentences: Vec<_> = case
        .terms
        .iter()
        .map(|term| (words::sentence(case, term, Lang::Zh), words::sentence(case, term, Lang::En)))
        .collect();
    for (term, (chinese, english)) in case.terms.iter_mut().zip(sentences) {
        if let Some(sentence) = chinese {
            term.text = sentence;
        }
        if let Some(sentence) = english {
            term.text_en = sentence;
        }
    }
}

pub(super) fn named(term: &Term) -> impl Iterator<Item = &PartyId> {
    let parts = match &term.payment {
        Payment::Instalments(parts) => parts.as_slice(),
        Payment::Once | Payment::Monthly(_) => &[],
    };
    let payers = parts.iter().filter_map(|part| part.payer.as_ref());
    term.obligor.iter().chain(&term.obligee).chain(payers)
}

/// Sets or removes the list annex.
pub(super) fn edit_annex(case: &mut CaseFile, annex: Option<&Annex>) -> Result<(), Refusal> {
    if let Some(number) = annex.and_then(|annex| annex.term)
        && !case.terms.iter().any(|term| term.number == Some(number))
    {
        return Err(Refusal::NoSuchTerm(number));
    }
    case.annex = annex.cloned();
    Ok(())
}
