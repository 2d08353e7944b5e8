//! The mark of a frozen version: what its pages bear (as a code and as a few characters), so that a page on paper is
//! known again. It must not draw or read a picture.

/// Words at the head of a code; the figure is the form of the code.
const TAG: &str = "MB1";
/// So many hexadecimal figures of the text's SHA-256 are in a code: 128 bits.
const FIGURES: usize = 32;

/// Which version of which agreement: the head of the SHA-256 of its words, and its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct VersionMark {
    /// The first 32 figures of the SHA-256 of the frozen words, hexadecimal, lower case.
    text: String,
    /// Number of the version, from 1.
    version: u32,
}

impl VersionMark {
    /// The mark of a version. `text_sha256` is hexadecimal, 64 figures; `None` for anything else.
    pub fn new(text_sha256: &str, version: u32) -> Option<VersionMark> {
        let whole = text_sha256.len() == 64 && text_sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        let text = text_sha256.get(..FIGURES).filter(|_| whole && version > 0)?;
        Some(VersionMark { text: text.to_ascii_lowercase(), version })
    }

    /// Number of the version, from 1.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// The code on a page (from 1): capitals, figures and `/` only, so that a QR code of it stays small.
    pub fn code(&self, page: usize) -> String {
        format!("{TAG}/{}/{}/{page}", self.text.to_ascii_uppercase(), self.version)
    }

    /// The mark and the page in a code, if it is one of ours.
    pub fn parse(code: &str) -> Option<(VersionMark, usize)> {
        let mut parts = code.trim().split('/');
        if parts.next() != Some(TAG) {
            return None;
        }
        let text = parts.next().filter(|text| text.len() == FIGURES && text.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let version = parts.next()?.parse().ok().filter(|version| *version > 0)?;
        let page = parts.next()?.parse().ok().filter(|page| *page > 0)?;
        let whole = parts.next().is_none();
        whole.then(|| (VersionMark { text: text.to_ascii_lowercase(), version }, page))
    }

    /// What a person compares and types: `2-9f3a-77c1`, the version and eight figures.
    pub fn short(&self) -> String {
        let part = |range| self.text.get(range).unwrap_or_default();
        format!("{}-{}-{}", self.version, part(0..4), part(4..8))
    }

    /// Whether a person who typed this meant this mark. Blanks, dashes and letter case do not count.
    pub fn is_typed(&self, typed: &str) -> bool {
        let bare = |text: &str| {
            text.chars().filter(|ch| ch.is_ascii_alphanumeric()).map(|ch| ch.to_ascii_lowercase()).collect::<String>()
        };
        bare(typed) == bare(&self.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(version: u32) -> VersionMark {
        VersionMark::new(&"9F3a77c1".repeat(8), version).unwrap()
    }

    #[test]
    fn a_code_leads_back_to_its_mark_and_page() {
        assert_eq!(VersionMark::parse(&mark(2).code(3)), Some((mark(2), 3)));
        assert_eq!(mark(2).code(3), "MB1/9F3A77C19F3A77C19F3A77C19F3A77C1/2/3");
        assert_eq!(mark(2).short(), "2-9f3a-77c1");
    }

    #[test]
    fn anything_else_is_no_mark() {
        let good = mark(2).code(3);
        for bad in ["", "MB1", "https://example.cn", &good.replace("MB1", "MB2"), &format!("{good}/4")] {
            assert_eq!(VersionMark::parse(bad), None, "{bad}");
        }
        assert_eq!(VersionMark::parse(&good.replace("/2/", "/0/")), None);
        assert_eq!(VersionMark::parse(&good.replace("9F3A77C1", "9F3A77C")), None);
        assert_eq!(VersionMark::new("9f3a", 1), None);
        assert_eq!(VersionMark::new(&"g".repeat(64), 1), None);
    }

    #[test]
    fn what_a_person_types_is_taken_with_or_without_dashes() {
        assert!(mark(2).is_typed("2 9F3A 77C1") && mark(2).is_typed("2-9f3a-77c1"));
        assert!(!mark(2).is_typed("1-9f3a-77c1") && !mark(2).is_typed(""));
    }
}
