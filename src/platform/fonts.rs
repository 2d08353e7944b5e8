//! Finds a FangSong (仿宋) that is installed on this computer, by the name of its file, else by the name in it.
//! It must not judge whether the face can be used: that is the paper's.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::{files, folders};

/// The variable with which a person chooses the face of the body.
pub const VARIABLE: &str = "MAPLEBRIDGE_BODY_FONT";

/// Parts of the names of files and families, in small letters, in the order of preference: Microsoft, 国标 faces,
/// Founder, Apple, 朱雀, then whatever says that it is one.
const NAMES: [&str; 7] = ["simfang", "仿宋_gb2312", "fzfs", "stfangso", "zhuque", "fangsong", "仿宋"];
const ENDINGS: [&str; 4] = ["ttf", "ttc", "otf", "otc"];
/// How deep below a folder of fonts one is looked for.
const DEEPEST: usize = 6;
/// Most files of fonts that are looked at; a computer with more has them for another trade.
const MOST: usize = 4000;
/// Most bytes of a table of names that are read.
const LONGEST_NAMES: u32 = 1 << 20;

/// A face in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    pub path: PathBuf,
    /// Number of the face in a collection, else 0.
    pub index: u32,
}

/// Which face the body is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The computer's FangSong where there is one, else the bundled Song.
    Installed,
    /// The bundled Song.
    Song,
    /// This file.
    File(PathBuf),
}

/// What the person chose: nothing, `song`, or a file, in the variable [`VARIABLE`].
pub fn wanted() -> Wanted {
    match std::env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        None => Wanted::Installed,
        Some(value) if value == "song" => Wanted::Song,
        Some(value) => Wanted::File(value.into()),
    }
}

/// Every FangSong in the computer's folders of fonts, the best first.
pub fn fang_songs() -> Vec<Installed> {
    fang_songs_in(&folders::fonts())
}

/// Every FangSong in these folders, the best first. The names inside the files are read only where no file has the
/// name.
pub fn fang_songs_in(folders: &[PathBuf]) -> Vec<Installed> {
    let mut files = Vec::new();
    for folder in folders {
        gather(folder, DEEPEST, &mut files);
    }
    let mut found: Vec<(usize, &PathBuf)> =
        files.iter().filter_map(|path| Some((rank(&path.file_stem()?.to_string_lossy())?, path))).collect();
    found.sort();
    if found.is_empty() {
        return files.iter().filter_map(|path| face_named_so(path).map(|index| at(path, index))).collect();
    }
    found.into_iter().map(|(_, path)| face_in(path)).collect()
}

/// The FangSong of a file, or its first face.
pub fn face_in(path: &Path) -> Installed {
    at(path, face_named_so(path).unwrap_or(0))
}

fn at(path: &Path, index: u32) -> Installed {
    Installed { path: path.to_path_buf(), index }
}

/// Files of fonts below a folder, in the order of their names; a folder that cannot be read has none.
fn gather(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if files.len() >= MOST {
            return;
        }
        if path.is_dir() {
            if depth > 0 {
                gather(&path, depth - 1, files);
            }
        } else if path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
        {
            files.push(path);
        }
    }
}

/// How good a name is, 0 the best; `None` where it is no FangSong's.
fn rank(name: &str) -> Option<usize> {
    let name: String = name.to_lowercase().chars().filter(|ch| !ch.is_whitespace() && *ch != '-').collect();
    NAMES.iter().position(|part| name.contains(part))
}

/// Number of the first face of the file whose family is a FangSong.
fn face_named_so(path: &Path) -> Option<u32> {
    let mut file = files::plain(path).ok()?;
    let faces = face_places(&mut file).ok()?;
    let is_one = |place: u64| {
        let names = names_at(&mut file, place).unwrap_or_default();
        ttf_parser::name::Table::parse(&names).is_some_and(|table| {
            let families = table.names.into_iter().filter(|name| FAMILY.contains(&name.name_id));
            families.filter_map(|name| name.to_string()).any(|family| rank(&family).is_some())
        })
    };
    faces.into_iter().position(is_one).and_then(|at| u32::try_from(at).ok())
}

/// Names of the family, and of the face in full.
const FAMILY: [u16; 3] = [ttf_parser::name_id::FAMILY, ttf_parser::name_id::TYPOGRAPHIC_FAMILY, FULL];
const FULL: u16 = ttf_parser::name_id::FULL_NAME;

