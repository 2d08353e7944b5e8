//! The log of signing of a case: versions frozen, signatures given and taken back, paper, scans, closing, signatures that
//! fell. Entries are added and never changed; what holds now is read from them. Plain values; it must not know how they
//! are kept.

use chrono::{NaiveDate, NaiveDateTime};

use super::view::{ClosedVersion, ScanRecord, SignatureRecord};
use crate::domain::agreement::SignerId;
use crate::domain::keyed::keyed;

keyed! {
    /// Why the signatures on a version hold no more.
    FallReason {
        /// The words of the agreement were changed.
        Changed = "changed",
        /// A second mediation made a new agreement in its place.
        Superseded = "superseded",
    }
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct SigningEntry {
    /// Number of the version, from 1.
    pub version: u32,
    pub at: NaiveDateTime,
    pub what: SigningFact,
}

impl SigningEntry {
    /// SHA-256 of the file that it keeps, if it keeps one.
    pub(crate) const fn file(&self) -> Option<&str> {
        match &self.what {
            SigningFact::Scanned(scan) => Some(scan.sha256.as_str()),
            SigningFact::Closed(closed) => Some(closed.pdf_sha256.as_str()),
            _ => None,
        }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum SigningFact {
    /// 定稿. `row_sha256`: digest of the row that keeps the version, hexadecimal.
    Frozen {
        row_sha256: String,
    },
    /// Will sign on the printed paper, or on the screen after all.
    OnPaper {
        signer: SignerId,
        will: bool,
    },
    Signed(SignatureRecord),
    /// Taken back so that it can be given again; the signature stays in the log.
    Withdrawn {
        signer: SignerId,
    },
    Scanned(ScanRecord),
    /// Closed and sealed: nothing more is signed on it.
    Closed(ClosedVersion),
    /// So many signatures hold no more.
    Fallen {
        signatures: u32,
        reason: FallReason,
    },
}

/// What the log says of one version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VersionStanding {
    pub signatures: Vec<SignatureRecord>,
    /// Those who will sign on paper and have not yet.
    pub on_paper: Vec<SignerId>,
    pub scans: Vec<ScanRecord>,
    pub closed: Option<ClosedVersion>,
    pub fallen: Option<(NaiveDateTime, FallReason)>,
}

/// What the log says of this version.
pub(crate) fn standing(log: &[SigningEntry], version: u32) -> VersionStanding {
    let mut now = VersionStanding::default();
    for entry in log.iter().filter(|entry| entry.version == version) {
        now.take(entry);
    }
    now
}

impl VersionStanding {
    fn take(&mut self, entry: &SigningEntry) {
        match &entry.what {
            SigningFact::Frozen { .. } => {}
            SigningFact::OnPaper { signer, will } => {
                self.on_paper.retain(|other| other != signer);
                if *will {
                    self.on_paper.push(signer.clone());
                }
            }
            SigningFact::Signed(signature) => {
                self.on_paper.retain(|other| *other != signature.signer);
                self.signatures.push(signature.clone());
            }
            SigningFact::Withdrawn { signer } => {
                self.signatures.retain(|signature| signature.signer != *signer);
                // The scan stays; it no longer shows a signature that counts.
                for scan in &mut self.scans {
                    scan.signers.retain(|other| other != signer);
                }
            }
            SigningFact::Scanned(scan) => self.scans.push(scan.clone()),
            SigningFact::Closed(closed) => self.closed = Some(closed.clone()),
            SigningFact::Fallen { reason, .. } => self.fallen = Some((entry.at, *reason)),
        }
    }

    /// The signature of this signer, where it was given and not taken back.
    pub fn signature_of(&self, signer: &SignerId) -> Option<&SignatureRecord> {
        self.signatures.iter().find(|signature| signature.signer == *signer)
    }

    /// The newest scan on which this signer's signature is seen.
    pub fn scan_of(&self, signer: &SignerId) -> Option<&ScanRecord> {
        self.scans.iter().rev().find(|scan| scan.signers.contains(signer))
    }

    /// The day on which this signer signed.
    pub fn signed_on(&self, signer: &SignerId) -> Option<NaiveDate> {
        self.signature_of(signer).map(|signature| signature.on)
    }
}
