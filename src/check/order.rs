//! Whether the dates of a case follow one another: application ≤ acceptance ≤ notice ≤ session ≤ signing ≤ effect,
//! and a follow-up after the first signing (`research/domain.md` 5.2, 13). Of dates that contradict each other the one
//! that contradicts most is called wrong, so that one slip of the pen is one finding.

use chrono::NaiveDate;

use super::Report;
use super::finding::{About, DateOf, Finding};
use super::rule::Rule;
use crate::domain::case::CaseFile;
use crate::domain::place::Place;
use crate::domain::session::{Outcome, StepKind};

/// A date that is written, with its place.
#[derive(Clone)]
struct Dated {
    of: DateOf,
    on: NaiveDate,
    at: Place,
}

pub(super) fn check(case: &CaseFile, report: Report<'_>) {
    let mut pairs = contradictions(case);
    while let Some(worst) = most_contradicted(&pairs) {
        let place = worst.at.clone();
        let pair = pairs.iter().find(|pair| pair.first.at == place || pair.second.at == place);
        if let Some(Pair { first, second, .. }) = pair {
            let about = About::Order { first: first.of, first_on: first.on, second: second.of, second_on: second.on };
            report(Finding::new(Rule::CaseDatesOutOfOrder, place.clone(), about));
        }
        pairs.retain(|pair| pair.first.at != place && pair.second.at != place);
    }
}

/// Which of two dates is likely the wrong one, where nothing else tells.
#[derive(Clone, Copy)]
enum Blame {
    First,
    Second,
}

/// Two dates of which the first comes after the second, and should not.
struct Pair {
    first: Dated,
    second: Dated,
    blame: Blame,
}

impl Pair {
    fn blamed(&self) -> &Dated {
        match self.blame {
            Blame::First => &self.first,
            Blame::Second => &self.second,
        }
    }
}

/// The date that is in the most contradictions; of several the one that is blamed in the first of them.
fn most_contradicted(pairs: &[Pair]) -> Option<&Dated> {
    let count =
        |date: &Dated| pairs.iter().filter(|pair| pair.first.at == date.at || pair.second.at == date.at).count();
    let most = pairs.iter().flat_map(|pair| [&pair.first, &pair.second]).map(count).max()?;
    let blamed = pairs.iter().map(Pair::blamed).find(|date| count(date) == most);
    blamed.or_else(|| pairs.iter().flat_map(|pair| [&pair.first, &pair.second]).find(|date| count(date) == most))
}

fn contradictions(case: &CaseFile) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut in_order = |first: Option<&Dated>, second: Option<&Dated>, blame: Blame| {
        if let Some((first, second)) = first.zip(second).filter(|(first, second)| first.on > second.on) {
            pairs.push(Pair { first: first.clone(), second: second.clone(), blame });
        }
    };
    let root = Place::root();
    let application = dated(DateOf::Application, case.application_date, root.field("application_date"));
    let accepted = dated(DateOf::Acceptance, case.accepted, root.field("accepted"));
    let notice = case.notice.as_ref().and_then(|notice| notice.date);
    let notice = dated(DateOf::Notice, notice, root.field("notice").field("date"));
    let sessions = sessions(case);
    let end = End::of(case);

    in_order(application.as_ref(), accepted.as_ref(), Blame::First);
    in_order(accepted.as_ref(), notice.as_ref(), Blame::Second);
    in_order(notice.as_ref(), formal_session(case).as_ref(), Blame::First);
    for (position, session) in sessions.iter().enumerate() {
        in_order(application.as_ref(), Some(session), Blame::First);
        in_order(accepted.as_ref(), Some(session), Blame::First);
        for later in sessions.iter().skip(position + 1) {
            in_order(Some(session), Some(later), Blame::Second);
        }
    }
    for last in [&end.signed, &end.effective, &end.ended] {
        for before in [&application, &accepted, &notice].into_iter().chain(&end.authorised) {
            in_order(before.as_ref(), last.as_ref(), Blame::First);
        }
        for session in &sessions {
            in_order(Some(session), last.as_ref(), Blame::Second);
        }
    }
    in_order(end.signed.as_ref(), end.effective.as_ref(), Blame::Second);
    for earlier in &end.replaced {
        in_order(Some(earlier), end.signed.as_ref(), Blame::First);
    }
    for visit in &end.visits {
        in_order(end.first_signing.as_ref(), Some(visit), Blame::Second);
    }
    pairs
}

