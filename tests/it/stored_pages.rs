//! A stored paper is shown from its own bytes: what hayro draws is what poppler draws, and a file that cannot be shown
//! says why.

use maplebridge::domain::agreement::{HandSignature, PenPoint};
use maplebridge::domain::papers::PaperLanguage;
use maplebridge::draft::signing::{Given, GivenSignature, with_signatures};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::sheets::{self, Picture, SheetError};
use maplebridge::paper::{Faces, lay_out, write_pdf};

use crate::tools;
use crate::version_marks::marked;

const DOTS: f32 = 96.0;

/// Two languages, a code on every page, and a hand.
fn pdf() -> Vec<u8> {
    let faces = Faces::bundled().unwrap();
    let mut document = marked("C01", PaperLanguage::Both);
    let point = |at: u8| PenPoint {
        x: f32::from(at) * 4.0,
        y: f32::from(at % 7) * 12.0,
        pressure: 0.5,
        t_ms: u32::from(at) * 9,
    };
    let hand = HandSignature { pad_width: 400.0, pad_height: 120.0, strokes: vec![(0..90).map(point).collect()] };
    let given = Given::Hand { hand, at: "2026-03-11 14:20".to_owned() };
    document = with_signatures(document, &[GivenSignature { place: "/parties/0/name".to_owned(), given }]);
    write_pdf(&lay_out(&document, &faces).unwrap(), &faces).unwrap()
}

/// Share of the squares of 8 pixels a side whose greys differ by more than a smoothed edge does. Drawn by two programs a
/// glyph may lie half a pixel aside; a lost glyph, or one more, changes its square.
fn differing(picture: &Picture, other: &tools::Grey) -> f64 {
    const SIDE: usize = 8;
    let (across, down) = (picture.width.min(other.width) / SIDE, picture.height.min(other.height) / SIDE);
    let mean = |grey: &dyn Fn(usize, usize) -> u8, column: usize, row: usize| {
        let square = (0..SIDE * SIDE).map(|at| usize::from(grey(column * SIDE + at % SIDE, row * SIDE + at / SIDE)));
        square.sum::<usize>() / (SIDE * SIDE)
    };
    let ours = |x: usize, y: usize| picture.rgba[(y * picture.width + x) * 4];
    let theirs = |x: usize, y: usize| other.pixels[y * other.width + x];
    let squares = (0..across * down).map(|at| (at % across, at / across));
    let differ = squares.filter(|(column, row)| mean(&ours, *column, *row).abs_diff(mean(&theirs, *column, *row)) > 40);
    differ.count() as f64 / (across * down) as f64
}

#[test]
fn a_stored_page_looks_as_another_program_draws_it() {
    let pdf = pdf();
    let count = sheets::page_count(&pdf).unwrap();
    let pictures: Vec<Picture> = (0..count).map(|page| sheets::picture(&pdf, page, DOTS).unwrap()).collect();
    // A4 at 96 dots to the inch.
    assert!(count >= 3 && pictures.iter().all(|one| one.width.abs_diff(794) <= 1 && one.height.abs_diff(1123) <= 1));
    assert!(pictures.iter().all(|one| one.rgba.len() == one.width * one.height * 4));
    assert!(pictures.iter().all(|one| one.rgba.iter().skip(3).step_by(4).all(|opacity| *opacity == 255)));
    assert!(pictures[0].rgba != pictures[1].rgba);
    if !tools::is_there("pdftoppm") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("stored.pdf");
    maplebridge::platform::files::write(&file, &pdf).unwrap();
    let theirs = tools::rasters(&file, 96);
    for (number, (ours, theirs)) in pictures.iter().zip(&theirs).enumerate() {
        let same = differing(ours, theirs);
        assert!(same < 0.01, "page {number}: {same}");
        let next = &pictures[(number + 1) % count];
        assert!(differing(next, theirs) > 0.05, "the measure does not tell pages apart");
    }
}

#[test]
fn a_file_that_cannot_be_shown_says_why() {
    let pdf = pdf();
    let count = sheets::page_count(&pdf).unwrap();
    let cases = [
        (sheets::picture(&pdf, count, DOTS), SheetError::NoSuchPage { page: count, count }),
        (sheets::picture(&pdf, 0, 1e5), SheetError::TooManyPixels),
        (sheets::picture(&pdf, 0, f32::NAN), SheetError::TooManyPixels),
        (sheets::picture(&pdf, 0, 0.0), SheetError::TooManyPixels),
        (sheets::picture(b"PK\x03\x04", 0, DOTS), SheetError::Broken),
        (sheets::picture(b"", 0, DOTS), SheetError::Broken),
    ];
    for (picture, reason) in cases {
        assert_eq!(picture.err(), Some(reason));
        assert!([Lang::Zh, Lang::En].iter().all(|lang| reason.message(Tr(*lang)).len() > 20));
    }
    assert_eq!(sheets::page_count(b"%PDF-1.7"), Err(SheetError::Broken));
}
