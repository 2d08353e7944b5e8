//! From the first clause to the signed agreement, in the window, by the words on it, in both languages.

use egui::{Event, Modifiers, PointerButton, Pos2, Rect};
use egui_kittest::kittest::Queryable;
use maplebridge::casebook::view::{CaseId, CaseState, LedgerQuery};
use maplebridge::domain::agreement::{FollowUpResult, SignatureWay};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::money::Money;
use maplebridge::domain::place::Place;
use maplebridge::domain::session::{Outcome, StepKind};
use maplebridge::domain::term::TermPattern;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::pictures::{self, LOOKS};
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use crate::window_support::{Stage, book, import, stage, stage_of};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// A window on C01 at one of its rooms.
fn at<'a>(lang: Lang, room: Room) -> Stage<'a> {
    let mut casebook = book(lang);
    import(&mut casebook, "C01");
    let mut stage = stage(casebook, lang);
    go(&mut stage, room);
    stage
}

fn go(stage: &mut Stage<'_>, room: Room) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(Screen::Case(CaseId(1), room)));
    stage.settle();
}

fn jump(stage: &mut Stage<'_>, place: Place) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Jump(place));
    stage.settle();
}

fn case<'s>(stage: &'s Stage<'_>) -> &'s CaseFile {
    &stage.window().desk.case.as_ref().unwrap().record.file
}

fn signatures(stage: &Stage<'_>) -> Vec<SignatureWay> {
    stage.window().desk.case.as_ref().unwrap().record.signatures.iter().map(|signature| signature.way).collect()
}

fn empty_slot(tr: Tr, name: &str) -> String {
    tr.slot_named(name, tr.slot_empty())
}

/// Writes two strokes on the pad.
fn write(stage: &mut Stage<'_>) {
    if stage.harness.query_by_label(stage.tr.signing_pad()).is_none() {
        stage.press(stage.tr.signing_read_aloud());
    }
    let pad: Rect = stage.harness.get_by_label(stage.tr.signing_pad()).rect();
    let corner = pad.left_top() + egui::vec2(60.0, 40.0);
    for stroke in [0.0_f32, 60.0] {
        let from = corner + egui::vec2(stroke, 0.0);
        let button = |pos: Pos2, pressed: bool| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        stage.harness.event(Event::PointerMoved(from));
        stage.harness.step();
        stage.harness.event(button(from, true));
        stage.harness.step();
        for step in [10.0, 20.0, 30.0] {
            stage.harness.event(Event::PointerMoved(from + egui::vec2(step, step)));
            stage.harness.step();
        }
        stage.harness.event(button(from + egui::vec2(30.0, 30.0), false));
        stage.harness.step();
    }
    stage.settle();
}

#[test]
fn a_payment_is_written_slot_by_slot() {
    for lang in LANGS {
        let mut stage = at(lang, Room::Agreement);
        let tr = stage.tr;
        stage.press(tr.agreement_add_pay());
        assert_eq!(case(&stage).terms.len(), 4);
        let last = Place::term(3);
        jump(&mut stage, last.field("obligor"));
        stage.press("关伯年");
        stage.press(tr.slot_done());
        jump(&mut stage, last.field("amount_cents"));
        stage.type_into(tr.amount_label(), "１，２００");
        stage.press(tr.slot_done());
        jump(&mut stage, last.field("due"));
        stage.type_into(tr.calendar_day(), "2026-4-1");
        stage.harness.key_press(egui::Key::Enter);
        stage.settle();
        let term = &case(&stage).terms[3];
        assert_eq!(term.pattern, Some(TermPattern::Pay));
        assert_eq!(term.amount, Money::from_fen(120_000), "{lang:?}");
        assert_eq!(term.due.map(|day| day.to_string()).as_deref(), Some("2026-04-01"));
        assert_eq!(term.obligor.len(), 1);
        assert!(term.text.contains("壹仟贰佰元整"), "the sentence follows the slots: {}", term.text);
        assert!(stage.reads(&empty_slot(tr, tr.slot_to())), "what is still wanted stands in the sentence");
    }
}

