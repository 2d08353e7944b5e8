//! Files written whole or not at all: to a temporary name beside the place, flushed, then renamed.

mod private;

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};

pub use private::{make_private, make_private_folder, open_private};

/// How the names of files and folders begin that are being written; so many letters and figures follow.
const UNFINISHED: &str = ".maplebridge-";
const RANDOM: usize = 6;

/// Whether this program gives such a name to what it is writing.
pub fn is_unfinished(name: &str) -> bool {
    let rest = name.strip_prefix(UNFINISHED);
    rest.is_some_and(|rest| rest.len() == RANDOM && rest.chars().all(|ch| ch.is_ascii_alphanumeric()))
}

/// A folder in this one that goes with its value.
///
/// # Errors
/// What the system says.
pub fn temporary_folder_in(folder: &Path) -> io::Result<tempfile::TempDir> {
    tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(folder)
}

/// Removes the files of a folder that have such a name and were not touched for so long, and folders of this program that hold
/// what was never finished; tells how many. A link is never followed.
pub fn sweep(folder: &Path, is_left: &dyn Fn(&str) -> bool, older_than: Duration) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let swept = entries.filter_map(Result::ok).filter(|entry| {
        let name = entry.file_name();
        let name = name.to_str().unwrap_or_default();
        let Ok(found) = entry.metadata() else { return false };
        let is_old = found.modified().is_ok_and(|at| at.elapsed().is_ok_and(|age| age >= older_than));
        match () {
            () if !is_old || !is_left(name) => false,
            () if found.is_file() => fs::remove_file(entry.path()).is_ok(),
            () if found.is_dir() && is_unfinished(name) => fs::remove_dir_all(entry.path()).is_ok(),
            () => false,
        }
    });
    swept.count()
}

/// Writes the file whole or not at all, durable when it returns; makes the folder if it is missing.
///
/// # Errors
/// What the system says; the old file, if there was one, is then unchanged, unless only the flush of the name failed.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // As any program's file: what the person's umask allows, not the owner alone.
    write_as(path, bytes, 0o666)
}

/// Writes a file as [`write`] does, for its owner alone to read.
///
/// # Errors
/// As [`write`].
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    make_private_folder(folder_of(path))?;
    write_as(path, bytes, 0o600)
}

fn write_as(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    #[cfg(not(unix))]
    let _ = mode;
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    flush_names(folder)
}

/// Makes the names of a folder durable: without it a power cut may take back a file that was said to be saved. Where the
/// system gives no such handle (Windows) it does so by itself.
///
/// # Errors
/// What the system says.
pub fn flush_names(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// The folder in which a file lies.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes the file whole or not at all, piece by piece: for what is too large to be held in memory. Its owner alone may
/// read it.
///
/// # Errors
/// What the system or the writer says; the old file, if there was one, is then unchanged.
pub fn write_with(path: &Path, writer: impl FnOnce(&mut fs::File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    writer(file.as_file_mut())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    flush_names(folder)
}

/// Makes what a file holds durable.
///
/// # Errors
/// What the system says.
pub fn sync(path: &Path) -> io::Result<()> {
    fs::OpenOptions::new().append(true).open(path)?.sync_all()
}

/// Gives a file another name in the same folder, durably; one that bears that name already is replaced.
///
/// # Errors
/// What the system says.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    to.parent().map_or(Ok(()), flush_names)
}

/// Gives a file a second name. Where the file system knows none, the file gets the other name alone.
///
/// # Errors
/// What the system says.
pub fn second_name(file: &Path, other: &Path) -> io::Result<()> {
    fs::hard_link(file, other).or_else(|_| fs::rename(file, other))?;
    flush_names(folder_of(other))
}

/// Whether two files hold the same bytes.
///
/// # Errors
/// What the system says.
pub fn same(one: &Path, other: &Path) -> io::Result<bool> {
    let digest = |path: &Path| -> io::Result<Vec<u8>> {
        let (mut file, mut hasher, mut piece) = (fs::File::open(path)?, Sha256::new(), vec![0; 1 << 16]);
        loop {
            let read = file.read(&mut piece)?;
            hasher.update(piece.get(..read).unwrap_or_default());
            if read == 0 {
                return Ok(hasher.finalize().to_vec());
            }
        }
    };
    Ok(digest(one)? == digest(other)?)
}

/// Whether two names are of one file. Where the system does not tell they count as two.
///
/// # Errors
/// What the system says.
pub fn is_one_file(one: &Path, other: &Path) -> io::Result<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let id = |path: &Path| fs::metadata(path).map(|found| (found.dev(), found.ino()));
        Ok(id(one)? == id(other)?)
    }
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        Ok(false)
    }
}

