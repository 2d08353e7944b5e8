//! What a disk may hold after the power went: the record of everything that was written (`shim.c`), played up to a moment,
//! and of what was not yet flushed then nothing, a beginning, everything, or any of it with torn sectors.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::dice::Dice;

/// Writes may be torn at these, bytes.
const SECTOR: usize = 512;

/// One thing that the program did.
#[derive(Clone, Debug)]
pub enum Deed {
    Created {
        inode: u64,
        path: PathBuf,
    },
    Written {
        inode: u64,
        at: u64,
        bytes: Vec<u8>,
    },
    Cut {
        inode: u64,
        length: u64,
    },
    /// `fsync` of a file.
    Flushed {
        inode: u64,
    },
    /// `fsync` of a folder, with the names in it.
    NamesFlushed {
        folder: PathBuf,
        names: Vec<(u64, String)>,
    },
    /// `fdatasync`: the content, and of the names no more than is needed to find it.
    DataFlushed {
        inode: u64,
    },
    Renamed {
        from: PathBuf,
        to: PathBuf,
    },
    Unlinked {
        path: PathBuf,
    },
    Said(String),
}

/// Reads a trace; a record that was cut off at the end did not happen.
pub fn read(bytes: &[u8]) -> Vec<Deed> {
    let mut deeds = Vec::new();
    let mut rest = bytes;
    while rest.len() >= 21 {
        let word = |at: usize| u64::from_le_bytes(rest[at..at + 8].try_into().unwrap());
        let (kind, inode, at) = (rest[0], word(1), word(9));
        let length = usize::try_from(u32::from_le_bytes(rest[17..21].try_into().unwrap())).unwrap();
        let Some(data) = rest.get(21..21 + length) else { break };
        let text = || String::from_utf8(data.to_vec()).unwrap();
        deeds.push(match kind {
            b'C' => Deed::Created { inode, path: text().into() },
            b'W' => Deed::Written { inode, at, bytes: data.to_vec() },
            b'T' => Deed::Cut { inode, length: at },
            b'S' => Deed::Flushed { inode },
            b'D' => Deed::DataFlushed { inode },
            b'U' => Deed::Unlinked { path: text().into() },
            b'A' => Deed::Said(text()),
            b'L' => names(&text()),
            b'R' => {
                let text = text();
                let (from, to) = text.split_once('\0').unwrap();
                Deed::Renamed { from: from.into(), to: to.into() }
            }
            other => panic!("a record of kind {other}"),
        });
        rest = &rest[21 + length..];
    }
    deeds
}

fn names(text: &str) -> Deed {
    let mut parts = text.split_terminator('\0');
    let folder = PathBuf::from(parts.next().unwrap());
    let name = |part: &str| {
        let (inode, name) = part.split_once(' ').unwrap();
        (inode.parse().unwrap(), name.to_owned())
    };
    Deed::NamesFlushed { folder, names: parts.map(name).collect() }
}

#[derive(Clone, Default)]
struct OnDisk {
    /// What was flushed.
    sure: Vec<u8>,
    /// What was done since.
    since: Vec<Deed>,
    /// Its name is not yet sure.
    is_new: bool,
}

/// The disk while the program works.
#[derive(Clone, Default)]
pub struct Disk {
    files: BTreeMap<u64, OnDisk>,
    /// Names that are sure, and those changed since in their order.
    names: BTreeMap<PathBuf, u64>,
    names_since: Vec<Deed>,
}

/// What of the unflushed reached the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flavour {
    Nothing,
    Beginning,
    Everything,
    AnyTorn,
}

pub const FLAVOURS: [Flavour; 4] = [Flavour::Nothing, Flavour::Beginning, Flavour::Everything, Flavour::AnyTorn];

impl Disk {
    /// One more deed.
    pub fn take(&mut self, deed: &Deed) {
        match deed {
            Deed::Created { inode, .. } => {
                // The number may have belonged to a file that is gone.
                self.files.insert(*inode, OnDisk { is_new: true, ..OnDisk::default() });
                self.names_since.push(deed.clone());
            }
            Deed::Written { inode, .. } | Deed::Cut { inode, .. } => {
                self.files.entry(*inode).or_default().since.push(deed.clone());
            }
            Deed::Flushed { inode } => {
                self.settle(*inode);
                self.settle_names();
            }
            Deed::NamesFlushed { folder, names } => {
                self.settle_names();
                self.names.retain(|path, _| path.parent() != Some(folder));
                self.names.extend(names.iter().map(|(inode, name)| (folder.join(name), *inode)));
            }
            Deed::DataFlushed { inode } => {
                // A new name, or a new length, goes through the file system's journal with all names before it.
                if self.settle(*inode) {
                    self.settle_names();
                }
            }
            Deed::Renamed { .. } | Deed::Unlinked { .. } => self.names_since.push(deed.clone()),
            Deed::Said(_) => {}
        }
    }

