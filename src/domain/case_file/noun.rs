//! The nouns that a case has many of, each with its list in the file: one element ⇄ `Value`, for whoever keeps each
//! element by itself (the casebook keeps one row for each).

use serde_json::Value;

use super::error::CaseFileError;
use super::fields::{Fields, Outcome, Unknown};
use super::{agreement, desk, party, session, term};
use crate::domain::agreement::{EarlierAgreement, FollowUp, Referral, Signature};
use crate::domain::case::{CaseFile, Staff};
use crate::domain::keyed::keyed;
use crate::domain::party::Party;
use crate::domain::place::Place;
use crate::domain::session::{IssueInDispute, Statement, Step};
use crate::domain::term::Term;

keyed! {
    /// The lists of a case, by their keys in the file.
    List {
        Staff = "staff", Parties = "parties", Statements = "statements", Issues = "issues", Steps = "steps",
        Terms = "terms", EarlierAgreements = "earlier_agreements", Signatures = "signatures",
        FollowUps = "follow_ups", Referrals = "referrals",
    }
}

impl List {
    /// Every element of this list of the case, in its order.
    pub fn values(self, case: &CaseFile) -> Vec<Value> {
        fn each<N: Noun>(nouns: &[N]) -> Vec<Value> {
            nouns.iter().map(Noun::to_value).collect()
        }
        match self {
            List::Staff => each(&case.staff),
            List::Parties => each(&case.parties),
            List::Statements => each(&case.statements),
            List::Issues => each(&case.issues),
            List::Steps => each(&case.steps),
            List::Terms => each(&case.terms),
            List::EarlierAgreements => each(&case.earlier_agreements),
            List::Signatures => each(&case.signatures),
            List::FollowUps => each(&case.follow_ups),
            List::Referrals => each(&case.referrals),
        }
    }
}

/// A noun that a case has many of.
pub trait Noun: Sized {
    /// The list of the case in which it stands.
    const LIST: List;

    /// The element as the file has it.
    fn to_value(&self) -> Value;

    /// Reads one element that stands at this place; places of unknown keys are added to `unknown`.
    /// That its references exist is not looked at, and a signer is always read as a party.
    ///
    /// # Errors
    /// A [`CaseFileError`] that names the place, as for a whole file.
    fn read_at(value: Value, place: Place, unknown: &mut Vec<Place>) -> Result<Self, CaseFileError>;

    /// Reads one element by itself; an error's place is inside the element.
    ///
    /// # Errors
    /// A [`CaseFileError`], as for a whole file.
    fn from_value(value: Value) -> Result<Self, CaseFileError> {
        Self::read_at(value, Place::root(), &mut Vec::new())
    }
}

/// The list of this noun.
pub(super) fn read_list<N: Noun>(fields: &mut Fields<'_>) -> Outcome<Vec<N>> {
    fields.list(N::LIST.key(), N::read_at)
}

macro_rules! noun {
    ($name:ident, $list:ident, $read:path, $write:path) => {
        impl Noun for $name {
            const LIST: List = List::$list;

            fn to_value(&self) -> Value {
                $write(self)
            }

            fn read_at(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Self> {
                $read(value, place, unknown)
            }
        }
    };
}

noun!(Staff, Staff, desk::read_staff, desk::write_staff);
noun!(Party, Parties, party::read, party::write);
noun!(Statement, Statements, session::read_statement, session::write_statement);
noun!(IssueInDispute, Issues, session::read_issue, session::write_issue);
noun!(Step, Steps, session::read_step, session::write_step);
noun!(Term, Terms, term::read, term::write);
noun!(EarlierAgreement, EarlierAgreements, agreement::read_earlier, agreement::write_earlier);
noun!(Signature, Signatures, agreement::read_signature, agreement::write_signature);
noun!(FollowUp, FollowUps, agreement::read_follow_up, agreement::write_follow_up);
noun!(Referral, Referrals, agreement::read_referral, agreement::write_referral);
