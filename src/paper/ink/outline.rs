//! The outline of a stroke, to be filled as one path. It must not change the line.

use std::f32::consts::PI;

use super::Dab;

/// Corners of half a round end.
const ROUND: u8 = 6;
/// A run ends where its inner edge would fold over, having lost this share of the way to the next dab; and where its
/// outer edge would cut a corner of more than this turn, in radians.
const FOLD: f32 = 0.4;
const CORNER: f32 = 0.5;

/// Closed rings that all run the same way round; filled together by the rule of the nonzero winding number they are the
/// stroke. In the measure of the dabs.
pub fn rings(dabs: &[Dab]) -> Vec<Vec<(f32, f32)>> {
    let mut rings = Vec::new();
    let mut begin = 0;
    for end in 1..dabs.len().max(1) {
        if end + 1 == dabs.len() || dabs.get(end - 1..=end + 1).is_some_and(folds) {
            rings.extend(dabs.get(begin..=end).map(ring));
            begin = end;
        }
    }
    if let [dot] = dabs {
        rings.push(ring(&[*dot, *dot]));
    }
    rings
}

fn folds(dabs: &[Dab]) -> bool {
    let [before, here, after] = dabs else { return true };
    let (one, two) = (before.way(*here), here.way(*after));
    let turn = (one.0 * two.1 - one.1 * two.0).atan2(one.0 * two.0 + one.1 * two.1);
    let shorter = before.distance(*here).min(here.distance(*after));
    turn.abs() > CORNER || here.width / 2.0 * (turn / 2.0).sin().abs() > FOLD * shorter
}

/// Along one edge of a run, round its end, back along the other and round its beginning.
fn ring(run: &[Dab]) -> Vec<(f32, f32)> {
    let ways: Vec<f32> = run.iter().enumerate().map(|(at, _)| way(run, at)).collect();
    let there = run.iter().zip(&ways).map(|(dab, way)| edge(dab, way + PI / 2.0));
    let back = run.iter().zip(&ways).rev().map(|(dab, way)| edge(dab, way - PI / 2.0));
    let mut ring: Vec<(f32, f32)> = there.collect();
    ring.extend(run.last().zip(ways.last()).into_iter().flat_map(|(dab, way)| round(dab, way + PI / 2.0)));
    ring.extend(back);
    ring.extend(run.first().zip(ways.first()).into_iter().flat_map(|(dab, way)| round(dab, way - PI / 2.0)));
    ring
}

/// Where the run goes at this dab, as an angle: midway between the ways to and from it.
fn way(run: &[Dab], at: usize) -> f32 {
    let unit = |from: Option<&Dab>, to: Option<&Dab>| {
        let (Some(from), Some(to)) = (from, to) else { return (0.0, 0.0) };
        let (x, y) = from.way(*to);
        let length = x.hypot(y);
        if length > 0.0 { (x / length, y / length) } else { (0.0, 0.0) }
    };
    let here = run.get(at);
    let to = unit(at.checked_sub(1).and_then(|before| run.get(before)), here);
    let from = unit(here, run.get(at + 1));
    (to.1 + from.1).atan2(to.0 + from.0)
}

fn edge(dab: &Dab, angle: f32) -> (f32, f32) {
    let radius = dab.width / 2.0;
    (dab.x + radius * angle.cos(), dab.y + radius * angle.sin())
}

/// The corners between the two ends of half a circle that begins at this angle.
fn round(dab: &Dab, begin: f32) -> impl Iterator<Item = (f32, f32)> + '_ {
    (1..ROUND).map(move |part| edge(dab, begin - PI * f32::from(part) / f32::from(ROUND)))
}
