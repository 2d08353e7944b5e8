//! Places to sign on papers that are no agreement, and the place of the seal. Nothing here is signed on screen.

use chrono::NaiveDate;

use super::super::document::{Block, Content, SignaturePlace};
use super::super::paper::{About, Paper, block};
use super::super::signing::{balanced, helpers_of, party_place};
use super::super::slots;
use super::super::template::{Group, Made, Part};
use crate::domain::case::{Staff, StaffRole};
use crate::domain::papers::PaperKind;
use crate::domain::party::{Party, PartyRole, Side};
use crate::domain::place::Place;
use crate::domain::session::Step;
use crate::domain::signers::{Signer, attending, signers};

/// So many places more than on the right may stand on the left: a seal stands beside the last of them, and without
/// one a paper should not take a second sheet for its signatures alone.
fn most_uneven(paper: &Paper<'_>) -> usize {
    let sealed = paper.template.parts.iter().any(|part| matches!(part, Part::Made(Made::Seal)));
    if sealed { 3 } else { 1 }
}

/// The places of these groups, left and right.
pub(in crate::draft) fn sign(paper: &Paper<'_>, left: &[Group], right: &[Group]) -> Vec<Block> {
    let of = |groups: &[Group]| groups.iter().flat_map(|group| places(paper, *group)).collect::<Vec<_>>();
    let (left, right) = balanced(of(left), of(right), most_uneven(paper));
    if left.is_empty() && right.is_empty() {
        return Vec::new();
    }
    let (left, right) =
        if is_dated_by_hand(paper.kind) { (dated(paper, left), dated(paper, right)) } else { (left, right) };
    vec![block(Content::Signatures { left, right }, false, "")]
}

/// Whether each writes the day beside the name (police form 18 item 11, 卷宗情况说明).
const fn is_dated_by_hand(kind: PaperKind) -> bool {
    is_security(kind) || matches!(kind, PaperKind::Statement)
}

fn dated(paper: &Paper<'_>, places: Vec<SignaturePlace>) -> Vec<SignaturePlace> {
    places.into_iter().map(|place| SignaturePlace { signed_at: paper.word("sign-date"), ..place }).collect()
}

fn places(paper: &Paper<'_>, group: Group) -> Vec<SignaturePlace> {
    match group {
        Group::Applicants => parties(paper, |party| party.role.side() == Side::A),
        // One speaks and signs for a group.
        Group::Visitor => parties(paper, |party| party.role.side() == Side::A).into_iter().take(1).collect(),
        Group::Respondents => parties(paper, |party| matches!(party.role.side(), Side::B | Side::Third)),
        Group::Parties => parties(paper, |_| true),
        Group::Present => {
            let present = slots::session(paper).map(|(_, step)| step.participants.as_slice()).unwrap_or_default();
            let present = |party: &Party| present.is_empty() || present.contains(&party.id);
            parties(paper, present)
        }
        Group::Person => person(paper),
        Group::Agent => agent(paper).into_iter().collect(),
        Group::Mediators => match slots::session(paper) {
            Some((_, step)) => mediators_of(paper, step),
            None => staff(paper, StaffRole::Mediator, "sign-mediator"),
        },
        Group::Recorder => match slots::session(paper) {
            Some((_, step)) => staff_of(paper, step, StaffRole::Recorder, "sign-recorder"),
            None => staff(paper, StaffRole::Recorder, "sign-recorder"),
        },
        Group::Host => {
            let hosts = paper.case.staff_with(StaffRole::Host).next().is_some();
            staff(paper, if hosts { StaffRole::Host } else { StaffRole::Mediator }, "sign-host")
        }
        Group::Witness => witnesses(paper),
        Group::Helpers => helping(paper),
        Group::Invited => invited(paper),
        Group::Registrar => vec![named(paper, "sign-registrar", recorder_name(paper))],
        Group::Receiver => vec![named(paper, "sign-receiver", "")],
        Group::Filer => vec![named(paper, "sign-filer", recorder_name(paper))],
        Group::Inspector => vec![named(paper, "sign-inspector", "")],
        Group::Inquirer => staff(paper, StaffRole::Mediator, "sign-inquirer"),
    }
}

fn parties(paper: &Paper<'_>, wanted: impl Fn(&Party) -> bool) -> Vec<SignaturePlace> {
    // A general agent has no power to bind.
    let all = if paper.kind.holds_the_terms() { signers(paper.case) } else { attending(paper.case) };
    let signing = all.into_iter().filter(|signer| match signer {
        Signer::Party { party, .. } => wanted(party),
        Signer::Helper { .. } | Signer::Staff(_) => false,
    });
    signing.map(|signer| party_place(paper, &signer)).collect()
}

