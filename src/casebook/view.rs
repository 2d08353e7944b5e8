//! What the screens read: plain values, made by queries, never changed in place.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::domain::agreement::{HandSignature, SignatureWay, SignerId};
use crate::domain::case::{CaseFile, StaffRole};
use crate::domain::money::Money;
use crate::domain::session::StepKind;
use crate::domain::step_names::StepNames;
use crate::draft::document::Document;
use crate::i18n::Lang;

/// A case in this casebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CaseId(pub i64);

/// The frozen words of an agreement, never rendered anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// From 1.
    pub number: u32,
    pub frozen_at: NaiveDateTime,
    /// The Chinese agreement as it was frozen, without signatures.
    pub document: Document,
    /// SHA-256 of the document's JSON, hexadecimal.
    pub text_sha256: String,
}

/// A signature on a version.
#[derive(Clone, Debug, PartialEq)]
pub struct SignatureRecord {
    pub signer: SignerId,
    pub role: String,
    pub at: NaiveDateTime,
    pub way: SignatureWay,
    pub version: u32,
    pub text_sha256: String,
    /// The strokes, for a signature on screen.
    pub hand: Option<HandSignature>,
}

/// One case with what only the casebook knows.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRecord {
    pub id: CaseId,
    pub file: CaseFile,
    /// The newest frozen version.
    pub version: Option<Version>,
    /// Whether the agreement's words today are those of `version`. A change after freezing voids its signatures.
    pub version_is_current: bool,
    /// Signatures that hold: given on `version` while it is current.
    pub signatures: Vec<SignatureRecord>,
    pub opened_at: NaiveDateTime,
    pub changed_at: NaiveDateTime,
}

/// Where a whole case stands, for the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// 调解中.
    InMediation,
    /// 待签署: terms agreed, not all have signed.
    AwaitingSigning,
    /// 履行中.
    BeingPerformed,
    /// 已履行.
    Performed,
    /// 调解不成.
    NotSettled,
}

/// The station of the rail at which a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Station {
    Step(StepKind),
    Agreement,
    Signing,
    Performance,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerRow {
    pub id: CaseId,
    pub number: String,
    pub title: String,
    /// 林志远、何美娟 ⇄ 关伯年, without the arrow: names of each side.
    pub side_a: Vec<String>,
    pub side_b: Vec<String>,
    pub state: CaseState,
    pub station: Station,
    pub accepted: Option<NaiveDate>,
    /// Sum of the amounts of all terms.
    pub amount: Option<Money>,
    /// The next promise or deadline.
    pub next_due: Option<NaiveDate>,
}

/// What the ledger shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LedgerQuery {
    /// Words to find in number, title, names, places and clauses; all must be there.
    pub words: String,
    pub state: Option<CaseState>,
}

/// Why a line stands on Today.
#[derive(Clone, Debug, PartialEq)]
pub enum TodayWhat {
    /// A session that is open or set for this day.
    Session(StepKind),
    /// A promise: who owes what.
    Promise { obligors: Vec<String>, what: String, amount: Option<Money> },
    /// The mediation's month ends.
    MediationDeadline,
    /// The 30 days for judicial confirmation end.
    ConfirmationDeadline,
    /// Agreed, and the agreement is not final yet.
    AwaitingAgreement,
    /// Agreed but not signed by all.
    AwaitingSignatures { missing: usize },
}

/// A line of Today, in the order in which it needs the mediator.
#[derive(Clone, Debug, PartialEq)]
pub struct TodayLine {
    pub case: CaseId,
    pub title: String,
    pub side_a: Vec<String>,
    pub side_b: Vec<String>,
    pub place: String,
    pub what: TodayWhat,
    pub day: NaiveDate,
}

/// A half-written thing that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct UnfinishedLine {
    /// `None` for a walk-in that is not yet a case.
    pub case: Option<CaseId>,
    pub title: String,
    /// Which field it is in (a key of the screens).
    pub field: String,
    pub text: String,
    pub at: NaiveDateTime,
}

/// Today's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TodayView {
    pub lines: Vec<TodayLine>,
    pub unfinished: Vec<UnfinishedLine>,
    /// Opened last, newest first: id, title, state.
    pub recent: Vec<(CaseId, String, CaseState)>,
}

/// A colleague of this desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Colleague {
    pub name: String,
    /// Key of a [`StaffRole`].
    pub role: String,
}

impl Colleague {
    /// The role, mediator where the key is unknown.
    pub fn staff_role(&self) -> StaffRole {
        StaffRole::from_key(&self.role).unwrap_or(StaffRole::Mediator)
    }
}

/// Light, dark or high contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    Light,
    Dark,
    HighContrast,
}

/// The desk's settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Full name, under which the seal goes.
    pub committee: String,
    /// Inside numbers.
    pub short_name: String,
    /// 信访 desks: name in numbers is 访调.
    pub colleagues: Vec<Colleague>,
    /// Name of the colleague who is at the desk.
    pub at_the_desk: String,
    pub lang: Lang,
    /// 80 to 200.
    pub text_size_percent: u32,
    pub theme: Theme,
    /// Whether the prompts of the steps are shown.
    pub show_hints: bool,
    /// What this office calls the three steps.
    pub step_names: StepNames,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            committee: String::new(),
            short_name: String::new(),
            colleagues: Vec::new(),
            at_the_desk: String::new(),
            lang: Lang::Zh,
            text_size_percent: 100,
            theme: Theme::Light,
            show_hints: true,
            step_names: StepNames::default(),
        }
    }
}

/// What a command changed, so that only that is read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub case: Option<CaseId>,
    /// Today and the ledger must be read again.
    pub lists: bool,
    pub settings: bool,
    /// The command voided signatures: this many.
    pub signatures_voided: usize,
}
