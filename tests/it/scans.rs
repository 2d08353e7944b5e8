//! Signed pages come back from a scanner: turned, slanted, coarse, noisy, in any kind of file. The mark of the version is
//! read from them; a file that is no scan, or a hostile one, gets its sentence and nothing worse.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgba, RgbaImage, imageops};
use lopdf::dictionary;
use maplebridge::domain::papers::PaperLanguage;
use maplebridge::draft::document::Document;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::scan::{self, LARGEST, MOST_PAGES, Refused, ScanKind, ScanRead};
use maplebridge::jobs::sheets;
use maplebridge::paper::{Faces, lay_out, write_pdf};

use crate::dice::Dice;
use crate::version_marks::{mark, marked};

/// The agreement of C01 as version 2, printed.
static PDF: LazyLock<Vec<u8>> = LazyLock::new(|| printed(2));
/// Its last page, with the places to sign, at 150 dots to the inch in greys.
static PAGE: LazyLock<GrayImage> = LazyLock::new(|| drawn(&PDF, 2, 150.0));
/// The lower right part of that page.
static CORNER: LazyLock<GrayImage> = LazyLock::new(|| {
    let (width, height) = PAGE.dimensions();
    imageops::crop_imm(&*PAGE, width / 2, height * 2 / 3, width / 2, height / 3).to_image()
});

/// In points.
const A4: (i64, i64) = (595, 842);

fn printed(version: u32) -> Vec<u8> {
    let faces = Faces::bundled().unwrap();
    let document = Document { version_mark: Some(mark(version)), ..marked("C01", PaperLanguage::Chinese) };
    write_pdf(&lay_out(&document, &faces).unwrap(), &faces).unwrap()
}

fn drawn(pdf: &[u8], page: usize, dots: f32) -> GrayImage {
    let picture = sheets::picture(pdf, page, dots).unwrap();
    let (width, height) = (u32::try_from(picture.width).unwrap(), u32::try_from(picture.height).unwrap());
    DynamicImage::from(RgbaImage::from_raw(width, height, picture.rgba).unwrap()).into_luma8()
}

