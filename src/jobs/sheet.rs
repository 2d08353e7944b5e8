//! A table that somebody brings, as CSV (UTF-8, GB 18030, UTF-16 with its mark), XLSX or a list of JSON objects: names of columns and rows of
//! text. Every reader has its limits, since the file comes from outside. It must not know what a column means.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::time::Duration;

use calamine::{DataRef, Reader, Xlsx};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::aside;
use super::given;
use crate::i18n::Tr;

/// Most bytes of a file.
pub const LARGEST: usize = 32 << 20;
/// Most bytes that a spreadsheet unpacks to.
const MOST_UNPACKED: u64 = 256 << 20;
const MOST_ROWS: usize = 200_000;
const MOST_COLUMNS: usize = 256;
/// Most cells of all rows together.
const MOST_CELLS: usize = 4_000_000;
/// So many rows before the names of the columns may be titles.
const TITLES: usize = 10;
/// A spreadsheet of the most rows takes seconds.
const LONGEST: Duration = Duration::from_secs(120);

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Names of the columns, without blanks around them.
    pub columns: Vec<String>,
    pub rows: Vec<SheetRow>,
}

/// A row that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// As the person sees it in the file, from 1.
    pub number: usize,
    /// As many cells as there are columns, without blanks around them.
    pub cells: Vec<String>,
}

/// Why there is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSheet {
    /// Neither CSV nor XLSX nor JSON.
    NotATable,
    /// The text is in no coding that is known.
    NotText,
    /// More rows or columns than are read, or it unpacks to more.
    TooLarge,
    /// No row with the names of columns.
    NoColumns,
    /// A JSON file that is no list of objects.
    NotAList,
}

impl NoSheet {
    /// What happened, and what to do.
    pub const fn words(self, tr: Tr) -> &'static str {
        match self {
            NoSheet::NotATable => tr.import_not_a_table(),
            NoSheet::NotText => tr.import_not_text(),
            NoSheet::TooLarge => tr.import_too_large(),
            NoSheet::NoColumns => tr.import_no_columns(),
            NoSheet::NotAList => tr.import_not_a_list(),
        }
    }
}

/// Reads the table of this file.
///
/// # Errors
/// A sentence that names the file and says what to do.
pub fn read(path: &Path, tr: Tr) -> Result<Sheet, String> {
    let bytes = given::read(path, LARGEST, tr)?;
    // Somebody else's reader works on a file from outside.
    let done = aside::within(LONGEST, move || from_bytes(&bytes)).unwrap_or(Err(NoSheet::NotATable));
    done.map_err(|reason| tr.cli_in_file(path.display(), reason.words(tr)))
}

/// The table that these bytes are.
///
/// # Errors
/// Why they are none.
pub fn from_bytes(bytes: &[u8]) -> Result<Sheet, NoSheet> {
    if bytes.starts_with(b"PK\x03\x04") {
        return named(xlsx(bytes)?);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // The form before XLSX: it is saved anew by any spreadsheet.
        return Err(NoSheet::NotATable);
    }
    let text = decoded(bytes)?;
    if text.trim_start().starts_with(['[', '{']) { json(&text) } else { named(csv(&text)?) }
}

type Numbered = Vec<(usize, Vec<String>)>;

fn decoded(bytes: &[u8]) -> Result<String, NoSheet> {
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(plain) {
        return if text.contains('\0') { Err(NoSheet::NotText) } else { Ok(text.to_owned()) };
    }
    let (text, _, is_broken) = encoding_rs::GB18030.decode(plain);
    if is_broken || text.contains('\0') { Err(NoSheet::NotText) } else { Ok(text.into_owned()) }
}

fn csv(text: &str) -> Result<Numbered, NoSheet> {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let delimiter = [(b'\t', count('\t')), (b';', count(';'))].into_iter().max_by_key(|(_, count)| *count);
    let delimiter = delimiter.filter(|(_, found)| *found > count(',')).map_or(b',', |(delimiter, _)| delimiter);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut line, mut seen) = (1, 0);
    for record in reader.records() {
        let record = record.map_err(|_| NoSheet::NotATable)?;
        // Where a record begins, the crate has not always read the end of the line before.
        let begins = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(seen);
        let rest = text.get(begins..).unwrap_or_default();
        let begins = begins.saturating_add(rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        line += text.get(seen..begins).unwrap_or_default().matches('\n').count();
        seen = begins;
        take_row(&mut rows, line, record.iter().map(str::to_owned).collect())?;
    }
    Ok(rows)
}

fn take_row(rows: &mut Numbered, number: usize, cells: Vec<String>) -> Result<(), NoSheet> {
    if rows.len() >= MOST_ROWS || cells.len() > MOST_COLUMNS {
        return Err(NoSheet::TooLarge);
    }
    rows.push((number, cells));
    Ok(())
}

