//! The plans, clauses and seats of this desk: the built-in ones, and the office's own of its data folder. It must not
//! paint.

use std::path::Path;

use crate::guide::office::Content;
use crate::jobs::guide_files;

use super::desk::Desk;

/// Reads the office's own files and uses them from now on. What cannot be used is said.
pub(super) fn keep_in(desk: &mut Desk, folder: &Path) {
    let loaded = guide_files::load(folder);
    desk.guide = loaded.content;
    let tr = desk.tr();
    let messages: Vec<String> = loaded.broken.iter().map(|broken| broken.message(tr)).collect();
    if !messages.is_empty() {
        desk.say(tr.guide_broken_at_start(messages.join(tr.list_separator())), true);
    }
}

/// The built-in content, before a data folder is known.
pub(super) fn built_in() -> Content {
    Content::built_in()
}

/// The papers call the steps as the settings do.
pub(super) fn call_steps(desk: &mut Desk) {
    if *desk.book.templates().step_names() != desk.settings.step_names {
        desk.use_templates(desk.book.templates().clone());
    }
}
