//! The sentences of a report, made from what was found. They must say no more than was found.

use super::{Fault, Known, KnownFile, LineState, VerifyLine};
use crate::i18n::Tr;
use crate::seal::{
    CertificateInfo, Coverage, Damage, LARGEST_FILE, NotSealed, SealRecord, SignatureState, TextHash, Trust, Verified,
};

/// `is_known`: whose seal it is was told by a demanded certificate or by the casebook.
pub(super) fn headline(fault: Option<Fault>, is_known: bool, practice: bool, tr: Tr) -> &'static str {
    match fault {
        None if practice => tr.verify_holds_practice(),
        None if is_known => tr.verify_holds(),
        None => tr.verify_holds_by_whomever(),
        Some(Fault::Changed) => tr.verify_changed(),
        Some(Fault::OtherFile) => tr.verify_other_file(),
        Some(Fault::Untrusted) => tr.verify_untrusted(),
        Some(Fault::UntrustedThen) => tr.verify_untrusted_then(),
    }
}

pub(super) fn not_sealed(reason: NotSealed, tr: Tr) -> String {
    match reason {
        NotSealed::NotPdf => tr.verify_not_pdf().to_owned(),
        NotSealed::NoSeal => tr.verify_no_seal().to_owned(),
        NotSealed::OtherSignature => tr.verify_other_signature().to_owned(),
        NotSealed::TooLarge => tr.verify_too_large(LARGEST_FILE >> 20),
    }
}

/// What was found, in the order in which a person asks.
pub(super) fn lines(seen: &Verified, trust: Option<Trust>, known: Option<&Known>, tr: Tr) -> Vec<VerifyLine> {
    let mut lines = vec![signature(seen.signature, tr), coverage(seen.coverage, tr), text(seen, tr)];
    if !seen.is_intact() && (seen.record.is_some() || seen.certificate.is_some()) {
        lines.push(line(LineState::Unsure, tr.verify_only_says()));
    }
    lines.extend(seen.record.iter().flat_map(|record| agreement(record, tr)));
    if let Some(at) = seen.signed_at {
        let moment = at.format("%Y-%m-%d %H:%M:%S");
        lines.push(line(LineState::Plain, tr.verify_signed_at(moment)));
    }
    lines.extend(seen.certificate.iter().flat_map(|found| certificate(found, trust, tr)));
    if seen.was_in_validity() == Some(false) {
        lines.push(line(LineState::Unsure, tr.verify_certificate_then()));
    }
    let subject = seen.certificate.as_ref().map_or("", |certificate| certificate.subject.as_str());
    lines.extend(trust.map(|trust| judged(trust, subject, tr)));
    lines.extend(known.map(|known| casebook(known, tr)).unwrap_or_default());
    lines
}

fn line(state: LineState, text: impl Into<String>) -> VerifyLine {
    VerifyLine { state, text: text.into() }
}

fn signature(state: SignatureState, tr: Tr) -> VerifyLine {
    match state {
        SignatureState::Valid => line(LineState::Good, tr.verify_signature_valid()),
        SignatureState::TextChanged => line(LineState::Bad, tr.verify_signature_text_changed()),
        SignatureState::Broken(damage) => line(LineState::Bad, broken(damage, tr)),
    }
}

fn broken(damage: Damage, tr: Tr) -> &'static str {
    match damage {
        Damage::Missing => tr.verify_signature_missing(),
        Damage::Several => tr.verify_signature_several(),
        Damage::Place => tr.verify_signature_place(),
        Damage::Container => tr.verify_signature_container(),
        Damage::Certificate => tr.verify_signature_certificate(),
        Damage::Signature => tr.verify_signature_mismatch(),
    }
}

fn coverage(coverage: Coverage, tr: Tr) -> VerifyLine {
    match coverage {
        Coverage::Whole => line(LineState::Good, tr.verify_coverage_whole()),
        Coverage::Appended { bytes } => line(LineState::Bad, tr.verify_coverage_appended(bytes)),
        Coverage::CutShort { bytes } => line(LineState::Bad, tr.verify_coverage_cut(bytes)),
        Coverage::Holes => line(LineState::Bad, tr.verify_coverage_holes()),
        Coverage::Unknown => line(LineState::Bad, tr.verify_coverage_unknown()),
    }
}

fn text(seen: &Verified, tr: Tr) -> VerifyLine {
    let hash = seen.record.as_ref().map_or("", |record| record.text_sha256.as_str());
    match seen.text_hash {
        TextHash::Matches => line(LineState::Good, tr.verify_text_matches(hash)),
        TextHash::Differs => line(LineState::Bad, tr.verify_text_differs(hash)),
        TextHash::Absent => line(LineState::Bad, tr.verify_text_absent()),
    }
}

fn agreement(record: &SealRecord, tr: Tr) -> Vec<VerifyLine> {
    let practice = match record.practice {
        true => line(LineState::Unsure, tr.verify_practice()),
        false => line(LineState::Plain, tr.verify_no_practice()),
    };
    vec![
        line(LineState::Plain, tr.verify_agreement(&record.number, record.version)),
        line(LineState::Plain, tr.verify_effective(tr.date(record.effective))),
        practice,
        line(LineState::Plain, tr.verify_chain_head(&record.chain_head)),
    ]
}

fn certificate(found: &CertificateInfo, trust: Option<Trust>, tr: Tr) -> Vec<VerifyLine> {
    let (from, to) = (tr.date(found.not_before.date()), tr.date(found.not_after.date()));
    let mut lines = vec![
        line(LineState::Plain, tr.verify_certificate(&found.subject, from, to)),
        line(LineState::Plain, tr.verify_certificate_sha256(&found.sha256)),
    ];
    if trust.is_none() {
        let issuer = match found.self_issued {
            true => tr.verify_certificate_own().to_owned(),
            false => tr.verify_certificate_brought(&found.issuer),
        };
        lines.push(line(LineState::Unsure, issuer));
    }
    lines
}

fn judged(trust: Trust, subject: &str, tr: Tr) -> VerifyLine {
    match trust {
        Trust::Same => line(LineState::Good, tr.verify_trust_same()),
        Trust::Issued => line(LineState::Good, tr.verify_trust_issued(subject)),
        Trust::OutOfValidity => line(LineState::Bad, tr.verify_trust_validity()),
        Trust::Unknown => line(LineState::Bad, tr.verify_trust_unknown()),
    }
}

fn casebook(known: &Known, tr: Tr) -> Vec<VerifyLine> {
    match known {
        Known::Compared { file, own_certificate } => {
            let file = file.map(|file| compared(file, tr));
            file.into_iter().chain(own_certificate.map(|own| certified(own, tr))).collect()
        }
        Known::Unreadable(reason) => vec![line(LineState::Unsure, tr.verify_known_unreadable(reason))],
    }
}

fn compared(file: KnownFile, tr: Tr) -> VerifyLine {
    match file {
        KnownFile::Same => line(LineState::Good, tr.verify_known_same()),
        KnownFile::Other => line(LineState::Bad, tr.verify_known_other()),
        KnownFile::NotClosed => line(LineState::Bad, tr.verify_known_not_closed()),
        KnownFile::NoSuchVersion => line(LineState::Unsure, tr.verify_known_none()),
    }
}

fn certified(own: bool, tr: Tr) -> VerifyLine {
    match own {
        true => line(LineState::Good, tr.verify_known_key()),
        false => line(LineState::Unsure, tr.verify_known_no_key()),
    }
}
