//! Pictures of the pages of a PDF as it is stored, by hayro, which did not write it: a sealed paper is shown from its
//! own bytes and never set anew. Scans are read through the same door. It must not write, and must not trust the bytes.

mod bounds;

use std::time::Duration;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::aside::{self, Lost};
use super::unpacked::{self, Suspect};
use crate::i18n::Tr;

/// Points to the inch.
const POINTS: f32 = 72.0;
/// Most pixels of a picture that is made.
const MOST_PIXELS: f32 = 60e6;
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
    /// It is packed in a way whose size cannot be told beforehand.
    OddlyPacked,
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
            SheetError::OddlyPacked => tr.sheet_oddly_packed().to_owned(),
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

impl From<Suspect> for SheetError {
    fn from(suspect: Suspect) -> SheetError {
        match suspect {
            Suspect::TooMuch => SheetError::TooManyPixels,
            Suspect::Odd => SheetError::OddlyPacked,
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
        unpacked::look(&bytes)?;
        let pdf = Pdf::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(_) => SheetError::Encrypted,
            LoadPdfError::Invalid => SheetError::Broken,
        })?;
        pdf.objects().into_iter().try_for_each(|object| bounds::look(&object))?;
        Ok(Opened(pdf))
    }

    pub fn count(&self) -> usize {
        self.0.pages().len()
    }

    pub fn picture(&self, page: usize, size: Size) -> Result<Picture, SheetError> {
        let no_such_page = SheetError::NoSuchPage { page, count: self.count() };
        let page = self.0.pages().get(page).ok_or(no_such_page)?;
        bounds::look_at_page(page)?;
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
