//! Sealing: one signature over the whole file (PAdES-B-B, ETSI EN 319 142-1), appended as an incremental update, so that
//! the bytes of the file before it stay as they are (ISO 32000-1, 7.5.6). It must not draw: the signature field is
//! invisible; the picture of a seal is put on by hand, never by a program.
//!
//! The gap for the container is exactly as long as the container, so that no filling lies outside every tool's reach.
//! The length of an ECDSA signature varies; the id of the update is varied until it fits.

use chrono::NaiveDateTime;
use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, StringFormat};
use sha2::{Digest, Sha256};

use super::bytes::{find, find_last, to_hex};
use super::cms;
use super::key::SealingKey;
use super::place::{BEFORE_GAP, HEAD, MOMENT, NAME, WIDTH};
use super::record::SealRecord;
use super::verify::{LARGEST_FILE, sha256_around, verify};

/// As many figures as a number of the range has room for.
const UNSET: i64 = 9_999_999_999;
/// Each id has an even chance to give a signature that fits.
const MOST_IDS: u32 = 128;

/// Why a file was not sealed. Nothing is written then.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The file bears a seal of this program (or its name where only a seal has it).
    #[error("the file is sealed already")]
    AlreadySealed,
    #[error("the file is larger than {LARGEST_FILE} bytes")]
    TooLarge,
    #[error("the file is locked with a password")]
    Encrypted,
    #[error("the file has no page")]
    NoPage,
    /// `text_sha256` of the record is not the SHA-256 of its document.
    #[error("the hash of the text does not belong to the text")]
    TextHash,
    #[error("the file cannot be read as PDF: {0}")]
    Pdf(#[from] lopdf::Error),
    #[error("the seal cannot be written: {0}")]
    Output(#[from] std::io::Error),
    #[error("the signature cannot be put together: {0}")]
    Signature(#[from] der::Error),
    /// The sealed file was looked at again and did not hold.
    #[error("the sealed file does not hold")]
    DoesNotHold,
}

/// Seals a PDF: the same bytes and an update behind them. The same file, key, record and moment give the same bytes.
/// `at` is the desk's local time.
///
/// # Errors
/// [`SealError`].
pub fn seal(pdf: &[u8], key: &SealingKey, record: &SealRecord, at: NaiveDateTime) -> Result<Vec<u8>, SealError> {
    if pdf.len() > LARGEST_FILE / 2 {
        return Err(SealError::TooLarge);
    }
    if find(pdf, NAME).is_some() {
        return Err(SealError::AlreadySealed);
    }
    if !record.is_consistent() {
        return Err(SealError::TextHash);
    }
    let length = container_length(key)?;
    let mut update = update(pdf, record, at, length)?;
    let (highest, seed) = (update.new_document.max_id, seed(pdf, record, at));
    for attempt in 0..MOST_IDS {
        // Writing a stream of cross-references takes a number each time.
        update.new_document.max_id = highest;
        set_id(&mut update.new_document.trailer, &seed, attempt);
        let mut sealed = Vec::with_capacity(pdf.len() + 4 * length + record.document.len());
        update.save_to(&mut sealed)?;
        if fill(&mut sealed, pdf.len(), key, length)? {
            let holds = verify(&sealed).is_ok_and(|verified| verified.is_intact());
            return if holds { Ok(sealed) } else { Err(SealError::DoesNotHold) };
        }
    }
    Err(SealError::DoesNotHold)
}

/// How long the container is, bytes. Half of all signatures have the greatest length; of a few one has it, or at least
/// the next, which is as frequent.
fn container_length(key: &SealingKey) -> Result<usize, SealError> {
    let mut longest = 0;
    for number in 0..4_u8 {
        longest = longest.max(cms::sign(&Sha256::digest([number]), &key.signer(), key.chain())?.len());
    }
    Ok(longest)
}

/// The update with an empty gap and an unset range.
fn update(pdf: &[u8], record: &SealRecord, at: NaiveDateTime, length: usize) -> Result<IncrementalDocument, SealError> {
    let before = Document::load_mem(pdf)?;
    if before.is_encrypted() || before.encryption_state.is_some() {
        return Err(SealError::Encrypted);
    }
    let page = before.get_pages().into_values().next_back().ok_or(SealError::NoPage)?;
    let catalog = before.trailer.get(b"Root").and_then(Object::as_reference)?;
    let mut update = IncrementalDocument::create_from(pdf.to_vec(), before);
    update.new_document.version = update.get_prev_documents().version.clone();
    let text = update.new_document.add_object(record.text()?);
    let private = update.new_document.add_object(record.dictionary(text));
    let picture = update.new_document.add_object(no_picture());
    let widget = update.new_document.new_object_id();
    // The last number: nothing of ours stands behind the signature.
    let signature = update.new_document.add_object(signature(at, length));
    update.new_document.set_object(widget, field(page, picture, signature));
    place_on_page(&mut update, page, widget)?;
    amend_catalog(&mut update, catalog, &Parts { private, widget, signature, at })?;
    Ok(update)
}

/// The objects that the catalog names.
struct Parts {
    private: ObjectId,
    widget: ObjectId,
    signature: ObjectId,
    at: NaiveDateTime,
}

/// The signature dictionary; `place` finds it by the order of its keys.
fn signature(at: NaiveDateTime, length: usize) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Sig");
    dictionary.set("Filter", "Adobe.PPKLite");
    dictionary.set("SubFilter", "ETSI.CAdES.detached");
    dictionary.set("ByteRange", vec![0.into(), UNSET.into(), UNSET.into(), UNSET.into()]);
    dictionary.set("Contents", Object::String(vec![0; length], StringFormat::Hexadecimal));
    dictionary.set("M", moment(at));
    dictionary.set("Prop_Build", one("App", one("Name", "Maplebridge")));
    dictionary.set("Reference", vec![Object::Dictionary(no_changes())]);
    dictionary
}

/// No change is allowed after this signature (ISO 32000-1, 12.8.2.2): a viewer says so of an appended one.
fn no_changes() -> Dictionary {
    let mut parameters = one("Type", "TransformParams");
    parameters.set("P", 1);
    parameters.set("V", "1.2");
    let mut reference = one("Type", "SigRef");
    reference.set("TransformMethod", "DocMDP");
    reference.set("TransformParams", parameters);
    reference
}

/// What the field shows: nothing. An archive wants it said (ISO 19005-1, 6.9).
fn no_picture() -> Stream {
    let mut form = one("Type", "XObject");
    form.set("Subtype", "Form");
    form.set("BBox", vec![0.into(), 0.into(), 0.into(), 0.into()]);
    form.set("Resources", Dictionary::new());
    Stream::new(form, Vec::new())
}

/// An invisible field: no size, printed (ISO 19005-2, 6.3.2) and locked.
fn field(page: ObjectId, picture: ObjectId, signature: ObjectId) -> Dictionary {
    let mut widget = one("Type", "Annot");
    widget.set("Subtype", "Widget");
    widget.set("FT", "Sig");
    widget.set("T", Object::string_literal("Seal"));
    widget.set("F", 132);
    widget.set("Rect", vec![0.into(), 0.into(), 0.into(), 0.into()]);
    widget.set("AP", one("N", picture));
    widget.set("P", page);
    widget.set("V", signature);
    widget
}

fn place_on_page(update: &mut IncrementalDocument, page: ObjectId, widget: ObjectId) -> Result<(), SealError> {
    let mut amended = update.get_prev_documents().get_dictionary(page)?.clone();
    let annotations = appended(update.get_prev_documents(), amended.get(b"Annots").ok(), widget)?;
    amended.set("Annots", annotations);
    update.new_document.set_object(page, amended);
    Ok(())
}

fn amend_catalog(update: &mut IncrementalDocument, catalog: ObjectId, parts: &Parts) -> Result<(), SealError> {
    let before = update.get_prev_documents();
    let mut amended = before.get_dictionary(catalog)?.clone();
    let mut form = part_of(before, &amended, b"AcroForm")?;
    form.set("Fields", appended(before, form.get(b"Fields").ok(), parts.widget)?);
    form.set("SigFlags", 3);
    let mut own = one("LastModified", moment(parts.at));
    own.set("Private", parts.private);
    let mut pieces = part_of(before, &amended, b"PieceInfo")?;
    pieces.set("Maplebridge", own);
    let mut permissions = part_of(before, &amended, b"Perms")?;
    permissions.set("DocMDP", parts.signature);
    amended.set("AcroForm", form);
    amended.set("PieceInfo", pieces);
    amended.set("Perms", permissions);
    update.new_document.set_object(catalog, amended);
    Ok(())
}

/// A dictionary in another one, direct or not; an empty one where there is none.
fn part_of(file: &Document, whole: &Dictionary, key: &[u8]) -> Result<Dictionary, SealError> {
    let Ok(part) = whole.get(key) else { return Ok(Dictionary::new()) };
    Ok(file.dereference(part)?.1.as_dict()?.clone())
}

/// A list, direct or not, with one more reference.
fn appended(file: &Document, list: Option<&Object>, id: ObjectId) -> Result<Vec<Object>, SealError> {
    let mut items = match list {
        Some(list) => file.dereference(list)?.1.as_array()?.clone(),
        None => Vec::new(),
    };
    items.push(id.into());
    Ok(items)
}

fn one(key: &str, value: impl Into<Object>) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set(key, value);
    dictionary
}

