//! Stored files as pictures of their pages: drawn on worker threads when a page comes into sight, kept while the file is
//! shown. It must not change a byte of them.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::casebook::Error;
use crate::jobs::sheets::{self, Picture, SheetError};
use crate::ui::versions_view::{StoredPage, StoredPicture, StoredView};

use super::desk::Desk;

/// Sharp enough for a whole page across a large window; half as much memory as for print.
const DOTS_PER_INCH: f32 = 132.0;
/// Pictures kept at a time: six megabytes each.
const KEPT: usize = 12;

/// The stored file that is shown.
pub struct StoredDesk {
    /// What the screens read.
    view: StoredView,
    bytes: Arc<Vec<u8>>,
    /// The pages that were drawn, the latest last.
    drawn: Vec<usize>,
    sender: Sender<Drawn>,
    receiver: Receiver<Drawn>,
}

/// A page that a worker drew.
struct Drawn {
    sha256: String,
    page: usize,
    picture: Result<Picture, SheetError>,
}

impl Default for StoredDesk {
    fn default() -> StoredDesk {
        let (sender, receiver) = channel();
        StoredDesk { view: StoredView::default(), bytes: Arc::default(), drawn: Vec::new(), sender, receiver }
    }
}

impl Desk {
    /// The kept file with this digest as pages; those that were drawn before are there at once.
    pub(super) fn stored_file(&mut self, sha256: &str) -> Result<StoredView, Error> {
        if self.stored.view.sha256 != sha256 {
            let tr = self.tr();
            let bytes = self.book.attachment(sha256)?;
            let pages = bytes.as_ref().map(|bytes| sheets::page_count(bytes));
            let stored = &mut self.stored;
            stored.bytes = Arc::new(bytes.unwrap_or_default());
            stored.drawn.clear();
            let (count, problem) = match pages {
                Some(Ok(count)) => (count, None),
                Some(Err(error)) => (0, Some(error.message(tr))),
                None => (0, Some(tr.versions_not_kept().to_owned())),
            };
            stored.view = StoredView { sha256: sha256.to_owned(), pages: vec![StoredPage::Unseen; count], problem };
        }
        Ok(self.stored.view.clone())
    }
}

/// A page came into sight.
pub(super) fn want(desk: &mut Desk, sha256: &str, page: usize) {
    let stored = &mut desk.stored;
    if stored.view.sha256 != sha256 {
        return;
    }
    let Some(now) = stored.view.pages.get_mut(page).filter(|now| matches!(now, StoredPage::Unseen)) else { return };
    *now = StoredPage::Waiting;
    let (bytes, sender, wake) = (Arc::clone(&stored.bytes), stored.sender.clone(), desk.wake.clone());
    let sha256 = sha256.to_owned();
    thread::spawn(move || {
        let picture = sheets::picture(&bytes, page, DOTS_PER_INCH);
        // Nobody listens any more when the window was closed meanwhile: nothing to do then.
        let _ = sender.send(Drawn { sha256, page, picture });
        if let Some(wake) = wake {
            wake();
        }
    });
    hand_on(desk);
}

/// Takes what the workers drew since the last frame.
pub(super) fn news(desk: &mut Desk) {
    let tr = desk.tr();
    let mut any = false;
    while let Ok(Drawn { sha256, page, picture }) = desk.stored.receiver.try_recv() {
        let stored = &mut desk.stored;
        if stored.view.sha256 != sha256 {
            continue;
        }
        let drawn = match picture {
            Ok(Picture { width, height, rgba }) => StoredPage::Drawn(Arc::new(StoredPicture { width, height, rgba })),
            Err(error) => StoredPage::Failed(error.message(tr)),
        };
        put(&mut stored.view.pages, page, drawn);
        stored.drawn.push(page);
        if stored.drawn.len() > KEPT {
            let oldest = stored.drawn.remove(0);
            put(&mut stored.view.pages, oldest, StoredPage::Unseen);
        }
        any = true;
    }
    if any {
        hand_on(desk);
    }
}

fn put(pages: &mut [StoredPage], page: usize, now: StoredPage) {
    if let Some(there) = pages.get_mut(page) {
        *there = now;
    }
}

/// Every room that shows the file sees its pages as they are now.
fn hand_on(desk: &mut Desk) {
    let now = &desk.stored.view;
    let shown = [desk.versions.view.sheets.stored_mut(), desk.papers.view.stored_mut()];
    for stored in shown.into_iter().flatten().filter(|stored| stored.sha256 == now.sha256) {
        stored.clone_from(now);
    }
}
