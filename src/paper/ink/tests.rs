//! The ink on lines that a hand could write, and on those that none could.

use proptest::prelude::*;

use super::*;

const WIDTH: f32 = 1050.0;
const HEIGHT: f32 = 380.0;

fn pen(places: &[(f32, f32)], milliseconds: u32) -> Vec<PenPoint> {
    let point = |(at, &(x, y)): (usize, &(f32, f32))| PenPoint { x, y, pressure: 0.5, t_ms: at as u32 * milliseconds };
    places.iter().enumerate().map(point).collect()
}

fn ink() -> Ink {
    Ink::on_pad(WIDTH, HEIGHT)
}

/// A straight way of twenty points.
fn straight(gap: f32, milliseconds: u32) -> Vec<PenPoint> {
    let places: Vec<(f32, f32)> = (0..20_u8).map(|at| (100.0 + f32::from(at) * gap, 100.0)).collect();
    pen(&places, milliseconds)
}

/// Widest dab of a stroke, in millimetres of paper.
fn widest(stroke: &[PenPoint]) -> f32 {
    let ink = ink();
    ink.stroke(stroke).iter().map(|dab| dab.width * ink.scale).fold(0.0, f32::max)
}

/// How far, in millimetres, the drawn line is from this place of the pad.
fn distance_to(line: &[Dab], x: f32, y: f32) -> f32 {
    let place = Dab { x, y, width: 0.0 };
    let alone = line.first().map_or(f32::MAX, |dab| dab.distance(place));
    let links = line.windows(2).map(|link| {
        let (way, to) = (link[0].way(link[1]), link[0].way(place));
        let square = (way.0 * way.0 + way.1 * way.1).max(1e-12);
        let share = ((way.0 * to.0 + way.1 * to.1) / square).clamp(0.0, 1.0);
        link[0].towards(link[1], share).distance(place)
    });
    links.fold(alone, f32::min) * ink().scale
}

#[test]
fn a_fast_pen_is_finer_than_a_slow_one() {
    assert!(widest(&straight(24.0, 8)) < 0.6 * widest(&straight(2.0, 16)));
}

#[test]
fn a_pen_that_presses_is_wider_than_one_that_glides() {
    let pressed = |pressure: f32| {
        let stroke: Vec<PenPoint> = straight(8.0, 8).into_iter().map(|point| PenPoint { pressure, ..point }).collect();
        widest(&stroke)
    };
    assert!(pressed(0.9) > 1.2 * pressed(0.2));
}

#[test]
fn a_line_begins_and_ends_where_the_pen_did() {
    let line = ink().stroke(&pen(&[(100.0, 50.0), (160.0, 90.0), (200.0, 60.0), (310.5, 207.25)], 20));
    let (first, last) = (line[0], line[line.len() - 1]);
    assert!((first.x - 100.0).abs() < 0.01 && (first.y - 50.0).abs() < 0.01);
    assert!((last.x - 310.5).abs() < 0.01 && (last.y - 207.25).abs() < 0.01);
}

#[test]
fn a_dot_is_one_dab_and_an_empty_stroke_none() {
    let line = ink().stroke(&pen(&[(30.0, 40.0)], 8));
    assert_eq!(line.len(), 1);
    assert!((line[0].x - 30.0).abs() < 0.01 && line[0].width * ink().scale > 0.3);
    assert!(ink().stroke(&[]).is_empty());
}

#[test]
fn a_stroke_of_two_near_points_is_not_lost() {
    let line = ink().stroke(&pen(&[(30.0, 40.0), (31.0, 40.0)], 8));
    assert_eq!(line.len(), 2);
    assert!(line[1].x - line[0].x > 0.9);
    assert!(line[0].width > 6.0, "as wide as a dot: {}", line[0].width);
}

#[test]
fn the_trembling_of_a_device_is_evened() {
    let trembling: Vec<(f32, f32)> =
        (0..100_u8).map(|at| (100.0 + 3.0 * f32::from(at), 100.0 + f32::from(at % 2))).collect();
    let line = ink().stroke(&pen(&trembling, 8));
    // Away from its ends the line lies midway.
    let middle = line.iter().filter(|dab| (140.0..360.0).contains(&dab.x));
    assert!(middle.clone().count() > 3);
    assert!(middle.clone().all(|dab| (dab.y - 100.5).abs() < 0.15), "{:?}", middle.collect::<Vec<_>>());
}

/// A way right back on itself, as at the end of 竖钩: the tip is still reached, and no turn is a break.
#[test]
fn a_hook_keeps_its_tip_and_turns_softly() {
    let down = (0..40_u8).map(|at| (300.0, 60.0 + 5.0 * f32::from(at)));
    let hook = (0..12_u8).map(|at| (298.0 - 2.0 * f32::from(at), 254.0 - 4.0 * f32::from(at)));
    let places: Vec<(f32, f32)> = down.chain(hook).collect();
    let line = ink().stroke(&pen(&places, 8));
    assert!(distance_to(&line, 300.0, 255.0) < 0.2, "{}", distance_to(&line, 300.0, 255.0));
    let sharpest = line.windows(3).map(|part| {
        let (one, two) = (part[0].way(part[1]), part[1].way(part[2]));
        (one.0 * two.1 - one.1 * two.0).atan2(one.0 * two.0 + one.1 * two.1).abs().to_degrees()
    });
    let sharpest = sharpest.fold(0.0, f32::max);
    assert!(sharpest < 60.0, "{sharpest}");
}

