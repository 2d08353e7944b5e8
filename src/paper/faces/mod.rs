//! The faces of paper and which of them has a character. It must not know lines or pages, and reads no file: the
//! bundled faces lie in the program, the user's own is handed in.
//!
//! A role asks a chain of faces; the first that has the character gives its glyph:
//!
//! | role | chain |
//! | --- | --- |
//! | Song | the user's FangSong where it was chosen, Song, Latin, the rare blocks |
//! | SongBold, Hei, Kai | its own face, Song, Latin, the rare blocks |

mod body;
mod bundled;
mod characters;
mod pack;

use super::page::Face;

pub use body::BodyError;
pub use bundled::{FaceError, bundled, rare, screen_regular};
pub use characters::{drawn_char, is_silent};

use body::Body;

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

/// Where a face lies: a whole file, and the number of the face in it (0 but for collections).
#[derive(Clone, Copy, Debug)]
pub struct FaceFile {
    pub bytes: &'static [u8],
    pub index: u32,
}

/// The faces, opened. Cheap to make; make one and keep it.
#[derive(Clone)]
pub struct Faces {
    song: ttf_parser::Face<'static>,
    song_bold: ttf_parser::Face<'static>,
    hei: ttf_parser::Face<'static>,
    kai: ttf_parser::Face<'static>,
    latin: ttf_parser::Face<'static>,
    body: Option<Body>,
}

impl Faces {
    /// Opens the bundled faces. Fails only when the program's own file is damaged.
    pub fn bundled() -> Result<Faces, FaceError> {
        Ok(Faces {
            song: open(Face::Song)?,
            song_bold: open(Face::SongBold)?,
            hei: open(Face::Hei)?,
            kai: open(Face::Kai)?,
            latin: open(Face::Latin)?,
            body: None,
        })
    }

    /// The same faces with the user's own as the body, which is then [`Face::FangSong`]: a TrueType or OpenType file,
    /// or the face of this number in a collection. Its bytes are kept as long as the program runs, once a file.
    ///
    /// # Errors
    /// [`BodyError`]: no face, a Chinese character of GB/T 2312 is missing, or its maker forbids embedding.
    pub fn with_body(self, bytes: Vec<u8>, index: u32) -> Result<Faces, BodyError> {
        Ok(Faces { body: Some(Body::checked(bytes, index)?), ..self })
    }

    /// The user's own face, where one was chosen.
    pub fn body(&self) -> Option<FaceFile> {
        self.body.as_ref().map(|body| body.file)
    }

    /// The file of a face, for the writer that cuts it to the glyphs used.
    ///
    /// # Errors
    /// A block that cannot be unpacked, or the user's face where none was chosen.
    pub fn file(&self, face: Face) -> Result<FaceFile, FaceError> {
        let bundled = bundled(face)?.map(|bytes| FaceFile { bytes, index: 0 });
        bundled.or(self.body()).ok_or_else(|| FaceError { name: "FangSong", reason: "no face was chosen".to_owned() })
    }

    /// The name by which a file of paper calls the face; each face has another one.
    pub fn name(&self, face: Face) -> String {
        match face {
            Face::Song => "NotoSerifSC-Regular".to_owned(),
            Face::SongBold => "NotoSerifSC-SemiBold".to_owned(),
            Face::Hei => "NotoSansSC-Medium".to_owned(),
            Face::Kai => "MaplebridgeKai-Regular".to_owned(),
            Face::Latin => "MaplebridgeLatin-Regular".to_owned(),
            Face::FangSong => self.body.as_ref().map_or_else(|| "FangSong".to_owned(), |body| body.name.clone()),
            Face::RareSong(block) => format!("MaplebridgeRareSong{block}-Regular"),
            Face::RareExtension(block) => format!("MaplebridgeRareExtension{block}-Regular"),
        }
    }

    /// Whether a paper can show this character at all.
    pub fn covers(&self, ch: char) -> bool {
        is_silent(ch) || self.find(Face::Song, ch).is_some()
    }

    /// The first face of the role's chain that has the character; `None` where none has.
    pub fn find(&self, role: Face, ch: char) -> Option<Found> {
        if characters::is_never_printed(ch) {
            return None;
        }
        let body = (role == Face::Song).then_some(Face::FangSong);
        body.and_then(|face| self.in_body(face, ch)).or_else(|| self.in_bundled(role, ch))
    }

    /// The narrow form of a quotation mark for Latin text; for any other character the same as [`Faces::find`].
    pub fn find_latin(&self, role: Face, ch: char) -> Option<Found> {
        match characters::latin_quote(ch) {
            // The user's face may have anything at the private places.
            Some(private) => self.in_bundled(role, private).or_else(|| self.find(role, ch)),
            None => self.find(role, ch),
        }
    }

