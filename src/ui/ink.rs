//! How a stroke of a hand signature looks: width of the pen from speed and pressure, and the painting of it.
//! It must not capture anything (that is `pad`) and must not know whose hand it was.

use egui::{Color32, Painter, Pos2, Shape, Stroke, pos2};

use crate::domain::agreement::{HandSignature, PenPoint};

/// Widest and narrowest pen, in points of the pad.
const WIDEST: f32 = 5.5;
const NARROWEST: f32 = 1.4;
/// Speed in points a second at which the pen has half its widest width.
const HALF_SPEED: f32 = 900.0;
/// Parts into which the way between two points is cut, so that a curve stays round.
const PARTS: u8 = 4;

/// One place of the pen with its width, in points of the pad.
pub type Dab = (Pos2, f32);

/// The dabs of one stroke: a smooth line through its points, thinner where the pen was fast, pointed at the end.
pub fn dabs(points: &[PenPoint]) -> Vec<Dab> {
    let places: Vec<Pos2> = points.iter().map(|point| pos2(point.x, point.y)).collect();
    let widths = widths(points);
    let mut out = Vec::with_capacity(places.len().saturating_mul(usize::from(PARTS)));
    for (at, (&here, &width)) in places.iter().zip(&widths).enumerate() {
        let (Some(&next), Some(&next_width)) = (places.get(at + 1), widths.get(at + 1)) else {
            out.push((here, width));
            break;
        };
        let before = at.checked_sub(1).and_then(|at| places.get(at)).copied().unwrap_or(here);
        let after = places.get(at + 2).copied().unwrap_or(next);
        for part in 0..PARTS {
            let share = f32::from(part) / f32::from(PARTS);
            out.push((between(before, here, next, after, share), width + (next_width - width) * share));
        }
    }
    out
}

/// Catmull and Rom's curve from `here` to `next`.
fn between(before: Pos2, here: Pos2, next: Pos2, after: Pos2, share: f32) -> Pos2 {
    let (square, cube) = (share * share, share * share * share);
    let axis = |b: f32, h: f32, n: f32, a: f32| {
        0.5 * (2.0 * h
            + (n - b) * share
            + (2.0 * b - 5.0 * h + 4.0 * n - a) * square
            + (3.0 * h - b - 3.0 * n + a) * cube)
    };
    pos2(axis(before.x, here.x, next.x, after.x), axis(before.y, here.y, next.y, after.y))
}

fn widths(points: &[PenPoint]) -> Vec<f32> {
    let mut width = WIDEST * 0.75;
    let mut out: Vec<f32> = Vec::with_capacity(points.len());
    let mut before: Option<&PenPoint> = None;
    for point in points {
        if let Some(before) = before {
            let way = pos2(before.x, before.y).distance(pos2(point.x, point.y));
            let seconds = seconds(point.t_ms.saturating_sub(before.t_ms));
            let wanted = WIDEST / (1.0 + way / seconds / HALF_SPEED) * (0.5 + point.pressure.clamp(0.0, 1.0));
            width = width * 0.6 + wanted * 0.4;
        }
        out.push(width.clamp(NARROWEST, WIDEST));
        before = Some(point);
    }
    // A lifted pen leaves a point, not a stump.
    if out.len() > 3
        && let Some(last) = out.last_mut()
    {
        *last = NARROWEST;
    }
    out
}

/// Milliseconds as seconds, at least one millisecond, so that a still pen is slow and not endless fast.
fn seconds(milliseconds: u32) -> f32 {
    f32::from(u16::try_from(milliseconds.max(1)).unwrap_or(u16::MAX)) / 1000.0
}

/// Paints dabs as one line of changing width.
pub fn paint_dabs(painter: &Painter, dabs: &[Dab], color: Color32) {
    let mut shapes = Vec::with_capacity(dabs.len().saturating_mul(2));
    let mut before: Option<Dab> = None;
    for &(place, width) in dabs {
        if let Some((from, other)) = before {
            shapes.push(Shape::line_segment([from, place], Stroke::new((width + other) / 2.0, color)));
        }
        shapes.push(Shape::circle_filled(place, width / 2.0, color));
        before = Some((place, width));
    }
    painter.extend(shapes);
}

/// Paints a whole signature into this rectangle, as large as fits.
pub fn paint_signature(painter: &Painter, hand: &HandSignature, into: egui::Rect, color: Color32) {
    if hand.pad_width <= 0.0 || hand.pad_height <= 0.0 {
        return;
    }
    let scale = (into.width() / hand.pad_width).min(into.height() / hand.pad_height);
    for stroke in &hand.strokes {
        let dabs: Vec<Dab> = dabs(stroke)
            .into_iter()
            .map(|(place, width)| (into.min + place.to_vec2() * scale, (width * scale).max(0.6)))
            .collect();
        paint_dabs(painter, &dabs, color);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(gap: f32, milliseconds: u32) -> Vec<PenPoint> {
        (0_u8..20)
            .map(|n| PenPoint { x: f32::from(n) * gap, y: 0.0, pressure: 0.5, t_ms: u32::from(n) * milliseconds })
            .collect()
    }

    #[test]
    fn a_fast_pen_is_thinner_than_a_slow_one() {
        let middle = |points: &[PenPoint]| widths(points)[10];
        assert!(middle(&line(30.0, 8)) < middle(&line(2.0, 8)));
    }

    #[test]
    fn a_dot_is_one_dab_and_an_empty_stroke_none() {
        assert_eq!(dabs(&line(1.0, 8)[..1]).len(), 1);
        assert!(dabs(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn every_dab_is_finite_and_within_the_pen(
            points in proptest::collection::vec((0.0_f32..2000.0, 0.0_f32..800.0, 0.0_f32..1.0, 0_u32..90_000), 0..60)
        ) {
            let points: Vec<PenPoint> =
                points.into_iter().map(|(x, y, pressure, t_ms)| PenPoint { x, y, pressure, t_ms }).collect();
            for (place, width) in dabs(&points) {
                prop_assert!(place.x.is_finite() && place.y.is_finite());
                prop_assert!((NARROWEST..=WIDEST).contains(&width));
            }
        }
    }
}
