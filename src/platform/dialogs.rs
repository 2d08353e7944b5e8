//! Dialogs of the system (rfd), asked on a thread of their own: a portal that never answers must not hold the window.
//! No dialog and "cancelled" look the same; the window always offers a plain path field as well.
#![allow(clippy::disallowed_types)]

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// A question that was asked. Ask [`Asked::answer`] once a frame.
#[derive(Debug)]
pub struct Asked {
    answer: Receiver<Option<PathBuf>>,
}

impl Asked {
    /// `None` while the dialog is open; then the path, or `None` inside where none was chosen.
    pub fn answer(&self) -> Option<Option<PathBuf>> {
        match self.answer.try_recv() {
            Ok(path) => Some(path),
            Err(std::sync::mpsc::TryRecvError::Empty) => None,
            Err(std::sync::mpsc::TryRecvError::Disconnected) => Some(None),
        }
    }
}

/// Asks where to save a PDF. `wake` is called once when the answer is there.
pub fn ask_where_to_save(title: &str, folder: PathBuf, name: &str, wake: impl FnOnce() + Send + 'static) -> Asked {
    ask_where_to_save_as(title, folder, name, ("PDF", "pdf"), wake)
}

/// Asks where to save a file of this kind: what it is called, and how its names end. `wake` is called once when the
/// answer is there.
pub fn ask_where_to_save_as(
    title: &str,
    folder: PathBuf,
    name: &str,
    (called, ending): (&str, &str),
    wake: impl FnOnce() + Send + 'static,
) -> Asked {
    let (sender, answer) = channel();
    let dialog = rfd::FileDialog::new().set_title(title).set_directory(folder).set_file_name(name);
    let dialog = dialog.add_filter(called, &[ending]);
    thread::spawn(move || {
        // Nobody listens any more when the window was closed meanwhile: nothing to do then.
        let _ = sender.send(dialog.save_file());
        wake();
    });
    Asked { answer }
}

/// Asks which folder is meant. `wake` is called once when the answer is there.
pub fn ask_for_folder(title: &str, wake: impl FnOnce() + Send + 'static) -> Asked {
    let (sender, answer) = channel();
    let dialog = rfd::FileDialog::new().set_title(title);
    thread::spawn(move || {
        // Nobody listens any more when the window was closed meanwhile: nothing to do then.
        let _ = sender.send(dialog.pick_folder());
        wake();
    });
    Asked { answer }
}

/// Asks which file is meant, one of these kinds (`kinds`: how their names end; `called`: what they are called). `wake` is
/// called once when the answer is there.
pub fn ask_for_file(title: &str, called: &str, kinds: &[&str], wake: impl FnOnce() + Send + 'static) -> Asked {
    let (sender, answer) = channel();
    let dialog = rfd::FileDialog::new().set_title(title).add_filter(called, kinds);
    thread::spawn(move || {
        // Nobody listens any more when the window was closed meanwhile: nothing to do then.
        let _ = sender.send(dialog.pick_file());
        wake();
    });
    Asked { answer }
}
