//! What the file of a case must hold, and what it still lacks: the thirteen items of the ministry's forms in their
//! order (`research/domain.md` 3.11), told from the record alone, from the first day. It must not know today, a sentence
//! or a page; whether a paper was signed by hand is for whoever holds it.

use super::agreement::{AgreementForm, FollowUp, FollowUpResult};
use super::case::{CaseFile, CaseKind, CaseSource};
use super::dates::duties;
use super::keyed::keyed;
use super::papers::PaperKind;
use super::party::{IdType, Party, PartyKind, PartyRole};
use super::place::Place;
use super::progress::{binding_agreement, ended_without_agreement};
use super::session::{Outcome, Step};

keyed! {
    /// One item of the file, in the order in which the file is bound.
    DossierItem {
        /// 人民调解申请书 or 受理登记表; in a police file the police's own register.
        Opening = "opening",
        /// 权利义务告知书.
        Notice = "notice",
        /// 当事人身份证明.
        Identity = "identity",
        /// 授权委托书.
        Authority = "authority",
        /// 调查记录.
        Inquiry = "inquiry",
        /// 证据材料.
        Evidence = "evidence",
        /// 人民调解记录, 治安调解笔录.
        Record = "record",
        /// 协议书, 口头协议登记表, or the notice that the mediation ended without one.
        Agreement = "agreement",
        /// 收条、汇款单等履行凭证.
        Performance = "performance",
        /// 回访记录.
        FollowUp = "follow-up",
        /// 司法确认有关材料.
        Confirmation = "confirmation",
        /// 卷宗情况说明.
        Statement = "statement",
        /// 封底.
        BackLeaf = "back-leaf",
    }
}

/// Whether a file may do without the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    Must,
    AsNeeded,
}

/// Whether the item is there, as far as the record tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemState {
    Present,
    /// The record shows that it belongs here, and what makes it is not written yet.
    Missing,
    /// Nothing in the record asks for it.
    NotNeeded,
}

/// An item, whether it must be there and whether it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemStatus {
    pub item: DossierItem,
    pub need: Need,
    pub state: ItemState,
    /// Where the record has, or will have, what the item is made of.
    pub place: Place,
}

impl ItemStatus {
    /// Whether the file is incomplete for want of this item.
    pub fn is_lacking(&self) -> bool {
        self.need == Need::Must && self.state == ItemState::Missing
    }
}

impl DossierItem {
    /// Whether a file may do without it.
    pub const fn need(self) -> Need {
        match self {
            DossierItem::Opening
            | DossierItem::Notice
            | DossierItem::Identity
            | DossierItem::Record
            | DossierItem::Agreement
            | DossierItem::BackLeaf => Need::Must,
            DossierItem::Authority
            | DossierItem::Inquiry
            | DossierItem::Evidence
            | DossierItem::Performance
            | DossierItem::FollowUp
            | DossierItem::Confirmation
            | DossierItem::Statement => Need::AsNeeded,
        }
    }

    /// The kinds of paper that the item consists of, in their order. An [`PaperKind::AttachmentLeaf`] takes originals
    /// that are fixed to it.
    pub fn papers(self, case: &CaseFile) -> &'static [PaperKind] {
        let security = is_security(case);
        match self {
            // The police's own system prints these; the forms of the ministry of justice are not theirs.
            DossierItem::Opening | DossierItem::Notice | DossierItem::FollowUp if security => {
                &[PaperKind::AttachmentLeaf]
            }
            DossierItem::Agreement if security && ended_without_agreement(case) => &[PaperKind::AttachmentLeaf],
            DossierItem::Opening if case.application_date.is_some() || case.source == Some(CaseSource::Application) => {
                &[PaperKind::Application]
            }
            DossierItem::Opening => &[PaperKind::AcceptanceRegister],
            DossierItem::Notice => &[PaperKind::Notice],
            DossierItem::Authority => &[PaperKind::PowerOfAttorney, PaperKind::AttachmentLeaf],
            DossierItem::Inquiry => &[PaperKind::Inquiry],
            DossierItem::Record if security => &[PaperKind::SecurityRecord],
            DossierItem::Record => &[PaperKind::SessionRecord],
            DossierItem::Agreement => ending_paper(case),
            DossierItem::FollowUp => &[PaperKind::FollowUp],
            DossierItem::Confirmation => &[PaperKind::Confirmation, PaperKind::AttachmentLeaf],
            DossierItem::Identity | DossierItem::Evidence | DossierItem::Performance => &[PaperKind::AttachmentLeaf],
            DossierItem::Statement => &[PaperKind::Statement],
            DossierItem::BackLeaf => &[PaperKind::BackLeaf],
        }
    }

    /// Whether originals are fixed to a leaf of this item.
    pub fn has_leaf(self, case: &CaseFile) -> bool {
        self.papers(case).contains(&PaperKind::AttachmentLeaf)
    }
}

