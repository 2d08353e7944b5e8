//! Which signatures hold, which are still missing, when an agreement takes effect, and what makes signatures fall.
//! A signature holds on the version it was given on until the words are changed or the agreement is superseded.

use chrono::{NaiveDate, NaiveDateTime};

use super::dossier::Dossier;
use super::error::Refusal;
use super::signing_log::{FallReason, SigningEntry, SigningFact, VersionStanding, standing};
use super::view::{SignatureRecord, Version, VersionSigner, WouldFall};
use super::{number, words};
use crate::domain::agreement::{EarlierAgreement, Signature, SignerId};
use crate::domain::case::{CaseFile, CaseKind, Extra};
use crate::domain::signers::helpers_of;
use crate::domain::signing;

/// What was done on the newest version.
pub(crate) fn newest(dossier: &Dossier) -> VersionStanding {
    dossier.version.as_ref().map(|version| standing(&dossier.log, version.number)).unwrap_or_default()
}

/// The newest version, if its words still hold. A version of the first form of the file did not keep who signs it, nor
/// whether it fell: it can be read and is not signed any more.
pub(crate) fn current(dossier: &Dossier) -> Option<&Version> {
    let signable = |version: &&Version| !version.signers.is_empty() && newest(dossier).fallen.is_none();
    dossier.version.as_ref().filter(signable)
}

/// Signatures that hold.
pub(crate) fn holding(dossier: &Dossier) -> Vec<SignatureRecord> {
    let newest = newest(dossier);
    if newest.fallen.is_none() { newest.signatures } else { Vec::new() }
}

/// Needed signers (parties, mediators and whoever helped a party) who have not signed the newest version; where nothing
/// is frozen, those who will be asked.
pub(crate) fn missing(dossier: &Dossier) -> Vec<SignerId> {
    let standing = newest(dossier);
    let asked = match current(dossier) {
        Some(version) => version.signers.clone(),
        None => words::signers(&dossier.file),
    };
    let needed = asked.into_iter().filter(|signer| signer.required).map(|signer| signer.id);
    needed.filter(|id| standing.fallen.is_some() || standing.signature_of(id).is_none()).collect()
}

/// The days on which an agreement was signed and takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosingDays {
    /// The day of the last signature that is needed.
    pub signed: NaiveDate,
    /// The day of the last of signatures and seal (People's Mediation Law art. 29).
    pub effective: NaiveDate,
}

