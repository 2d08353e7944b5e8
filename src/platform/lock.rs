//! One running program per data folder: a locked file that the system frees even if the program is killed.
//! It must not know what the folder holds.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// A lock that is held as long as this value lives.
#[derive(Debug)]
pub struct FileLock {
    file: File,
}

/// Freed by word and not only by closing the file: a program that is just being started by this one holds a copy of the
/// open file for a moment, and the lock with it.
impl Drop for FileLock {
    fn drop(&mut self) {
        let _freed_at_the_latest_when_closed = self.file.unlock();
    }
}

impl FileLock {
    /// Takes the lock on this file, making the file if it is absent. `None`: another program holds it.
    ///
    /// # Errors
    /// Where the file cannot be opened or the file system knows no locks.
    pub fn take(path: &Path) -> io::Result<Option<FileLock>> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(FileLock { file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Waits until the lock is free and takes it; for work of a moment.
    ///
    /// # Errors
    /// As [`FileLock::take`].
    pub fn wait(path: &Path) -> io::Result<FileLock> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        file.lock()?;
        Ok(FileLock { file })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_and_the_next_may_come_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some.lock");
        let first = FileLock::take(&path).unwrap();
        assert!(first.is_some());
        assert!(FileLock::take(&path).unwrap().is_none(), "a second lock while the first lives");
        drop(first);
        assert!(FileLock::take(&path).unwrap().is_some(), "free again");
    }
}
