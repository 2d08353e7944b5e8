//! Which signatures hold, which are still missing, and what the last one does.
//! A signature holds while the words of the case are those of the version it was given on.

use super::dossier::Dossier;
use super::view::SignatureRecord;
use super::words;
use crate::domain::agreement::{Signature, SignerId};
use crate::domain::case::{CaseFile, Extra};
use crate::domain::signers::{Signer, helpers_of, signers};

/// Signatures given on the newest version, whether or not its words are still those of the case.
fn on_newest(dossier: &Dossier) -> impl Iterator<Item = &SignatureRecord> {
    let number = dossier.version.as_ref().map(|version| version.number);
    dossier.signatures.iter().filter(move |signature| Some(signature.version) == number)
}

/// Signatures that hold.
pub(crate) fn holding(dossier: &Dossier) -> Vec<SignatureRecord> {
    if words::are_frozen(dossier) { on_newest(dossier).cloned().collect() } else { Vec::new() }
}

/// Needed signers (parties and mediators) who have not signed the newest version.
pub(crate) fn missing(dossier: &Dossier) -> Vec<SignerId> {
    let needed = signers(&dossier.file).into_iter().filter(Signer::is_required).map(|signer| signer.id());
    needed.filter(|id| !on_newest(dossier).any(|signature| &signature.signer == id)).collect()
}

/// Whether everyone needed has signed the words as they are.
fn is_complete(dossier: &Dossier) -> bool {
    on_newest(dossier).next().is_some() && missing(dossier).is_empty() && words::are_frozen(dossier)
}

/// Dates the agreement when the last needed signature is there, and takes that date back when it no longer holds.
/// `now` is the state after a command, `before` the one before it.
pub(crate) fn settle_dates(before: &Dossier, now: &mut Dossier, today: chrono::NaiveDate) {
    if before.version.is_none() && now.version.is_none() {
        return;
    }
    let (was, is) = (is_complete(before), is_complete(now));
    if is && !was {
        let agreement = now.file.agreement.get_or_insert_default();
        let signed = *agreement.signed.get_or_insert(today);
        agreement.effective.get_or_insert(signed);
    } else if was && !is && dated_by_signing(before) {
        let (Some(old), Some(new)) = (&before.file.agreement, &mut now.file.agreement) else { return };
        if new.signed == old.signed && new.effective == old.effective {
            new.signed = None;
            new.effective = None;
        }
    }
}

fn dated_by_signing(dossier: &Dossier) -> bool {
    dossier
        .version
        .as_ref()
        .is_some_and(|version| words::were_undated(&dossier.file, &version.text_sha256, &dossier.templates))
}

/// How many signatures held before and are still there, but hold no more.
pub(crate) fn voided(before: &Dossier, after: &Dossier) -> usize {
    let held = holding(before);
    if held.is_empty() {
        return 0;
    }
    let hold = holding(after);
    held.iter().filter(|signature| after.signatures.contains(signature) && !hold.contains(signature)).count()
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
