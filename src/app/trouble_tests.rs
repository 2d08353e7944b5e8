//! A disk that is full or faulty under an open desk: what waits, in which order it is kept, and what is told.

use super::*;
use crate::casebook::command::{CaseHead, WalkIn};
use crate::casebook::{Actor, Role};
use crate::domain::case::Extra;
use crate::domain::party::PartyId;
use crate::domain::session::Statement;
use crate::platform::clock::Clock;

const FIELD: &str = "talk.composer";

/// What grows the file for sure.
fn long(begin: &str) -> String {
    format!("{begin}{}", "说".repeat(20_000))
}

fn desk() -> (Desk, CaseId) {
    let mut desk = Desk::new(Casebook::in_memory(Clock::System).unwrap()).unwrap();
    let walk_in = WalkIn { applicants: "周丽萍".into(), about: "漏水".into(), ..WalkIn::default() };
    desk.act(Action::Run(Box::new(Command::RegisterWalkIn(walk_in))));
    let id = desk.case.as_ref().unwrap().record.id;
    (desk, id)
}

fn said(id: CaseId, text: String) -> Action {
    let date = Some(Clock::System.today());
    let statement = Statement {
        party: PartyId("A1".to_owned()),
        date,
        text,
        time: None,
        step: None,
        kind: None,
        text_en: String::new(),
        private: false,
        confirmed: None,
        extra: Extra::new(),
    };
    Action::Run(Box::new(Command::InCase(id, CaseCommand::RecordStatement(statement))))
}

fn type_in(desk: &mut Desk, id: CaseId, text: &str) {
    desk.act(Action::KeepUnfinished { case: Some(id), field: FIELD, text: text.to_owned() });
}

#[test]
fn what_is_typed_and_said_on_a_full_disk_waits_and_is_kept_when_there_is_room() {
    let (mut desk, id) = desk();
    desk.book.play_full(true);
    type_in(&mut desk, id, &long("一"));
    let first = desk.status.trouble.clone().expect("a message that stays");
    desk.act(said(id, long("二")));
    desk.act(said(id, long("三")));
    type_in(&mut desk, id, &long("四"));
    desk.tick(1000.0);
    assert!(desk.trouble.fails(), "tried again, and it is still full");
    assert_ne!(desk.status.trouble, Some(first), "it tells how much waits");
    assert!(desk.book.case(id).unwrap().file.statements.is_empty());

    desk.book.play_full(false);
    desk.tick(2000.0);
    assert_eq!(desk.status.trouble, None);
    let statements = desk.book.case(id).unwrap().file.statements;
    let begins: Vec<char> = statements.iter().filter_map(|statement| statement.text.chars().next()).collect();
    assert_eq!(begins, ['二', '三'], "each once, in the order in which it was said");
    assert_eq!(desk.book.unfinished(Some(id)).unwrap()[0].text, long("四"), "the newest of the field");
    assert_eq!(desk.case.as_ref().unwrap().record.file.statements.len(), 2, "and it is on the screen");
}

#[test]
fn the_footer_says_nothing_calm_while_nothing_can_be_kept() {
    let (mut desk, id) = desk();
    let calm = |desk: &Desk| desk.status.message.as_ref().is_some_and(|message| !message.problem);
    for (begin, later) in [("一", 1000.0), ("二", 2000.0)] {
        desk.book.play_full(true);
        desk.act(said(id, long(begin)));
        assert!(desk.status.nothing_saved && !calm(&desk), "{:?}", desk.status.message);
        desk.book.play_full(false);
        desk.tick(later);
        assert!(!desk.status.nothing_saved && calm(&desk), "it works again, and that is said");
    }
}

#[test]
fn the_next_wish_is_carried_out_as_soon_as_there_is_room() {
    let (mut desk, id) = desk();
    desk.book.play_full(true);
    desk.act(said(id, long("一")));
    desk.book.play_full(false);
    desk.act(said(id, "二".to_owned()));
    assert_eq!(desk.book.case(id).unwrap().file.statements.len(), 2);
    assert!(!desk.trouble.fails());
}

#[test]
fn a_change_of_a_field_stays_in_the_field_and_is_not_done_behind_it() {
    let (mut desk, id) = desk();
    desk.book.play_full(true);
    let head = CaseHead { facts: long("一"), ..CaseHead::default() };
    desk.act(Action::Run(Box::new(Command::InCase(id, CaseCommand::EditHead(head)))));
    assert!(desk.trouble.fails() && desk.trouble.own.commands.is_empty());
}

#[test]
fn a_refused_wish_is_no_trouble_of_the_disk() {
    let (mut desk, id) = desk();
    desk.act(said(id, String::new()));
    assert!(!desk.trouble.fails() && desk.status.message.as_ref().unwrap().problem);
    assert!(may_close(&mut desk, true), "nothing waits");
}