/// The person whom the paper is about signs with the own name; a witness is no party, and signs all the same.
fn person(paper: &Paper<'_>) -> Vec<SignaturePlace> {
    match paper.about {
        About::Party(position) => {
            let Some(party) = paper.case.parties.get(position) else { return Vec::new() };
            let label = paper.words("sign-party", &[("role", paper.tr.party_role(party.role))]);
            match asked(paper, party) {
                Some(signer) => vec![party_place(paper, &signer)],
                None => vec![principal(paper, position, party, label)],
            }
        }
        About::Payment { term, .. } => {
            let payees = paper.case.terms.get(term).map(|term| term.obligee.as_slice()).unwrap_or_default();
            let payees = paper.case.parties.iter().enumerate().filter(|(_, party)| payees.contains(&party.id));
            let payees = payees.map(|(position, party)| principal(paper, position, party, paper.word("sign-payee")));
            payees.collect()
        }
        About::Case | About::Session(_) | About::Visit(_) | About::Item(_) => Vec::new(),
    }
}

/// One place for whoever was invited to the session: the case knows them by their words only.
fn invited(paper: &Paper<'_>) -> Vec<SignaturePlace> {
    let anyone = slots::session(paper).is_some_and(|(_, step)| slots::session::has_invited(paper.case, step));
    if anyone { vec![named(paper, "sign-invited", "")] } else { Vec::new() }
}

/// Whoever answers for a party that is asked: the party, or its agent, guardian or representative.
fn asked<'a>(paper: &Paper<'a>, party: &Party) -> Option<Signer<'a>> {
    let all = attending(paper.case).into_iter().filter(|_| paper.kind == PaperKind::Inquiry);
    all.into_iter().find(|signer| matches!(signer, Signer::Party { party: one, .. } if one.id == party.id))
}

/// The place of someone for whom no agent may sign: who gives the authority, who receives the money.
/// A guardian signs for a minor, the legal representative for an organisation.
fn principal(paper: &Paper<'_>, position: usize, party: &Party, label: String) -> SignaturePlace {
    let guardian = party.as_person().and_then(|person| person.guardian.as_ref()).and_then(|id| paper.case.party(id));
    let representative = party.as_organisation().and_then(|organisation| organisation.representative.as_ref());
    let acting = guardian.map(|one| one.name.as_str()).or(representative.map(|one| one.name.as_str()));
    let name = match acting.filter(|name| !name.is_empty()) {
        Some(acting) => paper.words("party-name-beside", &[("name", acting), ("party", &party.name)]),
        None => party.name.clone(),
    };
    place(label, &name, Place::party(position).field("name").pointer(), true)
}

fn agent(paper: &Paper<'_>) -> Option<SignaturePlace> {
    let (position, party) = slots::person(paper)?;
    let agent = party.agent.as_ref()?;
    let at = Place::party(position).field("agent").field("name");
    Some(place(paper.word("sign-agent-self"), &agent.name, at.pointer(), true))
}

fn staff(paper: &Paper<'_>, role: StaffRole, label: &str) -> Vec<SignaturePlace> {
    let members = paper.case.staff.iter().enumerate().filter(|(_, member)| member.role == role);
    let members: Vec<_> = members.map(|(position, member)| staff_place(paper, position, member, label)).collect();
    // Someone of this role must sign, known or not.
    if members.is_empty() { vec![named(paper, label, "")] } else { members }
}

fn staff_place(paper: &Paper<'_>, position: usize, member: &Staff, label: &str) -> SignaturePlace {
    let at = Place::root().field("staff").index(position).field("name");
    place(paper.word(label), &member.name, at.pointer(), false)
}

fn witnesses(paper: &Paper<'_>) -> Vec<SignaturePlace> {
    let mut places: Vec<SignaturePlace> = Vec::new();
    for (position, party) in paper.case.parties.iter().enumerate() {
        if party.role == PartyRole::Witness {
            let at = Place::party(position).field("name");
            places.push(place(paper.word("sign-witness"), &party.name, at.pointer(), true));
        }
    }
    for (position, member) in paper.case.staff.iter().enumerate() {
        if member.role == StaffRole::Witness {
            places.push(staff_place(paper, position, member, "sign-witness"));
        }
    }
    if places.is_empty() { vec![named(paper, "sign-witness", "")] } else { places }
}

