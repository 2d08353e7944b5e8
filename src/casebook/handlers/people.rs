//! Parties, staff and the notice of rights and duties. A party or member of staff whom something names stays.

use super::{known_parties, terms};
use crate::casebook::error::{NamedBy, Refusal};
use crate::domain::agreement::SignerId;
use crate::domain::case::{CaseFile, Notice, Staff, StaffId};
use crate::domain::party::{Party, PartyId};
use crate::domain::session::{Consent, IssueInDispute};
use crate::domain::term::{Payment, Term};

/// Adds a party; an empty id becomes the next free one of the role.
pub(super) fn add(case: &mut CaseFile, party: &Party) -> Result<(), Refusal> {
    let mut party = party.clone();
    if party.id.0.is_empty() {
        party.id = case.free_party_id(party.role);
    }
    if case.party(&party.id).is_some() || case.staff_member(&StaffId(party.id.0.clone())).is_some() {
        return Err(Refusal::IdTaken(party.id.0));
    }
    case.parties.push(party);
    settle(case)
}

/// Replaces the party of the same id.
pub(super) fn edit(case: &mut CaseFile, party: &Party) -> Result<(), Refusal> {
    let found = case.parties.iter_mut().find(|known| known.id == party.id);
    *found.ok_or_else(|| Refusal::Unknown(party.id.0.clone()))? = party.clone();
    settle(case)
}

/// After a change of parties: guardians must exist, and clauses follow the names.
pub(super) fn settle(case: &mut CaseFile) -> Result<(), Refusal> {
    let guardians = case.parties.iter().filter_map(guardian);
    known_parties(case, guardians)?;
    terms::compose_all(case);
    Ok(())
}

fn guardian(party: &Party) -> Option<&PartyId> {
    party.as_person().and_then(|person| person.guardian.as_ref())
}

/// Removes a party whom nothing names but lists of those present.
pub(super) fn remove(case: &mut CaseFile, id: &PartyId) -> Result<(), Refusal> {
    let party = case.party(id).ok_or_else(|| Refusal::Unknown(id.0.clone()))?;
    if let Some(by) = named_by(case, id) {
        let name = if party.name.is_empty() { &party.id.0 } else { &party.name };
        return Err(Refusal::StillNamed { name: name.clone(), by });
    }
    case.parties.retain(|party| &party.id != id);
    for session in &mut case.steps {
        session.participants.retain(|participant| participant != id);
    }
    if let Some(notice) = &mut case.notice {
        notice.given_to.retain(|party| party != id);
    }
    case.consents.retain(|consent| &consent.party != id);
    Ok(())
}

fn named_by(case: &CaseFile, id: &PartyId) -> Option<NamedBy> {
    let signer = SignerId::Party(id.clone());
    if case.terms.iter().any(|term| names(term, id)) {
        Some(NamedBy::Terms)
    } else if case.statements.iter().any(|statement| &statement.party == id) {
        Some(NamedBy::Statements)
    } else if case.issues.iter().any(|issue| names_in_issue(issue, id)) {
        Some(NamedBy::Issues)
    } else if case.parties.iter().any(|party| guardian(party) == Some(id)) {
        Some(NamedBy::Parties)
    } else if case.signatures.iter().any(|signature| signature.signer == signer) {
        Some(NamedBy::Signatures)
    } else {
        None
    }
}

fn names_in_issue(issue: &IssueInDispute, id: &PartyId) -> bool {
    issue.positions.iter().any(|position| &position.party == id) || issue.offers.iter().any(|offer| &offer.party == id)
}

fn names(term: &Term, id: &PartyId) -> bool {
    let pays = match &term.payment {
        Payment::Instalments(parts) => parts.iter().any(|part| part.payer.as_ref() == Some(id)),
        Payment::Once | Payment::Monthly(_) => false,
    };
    pays || term.obligor.contains(id) || term.obligee.contains(id)
}

/// Replaces the staff; who is no longer there leaves the sessions too. An empty id becomes the next free one.
pub(super) fn assign_staff(case: &mut CaseFile, staff: &[Staff]) -> Result<(), Refusal> {
    let mut assigned: Vec<Staff> = Vec::with_capacity(staff.len());
    for member in staff {
        let mut member = member.clone();
        let taken = |id: &str| {
            staff.iter().chain(&assigned).any(|known| known.id.0 == id) || case.party(&PartyId(id.to_owned())).is_some()
        };
        if member.id.0.is_empty() {
            let free = (1_u32..).map(|number| format!("S{number}")).find(|id| !taken(id));
            member.id = StaffId(free.unwrap_or_default());
        }
        let twice = assigned.iter().any(|known| known.id == member.id);
        if twice || case.party(&PartyId(member.id.0.clone())).is_some() {
            return Err(Refusal::IdTaken(member.id.0));
        }
        assigned.push(member);
    }
    let stays = |id: &StaffId| assigned.iter().any(|member| &member.id == id);
    let claimed = case.signatures.iter().find_map(|signature| match &signature.signer {
        SignerId::Staff(id) if !stays(id) => Some(id),
        SignerId::Staff(_) | SignerId::Party(_) | SignerId::Helper(..) => None,
    });
    if let Some(id) = claimed {
        let name = case.staff_member(id).map_or(&id.0, |member| &member.name);
        return Err(Refusal::StillNamed { name: name.clone(), by: NamedBy::Signatures });
    }
    for session in &mut case.steps {
        session.staff.retain(stays);
    }
    case.staff = assigned;
    Ok(())
}

/// 告知权利义务.
pub(super) fn give_notice(case: &mut CaseFile, notice: &Notice) -> Result<(), Refusal> {
    known_parties(case, &notice.given_to)?;
    case.notice = Some(notice.clone());
    Ok(())
}

/// 征得同意: the party's earlier answer is replaced.
pub(super) fn record_consent(case: &mut CaseFile, consent: &Consent) -> Result<(), Refusal> {
    known_parties(case, [&consent.party])?;
    case.consents.retain(|earlier| earlier.party != consent.party);
    case.consents.push(consent.clone());
    Ok(())
}