fn ending_paper(case: &CaseFile) -> &'static [PaperKind] {
    if ended_without_agreement(case) {
        return &[PaperKind::Termination];
    }
    if is_on_the_spot(case) {
        return &[PaperKind::OnTheSpotAgreement];
    }
    match case.agreement.as_ref().and_then(|agreement| agreement.form) {
        _ if is_security(case) => &[PaperKind::SecurityAgreement],
        Some(AgreementForm::Oral) => &[PaperKind::OralRegister],
        _ => &[PaperKind::Agreement],
    }
}

/// Whether the police mediate: other papers, another seal.
pub fn is_security(case: &CaseFile) -> bool {
    let form = case.agreement.as_ref().and_then(|agreement| agreement.form);
    case.kind == CaseKind::PublicSecurity || form == Some(AgreementForm::PublicSecurity)
}

/// Whether the police settle it where it happened: an agreement of theirs, and no session anywhere
/// (公安机关办理行政案件程序规定 art. 178: agreed and performed at once, so there is no record of a session).
pub fn is_on_the_spot(case: &CaseFile) -> bool {
    let form = case.agreement.as_ref().and_then(|agreement| agreement.form);
    form == Some(AgreementForm::PublicSecurity) && held(case).next().is_none() && is_due_at_once(case)
}

/// Whether every duty was to be done on the day of signing.
pub fn is_due_at_once(case: &CaseFile) -> bool {
    let signed = case.agreement.as_ref().and_then(|agreement| agreement.signed);
    case.terms.iter().flat_map(duties).all(|duty| duty.due.is_none() || duty.due == signed)
}

/// Every item of the file in order.
pub fn items(case: &CaseFile) -> Vec<ItemStatus> {
    let mut all: Vec<ItemStatus> = DossierItem::ALL
        .iter()
        .map(|item| {
            let (state, place) = look(case, *item);
            ItemStatus { item: *item, need: item.need(), state, place }
        })
        .collect();
    // There is something to explain where something is missing or an agreement was replaced.
    let explains = all.iter().any(ItemStatus::is_lacking) || !case.earlier_agreements.is_empty();
    let statement = all.iter_mut().find(|status| status.item == DossierItem::Statement);
    if let Some(statement) = statement.filter(|_| explains) {
        statement.state = ItemState::Present;
    }
    all
}

/// Whether nothing is missing that must be there.
pub fn is_complete(case: &CaseFile) -> bool {
    !items(case).iter().any(ItemStatus::is_lacking)
}

fn look(case: &CaseFile, item: DossierItem) -> (ItemState, Place) {
    let at = |field: &str| Place::root().field(field);
    let agreement = || at("agreement");
    match item {
        DossierItem::Opening => opening(case),
        DossierItem::Notice => (must(told_everyone(case)), at("notice")),
        DossierItem::Identity => identity(case),
        DossierItem::Authority => authority(case),
        DossierItem::Inquiry => (asked(witness_heard(case), true), at("statements")),
        // The record keeps no evidence: what there is is fixed to its leaf and counted by hand.
        DossierItem::Evidence | DossierItem::Statement => (ItemState::NotNeeded, Place::root()),
        DossierItem::Record => records(case),
        DossierItem::Agreement if ended_without_agreement(case) => {
            let ended = case.agreement.as_ref().is_some_and(|agreement| agreement.ended.is_some());
            (must(ended), agreement().field("ended"))
        }
        DossierItem::Agreement => (must(binding_agreement(case).is_some()), agreement().field("signed")),
        DossierItem::Performance => (asked(owes_money(case), performed_something(case)), at("follow_ups")),
        DossierItem::FollowUp => {
            (asked(binding_agreement(case).is_some() || visited(case), visited(case)), at("follow_ups"))
        }
        DossierItem::Confirmation => (asked(went_to_court(case), true), at("referrals")),
        DossierItem::BackLeaf => (ItemState::Present, Place::root()),
    }
}

const fn must(there: bool) -> ItemState {
    if there { ItemState::Present } else { ItemState::Missing }
}

const fn asked(needed: bool, there: bool) -> ItemState {
    if needed { must(there) } else { ItemState::NotNeeded }
}

/// An application has its day, the register the day of acceptance; either names parties.
fn opening(case: &CaseFile) -> (ItemState, Place) {
    let applied = case.application_date.is_some() || case.accepted.is_some();
    let place = if case.parties.is_empty() { "parties" } else { "accepted" };
    (must(applied && case.copy_holders().next().is_some()), Place::root().field(place))
}

