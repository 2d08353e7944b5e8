//! Words with slots, and filling them. What fills a slot is never read for slots again.

/// Words with slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub(super) Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Words(String),
    Slot(String),
}

impl Line {
    /// The words with their slots filled; what fills a slot is never read for slots again.
    pub fn fill(&self, slots: &[(&str, &str)]) -> String {
        self.fill_with(|name| slots.iter().find(|(slot, _)| *slot == name).map(|(_, value)| (*value).to_owned()))
    }

    /// As [`Line::fill`], asking for each slot.
    pub fn fill_with(&self, value: impl Fn(&str) -> Option<String>) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.clone(),
                Piece::Slot(name) => value(name).unwrap_or_default(),
            })
            .collect()
    }

    /// The slots in their order.
    pub fn slots(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Slot(name) => Some(name.as_str()),
            Piece::Words(_) => None,
        })
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
