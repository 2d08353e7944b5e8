//! Finding marks in bytes and hexadecimal figures. It must not know what the marks mean.

/// Where the mark begins first.
pub(super) fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

/// Where the mark begins last.
pub(super) fn find_last(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).rposition(|window| window == mark)
}

/// What stands behind the mark, if the bytes begin with it.
pub(super) fn skip_past<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    bytes.strip_prefix(mark)
}

/// The bytes of figures in capitals, two a byte; `None` for anything else, so that there is one way to write them.
pub(super) fn from_hex(figures: &[u8]) -> Option<Vec<u8>> {
    let value = |figure: u8| match figure {
        b'0'..=b'9' => Some(figure - b'0'),
        b'A'..=b'F' => Some(figure - b'A' + 10),
        _ => None,
    };
    let byte = |pair: &[u8]| match *pair {
        [high, low] => Some((value(high)? << 4) | value(low)?),
        _ => None,
    };
    figures.chunks(2).map(byte).collect()
}

/// The figures of bytes, in capitals.
pub(super) fn to_hex(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect()
}
