//! The bundled faces and which of them has a character. It must not know lines or pages, and reads no file: the faces
//! lie in the program. The rare ones are compressed and unpacked only when a rare character first appears.
//!
//! How the faces are made, and the private places of the Latin quotation marks, is told in `assets/fonts/make.py`.

use std::io::Read;
use std::sync::OnceLock;

use super::page::{Face, Glyph};

static SANS_REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf");
static SANS_MEDIUM: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Medium.ttf");
static SERIF_REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Regular.ttf");
static SERIF_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-SemiBold.ttf");
static RARE_SONG_PACKED: &[u8] = include_bytes!("../../assets/fonts/rare-song.ttf.zst");
static RARE_EXTENSION_PACKED: &[u8] = include_bytes!("../../assets/fonts/rare-extension.ttf.zst");

/// A bundled face that cannot be used: the program's file is damaged and must be installed again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bundled face {name}: {reason}")]
pub struct FaceError {
    /// File name of the face in `assets/fonts`.
    pub name: &'static str,
    pub reason: String,
}

/// The sans face of the screen, regular weight (a whole TrueType file).
pub fn screen_regular() -> &'static [u8] {
    SANS_REGULAR
}

/// The sans face of the screen, medium weight, for headings.
pub fn screen_medium() -> &'static [u8] {
    SANS_MEDIUM
}

/// The Song face of paper, for the preview.
pub fn song() -> &'static [u8] {
    SERIF_REGULAR
}

/// The heavier Song face of titles on paper, for the preview.
pub fn song_bold() -> &'static [u8] {
    SERIF_SEMIBOLD
}

/// Characters of the URO and Extension A beyond the cut faces. The first call unpacks it (some tens of milliseconds).
pub fn rare_song() -> Result<&'static [u8], FaceError> {
    static UNPACKED: OnceLock<Result<Vec<u8>, FaceError>> = OnceLock::new();
    unpacked(&UNPACKED, "rare-song.ttf.zst", RARE_SONG_PACKED)
}

/// Characters of the Extensions B to F. The first call unpacks it (about a tenth of a second).
pub fn rare_extension() -> Result<&'static [u8], FaceError> {
    static UNPACKED: OnceLock<Result<Vec<u8>, FaceError>> = OnceLock::new();
    unpacked(&UNPACKED, "rare-extension.ttf.zst", RARE_EXTENSION_PACKED)
}

fn unpacked(
    cell: &'static OnceLock<Result<Vec<u8>, FaceError>>,
    name: &'static str,
    packed: &[u8],
) -> Result<&'static [u8], FaceError> {
    cell.get_or_init(|| unpack(packed).map_err(|reason| FaceError { name, reason }))
        .as_ref()
        .map(Vec::as_slice)
        .map_err(Clone::clone)
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, String> {
    let mut decoder = ruzstd::decoding::StreamingDecoder::new(packed).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    decoder.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The bytes of a face as bundled (unpacked), for the writer that cuts it to the glyphs used.
pub fn bytes(face: Face) -> Result<&'static [u8], FaceError> {
    match face {
        Face::Song => Ok(SERIF_REGULAR),
        Face::SongBold => Ok(SERIF_SEMIBOLD),
        Face::Hei => Ok(SANS_MEDIUM),
        Face::RareSong => rare_song(),
        Face::RareExtension(_) => rare_extension(),
        Face::Kai | Face::FangSong | Face::Latin => Ok(SERIF_REGULAR),
    }
}

/// A glyph that was found: the face that has it, its id there, and its measures in em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub face: Face,
    pub id: u16,
    pub advance: f32,
    /// Blank between the left edge of the advance box and the ink.
    pub blank_left: f32,
    /// Blank between the ink and the right edge of the advance box.
    pub blank_right: f32,
}

/// The faces, opened. Cheap to make; make one and keep it.
pub struct Faces {
    song: ttf_parser::Face<'static>,
    song_bold: ttf_parser::Face<'static>,
    hei: ttf_parser::Face<'static>,
    rare_song: OnceLock<Option<ttf_parser::Face<'static>>>,
    rare_extension: OnceLock<Option<ttf_parser::Face<'static>>>,
}

