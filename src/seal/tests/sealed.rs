//! What a seal holds, and what it finds.

use super::*;
use crate::seal::place::Place;

#[test]
fn a_sealed_file_says_what_it_is() {
    let key = key();
    let file = seal(&page("One"), &key, &record("一次付清"), at(11)).unwrap();
    let seen = verify(&file).unwrap();
    assert!(seen.is_intact(), "{seen:?}");
    assert_eq!(seen.record, Some(record("一次付清")));
    assert_eq!(seen.certificate, Some(key.certificate()));
    assert_eq!(seen.signed_at, Some(at(11)));
    assert_eq!(seen.was_in_validity(), Some(true));
}

#[test]
fn the_file_before_the_seal_stays_as_it_was() {
    let before = page("One");
    let file = seal(&before, &key(), &record("一次付清"), at(11)).unwrap();
    assert!(file.starts_with(&before));
    let read = Document::load_mem(&file).unwrap();
    let id = |number: usize| read.trailer.get(b"ID").unwrap().as_array().unwrap()[number].clone();
    assert_ne!(id(0), Object::Null);
    assert_eq!(read.get_pages().len(), 1);
}

#[test]
fn the_same_key_record_and_moment_give_the_same_bytes() {
    let key = key();
    let once = || seal(&page("One"), &key, &record("一次付清"), at(11)).unwrap();
    assert_eq!(once(), once());
    assert_ne!(once(), seal(&page("One"), &key, &record("一次付清"), at(12)).unwrap());
}

/// Nothing in the file fills up: the gap is as long as what it holds.
#[test]
fn the_gap_holds_the_container_and_nothing_else() {
    for day in 2..12 {
        let file = seal(&page("One"), &key(), &record("一次付清"), at(day)).unwrap();
        let place = Place::find(&file).unwrap();
        assert!(cms::read(&place.container(&file).unwrap()).is_some());
        assert_eq!(place.claimed, [place.gap.start, place.gap.end, file.len() - place.gap.end]);
    }
}

/// Every byte of the file, changed to another value; some bits of it alone, so that a letter changes its case.
#[test]
fn every_changed_byte_is_found() {
    let file = sealed();
    let mut not_ours = Vec::new();
    let mut dice: u32 = 7;
    for position in 0..file.len() {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let any = 1 + u8::try_from(dice >> 24).unwrap() % 255;
        let change = if position % 3 == 0 { 0x20 } else { any };
        let mut changed = file.clone();
        changed[position] ^= change;
        match verify(&changed) {
            Ok(seen) => assert!(!seen.is_intact(), "byte {position} ^ {change:#x}"),
            Err(reason) => not_ours.push((position, reason)),
        }
    }
    assert!(not_ours.is_empty(), "taken for files that were never sealed: {not_ours:?}");
}

#[test]
fn what_is_appended_is_counted() {
    let mut file = sealed();
    file.extend_from_slice(b"\n%more");
    let seen = verify(&file).unwrap();
    assert_eq!((seen.signature, seen.coverage), (SignatureState::Valid, Coverage::Appended { bytes: 6 }));
    assert!(!seen.is_intact());
}

#[test]
fn what_is_cut_off_is_counted() {
    let file = sealed();
    let seen = verify(&file[..file.len() - 3]).unwrap();
    assert_eq!((seen.signature, seen.coverage), (SignatureState::TextChanged, Coverage::CutShort { bytes: 3 }));
}

#[test]
fn a_seal_of_another_agreement_does_not_fit() {
    let key = key();
    let one = seal(&page("One"), &key, &record("一次付清"), at(11)).unwrap();
    // Of the same length, so that the seal fits its place.
    let two = seal(&page("Two"), &key, &record("一次付清"), at(11)).unwrap();
    let gap = Place::find(&one).unwrap().gap;
    let mut forged = two;
    forged[gap.clone()].copy_from_slice(&one[gap]);
    let seen = verify(&forged).unwrap();
    assert_eq!((seen.signature, seen.coverage), (SignatureState::TextChanged, Coverage::Whole));
}

