//! What a sealed file says of itself beside its pages: the frozen words and whose they are (page-piece dictionary,
//! ISO 32000-1, 14.5). One way of writing; only that is read, without a reader of PDF, so that a hostile file cannot
//! keep one busy. It must not judge the words.

use std::io::{Read, Write};

use chrono::NaiveDate;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, text_string};

use super::bytes::{find_last, skip_past};
use super::certificate::sha256_hex;

/// The frozen words are far smaller.
const LONGEST_TEXT: u64 = 16 << 20;
const RECORD_HEAD: &[u8] = b"<</Type/MaplebridgeRecord/Number<";
const TEXT_HEAD: &[u8] = b"<</Type/MaplebridgeText/Filter/FlateDecode/Length ";

/// What a sealed file says of itself; kept in the file beside the signature and covered by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealRecord {
    /// Number of the agreement.
    pub number: String,
    /// Version of the agreement, from 1.
    pub version: u32,
    /// The frozen words: the document as JSON.
    pub document: Vec<u8>,
    /// SHA-256 of `document`, hexadecimal, lower case, 64 figures.
    pub text_sha256: String,
    /// Head of the casebook's audit chain when the agreement was closed, hexadecimal.
    pub chain_head: String,
    /// The day on which the agreement takes effect (People's Mediation Law art. 29).
    pub effective: NaiveDate,
    /// Whether it is the practice case, which binds nobody.
    pub practice: bool,
}

/// Whether the words are those of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextHash {
    /// The words give the SHA-256 that the record names.
    Matches,
    /// They do not, or cannot be read.
    Differs,
    /// The file has no readable record.
    Absent,
}

impl SealRecord {
    /// Whether `text_sha256` is the SHA-256 of `document`.
    pub fn is_consistent(&self) -> bool {
        sha256_hex(&self.document) == self.text_sha256
    }

    /// The record's dictionary; the words are in the stream of this id.
    pub(super) fn dictionary(&self, text: ObjectId) -> Dictionary {
        let mut record = Dictionary::new();
        record.set("Type", "MaplebridgeRecord");
        record.set("Number", in_hex(&self.number));
        record.set("Version", i64::from(self.version));
        record.set("TextSHA256", in_hex(&self.text_sha256));
        record.set("ChainHead", in_hex(&self.chain_head));
        record.set("Effective", in_hex(&self.effective.format("%Y-%m-%d").to_string()));
        record.set("Practice", self.practice);
        record.set("Text", text);
        record
    }

    /// The stream of the words, packed.
    pub(super) fn text(&self) -> std::io::Result<Stream> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(&self.document)?;
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "MaplebridgeText");
        dictionary.set("Filter", "FlateDecode");
        Ok(Stream::new(dictionary, encoder.finish()?))
    }
}

/// A text string (ISO 32000-1, 7.9.2.2), hexadecimal, so that no name can be mistaken for a part of the file.
fn in_hex(text: &str) -> Object {
    let bytes = match text_string(text) {
        Object::String(bytes, _) => bytes,
        _ => Vec::new(),
    };
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// The record of a file and whether its words are the right ones.
pub(super) fn read(pdf: &[u8]) -> (Option<SealRecord>, TextHash) {
    let Some(mut record) = read_record(pdf) else { return (None, TextHash::Absent) };
    record.document = read_text(pdf).unwrap_or_default();
    let hash = if record.is_consistent() { TextHash::Matches } else { TextHash::Differs };
    (Some(record), hash)
}

fn read_record(pdf: &[u8]) -> Option<SealRecord> {
    let mut rest = pdf.get(find_last(pdf, RECORD_HEAD)? + RECORD_HEAD.len()..)?;
    let number = text(until(&mut rest, b">")?)?;
    let version = figures(between(&mut rest, b"/Version ", b"/")?)?;
    let text_sha256 = text(between(&mut rest, b"TextSHA256<", b">")?)?;
    let chain_head = text(between(&mut rest, b"/ChainHead<", b">")?)?;
    let effective = text(between(&mut rest, b"/Effective<", b">")?)?.parse().ok()?;
    let practice = match between(&mut rest, b"/Practice ", b"/")? {
        b"true" => true,
        b"false" => false,
        _ => return None,
    };
    Some(SealRecord { number, version, document: Vec::new(), text_sha256, chain_head, effective, practice })
}

fn read_text(pdf: &[u8]) -> Option<Vec<u8>> {
    let mut rest = pdf.get(find_last(pdf, TEXT_HEAD)? + TEXT_HEAD.len()..)?;
    let length: u32 = figures(until(&mut rest, b">>stream\n")?)?;
    let packed = rest.get(..usize::try_from(length).ok()?)?;
    let mut words = Vec::new();
    ZlibDecoder::new(packed).take(LONGEST_TEXT + 1).read_to_end(&mut words).ok()?;
    (u64::try_from(words.len()).ok()? <= LONGEST_TEXT).then_some(words)
}

/// What stands before the end mark, which is near; goes on behind it.
fn until<'a>(rest: &mut &'a [u8], end: &[u8]) -> Option<&'a [u8]> {
    let near = rest.get(..rest.len().min(4096))?;
    let length = super::bytes::find(near, end)?;
    let found = rest.get(..length)?;
    *rest = rest.get(length + end.len()..)?;
    Some(found)
}

fn between<'a>(rest: &mut &'a [u8], start: &[u8], end: &[u8]) -> Option<&'a [u8]> {
    *rest = skip_past(rest, start)?;
    until(rest, end)
}

fn figures(bytes: &[u8]) -> Option<u32> {
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

/// A text string in hexadecimal figures: UTF-16 with its mark, or ASCII.
fn text(figures: &[u8]) -> Option<String> {
    let bytes = super::bytes::from_hex(figures)?;
    let text = match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(wide) => {
            let units: Vec<u16> = wide
                .chunks(2)
                .map(|pair| pair.iter().fold(0_u16, |unit, byte| (unit << 8) | u16::from(*byte)))
                .collect();
            String::from_utf16(&units).ok()?
        }
        None => String::from_utf8(bytes).ok()?,
    };
    // What comes with a file must not steer a terminal.
    (!text.contains(char::is_control)).then_some(text)
}