#[test]
fn what_was_typed_is_kept_when_another_slot_is_opened_at_once() {
    let mut stage = at(Lang::Zh, Room::Agreement);
    let tr = stage.tr;
    stage.press(tr.agreement_add_act());
    jump(&mut stage, Place::term(3).field("what"));
    stage.type_into(tr.slot_what_act(), "清理楼道");
    jump(&mut stage, Place::term(3).field("due"));
    assert_eq!(case(&stage).terms[3].what, "清理楼道");
}

#[test]
fn clauses_are_moved_and_removed_and_come_back() {
    for lang in LANGS {
        // High enough that the whole clause is in sight, with its buttons.
        let mut casebook = book(lang);
        import(&mut casebook, "C01");
        let mut stage = stage_of(casebook, lang, [1366.0, 1200.0]);
        go(&mut stage, Room::Agreement);
        let tr = stage.tr;
        let texts: Vec<String> = case(&stage).terms.iter().map(|term| term.text.clone()).collect();
        jump(&mut stage, Place::term(1));
        stage.press(&tr.agreement_move_up_named(2));
        assert_eq!(case(&stage).terms[0].text, texts[1]);
        jump(&mut stage, Place::term(2));
        stage.press(&tr.agreement_remove_named(3));
        assert_eq!(case(&stage).terms.len(), 2);
        stage.press(tr.shell_undo());
        assert_eq!(case(&stage).terms.len(), 3);
    }
}

#[test]
fn own_words_are_kept_before_the_agreement_is_frozen() {
    let mut stage = at(Lang::Zh, Room::Agreement);
    let tr = stage.tr;
    jump(&mut stage, Place::term(2).field("text"));
    stage.type_into(tr.agreement_own_words(), "今后不再搭建。");
    stage.press(tr.agreement_freeze());
    let record = &stage.window().desk.case.as_ref().unwrap().record;
    assert!(record.file.terms[2].text.contains("今后不再搭建。"));
    assert!(record.version.is_some() && record.version_is_current, "the frozen words are the newest ones");
    assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(1), Room::Signing));
}

#[test]
fn everyone_signs_and_one_signs_another_day() {
    for lang in LANGS {
        let mut stage = at(lang, Room::Agreement);
        let tr = stage.tr;
        stage.press(tr.agreement_freeze());
        for _ in 0..2 {
            write(&mut stage);
            stage.press(tr.signing_undo_stroke());
            stage.press(tr.signing_done());
        }
        assert_eq!(signatures(&stage), [SignatureWay::Screen; 2]);
        stage.press(tr.signing_on_paper());
        stage.press(tr.signing_on_paper_done());
        write(&mut stage);
        stage.press(tr.signing_done());
        stage.press(tr.signing_not_today());
        assert_eq!(signatures(&stage).iter().filter(|way| **way == SignatureWay::Paper).count(), 1);
        assert_eq!(signatures(&stage).len(), 4, "the recorder signs another day");
        stage.press(tr.signing_print());
        assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(1), Room::Papers));
        assert!(stage.reads(&tr.printing_print(4)));
        go(&mut stage, Room::Performance);
        assert!(!stage.reads(&tr.performance_term(1)), "signed, not yet closed");
    }
}