fn file(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg(picture: &GrayImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(picture).unwrap();
    bytes
}

/// Turned about its middle by so many degrees, on a white ground, as a sheet lies in a scanner.
fn slanted(picture: &GrayImage, degrees: f32) -> GrayImage {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let (width, height) = picture.dimensions();
    let middle = (width as f32 / 2.0, height as f32 / 2.0);
    GrayImage::from_fn(width, height, |x, y| {
        let (x, y) = (x as f32 - middle.0, y as f32 - middle.1);
        let at = (x * cosine + y * sine + middle.0, y * cosine - x * sine + middle.1);
        imageops::interpolate_bilinear(picture, at.0, at.1).unwrap_or(Luma([255]))
    })
}

/// The grain of a cheap scanner: every pixel up to so much lighter or darker, ink and paper nearer to each other.
fn grainy(picture: &GrayImage, most: u8) -> GrayImage {
    let mut dice = Dice(7);
    let span = 2 * usize::from(most) + 1;
    let mut noisy = picture.clone();
    for pixel in noisy.pixels_mut() {
        let grey = 40 + u16::from(pixel.0[0]) * 190 / 255;
        let moved = i32::from(grey) + i32::try_from(dice.roll(span)).unwrap() - i32::from(most);
        pixel.0[0] = u8::try_from(moved.clamp(0, 255)).unwrap();
    }
    noisy
}

fn read(bytes: &[u8]) -> ScanRead {
    scan::read(bytes, "scan").unwrap()
}

#[test]
fn the_mark_is_read_however_the_sheet_lay_in_the_scanner() {
    let (page, corner) = (&*PAGE, &*CORNER);
    let sheets = [
        ("as it is", page.clone()),
        ("slanted by 2 degrees", slanted(page, 2.0)),
        ("at 200 dots to the inch", drawn(&PDF, 2, 200.0)),
        ("on its side", imageops::rotate90(corner)),
        ("on its head", imageops::rotate180(corner)),
        ("slanted by 3 degrees the other way", slanted(corner, -3.0)),
        ("on a table, turned by 45 degrees", slanted(corner, 45.0)),
        ("slanted and grainy", grainy(&slanted(corner, -2.0), 25)),
    ];
    let missed = sheets.iter().filter(|(_, sheet)| read(&file(sheet, ImageFormat::Png)).marks != [(mark(2), 3)]);
    let missed: Vec<&str> = missed.map(|(what, _)| *what).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn every_kind_of_file_that_scanners_and_phones_save_is_read() {
    let page = &*CORNER;
    let coloured = DynamicImage::ImageLuma8(grainy(page, 20)).into_rgb8();
    let mut colours = Cursor::new(Vec::new());
    coloured.write_to(&mut colours, ImageFormat::Bmp).unwrap();
    let files = [
        (ScanKind::Jpeg, jpeg(&grainy(&slanted(page, 2.0), 20), 60)),
        (ScanKind::Tiff, file(page, ImageFormat::Tiff)),
        (ScanKind::WebP, file(page, ImageFormat::WebP)),
        (ScanKind::Bmp, colours.into_inner()),
    ];
    for (kind, bytes) in files {
        let found = read(&bytes);
        assert_eq!((found.kind, found.pages, found.marks.as_slice()), (kind, 1, &[(mark(2), 3)][..]));
    }
}

#[test]
fn a_transparent_ground_is_white() {
    let page = DynamicImage::ImageLuma8(PAGE.clone()).into_rgba8();
    let see_through =
        RgbaImage::from_fn(page.width(), page.height(), |x, y| Rgba([0, 0, 0, 255 - page.get_pixel(x, y).0[0]]));
    let mut bytes = Cursor::new(Vec::new());
    see_through.write_to(&mut bytes, ImageFormat::Png).unwrap();
    assert_eq!(read(bytes.get_ref()).marks, [(mark(2), 3)]);
}

/// All pages of the paper, and the page of another version that got among them.
#[test]
fn a_pdf_tells_the_mark_of_every_page_and_another_version_another() {
    let own = read(&PDF);
    assert_eq!((own.kind, own.pages), (ScanKind::Pdf, 3));
    assert_eq!(own.marks, [(mark(2), 1), (mark(2), 2), (mark(2), 3)]);
    let scanned = scanned_pdf(&[jpeg(&drawn(&printed(1), 0, 150.0), 60), jpeg(&grainy(&PAGE, 15), 75)], A4);
    let mixed = read(&scanned);
    assert_eq!((mixed.pages, mixed.marks), (2, vec![(mark(1), 1), (mark(2), 3)]));
}

/// A TIFF of several pages, not packed, as scanners write it.
fn tiff(pages: &[&GrayImage]) -> Vec<u8> {
    let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let mut bytes = b"II*\0\0\0\0\0".to_vec();
    let mut link = 4;
    for page in pages {
        let (strip, size) = (bytes.len(), page.as_raw().len());
        bytes.extend(page.as_raw());
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        let directory = bytes.len();
        bytes[link..link + 4].copy_from_slice(&long(directory));
        // Width, length, bits, compression, black is zero, strip, rows of it, its bytes (TIFF 6.0, section 4).
        let (width, height) = (page.width() as usize, page.height() as usize);
        let entries =
            [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, strip), (278, height), (279, size)];
        bytes.extend(8_u16.to_le_bytes());
        for (tag, value) in entries {
            bytes.extend([&u16::to_le_bytes(tag)[..], &4_u16.to_le_bytes(), &long(1), &long(value)].concat());
        }
        link = bytes.len();
        bytes.extend(long(0));
    }
    bytes
}

#[test]
fn every_page_of_a_tiff_is_looked_at() {
    let other = drawn(&printed(1), 0, 150.0);
    let (width, height) = other.dimensions();
    let other = imageops::crop_imm(&other, width / 2, height * 2 / 3, width / 2, height / 3).to_image();
    let found = read(&tiff(&[&CORNER, &other]));
    assert_eq!((found.kind, found.pages), (ScanKind::Tiff, 2));
    assert_eq!(found.marks, [(mark(2), 3), (mark(1), 1)]);
    let blank = GrayImage::from_pixel(20, 20, Luma([255]));
    let many = scan::read(&tiff(&vec![&blank; MOST_PAGES + 1]), "book.tif").unwrap_err();
    assert_eq!(many.reason, Refused::TooManyPages { pages: MOST_PAGES + 1 });
}

/// A scan without a mark is a scan: then a person types the short mark.
#[test]
fn a_page_without_a_mark_is_read_and_has_none() {
    let (width, height) = PAGE.dimensions();
    let above = imageops::crop_imm(&*PAGE, 0, 0, width, height * 8 / 10).to_image();
    let found = read(&file(&above, ImageFormat::Png));
    assert_eq!((found.pages, found.marks), (1, vec![]));
    // Another code is no mark.
    let other = other_code("https://example.cn/MB1");
    assert_eq!(read(&file(&other, ImageFormat::Png)).marks, []);
}

fn other_code(text: &str) -> GrayImage {
    let code = qrcode::QrCode::new(text).unwrap();
    let (side, colors) = (code.width(), code.to_colors());
    let pixels = u32::try_from((side + 8) * 8).unwrap();
    GrayImage::from_fn(pixels, pixels, |x, y| {
        let at = |pixel: u32| (pixel as usize / 8).checked_sub(4).filter(|module| *module < side);
        let dark = at(x).zip(at(y)).is_some_and(|(x, y)| colors[y * side + x] == qrcode::Color::Dark);
        Luma([if dark { 0 } else { 255 }])
    })
}

/// A PDF as scanners write it: a JPEG a page, and nothing else.
fn scanned_pdf(pictures: &[Vec<u8>], size: (i64, i64)) -> Vec<u8> {
    let mut pdf = lopdf::Document::with_version("1.4");
    let tree = pdf.new_object_id();
    let mut kids = Vec::new();
    for picture in pictures {
        let decoded = image::load_from_memory(picture).unwrap();
        let (width, height) = (i64::from(decoded.width()), i64::from(decoded.height()));
        let image = dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
        };
        let image = pdf.add_object(lopdf::Stream::new(image, picture.clone()));
        kids.push(page(&mut pdf, tree, Some(image), size));
    }
    finished(pdf, tree, kids)
}

