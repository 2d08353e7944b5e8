//! Strokes of a hand signature, scaled into their place on paper: vector lines whose width follows the speed and the
//! pressure of the pen, as ink does. It must not change the shape that the hand drew.

use super::super::page::Item;
use crate::domain::agreement::{HandSignature, PenPoint};

/// Widths of the pen in points.
const WIDEST: f32 = 2.0;
const FINEST: f32 = 0.7;
/// Speed, in points of paper a millisecond, at which the line is finest.
const FAST: f32 = 0.6;
/// Share of the width before in each new width, so that it changes softly.
const INERTIA: f32 = 0.6;

/// The strokes inside `bounds` (left, top, right, bottom), keeping their proportions. Points that are not numbers
/// are left out; a dot becomes a short stroke.
pub fn fit(hand: &HandSignature, bounds: (f32, f32, f32, f32)) -> Vec<Item> {
    let strokes: Vec<Vec<PenPoint>> = hand
        .strokes
        .iter()
        .map(|stroke| stroke.iter().copied().filter(|point| point.x.is_finite() && point.y.is_finite()).collect())
        .filter(|stroke: &Vec<PenPoint>| !stroke.is_empty())
        .collect();
    let pad = pad_of(hand, &strokes);
    let (left, top, right, bottom) = bounds;
    let (width, height) = ((pad.2 - pad.0).max(1.0), (pad.3 - pad.1).max(1.0));
    let scale = ((right - left - WIDEST) / width).min((bottom - top - WIDEST) / height);
    let origin = ((left + right - scale * (pad.0 + pad.2)) / 2.0, (top + bottom - scale * (pad.1 + pad.3)) / 2.0);
    strokes.iter().map(|stroke| Item::Stroke { points: inked(stroke, scale, origin) }).collect()
}

/// The pad, or the ink where it goes beyond it or the pad has no size.
fn pad_of(hand: &HandSignature, strokes: &[Vec<PenPoint>]) -> (f32, f32, f32, f32) {
    let pad =
        hand.pad_width.is_finite() && hand.pad_height.is_finite() && hand.pad_width > 0.0 && hand.pad_height > 0.0;
    let nothing = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    let start = if pad { (0.0, 0.0, hand.pad_width, hand.pad_height) } else { nothing };
    let grown = strokes.iter().flatten().fold(start, |(left, top, right, bottom), point| {
        (left.min(point.x), top.min(point.y), right.max(point.x), bottom.max(point.y))
    });
    if grown == nothing { (0.0, 0.0, 1.0, 1.0) } else { grown }
}

fn inked(stroke: &[PenPoint], scale: f32, origin: (f32, f32)) -> Vec<(f32, f32, f32)> {
    let mut width = (WIDEST + FINEST) / 2.0;
    let mut before: Option<&PenPoint> = None;
    let mut points = Vec::with_capacity(stroke.len().max(2));
    for point in stroke {
        let speed = before.map_or(FAST / 2.0, |before| {
            let time = point.t_ms.saturating_sub(before.t_ms).max(1) as f32;
            (point.x - before.x).hypot(point.y - before.y) * scale / time
        });
        let pressure = if point.pressure.is_finite() { point.pressure.clamp(0.0, 1.0) } else { 0.5 };
        let wanted = FINEST + (WIDEST - FINEST) * (0.6 * (1.0 - (speed / FAST).min(1.0)) + 0.4 * pressure);
        width = INERTIA * width + (1.0 - INERTIA) * wanted;
        points.push((origin.0 + scale * point.x, origin.1 + scale * point.y, width));
        before = Some(point);
    }
    if let [only] = points.as_slice() {
        let (x, y, width) = *only;
        points.push((x + 0.1, y, width));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f32, y: f32, t_ms: u32) -> PenPoint {
        PenPoint { x, y, pressure: 0.5, t_ms }
    }

    #[test]
    fn strokes_stay_in_their_place_and_keep_their_proportions() {
        let hand = HandSignature {
            pad_width: 300.0,
            pad_height: 100.0,
            strokes: vec![vec![point(0.0, 0.0, 0), point(300.0, 100.0, 400)], vec![point(-20.0, 130.0, 500)]],
        };
        let items = fit(&hand, (10.0, 20.0, 180.0, 77.0));
        let all: Vec<(f32, f32, f32)> = items
            .iter()
            .flat_map(|item| if let Item::Stroke { points } = item { points.clone() } else { vec![] })
            .collect();
        assert_eq!(all.len(), 4);
        assert!(
            all.iter().all(|(x, y, w)| (10.0..=180.0).contains(x)
                && (20.0..=77.0).contains(y)
                && (FINEST..=WIDEST).contains(w))
        );
        let (first, second) = (all[0], all[1]);
        assert!(((second.0 - first.0) / (second.1 - first.1) - 3.0).abs() < 0.01);
    }

    #[test]
    fn a_slow_pen_draws_wider() {
        let width = |t_ms| inked(&[point(0.0, 0.0, 0), point(10.0, 0.0, t_ms)], 1.0, (0.0, 0.0))[1].2;
        assert!(width(200) > width(10));
    }

    #[test]
    fn points_that_are_no_numbers_are_left_out() {
        let hand = HandSignature {
            pad_width: f32::NAN,
            pad_height: 0.0,
            strokes: vec![vec![point(f32::NAN, 1.0, 0)], vec![]],
        };
        assert!(fit(&hand, (0.0, 0.0, 10.0, 10.0)).is_empty());
    }
}
