//! What happened, under stable keys that the audit chain keeps. It must not hold a sentence: words are in `message`.

use chrono::NaiveDateTime;

use super::command::{CaseCommand, Command, LeadCommand};
use super::signatures::name_of;
use super::view::CaseId;
use crate::domain::agreement::SignerId;
use crate::domain::case::CaseFile;
use crate::domain::keyed::keyed;
use crate::domain::party::PartyId;

keyed! {
    /// A kind of event: one a command, undo and redo, and what was done without changing anything.
    EventKind {
        RegisterWalkIn = "register_walk_in", ImportCase = "import_case", ChangeSettings = "change_settings",
        EditHead = "edit_head", AddParty = "add_party", EditParty = "edit_party", RemoveParty = "remove_party",
        AssignStaff = "assign_staff", GiveNotice = "give_notice", OpenSession = "open_session",
        EditSession = "edit_session", EndSession = "end_session", ReopenSession = "reopen_session",
        SkipStep = "skip_step", RecordStatement = "record_statement", EditStatement = "edit_statement",
        RemoveStatement = "remove_statement", ConfirmStatement = "confirm_statement", RecordOffer = "record_offer",
        RemoveOffer = "remove_offer", RecordConsent = "record_consent", RaiseAlert = "raise_alert",
        EditAlert = "edit_alert", RemoveAlert = "remove_alert", PassFinding = "pass_finding",
        TakeBackPass = "take_back_pass", AddIssue = "add_issue", EditIssue = "edit_issue",
        RemoveIssue = "remove_issue", AddTerm = "add_term", EditTerm = "edit_term", RemoveTerm = "remove_term",
        MoveTerm = "move_term", EditAnnex = "edit_annex", EditAgreement = "edit_agreement",
        FreezeAgreement = "freeze_agreement", Sign = "sign", SignedOnPaper = "signed_on_paper",
        SupersedeAgreement = "supersede_agreement", WillSignOnPaper = "will_sign_on_paper",
        AttachScan = "attach_scan", CloseVersion = "close_version", InstallDeskKey = "install_desk_key",
        WithdrawSignature = "withdraw_signature", EndWithoutAgreement = "end_without_agreement",
        AddFollowUp = "add_follow_up", EditFollowUp = "edit_follow_up", RemoveFollowUp = "remove_follow_up",
        Undo = "undo", Redo = "redo",
        AddPerson = "add_person", ChangePerson = "change_person", RemovePerson = "remove_person",
        ShowIdNumber = "show_id_number", ExportCase = "export_case",
        ExportCaseWithPrivate = "export_case_with_private", PrintPaper = "print_paper", ExportAll = "export_all",
        RestoreBackup = "restore_backup",
        ChangeDeskPassphrase = "change_desk_passphrase", ChangeSecret = "change_secret",
        MakeRecoveryKey = "make_recovery_key", FindSlotsChanged = "find_slots_changed",
        PutBack = "put_back", SetKeeping = "set_keeping", DiscardCase = "discard_case",
        RestoreCase = "restore_case", PurgeCase = "purge_case", Salvage = "salvage", ClearKept = "clear_kept",
        NoteLead = "note_lead", ImportLeads = "import_leads", EditLead = "edit_lead", EnterDeed = "enter_deed",
        OpenCaseFromLead = "open_case_from_lead", ImportPlaces = "import_places",
    }
}

/// An event of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRecord {
    pub seq: i64,
    pub at: NaiveDateTime,
    /// Who did it, as [`super::actor::Actor`] writes it; `None` in events from before names were kept.
    pub actor: Option<String>,
    pub label: Label,
    /// It stood after a gap in a damaged file and was chained anew.
    pub is_salvaged: bool,
}

/// What was done, with the datum that its words need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// `None` for a change of the settings.
    pub case: Option<CaseId>,
    pub kind: EventKind,
    /// A name, a clause's number or a case's number; for undo and redo the key of what was undone; may be empty.
    pub detail: String,
}

