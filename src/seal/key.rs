//! The desk's own key: made at set-up, carried to another desk, replaced by one from a file. It must not be kept here
//! and never be printed.

use std::fmt;

use chrono::{Datelike, Months, NaiveDateTime, TimeDelta, Timelike};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc4519::{COMMON_NAME, ORGANIZATION_NAME};
use der::zeroize::Zeroizing;
use der::{Any, DateTime, Decode, Encode, Tag};
use p256::SecretKey;
use p256::ecdsa::{DerSignature, SigningKey};
use p256::elliptic_curve::Generate;
use p256::elliptic_curve::common::getrandom::SysRng;
use p256::elliptic_curve::rand_core::TryRng;
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use x509_cert::TbsCertificate;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{Builder, CertificateBuilder};
use x509_cert::ext::pkix::{KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::ext::{Extension, ToExtension};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{SubjectPublicKeyInfo, SubjectPublicKeyInfoRef};
use x509_cert::time::{Time, Validity};

use super::certificate::{Certificate, CertificateInfo, LONGEST_CHAIN};
use super::pem;

/// Letters of a name in a certificate (X.520, ub-common-name).
const LONGEST_NAME: usize = 64;

/// Why a key cannot be made, read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// A certificate names a committee of 1 to 64 letters.
    #[error("the name of the committee must have 1 to 64 characters")]
    Name,
    /// The validity ends beyond what a certificate can say.
    #[error("the years of validity are too many")]
    Years,
    /// The file holds no private key.
    #[error("no private key in the file")]
    NoKey,
    /// The file holds no certificate.
    #[error("no certificate in the file")]
    NoCertificate,
    /// The file or a block of it cannot be read.
    #[error("the key file is damaged or of another form")]
    Unreadable,
    /// The key is of another kind than ECDSA on P-256 (RSA, another curve).
    #[error("the key is not one for P-256")]
    NotP256,
    /// No certificate of the file is for this key.
    #[error("the certificate and the key do not belong together")]
    NotAPair,
    /// A self-issued certificate that its own key did not sign (ECDSA with SHA-256).
    #[error("the self-issued certificate does not hold")]
    SelfIssued,
    /// The certificate's key must not sign documents (its key usage says so).
    #[error("the certificate does not allow signing documents")]
    Usage,
    /// The key is locked and no passphrase was given.
    #[error("the key is locked with a passphrase")]
    PassphraseMissing,
    /// The passphrase does not open the key.
    #[error("the passphrase does not open the key")]
    PassphraseWrong,
    /// A passphrase that anybody guesses: a key leaves the desk only behind a longer one.
    #[error("the passphrase is too short")]
    PassphraseShort,
    /// The key is locked in a way that is not known here, or that takes too long to open.
    #[error("the key is locked in a way that is not known here")]
    LockUnknown,
    /// The system gave no random numbers, or the certificate could not be put together.
    #[error("the key could not be written")]
    NotWritten,
}

/// A private key for P-256 with its certificate, and those above it.
#[derive(Clone)]
pub struct SealingKey {
    key: SecretKey,
    private_der: Zeroizing<Vec<u8>>,
    /// The key's own first.
    chain: Vec<Certificate>,
    ders: Vec<Vec<u8>>,
    pem: String,
    info: CertificateInfo,
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealingKey").field("certificate", &self.info.sha256).finish_non_exhaustive()
    }
}

impl SealingKey {
    /// Characters that a passphrase must have at least, for [`SealingKey::to_pem`].
    pub const SHORTEST_PASSPHRASE: usize = 8;

    /// A new key with a certificate that names the committee and is issued by itself. It is valid from a day before
    /// `from` (local time), so that it holds at that moment in every time zone, for so many years.
    ///
    /// # Errors
    /// An impossible name or validity; no random numbers from the system.
    pub fn self_issued(committee: &str, from: NaiveDateTime, years: u8) -> Result<SealingKey, KeyError> {
        let committee = committee.trim();
        if committee.is_empty() || committee.chars().count() > LONGEST_NAME || committee.contains(char::is_control) {
            return Err(KeyError::Name);
        }
        let key = SecretKey::try_generate().map_err(|_| KeyError::NotWritten)?;
        let validity = validity(from, years).ok_or(KeyError::Years)?;
        let certificate = certificate(&SigningKey::from(&key), committee, validity).ok_or(KeyError::NotWritten)?;
        SealingKey::new(key, &[certificate])
    }

    /// Certificates and key in one text; the key as PKCS#8, open or locked with a passphrase, or as SEC 1.
    ///
    /// # Errors
    /// Which of the two is missing, of another kind, locked or damaged.
    pub fn from_pem(text: &str, passphrase: Option<&str>) -> Result<SealingKey, KeyError> {
        let contents = pem::read(text)?;
        let block = contents.keys.first().ok_or(KeyError::NoKey)?;
        if contents.certificates.is_empty() {
            return Err(KeyError::NoCertificate);
        }
        SealingKey::new(pem::open(block, passphrase)?, &contents.certificates)
    }

    /// From what [`SealingKey::certificates_der`] and [`SealingKey::private_key_der`] gave.
    ///
    /// # Errors
    /// Which of the two is of another kind or damaged.
    pub fn from_der(certificates: &[Vec<u8>], private_key: &[u8]) -> Result<SealingKey, KeyError> {
        let key = SecretKey::from_pkcs8_der(private_key).map_err(|_| KeyError::Unreadable)?;
        SealingKey::new(key, certificates)
    }

