//! The slabs of a paper one under the other: empty lines and page breaks between them, and what must share a page with
//! the places to sign. It must not set a word.

use super::blocks::stack;
use super::sheet::DEPTH;
use super::slab::{Keep, Slab};
use crate::draft::document::Content;

/// So many lines of the paper's own words stand on the page on which the signing begins.
const WORDS: usize = 2;
/// So many pieces of a signing that is taller than a page stand together at its end, the seal among them.
const LAST_ROWS: usize = 2;

/// The slabs of a paper.
#[derive(Default)]
pub struct Sequence {
    slabs: Vec<Slab>,
    /// Blank to leave above what comes next.
    space: f32,
    begins_page: bool,
    /// First slab of the places to sign that are being gathered.
    signing: Option<usize>,
    /// Places to sign have been there, and then the seal.
    sealed: bool,
}

impl Sequence {
    /// What comes next begins a new page.
    pub fn begin_page(&mut self) {
        self.end_signing();
        self.begins_page = true;
        self.space = 0.0;
    }

    /// Empty lines under words fall away at the head of a page; those that a page begins with stay.
    pub fn space(&mut self, height: f32) {
        if self.slabs.is_empty() || self.begins_page {
            let begins_page = std::mem::take(&mut self.begins_page);
            self.slabs.push(Slab { height, keep: Keep::Must, begins_page, ..Slab::default() });
        } else {
            self.space += height;
        }
    }

    /// Adds a block.
    pub fn push(&mut self, mut new: Vec<Slab>, content: &Content) {
        match content {
            Content::Signatures { .. } => self.signing = self.signing.or(Some(self.slabs.len())),
            Content::SealPlace { .. } => {
                self.sealed = self.signing.is_some();
                self.signing = self.signing.or(Some(self.slabs.len()));
            }
            // What follows the seal of a signed paper (an annex) is not signed: it has a page of its own.
            Content::Title(_) | Content::Heading(_) if self.sealed => {
                self.begin_page();
                self.sealed = false;
            }
            _ => self.end_signing(),
        }
        let Some(first) = new.first_mut() else { return };
        first.above += std::mem::take(&mut self.space);
        first.begins_page = std::mem::take(&mut self.begins_page);
        if let ([seal], Content::SealPlace { .. }) = (new.as_slice(), content)
            && self.beside_places(seal)
        {
            new.clear();
        }
        self.slabs.append(&mut new);
        if matches!(content, Content::SealPlace { .. }) {
            self.end_signing();
        }
    }

    /// Puts the seal beside the last places to sign, where the right half is free: parties are more than mediators, and
    /// room under them would cost a page.
    fn beside_places(&mut self, seal: &Slab) -> bool {
        let Some(first) = self.signing.filter(|_| seal.right_free && seal.above == 0.0 && !seal.begins_page) else {
            return false;
        };
        let mut start = self.slabs.len();
        let mut row = Slab::default();
        while start > first && row.height < seal.height {
            let Some(before) = self.slabs.get(start - 1).filter(|slab| slab.right_free) else { break };
            start -= 1;
            let mut joined = Slab { height: before.height, above: before.above, ..Slab::default() };
            stack(&mut joined, std::slice::from_ref(before), 0.0);
            if row.height > 0.0 {
                let top = before.height + row.above;
                stack(&mut joined, std::slice::from_ref(&row), top);
                joined.height = top + row.height;
            }
            row = joined;
        }
        if row.height == 0.0 {
            return false;
        }
        // The date stands at the foot, level with the last place.
        let top = (row.height - seal.height).max(0.0);
        stack(&mut row, std::slice::from_ref(seal), top);
        row.height = row.height.max(seal.height);
        self.slabs.truncate(start);
        self.slabs.push(row);
        true
    }

    /// All slabs.
    pub fn finished(mut self) -> Vec<Slab> {
        self.end_signing();
        self.slabs
    }

