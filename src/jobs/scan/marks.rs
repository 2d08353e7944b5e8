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

/// Ways of looking, the quick and likely ones first: so many times as large, and at what. A code of 2.5 dots a module (a
/// scan at 150 dots to the inch) is seen when it is larger; one of 12 may be seen better when it is smaller. Measured on
/// a page turned by -3 to 45 degrees at 100 to 300 dots to the inch, with and without grain.
const WAYS: [(f32, Ink); 6] = [
    (1.0, Ink::Greys),
    (1.5, Ink::BlackAndWhite),
    (2.0, Ink::Greys),
    (1.0, Ink::BlackAndWhite),
    (2.5, Ink::BlackAndWhite),
    (0.5, Ink::Greys),
];
/// A picture of more pixels is made smaller first: A4 at 300 dots to the inch has 8.7 million.
const PIXELS: f32 = 9e6;
/// No way makes more of them than this.
const MOST_PIXELS: f32 = 16e6;

/// The marks in the picture, with the page that each names: all that the first way sees by which any is seen.
pub fn of(picture: &GrayImage) -> Vec<(VersionMark, usize)> {
    let pixels = picture.width() as f32 * picture.height() as f32;
    let fitting = (PIXELS / pixels).sqrt().min(1.0);
    let page = if fitting < 1.0 { &scaled(picture, fitting) } else { picture };
    let pixels = pixels * fitting * fitting;
    let ways = WAYS.iter().filter(|(times, _)| pixels * times * times <= MOST_PIXELS);
    ways.map(|(times, ink)| seen(page, *times, *ink)).find(|marks| !marks.is_empty()).unwrap_or_default()
}

fn seen(page: &GrayImage, times: f32, ink: Ink) -> Vec<(VersionMark, usize)> {
    let page = if times == 1.0 { page } else { &scaled(page, times) };
    match ink {
        Ink::Greys => in_greys(page),
        Ink::BlackAndWhite => in_black_and_white(page),
    }
}

fn scaled(picture: &GrayImage, times: f32) -> GrayImage {
    let side = |side: u32| ((side as f32 * times) as u32).max(1);
    let (width, height) = (side(picture.width()), side(picture.height()));
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
