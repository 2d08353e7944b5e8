//! The lock of the open desk: announced, what is typed kept, everything covered, and opened again by the same person or by
//! another.

use egui::{Event, Key, Pos2};
use egui_kittest::kittest::Queryable;
use maplebridge::casebook::backup::name;
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::{CaseId, Settings};
use maplebridge::domain::signing::HowRead;
use maplebridge::i18n::Lang;
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use crate::casebook_support::{change, freeze, pen};
use crate::front_support::{MEDIATOR, PASSPHRASE, PIN, Place, Start, start};
use crate::window_support;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const FIRST: CaseId = CaseId(1);

fn is_covered(stage: &Start<'_>) -> bool {
    stage.window().desk.book.is_locked()
}

fn opened<'a>(place: &Place, lang: Lang) -> Start<'a> {
    place.made();
    let mut stage = start(place, lang);
    stage.open_as(MEDIATOR, PIN);
    stage
}

/// Opens the covered desk with what is typed into this field.
fn uncover(stage: &mut Start<'_>, field: &str, typed: &str) {
    stage.unlock(field, typed);
    stage.until("the desk again", |program| !program.window().unwrap().desk.book.is_locked());
}

#[test]
fn nobody_there_for_five_minutes_locks_the_desk_and_says_so_half_a_minute_before() {
    for lang in LANGS {
        let place = Place::new();
        let mut stage = opened(&place, lang);
        let tr = stage.tr;
        stage.wait(260.0);
        assert!(!stage.reads(tr.lock_stay()), "too early");
        stage.wait(15.0);
        assert!(stage.offers(tr.lock_stay()), "it is announced");
        stage.press(tr.lock_stay());
        assert!(!stage.reads(tr.lock_stay()) && !is_covered(&stage));
        stage.wait(200.0);
        assert!(!is_covered(&stage), "somebody said that they are here");
        stage.wait(101.0);
        assert!(is_covered(&stage));
        assert!(stage.reads(tr.front_locked_title()));
    }
}

#[test]
fn a_key_keeps_it_open_and_a_pointer_that_only_moves_does_so_until_it_is_announced() {
    let place = Place::new();
    let mut stage = opened(&place, Lang::Zh);
    stage.wait(200.0);
    stage.harness.event(Event::PointerMoved(Pos2::new(300.0, 300.0)));
    stage.settle();
    stage.wait(200.0);
    assert!(!stage.reads(stage.tr.lock_stay()), "the pointer moved 200 s ago");
    stage.wait(75.0);
    assert!(stage.reads(stage.tr.lock_stay()));
    stage.harness.event(Event::PointerMoved(Pos2::new(310.0, 300.0)));
    stage.settle();
    assert!(stage.reads(stage.tr.lock_stay()), "a pushed table is nobody");
    stage.key(Key::F);
    assert!(!is_covered(&stage));
    stage.wait(200.0);
    assert!(!is_covered(&stage));
}

#[test]
fn the_minutes_are_those_of_the_settings() {
    let place = Place::new();
    place.made();
    let mut stage = start(&place, Lang::Zh);
    stage.open_by_passphrase();
    stage.act(Action::Go(Screen::People));
    stage.press(&stage.tr.lock_minutes(2));
    assert_eq!(stage.window().desk.settings.lock_after_minutes, 2);
    stage.wait(95.0);
    assert!(stage.reads(stage.tr.lock_stay()));
    stage.wait(30.0);
    assert!(is_covered(&stage));
}

#[test]
fn what_was_typed_is_kept_and_stands_there_again_for_the_same_person() {
    for lang in LANGS {
        let place = Place::new();
        let mut stage = opened(&place, lang);
        let tr = stage.tr;
        stage.act(Action::Go(Screen::Case(FIRST, Room::Neighborhood)));
        let composer = tr.talk_composer();
        let before = stage.window().desk.case.as_ref().unwrap().record.file.clone();
        if stage.harness.query_by_label(composer).is_none() {
            stage.press(tr.talk_another_session());
        }
        stage.type_into(composer, "那天晚上我不在家");
        stage.lock();
        assert!(is_covered(&stage));
        let name = before.parties[0].name.clone();
        assert!(!stage.reads(&name) && !stage.reads("那天晚上"), "the case is covered");
        assert!(stage.window().desk.book.case(FIRST).is_err(), "and so is the file");
        uncover(&mut stage, &tr.front_secret_of(MEDIATOR), PIN);
        assert_eq!(stage.window().desk.screen, Screen::Case(FIRST, Room::Neighborhood));
        assert_eq!(stage.text_of(composer), "那天晚上我不在家");
        drop(stage);
        place.look(|book| {
            let kept = book.unfinished(Some(FIRST)).unwrap();
            assert!(kept.iter().any(|line| line.text.contains("那天晚上我不在家")), "{kept:?}");
        });
    }
}

