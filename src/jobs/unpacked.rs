//! Whether a PDF holds a bomb: a few bytes that unpack to gigabytes. The reader of PDFs unpacks without a limit, some of
//! it as soon as it opens a file, so this looks first, at the bytes alone. It must not trust a dictionary.
//!
//! Wherever data of a stream can begin, it is unpacked up to a limit, by each way in which the reader may take it, and
//! what comes out again, for it may be packed twice. Packing that cannot be measured so is refused by its name. What the
//! objects say, once they can be read, is for `sheets::bounds`.

mod names;

use std::io::{ErrorKind, Read};

use flate2::bufread::DeflateDecoder;

/// Most that one stream may unpack to: A4 in colour at 600 dots to the inch has 105 MB.
pub(super) const MOST_OF_ONE: u64 = 160 * 1024 * 1024;
/// Most that all may: sixty pages in grey at 400 dots to the inch have 930 MB.
const MOST_OF_ALL: u64 = 1024 * 1024 * 1024;
/// Most streams of a file. A scan has a few for every page.
const MOST_STREAMS: usize = 20_000;
/// So often a thing may be packed within itself.
const DEPTH: usize = 8;
const STREAM: &[u8] = b"stream";

/// Why a file is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Suspect {
    /// It unpacks to more than a scan has.
    TooMuch,
    /// It is packed in a way that nobody can measure beforehand.
    Odd,
}

/// Looks through the whole file.
///
/// # Errors
/// [`Suspect`], where a stream, or all together, unpack to more than a scan has, or may.
pub(super) fn look(pdf: &[u8]) -> Result<(), Suspect> {
    look_within(pdf, MOST_OF_ONE, MOST_OF_ALL)
}

fn look_within(pdf: &[u8], most_of_one: u64, most_of_all: u64) -> Result<(), Suspect> {
    let deflated = names::deflated(pdf)?;
    let mut measure = Measure { most_of_one, most_of_all, all: 0 };
    let mut before = 0;
    for (count, start) in starts(pdf).enumerate() {
        let data = pdf.get(start..).unwrap_or_default();
        let is_sound = measure.add(data, 0)?;
        // A lenient reader goes on where a strict one stops: what calls itself deflated must be so without a flaw.
        let times = deflated.iter().filter(|at| (before..start).contains(*at)).count();
        if count >= MOST_STREAMS || times > usize::from(is_sound) {
            return Err(Suspect::Odd);
        }
        before = start;
    }
    Ok(())
}

/// Where data may begin: PDF 32000-1, 7.3.8.1, and after a carriage return alone, as readers take it.
fn starts(pdf: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let ends = pdf.windows(STREAM.len()).enumerate().filter(|(_, window)| *window == STREAM);
    ends.filter_map(|(at, _)| {
        // The word after the data ends in the same letters.
        if pdf.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            return None;
        }
        let end = at + STREAM.len();
        match pdf.get(end..)? {
            [b'\r', b'\n', ..] => Some(end + 2),
            [b'\r' | b'\n', ..] => Some(end + 1),
            _ => None,
        }
    })
}

struct Measure {
    most_of_one: u64,
    most_of_all: u64,
    all: u64,
}

impl Measure {
    /// Counts what the data unpack to; whether they are whole or cut off, but without a flaw.
    fn add(&mut self, data: &[u8], depth: usize) -> Result<bool, Suspect> {
        let mut is_sound = false;
        if data.is_empty() {
            return Ok(is_sound);
        }
        for body in [after_zlib_head(data), Some(data)].into_iter().flatten() {
            let (unpacked, ended) = inflated(body, self.most_of_one);
            let size = unpacked.len() as u64;
            self.all = self.all.saturating_add(size);
            if size >= self.most_of_one || self.all >= self.most_of_all {
                return Err(Suspect::TooMuch);
            }
            is_sound |= ended && body.len() < data.len();
            if !unpacked.is_empty() && depth == DEPTH {
                return Err(Suspect::Odd);
            }
            self.add(&unpacked, depth + 1)?;
        }
        Ok(is_sound)
    }
}

