//! One function a reader. Each must come to an end without a panic on any bytes; where a reader has a writer, what was
//! written must be read back as the same.
// A target fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, reason = "a file that is read once need not be written atomically")]

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveTime};
use image::ImageReader;
use maplebridge::casebook::backup::Soundness;
use maplebridge::casebook::backup::name::Backup;
use maplebridge::casebook::{Casebook, FILE_NAME, bodies};
use maplebridge::check;
use maplebridge::domain::agreement::HandSignature;
use maplebridge::domain::case_file::{self, Private};
use maplebridge::domain::identity::{check_credit_code, normalised, phone_shape, read_resident_id};
use maplebridge::domain::money::Money;
use maplebridge::domain::papers::PaperKind;
use maplebridge::domain::register::lead::Lead;
use maplebridge::domain::typed_day;
use maplebridge::domain::version_mark::VersionMark;
use maplebridge::domain::{capitals, dates, pinyin};
use maplebridge::draft::document::Document;
use maplebridge::draft::templates::{self, Templates};
use maplebridge::guide::{holidays, law, phrases, plan, seats};
use maplebridge::i18n::{Lang, Tr, case_file_error};
use maplebridge::jobs::agreement::{self, Beside, Mark};
use maplebridge::jobs::{self, desk_key, import, proof, scan, sheet, verify};
use maplebridge::paper::{Faces, ink, lay_out, write_pdf};
use maplebridge::platform::clock::Clock;
use maplebridge::seal::{Root, SealingKey};
use maplebridge::ui::screens::step::typed_time;
use maplebridge::vault::{self, DataKey};

/// A reader, under the name of the folder that keeps its inputs.
pub struct Target {
    pub name: &'static str,
    /// Bytes; longer inputs find nothing more and take longer.
    pub longest: usize,
    pub run: fn(&[u8]),
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "case_file", longest: 12288, run: case_file },
    Target { name: "case_paper", longest: 12288, run: case_paper },
    Target { name: "template", longest: 4096, run: template },
    Target { name: "guide", longest: 4096, run: guide },
    Target { name: "fields", longest: 256, run: fields },
    Target { name: "scan", longest: 16384, run: scan },
    Target { name: "sealed", longest: 16384, run: sealed },
    Target { name: "keys", longest: 8192, run: keys },
    Target { name: "bodies", longest: 4096, run: bodies },
    Target { name: "database", longest: 65536, run: database },
    Target { name: "frozen", longest: 8192, run: frozen },
    Target { name: "strokes", longest: 4096, run: strokes },
    Target { name: "slots", longest: 8192, run: slots },
    Target { name: "backup", longest: 8192, run: backup },
    Target { name: "sheet", longest: 8192, run: sheet },
];

/// The target of this name.
pub fn named(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];
static FACES: LazyLock<Faces> = LazyLock::new(|| Faces::bundled().expect("bundled faces"));

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).expect("a day")
}

/// A case file: read, or refused with a sentence; what was read is the same after writing.
fn case_file(bytes: &[u8]) {
    match case_file::read(bytes) {
        Ok(read) => {
            let again = case_file::read(case_file::write(&read.case, Private::Included).as_bytes());
            assert_eq!(again.map(|read| read.case).as_ref(), Ok(&read.case));
        }
        Err(error) => {
            let said = BOTH.map(|lang| case_file_error::message(Tr(lang), &error));
            assert!(said.iter().all(|said| !said.is_empty()));
        }
    }
}

/// A case that reads: checked, judged as a court would, and printed as agreement in both languages.
fn case_paper(bytes: &[u8]) {
    let Ok(read) = case_file::read(bytes) else { return };
    let case = read.case;
    let beside = Beside::alone(day(), &FACES);
    for finding in agreement::findings(&case, beside) {
        assert!(BOTH.iter().all(|lang| !check::message(Tr(*lang), &finding).is_empty()));
    }
    let _confirmation = agreement::confirmation(&case, beside);
    for lang in BOTH {
        if let Err(error) = agreement::pdf(&case, lang, Mark::Draft, None, &Templates::built_in(), &FACES) {
            assert!(!error.message(Tr(lang)).is_empty());
        }
    }
}

/// A table that somebody brings, as leads and as places: taken, or each row left out with a sentence.
fn sheet(bytes: &[u8]) {
    let now = day().and_time(NaiveTime::MIN);
    let sheet = match sheet::from_bytes(bytes) {
        Ok(sheet) => sheet,
        Err(reason) => return assert!(BOTH.iter().all(|lang| !reason.words(Tr(*lang)).is_empty())),
    };
    let rows = sheet.rows.len();
    if let Ok(taken) = import::leads::read(&sheet, now, &BTreeSet::new()) {
        assert_eq!(taken.records.len() + taken.left_out.len(), rows);
        assert!(taken.left_out.iter().all(|left| !left.words(Tr(Lang::Zh)).is_empty()));
        for lead in taken.records {
            let written = serde_json::to_string(&lead).expect("a lead is written");
            assert_eq!(serde_json::from_str::<Lead>(&written).expect("and read"), lead);
        }
    }
    if let Ok(taken) = import::places::read(&sheet) {
        assert_eq!(taken.records.len() + taken.left_out.len(), rows);
        assert!(taken.records.iter().all(|place| place.level().is_some()));
    }
}

/// A template of any paper: the first byte says which.
fn template(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let kind = PaperKind::ALL[usize::from(*which) % PaperKind::ALL.len()];
    for lang in BOTH {
        for mistake in templates::read(kind, lang, &text).err().unwrap_or_default() {
            assert!(!mistake.message(Tr(lang)).is_empty());
        }
    }
}

