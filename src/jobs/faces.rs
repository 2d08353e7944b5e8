//! The faces of this desk's papers: the bundled ones, with the FangSong of this computer as the body where there is
//! one and nobody chose otherwise. It must not lay anything out.

use super::given;
use crate::i18n::Tr;
use crate::paper::Faces;
use crate::paper::faces::BodyError;
use crate::platform::files;
use crate::platform::fonts::{self, Installed, Wanted};

/// The faces as the person wants them.
///
/// # Errors
/// A sentence: the program's own faces are damaged, or the file that was named cannot be the body. A FangSong that
/// was only found and cannot be used is passed over.
pub fn chosen(tr: Tr, wanted: &Wanted) -> Result<Faces, String> {
    let bundled = || Faces::bundled().map_err(|error| tr.pdf_not_written(error));
    match wanted {
        Wanted::Song => bundled(),
        Wanted::File(path) => with_body(bundled()?, &fonts::face_in(path), tr),
        Wanted::Installed => {
            for found in fonts::fang_songs() {
                if let Ok(faces) = with_body(bundled()?, &found, tr) {
                    return Ok(faces);
                }
            }
            bundled()
        }
    }
}

fn with_body(faces: Faces, face: &Installed, tr: Tr) -> Result<Faces, String> {
    let shown = face.path.display();
    let bytes = files::linked(&face.path, given::FACE).map_err(|unread| given::sentence(&face.path, &unread, tr))?;
    faces.with_body(bytes, face.index).map_err(|error| tr.body_font_refused(&shown, reason(tr, &error)))
}

fn reason(tr: Tr, error: &BodyError) -> String {
    match error {
        BodyError::Unreadable(reason) => tr.body_font_unreadable(reason),
        BodyError::Outlines => tr.body_font_outlines().to_owned(),
        BodyError::Embedding => tr.body_font_embedding().to_owned(),
        BodyError::Missing(characters) => tr.body_font_missing(characters),
    }
}