/// Opens a plain file for reading piece by piece.
///
/// # Errors
/// What the system says; `InvalidInput` where it is no plain file.
pub fn open(path: &Path) -> io::Result<fs::File> {
    plain(path).map_err(io::Error::from)
}

/// Overwrites a file with zeros, makes that lasting, and removes it; one that is not there is gone already. Disks that
/// spread their writes (SSDs) may keep the old bytes where no program reaches them.
///
/// # Errors
/// What the system says.
pub fn wipe(path: &Path) -> io::Result<()> {
    let mut file = match fs::OpenOptions::new().write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut left = file.metadata()?.len();
    let zeros = [0; 64 * 1024];
    // The head first and for good: what is half overwritten must not be taken for a file of its kind.
    let mut part = 4096;
    while left > 0 {
        part = usize::try_from(left).unwrap_or(part).min(part);
        file.write_all(zeros.get(..part).unwrap_or_default())?;
        left = left.saturating_sub(u64::try_from(part).unwrap_or(u64::MAX));
        if part == 4096 {
            file.sync_data()?;
        }
        part = zeros.len();
    }
    file.sync_all()?;
    drop(file);
    remove(path)?;
    flush_names(folder_of(path))
}

/// Largest of the program's own files that is read into memory.
const LARGEST_OWN: usize = 64 << 20;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A link: what it leads to is not what was named.
    Link,
    /// A folder, a pipe, a device: reading it may never end.
    NotAFile,
    /// It has more than so many bytes.
    TooLarge { most: usize },
    /// It should be text, and is not UTF-8.
    NotText,
    /// What the system said.
    System { kind: io::ErrorKind, reason: String },
}

impl Unread {
    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self, Unread::System { kind: io::ErrorKind::NotFound, .. })
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Unread {
        Unread::System { kind: error.kind(), reason: error.to_string() }
    }
}

impl From<Unread> for io::Error {
    fn from(unread: Unread) -> io::Error {
        match unread {
            Unread::System { kind, reason } => io::Error::new(kind, reason),
            Unread::Link | Unread::NotAFile | Unread::TooLarge { .. } | Unread::NotText => {
                io::ErrorKind::InvalidInput.into()
            }
        }
    }
}

/// Reads a file that comes from outside: a plain file, no link, so many bytes at most.
///
/// # Errors
/// An [`Unread`]; a pipe or a device is not even opened.
pub fn given(path: &Path, most: usize) -> Result<Vec<u8>, Unread> {
    if fs::symlink_metadata(path)?.is_symlink() {
        return Err(Unread::Link);
    }
    linked(path, most)
}

/// As [`given`], but a link is followed: fonts of the system are often links.
///
/// # Errors
/// An [`Unread`].
pub fn linked(path: &Path, most: usize) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    let bound = u64::try_from(most).unwrap_or(u64::MAX);
    let file = plain(path)?;
    if file.metadata()?.len() > bound {
        return Err(Unread::TooLarge { most });
    }
    // It may grow while it is read.
    file.take(bound.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > most { Err(Unread::TooLarge { most }) } else { Ok(bytes) }
}

/// Reads to its end whatever can be read and is no folder: a file, a link, a pipe that another program fills
/// (`<(command)` of a shell). Only for what the person at the terminal named.
///
/// # Errors
/// An [`Unread`].
pub fn stream(path: &Path, most: usize) -> Result<Vec<u8>, Unread> {
    if fs::metadata(path)?.is_dir() {
        return Err(Unread::NotAFile);
    }
    let bytes = beginning(fs::File::open(path)?, most.saturating_add(1))?;
    if bytes.len() > most { Err(Unread::TooLarge { most }) } else { Ok(bytes) }
}

/// As [`given`], of a file that is text.
///
/// # Errors
/// An [`Unread`].
pub fn given_text(path: &Path, most: usize) -> Result<String, Unread> {
    String::from_utf8(given(path, most)?).map_err(|_| Unread::NotText)
}

/// Opens a plain file for reading. A pipe would wait for a writer, so what it is is asked before it is opened, and again
/// of what was opened.
///
/// # Errors
/// [`Unread::NotAFile`], or what the system says.
pub fn plain(path: &Path) -> Result<fs::File, Unread> {
    if !fs::metadata(path)?.is_file() {
        return Err(Unread::NotAFile);
    }
    let file = fs::File::open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(Unread::NotAFile) }
}

