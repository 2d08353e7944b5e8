//! What the editor of templates is given to paint. Plain values: they are made in `app`, the screen only reads them.

use crate::domain::papers::PaperKind;
use crate::i18n::Lang;
use crate::paper::page::Pages;

/// A template by name: which paper, in which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateName {
    pub kind: PaperKind,
    pub lang: Lang,
}

/// Whose words are in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    BuiltIn,
    /// The office's own.
    Office,
    /// The office's file has mistakes; the built-in words are in force.
    Broken,
}

/// A template in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateLine {
    pub name: TemplateName,
    pub whose: Whose,
    /// What was typed and is not saved yet waits here.
    pub has_draft: bool,
}

/// A mistake in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MistakeLine {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// Place, what is wrong, and what would be right.
    pub sentence: String,
}

/// The template that is open.
#[derive(Clone, Debug)]
pub struct OpenTemplate {
    pub name: TemplateName,
    /// Changes whenever the text was changed by anything but the editor: opened, taken back.
    pub edition: u32,
    /// The text as it was typed last.
    pub text: String,
    /// The text differs from what is in force.
    pub changed: bool,
    pub mistakes: Vec<MistakeLine>,
    /// The paper with the last text that had no mistake, or why there is none.
    pub pages: Result<Pages, String>,
    /// The pages show an invented case, not the open one.
    pub sample: bool,
}

/// The editor.
#[derive(Clone, Debug, Default)]
pub struct TemplatesView {
    pub lines: Vec<TemplateLine>,
    pub open: Option<OpenTemplate>,
    /// Files of the office that cannot be used, one sentence each.
    pub broken: Vec<String>,
    /// There is a folder where the office's own templates can be kept.
    pub can_save: bool,
}
