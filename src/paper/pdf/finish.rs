//! The finishing pass: makes of the drawn file a PDF/A-2u (ISO 19005-2, conformance U) whose bytes depend on the pages
//! alone. It must not touch what is drawn, nor write a date.
//!
//! What the drawing leaves to chance or writes wrongly is set here: version, Info and XMP, output intent, language,
//! list at the side, structure, and an id made from the contents.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, text_string};
use sha2::{Digest, Sha256};

use crate::i18n::Lang;
use crate::paper::page::Pages;

use super::writing::Drawn;
use super::{WriteError, icc, outline, tags, xmp};

/// The program, as the file names it.
pub(super) const PROGRAM: &str = "Maplebridge";

/// What the file calls a language (BCP 47).
pub(super) fn language_tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// Makes the drawn pages a proper file and gives its bytes.
pub(super) fn finish(drawn: Drawn, pages: &Pages) -> Result<Vec<u8>, WriteError> {
    let Drawn { mut file, marks } = drawn;
    let title = xmp::printable(&pages.title);
    // 19005-2 builds on ISO 32000-1, which is PDF 1.7.
    file.version = "1.7".to_owned();
    let info = file.add_object(info(&title));
    let old_info = file.trailer.get(b"Info").and_then(Object::as_reference).ok();
    if let Some(id) = old_info {
        file.objects.remove(&id);
    }
    file.trailer.set("Info", info);
    let page_ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    let intent = output_intent(&mut file);
    let metadata = metadata(&mut file, &title, pages.lang);
    let outlines = outline::add(&mut file, pages, &page_ids);
    let structure = tags::add(&mut file, pages, &page_ids, &marks)?;
    let catalog = file.catalog_mut()?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", Object::Array(vec![intent.into()]));
    catalog.set("Lang", Object::string_literal(language_tag(pages.lang)));
    catalog.set("ViewerPreferences", one("DisplayDocTitle", Object::Boolean(true)));
    if let Some((outlines, is_worth_opening)) = outlines {
        catalog.set("Outlines", outlines);
        catalog.set("PageMode", if is_worth_opening { "UseOutlines" } else { "UseNone" });
    }
    if let Some(structure) = structure {
        catalog.set("StructTreeRoot", structure);
        catalog.set("MarkInfo", one("Marked", Object::Boolean(true)));
    }
    pack(&mut file)?;
    with_id(&mut file)
}

/// The Info dictionary; the XMP packet says the same.
fn info(title: &str) -> Dictionary {
    let mut info = Dictionary::new();
    if !title.is_empty() {
        info.set("Title", text_string(title));
    }
    info.set("Creator", Object::string_literal(PROGRAM));
    info.set("Producer", Object::string_literal(PROGRAM));
    info
}

/// Never compressed, so that an archive finds it without reading PDF.
fn metadata(file: &mut Document, title: &str, lang: Lang) -> ObjectId {
    let mut dictionary = one("Type", "Metadata".into());
    dictionary.set("Subtype", "XML");
    let packet = xmp::packet(title, language_tag(lang)).into_bytes();
    file.add_object(Stream::new(dictionary, packet).with_compression(false))
}

/// What the greys of the pages mean (19005-2, 6.2.3 and 6.2.4.3: grey of the device is allowed beside it).
fn output_intent(file: &mut Document) -> Dictionary {
    let profile = file.add_object(Stream::new(one("N", Object::Integer(3)), icc::srgb()));
    let mut intent = one("Type", "OutputIntent".into());
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", Object::string_literal("sRGB"));
    intent.set("Info", Object::string_literal("sRGB IEC61966-2.1"));
    intent.set("DestOutputProfile", profile);
    intent
}

fn one(key: &str, value: Object) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set(key, value);
    dictionary
}

/// Packs the streams. Level 4: the cut faces are most of a file, and level 9 takes three times as long to make it 1 %
/// smaller.
fn pack(file: &mut Document) -> Result<(), WriteError> {
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::with_capacity(stream.content.len()), Compression::new(4));
        encoder.write_all(&stream.content)?;
        let packed = encoder.finish()?;
        if packed.len() + "/Filter/FlateDecode".len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
    Ok(())
}

/// The bytes of the file with an id made from all the others.
fn with_id(file: &mut Document) -> Result<Vec<u8>, WriteError> {
    file.trailer.remove(b"ID");
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    let id: Vec<u8> = Sha256::digest(&bytes).iter().take(16).copied().collect();
    let id = Object::String(id, StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    bytes.clear();
    file.save_to(&mut bytes)?;
    Ok(bytes)
}