/// The first bytes of a file that something is to be written over; `None` where there is none yet.
///
/// # Errors
/// An [`Unread`].
pub fn head(path: &Path, most: usize) -> Result<Option<Vec<u8>>, Unread> {
    match plain(path) {
        Err(unread) if unread.is_missing() => Ok(None),
        opened => Ok(Some(beginning(opened?, most)?)),
    }
}

/// Reads a file, so many bytes of it at most.
///
/// # Errors
/// What the system says; `InvalidInput` where it is no plain file.
pub fn read_at_most(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    beginning(open(path)?, most)
}

fn beginning(file: fs::File, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(u64::try_from(most).unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a file that the program wrote itself. For any other there is [`given`].
///
/// # Errors
/// What the system says; `InvalidInput` where a file of the program's own was replaced by something else.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    linked(path, LARGEST_OWN).map_err(io::Error::from)
}

/// The size of a file in bytes.
///
/// # Errors
/// What the system says.
pub fn size(path: &Path) -> io::Result<u64> {
    fs::metadata(path).map(|found| found.len())
}

/// The files of a folder with this extension, by name; none where there is no folder.
pub fn with_extension(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    found.retain(|path| path.is_file() && has_extension(path, extension));
    found.sort();
    found
}

/// The folders in a folder whose names begin so, by name; none where there is no folder.
pub fn folders_like(folder: &Path, start: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    let begins = |path: &PathBuf| path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with(start));
    found.retain(|path| path.is_dir() && begins(path));
    found.sort();
    found
}

/// Removes a file; one that is not there is gone already.
///
/// # Errors
/// What the system says.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A name that any file system takes: what one forbids becomes `_`, and so does what would show the name turned round; it
/// is not too long, leads to no other folder, and names no device of Windows.
pub fn safe_name(text: &str) -> String {
    let is_bad = |ch: char| {
        ch.is_control()
            || r#"/\:*?"<>|"#.contains(ch)
            || matches!(ch, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let name: String = text.chars().map(|ch| if is_bad(ch) { '_' } else { ch }).take(60).collect();
    let name = name.trim().trim_matches('.').trim().to_owned();
    if name.is_empty() || is_device(&name) { format!("_{name}") } else { name }
}

/// `CON`, `NUL.pdf`, `com1`: Windows opens a device by these names, in any folder.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let numbered = |port: &str| stem.strip_prefix(port).is_some_and(|rest| rest.len() == 1 && rest != "0");
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// Whether the path ends in this extension, in any case of letters.
pub fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// The first folder `name`, `name-2`, `name-3` … that is not there yet.
pub fn free_folder(name: &str) -> PathBuf {
    let candidates =
        std::iter::once(PathBuf::from(name)).chain((2_u32..).map(|n| PathBuf::from(format!("{name}-{n}"))));
    candidates.into_iter().find(|path| !path.exists()).unwrap_or_else(|| PathBuf::from(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound_and_anything_else_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        write(&path, b"12345").unwrap();
        assert_eq!(given(&path, 5).unwrap(), b"12345");
        assert!(matches!(given(&path, 4), Err(Unread::TooLarge { most: 4 })));
        assert_eq!(head(&path, 2).unwrap().as_deref(), Some(&b"12"[..]));
        assert!(matches!(given(folder.path(), 5), Err(Unread::NotAFile)));
        let missing = folder.path().join("b");
        assert!(given(&missing, 5).unwrap_err().is_missing());
        assert!(head(&missing, 2).unwrap().is_none());
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("agreement.pdf");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("casebook.keys");
        write(&path, b"open").unwrap();
        write_private(&path, b"closed").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_wiped_file_is_zeros_under_its_other_names_too() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("plain.db"), folder.path().join("linked.db"));
        write(&path, &[b'x'; 150_000]).unwrap();
        second_name(&path, &other).unwrap();
        wipe(&path).unwrap();
        wipe(&path).unwrap();
        assert!(!path.exists());
        assert_eq!(read(&other).unwrap(), [0; 150_000]);
    }

    #[test]
    fn names_of_cases_become_names_of_files() {
        assert_eq!(safe_name("青渡人调字〔2026〕001号"), "青渡人调字〔2026〕001号");
        assert_eq!(safe_name("../a:b\u{7}"), "_a_b_");
        assert_eq!(safe_name(""), "_");
        assert_eq!(safe_name(" .. "), "_");
        assert_eq!(safe_name("nul.pdf"), "_nul.pdf");
        assert_eq!(safe_name("COM7"), "_COM7");
        assert_eq!(safe_name("COMMITTEE"), "COMMITTEE");
        assert_eq!(safe_name("协议\u{202e}fdp.exe"), "协议_fdp.exe");
    }
}
