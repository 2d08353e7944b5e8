//! Which papers of a kind a case has, and why it may have none. It must not make a paper.

use super::Choice;
use crate::domain::agreement::AgreementForm;
use crate::domain::case::{CaseFile, CaseKind, CaseSource};
use crate::domain::dates::duties;
use crate::domain::dossier::{self, DossierItem, ItemState, ItemStatus};
use crate::domain::money::Money;
use crate::domain::papers::{PaperKind, Subject};
use crate::domain::party::{PartyId, PartyRole};
use crate::domain::progress::binding_agreement;
use crate::domain::session::Outcome;
use crate::domain::term::Payment;
use crate::draft::paper::About;
use crate::i18n::Tr;

/// Why a case has no such paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPaper {
    /// The mediation ended without agreement.
    EndedWithout,
    /// An oral agreement goes into its register.
    Oral,
    /// 治安调解 has forms of its own.
    PublicSecurity,
    /// A form of 治安调解 for a case of people's mediation.
    NotPublicSecurity,
    /// The register of oral agreements, for an agreement that is not oral.
    NotOral,
    /// What rests on an agreement, before it is signed.
    NotSigned,
    /// Judicial confirmation without a written agreement of people's mediation.
    NothingToConfirm,
    /// A termination notice for a case that did not end without agreement.
    NotTerminated,
    /// Only a case on application has an application.
    NoApplication,
    /// No session was held.
    NoSession,
    /// No session was moved up to the next step.
    NotMovedUp,
    /// No visit is recorded.
    NoVisit,
    /// Nobody is represented by an agent.
    NoAgent,
    /// No clause has an amount to be paid.
    NoPayment,
    /// Nobody was asked: no statement and no witness.
    NobodyAsked,
    /// Nobody is party to the case.
    NoParties,
    /// The case did not come as a petition.
    NoPetition,
    /// No session or visit of this number.
    NoSuchSession { number: usize, count: usize },
    /// Nobody with this id, or nobody to whom a paper of this kind could go.
    NoSuchParty { id: String },
    /// `--session` or `--party` for a paper that is not one of several.
    NotSeveral(PaperKind),
    /// The paper exists in Chinese alone.
    OnlyChinese(PaperKind),
    /// An office's two templates have other blocks, so that they cannot be set side by side.
    UnlikeTemplates(PaperKind),
    /// The annex does not add up to its total, or the total is not the clause's amount (in figures).
    AnnexTotal { sum: String, total: String, clause: String },
}

impl NoPaper {
    /// The sentence that says why.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            NoPaper::EndedWithout => tr.no_agreement_ended().to_owned(),
            NoPaper::Oral => tr.no_agreement_oral().to_owned(),
            NoPaper::PublicSecurity => tr.no_paper_public_security().to_owned(),
            NoPaper::NotPublicSecurity => tr.no_paper_not_public_security().to_owned(),
            NoPaper::NotOral => tr.no_paper_not_oral().to_owned(),
            NoPaper::NotSigned => tr.no_paper_not_signed().to_owned(),
            NoPaper::NothingToConfirm => tr.no_paper_nothing_to_confirm().to_owned(),
            NoPaper::NotTerminated => tr.no_paper_not_terminated().to_owned(),
            NoPaper::NoApplication => tr.no_paper_no_application().to_owned(),
            NoPaper::NoSession => tr.no_paper_no_session().to_owned(),
            NoPaper::NotMovedUp => tr.no_paper_not_moved_up().to_owned(),
            NoPaper::NoVisit => tr.no_paper_no_visit().to_owned(),
            NoPaper::NoAgent => tr.no_paper_no_agent().to_owned(),
            NoPaper::NoPayment => tr.no_paper_no_payment().to_owned(),
            NoPaper::NobodyAsked => tr.no_paper_nobody_asked().to_owned(),
            NoPaper::NoParties => tr.no_paper_no_parties().to_owned(),
            NoPaper::NoPetition => tr.no_paper_no_petition().to_owned(),
            NoPaper::NoSuchSession { number, count } => tr.no_paper_no_such_session(number, count),
            NoPaper::NoSuchParty { id } => tr.no_paper_no_such_party(id),
            NoPaper::NotSeveral(kind) => tr.no_paper_not_several(tr.paper_kind(*kind)),
            NoPaper::OnlyChinese(kind) => tr.no_paper_only_chinese(tr.paper_kind(*kind)),
            NoPaper::UnlikeTemplates(kind) => tr.no_paper_unlike_templates(tr.paper_kind(*kind)),
            NoPaper::AnnexTotal { sum, total, clause } => tr.no_paper_annex_total(sum, total, clause),
        }
    }
}

