//! “Would a court confirm it?”: the points on which a court looks at an agreement before it confirms it (interpretation of
//! the Civil Procedure Law arts 353 to 355, 358; People's Mediation Law art. 33), each with what the check has to say.
//! It is a summary of the rules, not a prophecy; it must not judge anything that no rule found.

use chrono::NaiveDate;

use super::finding::Finding;
use super::rule::{Rule, Severity};
use super::{Surroundings, every};
use crate::domain::agreement::AgreementForm;
use crate::domain::case::CaseFile;
use crate::domain::dates::confirmation_until;
use crate::domain::dossier::is_security;
use crate::domain::party::PartyId;
use crate::domain::progress::{CaseState, case_state};
use crate::domain::session::AlertKind;

/// What a court asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CourtPoint {
    /// 双方自愿: art. 358, not voluntary.
    Voluntary,
    /// 身份明确: art. 354, proof of identity, address, contact.
    Identity,
    /// 代理有权: art. 353, an agent has a power of attorney; minors act through their guardian.
    Authority,
    /// 内容明确: art. 358, content not clear.
    Content,
    /// 不违法: art. 358, against mandatory law or good morals.
    Lawful,
    /// 不损害他人: art. 358, harms state, public or others.
    Others,
    /// 可以确认的事: art. 355, neither status nor the establishing of rights.
    Matter,
    /// 三十日内: art. 33 of the People's Mediation Law.
    InTime,
}

impl CourtPoint {
    /// In the order in which they are shown.
    pub const ALL: [CourtPoint; 8] = [
        CourtPoint::Voluntary,
        CourtPoint::Identity,
        CourtPoint::Authority,
        CourtPoint::Content,
        CourtPoint::Lawful,
        CourtPoint::Others,
        CourtPoint::Matter,
        CourtPoint::InTime,
    ];
}

/// What still has to be asked before a point can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// These parties' consent is not recorded.
    Consent { names: Vec<String> },
    /// Something was marked that may stand against mediating.
    Alert,
    /// The agreement is not signed: the time does not run yet.
    Signing,
}

/// How a point stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Fine,
    /// For the point of time: the last day.
    Until(NaiveDate),
    /// The last day is over.
    Over(NaiveDate),
    Doubtful(Vec<Finding>),
    Unknown(Ask),
}

/// The answer as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outlook {
    /// Nothing speaks against it.
    Good,
    /// Something must be asked first.
    Ask,
    /// Something should be mended first.
    Doubtful,
    /// As it stands it will be refused.
    Poor,
    /// There is nothing to be confirmed: no written agreement of people's mediation.
    NotOpen,
}

/// The summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    pub outlook: Outlook,
    pub points: Vec<(CourtPoint, Standing)>,
}

/// What a court would look at, answered by every rule: none is hidden behind a graver one at its place, and that a
/// supervisor let something pass does not move a court.
pub fn confirmation(case: &CaseFile, surroundings: &Surroundings<'_>) -> Confirmation {
    if !is_open(case) {
        return Confirmation { outlook: Outlook::NotOpen, points: Vec::new() };
    }
    let findings = every(case, surroundings);
    let points: Vec<_> =
        CourtPoint::ALL.into_iter().map(|point| (point, standing(case, surroundings, &findings, point))).collect();
    Confirmation { outlook: outlook(&points), points }
}

/// Only a written agreement that a committee led to is confirmed; the police's and an oral one have no paper for it.
fn is_open(case: &CaseFile) -> bool {
    let form = case.agreement.as_ref().and_then(|agreement| agreement.form);
    let written = matches!(form, None | Some(AgreementForm::Written));
    written && !is_security(case) && case_state(case) != CaseState::NotSettled
}

fn standing(case: &CaseFile, surroundings: &Surroundings<'_>, findings: &[Finding], point: CourtPoint) -> Standing {
    let against = findings.iter().filter(|finding| finding.severity != Severity::Note);
    let against: Vec<Finding> = against.filter(|finding| point_of(finding.rule) == Some(point)).cloned().collect();
    if !against.is_empty() {
        return Standing::Doubtful(against);
    }
    match point {
        CourtPoint::Voluntary => {
            let names = without_consent(case);
            if names.is_empty() { Standing::Fine } else { Standing::Unknown(Ask::Consent { names }) }
        }
        CourtPoint::Matter if is_marked(case) => Standing::Unknown(Ask::Alert),
        CourtPoint::InTime => in_time(case, surroundings),
        CourtPoint::Identity
        | CourtPoint::Authority
        | CourtPoint::Content
        | CourtPoint::Lawful
        | CourtPoint::Others
        | CourtPoint::Matter => Standing::Fine,
    }
}

