//! The three steps, their sessions, what was said in them and what is in dispute.
//! The order of the steps is the field's; nothing here forces it on the mediator.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

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
    /// For a skipped step, the reason; for one that moved up, what the next level must know.
    pub note: String,
    /// When the talk began and ended, in the file `HH:MM`.
    pub from: Option<NaiveTime>,
    pub to: Option<NaiveTime>,
    /// Those who were asked to come besides parties and staff: neighbours, departments, experts.
    pub invited: Vec<Invited>,
    pub extra: Extra,
}

/// Someone invited to a session who is neither a party nor staff (People's Mediation Law art. 20).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Invited {
    pub name: String,
    pub unit: String,
    /// Key of a seat (`templates/seats`), or free words; empty where none is meant.
    pub seat: String,
    /// Asked, but did not come.
    pub absent: bool,
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
            from: None,
            to: None,
            invited: Vec::new(),
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
    /// When it was read back to its speaker, who said that it is right.
    pub confirmed: Option<NaiveDateTime>,
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
    /// Demands and offers in order of time; the last of each side says how far apart they are.
    pub offers: Vec<Offer>,
    pub extra: Extra,
}

/// 方案: what a party demanded or offered on an issue at one time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    pub party: PartyId,
    pub amount: Option<Money>,
    pub text: String,
    pub date: Option<NaiveDate>,
    /// Time of day, in the file `time` as `HH:MM`.
    pub time: Option<NaiveTime>,
    /// Made in a private session: as a private statement, it enters no paper, no export and no party view.
    pub private: bool,
    pub extra: Extra,
}

/// Whether a party agrees to the mediation: one clear refusal ends it (People's Mediation Law art. 17). A later answer
/// of the same party stands for an earlier one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Consent {
    pub party: PartyId,
    /// `None`: asked, but not answered.
    pub agrees: Option<bool>,
    pub date: Option<NaiveDate>,
    pub extra: Extra,
}

keyed! {
    /// What may stand against mediating at all, and what needs a hand at once (`research/domain.md` 2.3, 2.4;
    /// People's Mediation Law art. 25).
    AlertKind {
        /// Already before a court, the police or an authority, and not ended.
        PendingProcedure = "pending_procedure",
        /// Marriage, parentage or adoption as such.
        Status = "status",
        /// Whose the land, the house or the right is.
        Ownership = "ownership",
        /// Only a special organ may decide.
        SpecialOrgan = "special_organ",
        /// A dispute with an authority about its official act.
        Administrative = "administrative",
        HiredHarm = "hired_harm",
        GangFight = "gang_fight",
        RepeatOffender = "repeat_offender",
        NewOffence = "new_offence",
        RanAway = "ran_away",
        SuspectedCrime = "suspected_crime",
        DomesticViolence = "domestic_violence",
        ChildAtRisk = "child_at_risk",
        SelfHarm = "self_harm",
        Threat = "threat",
        Crowd = "crowd",
    }
}

/// A gate or flag that the mediator marked, with who was told and when. The mediator's own note: as what was said in
/// private, it leaves the desk only where that is asked for, and stands on no paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    pub kind: AlertKind,
    pub marked: Option<NaiveDateTime>,
    pub note: String,
    /// Who was told; empty while nobody was.
    pub told: String,
    pub told_at: Option<NaiveDateTime>,
    /// Looked at and found not to stand in the way.
    pub cleared: bool,
    pub extra: Extra,
}
