//! Real agreements, sealed. With `MAPLEBRIDGE_SHOW_SEALED` naming a folder they are left there, for tools that are not
//! ours (`tests/tools/seal.sh`).
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::Path;

use lopdf::Document;
use maplebridge::casebook::Casebook;
use maplebridge::paper::Faces;
use maplebridge::seal::{Coverage, SignatureState, TextHash, seal, verify};

use crate::seal_support::{agreement, closed, desk_certificate, key, moment, new_desk, record, sealed};

const CASES: [&str; 5] = ["C01", "C02", "C05", "C07", "C08"];

/// Signed, closed, and read back out of the casebook.
#[test]
fn every_closed_agreement_holds() {
    let (faces, mut desk) = (Faces::bundled().unwrap(), new_desk());
    let folder = std::env::var_os("MAPLEBRIDGE_SHOW_SEALED");
    for case in CASES {
        let file = closed(&mut desk, case, &faces);
        let seen = verify(&file).unwrap();
        assert_eq!((seen.signature, seen.coverage), (SignatureState::Valid, Coverage::Whole), "{case}");
        assert_eq!(seen.text_hash, TextHash::Matches, "{case}");
        assert!(!seen.record.unwrap().practice, "{case}");
        if let Some(folder) = &folder {
            fs::write(Path::new(folder).join(format!("{case}.pdf")), &file).unwrap();
        }
    }
    if let Some(folder) = folder {
        show_others(Path::new(&folder), &desk, &faces);
    }
}

/// The desk's certificate; the same agreement closed at another desk, and that one's certificate; an open agreement.
fn show_others(folder: &Path, desk: &Casebook, faces: &Faces) {
    let mut other = new_desk();
    fs::write(folder.join("again.pdf"), closed(&mut other, "C01", faces)).unwrap();
    fs::write(folder.join("desk.pem"), desk_certificate(desk)).unwrap();
    fs::write(folder.join("other.pem"), desk_certificate(&other)).unwrap();
    fs::write(folder.join("plain.pdf"), agreement("C01", faces)).unwrap();
}

#[test]
fn a_seal_adds_little_and_changes_nothing() {
    let (faces, key) = (Faces::bundled().unwrap(), key());
    for case in CASES {
        let before = agreement(case, &faces);
        let file = seal(&before, &key, &record(case), moment()).unwrap();
        assert_eq!(verify(&file).unwrap().record, Some(record(case)), "{case}");
        assert!(file.starts_with(&before), "{case}: the pages were written anew");
        let more = file.len() - before.len();
        assert!(more < 12_000, "{case}: the seal takes {more} bytes");
        let pages = |bytes: &[u8]| Document::load_mem(bytes).unwrap().get_pages().len();
        assert_eq!(pages(&file), pages(&before), "{case}");
    }
}

/// The page shows the same after sealing: the field has no picture.
#[test]
fn a_seal_draws_nothing() {
    if !crate::tools::is_there("pdftoppm") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let raster = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        crate::tools::rasters(&path, 60).into_iter().map(|page| page.pixels).collect::<Vec<_>>()
    };
    let before = raster("before.pdf", &agreement("C01", &faces));
    let after = raster("after.pdf", &sealed("C01", &key(), &faces));
    assert!(!before.is_empty() && before == after);
}
