//! The sRGB profile that the file names as its output intent (IEC 61966-2-1 as an ICC profile, ICC.1:2004-10). Made
//! here from the published numbers, so that no profile of others, with its licence, travels along.

/// Signature of a tag, and the element that it points to.
type Tag = (&'static [u8; 4], Element);

/// Elements of the profile. Red, green and blue share one curve.
#[derive(Clone, Copy, PartialEq)]
enum Element {
    Description,
    Copyright,
    Xyz([i32; 3]),
    Adaptation,
    Curve,
}

/// D50 and the primaries of sRGB adapted to it, and the matrix of that adaptation, in 1/65536 (s15Fixed16).
const TAGS: [Tag; 10] = [
    (b"desc", Element::Description),
    (b"cprt", Element::Copyright),
    (b"wtpt", Element::Xyz([0xF6D6, 0x10000, 0xD32D])),
    (b"chad", Element::Adaptation),
    (b"rXYZ", Element::Xyz([0x6FA2, 0x38F5, 0x0390])),
    (b"gXYZ", Element::Xyz([0x6299, 0xB785, 0x18DA])),
    (b"bXYZ", Element::Xyz([0x24A0, 0x0F84, 0xB6CF])),
    (b"rTRC", Element::Curve),
    (b"gTRC", Element::Curve),
    (b"bTRC", Element::Curve),
];

/// Bradford's matrix from D65 to D50.
const ADAPTATION: [i32; 9] = [0x10C42, 0x5DE, -0xCDB, 0x793, 0xFD90, -0x45F, -0x25E, 0x3DC, 0xC06E];

/// The curve of sRGB as a parametric curve of type 3: exponent 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045.
const CURVE: [i32; 5] = [0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B];

const HEADER: usize = 128;

/// The bytes of the profile.
pub(super) fn srgb() -> Vec<u8> {
    let mut data: Vec<u8> = Vec::new();
    let mut table: Vec<u8> = number(TAGS.len());
    let mut placed: Vec<(Element, usize, usize)> = Vec::new();
    let start = HEADER + 4 + TAGS.len() * 12;
    for (signature, element) in TAGS {
        let known = placed.iter().find(|(other, ..)| *other == element).copied();
        let (_, offset, length) = known.unwrap_or_else(|| {
            let bytes = element_bytes(element);
            let entry = (element, start + data.len(), bytes.len());
            data.extend(bytes);
            data.resize(data.len().next_multiple_of(4), 0);
            entry
        });
        placed.push((element, offset, length));
        table.extend(signature);
        table.extend(number(offset));
        table.extend(number(length));
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// Version 4.2, a display of red, green and blue, made on 1 January 2000; its ink goes through XYZ at D50.
fn header(size: usize) -> Vec<u8> {
    let mut bytes = number(size);
    bytes.extend([0; 4]);
    bytes.extend([4, 0x20, 0, 0]);
    bytes.extend(b"mntrRGB XYZ ");
    bytes.extend([0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    bytes.extend(b"acsp");
    bytes.resize(68, 0);
    bytes.extend(fixed(&[0xF6D6, 0x10000, 0xD32D]));
    bytes.resize(HEADER, 0);
    bytes
}

fn element_bytes(element: Element) -> Vec<u8> {
    match element {
        Element::Description => words("sRGB"),
        Element::Copyright => words("CC0"),
        Element::Xyz(numbers) => typed(b"XYZ ", &fixed(&numbers)),
        Element::Adaptation => typed(b"sf32", &fixed(&ADAPTATION)),
        Element::Curve => {
            let mut body = vec![0, 3, 0, 0];
            body.extend(fixed(&CURVE));
            typed(b"para", &body)
        }
    }
}

fn typed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(body);
    bytes
}

/// One text in English, in UTF-16 (multiLocalizedUnicodeType).
fn words(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut body = number(1);
    body.extend(number(12));
    body.extend(b"enUS");
    body.extend(number(letters.len()));
    body.extend(number(28));
    body.extend(letters);
    typed(b"mluc", &body)
}

fn fixed(numbers: &[i32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn number(value: usize) -> Vec<u8> {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read back by hand: every tag lies inside the profile, on a word, and names its type.
    #[test]
    fn the_profile_is_whole() {
        let bytes = srgb();
        let at = |offset: usize| u32::from_be_bytes(bytes[offset..offset + 4].try_into().unwrap()) as usize;
        assert_eq!(at(0), bytes.len());
        assert_eq!(&bytes[36..40], b"acsp");
        assert_eq!(at(128), TAGS.len());
        for tag in 0..TAGS.len() {
            let (offset, length) = (at(128 + 4 + tag * 12 + 4), at(128 + 4 + tag * 12 + 8));
            assert!(offset % 4 == 0 && offset >= 128 + 4 + TAGS.len() * 12 && offset + length <= bytes.len());
        }
        assert!(bytes.len() < 600, "{}", bytes.len());
    }

    /// The three primaries together are the white of the profile, as far as the published numbers are round.
    #[test]
    fn red_green_and_blue_make_white() {
        let sum = |part: usize| -> i32 {
            TAGS.iter()
                .filter_map(|(name, element)| match element {
                    Element::Xyz(numbers) if name.ends_with(b"XYZ") => Some(numbers[part]),
                    _ => None,
                })
                .sum()
        };
        for (part, white) in [0xF6D6, 0x10000, 0xD32D].into_iter().enumerate() {
            assert!((sum(part) - white).abs() < 16, "{part}: {:X}", sum(part));
        }
    }
}
