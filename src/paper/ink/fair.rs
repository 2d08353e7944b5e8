//! The line of the pen without the trembling of the device: evened, and its turns rounded as far as the width of a line
//! hides. It must stay within [`FARTHEST`] of where the pen was, and begin and end where it did.

use std::ops::Range;

use super::Dab;
use super::width::{self, FINEST};

/// Distance between the dabs of a line, in millimetres of paper.
const STEP: f32 = 0.1;
/// Most dabs of one stroke, whatever a file asks for.
const MOST: f32 = 20_000.0;
/// Weights of the neighbours 0, 1, 2 … steps away: a bell of 0.15 mm.
const BELL: [f32; 6] = [1.0, 0.800_7, 0.411_1, 0.135_3, 0.028_6, 0.003_9];
/// How far, in millimetres, evening may move a point, and how far the rounding of its turns.
const EVENED: f32 = 0.12;
const ROUNDED: f32 = 0.05;
/// Farthest that a line may run from a point of the pen, in millimetres.
#[cfg(test)]
pub const FARTHEST: f32 = EVENED + ROUNDED;
/// Distance of the two neighbours of a dab, as a share of the way between them, under which the line turns too sharply:
/// cos 8° for a turn of 16°.
const CHORD: f32 = 0.990_3;
/// What counts as no distance, in millimetres.
const NOTHING: f32 = 1e-5;
/// Dabs on each side of a sharp turn that give way, and how often.
const REACH: usize = 12;
const ROUNDS: usize = 120;

/// The line through these places, a dab every tenth of a millimetre.
pub fn line(places: &[Dab]) -> Vec<Dab> {
    let length: f32 = places.iter().zip(places.iter().skip(1)).map(|(one, two)| one.distance(*two)).sum();
    let step = STEP.max(length / MOST);
    let mut even = evenly(places, step);
    width::even(&mut even);
    if even.len() < 4 {
        return even;
    }
    let smooth = evenly(&smoothed(&even), step);
    let mut fair = smooth.clone();
    // Straight across a sharp turn it is less, at the end of the line less or more.
    let mut links = vec![step; smooth.len().saturating_sub(1)];
    if let ([.., before, end], Some(last)) = (smooth.as_slice(), links.last_mut()) {
        *last = before.distance(*end);
    }
    let sharp = sharp_turns(&fair);
    for turn in &sharp {
        let of_part = turn.start..turn.end.saturating_sub(1);
        let both = (fair.get_mut(turn.clone()), smooth.get(turn.clone()));
        if let ((Some(part), Some(held)), Some(links)) = (both, links.get(of_part)) {
            round_off(part, held, links);
            for (dab, held) in part.iter_mut().zip(held) {
                // Its outer edge stays, else a knob would stand in every corner.
                dab.width = (dab.width - dab.distance(*held)).max(FINEST);
            }
        }
    }
    if sharp.is_empty() { fair } else { evenly(&fair, step) }
}

/// Dabs at even distances from the first place; the last one stands where the pen left.
fn evenly(places: &[Dab], step: f32) -> Vec<Dab> {
    let mut out: Vec<Dab> = places.first().copied().into_iter().collect();
    // Way since the last dab.
    let mut carried = 0.0;
    for (from, to) in places.iter().zip(places.iter().skip(1)) {
        let way = from.distance(*to);
        let mut at = step - carried;
        while at <= way {
            out.push(from.towards(*to, at / way));
            at += step;
        }
        carried = way - (at - step);
    }
    if let (Some(end), true) = (places.last(), carried > 0.0) {
        if carried < step / 2.0 && out.len() > 1 {
            out.pop();
        }
        out.push(*end);
    }
    out
}