/// Interpreters and readers of those whom the paper is about; in a session also the witnesses who were there, and
/// staff who are neither mediator nor recorder.
fn helping(paper: &Paper<'_>) -> Vec<SignaturePlace> {
    let session = slots::session(paper).map(|(_, step)| step);
    let is_here = |position: usize, party: &Party| match paper.about {
        About::Party(about) => about == position,
        _ => session.is_none_or(|step| step.participants.is_empty() || step.participants.contains(&party.id)),
    };
    let mut places: Vec<SignaturePlace> = Vec::new();
    for (position, party) in paper.case.parties.iter().enumerate().filter(|(position, party)| is_here(*position, party))
    {
        places.extend(helpers_of(paper, position, party, session.is_some()));
    }
    let Some(step) = session else { return places };
    for (position, member) in paper.case.staff.iter().enumerate() {
        let here = step.staff.contains(&member.id);
        if here && !matches!(member.role, StaffRole::Mediator | StaffRole::Recorder) {
            let at = Place::root().field("staff").index(position).field("name");
            let label = paper.words("sign-staff", &[("role", paper.tr.staff_role(member.role))]);
            places.push(place(label, &member.name, at.pointer(), false));
        }
    }
    places
}

/// The mediators of a session. A session without any was led by somebody else, whose free words name no one hand.
fn mediators_of(paper: &Paper<'_>, step: &Step) -> Vec<SignaturePlace> {
    if slots::staff_of(paper.case, step, StaffRole::Mediator).next().is_some() {
        return staff_of(paper, step, StaffRole::Mediator, "sign-mediator");
    }
    vec![named(paper, "sign-host", "")]
}

fn staff_of(paper: &Paper<'_>, step: &Step, role: StaffRole, label: &str) -> Vec<SignaturePlace> {
    let here = slots::staff_of(paper.case, step, role);
    let here: Vec<_> = here.map(|(position, member)| staff_place(paper, position, member, label)).collect();
    if here.is_empty() { vec![named(paper, label, "")] } else { here }
}

fn recorder_name<'a>(paper: &Paper<'a>) -> &'a str {
    paper.case.staff_with(StaffRole::Recorder).next().map_or("", |member| member.name.as_str())
}

fn named(paper: &Paper<'_>, label: &str, name: &str) -> SignaturePlace {
    place(paper.word(label), name, "", false)
}

fn place(label: String, name: &str, place: &str, fingerprint: bool) -> SignaturePlace {
    SignaturePlace {
        label,
        name: name.to_owned(),
        place: place.to_owned(),
        hand: None,
        signed_at: String::new(),
        fingerprint,
    }
}

/// The committee (for 治安调解 the station), the paper's own date, and room for the seal. No seal is ever drawn.
pub(in crate::draft) fn seal(paper: &Paper<'_>) -> Block {
    let committee = paper.case.desk.as_ref().map_or("", |desk| desk.committee.as_str());
    let committee = match committee {
        "" if is_security(paper.kind) => paper.word("seal-station-unnamed"),
        "" => paper.word("seal-unnamed"),
        name => paper.words("seal", &[("committee", name)]),
    };
    let date = match date(paper) {
        Some(date) => paper.words("seal-date", &[("date", &paper.tr.date(date))]),
        None => paper.word("seal-date-blank"),
    };
    block(Content::SealPlace { committee, date }, false, "/desk/committee")
}

const fn is_security(kind: PaperKind) -> bool {
    matches!(kind, PaperKind::SecurityAgreement | PaperKind::OnTheSpotAgreement | PaperKind::SecurityRecord)
}

/// The day on which the paper is made out, as far as the case tells; else it is written by hand.
fn date(paper: &Paper<'_>) -> Option<NaiveDate> {
    let case = paper.case;
    let agreement = case.agreement.as_ref();
    match paper.kind {
        PaperKind::Application => case.application_date,
        PaperKind::AcceptanceRegister | PaperKind::WalkInRegister | PaperKind::WalkInReceipt => case.accepted,
        PaperKind::Notice => case.notice.as_ref().and_then(|notice| notice.date),
        PaperKind::SessionRecord | PaperKind::SecurityRecord | PaperKind::HandoverNote => {
            slots::session(paper).and_then(|(_, step)| step.date)
        }
        PaperKind::Agreement
        | PaperKind::OralRegister
        | PaperKind::SecurityAgreement
        | PaperKind::OnTheSpotAgreement => agreement.and_then(|agreement| agreement.signed),
        PaperKind::Termination => agreement.and_then(|agreement| agreement.ended),
        PaperKind::FollowUp => match paper.about {
            About::Visit(position) => case.follow_ups.get(position).and_then(|visit| visit.date),
            _ => None,
        },
        PaperKind::PowerOfAttorney => {
            slots::person(paper).and_then(|(_, party)| party.agent.as_ref()).and_then(|agent| agent.authorised)
        }
        PaperKind::Inquiry
        | PaperKind::Confirmation
        | PaperKind::Receipt
        | PaperKind::Invitation
        | PaperKind::Cover
        | PaperKind::Catalogue
        | PaperKind::AttachmentLeaf
        | PaperKind::Statement
        | PaperKind::BackLeaf => None,
    }
}
