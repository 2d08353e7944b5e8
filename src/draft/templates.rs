//! The templates of all papers: the built-in ones, and an office's own in their place. It reads no file: whoever opens
//! the data folder hands the texts over.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::slots::SLOTS;
use super::template::{Allowed, Mistake, Template};
use crate::domain::papers::PaperKind;
use crate::domain::step_names::StepNames;
use crate::i18n::Lang;

macro_rules! built_in {
    ($($kind:ident = $file:literal $(+ $english:literal)?),+ $(,)?) => {
        /// The text of a built-in template; `None` where the paper does not exist in the language.
        pub const fn built_in_text(kind: PaperKind, lang: Lang) -> Option<&'static str> {
            match (kind, lang) {
                $((PaperKind::$kind, Lang::Zh) => Some(include_str!(concat!("../../templates/papers/", $file, ".zh.txt"))),)+
                $($((PaperKind::$kind, Lang::En) => Some(include_str!(concat!("../../templates/papers/", $english, ".en.txt"))),)?)+
                (_, Lang::En) => None,
            }
        }
    };
}

built_in! {
    Application = "application",
    AcceptanceRegister = "acceptance-register",
    Notice = "notice" + "notice",
    Inquiry = "inquiry-record",
    SessionRecord = "session-record",
    Agreement = "agreement" + "agreement",
    OralRegister = "oral-register",
    FollowUp = "follow-up-record",
    Confirmation = "confirmation-application",
    Termination = "termination-notice" + "termination-notice",
    PowerOfAttorney = "power-of-attorney",
    Receipt = "receipt" + "receipt",
    Invitation = "invitation",
    HandoverNote = "handover-note",
    Cover = "dossier-cover",
    Catalogue = "dossier-catalogue",
    AttachmentLeaf = "attachment-leaf",
    Statement = "dossier-statement",
    BackLeaf = "dossier-back",
    SecurityAgreement = "security-agreement",
    OnTheSpotAgreement = "on-the-spot-agreement",
    SecurityRecord = "security-record",
    WalkInRegister = "walk-in-register",
    WalkInReceipt = "walk-in-receipt",
}

static SHARED_CHINESE: LazyLock<Template> = LazyLock::new(|| words(include_str!("../../templates/words.zh.txt")));
static SHARED_ENGLISH: LazyLock<Template> = LazyLock::new(|| words(include_str!("../../templates/words.en.txt")));
static BUILT_IN: LazyLock<BTreeMap<(PaperKind, bool), Template>> = LazyLock::new(|| {
    let every = PaperKind::ALL.iter().flat_map(|kind| [(*kind, Lang::Zh), (*kind, Lang::En)]);
    every
        .filter_map(|(kind, lang)| Some((key(kind, lang), read(kind, lang, built_in_text(kind, lang)?).ok()?)))
        .collect()
});
static NOTHING: LazyLock<Template> = LazyLock::new(Template::default);

/// A test holds that every built-in file loads.
fn words(text: &str) -> Template {
    Template::read_words(text).unwrap_or_default()
}

fn key(kind: PaperKind, lang: Lang) -> (PaperKind, bool) {
    (kind, lang == Lang::En)
}

/// The words that all papers of a language share.
pub fn shared(lang: Lang) -> &'static Template {
    match lang {
        Lang::Zh => &SHARED_CHINESE,
        Lang::En => &SHARED_ENGLISH,
    }
}

/// Reads a template of this paper.
///
/// # Errors
/// Every mistake, with its place and what would be right.
pub fn read(kind: PaperKind, lang: Lang, text: &str) -> Result<Template, Vec<Mistake>> {
    let names: Vec<(&str, Vec<&str>)> = shared(lang).names().collect();
    let words: Vec<(&str, &[&str])> = names.iter().map(|(name, slots)| (*name, slots.as_slice())).collect();
    Template::read(text, &Allowed { slots: SLOTS, words: &words, needed: needed(kind) })
}

/// Blocks without which a paper is not what its name says (People's Mediation Law art. 29).
const fn needed(kind: PaperKind) -> &'static [&'static str] {
    match kind {
        PaperKind::Agreement => &["parties", "terms", "signatures", "seal"],
        PaperKind::SecurityAgreement | PaperKind::OnTheSpotAgreement => &["parties", "terms", "sign", "seal"],
        PaperKind::OralRegister => &["parties", "terms", "sign", "seal"],
        PaperKind::SessionRecord | PaperKind::SecurityRecord => &["statements", "sign"],
        PaperKind::Termination => &["ways", "sign", "seal"],
        PaperKind::Notice | PaperKind::Application | PaperKind::Confirmation => &["sign"],
        PaperKind::Catalogue => &["catalogue"],
        _ => &[],
    }
}

/// The templates in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Templates {
    own: BTreeMap<(PaperKind, bool), Template>,
    step_names: StepNames,
}

impl Templates {
    /// The built-in ones alone.
    pub fn built_in() -> Templates {
        Templates::default()
    }

    /// Puts an office's own template in the place of the built-in one.
    pub fn replace(&mut self, kind: PaperKind, lang: Lang, template: Template) {
        self.own.insert(key(kind, lang), template);
    }

    /// Calls the three steps as the office does.
    pub fn call_steps(&mut self, names: StepNames) {
        self.step_names = names;
    }

    /// What the three steps are called.
    pub const fn step_names(&self) -> &StepNames {
        &self.step_names
    }

    /// Whether the office has its own.
    pub fn is_own(&self, kind: PaperKind, lang: Lang) -> bool {
        self.own.contains_key(&key(kind, lang))
    }

    /// The template of this paper and the shared words.
    pub fn of(&self, kind: PaperKind, lang: Lang) -> (&Template, &'static Template) {
        let built_in = || BUILT_IN.get(&key(kind, lang)).unwrap_or(&NOTHING);
        (self.own.get(&key(kind, lang)).unwrap_or_else(built_in), shared(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Tr;

    #[test]
    fn every_built_in_template_loads() {
        for kind in PaperKind::ALL.iter().copied() {
            for lang in [Lang::Zh, Lang::En] {
                let Some(text) = built_in_text(kind, lang) else {
                    assert!(lang == Lang::En && !kind.has_english(), "{kind:?}");
                    continue;
                };
                let problems = read(kind, lang, text).err().unwrap_or_default();
                let problems: Vec<String> = problems.iter().map(|mistake| mistake.message(Tr(Lang::En))).collect();
                assert!(problems.is_empty(), "{}.{lang:?}: {}", kind.key(), problems.join("\n"));
            }
        }
    }

    #[test]
    fn both_languages_share_the_same_words() {
        let names = |lang| shared(lang).names().map(|(name, _)| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(names(Lang::Zh), names(Lang::En));
    }
}
