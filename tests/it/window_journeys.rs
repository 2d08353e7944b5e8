//! Walks through the window by its words, in both languages.

use egui::{Event, ImeEvent, Key, Modifiers};
use maplebridge::casebook::view::LedgerQuery;
use maplebridge::domain::session::StepKind;
use maplebridge::i18n::Lang;
use maplebridge::pictures;
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use crate::window_support::{book, import, settings, stage, stage_of};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

#[test]
fn a_walk_in_becomes_a_case_and_can_be_undone() {
    for lang in LANGS {
        let mut stage = stage(book(lang), lang);
        let tr = stage.tr;
        stage.press(tr.today_walk_in());
        assert_eq!(stage.window().desk.screen, Screen::WalkIn);
        stage.type_into(tr.walk_in_who(), "林志远、何美娟");
        stage.type_into(tr.walk_in_against(), "关伯年");
        stage.type_into(tr.walk_in_about(), "鸽棚铁皮砸了车");
        stage.type_into(tr.walk_in_phone(), "13800000001");
        stage.press(tr.walk_in_register());
        let desk = &stage.window().desk;
        let case = desk.case.as_ref().expect("a case is open");
        assert_eq!(desk.screen, Screen::Case(case.record.id, Room::Neighborhood));
        assert_eq!(case.record.file.parties.len(), 3);
        assert_eq!(case.record.file.number, "（2026）青渡人调字第001号");
        assert!(stage.reads("林志远"));
        assert!(desk.book.unfinished(None).unwrap().is_empty(), "what became a case no longer waits");
        stage.press(tr.shell_undo());
        let desk = &stage.window().desk;
        assert!(desk.case.is_none() && desk.ledger.rows.is_empty());
        assert_eq!(desk.screen, Screen::Today);
    }
}

#[test]
fn half_a_walk_in_survives_leaving_the_screen_and_closing_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let open = || crate::book_support::open(folder.path(), pictures::clock()).unwrap();
    for (round, lang) in LANGS.into_iter().enumerate() {
        let mut casebook = open();
        let changed = maplebridge::casebook::command::Command::ChangeSettings(Box::new(settings(lang)));
        casebook.run(changed).unwrap();
        let mut stage = stage(casebook, lang);
        let tr = stage.tr;
        if round == 0 {
            stage.press(tr.today_walk_in());
            stage.type_into(tr.walk_in_who(), "苏晓岚");
            // At once, before the quiet time is over.
            stage.press(tr.shell_ledger());
            assert_eq!(stage.window().desk.screen, Screen::Ledger);
            stage.press(tr.shell_today());
            assert!(stage.reads(tr.today_continue()));
            stage.press(tr.today_walk_in());
        }
        assert_eq!(stage.window().desk.screen, Screen::WalkIn, "the program opens where it stood");
        assert_eq!(stage.text_of(tr.walk_in_who()), "苏晓岚");
        let phone = if round == 0 { "13" } else { "80" };
        stage.type_into(tr.walk_in_phone(), phone);
        let ctx = stage.harness.ctx.clone();
        stage.harness.state_mut().as_mut().unwrap().close_after_keeping(&ctx);
        stage.harness.run_steps(2);
        assert!(stage.window().may_close(), "the window goes once everything is kept");
    }
    let kept = open().unfinished(None).unwrap();
    let phone = kept.iter().find(|line| line.field == "walk_in.phone").unwrap();
    assert_eq!(phone.text, "1380");
}

#[test]
fn a_typed_text_is_durable_within_a_second() {
    let mut stage = stage(book(Lang::Zh), Lang::Zh);
    let tr = stage.tr;
    stage.press(tr.today_walk_in());
    stage.type_into(tr.walk_in_about(), "楼上漏水");
    let before = stage.harness.ctx.input(|input| input.time);
    while stage.window().desk.book.unfinished(None).unwrap().is_empty() {
        stage.harness.step();
        let waited = stage.harness.ctx.input(|input| input.time) - before;
        assert!(waited < 1.0, "not kept after {waited} s");
    }
}

#[test]
fn an_input_method_writes_into_a_field_and_enter_is_left_to_it() {
    let mut stage = stage(book(Lang::Zh), Lang::Zh);
    let tr = stage.tr;
    stage.press(tr.today_walk_in());
    stage.type_into(tr.walk_in_who(), "");
    let preedit = ImeEvent::Preedit { text: "ni hao".into(), active_range_chars: None };
    stage.harness.event(Event::Ime(preedit));
    stage.harness.run_steps(2);
    stage.harness.event(Event::Ime(ImeEvent::Commit("𠮷田".into())));
    stage.settle();
    assert_eq!(stage.text_of(tr.walk_in_who()), "𠮷田");
    assert_eq!(stage.window().desk.screen, Screen::WalkIn);
}