    /// Holds the places to sign together, and to words that they belong to. Where they are taller than a page, they
    /// begin under words, and the last rows stay with the seal.
    fn end_signing(&mut self) {
        let Some(first) = self.signing.take() else { return };
        // One line of words is better than places without any.
        let starts = (1..=WORDS).rev().map(|lines| self.words_before(first, lines));
        let fitting = starts.clone().find(|start| self.height_from(*start) <= DEPTH);
        let Some(start) = fitting.or_else(|| starts.clone().next()) else { return };
        let height = self.height_from(start);
        let Some(held) = self.slabs.get_mut(start..) else { return };
        let count = held.len();
        let rows = first - start;
        for (position, slab) in held.iter_mut().enumerate().take(count.saturating_sub(1)) {
            let near = position <= rows || position + LAST_ROWS >= count;
            slab.keep = if height <= DEPTH || near { Keep::Must } else { Keep::Free };
            slab.closes_above = position >= rows;
        }
        if let Some(last) = held.last_mut() {
            last.closes_above = true;
        }
    }

    /// Depth of all that stands from this slab on, on a page of its own.
    fn height_from(&self, start: usize) -> f32 {
        let held = self.slabs.get(start..).unwrap_or_default();
        let head = held.first().and_then(|slab| slab.head.as_deref()).map_or(0.0, |head| head.height);
        held.iter().fold(head, |used, slab| slab.lies(used).1)
    }

    /// Where the last lines of words before this slab begin.
    fn words_before(&self, first: usize, wanted: usize) -> usize {
        let (mut start, mut lines) = (first, 0);
        while start > 0 && lines < wanted && !self.slabs.get(start).is_some_and(|slab| slab.begins_page) {
            start -= 1;
            lines += usize::from(self.slabs.get(start).is_some_and(Slab::has_words));
        }
        start
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::page::Item;
    use super::*;

    fn line() -> Slab {
        let words = Item::Text { face: crate::paper::page::Face::Song, size: 1.0, baseline: 1.0, glyphs: Vec::new() };
        Slab { height: 20.0, items: vec![words], ..Slab::default() }
    }

    fn signing(rows: usize) -> Vec<Slab> {
        let mut sequence = Sequence::default();
        sequence.push(vec![line(), line(), line()], &Content::Note(String::new()));
        let places = Content::Signatures { left: Vec::new(), right: Vec::new() };
        sequence.push(vec![Slab { height: 100.0, ..line() }; rows], &places);
        let seal = Content::SealPlace { committee: String::new(), date: String::new() };
        sequence.push(vec![Slab { height: 120.0, ..line() }], &seal);
        sequence.push(vec![line()], &Content::Heading(String::new()));
        sequence.finished()
    }

    #[test]
    fn a_signing_stays_with_two_lines_of_words() {
        let keeps: Vec<bool> = signing(3).iter().map(|slab| slab.keep == Keep::Must).collect();
        assert_eq!(keeps, [false, true, true, true, true, true, false, false]);
        assert!(signing(3)[7].begins_page);
    }

    #[test]
    fn a_signing_taller_than_a_page_begins_under_words_and_ends_with_the_seal() {
        let keeps: Vec<bool> = signing(7).iter().map(|slab| slab.keep == Keep::Must).collect();
        assert_eq!(keeps, [false, true, true, true, false, false, false, false, false, true, false, false]);
    }

    #[test]
    fn the_annex_begins_one_page_not_two() {
        // A bilingual annex has two headings.
        let mut sequence = Sequence::default();
        sequence.push(vec![line()], &Content::Signatures { left: Vec::new(), right: Vec::new() });
        sequence.push(vec![line()], &Content::SealPlace { committee: String::new(), date: String::new() });
        sequence.push(vec![line()], &Content::Heading(String::new()));
        sequence.push(vec![line()], &Content::Heading(String::new()));
        assert_eq!(sequence.finished().iter().filter(|slab| slab.begins_page).count(), 1);
    }

    #[test]
    fn empty_lines_stay_at_the_head_of_a_paper_only() {
        let mut sequence = Sequence::default();
        sequence.space(50.0);
        sequence.push(vec![line()], &Content::Note(String::new()));
        sequence.space(40.0);
        sequence.push(vec![line()], &Content::Note(String::new()));
        let slabs = sequence.finished();
        assert_eq!(
            slabs.iter().map(|slab| (slab.above, slab.height)).collect::<Vec<_>>(),
            [(0.0, 50.0), (0.0, 20.0), (40.0, 20.0)]
        );
    }
}