/// Where the faces of a file begin: one, or those of a collection (OpenType, `ttcf`).
fn face_places(file: &mut File) -> io::Result<Vec<u64>> {
    if &bytes_at::<4>(file, 0)? != b"ttcf" {
        return Ok(vec![0]);
    }
    let count = u32::from_be_bytes(bytes_at(file, 8)?).min(64);
    (0..count).map(|face| Ok(u64::from(u32::from_be_bytes(bytes_at(file, 12 + 4 * u64::from(face))?)))).collect()
}

/// The table of names of the face that begins here; empty where it has none.
fn names_at(file: &mut File, place: u64) -> io::Result<Vec<u8>> {
    let count = u16::from_be_bytes(bytes_at(file, place + 4)?).min(256);
    for table in 0..u64::from(count) {
        let [a, b, c, d, _, _, _, _, rest @ ..] = bytes_at::<16>(file, place + 12 + 16 * table)?;
        if &[a, b, c, d] == b"name" {
            let [begin @ .., l0, l1, l2, l3] = rest;
            let length = u32::from_be_bytes([l0, l1, l2, l3]).min(LONGEST_NAMES);
            file.seek(SeekFrom::Start(u64::from(u32::from_be_bytes(begin))))?;
            let mut names = Vec::new();
            file.take(u64::from(length)).read_to_end(&mut names)?;
            return Ok(names);
        }
    }
    Ok(Vec::new())
}

fn bytes_at<const LENGTH: usize>(file: &mut File, place: u64) -> io::Result<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    file.seek(SeekFrom::Start(place))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]
mod tests {
    use super::*;

    /// A face of nothing but a name: the head of an OpenType file and one table.
    fn face(family: &str, begin: usize) -> Vec<u8> {
        let name: Vec<u8> = family.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let length = u16::try_from(name.len()).unwrap();
        let mut table = vec![0, 0, 0, 1, 0, 18];
        // Windows, Unicode, English, family.
        for number in [3, 1, 0x409, 1, length, 0] {
            table.extend(u16::to_be_bytes(number));
        }
        table.extend(name);
        let mut file = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        file.extend(b"name\0\0\0\0");
        file.extend(u32::try_from(begin + 28).unwrap().to_be_bytes());
        file.extend(u32::try_from(table.len()).unwrap().to_be_bytes());
        file.extend(table);
        file
    }

    fn found(files: &[(&str, Vec<u8>)]) -> Vec<(String, u32)> {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        fang_songs_in(&[folder.path().join("none"), folder.path().to_path_buf()])
            .into_iter()
            .map(|face| (face.path.file_name().unwrap().to_string_lossy().into_owned(), face.index))
            .collect()
    }

    #[test]
    fn files_are_known_by_their_names_the_best_first() {
        let names =
            ["FangSong.otf", "deep/down/SIMFANG.TTF", "仿宋_GB2312.ttf", "simsun.ttc", "STFANGSO.TTF", "simfang.txt"];
        let files: Vec<(&str, Vec<u8>)> = names.map(|name| (name, Vec::new())).to_vec();
        let found: Vec<String> = found(&files).into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, ["SIMFANG.TTF", "仿宋_GB2312.ttf", "STFANGSO.TTF", "FangSong.otf"]);
    }

    #[test]
    fn a_file_of_another_name_is_known_by_the_family_in_it() {
        let files =
            [("a.ttf", face("Song", 0)), ("b.ttf", face("朱雀仿宋（预览测试版）", 0)), ("c.otf", b"no face".to_vec())];
        assert_eq!(found(&files), [("b.ttf".to_owned(), 0)]);
    }

    #[test]
    fn the_right_face_of_a_collection_is_taken() {
        let first = face("STSong", 20);
        let mut bytes = b"ttcf\0\x01\0\0\0\0\0\x02".to_vec();
        let second = 20 + first.len();
        bytes.extend(20u32.to_be_bytes());
        bytes.extend(u32::try_from(second).unwrap().to_be_bytes());
        bytes.extend(first);
        bytes.extend(face("STFangsong", second));
        assert_eq!(found(&[("Songti.ttc", bytes.clone())]), [("Songti.ttc".to_owned(), 1)]);
        assert_eq!(found(&[("FangSong.ttc", bytes)]), [("FangSong.ttc".to_owned(), 1)]);
    }

    #[test]
    fn a_computer_without_one_has_none() {
        assert_eq!(found(&[("a.ttf", face("Song", 0))]), []);
    }
}
