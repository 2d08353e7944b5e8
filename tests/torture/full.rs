//! A disk that fills up while somebody works: a small file system in memory is filled to the last byte. The room that was
//! held back is given back and used; when that is gone too every error is a sentence; when room returns, work goes on.
//! Nothing acknowledged may be missing at any point. Needs root; elsewhere it says that it is left out.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use maplebridge::platform::ballast::Ballast;

use crate::child::{self, Place, Start, row};
use crate::judge::judge;
use crate::told::Told;

/// Bytes of the disk.
const SIZE: u64 = 24 << 20;

/// One disk filled, with a ballast (the work goes on) and without (it stops): that is the control.
pub fn run(seed: u64) -> Result<String, String> {
    let started = Instant::now();
    let place = Place::new();
    let Some(with) = one(&place.root().join("with"), true, seed)? else {
        return Ok("LEFT OUT: a full disk (no root or no tmpfs here)".to_owned());
    };
    let without = one(&place.root().join("without"), false, seed)?.unwrap_or_default();
    let lines = [
        row(&[
            &"a full disk",
            &format!("tmpfs of {} MB", SIZE >> 20),
            &format!("{} changes before it was full, {} more in the room held back", with.before, with.reserve),
            &format!("{} errors, each a sentence; {} changes after room was made", with.errors, with.after),
            &"nothing lost",
        ]),
        row(&[
            &"control: without a ballast",
            &"the same disk",
            &format!("{} changes before, {} after it was full", without.before, without.reserve),
            &"stops at once: as it must",
            &"",
        ]),
        format!("    {} s", started.elapsed().as_secs()),
    ];
    if with.reserve < 20 || with.errors == 0 || with.after < 20 || without.reserve >= with.reserve {
        return Err(format!("the ballast did not help, or the disk was never full\n{}", lines.join("\n")));
    }
    Ok(lines.join("\n"))
}

/// Acknowledged changes, and errors.
#[derive(Debug, Default)]
struct Figures {
    before: u64,
    reserve: u64,
    errors: usize,
    after: u64,
}

fn one(disk: &Path, ballast: bool, seed: u64) -> Result<Option<Figures>, String> {
    std::fs::create_dir(disk).unwrap();
    let mounted =
        |words: &[&str]| Command::new("mount").args(words).output().is_ok_and(|output| output.status.success());
    if !mounted(&["-t", "tmpfs", "-o", &format!("size={SIZE}"), "torture", &disk.to_string_lossy()]) {
        return Ok(None);
    }
    let figures = fill(disk, ballast, seed);
    let gone = Command::new("umount").arg(disk).status().unwrap();
    assert!(gone.success(), "{} stays mounted", disk.display());
    figures.map(Some)
}

fn fill(disk: &Path, ballast: bool, seed: u64) -> Result<Figures, String> {
    let (data, papers, temporary) = (disk.join("data"), disk.join("papers"), disk.join("tmp"));
    for folder in [&data, &papers, &temporary] {
        std::fs::create_dir(folder).unwrap();
    }
    let mut told = Told::default();
    let mut figures = Figures::default();
    let work = |cases: u64, told: &mut Told| {
        let start = Start { seed, cases, ..Start::default() };
        child::start(&data, &papers, &temporary, &start).end(told);
        figures_of(told, &data, &papers)
    };
    if ballast && !Ballast::of(&data).make().unwrap() {
        return Err("no ballast was made".to_owned());
    }
    (figures.before, _) = work(1, &mut told)?;
    let filler = disk.join("filler");
    let mut file = std::fs::File::create(&filler).unwrap();
    while file.write_all(&[0x5A; 4096]).is_ok() {}
    (figures.reserve, figures.errors) = work(100, &mut told)?;
    if Ballast::of(&data).is_there() {
        return Err("the ballast was kept on a full disk".to_owned());
    }
    drop(file);
    std::fs::remove_file(&filler).unwrap();
    (figures.after, _) = work(1, &mut told)?;
    Ok(figures)
}

/// Acknowledged changes and errors since the last look, if nothing is lost.
fn figures_of(told: &mut Told, data: &Path, papers: &Path) -> Result<(u64, usize), String> {
    // Looking needs a little room, which is not there: at a copy.
    let found = Place::new();
    for (from, to) in [(data, found.data()), (papers, found.papers())] {
        std::fs::create_dir_all(&to).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            // Logs and the like lie in folders of their own and are not looked at.
            if !entry.file_type().unwrap().is_file() {
                continue;
            }
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
    let verdict = judge(&found.data(), &found.papers(), told);
    if !verdict.is_fine() {
        return Err(format!("a full disk: {}", verdict.words()));
    }
    let errors = std::mem::take(&mut told.errors);
    if let Some(said) = errors.iter().find(|said| !said.is_a_sentence()) {
        return Err(format!("no sentence: {} / {}", said.chinese, said.english));
    }
    let acknowledged = told.acknowledged - std::mem::replace(&mut told.looked, told.acknowledged);
    Ok((acknowledged, errors.len()))
}
