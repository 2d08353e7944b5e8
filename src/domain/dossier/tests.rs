//! The thirteen items over the example cases, over an empty one and over cases that change one thing.

use chrono::NaiveDate;

use super::DossierItem as Item;
use super::*;
use crate::domain::agreement::{Agreement, Referral};
use crate::domain::case_file;
use crate::domain::party::{IdType, Party, PartyId};
use crate::domain::session::StepKind;

const C01: &str = include_str!("../../../tests/cases/C01.json");
const C02: &str = include_str!("../../../tests/cases/C02.json");
const C05: &str = include_str!("../../../tests/cases/C05.json");
const C07: &str = include_str!("../../../tests/cases/C07.json");
const C08: &str = include_str!("../../../tests/cases/C08.json");
const C11: &str = include_str!("../../../tests/cases/C11.json");
const S01: &str = include_str!("../../../tests/cases/S01.json");
const S02: &str = include_str!("../../../tests/cases/S02.json");
const W01: &str = include_str!("../../../tests/cases/W01.json");
const MID_WAY: &str = include_str!("../../../tests/cases/mid_way.json");

fn read(text: &str) -> CaseFile {
    case_file::read(text.as_bytes()).unwrap().case
}

/// `+` there, `!` missing, `-` not needed, in the order of the thirteen items.
fn row(case: &CaseFile) -> String {
    let letter = |status: &ItemStatus| match status.state {
        ItemState::Present => '+',
        ItemState::Missing => '!',
        ItemState::NotNeeded => '-',
    };
    items(case).iter().map(letter).collect()
}

fn state(case: &CaseFile, item: Item) -> ItemState {
    items(case).iter().find(|status| status.item == item).unwrap().state
}

#[test]
fn the_items_stand_in_the_order_of_the_forms() {
    let order: Vec<Item> = items(&read(C01)).iter().map(|status| status.item).collect();
    assert_eq!(order, Item::ALL);
    let musts: Vec<Item> = Item::ALL.iter().copied().filter(|item| item.need() == Need::Must).collect();
    assert_eq!(musts, [Item::Opening, Item::Notice, Item::Identity, Item::Record, Item::Agreement, Item::BackLeaf]);
}

#[test]
fn every_case_tells_what_it_has() {
    // 申告身委调证录 协凭访司说封
    let rows = [
        ("C01", C01, "+++---+", "+++--+", true),
        ("C02", C02, "+++---+", "+++--+", true),
        ("C05", C05, "++++--+", "+++--+", true),
        ("C07", C07, "+++---+", "+++--+", true),
        ("C08", C08, "+++---+", "+++-++", true),
        // Ended without agreement: the notice of termination stands for it, and nothing was to be performed.
        ("C11", C11, "++++--+", "+-+--+", true),
        ("S01", S01, "+++---+", "+++--+", true),
        // Settled on the spot: no session, so no record of one.
        ("S02", S02, "+++----", "+++--+", true),
        // A walk-in of the first day.
        ("W01", W01, "+!+---!", "!---++", false),
        // A session is still open, and nothing is signed.
        ("mid_way", MID_WAY, "+++---!", "!---++", false),
    ];
    for (name, text, before, after, complete) in rows {
        let case = read(text);
        assert_eq!(row(&case), format!("{before}{after}"), "{name}");
        assert_eq!(is_complete(&case), complete, "{name}");
    }
}

#[test]
fn an_empty_case_lacks_everything_that_must_be_there() {
    let case = CaseFile::new(CaseKind::People);
    assert_eq!(row(&case), "!!!---!!---++");
    let lacking: Vec<Item> =
        items(&case).iter().filter(|status| status.is_lacking()).map(|status| status.item).collect();
    assert_eq!(lacking, [Item::Opening, Item::Notice, Item::Identity, Item::Record, Item::Agreement]);
}

#[test]
fn each_must_goes_missing_by_its_own_gap() {
    type Change = fn(&mut CaseFile);
    let gaps: [(&str, Change, Item, &str); 9] = [
        ("no day of acceptance", |case| case.accepted = None, Item::Opening, "/accepted"),
        ("no parties", |case| case.parties.clear(), Item::Opening, "/parties"),
        ("one was not told", |case| case.notice.as_mut().unwrap().given_to.truncate(2), Item::Notice, "/notice"),
        ("the notice has no day", |case| case.notice.as_mut().unwrap().date = None, Item::Notice, "/notice"),
        ("no ID number", |case| forget_number(&mut case.parties[1]), Item::Identity, "/parties/1/id_number"),
        ("an open session", |case| case.steps[1].outcome = None, Item::Record, "/steps/1"),
        ("no session", |case| case.steps.clear(), Item::Record, "/steps"),
        ("not signed", |case| case.agreement.as_mut().unwrap().signed = None, Item::Agreement, "/agreement/signed"),
        ("no agreement", |case| case.agreement = None, Item::Agreement, "/agreement/signed"),
    ];
    for (what, change, item, place) in gaps {
        let mut case = read(C01);
        change(&mut case);
        let status = items(&case).into_iter().find(|status| status.item == item).unwrap();
        assert_eq!((status.state, status.place.pointer()), (ItemState::Missing, place), "{what}");
        assert!(status.is_lacking() && !is_complete(&case), "{what}");
        assert_eq!(state(&case, Item::Statement), ItemState::Present, "{what}: to be explained");
    }
}

