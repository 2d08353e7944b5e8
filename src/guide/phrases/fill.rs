//! A clause of the library as a term of a case: parties by side, a known amount, the day a child is of age. What is not
//! known becomes a blank; nothing is guessed, and nothing that was said in private is used.

use chrono::{Days, NaiveDate};

use super::sentence::{Sentence, Slot};
use super::{Built, Ends, Owes, Paid, Phrase};
use crate::domain::capitals;
use crate::domain::case::CaseFile;
use crate::domain::dates::months_later;
use crate::domain::money::Money;
use crate::domain::party::{Party, PartyId, PartyRole, Side};
use crate::domain::session::IssueInDispute;
use crate::domain::term::{Instalment, Month, MonthlySchedule, Payment, Term, TermPattern};
use crate::draft::clause;
use crate::i18n::{Lang, Tr};

/// Parts of a payment to begin with.
const PARTS: usize = 2;

/// What the mediator has said of a clause before it is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Given {
    pub amount: Option<Money>,
    pub due: Option<NaiveDate>,
}

impl Phrase {
    /// The clause as a term of this case.
    pub fn fill(&self, case: &CaseFile) -> Term {
        let amount = if self.tells_an_amount() { agreed_amount(case) } else { None };
        self.fill_with(case, Given { amount, due: self.end(case) })
    }

    /// As [`Phrase::fill`], with this amount and day.
    pub fn fill_with(&self, case: &CaseFile, given: Given) -> Term {
        let (obligor, obligee) = self.people(case);
        let mut term = Term { obligor, obligee, amount: given.amount, due: given.due, ..Term::new(self.pattern()) };
        term.payment = self.payment(case);
        let mut english = term.clone();
        self.words(case, &mut term, Lang::Zh);
        self.words(case, &mut english, Lang::En);
        Term { text_en: english.text, ..term }
    }

    const fn pattern(&self) -> Option<TermPattern> {
        match self.built {
            Built::Pay => Some(TermPattern::Pay),
            Built::Act => Some(TermPattern::Act),
            Built::Apologise => Some(TermPattern::Apologise),
            Built::Own => None,
        }
    }

    fn tells_an_amount(&self) -> bool {
        self.built == Built::Pay || self.body.of(Lang::Zh).has(Slot::Amount)
    }

    /// Who owes it, and to whom.
    fn people(&self, case: &CaseFile) -> (Vec<PartyId>, Vec<PartyId>) {
        let of = |side| of_side(case, side).map(|party| party.id.clone()).collect::<Vec<_>>();
        match self.owes {
            Owes::SideA => (of(Side::A), of(Side::B)),
            Owes::SideB => (of(Side::B), of(Side::A)),
            Owes::Third => (of(Side::Third), of(Side::A)),
            Owes::Both => ([of(Side::A), of(Side::B)].concat(), Vec::new()),
        }
    }

    fn payment(&self, case: &CaseFile) -> Payment {
        let part = Instalment { due: None, amount: None, payer: None, extra: crate::domain::case::Extra::new() };
        match self.paid {
            Paid::Once => Payment::Once,
            Paid::Parts => Payment::Instalments(vec![part; PARTS]),
            Paid::Monthly => {
                let to = self.ends.and_then(|_| of_age(case)).map(month_of);
                let extra = crate::domain::case::Extra::new();
                Payment::Monthly(MonthlySchedule { day: None, from: None, to, amount: None, extra })
            }
        }
    }

    /// The last day of a duty that lasts.
    fn end(&self, case: &CaseFile) -> Option<NaiveDate> {
        match (self.ends, self.paid) {
            (Some(Ends::ChildOfAge), Paid::Once) => of_age(case).and_then(|day| day.checked_sub_days(Days::new(1))),
            _ => None,
        }
    }

