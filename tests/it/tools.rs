//! Tools of the system that some tests hold our files against. Where one is missing the test says so and passes, but
//! on the machine that decides (`MAPLEBRIDGE_CI`) it fails.

use std::path::Path;
use std::process::Command;

/// Whether the tool is there. A test that gets `false` leaves its check out.
pub fn is_there(tool: &str) -> bool {
    let found = Command::new(tool).arg("-v").output().is_ok();
    if !found {
        assert!(std::env::var_os("MAPLEBRIDGE_CI").is_none(), "{tool} is missing on the machine that decides");
        eprintln!("LEFT OUT: {tool} is not installed, so its part of this test did not run");
    }
    found
}

/// What the tool prints; it must succeed.
pub fn run(tool: &str, arguments: &[&str]) -> String {
    let output = Command::new(tool).args(arguments).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool} {arguments:?}: {errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A picture in greys, 0 black to 255 white.
pub struct Grey {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

/// The pages of a PDF as poppler paints them, at so many dots to the inch.
pub fn rasters(pdf: &Path, dots: u32) -> Vec<Grey> {
    let folder = tempfile::tempdir().unwrap();
    let stem = folder.path().join("page");
    run("pdftoppm", &["-gray", "-r", &dots.to_string(), pdf.to_str().unwrap(), stem.to_str().unwrap()]);
    let mut files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| read_pgm(&std::fs::read(file).unwrap())).collect()
}

/// A binary grey map of netpbm: `P5`, width, height, 255, then a byte a pixel.
fn read_pgm(bytes: &[u8]) -> Grey {
    let mut fields = Vec::new();
    let mut at = 0;
    while fields.len() < 4 {
        let end = at + bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap();
        fields.push(std::str::from_utf8(&bytes[at..end]).unwrap().to_owned());
        at = end + 1;
    }
    assert_eq!((fields[0].as_str(), fields[3].as_str()), ("P5", "255"));
    let (width, height) = (fields[1].parse().unwrap(), fields[2].parse().unwrap());
    let pixels = bytes[at..].to_vec();
    assert_eq!(pixels.len(), width * height);
    Grey { width, height, pixels }
}