/// What each paper of this kind is about, in order.
///
/// # Errors
/// [`NoPaper`] where the kind does not fit the case, or the choice names nothing.
pub fn abouts(case: &CaseFile, kind: PaperKind, choice: &Choice) -> Result<Vec<About>, NoPaper> {
    fits(case, kind)?;
    let by_number = matches!(kind.subject(), Subject::Session | Subject::Visit | Subject::Payment | Subject::Item);
    let by_party = matches!(kind.subject(), Subject::Party | Subject::Payment);
    if choice.session.is_some() && !by_number || choice.party.is_some() && !by_party {
        return Err(NoPaper::NotSeveral(kind));
    }
    let mut all = every(case, kind)?;
    if let Some(number) = choice.session {
        let chosen = number.checked_sub(1).and_then(|position| all.get(position)).copied();
        all = vec![chosen.ok_or(NoPaper::NoSuchSession { number, count: all.len() })?];
    }
    let Some(id) = &choice.party else { return Ok(all) };
    let chosen: Vec<About> = all.into_iter().filter(|about| is_about(case, *about, id)).collect();
    if chosen.is_empty() { Err(NoPaper::NoSuchParty { id: id.0.clone() }) } else { Ok(chosen) }
}

fn is_about(case: &CaseFile, about: About, id: &PartyId) -> bool {
    match about {
        About::Party(position) => case.parties.get(position).is_some_and(|party| &party.id == id),
        About::Payment { term, .. } => case.terms.get(term).is_some_and(|term| term.obligee.contains(id)),
        About::Case | About::Session(_) | About::Visit(_) | About::Item(_) => false,
    }
}

/// Whether a paper of this kind belongs to the case at all.
fn fits(case: &CaseFile, kind: PaperKind) -> Result<(), NoPaper> {
    let form = case.agreement.as_ref().and_then(|agreement| agreement.form);
    let security = case.kind == CaseKind::PublicSecurity || form == Some(AgreementForm::PublicSecurity);
    let must = |holds: bool, otherwise: NoPaper| if holds { Ok(()) } else { Err(otherwise) };
    match kind {
        PaperKind::Agreement => written(form, security),
        PaperKind::OralRegister => {
            must(!security, NoPaper::PublicSecurity)?;
            must(form == Some(AgreementForm::Oral), NoPaper::NotOral)
        }
        PaperKind::Confirmation => {
            must(written(form, security).is_ok() && case.agreement.is_some(), NoPaper::NothingToConfirm)?;
            must(binding_agreement(case).is_some(), NoPaper::NotSigned)
        }
        PaperKind::Termination => {
            must(!security, NoPaper::PublicSecurity)?;
            must(form == Some(AgreementForm::None), NoPaper::NotTerminated)
        }
        PaperKind::Receipt => {
            must(form != Some(AgreementForm::None), NoPaper::EndedWithout)?;
            must(binding_agreement(case).is_some(), NoPaper::NotSigned)
        }
        PaperKind::Application => {
            must(!security, NoPaper::PublicSecurity)?;
            let applied = case.source == Some(CaseSource::Application) || case.application_date.is_some();
            must(applied, NoPaper::NoApplication)
        }
        PaperKind::SecurityAgreement | PaperKind::OnTheSpotAgreement => {
            must(security, NoPaper::NotPublicSecurity)?;
            must(form != Some(AgreementForm::None), NoPaper::EndedWithout)
        }
        PaperKind::SecurityRecord => must(security, NoPaper::NotPublicSecurity),
        PaperKind::SessionRecord => must(!security, NoPaper::PublicSecurity),
        PaperKind::WalkInRegister | PaperKind::WalkInReceipt => {
            must(case.source == Some(CaseSource::Petition) || !case.petition_number.is_empty(), NoPaper::NoPetition)
        }
        PaperKind::AcceptanceRegister | PaperKind::Notice => {
            must(!security, NoPaper::PublicSecurity)?;
            must(case.copy_holders().next().is_some(), NoPaper::NoParties)
        }
        // Cases of the police have records and notices of their own, from their own system.
        PaperKind::Inquiry | PaperKind::FollowUp | PaperKind::Invitation | PaperKind::HandoverNote => {
            must(!security, NoPaper::PublicSecurity)
        }
        PaperKind::PowerOfAttorney
        | PaperKind::Cover
        | PaperKind::Catalogue
        | PaperKind::AttachmentLeaf
        | PaperKind::Statement
        | PaperKind::BackLeaf => Ok(()),
    }?;
    if kind.holds_the_terms() { annex_adds_up(case) } else { Ok(()) }
}

fn written(form: Option<AgreementForm>, security: bool) -> Result<(), NoPaper> {
    match form {
        Some(AgreementForm::None) => Err(NoPaper::EndedWithout),
        Some(AgreementForm::Oral) => Err(NoPaper::Oral),
        Some(AgreementForm::PublicSecurity) => Err(NoPaper::PublicSecurity),
        Some(AgreementForm::Written) | None if security => Err(NoPaper::PublicSecurity),
        Some(AgreementForm::Written) | None => Ok(()),
    }
}