#[test]
fn another_person_takes_over_and_begins_at_today() {
    let place = Place::new();
    let mut stage = opened(&place, Lang::Zh);
    let tr = stage.tr;
    stage.act(Action::Go(Screen::Case(FIRST, Room::Facts)));
    stage.lock();
    assert!(is_covered(&stage));
    stage.press(tr.front_someone_else());
    stage.press(tr.front_administrator());
    uncover(&mut stage, tr.front_secret_desk(), PASSPHRASE);
    assert_eq!(stage.window().desk.screen, Screen::Today);
    assert!(stage.window().desk.book.actor().name.is_empty());
    stage.act(Action::Go(Screen::Case(FIRST, Room::Facts)));
    assert!(stage.window().desk.case.is_some(), "read anew");
}

#[test]
fn what_was_done_before_the_lock_is_backed_up_and_closing_under_the_cover_waits_for_it() {
    let place = Place::new();
    let mut stage = opened(&place, Lang::Zh);
    stage.until("the backup on opening", |program| program.window().unwrap().desk.backup.view.working.is_none());
    let backups = || name::list(&place.folder().join("backups"));
    let change = CaseCommand::RemoveStatement { position: 0 };
    stage.act(Action::Run(Box::new(Command::InCase(FIRST, change))));
    let head = stage.window().desk.book.chain_head().unwrap();
    let holds_it = || backups().iter().any(|backup| backup.name.tells_of(&head.head, head.events));
    assert!(!holds_it());
    stage.lock();
    assert!(is_covered(&stage) && stage.reads(stage.tr.front_locked_kept()));
    let ctx = stage.harness.ctx.clone();
    stage.harness.state_mut().as_mut().unwrap().close_after_keeping(&ctx);
    stage.until("the end", |program| program.window().unwrap().may_close());
    assert!(holds_it());
}

#[test]
fn a_wrong_pin_leaves_the_desk_covered() {
    let place = Place::new();
    let mut stage = opened(&place, Lang::Zh);
    stage.lock();
    let field = stage.tr.front_secret_of(MEDIATOR);
    stage.unlock(&field, "000000");
    stage.until("an answer", |program| {
        let front = program.window().unwrap().lock().unwrap().front().unwrap();
        !front.state.working
    });
    assert!(is_covered(&stage));
    uncover(&mut stage, &field, PIN);
}

#[test]
fn what_the_parties_see_and_the_signing_pad_are_covered_too() {
    for room in [Room::PartyView, Room::Signing] {
        let place = Place::new();
        let mut stage = opened(&place, Lang::Zh);
        stage.act(Action::Go(Screen::Case(FIRST, room)));
        stage.lock();
        assert!(is_covered(&stage), "{room:?}");
        let name = window_support::case_of("C01").parties[0].name.clone();
        assert!(!stage.reads(&name), "{room:?}");
    }
}

#[test]
fn a_question_before_signatures_fall_waits_under_the_cover() {
    let place = Place::new();
    place.made();
    place.look(|book| {
        freeze(book, FIRST);
        let signer = book.case(FIRST).unwrap().version.unwrap().signers[0].id.clone();
        change(book, FIRST, CaseCommand::Sign { signer, hand: pen(), how_read: HowRead::Scrolled });
    });
    let mut stage = start(&place, Lang::Zh);
    stage.open_as(MEDIATOR, PIN);
    stage.act(Action::Go(Screen::Case(FIRST, Room::Agreement)));
    let mut term = stage.window().desk.case.as_ref().unwrap().record.file.terms[0].clone();
    term.text.push('。');
    let change = CaseCommand::EditTerm { position: 0, term };
    stage.act(Action::Run(Box::new(Command::InCase(FIRST, change))));
    assert!(stage.reads(stage.tr.question_title()));
    stage.lock();
    assert!(is_covered(&stage) && !stage.reads(stage.tr.question_title()));
    let field = stage.tr.front_secret_of(MEDIATOR);
    uncover(&mut stage, &field, PIN);
    assert!(stage.reads(stage.tr.question_title()), "it waits for its answer");
    stage.press(stage.tr.question_no());
    assert_eq!(stage.window().desk.case.as_ref().unwrap().record.signatures.len(), 1);
}

#[test]
fn a_practice_desk_does_not_lock() {
    let mut book = window_support::book(Lang::Zh);
    window_support::import(&mut book, "C01");
    let mut stage = window_support::stage(book, Lang::Zh);
    stage.harness.state_mut().as_mut().unwrap().desk.practice = true;
    let settings = Settings { lock_after_minutes: 2, ..window_support::settings(Lang::Zh) };
    stage
        .harness
        .state_mut()
        .as_mut()
        .unwrap()
        .desk
        .act(Action::Run(Box::new(Command::ChangeSettings(Box::new(settings)))));
    let now = stage.harness.ctx.input(|input| input.time);
    stage.harness.input_mut().time = Some(now + 3600.0);
    stage.settle();
    assert!(!stage.reads(stage.tr.lock_stay()) && !stage.window().desk.book.is_locked());
}
