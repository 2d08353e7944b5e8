//! Today's page: what needs the mediator now, what is half written, what was open last.
//! It reads only the cases that are not closed; it must not change anything.

use chrono::{Days, NaiveDate};

use super::dossier::Dossier;
use super::line::names_of;
use super::store::{dossier, ledger};
use super::view::{CaseId, CaseState, Station, TodayLine, TodayView, TodayWhat};
use super::{Casebook, Error, signatures, standing};
use crate::domain::agreement::FollowUpResult;
use crate::domain::calendar::Holidays;
use crate::domain::case::CaseFile;
use crate::domain::dates::{Duty, confirmation_until, duties, mediation_until};
use crate::domain::party::{PartyId, Side};
use crate::domain::session::Step;
use crate::domain::term::Term;

/// A promise or deadline shows this many days ahead.
const DAYS_AHEAD: u64 = 7;
/// So many cases stand under "opened last".
const RECENT: u32 = 8;

impl Casebook {
    /// Today's page, seen from this day.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn today(&self, today: NaiveDate) -> Result<TodayView, Error> {
        let open = [CaseState::InMediation, CaseState::AwaitingSigning, CaseState::BeingPerformed];
        let mut lines = Vec::new();
        for case in ledger::cases_in(self.connection()?, &open)? {
            let Some(dossier) = dossier::read(self.connection()?, case, &self.templates)? else { continue };
            lines.extend(lines_of(CaseId(case), &dossier, today, &self.holidays));
        }
        lines.sort_by_key(|line| (line.day, urgency(&line.what), line.case));
        Ok(TodayView { lines, unfinished: self.all_unfinished()?, recent: self.recent()? })
    }

    fn recent(&self) -> Result<Vec<(CaseId, String, CaseState)>, Error> {
        let cases = ledger::recent(self.connection()?, RECENT)?.into_iter();
        let lines = cases.map(|case| ledger::line(self.connection()?, case));
        lines.filter_map(|line| line.transpose().map(|line| line.map(|row| (row.id, row.title, row.state)))).collect()
    }
}

/// On one day a session comes first, since people wait for it.
const fn urgency(what: &TodayWhat) -> u8 {
    match what {
        TodayWhat::Session(_) => 0,
        TodayWhat::AwaitingAgreement | TodayWhat::AwaitingSignatures { .. } => 1,
        TodayWhat::Promise { .. } => 2,
        TodayWhat::MediationDeadline => 3,
        TodayWhat::ConfirmationDeadline => 4,
    }
}

fn lines_of(id: CaseId, dossier: &Dossier, today: NaiveDate, holidays: &Holidays) -> Vec<TodayLine> {
    let case = &dossier.file;
    let horizon = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let mut found: Vec<(TodayWhat, NaiveDate, String)> = Vec::new();
    match standing::state(case) {
        CaseState::InMediation => {
            found.extend(session_today(case, today));
            if standing::station(case) == Station::Agreement {
                found.push((TodayWhat::AwaitingAgreement, today, case.place.clone()));
            }
            found.extend(mediation_deadline(case, holidays).filter(|(_, day, _)| *day <= horizon));
        }
        CaseState::AwaitingSigning => {
            let missing = signatures::missing(dossier).len();
            found.push((TodayWhat::AwaitingSignatures { missing }, today, case.place.clone()));
        }
        CaseState::BeingPerformed => {
            found.extend(promises(case).filter(|(_, day, _)| *day <= horizon));
            let deadline = confirmation_deadline(case, holidays);
            found.extend(deadline.filter(|(_, day, _)| *day >= today && *day <= horizon));
        }
        CaseState::Performed | CaseState::NotSettled => {}
    }
    let line = |(what, day, place)| TodayLine {
        case: id,
        title: case.title.clone(),
        side_a: names_of(case, Side::A),
        side_b: names_of(case, Side::B),
        place,
        what,
        day,
    };
    found.into_iter().map(line).collect()
}

/// The open session, if it is set for this day or was begun before.
fn session_today(case: &CaseFile, today: NaiveDate) -> Option<(TodayWhat, NaiveDate, String)> {
    let is_open = |session: &&Step| session.outcome.is_none() && session.date.is_none_or(|day| day <= today);
    let session = case.steps.iter().rev().find(is_open)?;
    let place = if session.place.is_empty() { &case.place } else { &session.place };
    Some((TodayWhat::Session(session.step), today, place.clone()))
}

fn mediation_deadline(case: &CaseFile, holidays: &Holidays) -> Option<(TodayWhat, NaiveDate, String)> {
    let day = mediation_until(case.accepted?, holidays)?;
    Some((TodayWhat::MediationDeadline, day, case.place.clone()))
}

fn confirmation_deadline(case: &CaseFile, holidays: &Holidays) -> Option<(TodayWhat, NaiveDate, String)> {
    let agreement = case.agreement.as_ref()?;
    let day = confirmation_until(agreement.effective.or(agreement.signed)?, holidays)?;
    Some((TodayWhat::ConfirmationDeadline, day, case.place.clone()))
}

/// Promises that no visit has found performed.
fn promises(case: &CaseFile) -> impl Iterator<Item = (TodayWhat, NaiveDate, String)> {
    let performed_until = case
        .follow_ups
        .iter()
        .filter(|visit| visit.result == Some(FollowUpResult::Performed))
        .filter_map(|visit| visit.date)
        .max();
    let all = case.terms.iter().flat_map(|term| duties(term).into_iter().map(move |duty| (term, duty)));
    all.filter_map(move |(term, duty)| {
        let due = duty.due.filter(|due| performed_until.is_none_or(|until| *due > until))?;
        Some((promise(case, term, &duty), due, term.place.clone()))
    })
}

fn promise(case: &CaseFile, term: &Term, duty: &Duty) -> TodayWhat {
    let name = |id: &PartyId| case.party(id).map(|party| party.name.clone());
    let what = if term.what.is_empty() { &term.text } else { &term.what };
    TodayWhat::Promise {
        obligors: duty.payer.iter().filter_map(name).collect(),
        what: what.clone(),
        amount: duty.amount,
    }
}