#[test]
fn ink_that_goes_beyond_the_pad_is_within_its_extent() {
    let hand = HandSignature {
        pad_width: 300.0,
        pad_height: 100.0,
        strokes: vec![pen(&[(0.0, 0.0), (-20.0, 130.0)], 9), vec![]],
    };
    assert_eq!(extent(&hand), (-20.0, 0.0, 300.0, 130.0));
    assert_eq!(strokes(&hand).len(), 1);
    assert_eq!(extent(&HandSignature { pad_width: f32::NAN, ..HandSignature::default() }), (0.0, 0.0, 1.0, 1.0));
}

/// Area inside rings, each counted once for every time it is covered.
fn area(rings: &[Vec<(f32, f32)>]) -> Vec<f32> {
    let area = |ring: &Vec<(f32, f32)>| {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|(one, two)| one.0 * two.1 - two.0 * one.1).sum::<f32>() / 2.0
    };
    rings.iter().map(area).collect()
}

#[test]
fn the_outline_of_a_straight_line_has_its_area() {
    let rings = rings(&[Dab { x: 0.0, y: 0.0, width: 2.0 }, Dab { x: 10.0, y: 0.0, width: 2.0 }]);
    let area = area(&rings);
    assert_eq!(rings.len(), 1);
    assert!((area[0].abs() - 20.0 - std::f32::consts::PI).abs() < 0.2, "{area:?}");
}

#[test]
fn the_outline_of_a_dot_is_round() {
    let area = area(&rings(&[Dab { x: 5.0, y: 5.0, width: 2.0 }]));
    assert!((area[0].abs() - std::f32::consts::PI).abs() < 0.2, "{area:?}");
    assert!(rings(&[]).is_empty());
}

/// Two ways at a right angle: both whole, and round outside.
#[test]
fn the_outline_cuts_no_corner() {
    let dab = |x, y| Dab { x, y, width: 2.0 };
    let corner = [dab(0.0, 0.0), dab(10.0, 0.0), dab(10.0, 10.0)];
    let farthest = |dabs: &[Dab]| {
        let corners = rings(dabs).into_iter().flatten();
        corners.map(|(x, y)| (x - y) / std::f32::consts::SQRT_2).fold(f32::MIN, f32::max)
    };
    // The tip of the corner lies a radius beyond the middle of its turn.
    assert!(farthest(&corner) > 10.0 / std::f32::consts::SQRT_2 + 0.95, "{}", farthest(&corner));
    assert!(farthest(&corner[..2]) < 10.0 / std::f32::consts::SQRT_2 + 1.05);
}

/// Else two parts of one stroke could cancel out where they overlap.
#[test]
fn all_rings_run_the_same_way_round() {
    let places: Vec<(f32, f32)> = (0..200_u8)
        .map(|at| f32::from(at) / 8.0)
        .map(|turn| (500.0 + 12.0 * turn * turn.cos(), 190.0 + (6.0 * turn) * (1.7 * turn).sin()))
        .collect();
    let area = area(&rings(&ink().stroke(&pen(&places, 8))));
    assert!(area.len() > 1 && (area.iter().all(|area| *area < 0.0) || area.iter().all(|area| *area > 0.0)), "{area:?}");
}

proptest! {
    #[test]
    fn the_line_stays_near_the_pen_and_its_width_has_no_step(
        points in proptest::collection::vec((0.0_f32..WIDTH, 0.0_f32..HEIGHT, -1.0_f32..2.0, 0_u32..9_000), 1..20)
    ) {
        let stroke: Vec<PenPoint> =
            points.into_iter().map(|(x, y, pressure, t_ms)| PenPoint { x, y, pressure, t_ms }).collect();
        let line = ink().stroke(&stroke);
        // A dab stands for at most a tenth of a millimetre, and half of that may be lost at the end.
        for point in &stroke {
            prop_assert!(distance_to(&line, point.x, point.y) <= fair::FARTHEST + 0.06);
        }
        for link in line.windows(2) {
            let way = link[0].distance(link[1]) * ink().scale;
            let step = (link[1].width - link[0].width).abs() * ink().scale;
            prop_assert!(step <= 0.18 * way + 0.001, "{step} over {way}");
        }
        for dab in &line {
            prop_assert!(dab.x.is_finite() && dab.y.is_finite());
            prop_assert!((width::FINEST - 0.001..=width::WIDEST + 0.001).contains(&(dab.width * ink().scale)));
        }
    }
}
