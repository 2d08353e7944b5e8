//! Power cuts of a real file system: an ext4 image is mounted, the child works in it, is stopped, and the backing file is
//! copied as the disk would hold it; the copy is mounted and looked at. The control swallows the flushes. Needs root and
//! loop devices; elsewhere it says that it is left out.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::child::{self, Place, Start, row, shim, times};
use crate::dice::Dice;
use crate::judge::judge;
use crate::told::Told;

/// Bytes of the image.
const SIZE: u64 = 96 << 20;

/// A mounted image, unmounted with this value.
struct Mounted {
    folder: PathBuf,
}

impl Mounted {
    fn new(image: &Path, folder: PathBuf) -> Option<Mounted> {
        std::fs::create_dir_all(&folder).unwrap();
        let mounted = ran("mount", &["-o", "loop", &image.to_string_lossy(), &folder.to_string_lossy()]);
        mounted.then_some(Mounted { folder })
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        assert!(ran("umount", &[&self.folder.to_string_lossy()]), "{} stays mounted", self.folder.display());
    }
}

fn ran(program: &str, words: &[&str]) -> bool {
    Command::new(program).args(words).output().is_ok_and(|output| output.status.success())
}

fn empty_image(path: &Path) -> bool {
    let file = std::fs::File::create(path).unwrap();
    file.set_len(SIZE).unwrap();
    ran("mkfs.ext4", &["-q", "-F", &path.to_string_lossy()])
}

#[derive(Default)]
struct Cuts {
    fine: usize,
    lost: usize,
    broken: usize,
    first_bad: Option<String>,
    took: Vec<Duration>,
}

/// So many cuts with flushes, and a third as many without.
pub fn run(cuts: usize, seed: u64) -> Result<String, String> {
    let started = Instant::now();
    let place = Place::new();
    let image = place.root().join("trial.img");
    if !empty_image(&image) || Mounted::new(&image, place.root().join("trial")).is_none() {
        return Ok("LEFT OUT: power cuts of a mounted image (no root, no loop device or no mkfs.ext4 here)".to_owned());
    }
    let mut dice = Dice(seed ^ 0x10_0B);
    let mut full = Cuts::default();
    (0..cuts).for_each(|_| one(&mut full, false, &mut dice));
    let mut off = Cuts::default();
    let controls = cuts.div_ceil(3);
    (0..controls).for_each(|_| one(&mut off, true, &mut dice));
    let lines = [
        row(&[
            &"power cut (mounted ext4 image)",
            &format!("{cuts} cuts"),
            &"",
            &full.verdict(),
            &times(&mut full.took),
        ]),
        row(&[
            &"control: flushes swallowed",
            &format!("{controls} cuts"),
            &"",
            &format!("{}: as it must", off.verdict()),
            &times(&mut off.took),
        ]),
        format!("    {} s", started.elapsed().as_secs()),
    ];
    if full.fine != cuts {
        return Err(format!("image cuts: {}\n{}", full.verdict(), full.first_bad.unwrap_or_default()));
    }
    if off.fine == controls {
        return Err("the control of the image cuts did not fail; this harness proves nothing".to_owned());
    }
    Ok(lines.join("\n"))
}

fn one(cuts: &mut Cuts, swallow: bool, dice: &mut Dice) {
    let place = Place::new();
    let (image, copy) = (place.root().join("disk.img"), place.root().join("found.img"));
    assert!(empty_image(&image));
    let mut told = Told::default();
    {
        let disk = Mounted::new(&image, place.root().join("disk")).unwrap();
        let (data, papers) = (disk.folder.join("data"), disk.folder.join("papers"));
        std::fs::create_dir(&papers).unwrap();
        assert!(ran("sync", &["-f", &papers.to_string_lossy()]));
        let shim = swallow.then(|| (shim(), vec![("TORTURE_SWALLOW", "1".to_owned())]));
        let start = Start { seed: dice.roll(1 << 30) as u64, cases: 1000, shim, ..Start::default() };
        let mut child = child::start(&data, &papers, &place.temporary(), &start);
        assert!(child.until_acknowledged(40 + dice.roll(120)));
        std::thread::sleep(Duration::from_micros(dice.roll(20_000) as u64));
        child.signal("-STOP");
        std::fs::copy(&image, &copy).unwrap();
        child.kill(&mut told);
    }
    let found = Mounted::new(&copy, place.root().join("found"));
    let Some(found) = found else {
        cuts.broken += 1;
        return;
    };
    let verdict = judge(&found.folder.join("data"), &found.folder.join("papers"), &mut told);
    cuts.took.push(verdict.took);
    match (verdict.is_fine(), verdict.broken.is_empty()) {
        (true, _) => cuts.fine += 1,
        (false, true) => cuts.lost += 1,
        (false, false) => cuts.broken += 1,
    }
    if !verdict.is_fine() {
        cuts.first_bad.get_or_insert(verdict.words());
    }
}

impl Cuts {
    fn verdict(&self) -> String {
        format!("{} fine, {} lost something, {} broken", self.fine, self.lost, self.broken)
    }
}
