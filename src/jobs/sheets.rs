//! Pictures of the pages of a PDF as it is stored, by hayro, which did not write it: a sealed paper is shown from its
//! own bytes and never set anew. Scans are read through the same door. It must not write, and must not trust the bytes.

use std::time::Duration;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro::hayro_syntax::{Filter, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::aside::{self, Lost};
use super::unpacked;
use crate::i18n::Tr;

/// Points to the inch.
const POINTS: f32 = 72.0;
/// Most pixels of a picture that is made, and of one that lies in the file: A4 at 800 dots to the inch.
const MOST_PIXELS: f32 = 60e6;
const MOST_PIXELS_INSIDE: u64 = 80_000_000;
/// Most bytes, packed, of a stream whose method [`unpacked`] does not measure: LZW makes up to 1,500 of one, run lengths
/// 64. No scanner of this century packs its pages so.
const MOST_OF_LZW: usize = 256 * 1024;
const MOST_OF_RUNS: usize = 4 * 1024 * 1024;
/// Longest that one page may take.
const LIMIT: Duration = Duration::from_secs(30);

/// A picture, eight bits a channel, row by row from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub width: usize,
    pub height: usize,
    /// Red, green, blue, opacity (always full): 4 × `width` × `height` bytes.
    pub rgba: Vec<u8>,
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetError {
    /// It opens with a password only.
    Encrypted,
    /// It is no PDF, or one that cannot be read.
    Broken,
    /// There are so many pages, and this one (from 0) is not among them.
    NoSuchPage { page: usize, count: usize },
    /// A page or a picture in it is too large.
    TooManyPixels,
    /// It took too long.
    TooLong,
}

impl SheetError {
    /// The sentence that says why, and what to do.
    pub fn message(self, tr: Tr) -> String {
        match self {
            SheetError::Encrypted => tr.sheet_encrypted().to_owned(),
            SheetError::Broken => tr.sheet_broken().to_owned(),
            SheetError::NoSuchPage { page, count } => tr.sheet_no_such_page(page + 1, count),
            SheetError::TooManyPixels => tr.sheet_too_many_pixels().to_owned(),
            SheetError::TooLong => tr.sheet_too_long().to_owned(),
        }
    }
}

impl From<Lost> for SheetError {
    fn from(lost: Lost) -> SheetError {
        match lost {
            Lost::Panicked => SheetError::Broken,
            Lost::TooLong => SheetError::TooLong,
        }
    }
}

/// How many pages the file has.
///
/// # Errors
/// [`SheetError`], where it cannot be read.
pub fn page_count(pdf: &[u8]) -> Result<usize, SheetError> {
    let bytes = pdf.to_vec();
    aside::within(LIMIT, move || Opened::new(bytes).map(|opened| opened.count()))?
}

/// The picture of a page (from 0) at so many dots to the inch, on white.
///
/// # Errors
/// [`SheetError`], where the file cannot be read, has no such page, or the picture would have too many pixels.
pub fn picture(pdf: &[u8], page: usize, dpi: f32) -> Result<Picture, SheetError> {
    let bytes = pdf.to_vec();
    aside::within(LIMIT, move || Opened::new(bytes)?.picture(page, Size::Dots(dpi)))?
}

/// How large a picture is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Size {
    /// So many dots to the inch.
    Dots(f32),
    /// The same, or fewer where the page would have more pixels than this.
    AtMost { dots: f32, pixels: f32 },
}

/// A file that was read. It may panic or take long: it is for a thread of its own.
pub(super) struct Opened(Pdf);

impl Opened {
    pub fn new(bytes: Vec<u8>) -> Result<Opened, SheetError> {
        if unpacked::is_a_bomb(&bytes) {
            return Err(SheetError::TooManyPixels);
        }
        let pdf = Pdf::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(_) => SheetError::Encrypted,
            LoadPdfError::Invalid => SheetError::Broken,
        })?;
        let too_large = pdf.objects().into_iter().any(|object| match object {
            Object::Stream(stream) => is_too_large(stream.dict()) || is_packed_too_far(&stream),
            _ => false,
        });
        if too_large { Err(SheetError::TooManyPixels) } else { Ok(Opened(pdf)) }
    }

    pub fn count(&self) -> usize {
        self.0.pages().len()
    }

    pub fn picture(&self, page: usize, size: Size) -> Result<Picture, SheetError> {
        let no_such_page = SheetError::NoSuchPage { page, count: self.count() };
        let page = self.0.pages().get(page).ok_or(no_such_page)?;
        let (width, height) = page.render_dimensions();
        let scale = scale(width, height, size)?;
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        // What a page has unpacked is not kept for the next.
        let cache = RenderCache::new();
        let pixmap = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings);
        let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
        if width == 0 || height == 0 {
            return Err(SheetError::Broken);
        }
        Ok(Picture { width, height, rgba: pixmap.data_as_u8_slice().to_vec() })
    }
}

/// Pixels a point.
fn scale(width: f32, height: f32, size: Size) -> Result<f32, SheetError> {
    let points = width * height;
    if !points.is_finite() || points <= 0.0 {
        return Err(SheetError::Broken);
    }
    let scale = match size {
        Size::Dots(dots) => dots / POINTS,
        Size::AtMost { dots, pixels } => (dots / POINTS).min((pixels / points).sqrt()),
    };
    let side = width.max(height) * scale;
    let fits = points * scale * scale <= MOST_PIXELS && side <= f32::from(u16::MAX);
    if fits && scale > 0.0 { Ok(scale) } else { Err(SheetError::TooManyPixels) }
}

/// Whether it is a picture that would take too much memory.
fn is_too_large(dict: &Dict<'_>) -> bool {
    let side = |key: &[u8]| dict.get::<u32>(key).map_or(0, u64::from);
    let is_image = dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| &*name == b"Image");
    is_image && side(b"Width").saturating_mul(side(b"Height")) > MOST_PIXELS_INSIDE
}

/// Whether a stream may unpack to more than memory holds without [`unpacked`] seeing it: packed twice, or by a method
/// that makes much of little.
fn is_packed_too_far(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let has = |wanted: Filter| filters.contains(&wanted);
    let packing = [Filter::FlateDecode, Filter::LzwDecode, Filter::RunLengthDecode];
    let times = filters.iter().filter(|filter| packing.contains(filter)).count();
    let size = || stream.raw_data().len();
    times > 1
        || (has(Filter::LzwDecode) && size() > MOST_OF_LZW)
        || (has(Filter::RunLengthDecode) && size() > MOST_OF_RUNS)
}
