//! The frozen version of a case as a paper to print: its words as they were frozen, its mark, the signatures given on it.
//! It must not draft anything anew: a frozen version is the same whatever program and templates are in force.

use super::agreement::Mark;
use crate::casebook::signing_log::VersionStanding;
use crate::casebook::view::{CaseRecord, SignatureRecord, Version};
use crate::domain::agreement::SignatureWay;
use crate::draft::document::Document;
use crate::draft::signing::{Given, GivenSignature, closed, with_signatures};

/// The version that holds, as it is printed now. `None` where nothing is frozen, or the words were changed since.
pub fn document(record: &CaseRecord, mark: Mark) -> Option<Document> {
    let version = record.version.as_ref().filter(|_| record.version_is_current)?;
    Some(of_version(version, &record.standing, mark))
}

/// Any version, also one that holds no more: with the signatures given on it, and once it was closed with its day as
/// well.
pub fn of_version(version: &Version, standing: &VersionStanding, mark: Mark) -> Document {
    let given = given(version, &standing.signatures);
    let words = version.document.clone();
    let mut document = match &standing.closed {
        Some(closing) => closed(words, &given, closing.effective),
        None => with_signatures(words, &given),
    };
    document.mark = mark.words(document.lang);
    document.version_mark = version.mark();
    document
}

/// The signatures as the paper shows them, each at the place that its signer had when the version was frozen.
pub fn given(version: &Version, signatures: &[SignatureRecord]) -> Vec<GivenSignature> {
    let given = signatures.iter().filter_map(|signature| {
        let place = version.signer(&signature.signer)?.place.clone();
        let given = match (signature.way, &signature.hand) {
            (SignatureWay::Screen, Some(hand)) => {
                Given::Hand { hand: hand.clone(), at: signature.at.format("%Y-%m-%d %H:%M").to_string() }
            }
            (SignatureWay::Screen, None) => return None,
            (SignatureWay::Paper, _) => Given::Paper(signature.on),
        };
        Some(GivenSignature { place, given })
    });
    given.collect()
}