/// Everyone who is a party was told, or the guardian who acts for them.
fn told_everyone(case: &CaseFile) -> bool {
    let Some(notice) = case.notice.as_ref().filter(|notice| notice.date.is_some()) else { return false };
    let told = |party: &Party| {
        let guardian = party.as_person().and_then(|person| person.guardian.as_ref());
        notice.given_to.contains(&party.id) || guardian.is_some_and(|guardian| notice.given_to.contains(guardian))
    };
    case.copy_holders().next().is_some() && case.copy_holders().all(told)
}

fn identity(case: &CaseFile) -> (ItemState, Place) {
    let holders = case.parties.iter().enumerate().filter(|(_, party)| party.role.holds_a_copy());
    let mut without = holders.filter(|(_, party)| !has_no_papers(party) && number(party).trim().is_empty());
    let nobody = case.copy_holders().next().is_none();
    match without.next() {
        Some((position, party)) => {
            let field = if party.as_person().is_some() { "id_number" } else { "credit_code" };
            (ItemState::Missing, Place::party(position).field(field))
        }
        None => (must(!nobody), Place::root().field("parties")),
    }
}

/// Someone who has no papers at all: what the leaf says of it stands for them.
fn has_no_papers(party: &Party) -> bool {
    party.as_person().is_some_and(|person| person.id_type == Some(IdType::None))
}

fn number(party: &Party) -> &str {
    match &party.kind {
        PartyKind::Person(person) => &person.id_number,
        PartyKind::Organisation(organisation) => &organisation.credit_code,
    }
}

/// Whoever sends an agent signs a power of attorney: it has a day and an extent (Civil Code art. 165).
fn authority(case: &CaseFile) -> (ItemState, Place) {
    let mut agents = case.parties.iter().enumerate().filter_map(|(position, party)| {
        let offender = party.role == PartyRole::Offender;
        let agent = party.agent.as_ref().filter(|agent| !offender && !agent.name.trim().is_empty())?;
        Some((position, agent.authorised.is_some() && agent.authority.is_some()))
    });
    let Some(first) = agents.next() else { return (ItemState::NotNeeded, Place::root().field("parties")) };
    let (position, signed) = std::iter::once(first).chain(agents).find(|(_, signed)| !signed).unwrap_or(first);
    (must(signed), Place::party(position).field("agent"))
}

fn witness_heard(case: &CaseFile) -> bool {
    let witness = |party: &Party| party.role == PartyRole::Witness;
    let said = case.statements.iter().filter(|statement| !statement.private);
    said.filter_map(|statement| case.party(&statement.party)).any(witness)
}

/// Sessions that were held: a skipped step has none.
fn held(case: &CaseFile) -> impl Iterator<Item = (usize, &Step)> {
    case.steps.iter().enumerate().filter(|(_, step)| step.outcome != Some(Outcome::Skipped))
}

/// A record a session, each with its day and its result.
fn records(case: &CaseFile) -> (ItemState, Place) {
    if is_on_the_spot(case) {
        return (ItemState::NotNeeded, Place::root().field("steps"));
    }
    let open = held(case).find(|(_, step)| step.date.is_none() || step.outcome.is_none());
    match open {
        Some((position, _)) => (ItemState::Missing, Place::step(position)),
        None => (must(held(case).next().is_some()), Place::root().field("steps")),
    }
}

fn owes_money(case: &CaseFile) -> bool {
    binding_agreement(case).is_some() && case.terms.iter().flat_map(duties).any(|duty| duty.amount.is_some())
}

fn performed_something(case: &CaseFile) -> bool {
    let performed = [Some(FollowUpResult::Performed), Some(FollowUpResult::PerformedInPart)];
    case.follow_ups.iter().any(|visit| performed.contains(&visit.result))
}

fn visited(case: &CaseFile) -> bool {
    case.follow_ups.iter().any(was_made)
}

/// Whether a visit was made, and not only planned.
pub fn was_made(visit: &FollowUp) -> bool {
    visit.date.is_some() && visit.result.is_some_and(|result| result != FollowUpResult::Planned)
}

/// Whether the parties asked a court to confirm (People's Mediation Law art. 33): a referral of that kind.
fn went_to_court(case: &CaseFile) -> bool {
    let confirms = |kind: &str| kind.contains("confirm") || kind.contains("确认");
    !ended_without_agreement(case) && case.referrals.iter().any(|referral| confirms(&referral.kind))
}

#[cfg(test)]
mod tests;
