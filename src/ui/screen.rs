//! Which screen is open. The window remembers it in the casebook, so that the program opens where it stopped.

use serde::{Deserialize, Serialize};

use crate::casebook::view::CaseId;
use crate::domain::place::Place;
use crate::domain::session::StepKind;

/// A screen of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Screen {
    /// 今日.
    #[default]
    Today,
    /// 来访登记.
    WalkIn,
    /// 台账.
    Ledger,
    /// 统计.
    Statistics,
    /// 设置.
    Settings,
    /// 人员与口令: who may open the casebook.
    People,
    /// 文书用语: the editor of templates.
    Templates,
    /// 帮助.
    Help,
    /// 验证与核对: a sealed file, or the casebook.
    Verify,
    /// 备份与恢复.
    Backup,
    /// 回收站与保管: cases in the bin, filed cases, and the purge.
    Kept,
    /// A case, at one of its doors or stations.
    Case(CaseId, Room),
}

/// A room of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// 案情.
    Facts,
    /// 当事人.
    Parties,
    /// 邻里调.
    Neighborhood,
    /// 村居调.
    Village,
    /// 释法调解.
    Interpretation,
    /// 协议.
    Agreement,
    /// 签署.
    Signing,
    /// 卷宗: papers of the case, save, print, open.
    Papers,
    /// 各版与签署经过: every frozen version and what was done on it.
    Versions,
    /// 经过: what was done in the case, what was removed from it, how long it is kept.
    History,
    /// 履行.
    Performance,
    /// 给当事人看: terms and what is still open, for the people across the table.
    PartyView,
}

impl Room {
    /// The room of a step.
    pub const fn of_step(step: StepKind) -> Room {
        match step {
            StepKind::Neighborhood => Room::Neighborhood,
            StepKind::Village => Room::Village,
            StepKind::Interpretation => Room::Interpretation,
        }
    }

    /// The step of the room, if it is one.
    pub const fn step(self) -> Option<StepKind> {
        match self {
            Room::Neighborhood => Some(StepKind::Neighborhood),
            Room::Village => Some(StepKind::Village),
            Room::Interpretation => Some(StepKind::Interpretation),
            _ => None,
        }
    }

    /// The room in which a place of the case is worked on.
    pub fn for_place(place: &Place, step_of: impl Fn(usize) -> Option<StepKind>) -> Room {
        let mut parts = place.parts();
        match parts.next() {
            Some("parties" | "staff" | "notice") => Room::Parties,
            Some("steps" | "statements" | "issues") => {
                let step = parts.next().and_then(|part| part.parse().ok()).and_then(step_of);
                Room::of_step(step.unwrap_or(StepKind::Neighborhood))
            }
            Some("terms" | "annex") => Room::Agreement,
            Some("agreement") => Room::Agreement,
            Some("signatures") => Room::Signing,
            Some("follow_ups") => Room::Performance,
            _ => Room::Facts,
        }
    }
}
