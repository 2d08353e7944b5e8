//! Scans of signed paper: which version their pages are of, read from the codes at the foot. A file comes from outside:
//! its size, its pages, its pixels and the time that reading takes are bounded, and every refusal says what to do. It
//! must not decide whether a version is the right one, and must not store anything.

mod marks;
mod picture;
mod tiff;

use std::time::Duration;

use image::GrayImage;

use super::aside::{self, Lost};
use super::sheets::{Opened, SheetError, Size};
use crate::domain::version_mark::VersionMark;
use crate::i18n::Tr;

/// Largest file that is taken, in bytes. Whoever reads it from a disk looks at this before.
pub const LARGEST: usize = MEGABYTE * LARGEST_MB;
const MEGABYTE: usize = 1024 * 1024;
const LARGEST_MB: usize = 20;
/// Most pages of a PDF.
pub const MOST_PAGES: usize = 60;
/// The pages of a PDF are drawn so fine, or less fine where a page would have more pixels.
const SIZE: Size = Size::AtMost { dots: 200.0, pixels: 9e6 };
/// Longest that reading may take.
const LIMIT: Duration = Duration::from_secs(120);

/// What a file is, by its bytes and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanKind {
    Pdf,
    Png,
    Jpeg,
    Tiff,
    Bmp,
    WebP,
}

impl ScanKind {
    /// The stable key, which is also how the name of such a file may end.
    pub const fn key(self) -> &'static str {
        match self {
            ScanKind::Pdf => "pdf",
            ScanKind::Png => "png",
            ScanKind::Jpeg => "jpeg",
            ScanKind::Tiff => "tiff",
            ScanKind::Bmp => "bmp",
            ScanKind::WebP => "webp",
        }
    }
}

/// What was read from a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanRead {
    pub kind: ScanKind,
    pub pages: usize,
    /// The marks found, each with the page of the version that bears it (from 1), without repetition, in the order of
    /// the scan. None found is no error: then a person types the short mark.
    pub marks: Vec<(VersionMark, usize)>,
}

/// Why a file is not taken as a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanError {
    /// Name of the file.
    pub name: String,
    pub reason: Refused,
}

/// What is wrong with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It has so many megabytes, rounded up.
    TooLarge {
        megabytes: usize,
    },
    /// It is neither a PDF nor one of the kinds of picture.
    NotAPicture,
    /// It begins as one does and cannot be read.
    Broken,
    /// It opens with a password only.
    Encrypted,
    NoPages,
    /// It has at least so many.
    TooManyPages {
        pages: usize,
    },
    TooManyPixels,
    /// It is packed in a way whose size cannot be told beforehand.
    OddlyPacked,
    /// Reading it took too long.
    TooLong,
}

impl ScanError {
    /// The sentence that says what is wrong, and what to do.
    pub fn message(&self, tr: Tr) -> String {
        let name = &self.name;
        match self.reason {
            Refused::TooLarge { megabytes } => tr.scan_too_large(name, megabytes, LARGEST_MB),
            Refused::NotAPicture => tr.scan_not_a_picture(name),
            Refused::Broken => tr.scan_broken(name),
            Refused::Encrypted => tr.scan_encrypted(name),
            Refused::NoPages => tr.scan_no_pages(name),
            Refused::TooManyPages { pages } => tr.scan_too_many_pages(name, pages, MOST_PAGES),
            Refused::TooManyPixels => tr.scan_too_many_pixels(name),
            Refused::OddlyPacked => tr.scan_oddly_packed(name),
            Refused::TooLong => tr.scan_too_long(name),
        }
    }
}

/// Reads a scan. `name` is for the sentences alone.
///
/// # Errors
/// [`ScanError`], where the file is too large, of another kind, or cannot be read.
pub fn read(bytes: &[u8], name: &str) -> Result<ScanRead, ScanError> {
    let refused = |reason| ScanError { name: name.to_owned(), reason };
    if bytes.len() > LARGEST {
        return Err(refused(Refused::TooLarge { megabytes: bytes.len().div_ceil(MEGABYTE) }));
    }
    let kind = kind_of(bytes).ok_or_else(|| refused(Refused::NotAPicture))?;
    let owned = bytes.to_vec();
    let found = aside::within(LIMIT, move || look(owned, kind)).map_err(|lost| match lost {
        Lost::Panicked => refused(Refused::Broken),
        Lost::TooLong => refused(Refused::TooLong),
    })?;
    let Found { pages, marks } = found.map_err(refused)?;
    Ok(ScanRead { kind, pages, marks })
}

/// PDF 32000-1, 7.5.2 and annex H: readers take the head of the file anywhere in its first 1,024 bytes.
fn kind_of(bytes: &[u8]) -> Option<ScanKind> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Some(ScanKind::Pdf);
    }
    picture::kind_of(bytes)
}

struct Found {
    pages: usize,
    marks: Vec<(VersionMark, usize)>,
}

fn look(bytes: Vec<u8>, kind: ScanKind) -> Result<Found, Refused> {
    let mut found = Found { pages: 0, marks: Vec::new() };
    match kind {
        ScanKind::Pdf => look_at_pdf(bytes, &mut found)?,
        ScanKind::Tiff => look_at_tiff(&bytes, &mut found)?,
        ScanKind::Png | ScanKind::Jpeg | ScanKind::Bmp | ScanKind::WebP => found.add(&picture::grey(&bytes, kind)?),
    }
    Ok(found)
}

fn look_at_tiff(bytes: &[u8], found: &mut Found) -> Result<(), Refused> {
    let directories = tiff::directories(bytes, MOST_PAGES + 1);
    if directories.len() > MOST_PAGES {
        return Err(Refused::TooManyPages { pages: directories.len() });
    }
    if directories.is_empty() {
        return Err(Refused::Broken);
    }
    for directory in directories {
        found.add(&picture::grey(&tiff::beginning_with(bytes, directory), ScanKind::Tiff)?);
    }
    Ok(())
}

fn look_at_pdf(bytes: Vec<u8>, found: &mut Found) -> Result<(), Refused> {
    let opened = Opened::new(bytes).map_err(refusal)?;
    match opened.count() {
        0 => return Err(Refused::NoPages),
        pages if pages > MOST_PAGES => return Err(Refused::TooManyPages { pages }),
        pages => {
            for page in 0..pages {
                found.add(&picture::grey_of(opened.picture(page, SIZE).map_err(refusal)?));
            }
        }
    }
    Ok(())
}

impl Found {
    fn add(&mut self, page: &GrayImage) {
        self.pages += 1;
        for mark in marks::of(page) {
            if !self.marks.contains(&mark) {
                self.marks.push(mark);
            }
        }
    }
}

fn refusal(error: SheetError) -> Refused {
    match error {
        SheetError::Encrypted => Refused::Encrypted,
        SheetError::Broken | SheetError::NoSuchPage { .. } => Refused::Broken,
        SheetError::TooManyPixels => Refused::TooManyPixels,
        SheetError::OddlyPacked => Refused::OddlyPacked,
        SheetError::TooLong => Refused::TooLong,
    }
}