fn forget_number(party: &mut Party) {
    if let PartyKind::Person(person) = &mut party.kind {
        person.id_number.clear();
    }
}

#[test]
fn what_is_needed_and_not_there_is_missing_but_blocks_nothing() {
    let mut case = read(C05);
    case.parties[4].agent.as_mut().unwrap().authorised = None;
    case.follow_ups.clear();
    for item in [Item::Authority, Item::Performance, Item::FollowUp] {
        assert_eq!(state(&case, item), ItemState::Missing, "{item:?}");
    }
    assert!(is_complete(&case));
}

#[test]
fn the_second_agent_counts_as_the_first() {
    let mut case = read(C05);
    case.parties[0].agent = case.parties[4].agent.clone();
    assert_eq!(state(&case, Item::Authority), ItemState::Present);
    case.parties[4].agent.as_mut().unwrap().authority = None;
    let place = items(&case).into_iter().find(|status| status.item == Item::Authority).unwrap().place;
    assert_eq!((state(&case, Item::Authority), place.pointer()), (ItemState::Missing, "/parties/4/agent"));
}

#[test]
fn someone_without_any_papers_is_not_missing_them() {
    let mut case = read(C01);
    forget_number(&mut case.parties[0]);
    assert_eq!(state(&case, Item::Identity), ItemState::Missing);
    if let PartyKind::Person(person) = &mut case.parties[0].kind {
        person.id_type = Some(IdType::None);
    }
    assert_eq!(state(&case, Item::Identity), ItemState::Present);
}

#[test]
fn a_guardian_is_told_for_the_ward() {
    let mut case = read(C01);
    let guardian = Party::person(PartyId("G1".into()), PartyRole::Guardian, "关秀");
    if let PartyKind::Person(person) = &mut case.parties[2].kind {
        person.guardian = Some(guardian.id.clone());
    }
    case.parties.push(guardian);
    case.notice.as_mut().unwrap().given_to = ["A1", "A2", "G1"].map(|id| PartyId(id.into())).to_vec();
    assert_eq!(state(&case, Item::Notice), ItemState::Present);
}

#[test]
fn a_witness_who_spoke_openly_was_heard() {
    let mut case = read(C01);
    case.parties[2].role = PartyRole::Witness;
    assert_eq!(state(&case, Item::Inquiry), ItemState::Present);
    for statement in &mut case.statements {
        statement.private = true;
    }
    assert_eq!(state(&case, Item::Inquiry), ItemState::NotNeeded, "what was said in private makes no paper");
}

#[test]
fn a_referral_for_confirmation_asks_for_its_papers() {
    let mut case = read(C01);
    case.referrals.push(Referral { kind: "司法确认".into(), ..Referral::default() });
    assert_eq!(state(&case, Item::Confirmation), ItemState::Present);
    let mut ended = read(C11);
    ended.referrals = case.referrals;
    assert_eq!(state(&ended, Item::Confirmation), ItemState::NotNeeded, "there is nothing to confirm");
}

#[test]
fn a_planned_visit_is_no_visit() {
    let mut case = read(C01);
    case.follow_ups[0].result = Some(FollowUpResult::Planned);
    assert_eq!(state(&case, Item::FollowUp), ItemState::Missing);
    assert_eq!(state(&case, Item::Performance), ItemState::Missing);
}

#[test]
fn the_paper_that_ends_it_follows_the_form() {
    use AgreementForm as Form;
    let with = |kind: CaseKind, form: Option<Form>, sessions: usize| {
        let mut case = CaseFile::new(kind);
        let signed = NaiveDate::from_ymd_opt(2026, 6, 1);
        case.agreement = Some(Agreement { form, signed, ..Agreement::default() });
        case.steps = vec![Step::open(StepKind::Interpretation, signed); sessions];
        Item::Agreement.papers(&case)
    };
    use CaseKind::{People, PublicSecurity};
    assert_eq!(with(People, None, 1), [PaperKind::Agreement]);
    assert_eq!(with(People, Some(Form::Written), 0), [PaperKind::Agreement]);
    assert_eq!(with(People, Some(Form::Oral), 1), [PaperKind::OralRegister]);
    assert_eq!(with(People, Some(Form::None), 1), [PaperKind::Termination]);
    assert_eq!(with(PublicSecurity, Some(Form::PublicSecurity), 1), [PaperKind::SecurityAgreement]);
    assert_eq!(with(PublicSecurity, Some(Form::PublicSecurity), 0), [PaperKind::OnTheSpotAgreement]);
    // How the police go on after that is told by their own papers.
    assert_eq!(with(PublicSecurity, Some(Form::None), 0), [PaperKind::AttachmentLeaf]);
}
