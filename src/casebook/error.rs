//! What can go wrong, as data: in the file, or because a command does not fit the case.
//! It must not hold a sentence: the words are in `casebook.ftl`, put together in `message`.

use chrono::NaiveDate;
use rusqlite::ErrorCode;

use super::actor::Role;
use super::event::EventKind;
use super::view::CaseId;
use crate::domain::case_file::CaseFileError;
use crate::domain::register::lead::LeadRefusal;
use crate::domain::session::StepKind;
use crate::draft::papers::NoPaper;
use crate::platform::lock::Holder;

/// Why the casebook did not do what was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another running program holds this folder; who, where it said so.
    #[error("the casebook in {folder} is open in another program")]
    Locked { folder: String, by: Option<Holder> },
    /// The folder lies on another computer, where the journal does not work.
    #[error("{folder} lies on the network share {share}")]
    NetworkShare { folder: String, share: String },
    /// The file was written by a newer program.
    #[error("{file} has form {found}, this program knows {known}")]
    Newer { file: String, found: i64, known: i64 },
    /// The file is a database, but not a casebook.
    #[error("{file} is not a casebook")]
    Foreign { file: String },
    /// The file, or the named part of it, cannot be read.
    #[error("damaged: {what}")]
    Damaged { what: String },
    /// No room left where the casebook lies.
    #[error("disk full")]
    DiskFull,
    /// The disk said that it could not read or write (a fault, a stick that was pulled out).
    #[error("disk fault: {reason}")]
    DiskFault { reason: String },
    /// The folder or file cannot be made or written.
    #[error("cannot write {file}: {reason}")]
    NotWritable { file: String, reason: String },
    /// Another program holds the file for a moment.
    #[error("busy")]
    Busy,
    /// There is no such case.
    #[error("no case {}", .0.0)]
    NoCase(CaseId),
    /// The case was changed by another program than this one.
    #[error("changed by another hand")]
    ChangedElsewhere,
    /// The desk is locked: nothing is read or written until somebody unlocks it.
    #[error("the desk is locked")]
    LockedDesk,
    /// The command does not fit the case.
    #[error("refused: {0:?}")]
    Refused(#[from] Refusal),
    /// Anything else that the database said.
    #[error("database: {reason}")]
    Store { reason: String },
}