/// Who holds a copy and has not said, or not yet, that they agree to the mediation.
fn without_consent(case: &CaseFile) -> Vec<String> {
    let agrees = |id: &PartyId| case.consents.iter().any(|each| &each.party == id && each.agrees == Some(true));
    case.copy_holders().filter(|party| !agrees(&party.id)).map(super::called).collect()
}

/// Whether something is marked that no agreement can settle, and nobody has looked into it.
fn is_marked(case: &CaseFile) -> bool {
    case.alerts.iter().any(|alert| {
        let settles_nothing = matches!(
            alert.kind,
            AlertKind::PendingProcedure
                | AlertKind::Status
                | AlertKind::Ownership
                | AlertKind::SpecialOrgan
                | AlertKind::Administrative
        );
        settles_nothing && !alert.cleared
    })
}

fn in_time(case: &CaseFile, surroundings: &Surroundings<'_>) -> Standing {
    let effective = case.agreement.as_ref().and_then(|agreement| agreement.effective.or(agreement.signed));
    match effective.and_then(|day| confirmation_until(day, surroundings.holidays)) {
        None => Standing::Unknown(Ask::Signing),
        Some(last) if last < surroundings.today => Standing::Over(last),
        Some(last) => Standing::Until(last),
    }
}

fn outlook(points: &[(CourtPoint, Standing)]) -> Outlook {
    let is_poor = |(point, standing): &(CourtPoint, Standing)| match standing {
        Standing::Over(_) => true,
        Standing::Doubtful(findings) => {
            *point == CourtPoint::Matter || findings.iter().any(|finding| finding.severity == Severity::Block)
        }
        Standing::Fine | Standing::Until(_) | Standing::Unknown(_) => false,
    };
    if points.iter().any(is_poor) {
        Outlook::Poor
    } else if points.iter().any(|(_, standing)| matches!(standing, Standing::Doubtful(_))) {
        Outlook::Doubtful
    } else if points.iter().any(|(_, standing)| matches!(standing, Standing::Unknown(_))) {
        Outlook::Ask
    } else {
        Outlook::Good
    }
}

/// The point that a rule speaks to; none for what concerns the file and not the court.
const fn point_of(rule: Rule) -> Option<CourtPoint> {
    Some(match rule {
        Rule::CaseConsentRefused
        | Rule::CaseNoticeMissing
        | Rule::PartyInterpreterMissing
        | Rule::PartyReaderMissing => CourtPoint::Voluntary,
        Rule::PartyNameMissing
        | Rule::PartyIdentifierMissing
        | Rule::PartyIdChecksum
        | Rule::PartyIdBirthMismatch
        | Rule::PartyIdSexMismatch
        | Rule::PartyCreditCodeChecksum => CourtPoint::Identity,
        Rule::PartyAgentWithoutAuthority
        | Rule::PartyAgentGeneralAuthority
        | Rule::PartyOffenderHasAgent
        | Rule::PartyMinorWithoutGuardian => CourtPoint::Authority,
        Rule::AgreementNoTerms
        | Rule::AnnexTotalMismatch
        | Rule::TermNoObligor
        | Rule::TermNoObligee
        | Rule::TermBlankLeft
        | Rule::TermNoAmount
        | Rule::TermNoDate
        | Rule::TermNoMethod
        | Rule::TermAmountTextMismatch
        | Rule::TermCapitalsMismatch
        | Rule::TermSumMismatch
        | Rule::TermDateBeforeSigning
        | Rule::TermDateTextMismatch
        | Rule::TermImpossibleDate
        | Rule::TermVagueWord
        | Rule::TermLookAlike
        | Rule::TermWrongCharacter
        | Rule::TermDialect
        | Rule::TermShortName
        | Rule::TermContradiction => CourtPoint::Content,
        Rule::TermWaivesSuit | Rule::TermExcessivePenalty => CourtPoint::Lawful,
        Rule::TermBurdensOutsider | Rule::TermUnknownParty => CourtPoint::Others,
        Rule::TermStatusClause | Rule::TermOwnershipClause => CourtPoint::Matter,
        Rule::PartyPhoneFormat
        | Rule::PartyGlyphMissing
        | Rule::CaseSessionMissing
        | Rule::CaseDatesOutOfOrder
        | Rule::CaseFactsTooShort
        | Rule::CaseRecusalNotAsked
        | Rule::CaseTooManyRepresentatives
        | Rule::CaseTerminationNotice
        | Rule::AgreementTooFewCopies
        | Rule::AgreementConfirmationWindow
        | Rule::TermNoBreach
        | Rule::TextSameAsAnotherCase => return None,
    })
}
