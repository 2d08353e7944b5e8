//! Room to save: where the disk is full the ballast is given back and the save tried once more. It must not decide when a
//! ballast is made anew; that is the window's.

use std::path::Path;

use super::{Casebook, Error};
use crate::platform::ballast::Ballast;
use crate::platform::disk;

/// So little room is none, bytes.
const NOTHING: u64 = 64 << 10;

impl Casebook {
    /// The room that is held back beside the file; `None` in memory.
    pub fn ballast(&self) -> Option<Ballast> {
        self.folder().map(Ballast::of)
    }

    /// Tries whether anything can be kept now, by keeping again what is there.
    ///
    /// # Errors
    /// Why nothing can be kept.
    pub fn can_keep(&mut self) -> Result<(), Error> {
        let place = self.place()?.unwrap_or_default();
        self.remember_place(&place)
    }

    /// Does the work; where the disk is full, once more with the room that was held back.
    pub(super) fn with_room<T>(&mut self, mut work: impl FnMut(&mut Casebook) -> Result<T, Error>) -> Result<T, Error> {
        let folder = self.folder().map(Path::to_path_buf);
        with_room_in(folder.as_deref(), || work(self))
    }
}

/// The same without a casebook that is open.
pub(super) fn with_room_in<T>(folder: Option<&Path>, mut work: impl FnMut() -> Result<T, Error>) -> Result<T, Error> {
    match work().map_err(|error| called_full(error, folder)) {
        Err(Error::DiskFull) if folder.is_some_and(|folder| Ballast::of(folder).give_back()) => {
            work().map_err(|error| called_full(error, folder))
        }
        done => done,
    }
}

/// The database calls some faults of a full disk (of its shared memory) a fault of the disk.
fn called_full(error: Error, folder: Option<&Path>) -> Error {
    let is_full = || folder.and_then(|folder| disk::free_room(folder).ok()).is_some_and(|free| free < NOTHING);
    match error {
        Error::DiskFault { .. } if is_full() => Error::DiskFull,
        other => other,
    }
}

#[cfg(test)]
impl Casebook {
    /// Plays a full disk: the file may not grow any more; or may again.
    pub(crate) fn play_full(&self, full: bool) {
        let connection = self.connection().unwrap();
        let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        let most = if full { pages } else { 1 << 30 };
        connection.pragma_update_and_check(None, "max_page_count", most, |row| row.get::<_, i64>(0)).unwrap();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::Actor;
    use crate::platform::clock::Clock;
    use crate::vault::DataKey;

    /// What grows the file for sure.
    fn long() -> String {
        "调".repeat(20_000)
    }

    #[test]
    fn on_a_full_disk_the_ballast_is_given_back_and_nothing_is_half_saved() {
        let folder = tempfile::tempdir().unwrap();
        let key = DataKey::from_bytes([1; 32]);
        let mut book = Casebook::open(folder.path(), Clock::System, &key, Actor::administrator()).unwrap();
        let ballast = book.ballast().unwrap();
        assert!(ballast.make().unwrap());
        book.save_unfinished(None, "walk_in.about", "水管破裂").unwrap();
        book.play_full(true);
        // This disk stays full: the second try fails as well.
        assert!(matches!(book.save_unfinished(None, "walk_in.about", &long()), Err(Error::DiskFull)));
        assert!(!ballast.is_there(), "its room was given back");
        assert_eq!(book.unfinished(None).unwrap()[0].text, "水管破裂", "the old text stays");
        book.play_full(false);
        book.save_unfinished(None, "walk_in.about", &long()).unwrap();
        assert_eq!(book.unfinished(None).unwrap()[0].text, long());
    }

    #[test]
    fn a_refused_save_gives_nothing_back() {
        let folder = tempfile::tempdir().unwrap();
        let key = DataKey::from_bytes([1; 32]);
        let mut book = Casebook::open(folder.path(), Clock::System, &key, Actor::administrator()).unwrap();
        let ballast = book.ballast().unwrap();
        assert!(ballast.make().unwrap());
        let refused = book.run(crate::casebook::command::Command::RegisterWalkIn(Default::default()));
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        assert!(ballast.is_there());
    }
}
