//! The one place where the casebook asks `draft` for words, and where it tells whether the words changed.
//! It must not change a case.

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

use super::dossier::Dossier;
use super::error::Refusal;
use super::store::audit::hexadecimal;
use super::store::version::row_digest;
use super::view::{Version, VersionSigner};
use crate::domain::case::{CaseFile, CaseKind, StaffRole};
use crate::domain::papers::{PaperLanguage, agreement_paper};
use crate::domain::signers::{Signer, signers as signers_of};
use crate::domain::term::Term;
use crate::draft::clause;
use crate::draft::document::Document;
use crate::draft::paper::About;
use crate::draft::papers::{self, NoPaper, Source};
use crate::draft::signing::place_of_signer;
use crate::draft::templates::Templates;
use crate::i18n::{Lang, Tr};

/// The sentence of a clause with a pattern; `None` for own words.
pub(crate) fn sentence(case: &CaseFile, term: &Term, lang: Lang) -> Option<String> {
    clause::sentence(case, term, lang)
}

/// The Chinese agreement in the words of these templates, without marks and signatures: what people sign.
pub(crate) fn document(case: &CaseFile, templates: &Templates) -> Result<Document, NoPaper> {
    drafted(case, templates, PaperLanguage::Chinese)
}

fn drafted(case: &CaseFile, templates: &Templates, language: PaperLanguage) -> Result<Document, NoPaper> {
    let source = Source { case, templates, language, catalogue: &[], keeping: None };
    let kind = agreement_paper(case);
    papers::fit::abouts(case, kind, &papers::Choice::default())?;
    papers::paper(&source, kind, About::Case)
}

/// Whether the words of the agreement differ between two states of a case, in the templates of today: a template that
/// was changed meanwhile changes nothing that was frozen. The day of signing does not count; closing fills it in. The
/// English words count too: their print bears the number and the days of what was signed.
pub(crate) fn differ(before: &Dossier, after: &Dossier) -> bool {
    if before.file == after.file {
        return false;
    }
    let words = |dossier: &Dossier, language| {
        // The words alone: where in the case they come from may shift, and nobody signs that.
        drafted(&undated(&dossier.file), &dossier.templates, language).map(|document| document.plain_text())
    };
    [PaperLanguage::Chinese, PaperLanguage::English].into_iter().any(|language| {
        match (words(before, language), words(after, language)) {
            (Ok(before), Ok(after)) => before != after,
            _ => true,
        }
    })
}

/// The case without the days that closing gives.
pub(crate) fn undated(case: &CaseFile) -> CaseFile {
    let mut undated = case.clone();
    if let Some(agreement) = &mut undated.agreement {
        agreement.signed = None;
        agreement.effective = None;
    }
    undated
}

/// The words of the case as a new version.
///
/// # Errors
/// Where the case has no written agreement.
pub(crate) fn version(
    case: &CaseFile,
    templates: &Templates,
    number: u32,
    frozen_at: NaiveDateTime,
) -> Result<Version, Refusal> {
    let document = document(case, templates).map_err(Refusal::NoPaper)?;
    let text = serde_json::to_string(&document).unwrap_or_default();
    let text_sha256 = hexadecimal(&Sha256::digest(text.as_bytes()));
    let signers = signers(case);
    let version = Version { number, frozen_at, document, text, text_sha256, signers, row_sha256: String::new() };
    Ok(Version { row_sha256: row_digest(&version), ..version })
}

/// Everyone who signs, with the words for their roles.
pub(crate) fn signers(case: &CaseFile) -> Vec<VersionSigner> {
    let tr = Tr(Lang::Zh);
    let has_host = case.kind == CaseKind::PublicSecurity && case.staff_with(StaffRole::Host).next().is_some();
    // Beside the host of a public-security case a mediator has no place of their own in the form.
    let beside_host =
        |signer: &Signer<'_>| has_host && matches!(signer, Signer::Staff(member) if member.role == StaffRole::Mediator);
    let one = |signer: Signer<'_>| VersionSigner {
        id: signer.id(),
        name: signer.name().to_owned(),
        role: tr.signer_role(&signer),
        required: signer.is_required() && !beside_host(&signer),
        must_be_read_to: signer.must_be_read_to(),
        place: place_of_signer(case, &signer.id()),
    };
    signers_of(case).into_iter().map(one).collect()
}
