//! The clocks of a case: which periods of law and practice run for it, from which day to which, and how they stand
//! today (`research/domain.md` 5.9). Clocks whose first day the record does not tell (the days for a petition's review
//! run from a written answer) are not shown. Today is handed in.

mod words;

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::Holidays;
use crate::domain::case::{CaseFile, CaseKind, CaseSource, DisputeType};
use crate::domain::dates::{
    CONFIRMATION_DAYS, MEDIATION_MONTHS, ON_THE_SPOT_DAYS, days_later, duties, months_later, petition_answer_until,
    petition_extended_until, petition_told_until,
};
use crate::domain::keyed::keyed;
use crate::domain::progress::{CaseState, Station, binding_agreement, case_state, station};
use crate::domain::promises::promises;
use crate::domain::session::{Outcome, StepKind};

keyed! {
    /// The kinds of clock.
    ClockKind {
        /// 人民调解一般一个月.
        Mediation = "mediation",
        /// 医疗纠纷三十个工作日.
        MedicalMediation = "medical_mediation",
        /// 治安调解三个工作日.
        SecurityMediation = "security_mediation",
        /// 再次治安调解七个工作日.
        SecuritySecond = "security_second",
        /// 三日就地化解: a goal of practice, not of law.
        OnTheSpot = "on_the_spot",
        PetitionTold = "petition_told",
        PetitionAnswer = "petition_answer",
        /// The same with the longest extension.
        PetitionExtended = "petition_extended",
        /// 司法确认三十日.
        Confirmation = "confirmation",
        /// 回访: within a week of the next due day.
        FollowUp = "follow_up",
        /// 申请执行两年, of a confirmed agreement.
        Execution = "execution",
        /// 诉讼时效三年.
        Limitation = "limitation",
    }
}

/// How a clock stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// So many days are left, at least 1.
    Running(u64),
    LastDay,
    /// Past its last day by so many days, at least 1.
    Passed(u64),
}

/// One period that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    pub kind: ClockKind,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    /// The last day as counted, where it was a day of rest and moved to `ends`.
    pub moved_from: Option<NaiveDate>,
    /// Whether the holidays of the year in which it ends are entered; if not, the last day may move further.
    pub holidays_known: bool,
    pub state: ClockState,
}

/// Days after a due day within which someone looks whether it was done.
const FOLLOW_UP_DAYS: u64 = 7;
const MEDICAL_WORKING_DAYS: u32 = 30;
const SECURITY_WORKING_DAYS: u32 = 3;
const SECURITY_SECOND_WORKING_DAYS: u32 = 7;
const EXECUTION_MONTHS: u32 = 24;
const LIMITATION_MONTHS: u32 = 36;

/// The clocks that run for the case, by their last days. A mediation runs until all have signed; one that has
/// ended has no clock of its own any more.
pub fn clocks(case: &CaseFile, today: NaiveDate, holidays: &Holidays) -> Vec<Clock> {
    let mut found = Found { today, holidays, clocks: Vec::new() };
    if is_open(case) {
        mediation(case, &mut found);
    }
    petition(case, &mut found);
    agreement(case, &mut found);
    limitation(case, &mut found);
    found.clocks.sort_by_key(|clock| clock.ends);
    found.clocks
}

struct Found<'h> {
    today: NaiveDate,
    holidays: &'h Holidays,
    clocks: Vec<Clock>,
}

impl Found<'_> {
    /// A clock whose last day stays where it is counted.
    fn fixed(&mut self, kind: ClockKind, starts: NaiveDate, ends: Option<NaiveDate>) {
        self.add(kind, starts, ends, None);
    }

    /// A clock whose last day moves off a day of rest.
    fn moving(&mut self, kind: ClockKind, starts: NaiveDate, counted: Option<NaiveDate>) {
        let ends = counted.map(|day| self.holidays.moved(day));
        self.add(kind, starts, ends, counted.filter(|day| ends != Some(*day)));
    }

    fn add(&mut self, kind: ClockKind, starts: NaiveDate, ends: Option<NaiveDate>, moved_from: Option<NaiveDate>) {
        let Some(ends) = ends else { return };
        let days = ends.signed_duration_since(self.today).num_days();
        let state = match days {
            0 => ClockState::LastDay,
            1.. => ClockState::Running(days.unsigned_abs()),
            _ => ClockState::Passed(days.unsigned_abs()),
        };
        let holidays_known = self.holidays.knows(ends.year());
        self.clocks.push(Clock { kind, starts, ends, moved_from, holidays_known, state });
    }
}

