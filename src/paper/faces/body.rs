//! The user's own face for the body: whether it may and can be used. It must not know where it came from.

use std::sync::Mutex;

use ttf_parser::name_id;

use super::FaceFile;

/// The characters of GB/T 2312-1980, which every Chinese face for papers has (its 6763 Han characters).
const STANDARD: &str = include_str!("../../../assets/fonts/gb2312.txt");
/// Most missing characters that are named.
const NAMED: usize = 5;

/// Why a face cannot be the body.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// Not a TrueType or OpenType file, or no face of that number in it.
    #[error("not a readable face: {0}")]
    Unreadable(String),
    /// Pictures instead of outlines, or outlines that the writer cannot cut (CFF2).
    #[error("no TrueType or CFF outlines")]
    Outlines,
    /// Its maker forbids embedding or cutting it (OpenType, OS/2 `fsType`), or does not say.
    #[error("its maker does not allow embedding it in files")]
    Embedding,
    /// Characters of GB/T 2312 that it lacks, the first of them.
    #[error("characters are missing: {0}")]
    Missing(String),
}

/// A face that may be used.
#[derive(Clone)]
pub(super) struct Body {
    pub file: FaceFile,
    pub face: ttf_parser::Face<'static>,
    /// PostScript name, in the letters that a PDF name may have unescaped.
    pub name: String,
}

impl Body {
    pub fn checked(bytes: Vec<u8>, index: u32) -> Result<Body, BodyError> {
        check(&open(&bytes, index)?)?;
        let bytes = kept(bytes);
        let face = open(bytes, index)?;
        let name = name(&face);
        Ok(Body { file: FaceFile { bytes, index }, face, name })
    }
}

fn open(bytes: &[u8], index: u32) -> Result<ttf_parser::Face<'_>, BodyError> {
    ttf_parser::Face::parse(bytes, index).map_err(|error| BodyError::Unreadable(error.to_string()))
}

fn check(face: &ttf_parser::Face<'_>) -> Result<(), BodyError> {
    let tables = face.tables();
    if tables.glyf.is_none() && tables.cff.is_none() {
        return Err(BodyError::Outlines);
    }
    let allowed = matches!(
        face.permissions(),
        Some(
            ttf_parser::Permissions::Installable
                | ttf_parser::Permissions::Editable
                | ttf_parser::Permissions::PreviewAndPrint
        )
    );
    if !allowed || !face.is_subsetting_allowed() || !face.is_outline_embedding_allowed() {
        return Err(BodyError::Embedding);
    }
    let lacks = |ch: &char| face.glyph_index(*ch).is_none_or(|id| id.0 == 0);
    let missing: String = STANDARD.chars().filter(|ch| !ch.is_whitespace()).filter(lacks).take(NAMED).collect();
    if missing.is_empty() { Ok(()) } else { Err(BodyError::Missing(missing)) }
}

/// The bytes for as long as the program runs; the same file is kept once, however often it is chosen.
fn kept(bytes: Vec<u8>) -> &'static [u8] {
    static KEPT: Mutex<Vec<&'static [u8]>> = Mutex::new(Vec::new());
    let mut all = KEPT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(same) = all.iter().find(|known| **known == bytes) {
        return same;
    }
    let bytes: &'static [u8] = bytes.leak();
    all.push(bytes);
    bytes
}

fn name(face: &ttf_parser::Face<'_>) -> String {
    let names = face.names().into_iter().filter(|name| name.name_id == name_id::POST_SCRIPT_NAME);
    let plain = |name: String| name.chars().filter(|ch| ch.is_ascii_alphanumeric() || *ch == '-').collect::<String>();
    let mut plain = names.filter_map(|name| name.to_string()).map(plain).filter(|name| !name.is_empty());
    plain.next().unwrap_or_else(|| "FangSong".to_owned())
}