/// The first sheet that holds anything.
fn xlsx(bytes: &[u8]) -> Result<Numbered, NoSheet> {
    must_unpack_to_little(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| NoSheet::NotATable)?;
    for name in book.sheet_names() {
        let rows = one_sheet(&mut book, &name)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Err(NoSheet::NoColumns)
}

/// Cell by cell: a sheet may claim to have more cells than any memory holds.
fn one_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Numbered, NoSheet> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| NoSheet::NotATable)?;
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut count = 0_usize;
    while let Some(cell) = cells.next_cell().map_err(|_| NoSheet::NotATable)? {
        let text = text_of(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let at = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
        let column = at(column);
        if column >= MOST_COLUMNS || (rows.len() >= MOST_ROWS && !rows.contains_key(&at(row))) {
            return Err(NoSheet::TooLarge);
        }
        let here = rows.entry(at(row)).or_default();
        if here.len() <= column {
            count = count.saturating_add(column + 1 - here.len());
            here.resize(column + 1, String::new());
        }
        if count > MOST_CELLS {
            return Err(NoSheet::TooLarge);
        }
        if let Some(place) = here.get_mut(column) {
            *place = text;
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| (row.saturating_add(1), cells)).collect())
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        // Whole numbers without a point; a telephone number is one.
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A few bytes may unpack to gigabytes, whatever they say of themselves: unpacked once for the count alone.
fn must_unpack_to_little(bytes: &[u8]) -> Result<(), NoSheet> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| NoSheet::NotATable)?;
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| NoSheet::NotATable)?;
        let unpacked = io::copy(&mut entry.take(left.saturating_add(1)), &mut io::sink());
        left = left.checked_sub(unpacked.map_err(|_| NoSheet::NotATable)?).ok_or(NoSheet::TooLarge)?;
    }
    Ok(())
}

/// Each object a row; the columns as they come up, those of one object by their names. Row by row, so that a file of the
/// largest size does not become a hundred times as large in memory.
fn json(text: &str) -> Result<Sheet, NoSheet> {
    let Objects(sheet) = serde_json::from_str(text)
        .map_err(|error| if error.to_string().contains(TOO_LARGE) { NoSheet::TooLarge } else { NoSheet::NotAList })?;
    let width = sheet.columns.len();
    if width == 0 {
        return Err(NoSheet::NoColumns);
    }
    must_be_few(sheet.rows.len(), width)?;
    let mut sheet = sheet;
    sheet.rows.iter_mut().for_each(|row| row.cells.resize(width, String::new()));
    Ok(sheet)
}

fn must_be_few(rows: usize, columns: usize) -> Result<(), NoSheet> {
    let few = rows <= MOST_ROWS && columns <= MOST_COLUMNS && rows.saturating_mul(columns) <= MOST_CELLS;
    if few { Ok(()) } else { Err(NoSheet::TooLarge) }
}

/// By which the reader's error is known again.
const TOO_LARGE: &str = "more rows or columns than are read";

/// A list of objects, or one list under some name, as platforms hand it out.
struct Objects(Sheet);

impl<'de> Deserialize<'de> for Objects {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Objects, D::Error> {
        deserializer.deserialize_any(ObjectsVisitor).map(Objects)
    }
}

struct ObjectsVisitor;

impl<'de> Visitor<'de> for ObjectsVisitor {
    type Value = Sheet;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Sheet, A::Error> {
        let mut sheet = Sheet::default();
        let mut places = BTreeMap::new();
        while let Some(fields) = list.next_element::<Map<String, Value>>()? {
            let cells = cells_of(fields, &mut sheet.columns, &mut places);
            let number = sheet.rows.len().saturating_add(1);
            if must_be_few(number, sheet.columns.len()).is_err() {
                return Err(serde::de::Error::custom(TOO_LARGE));
            }
            sheet.rows.push(SheetRow { number, cells });
        }
        Ok(sheet)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Sheet, A::Error> {
        let list = object.next_entry::<String, Objects>()?.map(|(_, Objects(sheet))| sheet);
        let is_one = object.next_key::<String>()?.is_none();
        list.filter(|_| is_one).ok_or_else(|| serde::de::Error::custom("more than one list"))
    }
}

/// The cells of an object; names that were not there before become columns, as many as are read.
fn cells_of(
    fields: Map<String, Value>,
    columns: &mut Vec<String>,
    places: &mut BTreeMap<String, usize>,
) -> Vec<String> {
    let mut cells = vec![String::new(); columns.len()];
    for (key, value) in fields {
        let name = key.trim();
        let place = *places.entry(name.to_owned()).or_insert_with(|| {
            columns.push(name.to_owned());
            columns.len() - 1
        });
        if place > MOST_COLUMNS {
            break;
        }
        cells.resize(columns.len(), String::new());
        if let Some(cell) = cells.get_mut(place) {
            *cell = json_text(&value);
        }
    }
    cells
}

fn json_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(list) => list.iter().map(json_text).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}

