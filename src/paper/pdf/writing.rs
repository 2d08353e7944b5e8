//! Draws the pages with printpdf. The one file that names it, so that another writer costs one file. It must not decide
//! what the finished file says of itself: that is `finish`.
//!
//! printpdf embeds whole faces, drops missing glyphs and writes numbers that are none without a word; so the faces
//! are cut first, every glyph must be known and every number finite.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, FontId, Greyscale, Line, LineCapStyle, LinePoint, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, TextItem,
    TextMatrix, WindingOrder,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::paper::Faces;
use crate::paper::ink::{self, Dab};
use crate::paper::page::{Face, Glyph, Item, Page, Pages};

use super::WriteError;
use super::tags::{self, Mark};
use super::used::{CopyOfFace, Used};

/// Farthest that anything may lie from the corner of a sheet, in points.
const FARTHEST: f32 = 20_000.0;

/// The pages as drawn, with the marks that their structure hangs on.
pub(super) struct Drawn {
    pub file: lopdf::Document,
    /// In the order of reading.
    pub marks: Vec<Mark>,
}

/// Draws the pages.
///
/// # Errors
/// A face that cannot be cut, a glyph that it does not have, a measure that is none.
pub(super) fn draw(pages: &Pages, faces: &Faces) -> Result<Drawn, WriteError> {
    let used = Used::on(pages);
    let mut document = PdfDocument::new("");
    let mut fonts = BTreeMap::new();
    for (copy, glyphs) in &used.copies {
        let cut = Cut::of(*copy, glyphs, faces)?;
        document.resources.fonts.map.insert(cut.id.clone(), PdfFont::new(cut.parsed.clone()));
        fonts.insert(*copy, cut);
    }
    let writer = Writer { faces, used: &used, fonts: &fonts, pages };
    let mut marks = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        let ops = writer.page(number, page, &mut marks)?;
        let size = |points: f32| printpdf::Mm::from(Pt(points));
        document.pages.push(PdfPage::new(size(pages.width), size(pages.height), ops));
    }
    let file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    Ok(Drawn { file, marks })
}

/// A face cut to the glyphs used, with their new ids.
struct Cut {
    id: FontId,
    parsed: ParsedFont,
    ids: GlyphRemapper,
}

impl Cut {
    fn of((face, copy): CopyOfFace, glyphs: &BTreeMap<u16, char>, faces: &Faces) -> Result<Cut, WriteError> {
        let failed = |reason: String| WriteError::Cut { face, reason };
        let mut ids = GlyphRemapper::new();
        for glyph in glyphs.keys() {
            ids.remap(*glyph);
        }
        let file = faces.file(face)?;
        let bytes = subsetter::subset(file.bytes, file.index, &ids).map_err(|error| failed(error.to_string()))?;
        let mut parsed =
            ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or_else(|| failed("unreadable".into()))?;
        parsed.font_name = Some(format!("{}+{}", tag(glyphs, copy), faces.name(face)));
        // The user's own face may bear the name of a bundled one.
        let id = FontId(format!("{face:?}.{copy}").replace(['(', ')'], ""));
        Ok(Cut { id, parsed, ids })
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
    pages: &'a Pages,
}

impl Writer<'_> {
    /// The operations of a page, numbered from 0; what belongs to the structure is added to `marks`.
    fn page(&self, number: usize, page: &Page, marks: &mut Vec<Mark>) -> Result<Vec<Op>, WriteError> {
        let black = || Color::Greyscale(Greyscale { percent: 0.0, icc_profile: None });
        let mut ops = vec![
            Op::SetFillColor { col: black() },
            Op::SetOutlineColor { col: black() },
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
        ];
        let mut marking = Marking { pages: self.pages, page: number, next: 0, wanted: None, open: None, marks };
        for item in &page.items {
            if !measures(item).all(|measure| measure.is_finite() && measure.abs() <= FARTHEST) {
                return Err(WriteError::Measure { page: number + 1 });
            }
            if let Item::Belongs(node) = item {
                marking.wanted = *node;
                continue;
            }
            marking.begin(&mut ops);
            match item {
                Item::Text { face, size, baseline, glyphs } => self.text(&mut ops, *face, *size, *baseline, glyphs)?,
                Item::Rule { from, to, width } => self.segment(&mut ops, *from, *to, *width),
                Item::Belongs(_) => {}
                Item::Stroke { points } => ops.push(self.stroke(points)),
                Item::Filled { boxes } => ops.push(self.filled(boxes)),
            }
        }
        marking.end(&mut ops);
        Ok(ops)
    }

