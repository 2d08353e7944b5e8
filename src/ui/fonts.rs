//! Gives the faces to egui: the window in Hei of two weights, the paper in the very faces that go into the PDF.
//! The Chinese face stands first, so that “ ” … — come out in full width. A block of the rare faces is unpacked and
//! joins a family only when one of its characters appears. It must not read a file.

use std::sync::Arc;

use egui::epaint::text::{FallbackRequest, FontInsert};
use egui::{Context, FontData, FontDefinitions, FontFamily};

use crate::paper::faces::{self, Faces};
use crate::paper::page::Face;

use super::theme::MEDIUM;

/// Name of the family of the paper's Song.
pub const SONG: &str = "song";
/// Name of the family of the paper's titles.
pub const SONG_BOLD: &str = "song-bold";
/// Name of the family of the paper's Kai.
pub const KAI: &str = "kai";
/// Name of the family of letters that the Chinese faces lack.
pub const LATIN: &str = "latin";
/// Name of the family of the user's own body face; Song where none was chosen.
pub const BODY: &str = "body";
/// Name of the screen's face, regular weight.
const HEI: &str = "hei";

/// Hands the faces over. Once, before the first frame.
pub fn install(ctx: &Context, faces: &Faces) {
    ctx.set_fonts(definitions(faces));
    ctx.add_font_provider(Arc::new(rare));
}

/// The faces and the order in which they are asked.
pub fn definitions(faces: &Faces) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert(HEI.to_owned(), Arc::new(FontData::from_static(faces::screen_regular())));
    let paper = [
        (MEDIUM, Face::Hei),
        (SONG, Face::Song),
        (SONG_BOLD, Face::SongBold),
        (KAI, Face::Kai),
        (LATIN, Face::Latin),
        (BODY, Face::FangSong),
    ];
    for (name, face) in paper {
        if let Ok(file) = faces.file(face) {
            let data = FontData::from_blob(Arc::new(file.bytes), file.index);
            fonts.font_data.insert(name.to_owned(), Arc::new(data));
        }
    }
    let families: [(FontFamily, &[&str]); 8] = [
        (FontFamily::Proportional, &[HEI, SONG, LATIN]),
        (FontFamily::Monospace, &[HEI, SONG, LATIN]),
        (named(MEDIUM), &[MEDIUM, SONG, LATIN]),
        (named(SONG), &[SONG, LATIN]),
        (named(SONG_BOLD), &[SONG_BOLD, SONG, LATIN]),
        (named(KAI), &[KAI, SONG, LATIN]),
        (named(LATIN), &[LATIN, SONG]),
        (named(BODY), &[BODY, SONG, LATIN]),
    ];
    for (family, names) in families {
        let known = names.iter().filter(|name| fonts.font_data.contains_key(**name));
        let names = known.map(|name| (*name).to_owned()).collect();
        fonts.families.insert(family, names);
    }
    fonts
}

fn named(name: &str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// The block of a rare character that the cut faces lack: 𠮷 and its like in names.
fn rare(request: &FallbackRequest<'_>) -> Option<FontInsert> {
    let (face, bytes) = faces::rare(request.cluster.chars().next()?)?;
    Some(FontInsert::new(&format!("{face:?}"), FontData::from_static(bytes), Vec::new()))
}
