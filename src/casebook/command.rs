//! Every change as a command, named as the mediator says it. A command is carried out whole or not at all by
//! [`super::Casebook::run`]: rows, audit event and undo entry in one transaction.
//! Positions count from 0 in the lists of the case as it is when the command runs.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::agreement::{Agreement, Annex, FollowUp, HandSignature, SignerId};
use crate::domain::case::{CaseFile, CaseKind, CaseSource, Desk, DisputeType, Notice, Passed, Staff};
use crate::domain::keeping::Keeping;
use crate::domain::party::{Party, PartyId};
use crate::domain::prevented::Prevented;
use crate::domain::register::grid::Place;
use crate::domain::register::lead::{Lead, LeadDeed};
use crate::domain::session::{Alert, Consent, IssueInDispute, Offer, Outcome, Statement, Step, StepKind};
use crate::domain::signing::HowRead;
use crate::domain::term::Term;
use crate::domain::version_mark::VersionMark;

use super::actor::Person;
use super::desk_key::DeskKey;
use super::view::{CaseId, ChainHead, LeadId, Settings};

/// What a walk-in needs: four fields are enough to open a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WalkIn {
    /// Who came; several names are parted by `、` `，` `,` `;` or line breaks.
    pub applicants: String,
    /// Against whom, parted likewise.
    pub respondents: String,
    /// What about, in their own words.
    pub about: String,
    pub phone: String,
    pub kind: Option<CaseKind>,
    pub source: Option<CaseSource>,
}

/// The head of a case: what is neither a list nor the agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseHead {
    pub title: String,
    pub facts: String,
    pub facts_en: String,
    pub dispute_type: Option<DisputeType>,
    pub source: Option<CaseSource>,
    pub accepted: Option<NaiveDate>,
    pub application_date: Option<NaiveDate>,
    pub place: String,
    pub petition_number: String,
    pub confidential: Option<bool>,
    /// 疑难复杂.
    pub difficult: Option<bool>,
    pub prevented: Vec<Prevented>,
    pub desk: Option<Desk>,
}

/// A change of one case.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseCommand {
    /// 改案情.
    EditHead(CaseHead),
    /// Adds the party; the id must be free.
    AddParty(Party),
    /// Replaces the party of the same id.
    EditParty(Party),
    /// Refused while terms, statements or other parties name it.
    RemoveParty(PartyId),
    /// Mediators, recorder and others of this case.
    AssignStaff(Vec<Staff>),
    /// 告知权利义务.
    GiveNotice(Notice),
    /// Opens a session of a step; it becomes the case's current session.
    OpenSession(Step),
    /// Date, place, host, who is present.
    EditSession {
        position: usize,
        session: Step,
    },
    /// Settled, escalated (the next step is opened), not settled; with the reason.
    EndSession {
        position: usize,
        outcome: Outcome,
        note: String,
    },
    /// Takes an outcome back, so that the session is open again.
    ReopenSession {
        position: usize,
    },
    /// The step is not needed, for this reason (a reason is required).
    SkipStep {
        step: StepKind,
        reason: String,
    },
    /// 记下一句话.
    RecordStatement(Statement),
    EditStatement {
        position: usize,
        statement: Statement,
    },
    RemoveStatement {
        position: usize,
    },
    /// The speaker heard the statement read back and says that it is right; `false` takes that back.
    ConfirmStatement {
        position: usize,
        confirmed: bool,
    },
    /// 记下方案: a demand or an offer on an issue, kept with those before it.
    RecordOffer {
        issue: usize,
        offer: Offer,
    },
    RemoveOffer {
        issue: usize,
        position: usize,
    },
    /// 征得同意: whether a party agrees to the mediation; the party's earlier answer is replaced.
    RecordConsent(Consent),
    /// Marks a gate or a flag.
    RaiseAlert(Alert),
    EditAlert {
        position: usize,
        alert: Alert,
    },
    RemoveAlert {
        position: usize,
    },
    /// A supervisor lets a blocking finding pass (name and reason are required).
    PassFinding(Passed),
    TakeBackPass {
        position: usize,
    },
    AddIssue(IssueInDispute),
    EditIssue {
        position: usize,
        issue: IssueInDispute,
    },
    RemoveIssue {
        position: usize,
    },
    /// Adds a clause at the end. A clause with a pattern gets its sentence from its slots (`draft::clause`).
    AddTerm(Term),
    EditTerm {
        position: usize,
        term: Term,
    },
    RemoveTerm {
        position: usize,
    },
    /// Moves a clause up or down; all are numbered anew.
    MoveTerm {
        from: usize,
        to: usize,
    },
    EditAnnex(Option<Annex>),
    /// Form, number, dates, copies.
    EditAgreement(Agreement),
    /// 定稿: freezes the words as the next version, ready to be signed; issues the agreement's number if it has none,
    /// and ends a session that is still open as settled. Refused while a finding blocks.
    FreezeAgreement,
    /// A second mediation after default: a new agreement (number with a suffix) takes the place of the signed one.
    SupersedeAgreement,
    /// A hand signature on the frozen version, after the words were made known in this way.
    Sign {
        signer: SignerId,
        hand: HandSignature,
        how_read: HowRead,
    },
    /// Will sign on the printed paper; `false`: on the screen after all.
    WillSignOnPaper {
        signer: SignerId,
        will: bool,
    },
    /// Signed on the printed paper, on this day.
    SignedOnPaper {
        signer: SignerId,
        on: NaiveDate,
    },
    /// Keeps a scan of signed pages; those who are seen on it have signed on paper.
    AttachScan(Box<NewScan>),
    /// Takes a signature back so that it can be given again; both stay in the log.
    WithdrawSignature {
        signer: SignerId,
    },
    /// 封存: keeps the sealed file and gives the agreement its days. Nothing more is signed on this version.
    CloseVersion(Box<Closing>),
    /// 没有达成协议; a session that is still open ends with it.
    EndWithoutAgreement {
        reason: String,
        told: Vec<String>,
    },
    AddFollowUp(FollowUp),
    EditFollowUp {
        position: usize,
        follow_up: FollowUp,
    },
    RemoveFollowUp {
        position: usize,
    },
    /// 放回: what lies in the bin of the case under this number.
    PutBack {
        number: u32,
    },
    /// 立卷: how long the case is kept, counted from the day of filing; `None`: it is not filed after all.
    SetKeeping(Option<Keeping>),
}

