//! The agreement and what follows it: its form and numbers, the list annex, signatures, follow-up visits, referrals.
//! Strokes of a hand signature are values too (`Stroke`); drawing them is for `ui` and `paper`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::case::{Extra, StaffId};
use super::keyed::keyed;
use super::money::Money;
use super::party::PartyId;

keyed! {
    /// The form in which the mediation ended.
    AgreementForm {
        /// 书面协议.
        Written = "written",
        /// 口头协议, entered in the oral agreement register.
        Oral = "oral",
        /// 治安调解协议.
        PublicSecurity = "public_security",
        /// No agreement: 调解不成 or 终止调解.
        None = "none",
    }
}

/// The agreement, or how the mediation ended without one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    pub form: Option<AgreementForm>,
    /// 编号 (青渡人调字〔2026〕001号).
    pub number: String,
    pub signed: Option<NaiveDate>,
    pub effective: Option<NaiveDate>,
    pub copies: Option<u32>,
    /// Day on which it ended without agreement.
    pub ended: Option<NaiveDate>,
    pub reason: String,
    /// The legal ways open that the parties were told of.
    pub told: Vec<String>,
    pub extra: Extra,
}

/// An agreement of this case that a later one replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EarlierAgreement {
    pub number: String,
    pub signed: Option<NaiveDate>,
    pub superseded_by: String,
    pub extra: Extra,
}

/// List annex of a group case. Sum of the amount column = `total` = the clause.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annex {
    pub title: String,
    /// Number of the term it belongs to.
    pub term: Option<u32>,
    pub columns: Vec<String>,
    /// Position of the column of amounts, from 0.
    pub amount_column: Option<u32>,
    pub rows: Vec<Vec<String>>,
    pub total: Option<Money>,
    pub extra: Extra,
}

impl Annex {
    /// Sum of the column of amounts; `None` where no column is named, there is no row, a cell cannot be read, or the
    /// sum is too large.
    pub fn sum(&self) -> Option<Money> {
        let column = usize::try_from(self.amount_column?).ok()?;
        let mut rows = self.rows.iter().map(|row| Money::parse(row.get(column).map_or("", String::as_str)).ok());
        let first = rows.next()??;
        rows.try_fold(first, |sum, amount| sum.checked_add(amount?))
    }
}

keyed! {
    /// Where a signature was given.
    SignatureWay { Screen = "screen", Paper = "paper" }
}

keyed! {
    /// In what a party was helped by one who signs beside it.
    Help {
        /// 翻译.
        Interpreter = "interpreter",
        /// 宣读人: read the words out to a person who cannot read them.
        Reader = "reader",
    }
}

/// Who signs: a party (or who acts for it), one who helps a party, or a member of staff.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignerId {
    Party(PartyId),
    /// The interpreter or reader of this party.
    Helper(PartyId, Help),
    Staff(StaffId),
}

impl SignerId {
    /// The id of the party or of the member of staff, as the file writes it.
    pub fn as_str(&self) -> &str {
        match self {
            SignerId::Party(id) | SignerId::Helper(id, _) => &id.0,
            SignerId::Staff(id) => &id.0,
        }
    }

    /// In what they help, for a helper.
    pub const fn help(&self) -> Option<Help> {
        match self {
            SignerId::Helper(_, help) => Some(*help),
            SignerId::Party(_) | SignerId::Staff(_) => None,
        }
    }
}

/// That someone signed, as the file tells it. The strokes stay in the casebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    pub signer: SignerId,
    /// The role in which they signed, in the file's words.
    pub role: String,
    /// Local time, `YYYY-MM-DDTHH:MM:SS` as written.
    pub at: String,
    pub way: Option<SignatureWay>,
    /// Version of the agreement, from 1.
    pub version: Option<u32>,
    /// SHA-256 of the agreement's words, hexadecimal.
    pub text_sha256: String,
    pub extra: Extra,
}

/// One point of the pen: position in points inside the pad, pressure 0 to 1, milliseconds since the first stroke began.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PenPoint {
    pub x: f32,
    pub y: f32,
    pub pressure: f32,
    pub t_ms: u32,
}

/// A hand signature: strokes of a pen on a pad of this size in points.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HandSignature {
    pub pad_width: f32,
    pub pad_height: f32,
    pub strokes: Vec<Vec<PenPoint>>,
}

keyed! {
    /// What a follow-up visit found.
    FollowUpResult {
        Performed = "performed", PerformedInPart = "performed_in_part", NotPerformed = "not_performed",
        Planned = "planned", NoEscalation = "no_escalation",
    }
}

/// 回访: a visit after the agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowUp {
    pub date: Option<NaiveDate>,
    pub result: Option<FollowUpResult>,
    pub note: String,
    pub satisfaction: String,
    pub extra: Extra,
}

/// A matter passed on to another body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Referral {
    pub to: String,
    pub kind: String,
    pub person: String,
    pub date: Option<NaiveDate>,
    pub answer: String,
    pub extra: Extra,
}