    /// Advance of a glyph in 1/1000 em, cut to a whole number as the writer puts it into the widths of the file.
    pub(super) fn written_width(&self, face: Face, id: u16) -> Option<i64> {
        self.ask(face, |opened| {
            let advance = i64::from(opened.glyph_hor_advance(ttf_parser::GlyphId(id))?);
            Some(advance * 1000 / i64::from(opened.units_per_em()))
        })
    }

    /// The user's own face. A dash that does not fill its em is left to Song, or two of them would show a gap.
    fn in_body(&self, face: Face, ch: char) -> Option<Found> {
        let found = self.ask(face, |opened| measured(opened, face, ch))?;
        let joins = found.blank_left <= 0.02 && found.blank_right <= 0.02 && found.advance > 0.98;
        (ch != '\u{2014}' || joins).then_some(found)
    }

    fn in_bundled(&self, role: Face, ch: char) -> Option<Found> {
        let whole = chain(role).iter().copied();
        whole.chain(bundled::rare_blocks(ch)).find_map(|face| self.ask(face, |opened| measured(opened, face, ch)))
    }

    /// Asks an opened face; a rare block is opened for the question, which costs little once it is unpacked.
    fn ask<T>(&self, face: Face, question: impl FnOnce(&ttf_parser::Face<'static>) -> Option<T>) -> Option<T> {
        match face {
            Face::Song => question(&self.song),
            Face::SongBold => question(&self.song_bold),
            Face::Hei => question(&self.hei),
            Face::Kai => question(&self.kai),
            Face::Latin => question(&self.latin),
            Face::FangSong => question(&self.body.as_ref()?.face),
            Face::RareSong(_) | Face::RareExtension(_) => {
                question(&ttf_parser::Face::parse(bundled(face).ok()??, 0).ok()?)
            }
        }
    }
}

fn open(face: Face) -> Result<ttf_parser::Face<'static>, FaceError> {
    let failed = |reason: String| FaceError { name: "fonts", reason: format!("{face:?}: {reason}") };
    let bytes = bundled(face)?.ok_or_else(|| failed("not bundled".to_owned()))?;
    ttf_parser::Face::parse(bytes, 0).map_err(|error| failed(error.to_string()))
}

fn measured(opened: &ttf_parser::Face<'static>, face: Face, ch: char) -> Option<Found> {
    let id = opened.glyph_index(ch).filter(|id| id.0 != 0)?;
    let em = f32::from(opened.units_per_em());
    let advance = f32::from(opened.glyph_hor_advance(id)?);
    // The face's own record of the ink: following the outline instead took a sixth of the time of a warm paper.
    let ink = opened.tables().glyf.and_then(|glyf| glyf.bbox(id)).or_else(|| opened.glyph_bounding_box(id));
    let (left, right) = ink.map_or((0.0, 0.0), |ink| (f32::from(ink.x_min), advance - f32::from(ink.x_max)));
    Some(Found { face, id: id.0, advance: advance / em, blank_left: left / em, blank_right: right / em })
}

