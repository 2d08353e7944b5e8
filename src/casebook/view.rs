//! What the screens read: plain values, made by queries, never changed in place.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::actor::{Actor, Role};
use super::bin::Removed;
use super::retention::CaseKeeping;
use super::signing_log::{SigningEntry, VersionStanding};
use crate::domain::agreement::{HandSignature, SignatureWay, SignerId};
use crate::domain::case::{CaseFile, StaffRole};
use crate::domain::keeping::KeepingYears;
use crate::domain::money::Money;
use crate::domain::register::lead::Lead;
use crate::domain::session::StepKind;
use crate::domain::signing::HowRead;
use crate::domain::step_names::StepNames;
use crate::domain::version_mark::VersionMark;
use crate::draft::document::Document;
use crate::i18n::Lang;

/// A case in this casebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CaseId(pub i64);

/// Where a command is taken back: in its case, on whatever screen of it; or outside the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UndoScope {
    /// Settings, walk-ins, imports, cases moved into the bin and out of it.
    Desk,
    Case(CaseId),
}

/// The frozen words of an agreement, never rendered anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// From 1.
    pub number: u32,
    pub frozen_at: NaiveDateTime,
    /// The Chinese agreement as it was frozen, without signatures.
    pub document: Document,
    /// The document's JSON, byte for byte as it was frozen.
    pub text: String,
    /// SHA-256 of `text`, hexadecimal.
    pub text_sha256: String,
    /// Who signs it, in the order in which they are asked; as of the day on which it was frozen.
    pub signers: Vec<VersionSigner>,
    /// Digest of the row that keeps it, as it was written or read, hexadecimal; the log of signing holds the same.
    pub row_sha256: String,
}

impl Version {
    /// What its pages bear, so that a page on paper is known again.
    pub fn mark(&self) -> Option<VersionMark> {
        VersionMark::new(&self.text_sha256, self.number)
    }

    /// One of its signers.
    pub fn signer(&self, id: &SignerId) -> Option<&VersionSigner> {
        self.signers.iter().find(|signer| signer.id == *id)
    }
}

/// One who signs a version.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionSigner {
    pub id: SignerId,
    /// Name of the hand that signs.
    pub name: String,
    /// The role in which they sign, in Chinese (申请人, 林国栋的委托代理人, 人民调解员).
    pub role: String,
    /// Whether the agreement has no effect without it.
    pub required: bool,
    /// Cannot read: the words must be read out before this one signs.
    pub must_be_read_to: bool,
    /// JSON pointer of the name, by which its place in the document is found.
    pub place: String,
}

/// A signature on a version.
#[derive(Clone, Debug, PartialEq)]
pub struct SignatureRecord {
    pub signer: SignerId,
    /// The role in which they signed, in words.
    pub role: String,
    /// When it was taken down here.
    pub at: NaiveDateTime,
    /// The day on which they signed: that of `at` on screen, as told for paper.
    pub on: NaiveDate,
    pub way: SignatureWay,
    pub version: u32,
    pub text_sha256: String,
    /// How the words were made known before; `None` for paper.
    pub how_read: Option<HowRead>,
    /// The strokes, for a signature on screen.
    pub hand: Option<HandSignature>,
}

/// A scan of signed pages of a version. The bytes are kept under their digest.
#[derive(Clone, Debug, PartialEq)]
pub struct ScanRecord {
    pub at: NaiveDateTime,
    /// Name of the file that was chosen, without its folder.
    pub name: String,
    /// `pdf`, `png`, `jpeg`, `tiff`, `bmp` or `webp`.
    pub kind: String,
    pub pages: u32,
    pub bytes: u64,
    pub sha256: String,
    /// Whose signatures are seen on it.
    pub signers: Vec<SignerId>,
    /// The mark could not be read from the picture and was typed by the mediator.
    pub mark_typed: bool,
}

/// A version that was closed and sealed.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosedVersion {
    pub at: NaiveDateTime,
    /// The day on which it takes effect (People's Mediation Law art. 29).
    pub effective: NaiveDate,
    /// The day on which the committee's seal was put on paper; `None` where none is needed.
    pub seal_on: Option<NaiveDate>,
    /// SHA-256 of the sealed file, hexadecimal; the file is kept under it.
    pub pdf_sha256: String,
    /// SHA-256 of the certificate of the seal, hexadecimal.
    pub certificate_sha256: String,
    /// Head of the audit chain when it was closed, and its number of events.
    pub chain_head: String,
    pub events: u64,
}

/// A version with everything that was done on it.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionRecord {
    pub version: Version,
    pub standing: VersionStanding,
    /// Every entry of the log about it, oldest first.
    pub log: Vec<SigningEntry>,
}

/// What would fall by a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WouldFall {
    /// Number of the version.
    pub version: u32,
    /// So many signatures hold on it.
    pub signatures: usize,
    /// It is closed and sealed: the file stays, a new agreement must be signed.
    pub closed: bool,
}

/// Where the audit chain stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainHead {
    /// Hash of the last event, hexadecimal; empty without any.
    pub head: String,
    pub events: u64,
}

/// One case with what only the casebook knows.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRecord {
    pub id: CaseId,
    pub file: CaseFile,
    /// The newest frozen version.
    pub version: Option<Version>,
    /// Whether `version` still holds: its words were not changed after freezing. A change makes its signatures fall.
    pub version_is_current: bool,
    /// Signatures that hold: given on `version` while it is current.
    pub signatures: Vec<SignatureRecord>,
    /// What was done on `version`, whether or not it is current.
    pub standing: VersionStanding,
    pub opened_at: NaiveDateTime,
    pub changed_at: NaiveDateTime,
    /// How long it is kept, once it is filed.
    pub keeping: CaseKeeping,
    /// It lies in the bin.
    pub removed: Option<Removed>,
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
    /// Agreed but not signed by all; none missing: it only has to be closed.
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
    /// Where each backup goes besides, on another disk; empty: nowhere.
    pub second_folder: String,
    /// After so many minutes without a hand on it the desk is locked.
    pub lock_after_minutes: u32,
    /// How long the two periods last that end.
    pub keeping_years: KeepingYears,
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
            second_folder: String::new(),
            lock_after_minutes: 5,
            keeping_years: KeepingYears::default(),
        }
    }
}

impl Settings {
    /// The name of whoever receives now; empty where nobody is known. One who opened with the own secret is there; a recorder
    /// takes down for the colleague who was chosen.
    pub fn on_duty<'a>(&'a self, actor: &'a Actor) -> &'a str {
        let chosen = self.at_the_desk.trim();
        let mediates = matches!(actor.role, Role::Administrator | Role::Mediator);
        if (mediates && !actor.name.is_empty()) || chosen.is_empty() { &actor.name } else { chosen }
    }
}

/// Number of a lead in the casebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeadId(pub i64);

/// A lead with its number.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadRecord {
    pub id: LeadId,
    pub lead: Lead,
}

/// What a command changed, so that only that is read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub case: Option<CaseId>,
    /// Today and the ledger must be read again.
    pub lists: bool,
    pub settings: bool,
    /// Leads and places must be read again.
    pub registers: bool,
    /// The command changed frozen words: what fell.
    pub fallen: Option<WouldFall>,
}
