//! Errors and events in words of the language files. It decides nothing.

use super::actor::{Actor, IN_THE_NAME_OF, Role};
use super::error::{Error, NamedBy, Refusal};
use super::event::{EventKind, Label};
use super::rights;
use super::store::marks;
use super::view::CaseState;
use crate::domain::register::lead::LeadRefusal;
use crate::i18n::Tr;
use crate::i18n::case_file_error;
use crate::platform::lock::Holder;

impl Error {
    /// What happened, what it means and what to do.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            Error::Locked { folder, by: None } => tr.casebook_error_locked(folder),
            Error::Locked { by: Some(holder), .. } => locked_by(tr, holder),
            Error::NetworkShare { folder, share } => tr.trouble_network_share(folder, share),
            Error::Newer { file, found, known } => tr.casebook_error_newer(file, found, known),
            Error::Foreign { file } => tr.casebook_error_foreign(file),
            Error::Damaged { what } if what.is_empty() => tr.casebook_error_damaged_somewhere().to_owned(),
            Error::Damaged { what } => tr.casebook_error_damaged(what),
            Error::DiskFull => tr.casebook_error_disk_full().to_owned(),
            Error::DiskFault { .. } => tr.casebook_error_disk_fault().to_owned(),
            Error::NotWritable { file, .. } => tr.casebook_error_not_writable(file),
            Error::Busy => tr.casebook_error_busy().to_owned(),
            Error::NoCase(_) => tr.casebook_error_no_case().to_owned(),
            Error::ChangedElsewhere => tr.casebook_error_changed_elsewhere().to_owned(),
            Error::LockedDesk => tr.casebook_error_locked_desk().to_owned(),
            Error::Refused(refusal) => refusal.message(tr),
            Error::Store { reason } => tr.casebook_error_store(reason),
        }
    }
}

/// The first window's message to the one who comes second.
fn locked_by(tr: Tr, holder: &Holder) -> String {
    let since = tr.trouble_moment(tr.date(holder.since.date()), holder.since.format("%H:%M"));
    match (holder.computer.as_str(), holder.person.as_str()) {
        ("", "") => tr.trouble_open_since(since),
        (computer, "") => tr.trouble_open_on(since, computer),
        ("", person) => tr.trouble_open_with(since, person),
        (computer, person) => tr.trouble_open_on_with(since, person, computer),
    }
}