/// The desk's clock says no time zone, and so does the file.
fn moment(at: NaiveDateTime) -> Object {
    Object::string_literal(at.format(MOMENT).to_string())
}

/// What the file's new id is made from.
fn seed(pdf: &[u8], record: &SealRecord, at: NaiveDateTime) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [pdf, record.chain_head.as_bytes(), at.to_string().as_bytes()] {
        hash.update(part);
    }
    hash.finalize().into()
}

/// A new second part of the file's id (ISO 32000-1, 14.4), another for each attempt.
fn set_id(trailer: &mut Dictionary, seed: &[u8], attempt: u32) {
    let hash = Sha256::new().chain_update(seed).chain_update(attempt.to_be_bytes()).finalize();
    let id = Object::String(hash.iter().take(16).copied().collect(), StringFormat::Hexadecimal);
    let first = trailer.get(b"ID").and_then(Object::as_array).ok().and_then(|ids| ids.first().cloned());
    trailer.set("ID", vec![first.unwrap_or_else(|| id.clone()), id]);
}

/// Sets the range and the container; `false` if the container does not fit the gap.
fn fill(sealed: &mut [u8], old_length: usize, key: &SealingKey, length: usize) -> Result<bool, SealError> {
    let head = find_last(sealed, HEAD).filter(|at| *at >= old_length).ok_or(SealError::DoesNotHold)?;
    let range = head + HEAD.len();
    let gap = range + 3 * WIDTH + 2 + BEFORE_GAP.len();
    let behind = gap + 2 * length + 2;
    let rest = sealed.len().checked_sub(behind).ok_or(SealError::DoesNotHold)?;
    put(sealed, range, format!("{gap:<WIDTH$} {behind:<WIDTH$} {rest:<WIDTH$}").as_bytes())?;
    let digest = sha256_around(sealed, gap, behind, sealed.len()).ok_or(SealError::DoesNotHold)?;
    let container = cms::sign(&digest, &key.signer(), key.chain())?;
    if container.len() != length {
        return Ok(false);
    }
    put(sealed, gap + 1, &to_hex(&container))?;
    Ok(true)
}

fn put(bytes: &mut [u8], at: usize, new: &[u8]) -> Result<(), SealError> {
    bytes.get_mut(at..at + new.len()).ok_or(SealError::DoesNotHold)?.copy_from_slice(new);
    Ok(())
}
