//! The agreement from case to PDF: the check, the words, the marks, the signatures, the pages, the file.
//! The window's preview and the printed file both come from here.

use chrono::NaiveDate;

use super::papers::{self, Wanted};
use crate::casebook::view::CaseRecord;
use crate::check::{self, Finding, Surroundings};
use crate::domain::case::CaseFile;
use crate::domain::papers::agreement_paper;
use crate::draft::papers::NoPaper;
use crate::draft::signing::GivenSignature;
use crate::draft::templates::Templates;
use crate::i18n::{Lang, Tr};
use crate::paper::faces::Faces;
use crate::paper::missing::MissingGlyphs;
use crate::paper::page::Pages;
use crate::paper::pdf::{WriteError, write_pdf};

/// A mark at the head of every page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    /// 草稿 DRAFT: a finding blocks.
    Draft,
    /// 演示 PRACTICE: the practice case.
    Practice,
}

impl Mark {
    /// The words at the head of every page.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Mark::None => String::new(),
            Mark::Draft => Tr(lang).mark_draft().to_owned(),
            Mark::Practice => Tr(lang).mark_practice().to_owned(),
        }
    }
}

/// Why there is no paper.
#[derive(Debug)]
pub enum PaperError {
    NoPaper(NoPaper),
    MissingGlyphs(MissingGlyphs),
    Write(WriteError),
}

impl PaperError {
    /// The sentence that says why, and what to do.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            PaperError::NoPaper(reason) => reason.message(tr),
            PaperError::MissingGlyphs(missing) => missing.messages(tr.0).join("\n"),
            PaperError::Write(error) => tr.pdf_not_written(error),
        }
    }
}

/// What the check finds on this day, with the faces of its papers.
pub fn findings(case: &CaseFile, today: NaiveDate, faces: &Faces) -> Vec<Finding> {
    check::check(case, &Surroundings { today, covers: &|ch| faces.covers(ch) })
}

/// The pages of the agreement, for the preview and for print: the very pages that [`papers::pages`] makes.
///
/// # Errors
/// Without a written agreement, or with a character that no face has.
pub fn pages(
    case: &CaseFile,
    lang: Lang,
    mark: Mark,
    signatures: &[GivenSignature],
    templates: &Templates,
    faces: &Faces,
) -> Result<Pages, PaperError> {
    let wanted = Wanted { language: lang.into(), mark, signatures, ..Wanted::new(agreement_paper(case)) };
    papers::pages(case, &wanted, templates, faces)
}

/// The finished PDF of the agreement.
///
/// # Errors
/// As [`pages`], and where the writer refuses.
pub fn pdf(
    case: &CaseFile,
    lang: Lang,
    mark: Mark,
    signatures: &[GivenSignature],
    templates: &Templates,
    faces: &Faces,
) -> Result<Vec<u8>, PaperError> {
    let pages = pages(case, lang, mark, signatures, templates, faces)?;
    write_pdf(&pages, faces).map_err(PaperError::Write)
}

/// The signatures of a record that hold, as a paper shows them.
pub fn given_signatures(record: &CaseRecord) -> Vec<GivenSignature> {
    let given = record.signatures.iter().filter_map(|signature| {
        let hand = signature.hand.clone()?;
        let at = signature.at.format("%Y-%m-%d %H:%M").to_string();
        Some(GivenSignature { signer: signature.signer.clone(), hand, at })
    });
    given.collect()
}
