//! Any paper of a case from the record to the PDF: the words, the marks, the pages, the file. One paper, several of a
//! kind, or the copies for all who hold one; all in one file.

use super::agreement::{Mark, PaperError};
use super::fields;
use crate::domain::case::CaseFile;
use crate::domain::keeping::Keeping;
use crate::domain::papers::{PaperKind, PaperLanguage, agreement_paper};
use crate::domain::party::Party;
use crate::draft::document::Document;
use crate::draft::papers::{self, Choice, Source};
use crate::draft::templates::Templates;
use crate::i18n::Tr;
use crate::paper::faces::Faces;
use crate::paper::layout::{Order, lay_out_file};
use crate::paper::page::Pages;
use crate::paper::pdf::write_pdf;

/// What is to be printed.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    pub kind: PaperKind,
    pub choice: Choice,
    pub language: PaperLanguage,
    pub mark: Mark,
    /// A copy for each holder and one for the committee, each marked with its holder.
    pub copies: bool,
    /// Leave a framed gap for a character that no face has, to be filled by hand.
    pub hand_fill: bool,
    /// The version of the agreement that holds, with mark and signatures: what its Chinese paper is, word for word. Its
    /// English paper is a translation that nobody signs.
    pub frozen: Option<&'a Document>,
    /// How long the file is kept, once it is filed: for the cover.
    pub keeping: Option<Keeping>,
}

impl Wanted<'_> {
    /// All papers of a kind in Chinese, one copy, without marks and signatures.
    pub const fn new(kind: PaperKind) -> Wanted<'static> {
        Wanted {
            kind,
            choice: Choice { session: None, party: None },
            language: PaperLanguage::Chinese,
            mark: Mark::None,
            copies: false,
            hand_fill: false,
            frozen: None,
            keeping: None,
        }
    }
}

/// The words of the papers, with their marks, one after the other.
///
/// # Errors
/// Where the kind does not fit the case.
pub fn documents(case: &CaseFile, wanted: &Wanted<'_>, templates: &Templates) -> Result<Vec<Document>, PaperError> {
    let marked = match frozen(case, wanted) {
        Some(frozen) => vec![frozen.clone()],
        None => drafted(case, wanted, templates)?,
    };
    Ok(if wanted.copies { for_holders(case, wanted.kind, &marked) } else { marked })
}

/// The frozen version, where it is the paper that is wanted.
fn frozen<'a>(case: &CaseFile, wanted: &Wanted<'a>) -> Option<&'a Document> {
    let signed = wanted.kind == agreement_paper(case) && wanted.language == PaperLanguage::Chinese;
    wanted.frozen.filter(|_| signed)
}

fn drafted(case: &CaseFile, wanted: &Wanted<'_>, templates: &Templates) -> Result<Vec<Document>, PaperError> {
    let source = Source { case, templates, language: wanted.language, catalogue: &[], keeping: wanted.keeping };
    let drafted = papers::papers(&source, wanted.kind, &wanted.choice).map_err(PaperError::NoPaper)?;
    let marked = |document: Document| Document { mark: wanted.mark.words(document.lang), ..document };
    Ok(drafted.into_iter().map(marked).collect())
}

/// Each paper once for every holder, with the holder's name at its foot (form 3.6: 各持一份).
fn for_holders(case: &CaseFile, kind: PaperKind, documents: &[Document]) -> Vec<Document> {
    if !kind.is_held() {
        return documents.to_vec();
    }
    let copy = |holder: Option<&Party>, document: &Document| {
        let holder = holder_words(case, holder, Tr(document.lang));
        Document { holder, ..document.clone() }
    };
    let holders = case.copy_holders().map(Some).chain([None]);
    holders.flat_map(|holder| documents.iter().map(move |document| copy(holder, document))).collect()
}

/// Who holds a copy: a party, or (`None`) the committee or the station.
fn holder_words(case: &CaseFile, holder: Option<&Party>, tr: Tr) -> String {
    match (holder, case.desk.as_ref().map_or("", |desk| desk.committee.as_str())) {
        (Some(party), _) => tr.paper_copy_of(tr.party_role(party.role), &party.name),
        (None, "") => tr.paper_copy_of_the_desk().to_owned(),
        (None, committee) => tr.paper_copy_of_committee(committee),
    }
}

/// The pages, for the preview and for print.
///
/// # Errors
/// Where the kind does not fit the case, or a character has no glyph.
pub fn pages(case: &CaseFile, wanted: &Wanted<'_>, templates: &Templates, faces: &Faces) -> Result<Pages, PaperError> {
    let documents = documents(case, wanted, templates)?;
    let order = Order { hand_fill: wanted.hand_fill, seam_guides: true, folio: None };
    let set = lay_out_file(&documents, order, faces);
    set.map_err(|missing| PaperError::MissingGlyphs(fields::of_the_case(case, missing, faces)))
}

/// The finished PDF.
///
/// # Errors
/// As [`pages`], and where the writer refuses.
pub fn pdf(case: &CaseFile, wanted: &Wanted<'_>, templates: &Templates, faces: &Faces) -> Result<Vec<u8>, PaperError> {
    let pages = pages(case, wanted, templates, faces)?;
    write_pdf(&pages, faces).map_err(PaperError::Write)
}