/// What follows the head of RFC 1950, 2.2: method 8, no preset dictionary, the two bytes together a multiple of 31.
pub(super) fn after_zlib_head(data: &[u8]) -> Option<&[u8]> {
    let [method, flags, body @ ..] = data else { return None };
    let is_head = method & 0x0f == 8 && flags & 0x20 == 0 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31);
    is_head.then_some(body)
}

/// What it unpacks to, up to `most` bytes, and whether there was no flaw; being cut off is none.
pub(super) fn inflated(body: &[u8], most: u64) -> (Vec<u8>, bool) {
    let mut unpacked = Vec::new();
    let result = DeflateDecoder::new(body).take(most).read_to_end(&mut unpacked);
    let is_sound = result.map_or_else(|error| error.kind() == ErrorKind::UnexpectedEof, |_| true);
    (unpacked, is_sound)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};

    use super::*;

    fn zlib(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn raw(data: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
        [format!("1 0 obj <<{dict}>> stream\n").as_bytes(), data, b"\nendstream\n"].concat()
    }

    #[test]
    fn one_stream_or_all_together_may_unpack_to_so_much() {
        let of = |size: usize| stream("", &zlib(&vec![b'x'; size]));
        assert_eq!(look_within(&of(1000), 1000, 5000), Err(Suspect::TooMuch));
        assert_eq!(look_within(&of(999), 1000, 5000), Ok(()));
        let many = of(900).repeat(6);
        assert_eq!(look_within(&many, 1000, 5000), Err(Suspect::TooMuch));
        assert_eq!(look_within(&many, 1000, 9000), Ok(()));
    }

    #[test]
    fn a_bomb_without_the_head_of_zlib_or_packed_twice_is_found() {
        let much = vec![0; 200 * 1024 * 1024];
        assert_eq!(look(&stream("", &raw(&much))), Err(Suspect::TooMuch));
        assert_eq!(look(&stream("", &zlib(&zlib(&much)))), Err(Suspect::TooMuch));
        assert_eq!(look(&stream("", &zlib(&raw(&much)))), Err(Suspect::TooMuch));
        // After the line feed that ends the word, another belongs to the data.
        let file = stream("", &[b"\n".as_slice(), b"data"].concat());
        let found: Vec<&[u8]> = starts(&file).map(|start| &file[start..start + 5]).collect();
        assert_eq!(found, [b"\ndata"]);
    }

    #[test]
    fn what_calls_itself_deflated_must_be_so_without_a_flaw() {
        // A stored block whose length does not fit its check: a strict reader stops here, a lenient one goes on.
        let flawed = [&[0x78, 0x9c, 0, 1, 0, 9, 9, 7][..], &raw(&[0; 5000])].concat();
        for dict in ["/Filter /FlateDecode", "/Filter[/Fl]", "/F /Fl#61teDecode"] {
            assert_eq!(look(&stream(dict, &flawed)), Err(Suspect::Odd), "{dict}");
            assert_eq!(look(&stream(dict, &zlib(b"q Q"))), Ok(()), "{dict}");
        }
        // Nor is it hidden by a word in a comment.
        assert_eq!(look(&stream("/Filter /Fl % stream\n", &flawed)), Err(Suspect::Odd));
        assert_eq!(look(&stream("/Filter /DCTDecode", &flawed)), Ok(()));
        assert_eq!(look(&stream("/Filter [/FlateDecode /Fl]", &zlib(&zlib(b"q Q")))), Err(Suspect::Odd));
        let mut cut = zlib(&[7; 100_000]);
        cut.truncate(40);
        assert_eq!(look(&[b"<</Filter/FlateDecode>>stream\n".as_slice(), &cut].concat()), Ok(()));
    }

    #[test]
    fn what_is_no_stream_is_no_bomb() {
        for harmless in [&b""[..], b"stream", b"stream\n", b"a stream of words"] {
            assert_eq!(look(harmless), Ok(()));
        }
    }
}
