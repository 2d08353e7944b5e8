//! Looks for the marks of versions in a grey picture of a page: as it is, larger, smaller, and in black and white. It
//! must not know files.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rqrr::{DeQRError, Grid, MetaData, PreparedImage};

use crate::domain::version_mark::VersionMark;

/// A picture in greys, 0 black to 255 white, row by row from the top.
#[derive(Clone)]
pub struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// A picture of more pixels is halved first: A4 at 400 dots to the inch.
const MANY: usize = 16_000_000;
/// Of fewer it is worth the time to look at the doubled one, where a module has few dots: A4 at 200.
const FEW: usize = 4_500_000;

impl Grey {
    /// `pixels` has a byte for each; what is missing is white.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Grey {
        Grey { width, height, pixels }
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        let inside = x < self.width && y < self.height;
        self.pixels.get(y * self.width + x).copied().filter(|_| inside).unwrap_or(u8::MAX)
    }

    fn size(&self) -> usize {
        self.pixels.len()
    }

    fn from_fn(width: usize, height: usize, pixel: impl Fn(usize, usize) -> u8) -> Grey {
        let pixel = &pixel;
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| pixel(x, y)));
        Grey { width, height, pixels: pixels.collect() }
    }

    /// Each pixel the mean of four.
    fn halved(&self) -> Grey {
        let mean = |x: usize, y: usize| {
            let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| u16::from(self.at(2 * x + dx, 2 * y + dy)));
            u8::try_from(four.iter().sum::<u16>() / 4).unwrap_or(u8::MAX)
        };
        Grey::from_fn(self.width / 2, self.height / 2, mean)
    }

    /// Each pixel between its neighbours.
    fn doubled(&self) -> Grey {
        let between = |x: usize, y: usize| {
            let (left, top) = (x / 2, y / 2);
            let four = [(0, 0), (x % 2, 0), (0, y % 2), (x % 2, y % 2)];
            let four = four.map(|(dx, dy)| u16::from(self.at(left + dx, top + dy)));
            u8::try_from(four.iter().sum::<u16>() / 4).unwrap_or(u8::MAX)
        };
        Grey::from_fn(2 * self.width, 2 * self.height, between)
    }

    /// The grey that parts ink from paper best (Otsu 1979): the greatest variance between the two.
    fn threshold(&self) -> u8 {
        let mut counts = [0_u32; 256];
        for pixel in &self.pixels {
            if let Some(count) = counts.get_mut(usize::from(*pixel)) {
                *count += 1;
            }
        }
        let weight = |grey: usize, count: u32| grey as f64 * f64::from(count);
        let all: f64 = counts.iter().map(|count| f64::from(*count)).sum();
        let sum: f64 = counts.iter().enumerate().map(|(grey, count)| weight(grey, *count)).sum();
        let (mut dark, mut dark_sum, mut best, mut greatest) = (0.0, 0.0, 0, 0.0);
        for (grey, count) in (0_u8..).zip(counts) {
            dark += f64::from(count);
            dark_sum += weight(usize::from(grey), count);
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
}

/// The marks in the picture, with the page that each names. Ways of looking follow each other until one finds any.
pub fn of(picture: &Grey) -> Vec<(VersionMark, usize)> {
    let mut fitting = None;
    while fitting.as_ref().unwrap_or(picture).size() > MANY {
        fitting = Some(fitting.as_ref().unwrap_or(picture).halved());
    }
    let page = fitting.as_ref().unwrap_or(picture);
    let small = page.size() <= FEW;
    let other = || if small { page.doubled() } else { page.halved() };
    let mut found = in_greys(page);
    if found.is_empty() {
        let other = other();
        found = in_greys(&other);
        if found.is_empty() {
            found = in_black_and_white(&other);
        }
    }
    if found.is_empty() { in_black_and_white(page) } else { found }
}

fn in_greys(page: &Grey) -> Vec<(VersionMark, usize)> {
    unharmed(|| {
        let mut prepared = PreparedImage::prepare_from_greyscale(page.width, page.height, |x, y| page.at(x, y));
        marks(prepared.detect_grids().iter().map(Grid::decode))
    })
}

fn in_black_and_white(page: &Grey) -> Vec<(VersionMark, usize)> {
    let threshold = page.threshold();
    unharmed(|| {
        let dark = |x, y| page.at(x, y) <= threshold;
        let mut prepared = PreparedImage::prepare_from_bitmap(page.width, page.height, dark);
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
