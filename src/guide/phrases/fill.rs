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
mod tests {
    use super::super::Library;
    use super::*;
    use crate::check::{EarlierTexts, Severity, Surroundings, check};
    use crate::domain::calendar::Holidays;
    use crate::domain::case::{CaseKind, Desk};
    use crate::domain::session::{Offer, Position};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn id(text: &str) -> PartyId {
        PartyId(text.to_owned())
    }

    /// A case with both sides, an insurer and a child.
    fn case() -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        case.desk = Some(Desk { committee: "青渡镇人民调解委员会".into(), ..Desk::default() });
        case.parties = vec![
            Party::person(id("A1"), PartyRole::Applicant, "苏晓岚"),
            Party::person(id("B1"), PartyRole::Respondent, "张立峰"),
            Party::organisation(id("C1"), PartyRole::ThirdPerson, "示范财产保险有限公司"),
            Party::person(id("M1"), PartyRole::ChildConcerned, "张某某"),
        ];
        if let crate::domain::party::PartyKind::Person(child) = &mut case.parties[3].kind {
            child.birth = Some(day("2018-06-12"));
        }
        case
    }

    /// Fills in what a hand would: the blanks with their hints, the parts of a payment.
    fn completed(case: &CaseFile, phrase: &Phrase) -> Term {
        let amount = if phrase.tells_an_amount() { Money::from_fen(900_000) } else { None };
        let given = Given { amount, due: Some(day("2036-06-11")) };
        let mut term = phrase.fill_with(case, given);
        match &mut term.payment {
            Payment::Once => {}
            Payment::Instalments(parts) => {
                for (part, month) in parts.iter_mut().zip(["2026-12-10", "2027-01-10"]) {
                    (part.due, part.amount) = (Some(day(month)), Money::from_fen(450_000));
                }
            }
            Payment::Monthly(schedule) => {
                schedule.day = Some(10);
                schedule.from = Some(Month { year: 2026, month: 1 });
                schedule.to = Some(Month { year: 2026, month: 6 });
                schedule.amount = Money::from_fen(150_000);
            }
        }
        for field in [&mut term.what, &mut term.method, &mut term.breach, &mut term.text] {
            *field = by_hand(field);
        }
        if let Some(text) = clause::sentence(case, &term, Lang::Zh) {
            term.text = text;
        }
        term
    }

    fn by_hand(text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("＿＿＿＿（") {
            filled.push_str(before);
            filled.push_str("三号");
            rest = after.split_once('）').unwrap().1;
        }
        filled + rest
    }

    #[test]
    fn every_clause_of_the_library_passes_the_check_once_its_blanks_are_filled() {
        let case = case();
        let mut wrong = Vec::new();
        for phrase in Library::built_in().all() {
            let term = completed(&case, phrase);
            assert!(!term.text.contains('＿'), "{}: {}", phrase.id, term.text);
            let case = CaseFile { terms: vec![term.clone()], ..case.clone() };
            let (covers, holidays, earlier) = (|_| true, Holidays::default(), EarlierTexts::none());
            let surroundings = Surroundings { today: day("2025-12-01"), covers: &covers, holidays: &holidays, earlier };
            let found = check(&case, &surroundings);
            for finding in found.iter().filter(|finding| finding.rule.key().starts_with("term.")) {
                if finding.severity != Severity::Note {
                    wrong.push(format!("{}: {} {}", phrase.id, finding.rule.key(), term.text));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_duty_says_what_follows_if_it_is_not_done() {
        // 双方再无其他争议 and its like ask nothing of anyone.
        let declarations = ["own-costs", "no-more-dispute", "takes-effect", "paid-at-signing", "end-contract"];
        for phrase in Library::built_in().all() {
            let says = phrase.breach.is_some();
            assert_eq!(says, !declarations.contains(&phrase.id.as_str()), "{}", phrase.id);
        }
    }

    fn phrase(id: &str) -> Phrase {
        Library::built_in().all().iter().find(|phrase| phrase.id == id).cloned().unwrap()
    }

    #[test]
    fn parties_stand_on_their_sides() {
        let case = case();
        let pay = phrase("wages").fill(&case);
        assert_eq!((pay.obligor, pay.obligee), (vec![id("B1")], vec![id("A1")]));
        let visit = phrase("contact").fill(&case);
        assert_eq!((visit.obligor.as_slice(), visit.obligee.as_slice()), (&[id("A1")][..], &[id("B1")][..]));
        assert!(
            visit.text.starts_with("张立峰每月第一、第三个周六上午9时至周日下午6时探望张某某，苏晓岚予以协助"),
            "{}",
            visit.text
        );
        assert_eq!(visit.due, Some(day("2036-06-11")));
        let insurer = phrase("insurer-pays").fill(&case);
        assert_eq!(insurer.obligor, [id("C1")]);
        let peace = phrase("respect").fill(&case);
        assert_eq!(peace.obligor, [id("A1"), id("B1")]);
    }

    #[test]
    fn what_is_not_known_is_a_blank_with_its_hint() {
        let empty = CaseFile::new(CaseKind::People);
        let term = phrase("leak-repair").fill(&empty);
        assert_eq!(
            term.text,
            "＿＿＿＿于＿＿年＿月＿日前修好＿＿＿＿（房号）的渗漏部位，做四十八小时蓄水试验，以＿＿＿＿房内不渗漏为合格，履行方式：双方到场验收，书面确认。"
        );
        assert!(term.text_en.contains("________ (flat)"), "{}", term.text_en);
    }

    #[test]
    fn the_amount_on_which_both_sides_agree_is_filled_in_once() {
        let mut case = case();
        let position =
            |party: &str, fen| Position { party: id(party), amount: Money::from_fen(fen), ..Position::default() };
        case.issues.push(IssueInDispute {
            settled: true,
            positions: vec![position("A1", 1_000_000), position("B1", 900_000)],
            ..IssueInDispute::default()
        });
        assert_eq!(phrase("wages").fill(&case).amount, None);
        let offer = |party: &str, fen, private| Offer {
            party: id(party),
            amount: Money::from_fen(fen),
            private,
            ..Offer::default()
        };
        case.issues[0].offers.push(offer("A1", 900_000, true));
        assert_eq!(phrase("wages").fill(&case).amount, None, "said in private");
        case.issues[0].offers.push(offer("A1", 900_000, false));
        let term = phrase("wages").fill(&case);
        assert_eq!(term.amount, Money::from_fen(900_000));
        assert!(term.text.contains("人民币9,000元（大写：玖仟元整）"), "{}", term.text);
        case.terms.push(term);
        assert_eq!(phrase("wages").fill(&case).amount, None);
    }

    #[test]
    fn support_of_a_child_ends_in_the_month_of_its_coming_of_age() {
        let Payment::Monthly(schedule) = phrase("child-support").fill(&case()).payment else { panic!("not monthly") };
        assert_eq!(schedule.to, Some(Month { year: 2036, month: 6 }));
    }
}
