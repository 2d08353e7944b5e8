//! What the objects of a PDF would take of memory, looked at before a page is drawn. It must not draw, and believes of a
//! dictionary only what the reader believes of it too.

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro::hayro_syntax::page::Page;

use super::super::unpacked::{self, MOST_OF_ONE, Suspect};

/// Most pixels of a picture in the file: A4 at 800 dots to the inch.
const MOST_PIXELS: u64 = 80_000_000;
/// Most columns of a picture; the room for a row is made before it is filled.
const MOST_COLUMNS: u64 = 100_000;
/// Most bytes of what a page draws, words and lines: its pictures lie elsewhere.
const MOST_OF_CONTENT: usize = 64 * 1024 * 1024;

/// Looks at one object.
///
/// # Errors
/// [`Suspect`], where it would take more memory than a scan does, or where that cannot be told.
pub(super) fn look(object: &Object<'_>) -> Result<(), Suspect> {
    let Object::Stream(stream) = object else { return Ok(()) };
    look_at_size(stream.dict())?;
    let filters = stream.filters();
    if !is_plain(&filters) {
        return Err(Suspect::Odd);
    }
    let data = stream.raw_data();
    let deflated = filters.first() == Some(&Filter::FlateDecode);
    let unpacked = if deflated { Some(inflated(&data)?) } else { None };
    let is_content = filters.iter().all(|filter| *filter == Filter::FlateDecode) && !is_picture(stream.dict());
    if is_content { look_at_content(unpacked.as_deref().unwrap_or(&data)) } else { Ok(()) }
}

/// Looks at what a page draws, which may lie in several streams, also in one that is named many times.
///
/// # Errors
/// [`Suspect`], as of [`look`].
pub(super) fn look_at_page(page: &Page<'_>) -> Result<(), Suspect> {
    let mut size = 0;
    for part in page.raw().get::<Array<'_>>(b"Contents").iter().flat_map(|parts| parts.iter::<Stream<'_>>()) {
        size += part.decoded_data().map_or(0, |data| data.len());
        if size > MOST_OF_CONTENT {
            return Err(Suspect::TooMuch);
        }
    }
    page.page_stream().map_or(Ok(()), look_at_content)
}

/// The ways of packing that are measured. JPEG 2000 and JBIG2 make room by sizes deep in their own data.
fn is_plain(filters: &[Filter]) -> bool {
    use Filter::{CcittFaxDecode, DctDecode, FlateDecode};
    matches!(filters, [] | [FlateDecode] | [DctDecode | CcittFaxDecode] | [FlateDecode, DctDecode | CcittFaxDecode])
}

fn inflated(data: &[u8]) -> Result<Vec<u8>, Suspect> {
    let Some(body) = unpacked::after_zlib_head(data) else {
        return if data.is_empty() { Ok(Vec::new()) } else { Err(Suspect::Odd) };
    };
    match unpacked::inflated(body, MOST_OF_ONE) {
        (unpacked, _) if unpacked.len() as u64 >= MOST_OF_ONE => Err(Suspect::TooMuch),
        (unpacked, true) => Ok(unpacked),
        (_, false) => Err(Suspect::Odd),
    }
}

fn is_picture(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| &*name == b"Image")
}

/// Pictures drawn within the words of a page have dictionaries of their own, which nobody has looked at.
fn look_at_content(content: &[u8]) -> Result<(), Suspect> {
    if !content.windows(2).any(|window| window == b"BI") {
        return Ok(());
    }
    let mut instructions = TypedIter::new(content);
    while let Some(instruction) = instructions.next() {
        if let TypedInstruction::InlineImage(image) = instruction {
            look_at_size(image.0.dict())?;
            if !image.0.filters().is_empty() {
                return Err(Suspect::Odd);
            }
        }
    }
    Ok(())
}

fn look_at_size(dict: &Dict<'_>) -> Result<(), Suspect> {
    let number = |dict: &Dict<'_>, keys: [&[u8]; 2]| {
        keys.into_iter().filter_map(|key| dict.get::<u32>(key)).max().map_or(0, u64::from)
    };
    let height = number(dict, [b"Height", b"H"]);
    let is_large = |columns: u64, rows: u64| columns.saturating_mul(rows) > MOST_PIXELS;
    let mut too_large = is_large(number(dict, [b"Width", b"W"]), height);
    let of = |key: &[u8]| {
        let several =
            dict.get::<Array<'_>>(key).into_iter().flat_map(|array| array.iter::<Dict<'_>>().collect::<Vec<_>>());
        dict.get::<Dict<'_>>(key).into_iter().chain(several).collect::<Vec<_>>()
    };
    for parameters in [of(b"DecodeParms"), of(b"DP")].concat() {
        let columns = number(&parameters, [b"Columns", b"Columns"]);
        let rows = height.max(number(&parameters, [b"Rows", b"Rows"]));
        too_large |= columns > MOST_COLUMNS || is_large(columns, rows);
    }
    if too_large { Err(Suspect::TooMuch) } else { Ok(()) }
}
