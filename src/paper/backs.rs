//! Both sides of a sheet: in a file of several papers, each paper begins on a sheet of its own. It must not change a
//! page that has words.

use super::page::{Page, Pages};

/// Puts an empty back behind every paper of an odd number of pages but the last, so that printed on both sides no
/// paper begins on the back of another.
pub fn begin_on_fresh_sheets(pages: &mut Pages) {
    let mut starts: Vec<usize> =
        pages.bookmarks.iter().filter(|mark| mark.level == 0 && mark.page > 0).map(|mark| mark.page).collect();
    starts.dedup();
    let mut added = 0;
    for start in starts {
        let at = start + added;
        if at % 2 == 1 && at <= pages.pages.len() {
            pages.pages.insert(at, Page::default());
            added += 1;
            pages.bookmarks.iter_mut().filter(|mark| mark.page >= at).for_each(|mark| mark.page += 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::{Bookmark, Item};
    use super::*;

    /// A file of papers with so many pages; each page holds a mark of its own.
    fn file(papers: &[usize]) -> Pages {
        let mut pages = Pages::default();
        for count in papers {
            let bookmark = |level, page| Bookmark { title: String::new(), page, y: 0.0, level };
            pages.bookmarks.push(bookmark(0, pages.pages.len()));
            pages.bookmarks.push(bookmark(1, pages.pages.len() + count - 1));
            for _ in 0..*count {
                let items = vec![Item::Belongs(Some(pages.pages.len()))];
                pages.pages.push(Page { items, ..Page::default() });
            }
        }
        pages
    }

    #[test]
    fn every_paper_begins_on_a_front_and_no_page_is_lost() {
        let shares = [vec![1], vec![2, 1], vec![3, 3, 3], vec![1, 1, 1, 1], vec![2, 5, 4, 1, 2], vec![]];
        for papers in shares {
            let mut pages = file(&papers);
            let before: Vec<Page> = pages.pages.clone();
            let first_of: Vec<Page> =
                pages.bookmarks.iter().filter_map(|mark| before.get(mark.page)).cloned().collect();
            begin_on_fresh_sheets(&mut pages);
            let kept: Vec<Page> = pages.pages.iter().filter(|page| **page != Page::default()).cloned().collect();
            assert_eq!(kept, before, "{papers:?}");
            let now: Vec<Page> = pages.bookmarks.iter().map(|mark| pages.pages[mark.page].clone()).collect();
            assert_eq!(now, first_of, "{papers:?}: every mark still points at its page");
            for mark in pages.bookmarks.iter().filter(|mark| mark.level == 0) {
                assert_eq!(mark.page % 2, 0, "{papers:?}");
            }
            let backs = papers.iter().rev().skip(1).filter(|count| *count % 2 == 1).count();
            assert_eq!(pages.pages.len(), before.len() + backs, "{papers:?}: no more backs than needed");
        }
    }
}