/// Content of the guide, as an office writes it: each kind of file.
fn guide(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mistakes = [
        plan::Plan::read(&text).err(),
        phrases::read_phrases(&text).err(),
        seats::read_seats(&text).err(),
        law::read_cards(&text).err(),
        holidays::read(&text).err(),
    ];
    for mistake in mistakes.into_iter().flatten() {
        assert!(BOTH.iter().all(|lang| !mistake.message(Tr(*lang)).is_empty()));
    }
}

/// What people type into fields: days, times, amounts, numbers of people and offices, marks, words to search.
fn fields(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _day = typed_day::read(&text, day());
    let _time = typed_time::read(&text);
    if let Ok(amount) = Money::parse(&text) {
        assert_eq!(capitals::read(&capitals::write(amount)), Some(amount));
        assert_eq!(Money::parse(&amount.figures()), Ok(amount));
    }
    if let Some(amount) = capitals::read(&text) {
        assert_eq!(capitals::read(&capitals::write(amount)), Some(amount));
    }
    for amount in check::amounts_named(&text) {
        assert!(amount.fen() <= Money::MAX_FEN);
    }
    if let Ok(id) = read_resident_id(&normalised(&text)) {
        let _age = dates::age_on(id.birth, day());
    }
    let _credit = check_credit_code(&normalised(&text));
    let _phone = phone_shape(&text);
    if let Some((mark, page)) = VersionMark::parse(&text) {
        assert_eq!(VersionMark::parse(&mark.code(page)), Some((mark.clone(), page)));
        assert!(mark.is_typed(&mark.short()));
    }
    let query = pinyin::Query::new(&text);
    let _found = query.finds(&[&text, "示范市青渡镇"]);
}

/// A scan of signed paper. A large picture takes a second to look through, whatever is in it; one in sixteen is enough.
fn scan(bytes: &[u8]) {
    if is_large_picture(bytes) && bytes.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)) % 16 != 0 {
        return;
    }
    if let Err(refused) = scan::read(bytes, "scan") {
        assert!(BOTH.iter().all(|lang| !refused.message(Tr(*lang)).is_empty()));
    }
}

fn is_large_picture(bytes: &[u8]) -> bool {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let size = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    size.is_some_and(|(width, height)| u64::from(width) * u64::from(height) > 100_000)
}

/// A sealed file, held for verifying; the same bytes as the certificates that are demanded.
fn sealed(bytes: &[u8]) {
    for lang in BOTH {
        assert!(!verify::examine(bytes, None, None, Tr(lang)).headline.is_empty());
    }
    if let Ok(root) = Root::read(bytes) {
        let _report = verify::examine(bytes, Some(&root), None, Tr(Lang::En));
    }
}

/// A file with certificates and a private key, with and without a passphrase.
fn keys(bytes: &[u8]) {
    let root = Root::read(bytes);
    if let Ok(root) = &root {
        let _infos = root.certificates();
    }
    let text = String::from_utf8_lossy(bytes);
    // A locked key may ask for any amount of work; the reader must bound it.
    for passphrase in [None, Some("maplebridge")] {
        if let Ok(key) = SealingKey::from_pem(&text, passphrase) {
            let again = SealingKey::from_der(key.certificates_der(), &key.private_key_der());
            assert!(again.is_ok(), "a key that was read is not read back");
        }
    }
    let mut book = Casebook::in_memory(Clock::System).expect("a casebook in memory");
    if let Err(problem) = desk_key::import(&mut book, bytes, Some("maplebridge")) {
        assert!(!problem.message(Tr(Lang::Zh)).is_empty());
    }
}

/// The body of a row, as the casebook's file may hold it after another hand was at it.
fn bodies(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _readers = bodies::readable(&text);
}

/// Looks at the casebook of a folder as the check does, and tells what it found.
fn look(folder: &Path) {
    match proof::of_folder(folder, None) {
        Ok(report) => assert!(!report.headline(Tr(Lang::Zh)).is_empty()),
        Err(error) => assert!(!error.message(Tr(Lang::Zh)).is_empty()),
    }
}

/// A file that is said to be a casebook.
fn database(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(FILE_NAME), bytes).expect("a file");
    look(folder.path());
}

/// Frozen words as the casebook keeps them: laid out and printed, whatever another hand wrote into them.
fn frozen(bytes: &[u8]) {
    let Ok(document) = serde_json::from_slice::<Document>(bytes) else { return };
    let _words = document.plain_text();
    if let Ok(pages) = lay_out(&document, &FACES) {
        let _pdf = write_pdf(&pages, &FACES);
    }
}

/// A hand signature as a row keeps it: fitted into its place on paper, with every measure a number.
fn strokes(bytes: &[u8]) {
    let Ok(hand) = serde_json::from_slice::<HandSignature>(bytes) else { return };
    for stroke in ink::strokes(&hand) {
        assert!(stroke.iter().all(|dab| dab.x.is_finite() && dab.y.is_finite() && dab.width.is_finite()));
    }
}

/// The file with the key slots.
fn slots(bytes: &[u8]) {
    if let Err(error) = vault::slots::read(bytes) {
        assert!(!error.log_word().is_empty());
    }
}

/// A backup of the second folder: an age file, and inside it a database.
fn backup(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("20260311-143207-0123456789ab-41.db.age");
    std::fs::write(&file, bytes).expect("a file");
    let backup = Backup::at(&file).expect("the name of a backup");
    let found = jobs::backup::verify(&backup, &DataKey::from_bytes([7; 32]));
    assert_ne!(found, Soundness::Sound, "nobody who lacks the key makes a backup");
}
