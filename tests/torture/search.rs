//! The words of the session, looked for in plain text wherever the program leaves something behind: the casebook, its
//! journals, backups, keys, log, the temporary folder, the home folder, and every single write on the way, also to files
//! that are gone again. The controls (an exported case file, a plain copy, the words in other codings) must show them all.
//! Papers that the person asked for are elsewhere by intent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use maplebridge::casebook::view::{CaseId, LedgerQuery};
use maplebridge::domain::case_file::Private;
use maplebridge::platform::files;

use crate::book;
use crate::child::{self, Place, Start, row, shim};
use crate::session::{self, Manner};
use crate::told::Told;
use crate::trace::{self, Deed};

/// What the session says, and the same in GB 18030 as hexadecimal figures.
const WORDS: [(&str, &str); 11] = [
    ("林志远", "c1d6d6bed4b6"),
    ("何美娟", "bacec3c0beea"),
    ("关伯年", "b9d8b2aec4ea"),
    ("00000019850416011X", "303030303030313938353034313630313158"),
    ("000000195607030330", "303030303030313935363037303330333330"),
    ("13800000003", "3133383030303030303033"),
    ("铁皮掉下来", "ccfac6a4b5f4cfc2c0b4"),
    ("别当着街坊的面催我", "b1f0b5b1d7c5bdd6b7bbb5c4c3e6b4dfced2"),
    ("鸽棚坠落砸损", "b8ebc5efd7b9c2e4d4d2cbf0"),
    ("万分之五", "cdf2b7d6d6aecee5"),
    ("大风将关伯年", "b4f3b7e7bdabb9d8b2aec4ea"),
];

/// One word as bytes: UTF-8, UTF-16 both ways, GB 18030.
fn codings((word, gb): (&str, &str)) -> [Vec<u8>; 4] {
    let pairs = |bytes: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(bytes).collect();
    let gb = (0..gb.len()).step_by(2).map(|at| u8::from_str_radix(&gb[at..at + 2], 16).unwrap()).collect();
    [word.as_bytes().to_vec(), pairs(u16::to_le_bytes), pairs(u16::to_be_bytes), gb]
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == part[0]) {
        rest = &rest[at..];
        if rest.starts_with(part) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

/// The words that stand in these bytes, in any coding.
fn words_in(bytes: &[u8]) -> BTreeSet<&'static str> {
    let stands = |word: &(&'static str, &'static str)| codings(*word).iter().any(|coding| contains(bytes, coding));
    WORDS.iter().filter(|word| stands(word)).map(|(word, _)| *word).collect()
}

/// How a session ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Killed,
    Well,
    Crashed,
}

#[derive(Default)]
struct Figures {
    files: usize,
    bytes: usize,
    kinds: BTreeSet<String>,
    hits: BTreeMap<String, BTreeSet<&'static str>>,
    secrets: Secrets,
}

/// What opens the casebook, as bytes that must lie nowhere: the passphrase, the recovery key with and without its dashes,
/// the data key as bytes and as figures.
#[derive(Default)]
struct Secrets(Vec<(&'static str, Vec<u8>)>);

impl Secrets {
    fn of(place: &Place) -> Secrets {
        let recovery = std::fs::read_to_string(place.papers().join(book::RECOVERY)).unwrap();
        let key = book::key_of(&place.data());
        let figures = key.bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let bare = recovery.replace('-', "");
        let mut all = vec![
            ("the recovery key", recovery.clone().into_bytes()),
            ("the recovery key", bare.into_bytes()),
            ("the data key", key.bytes().to_vec()),
            ("the data key", figures.to_uppercase().into_bytes()),
            ("the data key", figures.into_bytes()),
        ];
        for coding in 0..3 {
            all.push(("the passphrase", codings((book::PASSPHRASE, ""))[coding].clone()));
        }
        Secrets(all)
    }

    fn in_bytes(&self, bytes: &[u8]) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter(|(_, secret)| contains(bytes, secret)).map(|(name, _)| *name)
    }
}

impl Figures {
    fn look(&mut self, name: &str, bytes: &[u8]) {
        self.files += 1;
        self.bytes += bytes.len();
        let mut found = words_in(bytes);
        found.extend(self.secrets.in_bytes(bytes));
        if !found.is_empty() {
            self.hits.insert(name.to_owned(), found);
        }
    }

    fn tree(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.tree(&path);
            } else {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                self.kinds.insert(name.rsplit(['.', '-']).next().unwrap_or_default().to_owned());
                self.look(&path.display().to_string(), &std::fs::read(&path).unwrap());
            }
        }
    }

    /// Each file as all that was ever written to it, in the order of writing.
    fn written(&mut self, deeds: &[Deed], papers: &Path) {
        let mut own: BTreeMap<u64, (PathBuf, Vec<u8>)> = BTreeMap::new();
        for deed in deeds {
            match deed {
                Deed::Created { inode, path } => {
                    let before = own.insert(*inode, (path.clone(), Vec::new()));
                    before.into_iter().for_each(|(path, bytes)| self.writes_of(&path, &bytes, papers));
                }
                Deed::Written { inode, bytes, .. } => own.entry(*inode).or_default().1.extend(bytes),
                _ => {}
            }
        }
        own.into_values().for_each(|(path, bytes)| self.writes_of(&path, &bytes, papers));
    }

    fn writes_of(&mut self, path: &Path, bytes: &[u8], papers: &Path) {
        if !path.starts_with(papers) {
            self.look(&format!("writes to {}", path.display()), bytes);
        }
    }
}

