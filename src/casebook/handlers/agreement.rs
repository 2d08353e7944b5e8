//! The agreement: edited, frozen as a version ready to be signed, or the case ended without one.

use chrono::NaiveDateTime;

use super::{Context, sessions};
use crate::casebook::dossier::Dossier;
use crate::casebook::error::Refusal;
use crate::casebook::view::Version;
use crate::casebook::{number, words};
use crate::domain::agreement::{Agreement, AgreementForm};
use crate::domain::case::{CaseFile, CaseKind};
use crate::domain::session::Outcome;

/// Form, number, dates, copies.
pub(super) fn edit(case: &mut CaseFile, agreement: &Agreement) -> Result<(), Refusal> {
    case.agreement = Some(agreement.clone());
    Ok(())
}

/// 定稿. Numbers, form and copies are filled first, since they are part of the words; a session that is still open has
/// led to this agreement and ends settled. Words that are frozen already make no new version.
pub(super) fn freeze(dossier: &mut Dossier, context: &Context<'_>) -> Result<(), Refusal> {
    let case = &mut dossier.file;
    if case.terms.is_empty() {
        return Err(Refusal::NoTerms);
    }
    if let Some(open) = case.steps.last_mut().filter(|session| session.outcome.is_none()) {
        open.outcome = Some(Outcome::Settled);
        sessions::stop_clock(open, context.now);
    }
    issue_numbers(case, context);
    let (copies, kind) = (case.copies_needed(), case.kind);
    let agreement = case.agreement.get_or_insert_default();
    agreement.form.get_or_insert(match kind {
        CaseKind::PublicSecurity => AgreementForm::PublicSecurity,
        CaseKind::People => AgreementForm::Written,
    });
    agreement.copies.get_or_insert(copies);
    if words::are_frozen(dossier) {
        return Ok(());
    }
    let document = words::document(&dossier.file, &dossier.templates).map_err(Refusal::NoPaper)?;
    let text_sha256 = words::digest(&document);
    dossier.version = Some(Version { number: context.next_version, frozen_at: context.now, document, text_sha256 });
    Ok(())
}

/// Gives the case its dossier number and the agreement its own, where they have none and the desk has a short name.
fn issue_numbers(case: &mut CaseFile, context: &Context<'_>) {
    if case.number.is_empty()
        && let Some(series) = number::Series::of_case(case, context.settings, context.now.date())
    {
        case.number = series.dossier_number(context.next_ordinal);
    }
    let has_number = case.agreement.as_ref().is_some_and(|agreement| !agreement.number.is_empty());
    if !has_number && let Some(number) = number::agreement_number(case) {
        case.agreement.get_or_insert_default().number = number;
    }
}

/// 没有达成协议 (People's Mediation Law art. 26: the parties are told of the ways that stay open). A session that is
/// still open ends with it, for the same reason.
pub(super) fn end_without(
    case: &mut CaseFile,
    reason: &str,
    told: &[String],
    now: NaiveDateTime,
) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    if let Some(open) = case.steps.last_mut().filter(|session| session.outcome.is_none()) {
        open.outcome = Some(Outcome::NotSettled);
        sessions::stop_clock(open, now);
        if open.note.is_empty() {
            reason.clone_into(&mut open.note);
        }
    }
    let agreement = case.agreement.get_or_insert_default();
    agreement.form = Some(AgreementForm::None);
    agreement.ended = Some(now.date());
    reason.clone_into(&mut agreement.reason);
    agreement.told = told.to_vec();
    Ok(())
}
