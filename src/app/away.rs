//! Work on the casebook that takes longer than a frame may: a salvage, a purge, another passphrase, the check at unlocking. The
//! casebook goes to a thread and comes back with what was found; meanwhile the window paints, says what is going on, and does
//! nothing else: what is said and typed waits until the casebook is back. It must not know what the work is, and must not lose
//! a word.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use crate::casebook::{Actor, Casebook};

use super::desk::Desk;
use super::trouble;

/// What the desk does once the casebook is back.
type Tell = Box<dyn FnOnce(&mut Desk) + Send>;

/// The casebook is at a thread.
pub struct Away {
    receiver: Receiver<(Casebook, Tell)>,
    /// Who was at work when it went; `None`: it was locked.
    whose: Option<Actor>,
    /// The thread ended without giving it back.
    is_lost: bool,
}

impl Desk {
    /// Whether the casebook is at a thread: nothing is carried out before it is back.
    pub const fn is_away(&self) -> bool {
        self.away.is_some()
    }

    /// Whether the window must wait for it before it closes.
    pub(super) fn must_wait(&self) -> bool {
        self.away.as_ref().is_some_and(|away| !away.is_lost)
    }
}

/// Does the work on a thread and tells the desk of it afterwards. `words`: what the person is told meanwhile. One at a time; a
/// casebook without a file is at work here, where nothing of it is slow.
pub(super) fn work<T: Send + 'static>(
    desk: &mut Desk,
    words: &str,
    work: impl FnOnce(&mut Casebook) -> T + Send + 'static,
    tell: impl FnOnce(&mut Desk, T) + Send + 'static,
) {
    if desk.is_away() {
        return;
    }
    if desk.book.folder().is_none() {
        let found = work(&mut desk.book);
        tell(desk, found);
        return;
    }
    let stand_in = desk.book.stand_in();
    let whose = (!desk.book.is_locked()).then(|| desk.book.actor().clone());
    let mut book = std::mem::replace(&mut desk.book, stand_in);
    let ((sender, receiver), wake) = (channel(), desk.wake.clone());
    desk.say(words.to_owned(), false);
    desk.away = Some(Away { receiver, whose, is_lost: false });
    thread::spawn(move || {
        let found = work(&mut book);
        let tell: Tell = Box::new(move |desk| tell(desk, found));
        // Nobody listens any more when the window was closed meanwhile: nothing to do then.
        let _ = sender.send((book, tell));
        if let Some(wake) = wake {
            wake();
        }
    });
}

/// Takes the casebook back when it is there.
pub(super) fn news(desk: &mut Desk) {
    let Some(away) = &mut desk.away else { return };
    match away.receiver.try_recv() {
        Ok((book, tell)) => {
            let whose = away.whose.take();
            (desk.book, desk.away, desk.status.message) = (book, None, None);
            tell(desk);
            if let Some(whose) = whose {
                trouble::back(desk, whose);
            }
        }
        Err(TryRecvError::Empty) => {}
        Err(TryRecvError::Disconnected) => {
            away.is_lost = true;
            desk.say(desk.tr().app_away_lost().to_owned(), true);
        }
    }
}
