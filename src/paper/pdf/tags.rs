//! The structure of the text for a screen reader: the marks in the content of the pages and the tree above them
//! (ISO 32000-1, 14.7 and 14.8). It must not judge the structure: roles and order are the layout's.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::paper::page::{Item, Node, Pages, Role};

use super::WriteError;
use super::finish::language_tag;

/// A marked piece of the content of a page: its number on the page is its MCID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// From 0.
    pub page: usize,
    pub mcid: usize,
    /// Position in [`Pages::structure`].
    pub node: usize,
}

/// Whether every node and every mark of the pages stands under something that is there.
///
/// # Errors
/// [`WriteError::Structure`] with the first that does not.
pub(super) fn check(pages: &Pages) -> Result<(), WriteError> {
    for (number, node) in pages.structure.iter().enumerate() {
        if node.parent.is_some_and(|parent| parent >= number) {
            return Err(WriteError::Structure { node: number });
        }
    }
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        match item {
            Item::Belongs(Some(node)) if *node >= pages.structure.len() => {
                return Err(WriteError::Structure { node: *node });
            }
            _ => {}
        }
    }
    Ok(())
}

/// Name of the standard type of a role.
pub(super) fn standard_type(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Title => "H1",
        Role::Heading => "H2",
        Role::Subheading => "H3",
        Role::Paragraph => "P",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::HeadCell => "TH",
        Role::Cell => "TD",
        Role::Form => "Form",
    }
}

/// What stands right below a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kid {
    Child(usize),
    Content(Mark),
}

/// Adds the tree above the marks and ties the pages to it. Gives the root's object; `None` without a structure.
pub(super) fn add(
    file: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    marks: &[Mark],
) -> Result<Option<ObjectId>, WriteError> {
    if pages.structure.is_empty() {
        return Ok(None);
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = pages.structure.iter().map(|_| file.new_object_id()).collect();
    let kids = kids(&pages.structure, marks);
    let tree = Tree { nodes: &pages.structure, ids: &ids, kids: &kids, page_ids, root, lang: language_tag(pages.lang) };
    for (number, id) in ids.iter().enumerate() {
        if let Some(element) = tree.element(number) {
            file.objects.insert(*id, element.into());
        }
    }
    let mut numbers = Vec::new();
    for (page, page_id) in page_ids.iter().enumerate() {
        let key = i64::try_from(page).unwrap_or(i64::MAX);
        let dictionary = file.get_object_mut(*page_id)?.as_dict_mut()?;
        dictionary.set("StructParents", key);
        dictionary.set("Tabs", "S");
        let owners = marks.iter().filter(|mark| mark.page == page).filter_map(|mark| ids.get(mark.node));
        let owners = Object::Array(owners.map(|id| Object::Reference(*id)).collect());
        numbers.extend([Object::Integer(key), Object::Reference(file.add_object(owners))]);
    }
    let mut parents = Dictionary::new();
    parents.set("Nums", Object::Array(numbers));
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "StructTreeRoot");
    let tops = tree.nodes.iter().zip(&ids).filter(|(node, _)| node.parent.is_none());
    dictionary.set("K", Object::Array(tops.map(|(_, id)| Object::Reference(*id)).collect()));
    dictionary.set("ParentTree", parents);
    dictionary.set("ParentTreeNextKey", i64::try_from(page_ids.len()).unwrap_or(i64::MAX));
    file.objects.insert(root, dictionary.into());
    Ok(Some(root))
}

/// For each node what stands below it, in the order in which it is read: children in their order, and its own content
/// before the first child that begins later.
fn kids(nodes: &[Node], marks: &[Mark]) -> Vec<Vec<Kid>> {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    let mut content: Vec<Vec<(usize, Mark)>> = vec![Vec::new(); nodes.len()];
    for (order, mark) in marks.iter().enumerate() {
        if let Some(own) = content.get_mut(mark.node) {
            own.push((order, *mark));
        }
        let mut above = Some(mark.node);
        while let Some(node) = above {
            first.entry(node).or_insert(order);
            above = nodes.get(node).and_then(|node| node.parent);
        }
    }
    let mut kids: Vec<Vec<Kid>> = vec![Vec::new(); nodes.len()];
    let mut done = vec![0_usize; nodes.len()];
    for (number, node) in nodes.iter().enumerate() {
        let Some(parent) = node.parent else { continue };
        let (Some(own), Some(done), Some(kids)) = (content.get(parent), done.get_mut(parent), kids.get_mut(parent))
        else {
            continue;
        };
        // A child without content (an empty cell) keeps its place after the one before it.
        let begins = first.get(&number).copied().unwrap_or_default();
        while let Some((_, mark)) = own.get(*done).filter(|(order, _)| *order < begins) {
            kids.push(Kid::Content(*mark));
            *done += 1;
        }
        kids.push(Kid::Child(number));
    }
    for ((kids, own), done) in kids.iter_mut().zip(&content).zip(done) {
        kids.extend(own.iter().skip(done).map(|(_, mark)| Kid::Content(*mark)));
    }
    kids
}

