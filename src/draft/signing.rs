//! The places to sign, and putting the signatures into them. Parties on the left, mediators and recorder on the right.
//! A hand signature is placed only under the words it was given for; who decides that is the casebook. What stands in
//! the places is asked of the frozen paper, not of the case, which may have changed since.

use chrono::NaiveDate;

use super::document::{Block, Content, Document, SignaturePlace};
use super::paper::{Paper, block};
use crate::domain::agreement::{HandSignature, Help, SignerId};
use crate::domain::case::{CaseFile, CaseKind, StaffRole};
use crate::domain::party::{Party, PartyRole};
use crate::domain::place::Place;
use crate::domain::signers::{Acting, Signer, signers};
use crate::i18n::Tr;

/// A signature on a version, to put into its print.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenSignature {
    /// The place in the paper ([`place_of_signer`]) as it was when the version was frozen.
    pub place: String,
    pub given: Given,
}

/// How a signature was given.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// On screen: the hand, and when, as printed beside it.
    Hand { hand: HandSignature, at: String },
    /// With a pen on the printed version, on this day; the hand itself is on that paper and on no other.
    Paper(NaiveDate),
}

/// The block of places, all empty.
pub(super) fn signature_places(paper: &Paper<'_>) -> Block {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for signer in signers(paper.case) {
        match signer {
            Signer::Party { party, .. } if party.role != PartyRole::Witness => left.push(place_of(paper, &signer)),
            Signer::Staff(_) => right.push(place_of(paper, &signer)),
            Signer::Party { .. } | Signer::Helper { .. } => {}
        }
    }
    // Without a mediator's hand it has no effect (People's Mediation Law art. 29), known or not.
    if paper.case.kind == CaseKind::People && paper.case.staff_with(StaffRole::Mediator).next().is_none() {
        right.insert(0, nameless(paper.word("sign-mediator")));
    }
    right.extend(helpers(paper));
    let (left, right) = balanced(left, right, MOST_UNEVEN);
    block(Content::Signatures { left, right }, true, "")
}

/// So many places more than on the right may stand on the left.
const MOST_UNEVEN: usize = 3;

/// The two columns, in turn where the left one has more places than the right one and these besides.
pub(super) fn balanced(
    left: Vec<SignaturePlace>,
    right: Vec<SignaturePlace>,
    most_uneven: usize,
) -> (Vec<SignaturePlace>, Vec<SignaturePlace>) {
    if left.len() > right.len() + most_uneven { in_turn(left, right) } else { (left, right) }
}

/// Many parties take both columns, row by row in their order, and the staff come after them; otherwise the right half
/// of page after page would be blank.
fn in_turn(parties: Vec<SignaturePlace>, staff: Vec<SignaturePlace>) -> (Vec<SignaturePlace>, Vec<SignaturePlace>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for place in parties.into_iter().chain(staff) {
        let side = if left.len() > right.len() { &mut right } else { &mut left };
        side.push(place);
    }
    (left, right)
}

fn nameless(label: String) -> SignaturePlace {
    let (name, place, signed_at) = (String::new(), String::new(), String::new());
    SignaturePlace { label, name, place, hand: None, signed_at, fingerprint: false }
}

/// 王敏（小明的母亲）: a name with the party for whom it signs, and with what ties the two, where that was told.
fn name_beside(paper: &Paper<'_>, name: &str, party: &str, relation: &str) -> String {
    match relation {
        "" => paper.words("party-name-beside", &[("name", name), ("party", party)]),
        _ => paper.words("party-name-related", &[("name", name), ("party", party), ("relation", relation)]),
    }
}

fn place_of(paper: &Paper<'_>, signer: &Signer<'_>) -> SignaturePlace {
    let (label, name) = match signer {
        Signer::Party { party, acting } => {
            let role = paper.tr.party_role(party.role);
            let label = match acting {
                Acting::Self_ => "sign-party",
                Acting::Guardian(_) => "sign-guardian",
                Acting::Agent(_) => "sign-agent",
                Acting::Representative(_) => "sign-representative",
            };
            let name = match acting {
                Acting::Self_ => party.name.clone(),
                _ => name_beside(paper, signer.name(), &party.name, signer.relation()),
            };
            (paper.words(label, &[("role", role)]), name)
        }
        Signer::Helper { help, name, .. } => {
            let label = match help {
                Help::Interpreter => "sign-interpreter",
                Help::Reader => "sign-reader",
            };
            (paper.word(label), (*name).to_owned())
        }
        Signer::Staff(member) => {
            (paper.words("sign-staff", &[("role", paper.tr.staff_role(member.role))]), member.name.clone())
        }
    };
    SignaturePlace {
        label,
        name,
        place: place_of_signer(paper.case, &signer.id()),
        hand: None,
        signed_at: String::new(),
        fingerprint: matches!(signer, Signer::Party { .. }),
    }
}

/// The place of a party, or of whoever acts for it.
pub(super) fn party_place(paper: &Paper<'_>, signer: &Signer<'_>) -> SignaturePlace {
    place_of(paper, signer)
}

