//! A second writer behind the same pages: krilla draws the same glyphs, rules and strokes, and poppler paints both
//! files. The measure, at [`DOTS`] to the inch in 256 greys: no pixel differs by more than [`WORST`], and at most
//! [`SHARE`] of the pixels of a page by more than [`SEEN`]. One glyph lost or changed, a line moved by 0.4 mm or a
//! short rule too many breaks it, which the last test proves.

use std::collections::BTreeMap;
use std::path::Path;

use krilla::geom::{PathBuilder, Point};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::draft::templates::Templates;
use maplebridge::jobs::agreement::Mark;
use maplebridge::jobs::papers::{self, Wanted};
use maplebridge::paper::page::{Face, Glyph, Item, Pages};
use maplebridge::paper::{Faces, lay_out, write_pdf};
use maplebridge::platform::files;

use super::tools::{self, Grey};
use super::version_marks::marked;

/// Poppler puts small glyphs on quarters of a pixel, but large ones (from about 26 points at 77 dots) on whole ones; and
/// 77 divides no depth that the layout uses, so that no line lies on the border between two rows of pixels.
const DOTS: u32 = 77;
/// Greatest difference of one pixel, of 255. Where the writers round a place to the two sides of a quarter pixel, an
/// upright stem differs by 64.
const WORST: u8 = 72;
/// A difference that anti-aliasing of one and the same outline seldom makes.
const SEEN: u8 = 32;
/// Share of the pixels of a page that may differ by more than [`SEEN`].
const SHARE: f64 = 0.002;

