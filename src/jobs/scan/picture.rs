//! Pictures as scanners and cameras save them, to greys. Limits are set before anything is decoded. It must not look for
//! anything in a picture.

use std::io::Cursor;

use image::error::ImageError;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage};

use super::{Refused, ScanKind};
use crate::jobs::sheets::Picture;

/// Longest side, most pixels (A4 at 800 dots to the inch has 62 million), and most memory while decoding.
const LONGEST: u32 = 20_000;
const MOST_PIXELS: u64 = 64_000_000;
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
const WHITE: u16 = 255;

/// The kind of picture that the first bytes tell.
pub fn kind_of(bytes: &[u8]) -> Option<ScanKind> {
    match image::guess_format(bytes).ok()? {
        ImageFormat::Png => Some(ScanKind::Png),
        ImageFormat::Jpeg => Some(ScanKind::Jpeg),
        ImageFormat::Tiff => Some(ScanKind::Tiff),
        ImageFormat::Bmp => Some(ScanKind::Bmp),
        ImageFormat::WebP => Some(ScanKind::WebP),
        _ => None,
    }
}

/// The picture in greys; of a file of several pages, the first.
pub fn grey(bytes: &[u8], kind: ScanKind) -> Result<GrayImage, Refused> {
    let format = match kind {
        ScanKind::Png => ImageFormat::Png,
        ScanKind::Jpeg => ImageFormat::Jpeg,
        ScanKind::Tiff => ImageFormat::Tiff,
        ScanKind::Bmp => ImageFormat::Bmp,
        ScanKind::WebP => ImageFormat::WebP,
        ScanKind::Pdf => return Err(Refused::NotAPicture),
    };
    if kind == ScanKind::Jpeg && !is_whole_jpeg(bytes) {
        return Err(Refused::Broken);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refused::TooManyPixels);
    }
    let decoded = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    Ok(on_white(decoded))
}

/// Whether the picture has its end (ISO/IEC 10918-1, B.1.1 and B.2.1). The decoder fills what a cut file lacks with
/// grey, and half a signature would look like a whole one. Phones write more behind the end.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xDA;
    const END: [u8; 2] = [0xFF, 0xD9];
    let mut rest = bytes.get(2..).unwrap_or_default();
    // Segments before the scan may hold small pictures with an end of their own.
    while let [0xFF, marker, after @ ..] = rest {
        let [high, low, ..] = after else { return false };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        rest = after.get(length..).unwrap_or_default();
        if *marker == START_OF_SCAN {
            return rest.windows(2).any(|pair| pair == END);
        }
        // A marker may be filled up with any number of these.
        rest = rest.get(rest.iter().take_while(|byte| **byte == 0xFF).count().saturating_sub(1)..).unwrap_or_default();
    }
    false
}

fn refusal(error: &ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Broken,
    }
}

/// What is transparent is white, as on the sheet that it is put on.
fn on_white(picture: DynamicImage) -> GrayImage {
    if !picture.color().has_alpha() {
        return picture.into_luma8();
    }
    let grey = picture.into_luma_alpha8();
    let (pixels, _) = grey.as_raw().as_chunks::<2>();
    let pixels = pixels.iter().map(|[grey, opacity]| over_white(u16::from(*grey), u16::from(*opacity))).collect();
    GrayImage::from_raw(grey.width(), grey.height(), pixels).unwrap_or_default()
}

fn over_white(grey: u16, opacity: u16) -> u8 {
    u8::try_from((grey * opacity + WHITE * (WHITE - opacity)) / WHITE).unwrap_or(u8::MAX)
}

/// A drawn page in greys.
pub fn grey_of(picture: Picture) -> GrayImage {
    let sides = u32::try_from(picture.width).ok().zip(u32::try_from(picture.height).ok());
    let drawn = sides.and_then(|(width, height)| RgbaImage::from_raw(width, height, picture.rgba));
    DynamicImage::ImageRgba8(drawn.unwrap_or_default()).into_luma8()
}
