//! The agreement check: pure rules `(&CaseFile, &Surroundings) → Vec<Finding>`. No I/O.

use crate::domain::place::Place;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Block,
    Warn,
    Note,
}

/// Something that is missing or doubtful, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub severity: Severity,
    pub at: Place,
}

/// The sentence of a finding.
pub fn message(_tr: crate::i18n::Tr, finding: &Finding) -> String {
    finding.at.pointer().to_owned()
}
