//! The rules of the check, each with its stable id and its usual severity.
//! It must not hold a sentence: the words are in `check*.ftl`, chosen in `message` and `reason`.

use crate::domain::keyed::keyed;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops the final copy.
    Block,
    /// Worth mending before the ink.
    Warn,
    /// Good to know.
    Note,
}

impl Severity {
    /// The stable key, as the command line writes it.
    pub const fn key(self) -> &'static str {
        match self {
            Severity::Block => "block",
            Severity::Warn => "warn",
            Severity::Note => "note",
        }
    }
}

keyed! {
    /// What was looked at. The ids are stable: scripts read them.
    Rule {
        PartyNameMissing = "party.name-missing",
        PartyIdentifierMissing = "party.identifier-missing",
        PartyIdChecksum = "party.id-checksum",
        PartyIdBirthMismatch = "party.id-birth-mismatch",
        PartyIdSexMismatch = "party.id-sex-mismatch",
        PartyCreditCodeChecksum = "party.credit-code-checksum",
        PartyPhoneFormat = "party.phone-format",
        PartyMinorWithoutGuardian = "party.minor-without-guardian",
        PartyAgentWithoutAuthority = "party.agent-without-authority",
        PartyAgentGeneralAuthority = "party.agent-general-authority",
        PartyOffenderHasAgent = "party.offender-has-agent",
        PartyInterpreterMissing = "party.interpreter-missing",
        PartyReaderMissing = "party.reader-missing",
        PartyGlyphMissing = "party.glyph-missing",
        CaseSessionMissing = "case.session-missing",
        CaseDatesOutOfOrder = "case.dates-out-of-order",
        CaseFactsTooShort = "case.facts-too-short",
        CaseNoticeMissing = "case.notice-missing",
        CaseRecusalNotAsked = "case.recusal-not-asked",
        CaseTooManyRepresentatives = "case.too-many-representatives",
        CaseConsentRefused = "case.consent-refused",
        CaseTerminationNotice = "case.termination-notice",
        AgreementNoTerms = "agreement.no-terms",
        AgreementTooFewCopies = "agreement.too-few-copies",
        AgreementConfirmationWindow = "agreement.confirmation-window",
        AnnexTotalMismatch = "annex.total-mismatch",
        TermNoObligor = "term.no-obligor",
        TermUnknownParty = "term.unknown-party",
        TermBurdensOutsider = "term.burdens-outsider",
        TermNoAmount = "term.no-amount",
        TermNoDate = "term.no-date",
        TermNoMethod = "term.no-method",
        TermNoObligee = "term.no-obligee",
        TermBlankLeft = "term.blank-left",
        TermNoBreach = "term.no-breach",
        TermAmountTextMismatch = "term.amount-text-mismatch",
        TermCapitalsMismatch = "term.capitals-mismatch",
        TermSumMismatch = "term.sum-mismatch",
        TermDateBeforeSigning = "term.date-before-signing",
        TermDateTextMismatch = "term.date-text-mismatch",
        TermImpossibleDate = "term.impossible-date",
        TermVagueWord = "term.vague-word",
        TermLookAlike = "term.look-alike",
        TermWrongCharacter = "term.wrong-character",
        TermDialect = "term.dialect",
        TermShortName = "term.short-name",
        TermWaivesSuit = "term.waives-suit",
        TermStatusClause = "term.status-clause",
        TermOwnershipClause = "term.ownership-clause",
        TermExcessivePenalty = "term.excessive-penalty",
        TermContradiction = "term.contradiction",
        TextSameAsAnotherCase = "text.same-as-another-case",
    }
}

impl Rule {
    /// The usual severity (`research/domain.md` 5.2); a finding may weigh less where little hangs on it.
    pub const fn severity(self) -> Severity {
        match self {
            Rule::PartyNameMissing
            | Rule::PartyIdentifierMissing
            | Rule::PartyMinorWithoutGuardian
            | Rule::PartyAgentWithoutAuthority
            | Rule::PartyOffenderHasAgent
            | Rule::PartyGlyphMissing
            | Rule::CaseSessionMissing
            | Rule::CaseNoticeMissing
            | Rule::CaseConsentRefused
            | Rule::AgreementNoTerms
            | Rule::AgreementTooFewCopies
            | Rule::TermNoObligor
            | Rule::TermNoObligee
            | Rule::TermBlankLeft
            | Rule::TermUnknownParty
            | Rule::TermBurdensOutsider
            | Rule::TermImpossibleDate => Severity::Block,
            Rule::PartyIdChecksum
            | Rule::PartyIdBirthMismatch
            | Rule::PartyIdSexMismatch
            | Rule::PartyCreditCodeChecksum
            | Rule::PartyPhoneFormat
            | Rule::PartyAgentGeneralAuthority
            | Rule::CaseDatesOutOfOrder
            | Rule::CaseFactsTooShort
            | Rule::CaseRecusalNotAsked
            | Rule::AnnexTotalMismatch
            | Rule::TermNoAmount
            | Rule::TermNoDate
            | Rule::TermNoMethod
            | Rule::TermAmountTextMismatch
            | Rule::TermCapitalsMismatch
            | Rule::TermSumMismatch
            | Rule::TermDateBeforeSigning
            | Rule::TermDateTextMismatch
            | Rule::TermVagueWord
            | Rule::TermLookAlike
            | Rule::TermWrongCharacter
            | Rule::TermDialect
            | Rule::TermShortName
            | Rule::TermWaivesSuit
            | Rule::TermStatusClause
            | Rule::TermOwnershipClause
            | Rule::TermExcessivePenalty
            | Rule::TermContradiction
            | Rule::TextSameAsAnotherCase
            | Rule::PartyInterpreterMissing
            | Rule::PartyReaderMissing
            | Rule::CaseTooManyRepresentatives
            | Rule::AgreementConfirmationWindow => Severity::Warn,
            Rule::TermNoBreach | Rule::CaseTerminationNotice => Severity::Note,
        }
    }
}
