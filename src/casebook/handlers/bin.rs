//! What a removing command puts into the bin of the case, and how it comes out again. What no longer fits is refused, and
//! stays in the bin.

use super::{Context, terms};
use crate::casebook::bin::{BinKind, Binned};
use crate::casebook::command::CaseCommand;
use crate::casebook::dossier::Dossier;
use crate::casebook::error::Refusal;
use crate::domain::case::{CaseFile, Notice, StaffId};
use crate::domain::party::{Party, PartyId};
use crate::domain::session::{IssueInDispute, Offer, Statement, Step};

/// What this command will remove; `None` where it removes nothing, or nothing that is there.
pub(super) fn what_goes(case: &CaseFile, command: &CaseCommand, context: &Context<'_>) -> Option<Binned> {
    let (kind, position, piece) = match command {
        CaseCommand::RemoveParty(id) => {
            let position = case.parties.iter().position(|party| party.id == *id)?;
            (BinKind::Party, position, party_piece(case, position)?)
        }
        CaseCommand::RemoveStatement { position } => {
            (BinKind::Statement, *position, statement_piece(case, case.statements.get(*position)?))
        }
        CaseCommand::RemoveIssue { position } => {
            (BinKind::Issue, *position, CaseFile { issues: vec![case.issues.get(*position)?.clone()], ..empty(case) })
        }
        CaseCommand::RemoveOffer { issue, position } => {
            let issue = case.issues.get(*issue)?;
            let offer = issue.offers.get(*position)?.clone();
            (BinKind::Offer, *position, CaseFile { issues: vec![only_offers(issue, vec![offer])], ..empty(case) })
        }
        CaseCommand::RemoveTerm { position } => {
            (BinKind::Term, *position, CaseFile { terms: vec![case.terms.get(*position)?.clone()], ..empty(case) })
        }
        CaseCommand::EditAnnex(None) => {
            (BinKind::Annex, 0, CaseFile { annex: Some(case.annex.clone()?), ..empty(case) })
        }
        CaseCommand::RemoveFollowUp { position } => {
            let piece = CaseFile { follow_ups: vec![case.follow_ups.get(*position)?.clone()], ..empty(case) };
            (BinKind::FollowUp, *position, piece)
        }
        CaseCommand::RemoveAlert { position } => {
            (BinKind::Alert, *position, CaseFile { alerts: vec![case.alerts.get(*position)?.clone()], ..empty(case) })
        }
        _ => return None,
    };
    Some(Binned { at: context.now, by: context.actor.to_owned(), kind, position, piece })
}

fn empty(case: &CaseFile) -> CaseFile {
    CaseFile::new(case.kind)
}

/// A party with its consent, and with the notice and the sessions that name it.
fn party_piece(case: &CaseFile, position: usize) -> Option<CaseFile> {
    let party = case.parties.get(position)?;
    let was_there = |session: &&Step| session.participants.contains(&party.id);
    let told = case.notice.iter().filter(|notice| notice.given_to.contains(&party.id));
    Some(CaseFile {
        parties: vec![party.clone()],
        consents: case.consents.iter().filter(|consent| consent.party == party.id).cloned().collect(),
        steps: case.steps.iter().filter(was_there).map(|session| shell_of(session, &party.id)).collect(),
        notice: told.map(|notice| Notice { given_to: vec![party.id.clone()], ..notice.clone() }).next(),
        ..empty(case)
    })
}

/// Of a session only by what it is known again, and that this one took part.
fn shell_of(session: &Step, party: &PartyId) -> Step {
    Step { from: session.from, participants: vec![party.clone()], ..Step::open(session.step, session.date) }
}

/// A sentence with the offers that were made by it.
fn statement_piece(case: &CaseFile, said: &Statement) -> CaseFile {
    let came_with = |offer: &&Offer| super::talk::came_with(offer, said);
    let offers = case.issues.iter().map(|issue| (issue, issue.offers.iter().filter(came_with).cloned().collect()));
    let issues = offers.filter(|(_, offers): &(_, Vec<Offer>)| !offers.is_empty());
    CaseFile {
        statements: vec![said.clone()],
        issues: issues.map(|(issue, offers)| only_offers(issue, offers)).collect(),
        ..empty(case)
    }
}

fn only_offers(issue: &IssueInDispute, offers: Vec<Offer>) -> IssueInDispute {
    IssueInDispute { title: issue.title.clone(), offers, ..IssueInDispute::default() }
}

