//! Signing of the frozen version: on screen or on paper, taken back, scans of the paper, closing. Nothing here changes an
//! entry of the log; each command adds one.

use chrono::{NaiveDate, NaiveDateTime};

use super::Context;
use crate::casebook::command::{Closing, NewScan};
use crate::casebook::dossier::{Attachment, Dossier};
use crate::casebook::error::Refusal;
use crate::casebook::signatures;
use crate::casebook::signing_log::{SigningEntry, SigningFact, VersionStanding};
use crate::casebook::store::attachment::digest;
use crate::casebook::view::{ClosedVersion, ScanRecord, SignatureRecord, Version, VersionSigner};
use crate::domain::agreement::{HandSignature, PenPoint, SignatureWay, SignerId};
use crate::domain::signing::HowRead;

/// The version that is signed now, with what was done on it.
struct Table {
    version: Version,
    standing: VersionStanding,
}

impl Table {
    /// Refuses where nothing can be signed: no version, words that were changed, or closed already.
    fn open(dossier: &Dossier) -> Result<Table, Refusal> {
        let version = signatures::current(dossier).ok_or(Refusal::NothingToSign)?.clone();
        let standing = signatures::newest(dossier);
        if standing.closed.is_some() {
            return Err(Refusal::Closed);
        }
        // The words, and what was signed under, must be what was frozen: nobody signs on what another hand put there.
        let frozen = |entry: &SigningEntry| match &entry.what {
            SigningFact::Frozen { row_sha256 } if entry.version == version.number => Some(row_sha256.clone()),
            _ => None,
        };
        let same_words = standing.signatures.iter().all(|signature| signature.text_sha256 == version.text_sha256);
        if !same_words || dossier.log.iter().find_map(frozen).is_none_or(|row| row != version.row_sha256) {
            return Err(Refusal::NotWhatWasFrozen);
        }
        Ok(Table { version, standing })
    }

    fn signer(&self, id: &SignerId) -> Result<&VersionSigner, Refusal> {
        self.version.signer(id).ok_or_else(|| Refusal::Unknown(id.as_str().to_owned()))
    }

    fn unsigned(&self, id: &SignerId) -> Result<&VersionSigner, Refusal> {
        let signer = self.signer(id)?;
        match self.standing.signature_of(id) {
            Some(_) => Err(Refusal::AlreadySigned(signer.name.clone())),
            None => Ok(signer),
        }
    }

    fn record(&self, signer: &VersionSigner, now: NaiveDateTime, on: NaiveDate, way: SignatureWay) -> SignatureRecord {
        SignatureRecord {
            signer: signer.id.clone(),
            role: signer.role.clone(),
            at: now,
            on,
            way,
            version: self.version.number,
            text_sha256: self.version.text_sha256.clone(),
            how_read: None,
            hand: None,
        }
    }

    fn add(&self, dossier: &mut Dossier, at: NaiveDateTime, what: SigningFact) {
        dossier.log.push(SigningEntry { version: self.version.number, at, what });
    }
}

/// A hand signature on screen. One who cannot read signs after the words were read out.
pub(super) fn sign(
    dossier: &mut Dossier,
    signer: &SignerId,
    hand: &HandSignature,
    how_read: HowRead,
    now: NaiveDateTime,
) -> Result<(), Refusal> {
    let table = Table::open(dossier)?;
    let one = table.unsigned(signer)?;
    if is_a_dot(hand) {
        return Err(Refusal::EmptySignature);
    }
    if !is_of_numbers(hand) {
        return Err(Refusal::BrokenSignature);
    }
    if one.must_be_read_to && how_read != HowRead::ReadAloud {
        return Err(Refusal::NotReadTo(one.name.clone()));
    }
    let record = SignatureRecord {
        how_read: Some(how_read),
        hand: Some(hand.clone()),
        ..table.record(one, now, now.date(), SignatureWay::Screen)
    };
    table.add(dossier, now, SigningFact::Signed(record));
    Ok(())
}

/// Whether the ink covers less than a fiftieth of the pad's width in both directions: a slip of the pen and no name.
fn is_a_dot(hand: &HandSignature) -> bool {
    let points = || hand.strokes.iter().flatten();
    let extent = |of: fn(&PenPoint) -> f32| {
        let (least, most) = points().map(of).fold((f32::MAX, f32::MIN), |(least, most), x| (least.min(x), most.max(x)));
        most - least
    };
    points().next().is_none() || extent(|point| point.x).max(extent(|point| point.y)) < hand.pad_width / 50.0
}

/// Whether every place, pressure and size is a number: what is none could not be read again.
fn is_of_numbers(hand: &HandSignature) -> bool {
    let points = hand.strokes.iter().flatten();
    let numbers = points.flat_map(|point| [point.x, point.y, point.pressure]);
    numbers.chain([hand.pad_width, hand.pad_height]).all(f32::is_finite)
}

