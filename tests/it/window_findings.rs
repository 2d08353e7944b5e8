//! What the check found, in the window: it follows the words while they are typed, one key mends it and Ctrl+Z takes the
//! mend back, its reason opens on demand, a supervisor lets a block pass.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::party::{PartyKind, Person, Sex};
use maplebridge::domain::place::Place;
use maplebridge::i18n::Lang;
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use crate::window_support::{Stage, book, case_of, import_case, stage_of, undated};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// A high window on the first case, changed so, in this room.
fn at<'a>(lang: Lang, room: Room, change: impl FnOnce(&mut CaseFile)) -> Stage<'a> {
    let mut casebook = book(lang);
    let mut case = case_of("C01");
    change(&mut case);
    import_case(&mut casebook, case);
    let mut stage = stage_of(casebook, lang, [1366.0, 1100.0]);
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(Screen::Case(CaseId(1), room)));
    stage.settle();
    stage
}

fn jump(stage: &mut Stage<'_>, place: Place) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Jump(place));
    stage.settle();
}

fn case<'s>(stage: &'s Stage<'_>) -> &'s CaseFile {
    &stage.window().desk.case.as_ref().unwrap().record.file
}

fn press_key(stage: &mut Stage<'_>, modifiers: Modifiers, key: Key) {
    stage.harness.key_press_modifiers(modifiers, key);
    stage.settle();
}

#[test]
fn a_finding_follows_the_words_while_they_are_typed() {
    let mut stage = at(Lang::Zh, Room::Agreement, |_| {});
    jump(&mut stage, Place::term(2).field("text"));
    assert!(!stage.reads("尽快"), "nothing vague stands there yet");
    let kept = case(&stage).terms[2].text.clone();
    let field = stage.tr.agreement_own_words();
    let node = stage.harness.get_all_by_label(field).find(|node| node.value().is_some()).unwrap();
    node.focus();
    stage.harness.run_steps(2);
    stage.harness.get_all_by_label(field).find(|node| node.value().is_some()).unwrap().type_text("尽快");
    stage.harness.run_steps(2);
    assert_eq!(case(&stage).terms[2].text, kept, "the words are not kept yet");
    let warned = stage.tr.check_term_vague_word(3, "尽快");
    assert!(stage.reads(&warned), "and the finding is there: {warned}");
    stage.settle();
}

#[test]
fn one_key_mends_a_clause_and_undo_takes_it_back() {
    for lang in LANGS {
        let mut stage = at(lang, Room::Agreement, undated);
        jump(&mut stage, Place::term(0));
        press_key(&mut stage, Modifiers::ALT, Key::Enter);
        let due = case(&stage).terms[0].due;
        assert!(due.is_some(), "{lang:?}");
        assert_eq!(due, case(&stage).terms[1].due, "the day of the other clause");
        press_key(&mut stage, Modifiers::COMMAND, Key::Z);
        assert_eq!(case(&stage).terms[0].due, None, "one step back");
    }
}

#[test]
fn the_key_mends_what_is_missing_beside_the_parties_too() {
    for lang in LANGS {
        let mut stage = at(lang, Room::Parties, |case| {
            if let PartyKind::Person(person) = &mut case.parties[0].kind {
                *person = Person { sex: Some(Sex::Female), ..person.clone() };
            }
        });
        let sex = |stage: &Stage<'_>| case(stage).parties[0].as_person().unwrap().sex;
        let tr = stage.tr;
        assert!(stage.reads(&tr.mend_to(tr.sex(Sex::Male))), "the button says what it does");
        press_key(&mut stage, Modifiers::ALT, Key::Enter);
        assert_eq!(sex(&stage), Some(Sex::Male));
        assert!(stage.reads(&tr.mend_done(tr.mend_to(tr.sex(Sex::Male)))), "the footer tells it");
        press_key(&mut stage, Modifiers::COMMAND, Key::Z);
        assert_eq!(sex(&stage), Some(Sex::Female));
    }
}

#[test]
fn a_supervisor_lets_a_block_pass_and_takes_it_back() {
    for lang in LANGS {
        let mut stage = at(lang, Room::Agreement, |case| case.terms[2].obligor.clear());
        let tr = stage.tr;
        let sentence = tr.check_term_no_obligor(3);
        stage.press(&tr.finding_why_named(&sentence));
        stage.press(tr.pass_ask());
        stage.press(tr.pass_do());
        assert!(stage.reads(tr.pass_lacking()) && case(&stage).passed.is_empty(), "name and reason are required");
        stage.type_into(tr.pass_by(), "周所长");
        stage.type_into(tr.pass_reason(), "三方都在场，各做各的");
        stage.press(tr.pass_do());
        let passed = &case(&stage).passed[0];
        assert_eq!((passed.by.as_str(), passed.rule.as_str()), ("周所长", "term.no-obligor"));
        assert!(passed.said.contains('第'), "the sentence is kept in Chinese: {}", passed.said);
        assert!(stage.reads(&tr.pass_passed("周所长", "三方都在场，各做各的")), "it stays in sight");
        stage.press(tr.pass_take_back());
        assert!(case(&stage).passed.is_empty());
    }
}

#[test]
fn a_slot_pressed_right_after_its_clause_opens_however_quick_the_hand() {
    for frames in 1..=6 {
        let mut stage = at(Lang::Zh, Room::Agreement, |_| {});
        let tr = stage.tr;
        stage.press(tr.agreement_add_act());
        stage.harness.get_all_by_label(&tr.agreement_clause_named(4)).next().unwrap().click_accesskit();
        stage.harness.run_steps(frames);
        let who = tr.slot_named(tr.slot_who(), tr.slot_empty());
        stage.harness.get_all_by_label(&who).next().unwrap().click_accesskit();
        stage.settle();
        assert!(stage.reads(tr.slot_done()), "after {frames} frames");
    }
}
