//! What each command does to a case: pure functions on a copy of its dossier, a file per noun.
//! They must not know SQL, a clock or the screen.

mod agreement;
mod alerts;
mod bin;
mod follow_ups;
mod head;
pub(super) mod keeping;
mod people;
mod sessions;
mod signing;
mod talk;
mod terms;
pub(super) mod walk_in;

use chrono::{NaiveDateTime, Timelike};

use super::command::CaseCommand;
use super::dossier::Dossier;
use super::error::Refusal;
use super::signatures;
use super::view::{ChainHead, Settings};
use crate::domain::calendar::Holidays;
use crate::domain::case::{CaseFile, StaffId};
use crate::domain::party::PartyId;

/// What a handler may know besides the case.
pub(super) struct Context<'a> {
    pub(super) now: NaiveDateTime,
    /// Who works, as the events write it.
    pub(super) actor: &'a str,
    pub(super) settings: &'a Settings,
    /// The next ordinal in the case's series of dossier numbers.
    pub(super) next_ordinal: u32,
    /// The number that the next version gets.
    pub(super) next_version: u32,
    /// Days off, for the check.
    pub(super) holidays: &'a Holidays,
    /// Where the audit chain stands before the command.
    pub(super) chain: &'a ChainHead,
}

/// The dossier as the command leaves it.
pub(super) fn apply(before: &Dossier, command: &CaseCommand, context: &Context<'_>) -> Result<Dossier, Refusal> {
    let mut dossier = before.clone();
    let gone = bin::what_goes(&before.file, command, context);
    change(&mut dossier, command, context)?;
    if let Some(gone) = gone {
        bin::lay_in(&mut dossier, gone);
    }
    signatures::let_fall(before, &mut dossier, context.now);
    Ok(dossier)
}

fn change(dossier: &mut Dossier, command: &CaseCommand, context: &Context<'_>) -> Result<(), Refusal> {
    let today = context.now.date();
    if dossier.removed.is_some() {
        return Err(Refusal::CaseInTheBin);
    }
    let case = &mut dossier.file;
    match command {
        CaseCommand::EditHead(head) => head::edit(case, head),
        CaseCommand::AddParty(party) => people::add(case, party),
        CaseCommand::EditParty(party) => people::edit(case, party),
        CaseCommand::RemoveParty(id) => people::remove(case, id),
        CaseCommand::AssignStaff(staff) => people::assign_staff(case, staff),
        CaseCommand::GiveNotice(notice) => people::give_notice(case, notice),
        CaseCommand::OpenSession(session) => sessions::open(case, session),
        CaseCommand::EditSession { position, session } => sessions::edit(case, *position, session),
        CaseCommand::EndSession { position, outcome, note } => {
            sessions::end(case, *position, *outcome, note, context.now)
        }
        CaseCommand::ReopenSession { position } => sessions::reopen(case, *position, today),
        CaseCommand::SkipStep { step, reason } => sessions::skip(case, *step, reason, today),
        CaseCommand::RecordStatement(statement) => talk::record(case, statement),
        CaseCommand::EditStatement { position, statement } => talk::edit(case, *position, statement),
        CaseCommand::RemoveStatement { position } => talk::remove(case, *position),
        CaseCommand::ConfirmStatement { position, confirmed } => {
            talk::confirm(case, *position, confirmed.then_some(context.now))
        }
        CaseCommand::RecordOffer { issue, offer } => talk::record_offer(case, *issue, offer),
        CaseCommand::RemoveOffer { issue, position } => talk::remove_offer(case, *issue, *position),
        CaseCommand::RecordConsent(consent) => people::record_consent(case, consent),
        CaseCommand::RaiseAlert(alert) => alerts::raise(case, alert, context.now),
        CaseCommand::EditAlert { position, alert } => alerts::edit(case, *position, alert),
        CaseCommand::RemoveAlert { position } => alerts::remove(case, *position),
        CaseCommand::PassFinding(passed) => alerts::pass(case, passed, context.now),
        CaseCommand::TakeBackPass { position } => alerts::take_back(case, *position),
        CaseCommand::AddIssue(issue) => talk::add_issue(case, issue),
        CaseCommand::EditIssue { position, issue } => talk::edit_issue(case, *position, issue),
        CaseCommand::RemoveIssue { position } => talk::remove_issue(case, *position),
        CaseCommand::AddTerm(term) => terms::add(case, term),
        CaseCommand::EditTerm { position, term } => terms::edit(case, *position, term),
        CaseCommand::RemoveTerm { position } => terms::remove(case, *position),
        CaseCommand::MoveTerm { from, to } => terms::reorder(case, *from, *to),
        CaseCommand::EditAnnex(annex) => terms::edit_annex(case, annex.as_ref()),
        CaseCommand::EditAgreement(agreement) => agreement::edit(dossier, agreement),
        CaseCommand::FreezeAgreement => agreement::freeze(dossier, context),
        CaseCommand::SupersedeAgreement => agreement::supersede(dossier, context),
        CaseCommand::Sign { signer, hand, how_read } => signing::sign(dossier, signer, hand, *how_read, context.now),
        CaseCommand::WillSignOnPaper { signer, will } => {
            signing::will_sign_on_paper(dossier, signer, *will, context.now)
        }
        CaseCommand::SignedOnPaper { signer, on } => signing::signed_on_paper(dossier, signer, *on, context.now),
        CaseCommand::AttachScan(scan) => signing::attach_scan(dossier, scan, context.now),
        CaseCommand::WithdrawSignature { signer } => signing::withdraw(dossier, signer, context.now),
        CaseCommand::CloseVersion(closing) => signing::close(dossier, closing, context),
        CaseCommand::EndWithoutAgreement { reason, told } => agreement::end_without(case, reason, told, context.now),
        CaseCommand::AddFollowUp(follow_up) => follow_ups::add(case, follow_up),
        CaseCommand::EditFollowUp { position, follow_up } => follow_ups::edit(case, *position, follow_up),
        CaseCommand::RemoveFollowUp { position } => follow_ups::remove(case, *position),
        CaseCommand::PutBack { number } => bin::put_back(dossier, *number),
        CaseCommand::SetKeeping(keeping) => keeping::set(dossier, *keeping, today),
    }
}

/// The moment to the minute, as the open format keeps it.
fn minute(now: NaiveDateTime) -> NaiveDateTime {
    now.with_second(0).and_then(|now| now.with_nanosecond(0)).unwrap_or(now)
}

/// The element at a position, or a refusal.
fn element<T>(list: &mut [T], position: usize) -> Result<&mut T, Refusal> {
    list.get_mut(position).ok_or(Refusal::OutOfRange { position })
}

/// Removes the element at a position, or refuses.
fn take_out<T>(list: &mut Vec<T>, position: usize) -> Result<T, Refusal> {
    if position < list.len() { Ok(list.remove(position)) } else { Err(Refusal::OutOfRange { position }) }
}

/// Refuses ids that no party has.
fn known_parties<'a>(case: &CaseFile, ids: impl IntoIterator<Item = &'a PartyId>) -> Result<(), Refusal> {
    match ids.into_iter().find(|id| case.party(id).is_none()) {
        Some(id) => Err(Refusal::Unknown(id.0.clone())),
        None => Ok(()),
    }
}

/// Refuses ids that no member of staff has.
fn known_staff<'a>(case: &CaseFile, ids: impl IntoIterator<Item = &'a StaffId>) -> Result<(), Refusal> {
    match ids.into_iter().find(|id| case.staff_member(id).is_none()) {
        Some(id) => Err(Refusal::Unknown(id.0.clone())),
        None => Ok(()),
    }
}