/// Will sign on the printed paper, or on the screen after all.
pub(super) fn will_sign_on_paper(
    dossier: &mut Dossier,
    signer: &SignerId,
    will: bool,
    now: NaiveDateTime,
) -> Result<(), Refusal> {
    let table = Table::open(dossier)?;
    table.unsigned(signer)?;
    if table.standing.on_paper.contains(signer) != will {
        table.add(dossier, now, SigningFact::OnPaper { signer: signer.clone(), will });
    }
    Ok(())
}

/// Signed on the printed paper on this day, as the mediator saw.
pub(super) fn signed_on_paper(
    dossier: &mut Dossier,
    signer: &SignerId,
    on: NaiveDate,
    now: NaiveDateTime,
) -> Result<(), Refusal> {
    let table = Table::open(dossier)?;
    let one = table.unsigned(signer)?;
    if on < table.version.frozen_at.date() || on > now.date() {
        return Err(Refusal::SigningDay);
    }
    let record = table.record(one, now, on, SignatureWay::Paper);
    table.add(dossier, now, SigningFact::Signed(record));
    Ok(())
}

/// Keeps a scan of signed pages. It must bear the mark of this version; whoever is seen on it and has not signed yet has
/// signed on paper.
pub(super) fn attach_scan(dossier: &mut Dossier, scan: &NewScan, now: NaiveDateTime) -> Result<(), Refusal> {
    let table = Table::open(dossier)?;
    let wanted = table.version.mark().ok_or(Refusal::NothingToSign)?;
    if scan.bytes.is_empty() {
        return Err(Refusal::EmptyScan);
    }
    if scan.mark != wanted {
        return Err(Refusal::OtherVersion { scanned: scan.mark.short(), wanted: wanted.short() });
    }
    let sha256 = digest(&scan.bytes);
    for signer in &scan.signers {
        let one = table.signer(signer)?;
        if table.standing.signature_of(signer).is_some_and(|there| there.way == SignatureWay::Screen) {
            return Err(Refusal::AlreadySigned(one.name.clone()));
        }
    }
    for signer in &scan.signers {
        if table.standing.signature_of(signer).is_none() {
            signed_on_paper(dossier, signer, scan.on, now)?;
        }
    }
    let record = ScanRecord {
        at: now,
        name: scan.name.clone(),
        kind: scan.kind.clone(),
        pages: scan.pages,
        bytes: scan.bytes.len() as u64,
        sha256: sha256.clone(),
        signers: scan.signers.clone(),
        mark_typed: scan.mark_typed,
    };
    table.add(dossier, now, SigningFact::Scanned(record));
    dossier.added.push(Attachment { sha256, bytes: scan.bytes.clone() });
    Ok(())
}

/// Takes the signer's signature back, until the version is closed.
pub(super) fn withdraw(dossier: &mut Dossier, signer: &SignerId, now: NaiveDateTime) -> Result<(), Refusal> {
    let table = Table::open(dossier)?;
    if table.standing.signature_of(signer).is_none() {
        return Err(Refusal::NotSigned(signatures::name_of(&dossier.file, signer)));
    }
    table.add(dossier, now, SigningFact::Withdrawn { signer: signer.clone() });
    Ok(())
}

/// Closes the version: the sealed file is kept, the agreement gets its days, nothing more is signed on it.
pub(super) fn close(dossier: &mut Dossier, closing: &Closing, context: &Context<'_>) -> Result<(), Refusal> {
    let table = Table::open(dossier)?;
    let today = context.now.date();
    let days = signatures::closing_days(&dossier.file, &table.version, &table.standing, closing.seal_on, today)?;
    // Something was done between making the file and closing: the file would tell another story than the casebook.
    if closing.chain != *context.chain || closing.effective != days.effective {
        return Err(Refusal::ChangedMeanwhile);
    }
    if closing.pdf.is_empty() {
        return Err(Refusal::NothingToSign);
    }
    let pdf_sha256 = digest(&closing.pdf);
    let closed = ClosedVersion {
        at: context.now,
        effective: days.effective,
        seal_on: closing.seal_on,
        pdf_sha256: pdf_sha256.clone(),
        certificate_sha256: closing.certificate_sha256.clone(),
        chain_head: closing.chain.head.clone(),
        events: closing.chain.events,
    };
    table.add(dossier, context.now, SigningFact::Closed(closed));
    dossier.added.push(Attachment { sha256: pdf_sha256, bytes: closing.pdf.clone() });
    let agreement = dossier.file.agreement.get_or_insert_default();
    agreement.signed = Some(days.signed);
    agreement.effective = Some(days.effective);
    Ok(())
}