    fn segment(&self, ops: &mut Vec<Op>, from: (f32, f32), to: (f32, f32), width: f32) {
        let point =
            |(x, y): (f32, f32)| LinePoint { p: Point { x: Pt(x), y: Pt(self.pages.height - y) }, bezier: false };
        ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        ops.push(Op::DrawLine { line: Line { points: vec![point(from), point(to)], is_closed: false } });
    }

    fn filled(&self, boxes: &[(f32, f32, f32, f32)]) -> Op {
        let up = |y: f32| self.pages.height - y;
        let ring = |&(left, top, right, bottom): &(f32, f32, f32, f32)| {
            vec![(left, up(top)), (right, up(top)), (right, up(bottom)), (left, up(bottom))]
        };
        shape(boxes.iter().map(ring))
    }

    /// A stroke as one filled shape: even where its width changes, and smaller than single lines.
    fn stroke(&self, points: &[(f32, f32, f32)]) -> Op {
        // A hundredth of a point is a twelfth of a dot at 600 dots to the inch.
        let rounded = |measure: f32| (measure * 100.0).round() / 100.0;
        let dabs: Vec<Dab> = points.iter().map(|&(x, y, width)| Dab { x, y, width }).collect();
        let corner = |(x, y)| (rounded(x), rounded(self.pages.height - y));
        shape(ink::rings(&dabs).into_iter().map(|ring| ring.into_iter().map(corner).collect()))
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
            ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Translate(Pt(first.x), Pt(self.pages.height - baseline)),
            });
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

/// Rings filled as one, by the nonzero winding number, in the file's own measure.
fn shape(rings: impl Iterator<Item = Vec<(f32, f32)>>) -> Op {
    let corner = |(x, y)| LinePoint { p: Point { x: Pt(x), y: Pt(y) }, bezier: false };
    let rings = rings.map(|ring| PolygonRing { points: ring.into_iter().map(corner).collect() }).collect();
    Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero } }
}

/// Marks the content of one page: each piece belongs to a node of the structure, or is an artifact.
struct Marking<'a> {
    pages: &'a Pages,
    page: usize,
    next: usize,
    wanted: Option<usize>,
    /// What the piece at hand belongs to; `None` between pieces.
    open: Option<Option<usize>>,
    marks: &'a mut Vec<Mark>,
}

impl Marking<'_> {
    /// Called before anything is drawn. Without a structure nothing is marked.
    fn begin(&mut self, ops: &mut Vec<Op>) {
        if self.pages.structure.is_empty() || self.open == Some(self.wanted) {
            return;
        }
        self.end(ops);
        self.open = Some(self.wanted);
        let node = self.wanted.and_then(|node| self.pages.structure.get(node).map(|found| (node, found.role)));
        let Some((node, role)) = node else {
            ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
            return;
        };
        let mcid = DictItem::Int(i64::try_from(self.next).unwrap_or(i64::MAX));
        let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), mcid)]) };
        ops.push(Op::BeginMarkedContentWithProperties { tag: tags::standard_type(role).to_owned(), properties });
        self.marks.push(Mark { page: self.page, mcid: self.next, node });
        self.next += 1;
    }

    fn end(&mut self, ops: &mut Vec<Op>) {
        if self.open.take().is_some() {
            ops.push(Op::EndMarkedContent);
        }
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
        Item::Filled { boxes } => Box::new(boxes.iter().flat_map(|one| [one.0, one.1, one.2, one.3])),
    }
}
