//! What the tests of the papers share: the cases, the papers of a kind, and their words and places to sign.

use std::path::Path;

use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::draft::document::{Block, Content, Document, SignaturePlace};
use maplebridge::draft::papers::{Choice, NoPaper, Source, papers};
use maplebridge::draft::templates::Templates;

pub const CASES: [&str; 10] = ["C01", "C02", "C05", "C07", "C08", "C11", "mid_way", "oral_minor", "reader", "agents"];

pub fn case(name: &str) -> CaseFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.json"));
    case_file::read(&std::fs::read(path).unwrap()).unwrap().case
}

pub fn all(case: &CaseFile, kind: PaperKind, language: PaperLanguage) -> Result<Vec<Document>, NoPaper> {
    chosen(case, kind, language, &Choice::default())
}

pub fn chosen(
    case: &CaseFile,
    kind: PaperKind,
    language: PaperLanguage,
    choice: &Choice,
) -> Result<Vec<Document>, NoPaper> {
    let templates = Templates::built_in();
    papers(&Source { case, templates: &templates, language, catalogue: &[], keeping: None }, kind, choice)
}

pub fn chinese(name: &str, kind: PaperKind) -> Vec<Document> {
    all(&case(name), kind, PaperLanguage::Chinese).unwrap()
}

/// All words of a block, cell by cell.
pub fn words_of(block: &Block) -> Vec<String> {
    let place = |place: &SignaturePlace| [place.label.clone(), place.name.clone()];
    match &block.content {
        Content::Title(text)
        | Content::Number(text)
        | Content::Heading(text)
        | Content::Subheading(text)
        | Content::Note(text) => vec![text.clone()],
        Content::Form(rows) => {
            rows.iter().flat_map(|row| &row.cells).map(|cell| format!("{}：{}", cell.label, cell.value)).collect()
        }
        Content::Blank { .. } | Content::Space { .. } | Content::PageBreak => Vec::new(),
        Content::Paragraph { lead, text, .. } => vec![format!("{lead}{text}")],
        Content::Fields { lead, items } => std::iter::once(lead.clone())
            .chain(items.iter().map(|item| format!("{}{}", item.label, item.value)))
            .collect(),
        Content::Table { columns, rows } => {
            columns.iter().map(|column| column.title.clone()).chain(rows.iter().flatten().cloned()).collect()
        }
        Content::Signatures { left, right } => left.iter().chain(right).flat_map(place).collect(),
        Content::SealPlace { committee, date } => vec![committee.clone(), date.clone()],
        Content::Code { code, caption } => vec![caption.clone(), code.clone()],
    }
}

pub fn words(document: &Document) -> Vec<String> {
    document.blocks.iter().flat_map(words_of).collect()
}

pub fn text(document: &Document) -> String {
    words(document).join("\n")
}

/// Label and name of every place to sign.
pub fn places(document: &Document) -> Vec<(String, String)> {
    let blocks = document.blocks.iter().filter_map(|block| match &block.content {
        Content::Signatures { left, right } => Some(left.iter().chain(right)),
        _ => None,
    });
    blocks.flatten().map(|place| (place.label.clone(), place.name.clone())).collect()
}
