//! A hand signature in its place on paper. It must not change the shape that the hand drew; how a stroke looks is for
//! `ink`.

use super::super::ink::{self, Ink};
use super::super::page::Item;
use crate::domain::agreement::HandSignature;

/// The strokes inside `bounds` (left, top, right, bottom), keeping their proportions.
pub fn fit(hand: &HandSignature, bounds: (f32, f32, f32, f32)) -> Vec<Item> {
    let (left, top, right, bottom) = bounds;
    let pad = ink::extent(hand);
    let (width, height) = (pad.2 - pad.0, pad.3 - pad.1);
    // Half a line goes beyond the pad on every side.
    let line = Ink::on_pad(width, height).widest();
    let scale = ((right - left) / (width + line)).min((bottom - top) / (height + line));
    let origin = ((left + right - scale * (pad.0 + pad.2)) / 2.0, (top + bottom - scale * (pad.1 + pad.3)) / 2.0);
    let place = |dab: ink::Dab| (origin.0 + scale * dab.x, origin.1 + scale * dab.y, scale * dab.width);
    let strokes = ink::strokes(hand).into_iter();
    strokes.map(|stroke| Item::Stroke { points: stroke.into_iter().map(place).collect() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::PenPoint;

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
        let strokes: Vec<Vec<(f32, f32, f32)>> =
            items.iter().map(|item| if let Item::Stroke { points } = item { points.clone() } else { vec![] }).collect();
        assert_eq!(strokes.len(), 2);
        for (x, y, width) in strokes.iter().flatten() {
            let half = width / 2.0;
            assert!((10.0 + half..=180.0 - half).contains(x) && (20.0 + half..=77.0 - half).contains(y));
        }
        let (first, last) = (strokes[0][0], strokes[0][strokes[0].len() - 1]);
        assert!(((last.0 - first.0) / (last.1 - first.1) - 3.0).abs() < 0.01);
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
