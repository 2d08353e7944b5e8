//! Room held back for the day the disk is full: a file that is really allocated and of no other use. Giving it back lets
//! what was typed be saved. It must not decide when; the casebook gives it back, the window makes it anew.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use fs4::FileExt;

use super::{disk, files};

/// Name of the file in the data folder.
pub const NAME: &str = "ballast";
/// Most room that is held back, bytes.
const MOST: u64 = 64 << 20;
/// Not worth a file, bytes.
const LEAST: u64 = 256 << 10;
/// Of the free room no more than one part in so many is held back.
const PART: u64 = 16;
/// It is made only where there is so much room left, bytes ...
const ROOMY: u64 = 256 << 20;
/// ... or, on a small disk, one part in so many of all of it.
const ROOMY_PART: u64 = 8;

/// The ballast of a data folder.
#[derive(Clone, Debug)]
pub struct Ballast {
    file: PathBuf,
}

impl Ballast {
    /// The ballast of this folder, whether it is there or not.
    pub fn of(folder: &Path) -> Ballast {
        Ballast { file: folder.join(NAME) }
    }

    /// Whether room is held back.
    pub fn is_there(&self) -> bool {
        self.file.exists()
    }

    /// Holds room back, where none is held and the disk has enough. True: it is there now.
    ///
    /// # Errors
    /// What the system says. Then no room is held back.
    pub fn make(&self) -> io::Result<bool> {
        if self.is_there() {
            return Ok(true);
        }
        let folder = self.file.parent().unwrap_or(Path::new("."));
        let (free, all) = (disk::free_room(folder)?, disk::all_room(folder)?);
        let Some(size) = size(free, all) else { return Ok(false) };
        let made = self.allocate(size);
        if made.is_err() {
            self.give_back();
        }
        made.map(|()| true)
    }

    fn allocate(&self, size: u64) -> io::Result<()> {
        let file = files::open_private(&self.file)?;
        file.set_len(0)?;
        FileExt::allocate(&file, size)?;
        file.sync_all()
    }

    /// Gives the room back. True: there was some.
    pub fn give_back(&self) -> bool {
        fs::remove_file(&self.file).is_ok()
    }
}

/// How much is held back of a disk with so much free room (bytes); `None` where it has too little.
fn size(free: u64, all: u64) -> Option<u64> {
    let is_roomy = free >= ROOMY.min(all / ROOMY_PART);
    Some((free / PART).min(MOST)).filter(|size| is_roomy && *size >= LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_really_taken_and_really_given_back() {
        let folder = tempfile::tempdir().unwrap();
        let ballast = Ballast::of(folder.path());
        assert!(!ballast.give_back(), "nothing was held back yet");
        assert!(ballast.make().unwrap() && ballast.is_there());
        let made = fs::metadata(folder.path().join(NAME)).unwrap();
        assert!(made.len() >= LEAST);
        #[cfg(unix)]
        assert!(std::os::unix::fs::MetadataExt::blocks(&made) * 512 >= made.len(), "a hole holds no room");
        assert!(ballast.make().unwrap(), "it is there already");
        assert!(ballast.give_back() && !ballast.is_there());
    }

    #[test]
    fn little_is_held_back_of_a_small_disk_and_nothing_of_a_full_one() {
        let mebibyte = 1 << 20;
        assert_eq!(size(100 << 30, 500 << 30), Some(64 * mebibyte));
        assert_eq!(size(40 * mebibyte, 64 * mebibyte), Some(40 * mebibyte / 16));
        assert_eq!(size(300 * mebibyte, 500 << 30), Some(300 * mebibyte / 16));
        // What was just given back is not taken again at once.
        assert_eq!(size(64 * mebibyte, 500 << 30), None);
        assert_eq!(size(mebibyte, 4 * mebibyte), None);
    }
}