/// A session that is killed in the middle, one that ends well, and one that crashes; the search after each.
pub fn run(seed: u64) -> Result<String, String> {
    let started = Instant::now();
    controls_of_codings()?;
    let place = Place::new();
    let mut figures = Figures::default();
    for end in [End::Killed, End::Well, End::Crashed] {
        let file = place.root().join("trace");
        let wishes = vec![("TORTURE_TRACE", file.display().to_string())];
        let manner = if end == End::Crashed { Manner::CrashesAtTheDoor } else { Manner::AtTheDoor };
        let start = Start { seed, cases: 1, manner, shim: Some((shim(), wishes)) };
        let mut told = Told::default();
        let mut child = child::start(&place.data(), &place.papers(), &place.temporary(), &start);
        match end {
            End::Killed => {
                assert!(child.until_acknowledged(60));
                child.kill(&mut told);
            }
            End::Well => assert_eq!(child.end(&mut told), Some(0), "{:?}", told.errors),
            End::Crashed => assert_eq!(child.end(&mut told), Some(101), "{:?}", told.errors),
        }
        figures.secrets = Secrets::of(&place);
        [place.data(), place.temporary(), place.home(), session::stick(&place.data())]
            .iter()
            .for_each(|folder| figures.tree(folder));
        figures.written(&trace::read(&std::fs::read(&file).unwrap()), &place.papers());
        std::fs::remove_file(&file).unwrap();
    }
    for ending in ["db", "age"] {
        let folder = if ending == "db" { place.data().join("backups") } else { session::stick(&place.data()) };
        if !has_one(&folder, ending) {
            return Err(format!("no backup in {}: nothing of it was searched", folder.display()));
        }
    }
    let logs = place.data().join("logs");
    if std::fs::read_dir(&logs).map_or(0, Iterator::count) < 2 {
        return Err(format!("no log and crash report in {}: nothing of them was searched", logs.display()));
    }
    let shown = controls(&place)?;
    controls_of_secrets(&place, &figures.secrets)?;
    report(&figures, shown, started)
}

/// Whether a file with this ending lies in the folder or below it.
fn has_one(folder: &Path, ending: &str) -> bool {
    let paths = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    paths.into_iter().any(|path| {
        if path.is_dir() { has_one(&path, ending) } else { path.extension().is_some_and(|found| found == ending) }
    })
}

/// The same words in a file of each coding are found, and not where they are not.
fn controls_of_codings() -> Result<(), String> {
    for coding in 0..4 {
        let all: Vec<u8> = WORDS.iter().flat_map(|word| codings(*word)[coding].clone()).collect();
        if words_in(&all).len() != WORDS.len() || !words_in(&all[1..all.len() - 1]).contains(WORDS[1].0) {
            return Err(format!("the search does not see coding {coding}; it proves nothing"));
        }
    }
    if words_in(&[0; 4096]).is_empty() { Ok(()) } else { Err("the search sees what is not there".to_owned()) }
}

/// The sheet with the recovery key shows it, and one that holds all of them shows all.
fn controls_of_secrets(place: &Place, secrets: &Secrets) -> Result<(), String> {
    let sheet = std::fs::read(place.papers().join(book::RECOVERY)).unwrap();
    let all: Vec<u8> = secrets.0.iter().flat_map(|(_, secret)| secret.clone()).collect();
    let shown = secrets.in_bytes(&all).count();
    if secrets.in_bytes(&sheet).collect::<Vec<_>>() != ["the recovery key"] || shown < secrets.0.len() {
        return Err(format!("the search sees {shown} of {} secrets; it proves nothing", secrets.0.len()));
    }
    Ok(())
}

/// How many of the words an exported case file and a plain copy show.
fn controls(place: &Place) -> Result<(usize, usize), String> {
    let exported = {
        let mut book = book::come_in(&place.data(), &place.papers());
        let newest = book.ledger(&LedgerQuery::default()).unwrap().first().map_or(CaseId(1), |row| row.id);
        book.export(newest, Private::Included).unwrap().text
    };
    let plain = place.root().join("plain.db");
    book::plain_copy(&place.data().join(maplebridge::casebook::FILE_NAME), &plain, &book::key_of(&place.data()));
    let shown = (words_in(exported.as_bytes()).len(), words_in(&files::read(&plain).unwrap()).len());
    match shown {
        (all, all_too) if all == WORDS.len() && all_too == WORDS.len() => Ok(shown),
        _ => Err(format!("the controls show {shown:?} of {} words; the search proves nothing", WORDS.len())),
    }
}

fn report(figures: &Figures, shown: (usize, usize), started: Instant) -> Result<String, String> {
    let Figures { files, bytes, kinds, hits, secrets: _ } = figures;
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let lines = [
        row(&[
            &"plain words",
            &format!("{} words × 4 codings, passphrase, recovery key, data key", WORDS.len()),
            &format!("{files} files and streams of writes, {} kB ({})", bytes / 1000, kinds.join(", ")),
            &format!("{} hits", hits.len()),
            &"",
        ]),
        row(&[
            &"control: exported case file, plain copy",
            &format!("{} words", WORDS.len()),
            &"",
            &format!("{} and {} shown: as they must", shown.0, shown.1),
            &"",
        ]),
        format!("    {} s", started.elapsed().as_secs()),
    ];
    if !hits.is_empty() {
        let hits: Vec<String> = hits.iter().map(|(file, words)| format!("{file}: {words:?}")).collect();
        return Err(format!("{}\n{}", lines.join("\n"), hits.join("\n")));
    }
    Ok(lines.join("\n"))
}
