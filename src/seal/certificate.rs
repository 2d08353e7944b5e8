//! A certificate (X.509, RFC 5280) as it lies in a key file and in a sealed file: whose it is, how long, who issued it.
//! It must not decide whom to trust; that is `root`.

use chrono::{DateTime, NaiveDateTime};
use const_oid::AssociatedOid;
use const_oid::db::rfc5912::ECDSA_WITH_SHA_256;
use der::referenced::OwnedToRef;
use der::{Decode, Encode};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};
use x509_cert::name::Name;
use x509_cert::time::Time;

/// Certificates of a chain; real ones have two or three.
pub(super) const LONGEST_CHAIN: usize = 8;

/// What a certificate says, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateInfo {
    /// Whom it names.
    pub subject: String,
    /// Who issued it.
    pub issuer: String,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// Valid from, UTC.
    pub not_before: NaiveDateTime,
    /// Valid until, UTC.
    pub not_after: NaiveDateTime,
    /// SHA-256 of the certificate (DER), hexadecimal, 64 figures.
    pub sha256: String,
    /// Whether it names itself as its issuer: then nobody else vouches for the name.
    pub self_issued: bool,
}

/// A certificate whose bytes are the one form that DER allows, so that no byte of it can change unseen.
#[derive(Clone, Debug)]
pub(super) struct Certificate {
    der: Vec<u8>,
    parsed: x509_cert::Certificate,
}

impl Certificate {
    /// `None` for bytes that are no certificate, or one that is not written in DER.
    pub fn from_der(der: &[u8]) -> Option<Certificate> {
        let parsed = x509_cert::Certificate::from_der(der).ok()?;
        (parsed.to_der().ok()? == der).then(|| Certificate { der: der.to_vec(), parsed })
    }

    pub fn der(&self) -> &[u8] {
        &self.der
    }

    pub fn parsed(&self) -> &x509_cert::Certificate {
        &self.parsed
    }

    /// SHA-256 of the certificate.
    pub fn sha256(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// Its public key, if it is one for P-256.
    pub fn key(&self) -> Option<VerifyingKey> {
        VerifyingKey::try_from(self.parsed.tbs_certificate().subject_public_key_info().owned_to_ref()).ok()
    }

    pub fn is_self_issued(&self) -> bool {
        let body = self.parsed.tbs_certificate();
        body.subject() == body.issuer()
    }

    /// Whether, if it says that it issued itself, it did.
    pub fn holds_by_itself(&self) -> bool {
        !self.is_self_issued() || self.is_issued_by(self)
    }

    /// First and last moment, UTC.
    pub fn validity(&self) -> (NaiveDateTime, NaiveDateTime) {
        let validity = self.parsed.tbs_certificate().validity();
        (moment(&validity.not_before), moment(&validity.not_after))
    }

    /// Whether the other one issued this one: the names fit, and its key signed this (ECDSA over P-256 with SHA-256).
    pub fn is_issued_by(&self, issuer: &Certificate) -> bool {
        let body = self.parsed.tbs_certificate();
        let same_kind = [body.signature(), self.parsed.signature_algorithm()]
            .iter()
            .all(|algorithm| algorithm.oid == ECDSA_WITH_SHA_256 && algorithm.parameters.is_none());
        let signed = || {
            let signature = Signature::from_der(self.parsed.signature().as_bytes()?).ok()?;
            issuer.key()?.verify(&body.to_der().ok()?, &signature).ok()
        };
        same_kind && body.issuer() == issuer.parsed.tbs_certificate().subject() && signed().is_some()
    }

    /// Whether it may issue certificates with so many issuers between it and the last one (RFC 5280, 4.2.1.9, 4.2.1.3).
    pub fn may_issue(&self, between: usize) -> bool {
        let body = self.parsed.tbs_certificate();
        let Ok(Some((_, basic))) = body.get_extension::<BasicConstraints>() else { return false };
        basic.ca
            && basic.path_len_constraint.is_none_or(|most| between <= usize::from(most))
            && self.usage_allows(KeyUsage::key_cert_sign)
            && self.is_understood()
    }

    /// Whether it may sign documents (RFC 5280, 4.2.1.3).
    pub fn may_sign(&self) -> bool {
        self.usage_allows(|usage| usage.digital_signature() || usage.non_repudiation())
    }

    /// Whether the key usage, if there is one, allows it.
    fn usage_allows(&self, allows: impl Fn(&KeyUsage) -> bool) -> bool {
        match self.parsed.tbs_certificate().get_extension::<KeyUsage>() {
            Ok(usage) => usage.is_none_or(|(_, usage)| allows(&usage)),
            Err(_) => false,
        }
    }

    /// Whether everything that must be understood is: who does not know a critical extension must not rely on the
    /// certificate (RFC 5280, 4.2).
    pub fn is_understood(&self) -> bool {
        let known = [BasicConstraints::OID, KeyUsage::OID];
        let extensions = self.parsed.tbs_certificate().extensions();
        extensions.is_none_or(|all| all.iter().all(|one| !one.critical || known.contains(&one.extn_id)))
    }

    /// What it says, for people.
    pub fn info(&self) -> CertificateInfo {
        let body = self.parsed.tbs_certificate();
        let (not_before, not_after) = self.validity();
        CertificateInfo {
            subject: readable(body.subject()),
            issuer: readable(body.issuer()),
            serial: hex(body.serial_number().as_bytes()),
            not_before,
            not_after,
            sha256: sha256_hex(&self.der),
            self_issued: self.is_self_issued(),
        }
    }
}

fn moment(time: &Time) -> NaiveDateTime {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, 0).map_or(NaiveDateTime::MAX, |at| at.naive_utc())
}

/// The common name, and the organisation where it is another; else the whole name as RFC 4514 writes it.
fn readable(name: &Name) -> String {
    let common = name.common_name().ok().flatten().map(String::from);
    let organisation = name.organization().ok().flatten().map(String::from);
    let text = match (common, organisation) {
        (Some(common), Some(organisation)) if common != organisation => format!("{common}, {organisation}"),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => name.to_string(),
    };
    // A name that comes with a file must not steer a terminal.
    text.chars().filter(|ch| !ch.is_control()).take(200).collect()
}

/// SHA-256 in hexadecimal, lower case, 64 figures.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Hexadecimal, lower case.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
