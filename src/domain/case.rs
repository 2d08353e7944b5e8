//! The case: one dispute from walk-in to follow-up, as the open format `maplebridge.case/1` tells it.
//! Plain values only: no clock, no file, no words for people. Reading and writing JSON is `domain::case_file`'s work.
//!
//! An empty text or list, or `None`, means "not written yet": unfinished work, never an error.
//! `extra` keeps what a file said and the program has no place for, so that it can be written back.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Map, Value};

use super::agreement::{Agreement, Annex, EarlierAgreement, FollowUp, Referral, Signature};
use super::keyed::keyed;
use super::party::{Party, PartyId, PartyRole};
use super::prevented::Prevented;
use super::session::{Alert, Consent, IssueInDispute, Statement, Step, StepKind};
use super::term::Term;

/// Keys of a file that the program has no place for, kept and written back.
pub type Extra = Map<String, Value>;

keyed! {
    /// Which law the mediation follows.
    CaseKind {
        /// 人民调解, People's Mediation Law.
        People = "people",
        /// 治安调解, Public Security Administration Punishments Law art. 9.
        PublicSecurity = "public_security",
    }
}

keyed! {
    /// 纠纷类型: the eighteen types of the 2010 statistics (`research/domain.md` 4.1).
    DisputeType {
        Family = "family", Neighbour = "neighbour", Homestead = "homestead", Contract = "contract",
        Business = "business", Damages = "damages", Land = "land", Expropriation = "expropriation",
        Environment = "environment", Wages = "wages", LabourOther = "labour_other", Tourism = "tourism",
        Ecommerce = "ecommerce", ConsumerOther = "consumer_other", Medical = "medical", Traffic = "traffic",
        Property = "property", Other = "other",
    }
}

keyed! {
    /// 案件来源: who brought the dispute.
    CaseSource {
        Application = "application", OwnMotion = "own_motion", Court = "court", Procuratorate = "procuratorate",
        Police = "police", Petition = "petition", OtherDepartment = "other_department",
    }
}

/// The mediation desk under whose name the papers go out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    /// 人民调解委员会 whose seal goes on the paper; for 治安调解 the station.
    pub committee: String,
    /// The short name inside numbers, 青渡 in （2026）青渡人调字第001号.
    pub short_name: String,
    pub extra: Extra,
}

keyed! {
    /// What a member of staff does in a case.
    StaffRole {
        Mediator = "mediator", Recorder = "recorder", Host = "host",
        Witness = "witness", Officer = "officer", Reader = "reader",
    }
}

/// File-local id of a member of staff (`S1`).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StaffId(pub String);

/// A mediator, recorder, host, witness, officer or reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Staff {
    pub id: StaffId,
    pub role: StaffRole,
    pub name: String,
    pub unit: String,
    pub badge: String,
    pub extra: Extra,
}

/// 权利义务告知: that the parties were told their rights and duties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    pub date: Option<NaiveDate>,
    pub given_to: Vec<PartyId>,
    /// Whether anyone was asked to recuse; `None`: not recorded.
    pub recusal_asked: Option<bool>,
    pub extra: Extra,
}

/// A blocking finding that a supervisor let pass. It stands on no paper. It holds only while the finding says the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passed {
    /// The stable id of the rule.
    pub rule: String,
    /// The finding's place, a JSON pointer.
    pub at: String,
    /// The finding's Chinese sentence when it was passed.
    pub said: String,
    /// Who let it pass.
    pub by: String,
    pub reason: String,
    pub on: Option<NaiveDateTime>,
    pub extra: Extra,
}