fn dated(of: DateOf, on: Option<NaiveDate>, at: Place) -> Option<Dated> {
    on.map(|on| Dated { of, on, at })
}

fn sessions(case: &CaseFile) -> Vec<Dated> {
    let numbered = case.steps.iter().enumerate();
    numbered
        .filter_map(|(position, session)| {
            Some(Dated { of: DateOf::Session, on: session.date?, at: Place::step(position).field("date") })
        })
        .collect()
}

/// The session before which rights and duties must have been told: the first that is more than a talk among
/// neighbours, or the one that settled the case there.
fn formal_session(case: &CaseFile) -> Option<Dated> {
    let formal = |step: StepKind, outcome: Option<Outcome>| {
        outcome != Some(Outcome::Skipped) && (step != StepKind::Neighborhood || outcome == Some(Outcome::Settled))
    };
    let position = case.steps.iter().position(|session| formal(session.step, session.outcome))?;
    let on = case.steps.get(position)?.date?;
    Some(Dated { of: DateOf::Session, on, at: Place::step(position).field("date") })
}

/// How the case ended, and what came after.
struct End {
    signed: Option<Dated>,
    effective: Option<Dated>,
    ended: Option<Dated>,
    /// Powers of attorney.
    authorised: Vec<Option<Dated>>,
    replaced: Vec<Dated>,
    /// A follow-up may belong to an agreement that a later one replaced.
    first_signing: Option<Dated>,
    visits: Vec<Dated>,
}

impl End {
    fn of(case: &CaseFile) -> End {
        let root = Place::root();
        let place = root.field("agreement");
        let agreement = case.agreement.as_ref();
        let signed = dated(DateOf::Signing, agreement.and_then(|agreement| agreement.signed), place.field("signed"));
        let effect = agreement.and_then(|agreement| agreement.effective);
        let ended = dated(DateOf::Ending, agreement.and_then(|agreement| agreement.ended), place.field("ended"));
        let powers = case.parties.iter().enumerate().map(|(position, party)| {
            let on = party.agent.as_ref().and_then(|agent| agent.authorised);
            dated(DateOf::Authority, on, Place::party(position).field("agent").field("authorised"))
        });
        let replaced = case.earlier_agreements.iter().enumerate().filter_map(|(position, earlier)| {
            let at = root.field("earlier_agreements").index(position).field("signed");
            dated(DateOf::EarlierSigning, earlier.signed, at)
        });
        let replaced: Vec<Dated> = replaced.collect();
        let signing = signed.clone().or_else(|| ended.clone());
        let first_signing = match (signing, replaced.iter().min_by_key(|earlier| earlier.on)) {
            (Some(signing), Some(earlier)) if earlier.on <= signing.on => Some(earlier.clone()),
            // The earlier agreement's own day is wrong: nothing tells when the first was signed.
            (_, Some(_)) => None,
            (signing, None) => signing,
        };
        let visits = case.follow_ups.iter().enumerate().filter_map(|(position, visit)| {
            dated(DateOf::FollowUp, visit.date, root.field("follow_ups").index(position).field("date"))
        });
        End {
            effective: dated(DateOf::Effect, effect, place.field("effective")),
            authorised: powers.collect(),
            visits: visits.collect(),
            signed,
            ended,
            replaced,
            first_signing,
        }
    }
}
