//! The faces that lie in the program. It must not know which of them a role asks first, and reads no file.
//!
//! How they are made, and the private places of the Latin quotation marks, is told in `assets/fonts/make.py`.

use super::super::page::Face;
use super::pack::Pack;

static SANS_REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular.ttf");
static SANS_MEDIUM: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Medium.ttf");
static SERIF_REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSerifSC-Regular.ttf");
static SERIF_SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSerifSC-SemiBold.ttf");
static KAI: &[u8] = include_bytes!("../../../assets/fonts/MaplebridgeKai-Regular.ttf");
static LATIN: &[u8] = include_bytes!("../../../assets/fonts/MaplebridgeLatin-Regular.ttf");
/// Characters of the URO and Extension A beyond the cut faces.
pub(super) static RARE_SONG: Pack = Pack::new("rare-song.pack", include_bytes!("../../../assets/fonts/rare-song.pack"));
/// Characters of the Extensions B to F.
pub(super) static RARE_EXTENSION: Pack =
    Pack::new("rare-extension.pack", include_bytes!("../../../assets/fonts/rare-extension.pack"));

/// A bundled face that cannot be used: the program's file is damaged and must be installed again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bundled face {name}: {reason}")]
pub struct FaceError {
    /// File name of the face in `assets/fonts`.
    pub name: &'static str,
    pub reason: String,
}

/// The sans face of the screen, regular weight (a whole TrueType file). Paper does not use it.
pub fn screen_regular() -> &'static [u8] {
    SANS_REGULAR
}

/// The bundled face, a whole TrueType file; blocks of the rare ones are unpacked. `None` for the user's own.
///
/// # Errors
/// A block that cannot be unpacked.
pub fn bundled(face: Face) -> Result<Option<&'static [u8]>, FaceError> {
    match face {
        Face::Song => Ok(Some(SERIF_REGULAR)),
        Face::SongBold => Ok(Some(SERIF_SEMIBOLD)),
        Face::Hei => Ok(Some(SANS_MEDIUM)),
        Face::Kai => Ok(Some(KAI)),
        Face::Latin => Ok(Some(LATIN)),
        Face::FangSong => Ok(None),
        Face::RareSong(block) => RARE_SONG.block(block).map(Some),
        Face::RareExtension(block) => RARE_EXTENSION.block(block).map(Some),
    }
}

/// The block of the rare faces that has the character; for a screen that asks by character.
pub fn rare(ch: char) -> Option<(Face, &'static [u8])> {
    rare_blocks(ch).find_map(|face| {
        let bytes = bundled(face).ok()??;
        ttf_parser::Face::parse(bytes, 0).ok()?.glyph_index(ch).filter(|id| id.0 != 0)?;
        Some((face, bytes))
    })
}

/// The blocks in whose range the character lies, in the order in which they are asked.
pub(super) fn rare_blocks(ch: char) -> impl Iterator<Item = Face> {
    RARE_SONG.blocks_for(ch).map(Face::RareSong).chain(RARE_EXTENSION.blocks_for(ch).map(Face::RareExtension))
}