#[test]
fn sealed_again_with_another_key_it_is_another_certificate() {
    let mine = key();
    let theirs = key();
    let file = seal(&page("One"), &theirs, &record("一次付清"), at(11)).unwrap();
    let seen = verify(&file).unwrap();
    assert!(seen.is_intact(), "by itself it holds");
    assert_ne!(seen.certificate, Some(mine.certificate()));
    assert!(!Root::read(mine.certificate_pem().as_bytes()).unwrap().trusts(&seen));
}

#[test]
fn two_seals_are_one_too_many() {
    let mut file = sealed();
    file.extend_from_slice(&sealed());
    let seen = verify(&file).unwrap();
    assert_eq!(seen.signature, SignatureState::Broken(Damage::Several));
    assert!(matches!(seal(&sealed(), &key(), &record("再封"), at(12)), Err(SealError::AlreadySealed)));
}

#[test]
fn a_file_that_lost_its_seal_is_told_from_one_that_never_had_any() {
    let mut file = sealed();
    let place = find_text(&file, "ETSI.CAdES.detached");
    file[place] = b'X';
    assert_eq!(verify(&file).unwrap().signature, SignatureState::Broken(Damage::Missing));
    assert_eq!(verify(&page("One")).unwrap_err(), NotSealed::NoSeal);
    assert_eq!(verify(b"{}").unwrap_err(), NotSealed::NotPdf);
    assert_eq!(verify(b"").unwrap_err(), NotSealed::NotPdf);
    let foreign = b"%PDF-1.7\n1 0 obj <</Type/Sig/ByteRange [0 1 2 3]>>";
    assert_eq!(verify(foreign).unwrap_err(), NotSealed::OtherSignature);
    assert_eq!(verify(&vec![b' '; LARGEST_FILE + 1]).unwrap_err(), NotSealed::TooLarge);
}

fn find_text(file: &[u8], text: &str) -> usize {
    bytes::find(file, text.as_bytes()).unwrap()
}

#[test]
fn words_that_are_not_those_of_the_hash_are_not_sealed() {
    let wrong = SealRecord { document: b"{}".to_vec(), ..record("一次付清") };
    assert!(matches!(seal(&page("One"), &key(), &wrong, at(11)), Err(SealError::TextHash)));
}

#[test]
fn what_is_no_pdf_is_not_sealed() {
    assert!(matches!(seal(b"no pdf", &key(), &record("一次付清"), at(11)), Err(SealError::Pdf(_))));
}

#[test]
fn a_file_with_a_stream_for_its_cross_references_gets_one_for_the_seal() {
    let mut modern = Vec::new();
    Document::load_mem(&page("One")).unwrap().save_modern(&mut modern).unwrap();
    let file = seal(&modern, &key(), &record("一次付清"), at(11)).unwrap();
    assert!(verify(&file).unwrap().is_intact());
    assert!(bytes::find(&file[modern.len()..], b"/Type/XRef").is_some());
    assert!(bytes::find(&file[modern.len()..], b"trailer").is_none());
    assert_eq!(Document::load_mem(&file).unwrap().get_pages().len(), 1);
}

/// Lists that lie elsewhere, and what is in them, stay.
#[test]
fn a_page_keeps_its_annotations() {
    let mut file = Document::load_mem(&page("One")).unwrap();
    let link = file.add_object(dictionary! { "Type" => "Annot", "Subtype" => "Link" });
    let list = file.add_object(vec![link.into()]);
    let page = *file.get_pages().values().next().unwrap();
    file.get_dictionary_mut(page).unwrap().set("Annots", list);
    let mut with_link = Vec::new();
    file.save_to(&mut with_link).unwrap();
    let sealed = Document::load_mem(&seal(&with_link, &key(), &record("一次付清"), at(11)).unwrap()).unwrap();
    let annotations = sealed.get_dictionary(page).unwrap().get(b"Annots").unwrap().as_array().unwrap().clone();
    assert_eq!((annotations.len(), &annotations[0]), (2, &link.into()));
}

/// Sealed when the program was young, and kept: what was sealed once must be judged so for ever.
#[test]
fn a_file_sealed_long_ago_still_holds() {
    let seen = verify(include_bytes!("first.pdf")).unwrap();
    assert!(seen.is_intact(), "{seen:?}");
    assert_eq!(seen.record, Some(record("一次付清")));
}