/// One dispute, from walk-in to follow-up.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseFile {
    pub kind: CaseKind,
    pub title: String,
    /// 纠纷主要事实、争议事项.
    pub facts: String,
    pub facts_en: String,
    pub dispute_type: Option<DisputeType>,
    pub source: Option<CaseSource>,
    pub accepted: Option<NaiveDate>,
    pub application_date: Option<NaiveDate>,
    /// 卷号 as issued; empty until the program issues one.
    pub number: String,
    pub petition_number: String,
    pub confidential: Option<bool>,
    /// 疑难复杂: the mediator's own judgement; `None`: not judged, which counts as no.
    pub difficult: Option<bool>,
    pub place: String,
    /// Grid names from district down.
    pub grid: Vec<String>,
    pub desk: Option<Desk>,
    pub staff: Vec<Staff>,
    pub notice: Option<Notice>,
    pub parties: Vec<Party>,
    pub statements: Vec<Statement>,
    pub issues: Vec<IssueInDispute>,
    /// Sessions in order of time, each belonging to one of the three steps.
    pub steps: Vec<Step>,
    pub terms: Vec<Term>,
    pub annex: Option<Annex>,
    pub agreement: Option<Agreement>,
    pub earlier_agreements: Vec<EarlierAgreement>,
    pub signatures: Vec<Signature>,
    pub follow_ups: Vec<FollowUp>,
    pub referrals: Vec<Referral>,
    pub consents: Vec<Consent>,
    pub alerts: Vec<Alert>,
    pub passed: Vec<Passed>,
    /// What the mediation kept from happening.
    pub prevented: Vec<Prevented>,
    pub extra: Extra,
}

impl CaseFile {
    /// An empty case of this kind.
    pub fn new(kind: CaseKind) -> CaseFile {
        CaseFile {
            kind,
            title: String::new(),
            facts: String::new(),
            facts_en: String::new(),
            dispute_type: None,
            source: None,
            accepted: None,
            application_date: None,
            number: String::new(),
            petition_number: String::new(),
            confidential: None,
            difficult: None,
            place: String::new(),
            grid: Vec::new(),
            desk: None,
            staff: Vec::new(),
            notice: None,
            parties: Vec::new(),
            statements: Vec::new(),
            issues: Vec::new(),
            steps: Vec::new(),
            terms: Vec::new(),
            annex: None,
            agreement: None,
            earlier_agreements: Vec::new(),
            signatures: Vec::new(),
            follow_ups: Vec::new(),
            referrals: Vec::new(),
            consents: Vec::new(),
            alerts: Vec::new(),
            passed: Vec::new(),
            prevented: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// The party with this id.
    pub fn party(&self, id: &PartyId) -> Option<&Party> {
        self.parties.iter().find(|party| &party.id == id)
    }

    /// The member of staff with this id.
    pub fn staff_member(&self, id: &StaffId) -> Option<&Staff> {
        self.staff.iter().find(|member| &member.id == id)
    }

    /// Parties of one role, in the order of the file.
    pub fn parties_with(&self, role: PartyRole) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(move |party| party.role == role)
    }

    /// Staff of one role, in the order of the file.
    pub fn staff_with(&self, role: StaffRole) -> impl Iterator<Item = &Staff> {
        self.staff.iter().filter(move |member| member.role == role)
    }

    /// Parties who hold a copy of the agreement: applicants, respondents, third persons, victims and offenders.
    pub fn copy_holders(&self) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(|party| party.role.holds_a_copy())
    }

    /// Copies to print: one for each holder and one for the committee (form 3.6: 当事人、人民调解委员会各持一份).
    pub fn copies_needed(&self) -> u32 {
        u32::try_from(self.copy_holders().count()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// Sessions held in one step, with their position in `steps`.
    pub fn sessions_of(&self, kind: StepKind) -> impl Iterator<Item = (usize, &Step)> {
        self.steps.iter().enumerate().filter(move |(_, step)| step.step == kind)
    }

    /// A party id that nobody has yet: the letter of the role and the next free number.
    pub fn free_party_id(&self, role: PartyRole) -> PartyId {
        let letter = role.id_letter();
        (1_u32..)
            .map(|number| PartyId(format!("{letter}{number}")))
            .find(|id| self.party(id).is_none() && self.staff_member(&StaffId(id.0.clone())).is_none())
            .unwrap_or_default()
    }
}
