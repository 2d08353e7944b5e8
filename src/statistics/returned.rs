//! The return of one period (统计报表, `research/domain.md` 4.2): plain counts. It must not judge them.

use std::collections::BTreeMap;

use crate::domain::case::{CaseSource, DisputeType};
use crate::domain::committee::CommitteeKind;
use crate::domain::prevented::Harm;
use crate::domain::session::StepKind;

/// Harm that was prevented: in so many cases, for so many people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    pub cases: u64,
    pub people: u64,
}

/// A line of a breakdown: by month, place or mediator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub total: u64,
    pub settled: u64,
    /// Of the settled cases, in fen.
    pub amount_fen: u128,
}

/// The counts of one period. People's mediation alone, but for `public_security`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Return {
    /// 调解案件总数: accepted in the period.
    pub total: u64,
    /// 调解成功: an agreement is in force.
    pub settled: u64,
    /// Ended without agreement.
    pub not_settled: u64,
    /// 涉及当事人数: parties, once a case.
    pub people: u64,
    /// 疑难复杂案件.
    pub difficult: u64,
    /// 协议涉及金额: terms of the settled cases, in fen.
    pub amount_fen: u128,
    /// 书面协议, 口头协议: of the settled cases.
    pub written: u64,
    pub oral: u64,
    pub by_committee: BTreeMap<CommitteeKind, u64>,
    pub by_source: BTreeMap<CaseSource, u64>,
    /// 接受委托移送调解, counted apart from its five parts.
    pub referred: u64,
    pub by_type: BTreeMap<DisputeType, u64>,
    /// The step at which it was settled.
    pub by_step: BTreeMap<StepKind, u64>,
    pub prevented: BTreeMap<Harm, Saved>,
    /// 治安调解 accepted in the period: in no other count.
    pub public_security: u64,
}

impl Return {
    pub fn of_type(&self, kind: DisputeType) -> u64 {
        self.by_type.get(&kind).copied().unwrap_or(0)
    }

    pub fn of_source(&self, source: CaseSource) -> u64 {
        self.by_source.get(&source).copied().unwrap_or(0)
    }

    pub fn of_step(&self, step: StepKind) -> u64 {
        self.by_step.get(&step).copied().unwrap_or(0)
    }

    pub fn of_committee(&self, kind: CommitteeKind) -> u64 {
        self.by_committee.get(&kind).copied().unwrap_or(0)
    }

    pub fn saved_from(&self, harm: Harm) -> Saved {
        self.prevented.get(&harm).copied().unwrap_or_default()
    }
}

/// The five who refer a case to the committee, in the order of the return.
pub const REFERRED: [CaseSource; 5] = [
    CaseSource::Court,
    CaseSource::Procuratorate,
    CaseSource::Police,
    CaseSource::Petition,
    CaseSource::OtherDepartment,
];

/// Whether the source is one of those.
pub const fn is_referred(source: CaseSource) -> bool {
    !matches!(source, CaseSource::OwnMotion | CaseSource::Application)
}
