//! A pack of small faces, each compressed alone: a rare character costs only the unpacking of its block. The form of
//! the file is told in `assets/fonts/pack.py`. It must not know roles or chains.

use std::io::Read;
use std::sync::OnceLock;

use super::bundled::FaceError;

/// Bytes before the index.
const HEAD: usize = 6;
/// Bytes of one line of the index.
const LINE: usize = 20;
/// Most blocks that a pack may have, so that a number of a block is a `u8`.
const MOST: usize = 255;

/// What was unpacked stays: a block is asked for again with every page.
type Cell = OnceLock<Result<Vec<u8>, FaceError>>;

/// A pack that lies in the program.
pub(super) struct Pack {
    name: &'static str,
    bytes: &'static [u8],
    cells: [Cell; MOST],
}

/// One line of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    first: u32,
    last: u32,
    place: usize,
    length: usize,
    unpacked: usize,
}

impl Pack {
    pub const fn new(name: &'static str, bytes: &'static [u8]) -> Pack {
        Pack { name, bytes, cells: [const { OnceLock::new() }; MOST] }
    }

    /// Numbers of the blocks in whose range the character lies; not each of them need have it.
    pub fn blocks_for(&self, ch: char) -> impl Iterator<Item = u8> {
        let code = u32::from(ch);
        self.lines().filter(move |(_, line)| (line.first..=line.last).contains(&code)).map(|(number, _)| number)
    }

    /// The face of a block, a whole TrueType file. The first call unpacks it, which takes a few milliseconds.
    pub fn block(&self, number: u8) -> Result<&[u8], FaceError> {
        let failed = |reason: String| FaceError { name: self.name, reason };
        let cell = self.cells.get(usize::from(number)).ok_or_else(|| failed(format!("no block {number}")))?;
        cell.get_or_init(|| self.unpack(number).map_err(failed)).as_ref().map(Vec::as_slice).map_err(Clone::clone)
    }

    fn unpack(&self, number: u8) -> Result<Vec<u8>, String> {
        let (_, line) = self.lines().nth(usize::from(number)).ok_or_else(|| format!("no block {number}"))?;
        let end = line.place.saturating_add(line.length);
        let packed = self.bytes.get(line.place..end).ok_or_else(|| format!("block {number} is cut off"))?;
        let mut decoder = ruzstd::decoding::StreamingDecoder::new(packed).map_err(|error| error.to_string())?;
        let mut bytes = Vec::with_capacity(line.unpacked);
        decoder.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        if bytes.len() == line.unpacked { Ok(bytes) } else { Err(format!("block {number} has a wrong length")) }
    }

    /// The index with the number of each block; empty where the file is none.
    fn lines(&self) -> impl Iterator<Item = (u8, Line)> {
        let count = match self.bytes.get(..HEAD) {
            Some([b'M', b'B', b'F', b'1', high, low]) => usize::from(u16::from_be_bytes([*high, *low])),
            _ => 0,
        };
        let index = self.bytes.get(HEAD..HEAD + LINE * count.min(MOST)).unwrap_or_default();
        (0..=u8::MAX).zip(index.as_chunks::<LINE>().0.iter().map(read))
    }
}

fn read(line: &[u8; LINE]) -> Line {
    let (numbers, _) = line.as_chunks::<4>();
    let number = |at: usize| numbers.get(at).map_or(0, |bytes| u32::from_be_bytes(*bytes));
    let length = |at: usize| usize::try_from(number(at)).unwrap_or(usize::MAX);
    Line { first: number(0), last: number(1), place: length(2), length: length(3), unpacked: length(4) }
}

#[cfg(test)]
impl Pack {
    /// Number, first and last code point of every block.
    pub fn ranges(&self) -> Vec<(u8, u32, u32)> {
        self.lines().map(|(number, line)| (number, line.first, line.last)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pack of one block whose frame holds five bytes uncompressed (RFC 8878: magic, a single segment, a raw block).
    const ONE: &[u8] = &[
        b'M', b'B', b'F', b'1', 0, 1, // head
        0, 2, 0x0B, 0xB7, 0, 2, 0x0B, 0xB9, 0, 0, 0, 26, 0, 0, 0, 14, 0, 0, 0, 5, // index
        0x28, 0xB5, 0x2F, 0xFD, 0x20, 5, 0x29, 0, 0, b'h', b'e', b'l', b'l', b'o',
    ];

    #[test]
    fn a_block_is_found_by_its_range_and_unpacked() {
        let pack = Pack::new("one.pack", ONE);
        assert_eq!(pack.ranges(), [(0, 0x20BB7, 0x20BB9)]);
        assert_eq!(pack.blocks_for('𠮷').collect::<Vec<_>>(), [0]);
        assert_eq!(pack.blocks_for('\u{20BBA}').count(), 0);
        assert_eq!(pack.block(0).unwrap(), b"hello");
        assert!(pack.block(1).is_err());
    }

    #[test]
    fn a_damaged_pack_says_so() {
        let cut: &'static [u8] = &ONE[..ONE.len() - 3];
        assert_eq!(Pack::new("one.pack", cut).block(0).unwrap_err().name, "one.pack");
        assert_eq!(Pack::new("none.pack", b"PACK").ranges(), []);
        let mut wrong = ONE.to_vec();
        wrong[25] = 6;
        let wrong: &'static [u8] = wrong.leak();
        assert!(Pack::new("one.pack", wrong).block(0).unwrap_err().reason.contains("length"));
    }
}
