//! One paper being drafted: the case, what the paper is about, its language and its words. The parts of a template
//! become blocks here; what is made from the case has files of its own. It must not know geometry.

use super::document::{Block, Content, FormCell, FormRow};
use super::papers::CatalogueLine;
use super::template::{Line, Made, Part, Row, Template};
use super::{made, slots};
use crate::domain::case::CaseFile;
use crate::domain::dossier::DossierItem;
use crate::domain::keeping::Keeping;
use crate::domain::papers::PaperKind;
use crate::domain::session::StepKind;
use crate::domain::step_names::StepNames;
use crate::i18n::{Lang, Tr};

/// What one paper of several is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Case,
    /// Position in [`CaseFile::steps`].
    Session(usize),
    /// Position in [`CaseFile::parties`].
    Party(usize),
    /// Position in [`CaseFile::follow_ups`].
    Visit(usize),
    /// An item of the dossier, for the leaf that takes its originals.
    Item(DossierItem),
    /// Positions in [`CaseFile::terms`] and, where it is paid in parts, among the parts.
    Payment {
        term: usize,
        part: Option<usize>,
    },
}

/// What the blocks of a paper are made from.
#[derive(Clone, Copy)]
pub(super) struct Paper<'a> {
    pub case: &'a CaseFile,
    pub kind: PaperKind,
    pub about: About,
    pub lang: Lang,
    pub tr: Tr,
    pub template: &'a Template,
    /// The words that all papers share.
    pub shared: &'a Template,
    /// What the office calls the three steps.
    pub step_names: &'a StepNames,
    /// What lies in the dossier, for its catalogue.
    pub catalogue: &'a [CatalogueLine],
    /// How long the file is kept, once it is filed.
    pub keeping: Option<Keeping>,
}

impl Paper<'_> {
    /// A word without slots.
    pub fn word(&self, name: &str) -> String {
        self.words(name, &[])
    }

    /// A word with its slots filled: the paper's own, else the shared one.
    pub fn words(&self, name: &str, slots: &[(&str, &str)]) -> String {
        let template = if self.template.has(name) { self.template } else { self.shared };
        template.words(name, slots)
    }

    /// A step as the office calls it.
    pub fn step(&self, step: StepKind) -> &str {
        self.tr.step_called(step, self.step_names)
    }

    /// The text, or the blank that says something is to be filled in.
    pub fn or_blank(&self, text: &str) -> String {
        if text.trim().is_empty() { self.word("blank") } else { text.to_owned() }
    }

    /// The blocks of these parts.
    pub fn parts(&self, parts: &[Part]) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for block in parts.iter().flat_map(|part| self.part(part)) {
            // Rows that follow each other are one form.
            match (blocks.last_mut().map(|last| &mut last.content), block) {
                (Some(Content::Form(rows)), Block { content: Content::Form(more), .. }) => rows.extend(more),
                (_, block) => blocks.push(block),
            }
        }
        blocks
    }

    fn part(&self, part: &Part) -> Vec<Block> {
        match part {
            Part::Title(line) => vec![block(Content::Title(self.fill(line)), true, self.place(line))],
            Part::Number(line) => vec![block(Content::Number(self.fill(line)), false, self.place(line))],
            Part::Flush(line) => {
                let text = self.fill(line);
                let content = Content::Paragraph { lead: String::new(), text, indent: false };
                vec![block(content, false, self.place(line))]
            }
            Part::Heading(line) => vec![block(Content::Heading(self.fill(line)), true, "")],
            Part::Subheading(line) => vec![block(Content::Subheading(self.fill(line)), true, "")],
            Part::Note(line) => vec![block(Content::Note(self.fill(line)), false, self.place(line))],
            Part::Paragraph(line) => self.paragraphs(line),
            Part::Row(row) => vec![block(Content::Form(vec![self.row(row)]), false, "")],
            Part::Made(made) => self.made(*made),
            Part::Sign { left, right } => made::places::sign(self, left, right),
            Part::Lines { count, closed } => {
                vec![block(Content::Blank { lines: *count, closed: *closed }, false, "")]
            }
            Part::Space(lines) => vec![block(Content::Space { lines: *lines }, false, "")],
            Part::NewPage => vec![block(Content::PageBreak, false, "")],
            Part::When { slot, filled, then, otherwise } => {
                let is_filled = slots::value(self, slot).is_some_and(|value| !value.text.trim().is_empty());
                self.parts(if is_filled == *filled { then } else { otherwise })
            }
        }
    }

    fn made(&self, made: Made) -> Vec<Block> {
        made::make(self, made)
    }

    /// A paragraph for each line of what it says.
    fn paragraphs(&self, line: &Line) -> Vec<Block> {
        let place = self.place(line);
        let text = self.fill(line);
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| block(paragraph(line), false, &place)).collect()
    }

    fn row(&self, row: &Row) -> FormRow {
        let cells = row.cells.iter().map(|(label, value)| {
            let filled = value.fill_with(|name| slots::value(self, name).map(|value| value.text));
            // Words around an empty slot (至, 前) say nothing by themselves.
            let mut slots_of = value.slots().filter_map(|name| slots::value(self, name)).peekable();
            let hollow = slots_of.peek().is_some() && slots_of.all(|value| value.text.trim().is_empty());
            let filled = if hollow { String::new() } else { filled };
            let open = filled.trim().is_empty() && row.lines == 0;
            FormCell {
                label: self.fill(label),
                // Nothing may be added to a signed form: a short blank is struck out (`research/domain.md` 3.0).
                value: if open { self.word("unused") } else { filled.trim().to_owned() },
                place: self.place(value),
            }
        });
        FormRow { cells: cells.collect(), lines: row.lines }
    }

    /// The words with their slots filled; an empty slot becomes the blank, but a flag only decides conditions.
    pub fn fill(&self, line: &Line) -> String {
        line.fill_with(|name| slots::value(self, name).map(|value| self.or_blank(&value.text)))
    }

    /// Where the case keeps what the first slot says.
    fn place(&self, line: &Line) -> String {
        line.slots().find_map(|name| slots::value(self, name)).map(|value| value.place).unwrap_or_default()
    }
}

/// A block with its place in the case.
pub(super) fn block(content: Content, keep_with_next: bool, place: impl Into<String>) -> Block {
    Block { keep_with_next, place: place.into(), ..Block::new(content) }
}

/// A paragraph of the body.
pub(super) fn paragraph(text: &str) -> Content {
    Content::Paragraph { lead: String::new(), text: text.to_owned(), indent: true }
}

/// A paragraph that begins with words in the Hei face.
pub(super) fn led(lead: &str, text: &str) -> Content {
    Content::Paragraph { lead: lead.to_owned(), text: text.to_owned(), indent: true }
}
