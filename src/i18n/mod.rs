//! Every sentence of the program, in Chinese and in English. The words lie in `zh-CN/*.ftl` and `en/*.ftl`;
//! `build.rs` makes one typed method of [`Tr`] from each message, so that a missing one does not compile.
//! It must not fail while the program runs, and holds no sentence in Rust.

pub mod case_file_error;
mod dates;
mod names;

/// A language of the screen or of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Lang {
    /// Chinese, the first language.
    #[default]
    #[serde(rename = "zh")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl From<Lang> for crate::domain::papers::PaperLanguage {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Chinese,
            Lang::En => Self::English,
        }
    }
}

/// The words of one language: `Tr(lang).some_message()`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tr(pub Lang);

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
