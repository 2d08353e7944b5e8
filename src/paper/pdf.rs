//! Pages to a PDF file. The one file that names printpdf, so that another writer costs one file.
//!
//! printpdf embeds whole faces, drops missing glyphs and writes numbers that are none without a word; so the faces
//! are cut first, every glyph must be known and every number finite. What it leaves to chance (the file's id, dates)
//! is set after the pages: the same pages always give the same bytes.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, StringFormat};
use printpdf::{
    Codepoint, Color, FontId, Greyscale, Line, LineCapStyle, LinePoint, Op, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, TextItem, TextMatrix,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::faces::{self, FaceError, Faces};
use super::page::{Face, Glyph, Item, Page, Pages};

/// Why no file could be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error(transparent)]
    Face(#[from] FaceError),
    /// The face could not be cut to the glyphs of the pages.
    #[error("face {face:?} cannot be cut: {reason}")]
    Cut { face: Face, reason: String },
    /// A glyph that the face does not have: the pages were set with other faces.
    #[error("face {face:?} has no glyph {id}")]
    UnknownGlyph { face: Face, id: u16 },
    /// A place on a page that is no number, or far outside the sheet.
    #[error("page {page} has an impossible measure")]
    Measure { page: usize },
    /// The bytes could not be put together.
    #[error("the file cannot be written: {0}")]
    File(#[from] lopdf::Error),
    #[error("the file cannot be written: {0}")]
    Output(#[from] std::io::Error),
}

/// Farthest that anything may lie from the corner of a sheet, in points.
const FARTHEST: f32 = 20_000.0;

/// A face as it goes into the file. A glyph that stands for two characters (the same picture under two code points)
/// goes into a second copy, so that copied text is right for both.
type CopyOfFace = (Face, usize);

/// Writes the pages. The same pages give the same bytes, whenever and however often.
///
/// # Errors
/// [`WriteError`]; nothing is written then.
pub fn write_pdf(pages: &Pages, faces: &Faces) -> Result<Vec<u8>, WriteError> {
    let used = Used::on(pages);
    let mut document = PdfDocument::new(&pages.title);
    let mut fonts = BTreeMap::new();
    for (copy, glyphs) in &used.copies {
        let cut = Cut::of(*copy, glyphs)?;
        document.resources.fonts.map.insert(cut.id.clone(), PdfFont::new(cut.parsed.clone()));
        fonts.insert(*copy, cut);
    }
    let writer = Writer { faces, used: &used, fonts: &fonts, height: pages.height };
    for (number, page) in pages.pages.iter().enumerate() {
        let ops = writer.page(number + 1, page)?;
        let size = |points: f32| printpdf::Mm::from(Pt(points));
        document.pages.push(PdfPage::new(size(pages.width), size(pages.height), ops));
    }
    finish(&document)
}

/// The glyphs of the pages, by copy of face: old glyph id to character.
struct Used {
    copies: BTreeMap<CopyOfFace, BTreeMap<u16, char>>,
}

impl Used {
    fn on(pages: &Pages) -> Used {
        let mut used = Used { copies: BTreeMap::new() };
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Item::Text { face, glyphs, .. } = item {
                for glyph in glyphs {
                    let copy = used.copy_for(*face, glyph);
                    used.copies.entry((*face, copy)).or_default().insert(glyph.id, glyph.ch);
                }
            }
        }
        used
    }

    /// The first copy in which the glyph stands for this character, or is still free.
    fn copy_for(&self, face: Face, glyph: &Glyph) -> usize {
        (0..)
            .find(|copy| {
                let known = self.copies.get(&(face, *copy)).and_then(|glyphs| glyphs.get(&glyph.id));
                known.is_none_or(|ch| *ch == glyph.ch)
            })
            .unwrap_or(0)
    }
}

/// A face cut to the glyphs used, with their new ids.
struct Cut {
    id: FontId,
    parsed: ParsedFont,
    ids: GlyphRemapper,
}

impl Cut {
    fn of((face, copy): CopyOfFace, glyphs: &BTreeMap<u16, char>) -> Result<Cut, WriteError> {
        let failed = |reason: String| WriteError::Cut { face, reason };
        let mut ids = GlyphRemapper::new();
        for glyph in glyphs.keys() {
            ids.remap(*glyph);
        }
        let bytes = subsetter::subset(faces::bytes(face)?, 0, &ids).map_err(|error| failed(error.to_string()))?;
        let mut parsed =
            ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or_else(|| failed("unreadable".into()))?;
        parsed.font_name = Some(format!("{}+{}", tag(glyphs, copy), name(face)));
        Ok(Cut { id: FontId(format!("{}{copy}", name(face))), parsed, ids })
    }
}

fn name(face: Face) -> &'static str {
    match face {
        Face::Song => "NotoSerifSC-Regular",
        Face::SongBold => "NotoSerifSC-SemiBold",
        Face::Hei => "NotoSansSC-Medium",
        Face::RareSong => "MaplebridgeRareSong-Regular",
        Face::Kai => "MaplebridgeKai-Regular",
        Face::FangSong => "FangSong",
        Face::Latin => "MaplebridgeLatin-Regular",
        Face::RareExtension(_) => "MaplebridgeRareExtension-Regular",
    }
}

/// The six capitals before the name of a cut face (ISO 32000-1, 9.6.4): other glyphs, other capitals.
fn tag(glyphs: &BTreeMap<u16, char>, copy: usize) -> String {
    let mut hash = Sha256::new();
    hash.update(copy.to_be_bytes());
    for glyph in glyphs.keys() {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

struct Writer<'a> {
    faces: &'a Faces,
    used: &'a Used,
    fonts: &'a BTreeMap<CopyOfFace, Cut>,
    height: f32,
}

impl Writer<'_> {
    fn page(&self, number: usize, page: &Page) -> Result<Vec<Op>, WriteError> {
        let black = || Color::Greyscale(Greyscale { percent: 0.0, icc_profile: None });
        let mut ops = vec![
            Op::SetFillColor { col: black() },
            Op::SetOutlineColor { col: black() },
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
        ];
        for item in &page.items {
            if !measures(item).all(|measure| measure.is_finite() && measure.abs() <= FARTHEST) {
                return Err(WriteError::Measure { page: number });
            }
            match item {
                Item::Text { face, size, baseline, glyphs } => self.text(&mut ops, *face, *size, *baseline, glyphs)?,
                Item::Rule { from, to, width } => self.segment(&mut ops, *from, *to, *width),
                Item::Belongs(_) => {}
                Item::Stroke { points } => {
                    for (from, to) in points.iter().zip(points.iter().skip(1)) {
                        self.segment(&mut ops, (from.0, from.1), (to.0, to.1), (from.2 + to.2) / 2.0);
                    }
                }
            }
        }
        Ok(ops)
    }

    fn segment(&self, ops: &mut Vec<Op>, from: (f32, f32), to: (f32, f32), width: f32) {
        let point = |(x, y): (f32, f32)| LinePoint { p: Point { x: Pt(x), y: Pt(self.height - y) }, bezier: false };
        ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        ops.push(Op::DrawLine { line: Line { points: vec![point(from), point(to)], is_closed: false } });
    }

    /// Glyphs of one baseline, in runs of one copy of the face.
    fn text(
        &self,
        ops: &mut Vec<Op>,
        face: Face,
        size: f32,
        baseline: f32,
        glyphs: &[Glyph],
    ) -> Result<(), WriteError> {
        ops.push(Op::StartTextSection);
        let mut rest = glyphs;
        while let Some(first) = rest.first() {
            let copy = self.used.copy_for(face, first);
            let count = rest.iter().take_while(|glyph| self.used.copy_for(face, glyph) == copy).count();
            let (run, after) = rest.split_at(count);
            let cut = self.fonts.get(&(face, copy)).ok_or(WriteError::UnknownGlyph { face, id: first.id })?;
            ops.push(Op::SetFont { font: PdfFontHandle::External(cut.id.clone()), size: Pt(size) });
            ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(first.x), Pt(self.height - baseline)) });
            let items = vec![TextItem::GlyphIds(self.placed(face, size, run, cut)?)];
            ops.push(Op::ShowText { items });
            rest = after;
        }
        ops.push(Op::EndTextSection);
        Ok(())
    }

    /// Each glyph with the move after it, in 1/1000 em. The pen is followed with the widths as the file gives them,
    /// so that no rounding adds up along the line.
    fn placed(&self, face: Face, size: f32, run: &[Glyph], cut: &Cut) -> Result<Vec<Codepoint>, WriteError> {
        let start = run.first().map_or(0.0, |glyph| glyph.x);
        let mut pen: i64 = 0;
        let mut placed = Vec::with_capacity(run.len());
        for (number, glyph) in run.iter().enumerate() {
            let unknown = WriteError::UnknownGlyph { face, id: glyph.id };
            let (Some(width), Some(id)) = (self.faces.written_width(face, glyph.id), cut.ids.get(glyph.id)) else {
                return Err(unknown);
            };
            pen += width;
            let next = run.get(number + 1);
            let back =
                next.map_or(0, |next| pen - (f64::from(next.x - start) * 1000.0 / f64::from(size)).round() as i64);
            pen -= back;
            placed.push(Codepoint::with_cid(id, back as f32, glyph.ch.to_string()));
        }
        Ok(placed)
    }
}

