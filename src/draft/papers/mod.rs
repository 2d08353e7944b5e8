//! Every paper of the field from the one record: which papers of a kind a case has, and the words of each.
//! It must not know geometry, files or the day.

mod bilingual;
pub mod card;
pub mod fit;
pub mod recovery;

use super::document::{Block, Content, Document, Look};
use super::paper::{About, Paper};
use super::templates::Templates;
use crate::domain::case::CaseFile;
use crate::domain::keeping::Keeping;
use crate::domain::papers::{PaperKind, PaperLanguage};
use crate::domain::party::PartyId;
use crate::i18n::{Lang, Tr};

pub use fit::NoPaper;

/// Which papers of a kind: all of them, or the ones about one session or one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The session or visit of this number, from 1; skipped steps do not count.
    pub session: Option<usize>,
    pub party: Option<PartyId>,
}

/// A line of the catalogue of a dossier (卷内目录).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogueLine {
    pub title: String,
    /// First and last page in the file; `None` where the item is not there.
    pub pages: Option<(usize, usize)>,
    pub note: String,
}

/// What the papers of a case are made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub case: &'a CaseFile,
    pub templates: &'a Templates,
    pub language: PaperLanguage,
    /// What lies in the dossier; empty until its pages are counted.
    pub catalogue: &'a [CatalogueLine],
    /// How long the file is kept, once it is filed: for its cover.
    pub keeping: Option<Keeping>,
}

/// All papers of this kind that the choice names.
///
/// # Errors
/// [`NoPaper`] where the kind does not fit the case or the language, or nothing is chosen.
pub fn papers(source: &Source<'_>, kind: PaperKind, choice: &Choice) -> Result<Vec<Document>, NoPaper> {
    if source.language != PaperLanguage::Chinese && !kind.has_english() {
        return Err(NoPaper::OnlyChinese(kind));
    }
    fit::abouts(source.case, kind, choice)?.into_iter().map(|about| paper(source, kind, about)).collect()
}

/// One paper.
///
/// # Errors
/// [`NoPaper::UnlikeTemplates`] for a bilingual paper whose two templates do not go side by side.
pub fn paper(source: &Source<'_>, kind: PaperKind, about: About) -> Result<Document, NoPaper> {
    let lang = if source.language == PaperLanguage::English { Lang::En } else { Lang::Zh };
    let paper = source.paper(kind, about, lang);
    let mut blocks = match source.language {
        PaperLanguage::Both => bilingual::blocks(&paper, &source.paper(kind, about, Lang::En))?,
        PaperLanguage::Chinese | PaperLanguage::English => paper.parts(&paper.template.parts),
    };
    keep_the_signing_together(&mut blocks);
    let title = title(&blocks).unwrap_or_else(|| Tr(lang).paper_kind(kind).to_owned());
    let number = super::slots::value(&paper, "running-number").map(|value| value.text).unwrap_or_default();
    let running_head = [title.as_str(), number.as_str()].join(" ").trim().to_owned();
    Ok(Document {
        lang,
        title,
        mark: String::new(),
        running_head,
        look: look(kind),
        holder: String::new(),
        version_mark: None,
        blocks,
    })
}

impl<'a> Source<'a> {
    fn paper(&self, kind: PaperKind, about: About, lang: Lang) -> Paper<'a> {
        let (template, shared) = self.templates.of(kind, lang);
        let step_names = self.templates.step_names();
        Paper {
            case: self.case,
            kind,
            about,
            lang,
            tr: Tr(lang),
            template,
            shared,
            step_names,
            catalogue: self.catalogue,
            keeping: self.keeping,
        }
    }
}

/// What goes to the parties as their law, or to a court, stands on the official grid; registers and records do not.
const fn look(kind: PaperKind) -> Look {
    match kind {
        PaperKind::Agreement | PaperKind::Confirmation => Look::Official,
        PaperKind::Cover | PaperKind::BackLeaf => Look::Cover,
        _ => Look::Form,
    }
}

fn title(blocks: &[Block]) -> Option<String> {
    blocks.iter().find_map(|block| match &block.content {
        // A title of two lines is one name.
        Content::Title(title) => Some(title.replace('\n', " ")),
        _ => None,
    })
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
