//! Where pages end: the best choice over the whole paper, as for the lines of a paragraph, so that what must hold
//! together does, no page is left half empty without need, and the last one does not hold a single row.
//! It must not move a slab.

use super::sheet::DEPTH;
use super::slab::{Keep, Slab};

/// What a page costs.
const PAGE: f64 = 50.0;
/// What a page end costs that parts what wishes to be together: more than a page.
const PARTS_WISH: f64 = 200.0;
/// The same where it must be together: only what is taller than a page is parted.
const PARTS_MUST: f64 = 1e5;
/// What places to sign cost on a page that has no words they belong to.
const SIGNED_WITHOUT_WORDS: f64 = 800.0;
/// What a page costs that is left wholly empty. It is in proportion, so that blank before a new page is never less
/// bad for being spread over two; of choices that cost the same, that with the fuller first pages is taken.
const EMPTY: f64 = 30.0;
/// A last page costs extra that is used less than this part of its depth.
const SHORT_LAST: f32 = 0.12;
const SHORT: f64 = 25.0;

/// Costs that differ by less are the same.
const SAME: f64 = 1e-3;

/// A page being tried.
#[derive(Default)]
struct Tried {
    used: f32,
    words: bool,
    signed: bool,
}

/// The number of the first slab of each page.
pub fn page_starts(slabs: &[Slab]) -> Vec<usize> {
    let count = slabs.len();
    let mut best = vec![f64::INFINITY; count + 1];
    let mut from = vec![0_usize; count + 1];
    if let Some(start) = best.first_mut() {
        *start = 0.0;
    }
    for start in 0..count {
        let before = best.get(start).copied().unwrap_or(f64::INFINITY);
        if !before.is_finite() {
            continue;
        }
        for (end, cost) in pages_from(slabs, start) {
            if let (Some(known), Some(source)) = (best.get_mut(end), from.get_mut(end))
                && before + cost <= *known + SAME
            {
                (*known, *source) = (before + cost, start);
            }
        }
    }
    let mut starts = Vec::new();
    let mut end = count;
    while end > 0 {
        end = from.get(end).copied().unwrap_or(0).min(end - 1);
        starts.push(end);
    }
    starts.reverse();
    starts
}

/// Every page that can begin with this slab: the number of the slab after it, and its cost.
fn pages_from(slabs: &[Slab], start: usize) -> Vec<(usize, f64)> {
    let mut pages = Vec::new();
    let head = slabs.get(start).filter(|_| start > 0).and_then(|slab| slab.head.as_deref());
    let mut tried = Tried { used: head.map_or(0.0, |head| head.height), ..Tried::default() };
    for (position, slab) in slabs.iter().enumerate().skip(start) {
        let used = slab.lies(tried.used).1;
        if position > start && (slab.begins_page || used > DEPTH + 0.01) {
            break;
        }
        tried.used = used;
        tried.signed |= slab.closes_above;
        tried.words |= !slab.closes_above && slab.has_words();
        pages.push((position + 1, tried.cost(slab, slabs.get(position + 1))));
    }
    pages
}

impl Tried {
    fn cost(&self, last: &Slab, next: Option<&Slab>) -> f64 {
        let unsigned = if self.signed && !self.words { SIGNED_WITHOUT_WORDS } else { 0.0 };
        let end = match next {
            None => f64::from((1.0 - self.used / (SHORT_LAST * DEPTH)).max(0.0)) * SHORT,
            Some(next) if next.begins_page => 0.0,
            Some(_) => {
                let parts = match last.keep {
                    Keep::Free => 0.0,
                    Keep::Wish => PARTS_WISH,
                    Keep::Must => PARTS_MUST,
                };
                parts + EMPTY * f64::from((1.0 - self.used / DEPTH).max(0.0))
            }
        };
        PAGE + unsigned + end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slab(height: f32, keep: Keep) -> Slab {
        Slab { height, keep, ..Slab::default() }
    }

    /// The slow second method: every way of ending pages, by recursion.
    fn cheapest(slabs: &[Slab], start: usize) -> f64 {
        if start == slabs.len() {
            return 0.0;
        }
        let pages = pages_from(slabs, start).into_iter();
        pages.map(|(end, cost)| cost + cheapest(slabs, end)).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn no_other_choice_of_pages_is_better() {
        let keeps = [Keep::Free, Keep::Wish, Keep::Must];
        for seed in 1..40_usize {
            let slabs: Vec<Slab> = (0..14)
                .map(|number| {
                    let mixed = (number + 3) * seed * 7919;
                    let height = 60.0 + (mixed % 11) as f32 * 14.0;
                    Slab {
                        begins_page: mixed % 13 == 0,
                        closes_above: mixed % 17 == 0,
                        ..slab(height, keeps[mixed % 3])
                    }
                })
                .collect();
            let starts = page_starts(&slabs);
            let ends = starts.iter().skip(1).copied().chain([slabs.len()]);
            let cost =
                |(start, end): (&usize, usize)| pages_from(&slabs, *start).iter().find(|page| page.0 == end).unwrap().1;
            let found: f64 = starts.iter().zip(ends).map(cost).sum();
            let least = cheapest(&slabs, 0);
            assert!((found - least).abs() <= 1e-3 * least, "{seed}: {found} {least}");
        }
    }

    #[test]
    fn one_row_does_not_stand_on_the_last_page_where_two_can() {
        let mut slabs = vec![slab(30.0, Keep::Free); 22];
        assert!(matches!(page_starts(&slabs)[..], [0, 18..=20]));
        slabs.truncate(21);
        assert_eq!(page_starts(&slabs), [0]);
    }
}
