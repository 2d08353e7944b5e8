//! The preview on screen against the print: the page as the window's own painter paints it without a GPU, and the PDF
//! of the same pages as poppler paints it, at the same scale.
//!
//! The window puts each glyph on whole rows and quarters of columns and hints it, so single pixels cannot be equal. The
//! measure blurs both over 3 × 3 pixels, which is the reach of that, and takes the sum of the differences to the sum
//! of the ink. It holds: at most [`WHOLE`] over the page, at most a limit for the scale in any square of [`SQUARE`]
//! pixels, and the picture lies where it fits best: moved by one pixel to any side it fits much worse. A line moved by half a
//! millimetre or set in another face breaks it, as the last test proves.

use std::path::Path;

use egui::{Color32, Context, Pos2, RawInput, Rect, Vec2};
use maplebridge::domain::case_file;
use maplebridge::domain::papers::PaperLanguage;
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::Lang;
use maplebridge::jobs::agreement::{self, Mark};
use maplebridge::paper::page::{Face, Item, Pages};
use maplebridge::paper::{Faces, lay_out, write_pdf};
use maplebridge::platform::files;
use maplebridge::ui::fonts;
use maplebridge::ui::page_paint::PagePainter;
use maplebridge::ui::picture::PicturePainter;

use super::tools::{self, Grey};
use super::version_marks::{mark, marked};

const WHOLE: f64 = 0.25;
/// Limit of the worst square at 96 dots, where a square holds two characters' side.
const WORST: f64 = 0.36;
/// How much finer the print is painted than it is compared.
const FINER: usize = 4;

/// The first page as the preview paints it, black on white, at so many dots to the inch.
fn preview(pages: &Pages, dots: u32) -> Grey {
    let ctx = Context::default();
    fonts::install(&ctx, &Faces::bundled().unwrap());
    ctx.set_theme(egui::Theme::Light);
    let scale = dots as f32 / 72.0;
    #[allow(clippy::cast_sign_loss, reason = "a sheet has no negative size")]
    let size = [(pages.width * scale).ceil() as usize, (pages.height * scale).ceil() as usize];
    let points = Vec2::new(size[0] as f32, size[1] as f32);
    let mut painter = PicturePainter::default();
    let mut picture = None;
    // The faces come with the first frame, rare ones with the one after.
    for frame in 0..4 {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, points)),
            max_texture_side: Some(8192),
            time: Some(f64::from(frame)),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            if frame > 0 {
                let sheet = ui.ctx().layer_painter(egui::LayerId::background());
                PagePainter::new(sheet, Pos2::ZERO, scale, Color32::BLACK).paint(&pages.pages[0]);
            }
        });
        painter.take(&mut output.textures_delta);
        if frame == 3 {
            let primitives = ctx.tessellate(output.shapes, 1.0);
            picture = Some(painter.paint(&primitives, size, 1.0, Color32::WHITE));
        }
    }
    let pixels = picture.unwrap().pixels.iter().map(|pixel| pixel.g()).collect();
    Grey { width: size[0], height: size[1], pixels }
}

/// The first page of the PDF as poppler paints it. It puts glyphs on whole pixels, always to the left and upwards; so it paints
/// them [`FINER`] times as large, and each pixel is the mean of its parts.
fn print(pages: &Pages, faces: &Faces, dots: u32) -> Grey {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("print.pdf");
    files::write(&path, &write_pdf(pages, faces).unwrap()).unwrap();
    coarser(&tools::rasters(&path, dots * u32::try_from(FINER).unwrap())[0])
}

/// The picture with the means of squares of [`FINER`] pixels.
fn coarser(picture: &Grey) -> Grey {
    let (width, height) = (picture.width / FINER, picture.height / FINER);
    let mut sums = vec![0_usize; width * height];
    for (y, row) in picture.pixels.chunks(picture.width).take(height * FINER).enumerate() {
        for (sum, part) in sums[y / FINER * width..][..width].iter_mut().zip(row.chunks(FINER)) {
            *sum += part.iter().copied().map(usize::from).sum::<usize>();
        }
    }
    let pixels = sums.into_iter().map(|sum| u8::try_from(sum / (FINER * FINER)).unwrap()).collect();
    Grey { width, height, pixels }
}

/// Each pixel as the mean of the nine around it.
fn blurred(picture: &Grey) -> Grey {
    let (width, height) = (picture.width, picture.height);
    let mut pixels = vec![255; picture.pixels.len()];
    for y in 1..height - 1 {
        for x in 1..width - 1 {
            let rows = [y - 1, y, y + 1].map(|y| &picture.pixels[y * width + x - 1..=y * width + x + 1]);
            let sum: u32 = rows.iter().copied().flatten().map(|pixel| u32::from(*pixel)).sum();
            pixels[y * width + x] = u8::try_from(sum / 9).unwrap();
        }
    }
    Grey { width, height, pixels }
}

/// Side of the squares in which the pictures are compared, in pixels: about two characters.
const SQUARE: usize = 48;

