//! The one place where the casebook asks `draft` for words, and where it decides whether frozen words still hold.
//! It must not change a case.

use sha2::{Digest, Sha256};

use super::dossier::Dossier;
use super::store::audit::hexadecimal;
use crate::domain::case::CaseFile;
use crate::domain::papers::{PaperLanguage, agreement_paper};
use crate::domain::term::Term;
use crate::draft::clause;
use crate::draft::document::Document;
use crate::draft::paper::About;
use crate::draft::papers::{self, NoPaper, Source};
use crate::draft::templates::Templates;
use crate::i18n::Lang;

/// The sentence of a clause with a pattern; `None` for own words.
pub(crate) fn sentence(case: &CaseFile, term: &Term, lang: Lang) -> Option<String> {
    clause::sentence(case, term, lang)
}

/// The Chinese agreement in the words of these templates, without marks and signatures: what people sign.
pub(crate) fn document(case: &CaseFile, templates: &Templates) -> Result<Document, NoPaper> {
    let source = Source { case, templates, language: PaperLanguage::Chinese, catalogue: &[] };
    let kind = agreement_paper(case);
    papers::fit::abouts(case, kind, &papers::Choice::default())?;
    papers::paper(&source, kind, About::Case)
}

/// SHA-256 of the document's JSON, hexadecimal; empty for a document that cannot be written as JSON.
pub(crate) fn digest(document: &Document) -> String {
    serde_json::to_vec(document).map(|json| hexadecimal(&Sha256::digest(json))).unwrap_or_default()
}

/// Whether the newest version's words are those of the case today.
pub(crate) fn are_frozen(dossier: &Dossier) -> bool {
    dossier.version.as_ref().is_some_and(|version| {
        has_digest(&dossier.file, &version.text_sha256, &dossier.templates)
            || were_undated(&dossier.file, &version.text_sha256, &dossier.templates)
    })
}

/// Whether these words were frozen while the day of signing was blank. Filling that blank in, as the last signature
/// does, changes nothing that the parties said.
pub(crate) fn were_undated(case: &CaseFile, text_sha256: &str, templates: &Templates) -> bool {
    let mut undated = case.clone();
    if let Some(agreement) = &mut undated.agreement {
        agreement.signed = None;
        agreement.effective = None;
    }
    has_digest(&undated, text_sha256, templates)
}

fn has_digest(case: &CaseFile, text_sha256: &str, templates: &Templates) -> bool {
    document(case, templates).is_ok_and(|document| digest(&document) == text_sha256)
}