/// The bundled faces that a role asks before the rare blocks.
const fn chain(role: Face) -> &'static [Face] {
    match role {
        Face::SongBold => &[Face::SongBold, Face::Song, Face::Latin],
        Face::Hei => &[Face::Hei, Face::Song, Face::Latin],
        Face::Kai => &[Face::Kai, Face::Song, Face::Latin],
        _ => &[Face::Song, Face::Latin],
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::Glyph;
    use super::*;

    /// The slow second method follows every outline.
    #[test]
    fn the_recorded_ink_is_the_ink_of_the_outline() {
        let faces = [Face::Song, Face::SongBold, Face::Hei, Face::Kai, Face::Latin];
        let bytes = faces.map(|face| bundled(face).unwrap().unwrap());
        for bytes in bytes.into_iter().chain("𠮷龦".chars().filter_map(|ch| rare(ch).map(|found| found.1))) {
            let face = ttf_parser::Face::parse(bytes, 0).unwrap();
            for id in (0..face.number_of_glyphs()).step_by(37).map(ttf_parser::GlyphId) {
                let recorded = face.tables().glyf.and_then(|glyf| glyf.bbox(id));
                let followed = face.glyph_bounding_box(id);
                // The parts of a composed letter may be placed between two units of the em.
                let near = |one: i16, other: i16| one.abs_diff(other) <= 2;
                let same = recorded
                    .zip(followed)
                    .is_none_or(|(one, other)| near(one.x_min, other.x_min) && near(one.x_max, other.x_max));
                assert!(same, "{id:?}: {recorded:?}, {followed:?}");
            }
        }
    }

    #[test]
    fn each_character_comes_from_the_first_face_that_has_it() {
        let faces = Faces::bundled().unwrap();
        let cases = [
            ('调', Face::Song, Some(Face::Song)),
            ('调', Face::Hei, Some(Face::Hei)),
            ('调', Face::SongBold, Some(Face::SongBold)),
            ('䶮', Face::Song, Some(Face::Song)),
            ('㛃', Face::Song, Some(Face::Song)),
            ('𬭎', Face::SongBold, Some(Face::SongBold)),
            ('调', Face::Kai, Some(Face::Kai)),
            ('䶮', Face::Kai, Some(Face::Kai)),
            ('𬭶', Face::Hei, Some(Face::Hei)),
            ('①', Face::Kai, Some(Face::Kai)),
            ('㉈', Face::Kai, Some(Face::Song)),
            ('u', Face::Song, Some(Face::Song)),
            ('Ж', Face::Song, Some(Face::Song)),
            ('Ł', Face::Song, Some(Face::Latin)),
            ('ř', Face::Hei, Some(Face::Latin)),
            ('ő', Face::SongBold, Some(Face::Latin)),
            ('ž', Face::Song, Some(Face::Latin)),
            ('ώ', Face::Song, Some(Face::Latin)),
            ('Ђ', Face::Song, Some(Face::Latin)),
            ('ễ', Face::Song, Some(Face::Song)),
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
    fn rare_characters_come_from_blocks_whatever_the_role() {
        let faces = Faces::bundled().unwrap();
        for role in [Face::Song, Face::SongBold, Face::Hei, Face::Kai] {
            for ch in ['㐀', '㐂', '龦', '鿿'] {
                let face = faces.find(role, ch).unwrap().face;
                assert!(matches!(face, Face::RareSong(_)), "{ch} {face:?}");
            }
            for ch in ['𠮷', '𪚥', '𫠝', '𬺰', '\u{2F800}'] {
                let face = faces.find(role, ch).unwrap().face;
                assert!(matches!(face, Face::RareExtension(_)), "{ch} {face:?}");
            }
        }
    }

    #[test]
    fn every_code_point_of_a_pack_has_a_glyph_in_its_block() {
        for (pack, least) in [(&bundled::RARE_SONG, 20_000), (&bundled::RARE_EXTENSION, 60_000)] {
            let mut before = 0;
            let mut glyphs = 0;
            for (number, first, last) in pack.ranges() {
                let face = ttf_parser::Face::parse(pack.block(number).unwrap(), 0).unwrap();
                let has =
                    |code: u32| char::from_u32(code).and_then(|ch| face.glyph_index(ch)).is_some_and(|id| id.0 != 0);
                assert!(has(first) && has(last) && first > before, "block {number}");
                let with_glyph = (first..=last).filter(|code| has(*code)).count();
                assert!((1..=256).contains(&with_glyph), "block {number}: {with_glyph}");
                glyphs += with_glyph;
                before = last;
            }
            assert!(glyphs > least, "{glyphs}");
        }
    }

    #[test]
    fn the_writer_gets_the_file_in_which_the_glyph_was_found() {
        let faces = Faces::bundled().unwrap();
        for (role, ch) in [(Face::Kai, '楷'), (Face::Song, 'Ł'), (Face::Song, '㐂'), (Face::Hei, '𠮷')] {
            let found = faces.find(role, ch).unwrap();
            let file = faces.file(found.face).unwrap();
            let face = ttf_parser::Face::parse(file.bytes, file.index).unwrap();
            assert_eq!(face.glyph_index(ch).map(|id| id.0), Some(found.id), "{ch}");
        }
        assert!(faces.file(Face::FangSong).is_err());
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
        for role in [Face::Song, Face::Kai] {
            let dash = faces.find(role, '—').unwrap();
            assert!((dash.advance - 1.0).abs() < 1e-6 && dash.blank_left.abs() < 1e-6 && dash.blank_right.abs() < 1e-6);
        }
        for role in [Face::Song, Face::SongBold, Face::Hei, Face::Kai] {
            let width = faces.find(role, '0').unwrap().advance;
            assert!(('1'..='9').all(|figure| (faces.find(role, figure).unwrap().advance - width).abs() < 1e-6));
        }
    }

    #[test]
    fn latin_quotes_are_narrow_and_the_screen_draws_the_same_glyph() {
        let faces = Faces::bundled().unwrap();
        for role in [Face::Song, Face::SongBold, Face::Hei, Face::Kai] {
            for ch in ['‘', '’', '“', '”'] {
                let forms = [(true, faces.find_latin(role, ch).unwrap()), (false, faces.find(role, ch).unwrap())];
                for (narrow, found) in forms {
                    assert_eq!(found.face, role);
                    assert_eq!(found.advance < 0.75, narrow, "{ch} {role:?}");
                    let glyph = Glyph { id: found.id, ch, x: 0.0, advance: found.advance * 12.0 };
                    let drawn = drawn_char(found.face, &glyph, 12.0);
                    let id = faces.ask(role, |face| face.glyph_index(drawn)).unwrap();
                    assert_eq!(id.0, found.id, "{ch} {role:?}");
                }
            }
        }
    }
}