/// All that an element of the tree is made from.
struct Tree<'a> {
    nodes: &'a [Node],
    ids: &'a [ObjectId],
    kids: &'a [Vec<Kid>],
    page_ids: &'a [ObjectId],
    root: ObjectId,
    lang: &'static str,
}

impl Tree<'_> {
    fn element(&self, number: usize) -> Option<Dictionary> {
        let (node, kids) = (self.nodes.get(number)?, self.kids.get(number)?);
        let mut element = Dictionary::new();
        element.set("Type", "StructElem");
        element.set("S", standard_type(node.role));
        let parent = node.parent.and_then(|parent| self.ids.get(parent)).copied().unwrap_or(self.root);
        element.set("P", parent);
        if let Some(lang) = node.lang.map(language_tag).filter(|lang| *lang != self.lang) {
            element.set("Lang", Object::string_literal(lang));
        }
        if let Some(attributes) = self.attributes(number, node.role) {
            element.set("A", attributes);
        }
        let page = kids.iter().find_map(|kid| match kid {
            Kid::Content(mark) => Some(mark.page),
            Kid::Child(_) => None,
        });
        if let Some(page) = page.and_then(|page| self.page_ids.get(page)) {
            element.set("Pg", *page);
        }
        let kids: Vec<Object> = kids.iter().filter_map(|kid| self.kid(*kid, page)).collect();
        if !kids.is_empty() {
            element.set("K", Object::Array(kids));
        }
        Some(element)
    }

    /// A mark on the element's own page is only its number.
    fn kid(&self, kid: Kid, page: Option<usize>) -> Option<Object> {
        match kid {
            Kid::Child(child) => self.ids.get(child).map(|id| Object::Reference(*id)),
            Kid::Content(mark) => {
                let mcid = i64::try_from(mark.mcid).ok()?;
                if Some(mark.page) == page {
                    return Some(Object::Integer(mcid));
                }
                let mut reference = Dictionary::new();
                reference.set("Type", "MCR");
                reference.set("Pg", *self.page_ids.get(mark.page)?);
                reference.set("MCID", mcid);
                Some(reference.into())
            }
        }
    }

    /// A head cell says whether it stands over a column or before a row; a place to sign is a field that is filled in
    /// by hand (14.8.5.6: a form element without a widget names its kind).
    fn attributes(&self, number: usize, role: Role) -> Option<Dictionary> {
        let mut attributes = Dictionary::new();
        match role {
            Role::HeadCell => {
                attributes.set("O", "Table");
                attributes.set("Scope", if self.is_among_heads(number) { "Column" } else { "Row" });
            }
            Role::Form => {
                attributes.set("O", "PrintField");
                attributes.set("Role", "tv");
            }
            _ => return None,
        }
        Some(attributes)
    }

    /// Whether all cells of the row are head cells.
    fn is_among_heads(&self, number: usize) -> bool {
        let Some(row) = self.nodes.get(number).and_then(|node| node.parent) else { return true };
        let cells = self.kids.get(row).into_iter().flatten();
        cells
            .filter_map(|kid| if let Kid::Child(child) = kid { self.nodes.get(*child) } else { None })
            .all(|cell| cell.role == Role::HeadCell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(role: Role, parent: Option<usize>) -> Node {
        Node { role, parent, lang: None }
    }

    fn mark(page: usize, mcid: usize, node: usize) -> Mark {
        Mark { page, mcid, node }
    }

    /// Words before, between and after the children, an empty cell, and a paragraph over two pages.
    #[test]
    fn what_is_below_a_node_stands_in_reading_order() {
        let nodes = [
            node(Role::Document, None),
            node(Role::Paragraph, Some(0)),
            node(Role::Row, Some(0)),
            node(Role::Cell, Some(2)),
            node(Role::Cell, Some(2)),
            node(Role::Cell, Some(2)),
        ];
        let marks = [mark(0, 0, 0), mark(0, 1, 1), mark(1, 0, 1), mark(1, 1, 3), mark(1, 2, 5), mark(1, 3, 0)];
        let kids = kids(&nodes, &marks);
        assert_eq!(kids[0], [Kid::Content(marks[0]), Kid::Child(1), Kid::Child(2), Kid::Content(marks[5])]);
        assert_eq!(kids[1], [Kid::Content(marks[1]), Kid::Content(marks[2])]);
        assert_eq!(kids[2], [Kid::Child(3), Kid::Child(4), Kid::Child(5)]);
        assert!(kids[4].is_empty());
    }

    #[test]
    fn a_node_before_its_parent_and_a_mark_without_a_node_are_refused() {
        let mut pages = Pages { structure: vec![node(Role::Paragraph, Some(0))], ..Pages::default() };
        assert!(matches!(check(&pages), Err(WriteError::Structure { node: 0 })));
        pages.structure[0].parent = None;
        assert!(check(&pages).is_ok());
        pages.pages = vec![crate::paper::page::Page { items: vec![Item::Belongs(Some(1))], regions: Vec::new() }];
        assert!(matches!(check(&pages), Err(WriteError::Structure { node: 1 })));
    }
}
