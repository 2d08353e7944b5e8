//! The index of the search: written with the rows of a case, read by case from the newest on, made anew where it is wrong.
//! It must not know what a question means.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::{Connection, params};

use super::rows;
use super::table::{Rows, Table};
use crate::casebook::error::Error;
use crate::casebook::find::parts::{Part, TABLES, parts};
use crate::casebook::find::tokens::{EDGE, tokens};
use crate::casebook::find::words::joined;

/// Entries of one case; more than there are tables.
const PER_CASE: i64 = 16;

/// What the index says of one table of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    open: String,
    private: String,
    pinyin: String,
}

/// A table of a case in which something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) case: i64,
    pub(crate) table: Table,
}

impl Spot {
    fn of(id: i64) -> Option<Spot> {
        let table = usize::try_from(id.rem_euclid(PER_CASE)).ok()?;
        Some(Spot { case: id.div_euclid(PER_CASE), table: *TABLES.get(table)? })
    }
}

fn id_of(case: i64, table: usize) -> i64 {
    case.saturating_mul(PER_CASE).saturating_add(i64::try_from(table).unwrap_or_default())
}

/// Writes the entries of these tables of a case anew, from the rows as they are now. An index that cannot be written is
/// made anew as a whole: it must not keep anybody from saving.
pub(crate) fn refresh(connection: &Connection, case: i64, changed: &BTreeSet<Table>) -> Result<(), Error> {
    if !changed.iter().any(|table| *table == Table::Discarded || TABLES.contains(table)) {
        return Ok(());
    }
    let shown = !rows::is_there(connection, Table::Discarded, case)?;
    let all = changed.contains(&Table::Discarded);
    let wanted = |table: &Table| all || changed.contains(table);
    let result = TABLES.iter().enumerate().filter(|(_, table)| wanted(table)).try_for_each(|(place, table)| {
        let entry = if shown { read_entry(connection, case, *table)? } else { Entry::default() };
        write(connection, id_of(case, place), &entry)
    });
    match result {
        Err(Error::Damaged { .. }) => rebuild(connection),
        result => result,
    }
}

fn read_entry(connection: &Connection, case: i64, table: Table) -> Result<Entry, Error> {
    let mut found = Rows::new();
    rows::read_table(connection, table, case, &mut found)?;
    Ok(entry(&found.iter().flat_map(|((table, position), body)| parts(*table, *position, body)).collect::<Vec<_>>()))
}

/// The tokens of these parts, by who may read them.
fn entry(all: &[Part]) -> Entry {
    let told = |private: bool| {
        let told = all.iter().filter(|part| part.private == private).map(said);
        told.collect::<Vec<_>>().join(&format!(" {EDGE} "))
    };
    let spelled: BTreeSet<String> = all.iter().flat_map(Part::spellings).collect();
    let pinyin = spelled.into_iter().collect::<Vec<_>>().join(&format!(" {EDGE} "));
    Entry { open: told(false), private: told(true), pinyin }
}

fn said(part: &Part) -> String {
    let text = if part.hidden { None } else { Some(joined(&tokens(&part.text))) };
    let all = text.iter().chain(&part.numbers).map(String::as_str);
    all.collect::<Vec<_>>().join(&format!(" {EDGE} "))
}

fn write(connection: &Connection, id: i64, entry: &Entry) -> Result<(), Error> {
    connection.prepare_cached("DELETE FROM find WHERE rowid = ?1")?.execute([id])?;
    if *entry != Entry::default() {
        let sql = "INSERT INTO find (rowid, open, private, pinyin) VALUES (?1, ?2, ?3, ?4)";
        connection.prepare_cached(sql)?.execute(params![id, entry.open, entry.private, entry.pinyin])?;
    }
    Ok(())
}

/// Takes a case out of the index without a trace: what was deleted is dropped from every page, too.
pub(crate) fn take_out(connection: &Connection, case: i64) -> Result<(), Error> {
    for place in 0..TABLES.len() {
        write(connection, id_of(case, place), &Entry::default())?;
    }
    connection.execute("INSERT INTO find (find) VALUES ('optimize')", [])?;
    Ok(())
}

/// Makes the whole index anew.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), Error> {
    connection.execute("INSERT INTO find (find) VALUES ('delete-all')", [])?;
    for case in rows::cases(connection)? {
        if rows::is_there(connection, Table::Discarded, case)? {
            continue;
        }
        for (place, table) in TABLES.iter().enumerate() {
            write(connection, id_of(case, place), &read_entry(connection, case, *table)?)?;
        }
    }
    Ok(())
}

