//! The rules of the check, each with its stable id and its usual severity.
//! It must not hold a sentence: the words are in `check.ftl`, chosen in `message`.

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
        PartyGlyphMissing = "party.glyph-missing",
        CaseSessionMissing = "case.session-missing",
        CaseDatesOutOfOrder = "case.dates-out-of-order",
        CaseFactsTooShort = "case.facts-too-short",
        CaseNoticeMissing = "case.notice-missing",
        CaseRecusalNotAsked = "case.recusal-not-asked",
        AgreementNoTerms = "agreement.no-terms",
        AgreementTooFewCopies = "agreement.too-few-copies",
        AnnexTotalMismatch = "annex.total-mismatch",
        TermNoObligor = "term.no-obligor",
        TermUnknownParty = "term.unknown-party",
        TermNoAmount = "term.no-amount",
        TermNoDate = "term.no-date",
        TermNoMethod = "term.no-method",
        TermNoBreach = "term.no-breach",
        TermAmountTextMismatch = "term.amount-text-mismatch",
        TermCapitalsMismatch = "term.capitals-mismatch",
        TermSumMismatch = "term.sum-mismatch",
        TermDateBeforeSigning = "term.date-before-signing",
        TermVagueWord = "term.vague-word",
        TermWaivesSuit = "term.waives-suit",
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
            | Rule::PartyGlyphMissing
            | Rule::CaseSessionMissing
            | Rule::CaseNoticeMissing
            | Rule::AgreementNoTerms
            | Rule::AgreementTooFewCopies
            | Rule::TermNoObligor
            | Rule::TermUnknownParty => Severity::Block,
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
            | Rule::TermVagueWord
            | Rule::TermWaivesSuit => Severity::Warn,
            Rule::TermNoBreach => Severity::Note,
        }
    }
}
