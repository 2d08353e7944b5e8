//! The house keeps itself: who may import whom, how long a file may be, what every file says at its head.
//! The table is the one of the map in `src/lib.rs`.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each room may use, besides itself. A room that is not here may use nothing of ours.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("i18n", &["domain"]),
    ("check", &["domain", "i18n"]),
    ("draft", &["domain", "i18n"]),
    ("statistics", &["domain", "i18n"]),
    ("guide", &["domain", "check", "i18n", "draft::clause"]),
    // The paper knows words only as a document; its own fixed words (第×页) come from the language files.
    ("paper", &["domain::agreement", "draft::document", "i18n"]),
    ("vault", &["platform::files", "platform::folders", "platform::clock", "platform::lock"]),
    (
        "casebook",
        &[
            "domain",
            "check",
            "i18n",
            "draft",
            "statistics",
            "vault",
            "platform::ballast",
            "platform::clock",
            "platform::disk",
            "platform::files",
            "platform::lock",
            "platform::log",
        ],
    ),
    ("platform", &[]),
    ("seal", &[]),
    (
        "jobs",
        &["vault", "domain", "check", "guide", "i18n", "casebook", "draft", "paper", "platform", "seal", "statistics"],
    ),
    // The signing screen shows the frozen words.
    (
        "ui",
        &[
            "domain",
            "check",
            "guide",
            "i18n",
            "casebook",
            "paper::page",
            "paper::faces",
            "paper::ink",
            "draft::clause",
            // Two versions side by side: rows of words that are the same and that differ.
            "draft::compare",
            "draft::document",
            "statistics",
        ],
    ),
    // The window's list of papers and its editor ask which papers fit and what is wrong in a template.
    (
        "app",
        &[
            "domain",
            "check",
            "guide",
            "i18n",
            "casebook",
            // Frozen versions are printed and shown from their words, and compared.
            "draft::compare",
            "draft::document",
            "draft::paper",
            "draft::papers",
            "draft::template",
            "draft::templates",
            "jobs",
            "paper",
            "platform",
            "seal",
            "statistics",
            "ui",
            // What opens the casebook goes from the field to the door.
            "vault",
        ],
    ),
    // The pictures play the window's part.
    ("pictures", &["vault", "domain", "check", "i18n", "casebook", "app", "platform", "ui"]),
    (
        "cli",
        &[
            "domain",
            "check",
            "guide",
            "i18n",
            "casebook",
            "draft::papers",
            "draft::template",
            "draft::templates",
            "jobs",
            "paper",
            "platform",
            "pictures",
            "vault",
            "seal",
            "statistics",
            "app",
            "ui::screen",
        ],
    ),
];

/// Crates that one room owns.
const OWNED: &[(&str, &[&str])] = &[
    ("rusqlite", &["casebook/"]),
    ("printpdf", &["paper/pdf/writing"]),
    ("rfd", &["platform/dialogs"]),
    ("directories", &["platform/folders"]),
    ("fs4", &["platform/ballast", "platform/disk"]),
    ("egui", &["ui/", "app", "pictures"]),
    ("eframe", &["ui/", "app", "pictures"]),
    ("clap", &["cli/"]),
    ("calamine", &["jobs/sheet"]),
    ("csv", &["jobs/sheet"]),
    ("zip", &["jobs/sheet"]),
    ("encoding_rs", &["jobs/sheet"]),
    ("qrcode", &["paper/layout/code"]),
    ("rqrr", &["jobs/scan/"]),
    ("hayro", &["jobs/sheets"]),
    ("rust_xlsxwriter", &["jobs/"]),
    // What leaves the computer is locked at one place.
    ("age", &["jobs/backup/locked"]),
    // What is signed and how is one room's; nobody else builds or reads a container or a certificate.
    ("cms", &["seal/"]),
    ("x509_cert", &["seal/"]),
    ("p256", &["seal/"]),
    ("pkcs8", &["seal/"]),
];