impl Refusal {
    /// Why it was not done, and what to do.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            Refusal::EmptyWalkIn => tr.casebook_refused_empty_walk_in().to_owned(),
            Refusal::NumberTaken(number) => tr.casebook_refused_number_taken(number),
            Refusal::IdTaken(id) => tr.casebook_refused_id_taken(id),
            Refusal::Unknown(id) => tr.casebook_refused_unknown(id),
            Refusal::StillNamed { name, by } => tr.casebook_refused_still_named(name, by.words(tr)),
            Refusal::OutOfRange { position } => tr.casebook_refused_out_of_range(position.saturating_add(1)),
            Refusal::EmptyStatement => tr.casebook_refused_empty_statement().to_owned(),
            Refusal::NoReason => tr.casebook_refused_no_reason().to_owned(),
            Refusal::SessionEnded => tr.casebook_refused_session_ended().to_owned(),
            Refusal::NoStepAfter(step) => tr.casebook_refused_no_step_after(tr.step(*step)),
            Refusal::NoTerms => tr.casebook_refused_no_terms().to_owned(),
            Refusal::NoPaper(reason) => reason.message(tr).to_owned(),
            Refusal::NothingToSign => tr.casebook_refused_nothing_to_sign().to_owned(),
            Refusal::EmptySignature => tr.casebook_refused_empty_signature().to_owned(),
            Refusal::AlreadySigned(name) => tr.casebook_refused_already_signed(name),
            Refusal::NotSigned(name) => tr.casebook_refused_not_signed(name),
            Refusal::Blocked { count } => tr.casebook_refused_blocked(count),
            Refusal::Closed => tr.casebook_refused_closed().to_owned(),
            Refusal::NotReadTo(name) => tr.casebook_refused_not_read_to(name),
            Refusal::SigningDay => tr.casebook_refused_signing_day().to_owned(),
            Refusal::SealDay => tr.casebook_refused_seal_day().to_owned(),
            Refusal::StillToSign(name) => tr.casebook_refused_still_to_sign(name),
            Refusal::EmptyScan => tr.casebook_refused_empty_scan().to_owned(),
            Refusal::OtherVersion { scanned, wanted } => tr.casebook_refused_other_version(scanned, wanted),
            Refusal::ChangedMeanwhile => tr.casebook_refused_changed_meanwhile().to_owned(),
            Refusal::NobodyMediates => tr.casebook_refused_nobody_mediates().to_owned(),
            Refusal::DaysFromClosing => tr.casebook_refused_days_from_closing().to_owned(),
            Refusal::NotWhatWasFrozen => tr.casebook_refused_not_what_was_frozen().to_owned(),
            Refusal::BrokenSignature => tr.casebook_refused_broken_signature().to_owned(),
            Refusal::NotInForce => tr.casebook_refused_not_in_force().to_owned(),
            Refusal::NoSuchTerm(number) => tr.casebook_refused_no_such_term(number),
            Refusal::NotAllowed { role, kind } if rights::may(Role::Mediator, *kind) => {
                tr.casebook_refused_not_allowed(role.word(tr), kind.words(tr))
            }
            Refusal::NotAllowed { role, kind } => tr.casebook_refused_administrator(role.word(tr), kind.words(tr)),
            Refusal::NameUnfit => tr.casebook_refused_name_unfit().to_owned(),
            Refusal::NameTaken(name) => tr.casebook_refused_name_taken(name),
            Refusal::NotInTheBin
            | Refusal::CaseInTheBin
            | Refusal::SignedStays
            | Refusal::FilingDay
            | Refusal::NoSuchIssue(_)
            | Refusal::AnnexThere
            | Refusal::WorkedOnSince
            | Refusal::StillKept(_)
            | Refusal::NotFiled
            | Refusal::NoPageDestroyed
            | Refusal::OtherName(_) => self.about_keeping(tr),
            Refusal::Lead(refusal) => refusal.words(tr).to_owned(),
            Refusal::NotInFormat(error) => tr.casebook_refused_not_in_format(case_file_error::message(tr, error)),
        }
    }
}

impl Refusal {
    /// Why something is not put back, moved into the bin, purged, or salvaged.
    fn about_keeping(&self, tr: Tr) -> String {
        match self {
            Refusal::CaseInTheBin => tr.keeping_refused_case_in_the_bin().to_owned(),
            Refusal::SignedStays => tr.keeping_refused_signed_stays().to_owned(),
            Refusal::FilingDay => tr.keeping_refused_filing_day().to_owned(),
            Refusal::NoSuchIssue(title) => tr.keeping_refused_no_such_issue(title),
            Refusal::AnnexThere => tr.keeping_refused_annex_there().to_owned(),
            Refusal::WorkedOnSince => tr.keeping_refused_worked_on_since().to_owned(),
            Refusal::StillKept(Some(day)) => tr.keeping_refused_still_kept(tr.date(*day)),
            Refusal::StillKept(None) => tr.keeping_refused_kept_for_ever().to_owned(),
            Refusal::NotFiled => tr.keeping_refused_not_filed().to_owned(),
            Refusal::NoPageDestroyed => tr.salvage_refused_no_page_destroyed().to_owned(),
            Refusal::OtherName(name) => tr.keeping_refused_other_name(name),
            _ => tr.keeping_refused_not_in_the_bin().to_owned(),
        }
    }
}

