//! Twenty hands as four kinds of pen record them (`tests/cases/signatures`), drawn: how sharply the line turns, how fast
//! its width changes, how near it stays to the pen, and how large it is in a file. With `MAPLEBRIDGE_SHOW_INK=FOLDER` the
//! dabs and the PDF are kept there, for `tests/tools/ink`.

use std::path::Path;

use maplebridge::domain::agreement::{HandSignature, PenPoint};
use maplebridge::paper::ink::{self, Dab};
use maplebridge::paper::page::{Item, Page, Pages};
use maplebridge::paper::{Faces, write_pdf};
use maplebridge::platform::files;
use serde::Deserialize;

#[derive(Deserialize)]
struct Recorded {
    name: String,
    device: String,
    pad_width: f32,
    pad_height: f32,
    strokes: Vec<Vec<(f32, f32, f32, u32)>>,
}

impl Recorded {
    fn hand(&self) -> HandSignature {
        let point = |&(x, y, pressure, t_ms): &(f32, f32, f32, u32)| PenPoint { x, y, pressure, t_ms };
        let strokes = self.strokes.iter().map(|stroke| stroke.iter().map(point).collect()).collect();
        HandSignature { pad_width: self.pad_width, pad_height: self.pad_height, strokes }
    }

    /// Millimetres of paper for a point of the pad.
    fn scale(&self) -> f32 {
        (60.0 / self.pad_width).min(20.0 / self.pad_height)
    }

    /// The strokes as they are drawn, in millimetres of paper.
    fn drawn(&self) -> Vec<Vec<Dab>> {
        let scale = self.scale();
        let on_paper = |dab: Dab| Dab { x: dab.x * scale, y: dab.y * scale, width: dab.width * scale };
        ink::strokes(&self.hand()).into_iter().map(|stroke| stroke.into_iter().map(on_paper).collect()).collect()
    }
}

fn recorded() -> Vec<Recorded> {
    let hands: Vec<Recorded> = serde_json::from_str(include_str!("../cases/signatures/hands.json")).unwrap();
    assert_eq!(hands.len(), 20);
    hands
}

fn distance(one: (f32, f32), two: (f32, f32)) -> f32 {
    (two.0 - one.0).hypot(two.1 - one.1)
}

fn mix(one: &Dab, two: &Dab, share: f32) -> Dab {
    let between = |one: f32, two: f32| one + (two - one) * share;
    Dab { x: between(one.x, two.x), y: between(one.y, two.y), width: between(one.width, two.width) }
}

/// A place every 0.1 mm along a drawn stroke.
fn samples(stroke: &[Dab]) -> Vec<Dab> {
    let mut out = vec![stroke[0]];
    let mut carried = 0.0;
    for link in stroke.windows(2) {
        let way = distance((link[0].x, link[0].y), (link[1].x, link[1].y));
        let mut at = 0.1 - carried;
        while at <= way {
            out.push(mix(&link[0], &link[1], at / way));
            at += 0.1;
        }
        carried = way - (at - 0.1);
    }
    out
}

/// The largest turn in degrees and the largest change of width in millimetres, each from one sample to the next.
fn turn_and_jump(strokes: &[Vec<Dab>]) -> (f32, f32) {
    let (mut turn, mut jump) = (0.0_f32, 0.0_f32);
    for places in strokes.iter().map(|stroke| samples(stroke)) {
        for part in places.windows(3) {
            let (one, two) =
                ((part[1].x - part[0].x, part[1].y - part[0].y), (part[2].x - part[1].x, part[2].y - part[1].y));
            let angle = (one.0 * two.1 - one.1 * two.0).atan2(one.0 * two.0 + one.1 * two.1);
            turn = turn.max(angle.abs().to_degrees());
        }
        for part in places.windows(2) {
            jump = jump.max((part[1].width - part[0].width).abs());
        }
    }
    (turn, jump)
}

#[test]
fn no_hand_has_a_break_in_its_line_or_a_step_in_its_width() {
    for hand in recorded() {
        let (turn, jump) = turn_and_jump(&hand.drawn());
        assert!(turn < 120.0 && jump < 0.019, "{} {}: {turn}° {jump} mm", hand.name, hand.device);
    }
}