/// The pages as krilla writes them.
fn with_krilla(pages: &Pages) -> Vec<u8> {
    let mut document = krilla::Document::new();
    let mut fonts = BTreeMap::new();
    for page in &pages.pages {
        let mut sheet = document.start_page_with(PageSettings::from_wh(pages.width, pages.height).unwrap());
        let mut surface = sheet.surface();
        for item in &page.items {
            draw(&mut surface, &mut fonts, item);
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().unwrap()
}

fn draw(surface: &mut Surface<'_>, fonts: &mut BTreeMap<Face, Font>, item: &Item) {
    match item {
        Item::Text { face, size, baseline, glyphs } => {
            let font = fonts.entry(*face).or_insert_with(|| font(*face));
            text(surface, font, *size, *baseline, glyphs);
        }
        Item::Rule { from, to, width } => segment(surface, *from, *to, *width),
        Item::Stroke { points } => stroke(surface, points),
        Item::Filled { boxes } => filled(surface, boxes),
        Item::Belongs(_) => {}
    }
}

fn font(face: Face) -> Font {
    Font::new(maplebridge::paper::faces::bundled(face).unwrap().unwrap().into(), 0).unwrap()
}

fn text(surface: &mut Surface<'_>, font: &Font, size: f32, baseline: f32, glyphs: &[Glyph]) {
    let Some(first) = glyphs.first() else { return };
    let mut words = String::new();
    let mut placed = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let start = words.len();
        words.push(glyph.ch);
        let advance = glyphs.get(at + 1).map_or(glyph.advance, |next| next.x - glyph.x);
        let id = GlyphId::new(u32::from(glyph.id));
        placed.push(KrillaGlyph::new(id, advance / size, 0.0, 0.0, 0.0, start..words.len(), None));
    }
    surface.set_stroke(None);
    surface.set_fill(Some(Fill::default()));
    surface.draw_glyphs(Point::from_xy(first.x, baseline), &placed, font.clone(), &words, size, false);
}

/// A circle for every point and what lies between each two, filled as one.
fn stroke(surface: &mut Surface<'_>, points: &[(f32, f32, f32)]) {
    let mut path = PathBuilder::new();
    let mut ring = |corners: &[(f32, f32)]| {
        path.move_to(corners[0].0, corners[0].1);
        for corner in &corners[1..] {
            path.line_to(corner.0, corner.1);
        }
        path.close();
    };
    let around =
        |(x, y, width): (f32, f32, f32), angle: f32| (x + width / 2.0 * angle.cos(), y + width / 2.0 * angle.sin());
    for point in points {
        let corners: Vec<(f32, f32)> =
            (0..24_u8).map(|part| around(*point, f32::from(part) * std::f32::consts::TAU / 24.0)).collect();
        ring(&corners);
    }
    for link in points.windows(2) {
        let along = (link[1].1 - link[0].1).atan2(link[1].0 - link[0].0);
        let (left, right) = (along - std::f32::consts::FRAC_PI_2, along + std::f32::consts::FRAC_PI_2);
        ring(&[around(link[0], left), around(link[1], left), around(link[1], right), around(link[0], right)]);
    }
    surface.set_stroke(None);
    surface.set_fill(Some(Fill::default()));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn segment(surface: &mut Surface<'_>, from: (f32, f32), to: (f32, f32), width: f32) {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { width, line_cap: LineCap::Round, ..Stroke::default() }));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn filled(surface: &mut Surface<'_>, boxes: &[(f32, f32, f32, f32)]) {
    let mut path = PathBuilder::new();
    for (left, top, right, bottom) in boxes {
        path.move_to(*left, *top);
        for (x, y) in [(*right, *top), (*right, *bottom), (*left, *bottom)] {
            path.line_to(x, y);
        }
        path.close();
    }
    surface.set_stroke(None);
    surface.set_fill(Some(Fill::default()));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// How two pictures of one page differ.
#[derive(Debug)]
struct Difference {
    worst: u8,
    /// Share of pixels that differ by more than [`SEEN`].
    share: f64,
}

impl Difference {
    fn between(one: &Grey, other: &Grey) -> Difference {
        assert_eq!((one.width, one.height), (other.width, other.height));
        let differences = one.pixels.iter().zip(&other.pixels).map(|(one, other)| one.abs_diff(*other));
        let seen = differences.clone().filter(|difference| *difference > SEEN).count();
        Difference { worst: differences.max().unwrap_or(0), share: seen as f64 / one.pixels.len() as f64 }
    }

    fn is_only_smoothing(&self) -> bool {
        self.worst <= WORST && self.share <= SHARE
    }
}

/// The differences of all pages between our file and the other.
fn differences(ours: &[u8], other: &[u8]) -> Vec<Difference> {
    let folder = tempfile::tempdir().unwrap();
    let raster = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        files::write(&path, bytes).unwrap();
        tools::rasters(&path, DOTS)
    };
    let (ours, other) = (raster("ours.pdf", ours), raster("other.pdf", other));
    assert_eq!(ours.len(), other.len());
    // Alone the back leaf of a dossier may be without a word.
    assert!(ours.iter().any(|page| page.pixels.iter().any(|pixel| *pixel < 64)), "all pages are blank");
    ours.iter().zip(&other).map(|(one, other)| Difference::between(one, other)).collect()
}

const CASES: [&str; 7] = ["C01", "C02", "C05", "C07", "C08", "C11", "mid_way"];

fn case(name: &str) -> CaseFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.json"));
    case_file::read(&std::fs::read(path).unwrap()).unwrap().case
}

/// A paper of a case with the mark of a draft, where the case has it.
fn paper(case: &CaseFile, kind: PaperKind, language: PaperLanguage, faces: &Faces) -> Option<Pages> {
    let wanted = Wanted { language, mark: Mark::Draft, ..Wanted::new(kind) };
    papers::pages(case, &wanted, &Templates::built_in(), faces).ok().filter(|pages| !pages.pages.is_empty())
}

/// Holds every page against the other writer and gives their number.
fn compare(name: &str, pages: &Pages, faces: &Faces) -> usize {
    let found = differences(&write_pdf(pages, faces).unwrap(), &with_krilla(pages));
    for (page, difference) in found.iter().enumerate() {
        println!("{name} page {}: {difference:?}", page + 1);
        assert!(difference.is_only_smoothing(), "{name} page {}: {difference:?}", page + 1);
    }
    found.len()
}

#[test]
fn both_writers_give_the_same_picture_of_every_agreement() {
    if !tools::is_there("pdftoppm") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    let mut compared = 0;
    for name in CASES {
        for language in [PaperLanguage::Chinese, PaperLanguage::English, PaperLanguage::Both] {
            let Some(pages) = paper(&case(name), PaperKind::Agreement, language, &faces) else { continue };
            compared += compare(&format!("{name} {language:?}"), &pages, &faces);
        }
    }
    assert!(compared >= 30, "only {compared} pages compared");
}

/// Every kind once, of the first case that has it.
#[test]
fn both_writers_give_the_same_picture_of_every_kind_of_paper() {
    if !tools::is_there("pdftoppm") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    let cases = CASES.map(case);
    let mut compared = 0;
    for kind in PaperKind::ALL.iter().copied().filter(|kind| *kind != PaperKind::Agreement) {
        let first = |language| cases.iter().find_map(|case| paper(case, kind, language, &faces));
        for language in [PaperLanguage::Chinese, PaperLanguage::Both] {
            if let Some(pages) = first(language).filter(|_| language == PaperLanguage::Chinese || kind.has_english()) {
                compare(&format!("{} {language:?}", kind.key()), &pages, &faces);
                compared += 1;
            }
        }
    }
    assert!(compared >= 12, "only {compared} papers compared");
}

#[test]
fn both_writers_draw_the_codes_of_a_version_alike() {
    if !tools::is_there("pdftoppm") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    let pages = lay_out(&marked("C01", PaperLanguage::Chinese), &faces).unwrap();
    assert_eq!(compare("marked C01", &pages, &faces), 3);
}

/// Signatures by hand and rare characters, which no visible case has.
#[test]
fn both_writers_draw_strokes_and_rare_characters_alike() {
    if !tools::is_there("pdftoppm") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    let mut pages = paper(&case("C01"), PaperKind::Agreement, PaperLanguage::Chinese, &faces).unwrap();
    let points = (0..60_u8).map(|at| {
        let at = f32::from(at);
        (300.0 + at * 2.0, 600.0 + 20.0 * (at / 5.0).sin(), 0.6 + at / 40.0)
    });
    pages.pages.truncate(1);
    pages.pages[0].items.push(Item::Stroke { points: points.collect() });
    // Turns so sharp that the inner edge folds over.
    let hooks = (0..40_u8).map(|at| (100.0 + f32::from(at), 700.0 + 3.0 * f32::from(at % 3), 2.5));
    pages.pages[0].items.push(Item::Stroke { points: hooks.collect() });
    for (at, ch) in "𠮷𬭎㛃䶮".chars().enumerate() {
        let found = faces.find(Face::Song, ch).unwrap();
        let glyph = Glyph { id: found.id, ch, x: 100.0 + 40.0 * at as f32, advance: found.advance * 30.0 };
        pages.pages[0].items.push(Item::Text { face: found.face, size: 30.0, baseline: 20.0, glyphs: vec![glyph] });
    }
    for difference in differences(&write_pdf(&pages, &faces).unwrap(), &with_krilla(&pages)) {
        println!("{difference:?}");
        assert!(difference.is_only_smoothing(), "{difference:?}");
    }
}

/// What the measure must notice: one glyph lost, one changed for another, a line moved, a rule lost.
#[test]
fn the_measure_notices_one_wrong_glyph() {
    if !tools::is_there("pdftoppm") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    let mut pages = paper(&case("C01"), PaperKind::Agreement, PaperLanguage::Chinese, &faces).unwrap();
    pages.pages.truncate(1);
    let text =
        |items: &[Item]| items.iter().rposition(|item| matches!(item, Item::Text { glyphs, .. } if glyphs.len() > 4));
    type Spoil<'a> = &'a dyn Fn(&mut Vec<Item>);
    let spoilers: [(&str, Spoil<'_>); 4] = [
        ("a glyph is lost", &|items| {
            let at = text(items).unwrap();
            if let Item::Text { glyphs, .. } = &mut items[at] {
                glyphs.remove(2);
            }
        }),
        ("a glyph is another", &|items| {
            let at = text(items).unwrap();
            let other = faces.find(Face::Song, '调').unwrap().id;
            if let Item::Text { face, glyphs, .. } = &mut items[at] {
                *face = Face::Song;
                glyphs[2].id = if glyphs[2].id == other { other + 1 } else { other };
            }
        }),
        ("a line is moved by 0.4 mm", &|items| {
            let at = text(items).unwrap();
            if let Item::Text { baseline, .. } = &mut items[at] {
                *baseline += 1.13;
            }
        }),
        ("a rule is added", &|items| {
            items.push(Item::Rule { from: (100.0, 500.0), to: (140.0, 500.0), width: 0.5 });
        }),
    ];
    for (words, spoil) in spoilers {
        let mut spoiled = pages.clone();
        spoil(&mut spoiled.pages[0].items);
        let found = differences(&write_pdf(&pages, &faces).unwrap(), &with_krilla(&spoiled));
        assert!(!found[0].is_only_smoothing(), "not noticed: {words}: {found:?}");
    }
}