impl NamedBy {
    fn words(self, tr: Tr) -> &'static str {
        match self {
            NamedBy::Terms => tr.casebook_named_by_terms(),
            NamedBy::Statements => tr.casebook_named_by_statements(),
            NamedBy::Issues => tr.casebook_named_by_issues(),
            NamedBy::Parties => tr.casebook_named_by_parties(),
            NamedBy::Signatures => tr.casebook_named_by_signatures(),
        }
    }
}

impl Label {
    /// What was done, with whom or what it concerned.
    pub fn message(&self, tr: Tr) -> String {
        let what = self.kind.words(tr);
        match self.kind {
            EventKind::Undo | EventKind::Redo => {
                let undone = EventKind::from_key(&self.detail).map_or("", |kind| kind.words(tr));
                if undone.is_empty() { what.to_owned() } else { tr.casebook_done_with(what, undone) }
            }
            EventKind::Salvage => match marks::unvouched(&self.detail) {
                0 => what.to_owned(),
                count => tr.salvage_did_unvouched(what, count),
            },
            _ if self.detail.is_empty() => what.to_owned(),
            EventKind::AddTerm | EventKind::EditTerm | EventKind::RemoveTerm | EventKind::MoveTerm => {
                tr.casebook_done_with(what, tr.casebook_clause(&self.detail))
            }
            _ => tr.casebook_done_with(what, &self.detail),
        }
    }
}

