//! The names of methods of packing in the bytes of a PDF, wherever they stand: dictionaries of streams lie open in the
//! file. It must not read structure, which a hostile file can hide in comments and strings.

use super::Suspect;

/// Methods that unpack without a limit and that cannot be told from the data, what hides another packing in text, and
/// what makes room by sizes deep in its own data. An object that the reader finds only later has been seen here.
/// No scanner of this century packs its pages so.
const ODD: [&[u8]; 10] = [
    b"LZWDecode",
    b"LZW",
    b"RunLengthDecode",
    b"RL",
    b"ASCIIHexDecode",
    b"AHx",
    b"ASCII85Decode",
    b"A85",
    b"JPXDecode",
    b"JBIG2Decode",
];
const DEFLATED: [&[u8]; 2] = [b"FlateDecode", b"Fl"];
/// Longer names than these are of no interest, written with an escape for every character.
const LONGEST: usize = 48;

/// Where the names of the measurable method stand.
///
/// # Errors
/// [`Suspect::Odd`], where another method is named, or where the name is not beside its key.
pub(super) fn deflated(pdf: &[u8]) -> Result<Vec<usize>, Suspect> {
    let mut found = Vec::new();
    for (at, _) in pdf.iter().enumerate().filter(|(_, byte)| **byte == b'/') {
        let rest = pdf.get(at + 1..).unwrap_or_default();
        let length = rest.iter().take(LONGEST).take_while(|byte| !is_delimiter(**byte)).count();
        let (name, after) = rest.split_at_checked(length).unwrap_or_default();
        let name = unescaped(name);
        let follows = || at.checked_sub(1).and_then(|before| pdf.get(before)).is_none_or(|byte| may_precede(*byte));
        if (ODD.contains(&name.as_slice()) && follows()) || (is_key(&name) && points_elsewhere(&name, after)) {
            return Err(Suspect::Odd);
        }
        if DEFLATED.contains(&name.as_slice()) && follows() {
            found.push(at);
        }
    }
    Ok(found)
}

/// PDF 32000-1, 7.2.2.
const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

const fn is_delimiter(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// What can stand before the name of a method: a space, an array, its key, another method. In the noise of a picture two
/// letters are soon found by chance.
const fn may_precede(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'[' | b'r' | b'F' | b'e' | b'l' | b'x' | b'5' | b'W' | b'L')
}

/// PDF 32000-1, 7.3.5.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut plain = Vec::with_capacity(name.len());
    let mut at = 0;
    while let Some(byte) = name.get(at) {
        let code = digit(name.get(at + 1)).zip(digit(name.get(at + 2))).map(|(high, low)| high * 16 + low);
        match code.and_then(|code| u8::try_from(code).ok()) {
            Some(code) if *byte == b'#' => {
                plain.push(code);
                at += 3;
            }
            _ => {
                plain.push(*byte);
                at += 1;
            }
        }
    }
    plain
}

fn is_key(name: &[u8]) -> bool {
    matches!(name, b"Filter" | b"F")
}

/// Whether the method is named in another object, or behind a comment. `F` is also a key of plain numbers.
fn points_elsewhere(key: &[u8], after: &[u8]) -> bool {
    let words = after.get(..80).unwrap_or(after).trim_ascii_start();
    let is_reference = |words: &[u8]| {
        let mut words = words.split(|byte| is_space(*byte)).filter(|word| !word.is_empty());
        let mut number = || words.next().is_some_and(|word| word.iter().all(u8::is_ascii_digit));
        number() && number() && words.next().is_some_and(|word| word.starts_with(b"R"))
    };
    match words {
        [b'[', inside @ ..] => {
            let inside = inside.split(|byte| *byte == b']').next().unwrap_or_default();
            let is_text = inside.iter().all(|byte| byte.is_ascii_graphic() || is_space(*byte));
            let spaced = inside.split(|byte| is_space(*byte));
            is_text && spaced.filter(|word| !word.is_empty()).any(|word| !word.starts_with(b"/"))
        }
        [b'/', ..] => false,
        _ => is_reference(words) || (key == b"Filter" && !words.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_that_cannot_be_measured_are_refused_by_name() {
        for odd in [
            "/LZWDecode ",
            "/Filter/RL>>",
            "[/A#48x/Fl]",
            "/ASCII85Decode ",
            "/Filter 5 0 R",
            "/F 5 0 R",
            "/F[5 0 R]",
            "/JPX#44ecode ",
        ] {
            assert_eq!(deflated(odd.as_bytes()), Err(Suspect::Odd), "{odd}");
        }
        for plain in ["/F 4 /P 5 0 R", "/F1 12 Tf", "/Filter /DCTDecode", "/RLE ", "/Filter /Standard", "\u{1}/RL "] {
            assert_eq!(deflated(plain.as_bytes()), Ok(Vec::new()), "{plain}");
        }
        assert_eq!(deflated(b"/Filter [ /FlateDecode /DCTDecode ] /F /Fl>>").unwrap().len(), 2);
    }
}