/// Hands that never turn right back.
#[test]
fn a_hand_that_lifts_between_its_strokes_has_no_sharp_turn() {
    let hands = recorded();
    let careful: Vec<&Recorded> = hands.iter().filter(|hand| hand.strokes.len() >= 24).collect();
    assert!(careful.len() >= 2);
    for hand in careful {
        let (turn, _) = turn_and_jump(&hand.drawn());
        assert!(turn < 25.0, "{} {}: {turn}°", hand.name, hand.device);
    }
}

/// How far the line runs from this place.
fn beside(stroke: &[Dab], place: (f32, f32)) -> f32 {
    let links = stroke.windows(2).map(|link| {
        let (one, two) = ((link[0].x, link[0].y), (link[1].x, link[1].y));
        let (way, to) = ((two.0 - one.0, two.1 - one.1), (place.0 - one.0, place.1 - one.1));
        let share = ((way.0 * to.0 + way.1 * to.1) / (way.0 * way.0 + way.1 * way.1).max(1e-12)).clamp(0.0, 1.0);
        distance((one.0 + way.0 * share, one.1 + way.1 * share), place)
    });
    links.fold(distance((stroke[0].x, stroke[0].y), place), f32::min)
}

#[test]
fn every_stroke_is_drawn_within_a_quarter_of_a_millimetre_of_the_pen() {
    for hand in recorded() {
        let drawn = hand.drawn();
        assert_eq!(drawn.len(), hand.strokes.len(), "{}", hand.name);
        for (stroke, points) in drawn.iter().zip(&hand.strokes) {
            let on_paper = |point: &(f32, f32, f32, u32)| (point.0 * hand.scale(), point.1 * hand.scale());
            let (first, last) = (points.first().map(on_paper).unwrap(), points.last().map(on_paper).unwrap());
            let (begin, end) = (stroke[0], stroke[stroke.len() - 1]);
            assert!(distance((begin.x, begin.y), first) < 0.001 && distance((end.x, end.y), last) < 0.001);
            for place in points.iter().map(on_paper) {
                let beside = beside(stroke, place);
                assert!(beside <= 0.25, "{} {}: {beside} mm", hand.name, hand.device);
            }
        }
    }
}

/// A page with this hand in its place, as large as on paper.
fn page(hand: &Recorded) -> Page {
    let scale = hand.scale() * 72.0 / 25.4;
    let place = |dab: Dab| (100.0 + dab.x * scale, 100.0 + dab.y * scale, dab.width * scale);
    let strokes = ink::strokes(&hand.hand()).into_iter();
    let items = strokes.map(|stroke| Item::Stroke { points: stroke.into_iter().map(place).collect() }).collect();
    Page { items, regions: Vec::new() }
}

fn file(pages: Vec<Page>) -> Vec<u8> {
    let pages = Pages { width: 400.0, height: 250.0, pages, ..Pages::default() };
    write_pdf(&pages, &Faces::bundled().unwrap()).unwrap()
}

#[test]
fn a_signature_adds_less_than_fifteen_thousand_bytes() {
    let empty = file(vec![Page::default()]).len();
    for hand in recorded() {
        let added = file(vec![page(&hand)]).len() - empty;
        assert!(added < 15_000, "{} {}: {added}", hand.name, hand.device);
    }
}

/// Keeps what the tools outside lay beside another's ink.
#[test]
fn show() {
    let hands = recorded();
    let dabs: Vec<Vec<Vec<[f32; 3]>>> = hands
        .iter()
        .map(|hand| {
            let strokes = ink::strokes(&hand.hand()).into_iter();
            strokes.map(|stroke| stroke.iter().map(|dab| [dab.x, dab.y, dab.width]).collect()).collect()
        })
        .collect();
    assert!(dabs.iter().flatten().all(|stroke: &Vec<[f32; 3]>| !stroke.is_empty()));
    if let Some(folder) = std::env::var_os("MAPLEBRIDGE_SHOW_INK") {
        let folder = Path::new(&folder);
        files::write(&folder.join("ours.json"), serde_json::to_string(&dabs).unwrap().as_bytes()).unwrap();
        files::write(&folder.join("ours.pdf"), &file(hands.iter().map(page).collect())).unwrap();
    }
}
