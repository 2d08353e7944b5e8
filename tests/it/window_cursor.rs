//! The cursor is where the hand is told to type, and stays there when a field comes or goes; the doors of the folded
//! menu.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::party::{PartyKind, Person};
use maplebridge::domain::place::Place;
use maplebridge::i18n::Lang;
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use crate::window_support::{Stage, book, case_of, import_case, stage, stage_of};

/// The first case, changed so, in this room of a window of this size.
fn at<'a>(room: Room, size: [f32; 2], change: impl FnOnce(&mut CaseFile)) -> Stage<'a> {
    let mut casebook = book(Lang::Zh);
    let mut case = case_of("C01");
    change(&mut case);
    import_case(&mut casebook, case);
    let mut stage = stage_of(casebook, Lang::Zh, size);
    act(&mut stage, Action::Go(Screen::Case(CaseId(1), room)));
    stage
}

fn act(stage: &mut Stage<'_>, action: Action) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(action);
    stage.settle();
}

fn case<'s>(stage: &'s Stage<'_>) -> &'s CaseFile {
    &stage.window().desk.case.as_ref().unwrap().record.file
}

/// Types blindly, as a hand does that was told to type.
fn type_blindly(stage: &mut Stage<'_>, text: &str) {
    stage.harness.event(Event::Text(text.to_owned()));
    stage.settle();
}

fn key(stage: &mut Stage<'_>, modifiers: Modifiers, key: Key) {
    stage.harness.key_press_modifiers(modifiers, key);
    stage.settle();
}

#[test]
fn from_a_good_id_number_the_hand_goes_on_to_the_telephone_and_the_card_keeps_its_lines() {
    let mut stage = at(Room::Parties, [1366.0, 1100.0], |case| {
        case.parties[0].kind = PartyKind::Person(Person::default());
        case.parties[0].phone = String::new();
    });
    let tr = stage.tr;
    stage.type_into(tr.people_id_resident_number(), "00000019850416011X");
    key(&mut stage, Modifiers::NONE, Key::Tab);
    type_blindly(&mut stage, "13800000009");
    assert_eq!(case(&stage).parties[0].phone, "13800000009");
    assert_eq!(stage.text_of(tr.people_birth()), "1985-04-16", "the line stays and shows what the number told");
}

#[test]
fn from_a_doubtful_id_number_the_hand_goes_on_to_the_birthday() {
    let mut stage = at(Room::Parties, [1366.0, 1100.0], |case| {
        case.parties[0].kind = PartyKind::Person(Person::default());
        case.parties[0].phone = String::new();
    });
    let tr = stage.tr;
    stage.type_into(tr.people_id_resident_number(), "000000198504160111");
    key(&mut stage, Modifiers::NONE, Key::Tab);
    type_blindly(&mut stage, "1985-04-16");
    assert!(case(&stage).parties[0].as_person().unwrap().birth.is_some());
    assert_eq!(case(&stage).parties[0].phone, "");
}

#[test]
fn the_walk_in_takes_the_cursor_every_time_it_is_opened() {
    let mut stage = stage(book(Lang::Zh), Lang::Zh);
    for times in 1..=3 {
        key(&mut stage, Modifiers::COMMAND, Key::N);
        type_blindly(&mut stage, "林");
        assert_eq!(stage.text_of(stage.tr.walk_in_who()), "林".repeat(times));
        stage.press(stage.tr.walk_in_cancel());
    }
}

#[test]
fn a_colleague_who_is_added_is_named_at_once() {
    let mut stage = stage_of(book(Lang::Zh), Lang::Zh, [1366.0, 1100.0]);
    act(&mut stage, Action::Go(Screen::Settings));
    stage.press(stage.tr.settings_person_add());
    type_blindly(&mut stage, "罗小满");
    assert_eq!(stage.window().desk.settings.colleagues.last().unwrap().name, "罗小满");
}

#[test]
fn the_calendar_of_a_clause_opens_with_the_cursor_in_its_field() {
    let mut stage = at(Room::Agreement, [1366.0, 1100.0], |case| case.terms[0].due = None);
    act(&mut stage, Action::Jump(Place::term(0).field("due")));
    type_blindly(&mut stage, "2026-12-15");
    key(&mut stage, Modifiers::NONE, Key::Enter);
    assert_eq!(case(&stage).terms[0].due, "2026-12-15".parse().ok());
}

#[test]
fn whoever_pays_is_not_offered_as_payee() {
    let mut stage = at(Room::Agreement, [1366.0, 1100.0], |case| case.terms[0].obligee.clear());
    act(&mut stage, Action::Jump(Place::term(0).field("obligee")));
    let offered = |name: &str| {
        let all = stage.harness.query_all_by_label(name);
        all.filter(|node| node.accesskit_node().role() == Role::Button).count()
    };
    assert_eq!((offered("林志远"), offered("关伯年")), (1, 0));
}

#[test]
fn the_folded_menu_leads_to_the_law_and_to_what_to_watch() {
    for size in [[911.0, 512.0], [911.0, 460.0]] {
        let mut stage = at(Room::Neighborhood, size, |_| {});
        let tr = stage.tr;
        stage.press(tr.shell_menu());
        stage.press(tr.watch_room());
        assert!(stage.reads(tr.watch_private()));
        key(&mut stage, Modifiers::NONE, Key::Escape);
        stage.press(tr.shell_menu());
        stage.press(tr.law_room());
        assert!(stage.reads(tr.law_search_hint()) || stage.reads(tr.law_search()));
    }
}
