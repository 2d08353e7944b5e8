//! Where in a file its seal lies: the signature dictionary, the range of bytes that it covers, the gap that holds the
//! container (ISO 32000-1, 12.8). The dictionary is found by its bytes, without a reader of PDF. It must not judge the
//! signature.

use std::ops::Range;

use chrono::NaiveDateTime;

use super::bytes::{find, from_hex};

/// The name of the program as PDF writes names. A sealed file bears it at several places; no other file does.
pub(super) const NAME: &[u8] = b"/Maplebridge";
/// How the signature dictionary begins, up to the range.
pub(super) const HEAD: &[u8] = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 ";
/// What stands between the range and the gap.
pub(super) const BEFORE_GAP: &[u8] = b"]/Contents";
/// So many figures has each of the three numbers of the range; blanks fill it up.
pub(super) const WIDTH: usize = 10;
/// How PDF writes the moment of signing.
pub(super) const MOMENT: &str = "D:%Y%m%d%H%M%S";
/// A container with eight certificates is far smaller.
const LONGEST_GAP: usize = 256 << 10;

/// Why no place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoPlace {
    None,
    Several,
    Unreadable,
}

/// The place of the seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The gap, with its angle brackets.
    pub gap: Range<usize>,
    /// The three numbers of the range that the seal claims to cover.
    pub claimed: [usize; 3],
    /// The moment of signing, by the desk's clock.
    pub signed_at: Option<NaiveDateTime>,
}

impl Place {
    /// The one place in a file.
    pub fn find(pdf: &[u8]) -> Result<Place, NoPlace> {
        let start = find(pdf, HEAD).ok_or(NoPlace::None)? + HEAD.len();
        let rest = pdf.get(start..).unwrap_or_default();
        if find(rest, HEAD).is_some() {
            return Err(NoPlace::Several);
        }
        Place::read(pdf, start).ok_or(NoPlace::Unreadable)
    }

    fn read(pdf: &[u8], start: usize) -> Option<Place> {
        let number = |place: usize| {
            let from = start + place * (WIDTH + 1);
            std::str::from_utf8(pdf.get(from..from + WIDTH)?).ok()?.trim_end().parse::<usize>().ok()
        };
        let claimed = [number(0)?, number(1)?, number(2)?];
        let open = start + 3 * WIDTH + 2 + BEFORE_GAP.len();
        let behind_range = pdf.get(start + 3 * WIDTH + 2..)?;
        behind_range.strip_prefix(BEFORE_GAP)?.strip_prefix(b"<")?;
        let inside = pdf.get(open + 1..)?;
        let length = inside.iter().take(LONGEST_GAP).position(|byte| *byte == b'>')?;
        let gap = open..open + 1 + length + 1;
        let signed_at = moment(pdf.get(gap.end..)?);
        Some(Place { gap, claimed, signed_at })
    }

    /// The container in the gap; `None` if it is not written in capitals.
    pub fn container(&self, pdf: &[u8]) -> Option<Vec<u8>> {
        from_hex(pdf.get(self.gap.start + 1..self.gap.end - 1)?)
    }
}

fn moment(behind_gap: &[u8]) -> Option<NaiveDateTime> {
    let text = behind_gap.strip_prefix(b"/M(")?.get(.."D:20260311152000".len())?;
    NaiveDateTime::parse_from_str(std::str::from_utf8(text).ok()?, MOMENT).ok()
}
