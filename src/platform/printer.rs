//! Printing through `lp` where CUPS is present, and opening a file in the system's viewer.
//! CUPS is never linked: where it is missing the program still starts, and says what to do.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Why nothing was printed.
#[derive(Debug)]
pub enum PrintError {
    /// There is no `lp` on this computer.
    NoPrintSystem,
    /// `lp` said this.
    Refused(String),
}

/// Sends a PDF to the default printer so many times.
///
/// # Errors
/// [`PrintError::NoPrintSystem`] without `lp`, else what `lp` said.
pub fn print(path: &Path, copies: u32, title: &str) -> Result<(), PrintError> {
    let output = Command::new("lp")
        .arg("-n")
        .arg(copies.max(1).to_string())
        .arg("-t")
        .arg(title)
        .arg("--")
        .arg(path)
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(PrintError::Refused(String::from_utf8_lossy(&output.stderr).trim().to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(PrintError::NoPrintSystem),
        Err(error) => Err(PrintError::Refused(error.to_string())),
    }
}

/// Opens a file in the system's viewer.
///
/// # Errors
/// What the system said.
pub fn open(path: &Path) -> Result<(), String> {
    opener::open(path).map_err(|error| error.to_string())
}