/// When the version takes effect with the committee's seal put on it on this day.
///
/// # Errors
/// [`Refusal::StillToSign`] while someone needed has not signed; [`Refusal::SealDay`] where the day of the seal is
/// missing, not wanted, before the words were frozen or after today.
pub fn closing_days(
    case: &CaseFile,
    version: &Version,
    standing: &VersionStanding,
    seal_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<ClosingDays, Refusal> {
    let needed = || version.signers.iter().filter(|signer| signer.required);
    if let Some(signer) = needed().find(|signer| standing.signed_on(&signer.id).is_none()) {
        return Err(Refusal::StillToSign(signer.name.clone()));
    }
    let counting = needed().filter(|signer| gives_effect(case, signer));
    let days: Vec<Option<NaiveDate>> = counting.map(|signer| standing.signed_on(&signer.id)).collect();
    let signed = signing::effective_on(&days).ok_or(Refusal::NothingToSign)?;
    match (signing::needs_committee_seal(case), seal_on) {
        (true, Some(seal)) if seal >= version.frozen_at.date() && seal <= today => {
            Ok(ClosingDays { signed, effective: signed.max(seal) })
        }
        (false, None) => Ok(ClosingDays { signed, effective: signed }),
        _ => Err(Refusal::SealDay),
    }
}

/// Whether the day of effect waits for this one: parties and mediators (art. 29); in a public-security case the parties
/// alone, as its form says (自双方签字之时起生效). One who helped a party must sign, and delays nothing.
fn gives_effect(case: &CaseFile, signer: &VersionSigner) -> bool {
    match signer.id {
        SignerId::Party(_) => true,
        SignerId::Staff(_) => case.kind == CaseKind::People,
        SignerId::Helper(..) => false,
    }
}

/// Adds to the log that the newest version holds no more, if the command changed its words. One that was closed becomes an
/// earlier agreement: it stays what was signed, and the new one, not signed yet, names it.
pub(crate) fn let_fall(before: &Dossier, after: &mut Dossier, now: NaiveDateTime) {
    let Some(version) = current(before).filter(|version| Some(*version) == after.version.as_ref()) else { return };
    if current(after).is_none() || !words::differ(before, after) {
        return;
    }
    let number = version.number;
    fall(after, number, FallReason::Changed, now);
    if newest(before).closed.is_some() {
        make_earlier(&mut after.file);
    }
}

/// The agreement that was signed becomes an earlier one, and the case gets the number of the one that takes its place;
/// `None` and nothing where it was not signed or has no number.
pub(crate) fn make_earlier(case: &mut CaseFile) -> Option<()> {
    let signed = case.agreement.as_ref().and_then(|agreement| agreement.signed)?;
    let number = number::next_agreement_number(case)?;
    let agreement = case.agreement.as_mut()?;
    let old = std::mem::replace(&mut agreement.number, number.clone());
    agreement.signed = None;
    agreement.effective = None;
    let earlier = EarlierAgreement { number: old, signed: Some(signed), superseded_by: number, extra: Extra::new() };
    case.earlier_agreements.push(earlier);
    Some(())
}

/// Adds to the log that this version holds no more.
pub(crate) fn fall(dossier: &mut Dossier, number: u32, reason: FallReason, now: NaiveDateTime) {
    let signatures = u32::try_from(standing(&dossier.log, number).signatures.len()).unwrap_or(u32::MAX);
    let what = SigningFact::Fallen { signatures, reason };
    dossier.log.push(SigningEntry { version: number, at: now, what });
}

/// What the way from one state to the other let fall; `None` where nothing fell.
pub(crate) fn fallen(before: &Dossier, after: &Dossier) -> Option<WouldFall> {
    let version = current(before)?;
    let standing = newest(before);
    let fell = after
        .log
        .iter()
        .skip(before.log.len())
        .any(|entry| entry.version == version.number && matches!(entry.what, SigningFact::Fallen { .. }));
    fell.then(|| WouldFall {
        version: version.number,
        signatures: standing.signatures.len(),
        closed: standing.closed.is_some(),
    })
}

/// The case as it is shown and written: with the signatures that hold, without strokes.
pub(crate) fn file_with(dossier: &Dossier, hold: &[SignatureRecord]) -> CaseFile {
    let mut file = dossier.file.clone();
    file.signatures.retain(|claim| !hold.iter().any(|signature| signature.signer == claim.signer));
    file.signatures.extend(hold.iter().map(|signature| Signature {
        signer: signature.signer.clone(),
        role: signature.role.clone(),
        at: super::store::time_text(signature.at),
        way: Some(signature.way),
        version: Some(signature.version),
        text_sha256: signature.text_sha256.clone(),
        extra: Extra::new(),
    }));
    file
}

/// The name of a signer, or the id where there is none.
pub(crate) fn name_of(case: &CaseFile, signer: &SignerId) -> String {
    let name = match signer {
        SignerId::Party(id) => case.party(id).map(|party| party.name.clone()),
        SignerId::Helper(id, help) => {
            let party = case.party(id);
            let helper = party.into_iter().flat_map(helpers_of).find(|one| one.id().help() == Some(*help));
            helper.map(|helper| helper.name().to_owned())
        }
        SignerId::Staff(id) => case.staff_member(id).map(|member| member.name.clone()),
    };
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| signer.as_str().to_owned())
}
