//! The people's mediation agreement (人民调解协议书): fields of the ministry's form, `research/domain.md` 3.6;
//! contents of People's Mediation Law art. 29. It knows the words, not the page.

use std::sync::LazyLock;

use super::document::{Align, Block, Column, Content, Document, Look};
use super::ordinal::ordinal;
use super::parties::party_blocks;
use super::performance::performance_table;
use super::signing::signature_places;
use super::template::{Line, Made, Part, Template};
use crate::domain::agreement::{AgreementForm, Annex};
use crate::domain::case::{CaseFile, CaseKind};
use crate::domain::place::Place;
use crate::i18n::{Lang, Tr};

static CHINESE: LazyLock<Template> = LazyLock::new(|| loaded(include_str!("../../templates/agreement.zh.txt")));
static ENGLISH: LazyLock<Template> = LazyLock::new(|| loaded(include_str!("../../templates/agreement.en.txt")));

fn loaded(text: &str) -> Template {
    Template::read(text).unwrap_or_default()
}

/// Why a case has no written agreement to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAgreement {
    /// The mediation ended without agreement.
    EndedWithout,
    /// An oral agreement goes into its register.
    Oral,
    /// 治安调解 has its own form.
    PublicSecurity,
}

impl NoAgreement {
    /// The sentence that says why.
    pub fn message(self, tr: Tr) -> &'static str {
        match self {
            NoAgreement::EndedWithout => tr.no_agreement_ended(),
            NoAgreement::Oral => tr.no_agreement_oral(),
            NoAgreement::PublicSecurity => tr.no_agreement_public_security(),
        }
    }
}

/// The agreement in words, without marks and without signatures.
///
/// # Errors
/// [`NoAgreement`] where the case has no written agreement of people's mediation.
pub fn agreement(case: &CaseFile, lang: Lang) -> Result<Document, NoAgreement> {
    match case.agreement.as_ref().and_then(|agreement| agreement.form) {
        Some(AgreementForm::None) => return Err(NoAgreement::EndedWithout),
        Some(AgreementForm::Oral) => return Err(NoAgreement::Oral),
        Some(AgreementForm::PublicSecurity) => return Err(NoAgreement::PublicSecurity),
        Some(AgreementForm::Written) | None if case.kind == CaseKind::PublicSecurity => {
            return Err(NoAgreement::PublicSecurity);
        }
        Some(AgreementForm::Written) | None => {}
    }
    let paper = Paper::new(case, lang);
    let title = paper.word("paper-name");
    let running_head = [title.as_str(), case_number(case)].join(" ").trim().to_owned();
    let mut blocks: Vec<Block> = paper.template.parts.iter().flat_map(|part| paper.part(part)).collect();
    keep_the_signing_together(&mut blocks);
    Ok(Document { lang, title, mark: String::new(), running_head, look: Look::Official, holder: String::new(), blocks })
}

fn case_number(case: &CaseFile) -> &str {
    case.agreement.as_ref().map_or("", |agreement| agreement.number.as_str())
}

/// The paragraph before the places to sign stays with them, and they stay with the seal: nobody signs an empty page.
fn keep_the_signing_together(blocks: &mut [Block]) {
    let Some(signing) = blocks.iter().position(|block| matches!(block.content, Content::Signatures { .. })) else {
        return;
    };
    for block in blocks.iter_mut().take(signing + 1).skip(signing.saturating_sub(1)) {
        block.keep_with_next = true;
    }
}

/// What the blocks of this paper are made from.
pub(super) struct Paper<'a> {
    pub case: &'a CaseFile,
    pub lang: Lang,
    pub tr: Tr,
    pub template: &'static Template,
}

impl<'a> Paper<'a> {
    fn new(case: &'a CaseFile, lang: Lang) -> Paper<'a> {
        let template = match lang {
            Lang::Zh => &*CHINESE,
            Lang::En => &*ENGLISH,
        };
        Paper { case, lang, tr: Tr(lang), template }
    }

    /// A word of the template that has no slot.
    pub fn word(&self, name: &str) -> String {
        self.template.words(name, &[])
    }

    /// A word of the template with its slots filled.
    pub fn words(&self, name: &str, slots: &[(&str, &str)]) -> String {
        self.template.words(name, slots)
    }

    /// The text, or the blank that says something is to be filled in.
    pub fn or_blank(&self, text: &str) -> String {
        if text.trim().is_empty() { self.word("blank") } else { text.to_owned() }
    }

    fn part(&self, part: &Part) -> Vec<Block> {
        match part {
            Part::Title(line) => vec![block(Content::Title(self.fill(line)), true, "")],
            Part::Number(line) => vec![block(Content::Number(self.fill(line)), false, "/agreement/number")],
            Part::Heading(line) => vec![block(Content::Heading(self.fill(line)), true, "")],
            Part::Paragraph(line) => self.paragraphs(line),
            Part::Made(made) => self.made(*made),
        }
    }

    fn paragraphs(&self, line: &Line) -> Vec<Block> {
        let place = if line.has_slot("facts") { self.facts_place() } else { "" };
        let text = self.fill(line);
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| block(paragraph(line), false, place)).collect()
    }