/// A change of one lead.
#[derive(Clone, Debug, PartialEq)]
pub enum LeadCommand {
    /// What it says, without its history, which only grows.
    Edit(Lead),
    /// 签收、核实、派单、化解.
    Enter { deed: LeadDeed, words: String },
    /// 转为案件: opens a case with these words; the lead tells of it.
    OpenCase(WalkIn),
}

/// A change of the casebook.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one command at a time is alive; a box would only be in the way")]
pub enum Command {
    /// 来访登记: opens a case and issues its number.
    RegisterWalkIn(WalkIn),
    /// Takes a whole case in. A number that the casebook holds already is refused.
    ImportCase(Box<CaseFile>),
    /// Changes one case.
    InCase(CaseId, CaseCommand),
    /// 移入回收站: the case is gone from ledger, Today and search; its number stays taken. Refused for one that anybody signed.
    DiscardCase(CaseId),
    /// 放回台账.
    RestoreCase(CaseId),
    /// Committee, short name, mediators, language, text size, theme.
    ChangeSettings(Box<Settings>),
    /// The key with which the desk seals from now on; earlier ones stay.
    InstallDeskKey(Box<DeskKey>),
    /// Somebody new at the desk; the id and the name must be free.
    AddPerson(Person),
    /// Another name or role for the person of the same id.
    ChangePerson(Person),
    /// The person of this id works here no more; the entry stays.
    RemovePerson(String),
    /// 记线索: a note taken on a round.
    NoteLead(Box<Lead>),
    /// Leads from outside: all of them, or none.
    ImportLeads(Vec<Lead>),
    InLead(LeadId, LeadCommand),
    /// Places of the grid: new ones are added, known ones get what the list says.
    ImportPlaces(Vec<Place>),
}

/// A scan to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewScan {
    /// Name of the file that was chosen, without its folder.
    pub name: String,
    /// `pdf`, `png`, `jpeg`, `tiff`, `bmp` or `webp`.
    pub kind: String,
    pub pages: u32,
    pub bytes: Vec<u8>,
    /// The mark that its pages bear.
    pub mark: VersionMark,
    /// The mark could not be read from the picture and was typed by the mediator.
    pub mark_typed: bool,
    /// Whose signatures are seen on it.
    pub signers: Vec<SignerId>,
    /// The day on which they signed.
    pub on: NaiveDate,
}

/// What closing keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    /// The day on which the committee's seal was put on paper; `None` where none is needed.
    pub seal_on: Option<NaiveDate>,
    /// The day of effect that the file tells.
    pub effective: NaiveDate,
    /// The sealed file.
    pub pdf: Vec<u8>,
    /// SHA-256 of the certificate of the seal, hexadecimal.
    pub certificate_sha256: String,
    /// The head of the audit chain that the file tells.
    pub chain: ChainHead,
}

/// When a command runs: local time of the desk.
pub type At = NaiveDateTime;