#[test]
fn a_change_of_signed_words_is_warned_of_before_and_told_after() {
    for lang in LANGS {
        let mut stage = at(lang, Room::Agreement);
        let tr = stage.tr;
        assert!(!stage.reads(&tr.signed_warning(1)));
        stage.press(tr.agreement_freeze());
        for signed in 1..=2 {
            write(&mut stage);
            stage.press(tr.signing_done());
            for room in [Room::Agreement, Room::Parties, Room::Facts] {
                go(&mut stage, room);
                assert!(stage.reads(&tr.signed_warning(signed)), "{lang:?} {room:?} {signed}");
            }
            go(&mut stage, Room::Signing);
        }
        jump(&mut stage, Place::term(2).field("text"));
        stage.type_into(tr.agreement_own_words(), "今后不再搭建。");
        stage.harness.run_steps(60);
        assert_eq!(signatures(&stage).len(), 2, "asked first");
        stage.press(tr.question_yes());
        assert!(signatures(&stage).is_empty());
        assert!(stage.reads(&tr.app_signatures_voided(2)), "the footer says how many fell");
        assert!(stage.reads(tr.signed_changed_since()) && !stage.reads(&tr.signed_warning(2)));
        stage.press(tr.shell_undo());
        assert!(signatures(&stage).is_empty(), "what fell stays fallen");
    }
}

#[test]
fn making_the_agreement_final_in_an_open_session_settles_it() {
    let tr = Tr(Lang::Zh);
    let (desk, ids) = pictures::desk(&pictures::cases(), Lang::Zh, LOOKS[0]).unwrap();
    let mut stage = stage_of(desk.book, Lang::Zh, [1366.0, 768.0]);
    go(&mut stage, Room::Agreement);
    assert_eq!(case(&stage).steps[1].outcome, None);
    stage.press(tr.agreement_freeze());
    assert_eq!(case(&stage).steps[1].outcome, Some(Outcome::Settled));
    go(&mut stage, Room::Agreement);
    for (station, state) in [
        (tr.step(StepKind::Village), tr.shell_state_settled()),
        (tr.shell_station_agreement(), tr.shell_state_frozen()),
        (tr.shell_station_signing(), tr.shell_state_current()),
    ] {
        assert!(stage.reads(&format!("{station} {state}")), "{station} {state}");
    }
    let rows = stage.window().desk.book.ledger(&LedgerQuery::default()).unwrap();
    let row = rows.iter().find(|row| row.id == ids[0]).unwrap();
    assert_eq!(row.state, CaseState::AwaitingSigning);
}

#[test]
fn an_empty_pad_cannot_be_handed_in() {
    let mut stage = at(Lang::Zh, Room::Agreement);
    let tr = stage.tr;
    stage.press(tr.agreement_freeze());
    stage.press(tr.signing_read_aloud());
    stage.press(tr.signing_done());
    assert!(signatures(&stage).is_empty());
    write(&mut stage);
    stage.press(tr.signing_clear());
    stage.press(tr.signing_done());
    assert!(signatures(&stage).is_empty());
}

#[test]
fn a_visit_is_recorded_and_a_half_written_one_waits() {
    for lang in LANGS {
        let mut stage = at(lang, Room::Performance);
        let tr = stage.tr;
        stage.type_into(tr.performance_note(), "林志远来电");
        go(&mut stage, Room::Agreement);
        go(&mut stage, Room::Performance);
        assert_eq!(stage.text_of(tr.performance_note()), "林志远来电");
        stage.press(tr.follow_up_not_performed());
        stage.press(tr.performance_record());
        let visits = &case(&stage).follow_ups;
        assert_eq!(visits.len(), 2);
        assert_eq!(visits[1].result, Some(FollowUpResult::NotPerformed));
        assert_eq!(visits[1].note, "林志远来电");
        assert!(stage.text_of(tr.performance_note()).is_empty());
    }
}

#[test]
fn the_screens_hold_at_every_size_with_a_long_name() {
    for lang in LANGS {
        for size in [[1366.0, 690.0], [911.0, 512.0], [683.0, 384.0]] {
            let mut casebook = book(lang);
            import(&mut casebook, "C05");
            let mut stage = stage_of(casebook, lang, size);
            for room in [Room::Agreement, Room::Signing, Room::Papers, Room::Performance] {
                go(&mut stage, room);
                assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(1), room));
            }
        }
    }
}
