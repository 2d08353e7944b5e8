//! Files that somebody made to do harm: nothing panics, nothing holds.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

static SEALED: LazyLock<Vec<u8>> = LazyLock::new(sealed);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(verify(&bytes).is_err());
        prop_assert!(Root::read(&bytes).is_err());
    }

    #[test]
    fn any_bytes_behind_the_marks(bytes in proptest::collection::vec(any::<u8>(), 0..600), marks in any::<u8>()) {
        let mut file = b"%PDF-1.7\n".to_vec();
        for (bit, mark) in [place::NAME, b"<</Type/MaplebridgeRecord/Number<", place::HEAD].iter().enumerate() {
            if marks >> bit & 1 == 1 {
                file.extend_from_slice(mark);
            }
        }
        file.extend_from_slice(&bytes);
        prop_assert!(!verify(&file).is_ok_and(|seen| seen.is_intact()));
    }

    #[test]
    fn a_sealed_file_cut_off(length in 0..SEALED.len()) {
        prop_assert!(!verify(&SEALED[..length]).is_ok_and(|seen| seen.is_intact()));
    }

    #[test]
    fn pieces_of_a_sealed_file_elsewhere(from in 0..SEALED.len(), length in 1..400_usize, to in 0..SEALED.len()) {
        let piece = SEALED[from..(from + length).min(SEALED.len())].to_vec();
        let mut file = SEALED.clone();
        file.splice(to..to, piece);
        prop_assert!(!verify(&file).is_ok_and(|seen| seen.is_intact()));
    }

    #[test]
    fn pieces_of_a_sealed_file_left_out(from in 0..SEALED.len(), length in 1..400_usize) {
        let mut file = SEALED.clone();
        file.drain(from..(from + length).min(SEALED.len()));
        prop_assert!(!verify(&file).is_ok_and(|seen| seen.is_intact()));
    }

    #[test]
    fn any_text_as_a_key(text in "(-----(BEGIN|END) (CERTIFICATE|PRIVATE KEY|EC PRIVATE KEY)-----|\n|[A-Za-z0-9+/=]{0,40}){0,12}") {
        prop_assert!(SealingKey::from_pem(&text, Some("12345678")).is_err());
    }
}

/// A stream that grows a thousandfold when unpacked is given up.
#[test]
fn words_that_unpack_without_end_are_not_read() {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![0; 1 << 20];
    for _ in 0..17 {
        packer.write_all(&block).unwrap();
    }
    let packed = packer.finish().unwrap();
    let mut file = b"%PDF-1.7\n".to_vec();
    let record = record("x");
    let mut update = lopdf::Document::with_version("1.7");
    update.add_object(record.dictionary((2, 0)));
    let stream = dictionary! { "Type" => "MaplebridgeText", "Filter" => "FlateDecode" };
    update.add_object(lopdf::Stream::new(stream, packed));
    update.save_to(&mut file).unwrap();
    let seen = verify(&file).unwrap();
    assert_eq!(seen.text_hash, TextHash::Differs);
    assert!(seen.record.unwrap().document.is_empty());
}
