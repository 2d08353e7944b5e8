//! Real agreements, sealed. With `MAPLEBRIDGE_SHOW_SEALED` naming a folder they are left there, for tools that are not
//! ours (`tests/tools/seal.sh`).
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::Path;

use lopdf::Document;
use maplebridge::paper::Faces;
use maplebridge::seal::{Coverage, SignatureState, TextHash, seal, verify};

use crate::seal_support::{agreement, key, moment, record, sealed};

const CASES: [&str; 5] = ["C01", "C02", "C05", "C07", "C08"];

#[test]
fn every_agreement_can_be_sealed_and_holds() {
    let (faces, key) = (Faces::bundled().unwrap(), key());
    let folder = std::env::var_os("MAPLEBRIDGE_SHOW_SEALED");
    for case in CASES {
        let before = agreement(case, &faces);
        let file = seal(&before, &key, &record(case), moment()).unwrap();
        let seen = verify(&file).unwrap();
        assert_eq!((seen.signature, seen.coverage), (SignatureState::Valid, Coverage::Whole), "{case}");
        assert_eq!((seen.text_hash, seen.record), (TextHash::Matches, Some(record(case))), "{case}");
        assert!(file.starts_with(&before), "{case}: the pages were written anew");
        let more = file.len() - before.len();
        assert!(more < 12_000, "{case}: the seal takes {more} bytes");
        let (read_before, read) = (Document::load_mem(&before).unwrap(), Document::load_mem(&file).unwrap());
        assert_eq!(read.get_pages().len(), read_before.get_pages().len(), "{case}");
        if let Some(folder) = &folder {
            fs::write(Path::new(folder).join(format!("{case}.pdf")), &file).unwrap();
        }
    }
    if let Some(folder) = folder {
        let path = |name| Path::new(&folder).join(name);
        let other = crate::seal_support::key();
        fs::write(path("desk.pem"), key.certificate_pem()).unwrap();
        fs::write(path("other.pem"), other.certificate_pem()).unwrap();
        fs::write(path("again.pdf"), sealed("C01", &other, &faces)).unwrap();
        fs::write(path("plain.pdf"), agreement("C01", &faces)).unwrap();
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
