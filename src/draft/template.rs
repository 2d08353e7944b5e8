//! Reads a template (`templates/README.md` tells the format) and fills its slots.
//! A template is read whole before anything is filled, so that what a party said can never become markup.

use std::collections::BTreeMap;

/// A block of a template, in the order of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Title(Line),
    Number(Line),
    Heading(Line),
    Paragraph(Line),
    /// A block that the program makes from the case.
    Made(Made),
}

/// The blocks that the program makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    Parties,
    Terms,
    Performance,
    Earlier,
    Signatures,
    Seal,
    Annex,
}

impl Made {
    fn from_name(name: &str) -> Option<Made> {
        Some(match name {
            "parties" => Made::Parties,
            "terms" => Made::Terms,
            "performance" => Made::Performance,
            "earlier" => Made::Earlier,
            "signatures" => Made::Signatures,
            "seal" => Made::Seal,
            "annex" => Made::Annex,
            _ => return None,
        })
    }
}

/// Words with slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Slot(String),
}

/// Why a template does not load.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// No block of this name.
    #[error("line {line}: no block is called {name}")]
    UnknownBlock { line: usize, name: String },
    /// `{{` without `}}`.
    #[error("line {line}: a slot is not closed")]
    OpenSlot { line: usize },
    /// A line among the words without `=`.
    #[error("line {line}: expected name = words")]
    NotAWord { line: usize },
}

/// A template: its blocks and its short words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    pub parts: Vec<Part>,
    words: BTreeMap<String, Line>,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// With the line (from 1) of an unknown block, an open slot, or a word without `=`.
    pub fn read(text: &str) -> Result<Template, TemplateError> {
        let mut template = Template::default();
        let mut in_words = false;
        for (position, line) in text.lines().enumerate() {
            let number = position + 1;
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            if line.trim() == "[words]" {
                in_words = true;
            } else if in_words {
                let (name, words) = line.split_once('=').ok_or(TemplateError::NotAWord { line: number })?;
                let words = words.strip_prefix(' ').unwrap_or(words);
                template.words.insert(name.trim().to_owned(), Line::read(words, number)?);
            } else {
                template.parts.push(part(line, number)?);
            }
        }
        Ok(template)
    }

    /// Reads a file that holds nothing but words.
    ///
    /// # Errors
    /// As [`Template::read`].
    pub fn read_words(text: &str) -> Result<Template, TemplateError> {
        Template::read(&format!("[words]\n{text}"))
    }

    /// The words of this name, filled. A name that the template lacks gives no words; a test holds that none is lacking.
    pub fn words(&self, name: &str, slots: &[(&str, &str)]) -> String {
        self.words.get(name).map(|line| line.fill(slots)).unwrap_or_default()
    }

    /// Whether the template has words of this name.
    pub fn has(&self, name: &str) -> bool {
        self.words.contains_key(name)
    }
}

fn part(line: &str, number: usize) -> Result<Part, TemplateError> {
    if let Some(name) = line.strip_prefix('@') {
        let unknown = || TemplateError::UnknownBlock { line: number, name: name.trim().to_owned() };
        return Made::from_name(name.trim()).map(Part::Made).ok_or_else(unknown);
    }
    let with = |prefix: &str| line.strip_prefix(prefix).map(|words| Line::read(words.trim(), number));
    if let Some(words) = with("= ") {
        return words.map(Part::Title);
    }
    if let Some(words) = with("> ") {
        return words.map(Part::Number);
    }
    if let Some(words) = with("** ") {
        return words.map(Part::Heading);
    }
    Line::read(line.trim(), number).map(Part::Paragraph)
}

impl Line {
    fn read(text: &str, number: usize) -> Result<Line, TemplateError> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once("{{") {
            let (slot, after) = after.split_once("}}").ok_or(TemplateError::OpenSlot { line: number })?;
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            pieces.push(Piece::Slot(slot.trim().to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Ok(Line(pieces))
    }

    /// The words with their slots filled; what fills a slot is never read for slots again.
    pub fn fill(&self, slots: &[(&str, &str)]) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.as_str(),
                Piece::Slot(name) => slots.iter().find(|(slot, _)| slot == name).map_or("", |(_, value)| *value),
            })
            .collect()
    }

    /// Whether a slot of this name is in the line.
    pub fn has_slot(&self, name: &str) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Slot(slot) if slot == name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filled_slot_is_never_read_for_slots_again() {
        let template = Template::read("= {{title}}").unwrap();
        let Some(Part::Title(line)) = template.parts.first() else { panic!("no title") };
        assert_eq!(line.fill(&[("title", "{{facts}} @terms"), ("facts", "secret")]), "{{facts}} @terms");
    }

    #[test]
    fn mistakes_name_their_line() {
        assert_eq!(
            Template::read("# note\n\n@seals"),
            Err(TemplateError::UnknownBlock { line: 3, name: "seals".into() })
        );
        assert_eq!(Template::read("text {{open"), Err(TemplateError::OpenSlot { line: 1 }));
        assert_eq!(Template::read("[words]\nno equals sign"), Err(TemplateError::NotAWord { line: 2 }));
    }
}
