//! The pages of a TIFF file (TIFF 6.0, section 2): scanners put several into one, and the reader of pictures takes the
//! first alone. It must not decode.

/// So many bytes has an entry of a directory.
const ENTRY: usize = 12;
/// Where the head tells the first directory.
const FIRST: std::ops::Range<usize> = 4..8;

/// Where the directory of each page begins, in their order, at most so many; a chain that leads nowhere ends there.
pub fn directories(file: &[u8], most: usize) -> Vec<u32> {
    let Some(order) = Order::of(file) else { return Vec::new() };
    let mut found: Vec<u32> = Vec::new();
    let mut next = order.long(file, FIRST.start);
    while let Some(at) = next.filter(|at| *at > 0 && !found.contains(at) && found.len() < most) {
        found.push(at);
        let start = at as usize;
        next = order.short(file, start).and_then(|entries| order.long(file, start + 2 + usize::from(entries) * ENTRY));
    }
    found
}

/// The same file with the page of this directory as its first. Places in a TIFF count from its head, so nothing moves.
pub fn beginning_with(file: &[u8], directory: u32) -> Vec<u8> {
    let mut file = file.to_vec();
    if let (Some(order), Some(first)) = (Order::of(&file), file.get_mut(FIRST)) {
        let bytes = match order {
            Order::Little => directory.to_le_bytes(),
            Order::Big => directory.to_be_bytes(),
        };
        first.copy_from_slice(&bytes);
    }
    file
}

/// Which byte of a number comes first.
#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn of(file: &[u8]) -> Option<Order> {
        match file.get(..4)? {
            b"II*\0" => Some(Order::Little),
            b"MM\0*" => Some(Order::Big),
            _ => None,
        }
    }

    fn short(self, file: &[u8], at: usize) -> Option<u16> {
        let bytes = file.get(at..)?.first_chunk()?;
        Some(match self {
            Order::Little => u16::from_le_bytes(*bytes),
            Order::Big => u16::from_be_bytes(*bytes),
        })
    }

    fn long(self, file: &[u8], at: usize) -> Option<u32> {
        let bytes = file.get(at..)?.first_chunk()?;
        Some(match self {
            Order::Little => u32::from_le_bytes(*bytes),
            Order::Big => u32::from_be_bytes(*bytes),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two directories without entries, the second told to lead to `last`.
    fn file(last: u8) -> Vec<u8> {
        [&b"II*\0\x08\0\0\0"[..], &[0, 0, 20, 0, 0, 0], &[9; 6], &[0, 0, last, 0, 0, 0]].concat()
    }

    #[test]
    fn the_chain_of_pages_is_followed_and_ends() {
        assert_eq!(directories(&file(0), 60), [8, 20]);
        assert_eq!(directories(&beginning_with(&file(0), 20), 60), [20]);
        // A chain that comes back, one that leads out of the file, one that is too long, and none.
        assert_eq!(directories(&file(8), 60), [8, 20]);
        assert_eq!(directories(&file(200), 60), [8, 20, 200]);
        assert_eq!(directories(&file(0), 1), [8]);
        assert!(directories(b"II*\0\x08", 60).is_empty());
        assert_eq!(directories(b"MM\0*\0\0\0\x08\0\0\0\0\0\0", 60), [8]);
    }
}
