//! Slabs to pages: where a page ends, with chains that hold together and the heads of tables set again.
//! It must not know what the slabs hold.

use std::rc::Rc;

use super::super::page::{Bookmark, Item, Page, Region};
use super::blank::slash;
use super::page_breaks::page_starts;
use super::sheet::{BOTTOM, DEPTH, LEFT, RIGHT, TOP};
use super::slab::{Slab, moved};

/// A blank above the places to sign that is deeper than this is closed: nothing can be added there.
const WORTH_A_SLASH: f32 = 80.0;

/// The pages of a paper, with the places of its headings.
#[derive(Debug, Default)]
pub struct Filled {
    pub pages: Vec<Page>,
    pub headings: Vec<Bookmark>,
}

/// A page being filled.
#[derive(Default)]
struct Filling {
    page: Page,
    /// Depth used so far.
    used: f32,
    /// What closes the page if it ends here.
    foot: Option<Rc<Slab>>,
    /// What strikes through the last slab, and where that slab begins.
    slash: Option<(f32, Item)>,
    /// The node that the last items belong to.
    node: Option<Option<usize>>,
}

/// Fills pages from the top of the type area down. There is always one page.
pub fn fill(slabs: &[Slab]) -> Filled {
    let mut filled = Filled::default();
    let mut filling = Filling::default();
    let starts = page_starts(slabs);
    let ends = starts.iter().skip(1).copied().chain([slabs.len()]);
    for (number, (start, end)) in starts.iter().zip(ends).enumerate() {
        let page = slabs.get(*start..end).unwrap_or_default();
        if number > 0 {
            let signed = page.iter().any(|slab| slab.closes_above);
            let closes = signed && page.first().is_some_and(|slab| !slab.begins_page);
            filled.pages.push(std::mem::take(&mut filling).closed(closes));
            if let Some(head) = page.first().and_then(|slab| slab.head.as_deref()) {
                filling.put_again(head);
            }
        }
        for slab in page {
            if let Some(title) = &slab.heading {
                let y = TOP + slab.lies(filling.used).0;
                filled.headings.push(Bookmark { title: title.clone(), page: number, y, level: 1 });
            }
            filling.put(slab);
        }
    }
    filling.strike_last();
    filled.pages.push(filling.page);
    filled
}

impl Filling {
    fn put(&mut self, slab: &Slab) {
        let (depth, end) = slab.lies(self.used);
        let top = TOP + depth;
        self.strike_last();
        self.slash = slab.slash.as_ref().map(|slash| (depth, moved(slash, 0.0, top)));
        if !matches!(slab.items.first(), Some(Item::Belongs(_)) | None) {
            self.belongs(None);
        }
        for item in &slab.items {
            match item {
                Item::Belongs(node) => self.belongs(*node),
                item => self.page.items.push(moved(item, 0.0, top)),
            }
        }
        for region in &slab.regions {
            let (left, upper, right, lower) = region.bounds;
            self.region(Region { place: region.place.clone(), bounds: (left, upper + top, right, lower + top) });
        }
        self.used = end;
        self.foot.clone_from(&slab.foot);
    }

    /// What came before and is repeated: not read aloud a second time.
    fn put_again(&mut self, slab: &Slab) {
        let items = slab.items.iter().filter(|item| !matches!(item, Item::Belongs(_))).cloned().collect();
        self.put(&Slab { items, ..slab.clone() });
    }

    fn belongs(&mut self, node: Option<usize>) {
        if self.node != Some(node) {
            self.node = Some(node);
            self.page.items.push(Item::Belongs(node));
        }
    }

    /// Strikes the last slab through if it is to be.
    fn strike_last(&mut self) {
        if let Some((_, slash)) = self.slash.take() {
            self.belongs(None);
            self.page.items.push(slash);
        }
    }

    fn closed(mut self, struck_through: bool) -> Page {
        self.belongs(None);
        if let Some(foot) = self.foot.take() {
            self.page.items.extend(foot.items.iter().map(|item| moved(item, 0.0, TOP + self.used)));
        }
        if struck_through && DEPTH - self.used > WORTH_A_SLASH {
            // One slash for a closed blank at the foot of the page and for what is left under it.
            let top = self.slash.take().map_or(self.used, |(top, _)| top);
            self.page.items.push(slash((LEFT, TOP + top), (RIGHT, BOTTOM)));
        }
        self.strike_last();
        self.page
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
    use super::super::slab::Keep;
    use super::*;

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
        assert_eq!(places(&fill(&slabs).pages), [vec!["/500"], vec!["/60", "/90"]]);
    }

    #[test]
    fn a_chain_taller_than_a_page_is_given_up() {
        let slabs = [slab(300.0, Keep::Wish), slab(301.0, Keep::Wish), slab(302.0, Keep::Free)];
        assert_eq!(places(&fill(&slabs).pages), [vec!["/300", "/301"], vec!["/302"]]);
    }

    #[test]
    fn one_slash_closes_a_blank_and_what_is_left_under_it() {
        let blank = |above: f32| {
            let strikes = Some(slash((LEFT, 0.0), (RIGHT, 30.0)));
            [slab(above, Keep::Free), Slab { slash: strikes, ..slab(30.0, Keep::Free) }]
        };
        // Top and bottom of every slash of a page.
        let slashes = |page: &Page| {
            let ends = |item: &Item| match item {
                Item::Rule { from, to, .. } if (from.1 - to.1).abs() > 1.0 => Some((to.1 - TOP, from.1 - TOP)),
                _ => None,
            };
            page.items.iter().filter_map(ends).collect::<Vec<_>>()
        };
        let signing = Slab { closes_above: true, ..slab(450.0, Keep::Free) };
        let around = |found: &[(f32, f32)], top: f32, bottom: f32| {
            assert!(
                matches!(found, [(t, b)] if *t > top && *t < top + 5.0 && *b < bottom && *b > bottom - 5.0),
                "{found:?}"
            );
        };
        // Much is left under the blank: one slash from the top of the blank to the foot of the page.
        let pages = fill(&[&blank(300.0)[..], std::slice::from_ref(&signing)].concat()).pages;
        around(&slashes(&pages[0]), 300.0, DEPTH);
        // Little is left: the blank has its own.
        let pages = fill(&[&blank(580.0)[..], std::slice::from_ref(&signing)].concat()).pages;
        around(&slashes(&pages[0]), 580.0, 610.0);
        // On one page with the signing, and at the very end.
        assert_eq!(fill(&[&blank(100.0)[..], &[signing]].concat()).pages.len(), 1);
        around(&slashes(&fill(&blank(100.0)).pages[0]), 100.0, 130.0);
    }

    #[test]
    fn the_head_of_a_table_comes_again() {
        let head = Rc::new(slab(20.0, Keep::Must));
        let row = |height| Slab { head: Some(Rc::clone(&head)), ..slab(height, Keep::Free) };
        let slabs = [(*head).clone(), row(400.0), row(401.0), row(402.0)];
        assert_eq!(places(&fill(&slabs).pages), [vec!["/20", "/400"], vec!["/20", "/401"], vec!["/20", "/402"]]);
    }
}
