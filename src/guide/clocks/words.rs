//! What a clock is called, what it rests on, and the remark on a last day that moved.

use chrono::Datelike;

use super::{Clock, ClockKind};
use crate::i18n::Tr;

impl ClockKind {
    /// Its name.
    pub const fn name(self, tr: Tr) -> &'static str {
        match self {
            ClockKind::Mediation => tr.clock_mediation(),
            ClockKind::MedicalMediation => tr.clock_medical(),
            ClockKind::SecurityMediation => tr.clock_security(),
            ClockKind::SecuritySecond => tr.clock_security_second(),
            ClockKind::OnTheSpot => tr.clock_on_the_spot(),
            ClockKind::PetitionTold => tr.clock_petition_told(),
            ClockKind::PetitionAnswer => tr.clock_petition_answer(),
            ClockKind::PetitionExtended => tr.clock_petition_extended(),
            ClockKind::Confirmation => tr.clock_confirmation(),
            ClockKind::FollowUp => tr.clock_follow_up(),
            ClockKind::Execution => tr.clock_execution(),
            ClockKind::Limitation => tr.clock_limitation(),
        }
    }

    /// The article or practice behind it, and how it is counted.
    pub const fn source(self, tr: Tr) -> &'static str {
        match self {
            ClockKind::Mediation => tr.clock_mediation_source(),
            ClockKind::MedicalMediation => tr.clock_medical_source(),
            ClockKind::SecurityMediation => tr.clock_security_source(),
            ClockKind::SecuritySecond => tr.clock_security_second_source(),
            ClockKind::OnTheSpot => tr.clock_on_the_spot_source(),
            ClockKind::PetitionTold => tr.clock_petition_told_source(),
            ClockKind::PetitionAnswer => tr.clock_petition_answer_source(),
            ClockKind::PetitionExtended => tr.clock_petition_extended_source(),
            ClockKind::Confirmation => tr.clock_confirmation_source(),
            ClockKind::FollowUp => tr.clock_follow_up_source(),
            ClockKind::Execution => tr.clock_execution_source(),
            ClockKind::Limitation => tr.clock_limitation_source(),
        }
    }

    /// The law card that explains it.
    pub const fn card(self) -> Option<&'static str> {
        match self {
            ClockKind::Mediation => Some("mediation-one-month"),
            ClockKind::MedicalMediation => Some("medical-thirty-working-days"),
            ClockKind::SecurityMediation | ClockKind::SecuritySecond => Some("security-time-and-effect"),
            ClockKind::PetitionTold | ClockKind::PetitionAnswer | ClockKind::PetitionExtended => {
                Some("petition-clocks")
            }
            ClockKind::Confirmation => Some("mediation-confirmation"),
            ClockKind::FollowUp => Some("mediation-binding"),
            ClockKind::Execution => Some("court-execution-two-years"),
            ClockKind::Limitation => Some("civil-limitation"),
            ClockKind::OnTheSpot => None,
        }
    }

    /// Whether its last day depends on days of rest.
    const fn moves(self) -> bool {
        match self {
            ClockKind::Mediation
            | ClockKind::MedicalMediation
            | ClockKind::SecurityMediation
            | ClockKind::SecuritySecond
            | ClockKind::Confirmation
            | ClockKind::Execution
            | ClockKind::Limitation => true,
            ClockKind::OnTheSpot
            | ClockKind::PetitionTold
            | ClockKind::PetitionAnswer
            | ClockKind::PetitionExtended
            | ClockKind::FollowUp => false,
        }
    }
}

impl Clock {
    /// A sentence for a last day that moved, or may move; empty where there is nothing to say.
    pub fn remark(&self, tr: Tr) -> String {
        match self.moved_from {
            Some(day) => tr.clock_moved(tr.date(day), tr.date(self.ends)),
            None if !self.holidays_known && self.kind.moves() => tr.clock_holidays_unknown(self.ends.year()),
            None => String::new(),
        }
    }
}
