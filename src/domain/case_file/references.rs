//! That ids are unique over parties and staff, and that every reference leads to someone.
//! It must not read JSON: it looks at the nouns.

use std::collections::HashSet;

use super::error::{CaseFileError, Problem, Target};
use super::fields::{Outcome, shortened};
use crate::domain::agreement::SignerId;
use crate::domain::case::{CaseFile, StaffId};
use crate::domain::party::PartyId;
use crate::domain::place::Place;
use crate::domain::term::{Payment, Term};

/// A signer whose id belongs to staff becomes a member of staff: the file has only the id.
pub(super) fn tell_signers_apart(case: &mut CaseFile) {
    let staff: HashSet<&str> = case.staff.iter().map(|member| member.id.0.as_str()).collect();
    for signature in &mut case.signatures {
        if let SignerId::Party(PartyId(id)) = &signature.signer
            && !id.is_empty()
            && staff.contains(id.as_str())
        {
            signature.signer = SignerId::Staff(StaffId(id.clone()));
        }
    }
}

/// The first id that is there twice, or the first reference to nobody.
pub(super) fn check(case: &CaseFile) -> Outcome<()> {
    let known = Known::of(case)?;
    for (position, party) in case.parties.iter().enumerate() {
        let guardian = party.as_person().and_then(|person| person.guardian.as_ref());
        known.maybe_party(guardian, || Place::party(position).field("guardian"))?;
    }
    if let Some(notice) = &case.notice {
        known.parties(&notice.given_to, &Place::root().field("notice").field("given_to"))?;
    }
    for (position, statement) in case.statements.iter().enumerate() {
        known.maybe_party(Some(&statement.party), || list("statements", position).field("party"))?;
    }
    for (position, issue) in case.issues.iter().enumerate() {
        for (number, stand) in issue.positions.iter().enumerate() {
            let place = || list("issues", position).field("positions").index(number).field("party");
            known.maybe_party(Some(&stand.party), place)?;
        }
        for (number, offer) in issue.offers.iter().enumerate() {
            let place = || list("issues", position).field("offers").index(number).field("party");
            known.maybe_party(Some(&offer.party), place)?;
        }
    }
    for (position, consent) in case.consents.iter().enumerate() {
        known.maybe_party(Some(&consent.party), || list("consents", position).field("party"))?;
    }
    for (position, step) in case.steps.iter().enumerate() {
        let place = Place::step(position);
        known.parties(&step.participants, &place.field("participants"))?;
        known.staff(&step.staff, &place.field("staff"))?;
    }
    for (position, term) in case.terms.iter().enumerate() {
        known.term(term, &Place::term(position))?;
    }
    known.annex(case)?;
    for (position, signature) in case.signatures.iter().enumerate() {
        let id = signature.signer.as_str();
        let place = || list("signatures", position).field("signer");
        known.some(id, Target::PartyOrStaff, known.parties.contains(id) || known.staff.contains(id), place)?;
    }
    Ok(())
}

fn list(key: &str, position: usize) -> Place {
    Place::root().field(key).index(position)
}

/// The ids of a case.
struct Known<'c> {
    parties: HashSet<&'c str>,
    staff: HashSet<&'c str>,
}

impl<'c> Known<'c> {
    fn of(case: &'c CaseFile) -> Outcome<Known<'c>> {
        let mut known = Known { parties: HashSet::new(), staff: HashSet::new() };
        for (position, party) in case.parties.iter().enumerate() {
            if !known.parties.insert(&party.id.0) {
                return Err(twice(&party.id.0, &Place::party(position)));
            }
        }
        for (position, member) in case.staff.iter().enumerate() {
            let id = member.id.0.as_str();
            if !id.is_empty() && (known.parties.contains(id) || !known.staff.insert(id)) {
                return Err(twice(id, &list("staff", position)));
            }
        }
        Ok(known)
    }

    /// An empty id is not a reference: nobody has been named yet.
    fn some(&self, id: &str, target: Target, exists: bool, place: impl FnOnce() -> Place) -> Outcome<()> {
        if id.is_empty() || exists { Ok(()) } else { Err(nobody(id, target, place())) }
    }

    fn maybe_party(&self, id: Option<&PartyId>, place: impl FnOnce() -> Place) -> Outcome<()> {
        id.map_or(Ok(()), |id| self.some(&id.0, Target::Party, self.parties.contains(id.0.as_str()), place))
    }

    /// Every id of a list; inside a list an empty text is a reference to nobody.
    fn parties(&self, ids: &[PartyId], place: &Place) -> Outcome<()> {
        match ids.iter().enumerate().find(|(_, id)| !self.parties.contains(id.0.as_str())) {
            None => Ok(()),
            Some((position, id)) => Err(nobody(&id.0, Target::Party, place.index(position))),
        }
    }

    fn staff(&self, ids: &[StaffId], place: &Place) -> Outcome<()> {
        match ids.iter().enumerate().find(|(_, id)| !self.staff.contains(id.0.as_str())) {
            None => Ok(()),
            Some((position, id)) => Err(nobody(&id.0, Target::Staff, place.index(position))),
        }
    }

    fn term(&self, term: &Term, place: &Place) -> Outcome<()> {
        self.parties(&term.obligor, &place.field("obligor"))?;
        self.parties(&term.obligee, &place.field("obligee"))?;
        if let Payment::Instalments(parts) = &term.payment {
            for (position, part) in parts.iter().enumerate() {
                let place = || place.field("instalments").index(position).field("payer");
                self.maybe_party(part.payer.as_ref(), place)?;
            }
        }
        Ok(())
    }

    fn annex(&self, case: &CaseFile) -> Outcome<()> {
        let Some(number) = case.annex.as_ref().and_then(|annex| annex.term) else {
            return Ok(());
        };
        let exists = case.terms.iter().any(|term| term.number == Some(number));
        let place = || Place::root().field("annex").field("term");
        self.some(&number.to_string(), Target::TermNumber, exists, place)
    }
}

fn twice(id: &str, place: &Place) -> CaseFileError {
    CaseFileError::new(place.field("id"), Problem::DuplicateId { id: shortened(id) })
}

fn nobody(id: &str, target: Target, place: Place) -> CaseFileError {
    CaseFileError::new(place, Problem::NoSuchReference { id: shortened(id), target })
}