/// The rows of a group's annex add up to its total, and the total is the amount of its clause; else nothing is
/// printed, for the sum is what people sign for. An annex that names no clause belongs to the only one with an amount.
fn annex_adds_up(case: &CaseFile) -> Result<(), NoPaper> {
    let Some(annex) = &case.annex else { return Ok(()) };
    let figures = |amount: Option<Money>| amount.map_or_else(|| "—".to_owned(), |amount| amount.figures());
    let sum = annex.sum();
    let total = annex.total.or(sum);
    let clause = match annex.term {
        Some(number) => case.terms.iter().find(|term| term.number == Some(number)).and_then(|term| term.amount),
        None => only_amount(case),
    };
    let is_a_list = annex.amount_column.is_none() && annex.total.is_none() && annex.term.is_none();
    if is_a_list || sum.is_some() && sum == total && clause.is_none_or(|clause| Some(clause) == total) {
        return Ok(());
    }
    Err(NoPaper::AnnexTotal { sum: figures(sum), total: figures(annex.total), clause: figures(clause) })
}

/// The amount of the only clause that has one.
fn only_amount(case: &CaseFile) -> Option<Money> {
    let mut amounts = case.terms.iter().filter_map(|term| term.amount);
    amounts.next().filter(|_| amounts.next().is_none())
}

fn every(case: &CaseFile, kind: PaperKind) -> Result<Vec<About>, NoPaper> {
    let (all, none) = match kind.subject() {
        Subject::Case => (vec![About::Case], NoPaper::NoParties),
        Subject::Session if kind == PaperKind::HandoverNote => (moved_up(case), NoPaper::NotMovedUp),
        Subject::Session => (held(case), NoPaper::NoSession),
        Subject::Visit => (visits(case), NoPaper::NoVisit),
        Subject::Payment => (payments(case), NoPaper::NoPayment),
        Subject::Item => (leaves(case), NoPaper::NoParties),
        Subject::Party => match kind {
            PaperKind::PowerOfAttorney => (people(case, has_agent), NoPaper::NoAgent),
            PaperKind::Inquiry => (people(case, was_asked), NoPaper::NobodyAsked),
            _ => (people(case, is_invited), NoPaper::NoParties),
        },
    };
    if all.is_empty() { Err(none) } else { Ok(all) }
}

/// Sessions that were held: a skipped step has none.
fn held(case: &CaseFile) -> Vec<About> {
    let held = case.steps.iter().enumerate().filter(|(_, step)| step.outcome != Some(Outcome::Skipped));
    held.map(|(position, _)| About::Session(position)).collect()
}

/// Sessions that ended with the case moved up.
fn moved_up(case: &CaseFile) -> Vec<About> {
    let up = case.steps.iter().enumerate().filter(|(_, step)| step.outcome == Some(Outcome::Escalated));
    up.map(|(position, _)| About::Session(position)).collect()
}

/// Visits that were made: a planned one has nothing to record.
fn visits(case: &CaseFile) -> Vec<About> {
    let made = case.follow_ups.iter().enumerate().filter(|(_, visit)| dossier::was_made(visit));
    made.map(|(position, _)| About::Visit(position)).collect()
}

fn people(case: &CaseFile, wanted: impl Fn(&CaseFile, usize) -> bool) -> Vec<About> {
    (0..case.parties.len()).filter(|position| wanted(case, *position)).map(About::Party).collect()
}

fn has_agent(case: &CaseFile, position: usize) -> bool {
    // The offender may not send one (公安机关办理行政案件程序规定 art. 181).
    let party = case.parties.get(position).filter(|party| party.role != PartyRole::Offender);
    party.and_then(|party| party.agent.as_ref()).is_some_and(|agent| !agent.name.trim().is_empty())
}

/// A leaf for each item that takes originals: what the record asks for, and evidence, of which it knows nothing.
fn leaves(case: &CaseFile) -> Vec<About> {
    let wanted = |status: &ItemStatus| status.state != ItemState::NotNeeded || status.item == DossierItem::Evidence;
    let items = dossier::items(case).into_iter().filter(|status| wanted(status) && status.item.has_leaf(case));
    items.map(|status| About::Item(status.item)).collect()
}

/// A witness, or anyone who said something for the record.
fn was_asked(case: &CaseFile, position: usize) -> bool {
    case.parties.get(position).is_some_and(|party| {
        let said = case.statements.iter().any(|statement| statement.party == party.id && !statement.private);
        party.role == PartyRole::Witness || said
    })
}

fn is_invited(case: &CaseFile, position: usize) -> bool {
    case.parties.get(position).is_some_and(|party| party.role.holds_a_copy() || party.role == PartyRole::Witness)
}

/// One receipt for each sum that is to be paid; monthly payments share one form.
fn payments(case: &CaseFile) -> Vec<About> {
    let mut all = Vec::new();
    for (position, term) in case.terms.iter().enumerate() {
        match &term.payment {
            Payment::Instalments(_) => {
                let parts = duties(term).len();
                all.extend((0..parts).map(|part| About::Payment { term: position, part: Some(part) }));
            }
            Payment::Once | Payment::Monthly(_) if duties(term).iter().any(|duty| duty.amount.is_some()) => {
                all.push(About::Payment { term: position, part: None });
            }
            Payment::Once | Payment::Monthly(_) => {}
        }
    }
    all
}
