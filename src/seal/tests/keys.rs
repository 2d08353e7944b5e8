//! Keys as people bring them in files.

use super::*;

/// RSA, made by OpenSSL.
const RSA: &str = include_str!("rsa.pem");
/// P-256 by OpenSSL: certificate and key, locked with the passphrase 枫桥调解台2026 (PBKDF2, AES-256).
const OPENSSL_LOCKED: &str = include_str!("openssl_locked.pem");
/// The same, open, as SEC 1, with the curve's parameters before it.
const OPENSSL_SEC1: &str = include_str!("openssl_sec1.pem");

#[test]
fn a_new_key_names_the_committee_and_itself() {
    let info = key().certificate();
    assert_eq!(info.subject, "青渡镇人民调解委员会");
    assert_eq!(info.issuer, info.subject);
    assert!(info.self_issued);
    assert_eq!(info.not_before, at(1) - chrono::TimeDelta::days(1));
    assert_eq!(info.not_after.to_string(), "2036-03-01 15:20:00");
    assert_ne!(key().certificate().serial, info.serial);
}

#[test]
fn a_name_that_no_certificate_takes_is_refused() {
    let named = |name: &str| SealingKey::self_issued(name, at(1), 10).map(|key| key.certificate().subject);
    assert_eq!(named("  "), Err(KeyError::Name));
    assert_eq!(named(&"调".repeat(65)), Err(KeyError::Name));
    assert_eq!(named("青渡\n镇"), Err(KeyError::Name));
    assert_eq!(named(&"调".repeat(64)), Ok("调".repeat(64)));
    // Signs that mean something in a written name are only letters here.
    assert_eq!(named("A, O=B + \"C\""), Ok("A, O=B + \"C\"".to_owned()));
}

#[test]
fn a_key_moves_to_another_desk_behind_its_passphrase() {
    let key = key();
    let text = key.to_pem("枫桥调解台2026").unwrap();
    assert!(text.contains("ENCRYPTED PRIVATE KEY"));
    let moved = SealingKey::from_pem(&text, Some("枫桥调解台2026")).unwrap();
    assert_eq!(moved.private_key_der(), key.private_key_der());
    assert_eq!(moved.certificates_der(), key.certificates_der());
    assert_eq!(SealingKey::from_pem(&text, None).unwrap_err(), KeyError::PassphraseMissing);
    assert_eq!(SealingKey::from_pem(&text, Some("枫桥调解台2025")).unwrap_err(), KeyError::PassphraseWrong);
    assert_eq!(key.to_pem("短").unwrap_err(), KeyError::PassphraseShort);
}

#[test]
fn a_damaged_file_is_told_from_a_wrong_passphrase() {
    let text = key().to_pem("枫桥调解台2026").unwrap();
    let read = |text: &str| SealingKey::from_pem(text, Some("枫桥调解台2026")).unwrap_err();
    let (before, locked) = text.split_once("ENCRYPTED PRIVATE KEY-----\nM").unwrap();
    for first in ["!", "A"] {
        assert_eq!(read(&format!("{before}ENCRYPTED PRIVATE KEY-----\n{first}{locked}")), KeyError::Unreadable);
    }
    let (without_end, _) = text.rsplit_once("-----END").unwrap();
    assert_eq!(read(without_end), KeyError::Unreadable);
}

#[test]
fn what_the_casebook_keeps_gives_the_same_key() {
    let key = key();
    let kept = SealingKey::from_der(key.certificates_der(), &key.private_key_der()).unwrap();
    assert_eq!(kept.certificate(), key.certificate());
    assert_eq!(SealingKey::from_der(&[], &key.private_key_der()).unwrap_err(), KeyError::NoCertificate);
    assert_eq!(SealingKey::from_der(key.certificates_der(), b"key").unwrap_err(), KeyError::Unreadable);
}

#[test]
fn keys_made_by_openssl_are_taken() {
    let locked = SealingKey::from_pem(OPENSSL_LOCKED, Some("枫桥调解台2026")).unwrap();
    let open = SealingKey::from_pem(OPENSSL_SEC1, None).unwrap();
    assert_eq!(locked.certificate(), open.certificate());
    assert_eq!(open.certificate().subject, "示范市青渡镇人民调解委员会");
    let file = seal(&page("One"), &open, &record("一次付清"), at(11)).unwrap();
    assert!(verify(&file).unwrap().is_intact());
}

#[test]
fn a_key_of_another_kind_is_refused() {
    assert_eq!(SealingKey::from_pem(RSA, None).unwrap_err(), KeyError::NotP256);
    let old = "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END EC PRIVATE KEY-----\n";
    let with_old_lock = key().certificate_pem() + old;
    assert_eq!(SealingKey::from_pem(&with_old_lock, Some("12345678")).unwrap_err(), KeyError::LockUnknown);
}

/// Its certificate allows it to encipher only.
#[test]
fn a_key_that_must_not_sign_is_refused() {
    assert_eq!(SealingKey::from_pem(include_str!("encipher_only.pem"), None).unwrap_err(), KeyError::Usage);
}

/// Editors and mail change line ends and lengths, and put words between the blocks.
#[test]
fn a_file_that_went_through_other_hands_is_still_read() {
    let wanted = SealingKey::from_pem(OPENSSL_SEC1, None).unwrap().certificate();
    let windows = OPENSSL_SEC1.replace('\n', "\r\n");
    let with_words = format!("\u{FEFF}Bag Attributes: 调解台\n{OPENSSL_SEC1}\nend");
    for text in [windows, with_words, in_long_lines(OPENSSL_SEC1)] {
        assert_eq!(SealingKey::from_pem(&text, None).unwrap().certificate(), wanted, "{text}");
    }
}

/// Each block in one line.
fn in_long_lines(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let is_mark = line.starts_with("-----");
        out += if is_mark && !out.is_empty() { "\n" } else { "" };
        out += line;
        out += if is_mark { "\n" } else { "" };
    }
    out
}

#[test]
fn certificate_and_key_must_belong_together() {
    let (one, two) = (key(), key());
    let mixed = SealingKey::from_der(one.certificates_der(), &two.private_key_der());
    assert_eq!(mixed.unwrap_err(), KeyError::NotAPair);
    assert_eq!(SealingKey::from_pem(&one.certificate_pem(), None).unwrap_err(), KeyError::NoKey);
    assert_eq!(SealingKey::from_pem("a letter", None).unwrap_err(), KeyError::NoKey);
}

#[test]
fn the_certificate_of_the_key_comes_first_wherever_it_stood() {
    let (own, other) = (key(), key());
    let both = [other.certificates_der()[0].clone(), own.certificates_der()[0].clone()];
    let read = SealingKey::from_der(&both, &own.private_key_der()).unwrap();
    assert_eq!(read.certificates_der()[0], own.certificates_der()[0]);
    assert_eq!(read.certificates_der().len(), 2);
}

#[test]
fn a_key_is_never_printed() {
    let shown = format!("{:?}", key());
    assert!(shown.starts_with("SealingKey { certificate: \"") && shown.len() < 120, "{shown}");
}

#[test]
fn a_certificate_that_its_own_key_did_not_sign_is_refused() {
    let key = key();
    let mut der = key.certificates_der()[0].clone();
    *der.last_mut().unwrap() ^= 1;
    let forged = SealingKey::from_der(&[der], &key.private_key_der());
    assert_eq!(forged.unwrap_err(), KeyError::SelfIssued);
}