/// The cases whose entries are not what their rows say.
pub(crate) fn wrong(connection: &Connection) -> Result<BTreeSet<i64>, Error> {
    let mut sums = sums(connection)?;
    for case in rows::cases(connection)? {
        if rows::is_there(connection, Table::Discarded, case)? {
            continue;
        }
        for (place, table) in TABLES.iter().enumerate() {
            let should = sum_of(&read_entry(connection, case, *table)?);
            let id = id_of(case, place);
            if sums.get(&id).copied().unwrap_or_default() == should {
                sums.remove(&id);
            } else {
                sums.insert(id, should.wrapping_add(1));
            }
        }
    }
    Ok(sums.into_keys().map(|id| id.div_euclid(PER_CASE)).collect())
}

/// One sum for each entry of the index over what stands where in it, whatever the order.
fn sums(connection: &Connection) -> Result<BTreeMap<i64, u64>, Error> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.find_instances USING fts5vocab(main, find, instance)",
    )?;
    let mut statement = connection.prepare("SELECT doc, col, term, \"offset\" FROM temp.find_instances")?;
    let mut found = statement.query([])?;
    let mut sums: BTreeMap<i64, u64> = BTreeMap::new();
    while let Some(row) = found.next()? {
        let (column, term) = (row.get_ref(1)?, row.get_ref(2)?);
        let one = hash(column.as_str().unwrap_or_default(), term.as_str().unwrap_or_default(), row.get(3)?);
        let sum = sums.entry(row.get(0)?).or_default();
        *sum = sum.wrapping_add(one);
    }
    Ok(sums)
}

fn sum_of(entry: &Entry) -> u64 {
    let columns = [("open", &entry.open), ("private", &entry.private), ("pinyin", &entry.pinyin)];
    let told = columns.into_iter().flat_map(|(column, text)| {
        (0_i64..).zip(text.split_whitespace()).map(move |(offset, term)| hash(column, term, offset))
    });
    told.fold(0, u64::wrapping_add)
}

fn hash(column: &str, term: &str, offset: i64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (column, term, offset).hash(&mut hasher);
    hasher.finish()
}

/// What is done with a case that was found and where in it something stands; false: it is enough.
pub(crate) type Each<'a> = &'a mut dyn FnMut(i64, &BTreeSet<Spot>) -> Result<bool, Error>;

/// Walks through what each of these questions finds, newest case first, and calls `each` with the spots of every case in
/// which all of them find something, until it says that it has enough. The questions are FTS5 expressions of own making.
pub(crate) fn walk(connection: &Connection, expressions: &[String], each: Each<'_>) -> Result<(), Error> {
    let sql = "SELECT rowid FROM find WHERE find MATCH ?1 ORDER BY rowid DESC";
    let mut statements =
        expressions.iter().map(|_| connection.prepare(sql)).collect::<Result<Vec<_>, rusqlite::Error>>()?;
    let mut streams = Vec::with_capacity(statements.len());
    for (statement, expression) in statements.iter_mut().zip(expressions) {
        streams.push(Stream { rows: statement.query([expression])?, next: None, ended: false });
    }
    for stream in &mut streams {
        stream.step()?;
    }
    while let Some(oldest) = streams.iter().map(Stream::case).min().flatten() {
        let mut spots = BTreeSet::new();
        let mut is_in_all = true;
        for stream in &mut streams {
            stream.down_to(oldest)?;
            is_in_all &= stream.case() == Some(oldest);
            stream.take(oldest, &mut spots)?;
        }
        if is_in_all && !each(oldest, &spots)? {
            break;
        }
    }
    Ok(())
}

/// The entries that one question finds.
struct Stream<'a> {
    rows: rusqlite::Rows<'a>,
    next: Option<Spot>,
    ended: bool,
}

impl Stream<'_> {
    /// The case of the next entry. `None`, less than every case, at the end.
    fn case(&self) -> Option<i64> {
        self.next.map(|spot| spot.case)
    }

    fn step(&mut self) -> Result<(), Error> {
        self.next = None;
        while !self.ended && self.next.is_none() {
            match self.rows.next()? {
                Some(row) => self.next = Spot::of(row.get(0)?),
                None => self.ended = true,
            }
        }
        Ok(())
    }

    /// Passes by every case newer than this one.
    fn down_to(&mut self, case: i64) -> Result<(), Error> {
        while self.case().is_some_and(|newer| newer > case) {
            self.step()?;
        }
        Ok(())
    }

    /// Takes every entry of this case.
    fn take(&mut self, case: i64, spots: &mut BTreeSet<Spot>) -> Result<(), Error> {
        while let Some(spot) = self.next.filter(|spot| spot.case == case) {
            spots.insert(spot);
            self.step()?;
        }
        Ok(())
    }
}
