//! The agreement from case to PDF: the check, the words, the marks, the pages, the file.
//! The window's preview and the printed file both come from here.

use chrono::NaiveDate;

use super::papers::{self, Wanted};
use crate::check::{self, Confirmation, EarlierTexts, Finding, Surroundings};
use crate::domain::calendar::Holidays;
use crate::domain::case::CaseFile;
use crate::domain::papers::agreement_paper;
use crate::draft::document::Document;
use crate::draft::papers::NoPaper;
use crate::draft::templates::Templates;
use crate::guide::holidays;
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

/// What a check knows besides the case: the day, the faces of its papers, the days off, and other cases.
#[derive(Clone, Copy)]
pub struct Beside<'b> {
    pub today: NaiveDate,
    pub faces: &'b Faces,
    pub holidays: &'b Holidays,
    pub earlier: &'b EarlierTexts,
}

impl<'b> Beside<'b> {
    /// A case by itself: the built-in days off, and no other case.
    pub fn alone(today: NaiveDate, faces: &'b Faces) -> Beside<'b> {
        Beside { today, faces, holidays: holidays::built_in(), earlier: EarlierTexts::none() }
    }
}

/// What the check finds: one finding for each place.
pub fn findings(case: &CaseFile, beside: Beside<'_>) -> Vec<Finding> {
    surrounded(beside, |surroundings| check::check(case, surroundings))
}

/// Whether a court would confirm it, point by point.
pub fn confirmation(case: &CaseFile, beside: Beside<'_>) -> Confirmation {
    surrounded(beside, |surroundings| check::confirmation(case, surroundings))
}

fn surrounded<R>(beside: Beside<'_>, look: impl FnOnce(&Surroundings<'_>) -> R) -> R {
    let Beside { today, faces, holidays, earlier } = beside;
    look(&Surroundings { today, covers: &|ch| faces.covers(ch), holidays, earlier })
}

/// The pages of the agreement, for the preview and for print: the very pages that [`papers::pages`] makes. `frozen`: the
/// version that holds ([`super::frozen`]).
///
/// # Errors
/// Without a written agreement, or with a character that no face has.
pub fn pages(
    case: &CaseFile,
    lang: Lang,
    mark: Mark,
    frozen: Option<&Document>,
    templates: &Templates,
    faces: &Faces,
) -> Result<Pages, PaperError> {
    let wanted = Wanted { language: lang.into(), mark, frozen, ..Wanted::new(agreement_paper(case)) };
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
    frozen: Option<&Document>,
    templates: &Templates,
    faces: &Faces,
) -> Result<Vec<u8>, PaperError> {
    let pages = pages(case, lang, mark, frozen, templates, faces)?;
    write_pdf(&pages, faces).map_err(PaperError::Write)
}
