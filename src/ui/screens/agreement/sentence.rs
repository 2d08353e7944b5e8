//! The sentence of a term as pieces: words and slots, in the order of the language. The language files hold the
//! sentence; this file only finds the slots in it. It must not paint.

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::domain::dates::months_between;
use crate::domain::party::PartyId;
use crate::domain::term::{Payment, Term, TermPattern};
use crate::i18n::Tr;
use crate::ui::dates;

/// What can be filled in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    Who,
    To,
    What,
    Amount,
    Day,
    Method,
    Place,
    Breach,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    Slot(Slot),
}

/// Stands for a slot while the sentence is put together; no language file holds private-use characters.
const MARKS: [(char, Slot); 7] = [
    ('\u{E000}', Slot::Who),
    ('\u{E001}', Slot::To),
    ('\u{E002}', Slot::What),
    ('\u{E003}', Slot::Amount),
    ('\u{E004}', Slot::Day),
    ('\u{E005}', Slot::Method),
    ('\u{E006}', Slot::Place),
];

/// The sentence of a term in this language.
pub fn pieces(tr: Tr, term: &Term) -> Vec<Piece> {
    let [who, to, what, amount, day, method, place] = MARKS.map(|(mark, _)| mark);
    let once = matches!(term.payment, Payment::Once);
    let sentence = match term.pattern {
        Some(TermPattern::Pay) if once => tr.agreement_sentence_pay(who, day, to, what, amount, method, place),
        Some(TermPattern::Pay) => tr.agreement_sentence_pay_parts(who, day, to, what, amount, method, place),
        Some(TermPattern::Act) => tr.agreement_sentence_act(who, day, what, place, method),
        Some(TermPattern::Apologise) => tr.agreement_sentence_apologise(who, day, to, what, method, place),
        None => tr.agreement_sentence_own(who, to, day, amount, method),
    };
    split(&sentence)
}

fn split(sentence: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut words = String::new();
    for character in sentence.chars() {
        if let Some((_, slot)) = MARKS.iter().find(|(mark, _)| *mark == character) {
            if !words.is_empty() {
                out.push(Piece::Words(std::mem::take(&mut words)));
            }
            out.push(Piece::Slot(*slot));
        } else {
            words.push(character);
        }
    }
    if !words.is_empty() {
        out.push(Piece::Words(words));
    }
    out
}

impl Slot {
    /// What is wanted here (哪一天).
    pub const fn wanted(self, tr: Tr, pattern: Option<TermPattern>) -> &'static str {
        match (self, pattern) {
            (Slot::Who, _) => tr.slot_who(),
            (Slot::To, _) => tr.slot_to(),
            (Slot::What, Some(TermPattern::Act)) => tr.slot_what_act(),
            (Slot::What, Some(TermPattern::Apologise)) => tr.slot_what_apologise(),
            (Slot::What, _) => tr.slot_what_pay(),
            (Slot::Amount, _) => tr.slot_amount(),
            (Slot::Day, _) => tr.slot_day(),
            (Slot::Method, _) => tr.slot_method(),
            (Slot::Place, _) => tr.slot_place(),
            (Slot::Breach, _) => tr.slot_breach(),
        }
    }

    /// Name of the field in the open format, as findings name it.
    pub const fn field(self) -> &'static str {
        match self {
            Slot::Who => "obligor",
            Slot::To => "obligee",
            Slot::What => "what",
            Slot::Amount => "amount_cents",
            Slot::Day => "due",
            Slot::Method => "method",
            Slot::Place => "place",
            Slot::Breach => "breach",
        }
    }

    /// The slot of a field of the open format.
    pub fn of_field(field: &str) -> Option<Slot> {
        let all = [Slot::Who, Slot::To, Slot::What, Slot::Amount, Slot::Day, Slot::Method, Slot::Place, Slot::Breach];
        all.into_iter().find(|slot| slot.field() == field)
    }

    /// Whether the sentence is not whole without it.
    pub const fn must(self, pattern: Option<TermPattern>) -> bool {
        match pattern {
            None => false,
            Some(TermPattern::Pay) => !matches!(self, Slot::Place | Slot::Breach),
            Some(TermPattern::Act) => matches!(self, Slot::Who | Slot::What | Slot::Day),
            Some(TermPattern::Apologise) => matches!(self, Slot::Who | Slot::To | Slot::Day),
        }
    }

    /// What is filled in, as the sentence shows it; `None` while empty.
    pub fn value(self, tr: Tr, case: &CaseFile, term: &Term) -> Option<String> {
        let text = match self {
            Slot::Who => names(tr, case, &term.obligor),
            Slot::To => names(tr, case, &term.obligee),
            Slot::What => term.what.clone(),
            Slot::Amount => return term.amount.map(|amount| amount.figures()),
            Slot::Day => return day(tr, term),
            Slot::Method => term.method.clone(),
            Slot::Place => term.place.clone(),
            Slot::Breach => term.breach.clone(),
        };
        (!text.is_empty()).then_some(text)
    }
}

/// Names of parties, joined as the language joins them; the id where nobody has it or the name is missing.
pub fn names(tr: Tr, case: &CaseFile, ids: &[PartyId]) -> String {
    let names: Vec<&str> = ids
        .iter()
        .map(|id| case.party(id).map(|party| party.name.as_str()).filter(|name| !name.is_empty()).unwrap_or(&id.0))
        .collect();
    names.join(tr.slot_joint())
}

fn day(tr: Tr, term: &Term) -> Option<String> {
    match &term.payment {
        Payment::Once => term.due.map(|day| dates::full_day(tr, day)),
        Payment::Instalments(parts) => {
            let last: Option<NaiveDate> = parts.iter().filter_map(|part| part.due).max();
            last.map(|last| tr.slot_parts_value(parts.len(), dates::full_day(tr, last)))
        }
        Payment::Monthly(schedule) => {
            let (from, to, day) = (schedule.from?, schedule.to?, schedule.day?);
            Some(tr.slot_months_value(months_between(from, to), day))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_sentence_has_its_slots_once_in_both_languages() {
        let patterns = [None, Some(TermPattern::Pay), Some(TermPattern::Act), Some(TermPattern::Apologise)];
        for pattern in patterns {
            let [chinese, english] = [Lang::Zh, Lang::En].map(|lang| {
                let mut slots: Vec<String> = pieces(Tr(lang), &Term::new(pattern))
                    .into_iter()
                    .filter_map(|piece| match piece {
                        Piece::Slot(slot) => Some(format!("{slot:?}")),
                        Piece::Words(words) => {
                            assert!(words.chars().all(|character| !('\u{E000}'..='\u{F8FF}').contains(&character)));
                            None
                        }
                    })
                    .collect();
                slots.sort();
                slots
            });
            assert_eq!(chinese, english, "{pattern:?}");
            assert!(chinese.len() >= 4 && chinese.windows(2).all(|two| two[0] != two[1]), "{chinese:?}");
        }
    }
}
