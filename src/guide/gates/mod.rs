//! Gates and flags: what may not be mediated at all, and what needs a hand at once; with the article, what to do now and
//! whom to tell. And [`signs`]: what a case's own words suggest, as a question to the mediator, never a verdict.
//! It marks nothing by itself.

mod signs;
mod words;

pub use signs::{Sign, signs};
pub use words::{name, sentence, source, steps, tell};

use crate::domain::case::CaseKind;
use crate::domain::session::AlertKind;

/// How much an alert stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// May not be mediated; what else is in the case may be.
    Gate,
    /// Mediation may go on, with care.
    Flag,
}

/// The weight of a kind (`research/domain.md` 2.3, 2.4; People's Mediation Law art. 25).
pub const fn weight(kind: AlertKind) -> Weight {
    match kind {
        AlertKind::PendingProcedure
        | AlertKind::Status
        | AlertKind::Ownership
        | AlertKind::SpecialOrgan
        | AlertKind::Administrative
        | AlertKind::HiredHarm
        | AlertKind::GangFight
        | AlertKind::RepeatOffender
        | AlertKind::NewOffence
        | AlertKind::RanAway
        | AlertKind::SuspectedCrime => Weight::Gate,
        AlertKind::DomesticViolence
        | AlertKind::ChildAtRisk
        | AlertKind::SelfHarm
        | AlertKind::Threat
        | AlertKind::Crowd => Weight::Flag,
    }
}

/// Whether the kind belongs to mediation under this law: what excludes public-security mediation is no gate of people's
/// mediation (procedure art. 179).
pub const fn applies(kind: AlertKind, case: CaseKind) -> bool {
    let of_the_police = matches!(
        kind,
        AlertKind::HiredHarm
            | AlertKind::GangFight
            | AlertKind::RepeatOffender
            | AlertKind::NewOffence
            | AlertKind::RanAway
    );
    !of_the_police || matches!(case, CaseKind::PublicSecurity)
}

/// The law card that explains it.
pub const fn card(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::PendingProcedure => "mediation-what-is-not-for-it",
        AlertKind::Status => "court-does-not-confirm",
        AlertKind::Ownership => "land-dispute-government-decides",
        AlertKind::SpecialOrgan => "mediation-what-is-not-for-it",
        AlertKind::Administrative => "mediation-what-is-not-for-it",
        AlertKind::HiredHarm => "security-not-suitable",
        AlertKind::GangFight => "security-not-suitable",
        AlertKind::RepeatOffender => "security-not-suitable",
        AlertKind::NewOffence => "security-not-suitable",
        AlertKind::RanAway => "security-not-suitable",
        AlertKind::SuspectedCrime => "mediation-danger-reported",
        AlertKind::DomesticViolence => "violence-report",
        AlertKind::ChildAtRisk => "minors-must-report",
        AlertKind::SelfHarm => "mediation-danger-reported",
        AlertKind::Threat => "security-threats",
        AlertKind::Crowd => "petition-walk-in",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::law::Library;
    use crate::i18n::{Lang, Tr};

    #[test]
    fn every_alert_says_what_it_is_what_to_do_and_whom_to_tell() {
        for kind in AlertKind::ALL {
            assert!(Library::built_in().by_id(card(*kind)).is_some(), "{}", card(*kind));
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| {
                let tr = Tr(lang);
                for words in [name(*kind, tr), sentence(*kind, tr), source(*kind, tr), tell(*kind, tr)] {
                    assert!(!words.trim().is_empty(), "{}", kind.key());
                }
                steps(*kind, tr).len()
            });
            assert!(zh == en && (3..=5).contains(&zh), "{}: {zh} {en}", kind.key());
        }
    }

    #[test]
    fn what_may_not_be_mediated_is_a_gate_and_danger_is_a_flag() {
        assert_eq!(weight(AlertKind::PendingProcedure), Weight::Gate);
        assert_eq!(weight(AlertKind::HiredHarm), Weight::Gate);
        assert_eq!(weight(AlertKind::SelfHarm), Weight::Flag);
        assert_eq!(weight(AlertKind::ChildAtRisk), Weight::Flag);
    }

    #[test]
    fn what_excludes_the_police_only_is_no_gate_of_the_committee() {
        assert!(applies(AlertKind::GangFight, CaseKind::PublicSecurity));
        assert!(!applies(AlertKind::GangFight, CaseKind::People));
        assert!(applies(AlertKind::Threat, CaseKind::People) && applies(AlertKind::Status, CaseKind::People));
    }
}
