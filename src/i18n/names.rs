//! Words for the values of the field: each keyed enum has one method that names it.
//! A new value does not compile until it has its word in both languages.

use super::{Lang, Tr};
use crate::domain::agreement::{AgreementForm, FollowUpResult, Help, SignatureWay};
use crate::domain::case::{CaseKind, CaseSource, DisputeType, StaffRole};
use crate::domain::dossier::{DossierItem, ItemState, Need as ItemNeed};
use crate::domain::papers::PaperKind;
use crate::domain::party::{Authority, IdType, Need, PartyRole, Sex, Side};
use crate::domain::register::Risk;
use crate::domain::register::grid::Level;
use crate::domain::register::lead::LeadState;
use crate::domain::session::{Outcome, StatementKind, StepKind};
use crate::domain::signers::{Acting, Signer};
use crate::domain::signing::{HowRead, PaperMatter};
use crate::domain::step_names::{StepName, StepNames};

impl Tr {
    /// The name of a paper.
    pub const fn paper_kind(self, kind: PaperKind) -> &'static str {
        match kind {
            PaperKind::Application => self.paper_kind_application(),
            PaperKind::AcceptanceRegister => self.paper_kind_acceptance_register(),
            PaperKind::Notice => self.paper_kind_notice(),
            PaperKind::Inquiry => self.paper_kind_inquiry(),
            PaperKind::SessionRecord => self.paper_kind_session_record(),
            PaperKind::Agreement => self.paper_kind_agreement(),
            PaperKind::OralRegister => self.paper_kind_oral_register(),
            PaperKind::FollowUp => self.paper_kind_follow_up(),
            PaperKind::Confirmation => self.paper_kind_confirmation(),
            PaperKind::Termination => self.paper_kind_termination(),
            PaperKind::PowerOfAttorney => self.paper_kind_power_of_attorney(),
            PaperKind::Receipt => self.paper_kind_receipt(),
            PaperKind::Invitation => self.paper_kind_invitation(),
            PaperKind::HandoverNote => self.paper_kind_handover_note(),
            PaperKind::Cover => self.paper_kind_cover(),
            PaperKind::Catalogue => self.paper_kind_catalogue(),
            PaperKind::AttachmentLeaf => self.paper_kind_attachment_leaf(),
            PaperKind::Statement => self.paper_kind_statement(),
            PaperKind::BackLeaf => self.paper_kind_back_leaf(),
            PaperKind::SecurityAgreement => self.paper_kind_security_agreement(),
            PaperKind::OnTheSpotAgreement => self.paper_kind_on_the_spot_agreement(),
            PaperKind::SecurityRecord => self.paper_kind_security_record(),
            PaperKind::WalkInRegister => self.paper_kind_walk_in_register(),
            PaperKind::WalkInReceipt => self.paper_kind_walk_in_receipt(),
        }
    }

    /// How likely it is that more comes of it.
    pub const fn risk(self, risk: Risk) -> &'static str {
        match risk {
            Risk::Low => self.risk_low(),
            Risk::Medium => self.risk_medium(),
            Risk::High => self.risk_high(),
        }
    }

    /// How a lead stands.
    pub const fn lead_state(self, state: LeadState) -> &'static str {
        match state {
            LeadState::Reported => self.lead_reported(),
            LeadState::SignedFor => self.lead_signed_for(),
            LeadState::Checked => self.lead_checked(),
            LeadState::Dispatched => self.lead_dispatched(),
            LeadState::Settled => self.lead_settled(),
            LeadState::InCase => self.lead_in_case(),
            LeadState::NotTrue => self.lead_not_true(),
        }
    }

    /// A level of the grid.
    pub const fn grid_level(self, level: Level) -> &'static str {
        match level {
            Level::District => self.grid_district(),
            Level::Town => self.grid_town(),
            Level::Village => self.grid_village(),
            Level::Grid => self.grid_grid(),
        }
    }

    /// An item of the file of a case.
    pub const fn dossier_item(self, item: DossierItem) -> &'static str {
        match item {
            DossierItem::Opening => self.dossier_opening(),
            DossierItem::Notice => self.dossier_notice(),
            DossierItem::Identity => self.dossier_identity(),
            DossierItem::Authority => self.dossier_authority(),
            DossierItem::Inquiry => self.dossier_inquiry(),
            DossierItem::Evidence => self.dossier_evidence(),
            DossierItem::Record => self.dossier_record(),
            DossierItem::Agreement => self.dossier_agreement(),
            DossierItem::Performance => self.dossier_performance(),
            DossierItem::FollowUp => self.dossier_follow_up(),
            DossierItem::Confirmation => self.dossier_confirmation(),
            DossierItem::Statement => self.dossier_statement(),
            DossierItem::BackLeaf => self.dossier_back_leaf(),
        }
    }

    /// 必备, 按需.
    pub const fn dossier_need(self, need: ItemNeed) -> &'static str {
        match need {
            ItemNeed::Must => self.dossier_must(),
            ItemNeed::AsNeeded => self.dossier_as_needed(),
        }
    }

    /// Whether an item of the file is there.
    pub const fn dossier_state(self, state: ItemState) -> &'static str {
        match state {
            ItemState::Present => self.dossier_present(),
            ItemState::Missing => self.dossier_missing(),
            ItemState::NotNeeded => self.dossier_not_needed(),
        }
    }

    /// 邻里调 · 村居调 · 释法调解.
    pub const fn step(self, step: StepKind) -> &'static str {
        match step {
            StepKind::Neighborhood => self.step_neighborhood(),
            StepKind::Village => self.step_village(),
            StepKind::Interpretation => self.step_interpretation(),
        }
    }

    /// The step as the office calls it, else by its usual name.
    pub fn step_called(self, step: StepKind, names: &StepNames) -> &str {
        let StepName { zh, en } = names.of(step);
        let own = if self.0 == Lang::Zh { zh.trim() } else { en.trim() };
        if own.is_empty() { self.step(step) } else { own }
    }

    /// How a session ended.
    pub const fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Settled => self.outcome_settled(),
            Outcome::Escalated => self.outcome_escalated(),
            Outcome::Skipped => self.outcome_skipped(),
            Outcome::NotSettled => self.outcome_not_settled(),
        }
    }

    /// Kind of a statement.
    pub const fn statement_kind(self, kind: StatementKind) -> &'static str {
        match kind {
            StatementKind::Fact => self.statement_fact(),
            StatementKind::Feeling => self.statement_feeling(),
            StatementKind::Demand => self.statement_demand(),
            StatementKind::Offer => self.statement_offer(),
            StatementKind::Agreement => self.statement_agreement(),
        }
    }

    /// 人民调解 or 治安调解.
    pub const fn case_kind(self, kind: CaseKind) -> &'static str {
        match kind {
            CaseKind::People => self.kind_people(),
            CaseKind::PublicSecurity => self.kind_public_security(),
        }
    }

    /// 纠纷类型.
    pub const fn dispute_type(self, kind: DisputeType) -> &'static str {
        match kind {
            DisputeType::Family => self.type_family(),
            DisputeType::Neighbour => self.type_neighbour(),
            DisputeType::Homestead => self.type_homestead(),
            DisputeType::Contract => self.type_contract(),
            DisputeType::Business => self.type_business(),
            DisputeType::Damages => self.type_damages(),
            DisputeType::Land => self.type_land(),
            DisputeType::Expropriation => self.type_expropriation(),
            DisputeType::Environment => self.type_environment(),
            DisputeType::Wages => self.type_wages(),
            DisputeType::LabourOther => self.type_labour_other(),
            DisputeType::Tourism => self.type_tourism(),
            DisputeType::Ecommerce => self.type_ecommerce(),
            DisputeType::ConsumerOther => self.type_consumer_other(),
            DisputeType::Medical => self.type_medical(),
            DisputeType::Traffic => self.type_traffic(),
            DisputeType::Property => self.type_property(),
            DisputeType::Other => self.type_other(),
        }
    }

    /// 案件来源.
    pub const fn source(self, source: CaseSource) -> &'static str {
        match source {
            CaseSource::Application => self.source_application(),
            CaseSource::OwnMotion => self.source_own_motion(),
            CaseSource::Court => self.source_court(),
            CaseSource::Procuratorate => self.source_procuratorate(),
            CaseSource::Police => self.source_police(),
            CaseSource::Petition => self.source_petition(),
            CaseSource::OtherDepartment => self.source_other_department(),
        }
    }

    /// 申请人, 被申请人, …
    pub const fn party_role(self, role: PartyRole) -> &'static str {
        match role {
            PartyRole::Applicant => self.role_applicant(),
            PartyRole::Respondent => self.role_respondent(),
            PartyRole::ThirdPerson => self.role_third_person(),
            PartyRole::Victim => self.role_victim(),
            PartyRole::Offender => self.role_offender(),
            PartyRole::Witness => self.role_witness(),
            PartyRole::Guardian => self.role_guardian(),
            PartyRole::ChildConcerned => self.role_child_concerned(),
        }
    }

    /// 甲方, 乙方, 第三方.
    pub const fn side(self, side: Side) -> &'static str {
        match side {
            Side::A => self.side_a(),
            Side::B => self.side_b(),
            Side::Third => self.side_third(),
            Side::Beside => self.side_beside(),
        }
    }

    /// 调解员, 记录人, …
    pub const fn staff_role(self, role: StaffRole) -> &'static str {
        match role {
            StaffRole::Mediator => self.staff_mediator(),
            StaffRole::Recorder => self.staff_recorder(),
            StaffRole::Host => self.staff_host(),
            StaffRole::Witness => self.staff_witness(),
            StaffRole::Officer => self.staff_officer(),
            StaffRole::Reader => self.staff_reader(),
        }
    }

    /// 男, 女.
    pub const fn sex(self, sex: Sex) -> &'static str {
        match sex {
            Sex::Male => self.sex_male(),
            Sex::Female => self.sex_female(),
        }
    }

    /// Name of the identity paper.
    pub const fn id_type(self, kind: IdType) -> &'static str {
        match kind {
            IdType::ResidentId => self.id_resident(),
            IdType::HkMacaoPermit => self.id_hk_macao_permit(),
            IdType::TaiwanPermit => self.id_taiwan_permit(),
            IdType::ResidencePermit => self.id_residence_permit(),
            IdType::Passport => self.id_passport(),
            IdType::ForeignPermanent => self.id_foreign_permanent(),
            IdType::HouseholdRegister => self.id_household_register(),
            IdType::None => self.id_none(),
        }
    }

    /// What a person needs.
    pub const fn need(self, need: Need) -> &'static str {
        match need {
            Need::CannotRead => self.need_cannot_read(),
            Need::SignInterpreter => self.need_sign_interpreter(),
            Need::Interpreter => self.need_interpreter(),
        }
    }

    /// 一般代理, 特别授权.
    pub const fn authority(self, authority: Authority) -> &'static str {
        match authority {
            Authority::General => self.authority_general(),
            Authority::Special => self.authority_special(),
        }
    }

    /// Form in which the mediation ended.
    pub const fn agreement_form(self, form: AgreementForm) -> &'static str {
        match form {
            AgreementForm::Written => self.form_written(),
            AgreementForm::Oral => self.form_oral(),
            AgreementForm::PublicSecurity => self.form_public_security(),
            AgreementForm::None => self.form_none(),
        }
    }

    /// On screen or on paper.
    pub const fn signature_way(self, way: SignatureWay) -> &'static str {
        match way {
            SignatureWay::Screen => self.way_screen(),
            SignatureWay::Paper => self.way_paper(),
        }
    }

    /// What a follow-up visit found.
    pub const fn follow_up_result(self, result: FollowUpResult) -> &'static str {
        match result {
            FollowUpResult::Performed => self.follow_up_performed(),
            FollowUpResult::PerformedInPart => self.follow_up_performed_in_part(),
            FollowUpResult::NotPerformed => self.follow_up_not_performed(),
            FollowUpResult::Planned => self.follow_up_planned(),
            FollowUpResult::NoEscalation => self.follow_up_no_escalation(),
        }
    }
    /// The role in which someone signs, with what ties them to the party (申请人, 小明的法定代理人（母亲）, 人民调解员).
    pub fn signer_role(self, signer: &Signer<'_>) -> String {
        let role = self.bare_signer_role(signer);
        match signer.relation() {
            "" => role,
            relation => self.signing_role_related(role, relation),
        }
    }

    fn bare_signer_role(self, signer: &Signer<'_>) -> String {
        match signer {
            Signer::Party { party, acting } => match acting {
                Acting::Self_ => self.party_role(party.role).to_owned(),
                Acting::Guardian(_) => self.signing_for_guardian(&party.name),
                Acting::Agent(_) => self.signing_for_agent(&party.name),
                Acting::Representative(_) => self.signing_for_representative(&party.name),
            },
            Signer::Helper { party, help: Help::Interpreter, .. } => self.signing_for_interpreter(&party.name),
            Signer::Helper { party, help: Help::Reader, .. } => self.signing_for_reader(&party.name),
            Signer::Staff(member) => self.staff_role(member.role).to_owned(),
        }
    }

    /// How the words were made known to a signer.
    pub const fn how_read(self, how: HowRead) -> &'static str {
        match how {
            HowRead::Scrolled => self.how_read_scrolled(),
            HowRead::ReadAloud => self.how_read_aloud(),
        }
    }

    /// A matter that the Electronic Signature Law wants on paper.
    pub const fn paper_matter(self, matter: PaperMatter) -> &'static str {
        match matter {
            PaperMatter::Marriage => self.paper_matter_marriage(),
            PaperMatter::Adoption => self.paper_matter_adoption(),
            PaperMatter::Inheritance => self.paper_matter_inheritance(),
        }
    }
}