/// A page of this size in points, filled by the picture.
fn page(
    pdf: &mut lopdf::Document,
    tree: lopdf::ObjectId,
    picture: Option<lopdf::ObjectId>,
    (width, height): (i64, i64),
) -> lopdf::Object {
    let drawing = picture.map(|_| format!("{width} 0 0 {height} 0 0 cm /S Do")).unwrap_or_default();
    let content = pdf.add_object(lopdf::Stream::new(dictionary! {}, drawing.into_bytes()));
    let pictures = picture.map(|picture| dictionary! { "S" => picture }).unwrap_or_default();
    let page = dictionary! {
        "Type" => "Page", "Parent" => tree, "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
        "Resources" => dictionary! { "XObject" => pictures }, "Contents" => content,
    };
    pdf.add_object(page).into()
}

fn finished(mut pdf: lopdf::Document, tree: lopdf::ObjectId, kids: Vec<lopdf::Object>) -> Vec<u8> {
    let count = i64::try_from(kids.len()).unwrap();
    pdf.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

fn pdf_of_empty_pages(count: usize) -> Vec<u8> {
    let mut pdf = lopdf::Document::with_version("1.4");
    let tree = pdf.new_object_id();
    let kids = (0..count).map(|_| page(&mut pdf, tree, None, A4)).collect();
    finished(pdf, tree, kids)
}

/// A picture of so many white pixels a side that its file is small.
fn png_bomb(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().unwrap();
    let mut stream = writer.stream_writer().unwrap();
    let row = vec![0xFF; side.div_ceil(8) as usize];
    for _ in 0..side {
        stream.write_all(&row).unwrap();
    }
    stream.finish().unwrap();
    writer.finish().unwrap();
    bytes
}

/// A PDF with one picture that claims to have so many pixels a side, packed by these methods.
fn pdf_with(picture: Vec<u8>, side: i64, methods: &[&str]) -> Vec<u8> {
    let mut pdf = lopdf::Document::with_version("1.4");
    let tree = pdf.new_object_id();
    let methods: Vec<lopdf::Object> = methods.iter().map(|method| (*method).into()).collect();
    let image = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => side, "Height" => side,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => methods,
    };
    let image = pdf.add_object(lopdf::Stream::new(image, picture));
    let kids = vec![page(&mut pdf, tree, Some(image), (60, 60))];
    finished(pdf, tree, kids)
}

