//! Gives the bundled faces to egui: the window in Hei of two weights, the paper in Song of two weights.
//! The Chinese face stands first, so that “ ” … — come out in full width. It must not read a file.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily};

use super::theme::MEDIUM;

/// Name of the paper's family.
pub const SONG: &str = "song";
/// Name of the family of the paper's titles.
pub const SONG_BOLD: &str = "song-bold";

/// Hands the faces over. Once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// The faces and the order in which they are asked.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let faces: [(&str, &'static [u8]); 4] = [
        ("hei", include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf")),
        ("hei-medium", include_bytes!("../../assets/fonts/NotoSansSC-Medium.ttf")),
        ("song", include_bytes!("../../assets/fonts/NotoSerifSC-Regular.ttf")),
        ("song-bold", include_bytes!("../../assets/fonts/NotoSerifSC-SemiBold.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, ["hei", "song"]),
        (FontFamily::Monospace, ["hei", "song"]),
        (FontFamily::Name(MEDIUM.into()), ["hei-medium", "song"]),
        (FontFamily::Name(SONG.into()), ["song", "hei"]),
        (FontFamily::Name(SONG_BOLD.into()), ["song-bold", "song"]),
    ];
    for (family, names) in families {
        fonts.families.insert(family, names.map(str::to_owned).to_vec());
    }
    fonts
}
