//! What the signing table is given to paint besides the case: a scan on its way into the casebook, and the question that
//! is asked before signatures fall. Plain values, made in `app`.

use chrono::NaiveDate;

use crate::casebook::view::WouldFall;
use crate::domain::agreement::SignerId;
use crate::domain::version_mark::VersionMark;

/// What the signing table reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SigningView {
    pub scan: ScanStage,
    pub question: Option<Question>,
}

/// How far a scan has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ScanStage {
    #[default]
    None,
    /// The dialog is open.
    Asking,
    /// The file of this name is being read.
    Reading(String),
    Read(ScanSeen),
    /// Why it was not taken, and what to do.
    Failed(String),
}

/// What was seen on a scan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScanSeen {
    /// Name of the file, without its folder.
    pub name: String,
    pub pages: usize,
    /// The marks on its pages, each once; none where none could be read.
    pub marks: Vec<VersionMark>,
}

/// What the mediator says of a scan.
#[derive(Clone, Debug, PartialEq)]
pub struct ScanSaid {
    /// Whose signatures are on it.
    pub signers: Vec<SignerId>,
    /// The day on which they signed.
    pub on: NaiveDate,
    /// The mark could not be read from the picture and was typed.
    pub typed: bool,
}

/// The question before signatures fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    pub falls: WouldFall,
    /// A new agreement takes the place of the signed one.
    pub supersedes: bool,
}