impl Command {
    /// The kind of event that the command leaves.
    pub const fn kind(&self) -> EventKind {
        match self {
            Command::RegisterWalkIn(_) => EventKind::RegisterWalkIn,
            Command::ImportCase(_) => EventKind::ImportCase,
            Command::InCase(_, command) => command.kind(),
            Command::DiscardCase(_) => EventKind::DiscardCase,
            Command::RestoreCase(_) => EventKind::RestoreCase,
            Command::ChangeSettings(_) => EventKind::ChangeSettings,
            Command::InstallDeskKey(_) => EventKind::InstallDeskKey,
            Command::AddPerson(_) => EventKind::AddPerson,
            Command::ChangePerson(_) => EventKind::ChangePerson,
            Command::RemovePerson(_) => EventKind::RemovePerson,
            Command::NoteLead(_) => EventKind::NoteLead,
            Command::ImportLeads(_) => EventKind::ImportLeads,
            Command::InLead(_, LeadCommand::Edit(_)) => EventKind::EditLead,
            Command::InLead(_, LeadCommand::Enter { .. }) => EventKind::EnterDeed,
            Command::InLead(_, LeadCommand::OpenCase(_)) => EventKind::OpenCaseFromLead,
            Command::ImportPlaces(_) => EventKind::ImportPlaces,
        }
    }

    /// The stable key in the audit chain.
    pub const fn key(&self) -> &'static str {
        self.kind().key()
    }
}

impl CaseCommand {
    /// The kind of event that the command leaves.
    pub const fn kind(&self) -> EventKind {
        match self {
            CaseCommand::EditHead(_) => EventKind::EditHead,
            CaseCommand::AddParty(_) => EventKind::AddParty,
            CaseCommand::EditParty(_) => EventKind::EditParty,
            CaseCommand::RemoveParty(_) => EventKind::RemoveParty,
            CaseCommand::AssignStaff(_) => EventKind::AssignStaff,
            CaseCommand::GiveNotice(_) => EventKind::GiveNotice,
            CaseCommand::OpenSession(_) => EventKind::OpenSession,
            CaseCommand::EditSession { .. } => EventKind::EditSession,
            CaseCommand::EndSession { .. } => EventKind::EndSession,
            CaseCommand::ReopenSession { .. } => EventKind::ReopenSession,
            CaseCommand::SkipStep { .. } => EventKind::SkipStep,
            CaseCommand::RecordStatement(_) => EventKind::RecordStatement,
            CaseCommand::EditStatement { .. } => EventKind::EditStatement,
            CaseCommand::RemoveStatement { .. } => EventKind::RemoveStatement,
            CaseCommand::ConfirmStatement { .. } => EventKind::ConfirmStatement,
            CaseCommand::RecordOffer { .. } => EventKind::RecordOffer,
            CaseCommand::RemoveOffer { .. } => EventKind::RemoveOffer,
            CaseCommand::RecordConsent(_) => EventKind::RecordConsent,
            CaseCommand::RaiseAlert(_) => EventKind::RaiseAlert,
            CaseCommand::EditAlert { .. } => EventKind::EditAlert,
            CaseCommand::RemoveAlert { .. } => EventKind::RemoveAlert,
            CaseCommand::PassFinding(_) => EventKind::PassFinding,
            CaseCommand::TakeBackPass { .. } => EventKind::TakeBackPass,
            CaseCommand::AddIssue(_) => EventKind::AddIssue,
            CaseCommand::EditIssue { .. } => EventKind::EditIssue,
            CaseCommand::RemoveIssue { .. } => EventKind::RemoveIssue,
            CaseCommand::AddTerm(_) => EventKind::AddTerm,
            CaseCommand::EditTerm { .. } => EventKind::EditTerm,
            CaseCommand::RemoveTerm { .. } => EventKind::RemoveTerm,
            CaseCommand::MoveTerm { .. } => EventKind::MoveTerm,
            CaseCommand::EditAnnex(_) => EventKind::EditAnnex,
            CaseCommand::EditAgreement(_) => EventKind::EditAgreement,
            CaseCommand::FreezeAgreement => EventKind::FreezeAgreement,
            CaseCommand::SupersedeAgreement => EventKind::SupersedeAgreement,
            CaseCommand::Sign { .. } => EventKind::Sign,
            CaseCommand::WillSignOnPaper { .. } => EventKind::WillSignOnPaper,
            CaseCommand::AttachScan(_) => EventKind::AttachScan,
            CaseCommand::CloseVersion(_) => EventKind::CloseVersion,
            CaseCommand::SignedOnPaper { .. } => EventKind::SignedOnPaper,
            CaseCommand::WithdrawSignature { .. } => EventKind::WithdrawSignature,
            CaseCommand::EndWithoutAgreement { .. } => EventKind::EndWithoutAgreement,
            CaseCommand::AddFollowUp(_) => EventKind::AddFollowUp,
            CaseCommand::EditFollowUp { .. } => EventKind::EditFollowUp,
            CaseCommand::RemoveFollowUp { .. } => EventKind::RemoveFollowUp,
            CaseCommand::PutBack { .. } => EventKind::PutBack,
            CaseCommand::SetKeeping(_) => EventKind::SetKeeping,
        }
    }