    /// True: the name or the length changed with it.
    fn settle(&mut self, inode: u64) -> bool {
        let Some(file) = self.files.get_mut(&inode) else { return false };
        let before = file.sure.len();
        for deed in std::mem::take(&mut file.since) {
            apply(&mut file.sure, &deed);
        }
        let grew = file.sure.len() != before || file.is_new;
        file.is_new = false;
        grew
    }

    fn settle_names(&mut self) {
        for deed in std::mem::take(&mut self.names_since) {
            rename(&mut self.names, &deed);
        }
    }

    /// The power goes now: the files as they would be found, by path.
    pub fn cut(&self, flavour: Flavour, dice: &mut Dice) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut names = self.names.clone();
        // Names change in order, through one journal; not more than their own beginning is there.
        let kept = match flavour {
            Flavour::Nothing => 0,
            Flavour::Everything => self.names_since.len(),
            Flavour::Beginning | Flavour::AnyTorn => dice.roll(self.names_since.len() + 1),
        };
        self.names_since[..kept].iter().for_each(|deed| rename(&mut names, deed));
        let content = |inode: &u64, dice: &mut Dice| self.files.get(inode).map(|file| file.after(flavour, dice));
        names.into_iter().filter_map(|(path, inode)| Some((path, content(&inode, dice)?))).collect()
    }
}

impl OnDisk {
    fn after(&self, flavour: Flavour, dice: &mut Dice) -> Vec<u8> {
        let mut content = self.sure.clone();
        match flavour {
            Flavour::Nothing => {}
            Flavour::Everything => self.since.iter().for_each(|deed| apply(&mut content, deed)),
            Flavour::Beginning => {
                let kept = dice.roll(self.since.len() + 1);
                self.since[..kept].iter().for_each(|deed| apply(&mut content, deed));
            }
            Flavour::AnyTorn => self.since.iter().for_each(|deed| torn(&mut content, deed, dice)),
        }
        content
    }
}

fn apply(content: &mut Vec<u8>, deed: &Deed) {
    match deed {
        Deed::Written { at, bytes, .. } => {
            let begin = usize::try_from(*at).unwrap();
            let end = begin + bytes.len();
            content.resize(content.len().max(end), 0);
            content[begin..end].copy_from_slice(bytes);
        }
        Deed::Cut { length, .. } => content.resize(usize::try_from(*length).unwrap(), 0),
        _ => {}
    }
}

/// A write of which any sectors are there; a cut that is there or not.
fn torn(content: &mut Vec<u8>, deed: &Deed, dice: &mut Dice) {
    match deed {
        Deed::Written { at, bytes, .. } => {
            let mut at = usize::try_from(*at).unwrap();
            let mut rest = bytes.as_slice();
            while !rest.is_empty() {
                let (sector, more) = rest.split_at(rest.len().min(SECTOR - at % SECTOR));
                if dice.percent(50) {
                    let part = Deed::Written { inode: 0, at: at as u64, bytes: sector.to_vec() };
                    apply(content, &part);
                }
                at += sector.len();
                rest = more;
            }
        }
        _ if dice.percent(50) => apply(content, deed),
        _ => {}
    }
}

fn rename(names: &mut BTreeMap<PathBuf, u64>, deed: &Deed) {
    match deed {
        Deed::Created { inode, path } => drop(names.insert(path.clone(), *inode)),
        Deed::Renamed { from, to } => {
            if let Some(inode) = names.remove(from) {
                names.insert(to.clone(), inode);
            }
        }
        Deed::Unlinked { path } => drop(names.remove(path)),
        _ => {}
    }
}

/// Lays the files out below another folder.
pub fn lay_out(files: &BTreeMap<PathBuf, Vec<u8>>, from: &Path, to: &Path) {
    for (path, content) in files {
        let Ok(below) = path.strip_prefix(from) else { continue };
        let place = to.join(below);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, content).unwrap();
    }
}