/// Every number of an item.
fn measures(item: &Item) -> Box<dyn Iterator<Item = f32> + '_> {
    match item {
        Item::Text { size, baseline, glyphs, .. } => {
            Box::new([*size, *baseline].into_iter().chain(glyphs.iter().flat_map(|glyph| [glyph.x, glyph.advance])))
        }
        Item::Rule { from, to, width } => Box::new([from.0, from.1, to.0, to.1, *width].into_iter()),
        Item::Belongs(_) => Box::new(std::iter::empty()),
        Item::Stroke { points } => Box::new(points.iter().flat_map(|point| [point.0, point.1, point.2])),
    }
}

/// Puts the file together: true version, title shown by viewers, no dates, and an id made from the contents.
fn finish(document: &PdfDocument) -> Result<Vec<u8>, WriteError> {
    let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    file.version = "1.7".to_owned();
    if let Ok(Object::Reference(info)) = file.trailer.get(b"Info").cloned() {
        let info = file.get_object_mut(info)?.as_dict_mut()?;
        for key in
            ["CreationDate", "ModDate", "Trapped", "GTS_PDFXVersion", "Identifier", "Author", "Subject", "Keywords"]
        {
            info.remove(key.as_bytes());
        }
        info.set("Creator", Object::string_literal("Maplebridge"));
        info.set("Producer", Object::string_literal("Maplebridge"));
    }
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    file.catalog_mut()?.set("ViewerPreferences", preferences);
    file.compress();
    let id = Object::String(id_of(&file, &document.metadata.info.document_title), StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    Ok(bytes)
}

fn id_of(file: &lopdf::Document, title: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(title.as_bytes());
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(stream.content.len().to_be_bytes());
            hash.update(&stream.content);
        }
    }
    hash.finalize().iter().take(16).copied().collect()
}
