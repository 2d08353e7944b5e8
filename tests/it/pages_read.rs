//! Reads set pages back as lines, from nothing but the places of the glyphs: the slow second method of the tests of
//! setting.

use std::collections::BTreeMap;

use maplebridge::paper::layout::{never_ends, never_starts, sheet};
use maplebridge::paper::page::{Glyph, Item, Pages, Role};

/// What stands on one baseline and belongs to one part of the text.
pub struct ReadLine {
    pub page: usize,
    pub role: Role,
    pub baseline: f32,
    pub size: f32,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
}

/// The lines of the text, without what is repeated or stands around it.
pub fn lines(pages: &Pages) -> Vec<ReadLine> {
    let mut found = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        let mut here: BTreeMap<(usize, i64), ReadLine> = BTreeMap::new();
        let mut node = None;
        for item in &page.items {
            match item {
                Item::Belongs(now) => node = *now,
                Item::Text { baseline, glyphs, size, .. } => {
                    let Some(node) = node else { continue };
                    let role = pages.structure[node].role;
                    #[allow(clippy::cast_possible_truncation)]
                    let key = (node, (f64::from(*baseline) * 100.0).round() as i64);
                    let line = here.entry(key).or_insert_with(|| ReadLine {
                        page: number,
                        role,
                        baseline: *baseline,
                        size: *size,
                        glyphs: Vec::new(),
                    });
                    line.glyphs.extend(glyphs.iter().copied());
                }
                Item::Rule { .. } | Item::Stroke { .. } | Item::Filled { .. } => {}
            }
        }
        for (_, mut line) in here {
            line.glyphs.sort_by(|one, other| one.x.total_cmp(&other.x));
            found.push(line);
        }
    }
    found
}

/// All words in the order of the items, as a screen reader says them.
pub fn in_order(pages: &Pages) -> String {
    let mut text = String::new();
    for page in &pages.pages {
        let mut read = false;
        for item in &page.items {
            match item {
                Item::Belongs(node) => read = node.is_some(),
                Item::Text { glyphs, .. } if read => text.extend(glyphs.iter().map(|glyph| glyph.ch)),
                Item::Text { .. } | Item::Rule { .. } | Item::Stroke { .. } | Item::Filled { .. } => {}
            }
        }
    }
    text
}

fn is_han(ch: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&ch) || ch > '\u{20000}'
}

impl ReadLine {
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.ch).collect()
    }

    /// The widest gaps in em so far: between Han characters, between Han and Latin, beside English spaces. Labelled
    /// values stand an em apart, and that is no loose line.
    pub fn gaps(&self, widest: &mut [f32; 3]) {
        let labelled = self.glyphs.iter().any(|glyph| matches!(glyph.ch, '：' | ':'));
        for pair in self.glyphs.windows(2) {
            let gap = (pair[1].x - pair[0].x - pair[0].advance) / self.size;
            let kind = match (pair[0].ch, pair[1].ch) {
                (' ', _) | (_, ' ') if labelled => continue,
                (' ', _) | (_, ' ') => 2,
                (before, after) if is_han(before) && is_han(after) => 0,
                _ => 1,
            };
            widest[kind] = widest[kind].max(gap);
        }
    }

    /// No forbidden mark at either end, and nothing outside the type area. A mark alone is the sign of an empty cell.
    pub fn assert_well_set(&self, what: &str) {
        let text = self.text();
        let trimmed = text.trim();
        if let (Some(first), Some(last)) = (trimmed.chars().next(), trimmed.chars().last()) {
            let alone = trimmed.chars().count() == 1;
            assert!(alone || !never_starts(first), "{what} begins badly: {text}");
            assert!(alone || !never_ends(last), "{what} ends badly: {text}");
        }
        self.assert_inside(&format!("{what}: {text}"));
    }

    /// A mark at either edge may hang out with its own blank half.
    fn assert_inside(&self, what: &str) {
        let (first, last) = (self.glyphs[0], self.glyphs[self.glyphs.len() - 1]);
        let hang = |ch: char| {
            if "（《“‘【〔「￥，。、；：？！）》”’】〕」".contains(ch) {
                self.size / 2.0
            } else {
                0.0
            }
        };
        assert!(first.x >= sheet::LEFT - hang(first.ch) - 0.1, "{what} begins left of the type area");
        assert!(last.x + last.advance <= sheet::RIGHT + hang(last.ch) + 0.1, "{what} ends right of the type area");
        assert!(
            (sheet::TOP..=sheet::BOTTOM + 0.1).contains(&self.baseline),
            "{what} lies above or below the type area"
        );
    }
}

/// The last words of every page are no heading.
pub fn assert_no_heading_ends_a_page(lines: &[ReadLine], what: &str) {
    let last_page = lines.iter().map(|line| line.page).max().unwrap_or(0);
    for page in 0..last_page {
        let here = lines.iter().filter(|line| line.page == page);
        let Some(last) = here.max_by(|one, other| one.baseline.total_cmp(&other.baseline)) else { continue };
        let heading = matches!(last.role, Role::Heading | Role::Subheading | Role::Title);
        assert!(!heading, "{what}: a heading ends page {page}: {}", last.text());
    }
}
