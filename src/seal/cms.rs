//! The signature's container: CMS SignedData (RFC 5652) as PAdES-B-B wants it (ETSI EN 319 142-1, 319 122-1). There is
//! one way of writing it, and only what is written so is read: no byte of it can change unseen. It must not know of PDF.
//!
//! Signed attributes: content type, message digest, and the SHA-256 of the signer's certificate and of those above it
//! (signing-certificate-v2, RFC 5035). The time stands in the PDF, as PAdES wants.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA,
};
use const_oid::db::rfc5912::{ECDSA_WITH_SHA_256, ID_SHA_256};
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Decode, Encode, Sequence};
use p256::ecdsa::signature::{Signer, Verifier};
use p256::ecdsa::{Signature, SigningKey};
use x509_cert::attr::Attribute;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::certificate::{Certificate, LONGEST_CHAIN};

/// ESSCertIDv2 (RFC 5035, 4) with SHA-256, which is the default and therefore not written.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct CertificateHash {
    hash: OctetString,
}

/// SigningCertificateV2 (RFC 5035, 3): the signer's first.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct SigningCertificate {
    certificates: Vec<CertificateHash>,
}

/// A container that was read: exactly as this program writes one.
#[derive(Clone, Debug)]
pub(super) struct Container {
    /// The signer's certificate, then those above it.
    pub chain: Vec<Certificate>,
    /// SHA-256 of what was signed.
    pub digest: Vec<u8>,
    signature: Signature,
}

/// Signs a SHA-256.
pub(super) fn sign(digest: &[u8], key: &SigningKey, chain: &[Certificate]) -> der::Result<Vec<u8>> {
    let attributes = attributes(digest, chain)?;
    let signature: Signature = key.sign(&attributes.to_der()?);
    // Of the two values that fit a key, always the smaller: else the other would be a change that nothing finds.
    encode(attributes, chain, &signature.normalize_s())
}

/// Reads a container; `None` for any that this program would not have written byte for byte.
pub(super) fn read(bytes: &[u8]) -> Option<Container> {
    let info = ContentInfo::from_der(bytes).ok()?;
    let data: SignedData = info.content.decode_as().ok()?;
    let signer = data.signer_infos.0.get(0)?;
    let attributes = signer.signed_attrs.as_ref()?;
    let digest: OctetString = value(attributes, ID_MESSAGE_DIGEST)?.decode_as().ok()?;
    let hashes: SigningCertificate = value(attributes, ID_AA_SIGNING_CERTIFICATE_V_2)?.decode_as().ok()?;
    let chain = in_order(&data.certificates?, &hashes)?;
    let signature = Signature::from_der(signer.signature.as_bytes()).ok()?;
    let digest = digest.as_bytes().to_vec();
    let again = encode(self::attributes(&digest, &chain).ok()?, &chain, &signature.normalize_s()).ok()?;
    (again == bytes).then_some(Container { chain, digest, signature })
}

impl Container {
    /// Whether the key of the certificate made the signature.
    pub fn is_signed(&self) -> bool {
        let signed = || {
            let message = attributes(&self.digest, &self.chain).ok()?.to_der().ok()?;
            self.chain.first()?.key()?.verify(&message, &self.signature).ok()
        };
        signed().is_some()
    }
}

fn value(attributes: &SignedAttributes, oid: ObjectIdentifier) -> Option<&Any> {
    attributes.iter().find(|attribute| attribute.oid == oid)?.values.get(0)
}

/// The certificates in the order of their hashes; `None` if one is missing or there are too many.
fn in_order(set: &CertificateSet, hashes: &SigningCertificate) -> Option<Vec<Certificate>> {
    if set.0.len() > LONGEST_CHAIN || set.0.len() != hashes.certificates.len() {
        return None;
    }
    let read = |choice: &CertificateChoices| match choice {
        CertificateChoices::Certificate(parsed) => Certificate::from_der(&parsed.to_der().ok()?),
        CertificateChoices::Other(_) => None,
    };
    let certificates: Vec<Certificate> = set.0.iter().map(read).collect::<Option<_>>()?;
    let find = |wanted: &CertificateHash| {
        certificates.iter().find(|certificate| certificate.sha256() == wanted.hash.as_bytes()).cloned()
    };
    hashes.certificates.iter().map(find).collect()
}

fn attributes(digest: &[u8], chain: &[Certificate]) -> der::Result<SignedAttributes> {
    let hash = |certificate: &Certificate| Ok(CertificateHash { hash: OctetString::new(certificate.sha256())? });
    let certificates = chain.iter().map(hash).collect::<der::Result<Vec<_>>>()?;
    SetOfVec::from_iter([
        attribute(ID_CONTENT_TYPE, Any::encode_from(&ID_DATA)?)?,
        attribute(ID_MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest)?)?)?,
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, Any::encode_from(&SigningCertificate { certificates })?)?,
    ])
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::from_iter([value])? })
}

fn encode(attributes: SignedAttributes, chain: &[Certificate], signature: &Signature) -> der::Result<Vec<u8>> {
    let choices = chain.iter().map(|one| CertificateChoices::Certificate(one.parsed().clone()));
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::from_iter([algorithm(ID_SHA_256)])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::from_iter(choices)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::from_iter([signer(attributes, chain, signature)?])?),
    };
    ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&data)? }.to_der()
}

fn signer(attributes: SignedAttributes, chain: &[Certificate], signature: &Signature) -> der::Result<SignerInfo> {
    let first = chain.first().ok_or(der::ErrorKind::Failed)?.parsed().tbs_certificate();
    Ok(SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: first.issuer().clone(),
            serial_number: first.serial_number().clone(),
        }),
        digest_alg: algorithm(ID_SHA_256),
        signed_attrs: Some(attributes),
        signature_algorithm: algorithm(ECDSA_WITH_SHA_256),
        signature: OctetString::new(signature.to_der().as_bytes())?,
        unsigned_attrs: None,
    })
}

/// Without parameters, as RFC 5754 wants it for both.
fn algorithm(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: None }
}
