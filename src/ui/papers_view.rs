//! What the room of papers is given to paint, and how it says which paper it wants. Plain values: they are made in
//! `app`, the screens only read them.

use crate::domain::dossier::ItemStatus;
use crate::domain::papers::{PaperKind, PaperLanguage};
use crate::domain::party::PartyId;
use crate::paper::page::Pages;

use super::versions_view::StoredView;

/// Which one of several papers of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The only one, or all of them in one file.
    #[default]
    All,
    /// The session, visit or payment of this number, from 1.
    Number(usize),
    /// The one about this person.
    Party(PartyId),
}

/// One paper, as somebody asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperAsk {
    pub kind: PaperKind,
    pub which: Which,
    pub language: PaperLanguage,
    /// A copy for each holder, each marked with the holder's name.
    pub copies: bool,
    /// A character that no face has leaves a gap to be filled by hand.
    pub hand_fill: bool,
}

impl PaperAsk {
    /// This paper in Chinese, once.
    pub const fn new(kind: PaperKind, which: Which) -> PaperAsk {
        PaperAsk { kind, which, language: PaperLanguage::Chinese, copies: false, hand_fill: false }
    }

    /// Whether this line of the list is the paper asked for, in whatever language.
    pub fn is(&self, line: &PaperLine) -> bool {
        self.kind == line.kind && self.which == line.which
    }
}

/// A paper in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLine {
    pub kind: PaperKind,
    pub which: Which,
    /// Which one of several, in words; empty where there is only one.
    pub about: String,
    /// Why the case has no such paper; `None`: it has.
    pub why_not: Option<String>,
}

/// What papers of the list belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Cover and catalogue.
    Front,
    /// One of the thirteen items.
    Item(ItemStatus),
    /// What is handed out or registered and is not bound into the file.
    Beside,
    /// What this case has no use for.
    Unfit,
}

/// A part of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperGroup {
    pub heading: Heading,
    pub papers: Vec<PaperLine>,
}

/// Why there are no pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPages {
    /// Sentences, one a line.
    pub reason: String,
    /// A character has no glyph: a gap for the hand would let the paper be printed.
    pub lacks_glyphs: bool,
}

/// The papers of the open case.
#[derive(Clone, Debug, Default)]
pub struct PapersView {
    pub groups: Vec<PaperGroup>,
    /// The paper that is shown.
    pub shown: Option<ShownPaper>,
    /// Name of the file that would hold the whole dossier.
    pub dossier_file: String,
}

impl PapersView {
    /// The stored file, where the paper that is shown is one.
    pub fn stored_mut(&mut self) -> Option<&mut StoredView> {
        self.shown.as_mut()?.stored.as_mut()
    }
}

/// The paper that is shown.
#[derive(Clone, Debug)]
pub struct ShownPaper {
    pub ask: PaperAsk,
    /// Which one of several, in words; empty where there is only one.
    pub about: String,
    /// Name of the file that would hold it.
    pub file: String,
    pub pages: Result<Pages, NoPages>,
    /// The sealed file, which is shown, saved and printed as it is stored; then `pages` are not set.
    pub stored: Option<StoredView>,
}

/// What a file on the disk would hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFile {
    /// The paper that is shown.
    Shown,
    /// 整本卷宗.
    Dossier,
    /// The agreement that was closed and sealed, as it is kept.
    Sealed,
}