/// Lays something into the bin.
pub(super) fn lay_in(dossier: &mut Dossier, gone: Binned) {
    let next = dossier.bin.last_key_value().map_or(0, |(number, _)| number.saturating_add(1));
    dossier.bin.insert(next, gone);
}

/// 放回: takes the thing of this number out of the bin.
pub(super) fn put_back(dossier: &mut Dossier, number: u32) -> Result<(), Refusal> {
    let binned = dossier.bin.remove(&number).ok_or(Refusal::NotInTheBin)?;
    let (at, piece, case) = (binned.position, binned.piece, &mut dossier.file);
    match binned.kind {
        BinKind::Party => party(case, at, piece)?,
        BinKind::Statement => statement(case, at, piece)?,
        BinKind::Issue => piece.issues.into_iter().try_for_each(|one| issue(case, at, one))?,
        BinKind::Offer => piece.issues.iter().try_for_each(|one| offers(case, one, true))?,
        BinKind::Term => {
            super::known_parties(case, piece.terms.iter().flat_map(terms::named))?;
            piece.terms.into_iter().for_each(|one| insert(&mut case.terms, at, one));
            terms::renumber(case);
            terms::compose_all(case);
        }
        BinKind::Annex => annex(case, piece)?,
        BinKind::FollowUp => piece.follow_ups.into_iter().for_each(|one| insert(&mut case.follow_ups, at, one)),
        BinKind::Alert => piece.alerts.into_iter().for_each(|one| insert(&mut case.alerts, at, one)),
    }
    Ok(())
}

/// At its old place, or at the end of a list that has become shorter.
fn insert<T>(list: &mut Vec<T>, position: usize, element: T) {
    list.insert(position.min(list.len()), element);
}

fn party(case: &mut CaseFile, at: usize, piece: CaseFile) -> Result<(), Refusal> {
    let CaseFile { parties, consents, steps, notice, .. } = piece;
    for party in parties {
        id_is_free(case, &party)?;
        insert(&mut case.parties, at, party);
    }
    case.consents.extend(consents);
    for was_there in steps {
        let same = |session: &&mut Step| {
            (session.step, session.date, session.from) == (was_there.step, was_there.date, was_there.from)
        };
        if let Some(session) = case.steps.iter_mut().find(same) {
            session.participants.extend(was_there.participants);
        }
    }
    if let (Some(now), Some(then)) = (&mut case.notice, notice) {
        now.given_to.extend(then.given_to);
    }
    super::people::settle(case)
}

fn id_is_free(case: &CaseFile, party: &Party) -> Result<(), Refusal> {
    let taken = case.party(&party.id).is_some() || case.staff_member(&StaffId(party.id.0.clone())).is_some();
    if taken { Err(Refusal::IdTaken(party.id.0.clone())) } else { Ok(()) }
}

fn statement(case: &mut CaseFile, at: usize, piece: CaseFile) -> Result<(), Refusal> {
    super::known_parties(case, piece.statements.iter().map(|statement| &statement.party))?;
    piece.statements.into_iter().for_each(|one| insert(&mut case.statements, at, one));
    // The sentence comes back also where the issue that its offer stood under is gone.
    piece.issues.iter().try_for_each(|issue| offers(case, issue, false))
}

fn issue(case: &mut CaseFile, at: usize, issue: IssueInDispute) -> Result<(), Refusal> {
    super::known_parties(case, super::talk::named_in(&issue))?;
    insert(&mut case.issues, at, issue);
    Ok(())
}

/// Offers go back under the issue of the same title.
fn offers(case: &mut CaseFile, from: &IssueInDispute, required: bool) -> Result<(), Refusal> {
    super::known_parties(case, from.offers.iter().map(|offer| &offer.party))?;
    match case.issues.iter_mut().find(|issue| issue.title == from.title) {
        Some(issue) => issue.offers.extend(from.offers.iter().cloned()),
        None if required => return Err(Refusal::NoSuchIssue(from.title.clone())),
        None => {}
    }
    Ok(())
}

fn annex(case: &mut CaseFile, piece: CaseFile) -> Result<(), Refusal> {
    if case.annex.is_some() {
        return Err(Refusal::AnnexThere);
    }
    let mut annex = piece.annex;
    if let Some(annex) = &mut annex {
        annex.term = annex.term.filter(|number| case.terms.iter().any(|term| term.number == Some(*number)));
    }
    case.annex = annex;
    Ok(())
}