    fn facts_place(&self) -> &'static str {
        if self.lang == Lang::En && !self.case.facts_en.is_empty() { "/facts_en" } else { "/facts" }
    }

    fn fill(&self, line: &Line) -> String {
        let copies = self.case.agreement.as_ref().and_then(|agreement| agreement.copies);
        let copies = copies.unwrap_or_else(|| self.case.copies_needed()).to_string();
        let facts = match self.lang {
            Lang::En if !self.case.facts_en.is_empty() => &self.case.facts_en,
            Lang::En | Lang::Zh => &self.case.facts,
        };
        line.fill(&[
            ("number", &self.or_blank(case_number(self.case))),
            ("title", &self.case.title),
            ("facts", &self.or_blank(facts)),
            ("copies", &copies),
        ])
    }

    fn made(&self, made: Made) -> Vec<Block> {
        match made {
            Made::Parties => party_blocks(self),
            Made::Terms => self.terms(),
            Made::Performance => performance_table(self),
            Made::Earlier => self.earlier(),
            Made::Signatures => vec![signature_places(self)],
            Made::Seal => vec![self.seal()],
            Made::Annex => self.case.annex.as_ref().map(|annex| self.annex(annex)).unwrap_or_default(),
        }
    }

    fn terms(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut without_english = false;
        for (position, term) in self.case.terms.iter().enumerate() {
            let number = term.number.unwrap_or_else(|| u32::try_from(position + 1).unwrap_or(u32::MAX));
            without_english |= self.lang == Lang::En && term.text_en.is_empty();
            let text = if self.lang == Lang::En && !term.text_en.is_empty() { &term.text_en } else { &term.text };
            let mut text = self.or_blank(text);
            if !term.breach.is_empty() && !text.contains(&term.breach) {
                let breach = self.words("breach", &[("breach", &term.breach)]);
                text =
                    if text.is_ascii() || self.lang == Lang::En { format!("{text} {breach}") } else { text + &breach };
            }
            let sentence = self.words("term", &[("ordinal", &ordinal(self.lang, number)), ("text", &text)]);
            blocks.push(block(paragraph(&sentence), false, Place::term(position).pointer()));
        }
        if without_english {
            blocks.push(block(paragraph(&self.word("prevails")), false, ""));
        }
        blocks
    }

    fn earlier(&self) -> Vec<Block> {
        let number = case_number(self.case);
        let replaced = self.case.earlier_agreements.iter().enumerate();
        replaced
            .filter(|(_, earlier)| earlier.superseded_by.is_empty() || earlier.superseded_by == number)
            .map(|(position, earlier)| {
                let signed = earlier.signed.map_or_else(|| self.word("blank"), |date| self.tr.date(date));
                let text = self.words("earlier", &[("number", &earlier.number), ("date", &signed)]);
                let place = Place::root().field("earlier_agreements").index(position);
                block(paragraph(&text), false, place.pointer())
            })
            .collect()
    }

    fn seal(&self) -> Block {
        let committee = self.case.desk.as_ref().map_or("", |desk| desk.committee.as_str());
        let committee = match committee {
            "" => self.word("seal-unnamed"),
            name => self.words("seal", &[("committee", name)]),
        };
        let signed = self.case.agreement.as_ref().and_then(|agreement| agreement.signed);
        let date = match signed {
            Some(date) => self.words("seal-date", &[("date", &self.tr.date(date))]),
            None => self.word("seal-date-blank"),
        };
        block(Content::SealPlace { committee, date }, false, "/desk/committee")
    }

    fn annex(&self, annex: &Annex) -> Vec<Block> {
        let heading = self.words("annex", &[("title", &annex.title)]);
        let amount_column = annex.amount_column.and_then(|column| usize::try_from(column).ok());
        let columns = annex.columns.iter().enumerate().map(|(position, title)| Column {
            title: title.clone(),
            share: annex_share(annex, position),
            align: if Some(position) == amount_column { Align::Right } else { Align::Left },
        });
        let mut rows = annex.rows.clone();
        if let Some(total) = annex.total {
            rows.push(self.annex_total(annex.columns.len(), amount_column, &total.figures()));
        }
        let table = Content::Table { columns: columns.collect(), rows };
        vec![block(Content::Heading(heading), true, "/annex/title"), block(table, false, "/annex")]
    }

    fn annex_total(&self, columns: usize, amount_column: Option<usize>, figures: &str) -> Vec<String> {
        let mut row = vec![String::new(); columns];
        if let Some(first) = row.first_mut() {
            *first = self.word("annex-total");
        }
        if let Some(cell) = amount_column.and_then(|column| row.get_mut(column)) {
            figures.clone_into(cell);
        }
        row
    }
}

/// A column is as wide as its longest cell, within reason; a Han character counts two. Titles may wrap, cells hold
/// numbers that should not.
fn annex_share(annex: &Annex, column: usize) -> u32 {
    let width = |text: &str| text.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum::<u32>();
    let cells = annex.rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell));
    let title = annex.columns.get(column).map_or(0, |title| width(title).min(6));
    let total = annex.total.filter(|_| annex.amount_column.and_then(|at| usize::try_from(at).ok()) == Some(column));
    let total = total.map_or(0, |total| width(&total.figures()));
    cells.max().unwrap_or(0).max(title).max(total).clamp(4, 40) + 3
}

/// A block with its place in the case.
pub(super) fn block(content: Content, keep_with_next: bool, place: &str) -> Block {
    Block { keep_with_next, place: place.to_owned(), ..Block::new(content) }
}

/// A paragraph of the body.
pub(super) fn paragraph(text: &str) -> Content {
    Content::Paragraph { lead: String::new(), text: text.to_owned(), indent: true }
}
