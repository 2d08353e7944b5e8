//! The container by itself: what is read is what would be written, and nothing else.

use der::{Decode, Encode};

use super::*;
use crate::seal::certificate::Certificate;

const DIGEST: [u8; 32] = [7; 32];

fn container(key: &SealingKey) -> Vec<u8> {
    cms::sign(&DIGEST, &key.signer(), key.chain()).unwrap()
}

#[test]
fn what_was_written_is_read() {
    let key = key();
    let read = cms::read(&container(&key)).unwrap();
    assert!(read.is_signed());
    assert_eq!(read.digest, DIGEST);
    assert_eq!(read.chain[0].der(), key.certificates_der()[0]);
}

#[test]
fn another_key_than_the_certificates_is_found() {
    let (own, other) = (key(), key());
    let read = cms::read(&cms::sign(&DIGEST, &other.signer(), own.chain()).unwrap()).unwrap();
    assert!(!read.is_signed());
}

#[test]
fn each_byte_counts_although_readers_may_not_care() {
    let bytes = container(&key());
    for position in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[position] ^= 1 << (position % 8);
        assert!(
            !cms::read(&changed).is_some_and(|read| read.is_signed() && read.chain[0].holds_by_itself()),
            "{position}"
        );
    }
    assert!(cms::read(&[bytes.as_slice(), &[0]].concat()).is_none(), "filling");
}

/// A signature has two values, and both fit the key; the greater is never written and never taken.
#[test]
fn the_second_value_of_a_signature_is_not_taken() {
    let key = key();
    let bytes = container(&key);
    let info = ::cms::content_info::ContentInfo::from_der(&bytes).unwrap();
    let mut data: ::cms::signed_data::SignedData = info.content.decode_as().unwrap();
    let mut signer = data.signer_infos.0.get(0).unwrap().clone();
    let low = p256::ecdsa::Signature::from_der(signer.signature.as_bytes()).unwrap();
    let high = p256::ecdsa::Signature::from_scalars(*low.r(), -*low.s()).unwrap();
    assert_eq!(high.normalize_s(), low);
    signer.signature = der::asn1::OctetString::new(high.to_der().as_bytes()).unwrap();
    data.signer_infos = vec![signer].try_into().unwrap();
    let content = der::Any::encode_from(&data).unwrap();
    let changed = ::cms::content_info::ContentInfo { content_type: info.content_type, content }.to_der().unwrap();
    assert_ne!(changed, bytes);
    assert!(cms::read(&changed).is_none());
}

/// Certificates above the signer's are covered by the signature, too.
#[test]
fn a_certificate_above_cannot_be_exchanged() {
    let key = SealingKey::from_pem(include_str!("chain.pem"), None).unwrap();
    let bytes = container(&key);
    assert_eq!(cms::read(&bytes).unwrap().chain.len(), 2);
    let office = key.certificates_der()[1].clone();
    let at = bytes::find(&bytes, &office).unwrap();
    let mut changed = bytes.clone();
    changed[at + office.len() - 1] ^= 1;
    assert!(Certificate::from_der(&changed[at..at + office.len()]).is_some(), "by itself it is a certificate");
    assert!(cms::read(&changed).is_none());
}