/// A PDF with one page that draws this.
fn pdf_drawing(content: &[u8], method: Option<&str>) -> Vec<u8> {
    let mut pdf = lopdf::Document::with_version("1.4");
    let tree = pdf.new_object_id();
    let kid = page(&mut pdf, tree, None, (60, 60));
    let mut drawing = lopdf::Stream::new(dictionary! {}, content.to_vec());
    if let Some(method) = method {
        drawing.dict.set("Filter", method);
    }
    let drawing = pdf.add_object(drawing);
    let sheet = pdf.get_object_mut(kid.as_reference().unwrap()).unwrap();
    sheet.as_dict_mut().unwrap().set("Contents", drawing);
    finished(pdf, tree, vec![kid])
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(data).unwrap();
    packed.finish().unwrap()
}

/// So many zeros, packed.
fn zeros(count: usize) -> Vec<u8> {
    packed(&vec![0; count])
}

#[test]
fn a_pdf_that_would_fill_the_memory_is_refused_before_it_is_unpacked() {
    let much = zeros(200 * 1024 * 1024);
    let bare = much[2..].to_vec();
    let hex: Vec<u8> = much.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
    let (large, odd) = (Refused::TooManyPixels, Refused::OddlyPacked);
    let bombs = [
        ("a claim", pdf_with(zeros(100), 60_000, &["FlateDecode"]), large),
        ("what it is", pdf_with(much.clone(), 1000, &["FlateDecode"]), large),
        ("without its head", pdf_with(bare, 1000, &["FlateDecode"]), large),
        ("packed twice", pdf_with(zeros(1_000_000), 1000, &["FlateDecode", "FlateDecode"]), odd),
        ("as digits", pdf_with(hex, 1000, &["ASCIIHexDecode", "FlateDecode"]), odd),
        ("LZW", pdf_with(vec![0; 300_000], 1000, &["LZWDecode"]), odd),
        ("runs", pdf_with(vec![129; 5_000_000], 1000, &["RunLengthDecode"]), odd),
        ("JPEG 2000", pdf_with(vec![0xFF, 0x4F], 1000, &["JPXDecode"]), odd),
        ("JBIG2", pdf_with(vec![0, 0, 0, 0], 1000, &["JBIG2Decode"]), odd),
        ("within the words", pdf_drawing(b"BI /W 9 /H 9 /F /Fl ID x EI", None), odd),
        (
            "within packed words",
            pdf_drawing(&packed(b"BI /W 9 /H 9 /F [/AHx /Fl] ID 00> EI"), Some("FlateDecode")),
            odd,
        ),
        ("a large claim within the words", pdf_drawing(b"BI /W 60000 /H 60000 ID x EI", None), large),
    ];
    for (what, bytes, reason) in bombs {
        assert!(bytes.len() < LARGEST, "{what}");
        assert_eq!(scan::read(&bytes, what).unwrap_err().reason, reason, "{what}");
    }
    // In the measure of a page it is read.
    assert_eq!(read(&pdf_with(zeros(1_000_000), 1000, &["FlateDecode"])).pages, 1);
    assert_eq!(read(&pdf_drawing(b"BI /W 1 /H 1 /CS /G /BPC 8 ID x EI", None)).pages, 1);
    assert_eq!(read(&pdf_drawing(&packed(b"q Q"), Some("FlateDecode"))).pages, 1);
}