/// Why a command does not fit the case, with the data its sentence needs.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{self:?}")]
pub enum Refusal {
    /// A walk-in with neither a name nor a matter.
    EmptyWalkIn,
    /// The casebook holds a case of this number.
    NumberTaken(String),
    /// Another party or member of staff has this id.
    IdTaken(String),
    /// Nobody in the case has this id.
    Unknown(String),
    /// Someone whom other parts of the case name (by name) cannot be removed.
    StillNamed { name: String, by: NamedBy },
    /// The list has nothing at this position, from 0.
    OutOfRange { position: usize },
    /// A statement without words.
    EmptyStatement,
    /// A step is skipped, or the case ended, for a reason.
    NoReason,
    /// The session has ended; it must be opened again first.
    SessionEnded,
    /// There is no step after this one.
    NoStepAfter(StepKind),
    /// Nothing was agreed that could be frozen.
    NoTerms,
    /// The case has no written agreement that could be frozen.
    NoPaper(NoPaper),
    /// There is no frozen version, or its words are no longer those of the case.
    NothingToSign,
    /// A signature without a stroke.
    EmptySignature,
    /// This signature is there already.
    AlreadySigned(String),
    /// There is no such signature.
    NotSigned(String),
    /// So many findings block, and nobody let them pass.
    Blocked { count: usize },
    /// The version is closed and sealed.
    Closed,
    /// One who cannot read signs after the words were read out.
    NotReadTo(String),
    /// The day of signing on paper lies before the words were frozen, or after today.
    SigningDay,
    /// The day of the committee's seal is missing or not wanted, before the words were frozen, or after today.
    SealDay,
    /// This one must sign before the version is closed.
    StillToSign(String),
    /// A scan without a byte.
    EmptyScan,
    /// The scanned pages bear the mark of another version; both marks as people read them.
    OtherVersion { scanned: String, wanted: String },
    /// The case was changed between making the sealed file and keeping it.
    ChangedMeanwhile,
    /// Neither a mediator nor, in a public-security case, a host is named.
    NobodyMediates,
    /// The days of an agreement that is signed here are given by closing.
    DaysFromClosing,
    /// The kept version is not the one that was frozen, or a signature was given for other words.
    NotWhatWasFrozen,
    /// The strokes hold something that is no number.
    BrokenSignature,
    /// There is no signed agreement in whose place another could come.
    NotInForce,
    /// The list annex names a clause that is not there.
    NoSuchTerm(u32),
    /// Somebody of this role may not do that.
    NotAllowed { role: Role, kind: EventKind },
    /// A name that is empty or that events could not tell apart.
    NameUnfit,
    /// Somebody else has, or had, this name.
    NameTaken(String),
    /// Nothing of this number lies in the bin.
    NotInTheBin,
    /// The case lies in the bin: it is put back first.
    CaseInTheBin,
    /// Somebody signed: the case is kept until its period ends.
    SignedStays,
    /// The day of filing lies before the case was accepted, or after today.
    FilingDay,
    /// There is no issue of this title to which an offer could go back.
    NoSuchIssue(String),
    /// The case has a list annex again.
    AnnexThere,
    /// Somebody has worked in the case since it was opened.
    WorkedOnSince,
    /// It must be kept until this day; `None`: for ever.
    StillKept(Option<NaiveDate>),
    /// No page is destroyed, so there is nothing to salvage.
    NoPageDestroyed,
    /// It was never filed, so no period runs.
    NotFiled,
    /// What was typed is not the name of the case.
    OtherName(String),
    /// Something cannot be done about a lead.
    Lead(LeadRefusal),
    /// The case would no longer be a valid case file: a control character, an id twice …
    NotInFormat(CaseFileError),
}

/// Which part of the case names someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    Terms,
    Statements,
    Issues,
    Parties,
    Signatures,
}

impl Error {
    /// The kind alone, for the log: never what a sentence of it would name.
    pub const fn log_word(&self) -> &'static str {
        match self {
            Error::Locked { .. } => "locked",
            Error::NetworkShare { .. } => "network_share",
            Error::Newer { .. } => "newer",
            Error::Foreign { .. } => "foreign",
            Error::Damaged { .. } => "damaged",
            Error::DiskFull => "disk_full",
            Error::NotWritable { .. } => "not_writable",
            Error::DiskFault { .. } => "disk_fault",
            Error::Busy => "busy",
            Error::NoCase(_) => "no_case",
            Error::ChangedElsewhere => "changed_elsewhere",
            Error::LockedDesk => "locked_desk",
            Error::Refused(_) => "refused",
            Error::Store { .. } => "store",
        }
    }

    /// A part of the file that cannot be read.
    pub(crate) fn damaged(what: &str) -> Error {
        Error::Damaged { what: what.to_owned() }
    }

    /// The same error, naming the file.
    pub(crate) fn in_file(self, name: &str) -> Error {
        let file = name.to_owned();
        match self {
            Error::Newer { found, known, .. } => Error::Newer { file, found, known },
            Error::Foreign { .. } => Error::Foreign { file },
            Error::Damaged { what } if what.is_empty() => Error::Damaged { what: file },
            Error::NotWritable { reason, .. } => Error::NotWritable { file, reason },
            other => other,
        }
    }

    /// What the database said, about this file.
    pub(crate) fn of_store(error: &rusqlite::Error, file: &str) -> Error {
        let reason = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Error::DiskFull,
            Some(ErrorCode::SystemIoFailure) => Error::DiskFault { reason },
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Error::NotWritable { file: file.to_owned(), reason }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Error::Damaged { what: file.to_owned() },
            _ => Error::Store { reason },
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error::of_store(&error, "")
    }
}
