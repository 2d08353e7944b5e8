//! Whether the dates of a case follow one another: application ≤ acceptance ≤ notice ≤ session ≤ signing ≤ effect,
//! and a follow-up after the first signing (`research/domain.md` 5.2, 13).

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
    let root = Place::root();
    let dated = |of, on: Option<NaiveDate>, at: Place| on.map(|on| Dated { of, on, at });
    let application = dated(DateOf::Application, case.application_date, root.field("application_date"));
    let accepted = dated(DateOf::Acceptance, case.accepted, root.field("accepted"));
    let notice = case.notice.as_ref().and_then(|notice| notice.date);
    let notice = dated(DateOf::Notice, notice, root.field("notice").field("date"));
    let sessions = sessions(case);

    in_order(application.as_ref(), accepted.as_ref(), Blame::First, report);
    in_order(accepted.as_ref(), sessions.first(), Blame::First, report);
    if let (Some(accepted), Some(notice)) = (&accepted, &notice) {
        in_order(Some(accepted), Some(notice), Blame::Second, report);
    }
    in_order(notice.as_ref(), formal_session(case).as_ref(), Blame::First, report);
    for (earlier, later) in sessions.iter().zip(sessions.iter().skip(1)) {
        in_order(Some(earlier), Some(later), Blame::Second, report);
    }
    check_end(case, sessions.last(), report);
}

/// Which of two dates is likely the wrong one: the finding stands there.
#[derive(Clone, Copy)]
enum Blame {
    First,
    Second,
}

fn in_order(first: Option<&Dated>, second: Option<&Dated>, blame: Blame, report: Report<'_>) {
    let (Some(first), Some(second)) = (first, second) else {
        return;
    };
    if first.on <= second.on {
        return;
    }
    let at = match blame {
        Blame::First => first.at.clone(),
        Blame::Second => second.at.clone(),
    };
    let about = About::Order { first: first.of, first_on: first.on, second: second.of, second_on: second.on };
    report(Finding::new(Rule::CaseDatesOutOfOrder, at, about));
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

fn check_end(case: &CaseFile, last_session: Option<&Dated>, report: Report<'_>) {
    let place = Place::root().field("agreement");
    let dated = |of, on: Option<NaiveDate>, key: &str| on.map(|on| Dated { of, on, at: place.field(key) });
    let agreement = case.agreement.as_ref();
    let signed = dated(DateOf::Signing, agreement.and_then(|agreement| agreement.signed), "signed");
    let effective = dated(DateOf::Effect, agreement.and_then(|agreement| agreement.effective), "effective");
    let ended = dated(DateOf::Ending, agreement.and_then(|agreement| agreement.ended), "ended");
    in_order(last_session, signed.as_ref(), Blame::Second, report);
    in_order(last_session, ended.as_ref(), Blame::Second, report);
    in_order(signed.as_ref(), effective.as_ref(), Blame::Second, report);
    for (position, party) in case.parties.iter().enumerate() {
        let on = party.agent.as_ref().and_then(|agent| agent.authorised);
        let at = Place::party(position).field("agent").field("authorised");
        let authorised = on.map(|on| Dated { of: DateOf::Authority, on, at });
        in_order(authorised.as_ref(), signed.as_ref(), Blame::First, report);
    }
    // A follow-up may belong to an agreement that a later one replaced.
    let earlier = case.earlier_agreements.iter().filter_map(|earlier| earlier.signed).min();
    let first_signing =
        signed.or(ended).map(|signing| Dated { on: earlier.map_or(signing.on, |on| on.min(signing.on)), ..signing });
    for (position, visit) in case.follow_ups.iter().enumerate() {
        let at = Place::root().field("follow_ups").index(position).field("date");
        let visit = visit.date.map(|on| Dated { of: DateOf::FollowUp, on, at });
        in_order(first_signing.as_ref(), visit.as_ref(), Blame::Second, report);
    }
}
