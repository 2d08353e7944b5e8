//! The papers of the field: their names, whom each is about, and in which languages it exists.
//! Forms of the ministry's 2010 set, the police form 18 and the petition register (`research/domain.md` section 3).
//! It must not know a sentence of any paper.

use super::agreement::AgreementForm;
use super::case::{CaseFile, CaseKind};
use super::keyed::keyed;

keyed! {
    /// One kind of paper.
    PaperKind {
        /// 人民调解申请书.
        Application = "application",
        /// 人民调解受理登记表.
        AcceptanceRegister = "acceptance-register",
        /// 人民调解当事人权利义务告知书.
        Notice = "notice",
        /// 人民调解调查记录.
        Inquiry = "inquiry-record",
        /// 人民调解记录, one a session.
        SessionRecord = "session-record",
        /// 人民调解协议书.
        Agreement = "agreement",
        /// 人民调解口头协议登记表.
        OralRegister = "oral-register",
        /// 人民调解回访记录.
        FollowUp = "follow-up-record",
        /// 司法确认申请书.
        Confirmation = "confirmation-application",
        /// 终止调解告知书.
        Termination = "termination-notice",
        /// 授权委托书.
        PowerOfAttorney = "power-of-attorney",
        /// 收条.
        Receipt = "receipt",
        /// 调解通知.
        Invitation = "invitation",
        /// 移交单: what the next level must know of a session that was moved up.
        HandoverNote = "handover-note",
        /// 卷宗封面.
        Cover = "dossier-cover",
        /// 卷内目录.
        Catalogue = "dossier-catalogue",
        /// 材料粘贴页: a leaf to which copies and originals are fixed.
        AttachmentLeaf = "attachment-leaf",
        /// 卷宗情况说明.
        Statement = "dossier-statement",
        /// 封底.
        BackLeaf = "dossier-back",
        /// 治安调解协议书.
        SecurityAgreement = "security-agreement",
        /// 现场治安调解协议书.
        OnTheSpotAgreement = "on-the-spot-agreement",
        /// 治安调解笔录.
        SecurityRecord = "security-record",
        /// 来访登记表.
        WalkInRegister = "walk-in-register",
        /// 来访回执.
        WalkInReceipt = "walk-in-receipt",
    }
}

/// What one paper of a kind is about: whose number chooses it among several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole case: one paper.
    Case,
    /// One paper a session.
    Session,
    /// One paper a person.
    Party,
    /// One paper a visit after the agreement.
    Visit,
    /// One paper a payment, told by who receives it.
    Payment,
    /// One leaf for each item of the dossier to which originals are fixed.
    Item,
}

impl PaperKind {
    /// What one paper of this kind is about.
    pub const fn subject(self) -> Subject {
        match self {
            PaperKind::SessionRecord | PaperKind::SecurityRecord | PaperKind::HandoverNote => Subject::Session,
            PaperKind::Inquiry | PaperKind::PowerOfAttorney | PaperKind::Invitation => Subject::Party,
            PaperKind::FollowUp => Subject::Visit,
            PaperKind::Receipt => Subject::Payment,
            PaperKind::AttachmentLeaf => Subject::Item,
            PaperKind::Application
            | PaperKind::AcceptanceRegister
            | PaperKind::Notice
            | PaperKind::Agreement
            | PaperKind::OralRegister
            | PaperKind::Confirmation
            | PaperKind::Termination
            | PaperKind::Cover
            | PaperKind::Catalogue
            | PaperKind::Statement
            | PaperKind::BackLeaf
            | PaperKind::SecurityAgreement
            | PaperKind::OnTheSpotAgreement
            | PaperKind::WalkInRegister
            | PaperKind::WalkInReceipt => Subject::Case,
        }
    }

    /// Whether there is an English paper of this kind, and with it a bilingual one.
    pub const fn has_english(self) -> bool {
        matches!(self, PaperKind::Agreement | PaperKind::Notice | PaperKind::Receipt | PaperKind::Termination)
    }

    /// Whether the agreed terms stand in it, so that signing it binds and an annex must add up.
    pub const fn holds_the_terms(self) -> bool {
        matches!(
            self,
            PaperKind::Agreement
                | PaperKind::OralRegister
                | PaperKind::SecurityAgreement
                | PaperKind::OnTheSpotAgreement
                | PaperKind::Confirmation
        )
    }

    /// Whether each holder gets a copy of it, marked with the holder's name (form 3.6: 各持一份).
    pub const fn is_held(self) -> bool {
        matches!(
            self,
            PaperKind::Agreement
                | PaperKind::SecurityAgreement
                | PaperKind::OnTheSpotAgreement
                | PaperKind::Termination
        )
    }
}

/// The paper that holds what the parties agreed, by the kind of mediation and the form of the agreement.
pub fn agreement_paper(case: &CaseFile) -> PaperKind {
    let form = case.agreement.as_ref().and_then(|agreement| agreement.form);
    match (case.kind, form) {
        (CaseKind::PublicSecurity, _) | (_, Some(AgreementForm::PublicSecurity)) => PaperKind::SecurityAgreement,
        (CaseKind::People, Some(AgreementForm::Oral)) => PaperKind::OralRegister,
        (CaseKind::People, Some(AgreementForm::Written | AgreementForm::None) | None) => PaperKind::Agreement,
    }
}

/// In which language a paper is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperLanguage {
    #[default]
    Chinese,
    English,
    /// Chinese leading, English beneath each part.
    Both,
}
