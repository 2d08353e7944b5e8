//! Pages: what stands where. The PDF writer and the preview on screen read the same pages, so paper and screen
//! cannot differ. Points (1/72 inch), origin at the top left, y downwards.

use crate::i18n::Lang;

/// A role of type. Each is a chain of bundled faces; `Face` names the one that has the glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 宋体: body text.
    Song,
    /// 小标宋: the title.
    SongBold,
    /// 黑体: headings and leads.
    Hei,
    /// 楷体: headings of the second level, notes.
    Kai,
    /// 仿宋: the user's own, where it is installed and chosen for the body.
    FangSong,
    /// Latin letters with marks, Greek and Cyrillic that the Chinese faces lack.
    Latin,
    /// The full Song face, for characters that the cut one lacks, packed in blocks; the number is the block's.
    RareSong(u8),
    /// CJK Extensions B to F, packed in blocks; the number is the block's.
    RareExtension(u8),
}

/// One glyph with its place on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Id of the glyph in the face as bundled.
    pub id: u16,
    pub ch: char,
    /// Left edge of the glyph's advance box.
    pub x: f32,
    /// Advance in points as the face gives it (spacing between glyphs is in the places).
    pub advance: f32,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Glyphs of one face on one baseline.
    Text { face: Face, size: f32, baseline: f32, glyphs: Vec<Glyph> },
    /// A straight line.
    Rule { from: (f32, f32), to: (f32, f32), width: f32 },
    /// A stroke of a hand signature: points with the width of the line at each, straight from one to the next with
    /// round ends; a dot is one point.
    Stroke { points: Vec<(f32, f32, f32)> },
    /// Black boxes (left, top, right, bottom) that are filled as one shape, so that no seam shows where two meet: the
    /// modules of a code.
    Filled { boxes: Vec<(f32, f32, f32, f32)> },
    /// Draws nothing: what follows on this page, up to the next of these, belongs to this node of
    /// [`Pages::structure`]; `None` for what is no part of the text (rules, page numbers).
    Belongs(Option<usize>),
}

/// What a part of the text is, for a screen reader (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Document,
    Title,
    Heading,
    Subheading,
    Paragraph,
    Table,
    Row,
    HeadCell,
    Cell,
    /// A place to sign or to seal.
    Form,
}

/// A node of the structure of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub role: Role,
    /// Position of the parent in [`Pages::structure`]; always before this one. `None` for the top.
    pub parent: Option<usize>,
    /// Language, where it is not the paper's.
    pub lang: Option<Lang>,
}

/// A place that a reader jumps to from the list at the side.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    pub title: String,
    /// From 0.
    pub page: usize,
    /// Depth from the top of the sheet.
    pub y: f32,
    /// 0 for a paper, 1 for a heading in it.
    pub level: u8,
}

/// Where on a page the words of one place of the case stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// JSON pointer of the place.
    pub place: String,
    /// left, top, right, bottom.
    pub bounds: (f32, f32, f32, f32),
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub items: Vec<Item>,
    pub regions: Vec<Region>,
}

/// A set paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pages {
    /// Name of the paper, for the file's own title.
    pub title: String,
    pub lang: Lang,
    pub bookmarks: Vec<Bookmark>,
    /// Parents before their children; empty where the text has no structure.
    pub structure: Vec<Node>,
    pub width: f32,
    pub height: f32,
    pub pages: Vec<Page>,
}

impl Pages {
    /// Puts the pages of another set of papers after these; what it jumps to and what its text is move along.
    pub fn append(&mut self, other: Pages) {
        let (pages, nodes) = (self.pages.len(), self.structure.len());
        let lang = self.lang;
        let nodes_of_other = other.structure.into_iter().map(|node| Node {
            parent: node.parent.map(|parent| parent + nodes),
            // A paper in another language than the file says so.
            lang: node.lang.or_else(|| (node.parent.is_none() && other.lang != lang).then_some(other.lang)),
            ..node
        });
        self.structure.extend(nodes_of_other);
        self.bookmarks.extend(other.bookmarks.into_iter().map(|mark| Bookmark { page: mark.page + pages, ..mark }));
        self.pages.extend(other.pages.into_iter().map(|mut page| {
            for item in &mut page.items {
                if let Item::Belongs(Some(node)) = item {
                    *node += nodes;
                }
            }
            page
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(lang: Lang) -> Pages {
        let node = |parent| Node { role: Role::Paragraph, parent, lang: None };
        let page = Page { items: vec![Item::Belongs(Some(1)), Item::Belongs(None)], regions: Vec::new() };
        Pages {
            lang,
            bookmarks: vec![Bookmark { title: "甲".into(), page: 1, y: 0.0, level: 0 }],
            structure: vec![node(None), node(Some(0))],
            pages: vec![page.clone(), page],
            ..Pages::default()
        }
    }

    #[test]
    fn what_is_appended_keeps_its_jumps_and_its_tree() {
        let mut file = paper(Lang::Zh);
        file.append(paper(Lang::En));
        assert_eq!(file.pages.len(), 4);
        assert_eq!(file.bookmarks.iter().map(|mark| mark.page).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(file.structure.iter().map(|node| node.parent).collect::<Vec<_>>(), [None, Some(0), None, Some(2)]);
        assert_eq!(file.structure[2].lang, Some(Lang::En));
        assert_eq!(file.pages[3].items, [Item::Belongs(Some(3)), Item::Belongs(None)]);
    }
}
