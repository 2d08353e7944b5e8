//! The three steps, their sessions, what was said in them and what is in dispute.
//! The order of the steps is the field's; nothing here forces it on the mediator.

use chrono::{NaiveDate, NaiveTime};

use super::case::{Extra, StaffId};
use super::keyed::keyed;
use super::money::Money;
use super::party::PartyId;

keyed! {
    /// 三调: the three steps of one case, in their order.
    StepKind {
        /// 邻里调.
        Neighborhood = "neighborhood",
        /// 村居调.
        Village = "village",
        /// 释法调解: the station and the departments explain the law and the responsibility.
        Interpretation = "interpretation",
    }
}

impl StepKind {
    /// The step after this one; `None` after the last.
    pub const fn next(self) -> Option<StepKind> {
        match self {
            StepKind::Neighborhood => Some(StepKind::Village),
            StepKind::Village => Some(StepKind::Interpretation),
            StepKind::Interpretation => None,
        }
    }
}

keyed! {
    /// How a session of a step ended.
    Outcome {
        /// 达成协议.
        Settled = "settled",
        /// 转上一级: moved up to the next step.
        Escalated = "escalated",
        /// 不需要: the step was skipped, for the reason in `note`.
        Skipped = "skipped",
        /// 没谈成.
        NotSettled = "not_settled",
    }
}

/// One session of one step. A step that is repeated has several.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub step: StepKind,
    pub date: Option<NaiveDate>,
    pub place: String,
    /// Who led it, in free words.
    pub host: String,
    pub staff: Vec<StaffId>,
    pub participants: Vec<PartyId>,
    /// `None` while the session is open.
    pub outcome: Option<Outcome>,
    /// For a skipped step, the reason.
    pub note: String,
    pub extra: Extra,
}

impl Step {
    /// An open session of this step.
    pub fn open(step: StepKind, date: Option<NaiveDate>) -> Step {
        Step {
            step,
            date,
            place: String::new(),
            host: String::new(),
            staff: Vec::new(),
            participants: Vec::new(),
            outcome: None,
            note: String::new(),
            extra: Extra::new(),
        }
    }
}

keyed! {
    /// What kind of sentence it was.
    StatementKind { Fact = "fact", Feeling = "feeling", Demand = "demand", Offer = "offer", Agreement = "agreement" }
}

/// What one party said.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub party: PartyId,
    pub date: Option<NaiveDate>,
    /// Time of day, in the file `time` as `HH:MM`.
    pub time: Option<NaiveTime>,
    /// The step in which it was said, in the file `step`; a file of others has only the date.
    pub step: Option<StepKind>,
    pub kind: Option<StatementKind>,
    pub text: String,
    pub text_en: String,
    /// Said in a private session: never printed, never exported without being asked for.
    pub private: bool,
    pub extra: Extra,
}

/// Where one party stands on an issue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    pub party: PartyId,
    pub text: String,
    pub amount: Option<Money>,
    pub extra: Extra,
}

/// 争议事项: one thing on which the parties differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IssueInDispute {
    pub title: String,
    /// 谈拢.
    pub settled: bool,
    pub positions: Vec<Position>,
    pub extra: Extra,
}
