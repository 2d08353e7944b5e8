//! By what a case shows that something of a step was done. Pure reading: a sign never asks who may see what it saw.

use crate::domain::case::CaseFile;
use crate::domain::keyed::keyed;
use crate::domain::party::{PartyId, Side};
use crate::domain::said::statements_of;
use crate::domain::session::{StatementKind, StepKind};
use crate::i18n::Tr;

keyed! {
    /// What shows that a prompt was followed. The keys stand in the files of the plans.
    Sign {
        /// Nothing shows it: it is ticked by hand and forgotten with the window.
        ByHand = "by_hand",
        /// A session names who was there.
        PresentNoted = "present_noted",
        /// 权利义务告知 (People's Mediation Law arts 23, 24).
        NoticeGiven = "notice_given",
        RecusalAsked = "recusal_asked",
        /// Every party who signs said yes (art. 17).
        ConsentOfEach = "consent_of_each",
        BothSidesSpoke = "both_sides_spoke",
        /// A statement was confirmed by its speaker.
        StatementReadBack = "statement_read_back",
        /// Something in dispute is written down.
        IssueNamed = "issue_named",
        IssueSettled = "issue_settled",
        /// Something was said in private.
        TalkedApart = "talked_apart",
        OfferMade = "offer_made",
        AllSettled = "all_settled",
        /// The legal ways open (art. 26).
        ToldOfWays = "told_of_ways",
        StepEnded = "step_ended",
    }
}

impl Sign {
    /// What is still missing, as a sentence; `None` for what nothing shows.
    pub fn missing(self, tr: Tr) -> Option<&'static str> {
        Some(match self {
            Sign::ByHand => return None,
            Sign::PresentNoted => tr.guide_lacks_present(),
            Sign::NoticeGiven => tr.guide_lacks_notice(),
            Sign::RecusalAsked => tr.guide_lacks_recusal(),
            Sign::ConsentOfEach => tr.guide_lacks_consent(),
            Sign::BothSidesSpoke => tr.guide_lacks_both_sides(),
            Sign::StatementReadBack => tr.guide_lacks_read_back(),
            Sign::IssueNamed => tr.guide_lacks_issue(),
            Sign::IssueSettled => tr.guide_lacks_settled_issue(),
            Sign::TalkedApart => tr.guide_lacks_apart(),
            Sign::OfferMade => tr.guide_lacks_offer(),
            Sign::AllSettled => tr.guide_lacks_all_settled(),
            Sign::ToldOfWays => tr.guide_lacks_ways(),
            Sign::StepEnded => tr.guide_lacks_outcome(),
        })
    }

    /// Whether the case shows it for this step.
    pub fn is_shown(self, case: &CaseFile, step: StepKind) -> bool {
        let notice = case.notice.as_ref();
        let mut sessions = case.sessions_of(step).map(|(_, session)| session);
        match self {
            Sign::ByHand => false,
            Sign::PresentNoted => sessions.any(|session| !session.participants.is_empty()),
            Sign::NoticeGiven => notice.is_some_and(|notice| notice.date.is_some()),
            Sign::RecusalAsked => notice.is_some_and(|notice| notice.recusal_asked == Some(true)),
            Sign::ConsentOfEach => each_consents(case),
            Sign::BothSidesSpoke => spoke(case, step, Side::A) && spoke(case, step, Side::B),
            Sign::StatementReadBack => statements_of(case, step).any(|said| said.confirmed.is_some()),
            Sign::IssueNamed => !case.issues.is_empty(),
            Sign::IssueSettled => case.issues.iter().any(|issue| issue.settled),
            Sign::TalkedApart => statements_of(case, step).any(|said| said.private),
            Sign::OfferMade => offered(case, step),
            Sign::AllSettled => !case.issues.is_empty() && case.issues.iter().all(|issue| issue.settled),
            Sign::ToldOfWays => case.agreement.as_ref().is_some_and(|agreement| !agreement.told.is_empty()),
            Sign::StepEnded => sessions.any(|session| session.outcome.is_some()),
        }
    }
}

fn spoke(case: &CaseFile, step: StepKind, side: Side) -> bool {
    statements_of(case, step).any(|said| case.party(&said.party).is_some_and(|party| party.role.side() == side))
}

/// An offer said in the step, or one on an issue made on the day of a session of the step.
fn offered(case: &CaseFile, step: StepKind) -> bool {
    let said = statements_of(case, step).any(|said| said.kind == Some(StatementKind::Offer));
    let mut offers = case.issues.iter().flat_map(|issue| &issue.offers);
    let of_day = |day: Option<chrono::NaiveDate>| {
        day.is_some() && case.sessions_of(step).any(|(_, session)| session.date == day)
    };
    said || offers.any(|offer| of_day(offer.date))
}

