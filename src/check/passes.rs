//! Blocking findings that a supervisor let pass, with a reason that the casebook keeps. A pass holds only while the
//! finding says the very same; it must not hide anything.

use super::finding::Finding;
use super::message::message;
use crate::domain::case::CaseFile;
use crate::i18n::{Lang, Tr};

/// Marks what was let pass: the same rule, at the same place, in the same Chinese sentence.
pub(super) fn mark(case: &CaseFile, findings: &mut [Finding]) {
    for pass in &case.passed {
        let same = findings.iter_mut().filter(|each| each.rule.key() == pass.rule && each.at.pointer() == pass.at);
        for finding in same {
            finding.passed = finding.passed || message(Tr(Lang::Zh), finding) == pass.said;
        }
    }
}
