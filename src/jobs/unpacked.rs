//! Whether a PDF holds a bomb: a few bytes that unpack to gigabytes. The reader of PDFs unpacks without a limit, so this
//! looks first. It must not interpret what it unpacks.
//!
//! Every `stream` of the file that begins as zlib does is unpacked into nothing, up to a limit. What is packed otherwise,
//! or twice, is for whoever knows the file's objects (`sheets`).

use std::io::Read;

use flate2::read::ZlibDecoder;

/// Most that one stream may unpack to: A4 in colour at 600 dots to the inch has 105 MB.
const MOST_OF_ONE: u64 = 160 * 1024 * 1024;
/// Most that all may: a scan of sixty pages in colour at 300 dots to the inch, hardly packed, has 1.6 GB.
const MOST_OF_ALL: u64 = 2 * 1024 * 1024 * 1024;
const STREAM: &[u8] = b"stream";

/// Whether a stream, or all together, unpack to more than a scan has.
pub(super) fn is_a_bomb(pdf: &[u8]) -> bool {
    exceeds(pdf, MOST_OF_ONE, MOST_OF_ALL)
}

fn exceeds(pdf: &[u8], most_of_one: u64, most_of_all: u64) -> bool {
    let mut all = 0;
    let mut rest = pdf;
    while let Some(at) = rest.windows(STREAM.len()).position(|window| window == STREAM) {
        rest = rest.get(at + STREAM.len()..).unwrap_or_default();
        let start = rest.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let data = rest.get(start..).unwrap_or_default();
        if start == 0 || !begins_as_zlib(data) {
            continue;
        }
        let size = unpacked(data, most_of_one);
        all += size;
        if size >= most_of_one || all >= most_of_all {
            return true;
        }
    }
    false
}

/// RFC 1950, 2.2: method 8, and the two bytes together a multiple of 31.
fn begins_as_zlib(data: &[u8]) -> bool {
    match data {
        [method, flags, ..] => method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31),
        _ => false,
    }
}

/// How many bytes it unpacks to, counted up to `most`; what is damaged ends there.
fn unpacked(data: &[u8], most: u64) -> u64 {
    let mut decoder = ZlibDecoder::new(data).take(most);
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        size += read as u64;
    }
    size
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn stream(zeros: usize) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(b"1 0 obj <<>> stream\r\n".to_vec(), Compression::default());
        encoder.write_all(&vec![0; zeros]).unwrap();
        [encoder.finish().unwrap().as_slice(), b"\nendstream\n"].concat()
    }

    #[test]
    fn one_stream_or_all_together_may_unpack_to_so_much() {
        assert!(exceeds(&stream(1000), 1000, 5000) && !exceeds(&stream(999), 1000, 5000));
        let many = stream(900).repeat(6);
        assert!(exceeds(&many, 1000, 5000) && !exceeds(&many, 1000, 6000));
    }

    #[test]
    fn what_is_no_stream_or_is_damaged_is_no_bomb() {
        let mut damaged = stream(100_000);
        damaged.truncate(40);
        for harmless in [&b""[..], b"stream", b"stream\n", b"a stream of words", &damaged] {
            assert!(!is_a_bomb(harmless));
        }
    }
}