#[test]
fn a_small_wish_does_not_overtake_what_waits_and_a_removal_does_not_wait() {
    let (mut desk, id) = desk();
    desk.act(said(id, "零".to_owned()));
    desk.book.play_full(true);
    desk.act(said(id, long("一")));
    desk.act(said(id, "二".to_owned()));
    let removal = CaseCommand::RemoveStatement { position: 0 };
    desk.act(Action::Run(Box::new(Command::InCase(id, removal))));
    assert_eq!(desk.book.case(id).unwrap().file.statements.len(), 1, "nothing was done out of turn");
    assert_eq!(desk.trouble.own.commands.len(), 2);
    desk.book.play_full(false);
    desk.tick(1000.0);
    let statements = desk.book.case(id).unwrap().file.statements;
    let begins: Vec<char> = statements.iter().filter_map(|statement| statement.text.chars().next()).collect();
    assert_eq!(begins, ['零', '一', '二']);
}

#[test]
fn a_sentence_that_is_refused_when_its_turn_comes_stays_and_is_kept_once_it_fits() {
    let (mut desk, id) = desk();
    desk.book.play_full(true);
    desk.act(said(id, long("一")));
    desk.book.play_full(false);
    let mut lost = Actor::administrator();
    lost.role = Role::Reader;
    desk.book.act_as(lost);
    desk.tick(1000.0);
    assert!(!desk.trouble.fails() && desk.status.trouble.is_some(), "it is told as long as it waits");
    assert_eq!(desk.trouble.own.refused.len(), 1);
    assert!(!may_close(&mut desk, false), "closing would lose it");
    desk.book.act_as(Actor::administrator());
    desk.tick(2000.0);
    assert_eq!(desk.book.case(id).unwrap().file.statements.len(), 1);
    assert_eq!(desk.status.trouble, None);
    desk.tick(3000.0);
    assert_eq!(desk.book.case(id).unwrap().file.statements.len(), 1, "once");
}

#[test]
fn a_sentence_refused_in_a_case_that_is_not_open_goes_back_to_its_field() {
    let (mut desk, id) = desk();
    desk.case = None;
    let command = match said(id, "一".to_owned()) {
        Action::Run(command) => *command,
        other => panic!("{other:?}"),
    };
    refused(&mut desk, command, &Error::LockedDesk);
    desk.tick(1000.0);
    assert_eq!(desk.book.unfinished(Some(id)).unwrap()[0].text, "@A1 一");
    assert!(desk.trouble.own.is_empty());
}

#[test]
fn what_waits_is_done_in_the_name_of_who_said_it_and_of_nobody_else() {
    let person = |name: &str| Actor { name: name.to_owned(), role: Role::Mediator, by_administrator: false };
    let (mut desk, id) = desk();
    desk.book.act_as(person("王一平"));
    desk.book.play_full(true);
    desk.act(said(id, long("一")));
    type_in(&mut desk, id, &long("二"));
    locked(&mut desk);
    desk.book.act_as(person("田禾"));
    assert!(handed_over(&mut desk).is_none());
    desk.book.play_full(false);
    desk.tick(1000.0);
    assert!(
        desk.book.case(id).unwrap().file.statements.is_empty() && desk.book.unfinished(Some(id)).unwrap().is_empty()
    );
    assert!(desk.status.trouble.as_ref().is_some_and(|told| told.contains("王一平")), "{:?}", desk.status.trouble);
    assert!(!may_close(&mut desk, false), "closing would lose what the other one said");

    locked(&mut desk);
    desk.book.act_as(person("王一平"));
    handed_over(&mut desk);
    desk.tick(2000.0);
    assert_eq!(desk.book.case(id).unwrap().file.statements.len(), 1);
    assert_eq!(desk.book.unfinished(Some(id)).unwrap()[0].text, long("二"));
    let by = desk.book.events(id).unwrap().pop().unwrap().actor;
    assert_eq!(by, Some("王一平".to_owned()));
    assert_eq!(desk.status.trouble, None);
}

#[test]
fn the_window_asks_once_before_it_closes_over_what_is_not_kept() {
    let (mut desk, id) = desk();
    desk.book.play_full(true);
    desk.act(said(id, long("一")));
    assert!(!may_close(&mut desk, false));
    assert!(may_close(&mut desk, false), "the second time it is the person's own wish");
    let (mut desk, id) = self::desk();
    desk.book.play_full(true);
    type_in(&mut desk, id, &long("一"));
    desk.book.play_full(false);
    assert!(may_close(&mut desk, false), "kept on the way out");
    assert_eq!(desk.book.unfinished(Some(id)).unwrap()[0].text, long("一"));
}
