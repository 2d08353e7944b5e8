//! Fewer dabs for the same line, so that a signature stays small in the file. It must not change what can be seen.

use super::Dab;

/// How far a line between two dabs may run beside what it stands for, and how much finer or wider it may be, in
/// millimetres: a sixth of a dot of a printer at 600 dots to the inch.
const BESIDE: f32 = 0.007;
/// Greatest turn between one end of such a line and the other, in radians.
const TURN: f32 = 0.06;
/// Most dabs that one line stands for.
const MOST: usize = 30;

/// The dabs that are needed; the first and the last always are.
pub fn thinned(line: &[Dab]) -> Vec<Dab> {
    let mut out: Vec<Dab> = line.first().copied().into_iter().collect();
    let mut rest = line;
    while rest.len() > 1 {
        let reach = (2..rest.len().min(MOST)).take_while(|reach| is_straight(rest, *reach)).last().unwrap_or(1);
        out.extend(rest.get(reach));
        rest = rest.get(reach..).unwrap_or_default();
    }
    out
}

/// Whether the straight line from the first dab to the one at `reach` stands for those between.
fn is_straight(line: &[Dab], reach: usize) -> bool {
    let Some([first, between @ .., last]) = line.get(..=reach) else { return false };
    let whole = first.distance(*last);
    let near = |dab: &Dab| {
        let share = if whole > 0.0 { first.distance(*dab) / whole } else { 0.0 };
        let there = first.towards(*last, share);
        there.distance(*dab) <= BESIDE && (there.width - dab.width).abs() <= BESIDE
    };
    between.iter().all(near) && turn(first, between, last).abs() <= TURN
}

/// The turn from the first link to the last.
fn turn(first: &Dab, between: &[Dab], last: &Dab) -> f32 {
    let (Some(second), Some(before)) = (between.first(), between.last()) else { return 0.0 };
    let (one, two) = (first.way(*second), before.way(*last));
    (one.0 * two.1 - one.1 * two.0).atan2(one.0 * two.0 + one.1 * two.1)
}