    /// Writes the words of this language into the term.
    fn words(&self, case: &CaseFile, term: &mut Term, lang: Lang) {
        let filler = Filler { case, lang };
        let filled = |sentence: &super::Sentences, term: &Term| filler.fill(sentence.of(lang), term);
        term.method = self.method.as_ref().map(|method| filled(method, term)).unwrap_or_default();
        term.breach = self.breach.as_ref().map(|breach| filled(breach, term)).unwrap_or_default();
        let body = filled(&self.body, term);
        if self.built == Built::Own {
            term.text = body;
        } else {
            term.what = body;
            term.text = clause::sentence(case, term, lang).unwrap_or_default();
        }
    }
}

struct Filler<'a> {
    case: &'a CaseFile,
    lang: Lang,
}

impl Filler<'_> {
    fn fill(&self, sentence: &Sentence, term: &Term) -> String {
        sentence.filled(|slot| self.slot(slot, term), |hint| Tr(self.lang).guide_blank_to_fill(hint))
    }

    fn slot(&self, slot: Slot, term: &Term) -> String {
        let (case, tr) = (self.case, Tr(self.lang));
        let blank = |text: String| if text.trim().is_empty() { tr.guide_blank_line().to_owned() } else { text };
        match slot {
            Slot::Obligor => blank(self.named(&term.obligor)),
            Slot::Obligee => blank(self.named(&term.obligee)),
            Slot::Amount => blank(term.amount.map(Money::short_figures).unwrap_or_default()),
            Slot::Capitals => blank(term.amount.map(capitals::write).unwrap_or_default()),
            Slot::Due => term.due.map_or_else(|| tr.guide_blank_date().to_owned(), |due| tr.date(due)),
            Slot::Method => blank(term.method.clone()),
            Slot::Committee => blank(case.desk.as_ref().map(|desk| desk.committee.clone()).unwrap_or_default()),
            Slot::SideA => blank(self.joined(of_side(case, Side::A))),
            Slot::SideB => blank(self.joined(of_side(case, Side::B))),
            Slot::Child => blank(self.joined(case.parties_with(PartyRole::ChildConcerned))),
        }
    }

    fn named(&self, ids: &[PartyId]) -> String {
        self.joined(ids.iter().filter_map(|id| self.case.party(id)))
    }

    fn joined<'p>(&self, parties: impl Iterator<Item = &'p Party>) -> String {
        let names: Vec<&str> = parties.map(|party| party.name.trim()).filter(|name| !name.is_empty()).collect();
        names.join(Tr(self.lang).guide_name_joint())
    }
}

fn of_side(case: &CaseFile, side: Side) -> impl Iterator<Item = &Party> {
    case.parties.iter().filter(move |party| party.role.side() == side)
}

/// The day on which the youngest child concerned turns eighteen (Civil Code art. 17).
fn of_age(case: &CaseFile) -> Option<NaiveDate> {
    let children = case.parties_with(PartyRole::ChildConcerned).filter_map(Party::as_person);
    children.filter_map(|child| child.birth).max().and_then(|birth| months_later(birth, 18 * 12))
}

fn month_of(day: NaiveDate) -> Month {
    use chrono::Datelike as _;
    Month { year: day.year(), month: day.month() }
}

/// An amount on which both sides of a settled issue agree, and that no clause has yet.
fn agreed_amount(case: &CaseFile) -> Option<Money> {
    let settled = case.issues.iter().filter(|issue| issue.settled).filter_map(|issue| agreed(case, issue));
    settled.into_iter().find(|amount| !case.terms.iter().any(|term| term.amount == Some(*amount)))
}

fn agreed(case: &CaseFile, issue: &IssueInDispute) -> Option<Money> {
    let last = |side: Side| {
        let of_side = |id: &PartyId| case.party(id).is_some_and(|party| party.role.side() == side);
        let offers = issue.offers.iter().rev().filter(|offer| !offer.private && of_side(&offer.party));
        let positions = issue.positions.iter().filter(|position| of_side(&position.party));
        offers.map(|offer| offer.amount).chain(positions.map(|position| position.amount)).flatten().next()
    };
    last(Side::A).filter(|amount| last(Side::B) == Some(*amount))
}

#[cfg(test)]
mod tests;