fn cut(mut bytes: Vec<u8>, to: usize) -> Vec<u8> {
    bytes.truncate(to);
    bytes
}

#[test]
fn a_file_that_is_no_scan_gets_its_sentence() {
    let png = file(&PAGE, ImageFormat::Png);
    let mut broken = png.clone();
    for byte in broken.iter_mut().skip(200).step_by(97) {
        *byte ^= 0x5A;
    }
    let photo = jpeg(&PAGE, 80);
    let half = photo.len() / 3;
    let zip = [b"PK\x03\x04\x14\0\0\0".as_slice(), &[7; 2000]].concat();
    let files = [
        ("broken.png", broken, Refused::Broken),
        ("half.jpg", cut(photo, half), Refused::Broken),
        ("head.png", cut(png, 40), Refused::Broken),
        ("agreement.pdf", zip, Refused::NotAPicture),
        ("empty.pdf", Vec::new(), Refused::NotAPicture),
        ("letter.txt", "你好".repeat(600).into_bytes(), Refused::NotAPicture),
        ("head.pdf", b"%PDF-1.7\n".to_vec(), Refused::Broken),
        ("none.pdf", pdf_of_empty_pages(0), Refused::NoPages),
        ("book.pdf", pdf_of_empty_pages(MOST_PAGES + 1), Refused::TooManyPages { pages: MOST_PAGES + 1 }),
        ("large.pdf", vec![0; 50 * 1024 * 1024], Refused::TooLarge { megabytes: 50 }),
        ("bomb.png", png_bomb(60_000), Refused::TooManyPixels),
    ];
    for (name, bytes, reason) in files {
        let error = scan::read(&bytes, name).expect_err(name);
        assert_eq!(error.reason, reason, "{name}");
        for lang in [Lang::Zh, Lang::En] {
            let sentence = error.message(Tr(lang));
            assert!(sentence.contains(name) && sentence.len() > 40, "{sentence}");
        }
    }
    assert!(png_bomb(60_000).len() < LARGEST);
}

/// Changed at random places, a file is read or refused; nothing panics through, and no mark is read that was not there.
#[test]
fn files_with_changed_bytes_are_read_or_refused() {
    let small = &*CORNER;
    let kinds =
        [ImageFormat::Png, ImageFormat::Tiff, ImageFormat::Bmp, ImageFormat::WebP].map(|kind| file(small, kind));
    let files = [kinds.as_slice(), &[jpeg(small, 60), scanned_pdf(&[jpeg(small, 60)], (298, 281))]].concat();
    let mut dice = Dice(11);
    for (round, original) in (0..5).flat_map(|round| files.iter().map(move |file| (round, file))) {
        let mut bytes = original.clone();
        for _ in 0..=dice.roll(12) {
            // Most of what decides lies at the head.
            let within = if round % 2 == 0 { bytes.len() } else { 400.min(bytes.len()) };
            let at = dice.roll(within);
            bytes[at] = u8::try_from(dice.roll(256)).unwrap();
        }
        if let Ok(found) = scan::read(&bytes, "changed") {
            assert!(found.marks.iter().all(|found| *found == (mark(2), 3)), "{:?}", found.marks);
        }
    }
}