/// What a party last answered when asked for consent; `None`: not asked, or no answer.
fn answer(case: &CaseFile, party: &PartyId) -> Option<bool> {
    case.consents.iter().rev().find(|consent| &consent.party == party).and_then(|consent| consent.agrees)
}

fn each_consents(case: &CaseFile) -> bool {
    let mut parties = case.copy_holders().peekable();
    parties.peek().is_some() && parties.all(|party| answer(case, &party.id) == Some(true))
}

/// Who clearly refused: one is enough to end the mediation (art. 17).
pub fn refusing(case: &CaseFile) -> Vec<&PartyId> {
    case.copy_holders().map(|party| &party.id).filter(|id| answer(case, id) == Some(false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{CaseKind, Notice};
    use crate::domain::money::Money;
    use crate::domain::party::{Party, PartyRole};
    use crate::domain::session::{Consent, IssueInDispute, Offer, Statement, Step};

    fn case() -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        for (id, role) in [("A1", PartyRole::Applicant), ("B1", PartyRole::Respondent), ("W1", PartyRole::Witness)] {
            case.parties.push(Party::person(PartyId(id.to_owned()), role, id));
        }
        case.steps.push(Step::open(StepKind::Village, chrono::NaiveDate::from_ymd_opt(2026, 3, 11)));
        case
    }

    fn said(party: &str, kind: Option<StatementKind>) -> Statement {
        Statement {
            party: PartyId(party.to_owned()),
            date: None,
            time: None,
            step: Some(StepKind::Village),
            kind,
            text: "话".to_owned(),
            text_en: String::new(),
            private: false,
            confirmed: None,
            extra: crate::domain::case::Extra::new(),
        }
    }

    fn consent(party: &str, agrees: bool) -> Consent {
        Consent { party: PartyId(party.to_owned()), agrees: Some(agrees), ..Consent::default() }
    }

    #[test]
    fn nothing_is_shown_by_a_case_that_has_just_begun() {
        let case = case();
        for sign in Sign::ALL {
            assert!(!sign.is_shown(&case, StepKind::Village), "{sign:?}");
        }
    }

    #[test]
    fn what_was_said_in_a_step_shows_for_that_step_only() {
        let mut case = case();
        case.statements.push(said("A1", None));
        assert!(!Sign::BothSidesSpoke.is_shown(&case, StepKind::Village));
        case.statements.push(Statement { private: true, ..said("B1", Some(StatementKind::Offer)) });
        for sign in [Sign::BothSidesSpoke, Sign::OfferMade, Sign::TalkedApart] {
            assert!(sign.is_shown(&case, StepKind::Village), "{sign:?}");
            assert!(!sign.is_shown(&case, StepKind::Neighborhood), "{sign:?}");
        }
    }

    #[test]
    fn an_offer_on_an_issue_shows_on_the_day_of_a_session() {
        let mut case = case();
        let offer = |day| Offer { amount: Money::from_fen(100), date: day, ..Offer::default() };
        case.issues.push(IssueInDispute { offers: vec![offer(None)], ..IssueInDispute::default() });
        assert!(!Sign::OfferMade.is_shown(&case, StepKind::Village));
        case.issues[0].offers.push(offer(case.steps[0].date));
        assert!(Sign::OfferMade.is_shown(&case, StepKind::Village));
        assert!(!Sign::OfferMade.is_shown(&case, StepKind::Interpretation));
    }

    #[test]
    fn consent_is_asked_of_each_and_the_last_answer_counts() {
        let mut case = case();
        case.consents.push(consent("A1", true));
        assert!(!Sign::ConsentOfEach.is_shown(&case, StepKind::Village) && refusing(&case).is_empty());
        case.consents.push(consent("B1", false));
        assert_eq!(refusing(&case), [&PartyId("B1".into())]);
        case.consents.push(consent("B1", true));
        assert!(Sign::ConsentOfEach.is_shown(&case, StepKind::Village) && refusing(&case).is_empty());
    }

    #[test]
    fn issues_and_the_notice_show_what_they_say() {
        let mut case = case();
        case.notice = Some(Notice { recusal_asked: Some(false), ..Notice::default() });
        assert!(!Sign::RecusalAsked.is_shown(&case, StepKind::Village));
        case.issues.push(IssueInDispute { settled: true, ..IssueInDispute::default() });
        case.issues.push(IssueInDispute::default());
        assert!(Sign::IssueSettled.is_shown(&case, StepKind::Village));
        assert!(!Sign::AllSettled.is_shown(&case, StepKind::Village));
        case.issues[1].settled = true;
        assert!(Sign::AllSettled.is_shown(&case, StepKind::Village));
    }

    #[test]
    fn all_but_what_is_ticked_by_hand_says_what_is_missing() {
        for sign in Sign::ALL {
            assert_eq!(sign.missing(Tr(crate::i18n::Lang::Zh)).is_none(), *sign == Sign::ByHand, "{sign:?}");
        }
    }
}