fn mediation(case: &CaseFile, found: &mut Found<'_>) {
    let Some(accepted) = case.accepted else { return };
    match (case.kind, case.dispute_type) {
        (CaseKind::PublicSecurity, _) => security(case, accepted, found),
        (CaseKind::People, Some(DisputeType::Medical)) => {
            let ends = found.holidays.working_days_after(accepted, MEDICAL_WORKING_DAYS);
            found.fixed(ClockKind::MedicalMediation, accepted, ends);
        }
        (CaseKind::People, _) => {
            found.moving(ClockKind::Mediation, accepted, months_later(accepted, MEDIATION_MONTHS));
        }
    }
    if case.kind == CaseKind::People && station(case) == Station::Step(StepKind::Neighborhood) {
        found.fixed(ClockKind::OnTheSpot, accepted, days_later(accepted, ON_THE_SPOT_DAYS));
    }
}

/// The first mediation by the police, or the second once the first has been held without agreement.
fn security(case: &CaseFile, accepted: NaiveDate, found: &mut Found<'_>) {
    let holidays = found.holidays;
    let held = case.steps.iter().find(|session| {
        matches!(session.outcome, Some(Outcome::NotSettled | Outcome::Escalated)) && session.date.is_some()
    });
    match held.and_then(|session| session.date) {
        Some(first) => {
            let ends = holidays.working_days_after(first, SECURITY_SECOND_WORKING_DAYS);
            found.fixed(ClockKind::SecuritySecond, first, ends);
        }
        None => {
            let ends = holidays.working_days_after(accepted, SECURITY_WORKING_DAYS);
            found.fixed(ClockKind::SecurityMediation, accepted, ends);
        }
    }
}

/// Whether the mediation still runs: agreed is not yet signed.
fn is_open(case: &CaseFile) -> bool {
    matches!(case_state(case), CaseState::InMediation | CaseState::AwaitingSigning)
}

/// A petition runs until the mediation has ended one way or the other.
fn petition(case: &CaseFile, found: &mut Found<'_>) {
    let Some(registered) = case.accepted.filter(|_| is_open(case) && case.source == Some(CaseSource::Petition)) else {
        return;
    };
    found.fixed(ClockKind::PetitionTold, registered, petition_told_until(registered));
    found.fixed(ClockKind::PetitionAnswer, registered, petition_answer_until(registered));
    found.fixed(ClockKind::PetitionExtended, registered, petition_extended_until(registered));
}

fn agreement(case: &CaseFile, found: &mut Found<'_>) {
    let Some(agreement) = binding_agreement(case) else { return };
    let effective = agreement.effective.or(agreement.signed);
    // A court confirms what a people's mediation committee brought about, not a settlement before the police.
    if let Some(effective) = effective.filter(|_| case.kind == CaseKind::People) {
        found.moving(ClockKind::Confirmation, effective, days_later(effective, CONFIRMATION_DAYS));
    }
    if let Some(due) = promises(case, found.today).iter().find(|promise| !promise.kept).and_then(|next| next.duty.due) {
        found.fixed(ClockKind::FollowUp, due, days_later(due, FOLLOW_UP_DAYS));
    }
    if let Some(last) = last_due(case).filter(|_| case_state(case) == CaseState::BeingPerformed) {
        found.moving(ClockKind::Execution, last, months_later(last, EXECUTION_MONTHS));
    }
}

/// Three years from the last due day of a binding agreement; before one, from the day on which mediation was asked for,
/// which starts the period anew (Civil Code art. 195).
fn limitation(case: &CaseFile, found: &mut Found<'_>) {
    let starts = match case_state(case) {
        CaseState::Performed => None,
        CaseState::BeingPerformed => last_due(case),
        CaseState::InMediation | CaseState::AwaitingSigning | CaseState::NotSettled => {
            case.application_date.or(case.accepted)
        }
    };
    if let Some(starts) = starts {
        found.moving(ClockKind::Limitation, starts, months_later(starts, LIMITATION_MONTHS));
    }
}

fn last_due(case: &CaseFile) -> Option<NaiveDate> {
    case.terms.iter().flat_map(duties).filter_map(|duty| duty.due).max()
}

#[cfg(test)]
mod tests;