struct Source {
    /// Path below `src/`, with `/`.
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    gather(&root, &root, &mut found);
    assert!(found.len() > 60, "only {} files found", found.len());
    found
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            gather(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push(Source { path: below, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

/// The code without its unit tests, which may use more.
fn code(source: &Source) -> &str {
    source.text.split("#[cfg(test)]").next().unwrap()
}

fn room(path: &str) -> Option<&str> {
    path.split_once('/').map(|(room, _)| room)
}

/// Every `crate::…` path of the code, joined over `use crate::{…}` where it is written so.
fn crate_paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for (position, _) in code.match_indices("crate::") {
        let before = code[..position].chars().next_back();
        if before.is_some_and(|ch| ch.is_alphanumeric() || ch == '_' || ch == '$') {
            continue;
        }
        let rest = &code[position + "crate::".len()..];
        if rest.starts_with('{') {
            paths.push("{".to_owned());
            continue;
        }
        paths.push(rest.chars().take_while(|ch| ch.is_alphanumeric() || *ch == '_' || *ch == ':').collect());
    }
    paths
}

#[test]
fn rooms_use_only_what_they_may() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(room) = room(&source.path) else { continue };
        let allowed = MAY_USE.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, allowed)| allowed);
        for path in crate_paths(code(&source)) {
            let own = path == room || path.starts_with(&format!("{room}::"));
            let fits = |allowed: &&str| path == **allowed || path.starts_with(&format!("{allowed}::"));
            if path == "{" || !(own || allowed.iter().any(fits)) {
                wrong.push(format!("{} uses crate::{path}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, rooms) in OWNED {
            let named = [format!("{name}::"), format!("use {name};")].iter().any(|words| {
                code(&source).match_indices(words.as_str()).any(|(position, _)| {
                    let line_start = source.text[..position].rfind('\n').map_or(0, |at| at + 1);
                    let line = &source.text[line_start..position];
                    let before = source.text[..position].chars().next_back();
                    !line.trim_start().starts_with("//")
                        && !before.is_some_and(|ch| ch.is_alphanumeric() || ch == '_' || ch == ':')
                })
            });
            if named && !rooms.iter().any(|room| source.path.starts_with(room)) {
                wrong.push(format!("{} names {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_is_not_too_long() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//!") {
            wrong.push(format!("{} does not open with //!", source.path));
        }
        let lines = source.text.lines().count();
        if lines > 500 {
            wrong.push(format!("{} has {lines} lines", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_sentence_for_people_stands_in_the_code() {
    let han = |ch: char| ('\u{4E00}'..='\u{9FFF}').contains(&ch);
    // Rules that read Chinese amounts, dates and words of the field must name them; the pictures show invented people.
    let may = [
        "check/",
        "domain/",
        "draft/ordinal.rs",
        "paper/",
        "casebook/number.rs",
        "casebook/handlers/",
        "i18n/build.rs",
        // Tests, in files of their own.
        "seal/tests/",
        "vault/slots/tests.rs",
        "app/trouble_tests.rs",
        "pictures.rs",
        // Names of installed fonts.
        "platform/fonts.rs",
        // The names that offices and platforms give the columns of their tables.
        "jobs/import/",
    ];
    let mut wrong = Vec::new();
    for source in sources() {
        if may.iter().any(|room| source.path.starts_with(room)) {
            continue;
        }
        for (number, line) in code(&source).lines().enumerate() {
            let written = line.split("//").next().unwrap_or("");
            let strings = written.split('"').skip(1).step_by(2);
            if strings.into_iter().any(|text| text.chars().filter(|ch| han(*ch)).count() > 1) {
                wrong.push(format!("{}:{} {}", source.path, number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The keys of the language files, with the file that holds each.
fn keys() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n/zh-CN");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut keys = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        for line in fs::read_to_string(&file).unwrap().lines() {
            let begins = line.starts_with(|ch: char| ch.is_ascii_lowercase());
            if let Some((key, _)) = line.split_once(" =").filter(|_| begins) {
                keys.push((key.to_owned(), name.clone()));
            }
        }
    }
    keys
}

/// Both languages have the same keys (the build sees to it), so one is read here.
#[test]
fn every_sentence_is_used() {
    let keys = keys();
    assert!(keys.len() > 500, "only {} sentences found", keys.len());
    let sources = sources();
    let is_word = |ch: char| ch.is_alphanumeric() || ch == '_';
    let words: HashSet<&str> = sources.iter().flat_map(|source| source.text.split(|ch| !is_word(ch))).collect();
    let unused: Vec<String> = keys
        .into_iter()
        .filter(|(key, _)| !words.contains(key.replace('-', "_").as_str()))
        .map(|(key, file)| format!("{file}: {key}"))
        .collect();
    assert!(unused.is_empty(), "nobody says:\n{}", unused.join("\n"));
}
