//! Single bits of the casebook turned, one at a time. Each either changes nothing that the file tells, or is found. The
//! control is the same file written plainly, with no more than SQLite's own check: most turned bits go by unseen.

use std::path::Path;
use std::time::Instant;

use maplebridge::casebook::FILE_NAME;
use maplebridge::seal::sha256_hex;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::book;
use crate::child::{self, Place, Start, row};
use crate::dice::Dice;
use crate::told::Told;

#[derive(Default)]
struct Figures {
    nothing: usize,
    refused: usize,
    found: usize,
    missed: Vec<u64>,
}

/// So many bits, in the casebook and in a plain copy.
pub fn run(bits: usize, seed: u64) -> Result<String, String> {
    let started = Instant::now();
    let place = Place::new();
    let start = Start { seed, cases: 2, ..Start::default() };
    let mut told = Told::default();
    let code = child::start(&place.data(), &place.papers(), &place.temporary(), &start).end(&mut told);
    assert_eq!(code, Some(0), "{:?}", told.errors);
    let file = place.data().join(FILE_NAME);
    let plain = place.root().join("plain.db");
    book::plain_copy(&file, &plain, &book::key());
    let ours = flip(&file, bits, seed, &place, |folder| {
        let Ok(book) = book::open(folder) else { return Seen::Refused };
        match book.prove() {
            Ok(proof) if proof.damage.is_empty() => Seen::Nothing,
            _ => Seen::Found,
        }
    });
    let control = flip(&plain, bits, seed, &place, |folder| {
        let Ok(connection) = Connection::open(folder.join(FILE_NAME)) else { return Seen::Refused };
        let check = connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
        if check.is_ok_and(|line| line == "ok") { Seen::Nothing } else { Seen::Found }
    });
    let size = std::fs::metadata(&file).unwrap().len();
    let lines = [
        row(&[&"single bits turned", &format!("{bits} bits of {size} bytes"), &ours.words(), &ours.verdict(), &""]),
        row(&[
            &"control: a plain copy, SQLite's own check",
            &format!("{bits} bits"),
            &control.words(),
            &format!("{}: as it must", control.verdict()),
            &"",
        ]),
        format!("    {} s", started.elapsed().as_secs()),
    ];
    if !ours.missed.is_empty() {
        return Err(format!("bits that changed something unseen: {:?}", ours.missed));
    }
    // What the control misses must be most of what changed something.
    if control.missed.len() <= control.found + control.refused {
        return Err(format!("the control found most: {}; this harness proves nothing", control.words()));
    }
    Ok(lines.join("\n"))
}

enum Seen {
    /// The file cannot be opened.
    Refused,
    /// The check finds it.
    Found,
    /// Nobody says anything.
    Nothing,
}

fn flip(file: &Path, bits: usize, seed: u64, place: &Place, look: impl Fn(&Path) -> Seen) -> Figures {
    let whole = std::fs::read(file).unwrap();
    let is_plain = whole.starts_with(b"SQLite format 3");
    let before = dump(file, is_plain).expect("the file before");
    let mut dice = Dice(seed ^ 0xF11B);
    let mut figures = Figures::default();
    for number in 0..bits {
        let bit = dice.roll(whole.len() * 8);
        let folder = place.root().join(format!("flip-{}-{number}", u8::from(is_plain)));
        std::fs::create_dir(&folder).unwrap();
        let mut spoiled = whole.clone();
        spoiled[bit / 8] ^= 1 << (bit % 8);
        let copy = folder.join(FILE_NAME);
        std::fs::write(&copy, &spoiled).unwrap();
        let changed = dump(&copy, is_plain).is_none_or(|after| after != before);
        match look(&folder) {
            Seen::Refused => figures.refused += 1,
            Seen::Found => figures.found += 1,
            Seen::Nothing if changed => figures.missed.push(bit as u64),
            Seen::Nothing => figures.nothing += 1,
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
    figures
}

/// Digest of every row of every table; `None` where something cannot be read.
fn dump(file: &Path, is_plain: bool) -> Option<String> {
    let connection = if is_plain { Connection::open(file) } else { book::raw_file(file, &book::key()) }.ok()?;
    let digest = rows(&connection).ok();
    digest.map(|rows| sha256_hex(rows.as_bytes()))
}

fn rows(connection: &Connection) -> rusqlite::Result<String> {
    let mut all = String::new();
    let mut tables = connection.prepare("SELECT name, sql FROM sqlite_schema ORDER BY type, name")?;
    let named = tables.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?)))?;
    for (name, sql) in named.collect::<rusqlite::Result<Vec<_>>>()? {
        all.push_str(&format!("{name}: {sql:?}\n"));
        if sql.is_none_or(|sql| !sql.starts_with("CREATE TABLE")) {
            continue;
        }
        // Not by an index, which may say another thing than the table.
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{name}\" NOT INDEXED"))?;
        let columns = statement.column_count();
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            for column in 0..columns {
                all.push_str(&format!("{:?}|", row.get::<_, Value>(column)?));
            }
            all.push('\n');
        }
    }
    Ok(all)
}

impl Figures {
    fn words(&self) -> String {
        let Figures { nothing, refused, found, missed } = self;
        format!("not opened {refused}, found {found}, changed nothing {nothing}, changed and missed {}", missed.len())
    }

    fn verdict(&self) -> String {
        format!("{} missed", self.missed.len())
    }
}