impl EventKind {
    /// What was done, as the mediator says it.
    #[expect(clippy::too_many_lines, reason = "one line a kind, and none may be left out")]
    pub const fn words(self, tr: Tr) -> &'static str {
        match self {
            EventKind::RegisterWalkIn => tr.casebook_did_register_walk_in(),
            EventKind::ImportCase => tr.casebook_did_import_case(),
            EventKind::ChangeSettings => tr.casebook_did_change_settings(),
            EventKind::EditHead => tr.casebook_did_edit_head(),
            EventKind::AddParty => tr.casebook_did_add_party(),
            EventKind::EditParty => tr.casebook_did_edit_party(),
            EventKind::RemoveParty => tr.casebook_did_remove_party(),
            EventKind::AssignStaff => tr.casebook_did_assign_staff(),
            EventKind::GiveNotice => tr.casebook_did_give_notice(),
            EventKind::OpenSession => tr.casebook_did_open_session(),
            EventKind::EditSession => tr.casebook_did_edit_session(),
            EventKind::EndSession => tr.casebook_did_end_session(),
            EventKind::ReopenSession => tr.casebook_did_reopen_session(),
            EventKind::SkipStep => tr.casebook_did_skip_step(),
            EventKind::RecordStatement => tr.casebook_did_record_statement(),
            EventKind::EditStatement => tr.casebook_did_edit_statement(),
            EventKind::RemoveStatement => tr.casebook_did_remove_statement(),
            EventKind::ConfirmStatement => tr.casebook_did_confirm_statement(),
            EventKind::RecordOffer => tr.casebook_did_record_offer(),
            EventKind::RemoveOffer => tr.casebook_did_remove_offer(),
            EventKind::RecordConsent => tr.casebook_did_record_consent(),
            EventKind::RaiseAlert => tr.casebook_did_raise_alert(),
            EventKind::EditAlert => tr.casebook_did_edit_alert(),
            EventKind::RemoveAlert => tr.casebook_did_remove_alert(),
            EventKind::PassFinding => tr.casebook_did_pass_finding(),
            EventKind::TakeBackPass => tr.casebook_did_take_back_pass(),
            EventKind::AddIssue => tr.casebook_did_add_issue(),
            EventKind::EditIssue => tr.casebook_did_edit_issue(),
            EventKind::RemoveIssue => tr.casebook_did_remove_issue(),
            EventKind::AddTerm => tr.casebook_did_add_term(),
            EventKind::EditTerm => tr.casebook_did_edit_term(),
            EventKind::RemoveTerm => tr.casebook_did_remove_term(),
            EventKind::MoveTerm => tr.casebook_did_move_term(),
            EventKind::EditAnnex => tr.casebook_did_edit_annex(),
            EventKind::EditAgreement => tr.casebook_did_edit_agreement(),
            EventKind::FreezeAgreement => tr.casebook_did_freeze_agreement(),
            EventKind::Sign => tr.casebook_did_sign(),
            EventKind::SignedOnPaper => tr.casebook_did_signed_on_paper(),
            EventKind::SupersedeAgreement => tr.casebook_did_supersede_agreement(),
            EventKind::WillSignOnPaper => tr.casebook_did_will_sign_on_paper(),
            EventKind::AttachScan => tr.casebook_did_attach_scan(),
            EventKind::CloseVersion => tr.casebook_did_close_version(),
            EventKind::InstallDeskKey => tr.casebook_did_install_desk_key(),
            EventKind::WithdrawSignature => tr.casebook_did_withdraw_signature(),
            EventKind::EndWithoutAgreement => tr.casebook_did_end_without_agreement(),
            EventKind::AddFollowUp => tr.casebook_did_add_follow_up(),
            EventKind::EditFollowUp => tr.casebook_did_edit_follow_up(),
            EventKind::RemoveFollowUp => tr.casebook_did_remove_follow_up(),
            EventKind::Undo => tr.casebook_did_undo(),
            EventKind::Redo => tr.casebook_did_redo(),
            EventKind::AddPerson => tr.casebook_did_add_person(),
            EventKind::ChangePerson => tr.casebook_did_change_person(),
            EventKind::RemovePerson => tr.casebook_did_remove_person(),
            EventKind::ShowIdNumber => tr.casebook_did_show_id_number(),
            EventKind::ExportCase => tr.casebook_did_export_case(),
            EventKind::ExportCaseWithPrivate => tr.casebook_did_export_case_with_private(),
            EventKind::PrintPaper => tr.casebook_did_print_paper(),
            EventKind::ExportAll => tr.casebook_did_export_all(),
            EventKind::RestoreBackup => tr.casebook_did_restore_backup(),
            EventKind::ChangeDeskPassphrase => tr.casebook_did_change_desk_passphrase(),
            EventKind::ChangeSecret => tr.casebook_did_change_secret(),
            EventKind::MakeRecoveryKey => tr.casebook_did_make_recovery_key(),
            EventKind::FindSlotsChanged => tr.casebook_did_find_slots_changed(),
            EventKind::PutBack => tr.keeping_did_put_back(),
            EventKind::SetKeeping => tr.keeping_did_set_keeping(),
            EventKind::DiscardCase => tr.keeping_did_discard_case(),
            EventKind::RestoreCase => tr.keeping_did_restore_case(),
            EventKind::PurgeCase => tr.keeping_did_purge_case(),
            EventKind::Salvage => tr.keeping_did_salvage(),
            EventKind::ClearKept => tr.kept_did_clear(),
            EventKind::NoteLead => tr.register_did_note_lead(),
            EventKind::ImportLeads => tr.register_did_import_leads(),
            EventKind::EditLead => tr.register_did_edit_lead(),
            EventKind::EnterDeed => tr.register_did_enter_deed(),
            EventKind::OpenCaseFromLead => tr.register_did_open_case_from_lead(),
            EventKind::ImportPlaces => tr.register_did_import_places(),
        }
    }
}

impl LeadRefusal {
    /// Why it cannot be done about a lead, and what to do.
    const fn words(self, tr: Tr) -> &'static str {
        match self {
            LeadRefusal::Empty => tr.register_refused_empty(),
            LeadRefusal::NotSignedFor => tr.register_refused_not_signed_for(),
            LeadRefusal::SignedForAlready => tr.register_refused_signed_for_already(),
            LeadRefusal::Ended => tr.register_refused_ended(),
            LeadRefusal::NoWords => tr.register_refused_no_words(),
            LeadRefusal::NoCase => tr.register_refused_no_case(),
        }
    }
}

