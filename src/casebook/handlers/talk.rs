//! What the parties said, and what is in dispute with each side's position.

use chrono::NaiveDateTime;

use super::{element, known_parties, minute, take_out};
use crate::casebook::error::Refusal;
use crate::check::amounts_named;
use crate::domain::case::CaseFile;
use crate::domain::party::PartyId;
use crate::domain::session::{IssueInDispute, Offer, Statement, StatementKind};

fn check(case: &CaseFile, statement: &Statement) -> Result<(), Refusal> {
    known_parties(case, [&statement.party])?;
    if statement.text.trim().is_empty() { Err(Refusal::EmptyStatement) } else { Ok(()) }
}

/// 记下一句话.
pub(super) fn record(case: &mut CaseFile, statement: &Statement) -> Result<(), Refusal> {
    check(case, statement)?;
    case.statements.push(statement.clone());
    Ok(())
}

pub(super) fn edit(case: &mut CaseFile, position: usize, statement: &Statement) -> Result<(), Refusal> {
    check(case, statement)?;
    let place = element(&mut case.statements, position)?;
    // Other words are no longer those that the speaker confirmed.
    let confirmed = statement.confirmed.filter(|_| place.text == statement.text);
    let old = std::mem::replace(place, Statement { confirmed, ..statement.clone() });
    for issue in &mut case.issues {
        issue.offers.retain_mut(|offer| !came_with(offer, &old) || follow(offer, &old, statement));
    }
    Ok(())
}

/// A sentence that is taken back takes its offer with it.
pub(super) fn remove(case: &mut CaseFile, position: usize) -> Result<(), Refusal> {
    let gone = take_out(&mut case.statements, position)?;
    for issue in &mut case.issues {
        issue.offers.retain(|offer| !came_with(offer, &gone));
    }
    Ok(())
}

/// Whether an offer is that of a sentence: the same words of the same party at the same minute.
pub(super) fn came_with(offer: &Offer, said: &Statement) -> bool {
    (&offer.party, offer.date, offer.time, &offer.text) == (&said.party, said.date, said.time, &said.text)
}

/// An offer follows its sentence, above all into what is private. An amount that the words no longer name for sure is
/// not kept. False: the sentence is neither offer nor demand any more.
fn follow(offer: &mut Offer, old: &Statement, new: &Statement) -> bool {
    let amounts = amounts_named(&new.text);
    if amounts != amounts_named(&old.text) {
        offer.amount = if let [amount] = amounts.as_slice() { Some(*amount) } else { None };
    }
    offer.party.clone_from(&new.party);
    offer.text.clone_from(&new.text);
    (offer.date, offer.time) = (new.date, new.time);
    offer.private = new.private;
    matches!(new.kind, Some(StatementKind::Demand | StatementKind::Offer))
}

pub(super) fn named_in(issue: &IssueInDispute) -> impl Iterator<Item = &PartyId> {
    let positions = issue.positions.iter().map(|position| &position.party);
    positions.chain(issue.offers.iter().map(|offer| &offer.party))
}

pub(super) fn add_issue(case: &mut CaseFile, issue: &IssueInDispute) -> Result<(), Refusal> {
    known_parties(case, named_in(issue))?;
    case.issues.push(issue.clone());
    Ok(())
}

pub(super) fn edit_issue(case: &mut CaseFile, position: usize, issue: &IssueInDispute) -> Result<(), Refusal> {
    known_parties(case, named_in(issue))?;
    *element(&mut case.issues, position)? = issue.clone();
    Ok(())
}

pub(super) fn remove_issue(case: &mut CaseFile, position: usize) -> Result<(), Refusal> {
    take_out(&mut case.issues, position).map(drop)
}

/// The speaker heard it read back and says that it is right.
pub(super) fn confirm(case: &mut CaseFile, position: usize, at: Option<NaiveDateTime>) -> Result<(), Refusal> {
    element(&mut case.statements, position)?.confirmed = at.map(minute);
    Ok(())
}

/// 记下方案: kept with those before it.
pub(super) fn record_offer(case: &mut CaseFile, issue: usize, offer: &Offer) -> Result<(), Refusal> {
    known_parties(case, [&offer.party])?;
    if offer.amount.is_none() && offer.text.trim().is_empty() {
        return Err(Refusal::EmptyStatement);
    }
    element(&mut case.issues, issue)?.offers.push(offer.clone());
    Ok(())
}

pub(super) fn remove_offer(case: &mut CaseFile, issue: usize, position: usize) -> Result<(), Refusal> {
    take_out(&mut element(&mut case.issues, issue)?.offers, position).map(drop)
}