    fn new(key: SecretKey, ders: &[Vec<u8>]) -> Result<SealingKey, KeyError> {
        let read = |der: &Vec<u8>| Certificate::from_der(der).ok_or(KeyError::Unreadable);
        let mut chain = ders.iter().take(LONGEST_CHAIN).map(read).collect::<Result<Vec<_>, _>>()?;
        if chain.is_empty() {
            return Err(KeyError::NoCertificate);
        }
        if chain.iter().all(|certificate| certificate.key().is_none()) {
            return Err(KeyError::NotP256);
        }
        let own = *SigningKey::from(&key).verifying_key();
        let place = chain.iter().position(|one| one.key() == Some(own)).ok_or(KeyError::NotAPair)?;
        if let Some(first) = chain.get_mut(..=place) {
            first.rotate_right(1);
        }
        let own = chain.first().ok_or(KeyError::NoCertificate)?;
        if !own.may_sign() {
            return Err(KeyError::Usage);
        }
        if !own.holds_by_itself() {
            return Err(KeyError::SelfIssued);
        }
        let info = own.info();
        let ders: Vec<Vec<u8>> = chain.iter().map(|certificate| certificate.der().to_vec()).collect();
        let pem = ders.iter().map(|der| pem::certificate(der)).collect::<Result<_, _>>()?;
        let private_der = key.to_pkcs8_der().map_err(|_| KeyError::NotWritten)?.to_bytes();
        Ok(SealingKey { key, private_der, chain, ders, pem, info })
    }

    /// The certificates (DER), the key's own first.
    pub fn certificates_der(&self) -> &[Vec<u8>] {
        &self.ders
    }

    /// The private key (PKCS#8, DER). It is wiped when dropped.
    pub fn private_key_der(&self) -> Zeroizing<Vec<u8>> {
        self.private_der.clone()
    }

    /// The certificates as text: what other desks and a court get.
    pub fn certificate_pem(&self) -> String {
        self.pem.clone()
    }

    /// Certificates and the key locked with a passphrase, as text, for moving the desk.
    ///
    /// # Errors
    /// A passphrase that is too short.
    pub fn to_pem(&self, passphrase: &str) -> Result<String, KeyError> {
        if passphrase.chars().count() < SealingKey::SHORTEST_PASSPHRASE {
            return Err(KeyError::PassphraseShort);
        }
        Ok(self.certificate_pem() + &pem::locked(&self.key, passphrase)?)
    }

    /// What the key's certificate says.
    pub fn certificate(&self) -> CertificateInfo {
        self.info.clone()
    }

    pub(super) fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    pub(super) fn signer(&self) -> SigningKey {
        SigningKey::from(&self.key)
    }
}

fn validity(from: NaiveDateTime, years: u8) -> Option<Validity> {
    let begin = from.checked_sub_signed(TimeDelta::days(1))?;
    let end = from.checked_add_months(Months::new(u32::from(years) * 12))?;
    Some(Validity::new(time(begin)?, time(end)?))
}

fn time(at: NaiveDateTime) -> Option<Time> {
    let small = |number: u32| u8::try_from(number).ok();
    let year = u16::try_from(at.year()).ok()?;
    let (month, day) = (small(at.month())?, small(at.day())?);
    let moment = DateTime::new(year, month, day, small(at.hour())?, small(at.minute())?, small(at.second())?);
    Some(Time::from(moment.ok()?))
}

/// A self-issued certificate (DER).
fn certificate(signer: &SigningKey, committee: &str, validity: Validity) -> Option<Vec<u8>> {
    let mut random = [0; 16];
    SysRng.try_fill_bytes(&mut random).ok()?;
    let serial = SerialNumber::new(&random).ok()?;
    let public = SubjectPublicKeyInfo::from_key(signer.verifying_key()).ok()?;
    let profile = Committee(name(committee).ok()?);
    let builder = CertificateBuilder::new(profile, serial, validity, public).ok()?;
    builder.build::<_, DerSignature>(signer).ok()?.to_der().ok()
}

/// The committee as organisation and as common name.
fn name(committee: &str) -> der::Result<Name> {
    let part = |oid: ObjectIdentifier| {
        let value = Any::new(Tag::Utf8String, committee.as_bytes())?;
        RelativeDistinguishedName::try_from(vec![AttributeTypeAndValue { oid, value }])
    };
    let mut parts = RdnSequence::default();
    parts.push(part(ORGANIZATION_NAME)?);
    parts.push(part(COMMON_NAME)?);
    Name::from_der(&parts.to_der()?)
}

/// The certificate of a signer that issues itself and nobody else.
struct Committee(Name);

impl BuilderProfile for Committee {
    fn get_issuer(&self, subject: &Name) -> Name {
        subject.clone()
    }

    fn get_subject(&self) -> Name {
        self.0.clone()
    }

    fn build_extensions(
        &self,
        own: SubjectPublicKeyInfoRef<'_>,
        _issuer: SubjectPublicKeyInfoRef<'_>,
        body: &TbsCertificate,
    ) -> x509_cert::builder::Result<Vec<Extension>> {
        let usage = KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation);
        let mut extensions = vec![usage.to_extension(body.subject(), &[])?];
        extensions.push(SubjectKeyIdentifier::try_from(own)?.to_extension(body.subject(), &extensions)?);
        Ok(extensions)
    }
}
