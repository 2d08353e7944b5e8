//! How wide the line is: wider where the pen was slow or pressed, finer where it was fast, and never with a step. It must
//! not move a point.

use super::Dab;
use crate::domain::agreement::PenPoint;

/// The widest and the finest line, in millimetres of paper.
pub const WIDEST: f32 = 0.54;
pub const FINEST: f32 = 0.2;
/// Speed on paper, in millimetres a second, at which an even pressure gives half of what lies between.
const BRISK: f32 = 30.0;
/// The speed is that of the way within this time before and after, in milliseconds.
const WINDOW: u32 = 80;
/// How much the width may change along the line, in millimetres for each millimetre.
const SLOPE: f32 = 0.18;
/// Dabs to each side over which the width is evened.
const EVENED: usize = 10;
/// A pen comes down and leaves finer than it writes: the share of the width there, and how far that reaches in
/// millimetres.
const TIP: (f32, f32) = (0.6, 0.9);

/// The places with the width that speed and pressure ask for there. As many moments as places.
pub fn wished(places: &[Dab], moments: &[&PenPoint]) -> Vec<Dab> {
    let mut length = 0.0;
    let mut before: Option<Dab> = None;
    let mut run: Vec<(f32, u32)> = Vec::with_capacity(places.len());
    for (place, moment) in places.iter().zip(moments) {
        length += before.map_or(0.0, |before| before.distance(*place));
        before = Some(*place);
        run.push((length, moment.t_ms));
    }
    let widths = moments.iter().enumerate().map(|(at, moment)| width(speed(&run, at), moment.pressure));
    places.iter().zip(widths).map(|(place, width)| Dab { width, ..*place }).collect()
}

/// Speed around a point in millimetres a second; `run` holds the way and the time from the beginning.
fn speed(run: &[(f32, u32)], at: usize) -> f32 {
    let Some(&here) = run.get(at) else { return 0.0 };
    let near = |point: &&(f32, u32)| point.1.abs_diff(here.1) >= WINDOW;
    let (done, coming) = run.split_at_checked(at).unwrap_or_default();
    let from = done.iter().rev().find(near).or(run.first()).copied().unwrap_or(here);
    let to = coming.iter().find(near).or(run.last()).copied().unwrap_or(here);
    let milliseconds = to.1.saturating_sub(from.1).max(1) as f32;
    (to.0 - from.0).max(0.0) * 1000.0 / milliseconds
}

fn width(speed: f32, pressure: f32) -> f32 {
    let pressure = if pressure.is_finite() { pressure.clamp(0.0, 1.0) } else { 0.5 };
    let share = (0.5 + pressure) / (1.0 + speed / BRISK);
    FINEST + (WIDEST - FINEST) * share.clamp(0.0, 1.0)
}

/// Evens the widths along a line.
pub fn even(line: &mut [Dab]) {
    let wished: Vec<f32> = line.iter().map(|dab| dab.width).collect();
    let count = line.len();
    for (at, dab) in line.iter_mut().enumerate() {
        // As many to each side, so that the ends keep theirs.
        let reach = EVENED.min(at).min(count - 1 - at);
        let around = wished.iter().skip(at - reach).take(2 * reach + 1);
        dab.width = around.sum::<f32>() / (2 * reach + 1) as f32;
    }
}

/// Makes both tips finer and takes every step out of the widths.
pub fn ease(line: &mut [Dab]) {
    let length: f32 = line.iter().zip(line.iter().skip(1)).map(|(one, two)| one.distance(*two)).sum();
    // A dot of a few points is a dot.
    if length > TIP.1 {
        tip(line.iter_mut());
        tip(line.iter_mut().rev());
    }
    slope(line.iter_mut());
    slope(line.iter_mut().rev());
}

fn tip<'a>(line: impl Iterator<Item = &'a mut Dab>) {
    let mut way = 0.0;
    let mut before: Option<Dab> = None;
    for dab in line {
        way += before.map_or(0.0, |before| before.distance(*dab));
        before = Some(*dab);
        if way >= TIP.1 {
            return;
        }
        let share = TIP.0 + (1.0 - TIP.0) * way / TIP.1;
        dab.width = (dab.width * share).max(FINEST);
    }
}

/// No dab wider than the one before it lets it be.
fn slope<'a>(line: impl Iterator<Item = &'a mut Dab>) {
    let mut before: Option<Dab> = None;
    for dab in line {
        if let Some(before) = before {
            dab.width = dab.width.min(before.width + SLOPE * before.distance(*dab));
        }
        before = Some(*dab);
    }
}
