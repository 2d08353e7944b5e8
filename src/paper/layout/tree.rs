//! The structure of a file of papers for a screen reader, grown while its blocks are set (ISO 32000-1, 14.8). What is
//! no part of the text – rules, page numbers, heads of tables that come again – belongs to nothing.

use super::super::page::{Item, Node, Role};
use super::slab::Slab;
use crate::i18n::Lang;

/// The nodes so far.
#[derive(Debug, Default)]
pub struct Tree {
    pub nodes: Vec<Node>,
    /// The paper that blocks go into, and its language.
    paper: Option<(usize, Lang)>,
}

impl Tree {
    /// Begins a paper in a file whose own language is `file`.
    pub fn begin_paper(&mut self, lang: Lang, file: Lang) {
        let lang_of_node = Some(lang).filter(|lang| *lang != file);
        self.nodes.push(Node { role: Role::Document, parent: None, lang: lang_of_node });
        self.paper = Some((self.nodes.len() - 1, lang));
    }

    /// A node right under the paper, in this language.
    pub fn block(&mut self, role: Role, lang: Lang) -> usize {
        let lang_of_node = self.paper.map(|_| lang).filter(|lang| self.paper.is_some_and(|paper| paper.1 != *lang));
        self.nodes.push(Node { role, parent: self.paper.map(|paper| paper.0), lang: lang_of_node });
        self.nodes.len() - 1
    }

    /// A node under another.
    pub fn under(&mut self, parent: usize, role: Role) -> usize {
        self.nodes.push(Node { role, parent: Some(parent), lang: None });
        self.nodes.len() - 1
    }
}

/// All of these slabs belong to the node.
pub fn mark(slabs: &mut [Slab], node: usize) {
    for slab in slabs {
        slab.items.insert(0, Item::Belongs(Some(node)));
    }
}

/// What is added to the slab after this belongs to nothing.
pub fn end(slab: &mut Slab) {
    slab.items.push(Item::Belongs(None));
}
