//! What the six stations of the rail say about a case: the domain's progress in words. It decides nothing and paints
//! nothing.

use chrono::NaiveDate;

use crate::casebook::view::CaseRecord;
use crate::domain::progress::{self, CaseState, Station, StepState};
use crate::domain::promises::{Timing, promises};
use crate::domain::session::StepKind;
use crate::domain::step_names::StepNames;
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
    pub name: String,
    pub state: String,
    /// Why a step was skipped, for the tooltip.
    pub reason: String,
}

/// The six stations of a case, from left to right.
pub fn stations(tr: Tr, names: &StepNames, record: &CaseRecord, today: NaiveDate) -> Vec<StationView> {
    let steps = StepKind::ALL.iter().map(|step| of_step(tr, tr.step_called(*step, names), record, *step));
    let mut stations: Vec<StationView> = steps.collect();
    stations.push(of_agreement(tr, record));
    stations.push(of_signing(tr, record));
    stations.push(of_performance(tr, record, today));
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

fn station(room: Room, shape: Shape, name: &str, state: String) -> StationView {
    StationView { room, shape, name: name.to_owned(), state, reason: String::new() }
}

fn of_step(tr: Tr, name: &str, record: &CaseRecord, step: StepKind) -> StationView {
    let (shape, state) = match progress::step_state(&record.file, step) {
        StepState::NotYet => (Shape::NotYet, tr.shell_state_not_yet()),
        StepState::Current => (Shape::Current, tr.shell_state_current()),
        StepState::Done => (Shape::Done, tr.shell_state_settled()),
        StepState::MovedUp => (Shape::MovedUp, tr.shell_state_moved_up()),
        StepState::Skipped => (Shape::Skipped, tr.shell_state_skipped()),
        StepState::NotSettled => (Shape::NotSettled, tr.shell_state_not_settled()),
    };
    let mut view = station(Room::of_step(step), shape, name, state.to_owned());
    if shape == Shape::Skipped {
        let last = record.file.sessions_of(step).last();
        view.reason = last.map(|(_, session)| session.note.clone()).unwrap_or_default();
    }
    view
}

fn of_agreement(tr: Tr, record: &CaseRecord) -> StationView {
    let file = &record.file;
    let frozen = record.version.is_some() && record.version_is_current;
    let draft = match file.terms.len() {
        0 => tr.shell_state_not_yet().to_owned(),
        count => tr.shell_state_draft(count),
    };
    let (shape, state) = match progress::case_state(file) {
        CaseState::NotSettled => (Shape::NotSettled, tr.shell_state_not_settled().to_owned()),
        CaseState::BeingPerformed | CaseState::Performed => (Shape::Done, tr.shell_state_frozen().to_owned()),
        CaseState::AwaitingSigning if frozen => (Shape::Done, tr.shell_state_frozen().to_owned()),
        CaseState::AwaitingSigning => (Shape::Current, draft),
        CaseState::InMediation => (Shape::NotYet, draft),
    };
    station(Room::Agreement, shape, tr.shell_station_agreement(), state)
}

fn of_signing(tr: Tr, record: &CaseRecord) -> StationView {
    let signed = progress::station(&record.file) == Station::Performance;
    let frozen = record.version.is_some() && record.version_is_current;
    let (shape, state) = match record.signatures.len() {
        // A file that was taken in tells so; no hand of it is in this casebook.
        _ if signed && record.standing.closed.is_none() => (Shape::Done, tr.shell_state_signed_elsewhere().to_owned()),
        _ if signed => (Shape::Done, tr.shell_state_signed().to_owned()),
        0 if frozen => (Shape::Current, tr.shell_state_current().to_owned()),
        0 => (Shape::NotYet, tr.shell_state_not_yet().to_owned()),
        count => (Shape::Current, tr.shell_state_signed_part(count)),
    };
    station(Room::Signing, shape, tr.shell_station_signing(), state)
}

fn of_performance(tr: Tr, record: &CaseRecord, today: NaiveDate) -> StationView {
    let file = &record.file;
    let open = promises(file, today).into_iter().find(|promise| !promise.kept);
    let (shape, state) = match (progress::case_state(file), open) {
        (CaseState::Performed, _) => (Shape::Done, tr.shell_state_performed().to_owned()),
        (CaseState::BeingPerformed, Some(promise)) => match (promise.timing, promise.duty.due) {
            (Timing::Late(days), _) => (Shape::Late, tr.shell_state_late(usize::try_from(days).unwrap_or(usize::MAX))),
            (_, Some(day)) => (Shape::Current, tr.shell_state_next(dates::day(tr, day))),
            (_, None) => (Shape::Current, tr.shell_state_current().to_owned()),
        },
        (CaseState::BeingPerformed, None) => (Shape::Current, tr.shell_state_current().to_owned()),
        _ => (Shape::NotYet, tr.shell_state_not_yet().to_owned()),
    };
    station(Room::Performance, shape, tr.shell_station_performance(), state)
}