impl Role {
    /// The role in a word.
    pub const fn word(self, tr: Tr) -> &'static str {
        match self {
            Role::Administrator => tr.role_administrator(),
            Role::Mediator => tr.role_mediator(),
            Role::Recorder => tr.role_recorder(),
            Role::Reader => tr.role_reader(),
        }
    }
}

impl Actor {
    /// Who works, for the header.
    pub fn words(&self, tr: Tr) -> String {
        actor_words(&self.key(), tr)
    }
}

/// Who did it, as an event keeps it, in words.
pub fn actor_words(key: &str, tr: Tr) -> String {
    match key.strip_prefix(IN_THE_NAME_OF) {
        Some(name) => tr.actor_in_the_name_of(name),
        None if key.is_empty() => tr.role_administrator().to_owned(),
        None => key.to_owned(),
    }
}

impl CaseState {
    /// The state in a word, for lists.
    pub const fn word(self, tr: Tr) -> &'static str {
        match self {
            CaseState::InMediation => tr.state_in_mediation(),
            CaseState::AwaitingSigning => tr.state_awaiting_signing(),
            CaseState::BeingPerformed => tr.state_being_performed(),
            CaseState::Performed => tr.state_performed(),
            CaseState::NotSettled => tr.state_not_settled(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::view::CaseId;
    use crate::i18n::Lang;

    #[test]
    fn every_event_has_its_own_words_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let words: std::collections::BTreeSet<&str> =
                EventKind::ALL.iter().map(|kind| kind.words(Tr(lang))).collect();
            assert_eq!(words.len(), EventKind::ALL.len(), "{lang:?}");
        }
    }

    #[test]
    fn labels_name_what_they_concern() {
        let label = |kind, detail: &str| Label { case: Some(CaseId(1)), kind, detail: detail.to_owned() };
        for (label, chinese, english) in [
            (label(EventKind::AddParty, "林志远"), "添加当事人：林志远", "Added a party: 林志远"),
            (label(EventKind::MoveTerm, "2"), "移动条款：第2条", "Moved a clause: no. 2"),
            (label(EventKind::Undo, "add_party"), "撤销：添加当事人", "Undone: Added a party"),
            (label(EventKind::FreezeAgreement, ""), "协议定稿", "Made the agreement final"),
        ] {
            assert_eq!(label.message(Tr(Lang::Zh)), chinese);
            assert_eq!(label.message(Tr(Lang::En)), english);
        }
    }

    #[test]
    fn who_holds_the_casebook_and_where_are_not_taken_for_each_other() {
        let since = chrono::NaiveDate::from_ymd_opt(2026, 3, 12).and_then(|day| day.and_hms_opt(9, 3, 0)).unwrap();
        let holder = Holder { since, computer: "值班室一号机".into(), person: "王一平".into() };
        let error = Error::Locked { folder: String::new(), by: Some(holder) };
        assert!(
            error.message(Tr(Lang::Zh)).contains("由王一平在电脑“值班室一号机”上"),
            "{}",
            error.message(Tr(Lang::Zh))
        );
        assert!(error.message(Tr(Lang::En)).contains("by 王一平 on the computer \"值班室一号机\""));
    }

    #[test]
    fn a_refusal_names_only_those_who_may() {
        let words = |kind| Refusal::NotAllowed { role: Role::Mediator, kind }.message(Tr(Lang::Zh));
        assert!(words(EventKind::ChangePerson).ends_with("请由管理员来做。"), "{}", words(EventKind::ChangePerson));
        let words =
            Refusal::NotAllowed { role: Role::Recorder, kind: EventKind::FreezeAgreement }.message(Tr(Lang::Zh));
        assert!(words.ends_with("请由调解员或管理员来做。"), "{words}");
    }

    #[test]
    fn errors_name_the_file() {
        let error = Error::Newer { file: "/desk/casebook.db".into(), found: 9, known: 1 };
        for lang in [Lang::Zh, Lang::En] {
            assert!(error.message(Tr(lang)).contains("/desk/casebook.db"));
        }
    }
}
