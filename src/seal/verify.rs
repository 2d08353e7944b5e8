//! Whether a sealed file is as it was when it was closed. Strict, since it must find every changed byte: the whole file
//! is read as bytes, the container must be the one that this program writes, the range must leave out the gap alone.
//! It must not use a reader of PDF, trust a certificate, or speak to people.

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

use super::bytes::find;
use super::certificate::{Certificate, CertificateInfo};
use super::cms::{self, Container};
use super::place::{NAME, NoPlace, Place};
use super::record::{self, SealRecord, TextHash};

/// A larger file is not looked at, bytes.
pub const LARGEST_FILE: usize = 64 << 20;

/// Why a file is not one that this program sealed. A file that bears the program's name anywhere as a PDF name is one:
/// damaged, it counts as changed. Only who takes away every such name makes of it a file that was never sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSealed {
    #[error("not a PDF")]
    NotPdf,
    #[error("a PDF without a seal of this program")]
    NoSeal,
    /// Signed by other software, or by this one in a way that cannot be seen any more.
    #[error("a PDF with a signature of another kind")]
    OtherSignature,
    #[error("larger than {LARGEST_FILE} bytes")]
    TooLarge,
}

/// What is wrong with the seal itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The file was sealed, but the seal is gone: taken out, or saved anew by another program.
    Missing,
    /// More than one seal.
    Several,
    /// The place of the seal cannot be read.
    Place,
    /// The container is not as this program writes it.
    Container,
    /// The certificate says that it issued itself, and did not.
    Certificate,
    /// The signature does not belong to the certificate.
    Signature,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureState {
    /// The key of the certificate signed these very bytes.
    Valid,
    /// The seal is sound, but the file is not the one that was sealed: changed, or the seal comes from another file.
    TextChanged,
    Broken(Damage),
}

/// Which part of the file the seal covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    Whole,
    /// So many bytes were appended after the seal.
    Appended {
        bytes: usize,
    },
    /// So many bytes are missing at the end.
    CutShort {
        bytes: usize,
    },
    /// The range does not fit the place of the seal.
    Holes,
    /// There is no readable seal.
    Unknown,
}

/// What was found in a sealed file.
#[derive(Clone, Debug)]
pub struct Verified {
    pub signature: SignatureState,
    pub coverage: Coverage,
    /// The certificate in the seal, if it can be read.
    pub certificate: Option<CertificateInfo>,
    /// What the file says of itself; to be believed only if [`Verified::is_intact`].
    pub record: Option<SealRecord>,
    pub text_hash: TextHash,
    /// The moment of sealing by the desk's own clock.
    pub signed_at: Option<NaiveDateTime>,
    pub(super) chain: Vec<Certificate>,
}

impl Verified {
    /// Not a byte changed since the holder of the certificate's key closed the file. Who that is, is another question.
    pub fn is_intact(&self) -> bool {
        self.signature == SignatureState::Valid
            && self.coverage == Coverage::Whole
            && self.text_hash == TextHash::Matches
    }

    /// Whether the certificate was valid at the moment of sealing, by the desk's clock, in whatever time zone that is.
    /// `None` if the certificate or the moment is unknown.
    pub fn was_in_validity(&self) -> Option<bool> {
        let (at, own) = (self.signed_at?, self.chain.first()?);
        Some(is_within(at, own))
    }
}

/// Whether a local moment lies in the validity (UTC) for some time zone.
pub(super) fn is_within(at: NaiveDateTime, certificate: &Certificate) -> bool {
    let (from, to) = certificate.validity();
    let zone = chrono::TimeDelta::hours(14);
    let (earliest, latest) = (at.checked_sub_signed(zone), at.checked_add_signed(zone));
    latest.is_some_and(|latest| latest >= from) && earliest.is_some_and(|earliest| earliest <= to)
}

/// Looks at a whole file.
///
/// # Errors
/// Where it is not a file that this program sealed.
pub fn verify(pdf: &[u8]) -> Result<Verified, NotSealed> {
    is_ours(pdf)?;
    let place = Place::find(pdf);
    let before = place.as_ref().map_or(pdf.len(), |place| place.gap.start);
    let (record, text_hash) = record::read(pdf.get(..before).unwrap_or_default());
    let mut verified = Verified {
        signature: SignatureState::Broken(Damage::Place),
        coverage: Coverage::Unknown,
        certificate: None,
        record,
        text_hash,
        signed_at: None,
        chain: Vec::new(),
    };
    match place {
        Ok(place) => judge(&mut verified, pdf, &place),
        Err(NoPlace::None) => verified.signature = SignatureState::Broken(Damage::Missing),
        Err(NoPlace::Several) => verified.signature = SignatureState::Broken(Damage::Several),
        Err(NoPlace::Unreadable) => {}
    }
    Ok(verified)
}

fn is_ours(pdf: &[u8]) -> Result<(), NotSealed> {
    if pdf.len() > LARGEST_FILE {
        return Err(NotSealed::TooLarge);
    }
    if find(pdf, NAME).is_some() {
        return Ok(());
    }
    let head = pdf.get(..pdf.len().min(1024)).unwrap_or_default();
    Err(match (find(head, b"%PDF-"), find(pdf, b"/ByteRange")) {
        (None, _) => NotSealed::NotPdf,
        (Some(_), Some(_)) => NotSealed::OtherSignature,
        (Some(_), None) => NotSealed::NoSeal,
    })
}

fn judge(verified: &mut Verified, pdf: &[u8], place: &Place) {
    verified.coverage = coverage(pdf.len(), place);
    verified.signed_at = place.signed_at;
    let Some(container) = place.container(pdf).and_then(|bytes| cms::read(&bytes)) else {
        verified.signature = SignatureState::Broken(Damage::Container);
        return;
    };
    verified.signature = state(&container, digest(pdf, place, verified.coverage));
    verified.certificate = container.chain.first().map(Certificate::info);
    verified.chain = container.chain;
}

fn state(container: &Container, digest: Option<[u8; 32]>) -> SignatureState {
    if !container.is_signed() {
        return SignatureState::Broken(Damage::Signature);
    }
    if !container.chain.first().is_some_and(Certificate::holds_by_itself) {
        return SignatureState::Broken(Damage::Certificate);
    }
    match digest {
        Some(digest) if container.digest == digest => SignatureState::Valid,
        _ => SignatureState::TextChanged,
    }
}

fn coverage(length: usize, place: &Place) -> Coverage {
    let [before, from, rest] = place.claimed;
    let end = from.saturating_add(rest);
    if before != place.gap.start || from != place.gap.end {
        Coverage::Holes
    } else if end > length {
        Coverage::CutShort { bytes: end - length }
    } else if end < length {
        Coverage::Appended { bytes: length - end }
    } else {
        Coverage::Whole
    }
}

/// SHA-256 of what the seal covers; `None` where that is not there.
fn digest(pdf: &[u8], place: &Place, coverage: Coverage) -> Option<[u8; 32]> {
    if !matches!(coverage, Coverage::Whole | Coverage::Appended { .. }) {
        return None;
    }
    let [before, from, rest] = place.claimed;
    sha256_around(pdf, before, from, from.checked_add(rest)?)
}

/// SHA-256 of the bytes up to `before` and from `from` to `end`.
pub(super) fn sha256_around(pdf: &[u8], before: usize, from: usize, end: usize) -> Option<[u8; 32]> {
    let mut hash = Sha256::new();
    hash.update(pdf.get(..before)?);
    hash.update(pdf.get(from..end)?);
    Some(hash.finalize().into())
}
