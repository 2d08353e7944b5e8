//! How a stroke of a hand signature looks: the line of the pen and its width. The pad, the preview and the PDF draw what
//! is made here, so that they cannot differ. It must not know whose hand it was, and must not change what was recorded.
//!
//! Everything is measured in millimetres of paper, the whole pad laid into the place of a signature, and given back in
//! points of the pad.

mod fair;
mod outline;
mod spare;
mod width;

pub use outline::rings;

use crate::domain::agreement::{HandSignature, PenPoint};

/// The place of a signature on paper, in millimetres.
const PLACE: (f32, f32) = (60.0, 20.0);

/// A place of the pen with the width of its line there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dab {
    pub x: f32,
    pub y: f32,
    pub width: f32,
}

impl Dab {
    fn way(self, other: Dab) -> (f32, f32) {
        (other.x - self.x, other.y - self.y)
    }

    fn distance(self, other: Dab) -> f32 {
        let (x, y) = self.way(other);
        x.hypot(y)
    }

    /// The dab at this share of the way to another.
    fn towards(self, other: Dab, share: f32) -> Dab {
        let mix = |one: f32, two: f32| one + (two - one) * share;
        Dab { x: mix(self.x, other.x), y: mix(self.y, other.y), width: mix(self.width, other.width) }
    }

    fn scaled(self, scale: f32) -> Dab {
        Dab { x: self.x * scale, y: self.y * scale, width: self.width * scale }
    }

    /// Moved to at most this distance from another.
    fn held(self, other: Dab, farthest: f32) -> Dab {
        let distance = self.distance(other);
        if distance <= farthest {
            return self;
        }
        Dab { width: self.width, ..other.towards(self, farthest / distance) }
    }
}

/// No pad is larger, in points, and none smaller. Beyond it a sum of measures may be no number any more.
const SIDES: std::ops::RangeInclusive<f32> = 0.01..=1e6;

fn is_side(side: f32) -> bool {
    SIDES.contains(&side)
}

fn is_near(point: &PenPoint) -> bool {
    [point.x, point.y].iter().all(|place| place.abs() <= *SIDES.end())
}

/// The pen on a pad of one size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Millimetres of paper for a point of the pad.
    scale: f32,
}

impl Ink {
    /// For a pad of this width and height in points. A pad without a size counts as one point.
    pub fn on_pad(width: f32, height: f32) -> Ink {
        let side = |side: f32| if is_side(side) { side } else { 1.0 };
        Ink { scale: (PLACE.0 / side(width)).min(PLACE.1 / side(height)) }
    }

    /// The widest line, in points of the pad.
    pub fn widest(self) -> f32 {
        width::WIDEST / self.scale
    }

    /// One stroke as it is drawn, in points of the pad, from where the pen came down to where it left: straight from dab
    /// to dab, the width growing evenly. One dab for a dot. Points that are no numbers, or farther away than any pad
    /// reaches, are passed over.
    pub fn stroke(self, points: &[PenPoint]) -> Vec<Dab> {
        let seen: Vec<&PenPoint> = points.iter().filter(|point| is_near(point)).collect();
        let places: Vec<Dab> =
            seen.iter().map(|point| Dab { x: point.x, y: point.y, width: 0.0 }.scaled(self.scale)).collect();
        let wished = width::wished(&places, &seen);
        let mut line = fair::line(&wished);
        width::ease(&mut line);
        spare::thinned(&line).into_iter().map(|dab| dab.scaled(1.0 / self.scale)).collect()
    }
}

/// What of the pad a hand needs: left, top, right, bottom. The pad, and the ink where it goes beyond it or the pad has
/// no size.
pub fn extent(hand: &HandSignature) -> (f32, f32, f32, f32) {
    let nothing = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    let pad = is_side(hand.pad_width) && is_side(hand.pad_height);
    let start = if pad { (0.0, 0.0, hand.pad_width, hand.pad_height) } else { nothing };
    let points = hand.strokes.iter().flatten().filter(|point| is_near(point));
    let grown = points.fold(start, |(left, top, right, bottom), point| {
        (left.min(point.x), top.min(point.y), right.max(point.x), bottom.max(point.y))
    });
    if grown == nothing { (0.0, 0.0, 1.0, 1.0) } else { grown }
}

/// The strokes of a hand as they are drawn, in points of its pad; strokes without a point are left out.
pub fn strokes(hand: &HandSignature) -> Vec<Vec<Dab>> {
    let (left, top, right, bottom) = extent(hand);
    let ink = Ink::on_pad(right - left, bottom - top);
    hand.strokes.iter().map(|stroke| ink.stroke(stroke)).filter(|stroke| !stroke.is_empty()).collect()
}

#[cfg(test)]
mod tests;