impl Faces {
    /// Opens the bundled faces. Fails only when the program's own file is damaged.
    pub fn bundled() -> Result<Faces, FaceError> {
        Ok(Faces {
            song: open("NotoSerifSC-Regular.ttf", SERIF_REGULAR)?,
            song_bold: open("NotoSerifSC-SemiBold.ttf", SERIF_SEMIBOLD)?,
            hei: open("NotoSansSC-Medium.ttf", SANS_MEDIUM)?,
            rare_song: OnceLock::new(),
            rare_extension: OnceLock::new(),
        })
    }

    /// Whether a paper can show this character at all.
    pub fn covers(&self, ch: char) -> bool {
        is_silent(ch) || self.find(Face::Song, ch).is_some()
    }

    /// The first face of the role's chain that has the character; `None` where none has.
    pub fn find(&self, role: Face, ch: char) -> Option<Found> {
        if is_never_printed(ch) {
            return None;
        }
        self.look_up(role, ch)
    }

    /// The narrow form of a quotation mark for Latin text; for any other character the same as [`Faces::find`].
    pub fn find_latin(&self, role: Face, ch: char) -> Option<Found> {
        match latin_quote(ch) {
            Some(private) => self.look_up(role, private).or_else(|| self.find(role, ch)),
            None => self.find(role, ch),
        }
    }

    /// The character under which a screen that paints characters, not glyph ids, gets this very glyph of the face.
    pub fn drawn_char(&self, face: Face, glyph: &Glyph) -> char {
        let narrow = latin_quote(glyph.ch)
            .filter(|private| self.look_up(face, *private).is_some_and(|found| found.id == glyph.id));
        narrow.unwrap_or(glyph.ch)
    }

    /// Advance of a glyph in 1/1000 em, cut to a whole number as the writer puts it into the widths of the file.
    pub(super) fn written_width(&self, face: Face, id: u16) -> Option<i64> {
        let opened = self.opened(face)?;
        let advance = i64::from(opened.glyph_hor_advance(ttf_parser::GlyphId(id))?);
        Some(advance * 1000 / i64::from(opened.units_per_em()))
    }

    fn look_up(&self, role: Face, ch: char) -> Option<Found> {
        chain(role).iter().find_map(|face| {
            if *face == Face::RareSong && !may_be_rare_song(ch)
                || matches!(face, Face::RareExtension(_)) && !in_extensions(ch)
            {
                return None;
            }
            measured(self.opened(*face)?, *face, ch)
        })
    }

    fn opened(&self, face: Face) -> Option<&ttf_parser::Face<'static>> {
        let rare = |bytes: Result<&'static [u8], FaceError>| ttf_parser::Face::parse(bytes.ok()?, 0).ok();
        match face {
            Face::Song => Some(&self.song),
            Face::SongBold => Some(&self.song_bold),
            Face::Hei => Some(&self.hei),
            Face::RareSong => self.rare_song.get_or_init(|| rare(rare_song())).as_ref(),
            Face::Kai | Face::FangSong | Face::Latin => Some(&self.song),
            Face::RareExtension(_) => self.rare_extension.get_or_init(|| rare(rare_extension())).as_ref(),
        }
    }
}

fn open(name: &'static str, bytes: &'static [u8]) -> Result<ttf_parser::Face<'static>, FaceError> {
    ttf_parser::Face::parse(bytes, 0).map_err(|error| FaceError { name, reason: error.to_string() })
}

fn measured(opened: &ttf_parser::Face<'static>, face: Face, ch: char) -> Option<Found> {
    let id = opened.glyph_index(ch).filter(|id| id.0 != 0)?;
    let em = f32::from(opened.units_per_em());
    let advance = f32::from(opened.glyph_hor_advance(id)?);
    let ink = opened.glyph_bounding_box(id);
    let (left, right) = ink.map_or((0.0, 0.0), |ink| (f32::from(ink.x_min), advance - f32::from(ink.x_max)));
    Some(Found { face, id: id.0, advance: advance / em, blank_left: left / em, blank_right: right / em })
}

