//! Whom a person trusts: certificates that came by another way than the file. It must not fetch anything; whether a
//! certificate was revoked cannot be known without a network.

use super::certificate::{Certificate, CertificateInfo};
use super::key::KeyError;
use super::pem;
use super::verify::{Verified, is_within};

/// Trusted certificates.
#[derive(Clone, Debug)]
pub struct Root(Vec<Certificate>);

/// What a root says of the certificate in a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It is the very certificate.
    Same,
    /// It was issued by a trusted one, directly or over those in the file.
    Issued,
    /// One of the two, but a certificate was not valid at the moment of sealing.
    OutOfValidity,
    /// Neither. Issuers are checked for ECDSA over P-256 with SHA-256 only.
    Unknown,
}

impl Root {
    /// From a file: text (PEM, one or more certificates) or one certificate (DER).
    ///
    /// # Errors
    /// A file that holds no certificate or a damaged one.
    pub fn read(file: &[u8]) -> Result<Root, KeyError> {
        let ders = match std::str::from_utf8(file) {
            Ok(text) if text.contains("-----BEGIN ") => pem::read(text)?.certificates,
            _ => vec![file.to_vec()],
        };
        if ders.is_empty() {
            return Err(KeyError::NoCertificate);
        }
        let read = |der: &Vec<u8>| Certificate::from_der(der).ok_or(KeyError::Unreadable);
        Ok(Root(ders.iter().map(read).collect::<Result<_, _>>()?))
    }

    /// What the trusted certificates say of themselves.
    pub fn certificates(&self) -> Vec<CertificateInfo> {
        self.0.iter().map(Certificate::info).collect()
    }

    /// Whether the certificate in the seal is trusted and was valid at the moment of sealing.
    pub fn trusts(&self, verified: &Verified) -> bool {
        matches!(self.judge(verified), Trust::Same | Trust::Issued)
    }

    /// How the certificate in the seal stands to the trusted ones.
    pub fn judge(&self, verified: &Verified) -> Trust {
        let Some(own) = verified.chain.first() else { return Trust::Unknown };
        let valid = |path: &[&Certificate]| {
            verified.signed_at.is_some_and(|at| path.iter().all(|certificate| is_within(at, certificate)))
        };
        if self.0.iter().any(|root| root.der() == own.der()) {
            return if valid(&[own]) { Trust::Same } else { Trust::OutOfValidity };
        }
        match self.path(&verified.chain) {
            Some(path) if valid(&path) => Trust::Issued,
            Some(_) => Trust::OutOfValidity,
            None => Trust::Unknown,
        }
    }

    /// The certificates from the signer's to a trusted one, each issued by the next.
    fn path<'a>(&'a self, chain: &'a [Certificate]) -> Option<Vec<&'a Certificate>> {
        let own = chain.first().filter(|own| own.may_sign() && own.is_understood())?;
        let mut path = vec![own];
        while path.len() <= chain.len() {
            let last = *path.last()?;
            let between = path.len() - 1;
            let issuer = |one: &&Certificate| one.may_issue(between) && last.is_issued_by(one);
            if let Some(root) = self.0.iter().find(issuer) {
                path.push(root);
                return Some(path);
            }
            let next = chain.iter().find(|one| issuer(one) && one.der() != last.der())?;
            path.push(next);
        }
        None
    }
}
