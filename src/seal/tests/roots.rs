//! Whom a person trusts, and when. The certificates were made by a library that is not ours: a root, an office under it, a desk under the
//! office; a desk whose certificate a mere signer issued; a desk whose certificate ended in February 2026.

use super::*;

const ROOT: &str = include_str!("root.pem");
const CHAIN: &str = include_str!("chain.pem");
const ISSUED_BY_A_SIGNER: &str = include_str!("by_signer.pem");
/// A desk under an office that may issue some names only, which is not understood here.
const CONSTRAINED: &str = include_str!("constrained.pem");
const EXPIRED: &str = include_str!("expired.pem");

fn sealed_with(key: &SealingKey) -> Verified {
    verify(&seal(&page("One"), key, &record("一次付清"), at(11)).unwrap()).unwrap()
}

#[test]
fn the_desks_own_certificate_is_trusted_as_text_and_as_bytes() {
    let key = key();
    let seen = sealed_with(&key);
    let text = Root::read(key.certificate_pem().as_bytes()).unwrap();
    let bytes = Root::read(&key.certificates_der()[0]).unwrap();
    assert_eq!((text.judge(&seen), bytes.judge(&seen)), (Trust::Same, Trust::Same));
    assert!(text.trusts(&seen));
    assert_eq!(text.certificates(), [key.certificate()]);
    assert_eq!(Root::read(super::key().certificate_pem().as_bytes()).unwrap().judge(&seen), Trust::Unknown);
}

#[test]
fn a_root_vouches_over_the_certificates_in_the_file() {
    let key = SealingKey::from_pem(CHAIN, None).unwrap();
    assert_eq!(key.certificates_der().len(), 2);
    let seen = sealed_with(&key);
    assert!(seen.is_intact());
    let root = Root::read(ROOT.as_bytes()).unwrap();
    assert_eq!(root.judge(&seen), Trust::Issued);
    // Without the office between them nobody can tell.
    let alone = SealingKey::from_der(&key.certificates_der()[..1], &key.private_key_der()).unwrap();
    assert_eq!(root.judge(&sealed_with(&alone)), Trust::Unknown);
    // The office itself vouches, too.
    let office = Root::read(&key.certificates_der()[1]).unwrap();
    assert_eq!(office.judge(&sealed_with(&alone)), Trust::Issued);
}

#[test]
fn one_who_may_only_sign_cannot_vouch() {
    let key = SealingKey::from_pem(ISSUED_BY_A_SIGNER, None).unwrap();
    let seen = sealed_with(&key);
    assert!(seen.is_intact());
    let signer = Root::read(&key.certificates_der()[1]).unwrap();
    assert_eq!(signer.judge(&seen), Trust::Unknown);
    assert_eq!(Root::read(ROOT.as_bytes()).unwrap().judge(&seen), Trust::Unknown);
}

#[test]
fn a_condition_that_is_not_understood_is_not_taken_for_met() {
    let key = SealingKey::from_pem(CONSTRAINED, None).unwrap();
    let office = Root::read(&key.certificates_der()[1]).unwrap();
    assert_eq!(office.judge(&sealed_with(&key)), Trust::Unknown);
}

#[test]
fn a_certificate_that_had_ended_is_not_trusted() {
    let key = SealingKey::from_pem(EXPIRED, None).unwrap();
    let root = Root::read(key.certificate_pem().as_bytes()).unwrap();
    let seen = sealed_with(&key);
    assert!(seen.is_intact(), "not a byte changed");
    assert_eq!(seen.was_in_validity(), Some(false));
    assert_eq!(root.judge(&seen), Trust::OutOfValidity);
    assert!(!root.trusts(&seen));
    let in_time = seal(&page("One"), &key, &record("一次付清"), at(11) - chrono::TimeDelta::days(30)).unwrap();
    assert_eq!(root.judge(&verify(&in_time).unwrap()), Trust::Same);
}

#[test]
fn a_root_that_is_none_says_so() {
    assert_eq!(Root::read(b"a letter").unwrap_err(), KeyError::Unreadable);
    assert_eq!(Root::read(b"-----BEGIN CERTIFICATE-----\nAAAA\n").unwrap_err(), KeyError::Unreadable);
    let only_key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    assert_eq!(Root::read(only_key.as_bytes()).unwrap_err(), KeyError::NoCertificate);
}
