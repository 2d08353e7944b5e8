//! Verifying a file: the seal, a certificate that the person trusts, the casebook, if one is there. The command line and
//! the window show the same report. It must not change anything, and needs no network.

mod words;

use std::path::Path;

use super::given;
use crate::casebook::{Casebook, Error};
use crate::i18n::Tr;
use crate::seal::{self, LARGEST_FILE, NotSealed, Root, Trust, Verified, sha256_hex};

/// How good a line is. Colour alone never says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    Good,
    /// To be known, and nothing to find fault with.
    Plain,
    /// Cannot be told from what is there.
    Unsure,
    Bad,
}

/// A sentence of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyLine {
    pub state: LineState,
    pub text: String,
}

/// What comes out in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Intact, wholly covered, and whatever else was demanded.
    Holds,
    /// Changed, or not what was demanded.
    DoesNotHold,
    /// Not a file that this program sealed.
    NotSuchAFile,
}

/// What is said about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub outcome: Outcome,
    pub headline: String,
    pub lines: Vec<VerifyLine>,
    /// What such a seal shows and what it does not; empty for a file without one.
    pub meaning: Vec<&'static str>,
}

/// Which file the casebook holds for the version that a file says it is; the better, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownFile {
    /// No such version.
    NoSuchVersion,
    /// The version, never sealed.
    NotClosed,
    /// The version, sealed as another file.
    Other,
    /// The very bytes.
    Same,
}

/// What the casebook knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    Compared {
        /// `None` where the file does not say which version it is.
        file: Option<KnownFile>,
        /// Whether the certificate is one of this desk's; `None` where it cannot be read.
        own_certificate: Option<bool>,
    },
    /// Why it could not be read, in a sentence.
    Unreadable(String),
}

impl Known {
    fn is_same(&self) -> bool {
        matches!(self, Known::Compared { file: Some(KnownFile::Same), .. })
    }
}

/// Reads a file for verifying.
///
/// # Errors
/// A sentence that says why it was not read.
pub fn read(path: &Path, tr: Tr) -> Result<Vec<u8>, String> {
    given::read(path, LARGEST_FILE, tr)
}

/// The whole report on a file. `root`: certificates that are demanded. `casebook`: one to compare with, or why it cannot
/// be read; `None` where there is none.
pub fn examine(pdf: &[u8], root: Option<&Root>, casebook: Option<Result<&Casebook, String>>, tr: Tr) -> Report {
    let seen = match seal::verify(pdf) {
        Ok(seen) => seen,
        Err(reason) => return not_such_a_file(reason, tr),
    };
    let trust = root.map(|root| root.judge(&seen));
    let known = casebook.map(|casebook| match casebook {
        Ok(casebook) => known(pdf, &seen, casebook).unwrap_or_else(|error| Known::Unreadable(error.message(tr))),
        Err(reason) => Known::Unreadable(reason),
    });
    report(&seen, trust, known.as_ref(), tr)
}

/// The report on a file that was looked at.
pub fn report(seen: &Verified, trust: Option<Trust>, known: Option<&Known>, tr: Tr) -> Report {
    let fault = fault(seen, trust, known);
    let practice = seen.record.as_ref().is_some_and(|record| record.practice);
    let is_known = trust.is_some() || known.is_some_and(Known::is_same);
    Report {
        outcome: if fault.is_some() { Outcome::DoesNotHold } else { Outcome::Holds },
        headline: words::headline(fault, is_known, practice, tr).to_owned(),
        lines: words::lines(seen, trust, known, tr),
        meaning: vec![tr.verify_proves(), tr.verify_proves_not()],
    }
}

fn not_such_a_file(reason: NotSealed, tr: Tr) -> Report {
    let headline = words::not_sealed(reason, tr);
    Report { outcome: Outcome::NotSuchAFile, headline, lines: Vec::new(), meaning: Vec::new() }
}

/// Why a file does not hold; the gravest reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Changed,
    OtherFile,
    Untrusted,
    UntrustedThen,
}

fn fault(seen: &Verified, trust: Option<Trust>, known: Option<&Known>) -> Option<Fault> {
    if !seen.is_intact() {
        return Some(Fault::Changed);
    }
    if let Some(Known::Compared { file: Some(KnownFile::Other | KnownFile::NotClosed), .. }) = known {
        return Some(Fault::OtherFile);
    }
    match trust? {
        Trust::Same | Trust::Issued => None,
        Trust::OutOfValidity => Some(Fault::UntrustedThen),
        Trust::Unknown => Some(Fault::Untrusted),
    }
}

/// What the casebook knows of a file.
fn known(pdf: &[u8], seen: &Verified, casebook: &Casebook) -> Result<Known, Error> {
    let file = seen.record.as_ref().map(|record| known_file(pdf, &record.text_sha256, casebook)).transpose()?;
    let own: Vec<String> =
        casebook.desk_keys()?.iter().filter_map(|key| Some(sha256_hex(key.certificates.first()?))).collect();
    let own_certificate = seen.certificate.as_ref().map(|certificate| own.contains(&certificate.sha256));
    Ok(Known::Compared { file, own_certificate })
}

/// The best that the casebook has for these words: two cases may have the same.
fn known_file(pdf: &[u8], text_sha256: &str, casebook: &Casebook) -> Result<KnownFile, Error> {
    let sha256 = sha256_hex(pdf);
    let mut best = KnownFile::NoSuchVersion;
    for (case, number) in casebook.find_version(text_sha256)? {
        let versions = casebook.versions(case)?;
        let version = versions.iter().find(|one| one.version.number == number);
        let found = match version.and_then(|one| one.standing.closed.as_ref()) {
            Some(closed) if closed.pdf_sha256 == sha256 => KnownFile::Same,
            Some(_) => KnownFile::Other,
            None => KnownFile::NotClosed,
        };
        best = best.max(found);
    }
    Ok(best)
}
