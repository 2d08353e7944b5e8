//! Pictures as scanners and cameras save them, to greys. Limits are set before anything is decoded. It must not look for
//! anything in a picture.

use std::io::Cursor;

use image::error::ImageError;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::marks::Grey;
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

/// The picture in greys; of a file of several, the first.
pub fn grey(bytes: &[u8], kind: ScanKind) -> Result<Grey, Refused> {
    let format = match kind {
        ScanKind::Png => ImageFormat::Png,
        ScanKind::Jpeg => ImageFormat::Jpeg,
        ScanKind::Tiff => ImageFormat::Tiff,
        ScanKind::Bmp => ImageFormat::Bmp,
        ScanKind::WebP => ImageFormat::WebP,
        ScanKind::Pdf => return Err(Refused::NotAPicture),
    };
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

fn refusal(error: &ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Broken,
    }
}

/// What is transparent is white, as on the sheet that it is put on.
fn on_white(picture: DynamicImage) -> Grey {
    if !picture.color().has_alpha() {
        let grey = picture.into_luma8();
        let (width, height) = grey.dimensions();
        return Grey::new(width as usize, height as usize, grey.into_raw());
    }
    let grey = picture.into_luma_alpha8();
    let (width, height) = grey.dimensions();
    let (pixels, _) = grey.as_raw().as_chunks::<2>();
    let pixels = pixels.iter().map(|[grey, opacity]| over_white(u16::from(*grey), u16::from(*opacity)));
    Grey::new(width as usize, height as usize, pixels.collect())
}

fn over_white(grey: u16, opacity: u16) -> u8 {
    u8::try_from((grey * opacity + WHITE * (WHITE - opacity)) / WHITE).unwrap_or(u8::MAX)
}

/// A drawn page in greys (weights of ITU-R BT.601, in 256ths).
pub fn grey_of(picture: &Picture) -> Grey {
    let (pixels, _) = picture.rgba.as_chunks::<4>();
    let grey = |[red, green, blue, _]: &[u8; 4]| {
        let weighed = u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29;
        u8::try_from(weighed >> 8).unwrap_or(u8::MAX)
    };
    Grey::new(picture.width, picture.height, pixels.iter().map(grey).collect())
}