fn chain(role: Face) -> &'static [Face] {
    match role {
        Face::SongBold => &[Face::SongBold, Face::Song, Face::RareSong, Face::RareExtension(0)],
        Face::Hei => &[Face::Hei, Face::Song, Face::RareSong, Face::RareExtension(0)],
        _ => &[Face::Song, Face::RareSong, Face::RareExtension(0)],
    }
}

/// Places at which the cut faces keep the narrow quotation marks.
fn latin_quote(ch: char) -> Option<char> {
    match ch {
        '\u{2018}' => Some('\u{F8F0}'),
        '\u{2019}' => Some('\u{F8F1}'),
        '\u{201C}' => Some('\u{F8F2}'),
        '\u{201D}' => Some('\u{F8F3}'),
        _ => None,
    }
}

/// Private Use characters look different on every machine and U+FFFD stands for a lost one: neither is ever printed.
fn is_never_printed(ch: char) -> bool {
    matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{FFF9}'..='\u{FFFF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Characters without a picture of their own, which are left out of the paper: joiners, zero-width spaces (a line may
/// break there), soft hyphens, direction marks (a Chinese or English paper runs left to right, and nothing in a
/// text may turn it round) and variation selectors (the face's own form is printed).
pub fn is_silent(ch: char) -> bool {
    matches!(ch, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}' | '\n' | '\r' | '\t')
}

fn may_be_rare_song(ch: char) -> bool {
    matches!(ch, '\u{2E80}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn in_extensions(ch: char) -> bool {
    matches!(ch, '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_comes_from_the_first_face_that_has_it() {
        let faces = Faces::bundled().unwrap();
        let cases = [
            ('调', Face::Song, Some(Face::Song)),
            ('调', Face::Hei, Some(Face::Hei)),
            ('调', Face::SongBold, Some(Face::SongBold)),
            ('䶮', Face::Song, Some(Face::Song)),
            ('𬭎', Face::SongBold, Some(Face::SongBold)),
            ('㐀', Face::Hei, Some(Face::RareSong)),
            ('龦', Face::Song, Some(Face::RareSong)),
            ('𠮷', Face::Song, Some(Face::RareExtension(0))),
            ('𠮷', Face::Hei, Some(Face::RareExtension(0))),
            ('\u{E000}', Face::Song, None),
            ('\u{F8F1}', Face::Song, None),
            ('\u{FFFD}', Face::Song, None),
            ('\u{0378}', Face::Song, None),
            ('🙂', Face::Song, None),
        ];
        for (ch, role, face) in cases {
            assert_eq!(faces.find(role, ch).map(|found| found.face), face, "{ch:?}");
        }
    }

    #[test]
    fn the_standard_characters_of_every_language_file_are_covered() {
        let faces = Faces::bundled().unwrap();
        for ch in "→⇄✓×–▴▾›·△■□○●☐☑—…“”《》〔〕￥½℃①éüâØ".chars() {
            assert!(faces.find(Face::Song, ch).is_some() && faces.find(Face::Hei, ch).is_some(), "{ch}");
        }
    }

    #[test]
    fn two_dashes_meet_and_figures_share_a_width() {
        let faces = Faces::bundled().unwrap();
        let dash = faces.find(Face::Song, '—').unwrap();
        assert!((dash.advance - 1.0).abs() < 1e-6 && dash.blank_left.abs() < 1e-6 && dash.blank_right.abs() < 1e-6);
        for role in [Face::Song, Face::SongBold, Face::Hei] {
            let width = faces.find(role, '0').unwrap().advance;
            assert!(('1'..='9').all(|figure| (faces.find(role, figure).unwrap().advance - width).abs() < 1e-6));
        }
    }

    #[test]
    fn latin_quotes_are_narrow_and_known_again() {
        let faces = Faces::bundled().unwrap();
        let narrow = faces.find_latin(Face::Song, '’').unwrap();
        assert!(narrow.advance < 0.4);
        let glyph = Glyph { id: narrow.id, ch: '’', x: 0.0, advance: 0.0 };
        assert_eq!(faces.drawn_char(Face::Song, &glyph), '\u{F8F1}');
        let wide = faces.find(Face::Song, '’').unwrap();
        assert_eq!(faces.drawn_char(Face::Song, &Glyph { id: wide.id, ..glyph }), '’');
    }
}
