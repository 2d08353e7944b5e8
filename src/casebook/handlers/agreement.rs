//! The agreement: edited, frozen as a version ready to be signed, or the case ended without one.

use chrono::NaiveDateTime;

use super::{Context, sessions};
use crate::casebook::dossier::Dossier;
use crate::casebook::error::Refusal;
use crate::casebook::signing_log::{FallReason, SigningEntry, SigningFact};
use crate::casebook::{number, signatures, words};
use crate::check::{self, EarlierTexts, Surroundings};
use crate::domain::agreement::{Agreement, AgreementForm};
use crate::domain::case::{CaseFile, CaseKind, StaffRole};
use crate::domain::session::Outcome;

/// Form, number, dates, copies.
/// The days of an agreement that is being signed here, or was, are given by closing alone.
pub(super) fn edit(dossier: &mut Dossier, agreement: &Agreement) -> Result<(), Refusal> {
    let now = dossier.file.agreement.clone().unwrap_or_default();
    let days_change = (now.signed, now.effective) != (agreement.signed, agreement.effective);
    if days_change && signatures::current(dossier).is_some() {
        return Err(Refusal::DaysFromClosing);
    }
    dossier.file.agreement = Some(agreement.clone());
    Ok(())
}

/// 定稿. Nothing may block. Numbers, form and copies are filled first, since they are part of the words; a session that is
/// still open has led to this agreement and ends settled. The days of signing are blank: they are given at closing. Words
/// that are frozen already make no new version.
pub(super) fn freeze(dossier: &mut Dossier, context: &Context<'_>) -> Result<(), Refusal> {
    if dossier.file.terms.is_empty() {
        return Err(Refusal::NoTerms);
    }
    if signatures::current(dossier).is_some() {
        return Ok(());
    }
    let case = &mut dossier.file;
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
    agreement.signed = None;
    agreement.effective = None;
    let version = words::version(&dossier.file, &dossier.templates, context.next_version, context.now)?;
    refuse_what_blocks(&dossier.file, context)?;
    if !somebody_mediates(&dossier.file) {
        return Err(Refusal::NobodyMediates);
    }
    let what = SigningFact::Frozen { row_sha256: version.row_sha256.clone() };
    dossier.log.push(SigningEntry { version: version.number, at: context.now, what });
    dossier.version = Some(version);
    Ok(())
}

/// Whether someone signs for the desk: a mediator (art. 29), or the host of a public-security case.
fn somebody_mediates(case: &CaseFile) -> bool {
    let has = |role| case.staff_with(role).next().is_some();
    has(StaffRole::Mediator) || (case.kind == CaseKind::PublicSecurity && has(StaffRole::Host))
}

/// A finding that blocks and that no supervisor let pass stops the freezing. Whether the faces cover each character is
/// not asked here: setting the pages tells that.
fn refuse_what_blocks(case: &CaseFile, context: &Context<'_>) -> Result<(), Refusal> {
    let today = context.now.date();
    let surroundings =
        Surroundings { today, covers: &|_| true, holidays: context.holidays, earlier: EarlierTexts::none() };
    match check::blocking(&check::check(case, &surroundings)) {
        0 => Ok(()),
        count => Err(Refusal::Blocked { count }),
    }
}

/// A second mediation after default: the signed agreement becomes an earlier one, and the case gets the number of the one
/// that takes its place. Its clauses stay, to be changed.
pub(super) fn supersede(dossier: &mut Dossier, context: &Context<'_>) -> Result<(), Refusal> {
    signatures::make_earlier(&mut dossier.file).ok_or(Refusal::NotInForce)?;
    if let Some(version) = signatures::current(dossier).map(|version| version.number) {
        signatures::fall(dossier, version, FallReason::Superseded, context.now);
    }
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
