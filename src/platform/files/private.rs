//! Folders and files that nobody but their owner may look into, on a computer that several people use.

use std::fs;
use std::io;
use std::path::Path;

/// Makes the folder and those above it where they are absent; on a shared computer nobody else may look into new ones.
///
/// # Errors
/// What the system says.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// From now on its owner alone may read this file.
///
/// # Errors
/// What the system says.
pub fn make_private(file: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

/// Opens a file of the program's own for writing and makes it where it is absent, for its owner alone to read. What stands in
/// it stays.
///
/// # Errors
/// What the system says.
pub fn open_private(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
