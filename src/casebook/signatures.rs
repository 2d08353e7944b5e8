//! Which signatures hold, which are still missing, when an agreement takes effect, and what makes signatures fall.
//! A signature holds on the version it was given on until the words are changed or the agreement is superseded.

use chrono::{NaiveDate, NaiveDateTime};

use super::dossier::Dossier;
use super::error::Refusal;
use super::signing_log::{FallReason, SigningEntry, SigningFact, VersionStanding, standing};
use super::view::{SignatureRecord, Version, VersionSigner, WouldFall};
use super::words;
use crate::domain::agreement::{Signature, SignerId};
use crate::domain::case::{CaseFile, Extra};
use crate::domain::signers::helpers_of;
use crate::domain::signing;

/// What was done on the newest version.
pub(crate) fn newest(dossier: &Dossier) -> VersionStanding {
    dossier.version.as_ref().map(|version| standing(&dossier.log, version.number)).unwrap_or_default()
}

/// The newest version, if its words still hold.
pub(crate) fn current(dossier: &Dossier) -> Option<&Version> {
    dossier.version.as_ref().filter(|_| newest(dossier).fallen.is_none())
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
pub(crate) fn closing_days(
    case: &CaseFile,
    version: &Version,
    standing: &VersionStanding,
    seal_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<ClosingDays, Refusal> {
    let needed: Vec<&VersionSigner> = version.signers.iter().filter(|signer| signer.required).collect();
    let waiting = needed.iter().find(|signer| standing.signed_on(&signer.id).is_none());
    if let Some(signer) = waiting {
        return Err(Refusal::StillToSign(signer.name.clone()));
    }
    let days: Vec<Option<NaiveDate>> = needed.iter().map(|signer| standing.signed_on(&signer.id)).collect();
    let signed = signing::effective_on(&days).ok_or(Refusal::NothingToSign)?;
    match (signing::needs_committee_seal(case), seal_on) {
        (true, Some(seal)) if seal >= version.frozen_at.date() && seal <= today => {
            Ok(ClosingDays { signed, effective: signed.max(seal) })
        }
        (false, None) => Ok(ClosingDays { signed, effective: signed }),
        _ => Err(Refusal::SealDay),
    }
}

/// Adds to the log that the newest version holds no more, if the command changed its words. Dates that its closing gave
/// are taken back: the new agreement is not signed yet.
pub(crate) fn let_fall(before: &Dossier, after: &mut Dossier, now: NaiveDateTime) {
    let Some(version) = current(before).filter(|version| Some(*version) == after.version.as_ref()) else { return };
    if current(after).is_none() || !words::differ(before, after) {
        return;
    }
    let number = version.number;
    fall(after, number, FallReason::Changed, now);
    let (Some(old), Some(new)) = (&before.file.agreement, &mut after.file.agreement) else { return };
    if newest(before).closed.is_some() && new.signed == old.signed && new.effective == old.effective {
        new.signed = None;
        new.effective = None;
    }
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
