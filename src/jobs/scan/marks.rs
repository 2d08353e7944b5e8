//! Looks for the marks of versions in a grey picture of a page: as it is, larger, smaller, in greys and in black and
//! white. It must not know files.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::imageops::FilterType;
use image::{DynamicImage, GrayImage};
use rqrr::{DeQRError, Grid, MetaData, PreparedImage};

use crate::domain::version_mark::VersionMark;

/// What is looked at.
#[derive(Clone, Copy)]
enum Ink {
    /// Greys: what is darker than around it is ink, so that a shadow on a photograph does no harm.
    Greys,
    /// Black and white, parted once for the whole page.
    BlackAndWhite,
}

/// Ways of looking, the quick and likely ones first: so many halves of the size, and at what. A code of 2.5 dots a module
/// (a scan at 150 dots to the inch) is seen when it is larger; one of 12 may be seen better when it is smaller. Measured
/// on a page turned by -3 to 45 degrees at 100 to 300 dots to the inch, with and without grain.
const WAYS: [(u32, Ink); 6] = [
    (2, Ink::Greys),
    (3, Ink::BlackAndWhite),
    (4, Ink::Greys),
    (2, Ink::BlackAndWhite),
    (5, Ink::BlackAndWhite),
    (1, Ink::Greys),
];
/// A picture of more pixels is made smaller first, by tenths: A4 at 300 dots to the inch has 8.7 million.
const PIXELS: u64 = 9_000_000;
/// No way makes more of them than this.
const MOST_PIXELS: u64 = 16_000_000;

/// The marks in the picture, with the page that each names: all that the first way sees by which any is seen.
pub fn of(picture: &GrayImage) -> Vec<(VersionMark, usize)> {
    let tenths = (1..=10).rev().find(|tenths| pixels(picture, (*tenths, 10)) <= PIXELS).unwrap_or(1);
    let page = if tenths < 10 { &scaled(picture, (tenths, 10)) } else { picture };
    let ways = WAYS.iter().filter(|(halves, _)| pixels(page, (*halves, 2)) <= MOST_PIXELS);
    ways.map(|(halves, ink)| seen(page, *halves, *ink)).find(|marks| !marks.is_empty()).unwrap_or_default()
}

fn seen(page: &GrayImage, halves: u32, ink: Ink) -> Vec<(VersionMark, usize)> {
    let page = if halves == 2 { page } else { &scaled(page, (halves, 2)) };
    match ink {
        Ink::Greys => in_greys(page),
        Ink::BlackAndWhite => in_black_and_white(page),
    }
}

/// Width and height so many times as large, the factor a fraction.
fn sides(picture: &GrayImage, (times, of): (u32, u32)) -> (u32, u32) {
    let side = |side: u32| (side.saturating_mul(times) / of).max(1);
    (side(picture.width()), side(picture.height()))
}

fn pixels(picture: &GrayImage, times: (u32, u32)) -> u64 {
    let (width, height) = sides(picture, times);
    u64::from(width) * u64::from(height)
}

fn scaled(picture: &GrayImage, times: (u32, u32)) -> GrayImage {
    let (width, height) = sides(picture, times);
    DynamicImage::ImageLuma8(picture.clone()).resize_exact(width, height, FilterType::CatmullRom).into_luma8()
}

fn at(picture: &GrayImage, x: usize, y: usize) -> u8 {
    picture.as_raw().get(y * picture.width() as usize + x).copied().unwrap_or(u8::MAX)
}

fn in_greys(page: &GrayImage) -> Vec<(VersionMark, usize)> {
    let (width, height) = (page.width() as usize, page.height() as usize);
    unharmed(|| {
        let mut prepared = PreparedImage::prepare_from_greyscale(width, height, |x, y| at(page, x, y));
        marks(prepared.detect_grids().iter().map(Grid::decode))
    })
}

fn in_black_and_white(page: &GrayImage) -> Vec<(VersionMark, usize)> {
    let (width, height) = (page.width() as usize, page.height() as usize);
    let threshold = threshold(page);
    unharmed(|| {
        let mut prepared = PreparedImage::prepare_from_bitmap(width, height, |x, y| at(page, x, y) <= threshold);
        marks(prepared.detect_grids().iter().map(Grid::decode))
    })
}

fn marks(codes: impl Iterator<Item = Result<(MetaData, String), DeQRError>>) -> Vec<(VersionMark, usize)> {
    codes.filter_map(|code| VersionMark::parse(&code.ok()?.1)).collect()
}

/// The reader of codes walks between places that it guessed; where a hostile picture leads it out of itself, this way of
/// looking found nothing, and the next may.
fn unharmed(look: impl FnOnce() -> Vec<(VersionMark, usize)>) -> Vec<(VersionMark, usize)> {
    catch_unwind(AssertUnwindSafe(look)).unwrap_or_default()
}

/// The grey that parts ink from paper best: the greatest variance between the two (Otsu 1979, equation 18).
fn threshold(picture: &GrayImage) -> u8 {
    let mut counts = [0_u32; 256];
    for pixel in picture.as_raw() {
        if let Some(count) = counts.get_mut(usize::from(*pixel)) {
            *count += 1;
        }
    }
    let weighed = |grey: u8, count: u32| f64::from(grey) * f64::from(count);
    let all: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    let sum: f64 = (0..=u8::MAX).zip(counts).map(|(grey, count)| weighed(grey, count)).sum();
    let (mut dark, mut dark_sum, mut best, mut greatest) = (0.0, 0.0, 0, 0.0);
    for (grey, count) in (0..=u8::MAX).zip(counts) {
        dark += f64::from(count);
        dark_sum += weighed(grey, count);
        let light = all - dark;
        if dark > 0.0 && light > 0.0 {
            let apart = dark_sum / dark - (sum - dark_sum) / light;
            let variance = dark * light * apart * apart;
            if variance > greatest {
                (best, greatest) = (grey, variance);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use image::Luma;

    use super::*;

    #[test]
    fn the_threshold_lies_between_ink_and_paper() {
        let page = GrayImage::from_fn(100, 100, |x, y| Luma([if (x + y) % 10 == 0 { 60 } else { 200 }]));
        assert!((60..200).contains(&threshold(&page)));
    }

    #[test]
    fn a_picture_without_pixels_or_of_one_grey_has_no_marks() {
        assert!(of(&GrayImage::new(0, 0)).is_empty());
        assert!(of(&GrayImage::new(1, 1)).is_empty());
        assert!(of(&GrayImage::from_pixel(300, 200, Luma([255]))).is_empty());
    }
}
