//! Slabs to pages: where a page ends, with chains that hold together and the heads of tables set again.
//! It must not know what the slabs hold.

use super::super::page::{Page, Region};
use super::sheet::{DEPTH, TOP};
use super::slab::{Keep, Slab, moved};

/// A page being filled.
struct Filling {
    page: Page,
    /// Depth used so far.
    used: f32,
}

/// Fills pages from the top of the type area down. There is always one page.
pub fn fill(slabs: &[Slab]) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut filling = Filling { page: Page::default(), used: 0.0 };
    let mut start = 0;
    while start < slabs.len() {
        let chain = chain_at(slabs, start);
        let height = height_of(chain, filling.used == 0.0);
        if filling.used > 0.0 && filling.used + height > DEPTH + 0.01 {
            pages.push(std::mem::take(&mut filling.page));
            filling.used = 0.0;
            if let Some(head) = chain.first().and_then(|slab| slab.head.as_deref()) {
                filling.put(head);
            }
        }
        for slab in chain {
            filling.put(slab);
        }
        start += chain.len().max(1);
    }
    pages.push(filling.page);
    pages
}

/// The slabs from `start` that hold together; shorter where a whole chain is taller than a page.
fn chain_at(slabs: &[Slab], start: usize) -> &[Slab] {
    let rest = slabs.get(start..).unwrap_or_default();
    for weakest in [Keep::Wish, Keep::Must] {
        let held = rest.iter().take_while(|slab| slab.keep >= weakest).count();
        let chain = rest.get(..(held + 1).min(rest.len())).unwrap_or_default();
        if height_of(chain, true) <= DEPTH {
            return chain;
        }
    }
    rest.get(..1).unwrap_or_default()
}

fn height_of(chain: &[Slab], at_head: bool) -> f32 {
    let all: f32 = chain.iter().map(|slab| slab.above + slab.height).sum();
    let head = chain.first().and_then(|slab| slab.head.as_deref()).map_or(0.0, |head| head.height);
    if at_head { all - chain.first().map_or(0.0, |slab| slab.above) + head } else { all }
}

impl Filling {
    fn put(&mut self, slab: &Slab) {
        if self.used > 0.0 {
            self.used += slab.above;
        }
        let top = TOP + self.used;
        self.page.items.extend(slab.items.iter().map(|item| moved(item, 0.0, top)));
        for region in &slab.regions {
            let (left, upper, right, lower) = region.bounds;
            self.region(Region { place: region.place.clone(), bounds: (left, upper + top, right, lower + top) });
        }
        self.used += slab.height;
    }

    /// Adds a region, or lengthens the one of the same place that ends where this one begins.
    fn region(&mut self, region: Region) {
        let (left, top, right, bottom) = region.bounds;
        let above = self.page.regions.iter_mut().rev().take(8).find(|known| {
            let (known_left, _, known_right, known_bottom) = known.bounds;
            known.place == region.place
                && (known_left - left).abs() < 0.01
                && (known_right - right).abs() < 0.01
                && (known_bottom - top).abs() < 8.0
        });
        match above {
            Some(known) => known.bounds.3 = bottom,
            None => self.page.regions.push(region),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn slab(height: f32, keep: Keep) -> Slab {
        let region = Region { place: format!("/{height}"), bounds: (0.0, 0.0, 1.0, height) };
        Slab { height, keep, regions: vec![region], ..Slab::default() }
    }

    fn places(pages: &[Page]) -> Vec<Vec<String>> {
        pages.iter().map(|page| page.regions.iter().map(|region| region.place.clone()).collect()).collect()
    }

    #[test]
    fn a_chain_moves_to_the_next_page_together() {
        let slabs = [slab(500.0, Keep::Free), slab(60.0, Keep::Must), slab(90.0, Keep::Free)];
        assert_eq!(places(&fill(&slabs)), [vec!["/500"], vec!["/60", "/90"]]);
    }

    #[test]
    fn a_chain_taller_than_a_page_is_given_up() {
        let slabs = [slab(300.0, Keep::Wish), slab(301.0, Keep::Wish), slab(302.0, Keep::Free)];
        assert_eq!(places(&fill(&slabs)), [vec!["/300"], vec!["/301", "/302"]]);
    }

    #[test]
    fn the_head_of_a_table_comes_again() {
        let head = Rc::new(slab(20.0, Keep::Must));
        let row = |height| Slab { head: Some(Rc::clone(&head)), ..slab(height, Keep::Free) };
        let slabs = [(*head).clone(), row(400.0), row(401.0), row(402.0)];
        assert_eq!(places(&fill(&slabs)), [vec!["/20", "/400"], vec!["/20", "/401"], vec!["/20", "/402"]]);
    }
}
