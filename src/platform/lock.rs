//! One running program per data folder: a locked file that the system frees even if the program is killed. Beside it lies
//! who holds it, for the one who comes second, and the bell by which that one calls the first to the front.
//! It must not know what the folder holds.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use chrono::NaiveDateTime;

use super::files;

/// How often the first one listens for the bell: a look at one name, which costs nothing that can be measured.
const LISTENS: Duration = Duration::from_secs(1);
/// Longest line of a holder's file, characters.
const LONGEST: usize = 80;

/// A lock that is held as long as this value lives.
#[derive(Debug)]
pub struct FileLock {
    file: File,
    path: PathBuf,
}

/// Who holds a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Local time.
    pub since: NaiveDateTime,
    /// Name of the computer; empty where it does not tell.
    pub computer: String,
    /// Who works there; empty where nobody is named.
    pub person: String,
}

/// Freed by word and not only by closing the file: a program that is just being started by this one holds a copy of the
/// open file for a moment, and the lock with it.
impl Drop for FileLock {
    fn drop(&mut self) {
        let _gone_or_never_told = fs::remove_file(holder_file(&self.path));
        let _freed_at_the_latest_when_closed = self.file.unlock();
    }
}

impl FileLock {
    /// Takes the lock on this file, making the file if it is absent. `None`: another program holds it.
    ///
    /// # Errors
    /// Where the file cannot be opened or the file system knows no locks.
    pub fn take(path: &Path) -> io::Result<Option<FileLock>> {
        let file = files::open_private(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(FileLock { file, path: path.to_path_buf() })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Waits until the lock is free and takes it; for work of a moment.
    ///
    /// # Errors
    /// As [`FileLock::take`].
    pub fn wait(path: &Path) -> io::Result<FileLock> {
        let file = files::open_private(path)?;
        file.lock()?;
        Ok(FileLock { file, path: path.to_path_buf() })
    }

    /// Writes down who holds it, for the one who comes second. Not into the locked file itself, which nobody else can
    /// read on Windows.
    ///
    /// # Errors
    /// What the system says; the lock holds all the same.
    pub fn tell(&self, since: NaiveDateTime, person: &str) -> io::Result<()> {
        let line = |text: &str| text.chars().filter(|ch| !ch.is_control()).take(LONGEST).collect::<String>();
        let text = format!("{}\n{}\n{}\n", since.format(WRITTEN), line(&computer()), line(person));
        files::write_private(&holder_file(&self.path), text.as_bytes())
    }
}

/// How a moment is written.
const WRITTEN: &str = "%Y-%m-%dT%H:%M:%S";

/// Who holds the lock on this file; `None` where it was not written down.
pub fn holder(path: &Path) -> Option<Holder> {
    let bytes = files::read_at_most(&holder_file(path), 4096).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let mut lines = text.lines();
    let since = NaiveDateTime::parse_from_str(lines.next()?, WRITTEN).ok()?;
    let line = |line: Option<&str>| line.unwrap_or_default().chars().take(LONGEST).collect();
    Some(Holder { since, computer: line(lines.next()), person: line(lines.next()) })
}

fn holder_file(path: &Path) -> PathBuf {
    path.with_extension("holder")
}

fn bell_file(path: &Path) -> PathBuf {
    path.with_extension("bell")
}

/// Calls the one who holds the lock on this file to the front.
///
/// # Errors
/// What the system says.
pub fn ring(path: &Path) -> io::Result<()> {
    files::write_private(&bell_file(path), b"")
}

/// The first one listens as long as this value lives.
#[derive(Debug)]
pub struct Bell {
    _stops_with_it: Sender<()>,
}

/// Listens for the bell of this lock; `rung` is called each time, on a thread of its own.
pub fn listen(path: &Path, rung: impl Fn() + Send + 'static) -> Bell {
    let (stop, stopped) = channel::<()>();
    let bell = bell_file(path);
    // One that nobody heard is an old one.
    let _none_there = fs::remove_file(&bell);
    thread::spawn(move || {
        while stopped.recv_timeout(LISTENS) == Err(RecvTimeoutError::Timeout) {
            if fs::remove_file(&bell).is_ok() {
                rung();
            }
        }
    });
    Bell { _stops_with_it: stop }
}

/// Name of this computer, as the system keeps it.
fn computer() -> String {
    let kept = fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| fs::read_to_string("/etc/hostname"));
    let told = || std::env::var("COMPUTERNAME").or_else(|_| std::env::var("HOSTNAME")).unwrap_or_default();
    kept.unwrap_or_else(|_| told()).trim().to_owned()
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

    #[test]
    fn who_holds_it_is_told_as_long_as_it_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some.lock");
        let lock = FileLock::take(&path).unwrap().unwrap();
        assert_eq!(holder(&path), None, "nobody said yet");
        let since = NaiveDateTime::parse_from_str("2026-03-11T14:32:07", WRITTEN).unwrap();
        lock.tell(since, "沈若兰\nof no case").unwrap();
        let told = holder(&path).unwrap();
        assert_eq!((told.since, told.person.as_str()), (since, "沈若兰of no case"));
        assert_eq!(told.computer, computer());
        drop(lock);
        assert_eq!(holder(&path), None);
    }

    #[test]
    fn the_first_hears_the_bell_of_the_second() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some.lock");
        let (heard, hears) = channel();
        ring(&path).unwrap();
        let bell = listen(&path, move || heard.send(()).unwrap_or_default());
        ring(&path).unwrap();
        hears.recv_timeout(Duration::from_secs(60)).expect("it is heard");
        assert!(!bell_file(&path).exists(), "and taken away");
        drop(bell);
        // The thread has ended when its end of the channel is gone.
        assert_eq!(hears.recv_timeout(Duration::from_secs(60)), Err(RecvTimeoutError::Disconnected));
    }
}
