//! Files that mean harm, or are none: pipes, devices, links, files without end, files that ask for more than they may,
//! databases of another hand. Each is refused with a sentence, in time, and nothing else happens. What the fuzz targets
//! found is here by name; the inputs that they keep are all read again.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Output};

use maplebridge::casebook::encrypt::{self, Step};
use maplebridge::casebook::proof::Damage;
use maplebridge::casebook::{Actor, Casebook, Error, FILE_NAME};
use maplebridge::domain::agreement::{HandSignature, PenPoint};
use maplebridge::domain::papers::PaperKind;
use maplebridge::draft::document::{Block, Content, Document, FormCell, FormRow, Look};
use maplebridge::draft::template::Fault;
use maplebridge::draft::templates;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::{self, given, guide_files};
use maplebridge::paper::{Faces, ink, lay_out};
use maplebridge::platform::files::Unread;
use rusqlite::Connection;

use super::book_support::{connect, key, open};
use super::casebook_support::clock;
use super::salvage::destroy_an_empty_page;
use crate::fuzz_targets::{TARGETS, named};

fn program(folder: &Path, arguments: &[&str]) -> Output {
    Program::new(env!("CARGO_BIN_EXE_maplebridge"))
        .current_dir(folder)
        .env("MAPLEBRIDGE_BODY_FONT", "song")
        .env("MAPLEBRIDGE_PASSPHRASE", "one passphrase for tests")
        .args(["--lang", "en", "--casebook", "book"])
        .args(arguments)
        .output()
        .unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Every command that reads a file that somebody names.
const DOORS: [&[&str]; 8] = [
    &["check", "FILE"],
    &["agreement", "FILE", "--out", "a.pdf"],
    &["dossier", "--case", "FILE", "--out", "a.pdf"],
    &["case", "import", "FILE"],
    &["template", "check", "receipt", "FILE"],
    &["template", "use", "steps/village", "FILE"],
    &["verify", "FILE"],
    &["key", "import", "FILE"],
];

fn at_each_door(folder: &Path, file: &str, says: &str) {
    for door in DOORS {
        let arguments: Vec<&str> = door.iter().map(|word| if *word == "FILE" { file } else { word }).collect();
        let done = program(folder, &arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {}", errors(&done));
        assert!(errors(&done).contains(says), "{arguments:?}: {}", errors(&done));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_a_device_a_folder_and_a_link_are_refused_at_every_door_and_nobody_waits() {
    let folder = tempfile::tempdir().unwrap();
    let made = Program::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap();
    assert!(made.success());
    fs::create_dir(folder.path().join("folder")).unwrap();
    fs::write(folder.path().join("real.json"), "{}").unwrap();
    std::os::unix::fs::symlink(folder.path().join("real.json"), folder.path().join("link")).unwrap();
    for file in ["pipe", "folder", "/dev/zero"] {
        at_each_door(folder.path(), file, "is not a plain file");
    }
    at_each_door(folder.path(), "link", "is a link");
    assert!(!folder.path().join("a.pdf").exists());
}

#[test]
fn a_file_that_is_too_large_is_not_even_opened() {
    let folder = tempfile::tempdir().unwrap();
    // A hole: it takes no room on the disk, and would take 70 GB of memory.
    fs::File::create(folder.path().join("huge")).unwrap().set_len(70 << 30).unwrap();
    at_each_door(folder.path(), "huge", "is larger than");
}

#[test]
fn nothing_is_written_over_a_folder_or_a_file_of_another_kind() {
    let folder = tempfile::tempdir().unwrap();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/C01.json");
    fs::write(folder.path().join("diary.txt"), "dear diary").unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    for out in ["diary.txt", "folder"] {
        let done = program(folder.path(), &["agreement", case.to_str().unwrap(), "--out", out]);
        assert_eq!(done.status.code(), Some(2), "{}", errors(&done));
    }
    assert_eq!(fs::read_to_string(folder.path().join("diary.txt")).unwrap(), "dear diary");
}

#[cfg(unix)]
#[test]
fn an_offices_own_files_that_are_links_or_have_no_end_are_named_and_left_unused() {
    let folder = tempfile::tempdir().unwrap();
    let below = |name: &str| folder.path().join(name);
    for shelf in ["templates", "steps", "phrases"] {
        fs::create_dir(below(shelf)).unwrap();
    }
    let receipt = jobs::templates::path(folder.path(), PaperKind::Receipt, Lang::Zh);
    fs::write(below("elsewhere.txt"), "= 收条\n").unwrap();
    std::os::unix::fs::symlink(below("elsewhere.txt"), &receipt).unwrap();
    fs::File::create(below("steps/village.toml")).unwrap().set_len(5 << 20).unwrap();
    fs::write(below("phrases/own.toml"), [0xFF, 0xFE]).unwrap();
    let broken = jobs::templates::load(folder.path()).broken;
    let reasons: Vec<_> = broken.iter().map(|broken| broken.reason.clone()).collect();
    assert_eq!(reasons, [jobs::templates::Reason::Unreadable(Unread::Link)]);
    let broken = guide_files::load(folder.path()).broken;
    let told: Vec<String> = broken.iter().map(|broken| broken.message(Tr(Lang::En))).collect();
    assert!(told[0].contains("is larger than 1 MB") && told[1].contains("is not text in UTF-8"), "{told:?}");
    let holidays = below("holidays.toml");
    assert!(Program::new("mkfifo").arg(&holidays).status().unwrap().success());
    assert!(jobs::holidays::own(folder.path(), Tr(Lang::Zh)).unwrap_err().contains("不是普通文件"));
}

#[test]
fn every_reason_has_its_sentence_in_both_languages() {
    let path = PathBuf::from("文件");
    let system = Unread::System { kind: std::io::ErrorKind::NotFound, reason: "gone".to_owned() };
    let all = [
        Unread::Link,
        Unread::NotAFile,
        Unread::TooLarge { most: 1 << 20 },
        Unread::TooLarge { most: 1024 },
        Unread::NotText,
        system,
    ];
    for unread in all {
        let [chinese, english] = [Lang::Zh, Lang::En].map(|lang| given::sentence(&path, &unread, Tr(lang)));
        assert!(chinese.contains("文件") && english.contains("文件") && chinese != english, "{unread:?}");
    }
}

#[test]
fn conditions_in_conditions_without_end_are_a_mistake_and_no_end_of_the_stack() {
    let deep = 200_000;
    let text = format!("= 收条\n{}{}", "@if facts\n".repeat(deep), "@end\n".repeat(deep));
    let mistakes = templates::read(PaperKind::Receipt, Lang::Zh, &text).unwrap_err();
    assert!(mistakes.iter().any(|mistake| matches!(mistake.fault, Fault::TooDeep { .. })), "{:?}", mistakes[0]);
    assert!(mistakes[0].message(Tr(Lang::En)).contains("deep"));
    let honest = format!("= 收条\n{}{{{{facts}}}}\n{}", "@if facts\n".repeat(8), "@end\n".repeat(8));
    assert!(templates::read(PaperKind::Receipt, Lang::Zh, &honest).is_ok());
}

#[test]
fn of_mistakes_without_number_the_first_hundred_are_told() {
    let long = "x".repeat(500_000);
    let many = "{{nobody}}".repeat(50_000);
    for text in [format!("= 收条\n{{{{{long}}}}}\n"), format!("= 收条\n{many}\n"), "@nothing\n".repeat(100_000)] {
        let mistakes = templates::read(PaperKind::Receipt, Lang::Zh, &text).unwrap_err();
        assert!((1..=100).contains(&mistakes.len()), "{}", mistakes.len());
    }
}

#[test]
fn a_pen_that_left_the_world_leaves_no_measure_that_is_no_number() {
    let point = |x, y| PenPoint { x, y, pressure: 9e9, t_ms: 0 };
    let far = vec![vec![point(-1e38, f32::INFINITY), point(1e38, 0.0), point(10.0, 10.0)]];
    for (pad_width, pad_height) in [(1e38, -1e38), (1e-38, 1e-38), (300.0, 100.0)] {
        let strokes = ink::strokes(&HandSignature { pad_width, pad_height, strokes: far.clone() });
        assert_eq!(strokes.len(), 1, "the point that is on the pad stays");
        assert!(strokes.iter().flatten().all(|dab| dab.x.is_finite() && dab.y.is_finite() && dab.width.is_finite()));
    }
}

/// A plain database under the name of a casebook.
fn foreign(sql: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let connection = Connection::open(folder.path().join(FILE_NAME)).unwrap();
    connection.execute_batch(sql).unwrap();
    folder
}

/// Reading it never ends.
const ENDLESS: &str = "CREATE VIEW event AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT i AS seq FROM n;";

/// It stands in a plain file that says that it is a casebook.
fn endless() -> tempfile::TempDir {
    foreign(&format!("PRAGMA application_id = 0x4D504C42; PRAGMA user_version = 3; {ENDLESS}"))
}

#[test]
fn a_view_without_end_is_not_read_when_a_casebook_is_encrypted_opened_or_salvaged() {
    let folder = endless();
    let file = folder.path().join(FILE_NAME);
    let before = fs::read(&file).unwrap();
    let tried = encrypt::encrypt(folder.path(), &key(), Step::Wiped, || Ok::<(), Error>(()));
    assert!(matches!(tried, Err(Error::Damaged { .. })), "{tried:?}");
    assert_eq!(fs::read(&file).unwrap(), before);
    assert!(!folder.path().join("casebook.db.encrypting").exists());

    // One who has the key laid it into an encrypted one.
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path(), clock()).unwrap());
    connect(folder.path()).execute_batch(&ENDLESS.replace("VIEW event", "VIEW events")).unwrap();
    let opened = open(folder.path(), clock());
    assert!(matches!(opened, Err(Error::Damaged { .. })), "{opened:?}");
    destroy_an_empty_page(folder.path());
    let out = tempfile::tempdir().unwrap();
    let salvaged = Casebook::salvage(folder.path(), out.path(), clock(), &key(), &Actor::administrator());
    assert!(matches!(salvaged, Err(Error::Damaged { .. })), "{salvaged:?}");
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);
}

#[test]
fn a_view_without_end_in_the_place_of_a_table_is_found_and_not_read() {
    let folder = endless();
    let examined = Casebook::examine(folder.path(), None).unwrap();
    assert!(
        matches!(&examined.proof.damage[..], [.., Damage::Definitions(names)] if names.contains(&"event".to_owned()))
    );
}

#[test]
fn a_database_of_another_program_is_refused_and_stays_as_it_is() {
    let folder = foreign("CREATE TABLE photo (id INTEGER); INSERT INTO photo VALUES (7);");
    let before = fs::read(folder.path().join(FILE_NAME)).unwrap();
    let refused = Casebook::examine(folder.path(), None).unwrap_err();
    assert!(matches!(refused, Error::Foreign { .. }), "{refused:?}");
    assert!(!refused.message(Tr(Lang::Zh)).is_empty());
    assert_eq!(fs::read(folder.path().join(FILE_NAME)).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_pipe_under_the_name_of_the_casebook_is_refused_and_nobody_waits() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Program::new("mkfifo").arg(folder.path().join(FILE_NAME)).status().unwrap().success());
    assert!(matches!(Casebook::examine(folder.path(), None), Err(Error::Foreign { .. })));
}

/// The inputs that fuzzing kept, given to the same functions.
#[test]
fn every_kept_input_of_the_fuzz_targets_is_read_without_a_panic() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    for target in TARGETS {
        let inputs: Vec<PathBuf> =
            fs::read_dir(corpus.join(target.name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(!inputs.is_empty(), "{} has no inputs", target.name);
        for input in inputs {
            let bytes = fs::read(&input).unwrap();
            assert!(bytes.len() <= target.longest, "{} is longer than fuzzing goes", input.display());
            // Named in what a failing test prints.
            println!("{}", input.display());
            (named(target.name).unwrap().run)(&bytes);
        }
    }
}

#[test]
fn frozen_words_that_ask_for_paper_without_end_are_set_on_a_few_pages() {
    let most = u32::MAX;
    let row = FormRow {
        cells: vec![FormCell { label: "姓名".into(), value: "甲".into(), place: String::new() }],
        lines: most,
    };
    for content in [
        Content::Blank { lines: most, closed: false },
        Content::Blank { lines: most, closed: true },
        Content::Space { lines: most },
        Content::Form(vec![row]),
    ] {
        let blocks = vec![Block::new(Content::Title("收条".into())), Block::new(content.clone())];
        let document = Document {
            lang: Lang::Zh,
            title: "收条".into(),
            mark: String::new(),
            running_head: String::new(),
            look: Look::Form,
            holder: String::new(),
            version_mark: None,
            blocks,
        };
        let pages = lay_out(&document, &Faces::bundled().unwrap()).unwrap();
        assert!((1..20).contains(&pages.pages.len()), "{content:?}: {}", pages.pages.len());
    }
}