#[derive(Debug)]
struct Difference {
    /// Sum of the differences to the sum of the ink (the darker of the two at each pixel), over the whole page.
    whole: f64,
    /// The same in the worst square that holds at least a character's ink.
    worst: f64,
    /// As `whole`, when the screen's picture is moved by a pixel to the left, right, up and down.
    moved: [f64; 4],
}

impl Difference {
    fn between(screen: &Grey, print: &Grey) -> Difference {
        assert!(screen.width.abs_diff(print.width) <= 1 && screen.height.abs_diff(print.height) <= 1);
        let (screen, print) = (blurred(screen), blurred(print));
        let (whole, worst) = compared(&screen, &print, (0, 0));
        let moved = [(1, 0), (-1, 0), (0, 1), (0, -1)].map(|step| compared(&screen, &print, step).0);
        Difference { whole, worst, moved }
    }

    fn is_only_hinting(&self, worst: f64) -> bool {
        self.whole <= WHOLE && self.worst <= worst && self.moved.iter().all(|moved| *moved > self.whole * 1.3)
    }
}

/// Differences to ink, over the page and in the worst square.
fn compared(screen: &Grey, print: &Grey, (right, down): (isize, isize)) -> (f64, f64) {
    let (width, height) = (screen.width.min(print.width) - 1, screen.height.min(print.height) - 1);
    let across = width / SQUARE + 1;
    let mut squares = vec![(0_u64, 0_u64); across * (height / SQUARE + 1)];
    for y in 1..height {
        for x in 1..width {
            let own = y.saturating_add_signed(down) * screen.width + x.saturating_add_signed(right);
            let (own, other) = (screen.pixels[own], print.pixels[y * print.width + x]);
            if own < 255 || other < 255 {
                let square = &mut squares[y / SQUARE * across + x / SQUARE];
                square.0 += u64::from(own.abs_diff(other));
                square.1 += u64::from(255 - own.min(other));
            }
        }
    }
    let share = |(difference, ink): (u64, u64)| difference as f64 / ink.max(1) as f64;
    let all = squares.iter().fold((0, 0), |sum, square| (sum.0 + square.0, sum.1 + square.1));
    let inked = squares.into_iter().filter(|(_, ink)| *ink > 255 * 60);
    (share(all), inked.map(share).fold(0.0, f64::max))
}

/// The first page of the agreement of a case.
fn first_page(case: &str, lang: Lang, faces: &Faces) -> Pages {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{case}.json"));
    let case = case_file::read(&std::fs::read(path).unwrap()).unwrap().case;
    let mut pages = agreement::pages(&case, lang, Mark::Draft, None, &Templates::built_in(), faces).unwrap();
    pages.pages.truncate(1);
    pages.bookmarks.clear();
    pages
}

#[test]
fn the_preview_differs_from_the_print_by_hinting_alone() {
    if !tools::is_there("pdftoppm") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    for (case, lang, dots, worst) in
        [("C01", Lang::Zh, 96, WORST), ("C01", Lang::Zh, 144, 0.42), ("C02", Lang::En, 110, 0.5)]
    {
        let pages = first_page(case, lang, &faces);
        let printed = print(&pages, &faces, dots);
        let difference = Difference::between(&preview(&pages, dots), &printed);
        println!("{case} {lang:?} at {dots}: {difference:?}");
        assert!(difference.is_only_hinting(worst), "{case} {lang:?} at {dots}: {difference:?}");
    }
}

/// The code of a version is painted on screen as it is printed, so finely that it is read from the screen.
#[test]
fn the_code_of_a_version_can_be_read_from_the_screen() {
    let mut pages = lay_out(&marked("C01", PaperLanguage::Chinese), &Faces::bundled().unwrap()).unwrap();
    pages.pages.truncate(1);
    let seen = preview(&pages, 200);
    let grey = |x: usize, y: usize| seen.pixels[y * seen.width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(seen.width, seen.height, grey);
    let read: Vec<String> = prepared.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect();
    assert_eq!(read, [mark(2).code(1)]);
}

/// What the measure must notice.
#[test]
fn the_measure_notices_a_moved_line_and_another_face() {
    if !tools::is_there("pdftoppm") {
        return;
    }
    let faces = Faces::bundled().unwrap();
    let pages = first_page("C01", Lang::Zh, &faces);
    let printed = print(&pages, &faces, 96);
    let words = |item: &Item| matches!(item, Item::Text { face: Face::Song, glyphs, .. } if glyphs.len() > 15);
    for spoil in [
        |face: &mut Face, baseline: &mut f32| {
            let _ = face;
            *baseline += 1.42;
        },
        |face: &mut Face, _: &mut f32| *face = Face::Hei,
    ] {
        let mut spoiled = pages.clone();
        let found = spoiled.pages[0].items.iter_mut().find(|item| words(item)).unwrap();
        if let Item::Text { face, baseline, .. } = found {
            spoil(face, baseline);
        }
        let difference = Difference::between(&preview(&spoiled, 96), &printed);
        println!("{difference:?}");
        assert!(!difference.is_only_hinting(WORST), "not noticed: {difference:?}");
    }
}
