//! Signatures on the frozen version: given on screen or on paper, taken back.

use chrono::NaiveDateTime;

use super::known_signer;
use crate::casebook::dossier::Dossier;
use crate::casebook::error::Refusal;
use crate::casebook::signatures;
use crate::casebook::view::SignatureRecord;
use crate::casebook::words;
use crate::domain::agreement::{HandSignature, SignatureWay, SignerId};

/// Adds a signature; `hand` for one on screen.
pub(super) fn sign(
    dossier: &mut Dossier,
    signer: &SignerId,
    role: &str,
    hand: Option<&HandSignature>,
    now: NaiveDateTime,
) -> Result<(), Refusal> {
    known_signer(&dossier.file, signer)?;
    if hand.is_some_and(|hand| hand.strokes.iter().all(Vec::is_empty)) {
        return Err(Refusal::EmptySignature);
    }
    if !words::are_frozen(dossier) {
        return Err(Refusal::NothingToSign);
    }
    let version = dossier.version.as_ref().ok_or(Refusal::NothingToSign)?;
    let holds = |signature: &SignatureRecord| signature.version == version.number && &signature.signer == signer;
    if dossier.signatures.iter().any(holds) {
        return Err(Refusal::AlreadySigned(signatures::name_of(&dossier.file, signer)));
    }
    let record = SignatureRecord {
        signer: signer.clone(),
        role: role.to_owned(),
        at: now,
        way: if hand.is_some() { SignatureWay::Screen } else { SignatureWay::Paper },
        version: version.number,
        text_sha256: version.text_sha256.clone(),
        hand: hand.cloned(),
    };
    dossier.signatures.push(record);
    Ok(())
}

/// Takes the signer's signature on the newest version back.
pub(super) fn withdraw(dossier: &mut Dossier, signer: &SignerId) -> Result<(), Refusal> {
    let number = dossier.version.as_ref().map(|version| version.number);
    let before = dossier.signatures.len();
    dossier.signatures.retain(|signature| &signature.signer != signer || Some(signature.version) != number);
    if dossier.signatures.len() == before {
        return Err(Refusal::NotSigned(signatures::name_of(&dossier.file, signer)));
    }
    Ok(())
}
