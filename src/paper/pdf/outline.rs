//! The list at the side of a viewer: papers, and the headings in them (ISO 32000-1, 12.3.3). It must not invent names.

use lopdf::{Dictionary, Document, Object, ObjectId, text_string};

use crate::paper::page::{Bookmark, Pages};

use super::xmp::printable;

/// One entry with its place among the others.
struct Entry<'a> {
    bookmark: &'a Bookmark,
    page: ObjectId,
    parent: Option<usize>,
    id: ObjectId,
}

/// Adds the list and gives its object, with whether it is worth opening; `None` where the pages have no bookmarks.
pub(super) fn add(file: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<(ObjectId, bool)> {
    let entries = entries(file, pages, page_ids);
    if entries.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    for (number, entry) in entries.iter().enumerate() {
        let mut dictionary = Dictionary::new();
        dictionary.set("Title", text_string(&printable(&entry.bookmark.title)));
        let parent = entry.parent.and_then(|parent| entries.get(parent)).map_or(root, |parent| parent.id);
        dictionary.set("Parent", parent);
        let top = Object::Real(pages.height - entry.bookmark.y);
        let place = vec![entry.page.into(), "XYZ".into(), Object::Integer(0), top, Object::Null];
        dictionary.set("Dest", Object::Array(place));
        let sisters = children(&entries, entry.parent);
        let own = sisters.iter().position(|sister| *sister == number);
        let sister = |step: Option<usize>| step.and_then(|at| sisters.get(at)).and_then(|at| entries.get(*at));
        if let Some(before) = sister(own.and_then(|own| own.checked_sub(1))) {
            dictionary.set("Prev", before.id);
        }
        if let Some(after) = sister(own.map(|own| own + 1)) {
            dictionary.set("Next", after.id);
        }
        // A single paper shows its headings; of several papers only the names, so that the list is short.
        let is_open = entry.parent.is_none() && children(&entries, None).len() == 1;
        span(&mut dictionary, &entries, Some(number), is_open);
        file.objects.insert(entry.id, dictionary.into());
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Outlines");
    span(&mut dictionary, &entries, None, true);
    file.objects.insert(root, dictionary.into());
    Some((root, entries.len() > 1))
}

fn entries<'a>(file: &mut Document, pages: &'a Pages, page_ids: &[ObjectId]) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for bookmark in &pages.bookmarks {
        let Some(page) = page_ids.get(bookmark.page).copied().filter(|_| bookmark.y.is_finite()) else { continue };
        let parent = entries.iter().rposition(|entry| entry.bookmark.level < bookmark.level);
        entries.push(Entry { bookmark, page, parent, id: file.new_object_id() });
    }
    entries
}

/// Positions of the entries right below one, or of the top ones.
fn children(entries: &[Entry<'_>], parent: Option<usize>) -> Vec<usize> {
    let below = entries.iter().enumerate().filter(|(_, entry)| entry.parent == parent);
    below.map(|(number, _)| number).collect()
}

/// First and last child and how many of them show; the count of a closed entry is negative.
fn span(dictionary: &mut Dictionary, entries: &[Entry<'_>], parent: Option<usize>, is_open: bool) {
    let children = children(entries, parent);
    let id = |position: Option<&usize>| position.and_then(|at| entries.get(*at)).map(|entry| entry.id);
    let (Some(first), Some(last)) = (id(children.first()), id(children.last())) else { return };
    dictionary.set("First", first);
    dictionary.set("Last", last);
    let mut shown = children.len();
    if parent.is_none() && children.len() == 1 {
        shown = entries.iter().filter(|entry| entry.parent.is_none() || entry.parent == Some(0)).count();
    }
    let count = i64::try_from(shown).unwrap_or(i64::MAX);
    dictionary.set("Count", if is_open { count } else { -count });
}