#[test]
fn earlier_cases_of_the_same_person_stand_beside_the_walk_in() {
    for lang in LANGS {
        let mut casebook = book(lang);
        import(&mut casebook, "C02");
        let mut stage = stage(casebook, lang);
        let tr = stage.tr;
        stage.press(tr.today_walk_in());
        assert!(stage.reads(tr.walk_in_earlier_none()));
        stage.type_into(tr.walk_in_who(), "苏晓岚");
        stage.settle();
        let title = stage.window().desk.earlier[0].title.clone();
        stage.press(&tr.walk_in_see_named(title));
        assert!(matches!(stage.window().desk.screen, Screen::Case(_, Room::Facts)));
    }
}

#[test]
fn the_ledger_finds_filters_and_opens() {
    for lang in LANGS {
        let mut casebook = book(lang);
        for name in ["C01", "C02", "C11"] {
            import(&mut casebook, name);
        }
        let mut stage = stage(casebook, lang);
        let tr = stage.tr;
        stage.press(tr.shell_ledger());
        assert_eq!(stage.window().desk.ledger.rows.len(), 3);
        stage.type_into(tr.ledger_find(), "关伯年");
        stage.harness.run_steps(4);
        stage.settle();
        assert_eq!(stage.window().desk.ledger.rows.len(), 1);
        stage.press(tr.ledger_open());
        assert!(stage.window().desk.case.is_some());
        let query = LedgerQuery { words: "没有这个人".to_owned(), state: None };
        stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Query(query));
        stage.press(tr.shell_ledger());
        stage.press(tr.ledger_nothing_door());
        assert_eq!(stage.window().desk.ledger.rows.len(), 3);
    }
}

#[test]
fn every_station_and_door_opens_in_both_languages_and_at_every_size() {
    for lang in LANGS {
        for size in [[1366.0, 690.0], [911.0, 512.0], [683.0, 384.0]] {
            let mut casebook = book(lang);
            import(&mut casebook, "C01");
            let id = casebook.ledger(&LedgerQuery::default()).unwrap()[0].id;
            let mut stage = stage_of(casebook, lang, size);
            let rooms = [
                Room::Facts,
                Room::Parties,
                Room::of_step(StepKind::Neighborhood),
                Room::of_step(StepKind::Village),
                Room::of_step(StepKind::Interpretation),
                Room::Agreement,
                Room::Signing,
                Room::Papers,
                Room::Performance,
            ];
            let mut screens: Vec<Screen> = rooms.into_iter().map(|room| Screen::Case(id, room)).collect();
            screens.extend([Screen::Today, Screen::WalkIn, Screen::Ledger, Screen::Settings, Screen::Help]);
            for screen in screens {
                stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(screen));
                stage.settle();
                assert_eq!(stage.window().desk.screen, screen, "{lang:?} {size:?}");
                assert!(stage.window().desk.status.message.as_ref().is_none_or(|message| !message.problem));
            }
        }
    }
}

#[test]
fn language_and_text_size_change_from_the_top_bar_and_are_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut casebook = crate::book_support::open(folder.path(), pictures::clock()).unwrap();
    casebook.run(maplebridge::casebook::command::Command::ChangeSettings(Box::new(settings(Lang::Zh)))).unwrap();
    let mut stage = stage(casebook, Lang::Zh);
    let tr = stage.tr;
    stage.press(tr.shell_english());
    assert!(stage.reads("Walk-in"));
    stage.press("Larger text");
    stage.press("Larger text");
    drop(stage);
    let kept = crate::book_support::open(folder.path(), pictures::clock()).unwrap().settings().unwrap();
    assert_eq!((kept.lang, kept.text_size_percent), (Lang::En, 120));
}

#[test]
fn ctrl_k_finds_a_page_and_a_case() {
    let mut casebook = book(Lang::Zh);
    import(&mut casebook, "C01");
    let mut stage = stage(casebook, Lang::Zh);
    let tr = stage.tr;
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    stage.settle();
    stage.type_into(tr.shell_palette(), tr.shell_settings());
    stage.harness.key_press(Key::Enter);
    stage.settle();
    assert_eq!(stage.window().desk.screen, Screen::Settings);
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    stage.settle();
    stage.type_into(tr.shell_palette(), "鸽棚");
    stage.harness.key_press(Key::Enter);
    stage.settle();
    assert!(matches!(stage.window().desk.screen, Screen::Case(_, Room::Facts)));
}
