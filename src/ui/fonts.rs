//! Gives the bundled faces to egui: the window in Hei of two weights, the paper in Song of two weights.
//! The Chinese face stands first, so that “ ” … — come out in full width. Rare faces are unpacked only when a rare
//! character appears. It must not read a file.

use std::sync::Arc;

use egui::epaint::text::{FallbackRequest, FontInsert};
use egui::{Context, FontData, FontDefinitions, FontFamily};

use crate::paper::faces;

use super::theme::MEDIUM;

/// Name of the paper's family.
pub const SONG: &str = "song";
/// Name of the family of the paper's titles.
pub const SONG_BOLD: &str = "song-bold";

/// Hands the faces over. Once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
    ctx.add_font_provider(Arc::new(rare));
}

/// The faces and the order in which they are asked.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let faces: [(&str, &'static [u8]); 4] = [
        ("hei", faces::screen_regular()),
        ("hei-medium", faces::screen_medium()),
        (SONG, faces::song()),
        (SONG_BOLD, faces::song_bold()),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, ["hei", SONG]),
        (FontFamily::Monospace, ["hei", SONG]),
        (FontFamily::Name(MEDIUM.into()), ["hei-medium", SONG]),
        (FontFamily::Name(SONG.into()), [SONG, "hei"]),
        (FontFamily::Name(SONG_BOLD.into()), [SONG_BOLD, SONG]),
    ];
    for (family, names) in families {
        fonts.families.insert(family, names.map(str::to_owned).to_vec());
    }
    fonts
}

/// A rare face for a character that the cut ones lack: 𠮷 and its like in names.
fn rare(request: &FallbackRequest<'_>) -> Option<FontInsert> {
    let first = request.cluster.chars().next()?;
    let rare = [("rare-song", faces::rare_song()), ("rare-extension", faces::rare_extension())];
    rare.into_iter().find_map(|(name, bytes)| {
        let bytes = bytes.ok()?;
        has_glyph(bytes, first).then(|| FontInsert::new(name, FontData::from_static(bytes), Vec::new()))
    })
}

fn has_glyph(bytes: &[u8], ch: char) -> bool {
    ttf_parser::Face::parse(bytes, 0).is_ok_and(|face| face.glyph_index(ch).is_some())
}