    /// Whether it is a deed of signing, which is not taken back, and neither is what came before it.
    pub(crate) const fn is_signing(&self) -> bool {
        matches!(
            self,
            CaseCommand::FreezeAgreement
                | CaseCommand::Sign { .. }
                | CaseCommand::WillSignOnPaper { .. }
                | CaseCommand::SignedOnPaper { .. }
                | CaseCommand::AttachScan(_)
                | CaseCommand::WithdrawSignature { .. }
                | CaseCommand::CloseVersion(_)
                | CaseCommand::SupersedeAgreement
        )
    }

    /// The datum for the words of the event, seen from the case before the command. Words of a statement, public or
    /// private, never come into an event.
    pub(crate) fn detail(&self, before: &CaseFile) -> String {
        let party = |id: &PartyId| name_of(before, &SignerId::Party(id.clone()));
        let clause = |position: &usize| position.saturating_add(1).to_string();
        match self {
            CaseCommand::AddParty(party) | CaseCommand::EditParty(party) => party.name.clone(),
            CaseCommand::RemoveParty(id) => party(id),
            CaseCommand::RecordStatement(statement) | CaseCommand::EditStatement { statement, .. } => {
                party(&statement.party)
            }
            CaseCommand::AddTerm(_) => clause(&before.terms.len()),
            CaseCommand::EditTerm { position, .. }
            | CaseCommand::RemoveTerm { position }
            | CaseCommand::MoveTerm { from: position, .. } => clause(position),
            CaseCommand::Sign { signer, .. }
            | CaseCommand::SignedOnPaper { signer, .. }
            | CaseCommand::WillSignOnPaper { signer, .. }
            | CaseCommand::WithdrawSignature { signer } => name_of(before, signer),
            CaseCommand::ConfirmStatement { position, .. } => {
                before.statements.get(*position).map_or_else(String::new, |statement| party(&statement.party))
            }
            CaseCommand::RecordOffer { offer, .. } => party(&offer.party),
            CaseCommand::RecordConsent(consent) => party(&consent.party),
            // Who, why and about what: the log is where a pass is accounted for.
            CaseCommand::PassFinding(passed) => {
                format!("{}: {} ({} {})", passed.by, passed.reason, passed.rule, passed.at)
            }
            CaseCommand::TakeBackPass { position } => {
                before.passed.get(*position).map_or_else(String::new, |passed| format!("{} {}", passed.rule, passed.at))
            }
            CaseCommand::AttachScan(scan) => scan.name.clone(),
            CaseCommand::CloseVersion(closing) => closing.effective.to_string(),
            CaseCommand::AddIssue(issue) | CaseCommand::EditIssue { issue, .. } => issue.title.clone(),
            _ => String::new(),
        }
    }
}
