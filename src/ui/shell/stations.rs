//! What the six stations of the rail say about a case. Facts come from the record; it paints nothing.

use chrono::NaiveDate;

use crate::casebook::view::{CaseRecord, LedgerRow};
use crate::domain::agreement::AgreementForm;
use crate::domain::session::{Outcome, StepKind};
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::screen::Room;

/// State of a station, told by the shape of its circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    NotYet,
    Current,
    MovedUp,
    Done,
    Skipped,
    NotSettled,
    Late,
}

impl Shape {
    /// Whether the arch to the right of it has been walked.
    pub const fn is_passed(self) -> bool {
        matches!(self, Shape::MovedUp | Shape::Done | Shape::Skipped)
    }
}

/// One station.
#[derive(Clone, Debug, PartialEq)]
pub struct StationView {
    pub room: Room,
    pub shape: Shape,
    pub name: &'static str,
    pub state: String,
    /// Why a step was skipped, for the tooltip.
    pub reason: String,
}

/// The six stations of a case, from left to right.
pub fn stations(tr: Tr, record: &CaseRecord, row: Option<&LedgerRow>, today: NaiveDate) -> Vec<StationView> {
    let mut stations: Vec<StationView> = [StepKind::Neighborhood, StepKind::Village, StepKind::Interpretation]
        .map(|step| of_step(tr, record, step))
        .into();
    let settled = stations.iter().any(|station| station.shape == Shape::Done);
    stations.push(of_agreement(tr, record, settled));
    stations.push(of_signing(tr, record));
    stations.push(of_performance(tr, record, row, today));
    stations
}

/// Where a case stands: the first station that is current or late, else the last one passed.
pub fn current(stations: &[StationView]) -> Option<&StationView> {
    stations
        .iter()
        .find(|station| matches!(station.shape, Shape::Current | Shape::Late))
        .or_else(|| stations.iter().rev().find(|station| station.shape != Shape::NotYet))
        .or_else(|| stations.first())
}

fn of_step(tr: Tr, record: &CaseRecord, step: StepKind) -> StationView {
    let last = record.file.sessions_of(step).last().map(|(_, session)| session);
    let (shape, state) = match last.map(|session| session.outcome) {
        None => (Shape::NotYet, tr.shell_state_not_yet()),
        Some(None) => (Shape::Current, tr.shell_state_current()),
        Some(Some(Outcome::Settled)) => (Shape::Done, tr.shell_state_settled()),
        Some(Some(Outcome::Escalated)) => (Shape::MovedUp, tr.shell_state_moved_up()),
        Some(Some(Outcome::Skipped)) => (Shape::Skipped, tr.shell_state_skipped()),
        Some(Some(Outcome::NotSettled)) => (Shape::NotSettled, tr.shell_state_not_settled()),
    };
    let reason = last.filter(|_| shape == Shape::Skipped).map(|session| session.note.clone()).unwrap_or_default();
    StationView { room: Room::of_step(step), shape, name: tr.step(step), state: state.to_owned(), reason }
}

fn of_agreement(tr: Tr, record: &CaseRecord, settled: bool) -> StationView {
    let file = &record.file;
    let form = file.agreement.as_ref().and_then(|agreement| agreement.form);
    let (shape, state) = if form == Some(AgreementForm::None) {
        (Shape::NotSettled, tr.shell_state_not_settled().to_owned())
    } else if record.version.is_some() && record.version_is_current || is_signed(record) {
        (Shape::Done, tr.shell_state_frozen().to_owned())
    } else if file.terms.is_empty() {
        let shape = if settled { Shape::Current } else { Shape::NotYet };
        (shape, tr.shell_state_not_yet().to_owned())
    } else {
        let shape = if settled { Shape::Current } else { Shape::NotYet };
        (shape, tr.shell_state_draft(file.terms.len()))
    };
    StationView { room: Room::Agreement, shape, name: tr.shell_station_agreement(), state, reason: String::new() }
}

fn of_signing(tr: Tr, record: &CaseRecord) -> StationView {
    let count = record.signatures.len();
    let (shape, state) = if is_signed(record) {
        (Shape::Done, tr.shell_state_signed().to_owned())
    } else if count > 0 {
        (Shape::Current, tr.shell_state_signed_part(count))
    } else if record.version.is_some() && record.version_is_current {
        (Shape::Current, tr.shell_state_current().to_owned())
    } else {
        (Shape::NotYet, tr.shell_state_not_yet().to_owned())
    };
    StationView { room: Room::Signing, shape, name: tr.shell_station_signing(), state, reason: String::new() }
}

fn is_signed(record: &CaseRecord) -> bool {
    record.file.agreement.as_ref().is_some_and(|agreement| agreement.signed.is_some())
}

fn of_performance(tr: Tr, record: &CaseRecord, row: Option<&LedgerRow>, today: NaiveDate) -> StationView {
    use crate::casebook::view::CaseState;
    let due = row.and_then(|row| row.next_due).filter(|_| is_signed(record));
    let performed = row.is_some_and(|row| row.state == CaseState::Performed);
    let (shape, state) = match due {
        _ if performed => (Shape::Done, tr.shell_state_performed().to_owned()),
        Some(day) if day < today => {
            let days = usize::try_from((today - day).num_days()).unwrap_or(usize::MAX);
            (Shape::Late, tr.shell_state_late(days))
        }
        Some(day) => (Shape::Current, tr.shell_state_next(dates::day(tr, day))),
        None if is_signed(record) => (Shape::Current, tr.shell_state_current().to_owned()),
        None => (Shape::NotYet, tr.shell_state_not_yet().to_owned()),
    };
    StationView { room: Room::Performance, shape, name: tr.shell_station_performance(), state, reason: String::new() }
}