/// The first row with two cells or more names the columns; titles stand before it.
fn named(rows: Numbered) -> Result<Sheet, NoSheet> {
    let filled = |cells: &Vec<String>| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let most = rows.iter().map(|(_, cells)| filled(cells)).max().unwrap_or_default().min(2);
    let head = rows.iter().take(TITLES).position(|(_, cells)| filled(cells) >= most.max(1));
    let head = head.ok_or(NoSheet::NoColumns)?;
    let mut rows = rows.into_iter().skip(head);
    let (_, mut columns) = rows.next().ok_or(NoSheet::NoColumns)?;
    while columns.last().is_some_and(|name| name.trim().is_empty()) {
        columns.pop();
    }
    let columns: Vec<String> = columns.iter().map(|name| name.trim().to_owned()).collect();
    must_be_few(rows.len(), columns.len())?;
    let row = |(number, mut cells): (usize, Vec<String>)| {
        cells.resize(columns.len(), String::new());
        SheetRow { number, cells: cells.iter().map(|cell| cell.trim().to_owned()).collect() }
    };
    let rows = rows.filter(|(_, cells)| filled(cells) > 0).map(row).collect();
    Ok(Sheet { columns, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(sheet: &Sheet) -> Vec<String> {
        let line = |row: &SheetRow| format!("{}: {}", row.number, row.cells.join("|"));
        std::iter::once(sheet.columns.join("|")).chain(sheet.rows.iter().map(line)).collect()
    }

    #[test]
    fn a_csv_is_read_in_each_coding_and_with_each_separator() {
        let text = "编号,内容\r\nE1,\"噪音,半夜\"\r\n\r\n,\r\nE2,漏水\r\n";
        let wanted = ["编号|内容", "2: E1|噪音,半夜", "5: E2|漏水"];
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
        for bytes in [text.as_bytes().to_vec(), marked, gb] {
            assert_eq!(shown(&from_bytes(&bytes).unwrap()), wanted);
        }
        let tabs = "编号\t内容\nE1\t噪音,半夜\n";
        assert_eq!(shown(&from_bytes(tabs.as_bytes()).unwrap()), ["编号|内容", "2: E1|噪音,半夜"]);
    }

    #[test]
    fn titles_stand_before_the_names_of_the_columns() {
        let text = "青渡镇排查台账,,\n编号,地点,内容\n1,渡口,吵架,多出一格\n2,村口\n";
        assert_eq!(shown(&from_bytes(text.as_bytes()).unwrap()), ["编号|地点|内容", "3: 1|渡口|吵架", "4: 2|村口|"]);
    }

    #[test]
    fn a_list_of_objects_is_a_table() {
        let text = r#"[{"编号":"E1","内容":" 噪音 "},{"内容":null,"人数":12,"网格":["区","镇"]}]"#;
        assert_eq!(
            shown(&from_bytes(text.as_bytes()).unwrap()),
            ["内容|编号|人数|网格", "1: 噪音|E1||", "2: ||12|区、镇"]
        );
        assert_eq!(from_bytes(br#"{"items":[{"a":1}]}"#).unwrap().rows.len(), 1);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for (bytes, reason) in [
            (b"".as_slice(), NoSheet::NoColumns),
            (b"\n\n", NoSheet::NoColumns),
            (b"PK\x03\x04nothing", NoSheet::NotATable),
            (b"\xD0\xCF\x11\xE0old", NoSheet::NotATable),
            (b"a\xFF\xFF\xFF", NoSheet::NotText),
            (b"[1,2]", NoSheet::NotAList),
            (b"{\"a\":1}", NoSheet::NotAList),
            (b"[]", NoSheet::NoColumns),
            (br#"{"a":[{"b":1}],"c":[]}"#, NoSheet::NotAList),
        ] {
            assert_eq!(from_bytes(bytes), Err(reason), "{bytes:?}");
        }
    }

    #[test]
    fn a_table_without_end_is_refused_before_it_fills_the_memory() {
        let many = |count: usize| (0..count).map(|at| format!("\"k{at}\":1")).collect::<Vec<_>>().join(",");
        let wide =
            |count: usize| from_bytes(format!("[{{{}}}]", many(count)).as_bytes()).map(|sheet| sheet.columns.len());
        assert_eq!((wide(MOST_COLUMNS), wide(MOST_COLUMNS + 1)), (Ok(MOST_COLUMNS), Err(NoSheet::TooLarge)));
        let long = |count: usize| from_bytes(format!("[{}]", vec!["{\"a\":1}"; count].join(",")).as_bytes());
        assert_eq!(long(MOST_ROWS).unwrap().rows.len(), MOST_ROWS);
        assert_eq!(long(MOST_ROWS + 1), Err(NoSheet::TooLarge));
        let line = format!("{}\n", ",".repeat(MOST_COLUMNS));
        assert_eq!(from_bytes(line.as_bytes()), Err(NoSheet::TooLarge));
    }
}