/// Evened by the bell; beyond its ends the line goes on as its own image through them, so that they stay.
fn smoothed(even: &[Dab]) -> Vec<Dab> {
    let (Some(first), Some(last)) = (even.first(), even.last()) else { return Vec::new() };
    let through = |end: &Dab, dab: Option<&Dab>| {
        let dab = dab.unwrap_or(end);
        Dab { x: 2.0 * end.x - dab.x, y: 2.0 * end.y - dab.y, width: dab.width }
    };
    let before = |at: usize, back: usize| match at.checked_sub(back) {
        Some(at) => even.get(at).copied().unwrap_or(*last),
        None => through(first, even.get(back - at)),
    };
    let after = |at: usize, on: usize| match even.get(at + on) {
        Some(dab) => *dab,
        None => through(last, (2 * (even.len() - 1)).checked_sub(at + on).and_then(|at| even.get(at))),
    };
    let around = |at: usize, here: &Dab| {
        let (mut sum, mut whole) = (*here, 1.0);
        for (away, weight) in BELL.iter().enumerate().skip(1) {
            for dab in [before(at, away), after(at, away)] {
                let part = dab.scaled(*weight);
                sum = Dab { x: sum.x + part.x, y: sum.y + part.y, width: sum.width + part.width };
                whole += weight;
            }
        }
        sum.scaled(1.0 / whole).held(*here, EVENED)
    };
    even.iter().enumerate().map(|(at, here)| around(at, here)).collect()
}

/// The parts of the line around turns that are too sharp.
fn sharp_turns(line: &[Dab]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (at, three) in line.windows(3).enumerate() {
        let [before, here, after] = three else { continue };
        if before.distance(*after) >= CHORD * (before.distance(*here) + here.distance(*after)) {
            continue;
        }
        let part = (at + 1).saturating_sub(REACH)..(at + 2 + REACH).min(line.len());
        match parts.last_mut() {
            Some(last) if last.end >= part.start => last.end = part.end,
            _ => parts.push(part),
        }
    }
    parts
}

/// Rounds the turns of a part of the line, whose ends stay: neighbours of a sharp turn are pushed apart, links keep
/// their length, and no dab leaves its place by more than [`ROUNDED`]. Position based dynamics (Müller and others 2007).
fn round_off(part: &mut [Dab], held: &[Dab], links: &[f32]) {
    for _ in 0..ROUNDS {
        let sharp = open_turns(part, links);
        keep_links(part, links);
        for (dab, held) in part.iter_mut().zip(held) {
            *dab = dab.held(*held, ROUNDED);
        }
        if !sharp {
            return;
        }
    }
}

/// Pushes the neighbours of every sharp turn apart; whether there was one.
fn open_turns(part: &mut [Dab], links: &[f32]) -> bool {
    let (mut found, last) = (false, part.len().saturating_sub(1));
    for (middle, (one, two)) in (1..last).zip(links.iter().zip(links.iter().skip(1))) {
        let Some([before, here, after]) = part.get_mut(middle - 1..=middle + 1) else { continue };
        let (distance, wanted) = (before.distance(*after), CHORD * (one + two));
        if distance >= wanted * 0.999_9 {
            continue;
        }
        found = true;
        let (x, y) = before.way(*after);
        // A turn right back has no side: it opens across the way it came.
        let (x, y, length) = if distance > NOTHING {
            (x, y, distance)
        } else {
            let (along, across) = before.way(*here);
            (-across, along, before.distance(*here).max(NOTHING))
        };
        let push = (wanted - distance) / 2.0 / length;
        if middle > 1 {
            before.x -= x * push;
            before.y -= y * push;
        }
        if middle + 1 < last {
            after.x += x * push;
            after.y += y * push;
        }
    }
    found
}

/// Brings every two neighbours back to their distance.
fn keep_links(part: &mut [Dab], links: &[f32]) {
    let last = part.len().saturating_sub(1);
    for (first, link) in links.iter().enumerate() {
        let Some([one, two]) = part.get_mut(first..=first + 1) else { continue };
        let distance = one.distance(*two);
        if distance < NOTHING {
            continue;
        }
        let pull = (distance - link) / 2.0 / distance;
        let (x, y) = one.way(*two);
        if first > 0 {
            one.x += x * pull;
            one.y += y * pull;
        }
        if first + 1 < last {
            two.x -= x * pull;
            two.y -= y * pull;
        }
    }
}
