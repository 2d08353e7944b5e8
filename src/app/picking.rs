//! Choosing a file in the system's dialog for a field of a screen: asked on a thread of its own, answered in a later frame.
//! The field takes the path; nothing else happens by choosing.

use std::path::PathBuf;

use crate::platform::dialogs::{self, Asked};
use crate::ui::action::Pick;

use super::desk::Desk;

/// The dialog that is open, and what it chooses; then what was chosen, for one frame.
#[derive(Debug, Default)]
pub struct Picking {
    asked: Option<(Asked, Pick)>,
    pub(super) picked: Option<(Pick, PathBuf)>,
}

/// Opens the dialog.
pub(super) fn ask(desk: &mut Desk, pick: Pick) {
    if desk.picking.asked.is_some() {
        return;
    }
    let tr = desk.tr();
    let (title, filter, extensions): (&str, &str, &'static [&'static str]) = match pick {
        Pick::SealedFile => (tr.verify_pick_file(), "PDF", &["pdf"]),
        Pick::Root => (tr.verify_pick_root(), "PEM, DER", &["pem", "crt", "cer", "der"]),
        Pick::KeyFile => (tr.settings_key_pick(), "PEM", &["pem", "crt", "key", "p12", "pfx"]),
        Pick::SecondFolder => (tr.backup_second_pick(), "", &[]),
        Pick::ExportFolder => (tr.backup_export_pick(), "", &[]),
    };
    let wake = desk.wake.clone();
    let wake = move || {
        if let Some(wake) = wake {
            wake();
        }
    };
    let asked = match pick {
        Pick::SecondFolder | Pick::ExportFolder => dialogs::ask_for_folder(title, wake),
        Pick::SealedFile | Pick::Root | Pick::KeyFile => dialogs::ask_for_file(title, filter, extensions, wake),
    };
    desk.picking.asked = Some((asked, pick));
    desk.status.dialog_open = true;
}

/// Takes the answer of the dialog, when it is there.
pub(super) fn answer(desk: &mut Desk) {
    let Some((asked, pick)) = &desk.picking.asked else { return };
    let Some(answer) = asked.answer() else { return };
    desk.picking.picked = answer.map(|path| (*pick, path));
    desk.picking.asked = None;
    desk.status.dialog_open = false;
}