/// Witnesses, interpreters and readers stand after everyone else.
fn helpers(paper: &Paper<'_>) -> Vec<SignaturePlace> {
    let parties = paper.case.parties.iter().enumerate();
    parties.flat_map(|(position, party)| helpers_of(paper, position, party, true)).collect()
}

/// The party itself where it is a witness, its interpreter and its reader.
pub(super) fn helpers_of(paper: &Paper<'_>, position: usize, party: &Party, with_witness: bool) -> Vec<SignaturePlace> {
    let mut places = Vec::new();
    let mut add = |label: &str, name: &str, place: Place| {
        let place = place.pointer().to_owned();
        let (label, name) = (paper.word(label), name.to_owned());
        places.push(SignaturePlace { label, name, place, hand: None, signed_at: String::new(), fingerprint: false });
    };
    // Without a relation the name stands alone, as on any form.
    let helper_name = |name: &str, relation: &str| match relation {
        "" => name.to_owned(),
        _ => name_beside(paper, name, &party.name, relation),
    };
    let place = Place::party(position);
    if with_witness && party.role == PartyRole::Witness {
        add("sign-witness", &party.name, place.field("name"));
    }
    let Some(person) = party.as_person() else { return places };
    if let Some(interpreter) = person.interpreter.as_ref().filter(|one| !one.name.is_empty()) {
        let name = helper_name(&interpreter.name, &interpreter.relation);
        add("sign-interpreter", &name, place.field("interpreter").field("name"));
    }
    if !person.read_aloud_by.is_empty() {
        add("sign-reader", &helper_name(&person.read_aloud_by, &person.reader_relation), place.field("read_aloud_by"));
    }
    places
}

/// Where the case keeps the name of a signer (a JSON pointer), by which the place to sign is found in the paper; empty
/// for someone who is not in the case.
pub fn place_of_signer(case: &CaseFile, signer: &SignerId) -> String {
    let party = |id| case.parties.iter().position(|party| &party.id == id).map(Place::party);
    let place = match signer {
        SignerId::Party(id) => party(id).map(|place| place.field("name")),
        SignerId::Helper(id, Help::Interpreter) => party(id).map(|place| place.field("interpreter").field("name")),
        SignerId::Helper(id, Help::Reader) => party(id).map(|place| place.field("read_aloud_by")),
        SignerId::Staff(id) => {
            let position = case.staff.iter().position(|member| &member.id == id);
            position.map(|position| Place::root().field("staff").index(position).field("name"))
        }
    };
    place.unwrap_or_default().pointer().to_owned()
}

/// Puts these signatures into their places. A signature without a place in this paper (the recorder of a
/// public-security agreement) is left out; the record page names everyone.
pub fn with_signatures(mut document: Document, given: &[GivenSignature]) -> Document {
    let tr = Tr(document.lang);
    for signature in given.iter().filter(|signature| !signature.place.is_empty()) {
        let places = document.blocks.iter_mut().filter_map(|block| match &mut block.content {
            Content::Signatures { left, right } => Some(left.iter_mut().chain(right.iter_mut())),
            _ => None,
        });
        let Some(place) = places.flatten().find(|place| place.place == signature.place) else { continue };
        match &signature.given {
            Given::Hand { hand, at } => {
                place.hand = Some(hand.clone());
                place.signed_at.clone_from(at);
            }
            Given::Paper(day) => place.signed_at = tr.signed_on_paper(day),
        }
    }
    document
}

/// The frozen words as they are closed: with the signatures in their places and, where the frozen words left it blank,
/// the day on which the agreement takes effect beside the seal (People's Mediation Law art. 29).
pub fn closed(document: Document, signatures: &[GivenSignature], effective: NaiveDate) -> Document {
    let mut document = with_signatures(document, signatures);
    let day = Tr(document.lang).date(effective);
    for block in &mut document.blocks {
        if let Content::SealPlace { date, .. } = &mut block.content
            && is_blank(date)
        {
            date.clone_from(&day);
        }
    }
    document
}

/// A day that is left to the hand: words for year, month and day, and no figure.
fn is_blank(date: &str) -> bool {
    !date.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(names: &[&str]) -> Vec<SignaturePlace> {
        let place = |name: &&str| SignaturePlace {
            label: String::new(),
            name: (*name).to_owned(),
            place: String::new(),
            hand: None,
            signed_at: String::new(),
            fingerprint: false,
        };
        names.iter().map(place).collect()
    }

    fn names(places: &[SignaturePlace]) -> Vec<&str> {
        places.iter().map(|place| place.name.as_str()).collect()
    }

    #[test]
    fn many_parties_take_both_columns_in_their_order() {
        let (left, right) = in_turn(places(&["甲", "乙", "丙", "丁", "戊"]), places(&["调解员", "记录人"]));
        assert_eq!(names(&left), ["甲", "丙", "戊", "记录人"]);
        assert_eq!(names(&right), ["乙", "丁", "调解员"]);
    }
}
